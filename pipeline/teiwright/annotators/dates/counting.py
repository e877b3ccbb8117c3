"""Counting from a day: two days later, last week, the third quarter, Tuesday."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.dates import calendars
from teiwright.annotators.dates.values import WINTER, Moment, Value

if TYPE_CHECKING:
    from teiwright.annotators.dates.grammar import Atom


REPUBLICAN_BEGINS, REPUBLICAN_YEARS = 1792, 14
"""The year in which the French Republican calendar begins, and how many years it was in use."""


WINTER_ENDS, WINTER_COMES = 2, 9
"""The month in which winter ends; from which on “this winter” is the one that is to come."""
HALF = 6
"""Months: in a letter a feast so far ahead is that of the year before, unless it is said to be still to come."""
LONG_OVER = 8
"""A feast so many months before the date named before is that of the next year."""


def counted_from(atom: Atom, near: Moment, *, written: bool = False) -> Value | None:
    """The value of a date that is counted from `near`, of which at least the year is known; None if more is needed.

    `written`: `near` is the day of writing, from which a feast so far ahead is the one that was.
    """
    if atom.shift is None or near.year is None:
        return None
    unit, count, origin = atom.shift
    if unit in _PERIODS:
        return _PERIODS[unit](atom.value, near, count)
    made: Moment | None = None
    if unit in ("named", "named after"):
        made = _named(atom, near, count)
    elif unit.startswith("feast "):
        made = _feast(unit.removeprefix("feast "), atom, near, count, written=written)
        if made is not None and not calendars.kept(unit, made.year or 0):
            return None
    elif unit == "weekday of month":
        made = _weekday_of_month(atom, near, count)
    elif unit == "of year":
        made = replace(atom.value.first, year=near.year + count)
    elif unit == "decade" and not count:
        first = near.year - near.year % 10
        return replace(atom.value, first=Moment(first), last=Moment(first + 9), shape="period")
    elif unit in ("year", "decade"):
        made = Moment(near.year + count * (10 if unit == "decade" else 1))
    elif unit == "week" and origin == "writing" and near.day is not None:
        return _week(atom.value, near, count)
    elif near.month is not None and near.month <= 12:
        made = _in_days(atom, near, unit, count)
    if made is None:
        return None
    if made.day is not None:
        spread = unit in ("month", "named after", "of year")  # from the 4th to the 6th inst.
        end = atom.value.last.day if spread else made.day
        exists = end is not None and calendars.exists(made.year, made.month or 1, end)
        last = replace(made, day=end) if exists else made
        return Value(made, last, atom.value.shape)  # late yesterday: part of a day is no other day
    return replace(atom.value, first=made, last=made)


def _in_days(atom: Atom, near: Moment, unit: str, count: int) -> Moment | None:
    """Counted in months, weeks or days from a month or a day."""
    year, month, day = near.year or 0, near.month or 1, near.day
    if unit == "month":
        year, month = divmod(year * 12 + month - 1 + count, 12)
        made = Moment(year, month + 1, atom.value.first.day)
        return made if made.day is None or calendars.exists(year, month + 1, made.day) else None
    if day is None:
        return None
    if unit == "weekday of week":
        today = calendars.day_number(near.year or 0, near.month or 1, near.day or 1)
        return Moment(*calendars.from_day_number(today - today % 7 + atom.weekday + 7 * count))
    if unit == "weekday":
        return _weekday(near, atom.weekday, count)
    if unit == "day" or (unit == "week" and count):
        return Moment(*calendars.plus_days(year, month, day, count * (7 if unit == "week" else 1)))
    return None


def _feast(name: str, atom: Atom, near: Moment, days: int, *, written: bool) -> Moment:
    """A feast in the year of a date; in the next year if it was long over, in the one before if it has lasted since, or a letter tells of it half a year before it comes."""
    year = near.year or 0
    day = calendars.feast_day(name, year)
    known = near.month is not None and near.month <= 12
    far = written and day[1] - (near.month or 1) >= HALF and not atom.ahead
    if known and (far or (atom.value.shape == "from" and day > near.last)):
        day = calendars.feast_day(name, year - 1)
    elif known and day[1] <= (near.month or 1) - LONG_OVER and atom.value.shape != "from":
        day = calendars.feast_day(name, year + 1)
    if atom.way:
        day = calendars.weekday_near(day, atom.weekday, atom.way)
    return Moment(*calendars.plus_days(*day, days))


def _weekday_of_month(atom: Atom, near: Moment, number: int) -> Moment | None:
    year, month = near.year or 0, atom.value.first.month or 1
    if near.month is not None and near.month <= 12 and month <= near.month - LONG_OVER:
        year += 1
    day = calendars.weekday_of_month(year, month, atom.weekday, number)
    return None if day is None else Moment(year, month, day)


def _republican(value: Value, near: Moment, _: int) -> Value | None:
    """The day of this name that is nearest to a date, or lies in a year."""
    month, day = value.first.month or 1, value.first.day or 1
    year = (near.year or 0) - REPUBLICAN_BEGINS
    chosen = [calendars.from_republican(y, month, day) for y in range(max(year - 1, 1), year + 3)]
    if near.month is None:
        chosen = [c for c in chosen if c[0] == near.year]
    if year < 0 or year > REPUBLICAN_YEARS or not chosen:
        return None
    here = calendars.day_number(*near.first)
    made = Moment(*min(chosen, key=lambda c: abs(calendars.day_number(*c) - here)))
    return replace(value, first=made, last=made)


def _week(value: Value, near: Moment, count: int) -> Value:
    """From Monday to Sunday."""
    day = calendars.day_number(near.year or 0, near.month or 1, near.day or 1) + 7 * count
    first, last = (Moment(*calendars.from_day_number(day - day % 7 + n)) for n in (0, 6))
    return replace(value, first=first, last=last)


def _quarter(value: Value, near: Moment, count: int) -> Value:
    """This, the last or the next quarter; one by its number is the last that had begun."""
    year, here = near.year or 0, ((near.month or 1) + 2) // 3
    number = value.first.year
    if number is None:
        years, here = divmod(here - 1 + count, 4)
        year, number = year + years, here + 1
    elif number > here:
        year -= 1
    return replace(value, first=Moment(year, number * 3 - 2), last=Moment(year, number * 3), shape="period")


def _named(atom: Atom, near: Moment, count: int) -> Moment:
    """The next, the previous or the same year's month or season of this name."""
    year, month, day = near.year or 0, atom.value.first.month or 1, atom.value.first.day
    here = near.month
    usual = month if month <= 12 else (month - 20) * 3
    if month == WINTER:  # it has the year in which it ends
        usual = WINTER_ENDS
        year += here is not None and WINTER_COMES <= here <= 12 and count == 0
    if count > 0 and (here is None or usual <= here):
        year += 1
    if count < 0 and (here is None or usual >= here):
        year -= 1
    return Moment(year, month, day if day is None or calendars.exists(year, month, day) else None)


def _weekday(near: Moment, weekday: int, count: int) -> Moment:
    today = calendars.day_number(near.year or 0, near.month or 1, near.day or 1)
    back = (today - weekday) % 7
    if count > 0:
        return Moment(*calendars.from_day_number(today + 7 - back))
    if count < 0 and back == 0:
        back = 7
    return Moment(*calendars.from_day_number(today - back))


def _ten_years(value: Value, near: Moment, count: int) -> Value:
    """“The last decade”: the ten years before, or after."""
    year = near.year or 0
    other = year + 10 * count
    return replace(value, first=Moment(min(year, other)), last=Moment(max(year, other)))


def _quarter_of_year(value: Value, near: Moment, count: int) -> Value:
    number, year = value.first.year or 1, (near.year or 0) + count
    return Value(Moment(year, number * 3 - 2), Moment(year, number * 3), "period")


_PERIODS = {
    "republican": _republican,
    "quarter": _quarter,
    "quarter of year": _quarter_of_year,
    "ten years": _ten_years,
}
"""Units whose values are no single moment, or have a calendar of their own."""
