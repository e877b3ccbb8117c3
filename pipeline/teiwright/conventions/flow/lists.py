"""Lists in the stream of chunks: items with marks or numbers, and lines that are a list without any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions.flow.state import after_colon
from teiwright.conventions.headings.above_lists import ABOVE_LISTS, is_below_served
from teiwright.conventions.lists.announced import lines_announced
from teiwright.conventions.lists.descents import descent
from teiwright.conventions.lists.entries import entries_of, lines_below_head, lines_of_index, list_with_head
from teiwright.conventions.lists.marked import last_number, list_block, list_run, longer
from teiwright.conventions.lists.shelf_marks import catalogue, catalogues
from teiwright.conventions.tables.tables import table_in
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.flow.state import State
    from teiwright.model import Block


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


def put_catalogue(state: State, index: int) -> int:
    """A list of shelf marks that begins here; the chunk after it, or 0."""
    stop = 0 if index in state.plain else catalogues(state.view).get(index, 0)
    if stop:
        state.put(catalogue(state.view, index, stop, state.found))
    return stop


def put_items(state: State, index: int) -> int:
    """A list, which may count on below a heading; a table or another list between two of its items belongs to the first of them. The chunk after it, or 0."""
    view = state.view
    count = _items(state, index)
    if not count:
        return 0
    made = list_block(view, index, count)
    last = index + count
    while inner := _between(state, last):
        block, behind = inner
        more = list_run(view, behind, after=last_number(view, last - 1))
        made = longer(made, block, list_block(view, behind, more))
        last = behind + more
    state.put(made)
    state.last_item = last_number(view, last - 1)
    return last


def _between(state: State, index: int) -> tuple[Block, int] | None:
    """A table, or a list with letters or dashes, between two items with numbers, and the chunk of the second one."""
    view, chunks = state.view, state.chunks
    above = last_number(view, index - 1)
    if not above or index >= len(chunks):
        return None
    count = list_run(view, index)
    inner = 0 if not count or last_number(view, index) else count
    behind = index + (inner or 1)
    if behind >= len(chunks) or index in state.heads or not list_run(view, behind, after=above):
        return None
    if inner:
        return list_block(view, index, inner), behind
    table = table_in(view, chunks[index], state.found)
    whole = table is not None and (table.first, table.last) == (chunks[index].first, chunks[index].last)
    return (table.block, behind) if table and whole else None


def _items(state: State, index: int) -> int:
    """How many chunks are items of one list; 0 if this one is none."""
    if index in state.plain:
        return 0
    goes_on = state.last_item if index - 1 in state.heads else 0
    return (list_run(state.view, index, goes_on) if goes_on else 0) or list_run(state.view, index)
