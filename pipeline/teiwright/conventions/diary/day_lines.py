"""A diary typed without blank lines: each line that begins with a day begins an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions.diary.entry_days import DITTO, date_end
from teiwright.conventions.end_marks import CLOSES
from teiwright.conventions.lists.entries import has_day
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk, Lines

_FEWEST = 3
"""Days in a block at least."""
_ENDED = lazy(rf"[.!?…:)\]{CLOSES}]\s*$")
_ALONE = lazy(
    rf"\s*(?:{DITTO}\d{{1,2}}(?:st|nd|rd|th)?(?:[.,:]|\s\s)|\d{{1,2}}(?:st|nd|rd|th|er|º)[.,:]?)\s+\S"
)
"""“9th. Admitted three scholars.”, “" 12. Half holiday.”: a day of the month that a line above has named."""


def with_days_apart(lines: Lines, chunks: list[Chunk]) -> list[Chunk]:
    """The chunks, with each entry as one of its own where lines with a day, a dash or gap behind it, stand among others, and each below the end of a sentence."""
    return [piece for chunk in chunks for piece in lines.parted(chunk, _begins(lines, chunk))]


def _begins(lines: Lines, chunk: Chunk) -> list[int]:
    """The lines with which the entries of a block begin; none where every line does, as in a list, or too few do."""
    count = chunk.height
    if count <= _FEWEST:
        return []
    rows = chunk.indices
    alone = [i for i in rows if _ALONE.match(lines.raw[i])]
    log = len(alone) > 1  # of whose days only the first names the month
    days = (i for i in rows if (date_end if log else has_day)(lines.row(i)))
    found = sorted({*alone, *days}) if log else list(days)
    if len(found) < _FEWEST or found[0] > chunk.first + 1:
        return []
    margin = lines.indent(found[0])
    others = [i for i in rows if i > found[0] and i not in found]
    set_in = any(lines.indent(i) != margin for i in found) or all(lines.indent(i) > margin for i in others)
    if alone[0] == found[0] if log else set_in:
        return []  # what is set in belongs to the entry of a list
    above = [i - 1 for i in found if i > chunk.first]
    ended = sum(_ENDED.search(lines.raw[i]) is not None or lines.indent(i) > margin for i in above)
    return found if ended >= len(found) - 1 else []
