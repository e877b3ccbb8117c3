"""The date that runs into the first line of a text, with a dash behind it: “4 May 1871. — We left”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.dating import is_date
from teiwright.conventions.pieces import Opening, Piece
from teiwright.model import Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import View

RUN_IN = lazy(r"(?P<date>[^\n–—]{3,40}?)\s*(?:[–—]|\s--?\s|\.\s?[–—])\s*(?=\S)")


def run_in_date(view: View, pieces: list[Piece]) -> list[Piece]:
    """The pieces, with the date that opens the text's first paragraph as a dateline of its own."""
    first = next((i for i, p in enumerate(pieces) if p.block.element != "head"), None)
    if first is None or pieces[first].block.element != "p":
        return pieces
    block = pieces[first].block
    split = _split_date(view, block)
    if split is None:
        return pieces
    opens = pieces[first].opens or (() if first else (Opening(),))
    made = [Piece(split[0], opens, pieces[first].part), Piece(split[1], (), pieces[first].part)]
    return [*pieces[:first], *made, *pieces[first + 1 :]]


def _split_date(view: View, block: Block) -> tuple[Block, Block] | None:
    """A paragraph that begins with a date and a dash, as a dateline and the rest."""
    found = RUN_IN.match(view.text, block.extent.start, block.extent.end)
    if not found or found.end() >= block.extent.end or not is_date(found["date"], view.language):
        return None
    end = found.end()
    while view.text[end - 1].isspace():
        end -= 1
    line = Block(
        "dateline",
        Extent(block.extent.start, end),
        (),
        (("rend", "run-in"),),
        "bare.run-in-date",
        evidence="a date and a dash open the text",
    )
    return line, replace(block, extent=Extent(found.end(), block.extent.end))
