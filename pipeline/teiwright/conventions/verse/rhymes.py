"""Do lines rhyme? As far as spelling shows it: in every language that writes alike what sounds alike at the end of a line."""

from __future__ import annotations

import unicodedata

from teiwright.patterns import lazy

NEAR = 3
"""Lines that rhyme are not further apart."""
TAIL = 30
"""Characters: a line's last word, with the signs behind it, stands in so many."""
_VOWELS = "aeiouyäöüàáâèéêëìíîïòóôùúûœæ"
_ENDING = lazy(rf"[{_VOWELS}]+[^\W\d_{_VOWELS}]+e$|[{_VOWELS}]+[^\W\d_{_VOWELS}]*$")
"""From the last vowel that sounds."""
_SOUNDING = lazy(r"[aeiouy]+")
_GLIDES = frozenset("iuyae")
"""A vowel before that of the rhyme."""
ROMANCE, EVEN = 3, 0.9
"""Lines that end alike at least, and their share."""
_WORD = lazy(r"[^\W\d_]+")
_INFLECTED = lazy(
    r"(?:e[nrlsmtdz]?|ing|ung|ly|ions?|ie|ies|[ea]nt|[ai]r|[aei]re|ai[st]|[ao]s?|[ai]d[ao]|[ai]t[ao])$"
)
"""Endings that words share by grammar: no rhyme without the syllable before them."""


def rhyming(lines: list[str]) -> int:
    """How many of some lines end like another near by, and not with the same word."""
    words = [_last_word(line) for line in lines]
    ends = [_ending(word) for word in words]
    return sum(
        1
        for i, end in enumerate(ends)
        if len(end) > 1
        and any(
            _sound_alike(end, ends[other]) and words[i] != words[other]
            for other in range(max(0, i - NEAR), min(len(ends), i + NEAR + 1))
            if other != i
        )
    )


def _sound_alike(one: str, other: str) -> bool:
    """The ends are the same, or one has a vowel more before it: “sale” and “guanciale”, “maestra” and “finestra”."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= NEAR and long.endswith(short) and long[: len(long) - len(short)] in _GLIDES


def assonant(lines: list[str]) -> bool:
    """Whether every other line, from the second on, ends with the same two vowels, as in a Spanish romance: “molinera”, “riegan”, “guerra”."""
    ends = [_two_vowels(_last_word(line)) for line in lines[1::2]]
    return len(ends) >= ROMANCE and "" not in ends and ends.count(ends[0]) >= EVEN * len(ends)


def _two_vowels(word: str) -> str:
    """The vowels that sound in the last two syllables of a word, without accents; empty where it has but one."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    syllables = _SOUNDING.findall(
        plain.replace("que", "ke").replace("qui", "ki").replace("gue", "ge").replace("gui", "gi")
    )
    heard = [next((v for v in vowels if v in "aeo"), vowels[0]) for vowels in syllables[-2:]]
    return "".join(heard) if len(heard) == 2 else ""


def _last_word(line: str) -> str:
    found = _WORD.findall(line[-TAIL:])
    return found[-1].casefold() if found else ""


def _ending(word: str) -> str:
    found = _ENDING.search(word)
    if found is None:
        return ""
    if not _INFLECTED.match(found[0]):
        return found[0]
    before = _ENDING.search(word[: found.start()].rstrip(_VOWELS))
    longer = word[before.start() :] if before else word
    return longer if len(longer) > len(found[0]) else ""
