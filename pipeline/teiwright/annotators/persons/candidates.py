"""Where a name of a person might stand: runs of capitalised words, cut into titles and names; nothing is decided here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from teiwright.annotators.persons import bynames, inverted, names_or_nouns
from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.attached import before, rank_before
from teiwright.annotators.persons.bynames import generation_after, generation_before
from teiwright.annotators.persons.candidate import Candidate
from teiwright.annotators.persons.capital_links import without_link_at_end
from teiwright.annotators.persons.cutting import (
    articled_noun,
    begins_name,
    epithet,
    links_end,
    no_part,
    opening_noun,
    opening_verb,
    opens_romance,
    plain,
)
from teiwright.annotators.persons.joining import joined
from teiwright.annotators.persons.language import Language, described, with_monsieur
from teiwright.annotators.persons.monsieur import is_monsieur
from teiwright.annotators.persons.name_ends import name_end
from teiwright.annotators.persons.on_stage import staged, until_place
from teiwright.annotators.persons.openings import begins_line, opens_sentence
from teiwright.annotators.persons.roman_first import counted, numeral
from teiwright.annotators.persons.rulers import ORDINAL
from teiwright.annotators.persons.title_words import is_title, surname_after_title
from teiwright.annotators.persons.treaties import halves
from teiwright.annotators.persons.words import BLANK, Word, words_of
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from teiwright.model import Document, Passage

_BEFORE_HYPHEN = lazy(r"\b([A-Z][a-z]+)\.?-$")
_LISTS = frozenset(":;(–—")
"""What stands before a name in a list, also within a line."""
_SPOKEN = frozenset("\"'“”‘’«»‹›„–—-¡¿")
"""What stands before the first word of what somebody says."""
_IDLE = lex.FUNCTION | lex.COMMON | lex.PEOPLE | lex.TITLE
_BUSY = lex.NAME | lex.MODIFIER


class _Here(Struct, frozen=True):
    """What is the same for every candidate of a passage."""

    number: int
    """Of the passage."""
    passage: Passage
    source: str
    """The text of the whole source."""
    small: Collection[str]
    """The words that the document also writes without a capital."""
    known: Collection[tuple[str, ...]]
    """Names of the register, as words, that would not be looked at otherwise."""
    language: Language
    staged: bool
    """True in a play, where a letter behind a name tells the place on the stage."""

    @property
    def text(self) -> str:
        """The text of the passage."""
        return self.passage.text


def language_of(document: Document) -> Language:
    """The language of a document, without what follows its code: de for de-AT; with M. for Monsieur where the text has something French about it."""
    code = document.language.partition("-")[0]
    language = described(code)
    french = language.m_is_initial and is_monsieur(document.source.text)
    return with_monsieur(code) if french else language


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
    on_stage = language.no_pronoun_i is not None and staged(document.passages)
    for number, passage in enumerate(document.passages):
        # Who made the wrapper of a text is nobody in the text, nor is “M.DCC.LI.” on its title page.
        unread = passage.inside("boilerplate") or passage.element == "docDate"
        words = () if unread else words_of(passage.text, language)
        if number in numbers:
            words = [word for word in words if word.end > numbers[number]]
        if not words:
            continue
        yield from _of_passage(_Here(number, passage, source, small, known, language, on_stage), words)


def _of_passage(here: _Here, words: list[Word]) -> Iterator[Candidate]:
    """The candidates of one passage."""
    text = here.text
    first = last = 0
    while last < len(words):
        word = words[last]
        comma = text.startswith(",", word.end) or word.text.isupper()
        if comma and (found := _comma_name(here, words, last)):
            if first < last:
                yield from _cut(here, words[first:last])
            yield found
            first = last = last + len(found.titles) + len(found.words)
            continue
        if last + 1 < len(words) and joined(here.passage, here.source, words, last, here.language):
            last += 1
            continue
        run = words[first : last + 1]
        # Most runs are one word that begins a sentence (The, He): not worth a closer look.
        if first < last or not words[last].kind & _IDLE or words[last].kind & _BUSY or here.known:
            forenames, stop = inverted.in_brackets(
                text, words, last, lists_titles=here.language.m_is_monsieur
            )
            for candidate in _cut(here, run):
                if forenames and candidate.words[-1] is words[last] and _may_be_surname(candidate):
                    yield _bracketed(candidate, words[last + 1 : last + 1 + forenames], stop)
                    last += forenames
                else:
                    yield candidate
        last += 1
        first = last


def _comma_name(here: _Here, words: Sequence[Word], at: int) -> Candidate | None:
    """A name with the surname first and a comma that begins with this word: “SMITH, JOHN H.”; else nothing.

    The word has a comma behind it or is in capitals.
    """
    text, word = here.text, words[at]
    shouted = word.text.isupper()
    opens = word.start < 2 or (at > 0 and begins_line(here.passage, here.source, word.start))
    opens = opens or text[max(0, word.start - 2) : word.start] in {": ", "; "}
    if (not opens and not shouted) or here.passage.within("stage"):
        return None  # “JOSEPH, ALFRED”: two who are there in a scene
    spoken = word.start > 0 and text[word.start - 1] in _SPOKEN
    if not shouted and (spoken or word.text.lower() in here.small or here.passage.within("sp", "said", "q")):
        return None  # “Nonsense, Mary.”
    surname, titles, size = inverted.with_comma(text, words, at, opens_line=opens)
    if not size and opens and (titles := inverted.title_behind(text, words, at)):
        surname, size = 1, titles + 1
    if not size:
        return None
    parts = words[at : at + size]
    behind = parts[surname : surname + titles]
    if surname + titles < size and parts[surname].text.capitalize() in lex.things("rank-after"):
        return None  # SIR HENRY HARDING, BART.
    stop = parts[-1].end
    if (len(parts[-1].text) == 1 or surname + titles == size) and text.startswith(".", stop):
        stop += 1
    return Candidate(
        here.number,
        word.start,
        stop,
        tuple(behind),
        (*parts[:surname], *parts[surname + titles :]),
        "",
        opens=True,
        before=None,
        after=None,
        inverted=surname,
        language=here.language,
    )


def _may_be_surname(candidate: Candidate) -> bool:
    """One word, or several in capitals, before forenames in brackets; not an office: the Dean (David Burton)."""
    alone = len(candidate.words) == 1 or all(w.text.isupper() for w in candidate.words)
    return alone and bool(candidate.titles or not candidate.words[0].kind & lex.TITLE)


def _bracketed(candidate: Candidate, forenames: Sequence[Word], stop: int) -> Candidate:
    """“Durand (Pierre)” as one name."""
    return replace(
        candidate, end=stop, words=(*candidate.words, *forenames), after=None, inverted=len(candidate.words)
    )


def _cut(here: _Here, run: list[Word]) -> Iterator[Candidate]:
    """Cut a run of capitalised words into candidates: titles, then name, then what is neither."""
    text, language = here.text, here.language
    if size := _surname_first(here, run):
        yield replace(_make(here, run, 0, 0, len(run)), inverted=size)
        return
    at = 0
    while at < len(run):
        if here.known and (end := _end_of_known(run, at, here.known)):
            yield _make(here, run, at, at, end)
            at = end
            continue
        noun = language.capital_nouns and (
            opening_noun(text, run, at, language) or articled_noun(text, run, at, language)
        )
        if (
            noun
            or plain(run, at, language)
            or opens_romance(text, run, at, language)
            or no_part(text, run, at)
            or opening_verb(text, run, at, here.small, here.language)
            or numeral(text, run, at)
        ):
            at += 1
            continue
        titles = _end_of_titles(run, at, language)
        if titles is None:
            return
        name = (
            links_end(text, run, titles, language)
            if titles > at or begins_name(run[at], language)
            else titles
        )
        end = name_end(text, run, name, here.small, has_title=titles > at, language=language)
        end = without_link_at_end(run, name, end)
        if end == name:
            at = name + 1
            continue
        end, aside = until_place(run, name, end) if here.staged else (end, 0)
        candidate = _make(here, run, at, titles, end, name)
        yield from halves(candidate, text) or (candidate,)
        at = end + aside


def _surname_first(here: _Here, run: Sequence[Word]) -> int:
    """How many words of the run are a surname before its forenames, where the run as a whole is such a name; else 0."""
    text, line = here.text, False
    if len(run) > 1 and run[0].text.isupper() and len(run[0].text) > 1:
        line = run[0].start < 2 or begins_line(here.passage, here.source, run[0].start)
        line = line or text[max(0, run[0].start - 2) : run[0].start].rstrip()[-1:] in _LISTS
    if size := inverted.in_capitals(text, run, opens=line):
        return size
    # Not Villa Maria: where nouns have capitals, a word that no list knows is one.
    known = run[0].kind == lex.SURNAME or not here.language.capital_nouns
    if here.language.surname_first and known and inverted.before_forename(text, run):
        return 1
    return inverted.whole_line(run, here.passage, here.source) or inverted.before_initials(text, run)


def _end_of_titles(run: Sequence[Word], at: int, language: Language) -> int | None:
    """Where the titles end that begin here, and the name begins; None where there is nothing but titles."""
    titles = at
    while titles < len(run) and is_title(run, titles, at, language):
        titles += 1
    if titles < len(run):
        return titles
    called = language.title_surnames and run[at].kind & lex.SURNAME and not run[at].text.isupper()
    if titles - at < 2 and called:
        return at  # King, where the text has Martin King
    return titles - 1 if titles - at >= 2 and surname_after_title(run) else None


def _end_of_known(run: Sequence[Word], at: int, known: Collection[tuple[str, ...]]) -> int:
    """Where a name of the register that begins here ends; 0 if none does. A single word must be the last of its run."""
    words = tuple(word.text for word in run[at : at + 4])
    for size in range(len(words), 0, -1):
        if words[:size] in known and (size > 1 or at + 1 == len(run)):
            return at + size
    return 0


def _make(here: _Here, run: Sequence[Word], first: int, titles: int, end: int, name: int = 0) -> Candidate:
    """The candidate of these words of a run: titles from `first`, the name from `titles` (or `name`, behind links with a capital) to `end`."""
    text, language = here.text, here.language
    name = name or titles
    start = run[first].start
    ranks: tuple[Word, ...] = ()
    if first < titles and text.endswith("the ", 0, start) and (rank := rank_before(text, start)) is not None:
        ranks, start = (rank,), rank.start
    half = _BEFORE_HYPHEN.search(text, max(0, start - 12), start) if first < titles else None
    if half and half[1] in lex.particles("half-of-a-rank"):
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
    called = not title and 0 < first == titles and end == name + 1
    called = called and epithet(text, run[first - 1], run[first], language)
    if called:
        start = run[first - 1].start
    last = run[end - 1]
    stop = _stop(text, last, alone=end == name + 1)
    generation = ("", "")
    if end > name + 1 or name > first or title or not last.kind & lex.GIVEN or last.kind & lex.SURNAME:
        suffix = (
            None
            if language.genitive_s and names_or_nouns.of_genitive(text, last)
            else generation_after(text, stop, language)
        )
        if suffix is not None:
            stop, generation = suffix.end, (suffix.generation, suffix.text)
        elif first == 0 and text.endswith("er ", 0, start):
            generation = generation_before(text, start, language)
    return Candidate(
        here.number,
        start,
        stop,
        (*ranks, *run[first:titles]),
        tuple(run[name:end]),
        title,
        opens_sentence(text, start),
        run[first - 1] if first else None,
        run[end] if end < len(run) and run[end].start >= stop else None,
        language=language,
        generation=generation,
        epithet=called,
        link=" ".join([word.text for word in run[titles:name]]) if titles < name else "",
    )


def _stop(text: str, last: Word, *, alone: bool) -> int:
    """Where a name ends: behind its last word, and behind the stop or the dots of an initial or of the number of a ruler."""
    if len(last.text) == 1 and text.startswith(".", last.end):
        return last.end + 1
    if not alone and bynames.is_number(last.text) and ORDINAL.match(text, last.end):
        return last.end + 1  # Ludwig II. empfing
    blank = BLANK.match(text, last.end) if len(last.text) == 1 else None
    return blank.end() if blank else last.end
