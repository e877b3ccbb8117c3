"""The stream of chunks as pieces: headings, paragraphs, verse, lists, tables, quotations, scene breaks, trailers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.flow.breaks import BREAK, broken
from teiwright.conventions.flow.divisions import (
    is_note_list,
    is_signature,
    put_argument,
    put_byline,
    put_heading,
    put_trailer,
)
from teiwright.conventions.flow.lists import put_catalogue, put_items, put_lines_as_list
from teiwright.conventions.flow.poems import fills_division, put_poem
from teiwright.conventions.flow.quotations import (
    is_indented,
    put_epigraph,
    put_indented,
    put_letter,
    put_motto,
    put_quoted_lines,
    put_verses,
)
from teiwright.conventions.flow.signatures import put_braced, put_signature
from teiwright.conventions.flow.sources import put_source
from teiwright.conventions.flow.state import State
from teiwright.conventions.flow.tables import put_headed_columns, put_table
from teiwright.conventions.headings.outline import Outline, outline
from teiwright.conventions.lists.contents_entries import as_list
from teiwright.conventions.lists.shelf_marks import catalogues
from teiwright.conventions.personal_names import is_name
from teiwright.conventions.pieces import Opening, Piece, set_off
from teiwright.conventions.regrouping import MARK
from teiwright.conventions.tables.tables import is_tabular
from teiwright.conventions.titles.page import lines_of_title, rules_of_title
from teiwright.conventions.titles.scripture import put_scripture
from teiwright.conventions.titles.title import RULES as TITLE_RULES
from teiwright.conventions.titles.title import title_block, with_title_apart
from teiwright.conventions.verse.albums import put_leaf
from teiwright.conventions.verse.attributions import several_hands
from teiwright.conventions.verse.stanzas import CHORDS, CHORDS_TOLD, group, labelled
from teiwright.conventions.verse.verses import is_note, looks_like_verse
from teiwright.conventions.view import Found
from teiwright.conventions.widths import at_right
from teiwright.model import Block, Skip
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

RULES = {
    **TITLE_RULES,
    "bare.told": "An editor's mark (%% head, %% verse …) says what the block is.",
    "bare.paragraph": "Lines between two blank lines are one paragraph (or each line, or each indentation, where the text shows that).",
    "bare.heading": "A short line by itself with signs of a heading: “Chapter” and a number, capitals, no final stop, blank lines.",
    "bare.run-in-date": "A date and a dash at the very beginning of a text or division date what follows.",
    "bare.line": "The line ends of a short block that is no running text are kept.",
    "bare.quotation": "Lines indented on their own are a quotation set off as a block.",
    "bare.quoted": "Lines that begin with > are quoted from another letter, those with more such signs from one that it quotes.",
    "bare.introduced": "A paragraph after a colon, without quotation marks of its own, is a quotation set off as a block.",
    "bare.letter": "What stands between a greeting and a signature below a closing formula is a letter, told in full.",
    "bare.verse": "Short lines that begin with capitals, or rhyme, are verse.",
    "bare.break": "A row of stars or dashes is a break between two sections.",
    "bare.trailer": "“The End” and the like close a text.",
    "bare.signature": "A name or initials at the end of a preface sign it, and so do names at the right below a last paragraph, or several, one with a place and a day, or one with a mark or a witness at the end of a document.",
    "bare.epigraph": "A quotation with its author’s name right below a heading is an epigraph.",
    "bare.source": "A line with a dash below a quotation that is set off says where it is from.",
    "bare.byline": "A line with “by” (von, par, de, di) and a name below a heading names the author of that piece.",
    "bare.argument": "Words between dashes in a row, right below the heading of a chapter, say what it tells.",
    "bare.list": "Lines that begin with the same mark or with rising numbers are a list.",
    "bare.entries": "Lines in alphabetical order with a head (“beck: a small stream”) or pages, or that begin with years, days, times, numbers behind one word or shelf marks that rise, are a list.",
    "bare.table": "Lines with the same columns are a table.",
    "verse.group": "Lines of verse between blank lines are a group.",
    "verse.label": "“Chorus” or a number above some lines of verse is the head of their group.",
    "verse.signed": "A name or a day below the last lines of a poem closes it.",
    CHORDS: CHORDS_TOLD,
    "verse.line": "Each line of verse is an l.",
}

_BULLET = lazy(r"[-*•·‣▪][ \t]+\S")


def flow(
    view: View,
    *,
    verse: bool = False,
    title: bool = True,
    begin: int = 0,
    letters: bool = False,
    plain: frozenset[int] = frozenset(),
) -> Found:
    """All chunks of a view as pieces.

    Args:
        view: the stretch to read.
        verse: its running text is verse (then a line is an l, and weak headings are none).
        title: a title block may stand at the beginning.
        begin: the chunk with which to begin.
        letters: letters amid prose are quotations.
        plain: chunks that are no headings, no items of a list and no verse, whatever they look like.
    """
    found = Found()
    if title and not view.titled and not begin and not plain:
        view = with_title_apart(view, verse=verse)
    seen = outline(view, verse=verse)
    start, listed = begin, seen.contents
    heads = {i: h for i, h in seen.heads.items() if i >= begin and i not in plain}
    hands = verse and view.known.title is None and several_hands(view, heads)
    if title and not view.titled and not begin and not hands:
        start, found.pieces, found.metadata = title_block(view, heads, {*listed, *catalogues(view)})
        found.skips += rules_of_title(view, start)
        found.spans += lines_of_title(view, found.pieces)
        heads = {i: h for i, h in heads.items() if i >= start}
        if start in heads:
            heads[start] = (heads[start][0], False)
    outlined = Outline(heads, listed)
    _Reader(view, found, outlined, plain | seen.counted, verse=verse, letters=letters).run(start)
    return found


LONG = 200
"""Characters: a longer line is a paragraph."""
ASTERISM = 20
"""Characters: what is shorter and has several lines may be three stars in a triangle."""


def _put_as_told(state: State, index: int) -> int:
    """A block that a person has named (%% head 2, %% verse …), with the mark above it; the chunk after it, or 0."""
    mark = state.chunks[index]
    told = MARK.match(state.view.lines.raw[mark.first])
    if not told or index + 1 == len(state.chunks):
        return 0
    state.found.skips.append(Skip(mark.extent, "mark of the editor: what the next block is"))
    chunk, what, level = state.chunks[index + 1], told["what"], int(told["level"] or 1)
    paragraph = Block("p", chunk.extent, rule="bare.told")
    if what == "head":
        state.part = "body" if state.part == "front" else state.part
        opening = Opening("chapter" if level == 1 else "section", level, rule="bare.told")
        head = Block("head", chunk.extent, rule="bare.told")
        state.found.pieces.append(Piece(head, (opening,), state.part))
        state.after_head = True
    elif what == "verse":
        state.put(group(state.view, chunk, state.found, rule="bare.told"))
    elif what == "quote":
        state.put(set_off([paragraph], "bare.told"))
    else:
        if what == "lines":
            state.lines_in(chunk)
        state.put(paragraph)
    return index + 2


def _put_refrain(state: State, index: int) -> int:
    """Lines of verse with a label above them; the chunk after them, or 0."""
    lines = labelled(state.view, index) if index not in state.heads else None
    if lines is None:
        return 0
    state.put(group(state.view, lines, state.found))
    return index + 2


_BY_ITSELF = (
    _put_as_told,
    put_quoted_lines,
    _put_refrain,
    put_letter,
    put_headed_columns,
    put_scripture,
    put_catalogue,
    put_heading,
)
"""What shows itself, wherever it stands: each puts what begins at a chunk and answers with the chunk after it, or with 0."""


class _Reader(State):
    """One pass over the chunks."""

    def run(self, index: int) -> None:
        total = len(self.chunks)
        while index < total:
            index = self.take(index)

    def take(self, index: int) -> int:
        """Read the chunk at index and return the index of the next."""
        for put in _BY_ITSELF:
            if behind := put(self, index):
                return behind
        chunk = self.chunks[index]
        if index in self.listed:
            return self.entries(index, self.listed[index])
        if behind := put_byline(self, index) or put_argument(self, index) or put_source(self, index):
            return behind
        if chunk.height > 2 and not all(map(str.strip, self.view.lines.typed(chunk))):
            # A bracket of those who made the file, with blank lines in it.
            self.put(Block("p", chunk.extent, rule="bare.paragraph"))
            return index + 1
        one = chunk.height == 1
        if one and chunk.length > LONG and not self.verse and not _BULLET.match(self.view.text, chunk.start):
            return put_epigraph(self, index) or self.running(index)
        shown = one or chunk.length < ASTERISM
        return (self.short(index, chunk) if shown else 0) or self.many(index, chunk)

    def entries(self, index: int, stop: int) -> int:
        """A contents page; a text that follows it without a heading stands in a division of its own."""
        self.put(as_list(self.view, index, stop))
        if stop < len(self.chunks) and stop not in self.heads:
            before = len(self.found.pieces)
            self.part = "body" if self.part == "front" else self.part
            stop = self.take(stop)
            if len(self.found.pieces) > before and not self.found.pieces[before].opens:
                first = self.found.pieces[before]
                self.found.pieces[before] = replace(first, opens=(Opening(),))
        return stop

    def short(self, index: int, chunk: Chunk) -> int:
        """A single short line: break, trailer, list item, attribution; 0 if it is none of these."""
        words = self.view.words(chunk)
        if len(words) < 80 and self.has_words and BREAK.match(words):
            if self.begins_body():
                self.found.skips.append(Skip(chunk.extent, "line below a heading"))
                return index + 1
            self.put(broken(self.view, chunk.extent, self.found, "bare.break"))
            return index + 1
        if index < self.poem_until:
            return put_poem(self, index)  # who made it
        signs = is_signature(words) or (at_right(self.view, chunk) and is_name(words))
        if self.named and index + 1 in self.heads and signs:
            self.put(Block("signed", chunk.extent, rule="bare.signature"))
            return index + 1
        if w.TRAILER.match(words):
            return put_trailer(self, index, words)
        return 0

    def many(self, index: int, chunk: Chunk) -> int:
        """A chunk of several lines, or a short one that is nothing special."""
        view = self.view
        if behind := put_motto(self, index) or put_braced(self, index) or put_leaf(self, index):
            return behind
        if behind := put_lines_as_list(self, index):
            return behind
        if (chunk.height > 1 and index < self.poem_until) or (
            self.verse
            and chunk.length <= 400 * chunk.height
            and not is_note_list(self, chunk)
            and not is_note(view, chunk)
        ):
            return put_poem(self, index)
        if behind := put_items(self, index):
            return behind
        if chunk.height > 1:
            wrapped = view.layout.wrapped(view.lines, chunk)
            if wrapped and not is_indented(self, chunk) and not is_tabular(view, chunk):
                return put_epigraph(self, index) or self.running(index, wrapped=True)
            if index not in self.plain and looks_like_verse(view, chunk):
                return put_poem(self, index) if fills_division(self, index) else put_verses(self, index)
        behind = put_table(self, index) or put_epigraph(self, index) or put_signature(self, index)
        return behind or put_indented(self, index) or self.running(index)

    def running(self, index: int, *, wrapped: bool = False) -> int:
        """Put a chunk of running text; the chunk after it."""
        self.paragraph(self.chunks[index], wrapped=wrapped)
        return index + 1
