"""Speeches that no blank line divides from the ones before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions.drama.cast import cast_lines
from teiwright.conventions.drama.dense_scenes import SAID
from teiwright.conventions.drama.exchanges import COLUMN, SPACED
from teiwright.conventions.drama.role_names import ALONE, BEFORE, DASHED
from teiwright.conventions.drama.stage_words import ENTER, HEARD

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View


def _begins_speech(view: View, index: int, chunk: Chunk, names: dict[str, int]) -> bool:
    """A line amid a block begins with one who speaks, names him above what he says, or tells what is heard."""
    words = view.lines.row(index)[:140]
    ways = (BEFORE, DASHED, SPACED, COLUMN) + (ALONE,) * (index + 1 < chunk.last)
    if HEARD.match(words):
        return True
    if not words.startswith(tuple(names)):
        return False  # most lines
    if not any((found := way.match(words)) and found["name"] in names for way in ways):
        return False
    above = view.text[chunk.start : view.lines.starts[index]]
    return above.count("[") <= above.count("]")  # “[Exeunt ANNA, / BEN, and TOM: …]”


def by_speeches(view: View, chunks: list[Chunk], names: dict[str, int]) -> list[Chunk]:
    """The chunks, with each speech apart although no blank line divides it from the one before."""
    made: list[Chunk] = []
    listed = 0
    for index, chunk in enumerate(chunks):
        listed = max(listed, cast_lines(view, chunks, index)[1])
        begins = [i for i in range(chunk.first + 1, chunk.last) if _begins_speech(view, i, chunk, names)]
        if begins and chunk.first < listed:
            begins = []  # who they are, and no speeches
        if len(begins) >= SAID:
            # Who comes and goes between speeches that stand right below each other.
            rows = ((i, view.lines.row(i)) for i in range(chunk.first + 1, chunk.last - 1))
            moves = [i for i, row in rows if ENTER.match(row) and row[-1] in ".])" and i + 1 in begins]
            begins += moves
        made += view.lines.parted(chunk, begins)
    return made
