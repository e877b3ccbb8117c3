"""Where a name of a person might stand: runs of capitalised words, cut into titles and names; nothing is decided here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from teiwright.annotators.persons import lexicon as lex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from teiwright.model import Document, Passage

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩЀ-Я"
_TOKEN = re.compile(rf"[{_UPPER}][^\W_]*(?:['’](?=[{_UPPER}])[^\W_]+|-[^\W_]+)*")
_BLANK = re.compile(r"—{1,3}|-{2,4}|_{2,4}|\*{2,4}")
_ROMAN = re.compile(r"(?=[IVXLC]{2})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_TREATY = re.compile(
    r" (?:[Pp]act|[Tt]reaty|[Aa]greement|[Ll]ine|[Pp]lan|[Cc]ommission|[Aa]ccords?|[Aa]xis|[Dd]ebates?|[Cc]orrespondence|[Aa]ct|[Nn]ote)\b"
)
_COMMA_NAME = re.compile(r", {1,2}")
_CUT_SHORT = frozenset(["'t", "’t", "'l", "’l"])
_STOPS = ".!?:…"
_CLOSING = "\"'”’»)]"
_OPENING = "\"'“‘«(["
_SHORT_LINE = 40
_SURNAMES_TOO = lex.TRADE | lex.NOBLE | lex.CHURCH | lex.NAME | lex.NOUN | lex.COMMON


_IDLE = lex.FUNCTION | lex.COMMON | lex.PEOPLE | lex.TITLE
_BUSY = lex.NAME | lex.MODIFIER


class Word(NamedTuple):
    """A capitalised word of a passage."""

    start: int
    end: int
    text: str
    kind: int
    """What the lists know about it (lexicon), 0 if nothing."""


class Candidate(NamedTuple):
    """A stretch that might name a person."""

    passage: int
    start: int
    """Offset in the passage's text, titles included."""
    end: int
    titles: tuple[Word, ...]
    words: tuple[Word, ...]
    """The name without titles: forenames, initials, surname (surname first where `inverted`)."""
    lower_title: str
    """A title before it that is written small (aunt Martha); it is part of the extent."""
    opens: bool
    """True if it begins a sentence."""
    before: Word | None
    """The capitalised word that stands before in the same run."""
    after: Word | None
    """The capitalised word that follows in the same run."""
    inverted: bool = False
    """True for “SMITH, JOHN” at the beginning of a paragraph."""
    halved: bool = False
    """True for one of two names that a hyphen joins in the name of a treaty."""


def words_of(text: str) -> list[Word]:
    """The capitalised words of a passage."""
    known, shouted = lex.kinds(), lex.capitals()
    found = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        start, end = match.span()
        if (start and text[start - 1].isalnum()) or not word[0].isupper():
            continue
        if len(word) == 1:
            initial = text.startswith(".", end) and not known.get(word, 0) & lex.TITLE
            kind = 0 if initial else known.get(word, 0)
        else:
            kind = known.get(word, -1)
            if kind < 0:
                kind = shouted.get(word, 0) if word.isupper() else 0
                if not kind and "-" in word:
                    kind = _of_parts(word)
            if text[end : end + 2] in _CUT_SHORT and word in lex.particles("cut-short"):
                word, end = text[start : end + 2], end + 2  # Serg't, Sam'l
                kind = kind or lex.MODIFIER
        found.append(Word(start, end, word, kind))
    return found


def _of_parts(word: str) -> int:
    """What the lists say about a word with a hyphen: Jean-Paul is a given name, Pérez-Galdós a surname."""
    known = lex.kinds()
    parts = [known.get(part, 0) for part in word.split("-")]
    if all(kind & (lex.GIVEN | lex.DOUBTFUL) for kind in parts):
        return lex.GIVEN
    return lex.SURNAME if all(kind & lex.SURNAME for kind in parts) else 0


