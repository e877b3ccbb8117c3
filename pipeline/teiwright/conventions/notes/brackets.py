"""Notes that stand where they belong, in brackets: “[Editor's note: the page is torn.]”, “(the second time. – Ed.)”, “[Footnote: He was ill.]”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.notes.whose import notes_in
from teiwright.model import Block, Certainty, Extent, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from teiwright.conventions.notes.lists import Entry
    from teiwright.conventions.notes.whose import BracketNote
    from teiwright.model import Attributes, Document, Passage

RULE = "notes.brackets"
_IN = frozenset({"p", "item", "l", "note", "quote", "cell"})
"""Where such a note may stand: headings, addresses and names of speakers have none."""
_TEXT = frozenset({"p", "lg", "list", "sp", "quote", "div", "table"})
"""What makes a part complete."""
_UNREAD = ("boilerplate", "contents", "provenance")


def find(document: Document, entries: Iterable[Entry]) -> tuple[list[Span], dict[int, Block]]:
    """The marks of such notes, and those that are a whole paragraph, by the place where it begins.

    Args:
        document: as the convention read it.
        entries: the notes with markers of their own: a bracket that is the whole of one is no note in it.
    """
    spans: list[Span] = []
    whole: dict[int, Block] = {}
    text = document.source.text
    if "[" not in text and "(" not in text:
        return spans, whole
    left: dict[int, int] = {}
    """By the part: how many blocks of it are no notes. The last of them stays, as a part of notes alone would be none."""
    bodies: dict[int, list[tuple[int, int, int]]] = {}
    units: set[int] = set()
    for entry in entries:
        start = entry.label.start if entry.label.shape == "named" else entry.label.end
        bodies.setdefault(entry.passage, []).append((entry.label.start, start, entry.end))
        units.add(id(entry.unit))
    for index, passage in enumerate(document.passages):
        if passage.element not in _IN or passage.within("opener", "closer") or passage.inside(*_UNREAD):
            continue
        for note in notes_in(passage.text):
            if any(_is_one(passage.text, note, *places) for places in bodies.get(index, ())):
                continue
            extent = passage.extent(note.start, note.end)
            if passage.element == "note" and extent == passage.block.extent:
                continue  # it is one already
            part = passage.path[-1]
            if id(part) not in left:
                left[id(part)] = sum(b.element in _TEXT and not _only_notes(b, units) for b in part.children)
            if left[id(part)] > 1 and _is_paragraph(passage, extent):
                left[id(part)] -= 1
                whole[extent.start] = Block(
                    "note", extent, (), _attributes(note), RULE, _cert(note), _evidence(note)
                )
            else:
                spans.append(Span(extent, "note", RULE, _attributes(note), _cert(note), _evidence(note)))
    return spans, whole


def _only_notes(block: Block, units: Collection[int]) -> bool:
    """True of a note, and of a quotation of which nothing is left, since notes were set off as one."""
    if id(block) in units:
        return True
    return (
        block.element == "quote"
        and bool(block.children)
        and all(id(part) in units for part in block.children)
    )


def _is_one(text: str, note: BracketNote, label: int, start: int, end: int) -> bool:
    """Whether the bracket is a note with a marker: it has the label of one in it, or is all that one says."""
    if note.start <= label < note.end:
        return True
    return start <= note.start and text[start : note.start].strip() == "" == text[note.end : end].strip(" .")


def _is_paragraph(passage: Passage, extent: Extent) -> bool:
    """The extent is all of a paragraph that stands in a part by itself."""
    block = passage.block
    return block.element == "p" and block.extent == extent and passage.path[-1].element in {"body", "div"}


def _attributes(note: BracketNote) -> Attributes:
    named = (("n", note.number), ("type", note.kind), ("place", note.place))
    return tuple((name, value) for name, value in named if value)


def _cert(note: BracketNote) -> Certainty:
    return Certainty.HIGH if note.sure else Certainty.MEDIUM


def _evidence(note: BracketNote) -> str:
    return "" if note.sure else "“Ed.” and a sentence"


def put(blocks: Iterable[Block], whole: Mapping[int, Block]) -> tuple[Block, ...]:
    """The blocks, with such paragraphs as notes."""
    made = []
    for block in blocks:
        if block.children:
            made.append(replace(block, children=put(block.children, whole)))
        elif block.element == "p" and block.extent.start in whole:
            made.append(whole[block.extent.start])
        else:
            made.append(block)
    return tuple(made)
