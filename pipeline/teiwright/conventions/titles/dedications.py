"""The dedication before a text: “To” and a person, and the letter to that person, if one stands below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.drama.cast import CAST
from teiwright.conventions.headings.evidence import INITIALS
from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.letters.leave import takes_leave
from teiwright.conventions.letters.lines import is_greeting
from teiwright.conventions.letters.parts import letter
from teiwright.conventions.letters.pieces import Pieces, Start
from teiwright.conventions.personal_names import is_name
from teiwright.conventions.pieces import Opening, Piece
from teiwright.conventions.titles.end import is_dedication, is_imprint
from teiwright.conventions.titles.imprints import EDITION
from teiwright.conventions.titles.lines import DEDICATES
from teiwright.conventions.verse.verses import looks_like_verse
from teiwright.model import Block

if TYPE_CHECKING:
    from teiwright.conventions.headings.heading import Heads
    from teiwright.conventions.view import View

RULE = "title.dedication"
_MOST, _SHORT = 6, 60
"""Blocks of a dedication without a letter, and characters of each below the first, at most."""
_LONGEST, _FEW = 60, 10
"""Blocks of a letter that dedicates, at most, and of one without a greeting."""


def dedicated(view: View, heads: Heads, index: int) -> tuple[int, list[Piece]]:
    """How many chunks a dedication takes that begins with this one, and its pieces; 0 if none does, or if it ends the text."""
    if index >= len(view.chunks) - 1 or not is_dedication(view, index):
        return 0, []
    opening = Opening("dedication", 1, rule=RULE)
    whole = epistle(view, heads, index)
    if whole:
        made = [replace(piece, part="front") for piece in whole[1]]
        return whole[0], [replace(made[0], opens=(opening,)), *made[1:]]
    blocks = [_paragraph(view, i) for i in range(index, index + _blocks(view, heads, index))]
    return len(blocks), [Piece(b, () if i else (opening,), "front") for i, b in enumerate(blocks)]


def with_dedication(view: View, heads: Heads, stop: int, pieces: list[Piece]) -> tuple[int, list[Piece]]:
    """The title block (its chunks and pieces) with the line that dedicates the poem below it; a letter that dedicates, where the title page is not in the file."""
    if not (_above_poem(view, stop) if stop else epistle(view, heads, 0)):
        return stop, pieces
    taken, dedication = dedicated(view, heads, stop)
    return stop + taken, [*pieces, *dedication]


def _above_poem(view: View, index: int) -> bool:
    """“To my brother”, a line by itself that ends with no stop, between the title of a poem and its first stanza."""
    if index + 1 >= len(view.chunks):
        return False
    chunk, below = view.chunks[index], view.chunks[index + 1]
    return (
        chunk.height == 1
        and chunk.length <= _SHORT
        and view.text[chunk.end - 1].isalnum()
        and below.height > 1
        and is_dedication(view, index)
        and looks_like_verse(view, below)
    )


def _blocks(view: View, heads: Heads, index: int) -> int:
    """How many blocks a dedication has: “TO” / “MY MOTHER” / “WHO KEPT THE KEYS”, if all blocks up to the first chapter or preface, or to “gewidmet”, are as short and in capitals if the first is."""
    upper = view.words_at(index).isupper()
    for at in range(index + 1, min(index + _MOST + 1, len(view.chunks))):
        words = view.words_at(at)
        if at in heads and (heads[at][0].named or heads[at][0].n):
            return at - index
        if DEDICATES.match(words):
            return at + 1 - index
        if len(words) > _SHORT or words.isupper() != upper or is_imprint(view, at) or CAST.match(words):
            break
    return 1


def epistle(view: View, heads: Heads, index: int) -> tuple[int, list[Piece]] | None:
    """“To the Right Honourable …” / “My Lord, …”, and a formula with a name or a place with a day at the end, before the first chapter: how many chunks, and the pieces of the letter."""
    stop = next((i for i in sorted(heads) if i > index), index)
    greeted = stop > index + 1 and is_greeting(view.words_at(index + 1))
    if not index + 2 < stop <= index + (_LONGEST if greeted else _FEW):
        return None
    lines = [view.lines.row(i) for i in range(view.chunks[stop - 2].first, view.chunks[stop - 1].last)]
    last = lines[-1].strip(" _.,")
    signed = (
        (is_name(last) or INITIALS.match(lines[-1]))
        if greeted
        else view.chunks[stop - 1].height == 1 and is_dateline(last) and not EDITION.search(last)
    )
    if not (signed or (greeted and any(map(takes_leave, lines)))):
        return None
    listed = [Piece(_paragraph(view, i)) for i in range(index, stop)]
    if not greeted:
        dateline = Block("dateline", view.chunks[stop - 1].extent, rule=RULE)
        closer = Block("closer", dateline.extent, (dateline,), rule=RULE)
        return stop - index, [*listed[:-1], Piece(closer)]
    return stop - index, letter(Pieces(view.text, listed), Start(0, 1), len(listed))


def _paragraph(view: View, index: int) -> Block:
    return Block("p", view.chunks[index].extent, rule=RULE)
