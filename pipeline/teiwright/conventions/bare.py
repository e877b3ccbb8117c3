"""The bare fallback: blank lines divide paragraphs, short lines that look like headings are headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions.blocks import paragraph
from teiwright.conventions.headings import heading
from teiwright.conventions.pieces import Opening, Piece
from teiwright.conventions.view import Answer, Found

if TYPE_CHECKING:
    from teiwright.conventions.view import View

NAME = "bare"
RULES = {
    "bare.paragraph": "Lines between two blank lines are one paragraph.",
    "bare.heading": "A short line by itself that says “Chapter” or the like, or stands in capitals, is a heading.",
    "bare.run-in-date": "A date and a dash at the very beginning of a text or division date what follows.",
}


def recognise(view: View) -> Answer:
    """It always fits."""
    return Answer((f"{len(view.chunks)} blocks divided by blank lines",), needed=0)


def pieces(view: View) -> Found:
    """Headings and paragraphs."""
    found = Found()
    for index, chunk in enumerate(view.chunks):
        head = heading(view, index)
        if head:
            found.pieces.append(head)
            continue
        for block in paragraph(view, chunk, first=index == 0):
            opens = (Opening(),) if block.element == "dateline" else ()
            found.pieces.append(Piece(block, opens))
    return found
