"""Annals: lines that begin with their years, one after the other. What such a line tells happened in its year."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from teiwright.annotators.dates.finding import matches
from teiwright.annotators.dates.matches import DateMatch
from teiwright.annotators.dates.values import Moment, form
from teiwright.model import Certainty
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teiwright.annotators.dates.memory import Memory
    from teiwright.model import Attributes

_LINE = lazy(
    r"(?m)^[ \t]*(?P<about>c\. ?|ca\. ?|circa )?(?P<years>\d{1,4}(?:, \d{4})*)(?=[,:;.]? ?[A-Z(“\"'‘–—/-]|,? [a-z]|[,:;.] \d)"
)
_CLOSED = lazy(r"[–/-](\d{1,2})(?![\d–/-])")
"""The second year of “1081–2”."""
_FIRST, _LAST = 400, 2100
_LEAST = 4
"""Lines that begin with a year are annals from this number on."""
_APART = 400
"""Years from one line to the next at most."""
_SHARE = 3
"""Of so many lines at least one begins with a year."""
_GAP = 12
"""Passages without a year between two that have one."""


class Led(Struct, frozen=True):
    """A line and the years with which it begins."""

    passage: int
    line: int
    """The number of the line in the text."""
    start: int
    """Where the line begins in its passage."""
    years: tuple[tuple[int, int, int], ...]
    """Start, end and number of each."""
    about: bool
    plain: bool
    """True if no small letter follows, as after “1200 men”."""

    @property
    def year(self) -> int:
        """The year that its telling goes on from: the last."""
        return self.years[-1][2]


def led(texts: Sequence[str]) -> dict[int, list[Led]]:
    """The lines of annals, by the number of their passage; none where fewer lines than `_LEAST` go on from year to year."""
    found: dict[int, list[Led]] = {}
    run: list[Led] = []
    lines = 0
    for number, text in enumerate(texts):
        if any(map(str.isdigit, text[:8])) or "\n" in text:
            for line in _lines(number, text, lines):
                if run and not _goes_on(run[-1], line):
                    _keep(run, found)
                    run = []
                run.append(line)
        lines += text.count("\n") + 1
    _keep(run, found)
    return found


def _lines(number: int, text: str, before: int) -> Iterator[Led]:
    for match in _LINE.finditer(text):
        at = match.start("years")
        years = []
        for figures in match["years"].split(", "):
            years.append((at, at + len(figures), int(figures)))
            at += len(figures) + 2
        if years[0][2] <= years[-1][2]:
            line = before + text.count("\n", 0, match.start())
            plain = not text[match.end() : match.end() + 8].lstrip(" ,.:;")[:1].islower()
            yield Led(number, line, match.start(), tuple(years), bool(match["about"]), plain)


def _goes_on(one: Led, two: Led) -> bool:
    return one.year <= two.years[0][2] <= one.year + _APART and two.passage - one.passage <= _GAP


def _keep(run: list[Led], found: dict[int, list[Led]]) -> None:
    """Keep the lines if they are annals: enough of them, and no numbering, which has equal steps, or begins below all years, or goes on beyond them."""
    steps = {b.years[0][2] - a.years[0][2] for a, b in pairwise(run)}
    spread = run[-1].line - run[0].line + 1 if run else 0
    if len(run) < _LEAST or len(steps) < 2 or len(run) * _SHARE < spread:
        return
    if run[0].years[0][2] < _FIRST or run[-1].year >= _LAST:
        return
    if 2 * sum(line.plain for line in run) <= len(run):
        return
    for line in run:
        found.setdefault(line.passage, []).append(line)


def dates(text: str, lines: Sequence[Led], code: str, memory: Memory) -> Iterator[DateMatch]:
    """The dates of a passage of annals: the year of each line, and what the line tells, in that year."""
    edges = [0, *(line.start for line in lines if line.start), len(text)]
    at = {line.start: line for line in lines}
    for start, stop in pairwise(edges):
        line = at.get(start)
        if line is not None:
            memory.last = Moment()
            memory.note(Moment(line.year))
        found = [_moved(one, start) for one in matches(text[start:stop], code, memory)]
        if line is not None:
            yield from (
                one
                for one in _years(line, text)
                if not any(f.start < one.end and one.start < f.end for f in found)
            )
        yield from found


def _years(line: Led, text: str) -> Iterator[DateMatch]:
    for begin, end, year in line.years:
        start = (
            line.start + len(text[line.start :]) - len(text[line.start :].lstrip()) if line.about else begin
        )
        stop, last = _closed(text, end, year)
        value: Attributes = (("when", form(Moment(year))),)
        if last:
            value = ("from", form(Moment(year))), ("to", form(Moment(last)))
        if line.about:
            value = (*value, ("precision", "medium"))
        evidence = "a year at the beginning of a line, as annals have it"
        yield DateMatch(start, stop, value, "dates.annals", Certainty.MEDIUM, evidence)


def _closed(text: str, end: int, year: int) -> tuple[int, int]:
    """Where “1081–2” ends, and its second year; 0 if there is none."""
    found = _CLOSED.match(text, end)
    size = 10 ** len(found[1]) if found else 0
    if not found or int(found[1]) <= year % size:
        return end, 0
    return found.end(), year - year % size + int(found[1])


def _moved(one: DateMatch, by: int) -> DateMatch:
    parts = tuple(_moved(part, by) for part in one.parts)
    return replace(one, start=one.start + by, end=one.end + by, parts=parts)
