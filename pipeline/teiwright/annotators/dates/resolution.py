"""What a date leaves unsaid, taken from the dates before it: always implied, never certain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.dates import calendars
from teiwright.annotators.dates.counting import counted_from
from teiwright.annotators.dates.early_years import is_early
from teiwright.annotators.dates.grammar import implied
from teiwright.annotators.dates.meanings import impossible
from teiwright.annotators.dates.memory import CLOSE, NEAR, Memory
from teiwright.annotators.dates.numbered_days import bare_day
from teiwright.annotators.dates.values import WEEKS, Moment, Value, attributes, form
from teiwright.annotators.dates.years import CITED
from teiwright.model import Certainty

if TYPE_CHECKING:
    from teiwright.annotators.dates.grammar import Atom


_CHILDHOOD = 14
"""Years."""
LONG = 20
"""Years apart from which on the first of two lends nothing to what comes after them."""
_LIVES = 100
CLOSE_YEARS = 12
"""Years at most between 4.5.89, which might be the number of a section, and the year named before."""
FORETOLD = 40
"""Years after the one named before to which two figures may lead: more is told than foretold."""
_UNITS = frozenset(("day", "week", "month", "year"))
"""What is counted from the end of a period: “from the 3rd to the 5th … the next day”."""
_COMMON_YEAR, _LEAP_YEAR = 1901, 1904


def resolve(atom: Atom, memory: Memory) -> Atom | None:
    """The date with what it implies, or None if it has no value of its own and none can be found."""
    made = _resolve(atom, memory)
    if made is not None and not (made.value.first.real and made.value.last.real):
        return impossible("a day of a year that has no such day")
    if made is None and atom.shift is not None and memory.unvalued:
        nothing = Value(Moment(), Moment())
        return atom.but(value=nothing, evidence=f"{atom.evidence}, which is not known")
    if (
        made is not None
        and made.value.complete
        and (made.kind != "C" or made.rule == "quarter")
        and not _life(made.value)
        and made.lends
        and not (made.born and _grown(made, memory))
        and made.evidence not in CITED
        and made.value.shape not in ("before", "from", "not-before", "not-after")
        and not (made.value.shape == "to" and _to_come(made, memory))
    ):
        first, last = made.value.first, made.value.last
        ended = (made.kind == "X" and first.month is not None) or (made.kind == "V" and first.day is not None)
        span = memory.span
        memory.note(last if ended else first)
        memory.passing = made.passing
        if (
            made.value.shape in ("period", "within")
            and not made.value.part
            and first != last
            and made.kind != "C"
        ):
            memory.ended = last
            memory.period = made.value if first.day is not None and last.day is not None else None
        if span is not None and not atom.value.complete and span.first.first <= first.first <= span.last.last:
            memory.span = span  # what is told goes on within that period
        if last.month is not None and (last.year or 0) - (first.year or 0) == 1:
            memory.span = made.value
        if made.closes and last.year is not None and last.month is not None:
            memory.span = Value(Moment(last.year - (last.month < 12), last.month % 12 + 1), last)
        if atom.rule != "weekday":
            memory.named = memory.last
    elif made is not None and made.kind in "KMN" and made.value.shape == "when" and memory.yearless:
        memory.unyeared, memory.distance = made.value.first, 0
    if made is not None and made.value.complete:
        memory.early = made.value.first.year if is_early(made.value.first.year) else None
    if made is not None and made.rule == "century" and made.value.shape == "period":
        memory.century = (made.value.first.year or 0) + 49
    elif made is not None and made.rule in ("decade", "part") and _ten_years(made.value):
        memory.century = made.value.first.year
    return made


def _to_come(made: Atom, memory: Memory) -> bool:
    """True for “until the 20th” in a letter of the 12th: nothing was told of that time yet."""
    return memory.writing.day is not None and made.value.last.last > memory.writing.last


def _grown(birth: Atom, memory: Memory) -> bool:
    """True if the text told of a time when who was born on this day was no child."""
    told = memory.nearest.year if memory.near else memory.writing.year or memory.stated.year
    return (
        told is not None
        and birth.value.first.year is not None
        and told - birth.value.first.year >= _CHILDHOOD
    )


def _ten_years(value: Value) -> bool:
    """True for a decade, or for a part of one: “the late 1950s, the early '60s”."""
    first, last = value.first, value.last
    return (
        first.year is not None
        and first.month is None
        and value.shape in ("period", "within")
        and last == Moment(first.year + 9)
    )


