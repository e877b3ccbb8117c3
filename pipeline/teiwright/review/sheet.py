"""Makes the table for a text: a row for each mark, with all that a person has written into it before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.model import Certainty
from teiwright.review import ELEMENTS
from teiwright.review.decisions import Decision
from teiwright.review.meanings import shown_meaning
from teiwright.review.places import Places
from teiwright.review.table import (
    COLUMNS,
    Row,
    Table,
    context_cell,
    context_of,
    element_of,
    found_cell,
    in_order,
    line_of,
    quoted,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teiwright.model import Document, Extent, Span

OF_PERSON = ("words", "what", "meaning", "decision", "where", "comment")


def fill(document: Document, before: Table, *, surest: Certainty = Certainty.HIGH) -> Table:
    """The table of a text.

    Args:
        document: the text as the program alone reads it, with the marks that hold.
        before: the table as it was; whatever a person has written into it is kept.
        surest: marks that are surer have no row, unless a person has written something into it.
    """
    places = Places(document.source)
    own = [c for c in before.columns if c and c not in COLUMNS]
    rows: dict[tuple[Extent, str], Row] = {}
    for span in sorted(
        (s for s in document.spans if s.element in ELEMENTS), key=lambda s: (s.extent, s.element)
    ):
        if len(span.extent):
            rows[span.extent, span.element] = row_of(span, document, places)
    extra: list[tuple[int, Row]] = []
    kept = [row for row in before.rows if written_into(row, own)]
    for row, extent in zip(kept, places.find([place_of(row) for row in kept]), strict=True):
        key = (extent, element_found(row)) if extent else None
        if key in rows and not rows[key].number and _is_same(rows[key], row):
            cells = {c: row[c] for c in (*OF_PERSON, *own) if c in row.cells}
            rows[key] = Row({**rows[key].cells, **cells}, row.number)
        else:
            extra.append((extent.start if extent else -1, _moved(row, extent, document, places)))
    listed = [
        (extent.start, row)
        for (extent, _), row in rows.items()
        if row.number or Certainty(row["sure"]).rank >= surest.rank
    ]
    return replace(before, rows=in_order([*listed, *extra]), columns=before.every_column)


def row_of(span: Span, document: Document, places: Places) -> Row:
    """The row of a mark, as long as no person has written into it."""
    around = places.around(span.extent)
    words, meaning = quoted(around[1]), shown_meaning(span)
    return Row(
        {
            "line": str(document.source.line_of(span.extent.start)),
            "context": context_cell(*around),
            "words": words,
            "what": span.element,
            "meaning": meaning,
            "sure": span.cert.value,
            "rule": span.rule,
            "why": span.evidence,
            "found": found_cell(span.element, words, meaning),
        }
    )


def written_into(row: Row, own: Iterable[str]) -> bool:
    """True if a person has left anything in a row."""
    return row.is_edited or any(row[column].strip() for column in ("decision", "where", "comment", *own))


def place_of(row: Row) -> Decision:
    """The place of a row, whatever is decided about it: that of the words which the program had found."""
    before, shown, after = context_of(row["context"])
    return Decision(True, "", shown or words_of(row), before, shown, after, line=line_of(row))


def element_found(row: Row) -> str:
    """What the program had found at a row; in a row of a person's own, or where that column was deleted, what the row says now."""
    return row.was or element_of(row)


def _is_same(fresh: Row, row: Row) -> bool:
    """True if the program finds now what it had found, or a person has said how it is: then nothing is lost by showing it anew."""
    return row["found"] in {fresh["found"], ""} or bool(row["decision"].strip())


def _moved(row: Row, extent: Extent | None, document: Document, places: Places) -> Row:
    """A row of which the program has no mark (now), at its place."""
    if extent is None:
        return row
    there = {
        "line": str(document.source.line_of(extent.start)),
        "context": context_cell(*places.around(extent)),
    }
    return Row({**row.cells, "words": quoted(words_of(row)), **there}, row.number)
