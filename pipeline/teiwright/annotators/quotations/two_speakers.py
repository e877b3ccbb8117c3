"""One quotation over two paragraphs that may be the words of two speakers: the first has lost the mark that closes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.annotators.quotations.characters import MARKS, SINGLE
from teiwright.annotators.quotations.languages import TITLE
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.annotators.quotations.language import Language
    from teiwright.annotators.quotations.pieces import Quotation
    from teiwright.model import Document

_TWO = 2
_TITLE = lazy(rf"{TITLE}\.")
_SENTENCE = lazy(r"[.!?…] +[A-ZÀ-Þ]")
_LAST_WORDS = 40
"""Characters right before a quotation that show whether it is in the place of a noun."""


def may_be_two(document: Document, quotation: Quotation, language: Language) -> bool:
    """Whether a quotation over two paragraphs may be those of two speakers, the first of which has lost the mark that closes it.

    So it is where a sentence in the same mark opens once more in the first paragraph, where words of the narrator stand in its first sentence
    or end it (“I will not go, she said.”), where it is no sentence but in the place of a noun (a “long night, and went home), and where the
    narrator says who speaks in the second.
    """
    first, last = quotation.pieces[0], quotation.pieces[-1]
    one, two = document.passages[first.passage], document.passages[last.passage]
    if one is two or len(quotation.pieces) > _TWO or quotation.depth or not one.element == two.element == "p":
        return False
    before, words = one.text[: first.start], one.text[first.start : first.end].lstrip(MARKS + " ")
    if quotation.mark not in SINGLE and _opens_again(words, quotation.mark):
        return True
    if not language.dash_dialogue and _narrated(words, language):
        return True
    near = before[-_LAST_WORDS:]
    if near[-2:-1].isalpha() and words[:1].islower():
        return language.in_noun_place(near, 1) and language.reported.match(near.split()[-1]) is None
    return _said_by_another(before, language.inquit_after.match(two.text, last.end), language)


def _opens_again(words: str, mark: str) -> bool:
    """Whether a mark opens a sentence amid these words: not a few words in a clause, what he called “the rule,” nor a line of a song, “‘Come away”."""
    at = words.find(f" {mark}")
    while at >= 0:
        begins = words[at + 1 + len(mark) : at + 2 + len(mark)]
        if begins.isalpha() and (begins.isupper() or not words[at - 1 : at].isalpha()):
            return True
        at = words.find(f" {mark}", at + 1)
    return False


def _narrated(words: str, language: Language) -> bool:
    """Whether the narrator's “she said” stands in the first sentence of these words, or ends them; elsewhere who speaks may tell of other talk."""
    found = language.narrator_within.search(words)
    if found is None:
        return False
    first = not _SENTENCE.search(words, 0, found.start())
    return first or not words[found.end() :].strip(" .")


def _said_by_another(before: str, told: re.Match[str] | None, language: Language) -> bool:
    """Whether the speaker who is told behind the second paragraph is not the one of the first, so far as what stands before that shows."""
    if told is None or language.goes_on.search(told[0]):
        return False
    name = _last_name(told["who"] or told["who2"] or "")
    if name == language.writer or (name[:1].isupper() and name.lower() not in language.pronouns):
        return re.search(rf"\b{re.escape(name)}\b", before) is None
    return not any(letter.isalpha() for letter in before)


def _last_name(speaker: str) -> str:
    """The last word of a name, up to the end of its sentence: Barton in “Mr. Barton. He”."""
    last = ""
    for word in speaker.split():
        last = word.rstrip(".")
        if word != last and not _TITLE.fullmatch(word):
            break
    return last
