"""Makes the table of a folder: a row for all marks of its texts that are alike, for a person to answer once what is asked in many letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.review import ELEMENTS
from teiwright.review.places import Places
from teiwright.review.sheet import OF_PERSON, row_of, written_into
from teiwright.review.table import COLUMNS, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teiwright.model import Certainty, Document

PLACES = "places"
"""The column that says how many marks are alike."""


class Alike:
    """The marks of several texts, those that are alike together."""

    def __init__(self) -> None:
        """No text has been looked at."""
        self._rows: dict[str, Row] = {}
        self._counts: dict[str, int] = {}
        self._texts: dict[str, set[str]] = {}
        self._unsure: set[str] = set()

    def add(self, document: Document, text: str, surest: Certainty) -> None:
        """The marks of one text.

        Args:
            document: the text as the program alone reads it, with the marks that hold.
            text: what to call it.
            surest: of marks that are all surer there is no row.
        """
        places = Places(document.source)
        for span in document.spans:
            if span.element in ELEMENTS and len(span.extent):
                row = row_of(span, document, places)
                like = row["found"]
                self._rows.setdefault(like, row)
                self._counts[like] = self._counts.get(like, 0) + 1
                self._texts.setdefault(like, set()).add(text)
                if span.cert.rank >= surest.rank:
                    self._unsure.add(like)

    def table(self, before: Table) -> Table:
        """The rows, the most frequent first, with all that a person has written into the table before."""
        columns = (*before.every_column, *([] if PLACES in before.columns else [PLACES]))
        own = [c for c in columns if c and c not in (*COLUMNS, PLACES)]
        written = [row for row in before.rows if written_into(row, own)]
        known: dict[str, Row] = {}
        # A row may have been copied, or come from another's copy of the table.
        first = sorted(written, key=lambda row: not row["decision"].strip())
        again = [row for row in first if row["found"] and known.setdefault(row["found"], row) is not row]
        listed = sorted(
            known.keys() & self._rows.keys() | self._unsure, key=lambda like: (-self._counts[like], like)
        )
        rows = [self._row(like, known.get(like), own) for like in listed]
        gone = [row for row in written if row["found"] not in self._rows]
        left = [Row({**row.cells, PLACES: "" if not row["found"] else "none"}, row.number) for row in gone]
        left += [row for row in again if row not in gone and not _says_no_more(row, known[row["found"]], own)]
        return replace(before, rows=(*rows, *left), columns=columns)

    def _row(self, like: str, before: Row | None, own: Iterable[str]) -> Row:
        """A row as it is now; the line of the first place would say nothing among several texts."""
        texts = len(self._texts[like])
        counted = f"{self._counts[like]} in {texts} text{'s' if texts > 1 else ''}"
        cells = {**self._rows[like].cells, "line": "", PLACES: counted}
        if before:
            cells |= {c: before[c] for c in (*OF_PERSON, *own) if c in before.cells}
        return Row(cells, before.number if before else 0)


def _says_no_more(row: Row, than: Row, own: Iterable[str]) -> bool:
    """True if nobody has written anything into a row that does not stand in the other, too."""
    return all(row[c].strip() in {"", than[c].strip()} for c in (*OF_PERSON, *own))
