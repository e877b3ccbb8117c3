"""Page breaks and page furniture put back among the blocks; a paragraph that breaks off goes on across them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.notes.forms import label_at
from teiwright.conventions.pages.amid_sentences import FOOTER
from teiwright.conventions.pages.names import MARK
from teiwright.conventions.pages.numbers import FULL
from teiwright.conventions.pieces import Piece, around
from teiwright.model import TEXT, Block, Extent, Skip
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.pages.pages import Furniture, Pages

_RULE_OF = {"pageNum": "pages.number", "header": "pages.head", FOOTER: "pages.address"}
NAMED = "number of a page in brackets, encoded as pb"
DROPPED = "page furniture: running head or page number, dropped on request"
_LETTERS = lazy(r"[^\W\d_]+")
_DIVIDED = lazy(r"(?P<left>[^\W\d_]+)(?P<sign>[-\u2010\u00ac\u00ad])$")
"""A word with a hyphen at the end of a page."""


def put_back(pieces: list[Piece], pages: Pages, text: str, skips: list[Skip], *, drop: bool) -> list[Piece]:
    """The pieces with pb and fw where pages begin; a paragraph broken by a page is made whole again."""
    made: list[Piece] = []
    number = 0
    breaks = pages.breaks
    for piece in pieces:
        waiting: list[Block] = []
        while number < len(breaks) and _before(breaks[number], piece.block):
            waiting += _blocks(breaks[number], skips, drop=drop)
            number += 1
        if (
            waiting
            and made
            and not piece.opens
            and goes_on(made[-1].block, piece.block, text)
            and not _below_broken(made, piece.block, text)
        ):
            waiting = _with_divided_word(made[-1].block, waiting, piece.block, text)
            made[-1] = replace(made[-1], block=joined(made[-1].block, waiting, piece.block))
        else:
            part = made[-1].part if made else piece.part
            made += [Piece(b, (), part) for b in waiting]
            made.append(piece)
        inner: list[Furniture] = []
        while number < len(breaks) and breaks[number].first < piece.block.extent.end:
            inner.append(breaks[number])
            number += 1
        if inner:
            made[-1] = replace(made[-1], block=_with_breaks(made[-1].block, inner, skips, drop=drop))
    rest = [b for f in breaks[number:] for b in _blocks(f, skips, drop=drop)]
    return made + [Piece(b, (), made[-1].part if made else "body") for b in rest]


def _before(furniture: Furniture, block: Block) -> bool:
    return furniture.last <= block.extent.start


def _blocks(furniture: Furniture, skips: list[Skip], *, drop: bool) -> list[Block]:
    """What stands at one page break: pb, and page number and running head as fw; these are skipped instead if they are to be dropped."""
    attributes = (("n", furniture.n),) if furniture.n else ()
    kinds = [kind for _, kind in furniture.lines]
    rule = "brackets.page" if MARK in kinds else "pages.number" if kinds else "pages.feed"
    made: list[Block] = []
    broken = False
    mark = Block("pb", Extent(furniture.at, furniture.at), (), attributes, rule)
    for extent, kind in furniture.lines:
        if extent.start >= furniture.at and not broken:
            made.append(mark)
            broken = True
        if kind == MARK:
            skips.append(Skip(extent, NAMED))
        elif drop:
            skips.append(Skip(extent, DROPPED))
        else:
            element_rule = _RULE_OF[kind]
            made.append(Block("fw", extent, (), (("type", kind),), element_rule))
    if not broken and furniture.begins:
        made.append(mark)
    return made


def goes_on(one: Block, other: Block, text: str) -> bool:
    """The second paragraph goes on with the sentence of the first."""
    if one.element != "p" or other.element != "p" or other.children:
        return False
    first = text[other.extent.start]
    return first.islower() and not FULL.search(
        text, max(one.extent.start, one.extent.end - 3), one.extent.end
    )


def _below_broken(made: list[Piece], other: Block, text: str) -> bool:
    """What ends the page are notes, below a paragraph that breaks off: that paragraph is it which goes on, and no note."""
    at = len(made) - 1
    while at >= 0 and (
        made[at].block.element == "milestone" or label_at(text, made[at].block.extent.start) is not None
    ):
        at -= 1
    return 0 <= at < len(made) - 1 and goes_on(made[at].block, other, text)


def _with_divided_word(one: Block, between: list[Block], other: Block, text: str) -> list[Block]:
    """What stands between two pages; a word divided by a hyphen goes on, for sure where the text has it whole elsewhere."""
    left = _DIVIDED.search(text, max(one.extent.start, one.extent.end - 40), one.extent.end)
    right = _LETTERS.match(text, other.extent.start)
    if left is None or right is None:
        return between
    whole = re.search(rf"(?i)\b{re.escape(left['left'] + right[0])}\b", text)
    sure = left["sign"] in "\u00ac\u00ad" or whole is not None
    how = (("break", "no" if sure else "maybe"),)
    return [replace(b, attributes=(*b.attributes, *how)) if b.element == "pb" else b for b in between]


def joined(one: Block, between: list[Block], other: Block) -> Block:
    """A paragraph, what stands amid it, and the paragraph with which it goes on, in one."""
    first = one.children or (Block(TEXT, one.extent),)
    children = (*first, *between, Block(TEXT, other.extent))
    return replace(one, extent=around((one, other)), children=children)


def _ending_with(cell: Block, breaks: list[Block]) -> Block:
    """The cell, and at its end the breaks that stand between it and the next."""
    own = cell.children or ((Block(TEXT, cell.extent),) if cell.extent.start < cell.extent.end else ())
    end = max(cell.extent.end, *(b.extent.end for b in breaks))
    return replace(cell, extent=Extent(cell.extent.start, end), children=(*own, *breaks))


def _with_breaks(block: Block, inner: list[Furniture], skips: list[Skip], *, drop: bool) -> Block:
    """Page breaks inside a block: put into the leaves in which they stand, where a leaf may hold them."""
    children: list[Block] = []
    if block.children:
        for child in block.children:
            own = [f for f in inner if child.extent.start <= f.first < child.extent.end]
            parted = _with_breaks(child, own, skips, drop=drop) if own else child
            # Text has no element that could hold others: its parts stand beside each other.
            children += (parted.children or (parted,)) if parted.element == TEXT else (parted,)
        loose = [
            f for f in inner if not any(c.extent.start <= f.first < c.extent.end for c in block.children)
        ]
        for furniture in loose:
            place = next(
                (i for i, c in enumerate(children) if c.extent.start >= furniture.first), len(children)
            )
            made = _blocks(furniture, skips, drop=drop)
            if block.element == "row" and made:
                # A row holds nothing but cells, and begins with its first.
                children[place - 1] = _ending_with(children[place - 1], made)
            else:
                children[place:place] = made
        return replace(block, children=tuple(children))
    at = block.extent.start
    for furniture in inner:
        made = _blocks(furniture, skips, drop=drop)
        if furniture.first > at:
            children.append(Block(TEXT, Extent(at, furniture.first)))
        children += made
        at = max(at, furniture.last)
    if at < block.extent.end:
        children.append(Block(TEXT, Extent(at, block.extent.end)))
    return replace(block, children=tuple(children))
