"""Pieces by several authors: each with its title and author's line holds its own chapters and parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.title_page import author_of_piece

if TYPE_CHECKING:
    from teiwright.conventions.headings import Heading
    from teiwright.conventions.view import View

SEVERAL = 2
"""So many pieces with an author at least."""
OUTERMOST = 0


def titled_pieces(view: View, chosen: dict[int, tuple[Heading, bool]]) -> list[int]:
    """The headings in capitals with room above them that have an author's line below them."""
    return [
        index
        for index, (heading, second) in chosen.items()
        if not second
        and heading.rank in {w.CAPITALS, OUTERMOST}
        and view.chunks[index].blank > max(1, view.layout.blanks)
        and author_of_piece(view, _below(chosen, index)) is not None
    ]


def _below(chosen: dict[int, tuple[Heading, bool]], index: int) -> int:
    """The chunk below a heading and its second lines."""
    index += 1
    while index in chosen and chosen[index][1]:
        index += 1
    return index


def by_several(view: View, chosen: dict[int, tuple[Heading, bool]]) -> dict[int, tuple[Heading, bool]]:
    """Such headings, and those with as much room above them, are above “CHAPTER I” and “PART I”, wherever these stand."""
    found = titled_pieces(view, chosen)
    if len(found) < SEVERAL or not any(h.rank < w.CAPITALS and h.n for h, _ in chosen.values()):
        return chosen
    room = min(view.chunks[index].blank for index in found)
    made = dict(chosen)
    for index, (heading, second) in chosen.items():
        if (
            not second
            and heading.rank == w.CAPITALS
            and view.chunks[index].blank >= room
            and index >= found[0]
        ):
            made[index] = (replace(heading, rank=OUTERMOST), False)
    return made
