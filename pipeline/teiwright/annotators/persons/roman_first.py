"""Roman numbers that look like initials: with which entries begin (“V. Harding” below “IV. Orme” is the fifth, on Harding), and of chapters."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.cutting import lone_i
from teiwright.conventions.numbers import value
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from teiwright.annotators.persons.words import Word

_FIRST = lazy(r"\s*(?P<n>[IVXL]{1,7})\.(?=\s)")
_BEFORE = lazy(r"(?<![^\W\d_])([^\W\d_]+)\.? $")
_CHAPTERS = ("cap. ", "Cap. ", "caps. ", "Caps. ")
"""Chapters in Italian and Spanish, and also captains."""


def counted(texts: Iterable[str]) -> dict[int, int]:
    """Index of a text that begins with one letter that is a number → where the letter ends.

    It is one if the number before or behind it, in the texts that begin so, is the one before or behind it in counting:
    “V. Harding” after some chapters is somebody called Victor.
    """
    found = [(index, match) for index, text in enumerate(texts) if (match := _FIRST.match(text))]
    made: dict[int, int] = {}
    for pair in itertools.pairwise(found):
        one, other = (value(match["n"]) for _, match in pair)
        if one + 1 == other:
            made |= {index: match.end("n") for index, match in pair if len(match["n"]) == 1}
    return made


def numeral(text: str, run: Sequence[Word], at: int) -> bool:
    """True for the pronoun “I”, and for the number of a chapter that looks like an initial: “I. Going Home”."""
    word = run[at]
    if lone_i(text, word):
        return True
    if len(word.text) > 1 or word.text not in "IVXLC":
        return False
    before = _BEFORE.search(text, max(0, word.start - 12), word.start)
    if before and before[1].lower() in lex.things("chapter"):
        return True
    if text.endswith(_CHAPTERS, 0, word.start) and not text.startswith(".", word.end):
        return True  # cfr. cap. X; but cap. V. Rossi
    return word.text == "I" and word.start < 2 and at + 1 < len(run) and not run[at + 1].kind & lex.SURNAME
