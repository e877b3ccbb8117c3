"""Lists without marks that a colon announces: “The abbots were:” above “Osbern, 1209–1224”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions.capitals import has_small_words
from teiwright.conventions.lists.marked import ITEM
from teiwright.conventions.personal_names import is_name
from teiwright.conventions.pieces import around
from teiwright.conventions.tables.tables import is_tabular
from teiwright.model import Block
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

LEAST, LONGEST, OFFICE = 3, 80, 24
"""Lines of such a list at least; characters of each at most, and of “Captain” before a colon."""
_NAME_ENDS = lazy(r"[,(]")
"""What stands before it may be a name: “Tom went up the hill” begins with one and tells."""


def lines_announced(view: View, chunk: Chunk) -> Block | None:
    """A chunk right below a paragraph that ends with a colon as a list, if each of its lines is a name, perhaps with the office before it, or is short and holds a figure, or if all but the last end with a semicolon.

    Rows with columns are a table, and verse has no figures.
    """
    lines = chunk.indices
    if len(lines) < LEAST or is_tabular(view, chunk):
        return None
    rows = view.lines.rows(chunk)
    divided = all(row.endswith(";") for row in rows[:-1]) and max(map(len, rows)) <= LONGEST
    divided = divided and not any(map(ITEM.match, rows))
    if not (divided or all(map(_is_entry, rows))):
        return None
    items = [Block("item", view.lines.extent_of(i), rule="bare.entries") for i in lines]
    return Block("list", around(items), tuple(items), (), "bare.entries")


def _is_entry(line: str) -> bool:
    office, colon, name = line.partition(": ")
    if colon and len(office) <= OFFICE and name[:1].isupper() and len(line) <= LONGEST:
        return True
    name = _NAME_ENDS.split(line, maxsplit=1)[0].rstrip(".;")
    if is_name(name) and not has_small_words(name):
        return True
    ends = line[-1:].isalnum() or line[-1:] in tuple(")],;")
    return ends and len(line) <= LONGEST and line[0].isupper() and any(map(str.isdigit, line))
