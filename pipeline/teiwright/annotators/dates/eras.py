"""What the patterns of bare years mean: with an era, in two figures, of business."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.dates.grammar import Atom, Hit, counted, numbered
from teiwright.annotators.dates.meanings import LAST_YEAR, when, year_of
from teiwright.annotators.dates.values import Moment, Value
from teiwright.model import Certainty

if TYPE_CHECKING:
    from teiwright.annotators.dates.language import Language


_PLACES = range(1700, 2100)
"""“B.C.” with one of these numbers behind it is more likely the province of Canada than a time before Christ."""
_NEAR = 100
"""Years between two of which the second alone has its era: “480 and 479 B.C.”."""
_REPORTED, SHORT = 2000, 99
"""Of the century that begins here are business years of two figures, the highest of which is the second number."""


def era(hit: Hit, _: Language) -> Atom | None:
    """“44 BC”, “A.D. 79”."""
    year = year_of(hit)
    if year is None or year < -9999 or year > 2200 or _of_people(hit):
        return None
    return Atom("Y", when(year), "era", "year with its era")


def _of_people(hit: Hit) -> bool:
    """“The twelve before Christ”: a small number in words counts, unless “year” stands before it."""
    token = hit.get("y")
    small = token is not None and "spelled_day" in token.values
    return small and not (hit.first > 1 and "year_noun" in hit.tokens[hit.first - 2].values)


def era_first(hit: Hit, known: Language) -> Atom | None:
    """“B.C. 55”: but “Victoria, B.C. 1912” is in British Columbia."""
    recent = hit.number("y", "num") in _PLACES
    return None if recent or counted(hit.tokens, hit.stop, known) else era(hit, known)


def shared_era(hit: Hit, known: Language) -> Atom | None:
    """“480 and 479 B.C.”: the era counts for both, if they are near each other."""
    other = hit.number("b", "num") or 0
    near = 0 < abs(other - (hit.number("y", "num") or 0)) <= _NEAR
    return era(hit, known) if near and not numbered(hit.tokens, hit.first) else None


def years_era(hit: Hit, _: Language) -> Atom | None:
    """499–493 BC, B.C. 499–493, between 149 and 146 BC: the era counts for both."""
    one, two = hit.number("a", "num", "spelled"), hit.number("y", "num", "spelled")
    a, y, era = hit.get("a"), hit.get("y"), hit.get("e")
    if not one or not two or a is None or y is None or era is None:
        return None
    before = "era_before" in era.values
    if before != (one > two) or (era.start < a.start and one in _PLACES):
        return None
    first, last = (1 - one, 1 - two) if before else (one, two)
    y.end = max(y.end, era.end)
    for end, year in ((a, first), (y, last)):
        end.atom = Atom("Y", when(year), "era", "year with its era")
    within = hit.get("or") is not None
    rough = hit.get("c") is not None or hit.get("d") is not None
    value = Value(Moment(first), Moment(last), "within" if within else "period", approximate=rough)
    cert = Certainty.MEDIUM if within else Certainty.HIGH
    return Atom("X", value, "limits" if within else "range", "two years with one era", cert, ends=(a, y))


def weak_year(hit: Hit, _: Language) -> Atom | None:
    """“1927”: whether it is a year, its surroundings must say."""
    return Atom("y", when(hit.number("y", "year")), "year", "a number that may be a year")


def fiscal_year(hit: Hit, _: Language) -> Atom | None:
    """“FY2013”, “FY13”: a year that need not begin in January."""
    number, written = hit.number("y", "year", "num"), hit.get("y")
    if number is None or written is None or len(written.text) not in (2, 4):
        return None
    year = number if number > SHORT else _REPORTED + number
    evidence = "a business year, which need not begin in January"
    return (
        Atom("Y", when(year), "year", evidence, Certainty.MEDIUM)
        if _REPORTED - SHORT < year <= LAST_YEAR
        else None
    )


def short(hit: Hit, _: Language) -> Atom | None:
    """“18” in “1914–18”: only ever the end of a range."""
    return Atom("t", when(hit.number("n", "num")), "short-year", "two figures that may be a year")
