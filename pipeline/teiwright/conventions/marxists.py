"""Texts of the Marxists Internet Archive: author and year, title, then lines “Source: …”, “Translated: …”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.conventions.pieces import Opening, Piece
from teiwright.conventions.view import Answer, Found
from teiwright.metadata import Agent, Metadata, Stated
from teiwright.model import Block, Extent, PersonName, Span

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

NAME = "marxists"
RULES = {
    "marxists.author-year": "The first line is a name and a year.",
    "marxists.title": "Between the author and the lines about the source stands the title.",
    "marxists.provenance": "Lines that begin with “Source:”, “Translated:”, “First published:” and the like tell where the text comes from.",
    "marxists.line": "A line end between two lines of a block whose lines count.",
}
_AUTHOR_YEAR = re.compile(
    r"(?P<author>(?:[^\W\d_][\w’'.-]*[ \t]+){0,5}[^\W\d_][\w’'.-]*),?[ \t]+\(?(?P<date>\d{4}(?:[-–]\d{2,4})?)\)?$"
)
LABELS = (
    "Source|Written|First [Pp]ublished|Published|Publisher|Translated|Translation|Translator|Transcription[/\\\\]\\s?Markup|"
    "Transcribed|Transcription|HTML [Mm]arkup|Markup|HTML|Proofread|Proofreading|Online [Vv]ersion|Public [Dd]omain|Copy[Ll]eft|Copyright|"
    "Delivered|Spoken|Edited|Editor|Checked|Reprinted|First [Pp]rinted|Date"
)
_LABEL = re.compile(rf"(?P<label>{LABELS})\s*(?:by|in|for)?\s*:\s*(?P<value>.*)")


def _labelled(view: View, chunk: Chunk) -> int:
    return sum(1 for line in view.lines.raw[chunk.first : chunk.last] if _LABEL.match(line.strip()))


def recognise(view: View) -> Answer:
    """Author and year, and label lines near the top."""
    chunks = view.chunks[:12]
    signs = []
    if chunks and _AUTHOR_YEAR.match(view.words(chunks[0])):
        signs.append("the first line is a name and a year")
    labels = sum(_labelled(view, chunk) for chunk in chunks)
    if labels:
        signs.append(
            f"{labels} lines near the top say where the text comes from (“Source:”, “Translated:” …)"
        )
    if labels > 2:
        signs.append("they stand together")
    return Answer(tuple(signs), "no author-and-year line with “Source:” or “Translated:” lines below it")


def pieces(view: View) -> Found:
    """The title block and the lines about the source; the rest is left to another convention."""
    found = Found()
    chunks = view.chunks
    last = max(i for i, chunk in enumerate(chunks[:12]) if _labelled(view, chunk))
    first = min(i for i, chunk in enumerate(chunks[:12]) if _labelled(view, chunk))
    title: list[Block] = []
    metadata = Metadata()
    start = 0
    author = _AUTHOR_YEAR.match(view.words(chunks[0]))
    if author and first > 0:
        at = chunks[0].start
        title.append(
            Block(
                "docAuthor",
                Extent(at + author.start("author"), at + author.end("author")),
                rule="marxists.author-year",
            )
        )
        end = chunks[0].end
        title.append(
            Block(
                "docDate",
                Extent(at + author.start("date"), end),
                (),
                (("when", author["date"][:4]),),
                "marxists.author-year",
            )
        )
        name = author["author"].split()
        metadata = Metadata(
            authors=(
                Agent(
                    PersonName(surname=name[-1], forename=" ".join(name[:-1])),
                    f"line {view.source.line_of(at)} of {view.source.name}",
                    "aut",
                ),
            )
        )
        start = 1
    parts = [
        Block(
            "titlePart",
            Extent(c.start, c.end),
            (),
            (("type", "main" if i == 0 else "sub"),),
            "marxists.title",
        )
        for i, c in enumerate(chunks[start:first])
    ]
    if parts:
        title.append(Block("docTitle", Extent(parts[0].extent.start, parts[-1].extent.end), tuple(parts)))
        words = re.sub(r"\s*\[\d+\]", "", view.text[parts[0].extent.start : parts[0].extent.end])
        from dataclasses import replace

        metadata = replace(
            metadata,
            title=Stated(
                " ".join(words.split()),
                f"line {view.source.line_of(parts[0].extent.start)} of {view.source.name}",
            ),
        )
    if title:
        found.pieces.append(
            Piece(
                Block(
                    "titlePage",
                    Extent(title[0].extent.start, title[-1].extent.end),
                    tuple(title),
                    (("type", "heading"),),
                ),
                (),
                "front",
            )
        )
    opens = (Opening("provenance", 1, rule="marxists.provenance"),)
    for chunk in chunks[first : last + 1]:
        found.pieces.append(
            Piece(Block("p", Extent(chunk.start, chunk.end), rule="marxists.provenance"), opens, "front")
        )
        opens = ()
        for index in range(chunk.first + 1, chunk.last):
            at = view.lines.extent_of(index)[0]
            found.spans.append(Span(Extent(at, at), "lb", "marxists.line"))
    found.metadata = metadata
    found.inside = (view.text.find("\n", chunks[last].end) + 1 or view.stop, view.stop)
    return found
