"""Numbers of divisions and pages as they are printed: in figures, Roman figures or letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions.words import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def value(n: str) -> int:
    """A number in figures or Roman figures; 0 if it is neither."""
    if n.isdigit():
        return int(n)
    total = 0
    last = 0
    for letter in reversed(n.upper()):
        worth = _ROMAN.get(letter, 0)
        if not worth:
            return 0
        total += -worth if worth < last else worth
        last = max(last, worth)
    return total


def count_up(numbers: Sequence[int]) -> bool:
    """True for 1, 2, 3 and so on."""
    return list(numbers) == list(range(1, len(numbers) + 1))


ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12,
}  # fmt: skip
"""Numbers in letters, in English, that stand behind a word: “Codicil the First”."""
_FIRST = listed(
    "one first un une premier première eins erstes erster erste uno primer primero primera primo prima"
)


def is_first(n: str) -> bool:
    """True for 1, I, “first”, “premier” and the like."""
    return value(n) == 1 or n.lower() in _FIRST


def may_be_same(one: str, other: str) -> bool:
    """False for “1” and “2” or “I” and “II”; “I” may be “first”, in whatever language."""
    return value(one) == value(other) or not (value(one) and value(other))
