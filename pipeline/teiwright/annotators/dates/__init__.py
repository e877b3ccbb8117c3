"""Dates: one grammar for all languages, one table of words for each."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from teiwright.annotators.dates import annals, columns, datelines, day_lines, sittings, writing
from teiwright.annotators.dates.durations import find_durations
from teiwright.annotators.dates.edtf import edtf
from teiwright.annotators.dates.entries import Entries, feast_alone
from teiwright.annotators.dates.finding import find_dates, matches, numeric_order, parse_date
from teiwright.annotators.dates.headed_years import headed
from teiwright.annotators.dates.language import language as known_language
from teiwright.annotators.dates.matches import DateMatch
from teiwright.annotators.dates.memory import Memory
from teiwright.annotators.dates.tables import available
from teiwright.annotators.dates.values import moment
from teiwright.findings import Finding, Place, Severity
from teiwright.model import Certainty, Extent, Span
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teiwright.model import Document, Passage

__all__ = [
    "RULES",
    "DateMatch",
    "annotate",
    "annotate_apart",
    "annotate_relative",
    "edtf",
    "find_dates",
    "find_durations",
    "parse_date",
]

RULES = {
    "dates.full": "Day, month and year are written out.",
    "dates.supplied": "A date whose year stands in brackets, as editors of letters add it.",
    "dates.impossible": "A day that its month does not have, so that no value can be given.",
    "dates.iso": "Year, month and day in figures, in this order.",
    "dates.numeric": "Day, month and year in figures; the order is taken from the numbers.",
    "dates.roman-month": "Day, month in Roman figures, year.",
    "dates.month-year": "Month and year are written out.",
    "dates.month-day": "Day and month are written out; the year, if given, was taken from the date before.",
    "dates.month": "A month; the year, if given, was taken from the date before.",
    "dates.year": "A number whose neighbours make it a year.",
    "dates.short-year": "Two figures that stand for a year of the century spoken of.",
    "dates.era": "A year with its era.",
    "dates.season": "A season: three whole months of the northern half of the earth.",
    "dates.century": "A century by its number: from its first year to its last.",
    "dates.quarter": "Three months of a year, counted by quarters.",
    "dates.annals": "A year at the beginning of a line, where line after line begins with one, in their order.",
    "dates.decade": "Ten years by the first of them.",
    "dates.feast": "A feast day, or a day counted from one, and the year.",
    "dates.roman-day": "A day counted from the Kalends, Nones or Ides of a month.",
    "dates.regnal": "A year of the reign of an English king or queen, or a day in it.",
    "dates.friends": "Day, month and year by their numbers, as the Society of Friends dated.",
    "dates.republican": "A date of the French Republican calendar, given in the Gregorian.",
    "dates.two-calendars": "A day named in the Julian and in the Gregorian calendar, given in the Gregorian.",
    "dates.dual-year": "A day named with two years because the year began in March, given in the Gregorian calendar.",
    "dates.style": "A date said to be of the old or the new style.",
    "dates.part": "The first, middle or last third, or a half, of a period, or a week of a month.",
    "dates.about": "A date that the text itself calls rough.",
    "dates.range": "A period by its beginning and its end.",
    "dates.limits": "Some time between two dates, or one of two.",
    "dates.limit": "Some time before or after a date, or a period of which only one end is named.",
    "dates.bare-day": "A day of the month that the text named before.",
    "dates.entry": "The day of an entry of a diary, whose month and year the entry before it has named.",
    "dates.instant": "A day of the month of writing, or of the one before or after it.",
    "dates.relative": "A date counted from the one before it in the text, or from the day of writing.",
    "dates.deictic": "A date counted from the day of writing.",
    "dates.weekday": "A weekday, counted from the day of writing.",
}


_UNKNOWN = ("", "und", "mul")
_SAMPLE = 20_000
"""Characters in which the language is looked for where it is not known."""
_ITSELF = ("docDate", "date")
_NEAR_BY = 60
"""Passages below a dateline in which a year is looked for."""
_YEAR_LABEL = lazy(r"1[4-9]\d\d[.:]$")
_APOSTROPHE = lazy(r"\w\.?,? ?['’‘]\d\d(?![\w'’])")
_TWO_FIGURES = lazy(r"(?<!\d)\d\d[. ]*$")
"""“14 mars 91”: a year that needs its hundred."""


def annotate(document: Document) -> Iterator[Span | Finding]:
    """Mark every date.

    A date without a year takes it from the dates before it; notes and what stands before the text have dates of
    their own and lend none to the text. A full date in a dateline is the day of writing of its letter or report.
    """
    yield from _marked(document, unvalued=False)


def annotate_apart(document: Document) -> Iterator[Span]:
    """Mark the dates, the two ends of a range each by itself, and without “since”, “until”, “before”, “after”."""
    for whole, extent in _found(document):
        for found in whole.parts or (whole,):
            start = extent.start + found.start - whole.start
            part = Extent(start, start + found.end - found.start) if whole.parts else extent
            yield Span(part, "date", found.rule, found.attributes, found.cert, found.evidence)


def annotate_relative(document: Document) -> Iterator[Span | Finding]:
    """Mark the dates, and the words that are counted from a day that is not known (“last week”), without a value."""
    yield from _marked(document, unvalued=True)


def _marked(document: Document, *, unvalued: bool) -> Iterator[Span | Finding]:
    for found, extent in _found(document, unvalued=unvalued):
        yield Span(extent, "date", found.rule, found.attributes, found.cert, found.evidence)
        yield from _doubts(document, extent, found)


def _found(document: Document, *, unvalued: bool = False) -> Iterator[tuple[DateMatch, Extent]]:
    """The dates of a document and where they are."""
    code = _language(document)
    order = document.wishes.get("date-order") or numeric_order((p.text for p in document.passages), code)
    telling = Memory(order=order, unvalued=unvalued)
    telling.stated, telling.whole = writing.stated(document), writing.of_whole(document, code)
    spoken = _spoken(document, telling)
    entries = Entries(order)
    letter = Extent(0, 0)
    taken = sorted((s.extent.start, s.extent.end) for s in document.spans if s.element in _ITSELF)
    annal_lines = annals.led([_in_lines(document, p) for p in document.passages])
    days = day_lines.led([p.text for p in document.passages], order)
    amounts = columns.of_amounts(document.passages)
    years = headed(document.passages, code)
    below = datelines.named_below(document.passages)
    for place, passage in enumerate(document.passages):
        if passage.element in _ITSELF:
            letter = _stated_above(document, place, telling, entries, code) or letter
            continue
        if place in amounts or passage.inside("boilerplate"):
            continue
        entries.month(passage, code)
        letter = writing.goes_on(passage, letter, below.get(place), telling, code)
        memory = _memory_of(passage, telling, spoken)
        memory.go_on_in(years.get(place))
        memory.later = _year_of_two_figures(document.passages, place, telling, code)
        entry = passage.element == "dateline" and passage.inside("diaryEntry")
        if place in days:
            dates = _of_entry(passage.text, days[place], entries, matches(passage.text, code, memory))
        elif entry:
            dates = entries.dates(passage.text, code, telling)
        elif place in annal_lines:
            dates = annals.dates(passage.text, annal_lines[place], code, memory)
        else:
            feast = feast_alone(passage.text, code, memory) if passage.element == "dateline" else None
            text = _label(document.passages, place, code)
            dates = iter([feast]) if feast else matches(text, code, memory)
        for found in dates:
            extent = passage.extent(found.start, found.end)
            following = letter.covers(passage.block.extent) and datelines.alone(passage.text, found)
            dated, holds = writing.written_on(document, place, found, code, next_piece=following)
            written = datelines.written(found, sure=not passage.within("dateline") or entry) if dated else ""
            if written:
                telling.write_on(moment(written))
                letter = holds
            elif dated and telling.write_without_year(datelines.of_no_year(found)):
                letter = holds
            if datelines.is_day(found) and (
                writing.states(passage, telling) or sittings.held(passage.text, found.start, code)
            ):
                telling.stated = moment(found.get("when") or "")
            _head(passage, found, telling, entries, dated=bool(written), days=bool(days))
            if not _overlaps(taken, extent):
                yield found, extent


def _head(
    passage: Passage, found: DateMatch, telling: Memory, entries: Entries, *, dated: bool, days: bool
) -> None:
    """Remember a date that stands above others: in a heading, or by itself where paragraphs begin with days."""
    head, value = passage.element == "head", found.get("when") or ""
    entries.in_text = passage.element == "p"
    alone = len(passage.text.strip(" .")) == found.end - found.start
    if alone and head and found.rule == "dates.year":
        telling.no_letter(moment(value))  # a chronicle
    if (alone and days) or (head and not dated):
        entries.head(value)


def _label(passages: Sequence[Passage], place: int, code: str) -> str:
    """The text of a passage; of a heading that is a figure with its stop, or a label above an item that begins with a day, the year: “1641.” / “Dec. 25. A poor man …”."""
    text, element = passages[place].text, passages[place].element
    if element not in ("head", "label") or _YEAR_LABEL.match(text) is None:
        return text
    below = passages[place + 1].text if element == "label" and place + 1 < len(passages) else ""
    first = next(matches(below, code, Memory()), None)
    of_day = first is not None and first.start == 0 and first.rule == "dates.month-day"
    return text.rstrip(" .:") if of_day or element == "head" else text


def _stated_above(
    document: Document, place: int, telling: Memory, entries: Entries, code: str
) -> Extent | None:
    """What the day dates that a title page states, if anything; the year of printing dates nothing."""
    passage = document.passages[place]
    if passage.within("docImprint"):
        return None
    entries.head(passage.block.get("when") or "")
    reported = writing.title_names(document, place, telling, code)
    return datelines.whole_report(passage.block.extent.start) if reported else None


def _of_entry(
    text: str, day: tuple[int, int], entries: Entries, others: Iterator[DateMatch]
) -> Iterator[DateMatch]:
    """The day at the head of a diary's paragraph, and the dates behind it."""
    own = day_lines.match(text, day, entries.last)
    if own is not None:
        entries.last = moment(own.get("when") or "") if entries.last.year is not None else entries.last
        yield own
    yield from (other for other in others if own is None or other.start >= own.end)


