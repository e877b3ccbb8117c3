"""What resolutions, judgments and wills recite: “Whereas …; whereas …”, “Vu …, considérant …”, “Item …”, each a paragraph of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk, Lines

_SEEN = r"\b(?! (?:d[eu]s?|desde|da\w{0,4}|par|en)\b)"
"""“Vu du pont”, “Visto da lontano”: seen, and no recital."""
_WORDS = (
    rf"Vue?s?{_SEEN}|Considérant|Attendu|Ouï|Whereas|Resolved|Be it|In (?:Erwägung|Anbetracht)|Vist[oa]s?{_SEEN}|Resultando|Considerando|"
    rf"Considerato{_SEEN}|Premesso|Rilevato|Ritenuto"
)
ENACTS = lazy(
    rf"(?:{_WORDS}|Délibère|Arrête|Delibera|Acuerda|WHEREAS|RESOLVED|Sect?\.|Art\.|Artic[lu]|Artik|Artíc|§)"
)
"""What lines of resolutions and statutes begin with, though each is a line and begins with a capital."""
_RECITAL = (
    rf"(?:{_WORDS}|Par ces motifs|Now,? therefore|Being (?:further |then |again |also )?(?:asked|questioned|examined|interrogated)|Item|Imprimis|Ytem)"
    r"\b(?!['’])"
)
_RECITES = lazy(rf"(?i)[ \t]*(?:(?:{w.JOINS}) )?{_RECITAL}")
_AMID = lazy(rf"[.;,:] (?=[^\W\d_a-zß-öø-ÿ])(?i:{_RECITAL})")
_ENDED = lazy(rf"(?i)(?:[.;:,]|[;,] (?:{w.JOINS}))\s*$")
"""How a line ends above one that recites the next."""
_PRISED = lazy(r"[^\W\d_](?:(?: ?\.){3,}|\t| {3,})\s*[^\s\d]{0,3} ?\d")
"""“Item, six chaudrons . . . 18 l.”: a row of an inventory with its sum."""
_FEWEST, _MOST_LINES = 2, 8
"""So many lines of a block begin so, and each recital has so many at most; half as many, where the block begins otherwise."""


def recites(line: str) -> bool:
    """Whether a line begins as a recital does; in small letters it goes on with the one above."""
    return _RECITES.match(line) is not None and line.lstrip()[0].isupper()


def before_recitals(lines: Lines, chunk: Chunk) -> list[int]:
    """The lines that begin with such a word, each below one that has ended.

    Where such a word begins a sentence amid a line, too, the lines are wrapped at a margin and begin with it by accident.
    """
    begins = [
        i
        for i in chunk.indices
        if recites(lines.raw[i]) and (i == chunk.first or _ENDED.search(lines.raw[i - 1]))
    ]
    most = _MOST_LINES if begins and begins[0] == chunk.first else _MOST_LINES // 2
    if (
        len(begins) < _FEWEST
        or most * len(begins) < chunk.height
        or any(_AMID.search(lines.raw[i]) for i in chunk.indices)
        or 2 * sum(_PRISED.search(lines.raw[i]) is not None for i in begins) > len(begins)
    ):
        return []
    return begins
