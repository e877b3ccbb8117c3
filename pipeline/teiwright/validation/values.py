"""The values of attributes: whether the grammar accepts them, and in words what form they must have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.patterns import lazy
from teiwright.validation.patterns import Pattern, within
from teiwright.validation.schema_tree import rng

if TYPE_CHECKING:
    from collections.abc import Iterable

_XSD = "http://www.w3.org/2001/XMLSchema-datatypes"


class Judge:
    """Says whether a value fits a pattern. libxml2 decides, so that the answer is that of the verdict itself."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._compiled: dict[int, etree.RelaxNG | None] = {}
        self._known: dict[tuple[int, str], bool] = {}

    def fits(self, pattern: Pattern, value: str) -> bool:
        """True if the pattern (of an attribute's value, or of an element that holds only a value) accepts the value."""
        if pattern.kind == "text":
            return True
        known = self._known.get((pattern.number, value))
        if known is None:
            known = self._fits(pattern, value)
            if len(self._known) < 100_000:
                self._known[pattern.number, value] = known
        return known

    def _fits(self, pattern: Pattern, value: str) -> bool:
        if pattern.number not in self._compiled:
            self._compiled[pattern.number] = _compile(pattern)
        schema = self._compiled[pattern.number]
        if schema is None:
            return True
        holder = etree.Element("x")
        try:
            holder.set("v", value)
        except ValueError:
            return False
        return bool(schema.validate(holder))


def _compile(pattern: Pattern) -> etree.RelaxNG | None:
    root = etree.Element(rng("element"), name="x")
    etree.SubElement(root, rng("attribute"), name="v").append(written(pattern))
    try:
        return etree.RelaxNG(root)
    except etree.RelaxNGParseError:
        return None  # a type that libxml2 does not know: nothing is said about such values


def written(pattern: Pattern) -> etree._Element:
    """A pattern of values in RELAX NG's XML form."""
    if pattern.kind in {"data", "value"}:
        node = etree.Element(rng(pattern.kind), datatypeLibrary=pattern.library)
        node.set("type", pattern.words if pattern.kind == "data" else dict(pattern.parameters)["type"])
        if pattern.kind == "value":
            node.text = pattern.words
            return node
        for name, value in pattern.parameters:
            etree.SubElement(node, rng("param"), name=name).text = value
        for but in pattern.parts:
            etree.SubElement(node, rng("except")).append(written(but))
        return node
    node = etree.Element(rng(pattern.kind))
    for part in pattern.parts:
        node.append(written(part))
    return node


# Words ----------------------------------------------------------------------------------------------------------------


def closed_list(pattern: Pattern) -> tuple[tuple[str, str], ...]:
    """The values of a closed list, each with what the schema says about it; empty if other values are possible too."""
    if any(within(pattern, "data", "text", "list")):
        return ()
    return tuple((p.words, p.note) for p in within(pattern, "value"))


_FORMS = {
    "date": "a full date: 1943-07-25", "gYear": "a year: 1943", "gYearMonth": "a year and month: 1943-07", "gMonth": "a month: --07",
    "gDay": "a day: ---25", "gMonthDay": "a month and day: --07-25", "time": "a time: 14:30:00", "dateTime": "a date with a time: 1943-07-25T14:30:00",
    "duration": "a length of time: P17Y (17 years), P3M, P14D", "boolean": "true or false", "integer": "a whole number",
    "nonNegativeInteger": "a whole number, 0 or more", "positiveInteger": "a whole number, 1 or more", "decimal": "a number", "double": "a number",
    "float": "a number", "language": "a language code: en, fr, ru-Latn", "ID": "a name: a letter first, then letters, digits, - _ and . (no space)",
    "NCName": "a name: a letter first, then letters, digits, - _ and . (no space)", "Name": "a name: a letter first, then letters, digits, - _ . and :",
    "IDREF": "the xml:id of an element", "anyURI": "a pointer as #p5 or an address as https://…, without spaces", "NMTOKEN": "one word: letters, digits, - _ . and :",
}  # fmt: skip
_DATES = frozenset({"date", "gYear", "gYearMonth", "gMonth", "gDay", "gMonthDay", "time", "dateTime"})
_PATTERNS = (
    (lazy(r"\\p\{L\}|\\p\{N\}"), "one word, without spaces"),
    (lazy(r"^\[0-9.,DHMPRSTWYZ"), "a date of ISO 8601"),
    (lazy(r"\\S"), "one word, without spaces"),
)


def is_date(pattern: Pattern) -> bool:
    """True if the value is a date in one of W3C's forms."""
    return any(p.words in _DATES and p.library == _XSD for p in _deep(pattern))


