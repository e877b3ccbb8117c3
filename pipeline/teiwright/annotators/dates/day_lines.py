"""Entries of a diary that begin with day and month in figures: “28/8 Rain again.”, “29/8 …”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from teiwright.annotators.dates import calendars
from teiwright.annotators.dates.matches import DateMatch
from teiwright.annotators.dates.values import Moment, form
from teiwright.model import Certainty
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

Day = tuple[int, int]
"""Month and day."""

_HEAD = lazy(r"\s*(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\d/.,]\d|[/%])(?=[.:,)–—-]?(?:\s|$))")
_LEAST = 5
"""So many paragraphs must begin so."""
_IN_ORDER = 0.9
"""So many of them must not lie before the one above them: fractions and the numbers of verses go up and down."""
_TELLING = 0.25
"""So many must have a figure above 12, which a fraction seldom has, and which tells the day from the month; one will do where day follows day
into another month."""
_FEW = 2
"""Different days that are too few."""
_MONTHS = 12


def led(texts: Sequence[str], order: str) -> dict[int, Day]:
    """The paragraphs that begin with day and month, by their place, with month and day; none if they do not go up like the days of a diary.

    Args:
        texts: the paragraphs of a document.
        order: the order of dates in figures by custom, where the figures leave it open: day, month or nothing.
    """
    heads = {
        place: (int(head["a"]), int(head["b"]))
        for place, text in enumerate(texts)
        if (head := _HEAD.match(text)) is not None
    }
    if len(heads) < _LEAST:
        return {}
    day_first = {place: (b, a) for place, (a, b) in heads.items()}
    ways = [days for days in (day_first, heads) if _goes_up(list(days.values()))]
    if len(ways) > 1:
        ways = [day_first] if order == "day" else [heads] if order == "month" else []
    return ways[0] if ways else {}


def _goes_up(days: list[Day]) -> bool:
    if not all(calendars.exists(None, *day) for day in days):
        return False
    telling = sum(day > _MONTHS for _, day in days)
    steps = [_step(one, other) for one, other in pairwise(days)]
    if sum(steps) < _IN_ORDER * len(steps) or len(set(days)) <= _FEW:
        return False
    if telling >= _TELLING * len(days):
        return True
    next_days = sum(one[0] == other[0] and other[1] - one[1] == 1 for one, other in pairwise(days))
    return telling > 0 and next_days * 2 >= len(steps) and len({month for month, _ in days}) > 1


def _step(one: Day, other: Day) -> bool:
    """True if a day is not before the other, or the next year has begun."""
    return other >= one or (one[0] - other[0]) > _MONTHS // 2


def match(text: str, day: Day, known: Moment) -> DateMatch | None:
    """The date at the head of such a paragraph.

    Args:
        text: the paragraph.
        day: its month and day.
        known: the entry before it, or the heading above it.
    """
    head, year = _HEAD.match(text), known.year
    if year is not None and known.month is not None and day < (known.month, known.day or 0):
        year += 1
    if head is None or not calendars.exists(year, *day):
        return None
    evidence = "day and month in figures, as the paragraphs before and after it begin"
    if year is not None:
        evidence += f"; the year carried down from {form(known)}"
    return DateMatch(
        head.start("a"),
        head.end("b"),
        (("when", form(Moment(year, *day))),),
        "dates.entry",
        Certainty.MEDIUM,
        evidence,
    )
