"""Headings as divisions: how deep, in which part of the text, and what signs them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.flow.state import State, without_stop
from teiwright.conventions.headings.alphabet import INDEXED
from teiwright.conventions.headings.evidence import INITIAL, INITIALS
from teiwright.conventions.headings.heading import APPENDED
from teiwright.conventions.headings.several_lines import ARGUMENT, LONGEST
from teiwright.conventions.notes.forms import label_at
from teiwright.conventions.pieces import Opening, Piece, holding
from teiwright.conventions.titles.imprints import has_imprint, is_imprint
from teiwright.conventions.titles.page import author_of_piece, byline
from teiwright.model import Block, Certainty, Extent, Skip
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk

_IN_WHICH = lazy(
    r"(?:In which|Wherein|In welchem|Worin|Dans lequel|Où l[’']on|En (?:el|la) que|De cómo|In cui) [a-zß-öø-ÿ][^\"“”«»?!]{8,300}[.;]$"
)
"""“In which we leave Oban.” tells what a chapter holds."""


def put_heading(state: State, index: int) -> int:
    """A heading: it opens a division, or is the second line of one. The chunk after it, or 0 if it is none."""
    if index not in state.heads:
        return 0
    (heading, second), chunk = state.heads[index], state.chunks[index]
    extent = _without_rule(state, chunk)
    cert = Certainty.HIGH if heading.score > 3 or second else Certainty.MEDIUM
    attributes = (("type", "sub"),) if second else ()
    block = Block("head", extent, (), attributes, "bare.heading", cert, heading.evidence)
    if second:
        state.found.pieces.append(Piece(block, (), state.part))
        return index + 1
    level = bisect_left(state.ranks, heading.rank) + 1
    kind = heading.kind
    state.part = "back" if state.part == "back" else "body"
    if heading.named:
        level = 1 if index < state.first_chapter or index > state.last_chapter else level
        plain = without_stop(state.view.words(chunk))
        if index < state.first_chapter < len(state.chunks) and (state.is_front(index) or kind == "contents"):
            state.part = "front"
        elif kind == "contents" and index > state.last_chapter >= 0:
            state.part = "back"  # an index of first lines, a contents page in France
        elif kind == "appendix" and heading.n:
            level, state.part = (1, "back") if index > state.last_numbered else (level, state.part)
        elif plain in w.BACK and (state.ended or (kind != "notes" and index > state.last_chapter >= 0)):
            state.part = "back"
    elif heading.evidence in {INDEXED, APPENDED} and state.part == "back":
        level = 2
    opening = Opening(kind, level, heading.n, "bare.heading", cert, heading.evidence)
    state.found.pieces.append(Piece(block, (opening,), state.part))
    state.after_head = True
    state.named = heading.named
    return index + 1


def put_argument(state: State, index: int) -> int:
    """“Of the mill—Of the weir—A word about eels.” right below the heading of a chapter: what it tells; the chunk after it, or 0."""
    chunk = state.chunks[index]
    below = state.found.pieces[-1].block.element if state.found.pieces else ""
    if (index - 1 not in state.heads and below != "epigraph") or chunk.length > LONGEST or state.verse:
        return 0
    if state.division() not in {"chapter", "part"}:
        return 0
    drawn = "|" in state.view.text[chunk.start : chunk.end]  # the lines of a pedigree
    told = _IN_WHICH.match(state.view.text, chunk.start, chunk.end) is not None
    if drawn or not (told or ARGUMENT.match(state.view.text, chunk.start, chunk.end)):
        return 0
    why = "“In which …”" if told else "words between dashes in a row"
    held = Block("p", chunk.extent, rule="bare.argument")
    block = holding("argument", [held], "bare.argument", (), Certainty.MEDIUM, why)
    state.found.pieces.append(Piece(block, (), state.part))
    return index + 1


def put_byline(state: State, index: int) -> int:
    """“By Amos Gray” or “Anonymous” right below the heading of a piece: its author; the chunk after it, or 0.

    “By” may stand alone above the name; a name amid other lines is none.
    """
    name = author_of_piece(state.view, index) if index - 1 in state.heads else None
    if name is None:
        return 0
    last = index
    if name.end > state.chunks[index].end:
        last = index + 1
        if last >= len(state.chunks) or state.chunks[last].extent != name:
            return 0
    line = Extent(state.chunks[index].start, state.chunks[last].end)
    named = byline(state.view, line, Block("docAuthor", name)) if name else Block("byline", line)
    state.lines_in(state.chunks[index])
    state.found.pieces.append(Piece(replace(named, rule="bare.byline"), (), state.part))
    state.heads.pop(last, None)
    return last + 1


def _without_rule(state: State, chunk: Chunk) -> Extent:
    """The extent of a heading; the line of dashes below it is skipped."""
    if chunk.height == 2:
        below = state.view.lines.extent_of(chunk.last - 1)
        if len(set(state.view.words(below))) == 1 and not state.view.text[below.start].isalnum():
            state.found.skips.append(Skip(below, "line below a heading"))
            return state.view.lines.extent_of(chunk.first)
    return chunk.extent


def is_signature(words: str) -> bool:
    """A name or initials, as they stand below a preface."""
    words = words.strip("_ ").rstrip(".,")
    return (
        len(words) < 50
        and words.count(" ") < 5
        and (INITIALS.match(words + ".") is not None or words.isupper() or INITIAL.match(words) is not None)
        and not any(c.isdigit() for c in words)
        and not w.CLASSIFIED.match(words)
    )


def put_trailer(state: State, index: int, words: str) -> int:
    """“The End”, perhaps with a printer’s name below it; what else follows the end of the text stands in the back. 0 where it is none."""
    chunks = state.chunks
    last = index + 1
    ends = (
        w.END.match(words) is not None
        and index > state.last_numbered
        and 2 * chunks[index].start >= state.view.stop
    )
    if ends:
        while last < len(chunks) and last not in state.heads and _is_imprint(state, last):
            last += 1
    elif last not in state.heads and index + 3 < len(chunks):
        return 0
    for chunk in chunks[index:last]:
        state.put(Block("trailer", chunk.extent, rule="bare.trailer"))
    if ends and last < len(chunks):
        state.part = "back"
    return last


def _is_imprint(state: State, index: int) -> bool:
    """A line that names a printer, as at the foot of the last page."""
    chunk = state.chunks[index]
    words = state.view.words(chunk)
    return chunk.length < 200 and (has_imprint(words) or is_imprint(words))


def is_note_list(state: State, chunk: Chunk) -> bool:
    """Lines that all begin with the label of a note, below a heading “Notes”."""
    if not all(label_at(state.view.lines.row(i), 0) for i in chunk.indices):
        return False
    return state.division() == "notes"
