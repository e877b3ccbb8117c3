"""What the scanner makes of marks: quotations in their pieces, quotations still open, marks without a partner."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a quotation in one passage; the marks are in it."""

    passage: int
    start: int
    end: int


@dataclass(slots=True)
class Quotation:
    """Something in quotation marks: one piece, or one for each paragraph that it goes through."""

    mark: str
    """The opening mark."""
    depth: int
    """0 for the outermost."""
    pieces: list[Piece] = field(default_factory=list)
    closed: bool = False
    doubtful: bool = False
    """True if an apostrophe may have been taken for its end."""


@dataclass(frozen=True, slots=True)
class Stray:
    """A mark without its partner."""

    passage: int
    at: int
    mark: str
    opens: bool


@dataclass(slots=True)
class Open:
    """A quotation that is not closed yet."""

    quotation: Quotation
    start: int
    carried: bool = False
    """True if it began in an earlier passage."""
