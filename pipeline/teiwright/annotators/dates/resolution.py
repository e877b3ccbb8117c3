"""What a date leaves unsaid, taken from the dates before it: always implied, never certain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from teiwright.annotators.dates import calendars
from teiwright.annotators.dates.contexts import CITED
from teiwright.annotators.dates.counting import counted_from
from teiwright.annotators.dates.meanings import LONGEST
from teiwright.annotators.dates.values import WINTER, Moment, Value, attributes, form
from teiwright.model import Certainty

if TYPE_CHECKING:
    from teiwright.annotators.dates.grammar import Atom


FORWARD = 8
"""A month this much earlier in the year than the one before it is taken for the next year's."""
AUTUMN_BEGINS = 9
"""After a month from here on, “the winter” is the one that is to come."""
FAR = 4
"""A year named alone is followed if it is no further than this from the year of the last day or month named."""


LONG = 20
"""Years apart from which on the first of two lends nothing to what comes after them."""
BESIDE = 12
"""Characters: a year named right before a month is its own: “in 1820, in January”."""
AMID = 40
"""The same in one sentence: “in 1820, so they say, from January on”."""
CLOSE = 100
"""In a dated letter or report a year named no further back than this, in the same sentence, is followed instead of the year of writing."""
CLOSE_YEARS = 12
"""Years at most between 4.5.89, which might be the number of a section, and the year named before."""
HALF = 6
"""Months: in a dated letter or report, a month so far ahead is that of the year before …"""
BEHIND = 9
"""… and one further behind than this is that of the next year: more is told than foretold."""
AHEAD = 11
"""Days: in a dated letter or diary a day by its number is the one that is past, unless it is no further ahead than this and further back: more is told than foretold."""
MONTH = 30
ROW, STEP = 600, 10
"""Characters since the last day, and days between the two, within which a number goes on with a row of days."""
LENT = 20_000
"""Characters after a date in which a month or a day takes its year from it; about ten pages."""
NEAR = 3000
"""Characters after a date in which “the next day”, “the 14th” or “in spring” are understood by it."""


