"""Whether those who are named before what is said speak to each other: in a play they do; labels, years and the dialogues of a magazine do not."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from teiwright.conventions.drama.exchanges import COLUMN, SPACED
from teiwright.conventions.drama.role_names import ALONE, BEFORE, DASHED, SIGNED, TITLED, TITLED_ALONE, signed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

AGAIN, ASKED = 0.25, 0.05
"""So many at most follow themselves where nobody speaks; so many ask at least where somebody does."""
STRETCH, SILENT = 10, 0.5
"""So many blocks in a row in which nobody speaks; so many of all blocks may stand in such rows between speeches."""


def are_labels(view: View, blocks: list[Chunk], said: list[tuple[int, str]]) -> bool:
    """What stands before these blocks comes again and again, and hardly any of them asks: “Preparation: …”, “A.D. 901. …”."""
    again = sum(one == other for (_, one), (_, other) in itertools.pairwise(said))
    asked = sum("?" in view.words(blocks[index]) for index, _ in said)
    return again > AGAIN * len(said) and asked < ASKED * len(said)


def are_apart(said: list[tuple[int, str]], total: int) -> bool:
    """Most of the text lies between the stretches in which somebody speaks: dialogues among other things."""
    gaps = (other - one - 1 for (one, _), (other, _) in itertools.pairwise(said))
    return sum(gap for gap in gaps if gap >= STRETCH) > SILENT * total


def named(view: View, blocks: list[Chunk], names: Collection[str]) -> Iterator[tuple[int, str]]:
    """Each block that begins with one of these names: its place, and the name."""
    for index, chunk in enumerate(blocks):
        line = view.lines.row(chunk.first)[:140]
        tried = (signed(line),) if line[:1] in SIGNED else (p.match(line) for p in _WAYS)
        name = next((found["name"] for found in tried if found and found["name"].rstrip(".:") in names), "")
        if name:
            yield index, name


_WAYS = (ALONE, BEFORE, DASHED, TITLED, TITLED_ALONE, SPACED, COLUMN)
"""The ways in which a name stands before or above what is said."""
