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
_OUR_LADY = r"(?:{our-lady})(?: (?:{of-any}|{with-article}))? $"
_EVE = r"\b(?:{before-eve}|St\.? [A-Z][^\W\d_]+['’]s?)[ -]$"
"""What stands before the eve of a feast: in Christmas Eve nobody is called Eve."""
_HEADS = lazy(r"(?:\.? ?(?:[—–-]|\d)|\. )")
_FEAST = "name of a feast or a chapel"


def _of_the_year(candidate: Candidate, text: str) -> bool:
    """True for “depuis Noël”, “a Natale”, and for a Sunday that heads an entry: “Domingo. Paseo …”."""
    word = candidate.words[0].text
    if word in lex.particles("feast"):
        return word_before(text, candidate.start)[0].lower() in lex.particles("before-feast")
    return word == "Domingo" and candidate.start == 0 and _HEADS.match(text, candidate.end) is not None


def _of_a_saint(candidate: Candidate, text: str) -> bool:
    """True for “el día de San Antón”, “la fiera di Sant'Agata”, “the Priory of St. Anne”, “la noche de Reyes”, “zu Martini”."""
    name, language = candidate.words[0], candidate.language
    titled = candidate.lower_title and candidate.lower_title not in lex.particles("small-saint")
    if titled or not language.days_of_saints:
        return False
    window = max(0, candidate.start - _REACH)
    found = language.of_a_saint.search(text, window, name.start)
    if found and found["day"].lower() in language.days_of_saints:
        return True
    if name.text not in language.several_saints:
        return False
    found = language.of_several_saints.search(text, window, name.start)
    return found is not None and found["day"].lower() in language.days_of_several


def called_after(candidate: Candidate, text: str) -> str:
    """What speaks against a person in “VE Day”, “Christmas Eve”, “Our Lady of Loreto”, “Nuestra Señora de Guadalupe”."""
    lady = lex.pattern(_OUR_LADY).search(text, max(0, candidate.start - _REACH), candidate.words[0].start)
    if lady and not text[: lady.start()][-1:].isalpha():
        return _FEAST
    if _of_a_saint(candidate, text):
        return _FEAST
    if (
        len(candidate.words) == 1
        and candidate.start == candidate.words[0].start
        and _of_the_year(candidate, text)
    ):
        return _FEAST
    if candidate.words[-1].text == "Eve" and lex.pattern(_EVE).search(
        text, max(0, candidate.start - _REACH), candidate.words[-1].start
    ):
        return _FEAST
    day, first = candidate.words[-1].text == "Day", "".join(w.text for w in candidate.words[:-1])
    return _FEAST if day and first in lex.particles("victory") else ""
