"""Two of one name whom the text tells apart by their fathers: Carlo Orme fu Pietro and Carlo Orme di Luigi."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.persons import lexicon as lex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.model import Passage

_CHILD_OF = r",? \(?(?P<told>(?:{child-of}) ([^\W\d_a-zß-öø-ÿ][^\W\d_]+)|des ([^\W\d_a-zß-öø-ÿ][^\W\d_]+) Sohn)(?![\w-])"


def with_fathers(found: list[Candidate], passages: Sequence[Passage]) -> list[Candidate]:
    """The same names, where one of them stands with two different fathers each with the word for his."""
    told: dict[int, tuple[str, str]] = {}
    fathers: defaultdict[str, set[str]] = defaultdict(set)
    for at, candidate in enumerate(found):
        if len(candidate.words) > 1 and (father := _father(candidate, passages[candidate.passage].text)):
            told[at] = father
            fathers[_name(candidate)].add(father[0])
    return [
        replace(candidate, generation=told[at])
        if at in told and len(fathers[_name(candidate)]) > 1
        else candidate
        for at, candidate in enumerate(found)
    ]


def _name(candidate: Candidate) -> str:
    """The name in whatever order and capitals: Rossi Carlo is Carlo ROSSI."""
    return " ".join(sorted(word.text.lower() for word in candidate.words))


def _father(candidate: Candidate, text: str) -> tuple[str, str] | None:
    """The forename of the father that follows, and the words with which the text says it; nothing where it says already which of two is meant."""
    if candidate.generation[0]:
        return None
    child = lex.pattern(_CHILD_OF).match(text, candidate.end)
    if child is None:
        return None
    father = child[2] or child[3]
    kind = lex.kinds(father)
    return (father, child["told"]) if kind & lex.GIVEN and not kind & lex.PLACE else None
