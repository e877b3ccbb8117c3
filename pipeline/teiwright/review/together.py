"""Do the cells of each row still belong together? Who sorts one column of a spreadsheet alone moves decisions to other marks, and sees nothing of it.

The program writes the words of a mark three times: amid their context, under `words`, and under `found`, there with their kind and meaning. Where
they disagree a person has most often put a row right. But where what stands in many rows is what belongs into others, nobody has written it: it was moved.
A column of which there is no second copy (`decision`, `where`) cannot be judged.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.errors import ReviewError
from teiwright.review import family_of
from teiwright.review.table import Row, bare, context_of, element_of, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOVED = 0.9
"""So many of the cells that disagree with their row must belong into another."""
_PART = 0.25
"""So many of all rows must disagree."""
_CHANGED = 0.05
"""So many cells of a column that was sorted may have been changed since."""
_FEWEST = 3
"""So many rows at least, and different words in them: who has taken two persons for each other exchanges two."""


class _Cell(Struct, frozen=True):
    """What a cell holds, and what it should hold by what stands elsewhere in its row."""

    row: Row
    holds: str
    belongs: str


def refuse_moved(table: str, rows: Sequence[Row]) -> None:
    """Refuse a table in which one column, or some, were sorted without the others.

    Args:
        table: what to call it.
        rows: its rows.

    Raises:
        ReviewError: one was.
    """
    of_program = [(row, " ".join(shown.split())) for row in rows if (shown := context_of(row["context"])[1])]
    if len(of_program) < _FEWEST:
        return
    for column, cells, fewest in (
        ("words", _words(of_program), _FEWEST),
        ("found", _found(of_program), _FEWEST),
        ("what", _kinds(of_program), 2),
        ("meaning", _meanings(of_program), _FEWEST + 1),
    ):
        moved = _moved(tuple(cells), fewest, len(of_program))
        # There are so few kinds that names put right as titles, and titles as names, look like those of other rows.
        if moved and (column != "what" or _in_order([row["what"] for row, _ in of_program])):
            raise ReviewError(_told(table, column, *moved))


def _in_order(cells: Sequence[str]) -> bool:
    """Cells that rise or fall from the first to the last, as a spreadsheet sorts them; one in twenty may have been changed since."""
    filled = [cell.strip().casefold() for cell in cells if cell.strip()]
    rises, falls = (sum(one < two for one, two in pairwise(row)) for row in (filled, filled[::-1]))
    return min(rises, falls) <= _CHANGED * len(filled)


def _words(rows: Sequence[tuple[Row, str]]) -> Iterator[_Cell]:
    for row, shown in rows:
        yield _Cell(row, bare(row["words"]), shown)


def _found(rows: Sequence[tuple[Row, str]]) -> Iterator[_Cell]:
    """The words under `found`, which no person writes."""
    for row, shown in rows:
        if not row["found"]:
            continue
        _, _, said = row["found"].partition(" ")
        there = shown if said.startswith(quoted(shown)) else "".join(re.findall(r"^“(.*?)”(?: |$)", said)[:1])
        yield _Cell(row, there, shown)


def _kinds(rows: Sequence[tuple[Row, str]]) -> Iterator[_Cell]:
    """Whether it is a name, a date or something else: many a quotation is put right as a title, but few names as dates and dates as names."""
    for row, _ in rows:
        if row.was and element_of(row):
            yield _Cell(row, family_of(element_of(row))[0], family_of(row.was)[0])


def _meanings(rows: Sequence[tuple[Row, str]]) -> Iterator[_Cell]:
    for row, shown in rows:
        what, _, said = row["found"].partition(" ")
        if what and "meaning" in row.cells and said.startswith(quoted(shown)):
            yield _Cell(row, row["meaning"].strip(), said.removeprefix(quoted(shown)).strip())


def _moved(cells: Sequence[_Cell], fewest: int, rows: int) -> tuple[_Cell, _Cell] | None:
    """A cell that was moved and one into whose row it belongs, if many were."""
    wrong = [cell for cell in cells if cell.holds != cell.belongs]
    if len(wrong) < max(_FEWEST, fewest, _PART * rows):
        return None
    holds, belong = (Counter(getattr(cell, side) for cell in wrong) for side in ("holds", "belongs"))
    both = holds & belong
    if sum(both.values()) < _MOVED * len(wrong) or len(both) < fewest:
        return None
    first = next(cell for cell in wrong if cell.holds and cell.holds in both)
    return first, next(cell for cell in wrong if cell.belongs == first.holds)


def _told(table: str, column: str, here: _Cell, there: _Cell) -> str:
    shown = context_of(here.row["context"])[1]
    return (
        f"{table}: the cells of many rows no longer belong together. In row {here.row.number}, which is about “{shown}”, “{here.holds}” stands under "
        f"“{column}”, and that belongs into row {there.row.number}. Most likely one column was sorted without the others. Undo that in the spreadsheet "
        "program, or take the table as it was saved before; to sort, select all columns. The decisions would go to other marks, so none is obeyed."
    )
