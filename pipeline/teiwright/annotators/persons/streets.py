"""What has the name of a person and is a street, or lies on one: Otto Hahn Straße, I. Gartenring, Prince Albert Terrace."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.annotators.persons.candidate import Candidate

_STREET = lazy(r"\w*(?i:stra(?:ß|ss)e)(?!\w)|\w{4,}gasse(?!\w)|\w+str(?=\.|,? \d)")
ROMAN = frozenset("IVXLC")
"""Initials that are numbers as well."""


def street(candidate: Candidate, text: str) -> bool:
    """True for “Otto Hahn Straße”, “Wien I. Gartenstraße 12”, “I. Gartenstr. 12”, “Gartenstr 12”, “I. Gartenring”."""
    last, after = candidate.words[-1], candidate.after
    if _STREET.match(text, last.start):
        return True
    if candidate.words[0].text in ROMAN and not last.kind and last.text.endswith(_street_ends()):
        return True
    return (
        after is not None
        and text[candidate.end : after.start] == " "
        and (after.text in lex.things("land") or (after.text in lex.things("after") and crowned(candidate)))
    )


@cache
def _street_ends() -> tuple[str, ...]:
    """How streets end that may be surnames, too, unless the number of a district stands before them: I. Gartenring."""
    return tuple(sorted(lex.things("end-of-a-street")))


def crowned(candidate: Candidate) -> bool:
    """True if it has no titles but those of nobles: Prince Albert Terrace."""
    return all(t.kind & lex.NOBLE for t in candidate.titles)
