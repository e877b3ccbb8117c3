"""Lays two versions of a text beside each other: the stretches that they share, wherever between them words were changed."""

from __future__ import annotations

from bisect import bisect_left
from difflib import SequenceMatcher
from itertools import islice, takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Stretch = tuple[int, int, int]
"""Start in the one, start in the other, length."""

_LONG = 24
"""So many characters that stand once in both texts are the same place."""
_SHORT = 3
"""Between two changes, less than this is a chance."""
_GAP = 1_000
"""Between two such places, up to so many characters are compared one by one."""


def shared(one: str, other: str) -> list[Stretch]:
    """The stretches that two texts share, in order."""
    if one == other:
        return [(0, 0, len(one))]
    found: list[Stretch] = []
    at, there = 0, 0
    for start, opposite in ((0, 0), *_anchors(one, other), (len(one), len(other))):
        if start < at or opposite < there:
            continue  # amid the stretch before it
        back = _alike(reversed(one[at:start]), reversed(other[there:opposite]))
        first, second = start - back, opposite - back
        found += _between(one, other, (at, first), (there, second))
        size = back + _alike(islice(one, start, None), islice(other, opposite, None))
        if size:
            found.append((first, second, size))
        at, there = first + size, second + size
    return found


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    """How many characters are the same before the first that differs."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _between(one: str, other: str, here: tuple[int, int], there: tuple[int, int]) -> list[Stretch]:
    """What is shared in the words around a change."""
    if not 0 < (here[1] - here[0]) * (there[1] - there[0]) <= _GAP * _GAP:
        return []
    matcher = SequenceMatcher(None, one[slice(*here)], other[slice(*there)], autojunk=False)
    return [
        (here[0] + a, there[0] + b, size) for a, b, size in matcher.get_matching_blocks() if size >= _SHORT
    ]


def _anchors(one: str, other: str) -> list[tuple[int, int]]:
    """Places that are surely the same: long stretches that stand once in both texts, as many of them as follow each other in both."""
    mine, theirs = _once(one), _once(other)
    pairs = [(start, theirs[words]) for words, start in mine.items() if words in theirs]
    # The longest rising chain: of words that were moved, the fewer are left out.
    tails: list[int] = []
    lasts: list[int] = []
    before: list[int] = []
    for number, (_, opposite) in enumerate(pairs):
        place = bisect_left(tails, opposite)
        before.append(lasts[place - 1] if place else -1)
        tails[place : place + 1] = [opposite]
        lasts[place : place + 1] = [number]
    chain = []
    number = lasts[-1] if lasts else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _once(text: str) -> dict[str, int]:
    """The long stretches that stand once in a text, in order."""
    found: dict[str, int] = {}
    for start in range(len(text) - _LONG + 1):
        words = text[start : start + _LONG]
        found[words] = -1 if words in found else start
    return {words: start for words, start in found.items() if start >= 0}
