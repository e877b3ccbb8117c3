"""Which words before a name are its titles, and where a title is the name: Judge Miller, but the Head Constable."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.language import Language, all_described

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.persons.words import Word

_DON = "D"
"""A title also behind another: Sr. D. José."""
_BEFORE_OFFICE = lex.MODIFIER | (lex.TITLE & ~lex.OFFICE)
_OFFICES = lex.OFFICE | lex.RANK
_SURNAMES_TOO = lex.TRADE | lex.NOBLE | lex.CHURCH | lex.NOUN | lex.COMMON


@cache
def _trades() -> frozenset[str]:
    """What somebody is, in languages where that has a capital; in a text of any language."""
    return frozenset[str]().union(*(each.nouns.trade for each in all_described()))


def is_title(run: Sequence[Word], at: int, first: int, language: Language) -> bool:
    """True where the word is used as a title: not the last word of a longer run if it can be a name (Mr. King)."""
    word = run[at]
    if word.kind & lex.MODIFIER and at + 1 < len(run) and run[at + 1].kind & lex.MODIFIED:
        return True
    if not word.kind & lex.TITLE:
        after_herr = at > first and run[at - 1].text in lex.particles("sir") and at + 1 < len(run)
        return after_herr and word.text in (language.nouns.trade or _trades())  # Herr Maler Huber
    if len(word.text) == 1 and at > first and word.text != _DON:
        # The M. of “Assistant Surgeon M. Smith” is an initial, that of “Pfarrer M. Caspar Hartung” a degree.
        return at + 2 < len(run) and run[at - 1].text in lex.particles("before-magister")
    if at > first and word.kind & lex.OFFICE and run[at - 1].kind & _BEFORE_OFFICE == lex.MODIFIER:
        return True  # the Head Constable, the Deputy Judge; but Major Constable
    halves = word.text in lex.things("before-general") and run[at - 1].text in lex.particles("half-of-a-rank")
    return (at > first and halves) or not (word.kind & lex.NAME and at > first and at + 1 == len(run))


def surname_after_title(run: Sequence[Word]) -> bool:
    """True if the last of a run of titles is a surname: “Judge Miller”, “Mr. Bishop”; not “Lord Bishop”, “Mr. President”."""
    last, previous = run[-1].kind, run[-2]
    if last & lex.OFFICE or previous.text in lex.particles("sir"):
        return False
    if last & lex.RANK and previous.kind & _OFFICES:
        return False  # the Deputy Quartermaster General, the Surgeon Major
    if previous.text in lex.particles("not-before-office"):
        return False
    surname = last & _SURNAMES_TOO or run[-1].text in lex.particles("courtesy-too")
    return bool(surname) and bool(previous.kind & (lex.HONORIFIC | lex.RANK | lex.OFFICE))
