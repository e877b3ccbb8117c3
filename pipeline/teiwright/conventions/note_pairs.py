"""Which marker leads to which note: lists of labels and series of markers, laid side by side."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from itertools import pairwise
from typing import TYPE_CHECKING

from teiwright.conventions import note_forms
from teiwright.conventions.note_forms import NAME, NUMBER, SIGN, Marker
from teiwright.conventions.note_lists import (
    MOST_BETWEEN,
    Entry,
    Run,
    entries_in,
    is_headed,
    markers_in,
    plain_markers,
    up_to_bracket,
)
from teiwright.conventions.note_reports import Reports

if TYPE_CHECKING:
    from teiwright.model import Document

_WINDOW = 50
"""How many series of markers are looked at for one list of notes."""


class Pairing:
    """The work on one document: its entries, its markers, and what becomes of them."""

    def __init__(self, document: Document) -> None:
        """Collect what looks like a marker and what looks like a note."""
        self.document = document
        self.passages = document.passages
        self.accepted: list[Entry] = []
        self.reports = Reports(document)
        self.entries = list(entries_in(document))
        self.markers = markers_in(document, self.entries)
        if not any(kind == NUMBER for _, kind in self.markers):
            plain = plain_markers(document, self.entries)
            if plain:
                self.markers[note_forms.PLAIN, NUMBER] = plain
        self._restarts: set[tuple[str, str]] = set()

    def kind_restarts(self, marker: Marker) -> bool:
        """Whether numbers of this shape begin again somewhere, so that a repeated one may be a lost series."""
        return (marker.shape, marker.key.kind) in self._restarts

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
            elif not self.markers:
                for run in self._runs(entries, {}):
                    if run.headed and len(run.entries) > 1:
                        self.reports.list_without_markers(run.entries)
        for entry in self.entries:
            if entry.label.shape == "named":
                entry.more = up_to_bracket(self.document, entry)
                if entry.label.key is None:
                    self.accepted.append(entry)
        taken: set[int] = set()
        for stream in sorted(streams):
            entries = [e for e in streams[stream] if e.unit.extent.start not in taken]
            before = len(self.accepted)
            self._stream(stream, sorted(entries, key=lambda e: (e.passage, e.label.start)))
            taken |= {e.unit.extent.start for e in self.accepted[before:]}
        self._unmarked()
        for stream in sorted(self.markers.keys() - streams.keys()):
            self.reports.markers_alone(self.markers[stream])

    def _unmarked(self) -> None:
        """A paragraph with a sign, in a division of notes beside notes that have markers, is a note without one."""
        parents = {id(e.parent) for e in self.accepted if is_headed(self.document, e)}
        units = {id(e.unit) for e in self.accepted}
        for entry in self.entries:
            if (
                id(entry.parent) in parents
                and id(entry.unit) not in units
                and entry.first
                and _is_sign(entry)
            ):
                self.accepted.append(entry)
                self.reports.check(entry, None)

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
        unsure: dict[str, list[Marker]] = defaultdict(list)
        for marker in self.markers[stream]:
            by_key[marker.key.text].append(marker.passage)
            if not marker.sure:
                unsure[marker.key.text].append(marker)
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
            self._add_unsure(group, pairs, unsure)
            answered = {e.key for run in group for e in run.entries if pairs.get(id(e))}
            most = 2 * len(answered) >= len({m.key.text for m in zone})
            good = [run for run in group if _enough(run, pairs, stream[0], most=most)]
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
            self.reports.markers_alone(pool)
            return
        self._notes_in_notes(kept, pool)
        left.extend(pool[at:])
        self._settle(kept, left)

    def _runs(self, entries: list[Entry], by_key: dict[str, list[int]]) -> list[Run]:
        """Entries that go on counting; one of another shape between them may be a paragraph of a note that begins with a figure."""
        runs: list[Run] = []
        latest: dict[str, Run] = {}
        for entry in entries:
            run = latest.get(entry.label.shape)
            if run is not None and self._continues(run.entries[-1], entry, by_key):
                run.entries.append(entry)
            else:
                latest[entry.label.shape] = Run([entry], is_headed(self.document, entry))
                runs.append(latest[entry.label.shape])
        return _without_inner(runs)

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
        if gap > MOST_BETWEEN or (entry.label.key and entry.label.key.kind == SIGN):
            return False
        at = by_key.get(entry.key, [])
        where = bisect_left(at, last.passage + 1)
        return where == len(at) or at[where] >= entry.passage

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
            if rivals and run.entries[0].label.key and not _is_sign(run.entries[0]):
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
            if number and _counts_on(group[number - 1], run):
                at = max(0, at - 1)  # the same list, which something interrupts
            elif len(series) == len(group):
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

    @staticmethod
    def _add_unsure(
        group: list[Run], pairs: dict[int, list[Marker]], unsure: dict[str, list[Marker]]
    ) -> None:
        """Entries that no sure marker leads to take the one unsure marker with their number, if it stands before them."""
        for entry in (e for run in group for e in run.entries if unsure):
            waiting = unsure.get(entry.key, ())
            if not pairs.get(id(entry)) and len(waiting) == 1 and waiting[0].passage < group[0].first:
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
                self.reports.check(entry, seen.get(entry.key))
                seen.setdefault(entry.key, entry)
        inside = {e.passage for run in kept for e in run.entries}
        for marker in left:
            if id(marker) in used or marker.passage in inside:
                continue
            if marker.key.kind != NUMBER or marker.key.number <= highest + 3:
                self.reports.orphan(marker)


def _is_sign(entry: Entry) -> bool:
    """Whether a star, a dagger or the like calls the note."""
    return entry.label.key is not None and entry.label.key.kind == SIGN


def _counts_on(one: Run, two: Run) -> bool:
    """Whether the second list goes on where the first one stops."""
    last, first = one.entries[-1].label.key, two.entries[0].label.key
    return last is not None and first is not None and 0 < last.number < first.number <= last.number + 3


def _without_inner(runs: list[Run]) -> list[Run]:
    """Runs without those that stand between the entries of a longer one."""
    kept: list[Run] = []
    for run in runs:
        outer = kept[-1] if kept else None
        if outer is not None and run.last < outer.last and len(run.entries) < len(outer.entries):
            continue
        kept.append(run)
    return kept


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


def _enough(run: Run, pairs: dict[int, list[Marker]], shape: str, *, most: bool) -> bool:
    """Whether a list answers to enough markers to be a list of notes.

    Args:
        run: the list.
        pairs: markers by the id of their entry.
        shape: of the markers.
        most: whether the lists that stand together answer to most of the markers before them.
    """
    keys = {e.key for e in run.entries}
    matched = {e.key for e in run.entries if pairs.get(id(e))}
    if not matched:
        return False
    if shape == note_forms.PLAIN:
        return matched == keys  # These markers were only taken for such because of their notes.
    if run.shape == "bare" and (len(matched) < 2 or matched != keys):
        return False
    paired = sum(1 for e in run.entries if pairs.get(id(e)))
    sign = _is_sign(run.entries[0])
    parent = run.entries[0].parent
    if parent.element == "list":
        items = sum(1 for child in parent.children if child.element == "item")
        if len(run.entries) != items or (sign and paired < items):
            return False
    if sign:
        return run.headed or 2 * paired >= len(run.entries)
    if run.headed or (run.entries[0].label.key and run.entries[0].label.key.kind == NAME):
        return True
    if 2 * len(matched) < len(keys):
        return False
    return run.shape in (shape, "named") or most
