"""The letters of a text: which pieces begin one, and what stands in its opener and closer."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.leave import takes_leave
from teiwright.conventions.letter_openings import Openings
from teiwright.conventions.pieces import Opening, Piece, as_paragraph
from teiwright.model import Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import Found, View

LONGEST_TITLE = 90
_ADDRESSED = lazy(
    r"(?i)(?:addressed|directed|adressée?|adressiert|dirigida|indirizzata) (?:to|à|an|a)\b.{3,120}$"
)
"""What the cover says, above a letter."""
RULES = {
    "letters.opener": "Place, date and greeting open a letter.",
    "letters.closer": "A closing formula and a signature end it.",
    "letters.postscript": "What begins with P.S., or follows the signature of the one letter of a text, is a postscript.",
    "letters.endorsement": "“[Endorsed: …]” or “[Addressed: …]” is a note on what stands on the back or the cover.",
    "letters.heading": "“To his Sister”, again and again above a day or a greeting, is the heading of a letter.",
    "letters.greeted": "A heading above a greeting or, among letters, above any text, with a closing formula at the end of its division, is that of a letter.",
    "letters.capitals": "Capitals right below an opener, above the next one, are the text of the letter, and no heading.",
    "letters.letter": "Each greeting with its date begins a letter.",
}


def replace_pieces(found: Found, made: list[Piece]) -> None:
    """Put other pieces; line ends inside of openers and closers are those of their parts, and need no mark."""
    inside = sorted(p.block.extent for p in made if p.block.element in {"opener", "closer", "postscript"})

    def held(extent: Extent) -> bool:
        at = bisect_right(inside, extent.start, key=lambda e: e.start)
        return at > 0 and inside[at - 1].covers(extent)

    found.spans = [s for s in found.spans if not (s.element == "lb" and held(s.extent))]
    found.pieces = made


def sign(view: View, found: Found) -> None:
    """“(Signed) A. Jones”, or an office and a name, as the last block of a text: a closer."""
    last = found.pieces[-1] if found.pieces else None
    if last is None or last.part != "body" or last.opens:
        return
    letters = Letters(view, found.pieces)
    index = len(found.pieces) - 1
    if not letters.is_plain(index) or not letters.signs_by_itself(index):
        return
    replace_pieces(found, [*found.pieces[:-1], replace(last, block=letters.closed(index, index + 1))])


def headed(view: View, found: Found) -> None:
    """The letters of a book with headings: those that a heading calls so (“Letter the Second”), and those that greet and take leave below one."""
    letters = Letters(view, found.pieces)
    letters.name_headed()
    if any(letters.is_headed(i) for i in range(len(letters.listed))):
        replace_pieces(found, letters.run_headed())


class Letters(Openings):
    """The pieces of a text that holds letters."""

    def run(self) -> list[Piece]:
        """The pieces, with a division for each greeting that begins a letter."""
        starts = self.openings()
        if not starts:
            return list(self.listed)
        self.alone = len(starts) == 1
        if len(starts) > 1:
            self.name_signed({first for first, _ in starts})
        level = self.level(starts)
        made: list[Piece] = self.headed_letters(0, starts[0][0])
        if len(made) == 1 and self.is_title(made[0]):
            made[0] = self.as_heading(made[0], level)
        for number, (begin, salute) in enumerate(starts):
            first = begin
            following = starts[number + 1][0] if number + 1 < len(starts) else len(self.listed)
            stop = self.back_over_heads(following) if following < len(self.listed) else following
            if stop == salute + 1 and stop < following:
                stop = self.with_text(stop)
            stop = next(
                (i for i in range(salute + 1, stop) if self.is_enclosure(i) or self.is_headed(i)), stop
            )
            # A heading below the end of a letter, which is none of its own.
            below = next((i for i in range(salute + 1, stop) if self.listed[i].opens), stop)
            stop = below if self.leaves(salute + 1, below) else stop
            headed = bool(made) and made[-1].block.element == "head"
            if self.addressed and first < salute and self.names_letter(first):
                made.append(self.as_heading(self.listed[first], level))
                first, headed = first + 1, True
            elif headed and made[-1].opens == () and _is_year(made) and self.names(made[-1]):
                made[-1] = self.as_heading(made[-1], level)
            elif headed:
                _named_letter(made)
            made += self.letter(first, salute, stop, level, headed=headed)
            made += self.headed_letters(stop, following)
        return made

    @staticmethod
    def as_heading(piece: Piece, level: int) -> Piece:
        """The heading of a letter."""
        block = Block("head", piece.block.extent, (), (), "letters.heading")
        return Piece(block, (Opening("letter", level, rule="letters.heading"),), piece.part)

    def run_headed(self) -> list[Piece]:
        """Only what stands below a heading that names a letter."""
        return self.headed_letters(0, len(self.listed))

    def name_headed(self) -> None:
        """A heading right above a greeting, whose division ends with a closing formula, is that of a letter."""
        listed = list(self.listed)
        for index, piece in enumerate(self.listed):
            if (
                piece.block.element != "head"
                or not piece.opens
                or piece.opens[-1].kind not in {"chapter", "section"}
                or w.KEYED.match(self.words(piece.block.extent))
            ):
                continue
            first = index + 1
            while first < len(listed) and self.is_subtitle(first):
                first += 1
            stop = next((i for i in range(first, len(listed)) if listed[i].opens), len(listed))
            greeting = next(
                (
                    i
                    for i in range(first, min(first + 2, stop))
                    if self.is_plain(i) and self.greets_by_itself(i)
                ),
                stop,
            )
            if greeting == stop or not all(
                self.is_plain(i) and self.opens_letter(i) for i in range(first, greeting)
            ):
                continue
            if self.leaves(greeting + 1, stop):
                named = replace(piece.opens[-1], kind="letter", rule="letters.greeted")
                listed[index] = replace(piece, opens=(*piece.opens[:-1], named))
        self.listed = listed

    def name_signed(self, starts: set[int]) -> None:
        """Among letters a heading whose division takes leave at its end is that of one, though it has neither day nor greeting."""
        listed = list(self.listed)
        for index, piece in enumerate(listed):
            kind = piece.opens[-1].kind if piece.block.element == "head" and piece.opens else ""
            if kind not in {"chapter", "section"} or w.KEYED.match(self.words(piece.block.extent)):
                continue
            first = index + 1
            while first < len(listed) and self.is_subtitle(first):
                first += 1
            stop = next((i for i in range(first, len(listed)) if listed[i].opens), len(listed))
            if starts.isdisjoint(range(first, stop)) and self.leaves(first, stop):
                named = replace(piece.opens[-1], kind="letter", rule="letters.greeted")
                listed[index] = replace(piece, opens=(*piece.opens[:-1], named))
        self.listed = listed

    def leaves(self, first: int, stop: int) -> bool:
        """A closing formula ends some pieces."""
        end = self.closing(first, stop)
        return end < stop and any(takes_leave(self.words(line)) for line in self.lines(end))

    def headed_letters(self, first: int, end: int) -> list[Piece]:
        """Some pieces, with the openers and closers of letters that only their headings tell."""
        made: list[Piece] = []
        index = first
        while index < end:
            piece = self.listed[index]
            made.append(piece)
            index += 1
            if not self.is_headed(index - 1):
                continue
            while index < end and self.is_subtitle(index):
                if self.dates(self.words(self.listed[index].block.extent)):
                    self.as_text(index)
                    break  # “Bath, Tuesday.” looks like a second heading, and dates the letter
                made.append(self.listed[index])
                index += 1
            stop = next((i for i in range(index, end) if self.listed[i].opens), end)
            made += self.told(index, stop, piece.opens[-1].level + 1)
            index = stop
        return made

    def as_text(self, index: int) -> None:
        """Read what looked like a heading as lines of the text."""
        listed = list(self.listed)
        listed[index] = replace(listed[index], block=as_paragraph(listed[index].block))
        self.listed = listed

    def is_headed(self, index: int) -> bool:
        """The heading of a letter: “Letter 2”."""
        piece = self.listed[index]
        return piece.block.element == "head" and bool(piece.opens) and piece.opens[-1].kind == "letter"

    def is_title(self, piece: Piece) -> bool:
        """A line by itself, without a stop, above the one letter of a text."""
        words = self.words(piece.block.extent)
        return (
            piece.block.element == "p"
            and not piece.opens
            and len(words) <= LONGEST_TITLE
            and "\n" not in words
            and words[-1] not in ".,;:!?—-"
        )

    def is_subtitle(self, index: int) -> bool:
        """A second heading of the same division."""
        piece = self.listed[index]
        return piece.block.element == "head" and not piece.opens

    def told(self, first: int, stop: int, level: int) -> list[Piece]:
        """The pieces of one letter below its heading: it may have a day, a greeting, both or none."""
        addressed = first < stop and _ADDRESSED.match(self.words(self.listed[first].block.extent)) is not None
        last = first + addressed
        while last < min(stop, first + 3) and self.is_plain(last) and self.opens_letter(last):
            last += 1
        if last == first + addressed:
            last = first
        if last > first:
            return self.letter(first, last - 1, stop, level, headed=True)
        end = self.closing(first, stop)
        if end == stop:
            return list(self.listed[first:stop])
        ending, after = self.closer(end, stop)
        return [*self.listed[first:end], *ending, *self.beside(after, stop, level)]

    def opens_letter(self, index: int) -> bool:
        """All lines of a piece are days, places above them, or greetings."""
        lines = [self.words(line) for line in self.lines(index)]
        final = lines[-1]
        return (self.dates(final) or (len(final) <= 80 and self.greets(final))) and all(
            len(line) < 70 for line in lines
        )

    def level(self, starts: list[tuple[int, int]]) -> int:
        """Letters without a head of their own stand below the headings that precede them."""
        heads = [
            p
            for p in self.listed[: starts[-1][0]]
            if p.opens and p.block.element == "head" and p.opens[0].kind != "letter"
        ]
        return max((p.opens[0].level for p in heads), default=0) + 1

    def back_over_heads(self, stop: int) -> int:
        """The first of the headings right above a letter."""
        while stop > 0 and self.listed[stop - 1].block.element == "head":
            stop -= 1
        return stop

    def with_text(self, index: int) -> int:
        """A letter is not empty: what looks like a heading right below its opener is its text, typed in capitals; the piece after it."""
        piece = self.listed[index]
        if piece.block.element != "head":
            return index
        made = list(self.listed)
        made[index] = Piece(replace(as_paragraph(piece.block), rule="letters.capitals"), (), piece.part)
        following = made[index + 1]
        if following.block.element == "head" and not following.opens:
            made[index + 1] = replace(
                following, opens=piece.opens, block=replace(following.block, attributes=())
            )
        self.listed = made
        return index + 1

    def letter(self, first: int, salute: int, stop: int, level: int, *, headed: bool) -> list[Piece]:
        """One letter, from the first piece of its opener."""
        opens = () if headed else (Opening("letter", level, rule="letters.letter"),)
        opener, rest = self.opener(first, salute)
        made = [Piece(opener, opens)]
        if rest is not None:
            made.append(Piece(rest))
        elif salute + 1 < stop and self.has_subject(salute + 1):
            salute += 1
        outside = self.outside(salute + 1, stop)
        stop -= len(outside)
        end = self.closing(salute + 1, stop)
        last = self.signed_below(salute + 1, stop) if end == stop else stop
        if last < stop:
            return [*made, *self.listed[salute + 1 : last], *self.divided(last, stop, level), *outside]
        made += self.listed[salute + 1 : end]
        if end < stop:
            ending, after = self.closer(end, stop)
            made += ending
            made += self.beside(after, stop, level)
        return [*made, *outside]

    def divided(self, last: int, stop: int, level: int) -> list[Piece]:
        """The last paragraph of a letter, the name below it as its closer, and what follows."""
        piece = self.listed[last]
        lines = self.lines(last)
        at = self.name_line(last)
        text = replace(piece.block, extent=Extent(piece.block.extent.start, lines[at - 1].end))
        after = last + 1
        while after < stop and self.may_close(after, last):
            after += 1
        closer = self.closer_of([*lines[at:], *(e for i in range(last + 1, after) for e in self.lines(i))])
        made = [replace(piece, block=text), Piece(closer)]
        if self.is_added(after, stop):
            return [*made, *self.postscript(after, stop)]
        return [*made, *self.beside(after, stop, level)]

    def beside(self, first: int, stop: int, level: int) -> list[Piece]:
        """What follows a letter’s closer and is none of it stands in a division beside it."""
        rest = list(self.listed[first:stop])
        if rest and not rest[0].opens:
            rest[0] = replace(rest[0], opens=(Opening("", level, rule="letters.letter"),))
        return rest


def _is_year(made: list[Piece]) -> bool:
    """The heading above a second one is a year: it holds all letters of that year."""
    main = next((p for p in reversed(made) if p.opens), None)
    return main is not None and main.opens[-1].n.isdigit() and len(main.opens[-1].n) == 4


def _named_letter(made: list[Piece]) -> None:
    """The heading right above an opener is that of a letter."""
    at = next(i for i in range(len(made) - 1, -1, -1) if made[i].block.element != "head" or made[i].opens)
    opens = made[at].opens
    if made[at].block.element == "head" and opens and opens[-1].kind in {"chapter", "section"}:
        made[at] = replace(made[at], opens=(*opens[:-1], replace(opens[-1], kind="letter")))
