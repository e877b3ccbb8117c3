"""Notes that stand where they belong, in brackets: “[Editor's note: the page is torn.]”, “(the second time. – Ed.)”, “[Footnote: He was ill.]”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.note_whose import notes_in
from teiwright.model import Block, Certainty, Extent, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from teiwright.conventions.note_lists import Entry
    from teiwright.conventions.note_whose import BracketNote
    from teiwright.model import Attributes, Document, Passage

RULE = "notes.brackets"
_IN = frozenset({"p", "item", "l", "note", "quote", "cell"})
"""Where such a note may stand: headings, addresses and names of speakers have none."""
_TEXT = frozenset({"p", "lg", "list", "sp", "quote", "div", "table"})
"""What makes a part complete: one of notes alone would be none."""
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
    bodies: dict[int, list[tuple[int, int]]] = {}
    for entry in entries:
        start = entry.label.start if entry.label.shape == "named" else entry.label.end
        bodies.setdefault(entry.passage, []).append((start, entry.end))
    for index, passage in enumerate(document.passages):
        if passage.element not in _IN or passage.within("opener", "closer") or passage.inside(*_UNREAD):
            continue
        for note in notes_in(passage.text):
            if any(_is_all(passage.text, note, start, end) for start, end in bodies.get(index, ())):
                continue
            extent = passage.extent(note.start, note.end)
            if _is_paragraph(passage, extent):
                whole[extent.start] = Block(
                    "note", extent, (), _attributes(note), RULE, _cert(note), _evidence(note)
                )
            else:
                spans.append(Span(extent, "note", RULE, _attributes(note), _cert(note), _evidence(note)))
    return spans, whole


def _is_all(text: str, note: BracketNote, start: int, end: int) -> bool:
    """Whether the bracket is all that a note with a marker says."""
    return start <= note.start and text[start : note.start].strip() == "" == text[note.end : end].strip(" .")


def _is_paragraph(passage: Passage, extent: Extent) -> bool:
    block = passage.block
    if block.element != "p" or block.extent != extent or passage.path[-1].element not in {"body", "div"}:
        return False
    return any(b is not block and b.element in _TEXT for b in passage.path[-1].children)


def _attributes(note: BracketNote) -> Attributes:
    named = (("n", note.number), ("type", note.kind), ("place", note.place))
    return tuple((name, value) for name, value in named if value)


def _cert(note: BracketNote) -> Certainty:
    return Certainty.HIGH if note.sure else Certainty.MEDIUM


def _evidence(note: BracketNote) -> str:
    return "" if note.sure else "“Ed.” and a sentence"


def put(blocks: Iterable[Block], whole: Mapping[int, Block]) -> tuple[Block, ...]:
    """The blocks, with such paragraphs as notes; where nothing but notes would be left of a part, they stay paragraphs."""
    inner = [replace(b, children=put(b.children, whole)) if b.children else b for b in blocks]
    made = [whole.get(b.extent.start, b) if b.element == "p" and not b.children else b for b in inner]
    complete = made == inner or any(block.element in _TEXT for block in made)
    return tuple(made if complete else inner)
