"""The days of a diary: what the date of an entry leaves unsaid is that of the entry before it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.dates import calendars
from teiwright.annotators.dates.finding import matches
from teiwright.annotators.dates.matches import DateMatch
from teiwright.annotators.dates.memory import Memory
from teiwright.annotators.dates.numbers import roman
from teiwright.annotators.dates.values import Moment, form, moment
from teiwright.model import Certainty
from teiwright.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from teiwright.model import Passage

_COUNTED = ("dates.weekday", "dates.deictic", "dates.relative")
"""Beside the day of the month the weekday says nothing more."""
_SEASON = 100
"""Days: a feast of the next year that is further from the entry before it may as well be that of another."""
_LAST = 2999
"""No year is later."""
_MONTH_NAME = 15
"""Characters."""
_DAY = lazy(r"(?<!\d)(?P<day>\d{1,2})(?:sten|ten|st|nd|rd|d|th|er|º|°)?(?![\d:/])")
_ROMAN_DAY = lazy(r"(?<!\d)(?P<day>\d{1,2})(?:\. ?|[-/ ])(?P<month>[IVX]{1,4})(?![\w])")
"""“7. XI.”, “15-VIII”."""


class Entries:
    """The entries of a diary, in their order: each is dated by its own words and by the entry before it.

    A year or month carried down so is a value (@when, cert medium) and no mere limit: entries follow each other day by day.
    """

    def __init__(self, order: str) -> None:
        """No entry has been met; `order` is that of dates in figures (day, month or nothing)."""
        self.order = order
        self.last = Moment()
        self.before: Moment | None = None
        """The date named last before the first entry: the years that entries tell of date none of them."""
        self.in_text = False
        """True if the year named last stands in running text, and not in a title."""
        self.guessed = False
        """True while the year of the entries is one that the text before them has named in passing."""

    def head(self, when: str) -> None:
        """A title page or a head among the entries names their year, or month and year: “1912”, “January 1912”."""
        stated = moment(when)
        self.last = stated if stated.year is not None else self.last

    def month(self, passage: Passage, code: str) -> None:
        """A head among the entries that is the name of a month: of the year that is known, or of the next one where it is long over."""
        words, year = passage.text[: _MONTH_NAME + 1].strip(" .,;:–—-"), self.last.year
        if passage.element != "head" or year is None or len(words) > _MONTH_NAME or " " in words:
            return
        for one in matches(f"{words} {year}", code, Memory()):
            named = moment(one.get("when") or "")
            if one.start == 0 and named.month is not None and named.day is None:
                over = self.last.month is not None and named.month < self.last.month
                self.last = replace(named, year=year + over)

    def dates(self, text: str, code: str, before: Memory) -> Iterator[DateMatch]:
        """The dates in the dateline of the next entry.

        Args:
            text: the dateline.
            code: its language.
            before: what the text has named before the first entry.
        """
        if self.before is None:
            self.before = before.nearest
            self.guessed = before.bare is not None and self.in_text
        known = self.last if self.last.year is not None else self.before
        memory = Memory(order=self.order, dateline=True)
        memory.writing = known if known.day is not None else Moment()
        memory.note(known)
        met = list(matches(text, code, memory))
        days = [one for one in met if one.rule not in _COUNTED]
        found = (
            [_carried(one, known) for one in days]
            or _feast(text, code, known)
            or _month(text, code, known)
            or list(_bare(text, known))
        )
        for one in found or [_following(one) for one in met]:
            stated = moment(one.get("when") or one.get("notBefore") or "")
            if one.cert is Certainty.HIGH and stated.year is not None:
                self.guessed = False
            elif self.guessed and one.cert is Certainty.MEDIUM and one.get("when"):
                one = _limited(one, one.evidence)  # noqa: PLW2901
            self.last = stated if stated.day is not None else self.last
            yield one


def _following(one: DateMatch) -> DateMatch:
    """“Friday.” alone: not the one before the last entry, but the one after it; how many weeks after nothing says."""
    day = one.get("notBefore")
    if one.rule != "dates.weekday" or day is None:
        return one
    following = (date.fromisoformat(day) + timedelta(days=7)).isoformat()
    return replace(
        one,
        attributes=(("notBefore", following), ("notAfter", following)),
        evidence="a weekday; the first after the entry before it",
    )


def _carried(one: DateMatch, known: Moment) -> DateMatch:
    """A date whose year the entry before it has given."""
    limit = one.get("notBefore")
    if one.cert is not Certainty.LOW or known.year is None or limit is None or limit != one.get("notAfter"):
        return one
    if one.doubt or moment(limit).first < known.first:
        return one  # Another weekday, or out of order: the year is a guess.
    evidence = f"{one.evidence.partition(';')[0]}; the year carried down from {form(known)}"
    return replace(one, attributes=(("when", limit),), cert=Certainty.MEDIUM, evidence=evidence)


def feast_alone(text: str, code: str, before: Memory) -> DateMatch | None:
    """A dateline that names a feast day and no year: in that of the dates before it, as far as they reach."""
    year, source = before.year_for(Moment(), -1)
    one = _in_year(text, code, year)
    if one is None:
        return None
    # A month long over is that of the next year.
    later, source = before.year_for(Moment(None, moment(one.get("when") or "").month), -1)
    one = _in_year(text, code, later) or one
    return _limited(one, f"{one.evidence}; the year from {source}")


def _feast(text: str, code: str, known: Moment) -> list[DateMatch]:
    """The entry of a feast day: the first after the entry before it."""
    one = _in_year(text, code, known.year)
    if one is None or known.year is None:
        return []
    day = moment(one.get("when") or "")
    if day.first < known.first:
        one = _in_year(text, code, known.year + 1) or one
        day = moment(one.get("when") or "")
    evidence = f"{one.evidence}; the year carried down from {form(known)}"
    if day.year != known.year and (date(*day.first) - date(*known.first)).days > _SEASON:
        return [_limited(one, evidence)]
    return [replace(one, cert=Certainty.MEDIUM, evidence=evidence)]


def _month(text: str, code: str, known: Moment) -> list[DateMatch]:
    """“April.” above an entry that tells of the whole month: the first of this name after the entry before it."""
    words = text.rstrip(" \t\n.,;:)–—-")
    if known.year is None or not words.isalpha() or not 1000 <= known.year < _LAST:
        return []
    for year in (known.year, known.year + 1):
        made = list(matches(f"{words} {year}", code, Memory()))
        stated = moment(made[0].get("when") or "") if len(made) == 1 else Moment()
        if stated.month is None or stated.day is not None or made[0].start:
            return []
        if known.month is None or known.year < year or stated.month >= known.month:
            evidence = f"the month of an entry; the year carried down from {form(known)}"
            one = made[0]
            return [
                replace(one, end=len(words), cert=Certainty.MEDIUM, evidence=evidence, rule="dates.entry")
            ]
    return []


def _in_year(text: str, code: str, year: int | None) -> DateMatch | None:
    """The feast day with which a line ends, in a year."""
    if year is None or not 1000 <= year <= _LAST:
        return None
    words = text.rstrip(" \t\n.,;:)–—-")
    made = list(matches(f"{words} {year}", code, Memory()))
    if (
        not made
        or made[-1].rule != "dates.feast"
        or made[-1].end != len(words) + 5
        or not made[-1].get("when")
        or any(one.get("when") for one in made[:-1])
    ):
        return None
    return replace(made[-1], end=len(words), evidence="a feast day")


def _limited(one: DateMatch, evidence: str) -> DateMatch:
    """The same day as a mere likelihood."""
    day = one.get("when") or ""
    others = tuple(a for a in one.attributes if a[0] != "when")
    limits = (("notBefore", day), ("notAfter", day), *others)
    return replace(one, attributes=limits, cert=Certainty.LOW, evidence=evidence)


def _bare(text: str, known: Moment) -> Iterator[DateMatch]:
    """“6th”, “2. Friday”: the next day of this number."""
    if named := _ROMAN_DAY.search(text):
        yield from _in_roman(named, known)
        return
    day = _DAY.search(text)
    if day is None or known.year is None or known.month is None or known.month > 12:
        return
    year, month = known.year, known.month
    if known.day is not None and int(day["day"]) < known.day:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    if calendars.exists(year, month, int(day["day"])):
        yield DateMatch(
            day.start(),
            day.end(),
            (("when", form(Moment(year, month, int(day["day"])))),),
            "dates.entry",
            Certainty.MEDIUM,
            f"the day of an entry; month and year carried down from {form(known)}",
        )


def _in_roman(named: re.Match[str], known: Moment) -> Iterator[DateMatch]:
    """“7. XI.”: the first such day after the entry before it."""
    month, day, year = roman(named["month"]) or 0, int(named["day"]), known.year
    if year is None or not 1 <= month <= 12:
        return
    if known.month is not None and (month, day) < (known.month, known.day or 0):
        year += 1
    if calendars.exists(year, month, day):
        yield DateMatch(
            named.start(),
            named.end(),
            (("when", form(Moment(year, month, day))),),
            "dates.entry",
            Certainty.MEDIUM,
            f"the day of an entry, its month in Roman figures; the year carried down from {form(known)}",
        )
