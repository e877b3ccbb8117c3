"""Where somebody stands on a stage, in one letter behind the name (Augustus R., Anna L.): no part of the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from teiwright.annotators.persons.words import Word
    from teiwright.model import Passage

_PLACES = frozenset("RLC")
"""Right, left, centre."""
_NAME_AND_LETTER = lazy(r"\b([A-Z][^\W\d_]{2,}),? ([A-Z])(?![\w'’])\.?(?! ?[A-Z][a-z])")
_LEAST = 3
_SIDES = 2


def staged(passages: Iterable[Passage]) -> bool:
    """True for a play, and for a text in which three forenames at least have a letter behind them, and each the letter of a place."""
    letters: list[str] = []
    for passage in passages:
        if passage.element == "speaker" or passage.within("sp", "stage"):
            return True
        letters += [
            found[2]
            for found in _NAME_AND_LETTER.finditer(passage.text)
            if lex.kinds().get(found[1], 0) & lex.GIVEN
        ]
    return len(letters) >= _LEAST and len(set(letters)) >= _SIDES and _PLACES.issuperset(letters)


def until_place(run: Sequence[Word], name: int, end: int) -> tuple[int, int]:
    """Where a name ends before the letter of a place on the stage, and how many letters are then passed over."""
    for at in range(name + 1, end):
        if run[at].text in _PLACES:
            return at, 1
    return end, 0
