"""A diary typed without blank lines: each line that begins with a day begins an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions.end_marks import CLOSES
from teiwright.conventions.lists.entries import has_day
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk, Lines

_FEWEST = 3
"""Days in a block at least."""
_ENDED = lazy(rf"[.!?…:)\]{CLOSES}]\s*$")


def with_days_apart(lines: Lines, chunks: list[Chunk]) -> list[Chunk]:
    """The chunks, with each entry as one of its own where lines with a day, a dash or gap behind it, stand among others, and each below the end of a sentence."""
    return [piece for chunk in chunks for piece in lines.parted(chunk, _begins(lines, chunk))]


def _begins(lines: Lines, chunk: Chunk) -> list[int]:
    """The lines with which the entries of a block begin; none where every line does, as in a list, or too few do."""
    count = chunk.last - chunk.first
    if count <= _FEWEST:
        return []
    found = [i for i in range(chunk.first, chunk.last) if has_day(lines.raw[i].strip())]
    if not _FEWEST <= len(found) < count or found[0] > chunk.first + 1:
        return []
    margin = lines.indent(found[0])
    if any(lines.indent(i) != margin for i in found) or all(
        lines.indent(i) > margin for i in range(found[0], chunk.last) if i not in found
    ):
        return []  # what is set in belongs to the entry of a list
    above = [i - 1 for i in found if i > chunk.first]
    ended = sum(_ENDED.search(lines.raw[i]) is not None or lines.indent(i) > margin for i in above)
    return found if ended >= len(found) - 1 else []
