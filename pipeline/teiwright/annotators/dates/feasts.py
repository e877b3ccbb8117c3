"""What the days of feasts and of saints mean: in a year, in the year of a reign, in the year that the text has named before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.dates import calendars
from teiwright.annotators.dates.grammar import Atom, Hit, counted
from teiwright.annotators.dates.meanings import when, year_of
from teiwright.annotators.dates.reckoned import reign
from teiwright.annotators.dates.values import Moment, Value
from teiwright.model import Certainty

if TYPE_CHECKING:
    from teiwright.annotators.dates.language import Language
    from teiwright.annotators.dates.tokens import Token


def feast(hit: Hit, known: Language) -> Atom | None:
    """“Easter 1916”."""
    token, year = hit.get("f"), year_of(hit)
    name = _name(token) if token else ""
    if year is None or not calendars.kept(name, year):
        return None
    day = calendars.feast_day(name, year)
    before = hit.tokens[hit.first - 2].values.keys() if hit.first > 1 else set()
    days = int(hit.number("v", "feast_offset") or 0)
    if days and before.isdisjoint(_SO_MANY):
        cert = _sure(token, year, named=year < OF_NAMES)
        evidence = "a day counted from a feast day, and year"
        return Atom("F", when(*calendars.plus_days(*day, days)), "feast", evidence, cert)
    if days:
        return None
    if "." in name:
        evidence = "feast day and year, as it is kept in one country"
        return Atom("F", when(*day), "feast", evidence, Certainty.MEDIUM)
    limited = year >= OF_NAMES and not before.isdisjoint(_LIMITS)
    led = ("before_feast" in before and not limited) or hit.get("l") is not None
    named = token is not None and "uncertain" in token.values and known.capital_nouns
    heads = hit.first > 0 and hit.tokens[hit.first - 1].symbol == "<"  # an entry, an account
    if named and not (led or limited or heads) and year >= OF_NAMES:
        return None  # “(Nikolai 1820)” is a book
    painted = token is not None and "titles" in token.values
    cert = _sure(token, year, named=led)
    cert = Certainty.MEDIUM if (named or painted) and not led else cert
    return Atom("F", when(*day), "feast", "feast day and year", cert)


_SO_MANY = {"ordinal", "ordinals", "num", "day", "spelled", "spelled_day", "numbers"}
"""“14 Tage nach Ostern”, “am achten Tag nach Ostern”, where some counted Easter itself, is no day after Easter."""
_LIMITS = {"before", "after"}
"""“Nach Jacobi, 1785” may be the day or the book."""
OF_NAMES = 1700
"""The year from which a saint's name before a year is no day by itself: St. Vincent 1797 is a place, Jacobi 1785 a book."""


def _sure(token: Token | None, year: int, *, named: bool) -> Certainty:
    """How sure a feast day is: medium where not all kept it on that day, its name may be another thing, or the year may be the one before, as some counted."""
    if token is not None and begins_late(calendars.feast_day(_name(token), year)):
        return Certainty.MEDIUM
    sure = token is None or ((named or "feasts" in token.values) and calendars.agreed(_name(token), year))
    return Certainty.HIGH if sure else Certainty.MEDIUM


def saint(hit: Hit, known: Language) -> Atom | None:
    """“Zu Lucae 1402”: a saint by his name alone. Behind words of place it is as often a village, but where it is Latin among nouns with capitals."""
    before, year = hit.tokens[hit.first - 2].values, year_of(hit)
    timed = known.capital_nouns or before.keys() & {"before", "after", "since", "until"} or _of_its_year(hit)
    made = feast(hit, known) if timed and year is not None and year < OF_NAMES else None
    return made and made.but(cert=Certainty.MEDIUM)


_NEW_YEAR, _LADY_DAY = 1752, (3, 25)
"""Until then the year began for many, in England for the last, on 25 March or at Easter: who writes Candlemas 1545 may mean 1546."""


def begins_late(day: tuple[int, int, int]) -> bool:
    """True for a day of the weeks that were counted to the year before where the year began in March."""
    return day[0] < _NEW_YEAR and day[1:] < _LADY_DAY


def _of_its_year(hit: Hit) -> bool:
    """True for “por San Juan de 1545”: a place has no year of its own; “a San Juan de 1545” may be on the way there."""
    inside = [key for token in hit.tokens[hit.first + 1 : hit.stop] for key in token.values]
    return "of" in inside and hit.tokens[hit.first - 2].values.keys().isdisjoint(("to", "within"))


def _name(token: Token) -> str:
    """Which feast a phrase names."""
    return str(token.values.get("feasts") or token.values["saints"])


def span_of_year(hit: Hit, known: Language) -> Atom | None:
    """“Lent 1348”, “Michaelmas Term 1823”: within two days; the terms of courts and of universities are not the same, so they are wide."""
    token, year = hit.get("f"), year_of(hit)
    if token is None or year is None or counted(hit.tokens, hit.stop, known):
        return None
    begin, end = str(token.values["spans"]).split("/")
    first, last = (Moment(*calendars.feast_day(name, year)) for name in (begin, end))
    fixed = begin[:1].isdigit()
    evidence = (
        "the term of a year, by its widest limits" if fixed else "a time of the church's year, and year"
    )
    sure = not fixed and not begins_late(calendars.feast_day(begin, year))
    return Atom(
        "F", Value(first, last, "within"), "feast", evidence, Certainty.HIGH if sure else Certainty.MEDIUM
    )


