"""Blocks that every convention makes: paragraphs, and the date that runs into the first line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.model import Block, Extent

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

_RUN_IN = re.compile(r"(?P<date>[^\n–—]{3,40}?)\s*(?:[–—]|\s-\s)\s*(?=\S)")


def paragraph(view: View, chunk: Chunk, *, first: bool) -> list[Block]:
    """A chunk as a paragraph; at the beginning of a text with the dateline that runs into it."""
    start = chunk.start
    made = []
    if first:
        found = _RUN_IN.match(view.text, start, chunk.end)
        if found and is_date(found["date"], view.language):
            end = found.end()
            while view.text[end - 1].isspace():
                end -= 1
            made.append(
                Block(
                    "dateline",
                    Extent(start, end),
                    (),
                    (("rend", "run-in"),),
                    "bare.run-in-date",
                    evidence="a date and a dash open the text",
                )
            )
            start = found.end()
    made.append(Block("p", Extent(start, chunk.end), rule="bare.paragraph"))
    return made


_YEAR = re.compile(r"\b1\d{3}\b|\b20\d\d\b|\d{1,2}[./]\d{1,2}")


def is_date(words: str, language: str) -> bool:
    """True if the words are a date and nothing else."""
    try:
        from teiwright.annotators.dates import find_dates
    except ImportError:
        return bool(_YEAR.search(words)) and len(words) < 30
    del language
    return bool(find_dates) and bool(_YEAR.search(words)) and len(words) < 30
