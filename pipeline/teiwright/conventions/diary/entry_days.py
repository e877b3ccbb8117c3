"""The day with which an entry of a diary begins, and what divides it from the entry; entries typed without blank lines between them, and the order in which they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.conventions.capitals import CAPITAL
from teiwright.conventions.dating import FEAST, MONTHS, WEEKDAY, dated_at_start, first_dated, value_of
from teiwright.conventions.end_marks import CLOSES
from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.lists.entries import has_day
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk, Lines
    from teiwright.conventions.view import View

_DIGIT = lazy(r"\d")
_DAY = lazy(
    r",?\s+(?:(?:the|le|den|der|d\.?|el|il)\s*)?\d{1,2}(?:st|nd|rd|th|er|d|sten|ten|te[rn]?|[º°])?(?!\w|\.\d)"
    r"(?: (?:to|au|bis|al?) (?:[^\W\d_]{2,10}\.?,? )?(?:(?:the|le|den|el|il) )?\d{1,2}(?:st|nd|rd|th|er|d|sten|ten)?(?!\w))?"
)
"""The day of the month after a weekday: “Sunday 7th”, “Sun. 7th to Fri. 12th”."""
DITTO = r"(?:[\"“”„]|''|,,|do\.)\s*"
"""Marks of repetition below the name of a month."""
DAY_NUMBER = lazy(
    rf"(?i)(?P<ditto>{DITTO})?(?:(?:the|le|den|d\.|el|il|día|dia|giorno)\s+|(?:du|vom|from(?: the)?|del|dal)\s+(?=\d{{1,2}}\S{{0,2}} (?:au|bis|to|al) ))?(?P<day>\d{{1,2}})(?P<ending>sten|ten|st|nd|rd|d|th|er|\.?º|°)?(?P<several>(?:, ?\d{{1,2}}){{0,4}},? ?(?:et|und|and|y|e|&|u\.|al?|au|bis|to) \d{{1,2}}(?:st|nd|rd|d|th|er)?|\s?[-–]\s?\d{{1,2}}(?=\s[-–—]+\s))?(?P<stop>[.,:)]?)(?P<dash>\s?[–—]+(?=\s|\w)|\s-{{1,2}}(?=\s))?"
)
"""A day by its number alone, of the month that an entry before it has named: “7. Rain”, “Le 8. Messe”, “14.—Hace”."""
LONGEST_MONTH = 31
_NEXT = 5
"""Days: a number without a weekday is the next entry’s if it is no further from the last."""
_SPARSE = 14
"""The same in what its title calls a diary."""
_PLACE = lazy(
    r"(?:,\s+{0}(?=\s?[.:–—][\s–—])|\.\s+{0}(?=\s?[:–—]|\.\s?[–—]))".format(rf"{CAPITAL}[\w’' ]{{2,30}}")
)
"""A place behind the date; after a full stop only what a dash or colon divides from the entry: “May 2. Fair. …” names none."""
_HOUR = lazy(
    r"(?i),?\s+(?:(?:alle |at |a las |à |um )?(?:ore )?)\d{1,2}(?:[.:]\d\d)?\s?(?:h(?:eures)?\b\.?|uhr|ore|[ap]\.?\s?m\.?|o[’']clock)(?: (?:du|de l['’]|de la|in the|at|della|del|de) ?(?:matin|soir|après-midi|nuit|morning|afternoon|evening|night|mañana|tarde|noche|mattina|sera|notte)\b| (?:morgens|abends|nachmittags|nachts|früh)\b)?"
    r"|,?\s+(?:au |le |am |in the |at |de la |por la |la )?(?:soir|matin|midi|minuit|nuit|après-midi|morgens?|abends?|mittags?|nachmittags?|nachts?|morning|forenoon|noon|afternoon|evening|night|midnight|mañana|tarde|noche|mattina|sera|notte|mezzogiorno)(?=\s?(?:[.:–—]|$))"
    r"|,?\s+(?:alle |ore |at |a las |h\.? )\d{1,2}(?:[.:]\d\d)?(?=\s?[.:–—](?:\s|[–—]))"
)
"""The hour or the time of the day behind the date of an entry: “8 giugno, ore 22. — …”, “25 août, soir.”."""
_IN_FIGURES = lazy(r"(?i)\d{1,2}(?:[./-]\d{1,2}|[./-][ivx]{1,4})[./-]\d{4}|\d{4}-\d\d-\d\d")
"""A whole date in figures, which needs nothing to divide it from the entry."""
_CAPITAL = lazy(rf"\s+{CAPITAL}")
_LEAD = lazy(r"(?i)(?:du|vom|am|on|del) ")
_SLASHED = lazy(rf"(?P<day>[1-9]\d?)/(?P<month>[1-9]\d?)[.:]?(?=\s+{CAPITAL})")
_MONTHS = 12
_AT = lazy(
    rf"{CAPITAL}[^\n,.:;!?()\d]{{1,30}}, (?:(?:den|d\.|le|li|il|el|the) )?(?=[^\W\d_]{{0,10}}\.?,? ?\d)"
)
"""A place before the day: “Tobermory, Tuesday 5th. Crossed in the steamer.”"""
_COMMA = lazy(rf"(?i)(?:{MONTHS}), \d{{1,2}}(?=\.(?:\s|[–—]))")
"""“Enero, 1. Sábado.—Nieve.”"""
_NAMED = lazy(r" [^\W\d_][^.,:;\n–—]{2,40}\.?\s?[–—]+(?=\s|\w)")
"""“Día 3, San Blas.—Romería”: what the day is called, up to the dash."""
_HYPHEN = lazy(r"\s-{1,2}(?=\s)")
_SEPARATOR = lazy(r"\s*(?:\.\s?[–—-]+|[–—:]|\.(?=\s)|,?\s-{1,2}\s|\n)\s*|\.?(?: {2,}|\t)[ \t]*(?=[^\W\d_])")


_DAY_OF_FEAST = lazy(r" ?\(\d{1,2}(?:st|nd|rd|th|er|\.)?\)")


def date_end(text: str) -> int:
    """Length of the date with which a block begins, with what divides it from the entry; 0 if it begins otherwise."""
    weekday = WEEKDAY.match(text)
    feast = FEAST.match(text) or (FEAST.match(text, weekday.end() + 1) if weekday else None)
    if feast:
        number = _DAY_OF_FEAST.match(text, feast.end())
        end = number.end() if number else feast.end()
        behind = _SEPARATOR.match(text, end)
        return end + len(behind[0].rstrip()) if behind else 0
    if not _DIGIT.search(text, 0, 40) and not weekday:
        return 0
    if figures := slashed(text):
        return figures.end()
    first = text.split("\n", 1)[0]
    if is_dateline(first) and len(first) < 70 and "\n" in text:
        return len(first)
    dated = dated_at_start(first) or _COMMA.match(first)
    found = dated or weekday
    if not found:
        return 0
    end = found.end()
    by_weekday = dated is None
    if by_weekday:
        day = _DAY.match(first, end)
        end = day.end() if day else end
    else:
        end += _weekday_after(first[end:])
    rest = first[end : end + 60]
    tail = re.match(r",?\s+(?:1[0-9]|20)\d\d(?!\d)", rest)
    if tail:
        end += tail.end()
    if first[end - 1 : end] == "." and first[end - 2 : end - 1].isdigit():
        end -= 1  # The stop after the day divides it from the entry.
    place = _PLACE.match(first, end)
    if place and not by_weekday:
        end = place.end()
    hour = _HOUR.match(first, end)
    if hour:
        end = hour.end()
    separator = _SEPARATOR.match(text, end)
    if separator:
        return end + len(separator[0].rstrip())
    # “28 Dec. Rain all day.”, “12.5.1932 Camp at the ford.”
    whole = (first[end - 1 : end] == "." and _DIGIT.search(first, 0, end)) or _IN_FIGURES.fullmatch(
        first, 0, end
    )
    return end if whole and _CAPITAL.match(first, end) else 0


def slashed(text: str) -> re.Match[str] | None:
    """“9/9 Vm. zu Hause”: day and month in figures, and no fraction."""
    found = _SLASHED.match(text)
    return found if found and int(found["day"]) <= LONGEST_MONTH and int(found["month"]) <= _MONTHS else None


def dated_to(words: str) -> int:
    """Length of the date with which a block begins, with the word before its weekday; 0 if it begins otherwise."""
    before = lead(words)
    return date_end(words) or (before and (end := date_end(words[before:])) and before + end)


def placed_to(words: str) -> int:
    """Length of the place and the date with which an entry of a journey begins; 0 if it begins otherwise."""
    place = _AT.match(words)
    return (end := date_end(words[place.end() :])) and place.end() + end if place else 0


def lead(words: str) -> int:
    """Length of the word before a weekday: “Du mardi 6 juin 1690.”."""
    found = _LEAD.match(words)
    return found.end() if found and WEEKDAY.match(words, found.end()) else 0


def _weekday_after(rest: str) -> int:
    """Length of the weekday that follows a date: “January 1. Thursday.”, “March 1st, Sunday.” and the like."""
    lead = re.match(r"(?:,?\s+(?:1[0-9]|20)\d\d)?[.,]?\s+\(?", rest)
    weekday = WEEKDAY.match(rest, lead.end()) if lead else None
    return weekday.end() if weekday else 0


def of_feast(words: str) -> tuple[int, ...]:
    """Month and day of a feast in some year: most have the same in every one, and those of Easter come near it."""
    value = (
        dict(value_of(f"{words.rstrip(' .:,—–-')} 1900", "")).get("when", "") if FEAST.match(words) else ""
    )
    return tuple(int(n) for n in value.split("-")[1:]) if value.count("-") == 2 else ()


class Days:
    """The days of the entries met, so that “7. Rain” can be known for the 7th."""

    def __init__(self, *, called: bool) -> None:
        """No entry has been met; `called`: the title says that it is a diary, whose days may be further apart."""
        self.last = 0
        self.opened = False
        self.apart = _SPARSE if called else _NEXT

    def month(self) -> None:
        """The name of a month stands on a line of its own: its days begin."""
        self.last, self.opened = 0, True

    def note(self, words: str) -> None:
        """An entry begins with such a date."""
        found = re.search(r"(?<!\d)\d{1,2}(?!\d)", words)
        feast = of_feast(words) if found is None else ()
        self.last = int(found[0]) if found else feast[1] if feast else self.last

    def end(self, text: str) -> int:
        """Length of a number that is the next day, with its weekday; 0 if the block begins otherwise."""
        found = DAY_NUMBER.match(text)
        if (
            found is None
            or not (self.last or self.opened)
            or not self.last < int(found["day"]) <= LONGEST_MONTH
        ):
            return 0
        if found["dash"] and found["stop"] == ".":
            return found.end()
        if found.end() == len(text.rstrip()) and not text[0].isdigit():
            return found.end()  # “Le 10”, on a line of its own
        named = _NAMED.match(text, found.end()) if found["stop"] == "," else None
        if named:
            return named.end()
        weekday = _weekday_after(text[found.start("stop") :])
        if weekday:
            end = found.start("stop") + weekday
            behind = _HYPHEN.match(text, end)
            return behind.end() if behind else end + int(text[end : end + 1] in tuple(".,:"))
        sure = found["ditto"] or found["ending"] or found["several"]
        near = sure or int(found["day"]) - self.last <= self.apart
        if found["dash"] and self.opened and (near or not self.last):
            return found.end()  # “23 - Rain”, below the name of a month, of which it may be the first
        end = found.end("stop")
        parted = found["stop"] or (found["ditto"] and text[end : end + 2].isspace())
        return end if near and parted and text[end : end + 1].isspace() else 0


_FEWEST = 3
"""Days in a block at least."""
_SENTENCE = lazy(rf"[.!?…:)\]{CLOSES}]\s*$")
_DAY_ALONE = lazy(
    rf"\s*(?:{DITTO}\d{{1,2}}(?:st|nd|rd|th)?(?:[.,:]|\s\s)|\d{{1,2}}(?:st|nd|rd|th|er|º)[.,:]?)\s+\S"
)
"""“9th. Admitted three scholars.”, “" 12. Half holiday.”: a day of the month that a line above has named."""


