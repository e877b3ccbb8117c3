"""Man or woman: what the titles, the forename and the article before a name say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.beside import word_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.persons.candidate import Candidate

MALE, FEMALE, UNKNOWN = "m", "f", ""
_OF_MEN = lex.RANK | lex.OFFICE | lex.CHURCH | lex.TRADE
"""Titles that are nouns of one gender in these languages: der Doktor, le capitaine, el alcalde."""


def _listed(section: str) -> frozenset[str]:
    """The words of a section of the list."""
    return lex.words_of_section("sexes.txt", section)


def of_titles(titles: Sequence[str], forename: str) -> str:
    """MALE or FEMALE where the title or the given name says it, else UNKNOWN."""
    said = [word.rstrip(".") for title in titles for word in title.lower().split()]
    if any(word in _listed("she") for word in said):  # Frau Doktor, Mme veuve
        return FEMALE
    if any(word in _listed("he") for word in said):
        return MALE
    return of_name(forename)


def of_name(forename: str) -> str:
    """MALE or FEMALE where the given name says it, else UNKNOWN."""
    first = forename.split(" ", maxsplit=1)[0].rstrip(".")
    if not first or not lex.kinds(first) & (lex.GIVEN | lex.DOUBTFUL):
        return UNKNOWN
    if first in _listed("woman"):
        return FEMALE
    if first.endswith("a") and first not in _listed("man-in-a"):
        return FEMALE
    return MALE


def by_article(candidate: Candidate, text: str) -> str:
    """What the article before a name or the gender of its title says, in languages that have them.

    “Der Doktor Kestner” is a man, also where the text has Johanna Kestner; “die Schlegel” a woman.
    """
    start, language = candidate.start, candidate.language
    article, _ = word_before(text, start)
    feminine = article in language.her_article
    titles = [*candidate.lower_title.split(), *(title.text for title in candidate.titles)]
    if titles:
        if feminine:
            return FEMALE
        title = titles[-1].rstrip(".").lower()
        if title.endswith(language.her_title_ends):
            return FEMALE
        kind = lex.kinds(title.capitalize()) or (candidate.titles[-1].kind if candidate.titles else 0)
        return MALE if title in _listed("learned") or kind & _OF_MEN else UNKNOWN
    before = text[max(0, start - 6) : start].rstrip().rpartition(" ")[0]
    relative = language.articles_are_who and before.endswith(",")  # Leute, die Knulp nicht kannte
    if len(candidate.words) > 1 or start < candidate.words[0].start or relative:
        return UNKNOWN
    if feminine:
        return FEMALE
    return MALE if article in language.his_article else UNKNOWN
