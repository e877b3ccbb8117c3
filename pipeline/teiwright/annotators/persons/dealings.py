"""What only stands beside a person: whose wife, asked X whether, X who, by whom a thing was written, what people do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import deeds, done_to, double_surnames
from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.greeted import in_letters
from teiwright.annotators.persons.names import ELIDED
from teiwright.annotators.persons.weights import WHO_IT_IS
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.kinds import Kinds

_REACH = 48
"""Characters before a name that are looked at."""
_SHORT_REACH = 24
_OFFICES = lex.OFFICE | lex.CHURCH | lex.RANK
_BY_HAND = lazy(r"(?<![^\W\d_])(?P<made>[^\W\d_]+)(?: [a-z]{2,3} 1\d{3})? [^\W\d_]+ $")
"""What stands before the word that tells by whom: written in 1873 by."""
_KIN_OF = lazy(r"\b(?P<whose>[A-Za-zñàáéè]{2,8}) (?P<kin>[a-zñçàáâèéêëîïíóôöùúûœ]{3,12})(?P<comma>,?) $")
_SIGNED = r"(?:\b(?:{signed-alone})(?: ?[:.–—-]+)?|\b(?:{signed})(?: ?:)?|\b[Gg]ez\.|\([Ss]ig(?:ned|né)?\.? ?\)|V\. ?g\. ?u\.) $"
"""What stands before the name of somebody who has signed; not “signed at”, “signé par”, nor the end of a sentence: “it was signed. Peace …”."""
_SIGNED_ENDS = (": ", ". ", ") ", "– ", "— ", "- ")
"""How that ends, where no word is last; it is looked for first."""
_OF_A_WORK = ("“ von ", "« von ", "” von ", '" von ')
"""Before who made what stands in quotation marks: „Abschied“ von Brandel."""
_SOMEBODY = r"(?i)(?:\b[A-Z][a-zà-ÿ]+['’]s|\b(?:{article}|{whose-kin}|{indefinite}|an?|another|l['’]|al|el|del)) ?(?:[a-zà-ÿ-]{2,14} ){0,2}?(?P<what>[a-zà-ÿ-]{3,15}), $"
"""What somebody is, before the name between commas: a messenger, Ostrick, …"""
_BARE = 2


def dealings(candidate: Candidate, near: Beside, text: str, kinds: Kinds) -> Iterator[str]:
    """What the words beside it say that are only said of persons."""
    alone = kinds.size == "alone" and not kinds.titles
    if alone and deeds.in_company(candidate, near, text):
        yield "before: called on, dined with"
    elif near.before in lex.particles("of") and not kinds.titles:
        word = _word_before_of(text, candidate.start)
        if word in lex.particles("of-somebody-alone"):
            yield "before: wife, friend … of"
    elif near.before in lex.particles("by-whose-hand") and _by_hand(candidate, text):
        yield "before: written, painted by"
    elif near.before == "von" and text.endswith(_OF_A_WORK, 0, candidate.start):
        yield "wrote what stands in marks"
    if kinds.titles:
        return
    place = candidate.words[-1].kind & lex.PLACE  # we told Ireland that
    if alone and (sign := in_letters(candidate, near, text)):
        yield sign
    elif (
        near.before in lex.particles("asked")
        and near.after in lex.particles("behind-asked")
        and not (near.comma or near.possessive or place)
    ):
        yield "before: asked, told"
    yield from _romance(candidate, near, text)
    if _who(candidate, near):
        yield "they, who follow" if deeds.many_who(candidate, text) else "who follows"
    if _kin(candidate, near, text):
        yield "before: my brother, her friend"
    elif _called_by_office(candidate, text):
        yield "before: the sexton, a friend"
    linked = near.before.lower() in lex.particles("link")  # Signé : de Marcilly
    start = candidate.start - linked * (len(near.before) + 1)
    marked = linked or near.before in lex.particles("signed") or text.endswith(_SIGNED_ENDS, 0, start)
    if marked and lex.pattern(_SIGNED).search(text, max(0, start - _SHORT_REACH), start):
        yield "before: signed"
    if alone and deeds.acts(candidate, near, text):
        yield "does what only people do"


def _word_before_of(text: str, start: int) -> str:
    """The word before “of”, “de”, “d'” that stand before a name."""
    before = text[max(0, start - _SHORT_REACH) : start].rstrip(" '’")
    return before.rpartition(" ")[0].rpartition(" ")[2].lower()


def _by_hand(candidate: Candidate, text: str) -> bool:
    """True for “written by Brandel”, “dipinto nel 1873 da Brandel”: what somebody has done with his own hand."""
    found = _BY_HAND.search(text, max(0, candidate.start - _REACH), candidate.start)
    return found is not None and found["made"] in lex.particles("made-by-hand")


def _from_there(candidate: Candidate, near: Beside, text: str) -> bool:
    """True for “natural de Ledesma”, “nata a Ledesma”: the place from which somebody comes or in which he lives."""
    if near.before in lex.particles("of"):
        return _word_before_of(text, candidate.start) in candidate.language.native_of
    if near.before in lex.particles("before-a-home"):
        return _word_before_of(text, candidate.start) in candidate.language.at_home
    return False


def acts_not(found: list[str]) -> None:
    """Take away that a verb follows: in “con Siam tardó”, “mit Drallow stritt man” it is not what he does."""
    for sign in ("after: does", "after: says"):
        if sign in found:
            found.remove(sign)


