"""Words that no list knows, where every noun has a capital, and that the missing article alone tells to be names: where they are believed, and where they are places or things.

“Mit Brandel”, “von Brandel” are said of people, and as often of phlox, gneiss and Brandelsreuth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons import noun_forms
from teiwright.annotators.persons.weights import weigh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.language_parts import Nouns
    from teiwright.model import Passage

_SIGNS = frozenset(
    [
        noun_forms.NO_ARTICLE,
        noun_forms.ELSEWHERE,
        noun_forms.OFTEN,
        noun_forms.APOSTROPHE,
        noun_forms.NO_NOUN,
        noun_forms.DOES,
    ]
)
A_NOUN = "a noun has a capital too"
_FEW = 2
"""So many such words are taken for names whatever else the text has."""
_PLAINLY = 2.5
"""What a name weighs that is plainly one: with a title, with a forename, or a forename that does something."""
_SPEAKS = frozenset(["after: says", "before: says", "says what stands in marks", noun_forms.APOSTROPHE])
"""What tells that somebody speaks, or has something."""
_REACH = 32
"""Characters before a word that are looked at."""


def of_a_thing(near: Beside, candidate: Candidate, text: str) -> bool:
    """True for what is said of a place or a thing: “von Gerlos nach Zell”, “Mit Quarz und Glimmer”, “Mit Koks heizt man”."""
    before, nouns = near.before.lower(), candidate.language.nouns
    if before in nouns.of_places:
        if nouns.place_behind.match(text, candidate.end):
            return True
        return nouns.place_before.search(text, max(0, candidate.start - _REACH), candidate.start) is not None
    if before not in nouns.company:
        return False
    if near.before.istitle() and nouns.one_does.match(text, candidate.end):
        return True
    other = nouns.other_thing.match(text, candidate.end)
    return other is not None and _plainly_noun(other[1], nouns)


def _plainly_noun(word: str, nouns: Nouns) -> bool:
    """True for a word that is no name by itself: Glimmer, Kapern; not for Orme, Müller, whom a list knows."""
    return not lex.kinds(word) & lex.NAME and noun_forms.may_be_noun(word, nouns)


def weighed(
    found: Sequence[Candidate],
    surroundings: Sequence[Beside],
    signs: list[list[str]],
    passages: Sequence[Passage],
) -> list[list[str]]:
    """Take from such words what the missing article tells, where one is a place or a thing at any place of the text, and all of them in a text that has more of them than other names: it tells of plants, stones, towns.

    So it is with one or two of them in a text in which nobody is plainly named, speaks or is meant by a pronoun: “Daß Tannerswil die ältere Kirche hat, …”.
    Letters speak of people, also where few of them have a title or a forename: for them half as many names are enough.
    """
    if all(_SIGNS.isdisjoint(each) for each in signs):
        return signs
    nouns = found[0].language.nouns
    known: set[str] = set()
    only: set[str] = set()
    people = False
    for candidate, each in zip(found, signs, strict=True):
        if weigh(each) > 0:
            alone = weigh(_without(candidate, each))
            (known if alone > 0 else only).add(candidate.words[-1].text)
            people = people or alone >= _PLAINLY or not _SPEAKS.isdisjoint(each)
    only -= known
    things = {
        candidate.words[0].text
        for candidate, near in zip(found, surroundings, strict=True)
        if candidate.words[-1].text in only and of_a_thing(near, candidate, passages[candidate.passage].text)
    }
    letter = any(passage.element == "salute" for passage in passages)
    people = people or letter or any(nouns.somebody.search(passage.text) for passage in passages)
    if not people or len(only) > max(_FEW, len(known) * (2 if letter else 1)):
        things = only
    return [
        _without(candidate, each) if candidate.words[-1].text in things else each
        for candidate, each in zip(found, signs, strict=True)
    ]


def _without(candidate: Candidate, signs: list[str]) -> list[str]:
    """The signs as they are without those; a surname that a list knows needs none of them."""
    if _SIGNS.isdisjoint(signs):
        return signs
    kind = candidate.words[-1].kind
    noun = kind & lex.COMMON or not kind & lex.NAME
    return [*(s for s in signs if s not in _SIGNS), *([A_NOUN] if noun else [])]
