"""What is called after a feast or Our Lady, and names nobody: VE Day, Nuestra Señora de Guadalupe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.annotators.persons.candidates import Candidate

_REACH = 40
"""Characters before a name in which Our Lady is looked for."""
_OUR_LADY = lazy(
    r"\b(?:[Oo]ur Lady(?: of)?|[Nn]uestra Señora(?: de| del| de la| de los)?|[Nn]ostra Signora(?: di| del| della)?|[Nn]otre Dame(?: de| du| de la| des)?"
    r"|[Uu]nsere[rn]? [Ll]ieben? Frau(?: von)?) $"
)
_FEAST = "name of a feast or a chapel"
_OF_VICTORY = frozenset(["VE", "VJ"])


def called_after(candidate: Candidate, text: str) -> str:
    """What speaks against a person in “VE Day”, “Our Lady of Loreto”, “Nuestra Señora de Guadalupe”."""
    if _OUR_LADY.search(text, max(0, candidate.start - _REACH), candidate.words[0].start):
        return _FEAST
    day = candidate.words[-1].text == "Day" and "".join(w.text for w in candidate.words[:-1]) in _OF_VICTORY
    return _FEAST if day else ""
