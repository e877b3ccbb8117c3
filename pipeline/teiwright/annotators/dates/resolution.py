"""What a date leaves unsaid, taken from the dates before it: always implied, never certain."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from teiwright.annotators.dates import calendars
from teiwright.annotators.dates.values import Moment, Value, day_form, form
from teiwright.model import Certainty

if TYPE_CHECKING:
    from teiwright.annotators.dates.grammar import Atom


@dataclass(slots=True)
class Memory:
    """The last date the text named, and the day of writing, as far as they are known."""

    last: Moment = Moment()
    writing: Moment = Moment()

    def year(self) -> int | None:
        """The year in which an undated event is most likely told."""
        return self.last.year if self.last.year is not None else self.writing.year


def resolve(atom: Atom, memory: Memory) -> Atom | None:
    """The date with what it implies, or None if it has no value of its own and none can be found."""
    made = _resolve(atom, memory)
    if made is not None and made.value.complete and made.value.shape != "before":
        first = made.value.first if made.value.shape != "to" else made.value.last
        memory.last = first if first.month is None or first.month <= 12 else Moment(first.year)
    return made


def _implied(atom: Atom, value: Value, evidence: str) -> Atom:
    return atom.but(value=replace(value, implied=True), evidence=f"{atom.evidence}; {evidence}", cert=Certainty.LOW)


def _resolve(atom: Atom, memory: Memory) -> Atom | None:
    value = atom.value
    if atom.shift is not None:
        return _shifted(atom, memory)
    if atom.kind == "P":
        near = memory.year()
        if near is None:
            return None
        two = value.first.year or 0
        year = min((near // 100 * 100 + two + c for c in (-100, 0, 100)), key=lambda y: abs(y - near))
        return _implied(atom, _with_year(value, year), f"the hundred from {near}")
    if value.complete:
        return atom
    if value.first.month is None and value.first.day is not None:
        return _bare_day(atom, memory)
    year = memory.year()
    if year is None:
        if atom.kind in ("Z", "V") or value.part or value.shape in ("from", "to", "before", "after"):
            return None if atom.kind in ("Z",) or value.part else atom
        return atom
    return _implied(atom, _with_year(value, year), f"the year from {form(memory.last if memory.last.year is not None else memory.writing)}, named before")


def _with_year(value: Value, year: int) -> Value:
    first, last = value.first._replace(year=year), value.last._replace(year=year)
    if first.month == 2 and first.day == 29 and not calendars.exists(year, 2, 29):
        return value
    if first.month and last.month and first.month <= 12 and last.first < first.first:
        last = last._replace(year=year + 1)
    return replace(value, first=first, last=last)


def _bare_day(atom: Atom, memory: Memory) -> Atom | None:
    near, day = memory.last, atom.value.first.day or 1
    if near.year is None or near.month is None or near.month > 12:
        return None
    year, month = near.year, near.month
    if near.day is not None and day < near.day:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    if not calendars.exists(year, month, day):
        return None
    made = Moment(year, month, day)
    return _implied(atom, replace(atom.value, first=made, last=made), f"month and year from {form(near)}, named before")


def _shifted(atom: Atom, memory: Memory) -> Atom | None:
    assert atom.shift is not None
    unit, count, origin = atom.shift
    near = memory.last if origin == "text" else memory.writing
    if near.year is None:
        return None
    made: Moment | None = None
    if unit == "year":
        made = Moment(near.year + count)
    elif near.month is not None and near.month <= 12:
        if unit == "month":
            year, month = divmod(near.year * 12 + near.month - 1 + count, 12)
            made = Moment(year, month + 1, atom.value.first.day)
            if made.day is not None and not calendars.exists(year, month + 1, made.day):
                return None
        elif near.day is not None and unit == "day":
            made = Moment(*calendars.plus_days(near.year, near.month, near.day, count))
        elif near.day is not None and unit == "week":
            made = Moment(*calendars.plus_days(near.year, near.month, near.day, 7 * count)) if origin == "text" and count else None
        elif near.day is not None and unit == "weekday":
            made = _weekday(near, atom.weekday, count)
    if made is None:
        return None
    return _implied(atom, replace(atom.value, first=made, last=made), f"counted from {form(near)}")


def _weekday(near: Moment, weekday: int, count: int) -> Moment:
    today = calendars.day_number(near.year or 0, near.month or 1, near.day or 1)
    back = (today - weekday) % 7
    if count > 0:
        return Moment(*calendars.from_day_number(today + 7 - back))
    if count < 0 and back == 0:
        back = 7
    return Moment(*calendars.from_day_number(today - back))


__all__ = ["Memory", "day_form", "resolve"]
