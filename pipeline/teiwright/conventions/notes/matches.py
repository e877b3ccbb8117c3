"""Series of markers laid beside lists of labels: which marker leads to which."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from typing import TYPE_CHECKING

from teiwright.conventions.notes.forms import SIGN
from teiwright.conventions.notes.runs import WINDOW, counts_on

if TYPE_CHECKING:
    from teiwright.conventions.notes.lists import Entry, Run
    from teiwright.conventions.notes.markers import Marker

_LISTS = 2
"""So many lists that answer exactly to what stands before them are no accident."""
Restarts = set[tuple[str, str]]
"""Shapes and kinds of markers whose numbers begin again somewhere."""


def match(group: list[Run], zone: list[Marker], kind: str, restarts: Restarts) -> dict[int, list[Marker]]:
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
        if number and (counts_on(group[number - 1], run) or _is_put_in(group[number - 1], run)):
            at = max(0, at - 1)  # the same list, which something interrupts
        elif len(series) == len(group):
            at = number
        else:
            keys = {e.key for e in run.entries}
            near = range(at, min(at + WINDOW, len(series)))
            fits = [i for i in near if 2 * len(keys & {m.key.text for m in series[i]}) >= len(keys)]
            if not fits and not run.headed:
                continue  # A numbered list in the text takes no markers away from the notes below it.
            at = fits[0] if fits else at
        if at < len(series):
            _match_series(run, series[at], pairs, restarts)
            at += 1
    return pairs


def _is_put_in(above: Run, run: Run) -> bool:
    """Whether a list goes on with [Footnote 48: …] below a [Footnote 471: …] that was put in between."""
    return above.shape == run.shape == "named" and run.entries[0].key != "1"


def add_unsure(
    group: list[Run], pairs: dict[int, list[Marker]], unsure: dict[str, list[Marker]], after: int
) -> None:
    """Entries that no sure marker leads to take the one unsure marker with their number, if it stands before them and, where there are notes above (up to a passage), after those."""
    for entry in (e for run in group for e in run.entries if unsure):
        waiting = [m for m in unsure.get(entry.key, ()) if after < 0 or after < m.passage < group[0].first]
        if not pairs.get(id(entry)) and len(waiting) == 1 and waiting[0].passage < group[0].first:
            pairs[id(entry)] = waiting
            unsure[entry.key].remove(waiting[0])


def answered_exactly(runs: list[Run], markers: list[Marker]) -> set[int]:
    """Markers that may number the parts of a sentence, “the daughter (1) was fair”, where list after list answers to just those before it.

    One list alone might be the parts that the sentence tells of.
    """
    return {id(m) for _, zone in exact_lists(runs, markers, alike=True) for m in zone}


def exact_lists(
    runs: list[Run], markers: list[Marker], *, alike: bool = False
) -> list[tuple[Run, list[Marker]]]:
    """Lists that answer exactly to the markers between them and the list before, as at the foot of pages, and begin anew or count on; none if most do not.

    Args:
        runs: Lists, in the order of the text.
        markers: Markers, in the order of the text.
        alike: True if only lists count whose labels are written like the markers.
    """
    found: list[tuple[Run, list[Marker]]] = []
    at = 0
    for run in runs:
        until = first_from(markers, run.first, at)
        zone = markers[at:until]
        keys = [e.key for e in run.entries]
        same = not alike or run.shape in {m.shape for m in zone}
        if (
            same
            and (keys[0] in ("1", "a") or (bool(found) and _goes_on(found[-1][0], run)))
            and len(set(keys)) == len(keys)
            and keys == [m.key.text for m in zone]
        ):
            found.append((run, zone))
        at = first_from(markers, run.last + 1, until)
    return found if len(found) >= _LISTS and 3 * len(found) >= 2 * len(runs) else []


def _goes_on(above: Run, run: Run) -> bool:
    """Whether the numbers of a list go on from the one above it: (1) below one letter, (2) below the next."""
    last, first = above.entries[-1].label.key, run.entries[0].label.key
    return last is not None and first is not None and first.number == last.number + 1


def listed_above(runs: list[Run], markers: list[Marker]) -> Run | None:
    """The one list below “Notes” that stands above the text, with the markers below it: both have the same numbers from 1 on."""
    headed = [run for run in runs if run.headed and run.first < markers[0].passage] if markers else []
    if len(headed) != 1 or headed[0].last >= markers[0].passage:
        return None
    run = headed[0]
    keys = [e.key for e in run.entries]
    if len(set(keys)) < len(keys):
        return None  # none of two notes with one number is the one that is meant
    if len(keys) < _LISTS or keys[0] not in ("1", "a", "i") or set(keys) != {m.key.text for m in markers}:
        return None
    for entry in run.entries:
        entry.markers.extend(m for m in markers if m.key.text == entry.key)
    return run


def _match_series(run: Run, series: list[Marker], pairs: dict[int, list[Marker]], restarts: Restarts) -> None:
    by_key: dict[str, list[Marker]] = defaultdict(list)
    taken = {id(marker) for markers in pairs.values() for marker in markers}
    for marker in series:
        if id(marker) not in taken:  # by another part of the list
            by_key[marker.key.text].append(marker)
    last = 0
    for marker in series:
        if marker.key.number == 1 and last > 1:
            restarts.add((marker.shape, marker.key.kind))
        last = marker.key.number
    entries: dict[str, list[Entry]] = defaultdict(list)
    for entry in run.entries:
        entries[entry.key].append(entry)
    for key, same in entries.items():
        for number, entry in enumerate(same):
            markers = by_key[key]
            pairs[id(entry)] = markers if len(same) == 1 else markers[number : number + 1]


def notes_in_notes(kept: list[Run], pool: list[Marker]) -> None:
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


def first_from(markers: list[Marker], passage: int, low: int) -> int:
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
