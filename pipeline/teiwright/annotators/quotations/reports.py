"""What people are told of quotation marks: those without a partner, and tales told in one pair of marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from teiwright.annotators.quotations.pieces import Quotation, Stray
    from teiwright.model import Document


def unbalanced(document: Document, stray: Stray) -> Finding:
    """A mark without its partner."""
    what = "opens and is never closed" if stray.opens else "closes, but none is open"
    return Finding(
        "quotation-unbalanced",
        Severity.WARNING,
        f"The quotation mark {stray.mark} {what}.",
        "Look whether a mark was lost in typing; without its partner nothing is marked as a quotation.",
        _place(document, stray.passage, stray.at),
    )


def cut_short(document: Document, quotation: Quotation) -> Finding:
    """A mark without its partner, although the next paragraph begins with one: somebody else speaks there."""
    first, last = quotation.pieces[0], quotation.pieces[-1]
    begins = document.passages[last.passage].extent(last.start, last.end).start
    return Finding(
        "quotation-unbalanced",
        Severity.WARNING,
        f"The quotation mark {quotation.mark} opens and is not closed in its paragraph; in line {document.source.line_of(begins)} somebody else seems to speak.",
        "Look whether a mark was lost in typing; without its partner nothing is marked as a quotation. What follows is.",
        _place(document, first.passage, first.start),
    )


def tale(document: Document, quotation: Quotation) -> Finding:
    """More paragraphs in one pair of marks than a quotation has."""
    first, last = quotation.pieces[0], quotation.pieces[-1]
    end = document.passages[last.passage].extent(last.start, last.end).start
    return Finding(
        "quotation-tale",
        Severity.INFO,
        f"{len(quotation.pieces)} paragraphs, up to line {document.source.line_of(end)}, stand in one pair of quotation marks: a tale told by somebody in the text.",
        "It is not marked as a quotation; the speech inside it is.",
        _place(document, first.passage, first.start),
    )


def _place(document: Document, number: int, at: int) -> Place:
    passage, source = document.passages[number], document.source
    offset = passage.extent(at, at).start
    line = source.line_of(offset)
    near = passage.text[max(0, at - 25) : at + 30].strip()
    return Place(source.name, line, source.column_of(offset), f"near “{near}”", source_line=line)
