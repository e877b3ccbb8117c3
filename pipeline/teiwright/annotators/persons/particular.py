"""Names of a particular kind: family names that come first, initials alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons import names
from teiwright.annotators.persons.words import initials_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.usage import Usage
    from teiwright.annotators.persons.words import Word

BY_INITIALS = "initials of somebody in the text"
_SYLLABLE = 6
"""Letters of the longest word of “Ho Chi Minh”."""
_INITIALS = 4
"""Initials that may stand for a person: J. S.; more are the letters of an office."""
_SIGNS = frozenset(
    [
        "before: says",
        "after: says",
        "after: does",
        "before: dear",
        "before: named",
        "a line of its own at the end",
    ]
)


def family_first(words: Sequence[Word]) -> bool:
    """True for “Mao Tse-tung”, “Ho Chi Minh”: a family name and one or two short words; and for “Kossuth Lajos”."""
    if not 1 < len(words) < 4:
        return False
    if words[-1].text in lex.particles("hungarian") and names.is_hungarian([word.text for word in words]):
        return True
    if words[0].text not in lex.particles("family-first"):
        return names.comes_first(words[0].text, words[1].text)
    if names.is_syllables(words[1].text):
        return True
    return len(words) == 3 and all(len(w.text) <= _SYLLABLE and w.text.isalpha() for w in words[1:])


def quoted_alone(candidate: Candidate, near: Beside, text: str) -> bool:
    """True for a lone word in quotation marks that nobody says and nobody is called: gone on to “Harding,” on the river."""
    word = candidate.words[0]
    mark = text[word.start - 1 : word.start]
    if mark not in MARKS or candidate.titles or candidate.lower_title or word.start != candidate.start:
        return False
    before = text[max(0, word.start - _REACH) : word.start - 1]
    spoken = not before.endswith(" ") or not before[:-1].endswith(_SMALL) or near.section_before in _SPOKEN
    if spoken or before[:-1].rpartition(" ")[2] in lex.particles("before-what-is-said"):
        return False
    end = word.end + (text[word.end : word.end + 1] == ",")
    return text.startswith(MARKS[mark], end) and not text.startswith("s", end + 1)


MARKS = {"„": "“", "“": "”", "‘": "’", '"': '"'}
"""Marks before a word, each with the one behind it."""
_REACH = 16
_SMALL = tuple("abcdefghijklmnopqrstuvwxyz")
_SPOKEN = frozenset(["says", "named", "dear", "kin"])


def of_one_word(candidate: Candidate, near: Beside, text: str, use: Usage) -> list[str]:
    """What is asked of a single word: whether it is JFK, where the text has a John F. Kennedy, or stands alone in quotation marks."""
    word = candidate.words[0]
    if use.initials and not word.kind and not candidate.titles and word.text in use.initials:
        return [BY_INITIALS]
    return ["a lone word in quotation marks"] if quoted_alone(candidate, near, text) else []


def initials(found: Sequence[str], candidate: Candidate, text: str, use: Usage) -> bool:
    """True for “J. S.” where these letters speak, are spoken to or sign, here or elsewhere in the text."""
    letters = initials_of(candidate.words)
    if candidate.titles or not 1 < len(letters) <= _INITIALS or letters in lex.particles("abbreviations"):
        return False
    if not all(text.startswith(".", w.end) for w in candidate.words):
        return False
    return not _SIGNS.isdisjoint(found) or use.acting[letters] > 0
