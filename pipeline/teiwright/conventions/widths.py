"""Where the lines of a block stand and end: at the right, or where the next word did not fit."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

MOST = 6
"""Lines of a signature or an address at most."""
FAR = 36
"""Columns: what is set in so far stands at the right, however wide the lines are."""
ASIDE, SHORT = 20, 40
"""Columns: what stands at the right begins so far in, and is no longer."""
NEAR_MARGIN = 8
"""Columns: a line that ends so near the right margin was set there."""


def at_right(view: View, chunk: Chunk) -> bool:
    """One line at the right margin of wrapped lines, with more than half of it empty: a signature or a source, and no heading."""
    width = view.layout.width
    if not width or chunk.height > 1:
        return False
    indent = view.lines.indent(chunk.first)
    return indent > width / 2 and abs(width - indent - (chunk.length)) <= NEAR_MARGIN


def is_aside(view: View, chunk: Chunk) -> bool:
    """Some short lines in the right half of the page: a signature, a seal, an address."""
    lines = [i for i in chunk.indices if view.lines.row(i)]
    return (
        bool(lines)
        and chunk.height <= MOST
        and all(
            view.lines.indent(i) >= max(ASIDE, min(view.layout.width * 0.4, FAR))
            and len(view.lines.row(i)) <= SHORT
            for i in lines
        )
    )


def is_greedy(view: View, chunk: Chunk) -> bool:
    """The lines of a chunk end where the next word did not fit, at a margin of its own."""
    rows = [row.rstrip() for row in view.lines.typed(chunk) if row.strip()]
    widest = max(map(len, rows))
    return all(
        len(row) + 1 + len(following.split(None, 1)[0]) >= widest - 1
        for row, following in itertools.pairwise(rows)
    )
