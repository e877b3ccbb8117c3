"""What the forms of single dates mean: from the tokens a pattern matched to a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.dates import calendars
from teiwright.annotators.dates.grammar import Atom, Hit, counted, numbered
from teiwright.annotators.dates.values import Moment, Value
from teiwright.model import Certainty

if TYPE_CHECKING:
    from teiwright.annotators.dates.language import Language


_BEFORE_CENTURY = frozenset(["before_century", "early", "mid", "late", "first_half", "second_half"])


def when(*parts: int | None) -> Value:
    """The value of a single moment."""
    moment = Moment(*parts)
    return Value(moment, moment)


def year_of(hit: Hit) -> int | None:
    """The astronomical year of the groups y and e, or None if the number is none."""
    year = hit.number("y", "year", "num", "spelled", "roman")
    era, token = hit.get("e"), hit.get("y")
    if (
        year is None
        or token is None
        or (era is None and "year" not in token.values and "era_after" not in hit.tokens[hit.first].values)
        or (year == 1000 and token.text[:1].isalpha() and era is None)  # “a thousand men in May”
    ):
        return None
    return 1 - year if era is not None and "era_before" in era.values else year


def _of_an_issue(hit: Hit) -> bool:
    """“No. 7, October”: the number before the comma is no day."""
    after = hit.tokens[hit.first + 1].symbol if hit.first + 1 < len(hit.tokens) else "#"
    return after == "," and numbered(hit.tokens, hit.first)


def full(hit: Hit, known: Language) -> Atom | None:
    """“April 3, 1908”, “11 February 1731/2”, “April 16, '62”."""
    if hit.get("s") is not None:
        return short_year(hit, known)
    if _of_an_issue(hit):
        return None
    year, month, day = year_of(hit), hit.number("m", "months"), hit.number("d", "day", "ordinals", "spelled")
    if year is None or month is None or day is None:
        return None
    second = hit.number("y2", "num") or hit.number("y3", "num")
    if second is not None:
        if second not in ((year + 1) % 10, (year + 1) % 100) or month > 3:
            return None
        made = calendars.from_julian(year + 1, month, day)
        return Atom(
            "F",
            Value(Moment(*made), Moment(*made), calendar="julian"),
            "dual-year",
            "a day in a year that began in March, so the year is given twice",
        )
    if not calendars.exists(year, month, day, julian=year < 1924):
        return None
    weekday = hit.number("w", "weekdays")
    cert = Certainty.HIGH
    evidence = "day, month and year" if weekday is None else "weekday, day, month and year"
    return Atom(
        "F", when(year, month, day), "full", evidence, cert, weekday=-1 if weekday is None else weekday - 1
    )


def month_day(hit: Hit, _: Language) -> Atom | None:
    """“April 1”, “the 16th of April”."""
    if _of_an_issue(hit):
        return None
    month, day = hit.number("m", "months"), hit.number("d", "day", "ordinals", "spelled")
    if month is None or day is None or _counts(hit) or not calendars.exists(None, month, day):
        return None
    weekday = hit.number("w", "weekdays")
    return Atom(
        "K",
        when(None, month, day),
        "month-day",
        "day and month, without a year",
        weekday=-1 if weekday is None else weekday - 1,
    )


def _counts(hit: Hit) -> bool:
    """True for “one” before a month, which is no day: “one January evening”."""
    token, month = hit.get("d"), hit.get("m")
    if token is None or month is None or token.values.get("spelled") != 1:
        return False
    return month.start - token.end == 1


def iso(hit: Hit, _: Language) -> Atom | None:
    """“1908-04-03”."""
    year, month, day = hit.number("y", "year"), hit.number("m", "num"), hit.number("d", "num")
    if (
        not (year and month and day)
        or len((hit.get("m") or hit.tokens[0]).text) != 2
        or not calendars.exists(year, month, day)
    ):
        return None
    return Atom("F", when(year, month, day), "iso", "year-month-day in figures")