class Memory(Struct):
    """The dates named before, as far as they may give a date its year: a telling goes on from where it stands."""

    last: Moment = field(default_factory=Moment)
    """The last date that named a month."""
    named: Moment = field(default_factory=Moment)
    """The same, without weekdays: after “on Monday” in a letter of 3 March “the 14th” is one of March, though Monday was in February."""
    bare: int | None = None
    """The last year named alone, if it came after `last`."""
    span: Value | None = None
    """The last period named, if it goes over the end of a year: “from October 1793 to February 1794 … in November”."""
    century: int | None = None
    """The middle of the last century named, or the first year of a decade, if no date came after it: “the '40s” are its own."""
    writing: Moment = field(default_factory=Moment)
    """The day of writing."""
    stated: Moment = field(default_factory=Moment)
    """The day that a head, a title page or the header names: “the 4th inst.” is counted from it where no dateline has a day of writing."""
    later: int | None = None
    """The first year that is named after a dateline of two figures, where none is named before it."""
    unyeared: Moment = field(default_factory=Moment)
    """The last day and month of no known year, where the text has named no year at all."""
    distance: int = 0
    """Characters read since the last date."""
    apart: bool = False
    """True if the last date stands in another sentence."""
    unvalued: bool = False
    """True if “last week” is kept, without a value, where nothing says which day it is counted from."""
    order: str = ""
    """Which part of a date in figures comes first: day, month or (not known) nothing."""

    @property
    def near(self) -> bool:
        """True if a date stands near enough for others to be counted from it."""
        return self.distance <= NEAR and (self.last.year is not None or self.bare is not None)

    @property
    def yearless(self) -> bool:
        """True if no date before this one had a year."""
        return self.last.year is None and self.bare is None and self.writing.year is None

    def note(self, moment: Moment) -> None:
        """Remember a date."""
        self.distance, self.unyeared, self.century, self.span = 0, Moment(), None, None
        if moment.month is not None and moment.month > 12:
            # A season stands for its first month in its year: what comes after it goes on from there.
            self.last, self.bare = Moment(moment.year, (moment.month - 20) * 3 % 12 or 1), None
        elif moment.month is None:
            self.bare = moment.year
        else:
            self.last, self.bare = moment, None

    @property
    def nearest(self) -> Moment:
        """The date that expressions like “the next year” count from."""
        if self.bare is not None:
            return Moment(self.bare)
        return self.last

    def year_for(
        self, when: Moment, weekday: int, *, ahead: bool = False, same: bool = False
    ) -> tuple[int | None, str]:
        """The year most likely meant by a month (and day) without one, and where it was found; `same`: it is said to be the last named."""
        if same and self.near:
            return self.nearest.year, form(Moment(self.nearest.year))
        year, source = self._year(when.month, ahead=ahead)
        inside = self._in_span(when)
        if inside is not None:
            return inside, form(Moment(inside))
        if year is None or when.month is None or when.day is None:
            return year, source
        if weekday >= 0:
            fitting = (
                y
                for y in (year, year - 1, year + 1)
                if calendars.exists(y, when.month, when.day)
                and calendars.weekday(y, when.month, when.day) == weekday
            )
            year = next(fitting, year)
        elif (when.month, when.day) == (2, 29):
            year = next(y for y in range(year, year + 9) if calendars.exists(y, 2, 29))
        return year, source

    def _in_span(self, when: Moment) -> int | None:
        """The year in which a month or day lies in the period named just before it, if there is only one."""
        if self.span is None or when.month is None or when.month > 12 or self.distance > NEAR:
            return None
        low, high = self.span.first.first, self.span.last.last
        years = [
            y
            for y in (self.span.first.year, self.span.last.year)
            if y is not None and when._replace(year=y).last >= low and when._replace(year=y).first <= high
        ]
        return years[0] if len(years) == 1 and self.writing.day is None else None

    def _year(self, month: int | None, *, ahead: bool) -> tuple[int | None, str]:
        if self.writing.day is not None:
            told = self.near and self.nearest.year != self.writing.year and self.distance < CLOSE
            if not told or self.apart or ahead:
                return self._nearest_to_writing(month or 1, ahead=ahead), form(self.writing)
            if self.bare is not None:
                return self.bare, form(Moment(self.bare))
        if self.distance > LENT:
            return None, ""
        if self.last.year is None:
            year = self.bare if self.bare is not None else self.writing.year
            return year, "" if year is None else form(Moment(year))
        year, beside = self.last.year, BESIDE if self.apart else AMID
        named = self.bare if self.bare is not None else year
        if named != year and (abs(named - year) <= FAR or self.distance < beside):
            return named, form(Moment(named))
        if (
            month is not None
            and month <= 12
            and self.last.month is not None
            and month <= self.last.month - FORWARD
        ):
            year += 1
        if month == WINTER and AUTUMN_BEGINS <= (self.last.month or 0) <= 12:
            year += 1  # the winter that begins then has the year in which it ends
        return year, form(self.last)

    def _nearest_to_writing(self, month: int, *, ahead: bool) -> int:
        """In a letter or a report, the nearer month, rather the one that was; the next if it is said to be still to come."""
        usual = month if month <= 12 else (month - 20) * 3
        distance = usual - (self.writing.month or 1)
        if ahead:
            return (self.writing.year or 0) + (distance < 0)
        return (self.writing.year or 0) + (1 if distance < -BEHIND else -1 if distance >= HALF else 0)


def resolve(atom: Atom, memory: Memory) -> Atom | None:
    """The date with what it implies, or None if it has no value of its own and none can be found."""
    made = _resolve(atom, memory)
    if made is None and atom.shift is not None and memory.unvalued:
        nothing = Value(Moment(), Moment())
        return atom.but(value=nothing, evidence=f"{atom.evidence}, which is not known")
    if (
        made is not None
        and made.value.complete
        and (made.kind != "C" or made.rule == "quarter")
        and not _life(made.value)
        and made.lends
        and made.evidence not in CITED
        and made.value.shape not in ("before", "to", "from", "not-before", "not-after")
    ):
        first, last = made.value.first, made.value.last
        ended = (made.kind == "X" and first.month is not None) or (made.kind == "V" and first.day is not None)
        memory.note(last if ended else first)
        if last.month is not None and (last.year or 0) - (first.year or 0) == 1:
            memory.span = made.value
        if atom.rule != "weekday":
            memory.named = memory.last
    elif made is not None and made.kind in "KMN" and made.value.shape == "when" and memory.yearless:
        memory.unyeared, memory.distance = made.value.first, 0
    if made is not None and made.rule == "century" and made.value.shape == "period":
        memory.century = (made.value.first.year or 0) + 49
    elif made is not None and made.rule == "decade" and made.kind == "C" and made.value.shape == "period":
        memory.century = made.value.first.year
    return made