def joined(passage: Passage, source: str, left: Word, right: Word) -> bool:
    """True if two neighbouring capitalised words may belong to one name: “John Smith”, “J. Smith”, “de Gaulle”."""
    gap = passage.text[left.end : right.start]
    if len(gap) > 12:
        return False
    if gap in {" ", "  "}:
        return _same_line(passage, source, left.end)
    if gap[0] == ".":
        if not (len(left.text) == 1 or left.kind & lex.SHORT or left.text in lex.particles("short-title")):
            return False
        rest = gap[1:]
        if rest in {"", " ", "  "}:
            return _same_line(passage, source, left.end + 1)
        return rest[0] == " " and rest.strip() in lex.particles("link")
    if len(left.text) == 1 and (blank := _BLANK.match(gap)):
        return gap[blank.end() :] == " " and len(right.text) == 1
    if gap[0] != " ":
        return False
    inner = " ".join(gap.split())
    if inner == "of":
        return left.text in lex.particles("of-land") or bool(
            left.kind & lex.GIVEN and not left.kind & lex.SURNAME
        )
    if inner == "the":
        return bool(left.kind & (lex.GIVEN | lex.DOUBTFUL)) and right.text in lex.particles("by-name")
    return inner in lex.particles("link") and (gap[-1] == " " or inner[-1] in "'’-")


def _same_line(passage: Passage, source: str, at: int) -> bool:
    """False where a line of few words ends here (an address, a signature): what follows is something else."""
    offset = passage.extent(at, at + 1).start
    if source[offset] != "\n":
        return True
    return (
        source.rfind("\n", max(0, offset - _SHORT_LINE), offset) < 0
        and offset - passage.block.extent.start >= _SHORT_LINE
    )


def opens_sentence(text: str, at: int) -> bool:
    """True if the word at this place is the first of a sentence, a quotation or the passage."""
    i = at - 1
    while i >= 0 and (text[i] in " —–-*_" or text[i] in _OPENING or text[i] in _CLOSING):
        if text[i] in _OPENING and (i == 0 or not text[i - 1].isalnum()):
            return True
        i -= 1
    if i < 0:
        return True
    if text[i] not in _STOPS:
        return False
    return not (
        text[i] == "."
        and text[max(0, i - 4) : i].strip() in {"Mr", "Mrs", "Dr", "St", "vs", "viz", "M", "Mme"}
    )


def candidates(
    document: Document, small: Collection[str], known: Collection[tuple[str, ...]] = ()
) -> Iterator[Candidate]:
    """Every stretch of the document that might name a person, in order.

    Args:
        document: The document.
        small: The words that the document also writes without a capital.
        known: Names of the register, as words, that would not be looked at otherwise (Church, Buffalo Bill).
    """
    source = document.source.text
    for number, passage in enumerate(document.passages):
        words = words_of(passage.text)
        if not words:
            continue
        at = 0
        if (inverted := _inverted(number, passage.text, words)) is not None:
            yield inverted
            at = len(inverted.words)
        first = at
        for last in range(at, len(words)):
            if last + 1 == len(words) or not joined(passage, source, words[last], words[last + 1]):
                # Most runs are one word that begins a sentence (The, He): not worth a closer look.
                if first < last or not words[last].kind & _IDLE or words[last].kind & _BUSY or known:
                    yield from _cut(number, passage.text, words[first : last + 1], small, known)
                first = last + 1


def _inverted(number: int, text: str, words: Sequence[Word]) -> Candidate | None:
    """“SMITH, JOHN H., Private” or “Smith, John H., private” at the very beginning of a passage."""
    if words[0].start > 1 or len(words) < 2 or len(words[0].text) < 2:
        return None
    if not _COMMA_NAME.fullmatch(text, words[0].end, words[1].start):
        return None
    end = 1
    while (
        end < len(words)
        and end < 4
        and (end == 1 or text[words[end - 1].end : words[end].start] in {" ", ". "})
    ):
        word = words[end]
        forename = len(word.text) == 1 or word.kind & (lex.GIVEN | lex.DOUBTFUL | lex.SHORT)
        other = word.kind & (lex.FUNCTION | lex.COMMON | lex.TITLE | lex.PLACE)
        if not forename and (other or not _rank_follows(text, words, end)):
            break
        end += 1
    if end == 1 or (words[0].kind & (lex.FUNCTION | lex.COMMON | lex.TITLE) and not words[0].text.isupper()):
        return None
    stop = words[end - 1].end
    if len(words[end - 1].text) == 1 and text.startswith(".", stop):
        stop += 1
    if stop < len(text) and text[stop] not in ",.;:(—":
        return None
    return Candidate(
        number,
        words[0].start,
        stop,
        (),
        tuple(words[:end]),
        "",
        opens=True,
        before=None,
        after=None,
        inverted=True,
    )


