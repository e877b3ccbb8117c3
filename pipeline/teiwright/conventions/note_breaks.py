"""What notes at the foot of a page divide: the paragraph they break in two, and the line drawn above them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from teiwright.conventions.note_places import is_notes_division
from teiwright.conventions.pages import goes_on
from teiwright.model import TEXT, Block, Extent

if TYPE_CHECKING:
    from collections.abc import Sequence


def whole(block: Block, text: str) -> Block:
    """The block, with paragraphs that notes at the foot of a page break in two made whole again, the notes in them."""
    if not block.children or block.element == "p":
        return block
    made: list[Block] = []
    for child in (whole(part, text) for part in block.children):
        first = len(made)
        while first and made[first - 1].element in {"note", "pb", "fw"}:
            first -= 1
        between = made[first:]
        if first and child.element == "p" and any(b.element == "note" for b in between):
            one = made[first - 1]
            if one.element == "p" and goes_on(one, child, text):
                made[first - 1 :] = [_joined(one, between, child)]
                continue
        made.append(child)
    return replace(block, children=tuple(made))


def _joined(one: Block, between: list[Block], other: Block) -> Block:
    first = one.children or (Block(TEXT, one.extent),)
    last = other.children or (Block(TEXT, other.extent),)
    return replace(one, extent=Extent(one.extent.start, other.extent.end), children=(*first, *between, *last))


def without_rules(blocks: Sequence[Block], above: set[int]) -> list[Block]:
    """The blocks without the breaks that stand right above notes: the line divides them from the text, and is no break in it.

    Args:
        blocks: front, body and back, or the children of one of them.
        above: where such lines stand; they are added.
    """
    made: list[Block] = []
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        children = block.children
        last = children[-1] if children else None
        if block.element == "milestone" and following is not None and following.element == "note":
            above.add(block.extent.start)
            continue
        inner = without_rules(children, above) if block.element in {"body", "back", "front", "div"} else None
        if (
            block.element == "body"
            and last is not None
            and inner
            and last.element == "milestone"
            and following is not None
            and following.element == "back"
            and is_notes_division(following.children[0])
        ):
            above.add(last.extent.start)
            inner = inner[:-1]
        made.append(block if inner is None else replace(block, children=tuple(inner)))
    return made
