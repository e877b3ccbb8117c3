"""What only stands beside a person: whose wife, asked X whether, X who, by whom a thing was written, what people do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.annotators.persons import french, spanish
from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.beside import contexts
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.kinds import Kinds

_REACH = 48
"""Characters before a name that are looked at."""
_SHORT_REACH = 24
_COMPANY = lazy(
    r"\b(?:[Cc]all(?:ed|ing)? (?:in )?(?:up)?on|[Ww]aited (?:up)?on|[Hh]eard from"
    r"|(?:[Dd]in(?:e|ed|ing)|[Ss]upped|[Bb]reakfasted|[Ll]unched|[Tt]ea|[Ll]odged|[Ww]alked|[Rr]ode|[Tt]alk(?:ed|ing)?|[Ss]poken?"
    r"|[Qq]uarrell?ed|[Cc]orrespond(?:ed|ing)|[Ss]hook hands|[Cc]onversation|[Ii]nterview"
    r"|(?:[Aa]ngry|[Vv]exed|(?:[Dd]is)?[Pp]leased|(?:[Dd]is)?[Ss]atisfied|[Ff]urious|[Ii]n love)) with"
    r"|(?:[Ww]rote|[Ww]ritten|[Ww]riting|[Ee]ngaged|[Mm]arried|[Ss]poken?|[Tt]alk(?:ed|ing)|[Ii]ntroduced|[Nn]odded|[Bb]owed) to"
    r"|(?:motion|request|instance|suggestion) of) (?:[A-Z][a-z]{2,15} and )?$"
)
"""What is done with people: called on Brandel, dined with Brandel and Ostrick."""
_SOCIAL = frozenset(["on", "upon", "with", "to", "from", "of", "and"])
_AUTHORS = lazy(
    r"\b(?:written|painted|drawn|engraved|sculpted|translated|signed|witnessed|compiled|transcribed|dictated"
    r"|écrite?s?|peinte?s?|gravée?s?|dessinée?s?|signée?s?|rédigée?s?|traduite?s?|publiée?s?|dictée?s?"
    r"|escrit[oa]s?|pintad[oa]s?|grabad[oa]s?|firmad[oa]s?|traducid[oa]s?|publicad[oa]s?|redactad[oa]s?"
    r"|scritt[oaie]|dipint[oaie]|incis[oaie]|firmat[oaie]|tradott[oaie]|pubblicat[oaie]|redatt[oaie])"
    r"(?: (?:in|en|nel) 1\d{3})? (?:by|par|por|da) $"
)
"""What somebody has done with his own hand, before whose it is."""
_TO_HIM = lazy(
    r"\b(?:[Dd]ígale|[Dd]ile|[Dd]igale|dij[oe]|escrib(?:í|ió)|pregunt[éó]|conoc(?:í|ió)|visit[éó]|salud[éó]|abraz[éó]|mat[óé])(?: usted)? a $"
)
_HIM = lazy(r" (?:l[oae]s?) [a-zñáéíóú]{3,}")
"""Spanish “A Fermín lo llevaron”: a person as the object, said again."""
_NATIVE = lazy(
    r"\b(?:(?:natural(?:es)?|oriund[oaie]s?|originari[oaie]s?|nativ[oaie]s?) (?:de|di)|(?:avecindad[oa]s?|residentes?|nacid[oa]s?) en"
    r"|(?:nat[oaie]|domiciliat[oaie]|residenti|residente|abitant[ei]|dimorant[ei]) (?:a|ad|in)) $"
)
"""What stands in Spanish and Italian before the place from which somebody comes or in which he lives."""
_BEFORE_A_HOME = frozenset(["de", "di", "en", "a", "ad", "in"])
_KIN_OF = lazy(r"\b(?P<whose>[A-Za-zñàáéè]{2,8}) (?P<kin>[a-zñçàáâèéêëîïíóôöùúûœ]{3,12})(?P<comma>,?) $")
_SIGNED = lazy(
    r"(?:(?:\bSigné|\bSigned|\bFirmado|\bFirmato|\bGezeichnet)(?: ?[:.–—-]+)?|\b(?:signé|signed|firmado|firmato|gezeichnet)(?: ?:)?|\b[Gg]ez\.|\([Ss]ig(?:ned|né)?\.? ?\)|V\. ?g\. ?u\.) $"
)
"""What stands before the name of somebody who has signed; not “signed at”, “signé par”, nor the end of a sentence: “it was signed. Peace …”."""
_BEHIND_SIGNED = (": ", ". ", "igné ", "igned ", "irmado ", "irmato ", "eichnet ", ") ", "– ", "— ", "- ")
"""How that ends, which is looked for first."""
_SOMEBODY = lazy(
    r"(?:\b[A-Z][a-zà-ÿ]+['’]s|\b(?:an?|the|his|her|my|our|their|another|one|un|une|le|la|l['’]|son|sa|mon|ma|notre|el|una|su|mi|il|uno|suo|sua|mio|mia|del|al|du|au)) ?"
    r"(?:[a-zà-ÿ-]{2,14} ){0,2}?(?P<what>[a-zà-ÿ-]{3,15}), $",
    re.IGNORECASE,
)
"""What somebody is, before the name between commas: a messenger, Ostrick, …"""
_PLURALS = ("s", "men", "people", "folk", "women", "children")
"""How words for many end, which have their capital from the sentence alone: Smugglers sold."""
_NO_NAMES = ("ing", "ed", "ly", "ness", "ment", "tion", "ism", "ity", "ance", "ence", "ship", "hood", "dom", "with")  # fmt: skip
"""How words end that are no names."""
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


def dealings(candidate: Candidate, near: Beside, text: str, kinds: Kinds) -> Iterator[str]:
    """What the words beside it say that are only said of persons."""
    alone = kinds.size == "alone" and not kinds.titles
    if (
        near.before in _SOCIAL
        and alone
        and _COMPANY.search(text, max(0, candidate.start - _REACH), candidate.start)
    ):
        yield "before: called on, dined with"
    elif near.before in lex.particles("of") and not kinds.titles:
        word = _word_before_of(text, candidate.start)
        if word in lex.particles("of-somebody-alone"):
            yield "before: wife, friend … of"
    elif near.before in lex.particles("by-whose-hand") and _AUTHORS.search(
        text, max(0, candidate.start - _REACH), candidate.start
    ):
        yield "before: written, painted by"
    if kinds.titles:
        return
    place = candidate.words[-1].kind & lex.PLACE  # we told Ireland that
    if (
        near.before in lex.particles("asked")
        and near.after in lex.particles("behind-asked")
        and not (near.comma or near.possessive or place)
    ):
        yield "before: asked, told"
    yield from _romance(candidate, near, text)
    if _who(candidate, near):
        yield "they, who follow" if _many_who(candidate, text) else "who follows"
    if _kin(candidate, near, text):
        yield "before: my brother, her friend"
    elif _called_by_office(candidate, text):
        yield "before: the sexton, a friend"
    signed = text.endswith(_BEHIND_SIGNED, 0, candidate.start)
    if signed and _SIGNED.search(text, max(0, candidate.start - _SHORT_REACH), candidate.start):
        yield "before: signed"
    if alone and candidate.language == "en" and _acts(candidate, near, text):
        yield "does what only people do"


def _word_before_of(text: str, start: int) -> str:
    """The word before “of”, “de”, “d'” that stand before a name."""
    before = text[max(0, start - _SHORT_REACH) : start].rstrip(" '’")
    return before.rpartition(" ")[0].rpartition(" ")[2].lower()


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
    if word.text in lex.particles("no-subject") or (
        candidate.language == "es" and word.text.endswith(("as", "os"))
    ):
        return False  # con Carnaval, con Aceitunas
    if (
        near.before.lower() not in lex.particles(f"in-company-{candidate.language}")
        or len(word.text) <= _BARE
    ):
        return False
    return (
        candidate.start == word.start
        and not word.text.isupper()
        and not text.startswith(("-", "'", "’"), word.end)
    )


