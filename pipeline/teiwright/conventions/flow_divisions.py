"""Headings as divisions: how deep, in which part of the text, and what signs them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.alphabet import INDEXED
from teiwright.conventions.flow_state import State, view_plain
from teiwright.conventions.headings import INITIAL, INITIALS, Heading
from teiwright.conventions.imprints import IMPRINT
from teiwright.conventions.note_forms import label_at
from teiwright.conventions.pieces import Opening, Piece
from teiwright.conventions.title_page import author_of_piece, byline
from teiwright.model import Block, Certainty, Extent, Skip
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk

LONGEST = 900
"""What a chapter tells is not told in more characters."""
_ARGUMENT = lazy(
    r"[^\W\d_a-zß-öø-ÿ][^—–\"“”«»]{2,120}(?:[.,;]?\s?(?:—|–|--|\.\s-)\s?[^\W\d_a-zß-öø-ÿ][^—–\"“”«»]{2,120}){2,}$"
)


class Divisions(State):
    """The headings of a text as they are put."""

    def head(self, index: int, heading: Heading, second: bool) -> None:
        """A heading: it opens a division, or is the second line of one."""
        chunk = self.chunks[index]
        extent = self.without_rule(chunk)
        cert = Certainty.HIGH if heading.score > 3 or second else Certainty.MEDIUM
        attributes = (("type", "sub"),) if second else ()
        block = Block("head", extent, (), attributes, "bare.heading", cert, heading.evidence)
        if second:
            self.found.pieces.append(Piece(block, (), self.part))
            return
        level = bisect_left(self.ranks, heading.rank) + 1
        kind = heading.kind
        self.part = "back" if self.part == "back" else "body"
        if heading.named:
            level = 1 if index < self.first_chapter or index > self.last_chapter else level
            plain = view_plain(self.view.words(chunk))
            if index < self.first_chapter < len(self.chunks) and (self.is_front(index) or kind == "contents"):
                self.part = "front"
            elif plain in w.BACK and kind != "notes" and index > self.last_chapter >= 0:
                self.part = "back"
        elif heading.evidence == INDEXED and self.part == "back":
            level = 2
        opening = Opening(kind, level, heading.n, "bare.heading", cert, heading.evidence)
        self.found.pieces.append(Piece(block, (opening,), self.part))
        self.after_head = True
        self.named = heading.named

    def argument(self, index: int) -> bool:
        """“Of the mill—Of the weir—A word about eels.” right below the heading of a chapter: what it tells."""
        chunk = self.chunks[index]
        if index - 1 not in self.heads or chunk.end - chunk.start > LONGEST or self.verse:
            return False
        heading = next((p for p in reversed(self.found.pieces) if p.opens), None)
        if heading is None or heading.opens[-1].kind not in {"chapter", "part"}:
            return False
        if not _ARGUMENT.match(self.view.text, chunk.start, chunk.end):
            return False
        extent = Extent(chunk.start, chunk.end)
        held = Block("p", extent, rule="bare.argument")
        block = Block(
            "argument",
            extent,
            (held,),
            (),
            "bare.argument",
            Certainty.MEDIUM,
            "words between dashes in a row",
        )
        self.found.pieces.append(Piece(block, (), self.part))
        return True

    def byline(self, index: int) -> int:
        """“By Amos Gray” or “Anonymous” right below the heading of a piece: its author; the chunk after it, or 0.

        “By” may stand alone above the name; a name amid other lines is none.
        """
        name = author_of_piece(self.view, index) if index - 1 in self.heads else None
        if name is None:
            return 0
        last = index
        if name.end > self.chunks[index].end:
            last = index + 1
            if last >= len(self.chunks) or Extent(self.chunks[last].start, self.chunks[last].end) != name:
                return 0
        line = Extent(self.chunks[index].start, self.chunks[last].end)
        named = byline(self.view, line, Block("docAuthor", name)) if name else Block("byline", line)
        self.found.pieces.append(Piece(replace(named, rule="bare.byline"), (), self.part))
        self.heads.pop(last, None)
        return last + 1

    def without_rule(self, chunk: Chunk) -> Extent:
        """The extent of a heading; the line of dashes below it is skipped."""
        if chunk.last - chunk.first == 2:
            start, end = self.view.lines.extent_of(chunk.last - 1)
            if len(set(self.view.text[start:end])) == 1 and not self.view.text[start].isalnum():
                self.found.skips.append(Skip(Extent(start, end), "line below a heading"))
                return Extent(chunk.start, self.view.lines.extent_of(chunk.first)[1])
        return Extent(chunk.start, chunk.end)

    def is_signature(self, words: str) -> bool:
        """A name or initials, as they stand below a preface."""
        words = words.strip("_ ").rstrip(".,")
        return (
            len(words) < 50
            and words.count(" ") < 5
            and (
                INITIALS.match(words + ".") is not None or words.isupper() or INITIAL.match(words) is not None
            )
            and not any(c.isdigit() for c in words)
        )

    def trailer(self, index: int, words: str) -> int:
        """“The End”, perhaps with a printer’s name below it; what else follows the end of the text stands in the back. 0 where it is none."""
        chunks = self.chunks
        last = index + 1
        ends = (
            w.END.match(words) is not None
            and index > self.last_numbered
            and 2 * chunks[index].start >= self.view.stop
        )
        if ends:
            while last < len(chunks) and last not in self.heads and self.is_imprint(last):
                last += 1
        elif last not in self.heads and index + 3 < len(chunks):
            return 0
        for chunk in chunks[index:last]:
            self.put(Block("trailer", Extent(chunk.start, chunk.end), rule="bare.trailer"))
        if ends and last < len(chunks):
            self.part = "back"
        return last

    def is_imprint(self, index: int) -> bool:
        """A line that names a printer, as at the foot of the last page."""
        chunk = self.chunks[index]
        return chunk.end - chunk.start < 200 and IMPRINT.search(self.view.words(chunk)) is not None

    def is_note_list(self, chunk: Chunk) -> bool:
        """Lines that all begin with the label of a note, below a heading “Notes”."""
        last = next((p for p in reversed(self.found.pieces) if p.opens), None)
        if last is None or last.opens[-1].kind != "notes":
            return False
        return all(label_at(self.view.lines.raw[i].strip(), 0) for i in range(chunk.first, chunk.last))
