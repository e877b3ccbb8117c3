"""Whom one has dealings with, what only people do, and the names of those who play together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex

if TYPE_CHECKING:
    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate

_REACH = 48
"""Characters before a name that are looked at."""
_BARE = 2
_NEXT_WORD = 6
"""Characters in which the word after a verb is looked for."""
_NEAR = 300


def in_company(candidate: Candidate, near: Beside, text: str) -> bool:
    """True for “called on Brandel”, “dined with Brandel and Ostrick”."""
    deeds = candidate.language.deeds
    if deeds is None or near.before not in lex.particles("behind-company"):
        return False
    return deeds.company.search(text, max(0, candidate.start - _REACH), candidate.start) is not None


def many_who(candidate: Candidate, text: str) -> bool:
    """True for “Arvale, who were beaten” and, where a match is told, “Arvale, who had scored”: the name of those who play together."""
    deeds = candidate.language.deeds
    if deeds is None or len(candidate.words) > 1 or candidate.words[0].kind & lex.GIVEN:
        return False
    if deeds.many_who.match(text, candidate.end):
        return True
    return len(deeds.match.findall(text, max(0, candidate.start - _NEAR), candidate.end + _NEAR)) >= _BARE


def acts(candidate: Candidate, near: Beside, text: str) -> bool:
    """True for “Ostrick sold his mules”, “Ostrick has married”: a word that no list knows, and what only people do."""
    word, deeds = candidate.words[0], candidate.language.deeds
    if (
        deeds is None
        or word.kind
        or near.comma
        or near.possessive
        or len(word.text) <= _BARE
        or word.text.isupper()
    ):
        return False
    if (
        near.before in lex.particles("article")
        or near.before in lex.particles("of")
        or candidate.before is not None
    ):
        return False
    if (
        near.before in lex.particles("from-home")
        or near.section_before == "place"
        or word.text.endswith(candidate.language.no_name_ends)
    ):
        return False
    if candidate.opens and word.text.endswith(candidate.language.many_ends):
        return False
    act = deeds.act.match(text, candidate.end)
    if act is None:
        return False
    after = text[act.end() : act.end() + _NEXT_WORD].partition(" ")[2].partition(" ")[0]
    if (act["act"] or act["done"]) in deeds.of_firms_too:
        without_money = act["act"] in deeds.paid and deeds.no_money.match(text, act.end())
        return after in deeds.his_own or bool(without_money)
    done = act["act"] in deeds.of_people or act["done"] in deeds.done or act["suffered"] in deeds.suffered
    return after not in deeds.its_own and done
