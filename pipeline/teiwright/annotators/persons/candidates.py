"""Where a name of a person might stand: runs of capitalised words, cut into titles and names; nothing is decided here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from teiwright.annotators.persons import lexicon as lex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.model import Document

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩЀ-Я"
_TOKEN = re.compile(rf"[{_UPPER}][^\W_]*(?:['’](?=[{_UPPER}])[^\W_]+|-[^\W_]+)*")
_ROMAN = re.compile(r"(?:I{2,3}|IV|V|VI{1,3}|IX|XI{0,3}|XIV|XV|XV?I{1,3}|XIX|XX)")
_NOBODY = re.compile(r"(?:[A-ZÀ-Ý]?(?:—{1,3}|-{2,4}|_{2,4}|\*{2,4}))")
_CONTRACTED = re.compile(r"['’](?:t|m|ve|re|ll|d|em|tis|twas)\b")
_STOPS = ".!?:…"
_CLOSING = "\"'”’»)]"
_OPENING = "\"'“‘«(["


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
    """The name without titles: forenames, initials, surname."""
    lower_title: str
    """A title before it that is written small (aunt Martha); it is part of the extent."""
    opens: bool
    """True if the name, without titles, is the first word of a sentence."""
    after: Word | None
    """The capitalised word that follows in the same run."""
    before: Word | None
    """The capitalised word that stands before in the same run."""

    @property
    def name(self) -> str:
        """The words of the name, with single spaces, without titles."""
        return " ".join(w.text for w in self.words)


def words_of(text: str) -> list[Word]:
    """The capitalised words of a passage."""
    known, shouted = lex.kinds(), lex.capitals()
    found = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        start = match.start()
        if start and (text[start - 1].isalnum() or not word[0].isupper()):
            continue
        kind = known.get(word, -1)
        if kind < 0:
            kind = shouted.get(word, 0) if len(word) > 1 and word.isupper() else 0
        found.append(Word(start, match.end(), word, kind))
    return found


def joined(text: str, left: Word, right: Word) -> bool:
    """True if two neighbouring capitalised words may belong to one name: “John Smith”, “J. Smith”, “de Gaulle”."""
    gap = text[left.end : right.start]
    if gap in {" ", "  "}:
        return True
    if len(gap) > 12:
        return False
    if gap[0] == ".":
        if not (len(left.text) == 1 or left.kind & (lex.TITLE | lex.SHORT) or left.text in {"Ste", "St"}):
            return False
        rest = gap[1:]
        if rest in {"", " ", "  "}:
            return True
        return rest.strip() in lex.LINKS and rest[0] == " "
    if gap[0] != " ":
        return False
    inner = " ".join(gap.split())
    if not inner:
        return False
    return inner in lex.LINKS and (gap[-1] == " " or inner[-1] in "'’")


def opens_sentence(text: str, at: int) -> bool:
    """True if the word at this place is the first of a sentence, a quotation or the passage."""
    i = at - 1
    while i >= 0 and (text[i].isspace() or text[i] in _OPENING or text[i] in _CLOSING or text[i] in "—-–*_"):
        if text[i] in _OPENING and not text[i].isspace():
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


def candidates(document: Document) -> Iterator[Candidate]:
    """Every stretch of the document that might name a person, in order."""
    for number, passage in enumerate(document.passages):
        text = passage.text
        words = words_of(text)
        first = 0
        for last in range(len(words)):
            if last + 1 == len(words) or not joined(text, words[last], words[last + 1]):
                yield from _cut(number, text, words[first : last + 1])
                first = last + 1


def _plain(word: Word) -> bool:
    """True for a word that is never the beginning of a name."""
    kind = word.kind
    if kind & lex.NAME or kind & lex.TITLE:
        return False
    return bool(kind & (lex.FUNCTION | lex.COMMON | lex.PEOPLE | lex.PLACE))


def _abbreviation(run: list[Word], at: int) -> bool:
    """True for capitals like “USSR” before a word that is not all in capitals."""
    word = run[at].text
    return (
        1 < len(word) < 6
        and word.isupper()
        and not run[at].kind & (lex.NAME | lex.TITLE)
        and at + 1 < len(run)
        and not run[at + 1].text.isupper()
    )


def _cut(number: int, text: str, run: list[Word]) -> Iterator[Candidate]:
    """Cut a run of capitalised words into candidates: titles, then name, then what is neither."""
    at = 0
    while at < len(run):
        if _plain(run[at]) and (at + 1 < len(run) or not run[at].kind & lex.PLACE):
            at += 1
            continue
        if _abbreviation(run, at) or (run[at].text == "I" and not text.startswith(".", run[at].end)):
            at += 1
            continue
        titles = at
        while titles < len(run) and run[titles].kind & lex.TITLE and not _is_name_here(run, titles, at):
            titles += 1
        if titles == len(run) and titles - at >= 2 and run[-1].kind & (lex.NAME | lex.NOUN | lex.COMMON):
            titles -= 1  # Mr. King, Lord Bishop
        if titles == len(run):
            return
        end = _name_end(text, run, titles, has_title=titles > at)
        if end == titles:
            at = titles + 1
            continue
        yield _make(number, text, run, at, titles, end)
        at = end


def _is_name_here(run: list[Word], at: int, first: int) -> bool:
    """True where a word that can be a title is a name: “Earl Grey” has a title, “Marshall” after “Mr.” and at the end is a name."""
    kind = run[at].kind
    if not kind & lex.NAME:
        return False
    return at > first and at + 1 == len(run)


def _name_end(text: str, run: list[Word], first: int, *, has_title: bool) -> int:
    """Where the name that begins at `first` ends in the run."""
    at = first
    while at < len(run):
        word = run[at]
        kind = word.kind
        if word.text == "I" and not text.startswith(".", word.end):
            break
        if at > first:
            if kind & lex.FUNCTION and not kind & lex.NAME and len(word.text) > 1:
                break
            if kind & lex.TITLE and not kind & lex.NAME and not (kind & lex.NOUN):
                break
            previous = run[at - 1]
            if kind & (lex.COMMON | lex.PEOPLE) and not kind & lex.NAME and len(word.text) > 1:
                # An adjective or noun as surname (John Strong) only directly after a given name, initial or title.
                if not (previous.kind & (lex.GIVEN | lex.DOUBTFUL) or len(previous.text) == 1):
                    break
                if (
                    len(previous.text) == 1
                    and opens_sentence(text, word.start)
                    and kind & lex.COMMON
                    and has_title
                ):
                    break
        elif kind & lex.FUNCTION and not kind & lex.NAME:
            break
        at += 1
    return at


def _make(number: int, text: str, run: list[Word], first: int, name: int, end: int) -> Candidate:
    start = run[first].start
    title = ""
    before = run[first - 1] if first else None
    if before is None:
        title, start = _before(text, start)
    stop = run[end - 1].end
    last = run[end - 1]
    if len(last.text) == 1 and text.startswith(".", stop):
        stop += 1
    elif len(last.text) == 1 and (match := _NOBODY.match(text, stop)):
        stop = match.end()
    return Candidate(
        number,
        start,
        stop,
        tuple(run[first:name]),
        tuple(run[name:end]),
        title,
        opens_sentence(text, run[first].start),
        run[end] if end < len(run) else None,
        before,
    )


def _before(text: str, start: int) -> tuple[str, int]:
    """A small title (aunt) or link (von, d') directly before the name, and where the extent then begins."""
    window = text[max(0, start - 24) : start]
    if window[-2:] in {"d'", "d’"} and (len(window) < 3 or not window[-3].isalnum()):
        return "", start - 2
    words = window.split(" ")
    if len(words) < 2 or words[-1]:
        return "", start
    word = words[-2]
    if word in {"von", "van"}:
        return "", start - len(word) - 1
    if word in lex.lower_titles():
        return word, start - len(word) - 1
    return "", start
