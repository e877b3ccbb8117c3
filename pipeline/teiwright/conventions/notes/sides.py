"""Short notes side by side on one line, “1 Ibid. 2 See above.”: the second one is found where a marker still waits for it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.notes.forms import NUMBER, SIGN, label_at
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from teiwright.conventions.notes.forms import Label
    from teiwright.conventions.notes.lists import Entry
    from teiwright.conventions.notes.markers import Marker
    from teiwright.model import Document

_GAP = lazy(r"(?<=[.!?)\]”’»\"'])\s{1,4}(?=[\d\[(⁰¹²³⁴⁵⁶⁷⁸⁹*†‡§¶‖|])")
"""Where a sentence has ended and what may be the label of a note follows."""
_BEGINS = lazy(r"\s*(?:[1-4]\s)?[\"“«„‘'(\[]?(?:[^\W\d_a-zß-öø-ÿ]|(?:ibid|idem|id|cf|op|loc|vgl|ebd)\b)")
"""How a note begins: with a capital, also behind the number of a book (“2 Kings”), or with the words of references."""


def with_sides(
    document: Document, entries: list[Entry], markers: Mapping[tuple[str, str], list[Marker]]
) -> list[Entry]:
    """The entries, with those that stand on the line of another; the markers that are labels of such are taken out.

    Only what a marker above waits for is a label: it must not begin a line before the next marker with its number.
    """
    waits = _Waiting(entries, markers)
    made: list[Entry] = []
    found: set[tuple[int, int]] = set()
    for entry in entries:
        made.append(entry)
        key = entry.label.key
        passage = document.passages[entry.passage]
        if key is None or key.kind not in (NUMBER, SIGN) or entry.unit is not passage.block:
            continue
        for gap in _GAP.finditer(passage.text, entry.label.end, entry.end):
            last = made[-1]
            label = label_at(passage.text, gap.end())
            if (
                label is not None
                and last.label.end < gap.start()
                and _follows(last.label, label)
                and _BEGINS.match(passage.text, label.end)
                and waits.waits(label, entry.passage)
            ):
                made.append(replace(last, label=label, first=False, markers=[]))
                last.end = gap.start()
                found.add((entry.passage, label.start))
    if found:
        for each in markers.values():
            each[:] = [m for m in each if (m.passage, m.start) not in found]
    return made


def _follows(last: Label, label: Label) -> bool:
    """The same kind of label, and the next number; or another sign."""
    one, two = last.key, label.key
    if last.shape != label.shape or one is None or two is None or one.kind != two.kind:
        return False
    return two.number == one.number + 1 if one.kind == NUMBER else one.text != two.text


class _Waiting:
    """Which markers have no note that begins a line."""

    def __init__(self, entries: Iterable[Entry], markers: Mapping[tuple[str, str], list[Marker]]) -> None:
        self.notes: dict[tuple[str, str], list[int]] = defaultdict(list)
        self.markers: dict[str, list[int]] = defaultdict(list)
        for entry in entries:
            self.notes[entry.label.shape, entry.key].append(entry.passage)
        for found in markers.values():
            for marker in found:
                self.markers[marker.key.text].append(marker.passage)
        for places in self.markers.values():
            places.sort()

    def waits(self, label: Label, passage: int) -> bool:
        """Whether a marker before the passage waits for the label, and the next note of that name has one of its own."""
        key = label.key.text if label.key else ""
        notes = self.notes.get((label.shape, key), [])
        at = bisect_right(notes, passage)
        before = notes[at - 1] if at else -1
        return self._is_marked(key, before, passage) and (
            at == len(notes) or self._is_marked(key, passage, notes[at])
        )

    def _is_marked(self, key: str, after: int, before: int) -> bool:
        places = self.markers.get(key, [])
        at = bisect_left(places, after + 1)
        return at < len(places) and places[at] < before
