"""Single dates: the forms in which one day, month, season, year, decade or century is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.dates import calendars
from teiwright.annotators.dates.grammar import Atom, Hit, Rule
from teiwright.annotators.dates.values import Moment, Value
from teiwright.model import Certainty

if TYPE_CHECKING:
    from teiwright.annotators.dates.language import Language

_DAY = r"(?P<d>{day|ordinals})"
_ANY_DAY = r"(?P<d>{day|ordinals|spelled_day})"
_MONTH = r"(?P<m>{months})\.?"
_WEEKDAY = r"(?:(?P<w>{weekdays})\.?,? (?:{article} )?)?"
_ERA = r"(?:,? ?(?P<e>{era_before|era_after}))?"
_TO_YEAR = r"(?:{era_after} |{year_noun} |{of} |{article} )*"
_YEAR = rf"{_TO_YEAR}(?P<y>{{year|num|spelled}}){_ERA}"
_DUAL = r"(?:/(?P<y2>{num})(?![\d/]))?"
_END = r"(?![.,:]?{num}|%|°|#)"
_TAIL = r"(?:,? (?P<t>{same_tail}))?"


def when(*parts: int | None) -> Value:
    """The value of a single moment."""
    moment = Moment(*parts)
    return Value(moment, moment)


def _year(hit: Hit) -> int | None:
    year = hit.number("y", "year", "num", "spelled", "roman")
    era, token = hit.get("e"), hit.get("y")
    if (
        year is None
        or token is None
        or (era is None and "year" not in token.values and "era_after" not in hit.tokens[hit.first].values)
    ):
        return None
    return 1 - year if era is not None and "era_before" in era.values else year


def _full(hit: Hit, _: Language) -> Atom | None:
    year, month, day = _year(hit), hit.number("m", "months"), hit.number("d", "day", "ordinals", "spelled")
    if year is None or month is None or day is None:
        return None
    second = hit.number("y2", "num")
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


def _month_day(hit: Hit, _: Language) -> Atom | None:
    month, day = hit.number("m", "months"), hit.number("d", "day", "ordinals", "spelled")
    if month is None or day is None or not calendars.exists(None, month, day):
        return None
    weekday = hit.number("w", "weekdays")
    return Atom(
        "K",
        when(None, month, day),
        "month-day",
        "day and month, without a year",
        weekday=-1 if weekday is None else weekday - 1,
    )


def _iso(hit: Hit, _: Language) -> Atom | None:
    year, month, day = hit.number("y", "year"), hit.number("m", "num"), hit.number("d", "num")
    if (
        not (year and month and day)
        or len((hit.get("m") or hit.tokens[0]).text) != 2
        or not calendars.exists(year, month, day)
    ):
        return None
    return Atom("F", when(year, month, day), "iso", "year-month-day in figures")


def _roman_month(hit: Hit, _: Language) -> Atom | None:
    year, month, day = hit.number("y", "year"), hit.number("m", "month_number"), hit.number("d", "day")
    if not (year and month and day) or not calendars.exists(year, month, day):
        return None
    return Atom("F", when(year, month, day), "roman-month", "day, month in Roman figures, year")


def _numeric(hit: Hit, _: Language) -> Atom | None:
    """4/5/1945: both orders are kept until the text shows which is meant."""
    year, one, two = hit.number("y", "year"), hit.number("a", "day"), hit.number("b", "day")
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


def _month_year(hit: Hit, _: Language) -> Atom | None:
    year, month = _year(hit), hit.number("m", "months")
    if year is None or month is None:
        return None
    return Atom("Q", when(year, month), "month-year", "month and year")


def _month(hit: Hit, _: Language) -> Atom | None:
    month = hit.number("m", "months")
    tailed = hit.get("t") is not None
    return Atom(
        "M" if tailed else "m",
        when(None, month),
        "month",
        "month, year said to be the one just named" if tailed else "a month by its name",
    )


def _season_year(hit: Hit, _: Language) -> Atom | None:
    year, season = _year(hit), hit.number("s", "seasons")
    if year is None or season is None:
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


def _season(hit: Hit, _: Language) -> Atom | None:
    season = hit.number("s", "seasons") or 1
    return Atom("z", when(None, 20 + season), "season", "a season by its name")


def _era(hit: Hit, _: Language) -> Atom | None:
    year = _year(hit)
    if not year or year < -9999 or year > 2200:
        return None
    return Atom("Y", when(year), "era", "year with its era")


def _years_era(hit: Hit, _: Language) -> Atom | None:
    """499–493 BC: the era counts for both."""
    one, two = hit.number("a", "num", "spelled"), hit.number("y", "num", "spelled")
    if not one or not two:
        return None
    before = "era_before" in (hit.get("e") or hit.tokens[0]).values
    if before != (one > two):
        return None
    first, last = (1 - one, 1 - two) if before else (one, two)
    ends = (hit.get("a"), hit.get("y"))
    for end, year in zip(ends, (first, last), strict=True):
        if end is not None:
            end.atom = Atom("Y", when(year), "era", "year with its era")
    return Atom(
        "X",
        Value(Moment(first), Moment(last), "period"),
        "range",
        "two years with one era",
        ends=tuple(e for e in ends if e),
    )


def _weak_year(hit: Hit, _: Language) -> Atom | None:
    return Atom("y", when(hit.number("y", "year")), "year", "a number that may be a year")


def _century(hit: Hit, _: Language) -> Atom | None:
    number = hit.number("o", "ordinal", "ordinals", "roman", "num")
    if not number or number > 22:
        return None
    first, last = (number - 1) * 100 + 1, number * 100
    if "era_before" in (hit.get("e") or hit.tokens[0]).values and hit.get("e"):
        first, last = 1 - number * 100, 1 - (number - 1) * 100 - 1
    return Atom("C", Value(Moment(first), Moment(last), "period"), "century", "the number of a century")


def _decade(hit: Hit, _: Language) -> Atom | None:
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


def _short_year(hit: Hit, _: Language) -> Atom | None:
    return Atom(
        "P", when(hit.number("n", "short")), "short-year", "two figures after an apostrophe", Certainty.LOW
    )


def _feast(hit: Hit, _: Language) -> Atom | None:
    token, year = hit.get("f"), _year(hit)
    name = str(token.values["feasts"]) if token else ""
    if year is None:
        return None
    return Atom("F", when(*feast_day(name, year)), "feast", "feast day and year")


def feast_day(name: str, year: int) -> tuple[int, int, int]:
    """The day of a feast (`12-25`, `easter+39`) in a year."""
    if name.startswith("easter"):
        return calendars.plus_days(*calendars.easter(year), int(name[6:] or 0))
    month, day = name.split("-")
    return year, int(month), int(day)


def _republican(hit: Hit, _: Language) -> Atom | None:
    year = hit.number("y", "roman", "num", "spelled")
    day, month = hit.number("d", "day", "ordinals", "spelled"), hit.number("m", "republican_months")
    if month is None and hit.get("k") is not None:
        month = 13
    if year is None or not 1 <= year <= 79 or (day or 1) > (30 if month != 13 else 6):
        return None
    if month is None:
        first = calendars.from_republican(year, 1, 1)
        last = calendars.plus_days(*calendars.from_republican(year + 1, 1, 1), -1)
    elif day is None:
        first, last = calendars.from_republican(year, month, 1), calendars.from_republican(year, month, 30)
    else:
        first = last = calendars.from_republican(year, month, day)
    shape = "when" if first == last else "period"
    return Atom(
        "F",
        Value(Moment(*first), Moment(*last), shape, calendar="republican"),
        "republican",
        "a date of the French Republican calendar",
    )


def _pair(hit: Hit, _: Language) -> Atom | None:
    """25 October (7 November) 1917: the same day in both calendars."""
    year = _year(hit)
    day1, day2 = hit.number("d", "day", "ordinals", "spelled"), hit.number("d2", "day", "ordinals")
    month2 = hit.number("m2", "months") or hit.number("m", "months")
    month1 = hit.number("m", "months")
    if None in (year, day1, day2, month1, month2):
        return None
    assert year
    assert day1
    assert day2
    assert month1
    assert month2
    for old, new in (((day1, month1), (day2, month2)), ((day2, month2), (day1, month1))):
        for old_year in (year, year - 1):
            if calendars.exists(old_year, old[1], old[0], julian=True):
                made = calendars.from_julian(old_year, old[1], old[0])
                if made[1:] == (new[1], new[0]):
                    return Atom(
                        "F",
                        Value(Moment(*made), Moment(*made), calendar="julian"),
                        "two-calendars",
                        "the same day in the Julian and the Gregorian calendar",
                    )
    return None


def _relative(hit: Hit, _: Language) -> Atom | None:
    token = hit.get("u")
    unit = str(token.values["units"]) if token else ""
    for name, count, usual in (
        *(("same", 0, "text"), ("next", 1, "text"), ("previous", -1, "text")),
        *(("current", 0, "writing"), ("coming", 1, "writing"), ("last", -1, "writing")),
    ):
        key = hit.get("s")
        if key is not None and name in key.values:
            origin = "text" if unit == "day" and name == "coming" else usual
            return Atom(
                "R",
                when(),
                "relative",
                "counted from the date before it" if origin == "text" else "counted from the day of writing",
                Certainty.LOW,
                (unit, count, origin),
            )
    return None


def _named(hit: Hit, _: Language) -> Atom | None:
    """The previous April, the next spring."""
    key, month, season = hit.get("s"), hit.number("m", "months"), hit.number("n", "seasons")
    if key is None:
        return None
    number = month if month is not None else 20 + (season or 1)
    origin = "text" if any(n in key.values for n in ("next", "previous", "same")) else "writing"
    count = (
        1
        if "next" in key.values or "coming" in key.values
        else -1
        if "previous" in key.values or "last" in key.values
        else 0
    )
    return Atom(
        "R",
        when(None, number),
        "relative",
        "counted from the date before it" if origin == "text" else "counted from the day of writing",
        Certainty.LOW,
        ("named", count, origin),
    )


def _counted(hit: Hit, _: Language) -> Atom | None:
    token = hit.get("u")
    count = hit.number("n", "spelled", "num") or (1 if hit.get("n") is not None else 0)
    if token is None or not count or count > 500:
        return None
    way = hit.get("l")
    if way is None:
        return None
    unit = str(token.values["units"])
    if "ago" in way.values:
        return Atom(
            "R",
            when(),
            "relative",
            "counted back from the day of writing",
            Certainty.LOW,
            (unit, -count, "writing"),
        )
    sign = 1 if "later" in way.values else -1
    return Atom(
        "R",
        when(),
        "relative",
        "counted from the date before it",
        Certainty.LOW,
        (unit, sign * count, "text"),
    )


def _part_of_unit(hit: Hit, _: Language) -> Atom | None:
    token = hit.get("u")
    unit = str(token.values["units"]) if token else ""
    if unit not in ("month", "year"):
        return None
    return Atom("R", when(), "relative", "counted from the date before it", Certainty.LOW, (unit, 0, "text"))


def _of_month(hit: Hit, _: Language) -> Atom | None:
    token, day = hit.get("k"), hit.number("d", "day", "ordinals", "spelled")
    if token is None or day is None:
        return None
    count = 0 if "this_month" in token.values else (-1 if "last_month" in token.values else 1)
    value = when(None, None, day)
    return Atom(
        "K",
        value,
        "instant",
        "day of the month of writing, or of the one before or after",
        Certainty.LOW,
        ("month", count, "writing"),
    )


def _word(hit: Hit, _: Language) -> Atom | None:
    token = hit.tokens[hit.first]
    count = 0 if "today" in token.values else (-1 if "yesterday" in token.values else 1)
    return Atom(
        "R", when(), "deictic", "counted from the day of writing", Certainty.LOW, ("day", count, "writing")
    )


def _weekday(hit: Hit, _: Language) -> Atom | None:
    day = hit.number("w", "weekdays")
    way = hit.get("s")
    count = (
        0
        if way is None
        else (1 if "coming" in way.values or "next" in way.values else -1 if "last" in way.values else 0)
    )
    return Atom(
        "D",
        when(),
        "weekday",
        "a weekday, counted from the day of writing",
        Certainty.LOW,
        ("weekday", count, "writing"),
        weekday=(day or 1) - 1,
    )


def _bare_day(hit: Hit, _: Language) -> Atom | None:
    return Atom(
        "n",
        when(None, None, hit.number("d", "day", "ordinals", "spelled")),
        "bare-day",
        "a number that may be a day",
    )


def _short(hit: Hit, _: Language) -> Atom | None:
    return Atom("t", when(hit.number("n", "num")), "short-year", "two figures that may be a year")


def rules(known: Language) -> tuple[Rule, ...]:
    """The forms, in the order in which they are tried."""
    day_month = rf"{_WEEKDAY}{_ANY_DAY}\.?(?: {{day_noun}}| {{of}}|,)? ?(?:{{article}} )?{_MONTH}"
    month_day = rf"{_WEEKDAY}{_MONTH},? (?:{{article}} )?{_DAY}"
    forms = [
        Rule("iso", r"(?P<y>{year})-(?P<m>{num})-(?P<d>{num})(?!-?{num})", _iso),
        Rule(
            "two-calendars",
            rf"{_DAY}\.? (?:{{of}} )?{_MONTH} ?[(/] ?(?P<d2>{{day|ordinals}})\.? (?:{{of}} )?(?P<m2>{{months}})\.?\)?,? {_YEAR}",
            _pair,
        ),
        Rule(
            "two-calendars",
            rf"{_DAY}\.? ?[(/] ?(?P<d2>{{day|ordinals}})\.?\)? (?:{{of}} )?{_MONTH},? {_YEAR}",
            _pair,
        ),
        Rule(
            "two-calendars",
            rf"{_DAY}\.? (?:{{of}} )?{_MONTH},? {_YEAR} ?\((?P<d2>{{day|ordinals}})\.? (?:{{of}} )?(?P<m2>{{months}})\.?(?:,? {{year}})?\)",
            _pair,
        ),
        Rule(
            "roman-month",
            r"(?P<d>{day})[./ -] ?(?P<m>{roman})[./ -] ?(?P<y>{year})(?![.,]?{num})",
            _roman_month,
        ),
        Rule(
            "numeric",
            r"(?P<a>{day})(?P<s1>[./-]) ?(?P<b>{day})(?P<s2>[./-]) ?(?P<y>{year})(?![.,/-]?{num})",
            _numeric,
        ),
        Rule("full", rf"{day_month}\.?,? {_YEAR}{_DUAL}{_END}", _full),
        Rule(
            "republican",
            r"(?:(?P<d>{day|ordinals|spelled_day})\.? (?:{of} )?)?(?:(?P<m>{republican_months})|(?P<k>{complementary})),? (?:{article} |{of} )*(?:{republican_year} |{year_noun} )?(?P<y>{roman|num|spelled})(?!\.?{num})",
            _republican,
        ),
        Rule("republican", r"{republican_year} (?P<y>{roman})(?! ?{months})", _republican),
    ]
    if known.month_first:
        forms += [
            Rule(
                "two-calendars",
                rf"{_MONTH} {_DAY} ?[(/] ?(?P<m2>{{months}})?\.? ?(?P<d2>{{day|ordinals}})\)?,? {_YEAR}",
                _pair,
            ),
            Rule("full", rf"{month_day}(?:,? ?|\. ?|\.?,? )(?<=[ ,.]){_YEAR}{_DUAL}{_END}", _full),
        ]
    forms += [
        Rule("feast", rf"(?P<f>{{feasts}})(?: {{day_noun}})?,? {_YEAR}", _feast),
        Rule(
            "season",
            rf"(?P<s>{{seasons}}),? {_TO_YEAR}(?P<y>{{year}}) ?[-/] ?(?P<y2>{{short|year}}){_END}",
            _season_year,
        ),
        Rule("season", rf"(?P<s>{{seasons}}),? {_YEAR}{_END}", _season_year),
        Rule("season", r"(?P<y>{year}) (?P<s>{seasons})", _season_year),
        Rule("month-year", rf"{_MONTH}(?:,| ,)? {_YEAR}{_END}", _month_year),
        Rule("instant", r"(?P<d>{day|ordinals}) ?(?P<k>{this_month|last_month|next_month})", _of_month),
        Rule("month-day", rf"{day_month}{_TAIL}(?!\.?{{num}})", _month_day),
    ]
    if known.month_first:
        forms.append(
            Rule(
                "month-day",
                rf"{month_day}(?![.:]?{{num}}|%|°|#|\.{{num}}|,{{num}} ?{{num}}){_TAIL}",
                _month_day,
            )
        )
    return (
        *forms,
        Rule("century", rf"(?P<o>{{ordinal|ordinals}})\.?[ -]{{century}}{_ERA}", _century),
        Rule("century", rf"(?P<o>{{num}})\.[ -]{{century}}{_ERA}", _century),
        Rule("century", rf"(?P<o>{{roman}}) {{century}}{_ERA}", _century),
        Rule("century", rf"{{century}} (?P<o>{{roman}}){_ERA}", _century),
        Rule(
            "decade",
            r"(?:{decade} )?(?P<y>{decade_years})(?: {decade})?(?: (?P<e>{era_before|era_after}))?",
            _decade,
        ),
        Rule("decade", r"{decade} (?P<y>{year})(?! ?-|,? {and|or|to|until}|/|, {num})", _decade),
        Rule("decade", r"(?P<h>{spelled})[ -](?P<n>{decades})", _decade),
        Rule(
            "era",
            r"(?P<a>{num|spelled})(?: ?- ?| {to} )(?P<y>{num|spelled}) ?(?P<e>{era_before|era_after})",
            _years_era,
        ),
        Rule("era", r"(?P<y>{num|spelled}) ?(?P<e>{era_before|era_after})", _era),
        Rule("era", r"(?P<e>{era_after}) ?(?P<y>{num})", _era),
        Rule(
            "relative",
            r"(?:{later|earlier} (?:{of} )?)?(?P<s>{same|next|previous|current|coming|last}) (?P<u>{units})(?! {of})",
            _relative,
        ),
        Rule(
            "relative",
            r"(?P<s>{same|next|previous|coming|last}) (?:(?P<m>{months})|(?P<n>{seasons}))(?!\.? {num})",
            _named,
        ),
        Rule("relative", r"{later|earlier} {of} {article} (?P<u>{units})(?! {of})", _part_of_unit),
        Rule(
            "relative", r"(?P<n>{spelled|num|indefinite}) (?P<u>{units}) (?P<l>{later|earlier|ago})", _counted
        ),
        Rule(
            "relative",
            r"(?<={early|mid|late|first_half|second_half} )(?P<x>{article} (?P<u>{units}))(?! {of})",
            _part_of_unit,
        ),
        Rule("deictic", r"{today|yesterday|tomorrow}", _word),
        Rule("weekday", r"(?:(?P<s>{last|coming|next|current}) )?(?P<w>{weekdays})\.?", _weekday),
        Rule("short-year", r"(?<=[ (-])'(?P<n>{short})(?![\w'°%])", _short_year),
        Rule("month", rf"{_MONTH}{_TAIL}", _month),
        Rule("season", r"(?P<s>{seasons})", _season),
        Rule("year", rf"(?<![.,:/#$£€'])(?P<y>{{year}}){_END}", _weak_year),
        Rule("bare-day", r"(?<![.,:/#$£€'])(?P<d>{day})\.(?= ?-|/| {to|until|and|or} )", _bare_day),
        Rule("bare-day", r"(?<![.,:/#$£€'])(?P<d>{day|ordinals})(?![.,:/]?{num}|%|°|#)", _bare_day),
        Rule("short-year", r"(?<![.,:/#$£€'])(?P<n>{num})(?![.,:/]?{num}|%|°|#)", _short),
    )
