"""Notes at the foot of pages: the note that goes on below the next page, the paragraph that notes break in two, the line drawn above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.notes.places import is_notes_division
from teiwright.conventions.pages.breaks import goes_on, joined
from teiwright.conventions.pages.numbers import FULL
from teiwright.model import TEXT, Block, Certainty

if TYPE_CHECKING:
    from collections.abc import Sequence


_DIVIDED = frozenset({"front", "body", "back", "div"})
"""What notes and paragraphs stand in."""


def continued(block: Block, text: str) -> Block:
    """The block, with paragraphs below a page that go on with the last note of the page before as the second piece of it.

    Between them stands the text of the page, so the two are not made one, but point to each other.
    """
    if block.element not in _DIVIDED:
        return block
    made: list[Block] = []
    open_note: int | None = None
    pages = pieces = 0
    for child, following in zip(block.children, (*block.children[1:], None), strict=True):
        if child.element == "note":
            open_note = None if _is_full(child, text) else len(made)
            pages, pieces = 0, 1
        elif open_note is not None and pages == 1 and _ends_page(child, made, following, text):
            pieces += 1
            first = made[open_note]
            piece = _piece(first, child, pieces)
            made[open_note] = replace(
                first, attributes=(*first.attributes, ("next", f"#{piece.get('xml:id')}"))
            )
            open_note = None if _is_full(piece, text) else len(made)
            pages = 0
            made.append(piece)
            continue
        pages += sum(1 for b in (child, *child.children) if b.element == "pb")
        made.append(continued(child, text))
    return replace(block, children=tuple(made))


def _ends_page(block: Block, before: Sequence[Block], following: Block | None, text: str) -> bool:
    """A paragraph that begins amid a sentence where a page ends, below one that is complete or below a line."""
    above = next((b for b in reversed(before) if b.element not in {"pb", "fw"}), None)
    if block.element != "p" or above is None or not text[block.extent.start].islower():
        return False
    if following is not None and following.element not in {"note", "pb", "fw", "milestone"}:
        return False
    return above.element == "milestone" or (above.element == "p" and _is_full(above, text))


def _is_full(block: Block, text: str) -> bool:
    """Whether a sentence ends with the block."""
    end = block.extent.end
    return FULL.search(text, max(block.extent.start, end - 3), end) is not None


def _piece(first: Block, paragraph: Block, number: int) -> Block:
    """The paragraph as a further piece of a note."""
    name = first.get("xml:id") or ""
    stem = name if number == 2 else name.rpartition("-")[0]
    content = paragraph.children or (Block(TEXT, paragraph.extent),)
    if any(b.element == "p" for b in first.children):
        content = (replace(paragraph, attributes=()),)
    return Block(
        "note",
        paragraph.extent,
        content,
        (("xml:id", f"{stem}-{number}"), ("prev", f"#{name}")),
        "notes.continued",
        Certainty.MEDIUM,
        "the note of the page before breaks off",
    )


def whole(block: Block, text: str) -> Block:
    """The block, with paragraphs that notes at the foot of a page break in two made whole again, the notes in them."""
    if not block.children:
        return block
    made: list[Block] = []
    for child in (whole(part, text) for part in block.children):
        first = len(made)
        while first and made[first - 1].element in {"note", "pb", "fw"}:
            first -= 1
        between = made[first:]
        noted = first and any(b.element == "note" for b in between)
        if noted and goes_on(made[first - 1], child, text):
            made[first - 1 :] = [joined(made[first - 1], between, child)]
            continue
        made.append(child)
    return replace(block, children=tuple(made))


def without_rules(blocks: Sequence[Block], above: set[int], after: Block | None = None) -> list[Block]:
    """The blocks without the breaks that stand right above notes: the line divides them from the text, and is no break in it.

    Args:
        blocks: front, body and back, or the children of one of them.
        above: where such lines stand; they are added.
        after: what follows the last of the blocks.
    """
    made: list[Block] = []
    for each, following in zip(blocks, (*blocks[1:], after), strict=True):
        block = each
        if (
            block.element == "milestone"
            and len(blocks) > 1
            and following is not None
            and _are_notes(following)
        ):
            above.add(block.extent.start)
            continue
        if block.element in _DIVIDED:
            block = replace(block, children=tuple(without_rules(block.children, above, following)))
        made.append(block)
    return made


def _are_notes(block: Block) -> bool:
    """A note, or a division of notes, perhaps the first of the back."""
    if block.element == "back":
        block = block.children[0]
    return block.element == "note" or is_notes_division(block)