def roman_month(hit: Hit, _: Language) -> Atom | None:
    """“4.VII.1863”."""
    year, month, day = hit.number("y", "year"), hit.number("m", "month_number"), hit.number("d", "day")
    if not (year and month and day) or not calendars.exists(year, month, day):
        return None
    return Atom("F", when(year, month, day), "roman-month", "day, month in Roman figures, year")


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
        return None
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


def month_year(hit: Hit, _: Language) -> Atom | None:
    """“May 1945”."""
    year, month = year_of(hit), hit.number("m", "months")
    if year is None or month is None:
        return None
    return Atom("Q", when(year, month), "month-year", "month and year")


def month(hit: Hit, _: Language) -> Atom | None:
    """“July”, “July of that year”: which year, its surroundings must say."""
    month = hit.number("m", "months")
    tailed = hit.get("t") is not None
    if (
        hit.after == "'"
        and hit.tokens[hit.stop + 1 : hit.stop + 2]
        and len(hit.tokens[hit.stop + 1].text) > 1
    ):
        return None  # sett'anni
    return Atom(
        "M" if tailed else "m",
        when(None, month),
        "month",
        "month, year said to be the one just named" if tailed else "a month by its name",
    )


def season_year(hit: Hit, _: Language) -> Atom | None:
    """“spring 1939”, “winter of 1862-63”."""
    year, season, word = year_of(hit), hit.number("s", "seasons"), hit.get("s")
    if year is None or season is None or word is None:
        return None
    if "uncertain" in word.values and hit.tokens[hit.first + 1].symbol == ",":
        return None
    second = hit.number("y2", "short", "year")
    if second is not None:
        if second not in ((year + 1) % 100, year + 1):
            return None
        year += 1 if season == 4 else 0
        if season != 4:
            return None
        return Atom("S", when(year, 24), "season", "winter and the two years it lies in")
    cert = Certainty.MEDIUM if season == 4 else Certainty.HIGH
    return Atom("S", when(year, 20 + season), "season", "season and year", cert)


def season(hit: Hit, _: Language) -> Atom | None:
    """“spring”: which year, its surroundings must say."""
    season = hit.number("s", "seasons") or 1
    return Atom("z", when(None, 20 + season), "season", "a season by its name")


def era(hit: Hit, _: Language) -> Atom | None:
    """“44 BC”, “A.D. 79”."""
    year = year_of(hit)
    if not year or year < -9999 or year > 2200:
        return None
    return Atom("Y", when(year), "era", "year with its era")


def years_era(hit: Hit, _: Language) -> Atom | None:
    """499–493 BC, between 149 and 146 BC: the era counts for both."""
    one, two = hit.number("a", "num", "spelled"), hit.number("y", "num", "spelled")
    if not one or not two:
        return None
    before = "era_before" in (hit.get("e") or hit.tokens[0]).values
    if before != (one > two):
        return None
    first, last = (1 - one, 1 - two) if before else (one, two)
    a, y, era = hit.get("a"), hit.get("y"), hit.get("e")
    if a is None or y is None or era is None:
        return None
    y.end = era.end
    for end, year in ((a, first), (y, last)):
        end.atom = Atom("Y", when(year), "era", "year with its era")
    within = hit.get("or") is not None
    value = Value(Moment(first), Moment(last), "within" if within else "period")
    cert = Certainty.MEDIUM if within else Certainty.HIGH
    return Atom("X", value, "limits" if within else "range", "two years with one era", cert, ends=(a, y))


def weak_year(hit: Hit, _: Language) -> Atom | None:
    """“1927”: whether it is a year, its surroundings must say."""
    return Atom("y", when(hit.number("y", "year")), "year", "a number that may be a year")


