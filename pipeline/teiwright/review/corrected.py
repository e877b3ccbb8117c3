"""Takes over into the table what a person has changed in the TEI itself: its names, dates, quotations and titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from teiwright.errors import ReviewError
from teiwright.review import family_of
from teiwright.review.differences import beside_marks, in_changed_words
from teiwright.review.meanings import attributes_of, date_of
from teiwright.review.places import Places
from teiwright.review.sheet import element_found, place_of, row_of
from teiwright.review.table import COLUMNS, Row, Table, context_cell, quoted
from teiwright.review.tei_marks import PROGRAM, Letters, read_marks
from teiwright.xml_names import IN_TEI

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

    from teiwright.model import Document, Extent
    from teiwright.review.tei_marks import Mark

_TABLE = "#review"
_NOTHING = {"persName": "nobody"}
"""What a row says of a mark whose meaning a person has taken away; of others than names `unknown`."""


class TakenOver(Struct, frozen=True):
    """What came of it."""

    table: Table
    changed: int = 0
    """Marks that differ from those of the program."""
    left: tuple[str, ...] = ()
    """What a table cannot keep, in sentences."""


def take_over(
    document: Document,
    fresh: etree._Element,
    edited: etree._Element,
    before: Table,
    *,
    decided: etree._Element | None = None,
) -> TakenOver:
    """The table with a row for each mark that a person has set, taken away, changed or signed in a TEI file.

    Args:
        document: the text as the program alone reads it, with the marks that hold.
        fresh: the TEI that the program alone makes of it.
        edited: the TEI that a person has changed.
        before: the table as it was.
        decided: the TEI that the program makes with that table, if there is one.

    Raises:
        ReviewError: it is no TEI, or the TEI of another text.
    """
    decided = fresh if decided is None else decided
    if edited.find(f"{IN_TEI}text") is None:
        raise ReviewError(
            "In the file there is no TEI text (TEI with text in it). Name the TEI that was made from this text."
        )
    alone, ours, theirs = read_marks(fresh), read_marks(decided), read_marks(edited)
    here = Letters(document, ours.letters, theirs.letters)
    mine = {mark for mark, _ in here.marks(alone, moved=False)}
    held = {mark for mark, _ in here.marks(ours, moved=False)}
    found = list(here.marks(theirs, moved=True))
    wanted = {mark for mark, _ in found}
    desk = _Desk(document, before, theirs.names)
    added = [mark for mark, _ in found if mark not in mine and mark not in held]
    gone = sorted(mark for mark in held - wanted if not here.is_lost(mark.extent))
    for mark in gone:
        instead = next((m for m in added if _takes_place(m, mark)), None)
        if instead:
            added.remove(instead)
            desk.say(mark, instead)
        elif mark in mine:
            desk.deny(mark)
        else:
            desk.ask(mark)
    for mark in added:
        desk.say(mark, mark)
    changed = len(desk.rows)
    for mark, who in found:
        if mark in mine and mark not in held and who in {PROGRAM, _TABLE}:
            desk.ask(mark)
        elif mark in mine and who != PROGRAM:
            desk.confirm(mark)
    left = (
        *desk.left(),
        *in_changed_words(ours, theirs, here),
        *beside_marks(ours, theirs, here, decided, edited),
    )
    return TakenOver(desk.table(), changed, left)


class _Desk:
    """Writes the rows, and keeps what a person has written into those that they replace."""

    def __init__(self, document: Document, before: Table, names: Mapping[str, str]) -> None:
        self._document = document
        self._before = before
        self._places = Places(document.source)
        self._spans = {(s.extent, s.element): s for s in document.spans}
        self._names = dict(names)
        self._names |= {p.key: p.name.sorted for s in document.spans for p in s.persons}
        self._names |= {p.key: p.name.sorted for p in document.register.persons}
        self.rows: dict[tuple[Extent, str], Row] = {}
        self._asked: dict[Extent, None] = {}
        self._unsaid: list[Mark] = []
        extents = self._places.find([place_of(row) for row in before.rows])
        self._old: dict[tuple[Extent, tuple[str, ...]], list[Row]] = {}
        for row, extent in zip(before.rows, extents, strict=True):
            # What is said of all places stays: a row about one of them outweighs it.
            if extent and row["decision"].strip() and not row["where"].strip():
                self._old.setdefault((extent, family_of(element_found(row))), []).append(row)

    def say(self, place: Mark, mark: Mark) -> None:
        """A row at the place of one mark, with what another says."""
        if not self._can_say(mark):
            self._unsaid.append(mark)
            return
        around = self._places.around(mark.extent)
        same = (place.extent, place.element) == (mark.extent, mark.element)
        taken_away = same and place.meaning and not mark.meaning
        meaning = _NOTHING.get(mark.element, "unknown") if taken_away else self._said(mark)
        said = {"words": quoted(around[1]), "what": mark.element, "meaning": meaning}
        self._write(place, {**self._found(place), **said, "decision": "yes"})

    def deny(self, mark: Mark) -> None:
        """A row that says: no such mark here."""
        self._write(mark, {**self._found(mark), "decision": "no"})

    def confirm(self, mark: Mark) -> None:
        """A row that says: it is so; unless one says so already."""
        if not self._replaced(mark):
            self._write(mark, {**self._found(mark), "decision": "yes"})

    def ask(self, mark: Mark) -> None:
        """Here the table and the TEI say different things, and nobody knows which is newer."""
        self._asked[mark.extent] = None

    def table(self) -> Table:
        """The table with all rows."""
        replaced = {id(row) for key in self.rows for row in self._old.get((key[0], family_of(key[1])), ())}
        kept = tuple(row for row in self._before.rows if id(row) not in replaced)
        return replace(self._before, rows=(*kept, *self.rows.values()))

    def left(self) -> Iterator[str]:
        """What is to be said about rows that were not written."""
        for mark in self._unsaid:
            said = "; ".join(mark.meaning)
            yield f"{self._where(mark.extent)} has {said}: a table cannot say that. Leave the mark to the program, or keep the TEI."
        if self._asked:
            places = "; ".join(self._where(extent) for extent in self._asked)
            yield (
                f"The table and the TEI say different things, and which is newer only you know: {places}. "
                "The table holds; if the TEI is right, change the row."
            )

    def _found(self, mark: Mark) -> Mapping[str, str]:
        """What the program has found at a place, or the place alone."""
        span = self._spans.get((mark.extent, mark.element))
        if span is not None:
            return row_of(span, self._document, self._places).cells
        line = self._document.source.line_of(mark.extent.start)
        return {"line": str(line), "context": context_cell(*self._places.around(mark.extent))}

    def _write(self, mark: Mark, cells: Mapping[str, str]) -> None:
        own: dict[str, str] = {}
        for row in self._replaced(mark):
            own |= {c: row[c] for c in row.cells if c == "comment" or c not in COLUMNS}
        self.rows[mark.extent, mark.element] = Row({**own, **cells})

    def _replaced(self, mark: Mark) -> list[Row]:
        """The older rows that decide about the same mark."""
        return self._old.get((mark.extent, family_of(mark.element)), [])

    def _said(self, mark: Mark) -> str:
        if mark.element == "persName":
            return "; ".join(f"{self._names[k]} ({k})" if k in self._names else k for k in mark.meaning)
        return "; ".join(mark.meaning)

    def _can_say(self, mark: Mark) -> bool:
        """False for values that a row would be refused for."""
        try:
            if mark.element == "date":
                date_of(self._said(mark), "")
            elif mark.element == "persName":
                return all(key in self._names or not key.startswith("per-") for key in mark.meaning)
            else:
                attributes_of(self._said(mark), mark.element, "")
        except ReviewError:
            return False
        return True

    def _where(self, extent: Extent) -> str:
        words = self._places.around(extent)[1]
        return f"“{words}” in line {self._document.source.line_of(extent.start)}"


def _takes_place(one: Mark, other: Mark) -> bool:
    """True if a mark that was set can be what became of one that is missing."""
    return one.extent.overlaps(other.extent) and (
        one.element in family_of(other.element) or one.extent == other.extent
    )
