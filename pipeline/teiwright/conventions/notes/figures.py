"""Figures that were raised in print and are not in the text, “barley.1”: markers only because notes answer to them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from teiwright.conventions.notes.forms import NUMBER
from teiwright.conventions.notes.lists import UNREAD, Entry
from teiwright.conventions.notes.markers import Marker, plain_markers_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.model import Document

LEAST = 2
"""So many figures with their notes are no accident."""


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
        return []
    return sorted(paired, key=_place)


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
