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
_LETTER = lazy(r" ([A-Z])(?![\w'’])\.?(?! ?[A-Z][a-z])")
_REACH = 20
_LEAST = 3
_SIDES = 2


def staged(passages: Iterable[Passage]) -> bool:
    """True for a play, and for a text in which three forenames at least have a letter behind them, and each the letter of a place."""
    letters: list[str] = []
    for passage in passages:
        if passage.element == "speaker" or passage.within("sp", "stage"):
            return True
        letters += [
            found[1] for found in _LETTER.finditer(passage.text) if _named(passage.text, found.start())
        ]
    return len(letters) >= _LEAST and len(set(letters)) >= _SIDES and _PLACES.issuperset(letters)


def _named(text: str, end: int) -> bool:
    """True if a forename ends here."""
    word = text[max(0, end - _REACH) : end].rstrip(",").rpartition(" ")[2]
    return bool(lex.kinds(word) & lex.GIVEN)


def until_place(run: Sequence[Word], name: int, end: int) -> tuple[int, int]:
    """Where a name ends before the letter of a place on the stage, and how many letters are then passed over; not in Tom R. Orme."""
    for at in range(name + 1, end):
        if run[at].text in _PLACES and (at + 1 == end or run[at + 1].kind & lex.GIVEN):
            return at, 1
    return end, 0
