"""The pieces of a text that holds letters, and their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions.formulas import ENDORSED
from teiwright.model import Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.conventions.pieces import Piece

SHORT = 220
"""Openers and closers are made of blocks that are not longer."""
NAME = lazy(
    r"(?:[dD]['’])?[^\W\d_a-zß-öø-ÿ][\w.’'-]*(?:[ ,]+(?:de|von|van|der|d['’])?\s?[^\W\d_a-zß-öø-ÿ][\w.’'-]*){0,5}(?:, [a-zß-öø-ÿ][^\W\d_]+(?: [\w.’'-]+){0,3})?$"
)
INITIALS = lazy(r"(?:[^\W\d_a-zß-öø-ÿ]\.\s?){1,4}$")
"""“M. G.”"""


def lines_of(text: str, extent: Extent) -> list[Extent]:
    """The lines in an extent, each without the white space around it; blank ones left out."""
    found: list[Extent] = []
    at = extent.start
    while at < extent.end:
        stop = text.find("\n", at, extent.end)
        stop = extent.end if stop < 0 else stop
        line = text[at:stop]
        if line.strip():
            found.append(Extent(at + len(line) - len(line.lstrip()), at + len(line.rstrip())))
        at = stop + 1
    return found


class Pieces:
    """The pieces of a text, asked about their lines."""

    def __init__(self, text: str, listed: Sequence[Piece]) -> None:
        """Keep the text and its pieces."""
        self.text = text
        self.listed = listed
        self.alone = False
        """They are one letter and nothing else."""

    def lines(self, index: int) -> list[Extent]:
        """The lines of a paragraph piece, without the white space around them."""
        return lines_of(self.text, self.listed[index].block.extent)

    def words(self, extent: Extent) -> str:
        """The words of an extent."""
        return self.text[extent.start : extent.end]

    def is_plain(self, index: int) -> bool:
        """True for a paragraph that is short enough to be part of an opener or closer."""
        block = self.listed[index].block
        return block.element == "p" and not block.children and len(block.extent) <= 3 * SHORT

    def is_endorsement(self, index: int) -> bool:
        """What is written on the back or the cover."""
        extent = self.listed[index].block.extent
        return self.is_plain(index) and ENDORSED.match(self.text, extent.start, extent.end) is not None
