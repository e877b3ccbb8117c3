"""What stands above the greeting of a letter: who writes and from where, the title of a report, marks of classification."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.letters.formulas import greets
from teiwright.conventions.letters.lines import are_short, is_day
from teiwright.conventions.pieces import Piece, as_paragraph

if TYPE_CHECKING:
    from teiwright.conventions.letters.pieces import Pieces

_MARKS = 3
"""Blocks of such marks at most."""
_LETTERHEAD = 3
"""Blocks of a letterhead above the title of a report, at most."""


def is_mark(words: str, *, alone: bool) -> bool:
    """“SECRET” above a letter; also “COPY”, “No. 123” above the only one of a text: elsewhere these may be headings."""
    form = w.FILED if alone else w.CLASSIFIED
    return all(form.match(line.strip()) for line in words.split("\n"))


def with_marks(pieces: Pieces, first: int, floor: int, *, alone: bool) -> int:
    """The first of the marks of classification above an opener, which are part of it: above the only letter of a text they begin the text."""
    at = first
    while (
        at - 1 > floor and at > first - _MARKS and is_mark(pieces.words(pieces.listed[at - 1]), alone=alone)
    ):
        at -= 1
    if alone and at:
        return first
    for index in range(at, first):
        pieces.listed[index] = Piece(as_paragraph(pieces.listed[index].block))
    return at


def is_dated(pieces: Pieces, index: int) -> bool:
    """A piece of short lines, the day of a letter among them."""
    if index < 0 or not pieces.is_plain(index):
        return False
    lines = pieces.lines(index)
    return are_short(lines) and any(is_day(line) for line in lines)


def letterhead(pieces: Pieces, first: int) -> int:
    """The first of the short lines above the day of the first letter, if they begin the text: who writes, from where, to whom."""
    for index in range(first):
        lines = pieces.lines(index)
        if (
            not pieces.is_plain(index)
            or not are_short(lines)
            or (index == 0 and len(lines) == 1 and lines[0][-1] != ",")
        ):
            return first
    return 0 if first <= 4 else first


def above_title(pieces: Pieces, first: int) -> int:
    """The first piece of a letterhead with its day that begins the text, if nothing but the title of a report stands between it and a piece; else that piece."""
    at = first
    while at > 0 and pieces.listed[at - 1].block.element == "head":
        at -= 1
    head = range(at) if 0 < at < first and at <= _LETTERHEAD else ()
    dated = any(is_dated(pieces, i) for i in head)
    return 0 if dated and all(pieces.is_plain(i) and are_short(pieces.lines(i)) for i in head) else first


def ungreeted(pieces: Pieces) -> None:
    """What looks like a heading, and greets right above a paragraph, is text: “Euer Excellenz” below some blank lines."""
    for index, piece in enumerate(pieces.listed[:-1]):
        words = pieces.words(piece)
        if piece.block.element != "head" or "\n" in words or not greets(words, alone=True):
            continue
        below = index + 1
        if pieces.is_paragraph(below) and not are_short(pieces.lines(below)):
            pieces.listed[index] = Piece(as_paragraph(piece.block), (), piece.part)
