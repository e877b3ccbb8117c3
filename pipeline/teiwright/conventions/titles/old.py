"""Titles as old presses set them, typed in one line: “A True ACCOUNT of the FLOOD, and of the Fall of the BRIDGE at HEXHAM”."""

from __future__ import annotations

import itertools

LONGEST = 450
"""Characters: no such title is longer."""
RUNS = 2
"""Stretches in capitals at least, parted by words in small letters."""
WORD = 4
"""Letters: shorter words in capitals may be abbreviations, shorter ones in small letters are “of” and “the”."""
LARGE = 0.65
"""So many of its longer words at least begin with a capital."""


def is_old_title(words: str) -> bool:
    """True for words in capitals here and there, in one line: not for capitals that only begin a text, nor for abbreviations."""
    if len(words) > LONGEST or "\n" in words or words.isupper() or any(sign in words for sign in '?!“”"'):
        return False
    if not (words[-1].isalnum() or words[-1] in ".,;"):
        return False
    letters = [plain for word in words.split() if (plain := "".join(filter(str.isalpha, word)))]
    long = [word for word in letters if len(word) >= WORD]
    runs = sum(
        1
        for upper, run in itertools.groupby(letters, str.isupper)
        if upper and any(len(word) >= WORD for word in run)
    )
    return runs >= RUNS and sum(word[0].isupper() for word in long) >= LARGE * len(long)