def _with(candidate: Candidate, near: Beside, text: str) -> bool:
    """True for “avec Ledoux”, “chez Morel”, “con Ferretti”: where nouns have no capital, a word that no list knows is whom somebody is with."""
    word = candidate.words[0]
    if len(candidate.words) > 1 or word.kind or candidate.titles or candidate.lower_title or candidate.after:
        return False
    if near.familiar:
        return False  # con il Cardinale
    if word.text in candidate.language.no_subject or word.text.endswith(candidate.language.plural_ends):
        return False  # con Carnaval, con Aceitunas
    if near.before.lower() not in candidate.language.in_company or len(word.text) <= _BARE:
        return False
    linked = text[candidate.start : word.start] in ELIDED  # avec d'Orvel
    return (
        (linked or candidate.start == word.start)
        and not word.text.isupper()
        and not text.startswith(("-", "'", "’"), word.end)
    )


def _romance(candidate: Candidate, near: Beside, text: str) -> Iterator[str]:
    """What Spanish and Italian say of persons: “A Fermín lo llevaron”, “Llegó Ledesma”; and of places: natural de Ledesma."""
    language = candidate.language
    if len(candidate.words) == 1 and _from_there(candidate, near, text):
        yield "where somebody is from"
    if _with(candidate, near, text):
        yield "before: with"
    if language.done_to_somebody:
        yield from done_to.dealings(candidate, near, text)
    if language.fathers_surname_first:
        if done_to.is_object(candidate, near, text):
            yield "before: asked, told"
        if double_surnames.two_surnames(candidate) and near.before not in lex.particles("article"):
            yield "two surnames, as in Spain"
    if len(candidate.words) == 1 and not candidate.words[0].kind and not candidate.titles:
        if language.verb_first and _has_office(candidate, near, text):
            yield WHO_IT_IS
        if language.done_by.search(text, max(0, candidate.start - _REACH), candidate.start):
            yield "before: written, painted by"
    if near.before.lower() in language.verbs.before_whom:
        known = candidate.words[0].kind
        where = len(candidate.words) > 1 and candidate.words[-1].kind & lex.PLACE  # Llegó Ledesma de Jaén
        if not (where or known & (lex.PLACE | lex.COMMON | lex.FUNCTION)):
            yield "before: came, died"


def _has_office(candidate: Candidate, near: Beside, text: str) -> bool:
    """True for “Liceaga, comandante de la plaza”; behind “a” only without an article: a Ledesma, un alcalde de monte vino."""
    found = candidate.language.who_it_is.match(text, candidate.end)
    if found is None or near.before in candidate.language.where:
        return False
    if found["the"] and text.endswith((" a ", " ad "), 0, candidate.start):
        return False
    return bool(lex.kinds(found["what"].capitalize()) & _OFFICES)


def _who(candidate: Candidate, near: Beside) -> bool:
    """True for “Ostrick, who is perhaps seventy”: one, not many, and no article before."""
    if not near.comma or near.after not in candidate.language.who:
        return False
    before = near.before.lower()
    if before in lex.particles("article") or before in lex.particles("of"):
        return False
    if before in lex.particles("one-of-many") or before in lex.particles("whose-kin"):
        return False  # another Bengali, who; my Muse, who; O Wind, who
    if near.section_before == "epithet" and not candidate.words[-1].kind & lex.NAME:
        return False  # an old Etonian, who
    last = candidate.words[-1].text
    if candidate.opens and len(last) <= _BARE + 1:
        return False  # Ay, who doubts that?
    noun = last.endswith(candidate.language.many_ends)
    noun = noun or last.lower().endswith(candidate.language.no_name_ends)
    return not (candidate.opens and noun and not candidate.words[-1].kind & lex.NAME)


def _kin(candidate: Candidate, near: Beside, text: str) -> bool:
    """True for “my son Ostrick”, “su amigo Ledesma”, “mi padre, Fermín, …”: what somebody is of another."""
    directly = near.before in lex.particles("kin-of-somebody")
    if not directly and not text.endswith(", ", 0, candidate.start):
        return False
    match = _KIN_OF.search(text, max(0, candidate.start - _SHORT_REACH), candidate.start)
    if match is None or match["whose"].lower() not in lex.particles("whose-kin"):
        return False
    if match["kin"] not in lex.particles("kin-of-somebody"):
        return False
    known = candidate.words[0].kind & lex.NAME
    if (
        not known
        and match["whose"].lower() in lex.particles("ours")
        and match["kin"] in lex.particles("parents")
    ):
        return False  # our mother Earth, nuestro padre Nilo
    return not match["comma"] or text.startswith((",", ".", ";"), candidate.end)


def _called_by_office(candidate: Candidate, text: str) -> bool:
    """True for “sent a messenger, Ostrick, to ask”: what somebody is stands before, the name between commas."""
    if not text.endswith(", ", 0, candidate.start) or not text.startswith(
        (",", ";", ".", ")"), candidate.end
    ):
        return False
    match = lex.pattern(_SOMEBODY).search(text, max(0, candidate.start - _REACH), candidate.start)
    if match is None:
        return False
    words = lex.contexts_of(candidate.language)
    return words.get(match["what"].lower(), "") in {"person", "kin"} or match[
        "what"
    ].lower() in lex.particles("kin-of-somebody")
