"""Hours of the day in four figures, as soldiers and sailors write them: “at 0730 hours … by 1730”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.annotators.dates.tokens import word_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.dates.grammar import Atom
    from teiwright.annotators.dates.language import Language
    from teiwright.annotators.dates.tokens import Token

_FIGURES = 4
_TWO = 2
_HOURS, _MINUTES = 24, 60
_NEAR = 600
"""Characters on either side in which such an hour is looked for."""
_OF_YEARS = {"within", "of", "year_noun", "article"}
"""Before these, a number is a year also beside hours: in 1944, of 1944."""


def an_hour(tokens: Sequence[Token], at: int, atom: Atom, text: str, known: Language) -> bool:
    """True for 1730 in “by 1730”, “until 1730”, “from 1645 to 1730”, where the `text` tells hours in four figures.

    “Since 1944” is rather a year; and as most hours are told to five minutes, so is “until 1914” where no other is as exact as “at 0737”.
    """
    ends = [end.text.rpartition(" ")[2] for end in atom.ends or (tokens[at],)]
    if not all(map(_may_be, ends)) or not _in_its_place(tokens, at, atom, known):
        return False
    start = tokens[at].start
    told = re.findall(known.clock, text[max(start - _NEAR, 0) : start + _NEAR])
    return any(map(_exact, told)) or bool(told and not any(map(_exact, ends)))


def _in_its_place(tokens: Sequence[Token], at: int, atom: Atom, known: Language) -> bool:
    if atom.rule == "limit":
        return atom.value.shape != "from"
    if atom.rule == "about":
        return len(tokens[at].text.split()) == _TWO  # gegen 1730, but verso il 1730, aux environs de 1730
    before = word_before(tokens, at)
    if before is not None and before.text.lower() in known.hour_words:
        return True
    led = before is not None and before.values.keys().isdisjoint(_OF_YEARS)
    return led and (atom.rule in {"range", "limits"} or atom.evidence.startswith("year after"))


def _may_be(text: str) -> bool:
    return len(text) == _FIGURES and text.isdigit() and int(text[:2]) < _HOURS and int(text[2:]) < _MINUTES


def _exact(hour: str) -> bool:
    """True for “0737”, “1912 hours”: not told to five minutes."""
    return [figure for figure in hour if figure.isdigit()][-1] not in "05"
