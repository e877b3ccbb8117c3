"""What a date means: partial moments, the intervals they stand for, and the TEI attributes that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.annotators.dates.calendars import day_number, exists, month_length, plus_days

if TYPE_CHECKING:
    from teiwright.model import Attributes

Day = tuple[int, int, int]

SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24
"""Seasons stand where months stand, with the numbers that EDTF (ISO 8601-2) gives them."""


class Moment(Struct, frozen=True):
    """A date as far as the text says it. A month of 21 to 24 is a season; years are astronomical."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> Day:
        """The first day it may be. The year must be known."""
        year = self.year or 0
        if self.month is None:
            return year, 1, 1
        if self.month > 12:
            return (year - 1, 12, 1) if self.month == WINTER else (year, (self.month - 20) * 3, 1)
        return year, self.month, self.day or 1

    @property
    def last(self) -> Day:
        """The last day it may be. The year must be known."""
        year = self.year or 0
        if self.month is None:
            return year, 12, 31
        if self.month > 12:
            month = 2 if self.month == WINTER else (self.month - 20) * 3 + 2
            return year, month, month_length(year, month)
        return year, self.month, self.day or month_length(year, self.month)

    @property
    def real(self) -> bool:
        """False for a day that its month does not have: 31 April, 29 February 1847."""
        if self.month is None or self.day is None or self.month > 12:
            return True
        return exists(self.year, self.month, self.day)


class Value(Struct, frozen=True):
    """The meaning of one expression."""

    first: Moment
    last: Moment
    shape: str = "when"
    """when, period (from and to), within (some time between), from, to, before, after, not-before, not-after."""
    part: str = ""
    """early, mid, late, early-mid, mid-late, first-half, second-half: the part of it that is meant."""
    approximate: bool = False
    implied: bool = False
    """True if a part was taken from another place of the text."""
    calendar: str = ""

    @property
    def complete(self) -> bool:
        """True if both ends have a year."""
        return self.first.year is not None and self.last.year is not None


def year_form(year: int) -> str:
    """A year as XML Schema 1.0 writes it: four digits, no year 0, so 44 BC is -0044."""
    return f"{year:04d}" if year > 0 else f"-{1 - year:04d}"


def form(moment: Moment) -> str:
    """A moment in W3C form, as precise as it is: 1917, 1917-11, 1917-11-07, --11-07, --11, ---07."""
    if moment.year is None:
        if moment.month is None:
            return f"---{moment.day:02d}"
        return f"--{moment.month:02d}" + (f"-{moment.day:02d}" if moment.day else "")
    text = year_form(moment.year)
    if moment.month is not None:
        text += f"-{moment.month:02d}"
        # Of two versions of XML Schema one counts a year 0 and the other does not: what is a leap year BC depends on the reader.
        leap_day_bc = moment.year <= 0 and (moment.month, moment.day) == (2, 29)
        if moment.day is not None and not leap_day_bc:
            text += f"-{moment.day:02d}"
    return text


def moment(text: str) -> Moment:
    """The moment of a W3C form: the reverse of `form`, for values with a year; nothing for others."""
    before = text.startswith("-")
    parts = text.lstrip("-").split("-") if text and not text.startswith("--") else []
    if not parts or not all(p.isdigit() for p in parts):
        return Moment()
    numbers = [int(p) for p in parts]
    return Moment(1 - numbers[0] if before else numbers[0], *numbers[1:3])


def day_form(day: Day) -> str:
    """A day in W3C form; 29 February 1500 has none there, so the day before it stands for it."""
    return form(Moment(*day if exists(*day) else (*day[:2], day[2] - 1)))


