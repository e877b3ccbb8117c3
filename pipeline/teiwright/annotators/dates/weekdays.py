"""What weekdays mean: by themselves, beside a day, by their number in a month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.dates import calendars
from teiwright.annotators.dates.grammar import Atom, Hit
from teiwright.annotators.dates.meanings import when, year_of
from teiwright.model import Certainty

if TYPE_CHECKING:
    from teiwright.annotators.dates.language import Language
    from teiwright.annotators.dates.tokens import Token

_SHORTENED = 6
"""Names of weekdays with fewer letters are abbreviations, unless they come first in the table."""


def weekday_of_month(hit: Hit, _: Language) -> Atom | None:
    """“The first Sunday in June”, “the last Friday of May 1848”."""
    word, month, weekday = hit.get("o"), hit.number("m", "months"), hit.number("w", "weekdays")
    number = hit.number("o", "ordinal", "ordinals") or (
        -1 if word is not None and "final" in word.values else 0
    )
    if not month or not weekday or not number or number > 5:
        return None
    year = year_of(hit)
    if year is not None:
        day = calendars.weekday_of_month(year, month, weekday - 1, number)
        return (
            None
            if day is None
            else Atom("F", when(year, month, day), "weekday", "a weekday by its number in a month")
        )
    return Atom(
        "R",
        when(None, month),
        "weekday",
        "a weekday by its number in a month",
        Certainty.LOW,
        ("weekday of month", number, "text"),
        weekday=weekday - 1,
    )


def weekday_and_day(hit: Hit, known: Language) -> Atom | None:
    """“Lundi 4”, “Monday the 4th”: the day of the month named before, or of the one next to it where the weekday fits."""
    day, weekday = hit.number("d", "day"), hit.number("w", "weekdays")
    after = hit.tokens[hit.stop + 1].text.lower() if hit.stop + 1 < len(hit.tokens) else ""
    word = hit.get("w")
    if not day or not weekday or word is None or _too_short(hit, word):
        return None
    if hit.after not in ",;.:)>-" and not (hit.after == " " and after in known.function_words):
        return None  # Monday 12 men
    if _new_sentence([t.text for t in hit.tokens[hit.first : hit.stop]]):
        return None
    return Atom(
        "N",
        when(None, None, day),
        "bare-day",
        "weekday and day, of the month named before",
        Certainty.LOW,
        weekday=weekday - 1,
    )


def _too_short(hit: Hit, word: Token) -> bool:
    """True for “Sat 4”; “Wed. 7th” has the ending of a day behind its stop."""
    if "whole" in word.values or len(word.text) >= _SHORTENED:
        return False
    stopped = any(token.text == "." for token in hit.tokens[hit.first : hit.stop])
    return not (stopped and hit.tokens[hit.stop - 1].text[-1:].isalpha())


def _new_sentence(words: list[str]) -> bool:
    """True for “… since Monday. The 4th”: the stop ends a sentence."""
    at = words.index(".") if "." in words else len(words)
    return not words[0].isupper() and any(word[:1].isupper() for word in words[at:])


def week_follows(hit: Hit) -> bool:
    """“Tuesday week”, “to-morrow fortnight”, “lundi en huit”: a week or two after that day, or before it, and not the day itself."""
    after = hit.next_word
    return after is not None and (after.values.get("units") == "week" or "weeks_on" in after.values)


def _in_a_name(hit: Hit, known: Language, word: Token) -> bool:
    """True for “Santo Domingo”, “Gral. Domingo Ruiz”, “J. Domingo”: a capital amid a sentence, behind another, where weekdays are written small."""
    if known.weekdays[0][:1].isupper() or not word.text[:1].isupper():
        return False
    before = [t for t in hit.tokens[max(hit.first - 3, 0) : hit.first] if t.symbol != " "]
    if not before or before[-1].symbol != ".":
        return bool(before) and before[-1].symbol == "W"
    title = before[-2].text if len(before) > 1 else ""
    return title in known.cut_titles or (len(title) == 1 and title.isupper())


def _of_this_week(hit: Hit, way: Token | None) -> bool:
    """True for “this Friday”; “ce samedi 14” has a day of its own."""
    after = hit.tokens[hit.stop + 1].values if hit.after == " " and hit.stop + 1 < len(hit.tokens) else {}
    return way is not None and "current" in way.values and "day" not in after


def of_week(hit: Hit, _: Language) -> Atom | None:
    """“Tuesday of last week”, “lundi de la semaine prochaine”: a weekday of the week of writing, or of the one beside it."""
    day, way, unit = hit.number("w", "weekdays"), hit.get("s") or hit.get("s2"), hit.get("u") or hit.get("u2")
    if day is None or way is None or unit is None or unit.values["units"] != "week":
        return None
    said = way.values.keys()
    weeks = 1 if said & {"coming", "coming_after"} else -1 if said & {"last", "last_after"} else 0
    evidence = "a weekday of a week counted from that of writing"
    shift = ("weekday of week", weeks, "writing")
    return Atom("D", when(), "weekday", evidence, Certainty.LOW, shift, weekday=day - 1)


def weekday(hit: Hit, known: Language) -> Atom | None:
    """“Last Friday”, “Tuesday”."""
    day, way, word = hit.number("w", "weekdays"), hit.get("s"), hit.get("w")
    if word is None or ("whole" not in word.values and len(word.text) < _SHORTENED):
        return None  # Sat. and Sun. need a date beside them
    before = hit.tokens[hit.first - 2].values if hit.first > 1 else {}
    if week_follows(hit) or _in_a_name(hit, known, word):
        return None
    if hit.after == "-" or (
        way is None and "weekday_article" not in before and before.keys() & {"article", "determiner"}
    ):
        return None  # a Sunday, the Sunday papers, Sunday-school
    count = (
        0
        if way is None
        else 1
        if way.values.keys() & {"coming", "next", "coming_after"}
        else -1
        if way.values.keys() & {"last", "last_after"}
        else 0
    )
    return Atom(
        "D",
        when(),
        "weekday",
        "a weekday, counted from the day of writing",
        Certainty.LOW,
        ("weekday of week" if _of_this_week(hit, way) else "weekday", count, "writing"),
        weekday=(day or 1) - 1,
    )
