"""The days of a diary's entries: a year or month that an entry leaves out is that of what stands before it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from teiwright.conventions.dating import DATED, WEEKDAY, value_of, weekday_of
from teiwright.model import Certainty, Extent, Span
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.conventions.pieces import Piece
    from teiwright.conventions.view import View

RULES = {
    "diary.carried": "An entry without a year, or without month and year, has those of the heading or entry before it; the weekday, if it is named, agrees."
}
_YEAR = lazy(r"\b((?:1[4-9]|20)\d\d)\b")
_NUMBER = lazy(r"\d{1,2}(?:st|nd|rd|th|er|d)?(?!\w)")
_FULL = re.compile(r"(\d{4})-(\d\d)-(\d\d)$")
_MONTH_DAY = re.compile(r"--(\d\d)-(\d\d)$")
LATE, EARLY = 11, 2
"""From November or December on to January or February a new year has begun."""


def carried(view: View, pieces: list[Piece]) -> Iterator[Span]:
    """A date for each dateline whose year, or month and year, is known only from before it."""
    days = _Days(view)
    for piece in pieces:
        block = piece.block
        if block.element == "head":
            days.heading(view.text[block.extent.start : block.extent.end])
        elif block.element == "dateline":
            yield from days.entry(block.extent)


class _Days:
    """Where in time a diary is."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.year = 0
        self.last: date | None = None
        self.since = ""
        """Where the year was said."""

    def heading(self, words: str) -> None:
        """“1912”, “January 1912”: the year of what follows; a span of years says none."""
        years = _YEAR.findall(words)
        if len(set(years)) == 1:
            self.year, self.last, self.since = int(years[0]), None, f"the heading “{' '.join(words.split())}”"

    def entry(self, extent: Extent) -> Iterator[Span]:
        """The date of one entry, if its year is carried."""
        words = self.view.text[extent.start : extent.end]
        found = DATED.search(words)
        when = dict(value_of(found[0], self.view.language)).get("when", "") if found else ""
        full = _FULL.match(when)
        if full:
            self.last = _day(*map(int, full.groups()))
            if self.last:
                self.year = self.last.year
                self.since = f"the entry of {when}"
            return
        made = self._month_day(found, when) if found else self._day_of(words)
        if made is None:
            return
        (start, end), day = made
        named = weekday_of(words)
        if named is not None and day.weekday() != named:
            return
        self.last, self.year = day, day.year
        why = f"the year from {self.since}" + ("; the weekday agrees" if named is not None else "")
        yield Span(
            Extent(extent.start + start, extent.start + end),
            "date",
            "diary.carried",
            (("when", day.isoformat()),),
            Certainty.MEDIUM,
            evidence=why,
        )

    def _month_day(self, found: re.Match[str], when: str) -> tuple[tuple[int, int], date] | None:
        parts = _MONTH_DAY.match(when)
        if not parts or not self.year:
            return None
        month, day = int(parts[1]), int(parts[2])
        year = self.year
        if self.last and (month, day) < (self.last.month, self.last.day):
            if self.last.month < LATE or month > EARLY:
                return None  # Out of order: nothing says which year.
            year += 1
        known = _day(year, month, day)
        return (_trimmed(found), known) if known else None

    def _day_of(self, words: str) -> tuple[tuple[int, int], date] | None:
        """“Sunday 7th”: the month of the entry before it, or the next."""
        weekday = WEEKDAY.match(words)
        number = _NUMBER.search(words, weekday.end()) if weekday else None
        if not weekday or not number or not self.last:
            return None
        day = int(re.match(r"\d+", number[0])[0])  # type: ignore[index] # it begins with figures
        year, month = self.last.year, self.last.month
        if day < self.last.day:
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        known = _day(year, month, day)
        return ((0, number.end()), known) if known else None


def _trimmed(found: re.Match[str]) -> tuple[int, int]:
    """The extent of a date, without the stop that ends the words before the entry."""
    return found.start(), found.end() - (found[0][-1:] == "." and found[0][-2:-1].isdigit())


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
