"""Titles with what they are held over: the Duke of Somerset is a person, le maire de Valmy an office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import bynames, names_or_nouns, sexes
from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.beside import word_before
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.kinds import Kinds
    from teiwright.annotators.persons.language import Language

_CALLED = lazy(r" (?P<article>[a-z]{1,3}(?: |['’]))(?P<word>[^\W\d_]{3,})(?!\w|['’]\w)")
"""What stands behind the forename of Robert the clerk; not in “gave Robert the clerk’s hat”."""
_SEE = 16
"""Characters before the name of a see, in which whose it is stands."""


def of_land(candidate: Candidate, text: str) -> bool:
    """True for the Duke of Somerset, le duc d'Orléans, Viscount Melbourne: a peer is named after a place."""
    if len(candidate.words) > 1 or not candidate.words[0].kind & lex.PLACE:
        return False
    title = candidate.titles[-1].text if candidate.titles else candidate.lower_title.capitalize()
    start = candidate.titles[-1].end if candidate.titles else candidate.start + len(candidate.lower_title)
    if title in lex.particles("of-land"):
        return True
    return (
        title in lex.particles("peer") and not text[start : candidate.words[0].start].strip()
    )  # Baron Brisbane


def of_the_robe(candidate: Candidate, text: str) -> bool:
    """True for “M. le président de Morvel”: a judge of the old courts, who is called after his land as other nobles are; a mayor or a bishop has his town there."""
    first = candidate.words[0]
    if first.kind & (lex.PLACE | lex.COMMON | lex.NOUN | lex.PEOPLE):
        return False
    return candidate.language.of_the_robe.fullmatch(text, candidate.start, first.start) is not None


def office_of(candidate: Candidate, text: str, kinds: Kinds) -> bool:
    """True for an office written small and what it is the office of: le maire de Valmy."""
    if candidate.titles or not candidate.lower_title:
        return False
    if candidate.lower_title == "sieur" and text.endswith(", ", 0, candidate.start):
        return candidate.words[0].start - candidate.start > len("sieur ")  # Jacques Morel, sieur de Valmont
    of_place = candidate.lower_title in lex.particles("of-a-place")
    if not (kinds.titles & lex.OFFICE or of_place):
        return False
    gap = text[candidate.start + len(candidate.lower_title) : candidate.words[0].start].strip(" .")
    named = kinds.first & (lex.GIVEN | lex.KNOWN) or (kinds.last & lex.SURNAME and not kinds.last & lex.PLACE)
    articled = (
        gap in lex.particles("with-article") and not kinds.first & lex.GIVEN and not kinds.first & lex.KNOWN
    )
    return bool(gap) and (articled or not named)


def byname_behind(candidate: Candidate, text: str) -> str:
    """“the clerk” behind Robert, “der Stoll” behind Hans, where nothing else tells who that is; else nothing."""
    told = _CALLED.match(text, candidate.end)
    if told is None or told["article"].strip() not in bynames.articles():
        return ""
    if word_before(text, candidate.start)[0].lower() in lex.particles("asked"):
        return ""  # he told Robert the clerk was ill
    word, language = told["word"], candidate.language
    if language.capital_nouns:
        called = _called_so(told["article"].strip(), word, candidate.words[0].text, language)
    else:
        called = lex.contexts_of(language).get(word.lower()) == "person"
    return told[0].strip().lower() if called else ""


def _called_so(article: str, word: str, forename: str, language: Language) -> bool:
    """True for Hans der Schmid, Hans der Stoll and Ells die Kramerin: a trade, a surname, or no noun that is known, in the nominative; not for “ehe Anna die Lippen öffnete”."""
    woman = sexes.of_name(forename) == sexes.FEMALE
    stem, nouns = word.removesuffix("in") if woman else word, language.nouns
    if article != ("die" if woman else "der") or word in nouns.kin or names_or_nouns.noun_only(word, nouns):
        return False
    if any(names_or_nouns.is_trade(each, nouns) for each in (word, stem)):
        return True
    if lex.kinds(stem) & lex.SURNAME:
        return True
    known = word in nouns.noun or word in nouns.thing or word.endswith(nouns.ending)
    whole = stem != word or not woman
    return whole and word[0].isupper() and not known and not lex.kinds(word)


def in_general(candidate: Candidate, text: str) -> bool:
    """True for “director general de Correos”, “le Conseil Général du Mans”: behind another office or a body the word is no rank."""
    title = candidate.titles[0].text if candidate.titles else candidate.lower_title
    if title.capitalize() not in lex.things("general-too"):
        return False
    link = text[candidate.start + len(title) : candidate.words[0].start].strip()
    return link.islower() and word_before(text, candidate.start)[0].capitalize() in lex.things(
        "body-in-general"
    )


def of_see(candidate: Candidate, text: str) -> bool:
    """True for “obispo de León”, “Vescovo di Fidenza”: a see, also where its name is a forename."""
    start = candidate.words[0].start
    link = f" {candidate.language.of_a_see} "
    if len(candidate.words) > 1 or not text.endswith(link, 0, start):
        return False
    title = text[max(0, start - _SEE) : start - len(link)].rpartition(" ")[2]
    return title.lower().replace("’", "'").removeprefix("l'") in lex.particles("bishop")


def linked_office(candidate: Candidate, gap: str) -> bool:
    """True for “Professor de Vries”, “Senator van Delven”: a link of another language between an office and a name is no preposition."""
    last = candidate.words[-1]
    if candidate.titles[-1].text not in lex.particles("office-before-a-link"):
        return False
    return gap in lex.particles("link-of-another") and not last.kind & (lex.PLACE | lex.COMMON | lex.NOUN)
