"""The choice of conventions for a text, and the way from their pieces to a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions import bare, marxists, verse
from teiwright.conventions.options import ReadingOptions
from teiwright.conventions.pieces import assemble, fill, number_paragraphs
from teiwright.conventions.view import Answer, Convention, View
from teiwright.language import detect
from teiwright.metadata import Metadata
from teiwright.model import Document, Reading, Register

if TYPE_CHECKING:
    from teiwright.conventions.pieces import Piece
    from teiwright.model import Skip, Source, Span

FRAMES: tuple[Convention, ...] = (marxists,)
"""What stands around a text; several may apply, one inside the other."""
BODIES: tuple[Convention, ...] = (verse,)
"""How the text itself is typed; one applies, or none and then the bare fallback."""


def choose(view: View) -> tuple[Convention, Answer]:
    """The convention of the body: the one a person named, or the one with most signs, or the bare fallback."""
    wish = view.options.convention
    if wish:
        for convention in (*BODIES, bare):
            if wish == convention.NAME:
                answer = convention.recognise(view)
                return convention, Answer(
                    (f"it was asked for (--convention {wish})", *answer.signs), needed=0
                )
    answers = [(convention, convention.recognise(view)) for convention in BODIES]
    fitting = [(convention, answer) for convention, answer in answers if answer]
    if fitting:
        return max(fitting, key=lambda pair: len(pair[1].signs))
    return bare, bare.recognise(view)


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
    view = View(source, options, options.language or detect(source.text).code)
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
    body, answer = choose(view)
    found = body.pieces(view)
    readings.append(Reading(body.NAME, answer.signs))
    vocabulary |= body.RULES
    metadata = found.metadata if metadata == Metadata() else metadata
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
