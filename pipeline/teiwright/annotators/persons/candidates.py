"""Where a name of a person might stand: runs of capitalised words, cut into titles and names; nothing is decided here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from teiwright.annotators.persons import bynames, inverted
from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.attached import before, rank_before
from teiwright.annotators.persons.bynames import generation_after, generation_before
from teiwright.annotators.persons.capital_links import without_link_at_end
from teiwright.annotators.persons.cutting import (
    BEGINNING,
    begins_name,
    epithet,
    is_title,
    links_end,
    opening_noun,
    opening_verb,
    plain,
    surname_after_title,
)
from teiwright.annotators.persons.joining import joined
from teiwright.annotators.persons.name_ends import name_end
from teiwright.annotators.persons.openings import begins_line, opens_sentence
from teiwright.annotators.persons.roman_first import counted, numeral
from teiwright.annotators.persons.rulers import ORDINAL
from teiwright.annotators.persons.treaties import halves
from teiwright.annotators.persons.words import BLANK, Word, words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from teiwright.model import Document, Passage

_HALF_RANK = re.compile(
    r"\b(?:Lieut|Lt|Maj|Brig|Major|Brigadier|Lieutenant|Vice|Rear|Quarter|Adjt|Surg|Surgeon|Sergt|Sergeant|Serjt|Sgt|Col|Colour|Color|Lce|Lance|Sub|Staff|Drum|Pipe|Inspr|Dep|Asst|Troop|Fleet)\.?-$"
)
_LISTS = frozenset(":;(–—")
"""What stands before a name in a list, also within a line."""
_SPOKEN = frozenset("\"'“”‘’«»‹›„–—-¡¿")
"""What stands before the first word of what somebody says."""
_IDLE = lex.FUNCTION | lex.COMMON | lex.PEOPLE | lex.TITLE
_BUSY = lex.NAME | lex.MODIFIER


class Candidate(Struct, frozen=True):
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
    inverted: int = 0
    """How many words of the surname stand first: 1 for “SMITH, JOHN”."""
    halved: bool = False
    """True for one of two names that a hyphen joins in the name of a treaty."""
    language: str = ""
    generation: tuple[str, str] = ("", "")
    """“younger” or “elder”, and the word, where Jr., fils, the elder follow."""
    link: str = ""
    """A link with a capital before the name (De Quincey, M. Le Tellier); it is part of the extent."""
    others: tuple[tuple[str, tuple[Word, ...]], ...] = ()
    """Another surname that follows, with its kind: née Burton (birth), vedova Conti (married)."""
    epithet: bool = False
    """True where an epithet with a capital stands before it and belongs to the extent: they called him Black Tom."""
    shared: str = ""
    """The title of several that stands before the first of them: Mesdames, of Orme in “Mesdames Ward and Orme”."""


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
    numbers = counted(passage.text for passage in document.passages)
    for number, passage in enumerate(document.passages):
        # Who made the wrapper of a text is nobody in the text, nor is “M.DCC.LI.” on its title page.
        unread = passage.inside("boilerplate") or passage.element == "docDate"
        words = () if unread else words_of(passage.text, language)
        if number in numbers:
            words = [word for word in words if word.end > numbers[number]]
        if not words:
            continue
        yield from _of_passage(number, passage, words, source, small, known, language)


def _of_passage(
    number: int,
    passage: Passage,
    words: list[Word],
    source: str,
    small: Collection[str],
    known: Collection[tuple[str, ...]],
    language: str,
) -> Iterator[Candidate]:
    """The candidates of one passage."""
    text = passage.text
    first = last = 0
    while last < len(words):
        word = words[last]
        comma = text.startswith(",", word.end) or word.text.isupper()
        if comma and (found := _comma_name(number, passage, words, last, source, small, language)):
            if first < last:
                yield from _cut(number, passage, words[first:last], source, small, known, language)
            yield found
            first = last = last + len(found.titles) + len(found.words)
            continue
        if last + 1 < len(words) and joined(passage, source, words, last, language):
            last += 1
            continue
        run = words[first : last + 1]
        # Most runs are one word that begins a sentence (The, He): not worth a closer look.
        if first < last or not words[last].kind & _IDLE or words[last].kind & _BUSY or known:
            forenames, stop = inverted.in_brackets(text, words, last)
            for candidate in _cut(number, passage, run, source, small, known, language):
                alone = len(candidate.words) == 1 or all(w.text.isupper() for w in candidate.words)
                office = (
                    not candidate.titles and candidate.words[0].kind & lex.TITLE
                )  # the Dean (David Burton)
                whole = forenames and candidate.words[-1] is words[last] and alone and not office
                yield (
                    _bracketed(candidate, words[last + 1 : last + 1 + forenames], stop)
                    if whole
                    else candidate
                )
                if whole:
                    last += forenames
        last += 1
        first = last


def _comma_name(
    number: int,
    passage: Passage,
    words: Sequence[Word],
    at: int,
    source: str,
    small: Collection[str],
    language: str,
) -> Candidate | None:
    """A name with the surname first and a comma that begins with this word: “SMITH, JOHN H.”; else nothing.

    The word has a comma behind it or is in capitals.
    """
    text, word = passage.text, words[at]
    shouted = word.text.isupper()
    opens = word.start < 2 or (at > 0 and begins_line(passage, source, word.start))
    opens = opens or text[max(0, word.start - 2) : word.start] in {": ", "; "}
    if not opens and not shouted:
        return None
    spoken = word.start > 0 and text[word.start - 1] in _SPOKEN
    if not shouted and (spoken or word.text.lower() in small or passage.within("sp", "said", "q")):
        return None  # “Nonsense, Mary.”
    surname, titles, size = inverted.with_comma(text, words, at, opens_line=opens)
    if not size:
        return None
    parts = words[at : at + size]
    behind = parts[surname : surname + titles]
    if parts[surname].text.capitalize() in lex.things("rank-after"):
        return None  # SIR HENRY HARDING, BART.
    stop = parts[-1].end
    if len(parts[-1].text) == 1 and text.startswith(".", stop):
        stop += 1
    return Candidate(
        number,
        word.start,
        stop,
        tuple(behind),
        (*parts[:surname], *parts[surname + titles :]),
        "",
        opens=True,
        before=None,
        after=None,
        inverted=surname,
        language=language,
    )


def _bracketed(candidate: Candidate, forenames: Sequence[Word], stop: int) -> Candidate:
    """“Durand (Pierre)” as one name."""
    return replace(
        candidate, end=stop, words=(*candidate.words, *forenames), after=None, inverted=len(candidate.words)
    )


def _cut(
    number: int,
    passage: Passage,
    run: list[Word],
    source: str,
    small: Collection[str],
    known: Collection[tuple[str, ...]],
    language: str,
) -> Iterator[Candidate]:
    """Cut a run of capitalised words into candidates: titles, then name, then what is neither."""
    at, nouns, text = 0, language == "de", passage.text
    line = False
    if len(run) > 1 and run[0].text.isupper() and len(run[0].text) > 1:
        line = run[0].start < 2 or begins_line(passage, source, run[0].start)
        line = line or text[max(0, run[0].start - 2) : run[0].start].rstrip()[-1:] in _LISTS
    if size := inverted.in_capitals(text, run, opens=line):
        yield replace(_make(number, text, run, 0, 0, len(run), language), inverted=size)
        return
    if language == "it" and inverted.before_forename(text, run):
        yield replace(_make(number, text, run, 0, 0, len(run), language), inverted=1)
        return
    if size := inverted.before_initials(text, run):
        yield replace(_make(number, text, run, 0, 0, len(run), language), inverted=size)
        return
    while at < len(run):
        if known and (end := _end_of_known(run, at, known)):
            yield _make(number, text, run, at, at, end, language)
            at = end
            continue
        noun = nouns and opening_noun(run, at)
        if noun or plain(run, at, language) or opening_verb(text, run, at, small) or numeral(text, run, at):
            at += 1
            continue
        titles = at
        while titles < len(run) and is_title(run, titles, at):
            titles += 1
        if titles == len(run):
            called = language == "en" and run[at].kind & lex.SURNAME and not run[at].text.isupper()
            if titles - at < 2 and called:
                titles = at  # King, where the text has Martin King
            elif titles - at < 2 or not surname_after_title(run):
                return
            else:
                titles -= 1
        name = (
            links_end(text, run, titles, language)
            if titles > at or (run[at].text in BEGINNING and begins_name(run[at], language))
            else titles
        )
        end = name_end(text, run, name, small, has_title=titles > at, language=language)
        end = without_link_at_end(run, name, end)
        if end == name:
            at = name + 1
            continue
        candidate = _make(number, text, run, at, titles, end, language, name)
        yield from halves(candidate, text) or (candidate,)
        at = end


def _end_of_known(run: Sequence[Word], at: int, known: Collection[tuple[str, ...]]) -> int:
    """Where a name of the register that begins here ends; 0 if none does. A single word must be the last of its run."""
    words = tuple(word.text for word in run[at : at + 4])
    for size in range(len(words), 0, -1):
        if words[:size] in known and (size > 1 or at + 1 == len(run)):
            return at + size
    return 0


def _make(
    number: int,
    text: str,
    run: Sequence[Word],
    first: int,
    titles: int,
    end: int,
    language: str,
    name: int = 0,
) -> Candidate:
    name = name or titles  # links with a capital may stand between
    start = run[first].start
    ranks: tuple[Word, ...] = ()
    if first < titles and text.endswith("the ", 0, start) and (rank := rank_before(text, start)) is not None:
        ranks, start = (rank,), rank.start
    if first < titles and (half := _HALF_RANK.search(text, max(0, start - 8), start)):
        start = half.start()  # Lieut.-Col.
    title = ""
    if (
        first == 0
        or text[run[first - 1].end : start] != " "
        or run[first - 1].text in lex.particles("capital-link")
    ):
        title, start = before(
            text, start, language, given=bool(run[first].kind & lex.GIVEN), titled=first < titles
        )
    called = language == "en" and not title and first == titles and end == name + 1
    called = called and first > 0 and epithet(text, run[first - 1], run[first])
    if called:
        start = run[first - 1].start
    last = run[end - 1]
    stop = last.end
    if len(last.text) == 1 and text.startswith(".", stop):
        stop += 1
    elif end > name + 1 and bynames.is_number(last.text) and ORDINAL.match(text, stop):
        stop += 1  # Ludwig II. empfing
    elif len(last.text) == 1 and (match := BLANK.match(text, stop)):
        stop = match.end()
    generation = ("", "")
    if end > name + 1 or name > first or title or not last.kind & lex.GIVEN or last.kind & lex.SURNAME:
        suffix = generation_after(text, stop, language)
        if suffix is not None:
            stop, generation = suffix.end, (suffix.generation, suffix.text)
        elif first == 0 and text.endswith("er ", 0, start):
            generation = generation_before(text, start, language)
    after = run[end] if end < len(run) and run[end].start >= stop else None
    return Candidate(
        number,
        start,
        stop,
        (*ranks, *run[first:titles]),
        tuple(run[name:end]),
        title,
        opens_sentence(text, start),
        run[first - 1] if first else None,
        after,
        language=language,
        generation=generation,
        epithet=called,
        link=" ".join([word.text for word in run[titles:name]]) if titles < name else "",
    )
