"""Tables whose columns have their heads on a line of their own, above a blank line: “Date      Place      Summary of Events”."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from teiwright.conventions.tables.rows import GAP, Row, cells_of, longer, table_of
from teiwright.model import Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View
    from teiwright.model import Block

_WIDE = lazy(r"\S(?: {3,}|[ ]*\t[ \t]*)(?=\S)")
COLUMNS = 3
"""Columns with heads, at least; two words with a gap may be anything."""
ROWS = 2
"""Lines below them, at least."""
_NEAR = 1
"""Columns of the screen by which a cell may stand beside its head."""


class Headed(Struct, frozen=True):
    """A table below the heads of its columns."""

    stop: int
    """The chunk after its last."""
    table: Block


@lru_cache(maxsize=4)
def headed_columns(view: View) -> dict[int, Headed]:
    """The chunks that are heads of columns, each with the table that they make with the chunks below."""
    found: dict[int, Headed] = {}
    done = 0
    for index, chunk in enumerate(view.chunks[:-1]):
        if index < done:
            continue
        words = view.words(chunk) if chunk.height == 1 else ""
        if not ("   " in words or "\t" in words) or len(_WIDE.findall(words)) < COLUMNS - 1:
            continue
        head = cells_of(view, chunk.first, _WIDE)
        if any(map(str.isdigit, words)):
            continue
        rows: list[Row] = []
        stop = index + 1
        while stop < len(view.chunks):
            more = _below(view, view.chunks[stop], head, rows[-1:])
            if 2 * sum(sum(map(bool, row.cells)) > 1 for row in more) <= len(more):
                break
            rows[-1:] = more
            stop += 1
        if len(rows) >= ROWS:
            found[index] = Headed(stop, table_of([head, *rows], labelled=True))
            done = stop
    return found


def _below(view: View, chunk: Chunk, head: Row, above: list[Row]) -> list[Row]:
    """The row above, if there is one, and those of a chunk, each cell below the head of its column; none if the chunk has a line that is no such row."""
    starts = [first for first, _ in head.columns]
    rows = list(above)
    for line in chunk.indices:
        cells = cells_of(view, line, GAP)
        placed: dict[int, Extent] = {}
        for cell, (first, end) in zip(cells.cells, cells.columns, strict=True):
            at = next((i for i, start in enumerate(starts) if abs(start - first) <= _NEAR), None)
            last = max(placed, default=-1)
            if at is not None and at > last and (at + 1 == len(starts) or end < starts[at + 1]):
                placed[at] = cell
            elif first > starts[-1] and last == len(starts) - 1:
                placed[last] = Extent(placed[last].start, cell.end)  # two spaces within the last column
            else:
                return []
        if rows and list(placed) == [len(starts) - 1]:
            rows[-1] = longer(rows[-1], placed[len(starts) - 1])
            continue
        rows.append(replace(cells, cells=_filled(placed, len(starts))))
    return rows


def _filled(placed: dict[int, Extent], count: int) -> list[Extent]:
    """A cell for each column, empty where nothing stands in it."""
    made: list[Extent] = []
    first = placed[min(placed)]
    for column in range(count):
        at = made[-1].end if made else first.start
        made.append(placed.get(column, Extent(at, at)))
    return made
