"""Italian: the article that may stand before a name (la Virginia, il Rosati), cut words, and the words beside a name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.persons import lexicon as lex
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.usage import Usage
    from teiwright.model import Passage

INITIAL = "initial of a surname in the text"
"""What tells that a letter is somebody."""
_INITIAL = lazy(
    r"[A-Z]\.(?:(?<=\b[Ii]l ..)|(?<=\b[Aa]l ..)|(?<=\b(?:[Dd]el|[Dd]al|[Cc]ol|[Nn]el|[Ss]ul) ..))(?= [a-zàèéìòù(]|[,;:)]|$)"
)

ARTICLES = frozenset(["il", "lo", "la", "l'", "l’", "Il", "Lo", "La", "L'", "L’"])
"""In Italian these stand before surnames and before the forenames of women; elsewhere an article speaks against a name."""


_OF_ONE = lazy(r"\b(?:[Ii]l|[Dd]el|[Aa]l|[Dd]al|[Cc]ol|[Nn]el|[Ss]ul|[Ll]o|[Dd]ello) $")
_OF_ONE_REACH = 6
_SHORT = 3
"""Letters of a word that is too short to tell: il Po, il Dì."""


@cache
def words(section: str) -> frozenset[str]:
    """The words of a section of the list."""
    return lex.words_of_section("italian.txt", section)


@cache
def contexts() -> Mapping[str, str]:
    """Words beside a name, as in the list of all languages, with those of Italian before them."""
    sections = ("says", "does", "place", "from", "kin", "dear", "epithet", "named", "person", "thing")
    return {**lex.contexts(), **{word: name for name in sections for word in words(name)}}


def idle(text: str, word: str, end: int) -> bool:
    """True for a word that is never a name: Ella, and what is cut before a small letter (Nell'ombra, Dov'è)."""
    return word in words("never") or (text[end : end + 1] in {"'", "’"} and text[end + 1 : end + 2].islower())


def by_initial(text: str, start: int) -> bool:
    """True for “il M. dice”, “l'opera del M.”: a letter with the article of a surname, and no name behind it."""
    return _INITIAL.match(text, start) is not None


def of_one(candidate: Candidate, text: str) -> bool:
    """True for “il Ferretti”, “del Ferretti”: the article of one before a word that ends as many do is that of a surname."""
    word = candidate.words[0]
    if len(candidate.words) > 1 or candidate.titles or word.kind or candidate.start < word.start:
        return False
    if not word.text.endswith("i") or word.text.isupper() or len(word.text) <= _SHORT:
        return False
    return _OF_ONE.search(text, max(0, word.start - _OF_ONE_REACH), word.start) is not None


def with_surnames(found: Sequence[Candidate], passages: Sequence[Passage], use: Usage) -> list[Candidate]:
    """Let a letter with an article be the one surname of the text that begins with it: il M., who is Carlo Mirelli."""
    return [_with_surname(c, passages[c.passage].text, use) for c in found]


def _with_surname(candidate: Candidate, text: str, use: Usage) -> Candidate:
    word = candidate.words[0]
    if len(candidate.words) > 1 or len(word.text) > 1 or candidate.titles:
        return candidate
    if not by_initial(text, candidate.start):
        return candidate
    known, no_surname = lex.kinds(), lex.GIVEN | lex.DOUBTFUL | lex.PLACE
    names = {
        name
        for name in (*use.parts, *use.titled)
        if name[0] == word.text and len(name) > 1 and not known.get(name, 0) & no_surname
    }
    if len(names) != 1:
        return candidate
    surname = names.pop()
    return replace(candidate, words=(replace(word, text=surname, kind=known.get(surname, 0)),))