def _rank_follows(text: str, words: Sequence[Word], at: int) -> bool:
    """True if a rank stands after the next comma: “CASE, ENOS P., Private”."""
    for word in words[at + 1 : at + 4]:
        if word.kind & lex.RANK:
            return "," in text[words[at].end : word.start]
    return False


def _plain(run: Sequence[Word], at: int) -> bool:
    """True for a word that is never the beginning of the name after it."""
    word, last = run[at], at + 1 == len(run)
    kind = word.kind
    if kind & (lex.NAME | lex.TITLE):
        return False
    if kind & lex.MODIFIER and not last and run[at + 1].kind & (lex.TITLE | lex.MODIFIER):
        return False
    if kind & (lex.MODIFIER | lex.FUNCTION | lex.COMMON | lex.PEOPLE) or _ROMAN.fullmatch(word.text):
        return True
    if last:
        return False
    if kind & lex.PLACE:
        return True
    return 1 < len(word.text) < 6 and word.text.isupper() and not run[at + 1].text.isupper()  # USSR


def _opening_verb(text: str, run: Sequence[Word], at: int, small: Collection[str]) -> bool:
    """True for a word that has its capital from the beginning of a sentence and stands before a name: “Hearing Mary”."""
    word = run[at]
    if (
        at + 1 == len(run)
        or word.kind & (lex.NAME | lex.TITLE)
        or len(word.text) < 3
        or not opens_sentence(text, word.start)
    ):
        return False
    after = run[at + 1].kind
    if word.text.lower() in small:
        return bool(after & (lex.NAME | lex.TITLE)) or word.kind == 0
    return bool(after & (lex.GIVEN | lex.TITLE)) and not after & lex.SURNAME


def _cut(
    number: int, text: str, run: list[Word], small: Collection[str], known: Collection[tuple[str, ...]]
) -> Iterator[Candidate]:
    """Cut a run of capitalised words into candidates: titles, then name, then what is neither."""
    at = 0
    while at < len(run):
        if known and (end := _end_of_known(run, at, known)):
            yield _make(number, text, run, at, at, end)
            at = end
            continue
        if _plain(run, at) or _opening_verb(text, run, at, small) or _lone_i(text, run[at]):
            at += 1
            continue
        titles = at
        while titles < len(run) and _is_title(run, titles, at):
            titles += 1
        if titles == len(run):
            if titles - at < 2 or not _surname_after_title(run):
                return
            titles -= 1
        end = _name_end(text, run, titles, has_title=titles > at)
        if end == titles:
            at = titles + 1
            continue
        candidate = _make(number, text, run, at, titles, end)
        yield from _halves(candidate, text) or (candidate,)
        at = end


def _end_of_known(run: Sequence[Word], at: int, known: Collection[tuple[str, ...]]) -> int:
    """Where a name of the register that begins here ends; 0 if none does. A single word must be the last of its run."""
    words = tuple(word.text for word in run[at : at + 4])
    for size in range(len(words), 0, -1):
        if words[:size] in known and (size > 1 or at + 1 == len(run)):
            return at + size
    return 0


def _lone_i(text: str, word: Word) -> bool:
    return word.text == "I" and not text.startswith(".", word.end)


def _is_title(run: Sequence[Word], at: int, first: int) -> bool:
    """True where the word is used as a title: not the last word of a longer run if it can be a name (Mr. King)."""
    word = run[at]
    if word.kind & lex.MODIFIER and at + 1 < len(run) and run[at + 1].kind & (lex.TITLE | lex.MODIFIER):
        return True
    if not word.kind & lex.TITLE:
        return False
    if len(word.text) == 1 and at > first:
        return False  # the M. of “Assistant Surgeon M. Smith” is an initial
    return not (word.kind & lex.NAME and at > first and at + 1 == len(run))


def _surname_after_title(run: Sequence[Word]) -> bool:
    """True if the last of a run of titles is a surname: “Judge Miller”, “Mr. Bishop”; not “Lord Bishop”, “Mr. President”."""
    last, previous = run[-1].kind, run[-2]
    if last & lex.NAME:
        return True
    if previous.text in {"Lord", "Lady", "Sir", "Madam", "Master", "MM", "Messrs", "Monsieur", "Madame"}:
        return False
    return bool(last & _SURNAMES_TOO) and bool(previous.kind & (lex.HONORIFIC | lex.RANK | lex.OFFICE))


