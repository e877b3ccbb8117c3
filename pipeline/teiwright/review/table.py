"""The table as a file: CSV that a spreadsheet program opens, and gives back as it will."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.errors import ReviewError
from teiwright.review import ELEMENTS
from teiwright.spreadsheets import read_rows, written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

COLUMNS = (
    *("line", "context", "words", "what", "meaning", "decision", "where", "comment"),
    *("sure", "rule", "why", "found"),
)
"""From `line` to `comment` for the person, the rest is the program's: how sure, by which rule, why, and what it had found."""
_HARMLESS = ("comment", "sure", "rule", "why", "found")
"""Without these a decision means the same."""
_SAYING = ("words", "what", "meaning", "decision", "where")
_NEEDED = ("words", "what", "decision")
OPEN, CLOSE = "⟦", "⟧"

_CALLED = {element.lower(): element for element in ELEMENTS} | {
    "person": "persName", "name": "persName", "quotation": "quote", "speech": "said", "so-called": "soCalled",
}  # fmt: skip
"""The elements as one may write them; a spreadsheet gives a word a capital of its own accord."""


class Row(Struct, frozen=True):
    """One row: cells by column, and its number as a spreadsheet counts (0 for one that is not in a file yet)."""

    cells: Mapping[str, str]
    number: int = 0

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    @property
    def is_edited(self) -> bool:
        """True if a person has changed what the program had written, or written the row."""
        if not self["words"]:
            return False
        if "found" not in self.cells:
            return not self["context"]  # of a row of the program nobody can say it: the column was deleted
        said = found_cell(self["what"], self["words"], self["meaning"])
        return self["found"] != said if "meaning" in self.cells else not self["found"].startswith(said)

    @property
    def was(self) -> str:
        """The element that the program had found; empty in a row of a person's own."""
        return self["found"].partition(" ")[0]

    @property
    def is_empty(self) -> bool:
        """True if nothing stands in it."""
        return not any(cell.strip() for cell in self.cells.values())


class Table(Struct, frozen=True):
    """The rows of a table, its columns in their order, and the sign that divides its cells."""

    rows: tuple[Row, ...] = ()
    columns: tuple[str, ...] = COLUMNS
    divider: str = ","
    name: str = ""

    @property
    def every_column(self) -> tuple[str, ...]:
        """Its columns, with those of ours that it lacks."""
        return (*self.columns, *(c for c in COLUMNS if c not in self.columns))


def found_cell(what: str, words: str, meaning: str) -> str:
    """What the program found, in one cell: as long as it agrees with the row, nobody has changed the row."""
    return " ".join(part for part in (what, words, meaning) if part)


def read_table(path: Path) -> Table:
    """The table in a file.

    Raises:
        ReviewError: it is no UTF-8, no table, a column is missing, or one was sorted without the others.
    """
    from teiwright.review.together import refuse_moved

    rows, divider = read_rows(path, ReviewError)
    if not any(any(row) for row in rows):
        raise ReviewError(
            f"{path}: the table is empty, and what was decided in it is gone. Take it as it was saved before; or delete the file, and begin anew."
        )
    columns = _columns(rows)
    missing = [c for c in _NEEDED if c not in columns]
    if missing:
        raise ReviewError(
            f"{path}, line 1: the column “{missing[0]}” is missing. The first line names the columns: {', '.join(COLUMNS[:8])}. If this is no table of marks, give it another name."
        )
    _refuse_renamed(path, columns)
    every = (
        Row(dict(zip_longest(columns, cells, fillvalue="")), number)
        for number, cells in enumerate(rows[1:], start=2)
    )
    read = tuple(row for row in every if not row.is_empty)
    refuse_moved(path.name, read)
    return Table(read, columns, divider, path.name)


