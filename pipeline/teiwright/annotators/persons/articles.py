"""The article that may stand before a surname: il Ferretti, il M. dice; and before what is none: a Grist Mill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.persons import lexicon as lex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.usage import Usage
    from teiwright.model import Passage

INITIAL = "initial of a surname in the text"
"""What tells that a letter is somebody."""
_OF_ONE_REACH = 6
_SHORT = 3
"""Letters of a word that is too short to tell: il Po, il Dì."""


def of_one(candidate: Candidate, text: str) -> bool:
    """True for “il Ferretti”, “del Ferretti”: the article of one before a word that ends as many do is that of a surname."""
    word = candidate.words[0]
    if len(candidate.words) > 1 or candidate.titles or word.kind or candidate.start < word.start:
        return False
    if not word.text.endswith(candidate.language.surname_or_many) or len(word.text) <= _SHORT:
        return False
    return candidate.language.one_of.search(text, max(0, word.start - _OF_ONE_REACH), word.start) is not None


def with_surnames(found: Sequence[Candidate], passages: Sequence[Passage], use: Usage) -> list[Candidate]:
    """Let a letter with an article be the one surname of the text that begins with it: il M., who is Carlo Mirelli."""
    return [_with_surname(c, passages[c.passage].text, use) for c in found]


def _with_surname(candidate: Candidate, text: str, use: Usage) -> Candidate:
    word = candidate.words[0]
    if len(candidate.words) > 1 or len(word.text) > 1 or candidate.titles:
        return candidate
    if not candidate.language.initial_with_article.match(text, candidate.start):
        return candidate
    no_surname = lex.GIVEN | lex.DOUBTFUL | lex.PLACE
    names = {
        name
        for name in (*use.parts, *use.titled)
        if name[0] == word.text and len(name) > 1 and not lex.kinds(name) & no_surname
    }
    if len(names) != 1:
        return candidate
    surname = names.pop()
    return replace(candidate, words=(replace(word, text=surname, kind=lex.kinds(surname)),))


def one_of(candidate: Candidate, near: Beside) -> bool:
    """True for “a Grist Mill”, “a Blue Harding”; not for “a George Washington”."""
    first, *more = candidate.words
    named = first.kind & lex.FORENAME or len(first.text) == 1 or candidate.link
    return bool(more) and not named and near.before == "a" and not near.language.romance
