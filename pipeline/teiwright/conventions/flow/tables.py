"""Tables amid running text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.tables.column_heads import headed_columns
from teiwright.conventions.tables.tables import columns_of, table_in
from teiwright.model import Block, Extent

if TYPE_CHECKING:
    from teiwright.conventions.flow.state import State


CAPTION = 200
"""Characters: what stands above a table is no longer."""


def put_table(state: State, index: int) -> int:
    """Put the table of a chunk, and what stands above and below it in the same chunk as paragraphs; the chunk after it, or 0 if it has none."""
    lines, chunk = state.view.lines, state.chunks[index]
    above = columns_of(state.found.pieces[-1].block) if state.found.pieces else 0
    found = table_in(state.view, chunk, state.found, above)
    if found is None:
        return 0
    if found.first > chunk.first:
        state.paragraph(lines.chunk(chunk.first, found.first, chunk.blank))
    state.put(_captioned(state, found.block))
    if found.last < chunk.last:
        state.paragraph(lines.chunk(found.last, chunk.last))
    return index + 1


def put_headed_columns(state: State, index: int) -> int:
    """Put the table below the heads of its columns; the chunk after it, or 0 if the chunk is none of such heads."""
    headed = headed_columns(state.view).get(index)
    if headed is None:
        return 0
    state.put(_captioned(state, headed.table))
    return headed.stop


def _captioned(state: State, table: Block) -> Block:
    """A table with “Table 2. Days of snow” right above it as its head."""
    above = state.found.pieces[-1] if state.found.pieces else None
    if above is None or above.opens or above.block.element != "p" or table.children[0].element == "head":
        return table
    extent = above.block.extent
    words = state.view.words(extent)
    if len(words) > CAPTION or not w.CAPTION.match(words):
        return table
    state.found.pieces.pop()
    state.found.unmark_line_ends([extent])
    head = Block("head", extent, rule="bare.table")
    return replace(table, extent=Extent(extent.start, table.extent.end), children=(head, *table.children))
