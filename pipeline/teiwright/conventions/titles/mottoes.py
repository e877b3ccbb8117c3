"""What stands on a title page between the author and the imprint: a dedication, a motto and its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.capitals import is_title_case
from teiwright.conventions.end_marks import CLOSES
from teiwright.conventions.flow.sources import ATTRIBUTION
from teiwright.conventions.letters.lines import day_at
from teiwright.conventions.lines import rows_of
from teiwright.conventions.titles.dedications import dedicated
from teiwright.conventions.titles.end import is_dedication, is_imprint
from teiwright.conventions.titles.page import page, rest
from teiwright.conventions.verse.verses import looks_like_verse
from teiwright.model import Block, Certainty, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.headings.heading import Heads
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.pieces import Piece
    from teiwright.conventions.view import View

MOST = 5
"""Blocks between the author and the imprint, at most."""
LONGEST = 500
"""Characters of a motto, at most."""
LINES, LINE = 6, 70
"""Lines of an imprint and characters of each, at most."""
WHY = "a quotation between the author and the imprint"
_RULE = "bare.epigraph"
_YEAR = lazy(r"(?:\b(?:1[4-9]|20)\d\d|\bM[DCLXVI. ]{3,})[.\])]*\s*$")
"""What an imprint ends with."""
_MARKS = "\"“”„«»‘’'"


def below_author(view: View, heads: Heads, stop: int, pieces: list[Piece]) -> tuple[int, list[Piece]]:
    """The title page with the motto and the imprint that stand below its author, or else the dedication behind it: the chunk after them, and the pieces."""
    taken, blocks = _up_to_imprint(view, heads, stop)
    if len(blocks) > 1:
        return stop + taken, [page([*pieces[0].block.children, *blocks]), *pieces[1:]]
    taken, dedication = dedicated(view, heads, stop)
    return stop + taken, [*pieces, *dedication]


def _up_to_imprint(view: View, heads: Heads, index: int) -> tuple[int, list[Block]]:
    """How many chunks a title page goes on with below its author: a dedication or a motto, if the imprint stands below them; and these as blocks."""
    made: list[Block] = []
    at = index
    while at < min(index + MOST, len(view.chunks) - 1):
        if at in heads and (heads[at][0].named or heads[at][0].n):
            break
        chunk = view.chunks[at]
        if _is_imprint(view, at):
            return at + 1 - index, [*made, rest(chunk.extent)]
        motto = _motto(view, at)
        if motto:
            made.append(motto[1])
            at = motto[0]
        elif is_dedication(view, at):
            made.append(rest(chunk.extent))
            at += 1
        else:
            break
    return 0, []


def _is_imprint(view: View, index: int) -> bool:
    """Short lines with the words of printers, and a year at the end."""
    words = view.words_at(index)
    rows = rows_of(words)
    return (
        len(rows) <= LINES
        and max(map(len, rows)) <= LINE
        and _YEAR.search(words) is not None
        and is_imprint(view, index)
        and not any(day_at(row) > 0 for row in rows)
    )


def with_mottoes(view: View, title: Piece) -> Piece:
    """The title page, with each of its lines that is all in quotation marks as its epigraph."""
    made = [_as_epigraph(view, block) for block in title.block.children]
    return replace(title, block=replace(title.block, children=tuple(made)))


def _as_epigraph(view: View, block: Block) -> Block:
    if block.element != "titlePart" or block.get("type") != "desc":
        return block
    chunk = next(
        (c for c in view.chunks if c.start == block.extent.start and c.end == block.extent.end), None
    )
    marked = view.text[block.extent.start] in _MARKS and view.text[block.extent.end - 1] in CLOSES + _MARKS
    return _epigraph(view, chunk, None) if chunk and marked else block


def _motto(view: View, index: int) -> tuple[int, Block] | None:
    """A quotation in its marks, or one with a dash and its source below, in the same block or the next: the chunk after it, and the epigraph."""
    chunk = view.chunks[index]
    if chunk.length > LONGEST:
        return None
    last = view.lines.extent_of(chunk.last - 1)
    in_marks = view.text[chunk.start] in _MARKS
    if chunk.height > 1 and _names_source(view.words(last), in_marks=in_marks):
        return index + 1, _epigraph(view, view.lines.chunk(chunk.first, chunk.last - 1), last)
    below = view.chunks[index + 1]
    source = below.extent
    if below.height == 1 and _names_source(view.words(below), in_marks=in_marks):
        return index + 2, _epigraph(view, chunk, source)
    if in_marks and view.text[chunk.end - 1] in CLOSES + _MARKS:
        return index + 1, _epigraph(view, chunk, None)
    return None


def _names_source(words: str, *, in_marks: bool) -> bool:
    """A dash and a name or title; below what stands in quotation marks also a name or title alone."""
    if len(words) > LINE or words[-1] in f"?!…,;:{CLOSES}":
        return False
    return ATTRIBUTION.match(words) is not None or (in_marks and is_title_case(words.strip("_")))


def _epigraph(view: View, chunk: Chunk, source: Extent | None) -> Block:
    """The quotation, in lines if it is verse, and where it is from."""
    extent = chunk.extent
    if looks_like_verse(view, chunk):
        lines = (view.lines.extent_of(i) for i in chunk.indices)
        held = Block(
            "lg", extent, tuple(Block("l", line, rule="verse.line") for line in lines), (), "bare.verse"
        )
    else:
        held = Block("p", extent, rule=_RULE)
    inner = Block("quote", extent, (held,), (("rend", "block"),), _RULE)
    if source is not None:
        whole = Extent(extent.start, source.end)
        inner = Block("cit", whole, (inner, Block("bibl", source, rule=_RULE)), (), _RULE)
    return Block("epigraph", inner.extent, (inner,), (), _RULE, Certainty.MEDIUM, WHY)
