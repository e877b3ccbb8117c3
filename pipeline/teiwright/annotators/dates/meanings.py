"""What the forms of single dates mean: from the tokens a pattern matched to a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.dates import calendars
from teiwright.annotators.dates.early_years import in_a_compound, unread_year
from teiwright.annotators.dates.grammar import Atom, Hit, counted, numbered
from teiwright.annotators.dates.lookalikes import no_day, no_whole_day, two_sentences
from teiwright.annotators.dates.values import Moment, Value
from teiwright.model import Certainty

if TYPE_CHECKING:
    from teiwright.annotators.dates.language import Language


LAST_YEAR = 2099
"""Four figures above it are no year."""
LONGEST = 31
"""Days of the longest month."""
_REFORMED = 1753
"""From here on few but Russians and Greeks reckoned by the Julian calendar."""


def when(*parts: int | None) -> Value:
    """The value of a single moment."""
    moment = Moment(*parts)
    return Value(moment, moment)


def year_of(hit: Hit) -> int | None:
    """The astronomical year of the groups y and e, or None if the number is none."""
    name = "y" if hit.get("z") is None else "z"
    year = hit.number(name, "year", "num", "spelled", "roman")
    era, token = hit.get("e"), hit.get(name)
    if (
        year is None
        or token is None
        or (era is None and "year" not in token.values and not _after_christ(hit))
        or (year == 1000 and token.text[:1].isalpha() and era is None)  # “a thousand men in May”
    ):
        return None
    if era is not None and "era_rome" in era.values:
        return year - _ROME
    return 1 - year if era is not None and "era_before" in era.values else year


_ROME = 753
"""So many years were counted from the founding of Rome before the year 1."""


def _after_christ(hit: Hit) -> bool:
    """True for “A.D. 303”, “3 May A.D. 303”: the sign of the era stands before the year."""
    return any("era_after" in token.values for token in hit.tokens[hit.first : hit.stop])


def impossible(evidence: str) -> Atom:
    """“30 February”: a date that has no value, since there is no such day."""
    return Atom("I", when(), "impossible", evidence, Certainty.HIGH)


def _leap_day(year: int, month: int, day: int) -> Atom | None:
    """29 February 1700, which only the Julian calendar has: without the Gregorian day it would have no legal value."""
    if calendars.exists(year, month, day):
        return None
    made = Moment(*calendars.from_julian(year, month, day))
    evidence = "a day that only the Julian calendar has, given in the Gregorian"
    cert = Certainty.HIGH if year < _REFORMED else Certainty.MEDIUM
    return Atom("F", Value(made, made, calendar="julian"), "full", evidence, cert)


def full(hit: Hit, known: Language) -> Atom | None:
    """“April 3, 1908”, “11 February 1731/2”, “April 16, '62”, “12 November [1856?]”."""
    if hit.get("n") is not None:
        return short_year(hit, known)
    made = _full(hit, known)
    return supplied(hit, made) if made is not None and hit.get("z") is not None else made


def supplied(hit: Hit, made: Atom) -> Atom:
    """“12 November [1856]”, “Nov. [1856?]”: the year in brackets, as editors of letters add it."""
    if made.rule == "impossible":
        return made
    doubted = hit.get("q") is not None
    evidence = f"{made.evidence}; the year in brackets{', with somebody’s doubt' if doubted else ''}"
    return made.but(rule="supplied", evidence=evidence, cert=Certainty.LOW if doubted else made.cert)


def in_brackets(hit: Hit, known: Language) -> Atom | None:
    """“[May] 3, 1848”, “3 [May] 1848”, “[3 May] 1848”: an editor adds the day or the month."""
    made = _full(hit, known) if any(t.text == "]" for t in hit.tokens[hit.first : hit.stop]) else None
    if made is None or made.rule == "impossible":
        return made
    return made.but(rule="supplied", evidence=f"{made.evidence}; a part of it in brackets")


