"""Headings that are numbers, or begin with one: which of them count, seen beside their like."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from teiwright.conventions.headings import DOUBT, INITIAL_NUMBER, LARGE
from teiwright.conventions.numbers import value

if TYPE_CHECKING:
    from teiwright.conventions.headings import Heading

RISING = "numbers that rise by one"
"""The evidence of a heading that counts on from another."""


def numbered_runs(seen: dict[int, Heading]) -> None:
    """Numbered lines right below each other are a list, a contents page or notes, and no headings."""
    for index in [i for i, h in seen.items() if h.evidence.endswith("numbered") or "numbered," in h.evidence]:
        following = seen.get(index + 1)
        if following is not None and following.n and "numbered" in following.evidence:
            seen[index] = replace(seen[index], score=0)
            if index + 2 not in seen:
                seen[index + 1] = replace(following, score=0, evidence="")


def series(seen: dict[int, Heading]) -> None:
    """Bare numbers count as headings where they rise by one."""
    _rising(seen, [i for i, h in seen.items() if h.bare and h.rank == 7])
    for index, heading in seen.items():
        above = seen.get(index - 1)
        if heading.bare and heading.rank == 7 and value(heading.n) == 1 and above and above.rank < 4:
            seen[index] = replace(
                heading, score=heading.score + 2, evidence="the first below a part", kind="chapter"
            )
    _rising(seen, [i for i, h in seen.items() if not h.bare and "numbered" in h.evidence and "." not in h.n])


def _rising(seen: dict[int, Heading], indexes: list[int]) -> None:
    numbers = _without_initials(seen, [(i, value(seen[i].n)) for i in indexes])
    good: set[int] = set()
    last: tuple[int, int] | None = None
    for index, number in numbers:
        if last and number == last[1] + 1 and index > last[0] + 1:
            good |= {last[0], index}
        last = (index, number)
    # Where chapters are numbered, one of the same kind that breaks the count is misnumbered, or begins a new count.
    shapes = Counter(_shape(seen[i].n) for i in good)
    good |= {
        i for i in indexes if seen[i].bare and shapes[_shape(seen[i].n)] > 3 and seen[i].evidence != LARGE
    }
    for index in good:
        why = RISING
        score = seen[index].score + 2 + (DOUBT if INITIAL_NUMBER in seen[index].evidence else 0)
        seen[index] = replace(seen[index], score=score, evidence=why, kind="chapter")


def _without_initials(seen: dict[int, Heading], numbers: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The numbers without letters that neither follow the number before them nor lead to the next: initials of names."""
    unsure = [INITIAL_NUMBER in seen[index].evidence for index, _ in numbers]
    if not any(unsure):
        return numbers
    sure = [number if not doubt else None for (_, number), doubt in zip(numbers, unsure, strict=True)]
    kept: list[tuple[int, int]] = []
    for at, (index, number) in enumerate(numbers):
        before = next((n for n in reversed(sure[:at]) if n is not None), None)
        after = next((n for n in sure[at + 1 :] if n is not None), None)
        if not unsure[at] or before == number - 1 or after == number + 1:
            kept.append((index, number))
    return kept


def _shape(n: str) -> str:
    """Figures, capitals or small letters."""
    return "1" if n.isdigit() else "I" if n.isupper() else "i"
