"""Texts of the Marxists Internet Archive: author and year, title, then lines “Source: …”, “Translated: …”.

Its pages from periodicals have sentences instead: “From Journal, Vol. X No. 4, …”, “Transcribed & marked up by …”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.dating import YEAR
from teiwright.conventions.end_marks import CLOSES
from teiwright.conventions.facts import origin
from teiwright.conventions.letters.formulas import greets
from teiwright.conventions.letters.leave import takes_leave
from teiwright.conventions.libraries.archive_title import (
    AUTHOR_YEAR,
    YEAR_ALONE,
    is_download,
    is_way,
    title_below,
    title_block,
)
from teiwright.conventions.pieces import in_division
from teiwright.conventions.provenance import field_of, is_labelled, stated_in
from teiwright.conventions.view import Answer, Found
from teiwright.metadata import Bibliography, Metadata
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.pieces import Piece
    from teiwright.conventions.view import View

NAME = "marxists"
TITLE = "Marxists Internet Archive page"
OTHERS = "a text with lines about its source above it"
"""What it is called where nothing is of that archive’s own."""
RULES = {
    "marxists.author-year": "The first line is a name and a year.",
    "marxists.title": "Between the author and the lines about the source stands the title.",
    "marxists.provenance": "Lines that begin with “Source:”, “Translated:”, “First published:” and the like tell where the text comes from.",
    "marxists.index": "A line of names with bars between them is a way through the archive’s pages.",
    "marxists.line": "A line end between two lines of a block whose lines count.",
}
BELOW_TITLE = 3
"""Blocks of a title at most."""
MOST_BETWEEN, SENTENCE = 200, 80
"""A block of so many characters, or a sentence of so many, is no title."""
TOP = 16
"""The lines about the source stand among so many first blocks."""
_ARCHIVE = lazy(r"(?i)\bmarxists?['’]?s? internet archive\b|\bmarxists\.org\b")
_OF_AUTHOR = lazy(r"Archives? [^\n]{2,50}$")
"""The very last line of a page: the archive of its author."""
NAMED_ARCHIVE = "Marxists Internet Archive"


def _about(view: View, chunk: Chunk) -> int:
    """How many lines of a chunk are about the source; a line may go on below."""
    told = [bool(field_of(line)[0]) for line in view.lines.rows(chunk)] if chunk.length <= 1500 else [False]
    return sum(told) if told[0] else 0


def _labelled(view: View, chunk: Chunk) -> int:
    return sum(1 for line in view.lines.typed(chunk) if is_labelled(line.strip()))


def _provenance(view: View) -> list[int]:
    """Indexes of the chunks about the source near the top, those together with the first."""
    chunks = view.runs[:TOP]
    about = [i for i, chunk in enumerate(chunks) if i and _about(view, chunk)]
    kept: list[int] = []
    for index in about:
        between = chunks[kept[-1] + 1 : index] if kept else []
        if not kept or (not any(_is_text(view, c) for c in between) and len(between) <= 1):
            kept.append(index)
    return kept


def recognise(view: View) -> Answer:
    """Author and year, and label lines near the top."""
    excuse = "no author-and-year line with “Source:” or “Translated:” lines below it"
    if view.start or not view.runs:
        return Answer((), excuse)
    kept = _provenance(view)
    if _offer(view):
        return Answer(
            ("the first line is a year alone", "lines below the title offer the text as a file"), excuse
        )
    if not kept or kept[0] > 8 or _only_notes(view, kept):
        return Answer((), excuse)
    if elsewhere := _elsewhere(view, kept):
        return Answer((), elsewhere)
    named = AUTHOR_YEAR.match(view.words(view.runs[0])) is not None
    if not named and any(_is_text(view, c) for c in view.runs[: kept[0]]):
        return Answer((), "the lines about the source stand below a text")
    rows = (row for i in kept for row in view.lines.rows(view.runs[i]))
    if not named and all(field_of(row)[0] in {"", "rights"} and not is_labelled(row) for row in rows):
        return Answer((), excuse)  # “Copyright, 1872, by …” on the title page of a book
    signs = []
    if named:
        signs.append("the first line is a name and a year")
    labels = sum(_labelled(view, view.runs[i]) for i in kept)
    sentences = sum(_about(view, view.runs[i]) for i in kept) - labels
    if labels:
        signs.append(
            f"{labels} lines near the top say where the text comes from (“Source:”, “Translated:” …)"
        )
    if labels > 1:
        signs.append("they stand together")
    elif labels and kept[0] <= BELOW_TITLE and _all_labelled(view, kept[0]):
        signs.append("it stands by itself below the title")
    if sentences:
        signs.append("a sentence says which periodical it is from, or who transcribed it")
    if sentences and any(is_way(view, c) for c in view.runs[:6]):
        signs.append("an index line with bars")
    if len(signs) == 1 and sentences > 1:
        signs.append("two such sentences")
    own = named or sentences or _ARCHIVE.search(view.text)
    return Answer(tuple(signs), excuse, title="" if own else OTHERS)


def _elsewhere(view: View, kept: list[int]) -> str:
    """Why lines that look like those about the source stand elsewhere than above a text; empty if they may stand there."""
    if kept[-1] + 1 == len(view.runs):
        return "no text stands below the lines about the source"
    if _are_records(view, kept):
        return "one entry after the other begins with the same label"
    if any(_of_letter(view, c) for c in view.runs[1 : kept[0]]):
        return "the lines about the source stand below a letter"
    return ""


def _only_notes(view: View, kept: list[int]) -> bool:
    """One “Note: …” or “Repository: …” by itself: that may be said of anything, and amid a text."""
    fields = (field_of(line)[0] for i in kept for line in view.lines.rows(view.runs[i]))
    return list(filter(None, fields)) == ["note"]


def _are_records(view: View, kept: list[int]) -> bool:
    """Several blocks, each of which begins with the same label: “Date: 3 June”, “Date: 4 June” of a register or a log. A text may have two sources."""
    firsts = {field_of(view.lines.row(view.runs[i].first))[:2] for i in kept}
    field, label = firsts.pop()
    return len(kept) > 1 and not firsts and bool(label) and field != "source"


def _of_letter(view: View, chunk: Chunk) -> bool:
    """A line greets or takes leave."""
    return any(greets(line) or takes_leave(line) for line in view.lines.rows(chunk) if line)


def _offer(view: View) -> list[int]:
    """Index of the block that offers the text as a file, below a head that begins with the year; nothing without both."""
    if not YEAR_ALONE.match(view.words(view.runs[0])):
        return []
    for index, chunk in enumerate(view.runs[:TOP]):
        if _labelled(view, chunk):
            break
        if index and is_download(view, chunk):
            return [index]
    return []


def _all_labelled(view: View, index: int) -> bool:
    """The lines of a block are about the source and nothing else, and the blocks above it are no running text."""
    chunk = view.runs[index]
    return (
        _labelled(view, chunk) == chunk.height
        and field_of(view.words(chunk))[0] in {"source", "first", "published", "translated", "transcribed"}
        and YEAR.search(view.words(chunk)) is not None
        and index + 1 < len(view.runs)
        and not any(_is_text(view, c) for c in view.runs[:index])
    )


def _is_text(view: View, chunk: Chunk) -> bool:
    """A paragraph: it is long, or a whole sentence."""
    length = chunk.length
    return length >= MOST_BETWEEN or (length > SENTENCE and view.text[chunk.end - 1] in f".!?…{CLOSES}")


def pieces(view: View) -> Found:
    """The title block and the lines about the source; the rest is left to another convention."""
    found = Found()
    chunks = view.runs
    offer = _offer(view)
    kept = offer or _provenance(view)
    after = kept[-1] + 1
    while offer and after < len(chunks) and is_way(view, chunks[after]):
        after += 1
    below = title_below(view, kept[0], after) if offer else None
    metadata, title_piece, taken = (below[0], None, []) if below else title_block(view, kept[0])
    if title_piece:
        found.pieces.append(title_piece)
    above = taken if title_piece else chunks[: kept[0]]
    found.pieces += [piece for chunk in above for piece in _front(view, [chunk])]
    last = kept[-1]
    while last + 1 < len(chunks) and is_way(view, chunks[last + 1]):
        last += 1
    about = [chunk for chunk in chunks[kept[0] : last + 1] if not is_way(view, chunk)]
    found.pieces += _front(view, about)
    for chunk in chunks[kept[0] : last + 1]:
        found.mark_line_ends(view.lines, chunk, "marxists.line")
        if chunk in about:
            rows = ((view.lines.starts[i], view.lines.row(i)) for i in chunk.indices)
            metadata = stated_in(rows, metadata, view)
        else:
            found.pieces += _front(view, [chunk])
    if below:
        found.pieces.append(below[1])
        last = below[2] - 1
    found.pieces.sort(key=lambda piece: piece.block.extent.start)
    stop = _tail(view, last, found)
    found.metadata = with_archive(view, metadata, chunks[last].end, stop)
    found.inside = (chunks[last].end, stop)
    return found


def _front(view: View, chunks: list[Chunk]) -> list[Piece]:
    """Some chunks above the text in a division: the way through the archive's pages, or lines about the source."""
    way = bool(chunks) and is_way(view, chunks[0])
    kind, rule = ("boilerplate", "marxists.index") if way else ("provenance", "marxists.provenance")
    return in_division(chunks, kind, rule, "front")


def with_archive(view: View, facts: Metadata, head: int, tail: int) -> Metadata:
    """The archive, where the lines above or below the text name it."""
    named = _ARCHIVE.search(view.text, view.start, head) or _ARCHIVE.search(view.text, tail, view.stop)
    if named is None:
        return facts
    told = facts.digital or Bibliography(origin=origin(view.source, named.start()))
    return replace(facts, digital=replace(told, publisher=told.publisher or NAMED_ARCHIVE))


def _tail(view: View, last: int, found: Found) -> int:
    """Index lines at the very end go to the back."""
    stop = view.stop
    tail: list[Chunk] = []
    for chunk in reversed(view.runs[last + 1 :]):
        if not is_way(view, chunk) and not (not tail and _OF_AUTHOR.match(view.words(chunk))):
            break
        stop = chunk.start
        tail.insert(0, chunk)
    if not any(is_way(view, chunk) for chunk in tail):
        return view.stop
    found.after = in_division(tail, "boilerplate", "marxists.index", "back")
    for chunk in tail:
        found.mark_line_ends(view.lines, chunk, "marxists.line")
    return stop
