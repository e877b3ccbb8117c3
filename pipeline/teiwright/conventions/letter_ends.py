"""How a letter ends: the closing formula, the signature, the address below it, the postscript."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from teiwright.conventions.formulas import (
    ADDRESSEE,
    CLOSING,
    ENCLOSURE,
    ENDORSED,
    POSTSCRIPT,
    SIGNED,
    is_dateline,
    names_day,
)
from teiwright.conventions.note_forms import label_at
from teiwright.conventions.pieces import Piece
from teiwright.model import Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

SHORT = 220
"""Openers and closers are made of blocks that are not longer."""
LAST = 9
"""A closing formula stands among so many last blocks of its letter, or its signature stands right below it."""
_NAME = lazy(
    r"(?:[dD]['’])?[^\W\d_a-zß-öø-ÿ][\w.’'-]*(?:[ ,]+(?:de|von|van|der|d['’])?\s?[^\W\d_a-zß-öø-ÿ][\w.’'-]*){0,5}$"
)

_ONLY_SIGNED = lazy(
    r"(?i)\W*(?:signed|signé(?:e)?s?|gez(?:\.|eichnet)|unterzeichnet|firmado|firmato)\W*$|.{0,60}\b(?:presence of|présence de|gegenwart von|presencia de|presenza di):?$"
)
_OFFICE = lazy(
    r"(?:The|Le|La|L[’']|Der|Die|El|Il|Lo)\s?(?:[^\W\d_a-zß-öø-ÿ]|segretari|president|sindac|secretari|alcald|secrétaire|maire|président|directeur|clerk|chair|secretary|mayor)[^.!?;]{1,60}[,:]$"
)
"""“The Secretary,”: the office of the person who signs below."""

_FOR = lazy(r"(?:i\. ?[AV]\.|ppa\.|p\. ?p[.a]\.?|p/o|per pro\.?|p\. ?o\.)\s+[^\W\d_a-zß-öø-ÿ]")
"""“i. A. Braun”: who signs for another."""


def lines_of(text: str, extent: Extent) -> list[Extent]:
    """The lines in an extent, each without the white space around it; blank ones left out."""
    found: list[Extent] = []
    at = extent.start
    while at < extent.end:
        stop = text.find("\n", at, extent.end)
        stop = extent.end if stop < 0 else stop
        line = text[at:stop]
        if line.strip():
            found.append(Extent(at + len(line) - len(line.lstrip()), at + len(line.rstrip())))
        at = stop + 1
    return found


_NOTES = "[¹²³⁴⁵⁶⁷⁸⁹"
_SHAPES = ("named", "bracket", "superscript", "caret")
"""What the note of an editor begins with, and the shapes of its label."""


class Pieces:
    """The pieces of a text, asked about their lines."""

    def __init__(self, text: str, listed: Sequence[Piece]) -> None:
        """Keep the text and its pieces."""
        self.text = text
        self.listed = listed

    def lines(self, index: int) -> list[Extent]:
        """The lines of a paragraph piece, without the white space around them."""
        return lines_of(self.text, self.listed[index].block.extent)

    def words(self, extent: Extent) -> str:
        """The words of an extent."""
        return self.text[extent.start : extent.end]

    def is_plain(self, index: int) -> bool:
        """True for a paragraph that is short enough to be part of an opener or closer."""
        block = self.listed[index].block
        return block.element == "p" and not block.children and len(block.extent) <= 3 * SHORT

    def closing(self, first: int, stop: int) -> int:
        """The piece with which the end of a letter begins, or stop."""
        for index in range(first, stop):
            if not self.is_plain(index):
                continue
            lines = self.lines(index)
            if len(lines) > 8:
                continue
            formula = next((e for e in lines if CLOSING.match(self.words(e))), None)
            if formula is None or len(formula) > 100:
                continue
            if len(lines) == 1 and len(formula) > 60 and self.words(formula)[-1] in ".!":
                continue
            if (index >= stop - LAST and self.only_ends(index, stop)) or self.is_signed(index, formula, stop):
                return index
        # No formula: place and day with what is signed below them, or a name by itself, at the end.
        for index in range(max(first + 1, stop - 4), stop - 1):
            if (
                self.is_plain(index)
                and is_dateline(self.words(self.lines(index)[0]))
                and self.only_ends(index, stop)
            ):
                return index
        for index in range(max(first, stop - 4), stop):
            if self.is_plain(index) and self.is_signature(index) and self.only_ends(index, stop):
                return index
        return stop

    def is_signed(self, index: int, formula: Extent, stop: int) -> bool:
        """A formula begins the block, with a signature in it or an address below: a letter ends here, whatever follows."""
        lines = self.lines(index)
        if formula != lines[0]:
            return False
        if len(lines) > 1 and all(len(e) < 60 for e in lines[1:]):
            return _NAME.match(self.words(lines[1]).rstrip(".,")) is not None
        following = index + 1
        return (
            len(lines) == 1
            and following < stop
            and self.is_plain(following)
            and ADDRESSEE.match(self.words(self.lines(following)[0])) is not None
        )

    def only_ends(self, index: int, stop: int) -> bool:
        """Nothing but short blocks and a postscript follows."""
        for later in range(index + 1, stop):
            start = self.listed[later].block.extent.start
            if POSTSCRIPT.match(self.text, start) or self.text[start : start + 1] in tuple('"“'):
                return True
            if self.is_note(later):
                return True
            if self.is_endorsement(later):
                continue
            if self.listed[later].block.element != "p" or len(self.listed[later].block.extent) > SHORT:
                return False
        return True

    def is_signature(self, index: int) -> bool:
        """A block of nothing but a name."""
        lines = self.lines(index)
        words = self.words(lines[0]).rstrip(".,")
        if SIGNED.match(words):
            return len(lines) <= 4
        return len(lines) <= 4 and all(len(e) < 60 for e in lines) and _NAME.match(words) is not None

    def signs_by_itself(self, index: int) -> bool:
        """A block that says that it is a signature, or an office with a name below it."""
        lines = [self.words(line) for line in self.lines(index)]
        if SIGNED.match(" ".join(lines)):
            return all(len(line) < 60 for line in lines)
        return (
            len(lines) == 2
            and _OFFICE.match(lines[0].rstrip(",:") + ",") is not None
            and _NAME.match(lines[1]) is not None
        )

    def closer(self, first: int, stop: int) -> tuple[list[Piece], int]:
        """Closer and postscript from a piece on, and the piece after them."""
        index = first
        while index < stop and self.may_close(index, first):
            index += 1
        made = [Piece(self.closed(first, index))] if index > first else []
        if index < stop and POSTSCRIPT.match(self.text, self.listed[index].block.extent.start):
            made += self.postscript(index, stop)
            return made, stop
        return made, index

    def is_endorsement(self, index: int) -> bool:
        """What is written on the back or the cover."""
        extent = self.listed[index].block.extent
        return self.is_plain(index) and ENDORSED.match(self.text, extent.start, extent.end) is not None

    def outside(self, first: int, stop: int) -> list[Piece]:
        """The last pieces of a letter that are none of the writer’s: breaks, and what stands on the back, as notes."""
        at = stop
        while at > first and (
            self.listed[at - 1].block.element in {"milestone", "pb"} or self.is_endorsement(at - 1)
        ):
            at -= 1
        return [
            self.listed[index]
            if self.listed[index].block.element != "p"
            else replace(
                self.listed[index],
                block=Block(
                    "note", self.listed[index].block.extent, (), (("place", "end"),), "letters.endorsement"
                ),
            )
            for index in range(at, stop)
        ]

    def may_close(self, index: int, first: int) -> bool:
        """The piece may be a part of the closer that begins with another."""
        block = self.listed[index].block
        return (
            block.element == "p"
            and not block.children
            and not self.is_endorsement(index)
            and not self.is_note(index)
            and not POSTSCRIPT.match(self.text, block.extent.start)
            and (index == first or (len(block.extent) <= SHORT and not self.is_prose(index)))
        )

    def is_note(self, index: int) -> bool:
        """“[1] …”, “[Footnote 1: …]”: what an editor says below a letter."""
        block = self.listed[index].block
        if block.element != "p" or self.text[block.extent.start] not in _NOTES:
            return False
        label = label_at(self.text, block.extent.start)
        return label is not None and label.end < block.extent.end and label.shape in _SHAPES

    def is_prose(self, index: int) -> bool:
        """A sentence on a long line: no address, no enclosure, no signature."""
        return any(
            len(line) > 80
            and self.words(line)[-1] in '.!?…"”'
            and not any(p.match(self.words(line)) for p in (ADDRESSEE, ENCLOSURE, CLOSING))
            for line in self.lines(index)
        )

    def closed(self, first: int, stop: int) -> Block:
        """The lines of some pieces as a closer."""
        parts: list[Block] = []
        signed = addressed = False
        listed = False
        for line in (e for index in range(first, stop) for e in self.lines(index)):
            words = self.words(line)
            addressed = addressed or ADDRESSEE.match(words) is not None
            element = "" if addressed else self.part(words, signed=signed and not listed)
            # “Signed:” by itself, and an office: the names follow.
            listed = listed or _ONLY_SIGNED.match(words) is not None
            if _ONLY_SIGNED.match(words):
                element = ""  # Nobody is named yet.
            signed = signed or (element == "signed" and not _OFFICE.match(words.rstrip(",:") + ","))
            parts.append(Block(element, line, rule="letters.closer" if element else ""))
        extent = Extent(parts[0].extent.start, parts[-1].extent.end)
        return Block("closer", extent, tuple(parts), (), "letters.closer")

    def part(self, words: str, *, signed: bool) -> str:
        """What a line of a closer is: dateline, salute, signed, or nothing of its own."""
        if is_dateline(words) or names_day(words):
            return "dateline"
        if signed or ENCLOSURE.match(words):
            return ""
        if SIGNED.match(words):
            return "signed"
        if _OFFICE.match(words) and not CLOSING.match(words):
            return "signed"
        if CLOSING.match(words) or words.endswith(","):
            return "salute"
        named = (
            words[:1].isupper() or words[:2].lower() in {"d’", "d'"} or words[:1] in '"“' or _FOR.match(words)
        )
        return "signed" if named and len(words) < 60 else ""

    def postscript(self, first: int, stop: int) -> list[Piece]:
        """P.S. and all that follows it in the letter; it may have a closer of its own."""
        blocks = [self.listed[i].block for i in range(first, stop)]
        if any(b.element != "p" for b in blocks):
            return [Piece(b) for b in blocks]
        end = next(
            (
                i
                for i in range(max(first + 1, stop - 4), stop)
                if self.is_plain(i) and self.ends_here(i, stop)
            ),
            stop,
        )
        inner = tuple(blocks[: end - first])
        if end < stop:
            inner = (*inner, self.closed(end, stop))
        extent = Extent(inner[0].extent.start, inner[-1].extent.end)
        return [Piece(Block("postscript", extent, inner, (), "letters.postscript"))]

    def ends_here(self, index: int, stop: int) -> bool:
        """A name or an address, and nothing but short blocks below it."""
        first = self.words(self.lines(index)[0])
        return (
            self.is_signature(index)
            or (len(first) < 90 and ADDRESSEE.match(first) is not None)
            or CLOSING.match(first) is not None
        ) and all(self.may_close(later, index) for later in range(index, stop))