def bounds(value: Value) -> tuple[Day, Day]:
    """The first and the last day of what is meant, with early, mid, late as thirds. The years must be known."""
    first, last = value.first.first, value.last.last
    if not value.part:
        return first, last
    if value.part in WEEKS:
        end = WEEKS[value.part] or last[2]
        return (*first[:2], end - 6), (*last[:2], end)
    steps, low = _PARTS[value.part]
    high = low + _JOINED.get(value.part, 1)
    if (last[0], last[1]) == (first[0], first[1]) and last[2] - first[2] > _SHORTEST - 2:
        cut = (1, 11, 21, last[2] + 1) if steps == 3 else (1, 16, last[2] + 1)
        return (*first[:2], cut[low]), (*last[:2], cut[high] - 1)
    months = (last[0] - first[0]) * 12 + last[1] - first[1] + 1
    if (
        months <= 2 and (days := day_number(*last) - day_number(*first) + 1) < _SHORTEST
    ):  # a week over the end of a month
        return plus_days(*first, days * low // steps), plus_days(*first, days * high // steps - 1)
    if months > 36:
        years = last[0] - first[0] + 1
        begin = first[0] + round(years * low / steps)
        end = first[0] + round(years * high / steps) - 1
        if years == 100 and steps == 3:  # a century has thirds of 33, 33 and 34 years
            begin, end = begin - (low == 2), end - (high == 2)
        return (begin, 1, 1), (end, 12, 31)
    start = _add_months(first, months * low // steps)
    stop = _add_months(first, months * high // steps - 1)
    return (*start[:2], 1), (*stop[:2], month_length(*stop[:2]))


WEEKS = {"week-1": 7, "week-2": 14, "week-3": 21, "week-4": 28, "last-week": 0}
"""The last day of a week of a month."""
_SHORTEST = 28
_PARTS = {"early": (3, 0), "mid": (3, 1), "late": (3, 2), "first-half": (2, 0), "second-half": (2, 1)}
_JOINED = {"early-mid": 2, "mid-late": 2, "early-late": 3}
"""How many of the three thirds are meant."""
_PARTS |= {name: (3, name.startswith("mid")) for name in _JOINED}
_PARTS |= {f"third-{n}": (3, n - 1) for n in (1, 2, 3)} | {f"quarter-{n}": (4, n - 1) for n in (1, 2, 3, 4)}
_PARTS |= {f"decade-{n}": (10, n - 1) for n in range(1, 11)}
"""Into how many parts a period is divided, and which of them, counted from 0, is meant."""


def _add_months(day: Day, months: int) -> Day:
    year, month = divmod(day[0] * 12 + day[1] - 1 + months, 12)
    return year, month + 1, 1


def attributes(value: Value) -> Attributes:
    """The attributes of TEI date for a value; empty if nothing can be said."""
    return (*_core(value), *((("precision", "medium"),) if value.approximate else ()), *_calendar(value))


def _calendar(value: Value) -> Attributes:
    return (("calendar", f"#{value.calendar}"),) if value.calendar else ()


def _core(value: Value) -> Attributes:
    first, last = value.first, value.last
    if not value.complete:
        if first == Moment():
            return ()
        if (
            first == last
            and value.shape in ("when", "within")
            and not (first.month or 0) > 12
            and not value.part
        ):
            return (("when", form(first)),)
        months = [m.month for m in (first, last) if m.year is None and m.month and m.month <= 12]
        if value.shape == "period" and len(months) == 2 and not value.part:
            return ("from", form(first)), ("to", form(last))
        if value.shape in ("from", "to") and first == last and len(months) == 2 and not value.part:
            return ((value.shape, form(first)),)
        return ()
    low, high = bounds(value)
    if value.shape == "not-before":
        return (("notBefore", day_form(low)),)
    if value.shape == "not-after":
        return (("notAfter", day_form(high)),)
    if value.shape == "before":
        return (("notAfter", day_form(plus_days(*low, -1))),)
    if value.shape == "after":
        return (("notBefore", day_form(plus_days(*high, 1))),)
    fine = value.part or (first.month or 0) > 12 or (last.month or 0) > 12
    if value.shape == "from":
        return (("from", day_form(low) if fine else form(first)),)
    if value.shape == "to":
        return (("to", day_form(high) if fine else form(last)),)
    if value.shape == "period" and not value.part:
        return ("from", day_form(low) if fine else form(first)), (
            "to",
            day_form(high) if fine else form(last),
        )
    if value.shape == "when" and not fine and not value.implied:
        return (("when", form(first)),)
    return ("notBefore", day_form(low)), ("notAfter", day_form(high))
