"""What stands behind a play and is none of it: a glossary, notes, an index."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.drama.role_names import ALONE, BEFORE
from teiwright.conventions.notes.forms import label_at

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

SPOKEN, OFTEN = 6, 3
"""So many speeches at least stand before it; who speaks so often there, and behind the heading, too, shows that the play goes on."""


def begins_back(view: View, blocks: list[Chunk]) -> int:
    """The block with the heading of the first part behind the play (“Glossary”), in which none of those who speak in the play says a word, or only in notes that quote them; else the number of blocks."""
    for index, chunk in enumerate(blocks):
        if view.words(chunk).strip("_[]:. ").casefold() not in w.BACK:
            continue
        said = Counter(_speakers(view, blocks[:index]))
        again = sum(said[name] >= OFTEN for name in _speakers(view, blocks[index:]))
        if said.total() >= SPOKEN and (not again or again < _notes(view, blocks[index:])):
            return index
    return len(blocks)


def _notes(view: View, blocks: list[Chunk]) -> int:
    """How many blocks begin as notes do; they may quote the play."""
    labels = (label_at(view.lines.row(chunk.first), 0) for chunk in blocks)
    return sum(label is not None and label.shape in ("named", "bracket") for label in labels)


def _speakers(view: View, blocks: list[Chunk]) -> list[str]:
    """The names in capitals before what is said, or on the line above it."""
    rows = ((view.lines.row(chunk.first), chunk.height) for chunk in blocks)
    found = (BEFORE.match(row[:140]) or (ALONE.match(row) if height > 1 else None) for row, height in rows)
    return [name["name"] for name in found if name]
