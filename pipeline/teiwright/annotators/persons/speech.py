"""Who says what stands in quotation marks, and to whom it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.annotators.persons.language import Language

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
_SAYS = lazy(r",[\"”’'»] (?:(?:he|she|I|[A-Z]\w+|the \w+) )?([a-z]{3,12})\b")


def spoken_to(text: str, start: int, end: int, language: Language) -> bool:
    """True where what somebody says begins with this word and a comma, and it is he to whom it is said."""
    if text[start - 1 : start] not in _SPEAKS or start == 0 or text[max(0, start - 2) : start - 1].isalnum():
        return False
    said = _SAYS.match(text, end)
    says = said is not None and lex.contexts().get(said[1], "") == "says"
    return says or language.to_him.match(text, end) is not None
