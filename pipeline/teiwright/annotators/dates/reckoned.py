"""What dates mean that must be reckoned: the Roman and the French Republican calendar, reigns, two calendars side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.dates import calendars
from teiwright.annotators.dates.grammar import Atom, Hit
from teiwright.annotators.dates.meanings import full, when, year_of
from teiwright.annotators.dates.values import Moment, Value
from teiwright.model import Certainty

if TYPE_CHECKING:
    from teiwright.annotators.dates.language import Language
    from teiwright.annotators.dates.tokens import Token


LONGEST_REIGN = 64
"""Years of the longest reign whose years were counted."""


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
    begin = reign(hit)
    if begin is None:
        return None
    first, month, day = begin
    last = calendars.plus_days(first + 1, month, day, -1)
    value = Value(Moment(first, month, day), Moment(*last), "period")
    said = any("year_noun" in token.values for token in hit.tokens[hit.first : hit.stop])
    evidence = "the year of a reign, counted from the accession"
    return Atom("G" if said else "g", value, "regnal", evidence, Certainty.MEDIUM)


def reign(hit: Hit) -> tuple[int, int, int] | None:
    """The day on which the year of a reign begins that is named by its number."""
    token, number = hit.get("k"), hit.number("r", "ordinal", "ordinals", "roman", "num", "spelled")
    tens = hit.number("t", "spelled") or 0  # the thirty-second year
    number = (number or 0) + tens if number and (not tens or (number < 10 and not tens % 10)) else 0
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