def before_days(lines: Lines, chunk: Chunk) -> list[int]:
    """The lines with a day, a dash or gap behind it, with which the entries of a block begin, each below the end of a sentence; none where every line does, as in a list, or too few do."""
    count = chunk.height
    if count <= _FEWEST:
        return []
    rows = chunk.indices
    alone = [i for i in rows if _DAY_ALONE.match(lines.raw[i])]
    log = len(alone) > 1  # of whose days only the first names the month
    days = (i for i in rows if (date_end if log else has_day)(lines.row(i)))
    found = sorted({*alone, *days}) if log else list(days)
    if len(found) < _FEWEST or found[0] > chunk.first + 1:
        return []
    margin = lines.indent(found[0])
    others = [i for i in rows if i > found[0] and i not in found]
    set_in = any(lines.indent(i) != margin for i in found) or all(lines.indent(i) > margin for i in others)
    if alone[0] == found[0] if log else set_in:
        return []  # what is set in belongs to the entry of a list
    above = [i - 1 for i in found if i > chunk.first]
    ended = sum(_SENTENCE.search(lines.raw[i]) is not None or lines.indent(i) > margin for i in above)
    return found if ended >= len(found) - 1 else []


MONTH = lazy(rf"(?i)(?:{MONTHS})(?:\s+(?:de\s+)?(?:1[0-9]|20)\d\d)?\.?$")
"""A month on a line by itself, above its entries."""
_SHORT_YEAR = lazy(r"(?P<day>\d{1,2})[./-] ?(?P<month>\d{1,2})[./-] ?(?P<year>\d\d)")
"""“1.7.16”, which has a value only where the hundred is known."""
SHORT_LINE = 30
"""Characters: a month by itself."""
DASHES = "–—-:"
"""What divides a day from its entry."""


