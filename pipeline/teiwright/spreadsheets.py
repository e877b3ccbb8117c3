"""Tables as spreadsheet programs write and read them: CSV in UTF-8, divided by comma, semicolon or tab."""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING

from teiwright.file_troubles import not_utf8, unreadable
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from teiwright.errors import TeiwrightError

TRUE = frozenset({"true", "wahr", "vrai", "vero", "verdadero"})
FALSE = frozenset({"false", "falsch", "faux", "falso"})
"""What a spreadsheet program makes of true and false, in small letters."""
_DIVIDER_NAMED = lazy(r'"?sep=(.)"?,*(?:\r\n|\r|\n|$)', re.IGNORECASE)
"""A first line by which some programs say what divides the cells; a spreadsheet shows no row of it."""
_FAILED = lazy(r"#[¡¿]?[A-ZÀ-Ý/0]+[!?]|#N/?[ADV]|#{3,}|Err:\d{3}")
_ROUNDED = lazy(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
LINKS = "von|van|der|den|de|du|des|d’|d'|da|di|del|della|la|le|zu|zur|af|ten|ter|al"
"""Small words within a name, as a pattern."""
_LETTER_LOST = lazy(
    r"(?<=[^\W\d_])\?(?=[^\W\d_])|"
    rf"(?<![^\s,;“\"-])\?(?!(?:{LINKS}|born|née?|geb|geborene?|nata|nato|nacida)(?![^\W\d_]))(?=[a-zß-ÿ])"
)
"""Between letters, or before a small one; “?Ada”, “(?born Lee)”, “?von Harms” and “18?8” say that an editor is not sure."""


_MISREAD = tuple("\ufeff".encode().decode(code) for code in ("cp1252", "mac_roman", "cp850"))
"""What the sign at the head of our tables becomes where a program takes UTF-8 for another encoding: “ï»¿”."""


def read_rows(path: Path, trouble: type[TeiwrightError]) -> tuple[list[list[str]], str]:
    """The rows of a table, and the sign that divides its cells.

    Args:
        path: the file.
        trouble: the error to raise if it cannot be read.
    """
    import csv

    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise trouble(
            f"{not_utf8(path, wrong.start, 'table')} Save it again; in a spreadsheet program choose “CSV UTF-8” or, for the characters, “UTF-8”."
        ) from None
    except OSError as error:
        raise trouble(unreadable(path, error)) from None
    if text.startswith(_MISREAD):
        raise trouble(
            f"{path}: the table was opened as if it were not UTF-8, and saved so: every letter with an accent and every quotation mark in it is garbled (“{_shown(text)}”). "
            "Take it as it was before, and choose “Unicode (UTF-8)” where the spreadsheet program asks for the character set."
        )
    named = _DIVIDER_NAMED.match(text)
    if named:
        text = text[named.end() :]
    first = StringIO(text, newline="").readline()
    divider = named[1] if named else max(",;\t", key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=divider, strict=True)
    rows: list[list[str]] = []
    try:
        for row in reader:
            rows.append(row)  # noqa: PERF402 - those read so far are counted where one cannot be read
    except csv.Error as error:
        raise trouble(
            f"{path}, row {len(rows) + 1}: the table cannot be read from here on ({error}). Most often a quotation mark is missing at one end of a cell: "
            "one within a cell is written twice. A spreadsheet program does so by itself: save the table as CSV, UTF-8."
        ) from None
    if merged := _in_one_cell(rows, divider):
        raise trouble(
            f"{path}, row {merged}: all cells of this row stand in one, since the table was opened with another divider than it has, and saved so. "
            f"Take it as it was before, and choose {_NAMES.get(divider, divider)} as divider when you open it (in Excel: Data, From Text/CSV)."
        )
    return rows, divider


def _in_one_cell(rows: Sequence[Sequence[str]], divider: str) -> int:
    """The number of the first row that stands in one cell, dividers and all; 0 if there is none. What was written into it would be passed over."""
    least = max(len(rows[0]) - 1, _DIVIDERS) if rows else 0
    alone = (
        number
        for number, row in enumerate(rows, 1)
        if row and not any(row[1:]) and row[0].count(divider) >= (least if number > 1 else _DIVIDERS)
    )
    return next(alone, 0)


_NAMES = {",": "the comma", ";": "the semicolon", "\t": "the tab"}
_DIVIDERS = 3
"""So many dividers are in no cell by chance: the name of a text may well have two."""


def _shown(text: str) -> str:
    """The first word of a table that shows that it is garbled."""
    return text.partition("\n")[0].partition(";")[0].partition(",")[0].strip()[:20]


def doubled(columns: Iterable[str]) -> str:
    """The first name that two columns have; empty if there is none."""
    names = [column for column in columns if column]
    return next((name for number, name in enumerate(names) if name in names[:number]), "")


def spoilt(cell: str) -> str:
    """What a spreadsheet program has made of a cell so that what a person wrote is lost, and what to do; empty if nothing was.

    That is the sign of a formula that failed (“#NAME?” for what began with = or +), a cell that was too narrow, or a long number in short.
    """
    words = cell.strip()
    if _FAILED.fullmatch(words):
        return f"“{words}” is what a spreadsheet program shows in place of the words. Write them again, and begin with none of the signs = + - @."
    if _ROUNDED.fullmatch(words):
        return f"“{words}” is a long number as a spreadsheet program shortens it, and figures are lost. Give the column the format “Text”, and write the number again."
    return ""


def letters_lost(cell: str) -> str:
    """What is wrong with a name in which question marks stand for letters, and what to do; empty if none does.

    So a program saves letters for which the encoding that was chosen has no sign: “?i?ka” for Žižka.
    """
    if not _LETTER_LOST.search(cell):
        return ""
    return f"in “{cell}” a question mark stands in place of a letter: most likely the table was saved in an encoding that lacks the letter. Write it again, and save as CSV, UTF-8."


def harmless(cell: str) -> str:
    """A cell for looking at: words that a spreadsheet program would reckon out as a formula have an apostrophe before them."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell


def written(rows: Iterable[Iterable[str]], divider: str = ",") -> bytes:
    """A table as a file: UTF-8 with the mark by which Excel knows it, and line ends that every program takes."""
    import csv

    stream = StringIO(newline="")
    csv.writer(stream, delimiter=divider, lineterminator="\r\n").writerows(rows)
    return stream.getvalue().encode("utf-8-sig")
