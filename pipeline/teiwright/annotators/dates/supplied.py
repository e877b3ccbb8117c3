"""What the patterns mean of dates in whose year some figures stand in brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.dates import calendars
from teiwright.annotators.dates.grammar import Atom, Hit, counted, numbered
from teiwright.annotators.dates.meanings import LAST_YEAR, when
from teiwright.annotators.dates.values import Moment, Value
from teiwright.model import Certainty

if TYPE_CHECKING:
    from teiwright.annotators.dates.language import Language


_HALVED = 1500
"""“18[48]” is a year from here on."""


def half_supplied_years(hit: Hit, known: Language) -> Atom | None:
    """“18[48–50]”, and “18[48]” after a word before years: some figures in brackets."""
    first, second = (hit.get("h"), hit.get("l")), hit.get("l2")
    figures = "".join(token.text for token in first if token is not None)
    squared = any(t.text == "]" for t in hit.tokens[hit.first : hit.stop])
    if not squared or len(figures) != 4 or not _HALVED <= int(figures) <= LAST_YEAR:
        return None
    if counted(hit.tokens, hit.stop, known):
        return None
    begin = int(figures)
    evidence = "some figures of the year in brackets"
    if second is None:
        before = hit.tokens[hit.first - 2].values if hit.first > 1 else {}
        return (
            Atom("Y", when(begin), "supplied", evidence, Certainty.MEDIUM)
            if "before_year" in before
            else None
        )
    end = begin - begin % 100 + int(second.text)
    if numbered(hit.tokens, hit.first) or len(second.text) != 2 or end <= begin:
        return None
    value = Value(Moment(begin), Moment(end), "period")
    return Atom("X", value, "supplied", f"beginning and end of a period; {evidence}", Certainty.MEDIUM)


def half_supplied(hit: Hit, _: Language) -> Atom | None:
    """“4 August [19]12”, “4 August 191[2]”: some figures of the year in brackets."""
    year, month = _halved(hit), hit.number("m", "months")
    day = hit.number("d", "day", "ordinals", "spelled", "roman")
    if year is None or month is None or day is None or not calendars.exists(year, month, day):
        return None
    evidence = "day, month and year; some figures of the year in brackets"
    return Atom("F", when(year, month, day), "supplied", evidence)


def half_supplied_month(hit: Hit, _: Language) -> Atom | None:
    """“May 18[48]”."""
    year, month = _halved(hit), hit.number("m", "months")
    if year is None or month is None:
        return None
    return Atom("Q", when(year, month), "supplied", "month and year; some figures of the year in brackets")


def _halved(hit: Hit) -> int | None:
    """The year of which some figures stand in brackets."""
    halves = [hit.get(name) for name in ("h", "l", "h2", "l2")]
    figures = "".join(token.text for token in halves if token is not None)
    return int(figures) if len(figures) == len("1848") and 1000 <= int(figures) <= LAST_YEAR else None