def _year_of_two_figures(passages: Sequence[Passage], place: int, telling: Memory, code: str) -> int | None:
    """The first year that is named after “14 mars 91” in a dateline or “June 19, ’64”, where none is named before."""
    passage = passages[place]
    if not telling.yearless:
        return None
    if _APOSTROPHE.search(passage.text):
        return _year_after(passages[place:], code, telling.order)
    dateline = passage.element == "dateline" and _TWO_FIGURES.search(passage.text)
    return _year_after(passages[place + 1 :], code, telling.order) if dateline else None


def _year_after(passages: Sequence[Passage], code: str, order: str) -> int | None:
    """The first year that some passages name for certain: of the hundred that brings it nearest are the two figures above them."""
    for passage in passages[:_NEAR_BY]:
        for found in matches(passage.text, code, Memory(order=order)):
            named = next((v for name, v in found.attributes if name != "calendar"), "")
            year = moment(named).year
            if year is not None and found.cert is not Certainty.LOW:
                return year
    return None


def _spoken(document: Document, telling: Memory) -> Memory | None:
    """What is remembered in a play: who says “yesterday” in it does not mean the eve of its first performance."""
    play = any(reading.convention == "drama" for reading in document.readings)
    return Memory(order=telling.order, unvalued=telling.unvalued) if play else None


