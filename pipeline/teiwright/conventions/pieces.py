"""From a flat row of pieces (heads, paragraphs, letters' openers …) to nested divisions whose order TEI allows.

Every convention makes pieces and leaves the nesting to this module, so that validity is the care of one place:
a head after a paragraph without a new division becomes a paragraph, and so does a closer with text behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from teiwright.ledger import BETWEEN_BLOCKS
from teiwright.model import IN_ORDER, TEXT, Block, Certainty, Extent, Skip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from teiwright.conventions.lines import Chunk
    from teiwright.model import Attributes

TOP = frozenset(
    {"head", "opener", "dateline", "byline", "argument", "epigraph", "salute", "docAuthor", "docDate"}
)
"""What may stand only at the head of a division (TEI: model.divTop)."""
BOTTOM = frozenset({"closer", "signed", "postscript", "trailer"})
"""What may stand only at its end (model.divBottom)."""
ANYWHERE = frozenset({"milestone", "pb", "lb", "fw", "gap", "note", "figure"})
"""What may stand anywhere (model.global)."""
FRONT = (TOP - {"opener", "salute"}) | ANYWHERE | {"p", "titlePage"}
"""What may stand in the front without a division."""


class Opening(Struct, frozen=True):
    """A division begins."""

    kind: str = ""
    """div/@type; may be empty."""
    level: int = 1
    """1 is the outermost."""
    n: str = ""
    rule: str = ""
    cert: Certainty = Certainty.HIGH
    evidence: str = ""


class Piece(Struct, frozen=True):
    """A block and, where one begins with it, a division."""

    block: Block
    opens: tuple[Opening, ...] = ()
    part: str = "body"
    """front, body or back."""
    closes: int = 0
    """The level of the division at whose end the block stands, below those that it holds; 0: of the innermost."""


AT_TOP, IN_TEXT, AT_END, DIVIDED = range(4)
"""How far a division has come: nothing but heads, running text, its closer, sub-divisions."""


class _Division:
    """A division while it is being filled."""

    __slots__ = ("children", "opening", "state")

    def __init__(self, opening: Opening) -> None:
        self.opening = opening
        self.children: list[Block] = []
        self.state = AT_TOP

    def add(self, block: Block) -> None:
        if block.element in TOP and self.state > AT_TOP:
            block = as_paragraph(block)
        if block.element in BOTTOM and self.state == AT_TOP:
            block = as_paragraph(block)
        if block.element in BOTTOM:
            self.state = AT_END
        elif block.element not in ANYWHERE and block.element not in TOP:
            self.demote_end()
            self.state = IN_TEXT
        self.children.append(block)

    def demote_end(self) -> None:
        """What looked like the end of the division was not: text follows."""
        if self.state == AT_END:
            self.children = [as_paragraph(b) if b.element in BOTTOM else b for b in self.children]
            self.state = IN_TEXT

    def close(self) -> Block:
        opening = self.opening
        said = tuple((name, words) for name, words in (("type", opening.kind), ("n", opening.n)) if words)
        return holding("div", self.children, opening.rule, said, opening.cert, opening.evidence)


def is_running(block: Block) -> bool:
    """Running text with nothing in it that has been told apart already."""
    return block.element == "p" and not block.children


def as_paragraph(block: Block) -> Block:
    """The same text as a plain paragraph; what may stand anywhere stays in it."""
    inner = tuple(
        leaf if leaf.element in ANYWHERE else Block(TEXT, leaf.extent)
        for leaf in block.leaves()
        if leaf.element in ANYWHERE or len(leaf.extent)
    )
    if not any(leaf.element in ANYWHERE for leaf in inner):
        inner = ()
    return Block("p", block.extent, inner, (), block.rule, block.cert, block.evidence)


def around(blocks: Sequence[Block]) -> Extent:
    """The extent from the first block to the last."""
    return Extent(blocks[0].extent.start, blocks[-1].extent.end)


def holding(
    element: str,
    parts: Iterable[Block],
    rule: str = "",
    attributes: Attributes = (),
    cert: Certainty = Certainty.HIGH,
    why: str = "",
) -> Block:
    """A block that holds others, from the first to the last of them."""
    held = tuple(parts)
    return Block(element, around(held), held, attributes, rule, cert, why)


def set_off(parts: Iterable[Block], rule: str, cert: Certainty = Certainty.HIGH, why: str = "") -> Block:
    """A quotation that is a block of its own."""
    return holding("quote", parts, rule, (("rend", "block"),), cert, why)


def cited(parts: Iterable[Block], rule: str, cert: Certainty = Certainty.HIGH, why: str = "") -> Block:
    """A quotation and where it is from, in their order."""
    return holding("cit", parts, rule, (), cert, why)


def in_division(chunks: Iterable[Chunk], kind: str, rule: str, part: str) -> list[Piece]:
    """Chunks as paragraphs in one division of their own, as the frame of a text has them."""
    made = [Piece(Block("p", chunk.extent, rule=rule), (), part) for chunk in chunks]
    return [replace(piece, opens=(Opening(kind, rule=rule),)) for piece in made[:1]] + made[1:]


def assemble(pieces: Iterable[Piece]) -> tuple[Block, ...]:
    """front, body, back with their divisions; the pieces stand in the order of the text."""
    parts: dict[str, list[Piece]] = {"front": [], "body": [], "back": []}
    reached = 0
    for piece in pieces:
        reached = max(reached, ("front", "body", "back").index(piece.part))
        parts[("front", "body", "back")[reached]].append(piece)
    if not any(p.block.element not in ANYWHERE for p in parts["body"]):
        parts["body"] = [
            Piece(as_paragraph(p.block), (), "body") if p.block.element not in ANYWHERE else p
            for p in (*parts["front"], *parts["body"], *parts["back"])
        ]
        parts["front"], parts["back"] = [], []
        if not any(p.block.element == "p" for p in parts["body"]):
            parts["body"] = _with_paragraph(parts["body"])
    return tuple(_part(name, listed) for name, listed in parts.items() if listed)


def _with_paragraph(body: list[Piece]) -> list[Piece]:
    """A body of nothing but pictures and breaks, which TEI does not allow: the last picture stands in a paragraph, or an empty one is added."""
    at = next((i for i in reversed(range(len(body))) if body[i].block.element == "figure"), None)
    if at is None:
        end = body[-1].block.extent.end if body else 0
        return [*body, Piece(Block("p", Extent(end, end)))]
    figure = body[at].block
    return [*body[:at], replace(body[at], block=Block("p", figure.extent, (figure,))), *body[at + 1 :]]


def _part(name: str, pieces: list[Piece]) -> Block:
    """The pieces of front, body or back, nested by the levels of the divisions that they open."""
    root = _Division(Opening(level=0))
    stack = [root]

    def fold(level: int) -> None:
        while len(stack) > 1 and stack[-1].opening.level >= level:
            closed = stack.pop()
            stack[-1].children.append(closed.close())
            stack[-1].state = DIVIDED

    for piece in pieces:
        for opening in piece.opens:
            fold(opening.level)
            while len(stack) > 1 and stack[-1].state == AT_END:
                # Nothing stands in a division after its closer: what follows stands beside it.
                fold(stack[-1].opening.level)
            if stack[-1].opening.kind == "contents":
                fold(stack[-1].opening.level)  # A contents page holds no division of the text.
            stack[-1].demote_end()
            stack.append(_Division(opening))
        if piece.closes and any(held.opening.level == piece.closes for held in stack):
            fold(piece.closes + 1)
        block = piece.block
        if block.element == "titlePage":
            fold(1)
            root.children.append(block)
            continue
        if len(stack) == 1:
            outside = name == "front" and block.element not in FRONT
            if (
                name == "back"
                or outside
                or root.state == DIVIDED
                or (name == "body" and block.element in TOP)
            ):
                stack.append(_Division(Opening()))
            elif name == "front" and block.element in FRONT:
                root.children.append(block)
                continue
        stack[-1].add(block)
    fold(1)
    return holding(name, _undivided(root.children) if name == "body" else root.children)


def _undivided(blocks: list[Block]) -> list[Block]:
    """The same without a first division that says nothing: what it holds stands in the body itself, as TEI allows.

    It says nothing if it has neither heading nor kind. Where other divisions follow, it must not be divided itself
    and must not have an end of its own, for these would then belong to the wrong whole.
    """
    first = next((i for i, b in enumerate(blocks) if b.element not in ANYWHERE), None)
    if first is None:
        return blocks
    division, after = blocks[first], blocks[first + 1 :]
    held = {b.element for b in division.children}
    if division.element != "div" or division.attributes or "head" in held:
        return blocks
    if any(b.element not in ANYWHERE for b in after) and held & (BOTTOM | {"div"}):
        return blocks
    return [*blocks[:first], *division.children, *after]


def number_paragraphs(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """xml:id and n for the paragraphs of the body, counted through the text."""
    count = 0

    def walk(block: Block) -> Block:
        nonlocal count
        if block.element == "note":
            return block
        if block.element == "p":
            count += 1
            kept = tuple(a for a in block.attributes if a[0] not in ("xml:id", "n"))
            names = (("xml:id", f"p{count}"), ("n", str(count)), *kept)
            return Block("p", block.extent, block.children, names, block.rule, block.cert, block.evidence)
        if not block.children:
            return block
        return replace(block, children=tuple(walk(child) for child in block.children))

    return tuple(walk(b) if b.element == "body" else b for b in blocks)


def fill(text: str, blocks: Iterable[Block], skips: Iterable[Skip]) -> tuple[Skip, ...]:
    """All skips: those given and one for each white space that neither a leaf nor a given skip holds."""
    filled = list(skips)
    held: list[Block | Skip] = [leaf for block in blocks for leaf in block.leaves() if leaf.extent]
    at = 0
    for each in sorted((*held, *filled), key=IN_ORDER):
        if each.extent.start > at:
            filled.append(Skip(Extent(at, each.extent.start), BETWEEN_BLOCKS))
        at = max(at, each.extent.end)
    if at < len(text):
        filled.append(Skip(Extent(at, len(text)), BETWEEN_BLOCKS))
    return tuple(sorted(filled, key=IN_ORDER))
