"""Which marker leads to which note: lists of labels and series of markers, laid side by side."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.notes import forms as note_forms
from teiwright.conventions.notes.figures import plain_markers
from teiwright.conventions.notes.forms import LETTER, NAME, NUMBER, ROMAN, Key
from teiwright.conventions.notes.lists import (
    Entry,
    Run,
    entries_in,
    goes_beyond,
    is_closed,
    is_headed,
    markers_in,
    stands_alone,
    up_to_bracket,
)
from teiwright.conventions.notes.matches import (
    Restarts,
    add_unsure,
    answered_exactly,
    exact_lists,
    first_from,
    listed_above,
    match,
    notes_in_notes,
)
from teiwright.conventions.notes.reports import Reports
from teiwright.conventions.notes.runs import counts, enough, is_sign, runs_in, without_rivals
from teiwright.conventions.notes.sides import with_sides

if TYPE_CHECKING:
    from teiwright.conventions.notes.markers import Marker
    from teiwright.model import Document


_YEARS = 1000
"""[1945] at the beginning of a paragraph is a year."""
_COUNTED = 3
"""So many paragraphs with numbers, if they are more than half of all, are counted."""
_OF_PAGES = 20
"""Of so many pages that are counted, one number may be a slip, or be named in the text."""
_BRACKETS = ("bracket", NUMBER)


class Pairing:
    """The work on one document: its entries, its markers, and what becomes of them."""

    def __init__(self, document: Document) -> None:
        """Collect what looks like a marker and what looks like a note."""
        self.document = document
        self.passages = document.passages
        self.accepted: list[Entry] = []
        self.reports = Reports(document)
        entries = list(entries_in(document))
        self.markers = markers_in(document, entries)
        self.entries = with_sides(document, entries, self.markers)
        keys = {e.key for e in self.entries}
        # “(132)” is the page of a book where no note has that number.
        if not any(
            kind == NUMBER and not keys.isdisjoint(m.key.text for m in found)
            for (_, kind), found in self.markers.items()
        ):
            plain = plain_markers(document, self.entries)
            if plain:
                self.markers[note_forms.PLAIN, NUMBER] = plain
        self._as_names()
        self.by_lists: set[int] = set()
        """Markers that only their lists show to be such."""
        self._restarts: Restarts = set()

    def _as_names(self) -> None:
        """{46a}, {46b}, {47}: where most of the markers have a letter behind the number of a page, those without count on with them."""
        for shape in ("bracket", "curly"):
            lettered = self.markers.get((shape, NAME), ())
            numbers = self.markers.get((shape, NUMBER), [])
            if not numbers or len(lettered) <= len(numbers):
                continue
            self.markers[shape, NAME] = sorted(
                (*lettered, *(replace(m, key=_as_name(m.key)) for m in numbers)),
                key=lambda m: (m.passage, m.start),
            )
            del self.markers[shape, NUMBER]
            for entry in self.entries:
                if entry.label.shape == shape and entry.label.key and entry.label.key.kind == NUMBER:
                    entry.label = replace(entry.label, key=_as_name(entry.label.key))

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
                for run in runs_in(self.document, entries, {}):
                    if run.headed and len(run.entries) > 1:
                        self.reports.list_without_markers(run.entries)
        for entry in self.entries:
            if entry.label.shape == "named":
                entry.more = up_to_bracket(self.document, entry)
                if entry.label.key is None and not goes_beyond(self.document, entry):
                    self.accepted.append(entry)
        for stream in sorted(streams):
            entries = sorted(streams[stream], key=lambda e: (e.passage, e.label.start))
            self._stream(stream, self._without_counting(entries))
        self._unmarked()
        highest = self._left()
        for stream in sorted(self.markers.keys() - streams.keys()):
            if highest and stream == _BRACKETS:
                orphans = [m for m in self.markers[stream] if m.key.number <= highest + 3]
                self.reports.orphans(orphans, 0)
            else:
                self.reports.markers_alone(self.markers[stream])

    def _left(self) -> int:
        """The highest number of paragraphs that begin with [1] and are no notes, for nothing leads to them; 0 if there are none.

        Those of a text that counts its paragraphs so are meant so.
        """
        units = {id(e.unit) for e in self.accepted}
        left = [
            (e.label.key.number, e)
            for e in self.entries
            if e.label.shape == "bracket"
            and e.label.key is not None
            and e.label.key.kind == NUMBER
            and 0 < e.label.key.number < _YEARS
            and e.first
            and e.unit.element == "p"
            and id(e.unit) not in units
        ]
        if not left:
            return 0
        paragraphs = sum(p.block.element == "p" for p in self.passages)
        counted = left[0][0] > 1 or (len(left) >= _COUNTED and 2 * len(left) > paragraphs)
        if (counted and not self.markers.get(_BRACKETS)) or self._counts_on([e for _, e in left]):
            return 0
        self.reports.nothing_leads_to([e for _, e in left])
        return max(number for number, _ in left)

    def _counts_on(self, entries: list[Entry]) -> bool:
        """Whether all numbers in brackets, at the beginning of paragraphs and amid them, count on by one: pages, or verses of a book."""
        if any(e.markers for e in self.accepted):
            return False
        places = [(e.passage, e.label.start, e.label.key.number) for e in entries if e.label.key]
        places += [(m.passage, m.start, m.key.number) for m in self.markers.get(_BRACKETS, ())]
        numbers = [number for _, _, number in sorted(places)]
        jumps = sum(two - one != 1 for one, two in pairwise(numbers))
        return len(numbers) > _COUNTED and _OF_PAGES * jumps < len(numbers)

    def _unmarked(self) -> None:
        """A paragraph with a sign, in a division of notes beside notes that have markers, is a note without one."""
        parents = {id(e.parent) for e in self.accepted if is_headed(self.document, e)}
        units = {id(e.unit) for e in self.accepted}
        for entry in self.entries:
            if (
                entry.label.shape == "named"
                and id(entry.unit) not in units
                and entry.first
                and (entry.more or is_closed(self.document, entry))
            ):
                # “[Footnote 5: …]” says what it is, whether a marker leads to it or not.
                self.accepted.append(entry)
                units.add(id(entry.unit))
                self.reports.check(entry, None)
                continue
            if id(entry.parent) in parents and id(entry.unit) not in units and entry.first and is_sign(entry):
                self.accepted.append(entry)
                self.reports.check(entry, None)

    def _without_counting(self, entries: list[Entry]) -> list[Entry]:
        """The entries without paragraphs that only begin with a number, where others are “[Footnote 5: …]”: they count something else."""
        if not any(e.label.shape == "named" for e in entries):
            return entries
        return [e for e in entries if e.label.shape in note_forms.CALLS_ITSELF or is_headed(self.document, e)]

    def _by_label(self) -> dict[tuple[str, str], list[Entry]]:
        groups: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in self.entries:
            if entry.label.key is not None:
                groups[entry.label.shape, entry.label.key.kind].append(entry)
        return groups

    def _stream(self, stream: tuple[str, str], entries: list[Entry]) -> None:
        kind = stream[1]
        markers = self._without_parts(stream)
        by_key: dict[str, list[int]] = defaultdict(list)
        for marker in markers:
            by_key[marker.key.text].append(marker.passage)
        runs = without_rivals(runs_in(self.document, entries, by_key), by_key, stream[0])
        answered_by = answered_exactly(runs, markers) if kind in (NUMBER, LETTER, ROMAN) else set()
        self.by_lists |= {id(m) for m in markers if not m.sure} & answered_by
        pool = [m for m in markers if m.sure or id(m) in answered_by]
        unsure: dict[str, list[Marker]] = defaultdict(list)
        for marker in markers:
            if not marker.sure and id(marker) not in answered_by:
                unsure[marker.key.text].append(marker)
        alike = [run for run in runs if run.shape == stream[0]]
        if exact_lists(alike, pool, alike=True) or any(
            run.headed and 2 * len(run.entries) > len(pool) for run in alike
        ):
            # List after list is written as its markers are, or the one under “Notes”: what else has numbers is counted in the text.
            figures = (*note_forms.FIGURE_FIRST, "round")
            runs = [r for r in runs if r.shape == stream[0] or r.headed or r.shape not in figures]
        exact = {id(run) for run, _ in exact_lists(runs, pool)}
        if kind == LETTER:
            runs = [run for run in runs if counts(run, entries)]
        left: list[Marker] = []
        at = index = 0
        kept: list[Run] = []
        spent: set[int] = set()
        """Markers that lead to a note: none leads to a second one."""
        while index < len(runs):
            until = first_from(pool, runs[index].first, at)
            group = [runs[index]] if kind == NAME else _side_by_side(runs, index, pool, until)
            index += len(group)
            zone = [m for m in (pool[at:until] if kind != NAME else pool) if id(m) not in spent]
            pairs = match(group, zone, kind, self._restarts)
            add_unsure(group, pairs, unsure, kept[-1].last if kept else -1)
            answered = {e.key for run in group for e in run.entries if pairs.get(id(e))}
            most = 2 * len(answered) >= len({m.key.text for m in zone})
            good = [run for run in group if enough(run, pairs, stream[0], most=most, exact=id(run) in exact)]
            if not good:
                continue
            kept.extend(good)
            used: set[int] = set()
            for run in good:
                for entry in run.entries:
                    entry.markers.extend(pairs.get(id(entry), ()))
                    used.update(id(m) for m in entry.markers)
            spent |= used
            left.extend(m for m in zone if id(m) not in used)
            at = first_from(pool, group[-1].last + 1, until)
        if not kept and (above := listed_above(runs, pool)):
            kept, pool = [above], []
        if not kept:
            self.reports.markers_alone(pool)
            return
        notes_in_notes(kept, pool)
        left.extend(pool[at:])
        self._settle(kept, left)

    def _without_parts(self, stream: tuple[str, str]) -> list[Marker]:
        """The markers of a stream; where the notes of the text have other brackets, (2) with a space before it numbers the parts of a sentence."""
        markers = self.markers[stream]
        apart = stream[0] in ("round", "closing", "stroke")
        if not apart or sum(e.label.shape != stream[0] for e in self.accepted) <= _COUNTED:
            return markers
        passages = self.document.passages
        return [m for m in markers if not passages[m.passage].text[m.start - 1 : m.start].isspace()]

    def _settle(self, kept: list[Run], left: list[Marker]) -> None:
        used = {id(m) for run in kept for e in run.entries for m in e.markers}
        highest = max((e.label.key.number for run in kept for e in run.entries if e.label.key), default=0)
        for run in kept:
            self.accepted.extend(run.entries)
            for one, two in pairwise(run.entries):
                longer = not one.more or (one.label.shape != "named" and stands_alone(self.document, one))
                if one.passage != two.passage and longer and not is_closed(self.document, one):
                    one.more = -1
            seen: dict[str, Entry] = {}
            spanned = _spanned(run)
            for entry in run.entries:
                if entry.markers or entry.key in seen or entry.key not in spanned:
                    self.reports.check(entry, seen.get(entry.key))
                seen.setdefault(entry.key, entry)
        inside = {e.passage for run in kept for e in run.entries}
        orphans = [
            m
            for m in left
            if id(m) not in used
            and m.passage not in inside
            and (m.key.kind not in (NUMBER, LETTER) or m.key.number <= min(highest + 3, _YEARS))
        ]
        self.reports.orphans(_without_cited(kept, orphans), len(used))


def _without_cited(kept: list[Run], orphans: list[Marker]) -> list[Marker]:
    """Without what stands behind all notes, if each has its note and none begins anew: errata and indexes cite notes."""
    notes = [e.key for run in kept for e in run.entries if e.markers]
    last = max(run.last for run in kept)
    behind = [m for m in orphans if m.passage > last]
    if (
        "1" in (keys := {m.key.text for m in behind})
        or not keys <= set(notes)
        or len(set(notes)) < len(notes)
    ):
        return orphans
    return [m for m in orphans if m.passage <= last]


def _as_name(key: Key) -> Key:
    return Key(NAME, key.text)


def _side_by_side(runs: list[Run], index: int, pool: list[Marker], at: int) -> list[Run]:
    """A run and those below it before the next marker: the markers above them may belong to any."""
    stop = index + 1
    while stop < len(runs):
        inner = first_from(pool, runs[stop - 1].last + 1, at)
        if first_from(pool, runs[stop].first, inner) > inner:
            break
        stop += 1
    return runs[index:stop]


def _spanned(run: Run) -> set[str]:
    """The notes for which a dash stands in the text: 6 and 7 where [5–8] leads to 5 and to 8."""
    return {
        str(number)
        for entry in run.entries
        for marker in entry.markers
        for number in range(marker.key.number - marker.over, marker.key.number)
    }