def _romance(candidate: Candidate, near: Beside, text: str) -> Iterator[str]:
    """What Spanish and Italian say of persons: “A Fermín lo llevaron”, “Llegó Ledesma”; and of places: natural de Ledesma."""
    home = near.before in _BEFORE_A_HOME and len(candidate.words) == 1
    if home and _NATIVE.search(text, max(0, candidate.start - _REACH), candidate.start):
        yield "where somebody is from"
    if _with(candidate, near, text):
        yield "before: with"
    if candidate.language == "fr":
        yield from french.dealings(candidate, near, text)
    if candidate.language == "es":
        if _spanish_object(candidate, near, text):
            yield "before: asked, told"
        if spanish.two_surnames(candidate) and near.before not in lex.particles("article"):
            yield "two surnames, as in Spain"
    if candidate.language in {"es", "it"} and near.before.lower() in lex.particles("came-before-him"):
        known = candidate.words[0].kind
        where = len(candidate.words) > 1 and candidate.words[-1].kind & lex.PLACE  # Llegó Ledesma de Jaén
        if not (where or known & (lex.PLACE | lex.COMMON | lex.FUNCTION)):
            yield "before: came, died"


def _spanish_object(candidate: Candidate, near: Beside, text: str) -> bool:
    """True for “Dígale usted a Ledesma que”, “A Fermín lo llevaron”, which Spanish says of persons."""
    before = text[max(0, candidate.start - _REACH) : candidate.start]
    if not before.endswith(("a ", "A ")) or candidate.words[0].kind & lex.PLACE or near.comma:
        return False
    if _TO_HIM.search(before):
        return True
    opens = before == "A " or before.endswith((". A ", "; a ", ", a ", "? A ", "! A "))
    return opens and _HIM.match(text, candidate.end) is not None


def _who(candidate: Candidate, near: Beside) -> bool:
    """True for “Ostrick, who is perhaps seventy”: one, not many, and no article before."""
    if not near.comma or near.after not in lex.particles(f"who-{candidate.language}"):
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
    noun = last.endswith(_PLURALS) or last.lower().endswith(_NO_NAMES)
    return not (candidate.opens and noun and not candidate.words[-1].kind & lex.NAME)


def _many_who(candidate: Candidate, text: str) -> bool:
    """True for “Arvale, who were beaten” and, where a match is told, “Arvale, who had scored”: the name of those who play together."""
    if candidate.language != "en" or len(candidate.words) > 1 or candidate.words[0].kind & lex.GIVEN:
        return False
    if _PLURAL_WHO.match(text, candidate.end):
        return True
    return len(_MATCH.findall(text, max(0, candidate.start - _NEAR), candidate.end + _NEAR)) >= _BARE


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
    match = _SOMEBODY.search(text, max(0, candidate.start - _REACH), candidate.start)
    if match is None:
        return False
    words = contexts(candidate.language)
    return words.get(match["what"].lower(), "") in {"person", "kin"} or match[
        "what"
    ].lower() in lex.particles("kin-of-somebody")


def _acts(candidate: Candidate, near: Beside, text: str) -> bool:
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
        or word.text.endswith(_NO_NAMES)
    ):
        return False
    if candidate.opens and word.text.endswith(_PLURALS):
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
