"""Dates made of dates: parts of a period, rough dates, old style, lists of days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.dates.calendars import exists, feast_day, plus_days
from teiwright.annotators.dates.grammar import (
    Atom,
    Hit,
    Rule,
    atom_of,
    counted,
    goes_on_telling,
    numbered,
    strong,
)
from teiwright.annotators.dates.hours import with_its_zone
from teiwright.annotators.dates.ranges import of_named_month
from teiwright.annotators.dates.values import Moment, Value
from teiwright.model import Certainty

if TYPE_CHECKING:
    from teiwright.annotators.dates.language import Language


def _decade_of(hit: Hit, _: Language) -> Atom | None:
    """“The forties of the nineteenth century”."""
    decade, century = atom_of(hit.get("a")), atom_of(hit.get("b"))
    tens, first = decade.value.first.year, century.value.first.year
    if decade.rule != "decade" or century.rule != "century" or not tens or not first or first < 0:
        return None
    begin = first - 1 + tens
    return decade.but(
        kind="C",
        value=Value(Moment(begin), Moment(begin + 9), "period"),
        evidence="ten years by their first, of the century that is named",
        cert=century.cert,
    )


def _circa(hit: Hit, known: Language) -> Atom | None:
    atom = atom_of(hit.get("a"))
    cert = atom.cert
    if atom.kind == "y":
        if (
            counted(hit.tokens, hit.stop, known)
            or _about_a_thing(hit, known)
            or with_its_zone(hit.tokens, hit.stop - 1)
        ):
            return None
        if (atom.value.first.year or 0) % 100 == 0:
            year = any("year_noun" in t.values for t in hit.tokens[hit.first : hit.stop])
            if hit.after == " " and not year and not goes_on_telling(hit, known) and not _one(hit, known):
                return None
            cert = Certainty.MEDIUM
    return atom.but(
        kind=strong(atom.kind),
        value=replace(atom.value, approximate=True),
        rule="about",
        evidence="a rough date, said to be so",
        cert=cert,
    )


def _about_a_thing(hit: Hit, known: Language) -> bool:
    """True for “about the 1856 lease”: of the lease of that year, where a year may stand between an article and a noun."""
    inside = [key for token in hit.tokens[hit.first : hit.stop] for key in token.values]
    after = hit.next_word
    led = known.counting_adjectives and "article" in inside and "year_noun" not in inside
    return bool(led) and after is not None and after.symbol in "wW" and not goes_on_telling(hit, known)


def _one(hit: Hit, known: Language) -> bool:
    """True for “verso il 1600 restavano”, which is one by its article, and “hacia 1600 quedaban”: where an adjective stands behind its noun, no plural follows."""
    lead = hit.tokens[hit.first]
    if lead.text.lower().endswith(known.articles):
        return not lead.text.lower().endswith(("s", "e"))
    return known.plurals_show and known.telling_day and hit.tokens[hit.stop + 1].symbol == "w"


def _rough_after(hit: Hit, known: Language) -> Atom | None:
    """“En 1832 environ”, “1530 ca.”: the word may also belong to a number behind it."""
    after = hit.tokens[hit.stop + 1].values if hit.after == " " and hit.stop + 1 < len(hit.tokens) else {}
    weak = atom_of(hit.get("a")).kind == "y"
    if after.keys() & {"num", "spelled", "year"} or (
        weak and (atom_of(hit.get("a")).value.first.year or 0) % 50 == 0
    ):
        return None
    return _circa(hit, known)


def _doubted(hit: Hit, _: Language) -> Atom | None:
    """“1932 (?)”, “1838?–1911”: whoever put the sign there, the date is not sure."""
    atom = atom_of(hit.get("a"))
    value = replace(atom.value, approximate=True)
    evidence = "a date with a question mark"
    cert = Certainty.LOW if atom.cert is Certainty.LOW else Certainty.MEDIUM
    return atom.but(kind=strong(atom.kind), value=value, rule="about", evidence=evidence, cert=cert)


def _listed(hit: Hit, known: Language) -> Atom | None:
    """“April and June 1955”, “July 4 and 5, 1863”: what stands once counts for both."""
    one, two = atom_of(hit.get("a")), atom_of(hit.get("b"))
    first = one.value.first
    if one.kind == "n":
        return _listed_days(hit, one, two, known)
    if two.value.first.year is None or not (first.month or 0) <= (two.value.first.month or 0):
        return None
    day = one.kind == "K"
    return one.but(
        kind={"m": "Q", "M": "Q", "z": "S", "Z": "S", "K": "F"}[one.kind],
        rule="full" if day else one.rule,
        value=replace(
            one.value,
            first=replace(first, year=two.value.first.year),
            last=replace(one.value.last, year=two.value.last.year),
        ),
        evidence=f"{'day and month' if day else one.evidence}; the year is named with the next",
        cert=Certainty.HIGH,
    )


def _listed_days(hit: Hit, one: Atom, two: Atom, known: Language) -> Atom | None:
    """“3 and 5 May 1917”, “the 4th and 6th inst.”, “4–6 and 10 May 1917”: days of the month that is named with the next."""
    begin, end, month = one.value.first.day or 0, one.value.last.day or 0, two.value.first
    if hit.get("e") is not None:
        end = atom_of(hit.get("e")).value.first.day or 0
        if end <= begin:
            return None
    month_before = known.month_first and (hit.get("b") or hit.tokens[0]).text[:1].isupper()
    later = end < (month.day or 0) and not month_before  # “Class 5, and February 22”
    if two.rule == "instant":
        return two.but(value=one.value) if later and begin == end else None
    value = _days_of(month, begin, end)
    if of_named_month(two):
        return two.but(value=value) if later else None
    if two.kind == "R" or not begin or month.month is None or not later or numbered(hit.tokens, hit.first):
        return None
    return _days(one, value, "a day; the month is named with the next")


def _days_of(month: Moment, begin: int, end: int) -> Value:
    """A day of a month, or some that follow each other."""
    shape = "when" if begin == end else "period"
    return Value(replace(month, day=begin), replace(month, day=end), shape)


def _days(atom: Atom, value: Value, evidence: str) -> Atom | None:
    """Days in a list that have got their month, and perhaps their year; none that the month does not have."""
    if not (value.first.real and value.last.real):
        return None
    year = value.first.year
    if value.shape == "when":
        kind, rule = ("K", "month-day") if year is None else ("F", "full")
    else:
        kind, rule = ("V" if year is None else "X"), "range"
        evidence = f"beginning and end of a period; {evidence}"
    return atom.but(kind=kind, value=value, rule=rule, evidence=evidence, cert=Certainty.HIGH)


def _second(hit: Hit, known: Language) -> Atom | None:
    """“May 4 and 5”, “July 4 and 5, 1863”, “May 4–6 and 10–12, 1917”: the second day, or days."""
    one, two = atom_of(hit.get("a")), atom_of(hit.get("b"))
    if hit.get("c") is None and counted(hit.tokens, hit.stop, known):
        return None
    month, begin, end = one.value.last, two.value.first.day or 0, two.value.last.day or 0
    if hit.get("e") is not None:
        end = atom_of(hit.get("e")).value.first.day or 0
    days = one.value.shape == "when" or (one.rule == "range" and one.kind in "XV")
    if not days or month.month is None or month.day is None or not month.day < begin <= end:
        return None
    if hit.get("c") is not None:
        month = replace(month, year=atom_of(hit.get("c")).value.first.year)
    return _days(two, _days_of(month, begin, end), "a day; the month is named with the one before")


def _day_of_reign(hit: Hit, _: Language) -> Atom | None:
    """“24 April 27 Eliz.”, “26 January, 31 Hen. VIII”: the year of a reign has each day once."""
    day, reign = atom_of(hit.get("a")).value.first, atom_of(hit.get("b")).value.first
    if day.month is None or day.day is None or reign.year is None:
        return None
    made = replace(day, year=reign.year + ((day.month, day.day) < (reign.month or 0, reign.day or 0)))
    if not exists(made.year, day.month, day.day, julian=True):
        return None
    evidence = "day and month, and the year of a reign, counted from the accession"
    return Atom("F", Value(made, made), "regnal", evidence, Certainty.MEDIUM)


def _from_feast(hit: Hit, _: Language) -> Atom | None:
    """“From Lady Day to Michaelmas 1848”: the year is said with the second feast, and counts for the first; “from Christmas to Easter 1701” began in the year before."""
    one, two = atom_of(hit.get("a")), atom_of(hit.get("b"))
    if two.rule != "feast" or one.shift is None or not one.shift[0].startswith("feast ") or one.way:
        return None
    name, end = one.shift[0].removeprefix("feast "), two.value.last
    for year in (end.year or 0, (end.year or 0) - 1):
        day = plus_days(*feast_day(name, year), one.shift[1])
        if day < end.last:
            shape = "within" if hit.get("or") is not None else "period"
            evidence = "from one feast day to another; the year is named with the second"
            cert = Certainty.MEDIUM if shape == "within" else two.cert
            rule = "limits" if shape == "within" else "range"
            return Atom("X", Value(Moment(*day), end, shape), rule, evidence, cert)
    return None


FEASTS = (
    Rule("range", r"{from} (?:{article} )?(?P<x>(?P<a>R) {to|until} (?:{article} )?(?P<b>F))", _from_feast),
    Rule("limits", r"(?P<or>{between}) (?:{article} )?(?P<a>R) {and} (?:{article} )?(?P<b>F)", _from_feast),
)
REIGNS = (Rule("regnal", r"(?P<a>K)(?:, ?| )(?:{of} )?(?:{article} )?(?P<b>[gG])", _day_of_reign),)
DECADES = (Rule("decade", r"(?P<a>P),? (?:{of} |{article} ){1,3}(?P<b>C)", _decade_of),)
_DOUBTED = r"(?P<a>[FQKYySM]) ?\(\?\)"
ROUGH = (
    Rule("about", _DOUBTED, _doubted),
    Rule("about", r"(?P<a>[FQyY])\?(?= ?- ?[FQyY])", _doubted),
    Rule("about", r"(?<=[FQyY]-)(?P<a>[yY])\?(?=\))", _doubted),
    Rule("about", r"(?<![.#'])(?:{circa}) ?(?:{article} |{year_noun} ){0,2}(?P<a>[FQKYySMC])", _circa),
    Rule(
        "about", r"(?:(?=[FQKYSM])|(?<={before_year} )|(?<=, ))(?P<a>[FQKYSMy]) {circa_after}", _rough_after
    ),
)
_MORE = r"(?=,? (?:{and|or} )?(?:{article} )?[nKFQS])"
_TO = r"(?: ?- ?| {to|until} (?:{article} )?)"
LISTED = (
    Rule(
        "listed",
        rf"(?P<x>(?P<a>n){_TO}(?P<e>n)),? {{and|or}} (?:{{article|day_article}} )?(?P<b>[KFXV])",
        _listed,
    ),
    Rule("listed", r"(?P<x>(?P<a>n)) {and|or} (?:{article|day_article} )?(?P<b>[XV])", _listed),
    Rule("listed", r"(?P<x>(?P<a>[nK])),? {and|or} (?:{article} )?(?P<b>[KFn])", _listed),
    Rule("listed", r"(?P<x>(?P<a>n)),? {and|or} {day_article} (?P<b>[KFn])", _listed),
    Rule("listed", r"(?P<x>(?P<a>n)),? {and|or} (?:{article} )?(?P<b>R)", _listed),
    Rule("listed", r"(?P<x>(?P<a>[mMzZ])),? {and|or} (?:{article} )?(?P<b>[QS])", _listed),
    Rule("listed", rf"(?P<x>(?P<a>[nK])), (?:{{article}} )?(?P<b>[KF]){_MORE}", _listed),
    Rule("listed", rf"(?P<x>(?P<a>[mMzZ])), (?:{{article}} )?(?P<b>[QS]){_MORE}", _listed),
)
"""What is said once, at the end, counts for all before it: read again and again, from the last to the first."""
SECOND = (
    Rule(
        "listed",
        r"(?P<a>[KFXV]),? {and|or} (?:{article} )?(?P<x>(?P<b>n) ?- ?(?P<e>n)(?:, (?P<c>y))?)",
        _second,
    ),
    Rule(
        "listed", r"(?P<a>[KFXV]),? {and|or} (?:{article} )?(?P<x>(?P<b>n)(?! ?- ?n)(?:, (?P<c>y))?)", _second
    ),
    Rule(
        "listed", r"(?P<a>[KF]), (?:{article} )?(?P<x>(?P<b>n))(?=,? {and|or} (?:{article} )?n|, n)", _second
    ),
)
