"""Dates made of dates: parts of a period, rough dates, ranges, limits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from teiwright.annotators.dates.grammar import Atom, Hit, Rule
from teiwright.annotators.dates.values import Moment, Value
from teiwright.model import Certainty

if TYPE_CHECKING:
    from teiwright.annotators.dates.language import Language
    from teiwright.annotators.dates.tokens import Token

_STRONG = {"y": "Y", "m": "M", "z": "Z", "n": "N", "t": "T"}
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
}


def strong(kind: str) -> str:
    """The kind of a date that its surroundings have made sure."""
    return _STRONG.get(kind, kind)


def _atom(token: Token | None) -> Atom:
    if token is None or token.atom is None:
        raise ValueError("a pattern named a group that is not a date")
    return token.atom


def _part(hit: Hit, _: Language) -> Atom | None:
    atom, word = _atom(hit.get("a")), hit.get("p")
    part = next((value for name, value in _PARTS.items() if word is not None and name in word.values), "")
    if atom.kind == "F" or atom.value.part:
        return None
    return atom.but(
        kind=strong(atom.kind),
        value=replace(atom.value, part=part, shape="within"),
        rule="part" if atom.kind != "R" else atom.rule,
        evidence=f"{_NAMES[part]} of: {atom.evidence}"
        if atom.kind not in _STRONG
        else f"{_NAMES[part]} of a year, month or season",
        cert=Certainty.HIGH if atom.cert == Certainty.HIGH or atom.kind in _STRONG else atom.cert,
    )


def _circa(hit: Hit, known: Language) -> Atom | None:
    atom = _atom(hit.get("a"))
    cert = atom.cert
    if atom.kind == "y":
        if counted(hit.tokens, hit.stop, known):
            return None
        if (atom.value.first.year or 0) % 100 == 0:
            after = hit.tokens[hit.stop].symbol if hit.stop < len(hit.tokens) else ">"
            if after == " ":
                return None
            cert = Certainty.MEDIUM
    return atom.but(
        kind=strong(atom.kind),
        value=replace(atom.value, approximate=True),
        rule="about",
        evidence="a rough date, said to be so",
        cert=cert,
    )


def counted(tokens: list[Token] | tuple[Token, ...] | object, at: int, known: Language) -> bool:
    """True if the number before `at` counts what follows it: “1500 members”."""
    assert isinstance(tokens, (list, tuple))
    if at + 1 >= len(tokens) or tokens[at].symbol != " ":
        return False
    word = tokens[at + 1].text
    if word in known.counted:
        return True
    return (
        tokens[at + 1].symbol == "w"
        and len(word) > 2
        and word.endswith(known.plural_endings)
        and word not in known.not_plural
    )


def fill(first: Moment, last: Moment) -> tuple[Moment, Moment]:
    """Each end of a range takes from the other what it leaves unsaid."""
    if first.month is None and first.day is not None:
        first = Moment(first.year or last.year, last.month, first.day)
    if last.month is None and last.day is not None:
        last = Moment(last.year or first.year, first.month, last.day)
    if first.year is None and last.year is not None and first.month:
        year = last.year
        if last.month and first._replace(year=year).first > last.last:
            year -= 1
        first = first._replace(year=year)
    elif last.year is None and first.year is not None and last.month:
        year = first.year
        if first.month and last._replace(year=year).last < first.first:
            year += 1
        last = last._replace(year=year)
    return first, last


def _range(hit: Hit, known: Language) -> Atom | None:
    one, two = _atom(hit.get("a")), _atom(hit.get("b"))
    if one.shift or two.shift or one.kind == "E" or two.kind == "E":
        return None
    if {one.kind, two.kind} <= {"n", "t", "N", "T"} or two.value.shape in ("from", "to", "before", "after"):
        return None
    if one.kind in "nt" and two.kind in "yYQSCMmZz":
        return None
    if two.kind in "nt" and one.kind not in "yY" and one.value.first.day is None:
        return None
    if two.kind in "yY" and one.kind not in "yYC" and one.value.first.year is None:
        return None
    if two.kind == "y" and hit.get("plain") is not None and counted(hit.tokens, hit.stop, known):
        return None
    begin, end = one.value.first, two.value.last
    if two.kind in "nt" and one.kind in "yY":
        text = (hit.get("b") or hit.tokens[0]).text
        year = one.value.first.year or 0
        number = int(text) if text.isdigit() else 0
        if len(text) != 2 or number <= year % 100 or year < 1000:
            return None
        end = Moment(year - year % 100 + number)
    begin, end = fill(begin, end)
    y3 = hit.get("c")
    if y3 is not None:
        year = _atom(y3).value.first.year
        if begin.year is not None or year is None:
            return None
        begin, end = begin._replace(year=year), end._replace(year=year)
    if begin.year is not None and end.year is not None and not begin.first < end.last:
        return None
    if (
        begin.year is not None
        and end.year is not None
        and one.kind in "yY"
        and two.kind in "yYnt"
        and end.year - begin.year > 700
        and begin.year > 0
    ):
        return None
    shape = "within" if hit.get("or") is not None else "period"
    first, last = one.value, two.value
    value = Value(begin, end, shape, approximate=first.approximate or last.approximate)
    if first.part or last.part or (begin.year is not None and begin.month and begin.month > 12):
        value = _parted(Value(begin, begin, part=first.part), Value(end, end, part=last.part), shape)
        if value is None:
            return None
    kind = "X" if begin.year is not None and end.year is not None else "V"
    words = "one or the other of two dates" if shape == "within" else "beginning and end of a period"
    return Atom(
        kind,
        value,
        "range" if shape == "period" else "limits",
        words,
        min_cert(one, two),
        ends=tuple(t for t in (hit.get("a"), hit.get("b")) if t),
    )


def min_cert(one: Atom, two: Atom) -> Certainty:
    """The lower certainty of two."""
    order = (Certainty.LOW, Certainty.MEDIUM, Certainty.HIGH)
    weak = [order.index(Certainty.HIGH if a.kind in _STRONG else a.cert) for a in (one, two)]
    return order[min(weak)]


def _parted(first: Value, last: Value, shape: str) -> Value | None:
    from teiwright.annotators.dates.values import bounds  # noqa: PLC0415

    if not (first.complete and last.complete):
        return None
    return Value(Moment(*bounds(first)[0]), Moment(*bounds(last)[1]), shape)


def _limit(hit: Hit, known: Language) -> Atom | None:
    atom, word = _atom(hit.get("a")), hit.get("l")
    if word is None or atom.shift or atom.value.shape not in ("when", "within", "period"):
        return None
    if atom.kind == "y" and counted(hit.tokens, hit.stop, known):
        return None
    shape = next(
        (
            s
            for s, n in (("from", "since"), ("to", "until"), ("before", "before"), ("after", "after"))
            if n in word.values
        ),
        "",
    )
    if atom.kind == "z" or not shape:
        return None
    words = {
        "from": "since a date",
        "to": "until a date",
        "before": "before a date",
        "after": "after a date",
    }[shape]
    return atom.but(
        kind=strong(atom.kind),
        value=replace(atom.value, shape=shape),
        rule="limit",
        evidence=words,
        ends=tuple(t for t in (hit.get("a"),) if t),
    )


def _old_style(hit: Hit, _: Language) -> Atom | None:
    from teiwright.annotators.dates import calendars  # noqa: PLC0415

    atom, word = _atom(hit.get("a")), hit.get("o")
    first = atom.value.first
    if word is None or atom.value.shape != "when" or not (first.year and first.month and first.day):
        return None
    if "new_style" in word.values:
        return atom.but(rule="style", evidence="a date said to be of the new style")
    made = Moment(*calendars.from_julian(first.year, first.month, first.day))
    return atom.but(
        value=Value(made, made, calendar="julian"),
        rule="style",
        evidence="a date said to be of the old style, given in the new",
    )


def _listed(hit: Hit, _: Language) -> Atom | None:
    """“April and June 1955”, “July 4 and 5, 1863”: what stands once counts for both."""
    one, two = _atom(hit.get("a")), _atom(hit.get("b"))
    first = one.value.first
    year = _atom(hit.get("c")).value.first.year if hit.get("c") is not None else None
    if one.kind == "n":
        if (
            first.day is None
            or two.value.first.month is None
            or two.value.first.day is None
            or first.day >= two.value.first.day
        ):
            return None
        made = two.value.first._replace(day=first.day)
        return one.but(
            kind="K" if made.year is None else "F",
            value=Value(made, made),
            rule="month-day" if made.year is None else "full",
            evidence="a day; the month is named with the next",
            cert=Certainty.HIGH,
        )
    if two.kind == "n" and year is not None:
        made = first._replace(year=year)
        return one.but(
            kind="F",
            value=replace(one.value, first=made, last=made),
            rule="full",
            evidence="day and month; the year is named with the next",
            cert=Certainty.HIGH,
        )
    if two.kind == "n":
        return None
    if two.value.first.year is None or not (first.month or 0) <= (two.value.first.month or 0):
        return None
    return one.but(
        kind={"m": "Q", "M": "Q", "z": "S", "Z": "S", "K": "F"}[one.kind],
        value=replace(
            one.value,
            first=first._replace(year=two.value.first.year),
            last=one.value.last._replace(year=two.value.last.year),
        ),
        evidence=f"{one.evidence}; the year is named with the next",
        cert=Certainty.HIGH,
    )


def _second(hit: Hit, known: Language) -> Atom | None:
    """“May 4 and 5”, “July 4 and 5, 1863”: the second day."""
    one, two = _atom(hit.get("a")), _atom(hit.get("b"))
    if hit.get("c") is None and counted(hit.tokens, hit.stop, known):
        return None
    if (
        one.value.shape != "when"
        or one.value.first.day is None
        or two.value.first.day is None
        or two.value.first.day <= one.value.first.day
    ):
        return None
    made = one.value.first._replace(day=two.value.first.day)
    return two.but(
        kind="K" if made.year is None else "F",
        value=Value(made, made),
        rule="month-day" if made.year is None else "full",
        evidence="a day; the month is named with the one before",
        cert=Certainty.HIGH,
    )


PARTS = (
    Rule(
        "part",
        r"(?P<p>{early|mid|late|first_half|second_half})[ -]?(?:{article} )?(?P<a>[QYySsMmZzCR])",
        _part,
    ),
    Rule("style", r"(?P<a>F),? ?(?P<o>{old_style|new_style})", _old_style),
)
ROUGH = (Rule("about", r"{circa} ?(?:{article} |{year_noun} )?(?P<a>[FQKYySMC])", _circa),)
RANGES = (
    Rule(
        "limits",
        r"(?P<or>{between}) (?:{article} |{year_noun} )*(?P<a>[FQKYyMmSCNn]) {and} (?:{article} )?(?P<b>[FQKYyMmSCNn])(?:,? (?P<c>y))?",
        _range,
    ),
    Rule(
        "range",
        r"{from} (?P<x>(?:{article} )?(?P<a>[FQKYyMmSCNnZz]),? {to|until} (?:{article} )?(?P<b>[FQKYyMmSCNnZz]))",
        _range,
    ),
    Rule("range", r"(?P<a>[KF]) ?- ?(?P<b>[nN]),? ?(?P<c>y)", _range),
    Rule("range", r"(?P<a>n)/(?P<b>[FK])", _range),
    Rule("range", r"(?P<a>[FQKYyMmSCNnZz]) ?- ?(?P<b>[FQKYMSCnN])", _range),
    Rule("range", r"(?P<a>[Yy])[-/](?P<b>[nt])", _range),
    Rule("range", r"(?P<a>[FQKYMSC]) ?- ?(?P<b>[mzZ])", _range),
    Rule("range", r"(?P<a>[Mm]) ?- ?(?P<b>[m])", _range),
    Rule("range", r"(?P<a>[Yy])(?P<plain> ?)-(?: )?(?P<b>y)", _range),
    Rule("range", r"(?P<a>[FQK]),? {to|until} (?:{article} )?(?P<b>[FQK])", _range),
    Rule("range", r"(?P<a>[FQKYMm]) {to|until} (?:{article} )?(?P<b>[QY])", _range),
    Rule("range", r"(?<=\()(?P<a>[Yy]) {to} (?P<b>[Yy])(?=\))", _range),
    Rule("limits", r"(?P<a>[FQKY]) (?P<or>{or}) (?P<b>[FQKYy])", _range),
)
LISTED = (
    Rule("listed", r"(?P<x>(?P<a>[nK])),? {and|or} (?:{article} )?(?P<b>[KFn])(?:,? ?(?P<c>y))?", _listed),
    Rule("listed", r"(?P<x>(?P<a>[mMzZ])),? {and|or} (?:{article} )?(?P<b>[QS])", _listed),
)
SECOND = (
    Rule("listed", r"(?P<a>[KF]),? {and|or} (?:{article} )?(?P<x>(?P<b>n)(?:, (?P<c>y))?)", _second),
    Rule(
        "listed", r"(?P<a>[KF]), (?:{article} )?(?P<x>(?P<b>n))(?=,? {and|or} (?:{article} )?n|, n)", _second
    ),
)
LIMITS = (
    Rule(
        "limit", r"(?P<l>{before|after|since|until}) (?:{article} |{year_noun} )*(?P<a>[FQKYyMmSZC])", _limit
    ),
)
