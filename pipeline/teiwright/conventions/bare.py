"""The bare fallback: blank lines divide paragraphs, short lines that look like headings are headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.dating import is_date
from teiwright.conventions.document_ends import sign_document
from teiwright.conventions.flow.stream import RULES as FLOW_RULES
from teiwright.conventions.flow.stream import flow
from teiwright.conventions.headings.by_several import with_bylines_apart
from teiwright.conventions.headings.first_lines import with_first_lines_apart
from teiwright.conventions.letters.letterheads import is_mark
from teiwright.conventions.letters.parts import RULES as LETTER_RULES
from teiwright.conventions.letters.parts import headed
from teiwright.conventions.letters.signing import sign
from teiwright.conventions.personal_names import is_name
from teiwright.conventions.pieces import Opening, Piece
from teiwright.conventions.titles.leaves import title_below_leaves
from teiwright.conventions.titles.page import author_at
from teiwright.conventions.view import Answer
from teiwright.model import Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import Found, View

NAME = "bare"
TITLE = "plain paragraphs"
RULES = {**FLOW_RULES, **LETTER_RULES}


def recognise(view: View) -> Answer:
    """It always fits; its evidence says how the paragraphs are divided."""
    how = {
        "blank": "blank lines divide the paragraphs",
        "line": "every line is a paragraph",
        "indent": "indented lines begin the paragraphs",
        "short": "a line that ends a sentence before the margin does ends a paragraph",
    }[view.layout.kind]
    count = len(view.chunks)
    signs = [f"{how} ({count} block{'s' * (count != 1)})"]
    if view.layout.width:
        signs.append(f"lines are wrapped at {view.layout.width} characters")
    return Answer(tuple(signs), needed=0)


def pieces(view: View) -> Found:
    """Headings, paragraphs and what stands among them."""
    if view.titled or view.known.title:
        return _pieces(view)
    title = title_below_leaves(view)
    marks = 0 if title else _marks(view)
    if not (title or marks):
        book = _pieces(view)
        title = title_below_leaves(view, empty=True) if book.metadata.title is None else 0
        if not title:
            return book
    title = title or marks
    begins = view.lines.starts[view.chunks[title].first]
    found = flow(view.inner(view.start, begins), title=False)
    found.pieces = [replace(piece, part="front") for piece in found.pieces]
    book = _pieces(view.inner(begins, view.stop))
    if marks and not _is_title(view, book.pieces[0]):
        return _pieces(view)
    found.take(book)
    found.metadata = book.metadata
    return found


def _is_title(view: View, piece: Piece) -> bool:
    """What stands below “Abschrift” is a title, and no “G. Z. 93/25”; “Chapter I” would show that the line above is one."""
    top = piece.block
    figures = any(map(str.isdigit, view.text[top.extent.start : top.extent.end]))
    chapter = top.element == "head" and any(o.kind != "section" for o in piece.opens)
    return top.element in {"titlePage", "head"} and not chapter and not (figures and len(top.children) < 2)


def _marks(view: View) -> int:
    """How many chunks above a title are “SECRET”, “COPY” and the like; 0 where an author below shows that it is the title."""
    chunks = view.chunks
    count = next((i for i, c in enumerate(chunks) if not is_mark(view.words(c), alone=True)), 0)
    author = author_at(view, count, set()) if count else None
    rows = [row for c in chunks[:count] for row in view.lines.rows(c)]
    noted = any(not any(map(str.isdigit, row)) for row in rows)  # and no number alone
    if not noted or is_name(view.words_at(count)) or (author and author[0].start == chunks[count].start):
        return 0
    return count


def _pieces(view: View) -> Found:
    bylines = with_bylines_apart(view)
    if bylines is not view.chunks:
        view = view.divided(bylines)
    if view.titled_runs:
        view = view.divided(with_first_lines_apart(view))
    found = flow(view, letters=True)
    found.pieces = run_in_date(view, found.pieces)
    headed(view, found)
    if not sign_document(view, found):
        sign(view, found)
    return found


_RUN_IN = lazy(r"(?P<date>[^\n–—]{3,40}?)\s*(?:[–—]|\s--?\s|\.\s?[–—])\s*(?=\S)")


def run_in_date(view: View, pieces: list[Piece]) -> list[Piece]:
    """The pieces, with the date that opens the text's first paragraph as a dateline of its own."""
    first = next((i for i, p in enumerate(pieces) if p.block.element != "head"), None)
    if first is None or pieces[first].block.element != "p":
        return pieces
    block, part = pieces[first].block, pieces[first].part
    found = _RUN_IN.match(view.text, block.extent.start, block.extent.end)
    if not found or found.end() >= block.extent.end or not is_date(found["date"], view.language):
        return pieces
    day = Extent(block.extent.start, block.extent.start + len(found[0].rstrip()))
    why = "a date and a dash open the text"
    line = Block("dateline", day, (), (("rend", "run-in"),), "bare.run-in-date", evidence=why)
    rest = replace(block, extent=Extent(found.end(), block.extent.end))
    opens = pieces[first].opens or (() if first else (Opening(),))
    return [*pieces[:first], Piece(line, opens, part), Piece(rest, (), part), *pieces[first + 1 :]]
