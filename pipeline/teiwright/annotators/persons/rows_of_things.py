"""Rows of names that are those of ships, roses, storms: “the cyclones were named Anna, Maria, Otto and Frieda”."""

from __future__ import annotations

from teiwright.annotators.persons import lexicon as lex
from teiwright.patterns import lazy

ROW = "one of a row of things"
_REACH = 72
"""Characters before the first name in which the word for the things is looked for."""
_WORD = lazy(r"[^\W\d_]+")
_OF_THEN = r"\b(?:{of-any}|{from-home}|{before-a-home}) (?:{that}) (?:\w+ )?(?:{that-time})\b"
"""When the things were: of that year."""
_ENDS = frozenset(".;!?")


def of_things(text: str, start: int) -> bool:
    """True where the row of names that begins here is one of things, by the word for them in the same sentence."""
    before = text[max(0, start - _REACH) : start]
    end = max((before.rfind(mark) for mark in _ENDS), default=-1)
    words = [word.lower() for word in _WORD.findall(lex.pattern(_OF_THEN).sub(" ", before[end + 1 :]))]
    for at in range(len(words) - 1, -1, -1):
        if words[at] in lex.things("in-rows"):
            return True
        if words[at] not in lex.things("naming-a-row"):
            return False  # the horses of Anna, Maria …
    return False
