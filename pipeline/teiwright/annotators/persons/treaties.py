"""Two names in the name of a treaty or a line: the Hay-Pauncefote treaty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.passed_over import WORD_AFTER
from teiwright.annotators.persons.words import Word

if TYPE_CHECKING:
    from teiwright.annotators.persons.candidate import Candidate


def halves(candidate: Candidate, text: str) -> tuple[Candidate, ...]:
    """Two names joined by a hyphen in the name of a treaty or a line (the Hay-Pauncefote treaty); else nothing."""
    word = candidate.words[-1]
    if len(candidate.words) > 1 or candidate.titles or word.text.count("-") != 1:
        return ()
    behind = WORD_AFTER.match(text, word.end + 1)
    if (
        text[word.end : word.end + 1] != " "
        or behind is None
        or behind[0].lower() not in lex.particles("treaty")
    ):
        return ()
    left, right = word.text.split("-")
    middle = word.start + len(left)
    halves = (
        Word(word.start, middle, left, lex.kinds(left)),
        Word(middle + 1, word.end, right, lex.kinds(right)),
    )
    if not all(half.text[:1].isupper() and half.kind & (lex.SURNAME | lex.KNOWN) for half in halves):
        return ()
    return tuple(
        replace(candidate, start=half.start, end=half.end, words=(half,), halved=True) for half in halves
    )