def _name_end(text: str, run: Sequence[Word], first: int, *, has_title: bool) -> int:
    """Where the name that begins at `first` ends in the run."""
    for at in range(first, len(run)):
        word = run[at]
        kind = word.kind
        if len(word.text) == 1:
            if _lone_i(text, word):
                return at
            continue
        if at > first + 1 and _after_capitals(run, first, at):
            return at
        if kind & lex.NAME:
            continue
        if at == first:
            if kind & lex.FUNCTION:
                return at
            continue
        previous = run[at - 1]
        after_forename = (
            bool(previous.kind & (lex.GIVEN | lex.DOUBTFUL | lex.SHORT)) or len(previous.text) == 1
        )
        if kind & lex.FUNCTION and word.text not in lex.particles("by-name"):
            return at
        if kind & lex.TITLE and not (after_forename and at + 1 == len(run)):
            return at
        if kind & (lex.COMMON | lex.PEOPLE):
            # An adjective or noun is a surname (John Strong) only directly after a forename.
            if not after_forename:
                return at
            if (
                len(previous.text) == 1
                and has_title
                and at - first == 1
                and text.startswith(".", previous.end)
            ):
                return at  # “… to Mr. B. The next day …”
    return len(run)


def _after_capitals(run: Sequence[Word], first: int, at: int) -> bool:
    """True where a surname in capitals has ended a name: “Paul DURAND Jean DUPONT”."""
    previous = run[at - 1].text
    return (
        len(previous) > 2
        and previous.isupper()
        and not run[at].text.isupper()
        and not run[first].text.isupper()
    )


def _halves(candidate: Candidate, text: str) -> tuple[Candidate, ...]:
    """Two names joined by a hyphen in the name of a treaty or a line (the Hay-Pauncefote treaty); else nothing."""
    word = candidate.words[-1]
    if len(candidate.words) > 1 or candidate.titles or word.text.count("-") != 1:
        return ()
    if not _TREATY.match(text, word.end):
        return ()
    left, right = word.text.split("-")
    known = lex.kinds()
    middle = word.start + len(left)
    halves = (
        Word(word.start, middle, left, known.get(left, 0)),
        Word(middle + 1, word.end, right, known.get(right, 0)),
    )
    if not all(half.text[:1].isupper() and half.kind & (lex.SURNAME | lex.KNOWN) for half in halves):
        return ()
    return tuple(
        candidate._replace(start=half.start, end=half.end, words=(half,), halved=True) for half in halves
    )


def _make(number: int, text: str, run: Sequence[Word], first: int, name: int, end: int) -> Candidate:
    start = run[first].start
    title = ""
    if first == 0 or text[run[first - 1].end : start] != " ":
        title, start = _before(text, start)
    last = run[end - 1]
    stop = last.end
    if len(last.text) == 1 and text.startswith(".", stop):
        stop += 1
    elif len(last.text) == 1 and (match := _BLANK.match(text, stop)):
        stop = match.end()
    return Candidate(
        number,
        start,
        stop,
        tuple(run[first:name]),
        tuple(run[name:end]),
        title,
        opens_sentence(text, start),
        run[first - 1] if first else None,
        run[end] if end < len(run) else None,
    )


def _before(text: str, start: int) -> tuple[str, int]:
    """A small title (aunt) or link (von, d', général de) directly before the name, and where the extent then begins."""
    window = text[max(0, start - 28) : start]
    link = 0
    if window[-2:] in {"d'", "d’"} and not window[-3:-2].isalnum():
        link = 2
    else:
        word = window[:-1].rpartition(" ")[2] if window.endswith(" ") else ""
        if word in {"von", "van"}:
            link = len(word) + 1
        elif word in {"de", "du", "di", "zu"}:
            title = _small_title(window[: -len(word) - 1])
            return (title, start - len(word) - len(title) - 2) if title else ("", start)
    title = _small_title(window[: len(window) - link])
    if title:
        return title, start - link - len(title) - 1
    return "", start - link


def _small_title(window: str) -> str:
    """The title written small with which this ends (and a space), else nothing."""
    if not window.endswith(" "):
        return ""
    word = window[:-1].rpartition(" ")[2]
    word = word[2:] if word[:2] in {"l'", "l’", "L'", "L’", "d'", "d’"} else word
    return word if word in lex.lower_titles() else ""
