"""Tables as spreadsheet programs write and read them: CSV in UTF-8, divided by comma, semicolon or tab."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from teiwright.errors import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from teiwright.errors import TeiwrightError


def read_rows(path: Path, trouble: type[TeiwrightError]) -> tuple[list[list[str]], str]:
    """The rows of a table, and the sign that divides its cells.

    Args:
        path: the file.
        trouble: the error to raise if it cannot be read.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise trouble(
            f"{path}: the table is not UTF-8. Save it again; in a spreadsheet program choose “CSV UTF-8” or, for the characters, “UTF-8”."
        ) from None
    except OSError as error:
        raise trouble(unreadable(path, error)) from None
    first = text.partition("\n")[0]
    divider = max(",;\t", key=first.count)
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=divider, strict=True)), divider
    except csv.Error as error:
        raise trouble(f"{path}: the table cannot be read ({error}). Save it as CSV, UTF-8.") from None


def written(rows: Iterable[Sequence[str]], divider: str = ",") -> bytes:
    """A table as a file: UTF-8 with the mark by which Excel knows it, and line ends that every program takes."""
    stream = StringIO(newline="")
    csv.writer(stream, delimiter=divider, lineterminator="\r\n").writerows(rows)
    return stream.getvalue().encode("utf-8-sig")
