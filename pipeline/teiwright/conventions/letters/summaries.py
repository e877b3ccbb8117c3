"""What editors put between the heading of a letter and its greeting: the day, and what the letter is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.capitals import CAPITAL, has_small_words
from teiwright.conventions.letters.datelines import begins_with_day
from teiwright.conventions.letters.headings import heads
from teiwright.conventions.letters.lines import is_day
from teiwright.model import Block
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.letters.pieces import Pieces
    from teiwright.conventions.pieces import Piece

RULE = "letters.summary"
_LONGEST = 600
"""Characters of such a summary."""
_WHO_TO_WHOM = lazy(
    rf"(?:(?:No|Nr)?\.? ?\d{{1,4}}[.)]? ?[–—-]? ?)?{CAPITAL}[^\n.!?]{{1,50}}? (?:an|to|à|a|al|alla) {CAPITAL}[^\n!?]{{1,60}}$"
)
"""“3. Ada Gray to her brother”, “12. Wendrich an Anna Hofer”."""
_SHORT = 50
"""Characters of a line that may be the place of a day, at most."""
_WHERE = lazy(r"\b(?:near|next|près|chez|cerca|junto|presso|vicino)\b")


def below_heading(pieces: Pieces, made: list[Piece], *, day: str) -> list[Piece]:
    """The last pieces, where a summary, perhaps below the day, stands below a heading that says who wrote to whom: as the day and the argument of that letter.

    Args:
        pieces: those of the text.
        made: the pieces above the greeting of a letter, or above its day.
        day: the line below them if it is the day of the letter, else nothing.
    """
    kinds = "".join(_kind(pieces, piece) for piece in made[-3:])
    if kinds[-2:] != "hs" if day else kinds != "hds":
        return made
    if begins_with_day(day) and _may_be_place(pieces.words(made[-1])):
        return made
    *above, head = made[: -1 if day else -2]
    own = head.opens[-1]
    letter = replace(head, opens=(*head.opens[:-1], replace(own, kind="letter")))
    return [*above, letter, *(_below(pieces, piece) for piece in made[len(above) + 1 :])]


def _kind(pieces: Pieces, piece: Piece) -> str:
    """H for a heading that says who wrote to whom, d for a day, s for what may be a summary, x for anything else."""
    words = pieces.words(piece)
    if piece.opens:
        told = heads(piece) in {"chapter", "section", "letter"} and piece.block.element == "head"
        return "h" if told and _WHO_TO_WHOM.match(words) else "x"
    if piece.block.element != "p" or piece.block.children or len(words) > _LONGEST:
        return "x"
    return "d" if is_day(words) else "s"


def _may_be_place(words: str) -> bool:
    """“Hallow Mill, near Bath.” may be the place of the day below it: no small word shows that it is a summary."""
    return len(words) <= _SHORT and not has_small_words(_WHERE.sub("", words))


def _below(pieces: Pieces, piece: Piece) -> Piece:
    block = piece.block
    if is_day(pieces.words(piece)):
        day = Block("dateline", block.extent, rule="letters.opener")
        return replace(piece, block=Block("opener", block.extent, (day,), (), "letters.opener"))
    return replace(piece, block=Block("argument", block.extent, (block,), (), RULE))