_LAST_DUAL = 1797
"""The last year that began in March anywhere: in Venice, until the Republic fell."""


def _full(hit: Hit, known: Language) -> Atom | None:
    word = hit.get("d")
    some_day = word is not None and word.text.lower() in known.indefinite  # un día de marzo de 1848
    if some_day or no_whole_day(hit):
        return None
    year, month = year_of(hit), hit.number("m", "months")
    day = hit.number("d", "day", "ordinals", "spelled", "roman")
    if year is None or month is None or day is None or day > LONGEST:
        return None
    second = hit.number("y2", "num") or hit.number("y3", "num")
    if second is not None:
        if year > _LAST_DUAL or second not in ((year + 1) % 10, (year + 1) % 100, year + 1) or month > 3:
            return None
        made = calendars.from_julian(year + 1, month, day)
        return Atom(
            "F",
            Value(Moment(*made), Moment(*made), calendar="julian"),
            "dual-year",
            "a day in a year that began in March, so the year is given twice",
        )
    if not calendars.exists(year, month, day, julian=year < 1924):
        return impossible("day, month and year; the month has no such day")
    if leap := _leap_day(year, month, day):
        return leap
    weekday = hit.number("w", "weekdays")
    cert = Certainty.HIGH
    evidence = "day, month and year" if weekday is None else "weekday, day, month and year"
    return Atom(
        "F", when(year, month, day), "full", evidence, cert, weekday=-1 if weekday is None else weekday - 1
    )


def month_day(hit: Hit, known: Language) -> Atom | None:
    """“April 1”, “the 16th of April”."""
    month, day = hit.number("m", "months"), hit.number("d", "day", "ordinals", "spelled")
    if month is None or day is None or no_day(hit, known) or in_a_compound(hit, day, known):
        return None
    if not calendars.exists(None, month, day):
        if numbered(hit.tokens, hit.first):
            return None
        return impossible("day and month; the month has no such day")
    weekday = hit.number("w", "weekdays") or hit.number("e", "weekdays")
    tailed = hit.get("t") is not None
    return Atom(
        "K",
        when(None, month, day),
        "month-day",
        "day and month, in the year just named" if tailed else "day and month, without a year",
        Certainty.MEDIUM if unread_year(hit, known) else Certainty.HIGH,
        same_year=tailed,
        weekday=-1 if weekday is None else weekday - 1,
    )


def month_year(hit: Hit, _: Language) -> Atom | None:
    """“May 1945”, “May '64” in the hundred of the year named before, “May [1945]”."""
    year, month, short = year_of(hit), hit.number("m", "months"), two_figures(hit)
    if short and month is not None:
        evidence = "month, and two figures of the year after an apostrophe"
        return Atom("P", when(short, month), "month-year", evidence, Certainty.LOW)
    if year is None or month is None or two_sentences(hit):
        return None
    made = Atom("Q", when(year, month), "month-year", "month and year")
    return made if hit.get("z") is None else supplied(hit, made)


def led_short(hit: Hit, known: Language) -> bool:
    """True for “octubre del 34”: two figures behind “of the”; “luglio di 30 giorni”, “luglio del 12 reggimento” tell of something else."""
    after = hit.tokens[hit.stop + 1].text if hit.after == " " and hit.stop + 1 < len(hit.tokens) else ""
    led = hit.tokens[hit.stop - 3].text.lower() in known.of_a_day
    return led and after.lower() not in known.nth and not counted(hit.tokens, hit.stop, known)


def of_short(hit: Hit, known: Language) -> Atom | None:
    """“3 de octubre del 34”, “octubre del 34”: in the hundred of the year named before."""
    if not led_short(hit, known):
        return None
    made = short_year(hit, known) if hit.get("d") is not None else month_year(hit, known)
    return None if made is None else made.but(evidence="month, and two figures of the year")


