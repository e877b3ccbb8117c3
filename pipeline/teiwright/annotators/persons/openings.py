"""Which word begins a line or a sentence."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.model import Passage

_STOPS = ".!?:…"
_CLOSING = "\"'”’»)]"
_OPENING = "\"'“‘«(["
_SHORT_LINE = 40
_LEADERS = "...."
"""Dots that lead from a part of a play, or a chapter, to what belongs to it at the end of the line."""
_FULL = 0.6
"""The part of the longest line that a line has which is no heading or end."""
_COLUMN = 5
"""Lines from which on a paragraph of short lines can be a column of a newspaper."""
_NEWS = 90
_FROM = lazy(r"[A-Z]{2}[A-Z.' -]{1,28}(?:, [A-Z][\w. ]{1,24}){0,2}(?:, \d{4})?(?: ?\([^()]{2,24}\))? ?$")
"""The place, the day and the agency that begin a report: “LEEDS, England (Northern News) — ”."""


def begins_line(passage: Passage, source: str, at: int) -> bool:
    """True if the word at this place of the passage begins a line after one of few words."""
    offset = passage.extent(at, at + 1).start
    if offset == 0 or source[offset - 1] != "\n":
        return False
    start = source.rfind("\n", 0, offset - 1) + 1
    return offset - 1 - max(start, passage.block.extent.start) < _SHORT_LINE


def same_line(passage: Passage, source: str, at: int) -> bool:
    """False where a line of few words ends here (an address, a signature): what follows is something else."""
    offset = passage.extent(at, at + 1).start
    if source[offset] != "\n":
        return True
    if _LEADERS in source[max(0, offset - _SHORT_LINE) : offset]:
        return False  # ALCEST ........ MR. HARDING
    if (
        source.rfind("\n", max(0, offset - _SHORT_LINE), offset) < 0
        and offset - passage.block.extent.start >= _SHORT_LINE
    ):
        return True
    start = max(source.rfind("\n", 0, offset) + 1, passage.block.extent.start)
    column = _column(source, passage.block.extent.start, passage.block.extent.end)
    return 0 < _FULL * column <= offset - start  # nearly a full line of it


@lru_cache(maxsize=4)
def _column(source: str, start: int, end: int) -> int:
    """The longest line of a narrow column of running text, of whose lines many begin with a small letter; 0 for what is none."""
    lines = source[start:end].split("\n")
    if len(lines) < _COLUMN or sum([line[:1].islower() for line in lines]) * 3 <= len(lines):
        return 0
    return max([len(line) for line in lines])


@lru_cache(maxsize=1)
def all_capitals(text: str) -> bool:
    """True for a passage in capitals. Each of its words asks, and a text may have no other passage."""
    return text.isupper()


def opens_sentence(text: str, at: int) -> bool:
    """True if the word at this place is the first of a sentence, a quotation or the passage."""
    i = at - 1
    if at < _NEWS and text[i - 1 : at] in {"— ", "– "} and _FROM.match(text, 0, i - 1):
        return True
    while i >= 0 and (text[i] in " —–-*_" or text[i] in _OPENING or text[i] in _CLOSING):
        if text[i] in _OPENING and (i == 0 or not text[i - 1].isalnum()):
            return True
        i -= 1
    if i < 0:
        return True
    if text[i] not in _STOPS:
        return False
    return not (
        text[i] == "." and text[max(0, i - 4) : i].strip().rpartition(" ")[2] in lex.particles("no-end")
    )
