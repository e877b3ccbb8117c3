"""What the letters of a surname, or of a word that is none, end and begin with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.context import plainly_given
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.kinds import Kinds

_DOCTRINE = lazy(
    ".+$"  # then from the end: to try each letter as the beginning of an ending takes five times as long
    "(?:(?<=.ism)|(?<=.isms)|(?<=.isme)|(?<=.ismus)|(?<=.ology)|(?<=.tion)|(?<=.ment)|(?<=.ness)|(?<=.ship)|(?<=.hood))"
)
_CREED = lazy(r".+(?:isms?|ites?|ists?)$")
"""McCarthyism has the shape of a surname, too."""
_DERIVED = lazy(r".+(?:ists?|iste|ites?|ians?|eans?|ans|ese|ish|shire|burgh?|ville|ton|town|land)$")
_SURNAME_LIKE = lazy(
    r".+(?:son|sen|sohn|ov|ova|ev|eva|sky|ski|skaya|enko|uk|berg|stein|mann?|ini|elli|etti|escu|ić|vić|vich|wicz|poulos|akis"
    r"|ley|worth|wood|well|ford|ham|field|er)$"
)
_OF_LANGUAGE = {
    "it": (
        "ini", "etti", "elli", "oni", "otti", "ozzi", "azzi", "ezzi", "izzi", "uzzi", "ucci", "acci", "illi", "olli", "ulli",
        "aldi", "ardi", "ioli", "igli",
    ),
    "es": (
        "ndez", "nez", "dez", "lvez", "rez", "egui", "eguy", "chea", "etxea", "goitia", "mendi", "iturri", "garay", "zabal", "zábal",
        "goyen", "guren", "aguirre", "berri", "urrutia", "goenaga", "goiri", "iriarte",
    ),
}  # fmt: skip
"""What ends surnames of Italy and of Spain, the Basque lands among it, and few other words that have a capital within a sentence."""
_NO_SURNAMES = ("zioni", "sioni", "gioni")
_OF_MANY = tuple(
    f" {word}{space}"
    for words, space in (
        (
            "i li gli le dei degli delle ai agli alle dai dagli dalle nei negli nelle sui sugli coi cogli questi quei quegli queste",
            " ",
        ),
        ("quelle nostri vostri alcuni alcune molti parecchi certi tutti due tre quattro di tra fra", " "),
        ("de' a' da' ne' co' su' de’ a’ da’ ne’ co’ su’", " "),
        ("gl' degl' agl' gl’ degl’ agl’", ""),
    )
    for word in words.split()
)
"""What stands in Italian before words that end as surnames do and are many: dei Cappuccini, di Cosacchi, de' Teatini."""
_MANY = lazy(
    r"\b(?:i|gli|li|le|dei|degli|delle|ai|agli|alle|dai|dagli|dalle|nei|negli|nelle|sui|sugli|sulle|coi|cogli|due|tre|molti|alcuni|questi|quei|quegli) [a-zà-ù]+[ie] $",
    re.IGNORECASE,
)
_MANY_REACH = 24
_LONG_ENOUGH = 5
"""Letters of a word that is more than such an ending."""
_SLAVIC = lazy(
    r".+$(?:(?<=..[^aeiou]ov)|(?<=..ova)|(?<=..[nvzlt]sky)|(?<=..[nwlń]ski)|(?<=..skaya)|(?<=..enko)|(?<=..escu)|(?<=..[oe]vich)"
    "|(?<=..owicz)|(?<=..opoulos)|(?<=..[kln]off))"
)
"""What ends surnames of eastern Europe, some towns in -ov and few other words."""
_PATRONYMIC = lazy(r".{3,}(?:[oe]v(?:it[cs]h|ich|i[cč]|na)|[iy]nichna|[iy]nitchna|[il]yit[cs]h|[il]yich)$")
"""What Russians call after their fathers: Petrovitch, Pahlovna."""
_SURNAME_SHAPE = lazy(r"(?:Ma?c|Fitz)[A-ZÀ-Þ]|[ODM]['’][A-ZÀ-Þ]")
_OF_PERSONS = lex.CHURCH | lex.RANK | lex.OFFICE | lex.KIN
"""Titles after which a name may end as towns do: Bishop Harlington."""
_PAIR = 2


def shaped(word: str) -> bool:
    """True for McCarthy, O'Brien, FitzRoy; not for McCarthyism."""
    return _SURNAME_SHAPE.match(word) is not None and not _CREED.match(word)


def told(candidate: Candidate, text: str, kinds: Kinds) -> list[str]:
    """What the ending of a last word says that no list knows."""
    last = candidate.words[-1]
    if _DOCTRINE.match(last.text):
        return ["ending of doctrines"]
    named = kinds.titles & _OF_PERSONS or (kinds.size != "alone" and plainly_given(kinds))
    if not named and _DERIVED.match(last.text):
        return ["ending of places and creeds"]
    if len(candidate.words) == _PAIR and _PATRONYMIC.match(last.text):
        return ["a patronymic"]
    if _SLAVIC.match(last.text):
        return ["ending of surnames of the east"]
    if _of_its_language(candidate, text):
        return ["ending of surnames of this language"]
    return ["ending of surnames"] if _SURNAME_LIKE.match(last.text) else []


def _of_its_language(candidate: Candidate, text: str) -> bool:
    """True for Ferretti and Echegoyen within an Italian or a Spanish sentence, where other words have no capital."""
    last = candidate.words[-1]
    if candidate.opens or not last.text.endswith(_OF_LANGUAGE.get(candidate.language, ())):
        return False
    if len(last.text) <= _LONG_ENOUGH or last.text.endswith(_NO_SURNAMES):
        return False
    if (
        len(candidate.words) > 1
        and not candidate.words[0].kind & lex.NAME
        and len(candidate.words[0].text) > 1
    ):
        return False  # Annali Benedettini
    if candidate.language != "it":
        return True
    return not text.endswith(_OF_MANY, 0, last.start) and not _behind_many(text, last.start)


def _behind_many(text: str, start: int) -> bool:
    """True for “i frati Cappuccini”, “dei monti Lepini”: with a plural before it, such a word says which."""
    return _MANY.search(text, max(0, start - _MANY_REACH), start) is not None
