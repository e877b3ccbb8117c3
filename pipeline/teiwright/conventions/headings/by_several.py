"""Pieces by several authors: each with its title and author's line holds its own chapters and parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.capitals import is_title_case
from teiwright.conventions.headings.evidence import looks
from teiwright.conventions.headings.heading import ALIKE, ENOUGH, Heading
from teiwright.conventions.personal_names import is_name
from teiwright.conventions.titles.page import NAMELESS, author_of_piece
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.headings.heading import Heads
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

_BY = lazy(r"(?:WORDS )?BY [^a-z\d]{2,40}$")
_WRITTEN_BY = lazy(r"(?:By|BY|Von|VON|Par|PAR|Por|POR|Di|DI) [\"“«„]?[^\W\d_a-zß-öø-ÿ].{1,50}$")
"""“By H. T. Collis”, “By "Dormouse"”, “By Our Own Correspondent”."""
SEVERAL = 2
"""So many pieces with an author at least."""
OUTERMOST = 0
LINE = 80
"""Characters: a title is not longer."""


def with_bylines_apart(view: View) -> list[Chunk]:
    """The chunks, where several hold a title and below it “By H. Collis”, each of these lines as one of its own."""
    chunks = view.chunks
    found = {chunk.first for chunk in chunks[1:] if _is_title_with_author(view, chunk)}
    if len(found) < SEVERAL or not any(_names_somebody(view.lines.row(first + 1)) for first in found):
        return chunks  # “By Road” and “By Water” alone are no authors
    made: list[Chunk] = []
    for chunk in chunks:
        made += view.lines.parted(chunk, [chunk.first, chunk.first + 1]) if chunk.first in found else [chunk]
    return made


def _names_somebody(line: str) -> bool:
    return NAMELESS.match(line) is not None or is_name(line.partition(" ")[2].rstrip("."))


def _is_title_with_author(view: View, chunk: Chunk) -> bool:
    """Two lines without a stop: a title, and “By” with somebody."""
    if chunk.height != SEVERAL or chunk.length > 2 * LINE:
        return False
    title, below = (line.strip() for line in view.words(chunk).split("\n"))
    return (
        len(title) <= LINE
        and title[0].isupper()
        and title[-1] not in ",;:-–—."
        and below[-1] not in ",;:"
        and ((_WRITTEN_BY.match(below) and is_title_case(below)) or NAMELESS.match(below)) is not None
    )


def titled_pieces(view: View, chosen: Heads) -> list[int]:
    """The headings in capitals with room above them that have an author's line below them."""
    return [
        index
        for index, (heading, second) in chosen.items()
        if not second
        and heading.rank in {w.CAPITALS, OUTERMOST}
        and view.layout.is_apart(view.chunks[index])
        and author_of_piece(view, _below(chosen, index)) is not None
    ]


def _below(chosen: Heads, index: int) -> int:
    """The chunk below a heading and its second lines."""
    index += 1
    while index in chosen and chosen[index][1]:
        index += 1
    return index


def _above_theirs(view: View) -> Heads:
    """“The New School” right above “By G. Amann”, parted from it, and others like it: headings, in capitals or not."""
    found = [
        index
        for index, chunk in enumerate(view.chunks[:-1])
        if index
        and chunk.height == 1
        and view.chunks[index + 1].blank == 0
        and author_of_piece(view, index + 1) is not None
    ]
    plain = Heading(ENOUGH, w.WEAKEST, "section", "", ALIKE)
    return {i: (looks(view, view.chunks[i]) or plain, False) for i in found} if len(found) >= SEVERAL else {}


def above_authors(view: View, chosen: Heads) -> Heads:
    """“BY A. REED.” in capitals below “The Shut Gate.”: the line above it, with room above that, is the heading, and this the author's."""
    made = chosen | _above_theirs(view)
    for index, (heading, second) in chosen.items():
        above = view.chunks[index - 1]
        if (
            not second
            and heading.rank == w.CAPITALS
            and index
            and index - 1 not in chosen
            and above.height == 1
            and above.length < LINE
            and above.blank > max(1, view.chunks[index].blank)
        ):
            if author_of_piece(view, index) is not None:
                del made[index]
            elif _BY.match(view.words_at(index)):
                # “BY NIGHT.” or “BY REED.”: the second line of it, whatever it says
                made[index] = (heading, True)
            else:
                continue
            made[index - 1] = (heading, False)
    return dict(sorted(made.items()))


def by_several(view: View, chosen: Heads) -> Heads:
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
