"""Which marker leads to which note: lists of labels and series of markers, laid side by side."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from teiwright.conventions import note_forms
from teiwright.conventions.note_forms import NAME, NUMBER, SIGN, Label, Marker
from teiwright.findings import Finding, Place, Severity
from teiwright.model import TEXT, Block

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teiwright.model import Document, Passage

_MOST_BETWEEN = 12
"""Paragraphs that one note may have before the next one begins."""
_UNREAD = ("boilerplate", "contents")
_WINDOW = 50
"""How many series of markers are looked at for one list of notes."""


@dataclass(slots=True, eq=False)
class Entry:
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


@dataclass(slots=True, eq=False)
class Run:
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


class Pairing:
    """The work on one document: its entries, its markers, and what becomes of them."""

    def __init__(self, document: Document) -> None:
        """Collect what looks like a marker and what looks like a note."""
        self.document = document
        self.passages = document.passages
        self.accepted: list[Entry] = []
        self.findings: list[Finding] = []
        self.entries = list(self._entries())
        self.markers = self._markers()
        self._restarts: set[tuple[str, str]] = set()

    def kind_restarts(self, marker: Marker) -> bool:
        """Whether numbers of this shape begin again somewhere, so that a repeated one may be a lost series."""
        return (marker.shape, marker.key.kind) in self._restarts

    def line(self, passage: int, at: int) -> int:
        """Line of the source."""
        return self.document.source.line_of(self.passages[passage].extent(at, at).start)

    # ---------------------------------------------------------------- what there is

    def _entries(self) -> Iterable[Entry]:
        for index, passage in enumerate(self.passages):
            place = _unit(passage)
            if place is None or any(passage.inside(kind) for kind in _UNREAD):
                continue
            text = passage.text if passage.block.element != "label" else passage.text + " ."
            label = note_forms.label_at(text, 0)
            if label is None:
                continue
            unit, parent = place
            ends = self._line_ends(passage) if unit is passage.block else []
            found = [label]
            starts = []
            for end in ends:
                following = note_forms.label_at(text, end + 1)
                if following and _follows(found[-1], following):
                    starts.append(end)
                    found.append(following)
            for number, each in enumerate(found):
                end = starts[number] if number < len(starts) else len(passage.text)
                yield Entry(index, unit, parent, each, end, number == 0)

    def _line_ends(self, passage: Passage) -> list[int]:
        source = self.document.source.text
        extent = passage.block.extent
        if source.find("\n", extent.start, extent.end) < 0:
            return []
        if passage.offsets is None:
            raw = source[extent.start : extent.end]
        else:
            raw = "".join(source[o] for o in passage.offsets)
        return [i for i, c in enumerate(raw) if c == "\n"]

    def _markers(self) -> dict[tuple[str, str], list[Marker]]:
        pattern = note_forms.marker_pattern(self.document.source.text)
        found: dict[tuple[str, str], list[Marker]] = defaultdict(list)
        if pattern is None:
            return found
        labels = {(e.passage, e.label.start) for e in self.entries}
        for index, passage in enumerate(self.passages):
            if passage.element in ("label", "fw") or any(passage.inside(kind) for kind in _UNREAD):
                continue
            for marker in note_forms.markers_in(passage.text, index, pattern):
                if (index, marker.start) not in labels and marker.start > 0:
                    found[marker.shape, marker.key.kind].append(marker)
        return found

    # ---------------------------------------------------------------- which belong together

    def run(self) -> None:
        """Pair everything, stream by stream: a stream is one shape of marker with the labels that answer to it."""
        streams: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for (shape, kind), entries in self._by_label().items():
            keys = {e.key for e in entries}
            best = max(
                note_forms.COMPATIBLE[shape],
                key=lambda s: len(keys & {m.key.text for m in self.markers.get((s, kind), ())}),
            )
            if keys & {m.key.text for m in self.markers.get((best, kind), ())}:
                streams[best, kind].extend(entries)
        for entry in self.entries:
            if entry.label.shape == "named":
                entry.more = self._up_to_bracket(entry)
                if entry.label.key is None:
                    self.accepted.append(entry)
        taken: set[int] = set()
        for stream in sorted(streams):
            entries = [e for e in streams[stream] if e.unit.extent.start not in taken]
            before = len(self.accepted)
            self._stream(stream, sorted(entries, key=lambda e: (e.passage, e.label.start)))
            taken |= {e.unit.extent.start for e in self.accepted[before:]}
        for stream in self.markers.keys() - streams.keys():
            self._markers_alone(self.markers[stream])

    def _up_to_bracket(self, entry: Entry) -> int:
        """How many paragraphs stand between that of the entry and the one that ends with its closing bracket."""
        if self.passages[entry.passage].text.rstrip()[-1:] == "]":
            return 0
        for index in range(entry.passage + 1, min(entry.passage + _MOST_BETWEEN, len(self.passages))):
            place = _unit(self.passages[index])
            if place is None or place[1] is not entry.parent:
                return 0
            if self.passages[index].text.rstrip().endswith("]"):
                return index - entry.passage
        return 0

    def _by_label(self) -> dict[tuple[str, str], list[Entry]]:
        groups: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in self.entries:
            if entry.label.key is not None:
                groups[entry.label.shape, entry.label.key.kind].append(entry)
        return groups

    def _stream(self, stream: tuple[str, str], entries: list[Entry]) -> None:
        kind = stream[1]
        by_key: dict[str, list[int]] = defaultdict(list)
        pool = [m for m in self.markers[stream] if m.sure]
        for marker in self.markers[stream]:
            by_key[marker.key.text].append(marker.passage)
        runs = self._without_rivals(self._runs(entries, by_key), by_key, stream[0])
        left: list[Marker] = []
        at = 0
        index = 0
        kept: list[Run] = []
        while index < len(runs):
            group = [runs[index]]
            until = _first_from(pool, runs[index].first, at)
            while index + len(group) < len(runs) and kind != NAME:
                following = runs[index + len(group)]
                inner = _first_from(pool, group[-1].last + 1, until)
                if _first_from(pool, following.first, inner) > inner:
                    break
                group.append(following)
            index += len(group)
            zone = pool[at:until] if kind != NAME else pool
            pairs = self._match(group, zone, kind)
            self._add_unsure(group, pairs, stream)
            good = [run for run in group if _enough(run, zone, pairs, stream[0])]
            if not good:
                continue
            kept.extend(good)
            used: set[int] = set()
            for run in good:
                for entry in run.entries:
                    entry.markers.extend(pairs.get(id(entry), ()))
                    used.update(id(m) for m in entry.markers)
            left.extend(m for m in zone if id(m) not in used)
            at = _first_from(pool, group[-1].last + 1, until)
        if not kept:
            self._markers_alone(pool)
            return
        self._notes_in_notes(kept, pool)
        left.extend(pool[at:])
        self._settle(kept, left)

    def _runs(self, entries: list[Entry], by_key: dict[str, list[int]]) -> list[Run]:
        runs: list[Run] = []
        for entry in entries:
            last = runs[-1].entries[-1] if runs else None
            if last is not None and self._continues(last, entry, by_key):
                runs[-1].entries.append(entry)
            else:
                runs.append(Run([entry], self._headed(entry)))
        return runs

    def _continues(self, last: Entry, entry: Entry, by_key: dict[str, list[int]]) -> bool:
        if last.label.shape != entry.label.shape or last.parent is not entry.parent:
            return False
        if last.passage == entry.passage:
            return True
        if last.label.key and entry.label.key and last.label.key.kind not in (SIGN, NAME):
            step = entry.label.key.number - last.label.key.number
            if not 0 <= step <= 3:
                return False
        gap = entry.passage - last.passage - 1
        if gap == 0 or last.unit is not self.passages[last.passage].block:
            return True
        if gap > _MOST_BETWEEN or (entry.label.key and entry.label.key.kind == SIGN):
            return False
        at = by_key.get(entry.key, [])
        where = bisect_left(at, last.passage + 1)
        return where == len(at) or at[where] >= entry.passage

    def _headed(self, entry: Entry) -> bool:
        before = self.passages[entry.passage - 1] if entry.passage else None
        if before is not None and before.element in ("head", "p") and note_forms.is_head(before.text):
            return True
        return any(note_forms.is_head(self._head_of(block)) for block in self.passages[entry.passage].path)

    def _head_of(self, block: Block) -> str:
        first = block.children[0] if block.element == "div" else None
        if first is None or first.element != "head" or len(first.extent) > 80:
            return ""
        return self.document.source.text[first.extent.start : first.extent.end]

    def _without_rivals(self, runs: list[Run], by_key: dict[str, list[int]], shape: str) -> list[Run]:
        """Of two lists that claim the same markers the better one: a numbered list in the text is not a list of notes."""
        holders: dict[str, list[Run]] = defaultdict(list)
        dropped: set[int] = set()

        def rank(run: Run) -> tuple[bool, bool, int, int]:
            return (run.headed, run.shape == shape, len(run.entries), run.first)

        for run in runs:
            key = run.entries[0].key
            rivals = [r for r in holders[key][-_WINDOW:] if id(r) not in dropped]
            places = by_key.get(key, ())
            if rivals and run.entries[0].label.key and run.entries[0].label.key.kind != SIGN:
                before = bisect_left(places, run.first)
                if before <= len([r for r in rivals if r.headed or r.entries[0].key in by_key]):
                    worst = min((*rivals, run), key=rank)
                    dropped.add(id(worst))
            for entry in run.entries:
                holders[entry.key].append(run)
        return [run for run in runs if id(run) not in dropped]

    def _match(self, group: list[Run], zone: list[Marker], kind: str) -> dict[int, list[Marker]]:
        """Markers by the id of the entry they lead to."""
        pairs: dict[int, list[Marker]] = {}
        if kind == SIGN:
            waiting: dict[str, deque[Marker]] = defaultdict(deque)
            for marker in zone:
                waiting[marker.key.text].append(marker)
            for run in group:
                for entry in run.entries:
                    if waiting[entry.key]:
                        pairs[id(entry)] = [waiting[entry.key].popleft()]
            return pairs
        series = [zone] if len(group) == 1 else _series(zone)
        at = 0
        for number, run in enumerate(group):
            if len(series) == len(group):
                at = number
            else:
                keys = {e.key for e in run.entries}
                near = range(at, min(at + _WINDOW, len(series)))
                at = next(
                    (i for i in near if 2 * len(keys & {m.key.text for m in series[i]}) >= len(keys)), at
                )
            if at < len(series):
                self._match_series(run, series[at], pairs)
                at += 1
        return pairs

    def _add_unsure(self, group: list[Run], pairs: dict[int, list[Marker]], stream: tuple[str, str]) -> None:
        """Entries that no sure marker leads to take the one unsure marker with their number, if it stands before them."""
        unsure: dict[str, list[Marker]] = defaultdict(list)
        for marker in self.markers[stream]:
            if not marker.sure and marker.passage < group[0].first:
                unsure[marker.key.text].append(marker)
        for run in group:
            for entry in run.entries if unsure else ():
                if not pairs.get(id(entry)) and len(unsure[entry.key]) == 1:
                    pairs[id(entry)] = unsure.pop(entry.key)

    def _match_series(self, run: Run, series: list[Marker], pairs: dict[int, list[Marker]]) -> None:
        by_key: dict[str, list[Marker]] = defaultdict(list)
        for marker in series:
            by_key[marker.key.text].append(marker)
        last = 0
        for marker in series:
            if marker.key.number == 1 and last > 1:
                self._restarts.add((marker.shape, marker.key.kind))
            last = marker.key.number
        entries: dict[str, list[Entry]] = defaultdict(list)
        for entry in run.entries:
            entries[entry.key].append(entry)
        for key, same in entries.items():
            for number, entry in enumerate(same):
                markers = by_key[key]
                pairs[id(entry)] = markers if len(same) == 1 else markers[number : number + 1]

    def _notes_in_notes(self, kept: list[Run], pool: list[Marker]) -> None:
        """A note without marker in the text may have it in another note."""
        bare = {e.key: e for run in kept for e in run.entries if not e.markers}
        if not bare:
            return
        spans = sorted((run.first, run.last) for run in kept)
        firsts = [s[0] for s in spans]
        used = {id(m) for run in kept for e in run.entries for m in e.markers}
        for marker in pool:
            at = bisect_left(firsts, marker.passage + 1) - 1
            entry = bare.get(marker.key.text)
            if entry and id(marker) not in used and at >= 0 and marker.passage <= spans[at][1]:
                inside = entry.passage == marker.passage and entry.label.start < marker.start < entry.end
                if not inside:
                    entry.markers.append(marker)
                    del bare[marker.key.text]

    # ---------------------------------------------------------------- what is left over

    def _settle(self, kept: list[Run], left: list[Marker]) -> None:
        used = {id(m) for run in kept for e in run.entries for m in e.markers}
        highest = max((e.label.key.number for run in kept for e in run.entries if e.label.key), default=0)
        for run in kept:
            self.accepted.extend(run.entries)
            for one, two in pairwise(run.entries):
                if one.passage != two.passage and not one.more:
                    one.more = -1
            seen: dict[str, Entry] = {}
            for entry in run.entries:
                self._check(entry, seen.get(entry.key))
                seen.setdefault(entry.key, entry)
        inside = {e.passage for run in kept for e in run.entries}
        for marker in left:
            if id(marker) in used or marker.passage in inside:
                continue
            if marker.key.kind != NUMBER or marker.key.number <= highest + 3:
                self._orphan(marker)

    def _check(self, entry: Entry, earlier: Entry | None) -> None:
        line = self.line(entry.passage, entry.label.start)
        if earlier is not None and (entry.label.key is None or entry.label.key.kind != SIGN):
            first = self.line(earlier.passage, earlier.label.start)
            self._say(
                "note-number-doubled",
                f"Two notes have the number {entry.key}: in line {first} and in line {line}.",
                "Give the notes different numbers, and their markers in the text too.",
                (entry.passage, entry.label.start),
            )
        elif not entry.markers:
            self._say(
                "note-without-marker",
                f"Note {entry.key} has no marker in the text.",
                "Put its marker where it belongs, or take the note out.",
                (entry.passage, entry.label.start),
            )

    def _orphan(self, marker: Marker) -> None:
        written = self.passages[marker.passage].text[marker.start : marker.end]
        self._say(
            "marker-without-note",
            f"The note marker {written} has no note.",
            "Add the note, or take the marker out.",
            (marker.passage, marker.start),
        )

    def _markers_alone(self, markers: list[Marker]) -> None:
        """Markers of a shape for which there are no notes at all: said once, if they really look like markers."""
        if not markers or markers[0].shape not in ("bracket", "superscript", "caret"):
            return
        rising = [m for m in markers if m.key.kind == NUMBER]
        if markers[0].shape != "caret":
            numbers = [m.key.number for m in rising]
            if not numbers or numbers[0] != 1 or any(b - a != 1 for a, b in pairwise(numbers)):
                return
            markers = rising
        text = self.passages[markers[0].passage].text
        first = text[markers[0].start : markers[0].end]
        amount = "a note marker" if len(markers) == 1 else f"{len(markers)} note markers"
        self._say(
            "marker-without-note",
            f"The text has {amount}, {first} first, and no note for {'it' if len(markers) == 1 else 'them'}.",
            "Add the notes at the end, each beginning with its number, or take the markers out.",
            (markers[0].passage, markers[0].start),
            len(markers),
        )

    def _say(self, code: str, message: str, hint: str, where: tuple[int, int], count: int = 1) -> None:
        passage, at = where
        source = self.document.source
        offset = self.passages[passage].extent(at, at).start
        near = self.passages[passage].text[max(0, at - 20) : at + 25].strip()
        line, column = source.line_of(offset), source.column_of(offset)
        place = Place(source.name, line, column, f"near “{near}”", source_line=line)
        self.findings.append(Finding(code, Severity.WARNING, message, hint, place, count))


def _unit(passage: Passage) -> tuple[Block, Block] | None:
    """The paragraph or item that a passage begins, and its parent; None for anything else."""
    path = passage.path
    if path and path[-1].element == "list" and path[-1].children[0].element == "label":
        return (passage.block, path[-1]) if passage.block.element == "label" else None
    if passage.block.element in ("p", "item") and path:
        return passage.block, path[-1]
    begins = (
        passage.block.element in (TEXT, "label") and len(path) > 1 and path[-1].children[0] is passage.block
    )
    if begins and path[-1].element in ("p", "item"):
        return path[-1], path[-2]
    return None


def _follows(last: Label, label: Label) -> bool:
    """Whether the label of an inner line goes on counting."""
    if last.shape != label.shape or last.key is None or label.key is None or last.key.kind != label.key.kind:
        return False
    return last.key.kind in (SIGN, NAME) or 0 <= label.key.number - last.key.number <= 3


def _first_from(markers: list[Marker], passage: int, low: int) -> int:
    """Index of the first marker in a passage or after it."""
    return bisect_left(markers, passage, lo=min(low, len(markers)), key=lambda m: m.passage)


def _series(markers: list[Marker]) -> list[list[Marker]]:
    """Markers cut where the counting begins again."""
    series: list[list[Marker]] = []
    for marker in markers:
        if not series or (marker.key.number <= series[-1][-1].key.number and marker.key.number == 1):
            series.append([])
        series[-1].append(marker)
    return series


def _enough(run: Run, zone: list[Marker], pairs: dict[int, list[Marker]], shape: str) -> bool:
    """Whether a list answers to enough markers to be a list of notes."""
    keys = {e.key for e in run.entries}
    matched = {e.key for e in run.entries if pairs.get(id(e))}
    if not matched:
        return False
    if run.shape == "bare" and (len(matched) < 2 or matched != keys):
        return False
    if run.headed or (run.entries[0].label.key and run.entries[0].label.key.kind in (SIGN, NAME)):
        return True
    if 2 * len(matched) < len(keys):
        return False
    asked = {m.key.text for m in zone}
    return run.shape in (shape, "named") or 2 * len(matched) >= len(asked)
