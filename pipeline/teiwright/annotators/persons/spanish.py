"""Spanish: its own words of saying, doing and kinship beside a name, persons as objects (A Fermín lo llevaron), pet names in -ito and -ita, and “y” between two persons."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.persons import lexicon as lex
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.model import Passage

_SECTIONS = ("says", "does", "kin", "place", "from", "named", "epithet", "person")
_SMALL = ("ito", "ita")
_ENDINGS = ("", "o", "a", "e")
_TO_HIM = lazy(
    r"\b(?:[Dd]ígale|[Dd]ile|[Dd]igale|dij[oe]|escrib(?:í|ió)|pregunt[éó]|conoc(?:í|ió)|visit[éó]|salud[éó]|abraz[éó]|mat[óé])(?: usted)? a $"
)
_HIM = lazy(r" (?:l[oae]s?) [a-zñáéíóú]{3,}")
"""Spanish “A Fermín lo llevaron”: a person as the object, said again."""
_REACH = 48
"""Characters before a name that are looked at."""
_TWO = 2
_SHORTEST = 3
"""Letters of the shortest name before the ending: Ana, Anita."""


@cache
def contexts() -> Mapping[str, str]:
    """The words of the general list and those of Spanish, with their sections."""
    own = {word: name for name in _SECTIONS for word in lex.words_of_section("spanish.txt", name)}
    return {**lex.contexts(), **own}


def pet_name(word: str) -> int:
    """What a pet name is: Barbarita a given name as Bárbara is one, Juanito as Juan; 0 for any other word."""
    if not word.endswith(_SMALL) or len(word) < len(_SMALL[0]) + _SHORTEST:
        return 0
    stem = word[: -len(_SMALL[0])]
    known = lex.kinds()
    for ending in _ENDINGS:
        kind = known.get(stem + ending, 0) or lex.loosely(stem + ending)
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
    if not last.kind and last.text.endswith(("as", "os")):
        return False  # Santos Evangelistas
    return bool(first.kind & lex.SURNAME) and not first.kind & ~lex.SURNAME


def is_object(candidate: Candidate, near: Beside, text: str) -> bool:
    """True for “Dígale usted a Ledesma que”, “A Fermín lo llevaron”, which Spanish says of persons."""
    before = text[max(0, candidate.start - _REACH) : candidate.start]
    if not before.endswith(("a ", "A ")) or candidate.words[0].kind & lex.PLACE or near.comma:
        return False
    if _TO_HIM.search(before):
        return True
    opens = before == "A " or before.endswith((". A ", "; a ", ", a ", "? A ", "! A "))
    return opens and _HIM.match(text, candidate.end) is not None


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
    if one == other or f"{one} {other}" in lex.words_of_section("spanish.txt", "double"):
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
