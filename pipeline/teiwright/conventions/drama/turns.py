"""Whether those who are named before what is said take turns: in a play they do; labels, years and the dialogues of a magazine do not."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from teiwright.conventions.drama.role_names import ALONE, BEFORE, DASHED, SIGNED, TITLED, TITLED_ALONE, signed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

AGAIN = 0.25
"""So many at most follow themselves."""
STRETCH, SILENT = 10, 0.5
"""So many blocks in a row in which nobody speaks; so many of all blocks may stand in such rows between speeches."""


def take_turns(view: View, blocks: list[Chunk], names: Collection[str]) -> bool:
    """Those who are named before blocks take turns."""
    return alternate([name for _, name in _named(view, blocks, names)])


def alternate(said: list[str]) -> bool:
    """Somebody else speaks next, as a rule."""
    return sum(one == other for one, other in itertools.pairwise(said)) <= AGAIN * len(said)


def are_apart(view: View, blocks: list[Chunk], names: Collection[str]) -> bool:
    """Most of the text lies between the stretches in which somebody speaks: dialogues among other things."""
    places = [index for index, _ in _named(view, blocks, names)]
    gaps = (other - one - 1 for one, other in itertools.pairwise(places))
    return sum(gap for gap in gaps if gap >= STRETCH) > SILENT * len(blocks)


def _named(view: View, blocks: list[Chunk], names: Collection[str]) -> Iterator[tuple[int, str]]:
    """Each block that begins with one of these names: its place, and the name."""
    for index, chunk in enumerate(blocks):
        line = view.lines.raw[chunk.first].strip()[:140]
        tried = (signed(line),) if line[:1] in SIGNED else (p.match(line) for p in _WAYS)
        name = next((found["name"] for found in tried if found and found["name"].rstrip(".:") in names), "")
        if name:
            yield index, name


_WAYS = (ALONE, BEFORE, DASHED, TITLED, TITLED_ALONE)
"""The ways in which a name stands before or above what is said."""
