"""The entries of a contents page, as a list: an item may take several lines; and its head, where no blank line stands below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.end_marks import CLOSES
from teiwright.conventions.pieces import holding
from teiwright.model import Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk, Lines
    from teiwright.conventions.view import View

PHRASE = 60
"""Characters: the phrases between dashes that tell what is in a chapter are not longer on average."""
PAGE = lazy(
    r"(?:[\s.·…_]*(?:\s|\.\.|…)|\s+[Pp](?:age|\.)\s*)(?:\d{1,4}|[ivxlc]{1,7}|(?i:frontispiece|frontispice|frontispiz|titelbild|frontispicio|frontespizio))\.?$"
)
"""The number of the page at the end of an entry, or the picture that faces the title, with the dots that lead to it."""
NUMBERED = lazy(rf"(?:\d{{1,3}}|{w.ROMAN})(?:[.):]?\s|[.):—–-]+\s*)")
SENTENCE = lazy(rf"[.!?…][{CLOSES})]*$")


def is_synopsis(view: View, index: int) -> bool:
    """“The Lock at Night--Of the Gates--Of the Paddles”: what a chapter tells, below its entry."""
    words = view.words_at(index)
    dashes = words.count("--") + words.count("—") + words.count(" – ")
    return dashes > 1 and len(words) <= PHRASE * (dashes + 1)


def as_list(view: View, first: int, stop: int) -> Block:
    """The chunks of a contents page as one list: an item for each entry, however many lines it takes."""
    lines = [i for c in view.chunks[first:stop] for i in c.indices if view.lines.row(i)]
    words = {i: view.lines.row(i) for i in lines}
    starts = {c.first for c in view.chunks[first:stop]}
    told = {
        i
        for index in range(first, stop)
        if is_synopsis(view, index) or _is_one(view, view.chunks[index])
        for i in range(view.chunks[index].first + 1, view.chunks[index].last)
    }
    numbered = sum(1 for i in lines if NUMBERED.match(words[i]))
    paged = sum(1 for i in lines if PAGE.search(words[i]))
    items: list[list[int]] = []
    for line in lines:
        if (
            items
            and line not in starts
            and (
                line in told
                or _goes_on(
                    words[items[-1][-1]],
                    words[line],
                    numbered=3 * numbered >= len(lines),
                    paged=3 * paged >= len(lines),
                )
            )
        ):
            items[-1].append(line)
        else:
            items.append([line])
    extents = (Extent(view.lines.extent_of(i[0]).start, view.lines.extent_of(i[-1]).end) for i in items)
    return holding("list", (Block("item", extent, rule="bare.list") for extent in extents), "bare.list")


def _is_one(view: View, chunk: Chunk) -> bool:
    """An entry that its block holds alone: the number of the page stands only in the last line, and the lines above that are full."""
    *above, last = map(str.rstrip, view.lines.typed(chunk))
    return _PAGED.search(last) is not None and all(
        len(line.strip()) >= _FULL and not PAGE.search(line) for line in above
    )


def _goes_on(before: str, line: str, *, numbered: bool, paged: bool) -> bool:
    """The line belongs to the entry above it."""
    if line[0].islower():
        return True
    if PAGE.search(before) or NUMBERED.match(line):
        return False
    return (
        paged and bool(PAGE.search(line)) and len(before) > 45
        if not numbered
        else not SENTENCE.search(before)
    )


_LONGEST_HEAD = 40
"""Characters: no such head is longer."""
_ENTRIES = 3
"""Lines below it at least."""
_FULL = 40
"""Characters of a line of an entry that goes on in the next one, at least."""
_LINE = 80
"""Characters: no line of a heading is longer."""
_PAGED = lazy(r"\S(?:[ .·…_]{2,}|\t|[.·…_] ?)[ ]*(?:\d{1,4}|[ivxlc]{1,7})\.?\s*$")
_HEAD_OF_PAGES = lazy(r"(?i)\W*(?:.{0,30}\s)?(?:page|pag\.|seite|página|pagina)\W*$")


def below_contents(lines: Lines, chunk: Chunk) -> list[int]:
    """Below a head such as “Contents”, where most lines right below it end with the number of a page, are chapters by their word and number, or come again on lines of their own."""
    words = lines.row(chunk.first)
    if chunk.height <= _ENTRIES or len(words) > _LONGEST_HEAD or not w.CONTENTS.match(_plain(words)):
        return []
    below = [line for line in lines.raw[chunk.first + 1 : chunk.last] if not _HEAD_OF_PAGES.match(line)]
    later = {_plain(line) for line in lines.raw[chunk.last :] if len(line) <= _LINE}
    told = (_PAGED.search(line) or w.KEYED.match(line.strip()) or _plain(line) in later for line in below)
    return [chunk.first + 1] if 2 * sum(map(bool, told)) > len(below) else []


def _plain(line: str) -> str:
    """The words of an entry or a head."""
    return line.strip(" .:_=*").casefold()