def century(hit: Hit, _: Language) -> Atom | None:
    """“twelfth century”, “siècle XIX”: from its first year to its last (1101 to 1200)."""
    number, token = hit.number("o", "ordinal", "ordinals", "roman", "num"), hit.get("o")
    if not number or number > 22 or token is None:
        return None
    if token.text == "I" and hit.get("e") is None and hit.after == " ":
        return None  # “of the century I remember”
    first, last = (number - 1) * 100 + 1, number * 100
    if "era_before" in (hit.get("e") or hit.tokens[0]).values and hit.get("e"):
        first, last = 1 - number * 100, 1 - (number - 1) * 100 - 1
    return Atom("C", Value(Moment(first), Moment(last), "period"), "century", "the number of a century")


def quarter(hit: Hit, _: Language) -> Atom | None:
    """“The first quarter of 1912”: three months."""
    number, year = hit.number("o", "ordinal", "ordinals", "num"), hit.number("y", "year")
    if not number or number > 4 or year is None:
        return None
    value = Value(Moment(year, number * 3 - 2), Moment(year, number * 3), "period")
    return Atom("C", value, "quarter", "a quarter of a year")


def decade(hit: Hit, _: Language) -> Atom | None:
    """“the 1930s”."""
    first = hit.number("y", "decade_years", "year")
    tens = hit.number("n", "decades", "spelled")
    if first is None and tens is not None:
        hundreds = hit.number("h", "spelled", "day")
        if hundreds is None or not 10 <= hundreds <= 20:
            return None
        first = hundreds * 100 + tens
    if first is None or first % 10:
        return None
    era = hit.get("e")
    if era is not None and "era_before" in era.values:
        return Atom(
            "C",
            Value(Moment(1 - first - 9), Moment(1 - first), "period"),
            "decade",
            "ten years by their first, with their era",
        )
    if era is None and first < 1000:
        return None
    return Atom("C", Value(Moment(first), Moment(first + 9), "period"), "decade", "ten years by their first")


def short_year(hit: Hit, _: Language) -> Atom | None:
    """“'99”, “April 16, '62”."""
    year, month, day = (
        hit.number("n", "short") or hit.number("s", "short"),
        hit.number("m", "months"),
        hit.number("d", "day", "ordinals", "spelled"),
    )
    if day is not None and not calendars.exists(None, month or 1, day):
        return None
    return Atom("P", when(year, month, day), "short-year", "two figures after an apostrophe", Certainty.LOW)


def short_decade(hit: Hit, known: Language) -> Atom | None:
    """“The '30s”, “the thirties”: the hundred is that of the year named before."""
    tens = hit.number("n", "short_decade", "short", "decades", "spelled")
    if not tens or tens % 10 or tens > 90 or counted(hit.tokens, hit.stop, known):
        return None
    value = Value(Moment(tens), Moment(tens + 9), "period")
    return Atom("P", value, "decade", "ten years by their first", Certainty.LOW)


def named_century(hit: Hit, known: Language) -> Atom | None:
    """“Ottocento”: a century with a name of its own, after an article; a number elsewhere (trecento lire)."""
    at = hit.first
    before = hit.tokens[at - 2 if at > 1 and hit.tokens[at - 1].symbol == " " else at - 1] if at else None
    if (
        before is None
        or before.values.keys().isdisjoint(_BEFORE_CENTURY)
        or counted(hit.tokens, hit.stop, known)
    ):
        return None
    number = hit.number("o", "centuries") or 1
    value = Value(Moment((number - 1) * 100 + 1), Moment(number * 100), "period")
    return Atom("C", value, "century", "the name of a century")


def bare_day(hit: Hit, _: Language) -> Atom | None:
    """“14th”: whether it is a day, its surroundings must say."""
    return Atom(
        "n",
        when(None, None, hit.number("d", "day", "ordinals", "spelled")),
        "bare-day",
        "a number that may be a day",
    )


def short(hit: Hit, _: Language) -> Atom | None:
    """“18” in “1914–18”: only ever the end of a range."""
    return Atom("t", when(hit.number("n", "num")), "short-year", "two figures that may be a year")
