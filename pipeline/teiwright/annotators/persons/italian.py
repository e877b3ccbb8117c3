"""Italian: the article that may stand before a name (la Virginia, il Rosati), cut words, and the words beside a name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex

if TYPE_CHECKING:
    from collections.abc import Mapping

ARTICLES = frozenset(["il", "lo", "la", "l'", "l’", "Il", "Lo", "La", "L'", "L’"])
"""In Italian these stand before surnames and before the forenames of women; elsewhere an article speaks against a name."""


@cache
def words(section: str) -> frozenset[str]:
    """The words of a section of the list."""
    return lex.words_of_section("italian.txt", section)


@cache
def contexts() -> Mapping[str, str]:
    """Words beside a name, as in the list of all languages, with those of Italian before them."""
    sections = ("says", "does", "place", "from", "kin", "dear", "epithet", "person", "thing")
    return {**lex.contexts(), **{word: name for name in sections for word in words(name)}}


def idle(text: str, word: str, end: int) -> bool:
    """True for a word that is never a name: Ella, and what is cut before a small letter (Nell'ombra, Dov'è)."""
    return word in words("never") or (text[end : end + 1] in {"'", "’"} and text[end + 1 : end + 2].islower())
