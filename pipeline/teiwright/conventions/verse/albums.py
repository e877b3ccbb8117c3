"""Autograph albums: a rhyme, and right below it, set in, who wrote it and when."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from teiwright.conventions.verse.rhymes import rhyming
from teiwright.conventions.verse.stanzas import group
from teiwright.model import Block

if TYPE_CHECKING:
    from teiwright.conventions.flow.state import State
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

FEWEST, SURE = 2, 4
"""Leaves of an album at least; of a single one so many lines rhyme."""
BELOW, LONGEST = 4, 60
"""Lines below a rhyme at most, and characters of each."""
RHYMED = 0.75
"""So many lines of a rhyme rhyme."""


def put_leaf(state: State, index: int) -> int:
    """A rhyme and what stands below it; the chunk after them, or 0 if this one is no leaf of an album."""
    chunk = state.chunks[index]
    stop = 0 if state.verse else _leaves(state.view).get(chunk.first, 0)
    if not stop or stop >= chunk.last:
        return 0  # none, or a person has said that each line is a paragraph
    state.put(group(state.view, state.view.lines.chunk(chunk.first, stop, chunk.blank), state.found))
    below = state.view.lines.chunk(stop, chunk.last)
    state.lines_in(below)
    state.put(Block("p", below.extent, rule="bare.paragraph"))
    return index + 1


@lru_cache(maxsize=4)
def _leaves(view: View) -> dict[int, int]:
    """The first line of each leaf, and the first line below its rhyme."""
    found = {chunk.first: stop for chunk in view.runs if (stop := _rhyme_end(view, chunk))}
    if len(found) < FEWEST and not any(stop - first >= SURE for first, stop in found.items()):
        return {}
    return {
        c.first: stop for c in view.runs if (stop := found.get(c.first) or _rhyme_end(view, c, sure=True))
    }


def _rhyme_end(view: View, chunk: Chunk, *, sure: bool = False) -> int:
    """The first line that is set in below lines that rhyme, or in an album below any; 0 where there is none."""
    count = chunk.height
    if count < FEWEST or chunk.length > LONGEST * count:
        return 0
    base = view.lines.indent(chunk.first)
    stop = next((i for i in chunk.indices if view.lines.indent(i) > base + 1), chunk.last)
    rows = view.lines.rows(chunk)
    lines = rows[: stop - chunk.first]
    if stop == chunk.last or chunk.last - stop > BELOW:
        return 0
    if max(map(len, rows)) > LONGEST or any(view.lines.indent(i) != base for i in range(chunk.first, stop)):
        return 0
    rhymed = len(lines) >= FEWEST and rhyming(lines) >= RHYMED * len(lines)
    return stop if (sure or rhymed) and not any(map(str.isdigit, "".join(lines))) else 0