def read_table_of_folder(path: Path) -> Table:
    """The table of a folder, read once for all texts below it.

    Raises:
        ReviewError: as `read_table`; or the column is missing by which its rows know their marks, or two rows decide about the same marks.
    """
    return _kept(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _kept(path: Path, _stamp: int) -> Table:
    table = read_table(path)
    if "found" not in table.columns and any(row["context"] for row in table.rows):
        raise ReviewError(
            f"{path}, line 1: the column “found” is missing, by which a row of the table of a folder knows its marks. Take the table as it was saved before."
        )
    decided: dict[str, Row] = {}
    for row in table.rows:
        if not row["found"] or not row["decision"].strip():
            continue
        other = decided.setdefault(row["found"], row)
        if any(other[column].strip() != row[column].strip() for column in _SAYING):
            raise ReviewError(
                f"{path}, row {row.number}: row {other.number} is about the same marks, {row['words']}, and says something else. Take one of the two away."
            )
    return table


def _refuse_renamed(path: Path, columns: Sequence[str]) -> None:
    """A column that was given another name (“Bedeutung”) would be taken for one of the editors' own, and what stands in it passed over."""
    for before, name in pairwise(("", *COLUMNS)):
        if name in columns or name in _HARMLESS or (before and before not in columns):
            continue
        there = columns[columns.index(before) + 1 :] if before else columns
        if there and there[0] and there[0] not in COLUMNS:
            raise ReviewError(
                f"{path}, line 1: the column “{name}” is missing, and “{there[0]}” stands in its place. If it is the same, call it “{name}” again; "
                "if it is one of your own, put it behind the others."
            )


def _columns(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The name of every column; one that has none, or that of another, gets one if anything stands in it, lest it be lost."""
    names: list[str] = []
    for number in range(max(map(len, rows))):
        heading, *cells = ("".join(row[number : number + 1]).strip() for row in rows)
        name = heading.lower() if heading.lower() in COLUMNS else heading
        if name in names or not name:
            name = f"{heading or 'column'} {number + 1}" if any(cells) else ""
        names.append(name)
    return tuple(names)


def write_table(table: Table) -> bytes:
    """The table as a file."""
    columns = [c for c in table.columns if c]
    return written([columns, *([row[column] for column in columns] for row in table.rows)], table.divider)


def line_of(row: Row) -> int:
    """The line that a row names, 0 if none; some programs write “5,0” for 5."""
    number = re.search(r"\d+", row["line"], re.ASCII)
    return int(number[0][:9]) if number else 0  # no text has so many lines


def element_of(row: Row) -> str:
    """The element that a row is about, empty if it is not understood."""
    return _CALLED.get(row["what"].strip().lower(), "")


def context_of(cell: str) -> tuple[str, str, str]:
    """The words before, the words meant and those after them; empty if the cell does not show which are meant."""
    cell = cell.replace("[[", OPEN).replace("]]", CLOSE) if OPEN not in cell else cell
    before, _, rest = cell.partition(OPEN)
    shown, closed, after = rest.rpartition(CLOSE)
    if not closed:
        return "", "", ""
    return before.removeprefix("…"), shown, after.removesuffix("…")


def context_cell(before: str, shown: str, after: str) -> str:
    """The cell that shows where some words stand. It begins with dots, lest a spreadsheet take it for a formula or a date."""
    return f"…{before}{OPEN}{shown}{CLOSE}{after}…"


def quoted(words: str) -> str:
    """The words as a cell, in quotation marks, lest a spreadsheet make a date of “May 1921” and change it."""
    return f"“{words}”"


_IN_MARKS = frozenset({"quote", "q", "said", "soCalled"})


def words_of(row: Row) -> str:
    """The words to be marked. Whoever writes a row copies a quotation with its marks; in the rows of the program they have a pair more."""
    own = not row["context"].strip() and element_of(row) in _IN_MARKS
    return " ".join(row["words"].split()) if own else bare(row["words"])


_PAIRS = frozenset({'""', "''", "„“", "„”", "«»", "»«", "‘’", "‚‘"})
"""Marks that a person may put around words, seeing those of the program; a spreadsheet may change them, too."""


def bare(cell: str) -> str:
    """The words of such a cell, or of one that a person has filled."""
    words = " ".join(cell.split())
    first, inner, last = words[:1], words[1:-1], words[-1:]
    if first + last == "“”" or (first + last in _PAIRS and inner and not {first, last} & set(inner)):
        return inner
    return words


def in_order(rows: Sequence[tuple[int, Row]]) -> tuple[Row, ...]:
    """Rows by their place in the text; those without one (-1) at the end, as they stood."""
    return tuple(row for _, row in sorted(rows, key=lambda each: (each[0] < 0, each[0])))
