"""All who bear a name, and no person: the Burton boys, die Hubers, les deux Corneille, the two Miss Burtons; and their firms: Huber & Söhne."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex

if TYPE_CHECKING:
    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate

_COMPANY = r"(?:,? (?:{joins}|&|u\.) (?:{company})| (?:{company-behind}))(?!\w)"
_REACH = 40
"""Characters before a name in which an article is looked for."""


def whole_family(candidate: Candidate, near: Beside, text: str) -> bool:
    """True for “the Burton boys”, “die Familie Huber”, “les Morel”: all who bear the name."""
    if len(candidate.words) > 1 or candidate.lower_title:
        return False
    if candidate.titles:
        return candidate.titles[-1].text == "Miss" and _sisters(candidate, near)
    if _with_plural_s(candidate, near):
        return True
    if candidate.words[0].kind & lex.GIVEN and not candidate.words[0].kind & lex.SURNAME:
        return False
    if near.before and _after_many(candidate, near.before, text):
        return True
    if near.after in lex.things("group-after") and not near.comma and not near.possessive:
        return candidate.language.of_his_family.match(text, candidate.end) is None
    return False


def _after_many(candidate: Candidate, before: str, text: str) -> bool:
    """True after a word of many: les Morel, the brothers Grimm, two Burtons."""
    small = before.lower()
    several = not candidate.language.capital_nouns and before in lex.things("several")  # des Cicero is one
    if several or small in lex.things("group-before"):
        return True
    if small in candidate.language.of_a_family:
        return True
    return small in candidate.language.numbers and _counted(candidate, text)


def _counted(candidate: Candidate, text: str) -> bool:
    """True for “two Burtons”, “les deux Corneille”; not “tous deux Corneille”."""
    if candidate.language.family_s:
        return candidate.words[0].text.endswith("s")
    before = text[max(0, candidate.start - _REACH) : candidate.start].split()
    return len(before) > 1 and before[-2].lower() in lex.things("article-of-many")


def _sisters(candidate: Candidate, near: Beside) -> bool:
    """True for “the two Miss Burtons”, “both the Miss Burtons”."""
    return near.before.lower() in lex.things("number-of-sisters") and candidate.words[0].text.endswith("s")


def _with_plural_s(candidate: Candidate, near: Beside) -> bool:
    """True for “die Hubers”: the s after an article of several is that of the plural."""
    word = candidate.words[0]
    return near.before in candidate.language.article_of_many and word.end - word.start == len(word.text) + 1


def firm(candidate: Candidate, text: str) -> bool:
    """True for “Brandel & Söhne”, “Durand frères”, “Ruiz y Cía.”; not behind a title or a forename: Jean et fils, Thomas Burton and son."""
    word = candidate.words[0]
    if len(candidate.words) > 1 or candidate.titles or candidate.lower_title:
        return False
    if word.kind & lex.GIVEN and not word.kind & lex.SURNAME:
        return False
    return lex.pattern(_COMPANY).match(text, candidate.end) is not None
