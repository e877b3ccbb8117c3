"""Short lines above lists of numbers, measures or days: “Births” in a register, “In the Hall” in an inventory, a dish above what goes into it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.dating import dated_at_start
from teiwright.conventions.headings import ENOUGH
from teiwright.conventions.letter_lines import is_addressed
from teiwright.conventions.lists import ITEM
from teiwright.conventions.personal_names import is_name
from teiwright.conventions.rhymes import rhyming
from teiwright.conventions.tables import has_columns, is_tabular
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.headings import Heading
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

ABOVE_LISTS = "a line above a list, like others"
"""The evidence of such headings."""
_LONGEST, _FEWEST, _LIKE = 60, 2, 2 / 3
"""Characters of such a line; lines of a list, and lists of a text, at least; how many lines of a list begin so."""
_SHORT = 45
"""Characters: a line of a list that is not longer does not go on in the next."""
_STANZA = 4
"""Fewer lines that rhyme may be an accident."""
_STOPS = ".,;:!?…”\"»'’)"
_ENTRY = lazy(r"\s*(?:[-–—•*]\s+)?(?:\d{1,4}(?:st|nd|rd|th)?[\s./-]|[½¼¾⅓⅔])")
"""“6 eggs”, “1/2 lb. butter”, “- 2 tables”, “3. Jan.”"""


def heads_of_lists(view: View) -> list[int]:
    """The chunks that are such lines, if at least two of them stand above lists of several lines, and the text holds no letter."""
    found = [i for i in range(0 if view.titled else 1, len(view.chunks) - 1) if _is_above(view, i)]
    sure = sum(view.chunks[i + 1].last - view.chunks[i + 1].first >= _FEWEST for i in found)
    return found if sure >= _FEWEST and not is_addressed(view) else []


def above_lists(
    view: View, seen: dict[int, Heading], chosen: dict[int, tuple[Heading, bool]]
) -> dict[int, tuple[Heading, bool]]:
    """Such lines as headings, where nothing else speaks against it."""
    return {
        i: (replace(seen[i], score=ENOUGH, evidence=ABOVE_LISTS), False)
        for i in heads_of_lists(view)
        if i in seen and (i not in chosen or chosen[i][1]) and seen[i].rank == w.WEAKEST and not seen[i].n
    }


def is_listed(view: View, chunk: Chunk) -> bool:
    """Whether each line below such a heading is an entry: it begins so, or it is short like the others; “1. …” is a list that counts."""
    rows = view.lines.raw[chunk.first : chunk.last]
    if len(rows) < _FEWEST or (ITEM.match(rows[0]) and not dated_at_start(rows[0].strip())):
        return False
    return all(len(row.strip()) <= _SHORT for row in rows) or all(map(_begins_so, rows))


@lru_cache(maxsize=4)
def headed_lists(view: View) -> frozenset[Chunk]:
    """The chunks that are a list with its head right above it, “In the Hall” / “2 forms” / “6 chairs”, if there are at least two."""
    raw = view.lines.raw
    found = [
        chunk
        for chunk in view.chunks
        if chunk.last - chunk.first > _FEWEST
        and all(map(_begins_so, raw[chunk.first + 1 : chunk.first + 1 + _FEWEST]))
        and _may_head(raw[chunk.first].strip())
        and _is_list(view, chunk._replace(first=chunk.first + 1))
        and all(map(_begins_so, raw[chunk.first + 1 : chunk.last]))
    ]
    return frozenset(found) if len(found) >= _FEWEST else frozenset()


def _is_above(view: View, index: int) -> bool:
    chunk, below = view.chunks[index], view.chunks[index + 1]
    if chunk.end - chunk.start > _LONGEST or chunk.last - chunk.first > 1:
        return False
    return _begins_so(view.lines.raw[below.first]) and _may_head(view.words(chunk)) and _is_list(view, below)


def _may_head(words: str) -> bool:
    """A short line without a stop that is no name and no day."""
    return (
        len(words) <= _LONGEST
        and words[0].isupper()
        and words[-1] not in _STOPS
        and not is_name(words)
        and not dated_at_start(words)
    )


def _is_list(view: View, chunk: Chunk) -> bool:
    """Most lines begin with a number or a day, and they are no paragraph, no table and no verse."""
    rows = view.lines.raw[chunk.first : chunk.last]
    if len(rows) < _FEWEST and chunk.end - chunk.start > 2 * _LONGEST:
        return False
    return sum(map(_begins_so, rows)) >= _LIKE * len(rows) and not (
        is_tabular(view, chunk)
        or has_columns(rows)
        or (len(rows) >= _STANZA and 2 * rhyming(rows) >= len(rows))
    )


def _begins_so(row: str) -> bool:
    return _ENTRY.match(row) is not None or dated_at_start(row.strip()) is not None
