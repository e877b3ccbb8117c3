"""metadata.csv: what the editors say about the texts of a folder, one row a file, and one for all, also of those in the folders below."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from teiwright.edition.meant import meant
from teiwright.edition.table import KEYS, READING, TABLES, metadata
from teiwright.edition.values import LISTING, Told, divided, is_day, nearest, refuse
from teiwright.errors import MetadataError
from teiwright.findings import Finding, Place, Severity
from teiwright.findings import number as counted
from teiwright.spreadsheets import doubled, letters_lost, read_rows, spoilt

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from teiwright.metadata import Metadata


def read_shelf(path: Path, *names: str) -> tuple[Metadata | None, tuple[Finding, ...]]:
    """What a metadata.csv says about one text of its folder, or None if it has no row for it. It may go by several names: the first with a row counts.

    The first row names the columns: `file` (or `id`, as TXM has it), then keys as in edition.toml; those of a table with
    a full stop (`printed.title`). Several persons or keywords are divided by a semicolon. The row of the file `*` speaks of
    every text of the folder; what the text's own row says goes before it. (Without a name: what that row says, for a text in a folder below.)

    Raises:
        MetadataError: it cannot be read, or a column is not known.
    """
    table = _table(path, path.stat().st_mtime_ns if path.is_file() else 0)
    found = (
        sorted(line for each in {name, name.rpartition(".")[0]} for line in table.lines.get(each, ()))
        for name in map(_composed, names)
    )
    lines = next(filter(None, found), [])
    shared = table.lines.get(EVERY, [])
    findings: list[Finding] = []
    cells: dict[str, str] = {}
    for rows in (lines, shared):
        # (Of what both say, the text's own row is asked alone.)
        said = {c: cell for c, cell in _cells(table, rows).items() if c not in cells}
        if rows:
            told = Told(path.name, path=str(path))
            _look_at_rows(told, rows, len(table.columns))
            try:
                _from_row(told, said, rows[0][0])
            except MetadataError as error:
                raise MetadataError(f"{error}{_beyond(rows[0][1], len(table.columns))}") from None
            findings += told.findings
            cells |= said
    if not lines and not shared:
        return None, ()
    return _from_row(Told(path.name, path=str(path)), cells, (lines or shared)[0][0]), tuple(findings)


def _cells(table: _Table, rows: Sequence[tuple[int, list[str]]]) -> dict[str, str]:
    """What the first of some rows says, by the columns."""
    row = rows[0][1] if rows else []
    return {c: cell for c, cell in zip(table.columns[1:], row[1:], strict=False) if cell.strip()}


def _look_at_rows(told: Told, rows: Sequence[tuple[int, list[str]]], columns: int) -> None:
    """Leave a warning where a row is longer than the table, or not the only one of its text."""
    number, row = rows[0]
    if any(cell.strip() for cell in row[columns:]):
        told.findings.append(
            Finding(
                "row-too-long",
                Severity.WARNING,
                f"The row has {len(row)} cells, the first line names {counted(columns, 'column')}; what is beyond them is not used.",
                _QUOTED,
                Place(told.name, number),
            )
        )
    if len(rows) > 1:
        others = ", ".join(str(line) for line, _ in rows[1:])
        told.findings.append(
            Finding(
                "row-doubled",
                Severity.WARNING,
                f"“{row[0].strip()}” has more than one row; that in line {number} is used.",
                f"Join the rows, and delete what stands in line {others}.",
                Place(told.name, number),
            )
        )


_QUOTED = "Put words in which the dividing sign stands into quotation marks, or name the column."


def _beyond(row: Sequence[str], columns: int) -> str:
    """What is said behind a fault in a row that is longer than the table: most likely a cell stands under the name of another."""
    if not any(cell.strip() for cell in row[columns:]):
        return ""
    return (
        f" But the row has {len(row)} cells, and the first line names {counted(columns, 'column')}. {_QUOTED}"
    )


EVERY = "*"
"""In the place of a file: all texts of the folder."""


class _Table(Struct, frozen=True):
    columns: tuple[str, ...]
    lines: Mapping[str, list[tuple[int, list[str]]]]
    """The rows of each text, by what the first column says, each with its line."""


@lru_cache(maxsize=4)
def _table(path: Path, _stamp: int) -> _Table:
    """The table, read once for all the texts of its folder."""
    rows = _rows(path)
    if not rows or not rows[0]:
        return _Table((), {})
    as_typed = tuple(c.strip() for c in rows[0])
    columns = tuple(c.lower() for c in as_typed)
    if columns[0] not in {"id", *_FILE}:
        raise MetadataError(
            f"{path}, line 1: no column is called “file”. Call that so in which the names of the text files stand."
        )
    _refuse_unknown_columns(path, as_typed[1:])
    lines: dict[str, list[tuple[int, list[str]]]] = {}
    for number, row in enumerate(rows[1:], 2):
        if row:
            lines.setdefault(_composed(row[0].strip()), []).append((number, row))
    return _Table(columns, lines)


_FILE = ("file", "filename")


def _rows(path: Path) -> list[list[str]]:
    """The rows of a table, the names of the texts first, wherever their column stands."""
    rows, _ = read_rows(path, MetadataError)
    heads = [head.strip().lower() for head in rows[0]] if rows else []
    at = next((heads.index(name) for name in _FILE if name in heads), 0)
    return [
        [*row[at : at + 1], *row[:at], *row[at + 1 :]] if len(row) > at else row and ["", *row]
        for row in rows
    ]


def _refuse_unknown_columns(path: Path, as_typed: Sequence[str]) -> None:
    """Raise an error for columns that are not known, whether their cells are filled or not."""
    columns = [c.lower() for c in as_typed]
    if twice := doubled(_ALIASES.get(c, c) for c in columns):
        between = ", with a semicolon between what they say" if twice in _MANY else ""
        raise MetadataError(
            f"{path}, line 1: two columns are called “{twice}”, or mean the same. Put them together{between}."
        )
    strange = {
        typed: _hint(column)
        for typed, column in zip(as_typed, columns, strict=True)
        if column and _ALIASES.get(column, column) not in {*_PLAIN, *READING, *_WITHIN}
    }
    refuse(Told(f"{path}, line 1"), strange)


def _hint(column: str) -> str:
    outer, dot, name = column.partition(".")
    if dot and outer in TABLES:
        return nearest(name, TABLES[outer], f"{outer}.")
    if within := meant(column, _WITHIN):
        return f"Did you mean “{within}”?"
    hint = nearest(column, (*_PLAIN, *READING))
    return f"{hint} Take a column about anything else out." if hint.startswith(LISTING) else hint


def speaks_of_all(path: Path) -> bool:
    """Whether a metadata.csv has a row for all texts: that of a folder and of those below it. Nothing else of it is looked at: in a folder above it may be anybody's table."""
    return _has_row_for_all(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _has_row_for_all(path: Path, _stamp: int) -> bool:
    if b"*" not in path.read_bytes():
        return False
    return any(row and row[0].strip() == EVERY for row in _rows(path)[1:])


def rows_without_text(path: Path, names: Collection[str]) -> tuple[tuple[int, str], ...]:
    """The rows of a metadata.csv that say something and name none of the texts: line and what they name."""
    there = {_composed(name) for name in names}
    stems = {name.rpartition(".")[0] for name in there}
    return tuple(
        (number, row[0].strip())
        for number, row in enumerate(_rows(path)[1:], 2)
        if any(cell.strip() for cell in row[1:])
        and _composed(row[0].strip()) not in {"", EVERY, *there, *stems}
    )


def _composed(name: str) -> str:
    """The name of a file, its marks part of their letters: some systems keep ü as u and two dots, no keyboard writes it so."""
    return unicodedata.normalize("NFC", name)


_ALIASES = {
    "author": "authors",
    "translator": "translators",
    "editor": "editors",
    "transcriber": "transcribers",
    "reviewer": "reviewers",
    "date": "written",
    "year": "written",
    "lang": "language",
    "keyword": "keywords",
    "recipient": "recipients",
}
_PLAIN = tuple(key for key in KEYS if key not in TABLES)
_WITHIN = tuple(f"{outer}.{key}" for outer, keys in TABLES.items() for key in keys)
_MANY = ("authors", "translators", "editors", "transcribers", "reviewers", "recipients", "keywords", "notes")
_NAMES = {*_MANY, "contributors", "title", "subtitle", "publisher"} - {"notes"}
"""In these no question mark stands before a letter, unless one was lost."""


def _from_row(told: Told, row: Mapping[str, str], number: int) -> Metadata:
    table: dict[str, object] = {}
    inner: dict[str, dict[str, object]] = {}
    for column, cell in row.items():
        words = cell.strip()
        key = _ALIASES.get(column, column)
        if not words or not key:
            continue
        if trouble := spoilt(words):
            raise MetadataError(f"{told.path}, line {number}, column “{column}”: {trouble}")
        _look_twice(told, key, words, number)
        if key in READING:
            inner.setdefault("reading", {})[key] = words
        elif "." in key:
            outer, _, name = key.partition(".")
            many = name in {"authors", "editors"}
            inner.setdefault(outer, {})[name] = divided(words) if many else words
        else:
            table[key] = divided(words) if key in _MANY else words
    try:
        facts = metadata(told, {**table, **inner})
    except MetadataError as error:
        raise MetadataError(str(error).replace(told.path, f"{told.path}, line {number}", 1)) from None
    told.findings[:] = [
        replace(f, place=replace(f.place, line=f.place.line or number)) for f in told.findings
    ]
    return facts


def _look_twice(told: Told, key: str, words: str, number: int) -> None:
    """Leave a warning for what a spreadsheet program has most likely made of something else."""
    if key.rpartition(".")[2] in _NAMES and (trouble := letters_lost(words)):
        message, _, hint = trouble.partition(": ")
        told.findings.append(
            Finding(
                "letters-lost",
                Severity.WARNING,
                f"{message[0].upper()}{message[1:]}.",
                f"{hint[0].upper()}{hint[1:]}",
                Place(told.name, number),
            )
        )
    if key.rpartition(".")[2] == "pages" and is_day(words):
        told.findings.append(
            Finding(
                "pages-day",
                Severity.WARNING,
                f"“{words}” stands where pages are named, but is a day. A spreadsheet program makes a day of “5-8”.",
                "Give the column the format “Text” and write the pages again, or write them with a dash: 5–8.",
                Place(told.name, number),
            )
        )
