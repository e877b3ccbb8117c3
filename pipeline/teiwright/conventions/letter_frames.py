"""A letter without a greeting that a list knows: its day, whom it names or calls, and its end tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions.formulas import (
    SALUTE_RUN_ON,
    SIGNED,
    SUBJECT,
    greets,
    is_dateline,
    names_day,
)
from teiwright.conventions.leave import takes_leave
from teiwright.conventions.letter_closers import Closers
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.conventions.pieces import Piece
    from teiwright.model import Extent

_WHOM = lazy(
    r"(?:Mrs?|Miss|Ms|Mister|Dr|Sra?|Srta|Señora?|Señorita|Monsieur|Madame|Mademoiselle|Mme|Mlle|Herrn?|Hrn|Frau|Frl|Fräulein|Signora?|Sig|Sig\.ra|Sig\.na|Egregio|Gent\.mo)\.? [^\W\d_a-zß-öø-ÿ][^.!?;]{1,50}[.,]?$"
)
"""“Mrs. Ellen Hobbs”: to whom it is written, on a line of its own."""
COLUMNS = lazy(r"[ \t]*\t[ \t]*| {3,}")
"""What stands between the reference and the day on one line."""


class Frames(Closers):
    """The pieces of a text that holds letters, asked what frames the text of one."""

    def __init__(self, text: str, listed: Sequence[Piece]) -> None:
        """Keep the text and its pieces."""
        super().__init__(text, listed)
        self.run_on: set[int] = set()
        """Pieces that begin with a greeting which runs into its sentence after no more than a comma, where all else speaks for a letter."""
        self.told_by_ends = False
        """The one letter of the text is known by its day and its end: what stands last above it and ends so is its greeting."""

    @staticmethod
    def greets(words: str) -> bool:
        """The line greets; a full stop, which may end it below a date, is no different to us."""
        return greets(words, alone=True) or (words.endswith(".") and greets(words[:-1] + ","))

    @staticmethod
    def dates(words: str) -> bool:
        """The line, or what stands right of a wide gap in it, is the day of a letter."""
        parted = "\t" in words or "   " in words
        parts = (words, COLUMNS.split(words)[-1]) if parted else (words,)
        return any(is_dateline(part) or names_day(part) for part in parts)

    def framed(self) -> list[tuple[int, int]]:
        """The opener of a text that is one letter, told by short lines with a day above it, or a greeting in its first sentence, and by its end."""
        total = len(self.listed)
        first = next(
            (i for i in range(total) if self.listed[i].block.element not in {"head", "titlePage"}), total
        )
        last, dated = first - 1, False
        for index in range(first, min(total - 1, first + 6)):
            lines = self.lines(index)
            words = [self.words(line) for line in lines]
            if (
                not self.is_plain(index)
                or self.runs_on(index)
                or not are_short(words)
                or any(takes_leave(line) for line in words)
            ):
                break
            dated = dated or any(self.dates(line) for line in words)
            last = index
        run_on = self.runs_on(last + 1)
        greeting = self.words(self.lines(last)[-1]) if last >= first else ""
        greets = 0 < len(greeting) <= 60 and self.greets(greeting)
        called = 0 < len(greeting) <= 60 and (
            (greeting[-1] in ",:!" and not self.dates(greeting)) or SUBJECT.match(greeting) is not None
        )
        # Of most texts this is known before their end has been looked at.
        if last - first > 4 or not (run_on or dated or greets or called):
            return []
        end = self.closing(last + 1, total)
        closing = [self.words(line) for line in self.lines(end)] if end < total else []
        leaves = any(takes_leave(line) or SIGNED.match(line) for line in closing)
        signed = leaves and (end + 1 < total or len(closing) > 1)
        if run_on and (dated or signed):
            self.run_on.add(last + 1)
            return [(first, last + 1)]
        signs = end < total or self.signed_below(last + 1, total) < total
        if last < first or not signs:
            return []
        named = any(
            _WHOM.match(self.words(line)) for index in range(first, last + 1) for line in self.lines(index)
        )
        told = leaves or greets or called or named if dated else greets or (called and signed)
        if not told:
            return []
        self.told_by_ends = True
        return [(first, last)]

    def runs_on(self, index: int) -> bool:
        """A paragraph begins with a greeting, after which it goes on."""
        return (
            0 <= index < len(self.listed)
            and self.listed[index].block.element == "p"
            and not self.listed[index].block.children
            and SALUTE_RUN_ON.match(self.words(self.lines(index)[0])) is not None
        )

    def dated(self, index: int) -> bool:
        """A piece of short lines, the day of a letter among them."""
        if index < 0 or not self.is_plain(index):
            return False
        lines = [self.words(line) for line in self.lines(index)]
        return are_short(lines) and any(self.dates(e) for e in lines)

    def letterhead(self, first: int) -> int:
        """The first of the short lines above the day of the first letter, if they begin the text: who writes, from where, to whom."""
        for index in range(first):
            lines = [self.words(line) for line in self.lines(index)]
            if not self.is_plain(index) or not are_short(lines) or (index == 0 and len(lines) == 1):
                return first
        return 0 if first <= 4 else first

    def calls(self, line: Extent, index: int) -> bool:
        """The last line above the text of a letter that its ends tell: “Emma!” is its greeting."""
        return (
            self.told_by_ends
            and line == self.lines(index)[-1]
            and len(line) <= 60
            and self.words(line)[-1] in ",:!"
        )


def are_short(lines: list[str]) -> bool:
    """Lines of an address and the like, and no sentences wrapped at a margin."""
    return (
        len(lines) <= 8
        and all(len(line) <= 70 for line in lines)
        and sum(len(line) > 50 for line in lines) < 3
    )
