"""Figures that were raised in print and are not in the text, “barley.1”: markers only because notes answer to them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from teiwright.conventions.notes.forms import NUMBER, PLAIN, Key
from teiwright.conventions.notes.lists import UNREAD, Entry
from teiwright.conventions.notes.markers import Marker, plain_markers_in
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.model import Document

LEAST = 2
"""So many figures with their notes are no accident."""
_RULED = 120
"""Characters above a note among which the row of signs stands."""
_BELOW_RULE = lazy(r"\n[ \t]*[_–—=-]{3,}[ \t]*\n\s*$")
_SPACED = lazy(r"[1-9](?<=[\w!?)\]”»\"] [1-9])\d?(?=[.,;:!?)]|\s+[^\W\da-zß-öø-ÿ]|$)")
"""A figure behind a word and a blank, where a stop or a new sentence follows it."""


def plain_markers(document: Document, entries: list[Entry]) -> list[Marker]:
    """Figures in the line that lead to the labels below them, if nearly all of the labels, and most of the figures, have a partner.

    Text that was read by machine or copied has lost what raised them. Without their notes they would be no markers.
    """
    labels: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.label.key is not None and entry.label.key.kind == NUMBER:
            labels[entry.passage].append(entry)
    if not labels:
        return []
    waiting: dict[str, Marker] = {}
    behind: dict[str, list[Marker]] = defaultdict(list)
    paired: list[Marker] = []
    bare: list[tuple[int, str]] = []
    figures = 0
    for index, passage in enumerate(document.passages):
        for entry in labels.get(index, ()):
            marker = waiting.pop(entry.key, None)
            if marker is not None:
                paired.append(marker)
            else:
                bare.append((index, entry.key))
        if index in labels or passage.element in ("label", "fw", "head") or any(map(passage.inside, UNREAD)):
            continue
        for marker in plain_markers_in(passage.text, index):
            figures += 1
            waiting[marker.key.text] = marker
        for marker in plain_markers_in(passage.text, index, behind_number=True):
            behind[marker.key.text].append(marker)
    paired += _between(paired, bare, behind)
    total = sum(map(len, labels.values()))
    if len(paired) < LEAST or 5 * len(paired) < 4 * total or 3 * len(paired) < 2 * figures:
        return _behind_blanks(document, entries)
    return sorted(paired, key=_place)


def _behind_blanks(document: Document, entries: list[Entry]) -> list[Marker]:
    """Figures behind a blank, “barley 1.”, where below the text of each page a row of signs divides notes from it that begin with 1: each number stands there once, in this order."""
    found: list[Marker] = []
    total = begin = 0
    for group in _groups(entries):
        first, above = group[0].passage, begin
        begin = group[-1].passage + 1
        if not _is_below_rule(document, group[0]):
            continue
        total += len(group)
        text = [
            marker
            for index in range(above, first)
            if document.passages[index].element not in ("label", "fw", "head")
            for marker in _spaced(document.passages[index].text, index)
        ]
        keys = [entry.key for entry in group]
        markers = [marker for marker in text if marker.key.text in keys]
        if [marker.key.text for marker in markers] == keys:
            found += markers
    return found if len(found) > LEAST and 5 * len(found) >= 4 * total else []


def _groups(entries: list[Entry]) -> Iterator[list[Entry]]:
    """The entries that count from 1 on, each such row by itself."""
    group: list[Entry] = []
    for entry in entries:
        if group and entry.key != str(len(group) + 1):
            yield group
            group = []
        if entry.key == str(len(group) + 1):
            group.append(entry)
    if group:
        yield group


def _is_below_rule(document: Document, entry: Entry) -> bool:
    """A row of signs stands on the line above a note."""
    start = document.passages[entry.passage].extent(entry.label.start, entry.label.end).start
    return _BELOW_RULE.search(document.source.text, max(0, start - _RULED), start) is not None


def _spaced(text: str, passage: int) -> Iterator[Marker]:
    for found in _SPACED.finditer(text):
        yield Marker(passage, found.start(), found.end(), PLAIN, Key(NUMBER, found[0]))


def _between(
    paired: list[Marker], bare: list[tuple[int, str]], behind: dict[str, list[Marker]]
) -> Iterator[Marker]:
    """The figures behind numbers, “in 1841,2”, that stand in their order between the markers of the notes before and after, each the only one there."""
    places: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for marker in paired:
        places[marker.key.number].append(_place(marker))
    for index, key in bare:
        found = [m for m in behind.get(key, ()) if m.passage < index]
        if not found:
            continue
        number = int(key)
        after = max((p for p in places[number - 1] if p[0] < index), default=None)
        until = min((p for p in places[number + 1] if after and after < p < (index, 0)), default=(index, 0))
        found = [
            m for m in found if (after is not None or number == 1) and (after or (-1, 0)) < _place(m) < until
        ]
        if len(found) == 1:
            places[number].append(_place(found[0]))
            behind[key].remove(found[0])  # it leads to one note
            yield found[0]


def _place(marker: Marker) -> tuple[int, int]:
    return marker.passage, marker.start
