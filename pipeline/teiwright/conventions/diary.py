"""Diaries: entries that begin with their date, one after the other."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.above_lists import heads_of_lists
from teiwright.conventions.dating import (
    FEAST,
    MONTHS,
    WEEKDAY,
    dated_at_start,
    first_dated,
    is_date,
    value_of,
)
from teiwright.conventions.flow import RULES as FLOW_RULES
from teiwright.conventions.flow import flow
from teiwright.conventions.formulas import SALUTE, is_dateline
from teiwright.conventions.lines import lines_of
from teiwright.conventions.minutes import called_minutes
from teiwright.conventions.note_forms import is_head
from teiwright.conventions.pieces import Opening, Piece
from teiwright.conventions.view import Answer
from teiwright.model import Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import Found, View

NAME = "diary"
TITLE = "diary"
RULES = {
    **FLOW_RULES,
    "diary.meeting": "Such blocks below the title of minutes are their meetings.",
    "diary.entry": "Blocks that begin with a date, in the order of time, are the entries of a diary.",
    "diary.month": "The name of a month on a line of its own heads the entries of that month.",
    "diary.dateline": "The date at the beginning of an entry is its dateline.",
}
_DIGIT = lazy(r"\d")
_DAY = lazy(r",?\s+(?:(?:the|le|den|der|el|il)\s+)?\d{1,2}(?:st|nd|rd|th|er|d)?(?!\w|\.\d)")
"""The day of the month after a weekday: “Sunday 7th”."""
_NUMBER = lazy(
    r"(?i)(?:(?:the|le|den|d\.|el|il|día|dia|giorno)\s+)?(?P<day>\d{1,2})(?:sten|ten|st|nd|rd|d|th|er|\.?º|°)?(?P<stop>[.,:)]?)(?P<dash>\s?[–—]+(?=\s|\w))?"
)
"""A day by its number alone, of the month that an entry before it has named: “7. Rain”, “Le 8. Messe”, “14.—Hace”."""
_MONTH = lazy(rf"(?i)(?:{MONTHS})(?:\s+(?:de\s+)?(?:1[0-9]|20)\d\d)?\.?$")
"""A month on a line by itself, above its entries."""
LONGEST_MONTH = 31
SHORT_LINE = 30
"""Characters: a month by itself."""
_NEXT = 5
"""Days: a number without a weekday is the next entry’s if it is no further from the last."""
_ENTRY = lazy(r"\S+\s+\S+.*[.!?…]\s*$")
"""Some words with a full stop behind the date of a short entry."""
_PLACE = lazy(
    r"(?:,\s+{0}(?=\s?[.:–—][\s–—])|\.\s+{0}(?=\s?[:–—]|\.\s?[–—]))".format(r"[^\W\d_a-zß-öø-ÿ][\w’' ]{2,30}")
)
"""A place behind the date; after a full stop only what a dash or colon divides from the entry: “May 2. Fair. …” names none."""
_HOUR = lazy(
    r"(?i),?\s+(?:(?:alle |at |a las |à |um )?(?:ore )?)\d{1,2}(?:[.:]\d\d)?\s?(?:h(?:eures)?\b\.?|uhr|ore|[ap]\.?\s?m\.?|o[’']clock)"
    r"|,?\s+(?:alle |ore |at |a las |h\.? )\d{1,2}(?:[.:]\d\d)?(?=\s?[.:–—](?:\s|[–—]))"
)
"""The hour behind the date of an entry: “8 giugno, ore 22. — …”."""
_YEAR = lazy(r"(?:1[4-9]|20)\d\d\.?$")
_IN_FIGURES = lazy(r"(?i)\d{1,2}(?:[./-]\d{1,2}|[./-][ivx]{1,4})[./-]\d{4}|\d{4}-\d\d-\d\d")
"""A whole date in figures, which needs nothing to divide it from the entry."""
_CAPITAL = lazy(r"\s+[^\W\d_a-zß-öø-ÿ]")
_LEAD = lazy(r"(?i)(?:du|vom|am|on|del) ")
_SLASHED = lazy(r"(?P<day>[1-9]\d?)/(?P<month>[1-9]\d?)[.:]?(?=\s+[^\W\d_a-zß-öø-ÿ])")
_MONTHS = 12
_SEPARATOR = lazy(r"\s*(?:\.\s?[–—-]+|[–—:]|\.(?=\s)|,?\s-{1,2}\s|\n)\s*")


def _date_end(text: str) -> int:
    """Length of the date with which a block begins, with what divides it from the entry; 0 if it begins otherwise."""
    weekday = WEEKDAY.match(text)
    feast = FEAST.match(text) or (FEAST.match(text, weekday.end() + 1) if weekday else None)
    if feast:
        behind = _SEPARATOR.match(text, feast.end())
        return feast.end() + len(behind[0].rstrip()) if behind else 0
    if not _DIGIT.search(text, 0, 40) and not weekday:
        return 0
    if slashed := _slashed(text):
        return slashed.end()
    first = text.split("\n", 1)[0]
    if is_dateline(first) and len(first) < 70 and "\n" in text:
        return len(first)
    dated = dated_at_start(first)
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


def _slashed(text: str) -> re.Match[str] | None:
    """“9/9 Vm. zu Hause”: day and month in figures, and no fraction."""
    found = _SLASHED.match(text)
    return found if found and int(found["day"]) <= LONGEST_MONTH and int(found["month"]) <= _MONTHS else None


def _dated_to(words: str) -> int:
    """Length of the date with which a block begins, with the word before its weekday; 0 if it begins otherwise."""
    lead = _lead(words)
    return _date_end(words) or (lead and (end := _date_end(words[lead:])) and lead + end)


def _lead(words: str) -> int:
    """Length of the word before a weekday: “Du mardi 6 juin 1690.”."""
    found = _LEAD.match(words)
    return found.end() if found and WEEKDAY.match(words, found.end()) else 0


def _weekday_after(rest: str) -> int:
    """Length of the weekday that follows a date: “January 1. Thursday.”, “March 1st, Sunday.” and the like."""
    lead = re.match(r"(?:,?\s+(?:1[0-9]|20)\d\d)?[.,]?\s+\(?", rest)
    weekday = WEEKDAY.match(rest, lead.end()) if lead else None
    return weekday.end() if weekday else 0


def _of_feast(words: str) -> tuple[int, ...]:
    """Month and day of a feast in some year: most have the same in every one, and those of Easter come near it."""
    value = (
        dict(value_of(f"{words.rstrip(' .:,—–-')} 1900", "")).get("when", "") if FEAST.match(words) else ""
    )
    return tuple(int(n) for n in value.split("-")[1:]) if value.count("-") == 2 else ()


class _Days:
    """The days of the entries met, so that “7. Rain” can be known for the 7th."""

    def __init__(self) -> None:
        """No entry has been met."""
        self.last = 0
        self.opened = False

    def month(self) -> None:
        """The name of a month stands on a line of its own: its days begin."""
        self.last, self.opened = 0, True

    def note(self, words: str) -> None:
        """An entry begins with such a date."""
        found = re.search(r"(?<!\d)\d{1,2}(?!\d)", words)
        feast = _of_feast(words) if found is None else ()
        self.last = int(found[0]) if found else feast[1] if feast else self.last

    def end(self, text: str) -> int:
        """Length of a number that is the next day, with its weekday; 0 if the block begins otherwise."""
        found = _NUMBER.match(text)
        if (
            found is None
            or not (self.last or self.opened)
            or not self.last < int(found["day"]) <= LONGEST_MONTH
        ):
            return 0
        if found["dash"] and found["stop"] == ".":
            return found.end()
        weekday = _weekday_after(text[found.start("stop") :])
        if weekday:
            end = found.start("stop") + weekday
            return end + int(text[end : end + 1] in tuple(".,:"))
        near = int(found["day"]) - self.last <= _NEXT
        end = found.end("stop")
        return end if near and found["stop"] and text[end : end + 1].isspace() else 0


def _datings(view: View) -> list[tuple[int, str]]:
    """Chunks that are or begin with a date, and the date's words."""
    found = []
    days = _Days()
    for index, chunk in enumerate(view.chunks):
        words = view.text[chunk.start : min(chunk.end, chunk.start + 160)]
        if index and len(words) <= SHORT_LINE and is_head(words):
            break  # the numbers below “Notes” are no days
        if chunk.last - chunk.first == 1 and _MONTH.match(words):
            days.month()
            continue
        lead = _lead(words)
        if chunk.last - chunk.first == 1 and chunk.end - chunk.start <= 70 and is_dateline(words[lead:]):
            found.append((index, words))
        elif end := _dated_to(words) or days.end(words):
            found.append((index, words[:end]))
        else:
            continue
        days.note(found[-1][1])
    return found


