"""Hours of the day in four figures, as soldiers and sailors write them: “at 0730 hours … by 1730”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.annotators.dates.tokens import symbol_at, word_before
from teiwright.model import Certainty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.dates.grammar import Atom
    from teiwright.annotators.dates.language import Language
    from teiwright.annotators.dates.tokens import Token

_FIGURES = 4
_TWO = 2
_HOURS, _MINUTES = 24, 60
_NEAR = 600
"""Characters on either side in which such an hour is looked for."""
_OF_YEARS = {"within", "of", "year_noun", "article"}
"""Before these, a number is a year also beside hours: in 1944, of 1944."""
_ZONES = frozenset(
    ["GMT", "UTC", "BST", "CET", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "MEZ", "MESZ", "TU"]
)
_LIVED = 40
"""Years between one that the text has named and a number that may be another one of the same life."""


def beside_hours(
    tokens: Sequence[Token], at: int, atom: Atom, text: str, known: Language, named: int | None
) -> Atom | None:
    """The date as it is; None for 1730 in “by 1730”, “until 1730”, “from 1645 to 1730”, where the `text` tells hours in four figures.

    “Since 1944” is rather a year; and as most hours are told to five minutes, so is “until 1914” where no other is as exact as “at 0737”.
    “By 1945 he was a major”, at the head of a sentence, may be the year where one near it was `named`.
    """
    ends = [end.text for end in atom.ends]
    if not ends:
        ends = [tokens[at].text.rpartition(" ")[2] if atom.rule == "about" else tokens[at].text]
    if not all(map(_may_be, ends)) or not _in_its_place(tokens, at, atom, known):
        return atom
    start = tokens[at].start
    told = re.findall(known.clock, text[max(start - _NEAR, 0) : start + _NEAR])
    if not any(map(_exact, told)) and not (told and not any(map(_exact, ends))):
        return atom
    near = named is not None and all(abs(int(end) - named) <= _LIVED for end in ends)
    if not near or not opens(tokens, at):
        return None
    return atom.but(evidence=f"{atom.evidence}, unless it is an hour", cert=Certainty.LOW)


def with_its_zone(tokens: Sequence[Token], at: int) -> bool:
    """True for the hour of “around 1030 GMT”."""
    return symbol_at(tokens, at + 1) == " " and at + 2 < len(tokens) and tokens[at + 2].text in _ZONES


def opens(tokens: Sequence[Token], at: int) -> bool:
    """True for “By 1945” and “Bis 1945” (where both words are the date) at the head of a sentence."""
    first = at if tokens[at].text[:1].isalpha() else at - 2
    return symbol_at(tokens, first - 1) == "<" or symbol_at(tokens, first - 2) in tuple(".!?")


def _in_its_place(tokens: Sequence[Token], at: int, atom: Atom, known: Language) -> bool:
    before = word_before(tokens, at)
    inside = re.findall(r"[^\W\d_]+", tokens[at].text)
    if known.hour_words.intersection(inside) or (
        before is not None and before.text.lower() in known.hour_words
    ):
        return True  # a las 1730, hasta las 1730
    if known.hour_words or any(_OF_YEARS & known.singles.get(word, ({}, ""))[0].keys() for word in inside):
        return False  # hasta 1937, fino al 1944; jusqu'en 1945, bis zum Jahre 1945
    if atom.rule == "limit":
        return atom.value.shape != "from"
    if atom.rule == "about":
        return len(tokens[at].text.split()) == _TWO  # gegen 1730, but aux environs de 1730
    led = before is not None and before.values.keys().isdisjoint(_OF_YEARS)
    return led and (atom.rule in {"range", "limits"} or atom.evidence.startswith("year after"))


def _may_be(text: str) -> bool:
    return len(text) == _FIGURES and text.isdigit() and int(text[:2]) < _HOURS and int(text[2:]) < _MINUTES


def _exact(hour: str) -> bool:
    """True for “0737”, “1912 hours”: not told to five minutes."""
    return [figure for figure in hour if figure.isdigit()][-1] not in "05"
