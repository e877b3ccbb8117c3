"""Paragraphs that are notes become note blocks, and a list of notes that ends the text goes to the back."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from teiwright.conventions import note_forms
from teiwright.conventions.pages import goes_on
from teiwright.ledger import BETWEEN_BLOCKS
from teiwright.model import TEXT, Block, Certainty, Extent, Skip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from teiwright.conventions.note_lists import Entry
    from teiwright.model import Attributes, Document

RULE = "row of signs above notes"
_EMPTY = ("note", "pb", "milestone", "fw", "gap")
"""What does not make a body complete."""
_AFTER_TEXT = ("p", "lg", "l", "list", "quote", "table", "sp", "div", "figure", "closer")
"""What makes a note before it a note at the bottom, and not at the end."""


def rebuild(document: Document, entries: Sequence[Entry]) -> tuple[tuple[Block, ...], tuple[Skip, ...]]:
    """The blocks and skips of a document in which the entries are notes.

    Args:
        document: As the convention read it.
        entries: The lines that are notes, in the order of the text.
    """
    if not entries:
        return document.blocks, document.skips
    builder = _Builder(document, entries)
    blocks = [builder.within(block) for block in document.blocks]
    blocks = [_never_bare(block) for block in builder.tail_to_back(blocks)]
    above: set[int] = set()
    blocks = _without_rules(blocks, above)
    kept = (
        Skip(s.extent, RULE) if s.extent.start in above else s
        for s in document.skips
        if s.extent.start not in builder.filled
    )
    skips = tuple(sorted((*kept, *builder.skips), key=lambda s: s.extent))
    return tuple(_whole(builder.places(block), document.source.text) for block in blocks), skips


def _whole(block: Block, text: str) -> Block:
    """The block, with paragraphs that notes at the foot of a page break in two made whole again, the notes in them."""
    if not block.children or block.element == "p":
        return block
    made: list[Block] = []
    for child in (_whole(part, text) for part in block.children):
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


def _without_rules(blocks: Sequence[Block], above: set[int]) -> list[Block]:
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
        inner = _without_rules(children, above) if block.element in {"body", "back", "front", "div"} else None
        if (
            block.element == "body"
            and last is not None
            and inner
            and last.element == "milestone"
            and following is not None
            and following.element == "back"
            and _is_notes_division(following.children[0])
        ):
            above.add(last.extent.start)
            inner = inner[:-1]
        made.append(block if inner is None else replace(block, children=tuple(inner)))
    return made


def rules_in(block: Block) -> Iterator[str]:
    """The rules that saw a block and what is in it."""
    yield block.rule
    for child in block.children:
        yield from rules_in(child)


class _Builder:
    """One document being rebuilt."""

    def __init__(self, document: Document, entries: Sequence[Entry]) -> None:
        self.document = document
        self.text = document.source.text
        self.skips: list[Skip] = []
        self.filled: set[int] = set()
        """Where skips began whose white space is now the beginning of a leaf."""
        self._items: list[Block] = []
        self._inner = sorted(s.extent for s in document.skips)
        self._units: dict[int, list[Entry]] = {}
        for entry in entries:
            self._units.setdefault(id(entry.unit), []).append(entry)

    # ---------------------------------------------------------------- notes

    def within(self, block: Block) -> Block:
        """The block with the notes in it made."""
        if not block.children:
            return block
        children: list[Block] = []
        changed = False
        grows = 0
        for child in self._flat(block.children):
            here = self._units.get(id(child))
            if here:
                children.extend(self._notes(child, here))
                grows, changed = here[-1].more, True
            elif grows:
                children[-1] = self._longer(children[-1], child)
                grows -= 1
            else:
                inner = self.within(child)
                changed = changed or inner is not child
                children.append(inner)
        if not changed and len(children) == len(block.children):
            return block
        block = replace(block, children=tuple(children))
        if block.element == "div" and _only_notes(block):
            block = replace(block, attributes=_typed(block.attributes))
        return block

    def _flat(self, children: Iterable[Block]) -> Iterator[Block]:
        """The children, with the items of a list that is a list of notes in its place."""
        for child in children:
            if child.element != "list" or not any(id(part) in self._units for part in child.children):
                yield child
                continue
            label: Block | None = None
            for part in child.children:
                if id(part) in self._units and part.element == "label":
                    label = part
                elif label is not None:
                    yield self._item(label, part)
                    label = None
                else:
                    yield (
                        replace(part, element="p")
                        if part.element == "item" and id(part) not in self._units
                        else part
                    )

    def _item(self, label: Block, item: Block) -> Block:
        """Label and item in one; the white space between them begins the text."""
        start = item.extent.start
        if any(s.start == label.extent.end and s.end == start for s in self._between(label.extent.end)):
            self.filled.add(label.extent.end)
            start = label.extent.end
        rest = item.children or (Block(TEXT, Extent(start, item.extent.end)),)
        if item.children and not rest[0].element and not rest[0].children:
            rest = (Block(TEXT, Extent(start, rest[0].extent.end)), *rest[1:])
        made = Block("item", Extent(label.extent.start, item.extent.end), (label, *rest))
        self._items.append(made)
        self._units[id(made)] = self._units[id(label)]
        return made

    def _between(self, start: int) -> Iterator[Extent]:
        """The skip that begins at a place."""
        at = bisect_left(self._inner, Extent(start, start))
        if at < len(self._inner):
            yield self._inner[at]

    def _notes(self, unit: Block, entries: list[Entry]) -> Iterator[Block]:
        if unit.children:
            yield self._note(entries[0], unit.extent, unit.children)
            return
        at = unit.extent.start
        for entry in entries:
            passage = self.document.passages[entry.passage]
            start = passage.extent(entry.label.start, entry.label.end).start
            end = (
                passage.extent(entry.end - 1, entry.end).end
                if entry.end < len(passage.text)
                else unit.extent.end
            )
            while end > start and self.text[end - 1].isspace():
                end -= 1
            self._gap(at, start)
            at = end
            yield self._note(entry, Extent(start, end), (Block(TEXT, Extent(start, end)),))
        self._gap(at, unit.extent.end)

    def _note(self, entry: Entry, extent: Extent, content: tuple[Block, ...]) -> Block:
        passage = self.document.passages[entry.passage]
        first = content[0]
        if first.element != "label":
            label = passage.extent(entry.label.start, entry.label.end)
            self._gap(first.extent.start, label.start)
            content = (Block("label", label), Block(TEXT, Extent(label.end, first.extent.end)), *content[1:])
            extent = Extent(label.start, extent.end)
        kind = note_forms.kind_of_note(
            self.text[content[1].extent.start : extent.end].strip() if len(content) > 1 else ""
        )
        attributes: list[tuple[str, str]] = [("xml:id", entry.identifier)]
        if entry.key:
            attributes.append(("n", entry.key))
        if kind:
            attributes.append(("type", kind.rstrip("?")))
        if entry.label.shape == "named" or (entry.label.key and entry.label.key.kind == note_forms.SIGN):
            attributes.append(("place", "bottom"))
        if entry.markers:
            targets = [
                f"#nref{entry.identifier[1:]}" + (f"-{i + 1}" if i else "") for i in range(len(entry.markers))
            ]
            attributes.append(("target", " ".join(targets)))
        return Block(
            "note",
            extent,
            content,
            tuple(attributes),
            "notes.named" if entry.label.shape == "named" else "notes.list",
            Certainty.MEDIUM if kind.endswith("?") else Certainty.HIGH,
            "what it says cannot be the author's own note" if kind.endswith("?") else "",
        )

    def _longer(self, note: Block, following: Block) -> Block:
        """The note with a further paragraph: its first text becomes a paragraph too."""
        children = note.children
        if len(children) == 2 and children[1].element == TEXT:
            extent = children[1].extent
            start = extent.start
            while start < extent.end and self.text[start].isspace():
                start += 1
            self._gap(extent.start, start)
            children = (children[0], Block("p", Extent(start, extent.end)))
        return replace(
            note,
            extent=Extent(note.extent.start, following.extent.end),
            children=(*children, _uncounted(following)),
        )

    def _gap(self, start: int, end: int) -> None:
        """Skip the white space from `start` to `end`, but for what other skips hold."""
        at = start
        for index in range(max(0, bisect_left(self._inner, Extent(start, start)) - 1), len(self._inner)):
            extent = self._inner[index]
            if extent.end <= at:
                continue
            if extent.start >= end:
                break
            if extent.start > at:
                self.skips.append(Skip(Extent(at, extent.start), BETWEEN_BLOCKS))
            at = extent.end
        if at < end:
            self.skips.append(Skip(Extent(at, end), BETWEEN_BLOCKS))

    # ---------------------------------------------------------------- to the back

    def tail_to_back(self, blocks: list[Block]) -> list[Block]:
        """The list of notes that ends the body, if it is the only one there, as a division of the back."""
        at = next((i for i, b in enumerate(blocks) if b.element == "body"), None)
        if at is None:
            return blocks
        body, tail = self._cut(blocks[at])
        if not tail or body is None or _has_notes(body):
            return blocks
        if len(tail) > 1 and {b.element for b in tail[0].children} == {"head"}:
            tail[:1] = tail[0].children
        if len(tail) == 1 and tail[0].element == "div":
            division = tail[0]
        else:
            extent = Extent(tail[0].extent.start, tail[-1].extent.end)
            division = Block("div", extent, tuple(tail), (("type", "notes"),), "notes.list")
        division = self._grouped(division)
        back = next((b for b in blocks if b.element == "back"), None)
        others = [b for b in blocks[:at] + blocks[at + 1 :] if b is not back]
        children = (division, *(back.children if back else ()))
        made = Block("back", Extent(children[0].extent.start, children[-1].extent.end), children)
        return [*others, body, made]

    def _grouped(self, division: Block) -> Block:
        """A division of notes in which every further head of notes (“Notes by the editor”) begins a division."""
        groups: list[list[Block]] = [[]]
        for number, child in enumerate(division.children):
            head = child.element == "p" and self._is_head(child)
            if head and number and not any(b.element == "div" for b in division.children):
                groups.append([replace(child, element="head", attributes=())])
            else:
                groups[-1].append(replace(child, attributes=()) if child.element == "p" else child)
        divisions = [
            Block(
                "div",
                Extent(g[0].extent.start, g[-1].extent.end),
                tuple(g),
                (("type", "notes"),),
                "notes.list",
            )
            for g in groups[1:]
        ]
        return replace(division, children=(*groups[0], *divisions))

    def _cut(self, block: Block) -> tuple[Block | None, list[Block]]:
        """A block without the notes that end it, and these notes with their head."""
        children = list(block.children)
        tail: list[Block] = []
        while children and (children[-1].element == "note" or _is_notes_division(children[-1])):
            tail.insert(0, children.pop())
        if tail and children and self._is_head_division(children[-1]):
            tail.insert(0, children.pop())
        elif tail and children and self._is_head(children[-1]):
            tail.insert(0, replace(children.pop(), element="head", attributes=()))
        elif not tail and children and children[-1].element == "div":
            rest, tail = self._cut(children[-1])
            children[-1:] = [rest] if rest else []
        if not tail:
            return block, []
        if not children:
            return None, tail
        return replace(
            block, extent=Extent(block.extent.start, children[-1].extent.end), children=tuple(children)
        ), tail

    def _is_head(self, block: Block) -> bool:
        words = self.text[block.extent.start : block.extent.end] if len(block.extent) < 80 else ""
        return block.element in ("head", "p") and note_forms.is_head(words)

    def _is_head_division(self, block: Block) -> bool:
        return (
            block.element == "div" and bool(block.children) and all(self._is_head(b) for b in block.children)
        )

    def places(self, block: Block, *, back: bool = False) -> Block:
        """The block with a place for every note that has none: bottom if text follows in its division, else end."""
        back = back or block.element == "back"
        children: list[Block] = []
        follows = False
        for child in reversed(block.children):
            if child.element == "note":
                made = _placed(child, "bottom" if follows else "end", always=back)
            else:
                made = self.places(child, back=back)
                follows = follows or child.element in _AFTER_TEXT
            children.append(made)
        return replace(block, children=tuple(reversed(children))) if children else block


def _uncounted(block: Block) -> Block:
    """The block with paragraphs that are not counted: those of a note are none of the body's."""
    attributes = () if block.element == "p" else block.attributes
    return replace(block, attributes=attributes, children=tuple(_uncounted(c) for c in block.children))


def _placed(note: Block, place: str, *, always: bool) -> Block:
    given = dict(note.attributes)
    if always:
        given["place"] = "end"
    given.setdefault("place", place)
    order = ("xml:id", "n", "type", "place", "target")
    return replace(note, attributes=tuple((name, given[name]) for name in order if name in given))


def _typed(attributes: Attributes) -> Attributes:
    return (("type", "notes"), *(a for a in attributes if a[0] != "type"))


def _only_notes(block: Block) -> bool:
    """A division of notes, with heads or without."""
    names = {child.element for child in block.children}
    return (
        "note" in names
        and names <= {"note", "head", "div"}
        and all(_only_notes(c) for c in block.children if c.element == "div")
    )


def _is_notes_division(block: Block) -> bool:
    return block.element == "div" and block.get("type") == "notes"


def _never_bare(block: Block) -> Block:
    """A body must have more than notes in it (its other text may be on the title page): they become a division."""
    if block.element != "body" or any(child.element not in _EMPTY for child in block.children):
        return block
    division = Block("div", block.extent, block.children, (("type", "notes"),), "notes.list")
    return replace(block, children=(division,))


def _has_notes(block: Block) -> bool:
    return block.element == "note" or any(_has_notes(child) for child in block.children)
