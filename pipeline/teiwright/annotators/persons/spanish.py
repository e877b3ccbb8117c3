"""Spanish: its own words of saying, doing and kinship beside a name, persons as objects (A Fermín lo llevaron), pet names in -ito and -ita, and “y” between two persons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.persons import lexicon as lex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.language import Language
    from teiwright.model import Passage

_REACH = 48
"""Characters before a name that are looked at."""
_TWO = 2
_SHORTEST = 3
"""Letters of the shortest name before the ending: Ana, Anita."""


def pet_name(word: str, language: Language) -> int:
    """What a pet name is: Barbarita a given name as Bárbara is one, Juanito as Juan; 0 for any other word."""
    end = next((end for end in language.pet_ends if word.endswith(end)), "")
    if not end or len(word) < len(end) + _SHORTEST:
        return 0
    known, stem = lex.kinds(), word.removesuffix(end)
    for full in language.full_ends:
        kind = known.get(stem + full, 0) or lex.loosely(stem + full)
        if kind & lex.GIVEN and not kind & (lex.PLACE | lex.COMMON | lex.TITLE):
            return lex.GIVEN
    return 0


def two_surnames(candidate: Candidate) -> bool:
    """True for “Ortega Lucena”: a surname before a word that no list knows, or before another surname, without a forename."""
    words = candidate.words
    if len(words) != _TWO or candidate.titles or candidate.lower_title or candidate.before or candidate.after:
        return False
    first, last = words
    if (
        first.kind & lex.KNOWN
        or last.kind & ~lex.SURNAME
        or last.text.isupper()
        or last.start != first.end + 1
    ):
        return False
    if not last.kind and last.text.endswith(candidate.language.plural_ends):
        return False  # Santos Evangelistas
    return bool(first.kind & lex.SURNAME) and not first.kind & ~lex.SURNAME


def is_object(candidate: Candidate, near: Beside, text: str) -> bool:
    """True for “Dígale usted a Ledesma que”, “A Fermín lo llevaron”, which are said of persons."""
    before = text[max(0, candidate.start - _REACH) : candidate.start]
    to = candidate.language.to
    if not before.endswith((f"{to} ", f"{to.upper()} ")) or candidate.words[0].kind & lex.PLACE or near.comma:
        return False
    if candidate.language.said_to.search(before):
        return True
    opens = before == f"{to.upper()} " or before.endswith(
        (f". {to.upper()} ", f"; {to} ", f", {to} ", f"? {to.upper()} ", f"! {to.upper()} ")
    )
    return opens and candidate.language.said_again.match(text, candidate.end) is not None


def apart(found: Iterable[Candidate], passages: Sequence[Passage]) -> list[Candidate]:
    """Take two persons for two: “Ibáñez y Cabrera” is a double surname only where the text has somebody of both with a forename or a title.

    Not even then where it has an Ibáñez and a Cabrera by themselves, too.
    """
    found = list(found)
    pairs = [c for c in found if _pair(c, passages[c.passage].text)]
    if not pairs:
        return found
    alone = {
        c.words[-1].text
        for c in found
        if c not in pairs and not passages[c.passage].text.endswith(" y ", 0, c.words[-1].start)
    }
    whole = {_last_two(c) for c in found if c not in pairs and len(c.words) >= _TWO}
    return [part for c in found for part in (_halves(c) if c in pairs and _two(c, alone, whole) else (c,))]


def _last_two(candidate: Candidate) -> tuple[str, str]:
    return candidate.words[-2].text, candidate.words[-1].text


def _two(candidate: Candidate, alone: Collection[str], whole: Collection[tuple[str, str]]) -> bool:
    """True for a pair that is no double surname."""
    one, other = _last_two(candidate)
    if one == other or f"{one} {other}" in candidate.language.surname_pairs:
        return False
    return _known(candidate, alone) or (one, other) not in whole


def _pair(candidate: Candidate, text: str) -> bool:
    words = candidate.words
    plain = len(words) == _TWO and not candidate.titles and not candidate.lower_title
    return plain and text[words[0].end : words[1].start] == " y " and candidate.start == words[0].start


def _known(candidate: Candidate, alone: Collection[str]) -> bool:
    return all(word.text in alone for word in candidate.words)


def _halves(candidate: Candidate) -> Iterator[Candidate]:
    left, right = candidate.words
    yield replace(candidate, end=left.end, words=(left,), after=None)
    yield replace(candidate, start=right.start, words=(right,), opens=False, before=None)
