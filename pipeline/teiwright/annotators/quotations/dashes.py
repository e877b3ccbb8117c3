"""Speech that a dash introduces: — Venez, dit-il.

The dash says where speech begins; only a verb of saying, or a second dash, says where it ends. What is not plain is left out or marked as less sure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.annotators.quotations.asides import spoken
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teiwright.annotators.quotations.language import Language
    from teiwright.model import Passage

BEGINS = lazy(r"\s*(?P<dash>[—―–]|--|-(?![\d-]))[ \u00a0\u202f]*(?=[\w¿¡…(.«“\"])")
"""A dash that begins a paragraph."""
_INSIDE = lazy(r"(?:(?<=[.!?…:»])\s(?=[—―][¿¡A-ZÀ-Þ])|(?<=:)\s(?=[—―–-]\s?[¿¡A-ZÀ-Þ]))(?P<dash>[—―–-])")
"""A dash that introduces speech behind a sentence of the narrator: joined to its first word, as in Spanish, or after a colon."""
_MARKED = lazy(r"[—―–\s-]*[«“\"]")
"""Quotation marks after the dash: they say where the speech ends."""
_GOES_ON = lazy(r"\s*»\s*(?=[^\s«]{2}[^«]*$)")
"""A closing mark before a paragraph in which the speech of the one before goes on, as in Spanish."""
_MARKS = lazy(r"[«»]|(?<!\d)\"")
"""Marks that may close what was opened in an earlier paragraph; 5" is a length."""
_OPENS = lazy(r"[«»\"](?:(?<=[\s([{'’—―–-].)|(?<=^.))(?=\w)|\"(?<=:[ \u00a0].)|«(?!(?<=\w.)[\s.,;:!?…)])")
"""A mark where it opens, also inward: »so«, within a word: all'"Orso", or between spaces behind a colon."""
_WORDS = lazy(r"[a-zà-öø-ÿ]{2}")
_LEAST = 3
"""So many paragraphs must begin with a dash before it means speech, unless a narrator stands in each."""


class Speech(Struct, frozen=True):
    """A stretch of speech in a passage, with its dash."""

    passage: int
    start: int
    end: int
    evidence: str
    speaker: tuple[int, int] | None = None
    """Where the speaker is named, in the passage."""


def speeches(passages: Sequence[Passage], numbers: Sequence[int], language: Language) -> Iterator[Speech]:
    """The speeches of a stream of text in which dashes introduce speech; none in a text where they do not."""
    begun = [
        (number, found)
        for number in numbers
        if passages[number].element == "p"
        and (found := BEGINS.match(passages[number].text))
        and _WORDS.search(passages[number].text)
    ]
    paragraphs = sum(1 for number in numbers if passages[number].element == "p")
    share = 0.02 if language.dash_dialogue else 0.15
    few = len(begun) < _LEAST
    if few and not (
        language.dash_dialogue and all(_narrated(passages[n].text, f.end(), language) for n, f in begun)
    ):
        return
    if len(begun) < share * paragraphs:
        return
    if not any(_talks(passages[number].text, found.end(), language) for number, found in begun):
        return  # the items of a newspaper
    for number, found in begun:
        if not _MARKED.match(passages[number].text):
            yield from _in_paragraph(passages[number].text, number, found.start("dash"), language)
    if language.dash_dialogue:
        first = {number for number, _ in begun}
        last = -1
        for at, number in enumerate(numbers):
            text = passages[number].text
            if number in first:
                last = at
            elif passages[number].element != "p":
                continue
            elif at and last == at - 1 and _GOES_ON.match(text):
                yield from _in_paragraph(text, number, text.index("»"), language)
                last = at
            elif inside := _INSIDE.search(text):
                yield from _in_paragraph(text, number, inside.start("dash"), language)


def _talks(text: str, start: int, language: Language) -> bool:
    """Whether a paragraph behind a dash is a turn of talk: a question, a call, something unfinished, or a narrator in its midst."""
    return (
        text.rstrip()[-1:] in tuple("?!…")
        or text.rstrip().endswith("...")
        or _narrated(text, start, language)
    )


def _narrated(text: str, start: int, language: Language) -> bool:
    """Whether a narrator stands in the midst of what is said."""
    return (
        language.aside.search(text, start) is not None
        or language.aside_dashed.search(text, start) is not None
    )


def _in_paragraph(text: str, number: int, start: int, language: Language) -> Iterator[Speech]:
    end = len(text.rstrip(" \n\t\u00a0—―–-"))
    speaker: tuple[int, int] | None = None
    closes = _closes(text, start + 1)
    if closes is not None:
        found = language.inquit_after.match(text, closes)
        speaker = found.span("who") if found and found["who"] else ((found.end(),) * 2 if found else None)
        end = closes
    for first, last, aside in spoken(text, start, end, language, closed=closes is not None):
        speaker = (aside.speaker if aside else None) or speaker
        why = (
            "a dash begins the paragraph"
            if not text[:start].strip()
            else "a dash behind a sentence of the narrator"
        )
        if aside:
            why += ", words of the narrator end the speech"
        yield Speech(number, first, last, why, speaker)


def _closes(text: str, start: int) -> int | None:
    """Behind the mark that closes a dialogue with dashes and was opened in an earlier paragraph: — Rien ! » dit-elle."""
    depth = 0
    for found in _MARKS.finditer(text, start):
        depth += 1 if _OPENS.match(text, found.start()) else -1
        if depth < 0:
            return found.end()
    return None
