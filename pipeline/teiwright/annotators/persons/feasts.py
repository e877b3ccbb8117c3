"""What is called after a feast or Our Lady, and names nobody: VE Day, Nuestra Señora de Guadalupe."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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
    r"\b(?:[Dd]ía|[Ff]iestas?|[Ff]eria|[Vv]íspera|[Vv]igilia|[Rr]omería|[Oo]ctava|[Nn]ovena|[Nn]oche|[Gg]iorno|[Ff]esta|[Ff]iera|[Ss]agra|[Oo]ttava|[Nn]otte|[Dd]ì) (?:de|del|di|della|dell['’]) ?"
    r"(?:(?:los|los [Ss]antos|[Ss]an|[Ss]ant[oa]|[Ss]ant['’]|S\.|St[oa]\.) ?)$"
)
"""What stands before a saint whose day it is: día de San …, la fiera di Sant'…; and before the Kings, who are no persons of the text."""
_OF_THE_KINGS = lazy(r"\b(?:[Dd]ía|[Nn]oche|[Vv]íspera|[Ff]iesta|[Dd]omingo) de (?:los )?$")
_KINGS = frozenset(["Reyes", "Ramos", "Ánimas"])
_ROMANCE = frozenset(["es", "it"])
_FEASTS = frozenset(["Noël", "Natale"])
_WHEN = lazy(
    r"\b(?:depuis|à|de|avant|après|pour|vers|fêter|passer|joyeux|bon|a|di|per|prima di|dopo|da|buon|entro|fino a) $",
    re.IGNORECASE,
)
"""What stands before a feast that is also a forename."""
_HEADS = lazy(r"(?:\.? ?(?:[—–-]|\d)|\. )")
_FEAST = "name of a feast or a chapel"
_OF_VICTORY = frozenset(["VE", "VJ"])


def _of_the_year(candidate: Candidate, text: str) -> bool:
    """True for “depuis Noël”, “a Natale”, and for a Sunday that heads an entry: “Domingo. Paseo …”."""
    word = candidate.words[0].text
    if word in _FEASTS:
        return _WHEN.search(text, max(0, candidate.start - _REACH), candidate.start) is not None
    return word == "Domingo" and candidate.start == 0 and _HEADS.match(text, candidate.end) is not None


def _of_a_saint(candidate: Candidate, text: str) -> bool:
    """True for “el día de San Antón”, “la fiera di Sant'Agata”, “la noche de Reyes”."""
    if candidate.lower_title:
        return False
    name = candidate.words[0]
    window = max(0, candidate.start - _REACH)
    if _OF_A_SAINT.search(text, window, name.start):
        return True
    return name.text in _KINGS and _OF_THE_KINGS.search(text, window, name.start) is not None


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
    day = candidate.words[-1].text == "Day" and "".join(w.text for w in candidate.words[:-1]) in _OF_VICTORY
    return _FEAST if day else ""
