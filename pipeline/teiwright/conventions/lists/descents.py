"""Descents typed as text: “1. John Weir”, “1.1 Thomas”, “1.1.1 Hannah”, each generation set in below the one it comes from."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.conventions.lists.marked import item_with
from teiwright.conventions.pieces import holding
from teiwright.model import Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.headings.heading import Heads
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import Found, View

RULE = "bare.list"
FEWEST = 3
"""So many lines with a number at least."""
_NUMBER = lazy(r"[ \t]*(?P<n>\d{1,3}(?:\.\d{1,3}){0,9})\.?[ \t]+(?=\S)")


def descent(view: View, index: int, heads: Heads, found: Found) -> tuple[int, Block] | None:
    """Blocks of lines as a list within a list, if their numbers hold each other and those held are set in: the chunk after them, and the list.

    Lines without a number go on with the one above.
    """
    chunks = view.chunks
    rows = _rows(view, chunks[index])
    if len(rows) < FEWEST or len({len(row.path) for row in rows}) == 1 or not _holds(rows):
        return None
    last = index + 1
    while last < len(chunks) and last not in heads:
        more = _rows(view, chunks[last])
        if not more or not _holds([rows[-1], *more]) or more[0].margin not in {row.margin for row in rows}:
            break
        rows += more
        last += 1
    numbered = {row.line for row in rows}
    for chunk in chunks[index:last]:
        for line in chunk.indices:
            if line not in numbered:
                found.mark_line(view.lines.extent_of(line).start, "bare.line")
    return last, _nested(rows)


class _Row(Struct, frozen=True):
    """An entry with its number: from its first line to the last that has none."""

    line: int
    path: tuple[int, ...]
    margin: int
    label: Extent
    text: Extent


def _rows(view: View, chunk: Chunk) -> list[_Row]:
    """The entries of a chunk; none if it does not begin with one."""
    raw = view.lines.raw
    found = [(i, match) for i in chunk.indices if (match := _NUMBER.match(raw[i]))]
    if not found or found[0][0] != chunk.first:
        return []
    made: list[_Row] = []
    for at, (line, match) in enumerate(found):
        stop = found[at + 1][0] if at + 1 < len(found) else chunk.last
        start = view.lines.starts[line]
        made.append(
            _Row(
                line,
                tuple(map(int, match["n"].split("."))),
                view.lines.indent(line),
                Extent(start + match.start("n"), start + len(match[0].rstrip())),
                Extent(start + match.end(), view.lines.extent_of(stop - 1).end),
            )
        )
    return made


def _holds(rows: list[_Row]) -> bool:
    """Each number follows the one above, and is set in as it should be."""
    return all(_follows(two.path, one.path) and _is_set_in(one, two) for one, two in pairwise(rows))


def _follows(path: tuple[int, ...], above: tuple[int, ...]) -> bool:
    """The first one held by the one above, or the next of those that hold it or of its own."""
    if path[:-1] == above:
        return path[-1] == 1
    return len(path) <= len(above) and path == (*above[: len(path) - 1], above[len(path) - 1] + 1)


def _is_set_in(above: _Row, row: _Row) -> bool:
    """Deeper than what holds it, and as deep as its like."""
    step = len(row.path) - len(above.path)
    return row.margin > above.margin if step > 0 else (row.margin == above.margin) == (step == 0)


def _nested(rows: list[_Row]) -> Block:
    """The entries of one generation as a list, each with those that come from it."""
    depth = len(rows[0].path)
    made: list[Block] = []
    position = 0
    while position < len(rows):
        row = rows[position]
        below = position + 1
        while below < len(rows) and len(rows[below].path) > depth:
            below += 1
        made.append(Block("label", row.label, rule=RULE))
        made.append(
            item_with(row.text, _nested(rows[position + 1 : below]) if below > position + 1 else None)
        )
        position = below
    return holding("list", made, RULE, (("rend", "numbered"),))
