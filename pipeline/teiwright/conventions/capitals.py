"""How words are capitalised: what is in capitals, what in title case, and the capitals of telegrams, which are no headings and no verse."""

from __future__ import annotations

from teiwright.conventions.words import listed
from teiwright.patterns import lazy

WORD = lazy(r"[^\W\d_][\w'’.-]*")
CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
"""A capital, as a part of a pattern: any letter but the small ones of Western Europe."""
_SMALL = listed(
    "a an the of in on at to for and or nor but by with"
    " from as into is are was were its upon over under between"
    " de la le les du des et en à au aux un une entre"
    " und oder der die das des den dem von vom zu zum zur im am mit auf aus für bei beim nach über unter vor durch gegen ohne bis zwischen"
    " el los las y del al una"
    " di il lo gli e nel nella dei della delle con per sul da tra"
)
"""Words that stay small in a title, in English, French, German, Spanish and Italian."""


def is_small(word: str) -> bool:
    """Whether a word is one of those that stay small in a title: of, und, de."""
    return word.lower() in _SMALL


def has_small_words(words: str) -> bool:
    """Whether a word is written small that joins no others: most sentences have one, names and places have none."""
    return any(word.islower() and not is_small(word) for word in WORD.findall(words))


def is_upper(text: str) -> bool:
    """True if the letters are capitals and there are at least three of them (some endings like “2nd” or “McX” aside)."""
    if text.isupper():
        return sum(1 for c in text if c.isalpha()) >= 3
    if text[1:2].islower() or (text[2:3].islower() and text[3:4].islower()):
        return False
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 8 and sum(1 for c in letters if c.islower()) <= 0.12 * len(letters)


_SPACED = lazy(r"(?:[^\W\d_] +){4,}[^\W\d_] ?[.:]?$")


def unspaced(text: str) -> str:
    """“U r t e i l :” as “URTEIL”: blanks between the letters of a line emphasise it on a typewriter, as capitals do. Any other line as it is."""
    if text[1:2] != " " or text[3:4] != " " or not _SPACED.match(text):
        return text
    return " ".join("".join(word.split()) for word in text.rstrip(" :").split("  ")).upper()


def is_title_case(text: str) -> bool:
    """True if all words but the little ones begin with a capital."""
    words = WORD.findall(text)
    if not words or not (words[0][0].isupper() or words[0].lower() in _SMALL):
        return False
    return all(word[0].isupper() or word.lower() in _SMALL for word in words)


_WIRED_STOPS = ("STOP", "PUNTO", "ALT")
"""What parts the sentences of a telegram."""
_WIRED = lazy(r"[A-Z0-9] (?:STOP|STOPP|PUNTO|ALT) [A-Z0-9]|[A-Z] (?:STOP|STOPP)$")


def is_wired(text: str) -> bool:
    """The words of a telegram."""
    return any(stop in text for stop in _WIRED_STOPS) and _WIRED.search(text) is not None
