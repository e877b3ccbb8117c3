"""The forms in which one day, month, season or year is written, as patterns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.dates import (
    early_years,
    eras,
    in_figures,
    meanings,
    period_forms,
    periods,
    reckoned,
    relative,
    supplied,
)
from teiwright.annotators.dates.feast_forms import FEASTS, SAME, YEAR_OF_REIGN
from teiwright.annotators.dates.grammar import Rule
from teiwright.annotators.dates.period_forms import END, MONTH, TO_YEAR, YEAR
from teiwright.annotators.dates.told_forms import COUNTED, weekdays_told

if TYPE_CHECKING:
    from teiwright.annotators.dates.language import Language

_DAY = r"(?P<d>{day|ordinals})"
_ANY_DAY = r"(?P<d>{day|ordinals|spelled_day})"
_WEEKDAY = r"(?:(?P<w>{weekdays})\.?,? (?:{article} )?)?"
_WEEKDAY_SAID = r"(?:(?P<w>{weekdays})\.?(?:,? {coming_after|last_after})?,? (?:{article} )?)?"
_DUAL = r"(?:/(?P<y2>{num})(?!/)|-(?P<y3>{num})(?= ?[.,;:)>]| w))?"
_STYLE = r"(?:,? {old_style|new_style})?"
_SAID_STYLE = r",? (?P<o>{old_style|new_style})"
_SHORT_YEAR = r"'(?P<n>{short|spelled})(?!['%])"
_SUPPLIED = r"\((?P<z>{year})(?P<q>\?)?\)"
"""“[1856]”, “[1856?]”: what an editor adds; square brackets read as round ones."""
_HALF = r"(?:\((?P<h>{num})\)(?P<l>{num})|(?P<h2>{num})\((?P<l2>{num})\))(?![.,]?{num})"
"""“[19]12”, “19[12]”, “191[2]”: an editor adds some of the figures."""
_SOME_YEAR = rf"(?:{YEAR}{_DUAL}{END}|{_SHORT_YEAR}|{_SUPPLIED})"
_SAID = (
    r"(?:,? (?P<j>{this_year|last_year})|,? (?:{of|article} ){0,2}"
    r"(?:(?P<s>{current|coming|last|next|previous|same}) (?P<u>{units})|(?:(?P<v>{units})|{year_noun}) (?P<r>{coming_after|last_after|following|preceding})))"
)
_COUNTED_DAY = r"(?P<n>{ordinal|ordinals|roman|num|spelled})"
_DAY_SAID = rf"(?:{_SAID}| (?P<a>{{coming_after|last_after}})(?! {{units}})| (?P<b>{{following|preceding}})(?= ?[.,;:)>]))"
_WEEKDAY_BEHIND = r"(?:, (?P<e>{weekdays})(?= ?[,.;:)>]))?"
_NO_YEAR = rf"(?![,.]?{{num}}|%|#|,? {TO_YEAR}{{year}}|,?'{{short}})"
_ITS_DAY = r"|,? {day}, ?{year}"
"""“Pt. 1, January 13, 1899”: the day is behind the month."""
_LEAD = r"(?:{day_lead} )?(?:{article} )?(?:{units} )?"
_DAY_MONTH = rf"{_WEEKDAY}{_ANY_DAY}\.?(?: {{day_noun}}| {{of}}|,)? ?(?:{{article}} )?{MONTH}"
_DAY_MONTH_SAID = _DAY_MONTH.replace(_WEEKDAY, _WEEKDAY_SAID)
_MONTH_DAY = rf"{_WEEKDAY}{MONTH},? (?:{{article}} )?{_DAY}"
_UNSPOILT = r"(?![.:]?{num}|%|#|\.{num}|,{num} ?{num}| {months}\.?,? {year})"

_DAYS = (
    Rule("iso", r"(?<![/.=_-])(?P<y>{year})-(?P<m>{num})-(?P<d>{num})(?!-?{num})", in_figures.iso),
    Rule("iso", r"(?<![/.=_-])(?P<y>{year})/(?P<m>{num})/(?P<d>{num})(?![./-]?{num})", in_figures.iso),
    Rule("iso", r"(?<![/.=_-])(?P<y>{year})\.(?P<m>{num})\.(?P<d>{num})(?![./-]?{num})", in_figures.iso),
    Rule(
        "two-calendars",
        rf"{_DAY}\.? (?:{{of}} )?{MONTH} ?[(/] ?(?P<d2>{{day|ordinals}})\.? (?:{{of}} )?(?P<m2>{{months}})\.?{_STYLE}\)?,? {YEAR}{_DUAL}",
        reckoned.pair,
    ),
    Rule(
        "two-calendars",
        rf"{_DAY}\.? ?[(/] ?(?P<d2>{{day|ordinals}})\.?\)? (?:{{of}} )?{MONTH},? {YEAR}{_DUAL}",
        reckoned.pair,
    ),
    Rule(
        "two-calendars",
        rf"{_DAY}\.? (?:{{of}} )?{MONTH},? {YEAR} ?\((?P<d2>{{day|ordinals}})\.? (?:{{of}} )?(?P<m2>{{months}})\.?(?:,? {{year}})?{_STYLE}\)",
        reckoned.pair,
    ),
    Rule(
        "roman-month",
        rf"{_WEEKDAY}(?P<d>{{day}})\.?[./ -] ?(?P<m>{{roman|small_month}})[./ -] ?(?P<y>{{year}})(?![.,]?{{num}})",
        in_figures.roman_month,
    ),
    Rule(
        "numeric",
        r"(?P<a>{day})(?P<s1>[./-]) ?(?P<b>{day})(?P<s2>[./-]) ?(?P<y>{year})(?![.,/]?{num}|-{num}(?![./]{num}))",
        in_figures.numeric,
    ),
    Rule(
        "numeric",
        r"(?<![.,:/#$€'-])(?P<a>{day})(?P<s1>[/.-]) ?(?P<b>{day})(?P<s2>[/.-]) ?(?P<s>{short})(?![.,:/-]?{num}|%|#)",
        in_figures.numeric_short,
    ),
    Rule(
        "friends",
        rf"(?P<m>{{ordinals|day}}) {{friends_month}},? (?:{{article}} )?(?P<d>{{ordinals|day}})\.?,? {YEAR}{END}",
        reckoned.of_friends,
    ),
    Rule(
        "friends",
        rf"(?P<d>{{ordinals|day}}) (?:{{day_noun}} )?(?:{{of}} )?(?:{{article}} )?(?P<m>{{ordinals|day}}) {{friends_month}},? {YEAR}{END}",
        reckoned.of_friends,
    ),
    Rule(
        "friends",
        rf"(?P<m>{{ordinal|ordinals}}) (?P<k>{{friends_month}}),? (?:{{article}} )?(?P<d>{{ordinal|ordinals}}){_NO_YEAR}",
        reckoned.of_friends,
    ),
    Rule(
        "friends",
        r"(?P<d>{ordinals|day}) (?:{day_noun} )?{of} (?:{article} )?(?P<m>{ordinals|day}) (?P<k>{friends_month})(?!,? {year})",
        reckoned.of_friends,
    ),
    Rule("supplied", rf"{_DAY_MONTH}\.?,? {_HALF}", supplied.half_supplied),
    Rule("supplied", rf"(?<=\(){_DAY_MONTH}\.?\),? {YEAR}{END}", meanings.in_brackets),
    Rule("supplied", rf"{_DAY}\.? \({MONTH}\),? {YEAR}{END}", meanings.in_brackets),
    Rule("full", rf"{_DAY_MONTH}\.?,? {_SOME_YEAR}", meanings.full),
    Rule(
        "full", rf"{_DAY_MONTH},? (?:{{year_noun}} |{{of}} ){{0,2}}(?P<y>{{num}}){END}", early_years.early_day
    ),
    Rule("style", rf"{_DAY_MONTH}\.?{_SAID_STYLE},? {YEAR}{END}", reckoned.of_style),
    Rule("full", rf"(?<![wW] )(?P<d>{{roman}}) (?:{{of}} )?{MONTH},? {YEAR}", meanings.full),
    Rule("full", r"(?P<d>{day})-(?P<m>{months})\.?-(?P<y>{year})(?!-?{num})", meanings.full),
    Rule("full", rf"(?<!{{num}}/)(?P<y>{{year}}),? {_LEAD}{_DAY_MONTH}{_NO_YEAR}", meanings.full),
    Rule(
        "republican",
        r"(?:(?P<d>{day|ordinals|spelled_day})\.? (?:{of} )?)?(?:(?P<m>{republican_months})|(?P<k>{complementary})),? (?:{article} |{of} ){0,4}(?:{republican_year} |{year_noun} )?(?P<y>{roman|num|spelled})(?!\.?{num})",
        reckoned.republican,
    ),
    Rule(
        "republican",
        r"(?P<d>{day|ordinals|spelled_day})\.? (?:{of} )?(?P<m>{republican_months})",
        reckoned.republican_day,
    ),
    Rule(
        "supplied",
        r"(?<![.,:/#$€'-])(?P<h>{num})\((?P<l>{num})(?: ?- ?(?P<l2>{num}))?\)(?![.,]?{num})",
        supplied.half_supplied_years,
    ),
    YEAR_OF_REIGN,
    Rule("republican", r"{republican_alone} (?P<y>{roman})(?! ?{months})", reckoned.republican_year),
    Rule(
        "republican",
        r"(?<={article} )(?P<x>{republican_told} (?P<y>{roman}))(?! ?{months})",
        reckoned.republican_year,
    ),
)
"""Days that are whole: with their month and year, in figures, words or another calendar."""
_DAYS_IN_SHORT = (
    Rule(
        "roman-month",
        r"(?<![.,:/#$€'-])(?P<d>{day})[./-] ?(?P<m>{roman})[./-] ?(?P<y>{short})(?![.,:/-]?{num}|%|#)",
        in_figures.roman_short,
    ),
    Rule(
        "month-day",
        r"(?<![.,:/#$€'-])(?P<d>{day})(?:\. ?|/|-)(?P<m>{roman})\.?(?=[ ,;:)>])(?! ?{num}|[.]{num})",
        in_figures.roman_day,
    ),
    Rule("full", rf"{_DAY_MONTH}\.?,? (?:{{of}} )?(?P<n>{{short}})(?=[ .]*>)", meanings.dateline),
    Rule("full", rf"{_DAY_MONTH}\.? (?P<n>{{short}})(?=[.,;:)](?: |>)| -)", meanings.amid),
)
"""Where figures begin with the day: days in short figures."""
_OF_SHORT = r"{of} (?P<n>{short})(?![.,:/-]?{num}|%|#)"
_SHORT_YEARS = (
    Rule("full", rf"{_DAY_MONTH} {_OF_SHORT}", meanings.of_short),
    Rule("month-year", rf"{MONTH} {_OF_SHORT}", meanings.of_short),
    Rule("season", rf"(?P<s>{{seasons}}) {_OF_SHORT}", periods.season_of_short),
)
"""Where a word of its own leads to a day or a year: “octubre del 34”."""
_YEARS_FIRST = (
    Rule(
        "full",
        rf"(?P<y>{{year}}),? {MONTH} (?P<d>{{day}})(?![.:,/-]?{{num}}| {{year}}|%|#)",
        meanings.full,
    ),
)
"""Where the month never comes first, as registers of deeds have it: “1388 Juli 9”."""
_MONTHS_FIRST = (
    Rule(
        "two-calendars",
        rf"{MONTH} {_DAY} ?[(/] ?(?P<m2>{{months}})?\.? ?(?P<d2>{{day|ordinals}}){_STYLE}\)?,? {YEAR}{_DUAL}",
        reckoned.pair,
    ),
    Rule("full", rf"(?P<y>{{year}}),? {_LEAD}{_MONTH_DAY}{_NO_YEAR}", meanings.full),
    Rule("supplied", rf"{_MONTH_DAY}\.?,? {_HALF}", supplied.half_supplied),
    Rule("supplied", rf"(?<=\(){_MONTH_DAY}\.?\),? {YEAR}{END}", meanings.in_brackets),
    Rule("supplied", rf"(?<=\(){MONTH}\) {_DAY}\.?,? {YEAR}{END}", meanings.in_brackets),
    Rule("supplied", rf"{MONTH} \({_DAY}\.?\),? {YEAR}{END}", meanings.in_brackets),
    Rule("style", rf"{_MONTH_DAY}{_SAID_STYLE},? {YEAR}{END}", reckoned.of_style),
    Rule("full", rf"{_MONTH_DAY}(?:,? ?|\. ?|\.?,? )(?<=[ ,.]){_SOME_YEAR}", meanings.full),
    Rule("full", rf"{_MONTH_DAY}, (?P<y>{{num}}){END}", early_years.early_day),
    Rule("full", rf"{_MONTH_DAY}/(?P<n>{{short}})(?![.,:/-]?{{num}}|%|#)", meanings.slashed),
    Rule("full", rf"{_MONTH_DAY}/(?P<y>{{year}}){END}", meanings.full),
    Rule(
        "month-year",
        rf"{MONTH}/(?:(?P<y>{{year}}){END}|(?P<n>{{short}})(?![.,:/-]?{{num}}|%|#))",
        meanings.slashed_month,
    ),
)
"""Where the month may come first: “July 9, 1388”."""
_PARTS_OF_A_YEAR = (
    *FEASTS,
    Rule(
        "roman-day",
        rf"(?:{_COUNTED_DAY}\.? (?:{{day_noun}} )?(?:{{before|of}} )?(?:{{article}} )?)?(?P<k>{{roman_days}})\.? (?:{{of}} )?{MONTH}"
        rf"(?:,? {YEAR})?",
        reckoned.roman_day,
    ),
    Rule(
        "season",
        rf"(?P<s>{{seasons}}),? (?:{{from}} )?{TO_YEAR}(?P<y>{{year}})(?: ?[-/] ?| {{to|overnight|and}} )'?(?P<y2>{{num}}){END}",
        periods.season_year,
    ),
    Rule(
        "season",
        rf"(?P<s>{{seasons}}),? (?:{YEAR}{END}|(?:{{from}} )?{TO_YEAR}{_SHORT_YEAR})",
        periods.season_year,
    ),
    Rule("season", r"(?P<y>{year}) (?P<s>{seasons})", periods.season_year),
    Rule(
        "month-year",
        rf"{MONTH}(?:,| ,)? (?:{YEAR}{END}|{TO_YEAR}{_SHORT_YEAR}|{_SUPPLIED})",
        meanings.month_year,
    ),
    Rule("supplied", rf"{MONTH},? {_HALF}", supplied.half_supplied_month),
    Rule(
        "month-year",
        rf"(?:(?<=<)|(?<=[(;] )|(?<=\())(?P<y>{{year}}),? {MONTH}(?= ?[-;,.)>])",
        meanings.month_year,
    ),
    Rule(
        "instant",
        rf"{_WEEKDAY}{_ANY_DAY}\.? ?(?P<k>{{this_month|last_month|next_month|that_month|month_after|month_before}})",
        relative.of_month,
    ),
    Rule("month-day", rf"{_DAY_MONTH_SAID}{_DAY_SAID}(?!\.?{{num}})", relative.said_year),
    Rule(
        "month-day", rf"{_DAY_MONTH_SAID}{_WEEKDAY_BEHIND}{SAME}(?!\.?{{num}}{_ITS_DAY})", meanings.month_day
    ),
)
"""Feasts, days of the Roman calendar, seasons and months, with a year or without, and days without one."""
_MONTHS_FIRST_UNSAID = (
    Rule("month-day", rf"{_MONTH_DAY}{_UNSPOILT}{_DAY_SAID}", relative.said_year),
    Rule("month-day", rf"{_MONTH_DAY}{_UNSPOILT}{SAME}", meanings.month_day),
)
"""Where the month may come first: “July 9”."""


def _alone(ends: str) -> tuple[Rule, ...]:
    """What is a date only where another one, or the word beside it, says so: short years, months, seasons, years."""
    return (
        Rule(
            "year",
            rf"{{year_noun|republican_alone}} (?:{{of}} )?(?P<x>(?P<y>{{num}}){END})",
            early_years.early_year,
        ),
        Rule("short-year", r"(?<={year}/)(?P<n>{num})(?![.,:/-]?{num})", eras.short),
        Rule("short-year", r"(?<=[ (-])'(?P<n>{short})(?![\w'%])", meanings.short_year),
        Rule("short-year", r"(?<={before_year} )'(?P<n>{spelled})(?!['%])", meanings.short_year),
        Rule("month", rf"{MONTH}(?:{_SAID}| (?P<a>{{coming_after|last_after}}){ends})", relative.said_year),
        Rule("month", rf"{MONTH}{SAME}", meanings.month),
        Rule("month", MONTH, meanings.month),
        Rule("relative", rf"(?P<n>{{seasons}}){_SAID}", relative.said_year),
        Rule("relative", rf"(?P<n>{{seasons}}) (?P<a>{{coming_after|last_after}}){ends}", relative.said_year),
        Rule(
            "relative",
            rf"(?:(?P<n>{{seasons}})|{MONTH}) (?P<b>{{following|preceding}})(?! (?:{{article|of|determiner|indefinite}}|W))",
            relative.named,
        ),
        Rule("season", r"(?P<s>{seasons})", periods.season),
        Rule("year", rf"{{fiscal}}(?P<y>{{year|num}}){END}", eras.fiscal_year),
        Rule("year", rf"(?<![.,:/#$€'])(?P<y>{{year}}){END}", eras.weak_year),
    )


_STOPPED_DAYS = (
    Rule(
        "bare-day",
        r"(?<![.,:/#$€'])(?P<d>{day})\.(?= ?-|/| {to|until|and|or|overnight} |, {day}\.)",
        meanings.bare_day,
    ),
    Rule(
        "bare-day",
        r"(?<={day_article|article|to|since|overnight|and|or} )(?P<d>{day})\.(?=[,;:)>]| [^W#>])",
        meanings.bare_day,
    ),
    Rule("bare-day", r"(?<= {from} )(?P<d>{day})\.(?=[,;:)>]| [^W#>])", meanings.bare_day),
    Rule("bare-day", r"(?<=[.;!?] {day_article} )(?P<d>{day})\.(?= W)", meanings.bare_day),
)
"""Where a stop stands behind a number that counts: days by their number alone, “am 4.”."""
_NUMBERS = (
    Rule("bare-day", r"(?<![.,:/#$€'])(?P<d>{day|ordinals})(?![.,:/]?{num}|%|#)", meanings.bare_day),
    Rule("bare-day", r"(?<={months} {day}/)(?P<d>{day})(?=,? ?{year})", meanings.bare_day),
    Rule("bare-day", r"(?<![.,:/#$€'])(?P<d>{day})(?=/{day}\.? (?:{of} )?{months})", meanings.bare_day),
    Rule("short-year", r"(?<![.,:/#$€'])(?P<n>{num})(?![.,:/]?{num}|%|#)", eras.short),
)
"""Days by their number alone, and years by two figures."""


# fmt: off
BEGIN = (
    "year|num|day|ordinal|ordinals|spelled|spelled_day|roman|months|weekdays|seasons|units|quarters|final|indefinite|article"
    "|circa|same|next|previous|current|coming|last|later|earlier|ago_before|turn|between|today|yesterday|tomorrow|before_yesterday"
    "|after_tomorrow|day_before|next_day|year_now|year_before|year_noun|fiscal|century|centuries|decade|decades|decade_years"
    "|short_decade|era_before|era_after|era_rome|feasts|feast_word|feast_offset|saints|saintly|spans|complementary"
    "|republican_alone|republican_months|republican_told|roman_days"
)
# fmt: on
"""The classes with a word of which a form begins, where it does not begin with an apostrophe. Of, in, and, before, his … are most of the words in tables, and each form was tried at each of them."""


def rules(known: Language) -> tuple[Rule, ...]:
    """The forms, in the order in which they are tried."""
    stop = r"\.?" if "." in known.ordinal_endings else ""
    # “le dimanche dernier nous …”: where the word never stands before its noun, nothing need follow it; “Tuesday last week”
    never = not any({"last", "last_after"} <= classes for classes in known.symbols)
    ends = "" if never else r"(?= ?[.,;:)>]| (?!{units|months|weekdays|seasons|quarter|decade|num})[^ ])"
    return (
        *_DAYS,
        *(_SHORT_YEARS if known.of_a_day else ()),
        *(_DAYS_IN_SHORT if known.numeric_order == "day" else ()),
        *(_MONTHS_FIRST if known.month_first else _YEARS_FIRST),
        *_PARTS_OF_A_YEAR,
        *(_MONTHS_FIRST_UNSAID if known.month_first else ()),
        *period_forms.rules(stop),
        *COUNTED,
        *weekdays_told(stop, ends),
        *_alone(ends),
        *(_STOPPED_DAYS if stop else ()),
        *_NUMBERS,
    )
