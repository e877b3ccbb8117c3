"""The forms in which days of feasts and of saints, days counted from them, and years of reigns are written, as patterns."""

from __future__ import annotations

from teiwright.annotators.dates import feasts, reckoned
from teiwright.annotators.dates.grammar import Rule
from teiwright.annotators.dates.period_forms import END, NTH, YEAR

SAME = r"(?:,? (?P<t>{same_tail}))?"
_TITLED = r"(?:,? {saintly}){0,3}"
"""“St. Luke the Evangelist”, “beate Katherine virginis et martiris”: what a saint is called beside his name."""
_OF_THE_FEAST = r"(?:(?P<l>{feast_word}) (?:{article} )?)?(?:{saintly} )?"
_FEAST = rf"(?P<f>{{feasts}}){_TITLED}"
_ANY_FEAST = _FEAST.replace("feasts", "feasts|saints")
"""The same, with a saint by his name alone."""
_OFFSET = r"(?P<v>{feast_offset}) (?:{article} )?"
_IN_YEAR = rf"(?: {{day_noun}})?,? {YEAR}"
_NEAR = (
    r"(?:(?P<o>{ordinal|ordinals}) )?(?P<w>{weekdays})\.?(?: {coming_after})?"
    r" (?P<s>{before|after|counted_before|counted_after}) (?:{article} )?(?:{weekdays} )?"
)
"""“Monday next after”, “Dienstag nach dem Sonntag”."""
_COMING = r"(?:{coming|next} )?"
_TO_SAINT = r"{before|after|since|until|before_feast}"
_REIGN = r"(?:{year_noun} {of} (?:(?:(?:{article}|{determiner}) {reign} {of} (?:{determiner} )?(?:w ){0,2})|(?:{determiner} )?)(?:W ){0,3})?(?P<k>{reigns})"
YEAR_OF_REIGN = Rule(
    "regnal", rf"(?:(?P<t>{{spelled}})[ -])?(?P<r>{NTH}|{{spelled}}) {_REIGN}", reckoned.year_of_reign
)
FEASTS = (
    Rule(
        "regnal",
        rf"(?:{_NEAR})?(?:{_OFFSET})?{_OF_THE_FEAST}{_ANY_FEAST},? (?:{{of}} |{{article}} ){{0,2}}(?:(?P<t>{{spelled}})[ -])?(?P<r>{NTH}|{{spelled}}) {_REIGN}",
        feasts.feast_of_reign,
    ),
    Rule(
        "feast",
        rf"{_COMING}(?P<x>{_NEAR}{_OF_THE_FEAST}(?:{_OFFSET})?{_ANY_FEAST}{_IN_YEAR})",
        feasts.weekday_of_feast,
    ),
    Rule("feast", rf"(?P<f>{{spans}}),? (?:{{of}} )?{YEAR}{END}", feasts.span_of_year),
    Rule("feast", rf"{_OFFSET}{_OF_THE_FEAST}{_ANY_FEAST}{_IN_YEAR}", feasts.feast),
    Rule("feast", rf"(?P<l>{{feast_word}}) (?:{{article|saintly}} )?{_ANY_FEAST}{_IN_YEAR}", feasts.feast),
    Rule("feast", rf"{_FEAST}{_IN_YEAR}", feasts.feast),
    Rule(
        "feast",
        rf"(?:(?<={_TO_SAINT} )|(?<={_TO_SAINT} {{article|saintly}} ))(?P<f>{{saints}}){_TITLED},? {YEAR}",
        feasts.saint,
    ),
    Rule("feast", rf"{_COMING}(?P<x>{_NEAR}{_OF_THE_FEAST}{_ANY_FEAST})", feasts.feast_unsaid),
    Rule("feast", rf"{_OFFSET}{_OF_THE_FEAST}{_ANY_FEAST}{SAME}", feasts.feast_unsaid),
    Rule("feast", rf"{_OF_THE_FEAST}{_ANY_FEAST} (?P<n>{{coming_after|last_after}})", feasts.feast_told),
    Rule("feast", r"(?P<n>{coming|last}) (?P<f>{feasts})", feasts.feast_told),
    Rule("feast", rf"(?P<l>{{feast_word}}) (?:{{article}} )?{_ANY_FEAST}{SAME}", feasts.feast_unsaid),
    Rule("feast", rf"(?:{{weekdays}} )?{_FEAST}{SAME}", feasts.feast_unsaid),
)
"""Feasts in a year, in a year of a reign, and without one."""
