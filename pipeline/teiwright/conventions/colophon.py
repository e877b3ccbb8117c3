"""Lines about the source below a text: “Source: …”, “Transcribed by …”, as people type them when they have finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions.pieces import in_division
from teiwright.conventions.provenance import field_of, is_labelled, stated_in
from teiwright.conventions.view import Answer, Found

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

NAME = "colophon"
TITLE = "lines about the source below the text"
RULES = {
    "colophon.lines": "The last lines begin with “Source:”, “Transcribed by” and the like; they tell about the text.",
    "colophon.line": "A line end between two lines about the source.",
}
_FIELDS = frozenset({
    "source", "first", "published", "online", "rights", "both", "markup", "transcribed", "proofread",
    "translated",
})  # fmt: skip
_SAID = frozenset({"both", "markup", "transcribed", "proofread", "rights"})
"""What a sentence may say without a label and a colon."""
MOST, LINES, LONGEST = 3, 6, 700
"""Blocks, lines of a block and characters at most."""


def _last(view: View) -> list[Chunk]:
    """The last blocks, where they are about the source and a text stands above them."""
    chunks = view.runs
    first = len(chunks)
    while first > 1 and len(chunks) - first < MOST and _is_about(view, chunks[first - 1]):
        first -= 1
    above = chunks[:first]
    return chunks[first:] if any(c.length > LONGEST // 10 for c in above) else []


def _is_about(view: View, chunk: Chunk) -> bool:
    lines = view.lines.rows(chunk)
    if len(lines) > LINES or chunk.length > LONGEST:
        return False
    fields = [field_of(line)[0] for line in lines]
    if fields[0] not in _FIELDS or not all(field in _FIELDS or not field for field in fields):
        return False
    return all(
        is_labelled(line) or field in _SAID or not field for line, field in zip(lines, fields, strict=True)
    )


def recognise(view: View) -> Answer:
    """Such lines at the very end."""
    found = _last(view)
    if not found:
        return Answer((), "no lines such as “Source: …” below the text")
    count = sum(c.height for c in found)
    return Answer((f"{count} line{'s' * (count > 1)} about the source below the text",), needed=1)


def pieces(view: View) -> Found:
    """The lines in the back, and the facts in them; the rest is left to another convention."""
    found = Found()
    last = _last(view)
    found.after = in_division(last, "provenance", "colophon.lines", "back")
    for chunk in last:
        found.mark_line_ends(view.lines, chunk, "colophon.line")
        rows = ((view.lines.starts[i], view.lines.row(i)) for i in chunk.indices)
        found.metadata = stated_in(rows, found.metadata, view)
    found.inside = (view.start, last[0].start)
    return found
