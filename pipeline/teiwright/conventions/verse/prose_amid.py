"""Prose in a book of verse: the preface, the notes to the reader, what stands between the poems."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from teiwright.conventions.end_marks import SENTENCE_END_MARKED
from teiwright.conventions.notes.forms import is_head

if TYPE_CHECKING:
    from collections.abc import Container

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

WIDE = 55
"""Characters: prose is not wrapped at a narrower margin."""
SLACK = 2
"""So many characters more than the longest line would have fitted, too."""
LINES = 8
"""One of so many lines may have been broken earlier, at a dash or for a reason of its own."""
FEW = 2
"""Lines: of so few nothing can be told."""
SMALL = 0.5
"""So many lines of a paragraph begin in the middle of a sentence, and so with a small letter."""


class Prose:
    """What is prose in a text that is verse for the most part."""

    def __init__(self, view: View, heads: Container[int]) -> None:
        """Nothing is read until it is asked for."""
        self.view = view
        self.heads = heads
        self._amid: dict[int, bool] = {}

    def holds(self, index: int, *, prefatory: bool = False) -> bool:
        """True for a paragraph: by its lines, or a sentence at the margin amid paragraphs or in a preface."""
        chunk = self.view.chunks[index]
        if _is_wrapped(self.view, chunk):
            return True
        if prefatory and chunk.height == 1 and chunk.length >= WIDE:
            return SENTENCE_END_MARKED.search(self.view.words(chunk)) is not None
        if self._is_note(index):
            return True
        return (
            chunk.length >= WIDE
            and self.view.lines.indent(chunk.first) == 0
            and SENTENCE_END_MARKED.search(self.view.words(chunk)) is not None
            and (_small_of_filled(self.view, chunk) is not None or _runs_on(self.view, chunk))
            and self._stands_amid_prose(index)
        )

    def _is_note(self, index: int) -> bool:
        """Sentences below “Notes”: no poem is called so."""
        chunk, above = self.view.chunks[index], self._above(index)
        return (
            self.view.lines.indent(chunk.first) == 0
            and chunk.end - chunk.start >= WIDE * (chunk.last - chunk.first)
            and above in self.heads
            and is_head(self.view.words(self.view.chunks[above]))
        )

    def _above(self, index: int) -> int:
        """The heading above a block, or the first block."""
        while index and index not in self.heads:
            index -= 1
        return index

    def _stands_amid_prose(self, index: int) -> bool:
        """Between the headings above and below there is a paragraph of several lines."""
        first = self._above(index)
        if first not in self._amid:
            last = first + 1
            found = False
            while last < len(self.view.chunks) and last not in self.heads and not found:
                found = _is_wrapped(self.view, self.view.chunks[last])
                last += 1
            self._amid[first] = found
        return self._amid[first]


def _runs_on(view: View, chunk: Chunk) -> bool:
    """Several long lines, most of which begin small, and none but the last ends a sentence: a paragraph with a ragged margin."""
    lines = view.lines.rows(chunk)
    small = sum(line.lstrip("\"'“‘«„([_")[:1].islower() for line in lines[1:])
    return (
        len(lines) > FEW
        and min(map(len, lines[:-1])) >= WIDE
        and small >= SMALL * (len(lines) - 1)
        and not any(map(SENTENCE_END_MARKED.search, lines[:-1]))
    )


def _is_wrapped(view: View, chunk: Chunk) -> bool:
    """True for lines that go on in small letters, each ending where the next word did not fit."""
    small = _small_of_filled(view, chunk) if chunk.height > 1 else None
    return small is not None and small >= SMALL


def _small_of_filled(view: View, chunk: Chunk) -> float | None:
    """The share of lines that begin small where each line ends because the next word did not fit; None where one does not."""
    lines = [line.rstrip() for line in view.lines.typed(chunk) if line.strip()]
    longest = max(map(len, lines))
    if longest < WIDE or len({len(line) - len(line.lstrip()) for line in lines[1:]}) > 1:
        return None
    small = misfits = 0
    for line, following in itertools.pairwise(lines):
        word = following.split(None, 1)[0]
        misfits += len(line) + 1 + len(word) <= longest - SLACK
        if misfits * LINES > len(lines):
            return None
        small += word.lstrip("\"'“‘«„([_")[:1].islower()
    return small / max(1, len(lines) - 1)
