"""Speech that a dash introduces: — Venez, dit-il.

The dash says where speech begins; only a verb of saying, or a second dash, says where it ends. What is not plain is left out or marked as less sure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teiwright.annotators.quotations.languages import Language
    from teiwright.model import Passage

_BEGINS = re.compile(r"\s*(?P<dash>[—―–]|--|-(?=\s))[ \u00a0\u202f]*(?=[\w¿¡…«“\"])")
_ASIDE = re.compile(r"(?<=\S)[ \u00a0]+(?P<dash>[—―–]|--)(?=\w)")
"""The Spanish dash that begins what the narrator says: a space before it, none after."""
_ASIDE_ENDS = re.compile(r"(?<=\w)(?:[—―–]|--)(?=[\s.,;:!?…])[.,;:…]*\s*")
_WORDS = re.compile(r"[a-zà-öø-ÿ]{2}")
_LEAST = 3
"""So many paragraphs must begin with a dash before it means speech."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A stretch of speech in a passage, with its dash."""

    passage: int
    start: int
    end: int
    evidence: str


def speeches(passages: Sequence[Passage], numbers: Sequence[int], language: Language) -> Iterator[Speech]:
    """The speeches of a stream of text in which dashes introduce speech; none in a text where they do not."""
    begun = [
        (number, found)
        for number in numbers
        if passages[number].element == "p"
        and (found := _BEGINS.match(passages[number].text))
        and _WORDS.search(passages[number].text)
    ]
    paragraphs = sum(1 for number in numbers if passages[number].element == "p")
    share = 0.02 if language.dash_dialogue else 0.15
    if len(begun) < _LEAST or len(begun) < share * paragraphs:
        return
    for number, found in begun:
        yield from _in_paragraph(passages[number].text, number, found.start("dash"), language)


def _in_paragraph(text: str, number: int, start: int, language: Language) -> Iterator[Speech]:
    end = len(text.rstrip())
    aside = _ASIDE.search(text, start + 1)
    while aside is not None:
        yield Speech(
            number, start, aside.start(), "a dash begins the paragraph, a second one ends the speech"
        )
        closing = _ASIDE_ENDS.search(text, aside.end())
        if closing is None or closing.end() >= end:
            return
        start = closing.end()
        aside = _ASIDE.search(text, start)
    inquit = language.inquit_inside.search(text, start)
    while inquit is not None:
        stop = inquit.start("verb" if inquit["verb"] else "who")
        while text[stop - 1].isspace():
            stop -= 1
        yield Speech(number, start, stop, "a dash begins the paragraph, a verb of saying ends the speech")
        resumed = re.compile(r"[^,.;:!?]{0,60}(?P<sign>[,.;:!?])\s*[—–―]?\s*").match(text, inquit.end())
        if resumed is None or resumed["sign"] != "," or resumed.end() >= end:
            return
        start = resumed.end()
        inquit = language.inquit_inside.search(text, start)
    if start < end:
        yield Speech(number, start, end, "a dash begins the paragraph")
