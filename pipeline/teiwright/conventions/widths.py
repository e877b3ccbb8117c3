"""Where the lines of a text end: at one margin throughout, and which paragraphs stop short of it."""

from __future__ import annotations

import itertools
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

LEAST = 3
"""Lines of a paragraph that shows where it is wrapped."""
NARROW = 0.9
"""Of the width of the text: a paragraph set off is not wider."""
WIDEST = 50
"""Characters: a narrower text has no room for paragraphs that are set off by their width."""
MOST = 6
"""Paragraphs of one such quotation at most."""
EXACT = 0.97
"""So many lines of a text end where the next word did not fit: only then a shorter one means anything."""
SHARE = 3
"""Paragraphs of the full width for each row of narrower ones at least."""
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


class Widths:
    """The margins of a text."""

    def __init__(self, view: View) -> None:
        """Nothing is measured until it is asked for."""
        self.view = view
        self.width = view.layout.width

    def narrow(self, index: int, heads: Container[int]) -> int:
        """The chunk after a row of paragraphs that are wrapped at a narrower margin, between two of the full width; 0 if there is none."""
        chunks = self.view.chunks
        if self.width < WIDEST or not self._is_narrow(chunks[index]) or index == 0 or index - 1 in heads:
            return 0
        last = index + 1
        while last < len(chunks) and last not in heads and self._is_narrow(chunks[last]):
            last += 1
        if last == len(chunks) or last in heads or last - index > MOST or not self.strict:
            return 0
        return last if self._is_full(chunks[index - 1]) and self._is_full(chunks[last]) else 0

    @cached_property
    def strict(self) -> bool:
        """Nearly all lines of the text, but for some narrower paragraphs, end where the next word did not fit."""
        full = narrow = lines = early = 0
        before = False
        for chunk in self.view.chunks:
            if chunk.height < LEAST:
                continue
            if self._is_narrow(chunk):
                narrow += not before
                before = True
                continue
            full += 1
            before = False
            room = self._room(chunk, self.width)
            lines += len(room)
            early += sum(1 for r in room if r > 1)
        return full >= SHARE * narrow and early <= (1 - EXACT) * lines

    def greedy(self, chunk: Chunk) -> bool:
        """The lines of a chunk end where the next word did not fit, at a margin of its own."""
        widest = max(len(row) for row in self._rows(chunk))
        return all(r <= 1 for r in self._room(chunk, widest))

    def _is_full(self, chunk: Chunk) -> bool:
        return chunk.height > 1 and all(r <= 1 for r in self._room(chunk, self.width))

    def _is_narrow(self, chunk: Chunk) -> bool:
        """Every line had room for the next word at the margin of the text, and none at a narrower one."""
        if chunk.height < LEAST or self.view.text[chunk.start] in "[(*†‡":
            return False
        widest = max(len(row) for row in self._rows(chunk))
        return (
            widest <= NARROW * self.width
            and all(r > 0 for r in self._room(chunk, self.width))
            and all(r <= 1 for r in self._room(chunk, widest))
        )

    def _rows(self, chunk: Chunk) -> list[str]:
        return [row.rstrip() for row in self.view.lines.typed(chunk) if row.strip()]

    def _room(self, chunk: Chunk, width: int) -> list[int]:
        """For each line but the last: how many characters would be left, had the next word stood on it."""
        return [
            width - len(row) - 1 - len(following.split(None, 1)[0])
            for row, following in itertools.pairwise(self._rows(chunk))
        ]
