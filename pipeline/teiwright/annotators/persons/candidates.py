"""Where a name of a person might stand: runs of capitalised words, cut into titles and names; nothing is decided here."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.cutting import (
    is_title,
    lone_i,
    name_end,
    opening_noun,
    opening_verb,
    plain,
    surname_after_title,
)
from teiwright.annotators.persons.words import BLANK, Word, joined, opens_sentence, words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from teiwright.model import Document

_TREATY = re.compile(
    r" (?:[Pp]act|[Tt]reaty|[Aa]greement|[Ll]ine|[Pp]lan|[Cc]ommission|[Aa]ccords?|[Aa]xis|[Dd]ebates?|[Cc]orrespondence|[Aa]ct|[Nn]ote)\b"
)
_HALF_RANK = re.compile(r"\b(?:Lieut|Lt|Maj|Brig|Major|Brigadier|Lieutenant|Vice|Rear|Quarter|Adjt)\.?-$")
_ARTICLE = re.compile(r"(?<![^\s(“\"])(?:al|el|ar|as|ash|ad|an|at|az|ul)-$")
"""The article that is part of an Arabic name: al-Baghdadi."""
_CHAPTER = re.compile(
    r"\b(?:chapter|chap|part|book|section|letter|canto|act|volume|chapitre|livre|partie|tome|kapitel|teil|buch|brief|capitolo|parte|libro|capítulo)\.? $",
    re.IGNORECASE,
)
_COUPLE = re.compile(r"\b([A-Z]\w+|M)(\.?) (?:and|&|et|und|y|e) $")
_COUPLE_REACH = 24
_COMMA_NAME = re.compile(r", {1,2}")
_IDLE = lex.FUNCTION | lex.COMMON | lex.PEOPLE | lex.TITLE
_BUSY = lex.NAME | lex.MODIFIER


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
    language: str = ""


def language_of(document: Document) -> str:
    """The code of the language of a document without what follows it: de for de-AT."""
    return document.language.partition("-")[0]


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
    language = language_of(document)
    nouns = language == "de"
    for number, passage in enumerate(document.passages):
        words = words_of(passage.text, language)
        if not words:
            continue
        at = 0
        if (inverted := _inverted(number, passage.text, words)) is not None:
            yield inverted
            at = len(inverted.words)
        first = at
        for last in range(at, len(words)):
            if last + 1 == len(words) or not joined(
                passage, source, words[last], words[last + 1], nouns=nouns
            ):
                # Most runs are one word that begins a sentence (The, He): not worth a closer look.
                if first < last or not words[last].kind & _IDLE or words[last].kind & _BUSY or known:
                    yield from _cut(number, passage.text, words[first : last + 1], small, known, language)
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
    if (
        not words[0].text.isupper()
        and not (words[0].kind & lex.SURNAME and len(words[end - 1].text) == 1)
        and not _rank_follows(text, words, end - 1)
    ):
        return None
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


def _cut(
    number: int,
    text: str,
    run: list[Word],
    small: Collection[str],
    known: Collection[tuple[str, ...]],
    language: str,
) -> Iterator[Candidate]:
    """Cut a run of capitalised words into candidates: titles, then name, then what is neither."""
    at, nouns = 0, language == "de"
    while at < len(run):
        if known and (end := _end_of_known(run, at, known)):
            yield _make(number, text, run, at, at, end, language)
            at = end
            continue
        noun = nouns and opening_noun(run, at)
        if noun or plain(run, at) or opening_verb(text, run, at, small) or _numeral(text, run, at):
            at += 1
            continue
        titles = at
        while titles < len(run) and is_title(run, titles, at):
            titles += 1
        if titles == len(run):
            if titles - at < 2 or not surname_after_title(run):
                return
            titles -= 1
        end = name_end(text, run, titles, small, has_title=titles > at, nouns=nouns)
        if end == titles:
            at = titles + 1
            continue
        candidate = _make(number, text, run, at, titles, end, language)
        yield from _halves(candidate, text) or (candidate,)
        at = end


def _numeral(text: str, run: Sequence[Word], at: int) -> bool:
    """True for the pronoun “I”, and for the number of a chapter that looks like an initial: “I. Going Home”."""
    word = run[at]
    if lone_i(text, word):
        return True
    if len(word.text) > 1 or word.text not in "IVXLC":
        return False
    if _CHAPTER.search(text, max(0, word.start - 12), word.start):
        return True
    return word.text == "I" and word.start < 2 and at + 1 < len(run) and not run[at + 1].kind & lex.SURNAME


def _end_of_known(run: Sequence[Word], at: int, known: Collection[tuple[str, ...]]) -> int:
    """Where a name of the register that begins here ends; 0 if none does. A single word must be the last of its run."""
    words = tuple(word.text for word in run[at : at + 4])
    for size in range(len(words), 0, -1):
        if words[:size] in known and (size > 1 or at + 1 == len(run)):
            return at + size
    return 0


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


def _make(
    number: int, text: str, run: Sequence[Word], first: int, name: int, end: int, language: str
) -> Candidate:
    start = run[first].start
    if first < name and (half := _HALF_RANK.search(text, max(0, start - 8), start)):
        start = half.start()  # Lieut.-Col.
    title = ""
    if first == 0 or text[run[first - 1].end : start] != " ":
        title, start = _before(text, start, language, given=bool(run[first].kind & lex.GIVEN))
    last = run[end - 1]
    stop = last.end
    if len(last.text) == 1 and text.startswith(".", stop):
        stop += 1
    elif len(last.text) == 1 and (match := BLANK.match(text, stop)):
        stop = match.end()
    if end > name + 1 and (match := _generation().match(text, stop)):
        stop = match.end()
    after = run[end] if end < len(run) and run[end].start >= stop else None
    return Candidate(
        number,
        start,
        stop,
        tuple(run[first:name]),
        tuple(run[name:end]),
        title,
        opens_sentence(text, start),
        run[first - 1] if first else None,
        after,
        language=language,
    )


def partner(candidate: Candidate, text: str) -> Candidate | None:
    """The one who is named by a title alone before this one: “Mr.” in “Mr. and Mrs. Harding”; nothing if there is none."""
    if not candidate.titles or candidate.titles[0].text not in lex.particles("wife"):
        return None
    match = _COUPLE.search(text, max(0, candidate.start - _COUPLE_REACH), candidate.start)
    if match is None or not (kind := lex.kinds().get(match[1], 0)) & lex.TITLE:
        return None
    title = Word(match.start(1), match.end(1), match[1], kind)
    return candidate._replace(
        start=title.start,
        end=match.end(2),
        titles=(title,),
        words=candidate.words[-1:],
        before=None,
        after=None,
    )


@cache
def _generation() -> re.Pattern[str]:
    """“Jr.”, “the younger”: which of several of the same name; it is part of the name."""
    words = "|".join(sorted(lex.particles("generation"), reverse=True))
    return re.compile(rf",? (?:(?:{words})\b(?!\w)|(?:jun|sen|junr|senr|jr|sr)\.)\.?(?! [A-Z])")


def _before(text: str, start: int, language: str, *, given: bool) -> tuple[str, int]:
    """A small title (aunt) or link (von, d', général de) directly before the name, and where the extent then begins."""
    window = text[max(0, start - 28) : start]
    link = 0
    if window[-2:] in {"d'", "d’"} and not window[-3:-2].isalnum() and not given:
        link = 2
    else:
        word = window[:-1].rpartition(" ")[2] if window.endswith(" ") else ""
        if word in {"von", "van", "ibn", "bint"}:
            link = len(word) + 1
        elif prefix := _ARTICLE.search(window):
            link = len(prefix.group())
        elif word in {"de", "du", "di", "zu"}:
            title = _small_title(window[: -len(word) - 1], language)
            if title in lex.particles("parent"):
                title = ""
            return (title, start - len(word) - len(title) - 2) if title else ("", start)
    title = _small_title(window[: len(window) - link], language)
    if title:
        return title, start - link - len(title) - 1
    return "", start - link


def _small_title(window: str, language: str) -> str:
    """The title written small with which this ends (and a space), else nothing."""
    if not window.endswith(" "):
        return ""
    word = window[:-1].rpartition(" ")[2]
    word = word[2:] if word[:2] in {"l'", "l’", "L'", "L’", "d'", "d’"} else word
    return word if word in lex.lower_titles(language) else ""
