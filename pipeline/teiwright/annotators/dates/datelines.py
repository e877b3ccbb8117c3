"""The day on which a letter, a report or an article was written: in its dateline, on its first lines, on its title page."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.annotators.dates.finding import matches
from teiwright.annotators.dates.language import language
from teiwright.annotators.dates.memory import Memory
from teiwright.annotators.dates.values import Moment, form
from teiwright.model import Certainty, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.dates.matches import DateMatch
    from teiwright.model import Passage

_NAMED_DAYS = ("dates.month-day", "dates.short-year", "dates.feast")
_NO_YEAR = lazy(r"--(\d\d)-(\d\d)")
_DIVISIONS = ("div", "body", "front", "back")
LONGEST = 40_000
"""Characters for which a day of writing holds at most: a long letter."""
_ISSUE_WORDS = 20
_PLACE_NAME = 40
"""Characters that may stand before the date in a dateline."""
_NEWS = lazy(r"\.?(?: ?\([^()]{2,30}\))? ?\.?(?:[–—―]|--?)\s?(?=\S)")
"""What stands between the date of a news report and its first sentence: “(Reuters) –”."""
_SENTENCE = lazy(r"\.? [A-ZÀ-Þ]")
"""A sentence behind it."""
_NEWS_PLACE = lazy(r"[^\W\d_](?:[^.;:!?]|\.(?=,|[A-Z])|(?<=[SFM][Tt])\.)*(?:, ?|\()")
"""The place before it (“RALEIGH, N.C.”, “ST. LOUIS”), and a comma or the bracket in which the date stands."""
_NEWS_SOURCE = lazy(r"\([^\W\d_][\w ./-]{1,30}, ?")
"""“(Reuters, 9 October 2001) –”: who reports, and the day, in one bracket."""
_AGENCY = lazy(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,30}(?:, [A-Z][\w. ]{1,20})?(?: ?\([A-Z][\w ./-]{1,30}\))?|[A-ZÀ-Þ][\w.'’ -]{2,30}(?:, [A-Z][\w. ]{1,20})? ?\([A-Z][\w ./-]{1,30}\))(?: ?[–—―_]| ?--| -(?= )) ?(?=[^\W_])"
)
"""The first words of a report that does not name its day: “PARIS (AP) - ”, “NEW YORK _ ”, “London (Reuters) – ”."""
_CLOCK_WORDS = 40
_PARAGRAPHS, _LOOKED_AT = 3, 30
"""So many paragraphs, of so many passages, are asked whether they speak of the day of writing."""


class _Signs(Struct, frozen=True):
    """What stands beside a date that dates the text, with the words of its language."""

    place: re.Pattern[str]
    """A place and nothing else before a day: “Falkenau, 14. Mai 1903. Gestern …”."""
    issue: re.Pattern[str]
    """What may stand behind the date in the head of a newspaper: “12. Jahrgang”, “Price 4d.”."""
    hour: re.Pattern[str]
    """The hour behind the date of a report: “March 22, 2013 | 9:05 am”, “22.03.2013, 10.11 Uhr”."""


@cache
def _signs(code: str) -> _Signs:
    known = language(code)
    links, volume, price, before, after = (
        (known.place_links, known.volume, known.price, known.before_hour, known.after_hour)
        if known
        else ("(?!)",) * 5
    )
    days = "|".join(sorted(map(re.escape, known.day_words))) if known else ""
    name = r"[A-ZÀ-Þ][^\W\d_]+"
    return _Signs(
        lazy(rf"{name}(?:[ -](?:(?:{links}) ?)?{name}){{0,2}}, ?(?:(?:{days}) )?"),
        lazy(
            rf"(?i)(?:\d{{1,3}}|[ivxlc]+)?[.ºª°e]{{0,2}} ?(?:{volume}|vol|n[ro°º]?)\.? ?(?:\d{{1,5}}|[ivxlc]+)?|(?:{price})\b.+"
        ),
        lazy(
            rf"(?i)[\s,|–·-]*(?:(?:{before}) )?\d{{1,2}}(?:[:.h]\d\d){{0,2}}\s?(?:[ap]\.?m\.?|{after})?,?"
            r"\s?\(?(?:GMT|UTC|[A-Z]{1,2}[DS]?T)?\)?\.?"
        ),
    )


def is_day(found: DateMatch) -> bool:
    """True for a date that is known to the day."""
    sure = found.cert is not Certainty.LOW or found.rule == "dates.supplied"
    return sure and (found.get("when") or "").lstrip("-").count("-") == 2


def written(found: DateMatch, *, sure: bool) -> str:
    """The day that a dateline names; one whose year is only implied will do where it need not be `sure`."""
    if is_day(found):
        return found.get("when") or ""
    limit = found.get("notBefore") or ""
    return limit if not sure and limit == found.get("notAfter") and found.rule in _NAMED_DAYS else ""


def of_no_year(found: DateMatch) -> Moment:
    """The day and month of a dateline whose year is not known: “3.4.17”, “den 3. April”; else nothing."""
    day = _NO_YEAR.fullmatch(found.get("when") or "")
    return Moment(None, int(day[1]), int(day[2])) if day else Moment()


def dateline(text: str, found: DateMatch, code: str) -> bool:
    """True for “Paris, 4 July 1863.” or a date alone, where it is the first thing in a text; also if a periodical's year follows."""
    if found.start >= _PLACE_NAME:
        return False
    behind = text[found.end :].strip(" .,;:)]–—-")
    issue = len(behind) < _ISSUE_WORDS and _signs(code).issue.fullmatch(behind)
    if not behind or issue:
        return True
    if len(behind) < _CLOCK_WORDS and _signs(code).hour.fullmatch(behind) is not None:
        return True
    return _opens_report(text, found, code)


