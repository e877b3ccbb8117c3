"""Parts of a period: its beginning, its middle, its end, a half of it, a week of a month."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.dates.calendars import plus_days
from teiwright.annotators.dates.counts import of_a_house
from teiwright.annotators.dates.grammar import UNSURE, Atom, Hit, Rule, atom_of, strong
from teiwright.annotators.dates.ranges import as_read, span
from teiwright.annotators.dates.reckoned import in_style
from teiwright.annotators.dates.tokens import word_before
from teiwright.annotators.dates.values import Moment, Value, bounds
from teiwright.model import Certainty

if TYPE_CHECKING:
    from teiwright.annotators.dates.language import Language

_PARTS = {
    "early": "early",
    "mid": "mid",
    "late": "late",
    "first_half": "first-half",
    "second_half": "second-half",
}
_NAMES = {
    "early": "first third",
    "mid": "middle third",
    "late": "last third",
    "first-half": "first half",
    "second-half": "second half",
    "early-mid": "first and second third",
    "mid-late": "second and last third",
    "early-late": "all thirds",
}


def _part(hit: Hit, known: Language) -> Atom | None:
    atom, word = atom_of(hit.get("a")), hit.get("p")
    part = next((value for name, value in _PARTS.items() if word is not None and name in word.values), "")
    begin = hit.get("p0")
    if begin is not None:
        part = f"{'early' if 'early' in begin.values else 'mid'}-{part}"
    if atom.value.part or part not in _NAMES:
        return None
    last = word_before(hit.tokens, hit.stop - 1)
    if atom.kind == "y" and _of_a_noun(hit, known):
        return None  # the start of the 2014 season
    if atom.kind == "y" and last is not word and of_a_house(hit.tokens, hit.stop - 1, known):
        return None  # late of 1881 Oak Street
    return atom.but(
        kind=strong(atom.kind),
        value=replace(atom.value, part=part, shape="within"),
        rule="part" if atom.kind != "R" else atom.rule,
        evidence=f"{_NAMES[part]} of: {atom.evidence}"
        if atom.kind not in UNSURE
        else f"{_NAMES[part]} of a year, month or season",
        cert=Certainty.HIGH if atom.kind in UNSURE else atom.cert,
    )


def _of_a_noun(hit: Hit, known: Language) -> bool:
    """True where an article stands before the year and a noun behind it: the year is the noun's, and no part of the year is meant."""
    before = word_before(hit.tokens, hit.stop - 1)
    after = hit.next_word
    led = before is not None and "article" in before.values and known.month_first
    return led and after is not None and after.text[:1].isalpha()


def _week_of(hit: Hit, _: Language) -> Atom | None:
    """“The first week of May 1848”, “la dernière semaine de mai”: seven days of the month; how weeks were counted, nobody says."""
    atom, word, unit = atom_of(hit.get("a")), hit.get("o"), hit.get("u")
    if word is None or unit is None or unit.values["units"] != "week" or atom.value.part:
        return None
    number = hit.number("o", "ordinal", "ordinals") or (word.atom.value.first.day if word.atom else 0) or 0
    last = "final" in word.values
    if not last and not 1 <= number <= len(_COUNTED):
        return None
    return atom.but(
        kind=strong(atom.kind),
        value=replace(atom.value, part="last-week" if last else f"week-{number}", shape="within"),
        rule="part",
        evidence=f"{'last' if last else _COUNTED[number - 1]} week of: {atom.evidence}",
        cert=as_read(atom.cert, plain=False),
    )


_COUNTED = ("first", "second", "third", "fourth")


def _to_part(hit: Hit, known: Language) -> Atom | None:
    """“De janvier à la fin de mai 1919”, “de enero a finales de mayo”: the word between the two is also the first of the second."""
    word = re.split("[ '’]", (hit.get("b") or hit.tokens[0]).text.lower())[0]
    leads = any("to" in known.singles.get(one, ({}, ""))[0] for one in (word, word[:1]))  # alla, ai, agli
    return span(hit, known) if leads and atom_of(hit.get("b")).value.part else None


def _old_style(hit: Hit, _: Language) -> Atom | None:
    return in_style(atom_of(hit.get("a")), hit.get("o"))


def _half(hit: Hit, _: Language) -> Atom | None:
    """“The later 17th century”, “the earlier 1790s”: which part, nobody says; a half at least."""
    atom, word = atom_of(hit.get("a")), hit.get("p")
    if word is None or atom.value.part or atom.value.shape != "period":
        return None
    part = "second-half" if "later" in word.values else "first-half"
    return atom.but(
        value=replace(atom.value, part=part, shape="within"),
        rule="part",
        evidence=f"{_NAMES[part]} of: {atom.evidence}",
        cert=as_read(atom.cert, plain=False),
    )


def _about_a_day(hit: Hit, _: Language) -> Atom | None:
    """“Avril 1446 (avant le 17)”, “March 1475 (n.s., after the 26th)”: a month, and in brackets before or after which of its days."""
    month, word, day = atom_of(hit.get("a")), hit.get("l"), atom_of(hit.get("b")).value.first.day or 0
    first = month.value.first
    if word is None or first.month is None or first.month > _DECEMBER or not replace(first, day=day).real:
        return None
    begin, end = bounds(month.value)
    edge = Moment(first.year, first.month, day)
    near = plus_days(*edge.first, -1 if "before" in word.values else 1)
    if near[:2] != (first.year, first.month):
        return None
    ends = (begin, near) if "before" in word.values else (near, end)
    return month.but(
        kind="X",
        value=Value(Moment(*ends[0]), Moment(*ends[1]), "within"),
        rule="part",
        evidence=f"{month.evidence}, and a limit within it",
        cert=as_read(month.cert, plain=False),
    )


_DECEMBER = 12
PARTS = (
    Rule(
        "part",
        r"(?P<a>Q) \((?:{new_style|old_style},? )?(?P<l>{before|after}) (?:{article} )?(?P<b>n)\.?\)",
        _about_a_day,
    ),
    Rule("part", r"(?<={article} )(?P<x>(?P<p>{later|earlier}) (?P<a>C))", _half),
    Rule(
        "part",
        r"(?P<p0>{early|mid})(?:-? ?{to}[ -]|-?/)(?P<p>{mid|late})[ -]?(?:{article|of} )?(?P<a>[QYySsMmCRP])(?!/[yYtn])",
        _part,
    ),
    Rule(
        "part",
        r"(?P<p>{early|mid|late|first_half|second_half})[ -]?(?:(?:{article} )?{year_noun} )?(?:{article|of} )?(?P<a>[QYySsMmZzCRP])(?!/[yYtn])",
        _part,
    ),
    Rule(
        "part",
        r"(?:{article} )?(?P<o>n|{ordinal|ordinals|final})\.? (?P<u>{units}) (?:{of|article} |{within} ){1,2}(?P<a>[QMm])",
        _week_of,
    ),
    Rule("style", r"(?P<a>F),? ?(?P<o>{old_style|new_style})", _old_style),
)
TO_PARTS = (Rule("range", r"{from} (?:{article} )?(?P<x>(?P<a>[FQKYyMmSCNnZz]),? (?P<b>[QYSMC]))", _to_part),)
"""Where the word between the ends of a range begins a phrase: “à la fin de”, “alla fine di”."""
