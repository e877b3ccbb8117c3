"""Letters that only their heading tells: “218.” and “TO ADAM GRAY” among letters that are headed so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.letters.headings import below_heading, names_addressee
from teiwright.conventions.pieces import is_running
from teiwright.model import Block, Certainty
from teiwright.patterns import lazy

if TYPE_CHECKING:
    import re

    from teiwright.conventions.pieces import Piece
    from teiwright.conventions.view import View

RULES = {
    "letters.alike": "Where most divisions headed “To …” are letters, the others headed so are letters, too."
}
LEAST = 5
"""So many letters at least are headed so."""
_COUNTED = 2
"""The same where all such headings have a number."""
_PREPOSITIONS = {
    "en": r"to\s+",
    "de": r"an\s+",
    "fr": r"(?:à|aux?|a)\s+",
    "it": r"(?:al?|alla)\s+|all['’]\s?",
    "es": r"al?\s+",
}
"""What is “to” in one language is “a” in another: “A MADAME GRAY”, “A JOURNEY”."""
_NUMBER = r"(?:(?:\d{1,4}|[IVXLC]+)[.):]?\s*(?:--|—|–)?\s*)?"
_TO = {
    language: lazy(rf"{_NUMBER}(?i:{words})[^\W\d_a-zß-öø-ÿ]") for language, words in _PREPOSITIONS.items()
}
_COUNT = lazy(rf"{_NUMBER}(?=[^\W\d_])")
_KINDS = frozenset(["letter", "section", "chapter"])
"""Letters, and what only its heading tells: no preface, no appendix."""


def with_alike(view: View, pieces: list[Piece]) -> list[Piece]:
    """The pieces, with the divisions headed as most letters are as letters; a day right below such a heading opens the letter."""
    to = _TO.get(view.language.partition("-")[0])
    if to is None:
        return pieces
    headed = [
        index
        for index, piece in enumerate(pieces)
        if piece.opens
        and piece.block.element == "head"
        and piece.opens[-1].kind in _KINDS
        and _names_whom(to, _last_line(view, pieces, index))
    ]
    letters = sum(pieces[i].opens[-1].kind == "letter" for i in headed)
    counted = all(pieces[i].opens[-1].n for i in headed)
    if letters < (_COUNTED if counted else LEAST) or 2 * letters < len(headed):
        return pieces
    made = list(pieces)
    for index in headed:
        *outer, own = pieces[index].opens
        if own.kind == "letter":
            continue
        told = replace(
            own,
            kind="letter",
            rule="letters.alike",
            cert=Certainty.MEDIUM,
            evidence="headed as the letters around it are",
        )
        made[index] = replace(pieces[index], opens=(*outer, told))
        below = below_heading(pieces, index)
        if below + 1 < len(pieces) and _is_day(view, pieces[below]):
            day = pieces[below].block.extent
            opener = Block("opener", day, (Block("dateline", day),), (), "letters.opener")
            made[below] = replace(pieces[below], block=opener)
    return made


def _names_whom(to: re.Pattern[str], words: str) -> bool:
    """“IV. To Ada Gray”, “4” / “A su hermano don Tomás”."""
    count = _COUNT.match(words)
    return to.match(words) is not None or (
        count is not None and count.end() > 0 and names_addressee(words[count.end() :])
    )


def _last_line(view: View, pieces: list[Piece], index: int) -> str:
    extent = pieces[below_heading(pieces, index) - 1].block.extent
    return view.words(extent)


def _is_day(view: View, piece: Piece) -> bool:
    """A paragraph that is nothing but a place and a day."""
    block = piece.block
    words = view.words(block.extent)
    return is_running(block) and "\n" not in words and is_dateline(words)
