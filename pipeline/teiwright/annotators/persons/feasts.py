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


def called_after(candidate: Candidate, text: str) -> str:
    """What speaks against a person in “VE Day”, “Our Lady of Loreto”, “Nuestra Señora de Guadalupe”."""
    if _OUR_LADY.search(text, max(0, candidate.start - _REACH), candidate.words[0].start):
        return _FEAST
    if (
        len(candidate.words) == 1
        and candidate.start == candidate.words[0].start
        and _of_the_year(candidate, text)
    ):
        return _FEAST
    day = candidate.words[-1].text == "Day" and "".join(w.text for w in candidate.words[:-1]) in _OF_VICTORY
    return _FEAST if day else ""
