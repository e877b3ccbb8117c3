"""Two dates that belong together: from one to the other, between them, one or the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.dates.bare_years import MODERN, are_years, led, second_year, too_long
from teiwright.annotators.dates.calendars import plus_days
from teiwright.annotators.dates.counts import what_else
from teiwright.annotators.dates.grammar import UNSURE, Atom, Hit, Rule, atom_of, counted, numbered
from teiwright.annotators.dates.meanings import impossible
from teiwright.annotators.dates.values import Moment, Value, bounds
from teiwright.model import Certainty

if TYPE_CHECKING:
    from teiwright.annotators.dates.language import Language

_EITHER = 20
"""Years between two bare numbers of which one or the other is a year."""
_OLD = 1000
_ROUGH = 50
"""Years at most between the two of “about 1690/1700”."""
_LIFE = 100
"""Years at most between two numbers that only “to” joins."""


def fill(first: Moment, last: Moment) -> tuple[Moment, Moment]:
    """Each end of a range takes from the other what it leaves unsaid."""
    if first.month is None and first.day is not None:
        first = Moment(first.year or last.year, last.month, first.day)
    if last.month is None and last.day is not None:
        last = Moment(last.year or first.year, first.month, last.day)
    if first.year is None and last.year is not None and first.month:
        year = last.year
        if last.month and replace(first, year=year).first > last.last:
            year -= 1
        first = replace(first, year=year)
    elif last.year is None and first.year is not None and last.month:
        year = first.year
        if first.month and replace(last, year=year).last < first.first:
            year += 1
        last = replace(last, year=year)
    return first, last


def span(hit: Hit, known: Language) -> Atom | None:
    """From one date to another: what only one of them says counts for both."""
    one, two = atom_of(hit.get("a")), atom_of(hit.get("b"))
    if one.kind == two.kind == "n":
        return _bare_days(hit, one, two, known)
    if one.kind == "n" and two.rule == "instant":
        return _days_of_month(one, two, "within" if hit.get("or") is not None else "period")
    if not _fit(one, two) or (one.kind == "y" and numbered(hit.tokens, hit.first)):
        return None
    if two.kind == "y" and counted(hit.tokens, hit.stop, known) and not are_years(hit, one, two):
        return None
    if two.value.calendar and one.kind == "n":
        return _days_reckoned(hit, one, two)
    begin, end = one.value.first, two.value.last
    abbreviated = two.kind in "nt" and one.kind in "yY"
    if abbreviated:
        stroke = hit.tokens[hit.stop - 2].symbol == "/"
        shown = not stroke or hit.tokens[hit.first - 1].symbol in "(<" or led(hit)
        year = second_year(begin.year or 0, (hit.get("b") or hit.tokens[0]).text, stroke=stroke, shown=shown)
        if year is None:
            return None
        end = Moment(year)
    begin, end = fill(begin, end)
    if hit.get("c") is not None and begin.year is not None:
        return None
    begin, end = _in_said_year(hit, begin, end)
    if not (begin.real and end.real):
        return impossible("beginning and end of a period; the month has no such day")
    known_years = begin.year is not None and end.year is not None
    if known_years and (not begin.first < end.last or too_long(one, two, begin, end)):
        return None
    shape = "within" if hit.get("or") is not None else "period"
    value: Value | None = Value(begin, end, shape, approximate=one.value.approximate or two.value.approximate)
    if one.value.part or two.value.part or (known_years and (begin.month or 0) > 12):
        opening = one.value if one.value.complete else Value(begin, begin, part=one.value.part)
        unsaid = abbreviated or not two.value.complete
        closing = Value(end, end, part=two.value.part) if unsaid else two.value
        value = _parted(opening, closing, shape)
    if value is None:
        return None
    evidence = "one or the other of two dates" if shape == "within" else "beginning and end of a period"
    cert = as_read(min_cert(one, two), plain=shape == "period" and _fineness(begin) == _fineness(end))
    if one.kind in "yY" and two.kind in "yYnt" and (doubt := what_else(hit, two, known)):
        evidence, cert = f"{evidence}, unless {doubt}", Certainty.LOW
    return Atom(
        "X" if known_years else "V",
        value,
        "range" if shape == "period" else "limits",
        evidence,
        cert,
        ends=tuple(t for t in (hit.get("a"), hit.get("b")) if t),
    )


def _in_said_year(hit: Hit, begin: Moment, end: Moment) -> tuple[Moment, Moment]:
    """“May 4–6, 1917”: the year that is said behind both ends, if one is."""
    if hit.get("c") is None:
        return begin, end
    year = atom_of(hit.get("c")).value.first.year
    return replace(begin, year=year), replace(end, year=year)


def _bare_days(hit: Hit, one: Atom, two: Atom, known: Language) -> Atom | None:
    """“From the 9th to the 12th”, “du 9 au 12”, “vom 9. bis 12.”: two days of the month named before; whether they are days, their surroundings must say."""
    begin, end = one.value.first, two.value.first
    inside = hit.tokens[hit.first : hit.stop]
    days = [t.text for t in inside if t.symbol == "n"]
    ordinals = all(day[-1:].isalpha() for day in days) or all(day.endswith(".") for day in days)
    # du 9 au 12, tra il 9 e il 12, but not “de 9 à 12”
    said = sum("article" in t.values or t.text.lower().endswith(known.articles) for t in inside) > 1
    if not (ordinals or (said and known.day_words)) or (begin.day or 0) >= (end.day or 0):
        return None
    shape = "within" if hit.get("or") is not None else "period"
    return one.but(value=Value(begin, end, shape))


def _days_reckoned(hit: Hit, one: Atom, two: Atom) -> Atom | None:
    """“Du 9 au 10 thermidor an II”: the day without a month is of the calendar of the other, so many days before it."""
    figures = re.match(r"\d+", (hit.get("b") or hit.tokens[0]).text)
    days = int(figures[0]) - (one.value.first.day or 0) if figures else 0
    last = two.value.first
    if days <= 0 or two.kind != "F" or not (last.month and last.day):
        return None
    first = Moment(*plus_days(last.year or 0, last.month, last.day, -days))
    shape = "within" if hit.get("or") is not None else "period"
    ends = tuple(t for t in (hit.get("a"), hit.get("b")) if t)
    rule = "range" if shape == "period" else "limits"
    evidence = "beginning and end of a period, in a calendar of their own"
    return two.but(
        kind="X",
        value=Value(first, last, shape, calendar=two.value.calendar),
        rule=rule,
        evidence=evidence,
        ends=ends,
    )


def of_named_month(atom: Atom) -> bool:
    """True for “31 January last”: a day of a month, of a year that must be counted."""
    return (
        atom.shift is not None
        and atom.shift[0] in ("named after", "of year")
        and atom.value.first.day is not None
    )


def _days_of_month(one: Atom, two: Atom, shape: str) -> Atom | None:
    """“From the 4th to the 6th inst.”: two days of the month of writing, or of the one beside it."""
    begin, end = one.value.first, two.value.first
    if (begin.day or 0) >= (end.day or 0):
        return None
    return two.but(value=Value(replace(end, day=begin.day), end, shape))


def _days_of_named_month(hit: Hit, _: Language) -> Atom | None:
    """“From the 30th to the 31st of January last”."""
    one, two = atom_of(hit.get("a")), atom_of(hit.get("b"))
    shape = "within" if hit.get("or") is not None else "period"
    return _days_of_month(one, two, shape) if of_named_month(two) else None


def _either(hit: Hit, known: Language) -> Atom | None:
    """“1862 or 1863”: two numbers near each other."""
    one, two = (atom_of(hit.get(n)).value.first.year or 0 for n in "ab")
    return span(hit, known) if abs(one - two) <= _EITHER else None


def _fit(one: Atom, two: Atom) -> bool:
    """False for two that are no ends of one range: 3–1917, 5 May–1917."""
    if (
        one.shift
        or two.shift
        or two.value.shape in {"from", "to", "before", "after", "not-before", "not-after"}
    ):
        return False
    if one.kind in "ntNT" and two.kind in "ntNTyYQSCMmZz":
        return False
    if two.kind in "nt" and one.kind not in "yY" and one.value.first.day is None:
        return False
    return not (two.kind in "yY" and one.kind not in "yYC" and one.value.first.year is None)


def min_cert(one: Atom, two: Atom) -> Certainty:
    """The lower certainty of two."""
    order = (Certainty.LOW, Certainty.MEDIUM, Certainty.HIGH)
    weak = [order.index(Certainty.HIGH if a.kind in UNSURE else a.cert) for a in (one, two)]
    return order[min(weak)]


def as_read(cert: Certainty, *, plain: bool) -> Certainty:
    """The certainty, but not high where the value is a choice of reading: a moment or a time, the month itself inside or not."""
    return cert if plain or cert is not Certainty.HIGH else Certainty.MEDIUM


def _fineness(moment: Moment) -> int:
    """How much of a date is said: a year, a month, a day."""
    return sum(part is not None for part in (moment.year, moment.month, moment.day))


def _parted(first: Value, last: Value, shape: str) -> Value | None:
    if not (first.complete and last.complete):
        return None
    begin, end = bounds(first)[0], bounds(last)[1]
    return Value(Moment(*begin), Moment(*end), shape) if begin < end else None


def _years(hit: Hit, known: Language) -> Atom | None:
    """“1914 bis 1918”: two numbers with nothing but the word between them."""
    one, two = (atom_of(hit.get(n)).value.first.year or 0 for n in "ab")
    apart = hit.tokens[hit.first - 2].symbol in ",;" and hit.after in ",;:.)>"  # consul, 1848 to 1850;
    old = _OLD <= one < MODERN and one % 10 and two % 10  # counts are round as a rule
    exact = (old or one >= MODERN) and one < two <= one + _LIFE and (apart or (one % 50 and two % 50))
    made = span(hit, known) if exact else None
    return None if made is None else made.but(cert=Certainty.MEDIUM)


def _parts(hit: Hit, _: Language) -> Atom | None:
    """“Late May or early June 1848”, “the late 12th or early 13th century”: from the beginning of the one to the end of the other."""
    one, two = atom_of(hit.get("a")), atom_of(hit.get("b"))
    whole = one.kind == two.kind == "C" and hit.tokens[hit.first + 1].symbol == "/"  # 2nd/3rd century
    if not whole and (not one.value.part or not two.value.part):
        return None
    if one.kind == two.kind == "C":
        value = _parted(one.value, two.value, "within")
    else:
        first, last = fill(one.value.first, two.value.last)
        opening = replace(one.value, first=first, last=first)
        value = _parted(opening, replace(two.value, first=last, last=last), "within")
    if value is None:
        return None
    return Atom(
        "X",
        value,
        "limits",
        "one or the other of two parts of a period",
        as_read(min_cert(one, two), plain=False),
    )


def _double_year(hit: Hit, known: Language) -> Atom | None:
    """“In 1914/1915”: two years one after the other, where something shows that they are years."""
    one, two = (atom_of(hit.get(n)).value.first for n in "ab")
    shown = hit.tokens[hit.first - 1].symbol in "(<" or led(hit)
    rough = atom_of(hit.get("a")).value.approximate  # um 1690/1700
    near = 0 < (two.year or 0) - (one.year or 0) <= _ROUGH
    if not (rough and near) and (two.year != (one.year or 0) + 1 or not shown):
        return None
    if counted(hit.tokens, hit.stop, known):
        return None
    ends = tuple(t for t in (hit.get("a"), hit.get("b")) if t)
    value = Value(one, two, "period", approximate=rough)
    return Atom("X", value, "range", "beginning and end of a period", ends=ends)


def _short_end(hit: Hit, _: Language) -> Atom | None:
    """“1848–’50”, “from 1848 to ’50”: the hundred stands with the first."""
    one, two = atom_of(hit.get("a")), atom_of(hit.get("b"))
    year, short = one.value.first.year or 0, two.value.first
    last = year - year % 100 + (short.year or 0)
    if two.rule != "short-year" or short.month is not None or last <= year:
        return None
    ends = tuple(t for t in (hit.get("a"), hit.get("b")) if t)
    value = Value(one.value.first, Moment(last), "period")
    return Atom("X", value, "range", "beginning and end of a period", ends=ends)


def _short_years(hit: Hit, _: Language) -> Atom | None:
    """“From ’42 to ’45”: the hundred is that of the year named before."""
    one, two = atom_of(hit.get("a")), atom_of(hit.get("b"))
    begin, end = one.value.first.year or 0, two.value.last.year or 0
    if one.rule != two.rule or one.rule == "decade" or begin >= end:
        return None
    within = hit.get("or") is not None
    return one.but(
        value=Value(one.value.first, two.value.last, "within" if within else "period"),
        rule="limits" if within else "range",
        evidence="one or the other of two dates" if within else "beginning and end of a period",
        ends=tuple(t for t in (hit.get("a"), hit.get("b")) if t),
    )


RANGES = (
    Rule("limits", r"(?P<or>{between}) (?P<a>P) {and} (?P<b>P)", _short_years),
    Rule("range", r"{from} (?P<x>(?P<a>P),? {to|until} (?P<b>P))", _short_years),
    Rule("range", r"(?P<a>P) ?- ?(?P<b>P)", _short_years),
    Rule(
        "range",
        r"(?:{from} )?(?P<x>(?P<a>K)(?: ?- ?| {to|until} )(?P<b>n))(?=,? {and|or} (?:{article} )?n(?: ?- ?n)?,? ?(?P<c>y))",
        span,
    ),
    Rule(
        "limits",
        r"(?P<or>{between}) (?:{article} |{year_noun} ){0,3}(?P<a>[FQKYyMmSCNn]),? {and} (?:{article} )?(?P<b>[FQKYyMmSCNn])(?:,? (?P<c>y))?",
        span,
    ),
    Rule(
        "range",
        r"{from} (?:{article} )?(?P<x>(?P<a>[FQKYyMmSCNnZz]),? {to|until} (?:{article} )?(?P<b>[FQKYyMmSCNnZz]))",
        span,
    ),
    Rule(
        "limits",
        r"(?P<or>{between}) (?:{article} )?(?P<a>n) {and} (?:{article} )?(?P<b>R)",
        _days_of_named_month,
    ),
    Rule(
        "range",
        r"{from} (?:{article} )?(?P<x>(?P<a>n),? {to|until} (?:{article} )?(?P<b>R))",
        _days_of_named_month,
    ),
    Rule("range", r"(?P<a>n) ?- ?(?P<b>R)", _days_of_named_month),
    Rule("range", r"(?P<a>[KF]) ?- ?(?P<b>[nN]),? ?(?P<c>y)", span),
    Rule("range", r"(?P<a>[nK]) ?/ ?(?P<b>[FK])", span),
    Rule("range", r"(?P<a>[KF])/(?P<b>n),? ?(?P<c>y)", span),
    Rule("range", r"(?P<a>[FQKYyMmSCNnZz]) ?- ?(?P<b>[FQKYMSCnN])", span),
    Rule("range", r"(?P<a>[Yy])/(?P<b>t)", _double_year),
    Rule("range", r"(?P<a>[Yy])[-/](?P<b>[nt])", span),
    Rule("range", r"(?P<a>[Yy]) - (?P<b>[nt])(?=[,.;:)])", span),
    Rule("range", r"(?P<a>[FQKYMSC]) ?- ?(?P<b>[mzZ])", span),
    Rule("range", r"(?P<a>[Mm]) ?- ?(?P<b>[m])", span),
    Rule("range", r"(?P<a>[mz]) ?/ ?(?P<b>[QS])", span),
    Rule("range", r"(?P<a>[Yy]) ?- ?(?P<b>P)", _short_end),
    Rule("range", r"{from} (?P<x>(?P<a>[Yy]) {to|until} (?P<b>P))", _short_end),
    Rule("range", r"(?P<a>[Yy]) ?- ?(?P<b>y)", span),
    Rule("range", r"(?P<a>[FQKS]),? {to|until} (?:{article} )?(?P<b>[FQKS])", span),
    Rule("range", r"(?P<a>[FQKYMm]) {to|until} (?:{article} )?(?P<b>[QY])", span),
    Rule("range", r"(?P<a>C),? {to|until} (?:{article} )?(?P<b>C)", span),
    Rule("range", r"(?P<a>n) {to|until} (?P<b>[KF])", span),
    Rule("range", r"(?P<a>m) {to|until} (?P<b>m)", span),
    Rule("range", r"(?<=\()(?P<a>[Yy]) {to} (?P<b>[Yy])(?=\))", span),
    Rule("range", r"(?<={year_noun} )(?P<a>[Yy]) {to|until} (?P<b>[Yy])", span),
    Rule("range", r"(?P<a>y) {to|until} (?P<b>y)", _years),
    Rule("range", r"(?:{from} )?(?P<x>(?P<a>[nNK]),? {overnight} (?:{article} )?(?P<b>[KF]))", span),
    Rule("range", r"{from} (?P<x>(?P<a>n),? {overnight} (?:{article} )?(?P<b>n))", span),
    Rule("limits", r"(?P<a>[MQC])(?:,? {or} |/| / )(?P<b>[MQC])", _parts),
    Rule("limits", r"(?P<a>y) (?P<or>{or}) (?P<b>y)", _either),
    Rule("limits", r"(?P<a>n) (?P<or>{or}) (?:{article} )?(?P<b>[KF])", span),
    Rule("limits", r"(?P<a>K) (?P<or>{or}) (?:{article} )?(?P<b>n),? (?P<c>y)", span),
    Rule("limits", r"(?P<a>[mz]) (?P<or>{or}) (?:{article} )?(?P<b>[QS])", span),
    Rule("limits", r"(?P<a>[FQKY]) (?P<or>{or}) (?P<b>[FQKYy])", span),
)
