"""The forms in which a quarter, a part of a century, a decade, a century and a year of an era are written, as patterns."""

from __future__ import annotations

from teiwright.annotators.dates import eras, periods, relative
from teiwright.annotators.dates.grammar import Rule

ERA = r"(?:,? ?(?P<e>{era_before|era_after|era_rome}))?"
TO_YEAR = r"(?:{era_after} |{year_noun} |{of} |{article} ){0,4}"
NTH = r"{ordinal|ordinals|roman|num}"
END = r"(?![.,:]?{num}|%|#)"
MONTH = r"(?P<m>{months})\.?"
YEAR = rf"{TO_YEAR}(?P<y>{{year|num|spelled}}){ERA}"
_CENTURIES = (
    rf"(?P<o>{{ordinal|ordinals}})\.?[ -]{{century}}{ERA}",
    rf"(?P<o>{{num}})\.[ -]{{century}}{ERA}",
    rf"(?P<o>{{roman}}) {{century}}{ERA}",
    rf"{{century}} (?P<o>{{roman}}){ERA}",
    r"(?P<o>{centuries})",
)
_PART = "{early|mid|late}[ -]"

_QUARTERS = (
    Rule(
        "quarter",
        rf"(?P<o>{{ordinal|ordinals|final}})\.? {{quarter}} {TO_YEAR}(?P<y>{{year}})",
        periods.quarter,
    ),
    Rule("quarter", r"(?P<y>{year}) (?P<o>{ordinal|ordinals})[ -]{quarter}", periods.quarter),
    Rule("quarter", r"(?P<o>{num})\. {quarter} (?:{of} )?(?P<y>{year})", periods.quarter),
    Rule("quarter", rf"(?P<o>{{quarters}}) (?:{{of}} )?(?P<y>{{year}}){END}", periods.short_quarter),
    Rule("quarter", r"(?P<y>{year}) (?P<o>{quarters})(?![.,]?{num})", periods.short_quarter),
    Rule(
        "relative",
        r"(?:(?P<s>{current|last|coming})|(?P<o>{ordinal|ordinals}))\.?[ -]{quarter}(?! {of})",
        relative.quarter,
    ),
)
_PARTS = (
    *(
        Rule(
            "part",
            rf"(?P<q>{{ordinal|ordinals|final|num}})\.? (?P<f>{{fractions}}) (?:{{of}} |{{article}} ){{0,3}}{form}",
            periods.part_of_century,
        )
        for form in _CENTURIES
    ),
    *(
        Rule(
            "part",
            rf"{{turn}} (?:{{article}} )?(?:(?P<before>{NTH})\.?(?: ?- ?|/| {{and|to|overnight}} ){{article}}? ?)?{form}",
            periods.turn_of_century,
        )
        for form in _CENTURIES[:-1]
    ),
)
_DECADES = (
    Rule(
        "decade",
        r"(?:{decade} )?(?P<y>{decade_years})(?: {decade})?(?: (?P<e>{era_before|era_after}))?",
        periods.decade,
    ),
    Rule(
        "decade",
        r"{decade} (?P<y>{year})(?! ?-|,? {and|or|to|until} (?:{article} )?(?:{num|short|decade_years|decades|spelled}|')|/|, {num})",
        periods.decade,
    ),
    Rule("decade", r"(?P<h>{spelled})[ -](?P<n>{decades})", periods.decade),
    Rule("decade", r"(?<=[ (-])'(?P<n>{short_decade})", periods.short_decade),
    Rule("decade", r"{decade} '?(?P<n>{short|decades|spelled})(?![-.,]?{num})", periods.short_decade),
    Rule("decade", r"(?P<n>{short_decade|decades}) {decade}", periods.short_decade),
    Rule(
        "decade",
        r"(?:(?<={article} )|(?<={early|mid|late} )(?<!{determiner} {early|mid|late} )|(?<={mid})(?<!{determiner} {mid}))'?(?P<n>{decades})(?= ?[.,;:)>]| w| {roman} w| {article|of|and|or|to|determiner|before_year})",
        periods.short_decade,
    ),
    Rule("decade", r"(?<={article} )(?P<n>{decades})(?= )", periods.capital_decade),
)
_HUNDREDS = (
    Rule("century", r"(?P<o>{centuries})", periods.named_century),
    Rule("century", r"(?<=[ (])'(?P<o>{num})(?![.,']?{num}|%|#)", periods.hundreds),
)
_ERAS = (
    Rule(
        "era",
        r"(?:(?P<c>{circa}) ?)?(?P<a>{num|spelled})(?: ?- ?| {to} )(?:(?P<d>{circa}) ?)?(?P<y>{num|spelled}) ?(?P<e>{era_before|era_after})",
        eras.years_era,
    ),
    Rule(
        "era",
        r"(?P<or>{between}) (?P<a>{num|spelled}) {and} (?P<y>{num|spelled}) ?(?P<e>{era_before|era_after})",
        eras.years_era,
    ),
    Rule("era", r"(?P<y>{num|spelled}) ?(?P<e>{era_before|era_after|era_rome})", eras.era),
    Rule("era", r"(?P<y>{roman}) ?(?P<e>{era_rome})", eras.era),
    Rule(
        "era",
        r"(?P<e>{era_before|era_after}) ?(?P<a>{num})(?: ?- ?| {to} )(?P<y>{num})(?![.,:/]?{num}|%|#)",
        eras.years_era,
    ),
    Rule("era", r"(?P<e>{era_after|era_rome}) ?(?P<y>{num|year})", eras.era),
    Rule("era", r"(?P<e>{era_before}) ?(?P<y>{num})(?![.,:/]?{num}|%|#|,? {months})", eras.era_first),
    Rule(
        "era",
        r"(?P<a>{num}) (?P<or>{or}) (?P<y>{num}) ?(?P<e>{era_before|era_after})",
        eras.years_era,
    ),
    Rule(
        "era",
        r"(?P<x>(?P<y>{num}))(?=,? {and} (?P<b>{num}) ?(?P<e>{era_before|era_after}))",
        eras.shared_era,
    ),
)


def rules(stop: str) -> tuple[Rule, ...]:
    """The forms, in the order in which they are tried.

    Args:
        stop: What stands behind a number that counts, where the language writes a stop there; as a pattern.
    """
    return (*_QUARTERS, *_PARTS, *_centuries(stop), *_DECADES, *_HUNDREDS, *_ERAS)


def _centuries(stop: str) -> tuple[Rule, ...]:
    """Centuries, also the first of two that share the word: the 17th and 18th centuries."""
    return (
        Rule(
            "century",
            rf"(?P<x>(?P<o>{NTH}){stop})\.?(?=(?: ?- ?|-? {{and|or|to}} (?:{{article}} )?){NTH}\.?[ -]{{century}})",
            periods.century,
        ),
        Rule(
            "century",
            rf"(?P<x>(?P<o>{{ordinal|ordinals|roman}}|{{num}}(?=\.)){stop})(?=(?:/| ?- ?{_PART}| {{and|or|to}} (?:{{article}} )?{_PART}){NTH}\.?[ -]{{century}})",
            periods.century,
        ),
        Rule(
            "century",
            r"(?:(?<={century} {roman} {and|to} )|(?<={century} {roman}-))(?P<o>{roman})",
            periods.century,
        ),
        *(Rule("century", form, periods.century) for form in _CENTURIES[:-1]),
    )
