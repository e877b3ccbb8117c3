"""What dates mean that must be reckoned: feasts, the French Republican calendar, two calendars side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.dates import calendars
from teiwright.annotators.dates.grammar import Atom, Hit, counted
from teiwright.annotators.dates.meanings import full, when, year_of
from teiwright.annotators.dates.values import Moment, Value
from teiwright.model import Certainty

if TYPE_CHECKING:
    from teiwright.annotators.dates.language import Language
    from teiwright.annotators.dates.tokens import Token


LONGEST_REIGN = 64
"""Years of the longest reign whose years were counted."""


def feast(hit: Hit, known: Language) -> Atom | None:
    """“Easter 1916”."""
    token, year = hit.get("f"), year_of(hit)
    name = _name(token) if token else ""
    if year is None or not calendars.kept(name, year):
        return None
    day = calendars.feast_day(name, year)
    days = int(hit.number("v", "feast_offset") or 0)
    if days:
        return Atom(
            "F", when(*calendars.plus_days(*day, days)), "feast", "a day counted from a feast day, and year"
        )
    if "." in name:
        evidence = "feast day and year, as it is kept in one country"
        return Atom("F", when(*day), "feast", evidence, Certainty.MEDIUM)
    led = hit.first > 1 and "before_feast" in hit.tokens[hit.first - 2].values
    named = token is not None and "uncertain" in token.values and not led and known.capital_nouns
    cert = Certainty.MEDIUM if named else Certainty.HIGH  # “(Nikolai 1820)” may be a book
    return Atom("F", when(*day), "feast", "feast day and year", cert)


def saint(hit: Hit, known: Language) -> Atom | None:
    """“Zu Lucae 1402”: a saint by his name alone. Behind words of place it is as often a village, but where it is Latin among nouns with capitals."""
    before = hit.tokens[hit.first - 2].values
    timed = known.capital_nouns or before.keys() & {"before", "after", "since", "until"}
    made = feast(hit, known) if timed else None
    return made and made.but(cert=Certainty.MEDIUM)


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
    return Atom(
        "F", Value(first, last, "within"), "feast", evidence, Certainty.MEDIUM if fixed else Certainty.HIGH
    )


def weekday_of_feast(hit: Hit, _: Language) -> Atom | None:
    """“Monday next after Michaelmas 1402”, “Freitag vor Ostern 1525”: medium from 1583, for two calendars were in use."""
    token, year, weekday, way = hit.get("f"), year_of(hit), hit.number("w", "weekdays"), hit.get("s")
    if token is None or year is None or weekday is None or way is None:
        return None
    day = calendars.feast_day(_name(token), year)
    made = calendars.weekday_near(day, weekday - 1, 1 if "after" in way.values else -1)
    made = calendars.plus_days(*made, _weeks(hit))
    cert = Certainty.HIGH if year < calendars.REFORM else Certainty.MEDIUM
    return Atom("F", when(*made), "feast", "a weekday counted from a feast day, and year", cert)


def _weeks(hit: Hit) -> int:
    """Days from the first to “the third Sunday after Easter”; back, if it is one before it."""
    number, way = hit.number("o", "ordinal", "ordinals") or 1, hit.get("s")
    return 7 * (number - 1) * (-1 if way is not None and "before" in way.values else 1)


def feast_unsaid(hit: Hit, known: Language) -> Atom | None:
    """“At Michaelmas”, “the eve of St. Luke”: in the year that the text has named before."""
    token = hit.get("f")
    after = hit.tokens[hit.stop + 1] if hit.after == " " and hit.stop + 1 < len(hit.tokens) else None
    ends = hit.after in ",;:.)>-" or (
        after is not None
        and (after.text.lower() in known.function_words or (known.capital_nouns and after.text.islower()))
    )
    counted_from = hit.get("v") is not None or hit.get("s") is not None
    before = hit.tokens[hit.first - 2].values if hit.first > 1 else {}
    same = hit.get("t") is not None
    dayed = token is not None and _named_as_a_day(token, known) and "article" in before
    ends = ends or (dayed and known.telling_day and after is not None and after.text.islower())
    timed = counted_from or same or "before_feast" in before or dayed
    if token is None or ("uncertain" in token.values and not same) or not (ends and timed):
        return None  # Christmas dinner, San Juan, the feast of Corpus Christi itself
    offset, weekday, way = hit.number("v", "feast_offset") or 0, hit.number("w", "weekdays"), hit.get("s")
    offset += _weeks(hit)
    way_out = 0 if weekday is None or way is None else 1 if "after" in way.values else -1
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
        (f"feast {token.values['feasts']}", 0, "next" if way.values.keys() & _COMING else "last"),
    )


def roman_day(hit: Hit, _: Language) -> Atom | None:
    """“The Ides of March 1215”, “the 8th of the Kalends of May”: the days before one are counted with it."""
    named, month = hit.number("k", "roman_days"), hit.number("m", "months")
    if not named or not month:
        return None
    late = 2 if month in (3, 5, 7, 10) else 0
    day = (1, 5 + late, 13 + late)[named - 1]
    back = (hit.number("n", "ordinal", "ordinals", "roman", "num", "spelled") or 1) - 1
    year = year_of(hit)
    if back > 18:
        return None
    if back >= day:
        month, year = (month - 1, year) if month > 1 else (12, None if year is None else year - 1)
        day += calendars.month_length(4 if year is None else year, month)
    evidence = "a day of the Roman month, counted from its Kalends, Nones or Ides"
    return Atom("F" if year is not None else "K", when(year, month, day - back), "roman-day", evidence)


def year_of_reign(hit: Hit, _: Language) -> Atom | None:
    """“In the 12th year of Henry VIII”: from the day of his accession in one year to the day before it in the next.

    “27 Eliz.” alone is the number of a law; it dates only the day that stands before it.
    """
    begin = _reign(hit)
    if begin is None:
        return None
    first, month, day = begin
    last = calendars.plus_days(first + 1, month, day, -1)
    value = Value(Moment(first, month, day), Moment(*last), "period")
    said = any("year_noun" in token.values for token in hit.tokens[hit.first : hit.stop])
    evidence = "the year of a reign, counted from the accession"
    return Atom("G" if said else "g", value, "regnal", evidence, Certainty.MEDIUM)


def feast_of_reign(hit: Hit, _: Language) -> Atom | None:
    """“The feast of St. Lucy, 41 Edward III”: the day of that name in the year of the reign."""
    begin, token = _reign(hit), hit.get("f")
    if begin is None or token is None:
        return None
    days = [calendars.feast_day(_name(token), begin[0] + later) for later in (0, 1)]
    evidence = "a feast day, and the year of a reign, counted from the accession"
    return Atom("F", when(*next(d for d in days if d >= begin)), "regnal", evidence, Certainty.MEDIUM)


def _reign(hit: Hit) -> tuple[int, int, int] | None:
    """The day on which the year of a reign begins that is named by its number."""
    token, number = hit.get("k"), hit.number("o", "ordinal", "ordinals", "roman", "num", "spelled")
    if token is None or not number or number > LONGEST_REIGN:
        return None
    year, month, day = (int(part) for part in str(token.values["reigns"]).split("-"))
    return year + number - 1, month, day


def republican(hit: Hit, _: Language) -> Atom | None:
    """“12 thermidor an II”."""
    year = hit.number("y", "roman", "num", "spelled")
    day, month = hit.number("d", "day", "ordinals", "spelled"), hit.number("m", "republican_months")
    if month is None and hit.get("k") is not None:
        month = 13
    if year is None or not 1 <= year <= 79 or (day or 1) > (30 if month != 13 else 6):
        return None
    if month is None:
        first = calendars.from_republican(year, 1, 1)
        last = calendars.plus_days(*calendars.from_republican(year + 1, 1, 1), -1)
    elif day is None:
        first, last = calendars.from_republican(year, month, 1), calendars.from_republican(year, month, 30)
    else:
        first = last = calendars.from_republican(year, month, day)
    shape = "when" if first == last else "period"
    return Atom(
        "F",
        Value(Moment(*first), Moment(*last), shape, calendar="republican"),
        "republican",
        "a date of the French Republican calendar",
    )


_YEARS_OF_THE_REPUBLIC = 14


def republican_year(hit: Hit, known: Language) -> Atom | None:
    """“l’an VIII”, “the Year III”. By itself “anno VIII” may be any year VIII; and “an VIII, n° 3” is the year of a periodical."""
    behind = (token.text.casefold().strip(" ,;.°º") for token in hit.tokens[hit.stop : hit.stop + 3])
    if next(filter(None, behind), "") in known.issue:
        return None
    word, year = hit.tokens[hit.first].text.lower(), hit.get("y")
    if year is None or int(year.values["roman"]) > _YEARS_OF_THE_REPUBLIC:
        return None
    if len(year.text) == 1 and (word in known.function_words or word in known.indefinite):
        return None  # “an V.”, where this is a word of the language and the letter a name
    return republican(hit, known)


def republican_day(hit: Hit, _: Language) -> Atom | None:
    """“9 thermidor”: the nearest to the date named before."""
    day, month = hit.number("d", "day", "ordinals", "spelled"), hit.number("m", "republican_months")
    if not day or not month or day > DECADES:
        return None
    return Atom(
        "R",
        Value(Moment(None, month, day), Moment(), calendar="republican"),
        "republican",
        "a day of the French Republican calendar, without a year",
        Certainty.LOW,
        ("republican", 0, "text"),
    )


DECADES = 30
"""Days of a Republican month: three of ten days."""


def of_style(hit: Hit, known: Language) -> Atom | None:
    """“10 February, Old Style, 1750”: the style stands before the year."""
    made = full(hit, known)
    return None if made is None else in_style(made, hit.get("o"))


def in_style(atom: Atom, word: Token | None) -> Atom | None:
    """A day of the calendar that the word after it names: of the old one, given in the new."""
    first = atom.value.first
    if word is None or atom.value.shape != "when" or not (first.year and first.month and first.day):
        return None
    if "new_style" in word.values:
        return atom.but(rule="style", evidence="a date said to be of the new style")
    made = Moment(*calendars.from_julian(first.year, first.month, first.day))
    return atom.but(
        value=Value(made, made, calendar="julian"),
        rule="style",
        evidence="a date said to be of the old style, given in the new",
    )


MARCH = 3
"""The last month that may lie in a year given twice."""


def pair(hit: Hit, _: Language) -> Atom | None:
    """25 October (7 November) 1917: the same day in both calendars."""
    year = year_of(hit)
    day1, day2 = hit.number("d", "day", "ordinals", "spelled"), hit.number("d2", "day", "ordinals")
    month2 = hit.number("m2", "months") or hit.number("m", "months")
    month1 = hit.number("m", "months")
    if not (year and day1 and day2 and month1 and month2):
        return None
    second = hit.number("y2", "num") or hit.number("y3", "num")
    if second is not None:  # 10/21 February 1750/51
        if second not in ((year + 1) % 10, (year + 1) % 100, year + 1) or min(month1, month2) > MARCH:
            return None
        year += 1
    for old, new in (((day1, month1), (day2, month2)), ((day2, month2), (day1, month1))):
        for old_year in (year, year - 1):
            if calendars.exists(old_year, old[1], old[0], julian=True):
                made = calendars.from_julian(old_year, old[1], old[0])
                if made[1:] == (new[1], new[0]):
                    return Atom(
                        "F",
                        Value(Moment(*made), Moment(*made), calendar="julian"),
                        "two-calendars",
                        "the same day in the Julian and the Gregorian calendar",
                    )
    return None


OLD_FRIENDS = 1752
"""Before this year March was the first month of the English year."""


def of_friends(hit: Hit, _: Language) -> Atom | None:
    """“9th month 3rd 1788”, “3rd of 9th mo. 1788”: the Society of Friends counted the months."""
    month, day = (hit.number(name, "ordinals", "ordinal", "day") for name in ("m", "d"))
    year = year_of(hit)
    if month is None or month > 12 or day is None:
        return None
    word = hit.get("k")
    if word is not None and word.text.lower() == "month" and hit.after not in ",.;:)>":
        return None  # the first month third class
    evidence, cert = "day and month by their numbers, as the Society of Friends dated", Certainty.HIGH
    if year is None:
        cert = Certainty.MEDIUM
    elif year < OLD_FRIENDS:
        # March was the first month. Of the last two of a year nothing says whether it began in January or in March.
        month, year = (month + 2, year) if month <= 10 else (month - 10, year + 1)
        evidence, cert = f"{evidence}; March was the first month", Certainty.LOW
    if not calendars.exists(year, month, day):
        return None
    kind = "K" if year is None else "F"
    return Atom(kind, when(year, month, day), "month-day" if year is None else "friends", evidence, cert)
