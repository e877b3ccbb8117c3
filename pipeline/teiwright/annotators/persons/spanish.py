"""What Spanish names of persons have beside them that others have not: its own words of saying, doing and kinship; and pet names in -ito and -ita."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex

if TYPE_CHECKING:
    from collections.abc import Mapping

_SECTIONS = ("says", "does", "kin", "place", "from", "named", "epithet")
_SMALL = ("ito", "ita")
_ENDINGS = ("", "o", "a", "e")
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
