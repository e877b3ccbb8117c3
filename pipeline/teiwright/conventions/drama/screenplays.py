"""Screenplays: “INT. KITCHEN - DAY” heads a scene, “CUT TO:” leads to the next, and what nobody says tells what is seen."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

LONGEST = 100
"""Characters of such a line."""
FEWEST = 2
"""So many scenes at least are headed so in a screenplay."""
_SCENE = lazy(
    r"(?:(?P<n>\d{1,3}[A-Z]?)[.)]?\s+)?(?:(?:INT\.?\s?/\s?EXT|EXT\.?\s?/\s?INT|INT|EXT)(?:\.|\s?/|\s?[:–—-]|(?=\s))"
    r"|(?:INNEN|AUSSEN|AUẞEN|INTÉRIEUR|EXTÉRIEUR|INTERIOR|EXTERIOR|INTERNO|ESTERNO)\s?[.:/–—-])\s*(?=[^\W\d_]{2})"
)
"""“EXT. HARBOUR - DAWN”, “INNEN. KÜCHE. TAG”: inside or outside, where and when."""
_LEADS = lazy(
    r"(?:FADE (?:IN|OUT|UP|TO BLACK)|(?:[A-Z]+ ){0,2}(?:CUT|DISSOLVE|FADE|BACK) TO|SCHNITT|(?:AUF|AB|ÜBER)BLENDE|FONDU|COUPE|CORTE|FUNDIDO|DISSOLVENZA|STACCO)(?: [^\W\d_a-zß-öø-ÿ]+){0,4}\s?[.:]?$"
)
"""“FADE IN:”, “CUT TO:”"""


_QUOTED = lazy(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]")
_SPEAKS = lazy(
    r"\bI(?:['’](?:m|ve|ll|d))?(?= [a-z])|(?i:\b(?:you|your|my|ich|mir|mich|du|dir|dich|moi|je (?:ne|me|suis|te|le|la|n['’])|tu|toi|yo|mí|tú|io)\b|\bj['’](?=[^\W\d_]))"
)
"""“I do not complain”: somebody speaks of himself, or to another."""


def heads_scene(words: str) -> bool:
    """A line in capitals that says whether a scene is laid inside or outside, and where."""
    return len(words) <= LONGEST and "\n" not in words and words.isupper() and _SCENE.match(words) is not None


def number_of(words: str) -> str:
    """The number before the heading of a scene; empty if it has none."""
    found = _SCENE.match(words)
    return found["n"] or "" if found else ""


def leads_on(words: str) -> bool:
    """A line in capitals that says how one scene leads to the next."""
    return len(words) <= LONGEST and words.isupper() and _LEADS.match(words) is not None


def is_spoken(words: str) -> bool:
    """A paragraph in which somebody speaks of himself or to another goes on the speech above it; what is seen does not."""
    return _SPEAKS.search(_QUOTED.sub("", words)) is not None


def scenes(view: View, chunks: tuple[Chunk, ...]) -> int:
    """How many of some chunks head the scene of a screenplay; 0 where they are too few."""
    count = sum(1 for chunk in chunks if chunk.length <= LONGEST and heads_scene(view.words(chunk)))
    return count if count >= FEWEST else 0


@lru_cache(maxsize=4)
def first_of(view: View) -> int | None:
    """The chunk with which the scenes begin, or what leads to the first of them; None where the text is no screenplay."""
    if not scenes(view, tuple(view.chunks)):
        return None
    return next(
        (i for i, c in enumerate(view.chunks) if heads_scene(view.words(c)) or leads_on(view.words(c))), None
    )
