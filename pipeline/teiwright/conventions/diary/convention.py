"""Diaries: entries that begin with their date, one after the other."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.dating import MONTHS, WEEKDAY, is_date
from teiwright.conventions.diary.entry_days import (
    DASHES,
    DAY_NUMBER,
    MONTH,
    SHORT_LINE,
    Days,
    dated_to,
    keys,
    lead,
    months_by_chunk,
    placed_to,
)
from teiwright.conventions.document_ends import sign_document
from teiwright.conventions.flow.stream import RULES as FLOW_RULES
from teiwright.conventions.flow.stream import flow
from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.letters.formulas import SALUTE
from teiwright.conventions.lines import STOPS, lines_of
from teiwright.conventions.lists.entries import entries_of
from teiwright.conventions.minutes.meetings import called_minutes
from teiwright.conventions.notes.forms import is_head
from teiwright.conventions.pieces import Opening, Piece, is_running
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
    "diary.news": "Such blocks below a title that speaks of news or telegrams are reports.",
    "diary.entry": "Blocks that begin with a date, in the order of time, are the entries of a diary.",
    "diary.month": "The name of a month on a line of its own heads the entries of that month.",
    "diary.year": "A year on a line of its own heads the entries of that year.",
    "diary.dateline": "The date at the beginning of an entry is its dateline.",
}
_NEWS = lazy(
    r"(?i)\b(?:news|(?:foreign|latest|domestic|home|shipping) intelligence|(?:telegraphic )?dispatches|despatches|(?:cable|tele)grams|nouvelles (?:de|des|du|étrangères|diverses|télégraphiques)|dépêches|télégrammes|"
    r"nachrichten|depeschen|telegramme|noticias|despachos|telegramas|notizie|dispacci|telegrammi)\b"
)
"""“Foreign Intelligence”, “Telegramme”: what newspapers print above reports, each with its place and day."""
_CALLED_DIARY = lazy(r"(?i)\b(?:diar(?:y|ies)|tageb(?:uch(?:e?s)?|ücher)|journal intime|diari(?:o|os|i))\b")
"""“News from the Farm: a diary” is none of them."""
_TITLE = 3
"""So many chunks at most are titles of them."""
ALONE = 70
"""Characters of a day on a line of its own, at most."""
_ENTRY = lazy(r"\S+\s+\S+.*[.!?…]\s*$")
"""Some words with a full stop behind the date of a short entry."""
_SHORT_ENTRY = lazy(r"\w.*[.!?…]\s*$")
"""One, behind a dash or a wide gap, where the next entry follows: “Mardi 5. - Rien.”"""
_NAMED_DAY = lazy(rf"(?i)(?:{MONTHS})\.? \d")
_DAY_NAMED = lazy(rf"(?i)(?:\w+,? )?\d{{1,2}}(?:st|nd|rd|th|er|\.)? (?:de |di )?(?:{MONTHS})\b")
"""A day with the month that it is of, at the beginning of an entry."""
_SENTENCES = lazy(r"[^\W\d_][.!?] [^\W\d_a-zß-öø-ÿ]")
_JOURNEY = lazy(
    r"(?i)\b(?:diar(?:y|ies)|journeys?|tour (?:of|in|through|to|round)|travels|voyages?|itinerary|tagebuch|tagebücher|\w*reisen?|wanderung(?:en)?|carnets? de|viajes?|viaggi?o?|taccuino)\b"
)
"""What the first lines of a diary call it, in which the place may stand before the day. “Journal”, “Giornale” and “Diario” are newspapers, too, with dispatches."""
_WIDE = lazy(r"  |\t")
_YEAR = lazy(r"(?:1[4-9]|20)\d\d\.?$")


def _datings(view: View) -> list[tuple[int, str]]:
    """Chunks that are or begin with a date, and the date's words."""
    found = []
    days = Days(called=_called_diary(view))
    placed = _names_places(view)
    for index, chunk in enumerate(view.chunks):
        words = view.text[chunk.start : min(chunk.end, chunk.start + 160)]
        if index and len(words) <= SHORT_LINE and is_head(words):
            break  # the numbers below “Notes” are no days
        if chunk.height == 1 and MONTH.match(words):
            days.month()
            continue
        before = lead(words)
        if chunk.height == 1 and chunk.length <= ALONE and is_dateline(words[before:]):
            found.append((index, words))
        elif end := dated_to(words) or days.end(words) or (placed and placed_to(words)):
            found.append((index, words[:end]))
        else:
            continue
        days.note(found[-1][1])
    return found


def _called_diary(view: View) -> bool:
    """A title calls the text a diary."""
    first = (view.words(chunk) for chunk in view.chunks[:_TITLE])
    return any(len(words) <= ALONE and _CALLED_DIARY.search(words) is not None for words in first)


