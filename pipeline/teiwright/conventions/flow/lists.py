"""Lists in the stream of chunks: items with marks or numbers, and lines that are a list without any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions.flow.state import after_colon
from teiwright.conventions.headings.above_lists import ABOVE_LISTS, is_below_served
from teiwright.conventions.lists.announced import lines_announced
from teiwright.conventions.lists.descents import descent
from teiwright.conventions.lists.entries import entries_of, lines_below_head, lines_of_index, list_with_head
from teiwright.conventions.lists.marked import last_number, list_block, list_run, longer
from teiwright.conventions.tables.tables import table_in
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.flow.state import State


_INDEX = lazy(r"(?i)\b(?:index|register|\w*verzeichnis|répertoire|índice|indice|repertorio)\b")


def put_lines_as_list(state: State, index: int) -> int:
    """A list without marks, or one within another; the chunk after it, or 0."""
    if index in state.plain:
        return 0
    view, chunk = state.view, state.chunks[index]
    above = state.heads.get(index - 1)
    headed = (above is not None and above[0].evidence == ABOVE_LISTS) or is_below_served(view, index)
    nested = descent(view, index, state.heads, state.found)
    if nested:
        state.put(nested[1])
        return nested[0]
    listed = (
        entries_of(view, chunk)
        or list_with_head(view, chunk)
        or (lines_below_head(view, chunk) if headed else None)
        or (
            lines_of_index(view, chunk)
            if above and _INDEX.search(view.words(state.chunks[index - 1]))
            else None
        )
        or (lines_announced(view, chunk) if after_colon(state) else None)
    )
    if listed:
        state.put(listed)
    return index + 1 if listed else 0


def put_items(state: State, index: int) -> int:
    """A list, which may count on below a heading; a table between two of its items belongs to the first of them. The chunk after it, or 0."""
    view, chunks = state.view, state.chunks
    count = _items(state, index)
    if not count:
        return 0
    made = list_block(view, index, count)
    last = index + count
    while last + 1 < len(chunks) and last not in state.heads:
        more = list_run(view, last + 1, after=last_number(view, last - 1))
        table = table_in(view, chunks[last], state.found) if more else None
        if table is None or (table.first, table.last) != (chunks[last].first, chunks[last].last):
            break
        made = longer(made, table.block, list_block(view, last + 1, more))
        last += 1 + more
    state.put(made)
    state.last_item = last_number(view, last - 1)
    return last


def _items(state: State, index: int) -> int:
    """How many chunks are items of one list; 0 if this one is none."""
    if index in state.plain:
        return 0
    goes_on = state.last_item if index - 1 in state.heads else 0
    return (list_run(state.view, index, goes_on) if goes_on else 0) or list_run(state.view, index)
