"""Who speaks in an interview or a meeting typed as Markdown: a name and a colon, in bold or plain, before what each says."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.pieces import is_running
from teiwright.conventions.talk.speakers import (
    ASKS,
    LEAST,
    NO_SPEAKER,
    Begun,
    as_speech,
    initials_among,
    longer,
    spoken,
)
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.pieces import Piece
    from teiwright.conventions.view import View
    from teiwright.model import Block

RULES = {"markdown.speech": "A name before a colon (**Anna:**), again and again and in turn, is a speaker."}
SHARE = 0.3
"""So many paragraphs of a conversation begin with a speaker."""
IN_TURN = 0.6
"""So many of the speakers are not the one before."""
ASKED, ASKING = 2, 0.1
"""So many of the turns ask something: “**Width:** two yards” and “**Price:** a shilling” come in turn, too, and nobody speaks."""
_BOLD = lazy(
    r"(?P<sign>\*\*|__)(?P<name>[^\W\d_a-zß-öø-ÿ][^*\n:?!]{0,40}?)(?P<inside>\s?:)?(?P=sign)(?P<tail>\s?:)?\s+(?=\S)"
)


def with_speakers(view: View, pieces: list[Piece]) -> list[Piece]:
    """The pieces, with paragraphs that somebody speaks as speeches; unchanged where few do, or always the same, or nothing but a word and a colon tells it."""
    begun = {
        index: found
        for index, piece in enumerate(pieces)
        if is_running(piece.block) and (found := _begun(view, piece.block))
    }
    names = {found.name for found in begun.values()}
    who = {name: initials_among(name, names) for name in names}
    times = Counter(who[found.name] for found in begun.values())
    known = {name for name in names if times[who[name]] > 1}
    turns = [who[found.name] for found in begun.values() if found.name in known]
    paragraphs = sum(1 for piece in pieces if piece.block.element == "p")
    changes = sum(one != other for one, other in itertools.pairwise(turns))
    if (
        len(set(turns)) < 2
        or len(turns) < LEAST
        or len(turns) < SHARE * paragraphs
        or changes < IN_TURN * (len(turns) - 1)
        or not (any(who[name] != name for name in known) or _ask(view, pieces, begun, known))
    ):
        return pieces
    made: list[Piece] = []
    for index, piece in enumerate(pieces):
        found = begun.get(index)
        last = made[-1] if made else None
        if found and found.name in known:
            start = piece.block.extent.start
            said = as_speech(piece.block, start + found.tail, start + found.end, "markdown.speech")
            made.append(replace(piece, block=said))
        elif piece.block.element == "p" and not piece.opens and last and last.block.element == "sp":
            made[-1] = replace(last, block=longer(last.block, piece.block))
        else:
            made.append(piece)
    return made


def _begun(view: View, block: Block) -> Begun | None:
    """The speaker with whom a paragraph begins, and where the speech begins."""
    words = view.text[block.extent.start : min(block.extent.end, block.extent.start + 120)]
    found = _BOLD.match(words)
    if found is None:
        return spoken(words)
    if not (found["inside"] or found["tail"]) or NO_SPEAKER.match(found["name"]):
        return None
    return Begun(found["name"], len(found[0].rstrip()), found.end())


def _ask(view: View, pieces: list[Piece], begun: dict[int, Begun], known: set[str]) -> bool:
    """Those who speak ask each other, or one is called “Interviewer”, “Question”."""
    said = [pieces[i].block.extent for i, found in begun.items() if found.name in known]
    asked = sum("?" in view.words(one) for one in said)
    return asked >= max(ASKED, ASKING * len(said)) or any(map(ASKS.match, known))
