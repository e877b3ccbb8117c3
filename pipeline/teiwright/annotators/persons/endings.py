"""What the letters of a surname, or of a word that is none, end and begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.context import plainly_given
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.kinds import Kinds
    from teiwright.annotators.persons.language import Language

_DOCTRINE = lazy(
    ".+$"  # then from the end: to try each letter as the beginning of an ending takes five times as long
    "(?:(?<=.ism)|(?<=.isms)|(?<=.isme)|(?<=.ismus)|(?<=.ology)|(?<=.tion)|(?<=.tions)|(?<=.ment)|(?<=.ments)|(?<=.ness)|(?<=.ship)|(?<=.ships)|(?<=.hood))"
)
_CREED = lazy(r".+(?:isms?|ites?|ists?)$")
"""McCarthyism has the shape of a surname, too."""
_DERIVED = lazy(r".+(?:ists?|iste|ites?|ians?|eans?|ans|ese|ish|shire|burgh?|ville|ton|town|land)$")
_MANY = lazy(r".+[rtcg]ies$")
"""How a word ends that is many people, where no title stands before it: Revolutionaries."""
_SURNAME_LIKE = lazy(
    r".+(?:son|sen|sohn|ov|ova|ev|eva|sky|ski|skaya|enko|uk|berg|stein|mann?|ini|elli|etti|escu|ić|vić|vich|wicz|poulos|akis"
    r"|ley|worth|wood|well|ford|ham|field|er)$"
)
_BEFORE = lazy(r"(?<![^\s(\[«“\"])([^\W\d_]+['’]?)( [a-zà-ù]+[ie])? ?$")
"""A word before a name, and a plural between the two: dei | monti | Lepini."""
_BEFORE_REACH = 24
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
    if not named and (_DERIVED.match(last.text) or (not kinds.titles and _MANY.match(last.text))):
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
    if candidate.opens or len(last.text) <= _LONG_ENOUGH:
        return False
    if not last.text.endswith(candidate.language.surname_ends):
        return False
    if last.text.endswith(candidate.language.no_surname_ends):
        return False
    if (
        len(candidate.words) > 1
        and not candidate.words[0].kind & lex.NAME
        and len(candidate.words[0].text) > 1
    ):
        return False  # Annali Benedettini
    return not _several(text, last.start, candidate.language)


def _several(text: str, start: int, language: Language) -> bool:
    """True for “dei Cappuccini”, “i frati Cappuccini”, “dei monti Lepini”, “di Cosacchi”: such a word is several, or says which they are."""
    before = _BEFORE.search(text, max(0, start - _BEFORE_REACH), start)
    if before is None:
        return False
    first, plural = before[1].lower(), (before[2] or "").strip()
    if first in language.of_several or plural in language.of_several:
        return True
    return (plural or first) in language.of_several_directly
