"""Durations: “seventeen years”, “two weeks”. Off unless asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.dates import find_durations
from teiwright.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.findings import Finding
    from teiwright.model import Document

AFTER = ("dates",)
OPTIONAL = True
RULES = {"durations.counted": "A number of years, months, weeks or days; weeks are given in days."}


def annotate(document: Document) -> Iterator[Span | Finding]:
    """Mark every duration that is not part of a date."""
    dates = [(s.extent.start, s.extent.end) for s in document.spans if s.element == "date"]
    for passage in document.passages:
        for found in find_durations(passage.text, document.language):
            extent = passage.extent(found.start, found.end)
            if not any(start < extent.end and extent.start < end for start, end in dates):
                yield Span(extent, "date", found.rule, found.attributes, found.cert, found.evidence)
