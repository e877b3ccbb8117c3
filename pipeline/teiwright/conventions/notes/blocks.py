"""Paragraphs that are notes become note blocks."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.notes import forms as note_forms
from teiwright.conventions.notes import places as note_places
from teiwright.conventions.notes.breaks import continued, whole, without_rules
from teiwright.conventions.notes.lists import is_set_off
from teiwright.conventions.notes.whose import kind_of_note
from teiwright.conventions.pieces import around
from teiwright.ledger import BETWEEN_BLOCKS
from teiwright.model import IN_ORDER, TEXT, Block, Certainty, Extent, Skip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from teiwright.conventions.notes.lists import Entry
    from teiwright.model import Attributes, Document

RULE = "row of signs above notes"


def rebuild(document: Document, entries: Sequence[Entry]) -> tuple[tuple[Block, ...], tuple[Skip, ...]]:
    """The blocks and skips of a document in which the entries are notes.

    Args:
        document: As the convention read it.
        entries: The lines that are notes, in the order of the text.
    """
    builder = _Builder(document, entries)
    blocks = list(document.blocks)
    if entries:
        blocks = [continued(builder.within(block), builder.text) for block in blocks]
        blocks = [note_places.never_bare(block) for block in note_places.tail_to_back(blocks, builder.text)]
    above: set[int] = set()
    blocks = without_rules(blocks, above)
    if not entries and not above:
        return document.blocks, document.skips
    kept = (
        Skip(s.extent, RULE) if s.extent.start in above else s
        for s in document.skips
        if s.extent.start not in builder.filled
    )
    skips = tuple(sorted((*kept, *builder.skips), key=IN_ORDER))
    return tuple(whole(note_places.places(block), document.source.text) for block in blocks), skips


class _Builder:
    """One document being rebuilt."""

    def __init__(self, document: Document, entries: Sequence[Entry]) -> None:
        self.document = document
        self.text = document.source.text
        self.skips: list[Skip] = []
        self.filled: set[int] = set()
        """Where skips began whose white space is now the beginning of a leaf."""
        self._items: list[Block] = []
        self._inner = [s.extent for s in sorted(document.skips, key=IN_ORDER)]
        self._units: dict[int, list[Entry]] = {}
        for entry in entries:
            self._units.setdefault(id(entry.unit), []).append(entry)

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
                grows, changed = next((e.more for e in reversed(here) if e.more), 0), True
            elif grows:
                children[-1] = self._longer(children[-1], child)
                grows -= 1
            else:
                inner = self.within(child)
                changed = changed or inner is not child
                children.extend(_if_spoken(inner))
        if not changed and len(children) == len(block.children):
            return block
        block = replace(block, children=tuple(_below_their_text(children)))
        block = note_places.ended_text(block)
        if block.element == "div" and _only_notes(block):
            block = replace(block, attributes=_typed(block.attributes))
        return block

    def _flat(self, children: Iterable[Block]) -> Iterator[Block]:
        """The children, with the items of a list that is a list of notes in its place, and notes that were set off as a quotation."""
        for child in children:
            if is_set_off(child):
                yield from self._out_of(child)
                continue
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
                        if part.element in {"item", "head"} and id(part) not in self._units
                        else part
                    )

    def _out_of(self, quote: Block) -> Iterator[Block]:
        """A quotation as what it is: notes, each with the paragraphs that are set off with it; as it was, if it has none."""
        parts = quote.children
        begins = [i for i, part in enumerate(parts) if id(part) in self._units]
        if not begins:
            yield quote
            return
        if begins[0]:
            yield _cut(quote, parts[: begins[0]])
        for first, following in pairwise([*begins, len(parts)]):
            entry = self._units[id(parts[first])][-1]
            rest = following - first - 1
            if not entry.more and entry.label.shape != "named":
                entry.more = rest
            stop = first + 1 + (rest if entry.more < 0 else min(rest, entry.more))
            yield from parts[first:stop]
            if stop < following:
                yield _cut(quote, parts[stop:following])

    def _item(self, label: Block, item: Block) -> Block:
        """Label and item in one; the white space between them begins the text."""
        start = item.extent.start
        if any(s.start == label.extent.end and s.end == start for s in self._between(label.extent.end)):
            self.filled.add(label.extent.end)
            start = label.extent.end
        rest = item.children or (Block(TEXT, Extent(start, item.extent.end)),)
        if item.children and not rest[0].element and not rest[0].children:
            rest = (Block(TEXT, Extent(start, rest[0].extent.end)), *rest[1:])
        made = Block("item", around((label, item)), (label, *rest))
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
        passages = self.document.passages
        starts = [passages[e.passage].extent(e.label.start, e.label.end).start for e in entries]
        at = unit.extent.start
        above = self._before_space(at, starts[0])
        if above > at and self._is_read(at, above):  # Lines above notes of another kind, which are none.
            yield Block("p", Extent(at, above))
            at = above
        for entry, start, stop in zip(entries, starts, [*starts[1:], unit.extent.end], strict=True):
            end = self._before_space(start, stop)
            self._gap(at, start)
            at = end
            yield self._note(entry, Extent(start, end), (Block(TEXT, Extent(start, end)),))
        self._gap(at, unit.extent.end)

    def _is_read(self, start: int, end: int) -> bool:
        """True if something between is more than a sign of typed emphasis or the like, which the TEI has otherwise."""
        for extent in self._inner[max(0, bisect_left(self._inner, Extent(start, start)) - 1) :]:
            if extent.start > start:
                break
            start = max(start, extent.end)
        return start < end

    def _before_space(self, start: int, end: int) -> int:
        """The end without the white space before it."""
        return start + len(self.text[start:end].rstrip())

    def _note(self, entry: Entry, extent: Extent, content: tuple[Block, ...]) -> Block:
        passage = self.document.passages[entry.passage]
        first = content[0]
        if first.element != "label":
            label = passage.extent(entry.label.start, entry.label.end)
            self._gap(first.extent.start, label.start)
            rest = (Block(TEXT, Extent(label.end, first.extent.end)),) if label.end < first.extent.end else ()
            content = (Block("label", label), *rest, *content[1:])
            extent = Extent(label.start, extent.end)
        kind = kind_of_note(
            self.text[content[1].extent.start : extent.end].strip() if len(content) > 1 else ""
        )
        attributes: list[tuple[str, str]] = [("xml:id", entry.identifier)]
        if entry.key:
            attributes.append(("n", entry.key))
        if kind:
            attributes.append(("type", kind.rstrip("?")))
        if entry.label.shape == "named" and not entry.key and self.text[extent.start + 1] in "NA":
            attributes.append(("place", "inline"))
        elif entry.label.shape == "named" or (entry.label.key and entry.label.key.kind == note_forms.SIGN):
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
            extent=around((note, following)),
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


def _below_their_text(children: Sequence[Block]) -> Iterator[Block]:
    """The children; notes by themselves between two divisions, below the signature of a letter, end the division above them."""
    held: Block | None = None
    for number, child in enumerate(children):
        notes = child.element == "div" and _only_notes(child) and child.children[0].element != "head"
        if held and held.element == "div" and notes and number < len(children) - 1:
            extent = Extent(held.extent.start, child.extent.end)
            held = replace(held, extent=extent, children=(*held.children, *child.children))
            continue
        if held:
            yield held
        held = child
    if held:
        yield held


def _if_spoken(block: Block) -> tuple[Block, ...]:
    """A speech of which only notes are left is none: its name is a paragraph beside them."""
    if block.element != "sp" or any(child.element in {"p", "l", "lg", "stage"} for child in block.children):
        return (block,)
    return tuple(
        replace(child, element="p") if child.element == "speaker" else child for child in block.children
    )


def _cut(block: Block, children: tuple[Block, ...]) -> Block:
    """The block with some of its children."""
    return replace(block, extent=around(children), children=children)


def _uncounted(block: Block) -> Block:
    """The block with paragraphs that are not counted: those of a note are none of the body's."""
    attributes = () if block.element == "p" else block.attributes
    return replace(block, attributes=attributes, children=tuple(_uncounted(c) for c in block.children))


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
