"""What stands behind a play and is none of it: a glossary, notes, an index."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.drama.role_names import BEFORE

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

SPOKEN, OFTEN = 6, 3
"""So many speeches at least stand before it; who speaks so often there, and behind the heading, too, shows that the play goes on."""


def begins_back(view: View, blocks: list[Chunk]) -> int:
    """The block with the heading of the first part behind the play (“Glossary”), in which none of those who speak in the play says a word; else the number of blocks."""
    for index, chunk in enumerate(blocks):
        if view.words(chunk).strip("_[]:. ").casefold() not in w.BACK:
            continue
        said = Counter(_speakers(view, blocks[:index]))
        if said.total() >= SPOKEN and not any(
            said[name] >= OFTEN for name in _speakers(view, blocks[index:])
        ):
            return index
    return len(blocks)


def _speakers(view: View, blocks: list[Chunk]) -> list[str]:
    """The names in capitals before what is said."""
    found = (BEFORE.match(view.lines.row(chunk.first)[:140]) for chunk in blocks)
    return [name["name"] for name in found if name]
