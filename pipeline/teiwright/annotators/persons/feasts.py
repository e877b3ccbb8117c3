"""What is called after a feast or Our Lady, and names nobody: VE Day, Nuestra Señora de Guadalupe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.beside import word_before
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.annotators.persons.candidate import Candidate

_REACH = 40
"""Characters before a name in which Our Lady is looked for."""
_OUR_LADY = lazy(
    # First its first letter, which is found more quickly than the beginning of a word.
    r"[OoNnUu](?<=\b.)(?:(?<=[Oo])ur Lady(?: of)?|(?<=[Nn])(?:uestra Señora(?: de| del| de la| de los)?|ostra Signora(?: di| del| della)?"
    r"|otre Dame(?: de| du| de la| des)?)|(?<=[Uu])nsere[rn]? [Ll]ieben? Frau(?: von)?) $"
)
_OF_A_SAINT = lazy(
    r"(?<![^\W\d_])(?P<day>[^\W\d_]+) (?:de|del|di|della|dell['’]) ?(?:(?:los|los [Ss]antos|[Ss]an|[Ss]ant[oa]|[Ss]ant['’]|S\.|St[oa]\.) ?)$"
)
"""What stands before a saint whose day it is: día de San …, la fiera di Sant'…; and before the Kings, who are no persons of the text."""
_OF_SEVERAL = lazy(r"(?<![^\W\d_])(?P<day>[^\W\d_]+) de (?:los )?$")
_ROMANCE = frozenset(["es", "it"])
_HEADS = lazy(r"(?:\.? ?(?:[—–-]|\d)|\. )")
_FEAST = "name of a feast or a chapel"


def _of_the_year(candidate: Candidate, text: str) -> bool:
    """True for “depuis Noël”, “a Natale”, and for a Sunday that heads an entry: “Domingo. Paseo …”."""
    word = candidate.words[0].text
    if word in lex.particles("feast"):
        return word_before(text, candidate.start)[0].lower() in lex.particles("before-feast")
    return word == "Domingo" and candidate.start == 0 and _HEADS.match(text, candidate.end) is not None


def _of_a_saint(candidate: Candidate, text: str) -> bool:
    """True for “el día de San Antón”, “la fiera di Sant'Agata”, “la noche de Reyes”."""
    if candidate.lower_title:
        return False
    name = candidate.words[0]
    window = max(0, candidate.start - _REACH)
    found = _OF_A_SAINT.search(text, window, name.start)
    if found and found["day"].lower() in lex.particles("day-of-a-saint"):
        return True
    if name.text not in lex.particles("feast-of-several"):
        return False
    found = _OF_SEVERAL.search(text, window, name.start)
    return found is not None and found["day"].lower() in lex.particles("day-of-several")


def called_after(candidate: Candidate, text: str) -> str:
    """What speaks against a person in “VE Day”, “Our Lady of Loreto”, “Nuestra Señora de Guadalupe”."""
    if _OUR_LADY.search(text, max(0, candidate.start - _REACH), candidate.words[0].start):
        return _FEAST
    if candidate.language in _ROMANCE and _of_a_saint(candidate, text):
        return _FEAST
    if (
        len(candidate.words) == 1
        and candidate.start == candidate.words[0].start
        and _of_the_year(candidate, text)
    ):
        return _FEAST
    day, first = candidate.words[-1].text == "Day", "".join(w.text for w in candidate.words[:-1])
    return _FEAST if day and first in lex.particles("victory") else ""
