"""Names as catalogues write them: “Pell, Lucy, 1850-1910”. Owns where the years of a life begin, and which names are turned round."""

from __future__ import annotations

import re

from teiwright.patterns import lazy

_YEAR = r"(?:ca?\.\s*)?\d{3,4}\??"
_LIFE = lazy(
    rf"(?<!\s)(?:\s*[,(]\s*|\s+(?=\d{{4}}\s*[-–—]\s*\d{{4}}))(?P<life>(?:(?:b|d|geb|gest|n|m)\.\s*{_YEAR}|{_YEAR}(?:\s*[-–—/](?:\s*{_YEAR})?)?))(?:\s*\))?[\s.]*$",
    re.IGNORECASE,
)
"""Behind a comma or in brackets; both years also without: an “Agent 007” lives in no year 7."""
_WHOLE = lazy(r"(\d{4})\s*[-–—/]\s*(\d{4})")
_SUFFIX = lazy(r"(?:jr|sr|junior|senior|[ivx]+|ph\.?\s?d|m\.?d|esq)\.?$", re.IGNORECASE)


def without_life(words: str) -> tuple[str, str]:
    """A name, and the years of a life that stand behind it: ("Pell, Lucy", "1850-1910")."""
    found = _LIFE.search(words)
    return (words[: found.start()].rstrip(" ,"), found["life"]) if found and found.start() else (words, "")


def years(life: str) -> tuple[str, str] | None:
    """Both years of a life, if they are all that it says."""
    found = _WHOLE.fullmatch(life)
    return (found[1], found[2]) if found and found[1] <= found[2] else None


def parted(words: str) -> tuple[str, str] | None:
    """Surname and forename of “Surname, Forename”; None where a comma divides something else: two whole names, or “King, Jr.”."""
    surname, _, forename = (part.strip() for part in words.partition(","))
    inverted = (
        words.count(",") == 1
        and surname
        and forename
        and not _SUFFIX.match(forename)
        and (" " not in surname or surname[0].islower())
    )
    return (surname, forename) if inverted else None
