"""The letters of a text: which pieces begin one, and what stands in its opener and closer."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from teiwright.conventions.formulas import (
    CLOSING,
    MEMO,
    SALUTE,
    SALUTE_RUN_IN,
    is_dateline,
    is_memo_head,
    names_day,
)
from teiwright.conventions.letter_ends import SHORT, Pieces
from teiwright.conventions.pieces import Opening, Piece
from teiwright.model import Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import Found, View

RULES = {
    "letters.opener": "Place, date and greeting open a letter.",
    "letters.closer": "A closing formula and a signature end it.",
    "letters.postscript": "What begins with P.S. follows the signature.",
    "letters.endorsement": "“[Endorsed: …]” or “[Addressed: …]” is a note on what stands on the back or the cover.",
    "letters.letter": "Each greeting with its date begins a letter.",
}
_COLUMNS = lazy(r"[ \t]*\t[ \t]*| {3,}")
"""What stands between the reference and the day on one line."""


def replace_pieces(found: Found, made: list[Piece]) -> None:
    """Put other pieces; line ends inside of openers and closers are those of their parts, and need no mark."""
    inside = sorted(p.block.extent for p in made if p.block.element in {"opener", "closer", "postscript"})

    def held(extent: Extent) -> bool:
        at = bisect_right(inside, extent.start, key=lambda e: e.start)
        return at > 0 and inside[at - 1].covers(extent)

    found.spans = [s for s in found.spans if not (s.element == "lb" and held(s.extent))]
    found.pieces = made


def headed(view: View, found: Found) -> None:
    """The letters of a story told in letters, whose headings call them so (“Letter the Second”): their datelines and closings."""
    if any(p.block.element == "head" and p.opens and p.opens[-1].kind == "letter" for p in found.pieces):
        replace_pieces(found, Letters(view, found.pieces).run_headed())


class Letters(Pieces):
    """The pieces of a text that holds letters."""

    def __init__(self, view: View, listed: list[Piece]) -> None:
        """Keep the view and its pieces."""
        super().__init__(view.text, listed)
        self.view = view

    def run(self) -> list[Piece]:
        """The pieces, with a division for each greeting that begins a letter."""
        starts = self.openings()
        if not starts:
            return list(self.listed)
        made: list[Piece] = list(self.listed[: starts[0][0]])
        level = self.level(starts)
        for number, (first, salute) in enumerate(starts):
            stop = starts[number + 1][0] if number + 1 < len(starts) else len(self.listed)
            stop = self.back_over_heads(stop) if stop < len(self.listed) else stop
            stop = next((i for i in range(salute + 1, stop) if self.is_enclosure(i)), stop)
            headed = bool(made) and made[-1].block.element == "head"
            if headed:
                _named_letter(made)
            made += self.letter(first, salute, stop, level, headed=headed)
            made += self.listed[stop : starts[number + 1][0] if number + 1 < len(starts) else None]
        return made

    def run_headed(self) -> list[Piece]:
        """Only what stands below a heading that names a letter."""
        made: list[Piece] = []
        index = 0
        while index < len(self.listed):
            piece = self.listed[index]
            made.append(piece)
            index += 1
            if piece.block.element != "head" or not piece.opens or piece.opens[-1].kind != "letter":
                continue
            while index < len(self.listed) and self.is_subtitle(index):
                made.append(self.listed[index])
                index += 1
            stop = next((i for i in range(index, len(self.listed)) if self.listed[i].opens), len(self.listed))
            made += self.told(index, stop, piece.opens[-1].level + 1)
            index = stop
        return made

    def is_subtitle(self, index: int) -> bool:
        """A second heading of the same division."""
        piece = self.listed[index]
        return piece.block.element == "head" and not piece.opens

    def told(self, first: int, stop: int, level: int) -> list[Piece]:
        """The pieces of one letter below its heading: it may have a day, a greeting, both or none."""
        last = first
        while last < min(stop, first + 3) and self.is_plain(last) and self.opens_letter(last):
            last += 1
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

    def is_enclosure(self, index: int) -> bool:
        """The heading of what was sent with the letter: it stands beside the letter."""
        piece = self.listed[index]
        return piece.block.element == "head" and bool(piece.opens) and piece.opens[-1].kind == "appendix"

    def back_over_heads(self, stop: int) -> int:
        """The first of the headings right above a letter."""
        while stop > 0 and self.listed[stop - 1].block.element == "head":
            stop -= 1
        return stop

    def openings(self) -> list[tuple[int, int]]:
        """(first piece, piece with the greeting) of each letter."""
        found: list[tuple[int, int]] = []
        last = -1
        for index in range(len(self.listed)):
            if not self.is_plain(index):
                continue
            lines = self.lines(index)
            if is_memo_head([self.words(line) for line in lines]):
                found.append((index, index))
                last = index
                continue
            final = self.words(lines[-1])
            greets = len(final) <= 80 and self.greets(final)
            run_in = SALUTE_RUN_IN.match(self.words(lines[0])) is not None
            if not greets and not run_in:
                continue
            if len(lines) > 12:
                continue
            first = self.back(index, last)
            dated = any(self.dates(self.words(e)) for i in range(first, index + 1) for e in self.lines(i))
            headed = first > 0 and self.listed[first - 1].block.element == "head"
            if final.endswith(".") and not run_in and not dated:
                continue
            parted = first > 0 and self.listed[first - 1].block.element == "milestone"
            sent = any(self.is_enclosure(i) for i in range(max(0, first - 3), first))
            if found and not (dated or headed or parted or sent or self.closes_before(first)):
                continue
            found.append((first, index))
            last = index
        return found

    @staticmethod
    def greets(words: str) -> bool:
        """The line greets; a full stop, which may end it below a date, is no different to us."""
        return SALUTE.match(words) is not None or (
            words.endswith(".") and SALUTE.match(words[:-1] + ",") is not None
        )

    @staticmethod
    def dates(words: str) -> bool:
        """The line, or what stands right of a wide gap in it, is the day of a letter."""
        return any(is_dateline(part) or names_day(part) for part in (words, _COLUMNS.split(words)[-1]))

    def together(self, index: int) -> bool:
        """No blank line stands above a piece: it was typed with the one before it."""
        if index == 0:
            return False
        between = self.text[self.listed[index - 1].block.extent.end : self.listed[index].block.extent.start]
        return between.count("\n") == 1

    def back(self, index: int, floor: int) -> int:
        """The first piece of an opener: dates and addresses above the greeting."""
        first = index
        best = index
        while first - 1 > floor and index - first < 4:
            block = self.listed[first - 1].block
            lines = self.lines(first - 1)
            if block.element == "head" and len(lines) == 1 and names_day(self.words(lines[0])):
                # “Easter Monday” looks like a title, and dates the letter below it.
                return first - 1
            if block.element != "p" or len(block.extent) > 3 * SHORT:
                break
            together = self.together(first)
            if not together and (len(block.extent) > SHORT or any(len(e) > 70 for e in lines)):
                break
            if any(CLOSING.match(self.words(e)) for e in lines):
                break
            first -= 1
            if any(self.dates(self.words(e)) for e in lines) or (len(lines) > 1 and best == first + 1):
                best = first
        return best

    def closes_before(self, index: int) -> bool:
        """A closing formula stands not far above."""
        return any(
            CLOSING.match(self.words(e)) is not None
            for i in range(max(0, index - 4), index)
            if self.is_plain(i)
            for e in self.lines(i)
            if len(e) <= 100
        )

    def letter(self, first: int, salute: int, stop: int, level: int, *, headed: bool) -> list[Piece]:
        """One letter, from the first piece of its opener."""
        opens = () if headed else (Opening("letter", level, rule="letters.letter"),)
        opener, rest = self.opener(first, salute)
        made = [Piece(opener, opens)]
        if rest is not None:
            made.append(Piece(rest))
        outside = self.outside(salute + 1, stop)
        stop -= len(outside)
        end = self.closing(salute + 1, stop)
        made += self.listed[salute + 1 : end]
        if end < stop:
            ending, after = self.closer(end, stop)
            made += ending
            made += self.beside(after, stop, level)
        return [*made, *outside]

    def beside(self, first: int, stop: int, level: int) -> list[Piece]:
        """What follows a letter’s closer and is none of it stands in a division beside it."""
        rest = list(self.listed[first:stop])
        if rest and not rest[0].opens:
            rest[0] = replace(rest[0], opens=(Opening("", level, rule="letters.letter"),))
        return rest

    def opener(self, first: int, salute: int) -> tuple[Block, Block | None]:
        """Some pieces as opener, and the sentence into which the greeting runs, if it does."""
        parts: list[Block] = []
        rest: Block | None = None
        for index in range(first, salute + 1):
            for line in self.lines(index):
                words = self.words(line)
                memo = MEMO.match(words)
                if memo:
                    parts.append(Block("dateline" if memo["date"] else "", line, rule="letters.opener"))
                    continue
                run_in = SALUTE_RUN_IN.match(words)
                if run_in and index == salute:
                    end = line.start + len(run_in[0].rstrip())
                    parts.append(Block("salute", Extent(line.start, end), rule="letters.opener"))
                    rest = Block(
                        "p",
                        Extent(line.start + run_in.end(), self.listed[index].block.extent.end),
                        rule="bare.paragraph",
                    )
                    break
                right = line.end - len(_COLUMNS.split(words)[-1])
                if not is_dateline(words) and right > line.start and self.dates(words):
                    # “Our ref. 14” and the day on one line.
                    left = words[: right - line.start].rstrip()
                    parts.append(Block("", Extent(line.start, line.start + len(left))))
                    parts.append(Block("dateline", Extent(right, line.end), rule="letters.opener"))
                elif self.dates(words):
                    parts.append(Block("dateline", line, rule="letters.opener"))
                elif len(words) <= 80 and self.greets(words):
                    parts.append(Block("salute", line, rule="letters.opener"))
                else:
                    parts.append(Block("", line))
        extent = Extent(parts[0].extent.start, parts[-1].extent.end)
        return Block("opener", extent, tuple(parts), (), "letters.opener"), rest


def _named_letter(made: list[Piece]) -> None:
    """The heading right above an opener is that of a letter."""
    at = next(i for i in range(len(made) - 1, -1, -1) if made[i].block.element != "head" or made[i].opens)
    opens = made[at].opens
    if made[at].block.element == "head" and opens and opens[-1].kind in {"chapter", "section"}:
        made[at] = replace(made[at], opens=(*opens[:-1], replace(opens[-1], kind="letter")))
