"""A letter that a text tells in full, amid its prose: where it begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.letters.formulas import CLOSING, SALUTE
from teiwright.conventions.lines import rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teiwright.conventions.headings.heading import Heading
    from teiwright.conventions.view import View

    Headings = Mapping[int, tuple[Heading, bool]]

LONGEST_LINE = 120
"""Characters of a line of an opener."""
_LONGEST = 60
"""Chunks of such a letter."""


def letter_end(view: View, index: int, heads: Headings) -> int:
    """The chunk after the signature of a letter that begins with a chunk, by its date or greeting; 0 if none does.

    Args:
        view: the text.
        index: the chunk.
        heads: the headings, by their chunks; whether each is only the second line of one.
    """
    chunks = view.chunks
    if not _begins(view, index):
        return 0
    for last in range(index + 2, min(index + _LONGEST, len(chunks) - 1)):
        heading = heads.get(last)
        if heading and (heading[0].rank < w.CAPITALS or heading[0].named or heading[0].bare):
            return 0
        stop = _after_signature(view, last)
        if stop:
            # A letter with a heading of its own, at the end of its division, is told by nobody.
            first = index - 1 if index and is_dateline(view.words(chunks[index - 1])) else index
            apart = _is_headed(first, heads) and (stop >= len(chunks) or stop in heads)
            return 0 if apart else stop
        if _begins(view, last):
            return 0  # Another one begins: where the first ends is not known.
    return 0


def _is_headed(index: int, heads: Headings) -> bool:
    """A heading that is no chapter’s (“Chapter 5”) stands right above a chunk."""
    first = index - 1
    while first in heads and heads[first][1]:
        first -= 1
    return first in heads and heads[first][0].rank > w.NUMBERED


def _begins(view: View, index: int) -> bool:
    """A greeting on a line of its own, perhaps below a date."""
    for at, chunk in enumerate(view.chunks[index : index + 3]):
        words = view.words(chunk)
        if len(words) > LONGEST_LINE:
            return False
        first, last = words.split("\n", 1)[0], words.rsplit("\n", 1)[-1].strip()
        greets = last.rstrip('"”').endswith((",", ":", "—", "--", "-")) and SALUTE.match(last)
        if greets and not CLOSING.match(last):
            return len(last) > 8 or at > 0
        if not is_dateline(last) and ("\n" not in words or not is_dateline(first)):
            return False
    return False


def _after_signature(view: View, index: int) -> int:
    """The chunk after a closing formula and its signature, which stands in the same chunk or below it; 0 if they do not."""
    chunks = view.chunks
    lines = rows_of(view.words(chunks[index]))
    if len(lines[0]) > 100 or not any(CLOSING.match(line) for line in lines):
        return 0
    if len(lines) > 1:
        return index + 1 if CLOSING.match(lines[-2]) and _signs(lines[-1]) else 0
    below = index + 1
    while below < len(chunks) - 1 and below - index < 3 and CLOSING.match(view.words(chunks[below])):
        below += 1
    words = view.words(chunks[below]) if below < len(chunks) else ""
    return below + 1 if words and not w.KEYED.match(words) and _signs(words) else 0


def _signs(words: str) -> bool:
    """Some words that a person may sign with."""
    plain = words.strip(" \"“”‘’'.,_")
    return "\n" not in words and len(plain) < 50 and plain[:1].isupper() and plain.count(" ") < 6
