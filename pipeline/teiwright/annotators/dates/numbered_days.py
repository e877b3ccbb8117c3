"""Days named by their number alone, “on the 5th”: which month and year the text implies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.dates import calendars
from teiwright.annotators.dates.grammar import implied
from teiwright.annotators.dates.meanings import LONGEST
from teiwright.annotators.dates.memory import NEAR
from teiwright.annotators.dates.values import Moment, form

if TYPE_CHECKING:
    from teiwright.annotators.dates.grammar import Atom
    from teiwright.annotators.dates.memory import Memory
    from teiwright.annotators.dates.values import Value

AHEAD = 11
"""Days: in a dated letter or diary a day by its number is the one that is past, unless it is no further ahead than this and further back: more is told than foretold."""
MONTH = 30
ROW, STEP = 600, 10
"""Characters since the last day, and days between the two, within which a number goes on with a row of days."""
_OVER = 2
"""Months before the day of writing after which what was told is over."""


def bare_day(atom: Atom, memory: Memory) -> Atom | None:
    """The day with its month and year, or None where nothing near it tells them."""
    day = atom.value.first.day or 1
    near = _told_last(day, memory)
    if memory.yearless and memory.undated.day is not None:
        return _day_of_no_year(atom, memory.undated, day, written=True)
    if atom.weekday < 0 and _of_writing(near, memory, ahead=atom.ahead):
        near = memory.writing
    if memory.yearless and memory.unyeared.month is not None and memory.distance <= NEAR:
        return _day_of_no_year(atom, memory.unyeared, day)
    if not memory.near or near.year is None or near.month is None or near.month > 12:
        return None
    if atom.follows and not (memory.distance <= ROW and 0 < day - (near.day or LONGEST) <= STEP):
        return None
    year, month = near.year, near.month
    if near.day is not None and atom.way < 0:  # votre lettre du 28: the last 28th before the day of writing
        of = memory.writing if memory.writing.day is not None else near
        year, month = of.year or year, of.month or month
        year, month = _months_by(year, month)[2] if day > (of.day or day) else (year, month)
    elif near.day is not None and near == memory.writing:
        # On the 2nd of May “the 28th” is the 28th of April, and on the 28th “the 2nd” that of June, but “the 9th” is past.
        until = atom.value.shape == "to" and abs(day - near.day) <= LONGEST // 2
        step = _step(day - near.day, ahead=atom.ahead or until)
        year, month = near.year + (month + step - 1) // 12, (month + step - 1) % 12 + 1
    elif near.day is not None and (inside := _inside(day, memory.period)):
        year, month = inside
    elif near.day is not None and day < near.day:
        year, month = _after(day, year, month, atom, memory)
    if atom.weekday >= 0:
        near_by = _months_by(year, month)
        if memory.stated.day is not None and memory.stated.year is not None:
            near_by += _months_by(memory.stated.year, memory.stated.month or 1)
        fits = (
            m for m in near_by if calendars.exists(*m, day) and calendars.weekday(*m, day) == atom.weekday
        )
        year, month = next(fits, (year, month))
    if not calendars.exists(year, month, day):
        return None
    made = Moment(year, month, day)
    last = Moment(year, month, atom.value.last.day)
    if not calendars.exists(year, month, last.day or 0):
        return None
    source = form(near)
    return implied(
        atom,
        replace(atom.value, first=made, last=last),
        f"month and year from {source}, {memory.place_of(source)}",
    )


def _after(day: int, year: int, month: int, atom: Atom, memory: Memory) -> tuple[int, int]:
    """The month behind the one named, for a day of a lower number; the same month in a letter, which tells what was before it."""
    later = (year, month + 1) if month < _DECEMBER else (year + 1, 1)
    written = memory.writing
    told = written.day is not None and not atom.ahead and Moment(year, month, day).first <= written.first
    return (year, month) if told and Moment(*later, day).first > written.first else later


_DECEMBER = 12


def _inside(day: int, period: Value | None) -> tuple[int, int] | None:
    """“From 2 to 19 February … on the 4th”: what is told after a period of days may lie within it."""
    if period is None:
        return None
    for end in (period.first, period.last):
        if period.first.first <= (end.year or 0, end.month or 1, day) <= period.last.last:
            return end.year or 0, end.month or 1
    return None


def _told_last(day: int, memory: Memory) -> Moment:
    """The date from which a day has its month; “on 3 May … the mill, built in 1790 … on the 8th”: a year that looks back does not end a row of days, or a letter's own time."""
    near = memory.nearest if memory.bare is not None or memory.named.month is None else memory.named
    if near.month is not None:
        return near
    last = memory.writing if memory.writing.day is not None and memory.apart else memory.last
    if last.day is None or (memory.bare or 0) >= (last.year or 0):
        return near
    return last if last == memory.writing or 0 < day - last.day <= STEP else near


def _of_writing(near: Moment, memory: Memory, *, ahead: bool) -> bool:
    """True in a letter or a report for a day that is still to come, if the date named last is over; or where it tells of its own days again."""
    if memory.writing.day is None:
        return False
    over = near.year is not None and near.last < memory.writing.first
    return over if ahead else _back_to_writing(near, memory)


def _back_to_writing(near: Moment, memory: Memory) -> bool:
    """True where a letter or a report tells of its own days again: a weekday was named since or another sentence named no more than a month, and that is over; or the date named last is still to come."""
    writing = memory.writing
    in_passing = memory.apart and near.month is not None and near.day is None
    if near.year is not None and (in_passing or memory.named != memory.last):
        months = (writing.year or 0) * 12 + (writing.month or 1) - near.year * 12 - (near.month or 1)
        if months > _OVER or not in_passing:
            return months > _OVER
    return memory.apart and near.year is not None and near.first > writing.last


def _months_by(year: int, month: int) -> list[tuple[int, int]]:
    """A month, the one after it and the one before."""
    return [(year + (month + n - 1) // 12, (month + n - 1) % 12 + 1) for n in (0, 1, -1)]


def _day_of_no_year(atom: Atom, near: Moment, day: int, *, written: bool = False) -> Atom | None:
    """“May 3d … on the 5th”, in a text that names no year: of the month named before, or of the next; in a letter that is `written` on that day as if its year were known."""
    month = near.month or 1
    if written and near.day is not None:
        step = -int(day > near.day) if atom.way < 0 else _step(day - near.day, ahead=atom.ahead)
        month = (month + step - 1) % 12 + 1
    elif near.day is not None and day < near.day:
        month = month % 12 + 1
    if month > 12 or not calendars.exists(None, month, day):
        return None
    made = Moment(None, month, day)
    last = Moment(None, month, atom.value.last.day)
    if not calendars.exists(None, month, last.day or 0):
        return None
    return implied(
        atom, replace(atom.value, first=made, last=last), f"the month from {form(near)}, named before"
    )


def _step(days: int, *, ahead: bool) -> int:
    """Months from that of a letter to that of a day it names by its number, so many days after or (negative) before."""
    if ahead:
        return int(days < 0)
    if days > AHEAD:
        return -1
    return int(days + MONTH <= AHEAD)
