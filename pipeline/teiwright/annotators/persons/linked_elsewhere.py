"""Surnames whose link the text shows elsewhere: Manuel da Costa, then Da Costa; la lettre de Le Morvan, then Le Morvan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.names import is_capital_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.model import Passage

_PAIR = 2
_FORENAME = lex.GIVEN | lex.DOUBTFUL | lex.SHORT


def uncontracted(found: Sequence[Candidate], passages: Sequence[Passage]) -> set[str]:
    """The surnames of “la lettre de Le Morvan”: French makes du of de and an article, so that Le is part of a name; not where the text has “au Mans”."""
    shown = {
        candidate.words[0].text
        for candidate in found
        if not candidate.words[0].kind & ~lex.SURNAME
        and passages[candidate.passage].text.endswith(
            candidate.language.of_a_link, 0, candidate.words[0].start
        )
    }
    if not shown:
        return shown
    contracted = found[0].language.contracted
    return shown.difference(*(contracted.findall(passage.text) for passage in passages))


def small_linked(found: Iterable[Candidate], passages: Sequence[Passage]) -> Iterator[str]:
    """The surnames of English and German texts that stand with a link behind a forename: Manuel da Costa, who is Da Costa at the beginning of a sentence."""
    for candidate in found:
        words = candidate.words
        if candidate.language.romance or len(words) < _PAIR or not words[0].kind & _FORENAME:
            continue
        link = passages[candidate.passage].text[words[-2].end : words[-1].start].strip()
        if link.islower() and is_capital_link(link.capitalize()) and not words[-1].kind & lex.PLACE:
            yield words[-1].text
