"""Lists of labels: which of them count on, which of two is the list of notes, and which answers to enough markers."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from teiwright.conventions.notes import forms as note_forms
from teiwright.conventions.notes.forms import LETTER, NAME, SIGN
from teiwright.conventions.notes.lists import MOST_BETWEEN, Entry, Run, is_headed

if TYPE_CHECKING:
    from teiwright.conventions.notes.markers import Marker
    from teiwright.model import Document

_OF_SECTIONS = ("round", "closing", "stop")
"""Shapes of labels that parts of sections have as well."""
WINDOW = 50
"""How many series of markers are looked at for one list of notes."""


def runs_in(document: Document, entries: list[Entry], by_key: dict[str, list[int]]) -> list[Run]:
    """Entries that go on counting; one of another shape between them may be a paragraph of a note that begins with a figure."""
    runs: list[Run] = []
    latest: dict[str, Run] = {}
    for entry in entries:
        run = latest.get(entry.label.shape)
        if run is not None and _continues(document, run.entries[-1], entry, by_key):
            run.entries.append(entry)
        else:
            latest[entry.label.shape] = Run([entry], is_headed(document, entry))
            runs.append(latest[entry.label.shape])
    return _without_inner(runs)


def _continues(document: Document, last: Entry, entry: Entry, by_key: dict[str, list[int]]) -> bool:
    if last.label.shape != entry.label.shape or last.parent is not entry.parent:
        return False
    if last.passage == entry.passage:
        return True
    if last.label.key and entry.label.key and last.label.key.kind not in (SIGN, NAME):
        step = entry.label.key.number - last.label.key.number
        if not 0 <= step <= 3:
            return False
    gap = entry.passage - last.passage - 1
    if gap == 0 or last.unit is not document.passages[last.passage].block:
        return True
    if gap > MOST_BETWEEN or (entry.label.key and entry.label.key.kind == SIGN):
        return False
    at = by_key.get(entry.key, [])
    where = bisect_left(at, last.passage + 1)
    return where == len(at) or at[where] >= entry.passage


def without_rivals(runs: list[Run], by_key: dict[str, list[int]], shape: str) -> list[Run]:
    """The lists to which a marker may lead; of two that claim the same markers the better one: a numbered list in the text is not a list of notes."""
    holders: dict[str, list[Run]] = defaultdict(list)
    dropped: set[int] = set()

    def rank(run: Run) -> tuple[bool, bool, int, int]:
        return (run.headed, run.shape == shape, len(run.entries), run.first)

    # “1350. A hard winter.[1]”: what begins with numbers that no marker has is no list of notes, and its markers are the text's.
    runs = [run for run in runs if any(entry.key in by_key for entry in run.entries)]
    for run in runs:
        key = run.entries[0].key
        rivals = [r for r in holders[key][-WINDOW:] if id(r) not in dropped]
        places = by_key.get(key, ())
        if rivals and run.entries[0].label.key and not is_sign(run.entries[0]):
            before = bisect_left(places, run.first)
            if before <= len([r for r in rivals if r.headed or r.entries[0].key in by_key]):
                worst = min((*rivals, run), key=rank)
                dropped.add(id(worst))
        for entry in run.entries:
            holders[entry.key].append(run)
    return [run for run in runs if id(run) not in dropped]


def is_sign(entry: Entry) -> bool:
    """Whether a star, a dagger or the like calls the note."""
    return entry.label.key is not None and entry.label.key.kind == SIGN


def counts_on(one: Run, two: Run) -> bool:
    """Whether the second list goes on where the first one stops."""
    last, first = one.entries[-1].label.key, two.entries[0].label.key
    return last is not None and first is not None and 0 < last.number < first.number <= last.number + 3


def counts(run: Run, entries: list[Entry]) -> bool:
    """Whether a list of letters begins with a, or goes on where the one above it stops: “(b) Of the weir.” amid a book is the part of a section."""
    key = run.entries[0].label.key
    if key is None or key.number == 1 or run.headed or run.shape not in _OF_SECTIONS:
        return True
    above = max((e for e in entries if e.passage < run.first), key=lambda e: e.passage, default=None)
    return above is not None and above.label.key is not None and above.label.key.number == key.number - 1


def _without_inner(runs: list[Run]) -> list[Run]:
    """Runs without those that stand between the entries of a longer one."""
    kept: list[Run] = []
    for run in runs:
        outer = kept[-1] if kept else None
        if outer is not None and run.last < outer.last and len(run.entries) < len(outer.entries):
            continue
        kept.append(run)
    return kept


def enough(run: Run, pairs: dict[int, list[Marker]], shape: str, *, most: bool, exact: bool) -> bool:
    """Whether a list answers to enough markers to be a list of notes.

    Args:
        run: the list.
        pairs: markers by the id of their entry.
        shape: of the markers.
        most: whether the lists that stand together answer to most of the markers before them.
        exact: whether it is one of several that answer exactly to the markers right before them.
    """
    keys = {e.key for e in run.entries}
    matched = {e.key for e in run.entries if pairs.get(id(e))}
    if not matched:
        return False
    if shape == note_forms.PLAIN:
        # These markers were only taken for such because of their notes: one in five may be lost, of a short list none.
        return 5 * len(matched) >= 4 * len(keys)
    counted = run.shape == "bare" or (run.shape == "hash" and not run.headed)
    if counted and not exact and (len(matched) < 2 or matched != keys):
        return False
    key = run.entries[0].label.key
    if shape in _OF_SECTIONS and not run.headed and key is not None and key.kind == LETTER:
        # “(a)” may point into a figure, and “(a) …” be the part of a section: a note stands near, and each has its marker.
        last = max(m.passage for e in run.entries for m in pairs.get(id(e), ()))
        if matched != keys or run.first - last > MOST_BETWEEN:
            return False
    paired = sum(1 for e in run.entries if pairs.get(id(e)))
    sign = is_sign(run.entries[0])
    parent = run.entries[0].parent
    if parent.element == "list":
        items = sum(1 for child in parent.children if child.element == "item")
        if len(run.entries) != items or (sign and paired < items):
            return False
    if sign:
        return run.headed or 2 * paired >= len(run.entries)
    if run.headed or (run.entries[0].label.key and run.entries[0].label.key.kind == NAME):
        return True
    alike = run.shape in (shape, "named")
    # “From (2) it follows”, and a list of two laws: half of a list that is written otherwise may be an accident.
    if 2 * len(matched) < len(keys) + (not alike):
        return False
    return alike or most
