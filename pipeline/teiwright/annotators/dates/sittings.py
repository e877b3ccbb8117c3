"""The day of a meeting with which a paragraph of minutes begins: “At a meeting of the vestry held on 7 March 1901 …”."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from teiwright.annotators.dates.language import language as known_language
from teiwright.patterns import lazy

if TYPE_CHECKING:
    import re

_LONGEST = 320
"""Characters before the day in which the meeting is looked for."""


def held(text: str, at: int, code: str) -> bool:
    """True if what stands before the date, from the beginning of the paragraph, says that it is the day of a meeting."""
    pattern = _opening(code) if 0 < at <= _LONGEST else None
    return pattern is not None and pattern.fullmatch(text, 0, at) is not None


@cache
def _opening(code: str) -> re.Pattern[str] | None:
    """How such a paragraph begins in a language; nothing where its table has none."""
    known = known_language(code)
    return lazy(rf"\W{{0,3}}(?:{known.sitting})") if known is not None and known.sitting else None