def weekday_of_feast(hit: Hit, _: Language) -> Atom | None:
    """“Monday next after Michaelmas 1402”, “Freitag vor Ostern 1525”: medium from 1583, for two calendars were in use."""
    token, year, weekday, way = hit.get("f"), year_of(hit), hit.number("w", "weekdays"), hit.get("s")
    if token is None or year is None or weekday is None or way is None:
        return None
    made = _counted_day(hit, token, year)
    cert = _sure(token, year, named=True) if year < calendars.REFORM else Certainty.MEDIUM
    return Atom("F", when(*made), "feast", "a weekday counted from a feast day, and year", cert)


def _counted_day(hit: Hit, token: Token, year: int) -> tuple[int, int, int]:
    """The day of a feast in a year, or that which is counted from it: its eve, the Monday after it, the third Sunday after it."""
    day = calendars.feast_day(_name(token), year)
    day = calendars.plus_days(*day, int(hit.number("v", "feast_offset") or 0))
    weekday, way = hit.number("w", "weekdays"), hit.get("s")
    if weekday is None or way is None:
        return day
    return calendars.plus_days(*calendars.weekday_near(day, weekday - 1, _way(way)), _weeks(hit))


def _weeks(hit: Hit) -> int:
    """Days from the first to “the third Sunday after Easter”; back, if it is one before it."""
    number, way = hit.number("o", "ordinal", "ordinals") or 1, hit.get("s")
    return 7 * (number - 1) * (_way(way) if way is not None else 1)


def _way(way: Token) -> int:
    """1 behind “after”, -1 behind “before”."""
    return -1 if way.values.keys() & {"before", "counted_before"} else 1


def feast_unsaid(hit: Hit, known: Language) -> Atom | None:
    """“At Michaelmas”, “the eve of St. Luke”: in the year that the text has named before."""
    token = hit.get("f")
    after = hit.next_word
    ends = hit.after in ",;:.)>-" or (
        after is not None
        and (after.text.lower() in known.function_words or (known.capital_nouns and after.text.islower()))
    )
    counted_from = hit.get("v") is not None or hit.get("s") is not None
    before = hit.tokens[hit.first - 2].values if hit.first > 1 else {}
    same = hit.get("t") is not None
    dayed = token is not None and _named_as_a_day(hit.get("l") or token, known) and "article" in before
    ends = ends or (dayed and known.telling_day and after is not None and after.text.islower())
    timed = counted_from or same or "before_feast" in before or dayed
    so_many = hit.get("v") is not None and not _SO_MANY.isdisjoint(before)
    if token is None or so_many or ("uncertain" in token.values and not same) or not (ends and timed):
        return None  # Christmas dinner, San Juan, the feast of Corpus Christi itself
    offset, weekday, way = hit.number("v", "feast_offset") or 0, hit.number("w", "weekdays"), hit.get("s")
    offset += _weeks(hit)
    way_out = 0 if weekday is None or way is None else _way(way)
    return Atom(
        "R",
        when(),
        "feast",
        "a feast day, or a day counted from one",
        Certainty.LOW,
        (f"feast {_name(token)}", int(offset), "text"),
        weekday=(weekday or 1) - 1 if way_out else -1,
        way=way_out,
    )


def _named_as_a_day(token: Token, known: Language) -> bool:
    """True for “día de Reyes”, “giovedì santo”: a feast that is called a day of its kind needs no word before it but its article."""
    first = token.text.partition(" ")[0].lower()
    values = known.singles.get(first, ({}, ""))[0]
    return first in known.eves or not values.keys().isdisjoint(("units", "weekdays", "day_article"))


def _ends_there(hit: Hit, known: Language) -> bool:
    """True unless a noun follows, whose “next” and “last” it is: Christmas last week, Easter last of all."""
    if hit.after != " " or hit.stop + 1 >= len(hit.tokens):
        return True
    after = hit.tokens[hit.stop + 1]
    if after.values.keys() & {"to", "of"}:
        return False
    return after.text.lower() in known.function_words or not after.values.keys().isdisjoint(
        ("coming_after", "last_after")
    )


_COMING = {"coming", "coming_after"}


def feast_told(hit: Hit, known: Language) -> Atom | None:
    """“Michaelmas next”, “last Easter”, “la Saint-Jean dernière”: the next or the last one, counted from the day of writing."""
    token, way = hit.get("f"), hit.get("n")
    if token is None or way is None or not _ends_there(hit, known):
        return None
    return Atom(
        "R",
        when(),
        "feast",
        "a feast day, counted from the day of writing",
        Certainty.LOW,
        (f"feast {_name(token)}", 0, "next" if way.values.keys() & _COMING else "last"),
    )


def feast_of_reign(hit: Hit, _: Language) -> Atom | None:
    """“The feast of St. Lucy, 41 Edward III”, “Friday before Palm Sunday 15 Edward II”: the day of that name in the year of the reign."""
    begin, token = reign(hit), hit.get("f")
    if begin is None or token is None:
        return None
    days = [_counted_day(hit, token, begin[0] + later) for later in (0, 1)]
    evidence = "a feast day, or a day counted from one, and the year of a reign, counted from the accession"
    return Atom("F", when(*next(d for d in days if d >= begin)), "regnal", evidence, Certainty.MEDIUM)