def months_by_chunk(view: View) -> dict[int, int]:
    """The month that a chunk names by itself."""
    named = {i: words for i, c in enumerate(view.chunks) if MONTH.match(words := view.words(c)[:SHORT_LINE])}
    keys = {i: _key_of(f"1 {words.split()[0].rstrip('.')} 1900", view.language) for i, words in named.items()}
    return {i: key[1] for i, key in keys.items() if len(key) > 1}


def keys(
    datings: list[tuple[int, str]], language: str, months: dict[int, int]
) -> list[tuple[int, tuple[int, ...]]]:
    """The keys of those that have one; a day alone is of the month named before it, by an entry or above it."""
    known: list[tuple[int, tuple[int, ...]]] = []
    for index, words in datings:
        key = _key_of(words, language)
        day = re.search(r"\d{1,2}", words)
        above = [i for i in months if (known[-1][0] if known else -1) < i < index]
        told = (
            not words[0].isdigit() or words[-1] in DASHES
        )  # “Día 2.”, “2.—”: “1. Frost.” is a point of a list
        if not key and day and above and told:
            key = (months[above[-1]], int(day[0]))
        elif not key and day and known:
            *before, last = known[-1][1]
            if before and int(day[0]) < last:  # “2.” after the 28th, below the name of the next month
                before[-1] = before[-1] % 12 + 1
            key = (*before, int(day[0]))
        if key:
            known.append((index, key))
    return known


def _key_of(words: str, language: str) -> tuple[int, ...]:
    """Something to compare dates by: (year,) month and day, as far as they are known."""
    date = first_dated(words)
    if not date:
        figures = slashed(f"{words.strip()} A")
        return (int(figures["month"]), int(figures["day"])) if figures else of_feast(words)
    values = dict(value_of(date[0], language))
    when = values.get("when") or values.get("notBefore") or ""
    numbers = [int(n) for n in re.findall(r"\d+", when)]
    short = None if numbers else _SHORT_YEAR.fullmatch(date[0])
    if short:
        return tuple(int(short[part]) for part in ("year", "month", "day"))
    return tuple(numbers)
