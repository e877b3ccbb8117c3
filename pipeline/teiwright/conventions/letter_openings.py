"""Where a letter begins: the day, the address and the greeting above its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions.formulas import (
    DOCUMENT,
    LETTER_HEAD,
    MEMO,
    SALUTE_RUN_IN,
    SALUTE_RUN_ON,
    SUBJECT,
    is_dateline,
    is_memo_head,
    names_day,
)
from teiwright.conventions.leave import takes_leave
from teiwright.conventions.letter_frames import COLUMNS, Frames
from teiwright.conventions.letter_pieces import SHORT
from teiwright.model import Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.pieces import Piece
    from teiwright.conventions.view import View

_PLACE = lazy(
    r"[^\W\d_a-zß-öø-ÿ][\w.’'-]*(?: [^\W\d_a-zß-öø-ÿ][\w.’'-]*){0,3},(?: [^\W\d_a-zß-öø-ÿ][\w.’'-]*){1,3},?$"
)
"""“Baltimore, Md.”: a place on a line of its own."""
_TO = frozenset(["To", "to", "An", "an", "À", "A", "à", "a", "Au", "Al", "Alla", "Allo", "Ai"])
"""One of these words is in every such heading."""


WRAPPED = 60
"""Characters: above a greeting two lines so long are those of a sentence."""


class Openings(Frames):
    """The pieces of a text that holds letters, asked about what opens one."""

    def __init__(self, view: View, listed: list[Piece]) -> None:
        """Keep the view and its pieces."""
        super().__init__(view.text, listed)
        self.view = view
        self.addressed = sum(self.names(p) for p in listed if len(p.block.extent) <= 60) > 1
        """Lines such as “To his Sister” come again and again: they head the letters."""

    def names(self, piece: Piece) -> bool:
        """“To his Sister” on a line by itself."""
        words = self.words(piece.block.extent)
        return len(words) <= 60 and not _TO.isdisjoint(words.split()) and LETTER_HEAD.match(words) is not None

    def greets_by_itself(self, index: int) -> bool:
        """A piece that is nothing but a greeting."""
        words = self.words(self.listed[index].block.extent)
        return len(words) <= 80 and self.greets(words)

    def names_letter(self, index: int) -> bool:
        """A paragraph that is nothing but that."""
        return self.is_plain(index) and self.names(self.listed[index])

    def openings(self) -> list[tuple[int, int]]:
        """(first piece, piece with the greeting) of each letter."""
        found: list[tuple[int, int]] = []
        last = -1
        for index in range(len(self.listed)):
            long = not self.is_plain(index)
            if index <= last or (long and not self.runs_in(index)):
                continue  # the greeting below “From: …” is in its opener already
            lines = self.lines(index)
            if found and self.follows(index):
                found.append((self.back(index, last), index))
                last = index
                continue
            if is_memo_head([self.words(line) for line in lines]):
                greeted = (
                    index + 1 < len(self.listed)
                    and self.is_plain(index + 1)
                    and self.greets_by_itself(index + 1)
                )
                found.append((index, index + greeted))
                last = index + greeted
                continue
            final = self.words(lines[-1])
            # The last line of a wrapped sentence (“… my dear / brother and sister.”) greets nobody.
            wrapped = sum(len(line) > WRAPPED for line in lines[:-1]) > 1
            debtor = final.startswith(("Your ", "your ")) and takes_leave(final)  # and no Excellency
            greets = len(final) <= 80 and not wrapped and not debtor and self.greets(final)
            run_in = SALUTE_RUN_IN.match(self.words(lines[0])) is not None
            if not greets and not run_in and self.runs_on(index) and self.dated(index - 1):
                run_in = True
                self.run_on.add(index)
            if not greets and not run_in:
                continue
            if len(lines) > 12 and not long:
                continue
            first = self.back(index, last)
            first = first if found else self.letterhead(first)
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
        return found or self.framed()

    def follows(self, index: int) -> bool:
        """A day right below the end of a letter, and the text of another below it: that one has no greeting of its own."""
        after = index + 1
        return (
            self.dated(index)
            and not self.greets(self.words(self.lines(index)[-1]))
            and after < len(self.listed)
            and self.listed[after].block.element == "p"
            and len(self.listed[after].block.extent) > SHORT // 2
            and not self.runs_in(after)
            and not DOCUMENT.match(self.words(self.lines(after)[0]))
            and not any(self.greets(self.words(line)) for line in self.lines(after)[:6])
            and (self.closes_before(index) or self.listed[index - 1].block.element == "milestone")
        )

    def together(self, index: int) -> bool:
        """No blank line stands above a piece: it was typed with the one before it."""
        if index == 0:
            return False
        between = self.text[self.listed[index - 1].block.extent.end : self.listed[index].block.extent.start]
        return between.count("\n") == 1

    def runs_in(self, index: int) -> bool:
        """A long paragraph that begins with a greeting, right below the day of the letter."""
        block = self.listed[index].block
        return (
            block.element == "p"
            and not block.children
            and self.dated(index - 1)
            and (
                SALUTE_RUN_IN.match(self.text, block.extent.start, block.extent.end) is not None
                or self.runs_on(index)
            )
        )

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
            if any(takes_leave(self.words(e)) for e in lines):
                break
            first -= 1
            placed = len(lines) == 1 and _PLACE.match(self.words(lines[0])) is not None
            if any(self.dates(self.words(e)) for e in lines) or (
                (len(lines) > 1 or placed) and best == first + 1
            ):
                best = first
        if self.addressed and best - 1 > floor and self.names_letter(best - 1):
            best -= 1
        return best

    def closes_before(self, index: int) -> bool:
        """A closing formula stands not far above."""
        return any(
            takes_leave(self.words(e))
            for i in range(max(0, index - 4), index)
            if self.is_plain(i)
            for e in self.lines(i)
            if len(e) <= 100
        )

    def is_enclosure(self, index: int) -> bool:
        """The heading of what was sent with the letter: it stands beside the letter."""
        piece = self.listed[index]
        return piece.block.element == "head" and bool(piece.opens) and piece.opens[-1].kind == "appendix"

    def has_subject(self, index: int) -> bool:
        """“Re: the bridge”, below the greeting."""
        return (
            index < len(self.listed)
            and self.is_plain(index)
            and all(SUBJECT.match(self.words(line)) for line in self.lines(index))
        )

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
                run_in = SALUTE_RUN_IN.match(words) or (
                    SALUTE_RUN_ON.match(words) if index in self.run_on else None
                )
                if run_in and index == salute:
                    end = line.start + len(run_in[0].rstrip())
                    parts.append(Block("salute", Extent(line.start, end), rule="letters.opener"))
                    rest = Block(
                        "p",
                        Extent(line.start + run_in.end(), self.listed[index].block.extent.end),
                        rule="bare.paragraph",
                    )
                    break
                right = line.end - len(COLUMNS.split(words)[-1])
                if not is_dateline(words) and right > line.start and self.dates(words):
                    # “Our ref. 14” and the day on one line.
                    left = words[: right - line.start].rstrip()
                    parts.append(Block("", Extent(line.start, line.start + len(left))))
                    parts.append(Block("dateline", Extent(right, line.end), rule="letters.opener"))
                elif self.dates(words):
                    parts.append(Block("dateline", line, rule="letters.opener"))
                elif len(words) <= 80 and (
                    self.greets(words) or (index == salute and self.calls(line, index))
                ):
                    parts.append(Block("salute", line, rule="letters.opener"))
                else:
                    parts.append(Block("", line))
        if rest is None and self.has_subject(salute + 1):
            parts += [Block("", line) for line in self.lines(salute + 1)]
        extent = Extent(parts[0].extent.start, parts[-1].extent.end)
        return Block("opener", extent, tuple(parts), (), "letters.opener"), rest
