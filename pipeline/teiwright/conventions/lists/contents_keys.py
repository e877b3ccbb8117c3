"""What an entry of a contents page says, by which it is found again where it heads a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions.headings.evidence import MOST
from teiwright.conventions.lists.contents_entries import NUMBERED, PAGE
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import View

DISTINCT = 6
"""Letters: a shorter first entry may come again by chance."""
_PLAIN = lazy(r"[^\W_]+")


def plain(words: str) -> str:
    """The words of an entry or heading, without number of page and chapter, case and signs."""
    return " ".join(_PLAIN.findall(PAGE.sub("", words.strip()))).casefold()


def key_of(view: View, index: int) -> str:
    """What a short chunk says, without number of page, case and signs; empty for a longer one."""
    chunk = view.chunks[index]
    return plain(view.words(chunk)) if chunk.length <= MOST else ""


def keys_of(view: View, first: int, stop: int) -> set[str]:
    """What the entries of a contents page say, with and without the number before them."""
    keys: set[str] = set()
    for index in range(first, stop):
        chunk = view.chunks[index]
        for line in (*chunk.indices, None):
            keys |= line_keys(view.words(chunk) if line is None else view.lines.raw[line])
    return {key for key in keys if len(key) > 3}


def line_keys(line: str) -> set[str]:
    """What a line says, with and without the number before it."""
    words = line.strip()
    numbered = NUMBERED.match(words)
    return {plain(words), *([plain(words[numbered.end() :])] if numbered else [])}
