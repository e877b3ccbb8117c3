"""Where notes go: a list of notes that ends the text to the back, every other one to the foot of its text or the end of its division."""

from __future__ import annotations

from msgspec.structs import replace

from teiwright.conventions.notes import forms as note_forms
from teiwright.conventions.pieces import BOTTOM, TOP, around, as_paragraph
from teiwright.model import Block

_EMPTY = ("note", "pb", "milestone", "fw", "gap", "figure")
"""What does not make a body complete."""
_ENDS = ("div", "postscript")
"""What may end with the notes of the whole text: they are no part of a P.S. above them."""
_AFTER_TEXT = ("p", "lg", "l", "list", "quote", "table", "sp", "div", "figure", "closer")
"""What makes a note before it a note at the bottom, and not at the end."""


def tail_to_back(blocks: list[Block], text: str) -> list[Block]:
    """The list of notes that ends the body, if it is the only one there, as a division of the back."""
    at = next((i for i, b in enumerate(blocks) if b.element == "body"), None)
    if at is None:
        return blocks
    body, tail = _cut(blocks[at], text)
    if not tail or body is None or _is_bare(body) or _has_notes(body):
        return blocks
    if len(tail) > 1 and {b.element for b in tail[0].children} == {"head"}:
        tail[:1] = tail[0].children
    if len(tail) == 1 and tail[0].element == "div":
        division = tail[0]
    else:
        extent = around(tail)
        division = Block("div", extent, tuple(tail), (("type", "notes"),), "notes.list")
    division = _grouped(division, text)
    back = next((b for b in blocks if b.element == "back"), None)
    others = [b for b in blocks[:at] + blocks[at + 1 :] if b is not back]
    children = (division, *(back.children if back else ()))
    made = Block("back", around(children), children)
    return [*others, body, made]


def _grouped(division: Block, text: str) -> Block:
    """A division of notes in which every further head of notes (“Notes by the editor”) begins a division."""
    groups: list[list[Block]] = [[]]
    for number, child in enumerate(division.children):
        head = child.element == "p" and _is_head(child, text)
        if head and number and not any(b.element == "div" for b in division.children):
            groups.append([replace(child, element="head", attributes=())])
        else:
            groups[-1].append(replace(child, attributes=()) if child.element == "p" else child)
    divisions = [Block("div", around(g), tuple(g), (("type", "notes"),), "notes.list") for g in groups[1:]]
    return replace(division, children=(*groups[0], *divisions))


def _cut(block: Block, text: str) -> tuple[Block | None, list[Block]]:
    """A block without the notes that end it, and these notes with their head."""
    children = list(block.children)
    tail: list[Block] = []
    while children and (children[-1].element == "note" or is_notes_division(children[-1])):
        tail.insert(0, children.pop())
    if tail and children and _is_head_division(children[-1], text):
        tail.insert(0, children.pop())
    elif tail and children and _is_head(children[-1], text):
        tail.insert(0, replace(children.pop(), element="head", attributes=()))
    elif not tail and children and children[-1].element in _ENDS:
        rest, tail = _cut(children[-1], text)
        children[-1:] = [rest] if rest else []
    if not tail:
        return block, []
    if not children:
        return None, tail
    return replace(block, extent=around((block, children[-1])), children=tuple(children)), tail


def _is_head(block: Block, text: str) -> bool:
    words = text[block.extent.start : block.extent.end] if len(block.extent) < 80 else ""
    return block.element in ("head", "p") and note_forms.is_head(words)


def _is_head_division(block: Block, text: str) -> bool:
    return block.element == "div" and bool(block.children) and all(_is_head(b, text) for b in block.children)


def places(block: Block, *, back: bool = False) -> Block:
    """The block with a place for every note that has none: bottom if text follows in its division, else end."""
    back = back or block.element == "back"
    children: list[Block] = []
    follows = False
    for child in reversed(block.children):
        if child.element == "note":
            made = _placed(child, "bottom" if follows else "end", always=back)
        else:
            made = places(child, back=back)
            follows = follows or child.element in _AFTER_TEXT
        children.append(made)
    return replace(block, children=tuple(reversed(children))) if children else block


def _placed(note: Block, place: str, *, always: bool) -> Block:
    given = dict(note.attributes)
    if always:
        given["place"] = "end"
    given.setdefault("place", place)
    order = ("xml:id", "n", "type", "place", "target", "next", "prev")
    return replace(note, attributes=tuple((name, given[name]) for name in order if name in given))


def is_notes_division(block: Block) -> bool:
    """Whether a block is a division of notes."""
    return block.element == "div" and block.get("type") == "notes"


def never_bare(block: Block) -> Block:
    """A body must have more than notes in it (its other text may be on the title page): they become a division."""
    if block.element != "body" or not _is_bare(block):
        return block
    division = Block("div", block.extent, block.children, (("type", "notes"),), "notes.list")
    return replace(block, children=(division,))


def _is_bare(block: Block) -> bool:
    """Nothing stands in it but notes, pictures and breaks."""
    return all(child.element in _EMPTY for child in block.children)


def ended_text(block: Block) -> Block:
    """The same, if it has text; in a division whose text has become notes, what ended it (“The End”) is all its text."""
    elements = {child.element for child in block.children}
    if not elements <= BOTTOM | TOP | {*_EMPTY}:
        return block
    children = tuple(as_paragraph(child) if child.element in BOTTOM else child for child in block.children)
    return replace(block, children=children)


def _has_notes(block: Block) -> bool:
    return block.element == "note" or any(_has_notes(child) for child in block.children)
