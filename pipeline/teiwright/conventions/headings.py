"""Is this line a heading, and of what?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.conventions.pieces import Opening, Piece
from teiwright.model import Block, Extent

if TYPE_CHECKING:
    from teiwright.conventions.view import View

_KEYWORD = re.compile(r"(?i)(chapter|part|book|preface|introduction)\b")


def heading(view: View, index: int) -> Piece | None:
    """A heading with its division, or None."""
    chunk = view.chunks[index]
    words = view.words(chunk)
    if len(words) > 120 or "\n" in words:
        return None
    if not (_KEYWORD.match(words) or (words.isupper() and len(words) > 3)):
        return None
    return Piece(Block("head", Extent(chunk.start, chunk.end), rule="bare.heading"), (Opening("chapter", 1),))