def recognise(view: View) -> Answer:
    """At least three dated blocks that rise in time."""
    excuse = "fewer than three blocks begin with a date"
    dated = _datings(view)
    if len(dated) < 3 or len(dated) < 0.08 * len(view.chunks):
        return Answer((), excuse)
    if any(SALUTE.match(view.lines.raw[c.last - 1].strip()) for c in view.runs[:30] if c.end - c.start < 200):
        return Answer((), "the dates belong to letters")
    listed = heads_of_lists(view)
    if 2 * sum(index - 1 in listed for index, _ in dated) > len(dated):
        return Answer((), "the dates belong to lists, each below a heading")
    signs = [f"{len(dated)} blocks begin with a date"]
    years = {i for i, c in enumerate(view.chunks) if _YEAR.match(view.words(c))}
    known = _keys(dated[:60], view.language)
    rising = sum(
        1
        for (i, a), (j, b) in itertools.pairwise(known)
        if a[-2:] <= b[-2:]
        or a[:-2] < b[:-2]
        or (a[-2:-1], b[-2:-1]) == ((12,), (1,))
        or any(i < y < j for y in years)
    )
    if len(known) > 2 and rising >= 0.8 * (len(known) - 1):
        signs.append("their dates rise")
    weekdays = sum(1 for _, words in dated if WEEKDAY.match(words))
    if weekdays >= 0.5 * len(dated):
        signs.append("most of them name the weekday")
    return Answer(tuple(signs), excuse)


