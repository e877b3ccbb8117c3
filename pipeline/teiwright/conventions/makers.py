"""A note of those who made the file, above everything else in it: how they typed italics, what they corrected, where pictures of the pages are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.flow.breaks import BREAK
from teiwright.conventions.flow.stream import RULES as FLOW_RULES
from teiwright.conventions.flow.stream import flow
from teiwright.conventions.pieces import Opening
from teiwright.conventions.view import Answer, Found
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

NAME = "makers"
TITLE = "a note of those who made the file above the text"
RULES = {
    **FLOW_RULES,
    "makers.note": "The first block says how the file was made (“Transcriber's Note”); the book begins below the room that follows.",
}
_NOTE = lazy(
    r"(?is)[\[(]?(?:(?:e-?text )?transcriber['’]?s?['’]? ?notes?\b"
    r"|notes? (?:sur la|de) transcription|notes? (?:du|de la|des) transcript(?:eurs?|rice)"
    r"|(?:anmerkung(?:en)?|hinweise?|bemerkung(?:en)?) (?:zur transkription|de[rs] (?:transkri|bearbeiter|korrekturleser)\w*)"
    r"|notas? (?:de la transcripción|del? transcriptora?)|not[ae] (?:del|sulla|di) (?:trascrittore|trascrizione)"
    r"|note: (?:project gutenberg|images of the original)|images of the original pages are"
    r"|(?=.{0,200}\b(?:surrounded|enclosed|marked|indicated|denoted|shown|represented|between|delimited)\b)[^\n]*_(?:underscores?|italics?)_|.{0,600}\b(?:e-?text )?transcriber['’]?s['’]?\s+note\)?$)"
)
"""How such a note begins; the last may also sign it."""
_BRACKET = lazy(r"(?s)\[[^\]]*$")
LONGEST, MOST, ROOM = 6000, 60, 2
"""Characters and blocks of the note at most; blank lines below it, at least."""


def _note(view: View) -> list[Chunk]:
    """The blocks of the note; none where the text begins with something else, or nothing tells where it ends."""
    chunks = view.runs
    if view.start or len(chunks) < ROOM or not _NOTE.match(view.words(chunks[0])):
        return []
    within, closed = _BRACKET.match(view.words(chunks[0])) is not None, view.words(chunks[0])[0] == "["
    for index, chunk in enumerate(chunks[1:MOST], 1):
        words = view.words(chunk)
        if chunk.start - chunks[0].start > LONGEST:
            break
        if within:
            within = "]" not in words
        elif BREAK.match(words):
            return chunks[: index + 1] if index + 1 < len(chunks) else []
        elif (closed or chunk.blank >= ROOM) and not _NOTE.match(words):
            return chunks[:index]
    return []


def recognise(view: View) -> Answer:
    """Such a note at the very top."""
    if not _note(view):
        return Answer((), "no note of those who made the file above the text")
    return Answer(("the first block says how the file was made",), needed=1)


def pieces(view: View) -> Found:
    """The note in the front; the rest is left to another convention."""
    note = _note(view)
    found = flow(view.inner(view.start, note[-1].end), title=False)
    opening = (Opening("boilerplate", rule="makers.note"),)
    found.pieces = [
        replace(piece, part="front", opens=piece.opens or (opening if not index else ()))
        for index, piece in enumerate(found.pieces)
    ]
    found.inside = (note[-1].end, view.stop)
    return found
