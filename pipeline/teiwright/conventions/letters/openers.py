"""What stands at the beginning of a letter: place and day, address, greeting, subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.letters.formulas import ADDRESSEE, MEMO, SALUTE_RUN_IN, SALUTE_RUN_ON, SUBJECT
from teiwright.conventions.letters.lines import calls, day_at, is_greeting
from teiwright.conventions.pieces import Piece, holding
from teiwright.model import Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    import re

    from teiwright.conventions.letters.pieces import Pieces, Start

_YEAR, _YEAR_IN = lazy(r"['’]?1[0-9]\d\d\.?$"), lazy(r"\d{4}|['’/]\d\d\b")


def opener(pieces: Pieces, start: Start, stop: int) -> tuple[list[Piece], int]:
    """The opener of a letter, the sentence into which its greeting runs, if it does, and the piece of the text after them."""
    salute = pieces.listed[start.salute].block.extent
    lines = [line for index in range(start.first, start.salute + 1) for line in pieces.extents(index)]
    parts: list[Block] = []
    for line in lines:
        words = pieces.text[line.start : line.end]
        run_in = _run_in(words, runs_on=start.runs_on) if line.start >= salute.start else None
        if run_in:
            greeting = Extent(line.start, line.start + len(run_in[0].rstrip()))
            parts.append(Block("salute", greeting, rule="letters.opener"))
            rest = Block("p", Extent(line.start + run_in.end(), salute.end), rule="bare.paragraph")
            return [Piece(holding("opener", parts, "letters.opener")), Piece(rest)], start.salute + 1
        if parts and _goes_on_day(pieces.text, parts[-1], words):
            parts[-1] = replace(parts[-1], extent=Extent(parts[-1].extent.start, line.end))
            continue
        made = _line(line, words, last=start.by_its_ends and line is lines[-1])
        if len(parts) == 1 and made[0].element == "dateline" and _is_place(pieces.text, parts[0]):
            made[0] = replace(made[0], extent=Extent(parts.pop().extent.start, line.end))
        parts += made
    after = start.salute + 1
    if after < stop and _is_subject(pieces, after):
        parts += [Block("", line) for line in pieces.extents(after)]
        after += 1
    return [Piece(holding("opener", parts, "letters.opener"))], after


def _goes_on_day(text: str, above: Block, words: str) -> bool:
    """“1858” below “Hallow, 26 June”: the year has a line of its own."""
    day = text[above.extent.start : above.extent.end]
    return above.element == "dateline" and _YEAR.match(words) is not None and not _YEAR_IN.search(day)


def _is_place(text: str, block: Block) -> bool:
    """“Camp at Hallow Ford,” right above the day, as the first line of all."""
    line = text[block.extent.start : block.extent.end]
    return not block.element and line.endswith(",") and not (ADDRESSEE.match(line) or is_greeting(line))


def _run_in(line: str, *, runs_on: bool) -> re.Match[str] | None:
    """The greeting with which a line begins and after which it goes on."""
    if MEMO.match(line):
        return None
    return SALUTE_RUN_IN.match(line) or (SALUTE_RUN_ON.match(line) if runs_on else None)


def _line(line: Extent, words: str, *, last: bool) -> list[Block]:
    """A line of an opener; two parts, where a reference and the day stand on it. The last one may only call somebody."""
    memo = MEMO.match(words)
    if memo:
        return [Block("dateline" if memo["date"] else "", line, rule="letters.opener")]
    day = day_at(words)
    if day >= 0:
        dateline = Block("dateline", Extent(line.start + day, line.end), rule="letters.opener")
        left = Extent(line.start, line.start + len(words[:day].rstrip()))
        return [Block("", left), dateline] if left else [dateline]
    if is_greeting(words) or (last and calls(words)):
        return [Block("salute", line, rule="letters.opener")]
    return [Block("", line)]


def _is_subject(pieces: Pieces, index: int) -> bool:
    """“Re: the bridge”, below the greeting."""
    return pieces.is_plain(index) and all(SUBJECT.match(line) for line in pieces.lines(index))
