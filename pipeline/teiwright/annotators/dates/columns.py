"""Columns of a table that hold amounts, one of which could be a year by its figures."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.model import Passage

_AMOUNT = lazy(r"(?:\d|\d{3}|\d{5,}|\d+(?:[., ’']\d+)+)\.?|\d[\d.,]* ?%")
"""A number that is no year, nor the last two figures of one."""
_FIGURES = lazy(r"\d{4}\.?")


def of_amounts(passages: Sequence[Passage]) -> frozenset[int]:
    """Places of the cells that are nothing but four figures, in a column that has amounts.

    “1127” above “34,500” and “980” is as many sacks; above “1131” and “1140” it may be a year.
    """
    columns: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for place, passage in enumerate(passages):
        if passage.block.element == "cell" and passage.text[:1].isdigit():
            table, row = passage.path[-2:]
            column = next(i for i, cell in enumerate(row.children) if cell is passage.block)
            columns[table.extent.start, column].append(place)
    return frozenset(
        place
        for places in columns.values()
        if any(_AMOUNT.fullmatch(passages[place].text) for place in places)
        for place in places
        if _FIGURES.fullmatch(passages[place].text)
    )