def _names_places(view: View) -> bool:
    """The first lines call the text a diary or a journey: places may stand before its days, as they do in letters and dispatches."""
    return any(
        len(words) <= 2 * ALONE and _JOURNEY.search(words) for words in map(view.words, view.chunks[:2])
    )


def recognise(view: View) -> Answer:
    """At least three dated blocks that rise in time."""
    excuse = "fewer than three blocks begin with a date"
    dated = [(i, words) for i, words in _datings(view) if entries_of(view, view.chunks[i]) is None]
    if len(dated) < 3 or len(dated) < 0.08 * len(view.chunks):
        return Answer((), excuse)
    greeted = (SALUTE.match(view.lines.row(c.last - 1)) for c in view.runs[:30] if c.length < 200)
    if any(greeted) or _below_letters(view, dated):
        return Answer((), "the dates belong to letters")
    if all(WEEKDAY.match(words) and not any(map(str.isdigit, words)) for _, words in dated) and not any(
        view.text[c.end - 1] in ".!?…" for c in view.chunks
    ):
        return Answer((), "weekdays without a sentence: a timetable")
    if _close_texts(view, dated):
        return Answer((), "the dates stand below the texts, the last one below the last")
    signs = [f"{len(dated)} blocks begin with a date"]
    years = {i for i, c in enumerate(view.chunks) if _YEAR.match(view.words(c))}
    known = keys(dated[:60], view.language, months_by_chunk(view))
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


def _below_letters(view: View, dated: list[tuple[int, str]]) -> bool:
    """Most days stand right below “First Letter” or its like."""
    above = (w.KEYED.match(view.words(view.chunks[index - 1])) for index, _ in dated if index)
    return 2 * sum(w.rank_of(k["word"] or k["word2"])[1] == "letter" for k in above if k) > len(dated)


def _close_texts(view: View, dated: list[tuple[int, str]]) -> bool:
    """The first day stands below running text and the last, by itself, ends the whole: each is that of what stands above it."""
    first, (last, day) = dated[0][0], dated[-1]
    above = view.words_at(first - 1) if first else ""
    alone = day.strip() == view.words_at(last)
    return alone and last == len(view.chunks) - 1 and len(above) > ALONE and above[-1] in ".!?…"


def _names_month(view: View, piece: Piece) -> bool:
    """A paragraph, or a second line below the heading of a year, that is nothing but the name of a month."""
    block = piece.block
    headed = block.element == "head" and not piece.opens and not block.children
    return (
        (is_running(block) or headed)
        and piece.part == "body"
        and len(block.extent) < SHORT_LINE
        and MONTH.match(view.words(block.extent)) is not None
    )


def _names_year(view: View, piece: Piece) -> bool:
    """A paragraph that is nothing but a year."""
    plain = is_running(piece.block) and piece.part == "body"
    return plain and _YEAR.match(view.words(piece.block.extent)) is not None


def _follows(view: View, pieces: list[Piece], index: int) -> bool:
    """The next piece begins with a date, too, or there is none: what stands behind this date is its entry."""
    if index + 1 == len(pieces):
        return True
    extent = pieces[index + 1].block.extent
    return dated_to(view.text[extent.start : min(extent.end, extent.start + 200)]) > 0


def _dateline(view: View, pieces: list[Piece], index: int, days: Days) -> Block | None:
    """The date with which a paragraph begins, or which is all of it; None if there is none."""
    extent = pieces[index].block.extent
    words = view.text[extent.start : min(extent.end, extent.start + 200)]
    end = dated_to(words) or days.end(words) or (_names_places(view) and placed_to(words)) or 0
    whole = is_dateline(words[lead(words) :])
    if not end and not whole and (month := _month_above(words)):
        days.month()
        return Block("dateline", Extent(extent.start, extent.start + month), (), (), "diary.dateline")
    if end or whole:
        days.note(words[: end or len(words)])
    alone = whole and len(lines_of(view.text, extent)) == 1
    divided = end and (words[end - 1] in DASHES or _WIDE.match(words, end))
    short = divided and _follows(view, pieces, index)
    if alone and (
        is_date(words[lead(words) :], view.language)
        or not (_SHORT_ENTRY if short else _ENTRY).search(words, end or len(words))
    ):
        return Block("dateline", extent, (), (), "diary.dateline")
    if not end:
        return None
    stop = extent.start + end
    run_in = stop < extent.end and "\n" not in view.text[stop : _after_space(view, stop, extent.end)]
    attributes = (("rend", "run-in"),) if run_in else ()
    return Block("dateline", Extent(extent.start, stop), (), attributes, "diary.dateline")


