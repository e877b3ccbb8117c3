"""The words that stand directly before a name, and the section of the list of contexts in which they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.annotators.persons import german, italian, spanish
from teiwright.annotators.persons import lexicon as lex

if TYPE_CHECKING:
    from collections.abc import Mapping

_PREVIOUS = re.compile(r"([^\s“”\"‘(\[]+)[ ]{1,2}$")
_ELIDED = ("l'", "l’", "L'", "L’")
_APOSTROPHES = frozenset("'’")
_ALSO_FIRST = frozenset(["place", "from", "says"])
"""Sections whose words say the same with the capital of a sentence: In Leeds, To Harding, Said Harding."""
_SAY = frozenset(["say", "saying"])
"""Before a name these are no “said Harding”."""


def contexts(language: str) -> Mapping[str, str]:
    """Words that speak for or against a person beside them, with the section in which they stand."""
    if language == "de":
        return german.contexts()
    if language == "es":
        return spanish.contexts()
    return italian.contexts() if language == "it" else lex.contexts()


def word_before(text: str, start: int) -> tuple[str, int]:
    """The word that ends before this place, without a mark between, and where it begins; else nothing."""
    space = start - 1
    if space > 0 and text[space] == " ":
        word = text[max(0, start - 20) : space].rpartition(" ")[2]
        if word.isalpha():
            return word, space - len(word)  # nearly always
    match = _PREVIOUS.search(text, max(0, start - 20), start)
    if match is not None:
        word = match.group(1)
        if "--" in word or "—" in word:  # a sloop--the Harding
            word = word.replace("—", "--").rpartition("--")[2]
        return word, match.start(1)
    if text.startswith(_ELIDED, max(0, start - 2), start):
        return "l'", start - 2
    return "", start


_TOWN_OF = re.compile(r"([A-Za-z]+) of $")
_TOWN_REACH = 18


def of_town(text: str, start: int) -> bool:
    """True for what stands after “village of”, “County of”: the name of the place itself."""
    match = _TOWN_OF.search(text, max(0, start - _TOWN_REACH), start)
    return match is not None and match[1].lower() in lex.particles("place-of")


def section_before(words: Mapping[str, str], before: str, *, no_place: bool) -> str:
    """The section of the word before a name; a place only where one may be meant."""
    section = words.get(before, "")
    if before in _SAY:
        return ""
    if not section and before[1:2] in _APOSTROPHES:
        section = words.get(before[2:], "")  # l'étudiant
    elif not section and before[:1].isupper():
        section = words.get(before.lower(), "")
        section = section if section in _ALSO_FIRST else ""
    return "" if section == "place" and no_place else section
