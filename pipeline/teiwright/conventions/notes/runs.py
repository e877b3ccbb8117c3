"""Lists of labels: which of them count on, which of two is the list of notes, and which answers to enough markers."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import zip_longest
from typing import TYPE_CHECKING

from teiwright.conventions.notes import forms as note_forms
from teiwright.conventions.notes.forms import LETTER, NAME, NUMBER, SIGN
from teiwright.conventions.notes.lists import MOST_BETWEEN, Entry, Run, is_headed

if TYPE_CHECKING:
    from teiwright.conventions.notes.markers import Marker
    from teiwright.model import Block, Document, Passage

_OF_SECTIONS = ("round", "closing", "stop")
"""Shapes of labels that parts of sections have as well."""
_LEFT_OUT, _LOST = 3, 20
"""So many numbers may be missing between two notes; the second, where the numbers stand in brackets, which nothing else in a list has."""
_OF_CLOSER = 5
"""Passages of the end of a letter, between its text and the notes below it, at most: formula, names, place and day."""
_LONGEST = 3 * MOST_BETWEEN
"""Paragraphs that a note may have if there is no doubt that the next one follows it."""
WINDOW = 50
"""How many series of markers are looked at for one list of notes."""


def runs_in(document: Document, entries: list[Entry], by_key: dict[str, list[int]]) -> list[Run]:
    """Entries that go on counting; one of another shape between them may be a paragraph of a note that begins with a figure."""
    runs: list[Run] = []
    latest: dict[str, Run] = {}
    counted: dict[str, Entry] = {}
    for entry, below in zip_longest(entries, entries[1:]):
        run = latest.get(entry.label.shape)
        if run is not None and below and _is_slip(counted[run.shape], entry, below):
            run.entries.append(entry)
            continue
        if run is not None and _continues(document, counted[run.shape], entry, by_key):
            run.entries.append(entry)
        else:
            latest[entry.label.shape] = Run([entry], is_headed(document, entry))
            runs.append(latest[entry.label.shape])
        counted[entry.label.shape] = entry
    return _without_inner(runs)


def _is_slip(last: Entry, entry: Entry, below: Entry) -> bool:
    """Whether a note has a wrong number, as 8 has between 4 and 6."""
    keys = (last.label.key, entry.label.key, below.label.key)
    alike = last.label.shape == entry.label.shape == below.label.shape and last.parent is below.parent
    if not alike or any(key is None or key.kind != NUMBER for key in keys):
        return False
    one, slip, two = (key.number for key in keys if key is not None)
    return two == one + 2 and slip not in (one, one + 1, two, 1)


def _continues(document: Document, last: Entry, entry: Entry, by_key: dict[str, list[int]]) -> bool:
    if last.label.shape != entry.label.shape or last.parent is not entry.parent:
        return False
    if last.passage == entry.passage:
        return True
    gap = entry.passage - last.passage - 1
    if gap == 0 and entry.label.shape == "named" and entry.key not in ("1", last.key):
        return True  # [Footnote 141: …] was put in between 14 and 15
    if last.label.key and entry.label.key and last.label.key.kind not in (SIGN, NAME):
        step = entry.label.key.number - last.label.key.number
        sectioned = entry.label.shape in _OF_SECTIONS + note_forms.FIGURE_FIRST
        if not 0 <= step <= (_LEFT_OUT if sectioned else _LOST):
            return False
    if gap == 0 or last.unit is not document.passages[last.passage].block:
        return True
    if entry.label.key and entry.label.key.kind == SIGN:
        return False
    if gap > MOST_BETWEEN and not _is_long(document, last, entry):
        return False
    at = by_key.get(entry.key, [])
    where = bisect_left(at, last.passage + 1)
    return where == len(at) or at[where] >= entry.passage


def _is_long(document: Document, last: Entry, entry: Entry) -> bool:
    """Whether all between two notes, more than most have, is the first one: the next number in brackets follows, and no division is between."""
    if entry.label.shape in _OF_SECTIONS + note_forms.FIGURE_FIRST or entry.passage - last.passage > _LONGEST:
        return False
    one, two = last.label.key, entry.label.key
    between = document.passages[last.passage + 1 : entry.passage]
    return (
        one is not None
        and two is not None
        and two.number == one.number + 1
        and all(_division(passage) is _division(document.passages[entry.passage]) for passage in between)
    )


def _division(passage: Passage) -> Block | None:
    """The innermost division of a passage."""
    return next((block for block in reversed(passage.path) if block.element == "div"), None)


def without_rivals(runs: list[Run], by_key: dict[str, list[int]], shape: str) -> list[Run]:
    """The lists to which a marker may lead; of two that claim the same markers the better one: a numbered list in the text is not a list of notes."""
    holders: dict[str, list[Run]] = defaultdict(list)
    dropped: set[int] = set()

    def rank(run: Run) -> tuple[bool, bool, bool, bool, int, int]:
        named = run.shape == "named" or (run.shape == "worded" and len(run.entries) > 1)
        return (named, run.headed, run.shape == shape, id(run) in counted, len(run.entries), run.first)

    # “1350. A hard winter.[1]”: what begins with numbers that no marker has is no list of notes, and its markers are the text's.
    runs = [run for run in runs if any(entry.key in by_key for entry in run.entries)]
    counted: set[int] = set()
    latest: dict[str, Run] = {}
    for run in runs:
        above = latest.get(run.shape)
        if above and counts_on(above, run) and run.shape not in note_forms.FIGURE_FIRST:
            counted |= {id(above), id(run)}
        latest[run.shape] = run
    for run in runs:
        key = run.entries[0].key
        rivals = [r for r in holders[key][-WINDOW:] if id(r) not in dropped]
        places = by_key.get(key, ())
        if run.shape in note_forms.CALLS_ITSELF:
            rivals = [r for r in rivals if r.shape not in note_forms.CALLS_ITSELF]
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
    """Runs without those that begin with figures and stand between the entries of a longer one."""
    kept: list[Run] = []
    for run in runs:
        outer = kept[-1] if kept and run.shape in note_forms.FIGURE_FIRST else None
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
        if matched != keys or run.first - last > MOST_BETWEEN + _OF_CLOSER:
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