def _memory_of(passage: Passage, telling: Memory, spoken: Memory | None) -> Memory:
    """What a passage knows of the dates before it: notes and what stands before the text have dates of their own, and so have plays."""
    if spoken is not None and passage.within("sp", "stage"):
        return spoken
    telling.dateline = passage.element == "dateline"
    before_the_text = passage.within("front") and passage.element not in writing.TITLES
    if not (before_the_text or passage.within("note") or passage.inside("provenance")):
        return telling
    return Memory(
        order=telling.order,
        writing=telling.writing,
        stated=telling.stated,
        last=telling.writing,
        unvalued=telling.unvalued,
    )


def _in_lines(document: Document, passage: Passage) -> str:
    """The text of a passage with its line ends, as far as that needs no reckoning."""
    if passage.offsets is not None or passage.element not in ("p", "item", "l"):
        return passage.text
    start = passage.block.extent.start
    return document.source.text[start : start + len(passage.text)]


def _overlaps(taken: list[tuple[int, int]], extent: Extent) -> bool:
    at = bisect_left(taken, (extent.end, 0))
    return any(end > extent.start for _, end in taken[max(at - 1, 0) : at])


def _language(document: Document) -> str:
    """The language of a document; where it is not known, that in which its beginning has the most dates."""
    code = document.language
    if known_language(code) is not None or code.partition("-")[0] not in _UNKNOWN:
        return code
    sample = " ".join(p.text for p in document.passages)[:_SAMPLE]
    found = {c: find_dates(sample, c) for c in available()}
    best = max((_length(dates) for dates in found.values()), default=0)
    likely = [c for c, dates in found.items() if best and _length(dates) == best]
    # Two tables that read the same dates in the same way need no choice.
    agree = len({tuple((m.start, m.end, m.attributes) for m in found[c]) for c in likely}) == 1
    return likely[0] if agree else code


def _length(dates: tuple[DateMatch, ...]) -> int:
    return sum(m.end - m.start for m in dates)


def _doubts(document: Document, extent: Extent, found: DateMatch) -> Iterator[Finding]:
    words = document.source.text[extent.start : extent.end]
    place = Place(
        document.source.name,
        document.source.line_of(extent.start),
        document.source.column_of(extent.start),
        f"near “{words}”",
    )
    if found.rule == "dates.numeric" and not found.attributes:
        yield Finding(
            "date-order",
            Severity.WARNING,
            f"“{words}” can be read in two ways: the text does not show whether the day or the month comes first.",
            "State the order for the whole text (--date-order), or give this date its value in the table of teiwright review.",
            place,
        )
    if found.rule == "dates.impossible":
        yield Finding(
            "date-impossible",
            Severity.WARNING,
            f"“{words}”: there is no such day, so the date has no value.",
            "Look at the source; if it says so, leave the words as they are and give the date a value in the table of teiwright review.",
            place,
        )
    if found.doubt and found.cert is not Certainty.LOW:
        yield Finding(
            "date-weekday",
            Severity.WARNING,
            f"“{words}”: {found.doubt}",
            "The value follows the numbers; look at the source.",
            place,
        )
