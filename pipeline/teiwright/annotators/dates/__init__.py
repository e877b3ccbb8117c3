"""Dates: one grammar for all languages, one table of words for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.dates.finding import find_dates, matches, parse_date
from teiwright.annotators.dates.matches import DateMatch
from teiwright.annotators.dates.resolution import Memory
from teiwright.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.findings import Finding
    from teiwright.model import Document

__all__ = ["RULES", "DateMatch", "annotate", "find_dates", "parse_date"]

RULES = {
    "dates.full": "Day, month and year are written out.",
    "dates.iso": "Year, month and day in figures, in this order.",
    "dates.numeric": "Day, month and year in figures; the order is taken from the numbers.",
    "dates.roman-month": "Day, month in Roman figures, year.",
    "dates.month-year": "Month and year are written out.",
    "dates.month-day": "Day and month are written out; the year, if given, was taken from the date before.",
    "dates.month": "A month; the year, if given, was taken from the date before.",
    "dates.year": "A number whose neighbours make it a year.",
    "dates.short-year": "Two figures that stand for a year of the century spoken of.",
    "dates.era": "A year with its era.",
    "dates.season": "A season: three whole months of the northern half of the earth.",
    "dates.century": "A century by its number: from its first year to its last.",
    "dates.decade": "Ten years by the first of them.",
    "dates.feast": "A feast day and the year.",
    "dates.republican": "A date of the French Republican calendar, given in the Gregorian.",
    "dates.two-calendars": "A day named in the Julian and in the Gregorian calendar, given in the Gregorian.",
    "dates.dual-year": "A day named with two years because the year began in March, given in the Gregorian calendar.",
    "dates.style": "A date said to be of the old or the new style.",
    "dates.part": "The first, middle or last third, or a half, of a period.",
    "dates.about": "A date that the text itself calls rough.",
    "dates.range": "A period by its beginning and its end.",
    "dates.limits": "Some time between two dates, or one of two.",
    "dates.limit": "Some time before or after a date, or a period of which only one end is named.",
    "dates.bare-day": "A day of the month that the text named before.",
    "dates.instant": "A day of the month of writing, or of the one before or after it.",
    "dates.relative": "A date counted from the one before it in the text, or from the day of writing.",
    "dates.deictic": "A date counted from the day of writing.",
    "dates.weekday": "A weekday, counted from the day of writing.",
}


def annotate(document: Document) -> Iterator[Span | Finding]:
    """Mark every date."""
    memory = Memory()
    for passage in document.passages:
        for found in matches(passage.text, document.language, memory):
            yield Span(passage.extent(found.start, found.end), "date", found.rule, found.attributes, found.cert, found.evidence)
