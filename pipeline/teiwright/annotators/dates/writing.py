"""The day of writing as the text goes on: which date it is, what it dates, and where another begins."""

from __future__ import annotations

from copy import copy
from functools import cache
from typing import TYPE_CHECKING

from teiwright.annotators.dates import datelines
from teiwright.annotators.dates.entries import feast_alone
from teiwright.annotators.dates.finding import matches
from teiwright.annotators.dates.language import language
from teiwright.annotators.dates.memory import Memory
from teiwright.annotators.dates.values import Moment, moment
from teiwright.model import Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from teiwright.annotators.dates.matches import DateMatch
    from teiwright.model import Document, Passage

_DATED = ("dateline", "opener")
TITLES = ("head", "titlePart")
_FIRST = 4
"""A dateline that the convention of the text does not know is looked for in so many first passages."""
_NOTHING = Extent(0, 0)
_HEADS = 8
"""A day on the title page stands among so many first passages."""


@cache
def _performed(code: str) -> re.Pattern[str]:
    """Behind these stands the day on which a play was first performed; nobody in it speaks of yesterday."""
    known = language(code)
    return lazy(rf"(?i)\b(?:{known.performed if known else '(?!)'})\b")


def title_names(document: Document, place: int, telling: Memory, code: str) -> bool:
    """Take the day that a title names: it lends its year, and is the day of writing (true) where the first paragraphs speak of yesterday."""
    day = moment(document.passages[place].block.get("when") or "")
    if day.day is not None and telling.yearless:
        telling.note(day)
    if day.year is not None and telling.stated.year is None:
        telling.stated = day
    if _performed(code).search(document.passages[place].text) or not _heads_report(
        document, place, day, code
    ):
        return False
    telling.write_on(day)
    return True


def goes_on(
    passage: Passage, letter: Extent, below: tuple[str, Extent] | None, telling: Memory, code: str
) -> Extent:
    """What the day of writing dates, in a passage: as before, the sitting of minutes, or the letter that names its day `below`."""
    day = _day_below(below[0], telling, code) if below is not None else None
    if below is not None and day is not None:
        telling.write_on(day, below=True)
        return below[1]
    if not letter.covers(passage.block.extent):
        telling.writing, letter = _of_minutes(passage, telling)
        telling.undated = Moment()
    return letter


def _day_below(text: str, telling: Memory, code: str) -> Moment | None:
    """The day that a dateline at the end of a letter names; its year may be that of the letters above."""
    feast = feast_alone(text, code, telling)
    days = [feast] if feast else matches(text, code, copy(telling))
    return next((moment(day) for one in days if (day := datelines.written(one, sure=False))), None)


def written_on(
    document: Document, place: int, found: DateMatch, code: str, *, next_piece: bool
) -> tuple[bool, Extent]:
    """Whether a date is the day of writing, by its place, and of what; `next_piece`: it begins another piece of a dated text."""
    passage = document.passages[place]
    title = passage.element in TITLES
    report = (
        title
        and datelines.is_day(found)
        and _heads_report(document, place, moment(found.get("when") or ""), code)
    )
    first = place < _FIRST and (
        datelines.dateline(passage.text, found, code)
        or (
            datelines.heads_sentence(passage.text, found)
            and _heads_report(document, place - 1, moment(found.get("when") or ""), code)
        )
    )
    if not (report or first or next_piece or passage.within(*_DATED)):
        return False, _NOTHING  # most
    if _performed(code).search(passage.text):
        return False, _NOTHING
    of_newspaper = title and found.evidence.startswith("weekday")
    holds = datelines.letter(passage)
    return True, datelines.whole_report(holds.start) if report or of_newspaper else holds


def _heads_report(document: Document, place: int, day: Moment, code: str) -> bool:
    """Whether a day on the title page is that on which the text was written, since its first paragraphs speak of weekdays or of yesterday."""
    ahead = document.passages[place + 1 :] if place < _HEADS and day.day is not None else ()
    return datelines.speaks_of_its_day(ahead, day, code)


def stated(document: Document) -> Moment:
    """The day on which the text says of itself that it was written."""
    written = document.metadata.written
    return moment(dict(written.attributes).get("when") or "") if written is not None else Moment()


def of_whole(document: Document, code: str) -> Moment:
    """When the whole text was written or first printed: by its header, or by the only dateline at the end of what is no letter."""
    facts = document.metadata
    journal = facts.printed if facts.printed is not None and facts.printed.level == "j" else None
    for date in (facts.written, facts.first_published, journal.date if journal is not None else None):
        made = _begun(dict(date.attributes)) if date is not None else Moment()
        if made.year is not None:
            return made
    ends = [p for p in document.passages if p.element == "dateline" and p.within("closer")]
    if len(ends) != 1 or ends[0].inside("letter"):
        return Moment()
    return next((_begun(dict(day.attributes)) for day in matches(ends[0].text, code, Memory())), Moment())


def _begun(attributes: Mapping[str, str]) -> Moment:
    return moment(attributes.get("when") or attributes.get("from") or attributes.get("notBefore") or "")


def states(passage: Passage, telling: Memory) -> bool:
    """A day is that of the whole: on a title page, the first of minutes, or the first above what is said in an interview."""
    if passage.element in TITLES:
        return True
    begun = passage.inside("minutes") or (passage.inside("interview") and not passage.within("sp"))
    return begun and not telling.stated.day


def _of_minutes(passage: Passage, telling: Memory) -> tuple[Moment, Extent]:
    """The day of a sitting, which its title names, and what was said on it: minutes are written of that day, whatever years they mention."""
    block = next((b for b in passage.path if b.get("type") == "minutes"), None)
    if block is None or telling.stated.day is None:
        return Moment(), Extent(0, 0)
    telling.last, telling.bare = telling.stated, None
    return telling.stated, block.extent
