"""French: what is done to persons and said of them there, before and behind a word that no list knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate

WHO_IT_IS = "who it is stands behind it"
_OFFICES = lex.OFFICE | lex.CHURCH | lex.RANK | lex.TRADE
_REACH = 32
"""Characters before a name that are looked at."""
_TOLD = lazy(
    r"\b(?:[Dd](?:is|it|ites|ire|isez|irai)|[Dd]emand(?:e|é|er|ez|ai)|[ÉéEe]cri(?:s|t|re|vez|vis|vit|rai)|[Rr]épond(?:s|u|re|ez|is|it)|[Pp]arl(?:e|é|er|ez|ai))"
    r"(?:-[a-zà-ÿ-]+)? à $"
)
"""To whom something is said: “Dites à Drallot”."""
_DONE_TO = frozenset(
    [
        *("embrasse", "embrassez", "embrasser", "embrassé", "salue", "saluez", "saluer", "salué"),
        *("remercie", "remerciez", "remercier", "remercié", "rencontre", "rencontrai", "rencontré"),
        *("consulte", "consultez", "consulter", "consulté", "interrogé", "prévenir", "prévenu", "prévenez"),
        *("averti", "avertir", "avertissez", "félicite", "félicitez", "féliciter", "félicité", "invité"),
        *("épousé", "épousa", "épouse", "épouser"),
    ]
)
"""What is done to persons alone."""
_TRADE = lazy(
    r", (?:(?:le|la|un|une|notre|mon|ma|son|sa) |l['’])?(?P<what>[a-zà-ÿ-]{4,})(?=[,.;:]| (?:de|du|des|à|au|en)\b| d['’])"
)
"""What somebody is, between commas behind the name: “, recteur.”, “, l'instituteur, …”."""


def dealings(candidate: Candidate, near: Beside, text: str) -> Iterator[str]:
    """What tells that a single word which no list knows is a person: “Embrasse Drallotte”, “Dites à Drallot”, “Drallot, recteur”."""
    unlisted = not any(word.kind for word in candidate.words)
    if candidate.titles or candidate.lower_title or not unlisted:
        return
    if near.comma and near.before not in lex.particles("article") and _who_it_is(text, candidate.end):
        yield WHO_IT_IS
    if len(candidate.words) > 1:
        return
    told = near.before == "à" and _TOLD.search(text, max(0, candidate.start - _REACH), candidate.start)
    if told or near.before.lower() in _DONE_TO:
        yield "before: asked, told"


def _who_it_is(text: str, end: int) -> bool:
    """True if what stands behind the comma is what a person is."""
    found = _TRADE.match(text, end)
    if found is None:
        return False
    office = lex.kinds().get(found["what"].capitalize(), 0) & _OFFICES
    return bool(office) or lex.contexts().get(found["what"]) == "person"
