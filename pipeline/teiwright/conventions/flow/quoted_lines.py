"""Lines that begin with >: what an e-mail quotes from another, and > > from one that this quotes; in Markdown a quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.conventions.pieces import set_off
from teiwright.model import Block, Extent, Skip
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.conventions.lines import Lines

SIGN = ">"
_SIGNS = lazy(r"[ \t]*(?:>[ \t]?)+")
_SKIPPED = "sign of a quotation, encoded as quote"


def has_quoted(text: str, start: int, stop: int) -> bool:
    """Whether lines begin with the sign: two or more, or one with a space behind it; one alone may be a slip of the scanner."""
    first = text.find("\n" + SIGN, start, stop)
    if first < 0:
        return text.startswith(SIGN + " ", start)
    return (
        text.startswith(SIGN, start)
        or text.find("\n" + SIGN, first + 1, stop) >= 0
        or text.startswith(SIGN + " ", first + 1)
    )


class _Row(Struct, frozen=True):
    depth: int
    start: int
    end: int
    """As `start` where the line holds nothing but signs: it parts two paragraphs."""


def quoted(lines: Lines, first: int, last: int, skips: list[Skip], rule: str) -> Block | None:
    """The lines first up to but not including last as a quotation, with those of more signs in it; None if they hold no words.

    Args:
        lines: of the text.
        first: a line with the sign.
        last: the line after the last; one without a sign goes on with the paragraph above it.
        skips: where the signs are added.
        rule: that saw it.
    """
    rows: list[_Row] = []
    for index in range(first, last):
        line, at = lines.raw[index], lines.starts[index]
        found = _SIGNS.match(line)
        lead = found.end() if found else len(line) - len(line.lstrip())
        depth = line[:lead].count(SIGN) if found else rows[-1].depth if rows else 1
        if found:
            begin = len(line) - len(line.lstrip())
            skips.append(Skip(Extent(at + begin, at + len(line[:lead].rstrip())), _SKIPPED))
        words = line[lead:]
        start = at + lead + len(words) - len(words.lstrip())
        rows.append(_Row(depth, start, start + len(words.strip())))
    return _block(rows, rule)


def _block(rows: Sequence[_Row], rule: str) -> Block | None:
    """The rows as a quotation: those of its own depth are paragraphs, deeper ones quotations in it."""
    own = min((row.depth for row in rows if row.end > row.start), default=0)
    if not own:
        return None
    children: list[Block] = []
    paragraph: list[_Row] = []
    deeper: list[_Row] = []

    def close() -> None:
        if paragraph:
            children.append(Block("p", Extent(paragraph[0].start, paragraph[-1].end), rule=rule))
            paragraph.clear()
        inner = _block(deeper, rule)
        if inner is not None:
            children.append(inner)
        deeper.clear()

    for row in rows:
        if row.depth > own:
            if paragraph:
                close()
            deeper.append(row)
        else:
            if deeper or row.end == row.start:
                close()
            if row.end > row.start:
                paragraph.append(row)
    close()
    return set_off(children, rule)
