"""English: in whose company somebody is, what only people do, and the names of those who play together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate

_REACH = 48
"""Characters before a name that are looked at."""
_COMPANY = lazy(
    r"\b(?:[Cc]all(?:ed|ing)? (?:in )?(?:up)?on|[Ww]aited (?:up)?on|[Hh]eard from"
    r"|(?:[Dd]in(?:e|ed|ing)|[Ss]upped|[Bb]reakfasted|[Ll]unched|[Tt]ea|[Ll]odged|[Ww]alked|[Rr]ode|[Tt]alk(?:ed|ing)?|[Ss]poken?"
    r"|[Qq]uarrell?ed|[Cc]orrespond(?:ed|ing)|[Ss]hook hands|[Cc]onversation|[Ii]nterview"
    r"|(?:[Aa]ngry|[Vv]exed|(?:[Dd]is)?[Pp]leased|(?:[Dd]is)?[Ss]atisfied|[Ff]urious|[Ii]n love)) with"
    r"|(?:[Ww]rote|[Ww]ritten|[Ww]riting|[Ee]ngaged|[Mm]arried|[Ss]poken?|[Tt]alk(?:ed|ing)|[Ii]ntroduced|[Nn]odded|[Bb]owed) to"
    r"|(?:motion|request|instance|suggestion) of) (?:[A-Z][a-z]{2,15} and )?$"
)
"""What is done with people: called on Brandel, dined with Brandel and Ostrick."""
_NO_MONEY = lazy(
    r" (?:(?:no|a|an|little|much|great|[a-z]{3,10}) )?(?:attention|heed|court|homage|compliments?|visits?|respects)\b"
    r"| (?:a |[a-z]{3,10} )tribute\b"
)
"""What people pay without money: a visit, little heed; towns pay tribute, but no generous tribute."""
_ACT = lazy(
    r" (?:(?:then|soon|also|again|afterwards|never|now) )?"
    r"(?:(?:was|were|is|has been|had been) (?P<suffered>[a-z]{5,12})|(?P<act>[a-z]{3,12})|(?:has|had) (?:(?:just|since|already|also|never|now|not) )?(?P<done>[a-z]{3,10}))\b(?! by\b)"
)
_BARE = 2
_NEXT_WORD = 6
"""Characters in which the word after a verb is looked for."""
_NEAR = 300
_PLURAL_WHO = lazy(r", who (?:were|are|have|do)\b")
_MATCH = lazy(
    r"\b(?:match|matches|goals?|goalkeeper|kick-off|half-time|second half|first half|penalty|cup-tie|league|wickets?|innings|scored|scoring|scrum|offside|replay|referee|umpire|semi-final)\b"
)
"""Words of a match; two of them near a name tell that one is told."""


def in_company(candidate: Candidate, near: Beside, text: str) -> bool:
    """True for “called on Brandel”, “dined with Brandel and Ostrick”."""
    return (
        near.before in lex.particles("behind-company")
        and _COMPANY.search(text, max(0, candidate.start - _REACH), candidate.start) is not None
    )


def many_who(candidate: Candidate, text: str) -> bool:
    """True for “Arvale, who were beaten” and, where a match is told, “Arvale, who had scored”: the name of those who play together."""
    if candidate.language != "en" or len(candidate.words) > 1 or candidate.words[0].kind & lex.GIVEN:
        return False
    if _PLURAL_WHO.match(text, candidate.end):
        return True
    return len(_MATCH.findall(text, max(0, candidate.start - _NEAR), candidate.end + _NEAR)) >= _BARE


def acts(candidate: Candidate, near: Beside, text: str) -> bool:
    """True for “Ostrick sold his mules”, “Ostrick has married”: a word that no list knows, and what only people do."""
    word = candidate.words[0]
    if word.kind or near.comma or near.possessive or len(word.text) <= _BARE or word.text.isupper():
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
        or word.text.endswith(tuple(lex.particles("no-name-ends-en")))
    ):
        return False
    if candidate.opens and word.text.endswith(tuple(lex.particles("many-ends-en"))):
        return False
    act = _ACT.match(text, candidate.end)
    if act is None:
        return False
    after = text[act.end() : act.end() + _NEXT_WORD].partition(" ")[2].partition(" ")[0]
    if (act["act"] or act["done"]) in lex.particles("act-of-firms-too"):
        return after in lex.particles("his-own") or (
            act["act"] == "paid" and _NO_MONEY.match(text, act.end()) is not None
        )
    return after not in lex.particles("its-own") and (
        act["act"] in lex.particles("act-of-people")
        or act["done"] in lex.particles("done-by-people")
        or act["suffered"] in lex.particles("suffered-by-people")
    )