def _life(value: Value) -> bool:
    """True for years as far apart as those of a life: a month named after them may lie in any of them."""
    first, last = value.first, value.last
    return first.month is None and last.month is None and (last.year or 0) - (first.year or 0) > LONG


def _implied(atom: Atom, value: Value, evidence: str) -> Atom:
    return atom.but(
        value=replace(value, implied=True), evidence=f"{atom.evidence}; {evidence}", cert=Certainty.LOW
    )


def _resolve(atom: Atom, memory: Memory) -> Atom | None:
    value = atom.value
    if atom.kind == "I":
        return atom
    if value.shape == "either":
        atom = _in_figures(atom, memory.order)
        if atom.kind != "P" or atom.value.first.day is None:
            return atom
    if atom.shift is not None:
        return _shifted(atom, memory)
    if atom.kind == "P":
        return _short(atom, memory)
    if value.complete:
        return atom
    if value.first.month is None and value.first.day is not None:
        return _bare_day(atom, memory)
    named, source = memory.year_for(value.first, atom.weekday, ahead=atom.ahead, same=atom.same_year)
    if atom.needs_anchor and not memory.near:
        return None
    if named is None:
        return None if value.part or not attributes(value) else atom
    return _implied(atom, _with_year(value, named), f"the year from {source}, named before")


