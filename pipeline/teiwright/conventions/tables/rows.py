"""The rows of tables: what divides a line into cells, and which cells stand below each other."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from teiwright.conventions.pieces import holding
from teiwright.model import Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    import re

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

DOTS = r"(?:(?<!\.\.)| )\.{4,}[ \t]*(?=[^\s.])|(?<!\. \.)(?: \.){3,}[ \t]*(?=[^\s.])"
"""A row of dots. It is tried at its beginning only: at each of them, a line of nothing else took the square of its length."""
_SHORT = "|".join(rf"(?<=\b[^\W\d_]{{{letters}}}\.  )" for letters in (1, 2, 3, 4))
_WIDE = rf" {{2,}}(?!(?:{_SHORT})[^\W\d_a-zß-öø-ÿ])\t*"
"""Two blanks or more; but typists put two behind the stop of a short form, too: “Jno.  Marsh”."""
GAP = lazy(rf"\S(?:[ \t]*(?:{DOTS})|\t+|{_WIDE})(?=\S)")
"""What divides columns: tabs, wide gaps, rows of dots."""
_CLOSE = lazy(rf"\S(?:[ \t]*(?:{DOTS})|\t+|{_WIDE}|(?<=\d) (?=\d{{1,2}}(?!\S)))(?=\S)")
"""The same, and a single space between two figures."""
SUM = lazy(r"[£$€]?\s*\d[\d.,/]*(?:(?:\t+| +)[\d.,/–-]+)+$")
"""The figures of a sum, without words."""
MOST = 12
"""Columns of a table at most."""


class Row(Struct, frozen=True):
    """A line as cells: where each begins and ends in the text, and in columns of the screen."""

    line: int
    cells: list[Extent]
    columns: list[tuple[int, int]]
    dots: list[Extent]


def cells_of(view: View, index: int, gaps: re.Pattern[str]) -> Row:
    """The cells of a line."""
    line = view.lines.extent_of(index)
    cells: list[Extent] = []
    dots: list[Extent] = []
    at = line.start
    for gap in gaps.finditer(view.text, line.start, line.end):
        cells.append(Extent(at, gap.start() + 1))
        at = gap.end()
        lead = gap[0][1:]
        if "." in lead:
            first = gap.start() + 1
            dots.append(Extent(first + lead.index("."), first + lead.rindex(".") + 1))
    cells.append(Extent(at, line.end))
    origin = view.lines.starts[index]

    def column(offset: int) -> int:
        return len(view.text[origin:offset].expandtabs(8))

    return Row(index, cells, [(column(c.start), column(c.end)) for c in cells], dots)


def longer(row: Row, cell: Extent) -> Row:
    """A row whose last cell goes on below."""
    return replace(row, cells=[*row.cells[:-1], Extent(row.cells[-1].start, cell.end)])


def table_of(rows: list[Row], *, labelled: bool, head: Block | None = None) -> Block:
    """Rows of cells as a table; `labelled`: the first one heads the columns."""
    made = [holding("row", (Block("cell", cell) for cell in row.cells)) for row in rows]
    if labelled:
        made[0] = replace(made[0], attributes=(("role", "label"),))
    return holding("table", (head, *made) if head else made, "bare.table")


def tabbed(view: View, chunk: Chunk) -> list[Row]:
    """Lines with as many tabs as each other, two or more: a cell between each, though nothing stands in it; no rows if they are not such.

    Columns in which nothing stands at all were typed to make the others stand below each other.
    """
    lines = view.lines.typed(chunk)
    counts = {line.count("\t") for line in lines}
    if len(counts) != 1 or (most := counts.pop()) < 2 or most >= MOST:
        return []
    rows: list[list[Extent]] = []
    for number, line in enumerate(lines, chunk.first):
        whole = view.lines.extent_of(number)
        at = view.lines.starts[number]
        cells = []
        for words in line.split("\t"):
            start = min(max(at + len(words) - len(words.lstrip()), whole.start), whole.end)
            cells.append(Extent(start, max(start, min(at + len(words.rstrip()), whole.end))))
            at += len(words) + 1
        rows.append(cells)
    filled = [i for i in range(most + 1) if any(row[i] for row in rows)]
    return [Row(chunk.first + n, [row[i] for i in filled], [], []) for n, row in enumerate(rows)]


def divided(view: View, rows: list[Row]) -> list[Row]:
    """The rows with figures apart that only a single space parts, where other rows have more columns: “2 10  0” above or below “1  4  6”."""
    parted = [
        cells_of(view, row.line, _CLOSE)
        if any(SUM.match(view.text, cell.start, cell.end) for cell in row.cells)
        else row
        for row in rows
    ]
    most = max(len(row.cells) for row in parted)
    return [two if len(one.cells) < most else one for one, two in zip(rows, parted, strict=True)]


def aligned(rows: list[Row]) -> list[Row]:
    """The rows with an empty cell where a column is empty; none at all if the columns do not stand below each other."""
    most = max(len(row.cells) for row in rows)
    if most > MOST:
        return []
    if all(len(row.cells) == most for row in rows):
        return rows
    models = [row for row in rows if len(row.cells) == most]
    spans = [
        (min(row.columns[i][0] for row in models), max(row.columns[i][1] for row in models))
        for i in range(most)
    ]
    if any(left[1] > right[0] for left, right in itertools.pairwise(spans)):
        return []
    made = []
    for row in rows:
        full = _filled(row, spans) if len(row.cells) < most else row
        if full is None:
            return []
        made.append(full)
    return made


def _filled(row: Row, spans: list[tuple[int, int]]) -> Row | None:
    """A row with a cell for each column up to its last one; None if two of its cells stand in one column."""
    cells: list[Extent] = []
    for cell, (first, last) in zip(row.cells, row.columns, strict=True):
        near = min(
            range(len(spans)),
            key=lambda i: (max(spans[i][0] - last, first - spans[i][1], 0), abs(last - spans[i][1])),
        )
        if near < len(cells):
            return None
        while len(cells) < near:
            at = cells[-1].end if cells else cell.start
            cells.append(Extent(at, at))
        cells.append(cell)
    return replace(row, cells=cells)
