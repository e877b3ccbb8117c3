"""Descents typed as text: “1. John Weir”, “1.1 Thomas”, “1.1.1 Hannah”, each generation set in below the one it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions.pieces import around
from teiwright.model import Block, Extent, Span
from teiwright.patterns import lazy

if TYPE_CHECKING:
    import re

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import Found, View

RULE = "bare.list"
FEWEST = 3
"""So many lines with a number at least."""
_NUMBER = lazy(r"[ \t]*(?P<n>\d{1,3}(?:\.\d{1,3}){0,9})\.?[ \t]+(?=\S)")


def descent(view: View, chunk: Chunk, found: Found) -> Block | None:
    """A block of lines as a list within a list, if their numbers hold each other and those held are set in; lines without a number go on with the one above."""
    raw = view.lines.raw
    rows = [(i, match) for i in range(chunk.first, chunk.last) if (match := _NUMBER.match(raw[i]))]
    if len(rows) < FEWEST or rows[0][0] != chunk.first:
        return None
    paths = [tuple(map(int, match["n"].split("."))) for _, match in rows]
    margins = [view.lines.indent(i) for i, _ in rows]
    if len(set(map(len, paths))) == 1 or not all(
        _follows(paths[at], paths[at - 1]) and _is_set_in(paths, margins, at) for at in range(1, len(rows))
    ):
        return None
    numbered = {i for i, _ in rows}
    for line in range(chunk.first + 1, chunk.last):
        if line not in numbered:
            at = view.lines.extent_of(line)[0]
            found.spans.append(Span(Extent(at, at), "lb", "bare.line"))
    ends = [view.lines.extent_of(stop - 1)[1] for stop in (*(i for i, _ in rows[1:]), chunk.last)]
    return _nested(view, list(zip(rows, paths, ends, strict=True)))


def _follows(path: tuple[int, ...], above: tuple[int, ...]) -> bool:
    """The first one held by the one above, or the next of those that hold it or of its own."""
    if path[:-1] == above:
        return path[-1] == 1
    return len(path) <= len(above) and path == (*above[: len(path) - 1], above[len(path) - 1] + 1)


def _is_set_in(paths: list[tuple[int, ...]], margins: list[int], at: int) -> bool:
    """Deeper than what holds it, and as deep as its like."""
    step = len(paths[at]) - len(paths[at - 1])
    return margins[at] > margins[at - 1] if step > 0 else (margins[at] == margins[at - 1]) == (step == 0)


def _nested(view: View, entries: list[tuple[tuple[int, re.Match[str]], tuple[int, ...], int]]) -> Block:
    """The entries of one generation as a list, each with those that come from it."""
    depth = len(entries[0][1])
    made: list[Block] = []
    position = 0
    while position < len(entries):
        (line, match), _, end = entries[position]
        below = position + 1
        while below < len(entries) and len(entries[below][1]) > depth:
            below += 1
        start = view.lines.starts[line]
        label = Extent(start + match.start("n"), start + len(match[0].rstrip()))
        text = Extent(start + match.end(), end)
        made.append(Block("label", label, rule=RULE))
        if below > position + 1:
            inner = _nested(view, entries[position + 1 : below])
            own = Block("", text)
            made.append(Block("item", Extent(text.start, inner.extent.end), (own, inner), (), RULE))
        else:
            made.append(Block("item", text, rule=RULE))
        position = below
    return Block("list", around(made), tuple(made), (("rend", "numbered"),), RULE)
