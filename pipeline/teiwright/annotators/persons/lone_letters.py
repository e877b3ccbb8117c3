"""A letter with a stop that is somebody by itself (O., of whom a diary tells), or a short word (S. for south): what follows it is no surname of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons import noun_forms
from teiwright.annotators.persons.words import initials_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.language import Language
    from teiwright.annotators.persons.words import Word

BEFORE_A_NOUN = "letter before another word"
_PAIR = 2
LEAST = 3
"""So many times must a letter stand alone in the text before it is somebody or something by itself."""


def counted(found: Iterable[Candidate]) -> Counter[str]:
    """How often letters stand without a surname: O., C. P."""
    alone = (c.words for c in found if not c.titles and len(c.words[-1].text) == 1)
    return Counter(letters for words in alone if (letters := initials_of(words)))


def before_another_word(
    words: Sequence[Word], small: frozenset[str], letters: Counter[str], language: Language
) -> bool:
    """True for “O. Küche”, where the text has O. by itself, and for “N. Ridge”, where it has “ridge”: no initial and surname.

    Args:
        words: The words of the candidate.
        small: The words that the text also writes without a capital.
        letters: How often letters stand without a surname.
        language: The language of the text.
    """
    word = words[-1]
    if len(words[0].text) > 1 or len(words) < _PAIR or len(word.text) == 1:
        return False
    if words[0].text == "S" and len(words) == _PAIR and word.text in lex.particles("holy-in-rome"):
        return True  # S. Sede
    if language.capital_nouns:
        known = word.kind & lex.NAME and not word.kind & lex.COMMON
        noun = not word.kind and noun_forms.listed(word.text, language.nouns)  # N. Gespräch
        return noun or (not known and letters[initials_of(words[:-1])] >= LEAST)
    return len(words) == _PAIR and not word.kind & lex.NAME and word.text.lower() in small
