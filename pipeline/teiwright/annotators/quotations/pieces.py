"""What the scanner makes of marks: quotations in their pieces, quotations still open, marks without a partner."""

from __future__ import annotations

from msgspec import Struct, field


class Piece(Struct, frozen=True):
    """A part of a quotation in one passage; the marks are in it."""

    passage: int
    start: int
    end: int


class Quotation(Struct):
    """Something in quotation marks: one piece, or one for each paragraph that it goes through."""

    mark: str
    """The opening mark."""
    depth: int
    """0 for the outermost."""
    pieces: list[Piece] = field(default_factory=list)
    closed: bool = False
    doubtful: bool = False
    """True if an apostrophe may have been taken for its end."""


class Stray(Struct, frozen=True):
    """A mark without its partner."""

    passage: int
    at: int
    mark: str
    opens: bool


class Open(Struct):
    """A quotation that is not closed yet."""

    quotation: Quotation
    start: int
    carried: bool = False
    """True if it began in an earlier passage."""
