"""The pieces of a text that holds letters, and the lines of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.conventions.letters.lines import is_greeting
from teiwright.conventions.lines import lines_of
from teiwright.conventions.pieces import is_running

if TYPE_CHECKING:
    from teiwright.conventions.pieces import Piece
    from teiwright.model import Extent

SHORT = 220
"""Openers and closers are made of blocks that are not longer."""


class Pieces(Struct):
    """A text and its pieces, each named by its place in the list."""

    text: str
    listed: list[Piece]
    """A list of its own: what looked like a heading and is none is put in again as text."""
    alone: bool = False
    """They are one letter and nothing else."""
    addressed: bool = False
    """Lines such as “To his Sister” come again and again: they head the letters."""

    def extents(self, index: int) -> list[Extent]:
        """Where the lines of a piece stand."""
        return lines_of(self.text, self.listed[index].block.extent)

    def lines(self, index: int) -> list[str]:
        """The lines of a piece, without the white space around them."""
        return [self.text[line.start : line.end] for line in self.extents(index)]

    def words(self, piece: Piece) -> str:
        """The text of a piece, one of the list or one made of it."""
        return self.text[piece.block.extent.start : piece.block.extent.end]

    def next_opening(self, first: int, stop: int = -1) -> int:
        """The first piece from one on that opens a division; `stop`, or how many there are, if none does."""
        stop = len(self.listed) if stop < 0 else stop
        return next((i for i in range(first, stop) if self.listed[i].opens), stop)

    def is_paragraph(self, index: int) -> bool:
        """True for a paragraph with nothing in it that has been told apart already."""
        return is_running(self.listed[index].block)

    def is_plain(self, index: int) -> bool:
        """True for a paragraph that is short enough to be part of an opener or closer."""
        return self.is_paragraph(index) and len(self.listed[index].block.extent) <= 3 * SHORT

    def is_salute(self, index: int) -> bool:
        """True for a paragraph that is nothing but a greeting."""
        return self.is_plain(index) and is_greeting(self.words(self.listed[index]))


class Start(Struct, frozen=True):
    """Where a letter begins."""

    first: int
    """The first piece of its opener."""
    salute: int
    """The last one, in which the greeting stands, if there is one."""
    runs_on: bool = False
    """The greeting runs into its sentence after no more than a comma, where all else speaks for a letter."""
    by_its_ends: bool = False
    """Its day and its end tell it: what stands last above the text and ends so is its greeting."""