def _month_above(words: str) -> int:
    """Length of a line that is nothing but a month, right above the words of the entry that is of it."""
    line, _, below = words.partition("\n")
    line = line.rstrip()
    return len(line) if below.strip()[:1].isalpha() and MONTH.match(line) else 0


def _after_space(view: View, start: int, end: int) -> int:
    while start < end and view.text[start].isspace():
        start += 1
    return start


def _no_head(view: View, piece: Piece) -> Piece:
    """“2. — Saw nobody”, “3. Wrote to Ada. Rain.” are entries, though a number and a few words look like the heading of a chapter."""
    block = piece.block
    if block.element != "head" or block.children or piece.part != "body":
        return piece
    numbered = DAY_NUMBER.match(view.text, block.extent.start, block.extent.end)
    told = view.text[block.extent.end - 1] in STOPS or _SENTENCES.search(
        view.text, block.extent.start, block.extent.end
    )
    if numbered is None or numbered["stop"] != "." or not (numbered["dash"] or told):
        return piece
    return Piece(Block("p", block.extent, rule="bare.paragraph"), (), piece.part)


def _kind(view: View) -> tuple[str, str]:
    """What stands below each day, and the rule that says so."""
    if called_minutes(view):
        return "minutes", "diary.meeting"
    first = [words for chunk in view.chunks[:_TITLE] if len(words := view.words(chunk)) <= ALONE]
    news = any(_NEWS.search(words) and (words.isupper() or words[-1] not in STOPS) for words in first)
    if news and not _called_diary(view):
        return "section", "diary.news"
    return "diaryEntry", "diary.entry"


def _is_one_entry(view: View, pieces: list[Piece], months: list[Block]) -> bool:
    """One month by itself amid days that name theirs is an entry, and heads no others."""
    if len(months) != 1:
        return False
    other = (p.block.extent for p in pieces if p.block.element == "p" and p.block not in months)
    named = [
        e.start for e in other if _NAMED_DAY.match(view.text, e.start) or _DAY_NAMED.match(view.text, e.start)
    ]
    return len(named) > 1 and named[0] < months[0].extent.start < named[-1]


def pieces(view: View) -> Found:
    """The stream of pieces with a division for each entry."""
    found = flow(view)
    made: list[Piece] = []
    found.pieces = [_no_head(view, piece) for piece in found.pieces]
    months = [p.block for p in found.pieces if _names_month(view, p)]
    alone = _is_one_entry(view, found.pieces, months)
    years = [p.block for p in found.pieces if _names_year(view, p)]
    outer = 1 + max((p.opens[-1].level for p in found.pieces if p.opens and p.part == "body"), default=0)
    level = outer + len(years[:1]) + len(months[:1]) - alone
    inside: list[Extent] = []
    days = Days(called=_called_diary(view))
    kind, rule = _kind(view)
    notes = False
    opening = Opening(kind, level, rule=rule)
    for index, piece in enumerate(found.pieces):
        block = piece.block
        notes = notes or (block.element == "head" and is_head(view.words(block.extent)))
        if block in years:
            head = replace(block, element="head", attributes=(), rule="diary.year")
            number = view.words(block.extent).rstrip(".")
            made.append(Piece(head, (Opening("section", outer, number, rule="diary.year"),)))
            continue
        headed = block.element == "head" and MONTH.match(view.words(block.extent))
        if headed or block in months:
            days.month()
        if block not in months and (notes or not is_running(block) or piece.part != "body"):
            made.append(piece)
            continue
        if block in months:
            if alone:
                made.append(Piece(replace(block, element="dateline", attributes=()), (opening,)))
                continue
            head = replace(block, element="head", attributes=(), rule="diary.month")
            made.append(Piece(head, (Opening("section", level - 1, rule="diary.month"),)))
            continue
        date = _dateline(view, found.pieces, index, days)
        if date is None:
            made.append(piece)
            continue
        last = date.extent == block.extent and index == len(found.pieces) - 1
        if (
            last
            and index
            and found.pieces[index - 1].block.element != "head"
            and made[-1].block.element == "p"
        ):
            made.append(Piece(Block("closer", date.extent, (date,), (), "diary.dateline")))
            continue  # where and when the whole was written
        made.append(Piece(date, (opening,)))
        begins = _after_space(view, date.extent.end, block.extent.end)
        if begins < block.extent.end:
            made.append(Piece(replace(block, extent=Extent(begins, block.extent.end))))
            inside.append(Extent(date.extent.end, begins))
    found.unmark_line_ends(inside)
    found.pieces = made
    sign_document(view, found)  # the master and the mate below a log
    return found
