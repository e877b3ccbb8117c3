"""What stands at the end of a letter: formula, signature, address, enclosures, postscript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions.formulas import ADDRESSEE, ENCLOSURE, SIGNED, is_dateline, names_day
from teiwright.conventions.leave import takes_leave
from teiwright.conventions.letter_ends import ADDED, OFFICE, Ends
from teiwright.conventions.letter_pieces import INITIALS, NAME
from teiwright.conventions.pieces import Piece
from teiwright.model import Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

_ONLY_SIGNED = lazy(
    r"(?i)\W*(?:signed|signé(?:e)?s?|gez(?:\.|eichnet)|unterzeichnet|firmado|firmato)\W*$|.{0,60}\b(?:presence of|présence de|gegenwart von|presencia de|presenza di):?$"
)
_FOR = lazy(r"(?:i\. ?[AV]\.|ppa\.|p\. ?p[.a]\.?|p/o|per pro\.?|p\. ?o\.)\s+[^\W\d_a-zß-öø-ÿ]")
"""“i. A. Braun”: who signs for another."""


class Closers(Ends):
    """The pieces of a text that holds letters, asked what its closers hold."""

    def closer(self, first: int, stop: int) -> tuple[list[Piece], int]:
        """Closer and postscript from a piece on, and the piece after them."""
        index = first
        while index < stop and self.may_close(index, first):
            index += 1
        made = [Piece(self.closed(first, index))] if index > first else []
        if self.is_added(index, stop):
            made += self.postscript(index, stop)
            return made, stop
        if index > first and 0 < stop - index <= ADDED and self.adds(first, index, stop):
            made += self.postscript(index, stop)
            return made, stop
        return made, index

    def closed(self, first: int, stop: int) -> Block:
        """The lines of some pieces as a closer."""
        return self.closer_of([e for index in range(first, stop) for e in self.lines(index)])

    def closer_of(self, lines: list[Extent]) -> Block:
        """Some lines as a closer."""
        parts: list[Block] = []
        signed = addressed = listed = False
        below = next((i for i, e in enumerate(lines) if self.is_addressee(lines, i)), len(lines))
        formula = max((i for i, e in enumerate(lines[:below]) if takes_leave(self.words(e))), default=-1)
        for number, line in enumerate(lines):
            words = self.words(line)
            addressed = addressed or number == below
            leaves = number <= formula and takes_leave(words)
            # Who signs beside another has a formula of his own.
            signed = signed and not leaves
            element = "" if addressed else self.part(words, signed=signed and not listed)
            if (
                element == "signed"
                and number < formula
                and not (
                    number and takes_leave(self.words(lines[number - 1])) and NAME.match(words.rstrip(".,"))
                )
            ):
                element = "salute"  # The formula has not ended yet.
            elif element == "salute" and number > formula and any(part.element == "signed" for part in parts):
                element = "signed"  # “John Reed,” below the firm for which he signs.
            # “Signed:” by itself, and an office: the names follow.
            listed = listed or _ONLY_SIGNED.match(words) is not None
            if _ONLY_SIGNED.match(words):
                element = ""  # Nobody is named yet.
            # An office, or for whom it is done: the name follows.
            signed = signed or (
                element == "signed"
                and words[-1] != ":"
                and not OFFICE.match(words.rstrip(",:") + ",")
                and not _FOR.match(words)
            )
            parts.append(Block(element, line, rule="letters.closer" if element else ""))
        extent = Extent(parts[0].extent.start, parts[-1].extent.end)
        return Block("closer", extent, tuple(parts), (), "letters.closer")

    def is_addressee(self, lines: Sequence[Extent], number: int) -> bool:
        """The address begins with a line; but “Don Pedro Gil” right below the formula is who signs."""
        words = self.words(lines[number])
        signs = (
            number > 0 and words.startswith(("Don ", "Doña ")) and takes_leave(self.words(lines[number - 1]))
        )
        return ADDRESSEE.match(words) is not None and not signs and not INITIALS.match(words)

    def part(self, words: str, *, signed: bool) -> str:
        """What a line of a closer is: dateline, salute, signed, or nothing of its own."""
        if is_dateline(words) or names_day(words):
            return "dateline"
        if SIGNED.match(words):
            return "signed"
        if signed or ENCLOSURE.match(words):
            return ""
        if OFFICE.match(words) and not takes_leave(words):
            return "signed"
        if takes_leave(words) or words.endswith(","):
            return "salute"
        named = (
            words[:1].isupper()
            or words[:2].lower() in {"d’", "d'"}
            or words.startswith(("von ", "van ", "de ", "du ", "di ", "da ", "v. "))
            or words[:1] in '"“'
            or _FOR.match(words)
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
            or takes_leave(first)
        ) and all(self.may_close(later, index) for later in range(index, stop))
