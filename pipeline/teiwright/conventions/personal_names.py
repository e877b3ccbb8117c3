"""Which words of a head, a signature or a credit are the name of a person, by the lists of forenames."""

from __future__ import annotations

from teiwright.conventions.capitals import CAPITAL
from teiwright.patterns import lazy

INITIALS = lazy(rf"(?:{CAPITAL}\.[ \t]?){{1,3}}(?:(?:de|von|van)[ \t]+)?{CAPITAL}[\w’'-]+\.?$")


def is_name(words: str) -> bool:
    """A forename that is on the list, or initials, and no word that only names of places, offices and institutions have."""
    from teiwright.annotators.persons import lexicon

    parts = [part.rstrip(".") for part in words.split()]
    known = [  # JNO. STORR, Master
        lexicon.in_capitals(part) if len(part) > 1 and part.isupper() else lexicon.kinds(part)
        for part in parts
    ]
    if not known or any(
        k & (lexicon.PLACE | lexicon.PEOPLE | lexicon.NOUN | lexicon.BEFORE) and not k & lexicon.NAME
        for k in known[1:]
    ):
        return False
    if known[0] & lexicon.TITLE and not known[0] & lexicon.NAME:
        return False
    return bool(known[0] & (lexicon.GIVEN | lexicon.SHORT)) or INITIALS.match(words) is not None


def is_forename(word: str) -> bool:
    """A forename that is on the list, also one that is as often another word: “Florence”."""
    from teiwright.annotators.persons import lexicon

    return bool(lexicon.kinds(word) & lexicon.FULL_FORENAME)
