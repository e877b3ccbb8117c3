"""Lines with labels above a text: “Title: …”, “Author: …”, “Date: …”, as people type them for themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions.facts import origin
from teiwright.conventions.pieces import in_division
from teiwright.conventions.provenance import add_fact, field_of, is_labelled
from teiwright.conventions.view import Answer, Found
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import View

NAME = "labels"
TITLE = "lines with labels above the text"
RULES = {
    "labels.lines": "The first block has nothing but lines such as “Title:”, “Author:”, “Date:”; they tell about the text.",
    "labels.line": "A line end between two lines with labels.",
}
MOST = 20
"""No such block has more lines."""
_ANY = lazy(r"[^\W\d_][\w ./’'-]{1,30} ?:(?:\s|$)")
"""A label of whatever kind."""


def _fields(view: View) -> list[str]:
    """The known fields of the first block; empty if it has other lines than those with labels."""
    chunk = view.runs[0]
    lines = view.lines.rows(chunk)
    if len(lines) > MOST or not all(_ANY.match(line) for line in lines):
        return []
    return [field_of(line)[0] for line in lines if is_labelled(line)]


def recognise(view: View) -> Answer:
    """Lines with labels at the very top, among them title or author."""
    excuse = "no lines such as “Title: …” and “Author: …” above the text"
    if view.start or len(view.runs) < 2:
        return Answer((), excuse)
    fields = _fields(view)
    if not {"title", "author"} & set(fields):
        return Answer((), excuse)
    signs = [f"{len(fields)} lines with labels stand above the text"]
    if len(fields) > 1:
        signs.append("they name title or author, and more")
    return Answer(tuple(signs), excuse)


def pieces(view: View) -> Found:
    """The block with the labels, and the facts in it; the rest is left to another convention."""
    found = Found()
    chunk = view.runs[0]
    found.pieces = in_division([chunk], "provenance", "labels.lines", "front")
    found.mark_line_ends(view.lines, chunk, "labels.line")
    for index in chunk.indices:
        where = origin(view.source, view.lines.starts[index])
        found.metadata = add_fact(found.metadata, view.lines.row(index), where, view.language)
    found.inside = (chunk.end, view.stop)
    return found
