"""“Contents” right above the entries, without a blank line between them: the head is parted from its list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk, Lines

LONGEST = 40
"""Characters: no such head is longer."""
ENTRIES = 3
"""Lines below it at least."""
LINE = 80
"""Characters: no line of a heading is longer."""
_PAGED = lazy(r"\S(?:[ .·…_]{2,}|\t|[.·…_] ?)[ ]*(?:\d{1,4}|[ivxlc]{1,7})\.?\s*$")
_HEAD_OF_PAGES = lazy(r"(?i)\W*(?:.{0,30}\s)?(?:page|pag\.|seite|página|pagina)\W*$")


def with_contents_heads_apart(lines: Lines, chunks: list[Chunk]) -> list[Chunk]:
    """The chunks, with a head such as “Contents” as one of its own where most lines right below it end with the number of a page, are chapters by their word and number, or come again on lines of their own."""
    made: list[Chunk] = []
    for chunk in chunks:
        headed = chunk.height > ENTRIES and _is_head(lines, chunk)
        made += lines.parted(chunk, [chunk.first + 1] if headed else ())
    return made


def _is_head(lines: Lines, chunk: Chunk) -> bool:
    words = lines.row(chunk.first)
    if len(words) > LONGEST or not w.CONTENTS.match(words.strip(" .:_=*").lower()):
        return False
    below = [line for line in lines.raw[chunk.first + 1 : chunk.last] if not _HEAD_OF_PAGES.match(line)]
    later = {_plain(line) for line in lines.raw[chunk.last :] if len(line) <= LINE}
    told = (_PAGED.search(line) or w.KEYED.match(line.strip()) or _plain(line) in later for line in below)
    return 2 * sum(map(bool, told)) > len(below)


def _plain(line: str) -> str:
    return line.strip(" .:_=*").casefold()
