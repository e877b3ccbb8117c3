"""Lists of what an archive holds: lines that begin with its marks, “HW/1/2   Survey with map”, which share their first part and rise."""

from __future__ import annotations

import itertools
from functools import lru_cache
from typing import TYPE_CHECKING

from teiwright.conventions.lists.entries import label_of, labelled
from teiwright.conventions.pieces import holding
from teiwright.model import Extent, Span
from teiwright.patterns import lazy

if TYPE_CHECKING:
    import re

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import Found, View
    from teiwright.model import Block

MARKED = lazy(
    r"(?P<mark>[A-Z]{1,6}(?:[ .-]?[A-Z]{1,4})?[ .-]?\d{0,5}[/.-](?:(?:\d{1,5}|[A-Za-z]|[A-Z]{2,4})[/.-]?){1,6}(?<=[\dA-Za-z]))(?:[.:]?(?:\s{2,}|\t)|\s[–—-]\s|:\s|\s)(?=[\"“‘(\[]?[^\W_a-zß-öø-ÿ])"
)
_PARTS = lazy(r"\d+|[A-Za-z]+")
_SIGNS = lazy("[.-]")
LEAST = 3
"""So many entries at least are a list."""


@lru_cache(maxsize=4)
def catalogues(view: View) -> dict[int, int]:
    """First chunk of each list → the chunk after it."""
    found: dict[int, int] = {}
    index = 0
    while index < len(view.chunks):
        last: list[list[tuple[int, str]]] = []
        stop, count = index, 0
        while stop < len(view.chunks):
            chunk = view.chunks[stop]
            marks = [_order(mark["mark"]) for _, mark in _entries(view, chunk)]
            if not marks or not _rise([*last, *marks]):
                break
            last, count, stop = marks[-1:], count + len(marks), stop + 1
        if count >= LEAST:
            found[index] = stop
        index = max(stop, index + 1)
    return found


def within_catalogues(view: View) -> frozenset[int]:
    """The chunks of all these lists."""
    return frozenset(i for first, stop in catalogues(view).items() for i in range(first, stop))


def _entries(view: View, chunk: Chunk) -> list[tuple[int, re.Match[str]]]:
    """The lines of a chunk that begin with a mark, and these; none if its first line does not."""
    found: list[tuple[int, re.Match[str]]] = []
    for i in chunk.indices:
        row = view.lines.row(i)
        mark = MARKED.match(row) if row[:1].isupper() else None
        if mark and ("/" in mark["mark"] or len(_SIGNS.findall(mark["mark"])) > 1):
            found.append((i, mark))
        elif i == chunk.first:
            return []
    return found


def _order(mark: str) -> list[tuple[int, str]]:
    """The parts of a mark, as they are put in order."""
    return [(int(part), "") if part.isdigit() else (0, part) for part in _PARTS.findall(mark)]


def _rise(marks: list[list[tuple[int, str]]]) -> bool:
    """Each mark is behind the one above it, and begins alike; figures stand in all of them."""
    return all(any(n for n, _ in mark) for mark in marks) and all(
        one < two and one[0] == two[0] for one, two in itertools.pairwise(marks)
    )


def catalogue(view: View, first: int, stop: int, found: Found) -> Block:
    """The chunks as a list, each mark a label; further lines of an entry keep their ends."""
    made: list[Block] = []
    for chunk in view.chunks[first:stop]:
        entries = dict(_entries(view, chunk))
        made += labelled(view, chunk, [(line, *label_of(mark)) for line, mark in entries.items()])
        more = (view.lines.extent_of(i).start for i in chunk.indices if i not in entries)
        found.spans += [Span(Extent(at, at), "lb", "bare.line") for at in more if not view.text[at].islower()]
    return holding("list", made, "bare.entries")
