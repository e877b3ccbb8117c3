"""What looks like a note and what looks like a marker, before anything is decided."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import count, takewhile
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from teiwright.conventions.notes import forms as note_forms
from teiwright.conventions.notes import markers as note_markers
from teiwright.conventions.notes.forms import LETTER, NAME, NUMBER, SIGN, Key, Label
from teiwright.conventions.notes.whose import closing
from teiwright.model import TEXT, Block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.conventions.notes.markers import Marker
    from teiwright.model import Document, Extent, Passage

MOST_BETWEEN = 12
"""Paragraphs that one note may have before the next one begins."""
_LONGEST_LABEL = 20
"""Characters of a line that is nothing but a label."""
_MOST = 999
"""[1000] is the year, where there is no note 999."""
UNREAD = ("boilerplate", "contents")
"""What nobody reads holds no notes."""


class Entry(Struct, eq=False):
    """A line that may be a note: where it stands and, later, which markers lead to it."""

    passage: int
    unit: Block
    """The paragraph or item in which it stands."""
    parent: Block
    label: Label
    end: int
    """End of its line in the passage; the next entry of the same passage begins after it."""
    first: bool
    """True if it begins the paragraph."""
    markers: list[Marker] = field(default_factory=list)
    identifier: str = ""
    more: int = 0
    """Paragraphs after its own that belong to it, up to the bracket that closes it; -1: all up to the next entry."""

    @property
    def key(self) -> str:
        """What the note is called by; empty for none."""
        return self.label.key.text if self.label.key else ""


class Run(Struct, eq=False):
    """Entries that follow each other and count up."""

    entries: list[Entry]
    headed: bool
    """Stands under a head such as “Notes”."""

    @property
    def first(self) -> int:
        """Passage of the first entry."""
        return self.entries[0].passage

    @property
    def last(self) -> int:
        """Passage of the last entry."""
        return self.entries[-1].passage

    @property
    def shape(self) -> str:
        """Shape of its labels."""
        return self.entries[0].label.shape


def entries_in(document: Document) -> Iterator[Entry]:
    """Every line that may be a note."""
    counts: dict[int, Iterator[int]] = defaultdict(lambda: count(1))
    called = note_markers.Called(document)
    series = note_forms.series_of(document.source.text)
    above: Entry | None = None
    for index, passage in enumerate(document.passages):
        place = _unit(passage)
        if place is None or passage.inside(*UNREAD) or _is_said(document, passage):
            continue
        text = passage.text if passage.block.element != "label" else passage.text + " ."
        unit, parent = place
        label = note_forms.label_at(text, 0, series=series)
        if label is None:
            label = _alone(document, index, place, above, called)
            if label is not None:
                above = Entry(index, unit, parent, label, len(passage.text), first=True, more=1)
                yield above
            continue
        ends = _line_ends(document, passage) if unit is passage.block else []
        if label.shape == "named":
            shut = closing(text, label.start) or len(text)
            ends = [end for end in ends if end >= shut]  # what stands within its bracket is its own
        label = _counted(label, counts[id(parent)])
        found = [label]
        starts = []
        for end in ends:
            following = note_forms.label_at(text, end + 1, series=series)
            following = _counted(following, counts[id(parent)]) if following else None
            if following and _says(text[following.end :]) and _goes_on(found, following, called, index):
                starts.append(end)
                found.append(following)
        stops = [*starts, len(passage.text)]
        if (
            unit.element != "label"
            and unit is passage.block
            and not all(_says(text[each.end : end]) for each, end in zip(found, stops, strict=True))
        ):
            continue  # A sign by itself says nothing: it is no note, and its lines no list of notes.
        for number, (each, end) in enumerate(zip(found, stops, strict=True)):
            above = Entry(index, unit, parent, each, end, number == 0)
            yield above


def _says(text: str) -> bool:
    """Whether there are words or figures in it."""
    return any(map(str.isalnum, text))


def _alone(
    document: Document,
    index: int,
    place: tuple[Block, Block],
    above: Entry | None,
    called: note_markers.Called,
) -> Label | None:
    """“[14]”, “[Footnote 14:” or “Note 14:” alone above what the note says: a quotation, verse, or, if the note before is 13 and a marker leads to it, paragraphs."""
    passage = document.passages[index]
    unit, parent = place
    if unit is not passage.block or unit.element != "p" or len(passage.text) > _LONGEST_LABEL:
        return None
    label = note_forms.label_at(passage.text + " .", 0)
    if label is None or label.key is None or passage.text[label.end :].strip():
        return None
    below = _below(unit, parent)
    if not below or label.shape not in (*note_forms.CALLS_ITSELF, "bracket"):
        return None
    if below[0].element in ("quote", "lg", "cit"):
        return label
    if below[0].element != "p" or label.key.kind not in (NUMBER, LETTER):
        return None
    counts = above is not None and above.parent is parent and _follows(above.label, label)
    return (
        label if label.shape in note_forms.CALLS_ITSELF or (counts and called.before(label, index)) else None
    )


def stands_alone(document: Document, entry: Entry) -> bool:
    """Whether what the note says stands all below its label."""
    return not document.passages[entry.passage].text[entry.label.end :].strip()


def _below(unit: Block, parent: Block) -> tuple[Block, ...]:
    """The blocks that follow one in its parent, no more than may belong to a note: no division does."""
    at = bisect_right(parent.children, unit.extent.start, key=lambda block: block.extent.start)
    below = parent.children[at : at + MOST_BETWEEN - 1]
    return tuple(takewhile(lambda block: block.element != "div", below))


def _counted(label: Label, numbers: Iterator[int]) -> Label:
    """A label that has no number of its own, ↑, with the one it has by its place in the list."""
    if label.shape != "arrow":
        return label
    return replace(label, key=Key(NUMBER, str(next(numbers))))


def _line_ends(document: Document, passage: Passage) -> list[int]:
    source = document.source.text
    extent = passage.block.extent
    if source.find("\n", extent.start, extent.end) < 0:
        return []
    if passage.offsets is None:
        raw = source[extent.start : extent.end]
    else:
        raw = "".join(source[o] for o in passage.offsets)
    return [i for i, c in enumerate(raw) if c == "\n"]


def markers_in(document: Document, entries: list[Entry]) -> dict[tuple[str, str], list[Marker]]:
    """Everything that may be a marker and is not the label of an entry, by shape and kind, in the order of the text."""
    kinds = note_markers.sought(document.source.text)
    found: dict[tuple[str, str], list[Marker]] = defaultdict(list)
    if kinds is None:
        return found
    labels = {(e.passage, e.label.start) for e in entries}
    links = sorted(s.extent for s in document.spans if s.element == "ref")
    for index, passage in enumerate(document.passages):
        if passage.element in ("label", "fw") or passage.inside(*UNREAD):
            continue
        for marker in note_markers.markers_in(passage.text, index, kinds):
            if (index, marker.start) in labels or (
                marker.start == 0 and not _begins_line(passage, marker) and not _is_said(document, passage)
            ):
                continue
            if links and _is_in(links, passage.extent(marker.start, marker.end)):
                continue  # a reference within a reference leads nowhere
            found[marker.shape, marker.key.kind].append(marker)
    if numbers := found.get(("bracket", NUMBER)):
        found["bracket", NUMBER] = _without_years(numbers, entries)
    written = {entry.label.shape for entry in entries}
    for shape in ("bracket", "round"):
        if shape not in written and all(_is_part(document, m) for m in found.get((shape, NUMBER), ())):
            found.pop((shape, NUMBER), None)  # “x in [0, 1] and y in [2, 3]”
    if worded := found.get(("worded", NUMBER)):
        cited = [m for m in worded if document.passages[m.passage].text[m.start] == "("]
        if cited and cited[0].key.number != 1:
            # “as Holt says (n. 5)”: before any (n. 1) it is the note of another book.
            found["worded", NUMBER] = [m for m in worded if m not in cited]
    return found


def _without_years(markers: list[Marker], entries: list[Entry]) -> list[Marker]:
    """Without [1945], unless a [Footnote 1945: …] calls itself a note, or the notes in brackets are more than 999."""
    named = {entry.key for entry in entries if entry.label.shape == "named"}
    counted = [e.label.key.number for e in entries if e.label.shape == "bracket" and e.label.key]
    most = max(counted) if _MOST in counted else _MOST
    return [m for m in markers if m.key.number <= most or m.key.text in named]


def _is_part(document: Document, marker: Marker) -> bool:
    """One of several in a pair of brackets, which may as well be the numbers of an interval."""
    text = document.passages[marker.passage].text
    return text[marker.start] not in "[(" or text[marker.end - 1] not in "])"


def _begins_line(passage: Passage, marker: Marker) -> bool:
    """“[8]The wheel goes round”: a marker before the first word of a line of verse, with no room between them."""
    return passage.element == "l" and passage.text[marker.end : marker.end + 1].isalpha()


def _is_said(document: Document, passage: Passage) -> bool:
    """“ANNA. [8] It goes round.”: what begins right behind the name of a speaker, or on the next line, is no note."""
    speech = next((block for block in reversed(passage.path) if block.element == "sp"), None)
    if speech is None or speech.children[0].element != "speaker" or len(speech.children) < 2:
        return False
    start = passage.block.extent.start
    between = document.source.text[speech.children[0].extent.end : start]
    return speech.children[1].extent.start == start and between.count("\n") < 2


def _is_in(links: list[Extent], extent: Extent) -> bool:
    at = bisect_right(links, extent.start, key=lambda link: link.start) - 1
    return at >= 0 and links[at].covers(extent)


def up_to_bracket(document: Document, entry: Entry) -> int:
    """How many paragraphs stand between that of the entry and the one that ends with its closing bracket."""
    if is_closed(document, entry) or goes_beyond(document, entry):
        return 0
    end = document.passages[entry.passage].text[entry.label.end :]
    if not end.strip():
        text = document.source.text
        ends = (
            number
            for number, block in enumerate(_below(entry.unit, entry.parent), 1)
            if text[block.extent.start : block.extent.end].rstrip().endswith("]")
        )
        return next(ends, 0)
    for index in range(entry.passage + 1, min(entry.passage + MOST_BETWEEN, len(document.passages))):
        place = _unit(document.passages[index])
        if place is None or place[1] is not entry.parent:
            return 0
        if document.passages[index].text.rstrip().endswith("]"):
            return index - entry.passage
    return 0


def is_closed(document: Document, entry: Entry) -> bool:
    """Whether an entry “[Footnote 1: …]” ends with its paragraph."""
    if entry.label.shape != "named" or not document.passages[entry.passage].text.rstrip().endswith("]"):
        return False
    return not goes_beyond(document, entry)


def goes_beyond(document: Document, entry: Entry) -> bool:
    """Whether a paragraph goes on behind the bracket that closes its entry: “[Note: A page is missing.] He came back.”."""
    text = document.passages[entry.passage].text
    end = closing(text, entry.label.start)
    return end > 0 and any(map(str.isalnum, text[end:]))


def is_headed(document: Document, entry: Entry) -> bool:
    """Whether a head such as “Notes” stands before an entry, or over its division."""
    before = document.passages[entry.passage - 1] if entry.passage else None
    if before is not None and before.element in ("head", "p") and note_forms.is_head(before.text):
        return True
    return any(
        note_forms.is_head(_head_of(document, block)) for block in document.passages[entry.passage].path
    )


def _head_of(document: Document, block: Block) -> str:
    first = block.children[0] if block.element == "div" else None
    if first is None or first.element != "head" or len(first.extent) > 80:
        return ""
    return document.source.words(first.extent)


def _unit(passage: Passage) -> tuple[Block, Block] | None:
    """The paragraph or item that a passage begins, and its parent; None for anything else."""
    path = passage.path
    if path and path[-1].element == "list" and path[-1].children[0].element == "label":
        return (passage.block, path[-1]) if passage.block.element == "label" else None
    if passage.block.element in ("p", "item") and path:
        return passage.block, path[-2] if len(path) > 1 and is_set_off(path[-1]) else path[-1]
    begins = (
        passage.block.element in (TEXT, "label") and len(path) > 1 and path[-1].children[0] is passage.block
    )
    if begins and path[-1].element in ("p", "item"):
        return path[-1], path[-2]
    return None


def is_set_off(block: Block) -> bool:
    """A quotation that was taken for one by its margin alone: notes are set off so, too."""
    return block.element == "quote" and block.rule == "bare.quotation"


def _goes_on(found: list[Label], label: Label, called: note_markers.Called, index: int) -> bool:
    """Whether a line amid notes begins the next: it goes on counting, or it is of another kind (* below [1]) and has its marker."""
    above = reversed(found)
    last = next((each for each in above if each.shape == label.shape and _kind(each) == _kind(label)), None)
    return _follows(last, label) if last else called.before(label, index)


def _kind(label: Label) -> str:
    return label.key.kind if label.key else ""


def _follows(last: Label, label: Label) -> bool:
    """Whether the label of an inner line goes on counting."""
    if last.shape != label.shape or last.key is None or label.key is None or last.key.kind != label.key.kind:
        return False
    return last.key.kind in (SIGN, NAME) or 0 <= label.key.number - last.key.number <= 3
