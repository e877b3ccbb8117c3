"""Seasons by their name alone: of the year that the text has named, or of every year."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from teiwright.annotators.dates.tokens import symbol_at, word_before
from teiwright.model import Certainty

if TYPE_CHECKING:
    from teiwright.annotators.dates.grammar import Atom
    from teiwright.annotators.dates.language import Language
    from teiwright.annotators.dates.tokens import Token


def season(tokens: list[Token], at: int, known: Language, atom: Atom) -> Atom | None:
    """“In spring”, “im Sommer”: of the year named before; None where it is no time or that of every year."""
    before = word_before(tokens, at)
    article = before is not None and "article" in before.values
    if before is not None and article and "before_month" not in before.values:  # “au printemps” needs no more
        before = word_before(tokens, at - 2)
    if before is None or "before_month" not in before.values:
        return None
    if tokens[at].uncertain and (
        "to" in before.values or "until" in before.values or not (article or "within" in before.values)
    ):
        return None
    after = tokens[at + 2].values if symbol_at(tokens, at + 1) == " " and at + 2 < len(tokens) else {}
    if "of" in after and "year_sure" not in after:
        return None  # the fall of the city
    told = [word for way in (1, -1) for word in _clause(tokens, at, way)]
    said = {*told, *(f"{one} {other}" for one, other in pairwise(told))}
    if (not article and _as_every_year(tokens, at, known)) or not known.usual.isdisjoint(said):
        return None
    return atom.but(
        kind="Z",
        evidence="a season, of the year named before",
        cert=Certainty.LOW,
        needs_anchor=True,
        usual=not (article or known.usual_verbs.isdisjoint(said)),
    )


def _clause(tokens: list[Token], at: int, way: int) -> list[str]:
    """The words of the sentence before a season or behind it, in small letters, from left to right."""
    words = []
    for place in range(at + way, min(max(at + way * _SENTENCE, -1), len(tokens)), way):
        if tokens[place].symbol in _SENTENCE_ENDS:
            break
        words += tokens[place].text.lower().split()[::way]
    return words[::way]


def _as_every_year(tokens: list[Token], at: int, known: Language) -> bool:
    """True for “in summer and in winter”, “hot in summer, cold in winter”: two seasons of one sentence, without an article."""
    for way in (1, -1):
        for place in range(at + way, min(max(at + way * _SENTENCE, -1), len(tokens)), way):
            symbol = tokens[place].symbol
            word = known.singles.get(tokens[place].text.lower()) if symbol == "#" else None
            if symbol == "z" or (word is not None and "seasons" in word[0]):
                before = word_before(tokens, place)
                return before is not None and "article" not in before.values
            if symbol in _SENTENCE_ENDS:
                break
    return False


_SENTENCE, _SENTENCE_ENDS = 40, frozenset(".!?;<>")
"""Tokens of one sentence in which another season, or a word of habit, is looked for, and the symbols behind which it ends."""