def _life(value: Value) -> bool:
    """True for years as far apart as those of a life, or for days of which no life has both: a month named after them may lie in any of them."""
    first, last = value.first, value.last
    apart = (last.year or 0) - (first.year or 0)
    return apart > _LIVES or (first.month is None and last.month is None and apart > LONG)


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
        return bare_day(atom, memory)
    named, source = memory.year_for(value.first, atom.weekday, ahead=atom.ahead, same=atom.same_year)
    if atom.needs_anchor and not memory.near:
        return None
    if atom.usual and not (atom.ahead and memory.writing.day is not None):
        return None  # what is done every year; in a letter it may be meant of the next: “im Sommer fahre ich”
    if value.shape == "from" and memory.writing.day is not None and named is not None:
        named = min(named, (memory.writing.year or named) - _still_ahead(value.first, memory.writing))
    dated = None if named is None else _with_year(value, named)
    if dated is None:
        if value.part in WEEKS and value.first.month is not None:
            return atom.but(value=replace(value, part="", shape="when"))  # a week of a month of no known year
        return None if value.part or not attributes(value) else atom
    return implied(atom, dated, f"the year from {source}, {memory.place_of(source)}")


def _still_ahead(begin: Moment, writing: Moment) -> bool:
    """True for “since November” in a letter of March: what has gone on since then began in the year before."""
    return (begin.month or 1, begin.day or 1) > (writing.month or 1, writing.day or 1)


