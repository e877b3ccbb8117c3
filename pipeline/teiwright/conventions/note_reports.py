"""What a person is told about notes: markers without note, notes without marker, numbers that come twice."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from teiwright.conventions.note_forms import NUMBER, SIGN
from teiwright.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from teiwright.conventions.note_forms import Marker
    from teiwright.conventions.note_lists import Entry
    from teiwright.model import Document


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

    def orphan(self, marker: Marker) -> None:
        """Report a marker without note."""
        written = self.passages[marker.passage].text[marker.start : marker.end]
        self._say(
            "marker-without-note",
            f"The note marker {written} has no note.",
            "Add the note, or take the marker out.",
            (marker.passage, marker.start),
        )

    def list_without_markers(self, entries: list[Entry]) -> None:
        """Report a list under a head such as “Notes” to which no marker leads."""
        self._say(
            "note-without-marker",
            f"The list of {len(entries)} notes has no markers in the text, and stays a list.",
            "If these are notes, put their numbers into the text: [1], [2] …",
            (entries[0].passage, entries[0].label.start),
            len(entries),
        )

    def markers_alone(self, markers: list[Marker]) -> None:
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
