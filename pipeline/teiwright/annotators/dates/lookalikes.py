"""What only looks like a day of a month: two sentences, an item of a list, a name, figures of a table."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from teiwright.annotators.dates.grammar import Hit, counted, numbered
from teiwright.annotators.dates.tokens import word_before

if TYPE_CHECKING:
    from teiwright.annotators.dates.language import Language

_CENTURIES = frozenset(["16", "17", "18", "19"])
"""Years begin with these figures."""
_OPENINGS = frozenset(("of", "article", "same", "current", "next", "previous", "last", "coming"))
"""Classes of words that may begin another sentence: “In 1847”, “That year”."""
_PART_OF = ("of", "early", "mid", "late")
"""Classes of words behind which a month is told of by itself: “the end of June”."""


def no_whole_day(hit: Hit) -> bool:
    """True where a day, a month and a year stand beside each other and are no day."""
    return _of_an_issue(hit) or two_sentences(hit) or _counted_in(hit)


def no_day(hit: Hit, known: Language) -> bool:
    """True where a day and a month stand beside each other and are no day."""
    return (
        no_whole_day(hit)
        or _counts(hit, known)
        or _marched(hit, known)
        or _a_name(hit)
        or _an_item(hit, known)
        or _left_open(hit)
        or _the_first_of_some(hit, known)
        or _of_a_row(hit, known)
        or _two_days(hit, known)
        or _in_a_table(hit)
        or _two_numbers(hit)
    )


def two_sentences(hit: Hit) -> bool:
    """“The 5th of June. In 1847”: a stop and a capital lie between the month and the year; “nineteen and four. May came”: behind a word."""
    tokens = hit.tokens[hit.first : hit.stop]
    day = hit.get("d")
    spelled = day is not None and day.text[:1].isalpha() and not day.text.isupper()
    if spelled and any(one is day and after.symbol == "." for one, after in pairwise(tokens)):
        return True
    return any(
        one.symbol == "." and after.text[:1].isupper() and after.values.keys() & _OPENINGS
        for one, after in zip(tokens, tokens[2:], strict=False)
    )


def _counted_in(hit: Hit) -> bool:
    """“From 1,200 to 20 in June 2010”: plain figures and a word of what happens in a month are no day."""
    day, month = hit.get("d"), hit.get("m")
    if day is None or month is None or not day.text.isdigit() or day.start > month.start:
        return False
    inside = hit.tokens[hit.first : hit.stop]
    return any("within" in token.values for token in inside if day.end <= token.start < month.start)


def _of_an_issue(hit: Hit) -> bool:
    """“No. 7, October”, “Vol. IV. No. 2 JULY, 1907”: the number behind the word, or before the comma, is no day; “9th” behind “in his Room.” is one."""
    if "ordinal" in hit.tokens[hit.first].values:
        return False
    after = hit.tokens[hit.first + 1].symbol if hit.first + 1 < len(hit.tokens) else "#"
    if after == ",":
        return numbered(hit.tokens, hit.first)
    before = next(
        (t for t in reversed(hit.tokens[max(hit.first - 3, 0) : hit.first]) if t.symbol not in " ."), None
    )
    return before is not None and "page" in before.values


def _the_first_of_some(hit: Hit, known: Language) -> bool:
    """“The first March wind”: where days stand behind their month, a word before it is a day only with “of”."""
    day, month = hit.get("d"), hit.get("m")
    if day is None or month is None or not known.month_first or "ordinals" not in day.values:
        return False
    between = hit.tokens[hit.tokens.index(day) : hit.tokens.index(month)]
    return day.start < month.start and not any(t.values.keys() & {"of", "day_noun"} for t in between)


def _two_days(hit: Hit, known: Language) -> bool:
    """“On the 4th. April 6th: delirium”: a stop behind the ending of the day, and another day behind the month."""
    day, month = hit.get("d"), hit.get("m")
    if day is None or month is None or not known.month_first or not day.text[-1:].isalpha():
        return False
    if hit.tokens[hit.tokens.index(day, hit.first) + 1].symbol != "." or month.start < day.start:
        return False
    after = hit.next_word
    return after is not None and "day" in after.values


def _of_a_row(hit: Hit, known: Language) -> bool:
    """“In February, the third decline”, “at the end of June the third part”: behind a comma, or a month that has its own “of”, a number in words counts the noun that follows."""
    day, month = hit.get("d"), hit.get("m")
    if day is None or month is None or "ordinals" not in day.values or day.start < month.start:
        return False
    before, after = word_before(hit.tokens, hit.tokens.index(month, hit.first)), hit.next_word
    told = before is not None and not before.values.keys().isdisjoint(_PART_OF)
    if after is None or not (told or hit.tokens[hit.tokens.index(month, hit.first) + 1].symbol == ","):
        return False
    counted = after.text.islower() and after.text not in known.function_words
    return counted or (told and "of" in after.values)


def _in_a_table(hit: Hit) -> bool:
    """“Jan: 31, Feb: 28”: figures beside the short names of months; a day would have its ending, or a year."""
    texts = [t.text for t in hit.tokens[hit.first : hit.stop]]
    return ":" in texts and (texts[-1].isdigit() or "," in texts)


def _two_numbers(hit: Hit) -> bool:
    """“La quatrième de sept enfants”: behind a day in words a short name of a month without its stop is the number that it is, too."""
    day, month = hit.get("d"), hit.get("m")
    if day is None or month is None or not day.text[:1].isalpha():
        return False
    stopped = hit.tokens[hit.tokens.index(month, hit.first) + 1].symbol == "."
    return "spelled" in month.values and not stopped


def _left_open(hit: Hit) -> bool:
    """True for “May, 18—”: the beginning of a year that is not told."""
    said = hit.tokens[hit.stop - 2].symbol == " " and hit.tokens[hit.stop - 3].symbol == ","
    century = hit.tokens[hit.stop - 1].text in _CENTURIES
    after = hit.tokens[hit.stop + 1].symbol if hit.stop + 1 < len(hit.tokens) else "#"
    return said and century and hit.after == "-" and after not in "wW"


def _a_name(hit: Hit) -> bool:
    """True for “Mar, 12” and “May, 12, …”: a form that is also a name, a comma before the number, and if the form is whole one after it."""
    word, after = hit.tokens[hit.first], hit.tokens[hit.first + 1]
    aged = hit.after == "," or "whole" not in word.values
    return "uncertain" in word.values and aged and after.symbol == ","


def _marched(hit: Hit, known: Language) -> bool:
    """True for “March 4 miles north”, “Jun. 4 votes”: a word that is not only a month, and a number with what it counts."""
    word = hit.get("m")
    after = hit.tokens[hit.stop + 1].text if hit.after == " " and hit.stop + 1 < len(hit.tokens) else ""
    if word is None or "uncertain" not in word.values:
        return False
    return after in known.counted or ("whole" not in word.values and counted(hit.tokens, hit.stop, known))


def _an_item(hit: Hit, known: Language) -> bool:
    """True for “1. Left, 2. MARCH, 3. Halt”: a word that is not only a month, behind the number of an item, where days have no stop."""
    word, day = hit.get("m"), hit.get("d")
    if word is None or day is None or "uncertain" not in word.values or "." in known.ordinal_endings:
        return False
    before = [t.symbol for t in hit.tokens[max(hit.first - 2, 0) : hit.first] if t.symbol != " "]
    if word.start < day.start:
        between = [t.symbol for t in hit.tokens[hit.first : hit.stop] if word.end <= t.start < day.start]
        return before[-1:] == ["."] and hit.after == "." and "," in between  # 3. MARCH, 4. Halt
    stopped = hit.tokens[hit.tokens.index(day, hit.first) + 1].symbol == "."
    return stopped and before[-1:] in ([","], [";"], [":"], ["."])


def _counts(hit: Hit, known: Language) -> bool:
    """True for “one” before a month or a day, which is no number of a day: “one January evening”, “un giorno di marzo”, and for “zwei Maien” in German."""
    token, month = hit.get("d"), hit.get("m")
    if token is not None and "spelled" in token.values and "." in known.ordinal_endings:
        return token.values.keys().isdisjoint(("day", "ordinal", "ordinals"))
    if token is None or month is None or token.values.get("spelled") != 1:
        return False
    return month.start - token.end == 1 or token.text.lower() in known.indefinite
