"""Lists in the stream of chunks: items with marks or numbers, and lines that are a list without any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions.capitals import has_small_words
from teiwright.conventions.flow.quotations import is_indented
from teiwright.conventions.flow.state import after_colon
from teiwright.conventions.headings.above_lists import ABOVE_LISTS, is_below_served
from teiwright.conventions.lists.descents import descent
from teiwright.conventions.lists.entries import entries_of, lines_below_head, lines_of_index, list_with_head
from teiwright.conventions.lists.marked import ITEM, last_number, list_block, list_run, longer
from teiwright.conventions.lists.shelf_marks import catalogue, catalogues
from teiwright.conventions.personal_names import is_name
from teiwright.conventions.pieces import holding, set_off
from teiwright.conventions.tables.tables import is_tabular, table_in
from teiwright.model import Block
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.conventions.flow.state import State
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

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
    """A table, a quotation that is set in, or a list with letters or dashes, between two items with numbers, and the chunk of the second one."""
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
    if table and whole:
        return table.block, behind
    if not is_indented(state, chunks[index]):
        return None
    return set_off([Block("p", chunks[index].extent, rule="bare.quotation")], "bare.quotation"), behind


def _items(state: State, index: int) -> int:
    """How many chunks are items of one list; 0 if this one is none."""
    if index in state.plain:
        return 0
    goes_on = state.last_item if index - 1 in state.heads else 0
    return (list_run(state.view, index, goes_on) if goes_on else 0) or list_run(state.view, index)


_LEAST, _LONGEST, _OFFICE = 3, 80, 24
"""Lines of such a list at least; characters of each at most, and of “Captain” before a colon."""
_SHORT = 60
_SO_MANY = lazy(r"\d[\d½¼¾⅓⅔ ,./]*\s[^\W\d_]{2}|[½¼¾] ?[^\W\d_]{2}")
_NAME_ENDS = lazy(r"[,(]")
"""What stands before it may be a name: “Tom went up the hill” begins with one and tells."""


def lines_announced(view: View, chunk: Chunk) -> Block | None:
    """A chunk right below a paragraph that ends with a colon as a list, if each of its lines is a name, perhaps with the office before it, or is short and holds a figure, if all but the last end with a semicolon, or if they count or name things.

    Rows with columns are a table, and verse has no figures.
    """
    lines = chunk.indices
    if len(lines) < _LEAST or is_tabular(view, chunk):
        return None
    rows = view.lines.rows(chunk)
    divided = all(row.endswith(";") for row in rows[:-1]) and max(map(len, rows)) <= _LONGEST
    divided = divided and not any(map(ITEM.match, rows))
    if not (divided or all(map(_is_entry, rows)) or _are_things(rows)):
        return None
    items = (Block("item", view.lines.extent_of(i), rule="bare.entries") for i in lines)
    return holding("list", items, "bare.entries")


def _are_things(rows: Sequence[str]) -> bool:
    """“6 bushels of rye”, “free lodging”: so many of a thing on each line, but perhaps one, or lines that all begin small and have no marks, as verse has not."""
    if max(map(len, rows)) > _SHORT or any(row.endswith(tuple(".,;:!?…")) for row in rows[:-1]):
        return False
    counted = sum(_SO_MANY.match(row) is not None for row in rows)
    return counted >= len(rows) - 1 or all(row[0].islower() and row[-1].isalnum() for row in rows)


def _is_entry(line: str) -> bool:
    office, colon, name = line.partition(": ")
    if colon and len(office) <= _OFFICE and name[:1].isupper() and len(line) <= _LONGEST:
        return True
    name = _NAME_ENDS.split(line, maxsplit=1)[0].rstrip(".;")
    if is_name(name) and not has_small_words(name):
        return True
    ends = line[-1:].isalnum() or line[-1:] in tuple(")],;")
    return ends and len(line) <= _LONGEST and line[0].isupper() and any(map(str.isdigit, line))
