"""Work that halts after each of its steps, so that several can be led through the same step one after the other.

A processor that does one kind of work at a time finds the code and the data of it in its caches: sixteen small files that are
checked side by side take a tenth less time than one behind the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from teiwright.errors import TeiwrightError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

_T = TypeVar("_T")


def alone(work: Generator[None, None, _T]) -> _T:
    """What comes of work that is done at one go."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]


def together(works: Iterable[Generator[None, None, _T]]) -> list[_T | TeiwrightError]:
    """What comes of each work, in their order: what it gives, or why it failed. All make a step before one makes the next."""
    going = dict(enumerate(works))
    done: dict[int, _T | TeiwrightError] = {}
    while going:
        for number, work in list(going.items()):
            try:
                next(work)
            except StopIteration as end:
                done[number] = end.value
            except TeiwrightError as trouble:
                done[number] = trouble
            if number in done:
                del going[number]
    return [done[number] for number in sorted(done)]
