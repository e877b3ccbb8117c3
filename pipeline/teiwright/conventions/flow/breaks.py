"""Rows of signs that stand between two sections."""

from __future__ import annotations

from teiwright.patterns import lazy

BREAK = lazy(
    r"(?:(?:[*•·⁂~#=_—–-]|\.(?= ?\.))[ \t]*){3,}\.?$|⁂$|[*•][ \t]*\n[ \t]*[*•][ \t]*[*•]$|[*•][ \t]*[*•][ \t]*\n[ \t]*[*•]$|[*•·][ \t]+[*•·]$|[*•]$"
)
"""A row of stars, dashes or the like; three stars may stand on two lines, and one may stand alone."""
