"""What is done or said to a word that no list knows, and what it is by the words behind the comma: of persons alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.weights import WHO_IT_IS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate

_OFFICES = lex.OFFICE | lex.CHURCH | lex.RANK | lex.TRADE
_SPOKEN_TO = lex.RANK | lex.CHURCH | lex.HONORIFIC
"""What people are called to their faces: Désolé, sergent."""
_REACH, _OBJECT_REACH = 32, 48
"""Characters before a name that are looked at."""


def dealings(candidate: Candidate, near: Beside, text: str) -> Iterator[str]:
    """What tells that a single word which no list knows is a person: “Embrasse Drallotte”, “Dites à Drallot”, “Drallot, recteur”."""
    language = candidate.language
    unlisted = not any(word.kind for word in candidate.words)
    if candidate.titles or candidate.lower_title or not unlisted:
        return
    told = near.before == language.to and language.said_to.search(
        text, max(0, candidate.start - _REACH), candidate.start
    )
    where = near.before.lower() in language.where and not told
    if (
        near.comma
        and near.before not in lex.particles("article")
        and _who_it_is(candidate, text, where=where)
    ):
        yield WHO_IT_IS
    if len(candidate.words) > 1:
        return
    kin = candidate.words[0].text in language.no_subject  # Embrasse Maman
    if not kin and (told or near.before.lower() in language.done_to_somebody):
        yield "before: asked, told"


def _who_it_is(candidate: Candidate, text: str, *, where: bool) -> bool:
    """True if what stands behind the comma is what a person is; a bare “, sergent” at the beginning of a sentence is to whom it is said: Désolé, sergent.

    Behind a preposition that also says `where`, it must be an office of something, without an article: à Vézel, un marchand de vin; à Drallot, évêque de Nantes.
    """
    found = candidate.language.who_it_is.match(text, candidate.end)
    if found is None or (where and (found["the"] or not found["of"])):
        return False
    bare = candidate.opens and not found["the"] and not found["of"]
    if bare and lex.kinds(found["what"].capitalize()) & _SPOKEN_TO:
        return False
    office = lex.kinds(found["what"].capitalize()) & _OFFICES
    return bool(office) or (not where and lex.contexts().get(found["what"]) == "person")


def is_object(candidate: Candidate, near: Beside, text: str) -> bool:
    """True for “Dígale usted a Ledesma que”, “A Fermín lo llevaron”, which are said of persons."""
    before = text[max(0, candidate.start - _OBJECT_REACH) : candidate.start]
    to = candidate.language.to
    if not before.endswith((f"{to} ", f"{to.upper()} ")) or candidate.words[0].kind & lex.PLACE or near.comma:
        return False
    if candidate.language.said_to.search(before):
        return True
    opens = before == f"{to.upper()} " or before.endswith(
        (f". {to.upper()} ", f"; {to} ", f", {to} ", f"? {to.upper()} ", f"! {to.upper()} ")
    )
    return opens and candidate.language.said_again.match(text, candidate.end) is not None
