"""Dates in a string: the grammar applied, the results as matches."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.dates import calendars, combinations, forms, limits, parts, ranges
from teiwright.annotators.dates.contexts import settle
from teiwright.annotators.dates.early_years import as_years, early_life, is_early
from teiwright.annotators.dates.grammar import UNSURE, Pass, strong, symbols_of
from teiwright.annotators.dates.language import language as known_language
from teiwright.annotators.dates.matches import DateMatch
from teiwright.annotators.dates.memory import Memory
from teiwright.annotators.dates.resolution import resolve
from teiwright.annotators.dates.tokens import tokenize
from teiwright.annotators.dates.values import Moment, Value, attributes
from teiwright.annotators.dates.windows import windows
from teiwright.model import Certainty
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teiwright.annotators.dates.grammar import Atom
    from teiwright.annotators.dates.language import Language
    from teiwright.annotators.dates.tokens import Token


@cache
def _passes(code: str) -> tuple[Pass, ...]:
    known = known_language(code)
    if known is None:
        return ()
    first = Pass(forms.rules(known), known, begins=known.charset(forms.BEGIN)[1:-1] + "'")
    passes = (
        (combinations.REIGNS, "", "gG"),
        (combinations.DECADES, "", "P"),
        (
            parts.PARTS,
            "early|mid|late|first_half|second_half|old_style|new_style|units|later|earlier|before|after",
            "",
        ),
        (combinations.ROUGH, "circa|circa_after", "?"),
        (combinations.FEASTS, "until|to|between", ""),
        (parts.TO_PARTS, "from", ""),
        (ranges.RANGES, "to|until|between|or|overnight", "-/"),
        (combinations.LISTED, "and|or", ""),
        (combinations.SECOND, "and|or", ""),
        (combinations.LISTED, "and|or", ""),  # “May 4, 5 and 6, 1917”: the year, now that the days are known
        (limits.LIMITS, "before|after|since|until|not_before|not_after|onward|still|or", ""),
    )
    others = (
        Pass(
            rules,
            known,
            needs=known.charset(classes)[1:-1] + marks if classes else "",
            repeat=rules in (combinations.SECOND, combinations.LISTED),
        )
        for rules, classes, marks in passes
    )
    return (first, *others)


def candidates(text: str, code: str, *, anchored: bool = False, named: int | None = None) -> list[Token]:
    """The dates of a text as its words say them, in order, nothing implied; `named`: the year named last before it."""
    known = known_language(code)
    if known is None:
        return []
    found = list(_candidates(text, known, early_life(text) or named, anchored=anchored))
    if not is_early(named) and (early := next(filter(is_early, map(_own_year, found)), None)):
        found = list(
            _candidates(text, known, early, anchored=anchored)
        )  # others of three figures may be years, too
    return found


def _candidates(text: str, known: Language, named: int | None, *, anchored: bool) -> Iterator[Token]:
    for start, end in windows(text, known, anchored=anchored, early=is_early(named)):
        settled = _read(text, start, end, known, named)
        named = next(filter(None, map(_own_year, reversed(settled))), named)
        yield from settled


def _read(text: str, start: int, end: int, known: Language, named: int | None) -> list[Token]:
    """The dates of a stretch of text."""
    tokens = tokenize(text, start, end, known)
    if named is not None and is_early(named):
        as_years(tokens, named, known)
    first, *others = _passes(known.code)
    found = first.run(tokens, symbols_of(tokens), text)
    if found is tokens:
        return []
    symbols = symbols_of(found)
    for part in others:
        while (more := part.run(found, symbols, text)) is not found:
            found, symbols = more, symbols_of(more)
            if not part.repeat:
                break
    return settle(found, known, text, named)


def _own_year(token: Token) -> int | None:
    """The year that a date itself names, all its figures."""
    atom = token.atom
    return None if atom is None or atom.kind == "P" else atom.value.first.year


_SENTENCE = lazy(r"[.!?][\"”’»)]*\s+[\"“‘«(]*[A-ZÀ-Þ]")
"""Where a sentence ends and another begins."""


_OPENING = lazy(r"(?:^|[.!?][\"”’»)]*\s)[\"“‘«(]*(?:([A-ZÀ-Þ]\w*)(?: \w+){0,2} )?$")
_LONGEST_OPENING = 40
"""Characters of the words between the beginning of a sentence and the year that opens it."""


def _opens(text: str, at: int, known: Language | None) -> bool:
    """True where nothing but “In” or “In the year” stands between the beginning of the sentence and a year."""
    begin = max(at - _LONGEST_OPENING, 0)
    found = _OPENING.search(text[begin:at])
    if found is None or (begin and not found.start()):
        return False
    if found[1] is None or known is None:
        return found[1] is None
    return found[1] in known.opening or "within" in known.singles.get(found[1], ({}, ""))[0]


def matches(text: str, code: str, memory: Memory) -> Iterator[DateMatch]:
    """The dates of a text with what they imply; `memory` is carried on."""
    before, done, seen = memory.distance, 0, False
    known = known_language(code)
    weekdays = known.weekdays if known else ()
    anchored = memory.near or memory.unvalued or memory.writing.year is not None
    anchored = anchored or memory.unyeared.month is not None or memory.undated.day is not None
    named = memory.early or (memory.nearest.year if memory.near else memory.writing.year)
    for token in candidates(text, code, anchored=anchored, named=named):
        if token.atom is None:
            continue
        memory.distance = before + token.start - done
        memory.apart = not seen or _SENTENCE.search(text, done, token.start + 1) is not None
        atom = resolve(token.atom, memory)
        if memory.distance == 0:
            before, done, seen = 0, token.end, True
            memory.opens = memory.bare is not None and _opens(text, token.start, known)
        if atom is not None:
            yield match(token, atom, weekdays)
        else:
            yield from _apart(token.atom, memory, weekdays)
    memory.distance = before + len(text) - done


def _apart(atom: Atom, memory: Memory, weekdays: tuple[str, ...]) -> Iterator[DateMatch]:
    """“Between May 4 and May 6”, “before May 4” of no known year: limits need years, so each end is a date of its own."""
    for end, moment in zip(atom.ends, (atom.value.first, atom.value.last), strict=False):
        own = resolve(_by_itself(end.atom, moment), memory) if end.atom else None
        if own is not None:
            yield match(end, own, weekdays)


def _by_itself(atom: Atom, moment: Moment) -> Atom:
    """An end as a date; a month that only its neighbours made one is as sure as behind “in”, and a day has the month that is named with the other."""
    if atom.kind == "n" and moment.month is not None:
        return atom.but(kind="K", rule="month-day", value=Value(moment, moment), cert=Certainty.HIGH)
    cert = Certainty.MEDIUM if atom.kind in UNSURE and atom.cert is Certainty.HIGH else atom.cert
    return atom.but(kind=strong(atom.kind), cert=cert)


def match(token: Token, atom: Atom, weekdays: tuple[str, ...]) -> DateMatch:
    """An atom as it is handed out; `weekdays` are their names in the language of the text."""
    return DateMatch(
        token.start,
        token.end,
        attributes(atom.value),
        f"dates.{atom.rule}",
        atom.cert,
        atom.evidence,
        _weekday_doubt(atom, weekdays),
        tuple(_ends(atom)),
    )


def _weekday_doubt(atom: Atom, weekdays: tuple[str, ...]) -> str:
    first = atom.value.first
    if (
        atom.weekday < 0
        or atom.kind not in "FK"
        or not (first.year and first.month and first.day)
        or first.year < 1752
    ):
        return ""
    weekday = calendars.weekday(first.year, first.month, first.day)
    if weekday == atom.weekday:
        return ""
    return f"the weekday does not fit the date; by the calendar of today this day was “{weekdays[weekday]}”."


def _ends(atom: Atom) -> Iterator[DateMatch]:
    """The ends of a range with what they take from each other, or the date beside a limiting word."""
    moments = (atom.value.first, atom.value.last)
    for number, end in enumerate(atom.ends):
        own = end.atom
        if own is None or (own.shift is not None and atom.shift is None):
            continue
        value = own.value if own.shift is None else replace(atom.value, shape="when")
        if not value.complete or own.kind == "P":
            moment = moments[number if len(atom.ends) > 1 else 0]
            value = replace(
                value,
                first=moment,
                last=moment if value.first == value.last else atom.value.last,
                implied=atom.value.implied,
            )
        elif own.kind in "nt":
            value = replace(value, first=moments[1], last=moments[1])
        if value.first.year is None and value.first.month is None and value.first.day is None:
            continue
        yield DateMatch(end.start, end.end, attributes(value), f"dates.{own.rule}", atom.cert, own.evidence)


_IN_FIGURES = lazy(r"(?<![\d./-])(\d\d?)([./-])(\d\d?)\2(?:\d{4}|(?<=/)\d\d)(?!\d)")

_SIGN_OF_FIGURES = lazy(r"[./-](?<=\d.)\d\d?[./-](?:\d{4}|(?<=/)\d\d)")
"""The middle and end of such a date: found, or found missing, in a third of the time."""


def numeric_order(texts: Iterable[str], code: str) -> str:
    """Which part of a date in figures comes first, from dates that can be read in one way only, else from custom.

    Returns:
        day, month, or nothing if the texts show neither or both.
    """
    shown = set()
    for text in texts:
        if _SIGN_OF_FIGURES.search(text) is None:
            continue
        for one in _IN_FIGURES.finditer(text):
            if int(one[1]) > 12 >= int(one[3]):
                shown.add("day")
            elif int(one[3]) > 12 >= int(one[1]):
                shown.add("month")
    if shown:
        return shown.pop() if len(shown) == 1 else ""
    known = known_language(code)
    return known.numeric_order if known else ""


def find_dates(text: str, language: str) -> tuple[DateMatch, ...]:
    """The dates in a text.

    Args:
        text: Running text; line ends count as spaces.
        language: BCP 47 code; only the first part counts. Without a table for it nothing is found.

    Returns:
        The dates in order, without overlap. What a date leaves unsaid is taken from the dates before it (cert low).
    """
    return tuple(matches(text, language, Memory(order=numeric_order((text,), language))))


def parse_date(text: str, language: str) -> DateMatch | None:
    """The date that a whole string is (white space and a final stop or comma apart), or None."""
    for found in find_dates(text, language):
        if not text[: found.start].strip(" \t\n([") and not text[found.end :].strip(" \t\n.,;:)]"):
            return found
    return None
