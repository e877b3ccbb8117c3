"""The choice of conventions for a text, and the way from their pieces to a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions import bare, marxists
from teiwright.conventions.options import ReadingOptions
from teiwright.conventions.pieces import assemble, fill, number_paragraphs
from teiwright.conventions.view import View
from teiwright.metadata import Metadata
from teiwright.model import Document, Reading, Register

if TYPE_CHECKING:
    from teiwright.conventions.pieces import Piece
    from teiwright.model import Skip, Source, Span

FRAMES = (marxists,)


def read(
    source: Source,
    *,
    options: ReadingOptions | None = None,
    register: Register | None = None,
    overrides: Metadata | None = None,
) -> Document:
    """The structure of a text and the facts it states about itself."""
    del overrides
    options = options or ReadingOptions()
    view = View(source, options, options.language or "en")
    front: list[Piece] = []
    back: list[Piece] = []
    skips: list[Skip] = []
    spans: list[Span] = []
    readings: list[Reading] = []
    metadata = Metadata()
    vocabulary: dict[str, str] = {}
    for frame in FRAMES:
        answer = frame.recognise(view)
        if answer:
            found = frame.pieces(view)
            front += found.pieces
            back = found.after + back
            skips += found.skips
            spans += found.spans
            metadata = found.metadata
            readings.append(Reading(frame.NAME, answer.signs))
            vocabulary |= frame.RULES
            if found.inside:
                view = view.inner(*found.inside)
    found = bare.pieces(view)
    readings.append(Reading(bare.NAME, bare.recognise(view).signs))
    vocabulary |= bare.RULES
    blocks = number_paragraphs(assemble((*front, *found.pieces, *back)))
    document = Document(
        source,
        view.language,
        blocks,
        fill(source.text, blocks, (*skips, *found.skips)),
        metadata,
        (*spans, *found.spans),
        tuple(readings),
        register or Register(),
        vocabulary=vocabulary,
    )
    try:
        from teiwright.conventions.notes import pair_notes
    except ImportError:
        return document
    return pair_notes(document)
