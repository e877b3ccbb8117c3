"""Rows of signs that stand between two sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.model import Block, Extent, Skip
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import Found, View

BREAK = lazy(
    r"(?:(?:[*•·⁂~#=_—–-]|\.(?= ?\.))[ \t]*){3,}\.?$|⁂$|[*•][ \t]*\n[ \t]*[*•][ \t]*[*•]$|[*•][ \t]*[*•][ \t]*\n[ \t]*[*•]$|[*•·][ \t]+[*•·]$|[*•]$"
)
"""A row of stars, dashes or the like; three stars may stand on two lines, and one may stand alone."""


def broken(view: View, row: Extent, found: Found, rule: str) -> Block:
    """The break that a row of signs stands for; the signs themselves are left out."""
    found.skips.append(Skip(row, "row of signs, encoded as milestone"))
    signs = " ".join(view.words(row).split())
    return Block("milestone", Extent(row.start, row.start), (), (("unit", "section"), ("rend", signs)), rule)
