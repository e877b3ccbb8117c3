"""The end of a report or a minute that is no letter: who signs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.letters.closers import closed
from teiwright.conventions.letters.ends import closing
from teiwright.conventions.letters.leave import ends_with_leave
from teiwright.conventions.letters.lines import signs_by_itself
from teiwright.conventions.letters.parts import replace_pieces
from teiwright.conventions.letters.pieces import Pieces

if TYPE_CHECKING:
    from teiwright.conventions.view import Found, View


def sign(view: View, found: Found) -> None:
    """“(Signed) A. Jones”, or an office and a name, as the last block of a text, or a formula of leave with its signature: a closer."""
    pieces = Pieces(view.text, found.pieces)
    last = len(found.pieces) - 1
    if last < 0 or found.pieces[last].part != "body" or found.pieces[last].opens:
        return
    first = last if pieces.is_plain(last) and signs_by_itself(pieces.lines(last)) else _leave(pieces, last)
    if first:
        signed = replace(found.pieces[last], block=closed(pieces, first, last + 1))
        replace_pieces(view.text, found, [*found.pieces[:first], signed])


def _leave(pieces: Pieces, last: int) -> int:
    """The piece with which the writer of a report that nobody is greeted in takes leave as a servant (“I am, sir, your obedient servant,”) and signs; 0 if there is none."""
    first = max(1, last - 1)
    end = closing(pieces, first, last + 1)
    if end > last or any(piece.opens for piece in pieces.listed[end:]):
        return 0
    lines = [line for index in range(end, last + 1) for line in pieces.lines(index)]
    return end if len(lines) > 1 and ends_with_leave(lines[0]) else 0