def form(pattern: Pattern) -> str:
    """The form that a value must have, in words; empty if there are none for it."""
    if values := closed_list(pattern):
        return _list(v for v, _ in values)
    if is_date(pattern):
        kinds = {p.words for p in _deep(pattern)}
        return "a date as 1943-07-25, 1943-07 or 1943" if {"gYear", "gYearMonth"} & kinds else _FORMS["date"]
    several = pattern.kind == "list" or any(within(pattern, "list"))
    words: dict[str, None] = {}
    for part in _deep(pattern):
        if part.kind == "data":
            words[_one_form(part)] = None
        elif part.kind == "value":
            words[part.words] = None
    said = " or ".join([w for w in words if w][:6])
    return f"{said} (several are separated by spaces)" if said and several else said


def _one_form(part: Pattern) -> str:
    if part.words == "anyURI":
        return _FORMS["anyURI"]
    if pattern := dict(part.parameters).get("pattern", ""):
        for sign, words in _PATTERNS:
            if sign.search(pattern):
                return words
        return f"of the form {pattern}"
    return _FORMS.get(part.words, "")


def _deep(pattern: Pattern) -> Iterable[Pattern]:
    for part in within(pattern, "data", "value", "list"):
        if part.kind == "list":
            yield from _deep(part.parts[0])
        else:
            yield part


_MOST = 16
"""Values that are named in a message."""


def _list(words: Iterable[str]) -> str:
    listed = list(words)
    if len(listed) > _MOST:
        return ", ".join(listed[:_MOST]) + f" and {len(listed) - _MOST} more"
    return " or ".join((", ".join(listed[:-1]), listed[-1])) if len(listed) > 1 else "".join(listed)


# Dates ----------------------------------------------------------------------------------------------------------------

_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTHS = {name[:3]: number for number, name in enumerate(_NAMES, 1)}
_ENGLISH = {*_NAMES, *_MONTHS, "sept"}
_DATE_FORMS = (
    (lazy(r"(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})\.?"), "ymd"),
    (lazy(r"(\d{4})(\d\d)(\d\d)"), "ymd"),
    (lazy(r"(\d{4})[-./](\d{1,2})"), "ym"),
    (lazy(r"(\d{1,2})[-./ ]{1,2}(\d{1,2})[-./ ]{1,2}(\d{4})"), "??y"),
    (lazy(r"(\d{1,2})(?:st|nd|rd|th)?\.? ?([A-Za-z]{3,9})\.?,? (\d{4})"), "dMy"),
    (lazy(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})"), "Mdy"),
    (lazy(r"([A-Za-z]{3,9})\.?,? (\d{4})"), "My"),
    (lazy(r"(\d{4})"), "y"),
)


def proposed_date(value: str) -> str:
    """The date that was obviously meant, in the form that TEI wants; empty if it is not obvious.

    Obvious are missing zeros (1921-7-25), other separators (1921/07/25, 25.7.1921 where one number is above 12), English
    months (July 25, 1921) and white space. 4.5.1921 is not: it may be April or May.
    """
    cleaned = " ".join(value.split()).replace("–", "-").replace("‑", "-").replace("−", "-")
    cleaned = re.sub(r"(?<=\d) ?- ?(?=\d)", "-", cleaned)
    for pattern, order in _DATE_FORMS:
        if found := pattern.fullmatch(cleaned):
            return _assembled(found.groups(), order)
    return ""


def _assembled(parts: tuple[str, ...], order: str) -> str:
    from calendar import monthrange  # needed only where a date is wrong

    if order == "??y":
        first, second = int(parts[0]), int(parts[1])
        if (first > 12) == (second > 12) and first != second:
            return ""
        order = "dmy" if first > 12 or first == second else "mdy"
    named = dict(zip(order, parts, strict=True))
    if "M" in named:
        if named["M"].lower() not in _ENGLISH:
            return ""
        named["m"] = str(_MONTHS[named["M"][:3].lower()])
    year, month, day = int(named["y"]), int(named.get("m", 0)), int(named.get("d", 0))
    if "m" in named and not 1 <= month <= 12:
        return ""
    if "d" in named and not 1 <= day <= monthrange(year, month)[1]:
        return ""
    return "-".join([f"{year:04}", *([f"{month:02}"] if month else []), *([f"{day:02}"] if day else [])])


_SHAPE = lazy(r"-?\d{4,9}(-\d\d(-\d\d)?)?")
_SEASONS = {
    "spring": ("03-01", "05-31"),
    "summer": ("06-01", "08-31"),
    "autumn": ("09-01", "11-30"),
    "fall": ("09-01", "11-30"),
}


def looks_right(value: str) -> bool:
    """True if a value has the form of a date, so that its numbers are what is wrong with it (1943-02-30)."""
    return _SHAPE.fullmatch(value.strip()) is not None


def proposed_span(value: str) -> tuple[str, str] | None:
    """First and last day of a season named in English, in the northern half of the earth; not of a winter, which has two years."""
    season, _, year = " ".join(value.lower().replace(",", " ").split()).partition(" ")
    if season not in _SEASONS or not re.fullmatch(r"\d{4}", year):
        return None
    first, last = _SEASONS[season]
    return f"{year}-{first}", f"{year}-{last}"
