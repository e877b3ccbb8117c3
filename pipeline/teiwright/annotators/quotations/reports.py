"""What people are told of quotation marks: those without a partner, and those whose partner may be another's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.quotations.characters import MARKS
from teiwright.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from teiwright.annotators.quotations.languages import Language
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


_TWO = 2
_LAST_WORDS = 40
"""Characters at the end of a paragraph in which the narrator names who has spoken."""


def may_be_two(document: Document, quotation: Quotation, language: Language) -> bool:
    """Whether a quotation over two paragraphs may be those of two speakers, the first of which has lost the mark that closes it.

    So it is where words of the narrator end the first paragraph (“I will not go, she said.”), where the first is no sentence but in the
    place of a noun (a “long night, and went home), and where the narrator names who speaks in the second.
    """
    first, last = quotation.pieces[0], quotation.pieces[-1]
    one, two = document.passages[first.passage], document.passages[last.passage]
    if one is two or len(quotation.pieces) > _TWO or quotation.depth or not one.element == two.element == "p":
        return False
    found = language.inquit_after.match(two.text, last.end)
    if found is not None and (found["who"] or found["who2"] or "")[:1].isupper():
        return True
    before = one.text[max(first.start - _LAST_WORDS, 0) : first.start]
    if before[-2:-1].isalpha() and one.text[first.start : first.end].lstrip(MARKS + " ")[:1].islower():
        return language.in_noun_place(before, 1) and language.reported.match(before.split()[-1]) is None
    return (
        not language.dash_dialogue and language.said_last.search(one.text, first.start, first.end) is not None
    )


def joined(document: Document, quotation: Quotation) -> Finding:
    """A quotation over two paragraphs that may be those of two speakers."""
    place, line = _over(document, quotation)
    return Finding(
        "quotation-joined",
        Severity.INFO,
        f"The quotation mark opens and is not closed in its paragraph; since a mark stands in line {line}, too, both are read as one quotation.",
        "If somebody else speaks there, a closing mark was lost in typing: put it in.",
        place,
    )


def tale(document: Document, quotation: Quotation) -> Finding:
    """More paragraphs in one pair of marks than a quotation has."""
    place, line = _over(document, quotation)
    return Finding(
        "quotation-tale",
        Severity.INFO,
        f"{len(quotation.pieces)} paragraphs, up to line {line}, stand in one pair of quotation marks: a tale told by somebody in the text.",
        "It is not marked as a quotation; the speech inside it is.",
        place,
    )


def _over(document: Document, quotation: Quotation) -> tuple[Place, int]:
    """Where a quotation over several paragraphs begins, and the line in which its last one does."""
    first, last = quotation.pieces[0], quotation.pieces[-1]
    end = document.passages[last.passage].extent(last.start, last.end).start
    return _place(document, first.passage, first.start), document.source.line_of(end)


def _place(document: Document, number: int, at: int) -> Place:
    passage, source = document.passages[number], document.source
    offset = passage.extent(at, at).start
    line = source.line_of(offset)
    near = passage.text[max(0, at - 25) : at + 30].strip()
    return Place(source.name, line, source.column_of(offset), f"near “{near}”", source_line=line)
