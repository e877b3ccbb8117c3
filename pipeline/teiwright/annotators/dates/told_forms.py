"""The forms of days and times told from where one stands or from another date: “next year”, “two days later”, “Tuesday”, as patterns."""

from __future__ import annotations

from teiwright.annotators.dates import relative, weekdays
from teiwright.annotators.dates.grammar import Rule
from teiwright.annotators.dates.period_forms import END, MONTH, YEAR

_NO_DATE = r"(?!,? (?:{article} )?(?:{months}\.? {day|ordinals}|{day|ordinals|spelled_day}\.?,? (?:{day_noun} |{of} )?{months}))"
_OF_NO_OTHER = (
    r"(?! {of} (?:(?:{article}|{determiner}) )?(?:{current|coming|last|next|previous|same} )?{units})"
)
"""“Sunday of last year”, “the Monday of the week” is no day of the week of writing."""
COUNTED = (
    Rule(
        "year",
        rf"(?:{{next|previous|coming|last|current|same}} (?P<u>{{units}})|(?:(?P<v>{{units}})|{{year_noun}}) {{following|preceding|coming_after|last_after}})(?:(?P<c>,) | )(?:(?:{{of}} )?(?P<y>{{year}}){END}|\((?P<y2>{{year}})\))",
        relative.year_told,
    ),
    Rule(
        "relative",
        r"(?P<s>{current|coming|last}) (?P<u>{units})'{determiner} (?P<o>{ordinal|ordinals})[ -]{quarter}",
        relative.quarter_of_year,
    ),
    Rule(
        "relative",
        r"(?P<o>{ordinal|ordinals|final}) {quarter} {of} (?:(?P<s>{current|coming|last}) (?P<u>{units})|(?P<v>{units}) (?P<r>{coming_after|last_after}))",
        relative.quarter_of_year,
    ),
    Rule(
        "relative",
        r"(?:{later|earlier} (?:{of} )?)?(?P<s>{same|next|previous|current|coming|last}) (?P<u>{units})(?! {of})",
        relative.relative,
    ),
    Rule(
        "relative",
        r"(?P<s>{same|next|previous|current|coming|last}) (?:(?P<m>{months})|(?P<n>{seasons}))(?!\.? {num})",
        relative.named,
    ),
    Rule("relative", r"{later|earlier} {of} {article} (?P<u>{units})(?! {of})", relative.part_of_unit),
    Rule(
        "relative",
        r"(?P<n>{spelled|num|indefinite}) (?P<u>{units}) (?P<l>{later|earlier|ago})",
        relative.counted,
    ),
    Rule(
        "relative",
        r"(?P<l>{ago_before}) (?P<n>{spelled|num|indefinite}) (?P<u>{units})(?! {of})",
        relative.counted,
    ),
    Rule(
        "relative",
        r"(?<={early|mid|late|first_half|second_half} )(?P<x>(?:{article} )?(?P<u>{units}))(?! {of}| {year})",
        relative.part_of_unit,
    ),
    Rule("relative", r"(?:(?P<u>{units})|(?P<n>{year_noun})) (?P<s>{following|preceding})", relative.beside),
    Rule(
        "relative",
        r"(?<!-)(?:(?P<u>{units})|(?P<year>{year_noun})) (?P<s>{coming_after|last_after})",
        relative.relative,
    ),
)
"""What is counted from another date."""


_ITS_WEEKDAY = rf"(?:,? {{weekdays}}(?!\.?,? (?:{{article}} )?{{day|ordinals}}){_NO_DATE}| \({{weekdays}}\))?"
"""Behind a day that is told: “yesterday, Sunday”, “le lendemain, dimanche”."""


def weekdays_told(stop: str, ends: str) -> tuple[Rule, ...]:
    """Days of the week, and words that name a day from where one stands."""
    return (
        Rule(
            "weekday",
            rf"(?P<o>{{ordinal|ordinals|final}})\.? (?P<w>{{weekdays}}) (?:{{of|within|article}} ){{1,2}}{MONTH}(?:,? {YEAR})?",
            weekdays.weekday_of_month,
        ),
        Rule(
            "weekday",
            rf"(?P<w>{{weekdays}}),? (?:{{of|within|article}} ){{0,2}}(?:(?P<s>{{current|coming|last}}) (?P<u>{{units}})|(?P<u2>{{units}}) (?P<s2>{{coming_after|last_after}}){ends})",
            weekdays.of_week,
        ),
        Rule("weekday", rf"(?P<w>{{weekdays}}) (?P<s>{{coming_after|last_after}}){ends}", weekdays.weekday),
        Rule("relative", rf"{{next_day}}{_ITS_WEEKDAY}", relative.morrow),
        Rule(
            "relative",
            rf"(?:{{article}} )?{{day_before}}{_ITS_WEEKDAY}(?! (?:{{of|article|determiner|year}}|W))",
            relative.eve,
        ),
        Rule(
            "bare-day",
            rf"(?P<w>{{weekdays}})\.?,? (?:{{article}} )?(?P<d>{{day}}){stop}(?![.,:/-]?{{num}}|%|#)",
            weekdays.weekday_and_day,
        ),
        Rule(
            "deictic",
            rf"(?:(?<![-])(?<!- )|(?<=[.<]-)|(?<=[.<]- )|(?<=[.] - )){{today|yesterday|tomorrow|before_yesterday|after_tomorrow}}{_ITS_WEEKDAY}",
            relative.word,
        ),
        Rule("relative", r"(?P<j>{year_now|year_before})", relative.year_in_a_word),
        Rule(
            "weekday",
            rf"(?:(?P<s>{{last|coming|next|current}}) )?(?P<w>{{weekdays}})\.?{_NO_DATE}{_OF_NO_OTHER}",
            weekdays.weekday,
        ),
    )
