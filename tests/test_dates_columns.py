"""Tables: a number of four figures is no year in a column that has other amounts."""

from __future__ import annotations

import pytest

from teiwright.annotators import dates
from teiwright.metadata import Metadata
from teiwright.model import Block, Document, Extent, Source, Span


def years_of(*rows):
    """What is a date in a table of these rows, given as cells that are separated by a bar."""
    text, blocks = "", []
    for row in rows:
        cells = []
        for cell in row.split("|"):
            cells.append(Block("cell", Extent(len(text), len(text) + len(cell))))
            text += f"{cell}\t"
        blocks.append(Block("row", Extent(cells[0].extent.start, cells[-1].extent.end), tuple(cells)))
    table = Block("table", Extent(0, len(text)), tuple(blocks))
    body = Block("body", table.extent, (table,))
    document = Document(Source("t.txt", text, "utf-8", "", len(text)), "en", (body,), (), Metadata())
    return [
        text[m.extent.start : m.extent.end]
        for m in dates.annotate(document)
        if isinstance(m, Span) and m.element == "date"
    ]


@pytest.mark.parametrize("amount", ["980", "7", "34500", "34,500", "12.5", "11 200", "40%"])
def test_figures_in_a_column_of_amounts_are_no_years(amount):
    assert years_of("Mill|Sacks", "North|1127", "South|1530", f"East|{amount}") == []


def test_the_column_of_the_years_beside_it_keeps_them():
    assert years_of("1861|1127", "1862|980", "1863|1340") == ["1861", "1862", "1863"]
    assert years_of("A|1861||980", "B|1862|1340|") == ["1861", "1862", "1340"], "each in its own column"


@pytest.mark.parametrize("other", ["–", "76", "about 1790", "12 May", "1812/13", "unknown"])
def test_what_is_no_amount_leaves_the_others_years(other):
    assert {"1861", "1875"} <= set(years_of("North|1861", "South|1875", f"East|{other}"))