def _opens_report(text: str, found: DateMatch, code: str) -> bool:
    """True for “LONDON, March 4, 2011 (Reuters) – The …”: a place, a day and a dash before the first words of a report."""
    place, behind = text[: found.start], text[found.end : found.end + _PLACE_NAME]
    if place.endswith("(") and behind.startswith(")"):
        behind = behind[1:]
    if _NEWS_SOURCE.fullmatch(place) is not None and behind.startswith(")"):
        return _NEWS.match(behind[1:]) is not None
    if _NEWS_PLACE.fullmatch(place) is not None and _NEWS.match(behind) is not None:
        return True
    return _signs(code).place.fullmatch(place) is not None and _SENTENCE.match(behind) is not None


_DIVIDED = lazy(r"\.| ?[|·•] ?")


def heads_sentence(text: str, found: DateMatch) -> bool:
    """True for “Sept. 3, 1985. The wreck was found on Sunday”: a day, a stop or a bar, and a sentence."""
    divided = _DIVIDED.match(text, found.end) is not None
    return not text[: found.start].strip() and is_day(found) and divided


def letter(passage: Passage) -> Extent:
    """The stretch that a dateline dates: its division, up to the length of a long letter."""
    start = passage.block.extent.start
    division = next((b for b in reversed(passage.path) if b.element in _DIVISIONS), passage.block)
    return Extent(start, max(min(division.extent.end, start + LONGEST), passage.block.extent.end))


def named_below(passages: Sequence[Passage]) -> dict[int, tuple[str, Extent]]:
    """The letters that name their day at their end only: the place of the first passage of each, its dateline, and what it dates."""
    letters: dict[Extent, tuple[int, bool]] = {}
    """Where each letter begins, and whether a dateline stands above it."""
    named = {}
    for place, passage in enumerate(passages):
        whole = next((b for b in reversed(passage.path) if b.get("type") == "letter"), None)
        if whole is None:
            continue
        first, above = letters.setdefault(whole.extent, (place, False))
        if passage.element != "dateline" or above:
            continue
        if passage.within("closer"):
            start = whole.extent.start
            end = min(whole.extent.end, start + LONGEST)
            named[first] = (passage.text, Extent(start, end))
        letters[whole.extent] = first, True
    return named


def whole_report(start: int) -> Extent:
    """What is counted from a day on the title page: as much as a long letter."""
    return Extent(start, start + LONGEST)


def speaks_of_its_day(passages: Sequence[Passage], day: Moment, code: str) -> bool:
    """Whether the first paragraphs of a text name a weekday without its date, or yesterday, as who writes on the day in its title does.

    “Today” may mean these times. A report that begins with its place and a dash needs neither.
    """
    looked = 0
    for passage in passages[:_LOOKED_AT]:
        if passage.element != "p":
            continue
        if _AGENCY.match(passage.text) is not None:
            return True
        for found in matches(passage.text, code, Memory(writing=day, last=day)):
            if found.rule == "dates.weekday" and found.evidence.startswith("a weekday, counted"):
                return True
            if found.rule == "dates.deictic" and found.get("notBefore") != form(day):
                return True
        looked += 1
        if looked == _PARAGRAPHS:
            break
    return False


def alone(text: str, found: DateMatch) -> bool:
    """True for a paragraph that is a day, or a place and a day, and nothing else: in a dated text it begins the next letter or report."""
    place, behind = text[: found.start].split(), text[found.end :].strip(" .:—–-")
    named = len(place) <= _PLACE_WORDS and all(w[0].isupper() or len(w) <= _LINK for w in place)
    return named and not behind and is_day(found)


_PLACE_WORDS = 4
_LINK = 3
"""Letters of the longest word with a small letter before a day: le, den, ce."""