def _keys(datings: list[tuple[int, str]], language: str) -> list[tuple[int, tuple[int, ...]]]:
    """The keys of those that have one; a day alone is of the month named before it."""
    known: list[tuple[int, tuple[int, ...]]] = []
    for index, words in datings:
        key = _key(words, language)
        day = re.search(r"\d{1,2}", words)
        if not key and day and known:
            *before, last = known[-1][1]
            if before and int(day[0]) < last:  # “2.” after the 28th, below the name of the next month
                before[-1] = before[-1] % 12 + 1
            key = (*before, int(day[0]))
        if key:
            known.append((index, key))
    return known


def _key(words: str, language: str) -> tuple[int, ...]:
    """Something to compare dates by: (year,) month and day, as far as they are known."""
    date = first_dated(words)
    if not date:
        slashed = _slashed(f"{words.strip()} A")
        return (int(slashed["month"]), int(slashed["day"])) if slashed else _of_feast(words)
    values = dict(value_of(date[0], language))
    when = values.get("when") or values.get("notBefore") or ""
    numbers = [int(n) for n in re.findall(r"\d+", when)]
    return tuple(numbers)


def _names_month(view: View, piece: Piece) -> bool:
    """A paragraph that is nothing but the name of a month."""
    block = piece.block
    return (
        block.element == "p"
        and not block.children
        and piece.part == "body"
        and len(block.extent) < SHORT_LINE
        and _MONTH.match(view.text[block.extent.start : block.extent.end]) is not None
    )


def _no_head(view: View, piece: Piece) -> Piece:
    """“2. — Saw nobody” is an entry, though a number and a few words look like the heading of a chapter."""
    block = piece.block
    if block.element != "head" or block.children or piece.part != "body":
        return piece
    numbered = _NUMBER.match(view.text, block.extent.start, block.extent.end)
    if numbered is None or not (numbered["dash"] and numbered["stop"] == "."):
        return piece
    return Piece(Block("p", block.extent, rule="bare.paragraph"), (), piece.part)


def pieces(view: View) -> Found:
    """The stream of pieces with a division for each entry."""
    found = flow(view)
    made: list[Piece] = []
    found.pieces = [_no_head(view, piece) for piece in found.pieces]
    months = [p.block for p in found.pieces if _names_month(view, p)]
    level = (
        len(months[:1])
        + 1
        + max((p.opens[-1].level for p in found.pieces if p.opens and p.part == "body"), default=0)
    )
    inside: list[Extent] = []
    days = _Days()
    kind = "minutes" if called_minutes(view) else "diaryEntry"
    notes = False
    for piece in found.pieces:
        block = piece.block
        notes = notes or (
            block.element == "head" and is_head(view.text[block.extent.start : block.extent.end])
        )
        if notes or block.element != "p" or block.children or piece.part != "body":
            made.append(piece)
            continue
        if block in months:
            days.month()
            head = replace(block, element="head", attributes=(), rule="diary.month")
            made.append(Piece(head, (Opening("section", level - 1, rule="diary.month"),)))
            continue
        words = view.text[block.extent.start : min(block.extent.end, block.extent.start + 200)]
        lines = lines_of(
            view.text, Extent(block.extent.start, min(block.extent.end, block.extent.start + 400))
        )
        opening = Opening(kind, level, rule="diary.meeting" if kind == "minutes" else "diary.entry")
        end = _dated_to(words) or days.end(words)
        whole = is_dateline(words[_lead(words) :])
        if end or whole:
            days.note(words[: end or len(words)])
        alone = len(lines) == 1 and len(block.extent) <= 70 and whole
        bare = alone and is_date(words[_lead(words) :], view.language)
        if bare or (alone and not _ENTRY.search(words, end)):
            made.append(Piece(Block("dateline", block.extent, (), (), "diary.dateline"), (opening,)))
            continue
        if not end:
            made.append(piece)
            continue
        stop = block.extent.start + end
        rest = stop
        while rest < block.extent.end and view.text[rest].isspace():
            rest += 1
        run_in = "\n" not in view.text[stop:rest]
        date = Block(
            "dateline",
            Extent(block.extent.start, stop),
            (),
            (("rend", "run-in"),) if run_in else (),
            "diary.dateline",
        )
        made.append(Piece(date, (opening,)))
        if rest < block.extent.end:
            made.append(Piece(replace(block, extent=Extent(rest, block.extent.end))))
            inside.append(Extent(stop, rest))
    found.unmark_line_ends(inside)
    found.pieces = made
    return found
