"""Sections under the heading of a year, one year after the other: what they tell is of the year above it, whatever other years are named on the way."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from teiwright.annotators.dates.finding import matches
from teiwright.annotators.dates.memory import Memory
from teiwright.annotators.dates.values import moment
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.model import Block, Passage

_YEAR = lazy(r"(?<!\d)(?:1\d\d\d|20\d\d)(?!\d)")
_DIVISIONS = frozenset(("div", "body"))
_FIGURES = 4


def headed(passages: Sequence[Passage], code: str) -> dict[int, int]:
    """The year that heads the section of a passage, by the number of the passage; none where one heading alone has a year, or most of them do not rise."""
    heads = [
        (number, year)
        for number, passage in enumerate(passages)
        if passage.path and _stands_above(passage) and (year := _of_head(passage.text, code))
    ]
    rising = sum(one < two for (_, one), (_, two) in pairwise(heads))
    if not rising or 2 * rising < len(heads) - 1:
        return {}
    sections = {number: _section(passages[number]) for number, _ in heads}
    years: dict[int, int] = {}
    for number, year in heads:
        section = sections[number]
        for below in range(number + 1, len(passages)):
            if section is None or passages[below].block.extent.start >= section.extent.end:
                break
            if sections.get(below) is section:
                break  # the next year of the same section
            if passages[number].element == "p" and passages[below].element == "head":
                break
            years[below] = year
    return years


def _section(passage: Passage) -> Block | None:
    """The division in which a passage stands."""
    return next((block for block in reversed(passage.path) if block.element in _DIVISIONS), None)


def _stands_above(passage: Passage) -> bool:
    """True for a heading, and for a paragraph that is nothing but a year."""
    return passage.element == "head" or (
        passage.element == "p" and len(passage.text.strip(" .:")) == _FIGURES
    )


def _of_head(text: str, code: str) -> int | None:
    """The year of “1862”, “1862: The West”, “The campaign of 1862”; of no heading that names several, or a time before or after it."""
    if _YEAR.search(text) is None:
        return None
    found = list(matches(text, code, Memory()))
    if len(found) != 1 or found[0].rule != "dates.year":
        return None
    edge = found[0].start == 0 or not text[found[0].end :].strip(" .:)]")
    return moment(found[0].get("when") or "").year if edge else None
