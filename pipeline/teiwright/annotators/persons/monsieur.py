"""Whether “M.” is Monsieur in a text that is not French, or an initial: M. Burton, who may be Mary."""

from __future__ import annotations

from collections import Counter

from teiwright.annotators.persons import lexicon as lex
from teiwright.patterns import lazy

_FRENCH = r"\b(?:(?:{french-title})\b|M\. (?:(?:{link-after-title}|{capital-link}) |[dl]['’]))"
"""Other titles of theirs, and M. before a link."""
_LONE = lazy(r"(?:^|(?<!\w)[a-z]{1,12} |[,;:(“\"—-] ?|(?<![A-Z])[.!?] |\n)([A-Z])\. (?=[A-Z][^\W\d_]{2})")
"""A letter directly before a surname, which is the only one: no J. M. Burton, no Anna M. Burton."""
_LEAST = 3


def is_monsieur(text: str) -> bool:
    """True where the text has other French titles, or calls more people M. than it gives one initial of another letter."""
    if "M. " not in text or lex.pattern(_FRENCH).search(text):
        return True
    letters = Counter(found[1] for found in _LONE.finditer(text))
    times = letters.pop("M", 0)
    return times >= _LEAST and times > sum(letters.values())