def _short(atom: Atom, memory: Memory) -> Atom | None:
    """'99, the '30s: in the hundred that brings it nearest to the year named before."""
    value, near = atom.value, memory.nearest.year or memory.writing.year or memory.stated.year or memory.later
    if memory.century is not None and not atom.needs_anchor and memory.distance <= NEAR:
        near = memory.century
    if near is None:
        return _of_no_hundred(atom)
    two = value.first.year or 0
    hundreds = [near // 100 * 100 + two + c for c in (-100, 0, 100)]
    if memory.writing.year is not None:  # who writes in 1978 does not tell of 2022
        hundreds = [y for y in hundreds if y <= memory.writing.year + 1]
    year = min(hundreds, key=lambda y: abs(y - near))
    if atom.needs_anchor and abs(year - near) > CLOSE_YEARS:
        return _of_no_hundred(atom)
    if value.shape == "when":
        made = _with_year(value, year)
    else:
        made = replace(value, first=Moment(year), last=Moment(year + 9))
    return _implied(atom, made, f"the hundred from {near}")


def _of_no_hundred(atom: Atom) -> Atom | None:
    """“9. Juni 97” where no year is known near it: the day and the month; what is all in figures may be anything."""
    unsaid = atom.value.first._replace(year=None)
    if unsaid.month is None or unsaid.month > 12 or (atom.needs_anchor and atom.rule != "short-year"):
        return None
    return atom.but(value=Value(unsaid, unsaid), kind="M" if unsaid.day is None else "K")


def _in_figures(atom: Atom, order: str) -> Atom:
    """4/5/1945, once it is known whether the day or the month comes first."""
    if not order:
        return atom.but(
            value=Value(Moment(), Moment()),
            evidence="a date in figures; the text does not show whether the day or the month comes first",
            cert=Certainty.LOW,
        )
    made = atom.value.first if order == "day" else atom.value.last
    return atom.but(value=Value(made, made), evidence=f"a date in figures, {order} first")


def _with_year(value: Value, year: int) -> Value:
    first, last = value.first._replace(year=year), value.last._replace(year=year)
    if first.month == 2 and first.day == 29 and not calendars.exists(year, 2, 29):
        return value
    if first.month and last.month and first.month <= 12 and last.first < first.first:
        last = last._replace(year=year + 1)
    return replace(value, first=first, last=last)


def _bare_day(atom: Atom, memory: Memory) -> Atom | None:
    near = memory.nearest if memory.bare is not None or memory.named.month is None else memory.named
    day = atom.value.first.day or 1
    if memory.yearless and memory.unyeared.month is not None and memory.distance <= NEAR:
        return _day_of_no_year(atom, memory.unyeared, day)
    if not memory.near or near.year is None or near.month is None or near.month > 12:
        return None
    if atom.follows and not (memory.distance <= ROW and 0 < day - (near.day or LONGEST) <= STEP):
        return None
    year, month = near.year, near.month
    if near.day is not None and near == memory.writing:
        # On the 2nd of May “the 28th” is the 28th of April, and on the 28th “the 2nd” that of June, but “the 9th” is past.
        step = _step(day - near.day, ahead=atom.ahead)
        year, month = near.year + (month + step - 1) // 12, (month + step - 1) % 12 + 1
    elif near.day is not None and day < near.day:
        later = (year, month + 1) if month < 12 else (year + 1, 1)
        written = memory.writing
        told = written.day is not None and not atom.ahead and Moment(year, month, day).first <= written.first
        if not told or Moment(*later, day).first <= written.first:  # a letter tells what was before it
            year, month = later
    if atom.weekday >= 0:
        near_by = [(year + (month + n - 1) // 12, (month + n - 1) % 12 + 1) for n in (0, 1, -1)]
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
    return _implied(
        atom, replace(atom.value, first=made, last=last), f"month and year from {form(near)}, named before"
    )


def _day_of_no_year(atom: Atom, near: Moment, day: int) -> Atom | None:
    """“May 3d … on the 5th”, in a text that names no year: of the month named before, or of the next."""
    month = near.month or 1
    if near.day is not None and day < near.day:
        month = month % 12 + 1
    if month > 12 or not calendars.exists(None, month, day):
        return None
    made = Moment(None, month, day)
    last = Moment(None, month, atom.value.last.day)
    if not calendars.exists(None, month, last.day or 0):
        return None
    return _implied(
        atom, replace(atom.value, first=made, last=last), f"the month from {form(near)}, named before"
    )


def _step(days: int, *, ahead: bool) -> int:
    """Months from that of a letter to that of a day it names by its number, so many days after or (negative) before."""
    if ahead:
        return int(days < 0)
    if days > AHEAD:
        return -1
    return int(days + MONTH <= AHEAD)


def _shifted(atom: Atom, memory: Memory) -> Atom | None:
    """A date counted from another one, or from the day of writing."""
    if atom.shift is None:
        return None
    unit, count, origin = atom.shift
    if unit == "weekday" and not count and atom.ahead:
        atom = atom.but(shift=(unit, 1, origin))
    near = memory.writing
    feast = unit.startswith("feast ")
    if feast and memory.writing.day and (memory.apart or memory.distance > CLOSE or near == memory.last):
        value = counted_from(atom, near, written=True)
        return None if value is None else _implied(atom, value, f"counted from {form(near)}")
    if origin == "text" or (origin == "part" and not (memory.apart and memory.writing.day)):
        near = memory.nearest if memory.near else Moment()
    if near.year is None and (atom.rule == "feast" or unit == "weekday of month"):
        near = memory.writing
    if near.year is None and atom.rule == "instant":
        near = memory.stated
        if near.year is None and memory.near and memory.bare is None:
            near = memory.last  # the entry of a diary that is quoted with its date
    if near.year is None and unit in ("of year", "named after") and memory.near and memory.bare is None:
        near = memory.last  # the 17th of December last, where a court sits in March
    if near.year is None:
        if unit in ("of year", "named after", "weekday of month"):  # the 4th of May last
            day = atom.value.first.day is not None
            rest = atom.but(shift=None, kind="K" if day else "M", rule="month-day" if day else "month")
            return _resolve(rest, memory)
        return None
    value = counted_from(atom, near)
    return None if value is None else _implied(atom, value, f"counted from {form(near)}")
