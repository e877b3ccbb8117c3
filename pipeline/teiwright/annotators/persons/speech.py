"""Who says what stands in quotation marks, and to whom it is said."""

from __future__ import annotations

from teiwright.annotators.persons import lexicon as lex
from teiwright.patterns import lazy

_SAID = frozenset("\"”’'»“«—–")
"""Marks that end what somebody says."""


def said_by(text: str, start: int, before: str) -> bool:
    """True if marks close what somebody says before “said” and this place, perhaps with a comma behind them: «, sagte; —dijo."""
    at = start - len(before) - 1
    return (
        before in lex.particles("saying")
        and text[max(0, at - 3) : at].rstrip(" ").rstrip(",")[-1:] in _SAID
        and at > 1
    )


_CLOSED = tuple(f"{stop}{mark} " for stop in ",?!" for mark in "\"”’'»")
"""How what somebody says ends before whoever says it: “Never,” Harding answered."""


def says_it(text: str, start: int) -> bool:
    """True if what somebody says ends directly before this place."""
    return text.endswith(_CLOSED, 0, start)


_SPEAKS = "\"“‘'«"
_TO_HIM = lazy(
    r",(?:(?P<closed>[\"”’'»]) (?:(?:he|she|I|[A-Z]\w+|the \w+) )?(?P<verb>[a-z]{3,12})\b"
    r"| (?:you|your|you['’]\w+|my (?:dear|boy|lad|girl|friend|child)|what|why|where|who|how|come|go|look|listen|hear|tell|give|take|bring|let|do|don['’]t|did|have|will|can|is|are)\b)"
)
"""What follows the name of somebody who is spoken to: “Harding,” said he; “Harding, come here”."""


def spoken_to(text: str, start: int, end: int) -> bool:
    """True where what somebody says begins with this word and a comma, and it is he to whom it is said."""
    if text[start - 1 : start] not in _SPEAKS or start == 0 or text[max(0, start - 2) : start - 1].isalnum():
        return False
    match = _TO_HIM.match(text, end)
    return match is not None and (match["closed"] is None or lex.contexts().get(match["verb"], "") == "says")
