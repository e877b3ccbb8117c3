"""From a place in our TEI back to the line of the plain text it was made from."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SURE = 12
"""So many equal characters in a row mean that the two texts are in step again."""
_FAR = 4000
"""How many characters of the source are looked through for that."""


class Lines:
    """The lines of a plain text, found by counting the characters of the TEI that are not white space.

    The encoder moves nothing and adds nothing, but it may skip characters (page furniture, emphasis marks): the two texts
    are compared, and brought in step again behind every difference.
    """

    def __init__(self, source: str, encoded: str) -> None:
        """Compare the two texts.

        Args:
            source: the plain text.
            encoded: the text of the TEI's <text>, as it stands there.
        """
        lines = source.split("\n")
        self._ends: list[int] = []
        total = 0
        pieces = []
        for line in lines:
            piece = "".join(line.split())
            pieces.append(piece)
            total += len(piece)
            self._ends.append(total)
        self._steps = _steps("".join(pieces), "".join(encoded.split()))

    def line(self, count: int) -> int:
        """The line, from 1, in which the character stands that has `count` others before it in the TEI; 0 if unknown."""
        index = bisect_right(self._steps, (count, 1 << 62)) - 1
        if index < 0:
            return 0
        start, offset = self._steps[index]
        if offset < 0:
            return 0
        return min(bisect_right(self._ends, count - start + offset) + 1, len(self._ends))


def _steps(source: str, encoded: str) -> Sequence[tuple[int, int]]:
    """(character of the TEI, character of the source): from there on they run in step; -1 where the TEI has words of its own."""
    steps = [(0, 0)]
    at = there = 0
    while at < len(encoded) and there < len(source):
        run = _equal(encoded, at, source, there)
        at, there = at + run, there + run
        if at >= len(encoded) or there >= len(source):
            break
        skip = source.find(encoded[at : at + _SURE], there, there + _FAR)
        if skip >= 0:
            there = skip
            steps.append((at, there))
            continue
        again = next(
            (
                (k, j)
                for k in range(1, 400)
                if (j := source.find(encoded[at + k : at + k + _SURE], there, there + _FAR)) >= 0
            ),
            None,
        )
        if again is None:
            steps.append((at, -1))
            break
        steps.append((at, there))
        at, there = at + again[0], again[1]
        steps.append((at, there))
    return steps


def _equal(one: str, at: int, other: str, there: int) -> int:
    """How many characters are equal from here; by blocks, since the texts are almost equal."""
    run, size = 0, 4096
    while size:
        while (
            size <= min(len(one) - at - run, len(other) - there - run)
            and one[at + run : at + run + size] == other[there + run : there + run + size]
        ):
            run += size
        size //= 2
    return run
