"""Titles with what they are held over: the Duke of Somerset is a person, le maire de Valmy an office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex

if TYPE_CHECKING:
    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.kinds import Kinds

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
