"""Rulers, popes and peers: the number behind a forename (Louis XIV, Leo X.), and who is called by land alone (Norfolk protested)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import bynames
from teiwright.annotators.persons import lexicon as lex
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.language import Language
    from teiwright.annotators.persons.usage import Usage
    from teiwright.annotators.persons.words import Word

ORDINAL = lazy(r"\.(?= [a-zà-öø-ÿ]|[,;:)])")
"""The stop of a number, as German and old prints write it, where it ends no sentence: Ludwig II. empfing, Henry IV. of France."""
_REIGNING = lex.NOBLE | lex.CHURCH
_POPES = frozenset(["Papa", "papa"])
_KINGS_TOO = frozenset(["John", "James", "Peter"])
"""Names of books of the Bible that kings and popes bear as well."""
_VERSE = lazy(r"[.:,]{0,2} ?\d")
"""What follows the number of a chapter."""

_YEAR_OF = r"(?:(?<![^\W_])\d{1,2}|\b[Tt]emp\.) (?P<both>(?:{reign-in-short})\. (?:{joins}) )?$"
"""What stands before a ruler whose year it is, and in “3 & 4 Phil. & Mary” before the second of two."""
_YEAR_REACH = 16


def year_of_reign(candidate: Candidate, text: str) -> bool:
    """True for “43 Eliz.”, “3 Hen. VIII”: the year of a law or a deed, in which nobody is met."""
    first, *more = candidate.words
    if candidate.titles or (more and not bynames.is_number(more[0].text)):
        return False
    start = candidate.start
    told = lex.pattern(_YEAR_OF).search(text, max(0, start - _YEAR_REACH), start)
    short = first.text in lex.particles("reign-in-short") and text.startswith(".", first.end)
    return told is not None and bool(short or told["both"])


def reigns(text: str, words: Sequence[Word], at: int, language: Language) -> bool:
    """True for the X of “Papa Leone X. Carlo Alberto”: the number of one whose title stands before, and no initial of the next name."""
    letter = words[at]
    if letter.text not in bynames.LETTERS or at == 0:
        return False
    forename = words[at - 1]
    if text[forename.end : letter.start] != " ":
        return False
    before = text[max(0, forename.start - 24) : forename.start].rstrip().rpartition(" ")[2]
    if before in language.royal_titles and at + 1 < len(words):
        return not words[at + 1].kind & (lex.NAME | lex.SHORT)  # no tempo de D. Sancho I. Por isso
    if not forename.kind & lex.GIVEN:
        return False
    kind = lex.kinds(before) or lex.lower_titles(language).get(before, 0)
    return bool(kind & _REIGNING) or before in _POPES


def number(candidate: Candidate, near: Beside, text: str) -> list[str]:
    """What the number of a ruler says for a person: Louis XIV, Ramses II; not a Louis XV chair, Mark IV, World War II."""
    words = candidate.words
    if candidate.titles or len(words) == 1 or not bynames.is_number(words[-1].text):
        return []
    first = words[0]
    listed = first.text in lex.particles("called-by-number")
    named = first.kind & (lex.GIVEN | lex.KNOWN) and not first.kind & lex.DOUBTFUL
    if not (listed or named):
        return []
    scripture = first.text in lex.things("scripture")
    if scripture and _VERSE.match(text, candidate.end):
        return ["book of the Bible"]  # Luke XII. 4
    if scripture and (first.text not in _KINGS_TOO or near.section_before == "place"):
        return []  # Daniel VII speaks of four beasts; in John III
    if near.after in lex.particles("of-a-period") and not near.comma:
        return ["kind of thing follows"]
    if near.before in lex.particles("article"):
        return []
    found = [] if first.kind & lex.GIVEN else ["known by one name"]
    whole = len(words[-1].text) > 1 or listed
    free = not near.before or not near.before[-1].isalpha() or _leads(near.before)
    return [*found, "number of a ruler"] if whole and free else found


def _leads(before: str) -> bool:
    """True for a word that joins what follows to the sentence; a noun before the number makes a thing of it: un salon Louis XV."""
    return bool(lex.kinds(before.capitalize()) & lex.FUNCTION) or before in lex.contexts()


def peer(candidate: Candidate, near: Beside, use: Usage) -> bool:
    """True for “Norfolk protested”, “Norfolk's eldest son”, where the text has a Duke of Norfolk: his land does no such thing."""
    word = candidate.words[0]
    if len(candidate.words) > 1 or candidate.titles or candidate.lower_title or word.text not in use.peers:
        return False
    if near.section_before == "place":
        return False
    if near.possessive:
        return near.section_after in {"kin", "own"}
    if near.section_before in {"says", "named"}:
        return True
    if near.comma or near.after in lex.particles("of-a-land-too"):
        return False
    # A county produces and a town surrenders: only verbs that the lists know.
    deeds = candidate.language.deeds
    if near.section_after == "says" or (deeds is not None and near.after in deeds.of_people):
        return True
    return near.section_after == "does" and near.after in lex.contexts()