def _short(atom: Atom, memory: Memory) -> Atom | None:
    """'99, the '30s: in the hundred that brings it nearest to the year named before."""
    value, near = atom.value, memory.nearest.year or memory.writing.year or memory.stated.year or memory.later
    if memory.century is not None and not atom.needs_anchor and memory.distance <= NEAR:
        near = memory.century
    if near is None:
        return _of_no_hundred(atom, memory)
    two = value.first.year or 0
    hundreds = [near // 100 * 100 + two + c for c in (-100, 0, 100)]
    # Who writes in 1978 does not tell of 2022, but a text of several writers may tell of later years only.
    written = memory.writing.year if memory.writing.year is not None else memory.stated.year
    told = [y for y in hundreds if written is not None and y <= written + 1]
    hundreds = told or [y for y in hundreds if y <= near + FORETOLD]
    year = min(hundreds, key=lambda y: abs(y - near))
    if atom.needs_anchor and abs(year - near) > CLOSE_YEARS:
        return _of_no_hundred(atom, memory)
    first, last = (
        replace(value.first, year=year),
        replace(value.last, year=year + (value.last.year or 0) - two),
    )
    if not (first.real and last.real):
        return None
    return implied(atom, replace(value, first=first, last=last), f"the hundred from {near}")


def _of_no_hundred(atom: Atom, memory: Memory) -> Atom | None:
    """“9. Juni 97” where no year is known near it: the day and the month; what is all in figures may be anything, but in a dateline."""
    unsaid = replace(atom.value.first, year=None)
    if unsaid.month is None or unsaid.month > 12:
        return None
    if atom.needs_anchor and atom.rule != "short-year" and not memory.dateline:
        return None
    value = replace(atom.value, first=unsaid, last=unsaid)
    return atom.but(value=value, kind="M" if unsaid.day is None else "K")


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


def _with_year(value: Value, year: int) -> Value | None:
    """The value in a year; None where that year has no such day, 29 February."""
    first, last = replace(value.first, year=year), replace(value.last, year=year)
    if first.month and last.month and first.month <= 12 and last.first < first.first:
        last = replace(last, year=year + 1)
    return replace(value, first=first, last=last) if first.real and last.real else None


def _counted_without_year(atom: Atom, near: Moment) -> Atom | None:
    """“Yesterday” in a letter of 3 April of an unknown year: the day before, unless it depends on the year (on 1 March)."""
    made = {
        replace(value.first, year=None)
        for year in (_COMMON_YEAR, _LEAP_YEAR)
        if (value := counted_from(atom, replace(near, year=year))) is not None
    }
    if len(made) != 1 or atom.value.part:
        return None
    (day,) = made
    return None if day.day is None else implied(atom, Value(day, day), f"counted from {form(near)}")


def _feast_told(atom: Atom, memory: Memory, feast: str, *, ahead: bool) -> Atom | None:
    """“Michaelmas next”: the first after the day of writing, or the last before it."""
    near = memory.writing if memory.writing.day is not None else memory.stated
    if near.year is None or near.day is None:
        return None
    for year in (near.year, near.year + (1 if ahead else -1)):
        made = Moment(*calendars.feast_day(feast, year))
        if (made.first > near.first) == ahead:
            value = replace(atom.value, first=made, last=made)
            return implied(atom, value, f"counted from {form(near)}")
    return None


def _told_last(memory: Memory, unit: str, count: int) -> Moment:
    """The date named last: of a period its end, if what is told is behind it; in a report the day of writing, where the day before is told and no day was named since."""
    if not memory.near:
        return Moment()
    if unit == "day" and count < 0 and memory.nearest.day is None and memory.writing.day is not None:
        return memory.writing
    behind = count > 0 and unit in _UNITS and memory.ended.year is not None
    return memory.ended if behind else memory.nearest


def _writes_about(memory: Memory) -> Moment:
    """When a text was written whose day of writing is not known: a day or a year that it states, else the day that was told last."""
    if memory.stated.day is not None:
        return memory.stated
    if memory.whole.year is not None:
        return memory.whole
    # The 17th of December last, where a court sits in March.
    return memory.last if memory.near and memory.bare is None else Moment()


def _shifted(atom: Atom, memory: Memory) -> Atom | None:
    """A date counted from another one, or from the day of writing."""
    if atom.shift is None:
        return None
    unit, count, origin = atom.shift
    feast = unit.startswith("feast ")
    if feast and origin in ("next", "last"):
        return _feast_told(atom, memory, unit.removeprefix("feast "), ahead=origin == "next")
    if unit == "weekday" and not count and atom.ahead:
        atom = atom.but(shift=(unit, 1, origin))
    near = memory.writing
    if feast and memory.writing.day and (memory.apart or memory.distance > CLOSE or near == memory.last):
        value = counted_from(atom, near, written=True)
        return None if value is None else implied(atom, value, f"counted from {form(near)}")
    if origin == "text" or (origin == "part" and not (memory.apart and memory.writing.day)):
        near = _told_last(memory, unit, count)
        if near.year is not None and near.month is None and feast:
            near = memory.goes_on
    if near.year is None and (atom.rule == "feast" or unit == "weekday of month"):
        near = memory.writing
    if near.year is None and (unit, origin) == ("month", "writing") and atom.value.first.day is not None:
        near = memory.stated
        if near.year is None and memory.near and memory.bare is None and memory.last.day is not None:
            near = memory.last  # the entry of a diary that is quoted with its date
    if near.year is None and unit in ("of year", "named after"):
        near = _writes_about(memory)
    if origin == "writing" and unit in ("day", "month") and near.year is None and memory.undated.day:
        return _counted_without_year(atom, memory.undated)
    if near.year is None:
        if unit in ("of year", "named after", "weekday of month"):  # the 4th of May last
            day = atom.value.first.day is not None
            rest = atom.but(shift=None, kind="K" if day else "M", rule="month-day" if day else "month")
            return _resolve(rest, memory)
        return None
    value = counted_from(atom, near)
    return None if value is None else implied(atom, value, f"counted from {form(near)}")
