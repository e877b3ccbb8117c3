"""What dates in figures alone mean: 1908-04-03, 4.VII.1863, 4/5/1945."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.dates import calendars
from teiwright.annotators.dates.grammar import Atom, Hit, numbered
from teiwright.annotators.dates.meanings import impossible, when
from teiwright.annotators.dates.values import Moment, Value
from teiwright.model import Certainty

if TYPE_CHECKING:
    from teiwright.annotators.dates.language import Language


def iso(hit: Hit, _: Language) -> Atom | None:
    """“1908-04-03”."""
    year, month, day = hit.number("y", "year"), hit.number("m", "num"), hit.number("d", "num")
    if (
        not (year and month and day)
        or len((hit.get("m") or hit.tokens[0]).text) != 2
        or month > 12
        or day > 31
    ):
        return None
    if not calendars.exists(year, month, day):
        return impossible("year-month-day in figures; the month has no such day")
    return Atom("F", when(year, month, day), "iso", "year-month-day in figures")


def roman_month(hit: Hit, _: Language) -> Atom | None:
    """“4.VII.1863”."""
    year, month, day = hit.number("y", "year"), hit.number("m", "month_number"), hit.number("d", "day")
    if not (year and month and day) or not calendars.exists(year, month, day):
        return None
    return Atom("F", when(year, month, day), "roman-month", "day, month in Roman figures, year")


def roman_short(hit: Hit, known: Language) -> Atom | None:
    """“4.XI.17”: the hundred is that of the year named before."""
    year, month, day = hit.number("y", "short"), hit.number("m", "month_number"), hit.number("d", "day")
    dated = year is not None and month is not None and day is not None and calendars.exists(None, month, day)
    if not dated or known.numeric_order != "day" or numbered(hit.tokens, hit.first):
        return None
    return Atom(
        "P",
        when(year, month, day),
        "roman-month",
        "day, month in Roman figures, two figures of the year",
        Certainty.LOW,
        needs_anchor=True,
    )


def roman_day(hit: Hit, _: Language) -> Atom | None:
    """“5. IX.”: a day and a month in Roman figures, where a date was named near before it; “5. IV” may be a verse."""
    month, day, written = hit.number("m", "month_number"), hit.number("d", "day"), hit.get("m")
    stopped = hit.tokens[hit.stop - 1].symbol == "." or hit.after in ":;,"
    if month is None or day is None or written is None or not (stopped and written.text.isupper()):
        return None
    if not calendars.exists(None, month, day) or numbered(hit.tokens, hit.first):
        return None
    evidence = "day, and month in Roman figures, without a year"
    return Atom("K", when(None, month, day), "roman-month", evidence, Certainty.LOW, needs_anchor=True)


def numeric_short(hit: Hit, known: Language) -> Atom | None:
    """4/5/45: the hundred is that of the year named before; 4.5.45 is no date (1.2.10) without a year near it."""
    made = numeric(hit, known)
    slash = (hit.get("s1") or hit.tokens[0]).symbol == "/"
    if made is None or numbered(hit.tokens, hit.first) or not (slash or known.numeric_order == "day"):
        return None
    return made.but(kind="P", cert=Certainty.LOW, needs_anchor=not slash)


def numeric(hit: Hit, _: Language) -> Atom | None:
    """4/5/1945: both orders are kept until the text shows which is meant."""
    year, one, two = (
        hit.number("y", "year") or hit.number("s", "short"),
        hit.number("a", "day"),
        hit.number("b", "day"),
    )
    signs = {(hit.get(s) or hit.tokens[0]).symbol for s in ("s1", "s2")}
    if not (year and one and two) or len(signs) != 1:
        return None
    day_first, month_first = calendars.exists(year, two, one), calendars.exists(year, one, two)
    if not (day_first or month_first):
        named = year > 99 and min(one, two) <= 12 and one != two
        return impossible("a date in figures; the month has no such day") if named else None
    if day_first and month_first and one != two:
        return Atom(
            "F",
            Value(Moment(year, two, one), Moment(year, one, two), "either"),
            "numeric",
            "a date in figures",
            Certainty.MEDIUM,
        )
    value = when(year, two, one) if day_first else when(year, one, two)
    return Atom("F", value, "numeric", "a date in figures; only one order makes a date", Certainty.HIGH)
