"""What a person is told about notes: markers without note, notes without marker, numbers that come twice."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from teiwright.conventions.notes.forms import NUMBER, SIGN
from teiwright.findings import Finding, Place, Severity
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.notes.lists import Entry
    from teiwright.conventions.notes.markers import Marker
    from teiwright.model import Document


_MANY = 20
"""So many markers without note are told one by one."""
_ACCENT = lazy(r"\w\[\^[A-Za-z]\]\w")


def _called(entry: Entry) -> str:
    return f"note {entry.key}" if entry.key else "this note"


def _marker(entry: Entry) -> str:
    """A marker for the note, as a person may type it."""
    if entry.label.key is None or entry.label.key.kind == SIGN:
        return entry.key or "a marker"
    return f"[^{entry.key}]" if entry.label.shape == "caret" else f"[{entry.key}]"


class Reports:
    """The findings about the notes of one document."""

    def __init__(self, document: Document) -> None:
        """Nothing is found yet."""
        self.document = document
        self.passages = document.passages
        self.findings: list[Finding] = []

    def line(self, passage: int, at: int) -> int:
        """Line of the source."""
        return self.document.source.line_of(self.passages[passage].extent(at, at).start)

    def check(self, entry: Entry, earlier: Entry | None) -> None:
        """Report a note without marker, or one whose number an earlier note has."""
        line = self.line(entry.passage, entry.label.start)
        if earlier is not None and (entry.label.key is None or entry.label.key.kind != SIGN):
            first = self.line(earlier.passage, earlier.label.start)
            self._say(
                "note-number-doubled",
                f"Two notes have the number {entry.key}: in line {first} and in line {line}.",
                "Compare with the original. If one of the numbers is a slip, put it right, in the note and at its place in the text. If the original has it twice, leave it: the first note has the marker.",
                (entry.passage, entry.label.start),
            )
        elif not entry.markers:
            self._say(
                "note-without-marker",
                f"Nothing in the text leads to {_called(entry)}: it has no marker.",
                f"If you know where it belongs, write {_marker(entry)} there. If not, leave it: the note stays where it is.",
                (entry.passage, entry.label.start),
            )

    def orphans(self, markers: list[Marker], paired: int) -> None:
        """Report markers without note: each, or all together where most of the markers have none, and nobody would look at each."""
        if len(markers) <= _MANY or len(markers) <= 2 * paired:
            for marker in markers:
                self.orphan(marker)
            return
        first = markers[0]
        written = self.passages[first.passage].text[first.start : first.end]
        self._say(
            "marker-without-note",
            f"{len(markers)} note markers have no note; {written} is the first.",
            "If the original has these notes, add them, each beginning as its marker is written. If it has none, or these are no markers, leave the text as it is.",
            (first.passage, first.start),
            len(markers),
        )

    def orphan(self, marker: Marker) -> None:
        """Report a marker without note."""
        written = self.passages[marker.passage].text[marker.start : marker.end]
        self._say(
            "marker-without-note",
            f"The note marker {written} has no note.",
            f"If its note has another number by a slip, put that right. If the original has the note and it is missing here, add it, beginning with {written}. If it has none, or this is no marker, leave it.",
            (marker.passage, marker.start),
        )

    def nothing_leads_to(self, entries: list[Entry]) -> None:
        """Report paragraphs that begin as notes do, and to which nothing leads: they stay paragraphs."""
        first = entries[0]
        if len(entries) == 1:
            message = f"This paragraph begins with [{first.key}], as a note does, but nothing in the text leads to it: it stays a paragraph."
        else:
            message = f"{len(entries)} paragraphs begin with a number in brackets, [{first.key}] is the first, as notes do, but nothing in the text leads to them: they stay paragraphs."
        self._say(
            "note-without-marker",
            message,
            "If it is a note, write its number into the text where it belongs. If it is none, leave it as it is."
            if len(entries) == 1
            else "If they are notes, write their numbers into the text where they belong. If they are none, leave them as they are.",
            (first.passage, first.label.start),
            len(entries),
        )

    def list_without_markers(self, entries: list[Entry]) -> None:
        """Report a list under a head such as “Notes” to which no marker leads."""
        self._say(
            "note-without-marker",
            f"The list of {len(entries)} notes stays a plain list: the text has no markers that lead to them.",
            "If these are notes, write their numbers into the text where they belong: [1], [2] …",
            (entries[0].passage, entries[0].label.start),
            len(entries),
        )

    def markers_alone(self, markers: list[Marker]) -> None:
        """Markers of a shape for which there are no notes at all: said once, if they really look like markers."""
        if not markers or markers[0].shape not in ("bracket", "superscript", "caret"):
            return
        if markers[0].shape == "caret" and _ACCENT.search(self.document.source.text):
            # Letters with accents, “M[^a]chine”, and no markers.
            markers = [m for m in markers if len(m.key.text) > 1 or m.key.kind == NUMBER]
            if not markers:
                return
        rising = [m for m in markers if m.key.kind == NUMBER]
        if markers[0].shape != "caret":
            numbers = [m.key.number for m in rising]
            if not numbers or numbers[0] != 1 or any(b - a != 1 for a, b in pairwise(numbers)):
                return
            markers = rising
        text = self.passages[markers[0].passage].text
        first = text[markers[0].start : markers[0].end]
        one = len(markers) == 1
        self._say(
            "marker-without-note",
            f"The text has a note marker, {first}, and no note for it."
            if one
            else f"The text has {len(markers)} note markers, {first} is the first, and no notes for them.",
            f"If the original has {'the note, add it' if one else 'the notes, add them'} at the end, beginning with {first}. If {'it stands' if one else 'they stand'} there already and {'was' if one else 'were'} not known, put a line “Notes” above. If the original has none, leave the text as it is.",
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
