"""The kinds of the words of a candidate together: what its titles, its first and its last word are known to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.annotators.persons import lexicon as lex

if TYPE_CHECKING:
    from teiwright.annotators.persons.candidate import Candidate


class Kinds(Struct, frozen=True):
    """The kinds of the words of a candidate, added up."""

    titles: int
    words: int
    first: int
    last: int
    size: str
    """“alone” or “with more names”."""


def kinds_of(candidate: Candidate) -> Kinds:
    """The kinds of the words of a candidate."""
    titles = 0
    for part in candidate.lower_title.split():
        titles |= lex.lower_title(candidate.language, part) or lex.short_titles(candidate.language, part)
    for title in candidate.titles:
        titles |= title.kind
    words = 0
    for word in candidate.words:
        words |= word.kind
    size = "alone" if len(candidate.words) == 1 else "with more names"
    return Kinds(titles, words, candidate.words[0].kind, candidate.words[-1].kind, size)
