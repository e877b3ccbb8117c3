"""Where a letter ends: the closing formula, the signature, what may stand below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.formulas import (
    ADDRESSEE,
    DOCUMENT,
    ENCLOSURE,
    POSTSCRIPT,
    SIGNED,
    is_dateline,
)
from teiwright.conventions.leave import takes_leave
from teiwright.conventions.letter_pieces import INITIALS, NAME, SHORT, Pieces
from teiwright.conventions.note_forms import label_at
from teiwright.model import Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.pieces import Piece

_NOTES = "[¹²³⁴⁵⁶⁷⁸⁹"
_SHAPES = ("named", "bracket", "superscript", "caret")
"""What the note of an editor begins with, and the shapes of its label."""
LAST = 9
"""A closing formula stands among so many last blocks of its letter, or its signature stands right below it."""
ADDED = 4
"""Paragraphs that may follow the signature of a letter without “P.S.”"""
NARROW = 60
"""Characters of lines that are not wrapped at a margin."""
OF_MANY = 2
"""Paragraphs that may be added to one of several letters."""
_SPEAKS = lazy(
    r"(?i)\b(?:I|me|my|we|us|you|your|ich|mir|mich|wir|uns|dir|dich|ihnen|je|moi|nous|vous|te|toi|yo|usted|ud|io|lei|vi)\b|\b[jmt]['’]"
)
"""Who says “I” or “you” is the writer, and no editor."""
WRAPPED = 90
"""Characters of a line that is a whole paragraph."""
_LEADS = lazy(
    r"(?i)\b(?:your|thy|from|ihre?n?|deine?n?|euer|votre|ton|ta|tu|su|suo|sua|tuo|tua|vostro|yo)\b[^.?!;]{0,40}$"
)
"""“… from your loving son”: the last line of a letter leads to the name below it."""
OFFICE = lazy(
    r"(?:The|Le|La|L[’']|Der|Die|El|Il|Lo)\s?(?:[^\W\d_a-zß-öø-ÿ]|segretari|president|sindac|secretari|alcald|secrétaire|maire|président|directeur|clerk|chair|secretary|mayor)[^.!?;]{1,60}[,:]$"
)
"""“The Secretary,”: the office of the person who signs below."""


class Ends(Pieces):
    """The pieces of a text that holds letters, asked where one ends."""

    def closing(self, first: int, stop: int) -> int:
        """The piece with which the end of a letter begins, or stop."""
        for index in range(first, stop):
            if not self.is_plain(index):
                continue
            lines = self.lines(index)
            if len(lines) > 8:
                continue
            formula = self.formula(lines)
            if formula is None or len(formula) > 100:
                continue
            if sum(len(e) > NARROW for e in lines[lines.index(formula) + 1 :]) > 1:
                continue  # “Your friendship …” begins a paragraph.
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

    def formula(self, lines: list[Extent]) -> Extent | None:
        """The line that takes leave: no line of a sentence that is wrapped at a margin."""
        for line in lines:
            words = self.words(line)
            if takes_leave(words):
                return line
            if len(words) > NARROW and words[-1] not in ",.;:!?—–-…)":
                return None
        return None

    def signed_below(self, first: int, stop: int) -> int:
        """The last paragraph, if it ends with the line of a name: the formula has run into the last sentence. Else stop."""
        for index in range(max(first, stop - ADDED), stop):
            block = self.listed[index].block
            if (
                block.element == "p"
                and not block.children
                and self.only_ends(index, stop)
                and self.name_line(index)
            ):
                return index
        return stop

    def name_line(self, index: int) -> int:
        """Which line of a paragraph is a name below its last sentence, with an address below it or nothing; 0 if none is."""
        lines = [self.words(line) for line in self.lines(index)]
        for number in range(max(1, len(lines) - 4), len(lines)):
            name, above = lines[number].rstrip(".,;"), lines[number - 1]
            if any(len(line) > 40 for line in lines[number:]):
                continue
            if not (NAME.match(name) or INITIALS.match(name + ".")):
                continue
            # A line wrapped at a margin may end with a name; below a formula or a stop it stands by itself.
            if len(above) > WRAPPED or above[-1] in ",.;:!—–-" or _LEADS.search(above) or takes_leave(above):
                return number
        return 0

    def is_signed(self, index: int, formula: Extent, stop: int) -> bool:
        """A formula begins the block, with a signature in it or an address below: a letter ends here, whatever follows."""
        lines = self.lines(index)
        if formula != lines[0]:
            return False
        if len(lines) > 1 and all(len(e) < 60 for e in lines[1:]):
            return NAME.match(self.words(lines[1]).rstrip(".,")) is not None
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
        if any(SIGNED.match(self.words(line)) for line in lines):
            return len(lines) <= 6 and all(len(e) < 60 for e in lines)
        return len(lines) <= 4 and all(len(e) < 60 for e in lines) and NAME.match(words) is not None

    def signs_by_itself(self, index: int) -> bool:
        """A block that says that it is a signature, or an office with a name below it."""
        lines = [self.words(line) for line in self.lines(index)]
        if SIGNED.match(" ".join(lines)):
            return all(len(line) < 60 for line in lines)
        return (
            len(lines) == 2
            and OFFICE.match(lines[0].rstrip(",:") + ",") is not None
            and NAME.match(lines[1]) is not None
        )

    def is_added(self, index: int, stop: int) -> bool:
        """A postscript that calls itself one."""
        return index < stop and POSTSCRIPT.match(self.text, self.listed[index].block.extent.start) is not None

    def adds(self, first: int, after: int, stop: int) -> bool:
        """Running text below a signature, none of it by an editor: the writer had something to add. Below an address it may be an enclosure."""
        blocks = [self.listed[i].block for i in range(after, stop)]
        last = self.words(self.lines(after - 1)[-1])
        closed = [self.words(line) for i in range(first, after) for line in self.lines(i)]
        return (
            all(
                b.element == "p" and not b.children and not self.listed[i].opens
                for i, b in enumerate(blocks, after)
            )
            and not any(p.match(line) for line in closed for p in (ADDRESSEE, ENCLOSURE))
            and not last.endswith(":")
            and not DOCUMENT.match(self.words(self.lines(after)[0]))
            and self.text[blocks[0].extent.start] not in "[({<*†‡¹1"
            and sum(len(b.extent) for b in blocks) <= 8 * SHORT
            and (
                self.alone
                or (len(blocks) <= OF_MANY and _SPEAKS.search(self.words(blocks[0].extent)) is not None)
            )
        )

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
            and (
                index == first
                or (len(block.extent) <= SHORT and not self.is_prose(index) and not self.is_sentence(index))
            )
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
            and not takes_leave(self.words(line))
            and not any(p.match(self.words(line)) for p in (ADDRESSEE, ENCLOSURE))
            for line in self.lines(index)
        )

    def is_sentence(self, index: int) -> bool:
        """A sentence below a closing formula: mostly small words, with a final stop."""
        lines = [self.words(line) for line in self.lines(index)]
        words = " ".join(lines).split()
        return (
            len(words) > 5
            and words[-1][-1] in ".!?…"
            and sum(word[0].isupper() for word in words) * 3 <= len(words)
            and not any(
                takes_leave(line)
                or is_dateline(line)
                or any(p.match(line) for p in (ADDRESSEE, ENCLOSURE, SIGNED))
                for line in lines
            )
        )
