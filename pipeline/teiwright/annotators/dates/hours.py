"""Hours of the day in four figures, as soldiers and sailors write them: “at 0730 hours … by 1730”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.annotators.dates.tokens import word_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.dates.grammar import Atom
    from teiwright.annotators.dates.tokens import Token

_FIGURES = 4
_HOURS, _MINUTES = 24, 60
_NEAR = 600
"""Characters on either side in which such an hour is looked for."""
_OF_YEARS = {"within", "of", "year_noun", "article"}
"""Before these, a number is a year also beside hours: in 1944, of 1944."""


def an_hour(tokens: Sequence[Token], at: int, atom: Atom) -> bool:
    """True for 1730 in “by 1730”, “until 1730”, “from 1645 to 1730”, where the text tells hours in four figures; “since 1944” is rather a year."""
    if not all(_may_be(end.text) for end in atom.ends or (tokens[at],)):
        return False
    if atom.rule == "limit":
        return atom.value.shape != "from"
    before = word_before(tokens, at)
    led = before is not None and before.values.keys().isdisjoint(_OF_YEARS)
    return led and (atom.rule in {"range", "limits"} or atom.evidence.startswith("year after"))


def tells_hours(text: str, at: int, shown: str) -> bool:
    """Whether a text has near this place what shows that hours are told so: 0730, 1730 hours."""
    return re.search(shown, text[max(at - _NEAR, 0) : at + _NEAR]) is not None


def _may_be(text: str) -> bool:
    return len(text) == _FIGURES and text.isdigit() and int(text[:2]) < _HOURS and int(text[2:]) < _MINUTES
