"""Pet forms that a language makes with an ending: Juanito, Barbarita."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex

if TYPE_CHECKING:
    from teiwright.annotators.persons.language import Language

_SHORTEST = 3
"""Letters of the shortest name before the ending: Ana, Anita."""


def pet_name(word: str, language: Language) -> int:
    """What a pet name is: Barbarita a given name as Bárbara is one, Juanito as Juan; 0 for any other word."""
    end = next((end for end in language.pet_ends if word.endswith(end)), "")
    if not end or len(word) < len(end) + _SHORTEST:
        return 0
    stem = word.removesuffix(end)
    for full in language.full_ends:
        kind = lex.kinds(stem + full) or lex.loosely(stem + full)
        if kind & lex.GIVEN and not kind & (lex.PLACE | lex.COMMON | lex.TITLE):
            return lex.GIVEN
    return 0
