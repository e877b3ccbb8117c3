"""The dates named before, as far as they give a date what it leaves unsaid."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from teiwright.annotators.dates import calendars
from teiwright.annotators.dates.values import WINTER, Moment, Value, form

FORWARD = 8
"""A month this much earlier in the year than the one before it is taken for the next year's."""
AUTUMN_BEGINS = 9
"""After a month from here on, “the winter” is the one that is to come."""
FAR = 4
"""A year named alone is followed if it is no further than this from the year of the last day or month named."""
_GOES_ON = 3
"""Years in rising order from which on the telling is there, however far from the day named before: “born 3 May 1800 … in 1820 … in 1826 … in 1830”."""
BESIDE = 12
"""Characters: a year named right before a month is its own: “in 1820, in January”."""
AMID = 40
"""The same in one sentence: “in 1820, so they say, from January on”."""
CLOSE = 100
"""In a dated letter or report a year named no further back than this, in the same sentence, is followed instead of the year of writing."""
HALF = 6
"""Months: in a dated letter or report, a month so far ahead is that of the year before …"""
BEHIND = 9
"""… and one further behind than this is that of the next year: more is told than foretold."""
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
    ended: Moment = field(default_factory=Moment)
    """The end of the last date if that was a period: “two years later” counts from it."""
    period: Value | None = None
    """That period, if it is one of days: “from 2 to 19 February … on the 4th”."""
    told: int = 0
    """How many years in rising order were named alone since `last`: the telling goes on with them."""
    span: Value | None = None
    """The last period named, if it goes over the end of a year: “from October 1793 to February 1794 … in November”."""
    opens: bool = False
    """True if that year opens its sentence, which is all told of it: “In 1976 the school gave her a cake, on the 29th of February”."""
    passing: bool = False
    """True if that year was only told in passing, of a thing: “the mill, built in 1790, was sold in May”."""
    century: int | None = None
    """The middle of the last century named, or the first year of a decade, if no date came after it: “the '40s” are its own."""
    early: int | None = None
    """The year named last, if it has three figures: others near it are years, too."""
    writing: Moment = field(default_factory=Moment)
    """The day of writing."""
    undated: Moment = field(default_factory=Moment)
    """The same where no year is known: “3.4.17”, “den 3. April”."""
    dateline: bool = False
    """True in a dateline: there “30. 4. 28” is a day, though no year is known near it."""
    below: bool = False
    """True if the day of writing stands at the end of the letter, below what is counted from it."""
    stated: Moment = field(default_factory=Moment)
    """The day that a head, a title page or the header names: “the 4th inst.” is counted from it where no dateline has a day of writing."""
    whole: Moment = field(default_factory=Moment)
    """When the whole text was written or first printed, as it says itself; or the year under whose heading it goes on: “last March” is counted from it where nothing else says the day of writing."""
    headed: int | None = None
    """The year that heads the section, where each section tells of one: its months are all of that year, in whatever order."""
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

    def write_on(self, day: Moment, *, below: bool = False) -> None:
        """The day of writing, from which on is counted; `below`: the letter names it at its end."""
        self.writing = self.last = self.named = day
        self.bare, self.below, self.undated = None, below, Moment()

    def no_letter(self, year: Moment) -> None:
        """A heading that is a year begins a chronicle: what is told there was not written on a day named before, nor further down."""
        self.writing, self.stated, self.whole, self.below = Moment(), Moment(), year, False

    def write_without_year(self, day: Moment) -> bool:
        """The day of writing, of an unknown year, where the text has named none; False if there is no such day."""
        if day.day is None or not self.yearless:
            return False
        self.undated = day
        return True

    def place_of(self, source: str) -> str:
        """Where the text names the date from which another takes what it leaves unsaid."""
        return (
            "the day of writing, named at the end"
            if self.below and source == form(self.writing)
            else "named before"
        )

    def go_on_in(self, year: int | None) -> None:
        """A paragraph under the heading of a year: it goes on in that year, though another was named on the way."""
        self.headed = year
        if year is not None and self.writing.day is None and self.nearest.year != year:
            self.last = self.named = Moment()
            self.note(Moment(year))

    def note(self, moment: Moment) -> None:
        """Remember a date."""
        self.distance, self.unyeared, self.century, self.span = 0, Moment(), None, None
        self.opens, self.passing, self.ended, self.period = False, False, Moment(), None
        rising = moment.month is None and (moment.year or 0) > (self.bare or self.last.year or 0)
        self.told = self.told + 1 if rising else 0
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

    @property
    def goes_on(self) -> Moment:
        """The date from which the telling goes on: not a year far from the day named before, which was told in passing."""
        last, bare = self.last, self.bare
        if bare is None or last.year is None:
            return self.nearest
        if self.passing and self.told < _GOES_ON:
            return last
        follows = (self.opens and not self.apart) or self.told >= _GOES_ON or abs(bare - last.year) <= FAR
        follows = follows or self.distance < (BESIDE if self.apart else AMID)
        return Moment(bare) if follows else last

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
                for y in (year, year - 1, year + 1, *self._of_the_whole())
                if calendars.exists(y, when.month, when.day)
                and calendars.weekday(y, when.month, when.day) == weekday
            )
            year = next(fitting, year)
        return year, source

    def _of_the_whole(self) -> tuple[int, ...]:
        """The year of the whole text, with the one before and after: a law or a lease that minutes name lends its year to no weekday that does not fit it."""
        year = self.writing.year if self.writing.year is not None else self.stated.year
        return () if year is None else (year, year - 1, year + 1)

    def _in_span(self, when: Moment) -> int | None:
        """The year in which a month or day lies in the period named just before it, if there is only one."""
        if self.span is None or when.month is None or when.month > 12 or self.distance > NEAR:
            return None
        low, high = self.span.first.first, self.span.last.last
        years = [
            y
            for y in dict.fromkeys((self.span.first.year, self.span.last.year))
            if y is not None and replace(when, year=y).last >= low and replace(when, year=y).first <= high
        ]
        return years[0] if len(years) == 1 and self.writing.day is None else None

    def _year(self, month: int | None, *, ahead: bool) -> tuple[int | None, str]:
        if self.writing.day is not None:
            told = self.near and self.nearest.year != self.writing.year and not self.passing
            told = told and (self.opens or self.distance < CLOSE)
            if not told or self.apart or ahead:
                return self._nearest_to_writing(month or 1, ahead=ahead), form(self.writing)
            if self.bare is not None:
                return self.bare, form(Moment(self.bare))
        if self.distance > LENT:
            return None, ""
        if self.last.year is None:
            year = self.bare if self.bare is not None else self.writing.year
            return year, "" if year is None else form(Moment(year))
        year, named = self.last.year, self.goes_on.year
        if named is not None and named != year:
            return named, form(Moment(named))
        if (
            month is not None
            and month <= 12
            and self.last.month is not None
            and month <= self.last.month - FORWARD
            and self.headed != year
        ):
            year += 1
        if month == WINTER and AUTUMN_BEGINS <= (self.last.month or 0) <= 12:
            year += 1  # the winter that begins then has the year in which it ends
        return year, form(self.last)

    def _nearest_to_writing(self, month: int, *, ahead: bool) -> int:
        """In a letter or a report, the nearer month, rather the one that was; the next if it is said to be still to come."""
        usual = month if month <= 12 else (month - 20) * 3 % 12 or 1  # a winter has the year in which it ends
        distance = usual - (self.writing.month or 1)
        if ahead:
            return (self.writing.year or 0) + (distance < 0)
        return (self.writing.year or 0) + (1 if distance < -BEHIND else -1 if distance >= HALF else 0)