def _to_month(hit: Hit) -> bool:
    """“Jan.-Mar.”: a month stands before the dash."""
    at = hit.first - 1
    if at < 2 or hit.tokens[at].symbol != "-":
        return False
    before = hit.tokens[at - 2] if hit.tokens[at - 1].symbol == "." else hit.tokens[at - 1]
    return "months" in before.values


def month(hit: Hit, _: Language) -> Atom | None:
    """“July”, “July of that year”: which year, its surroundings must say."""
    month = hit.number("m", "months")
    token = hit.get("m")
    tail = hit.get("t")
    if tail is not None and tail.text[:1].isupper() and not tail.text.isupper():
        return None  # “… in settembre. Nello stesso anno …”
    if token is not None and "whole" not in token.values:
        stopped = hit.tokens[hit.stop - 1].symbol == "."
        if ("uncertain" in token.values and not _to_month(hit)) or (
            "numbers" in token.values and not stopped
        ):
            return None  # de mar a mar; sept hommes, but sept.
    tailed = hit.get("t") is not None
    if (
        hit.after == "'"
        and hit.tokens[hit.stop + 1 : hit.stop + 2]
        and len(hit.tokens[hit.stop + 1].text) > 1
    ):
        return None  # sett'anni
    return Atom(
        "M" if tailed else "m",
        when(None, month),
        "month",
        "month, year said to be the one just named" if tailed else "a month by its name",
        same_year=tailed,
    )


def two_figures(hit: Hit) -> int | None:
    """“'64”, “'sixty-four”: a year without its hundreds."""
    spelled = hit.number("n", "spelled")
    return hit.number("n", "short") if spelled is None else spelled if 20 <= spelled < 100 else None


def short_year(hit: Hit, known: Language) -> Atom | None:
    """“'99”, “April 16, '62”."""
    year = two_figures(hit)
    month, day = hit.number("m", "months"), hit.number("d", "day", "ordinals", "spelled")
    impossible = day is not None and not calendars.exists(None, month or 1, day)
    if impossible or not year or counted(hit.tokens, hit.stop, known):
        return None
    return Atom("P", when(year, month, day), "short-year", "two figures after an apostrophe", Certainty.LOW)


def slashed(hit: Hit, known: Language) -> Atom | None:
    """“Sept 22/63”: day and year with a stroke between; “Oct. 8/12” can be two days, and “Oct. 8/9” is."""
    year, day = hit.number("n", "short"), hit.number("d", "day", "ordinals")
    if not year or not day or day < year <= LONGEST:
        return None
    made = short_year(hit, known)
    evidence = "day and month, and two figures of the year behind a stroke"
    return None if made is None else made.but(evidence=evidence)


def slashed_month(hit: Hit, known: Language) -> Atom | None:
    """“June/69”, “June/1869”: month and year with a stroke between; “June/12” may be a day."""
    year = hit.number("n", "short")
    if year is not None and year <= LONGEST:
        return None
    return month_year(hit, known)


def dateline(hit: Hit, known: Language) -> Atom | None:
    """“Gotha, 9. Juni 97.”: two figures that end a line are the year where one near it is known."""
    made = short_year(hit, known)
    evidence = "day and month, and two figures at the end of a line"
    return None if made is None else made.but(needs_anchor=True, evidence=evidence)


def amid(hit: Hit, known: Language) -> Atom | None:
    """“Am 17. März 48 – …”: two figures that are no day, before a mark, are the year where one near it is known."""
    year = hit.number("n", "short")
    made = short_year(hit, known) if year and year > LONGEST else None
    evidence = "day and month, and two figures before a mark"
    return None if made is None else made.but(needs_anchor=True, evidence=evidence)


def bare_day(hit: Hit, _: Language) -> Atom | None:
    """“14th”: whether it is a day, its surroundings must say."""
    return Atom(
        "n",
        when(None, None, hit.number("d", "day", "ordinals", "spelled")),
        "bare-day",
        "a number that may be a day",
    )
