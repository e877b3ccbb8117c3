"""What the place of a name in its passage says: at the beginning of a sentence, in a row, at the end where somebody signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons import particular
from teiwright.annotators.persons.kinds import kinds_of
from teiwright.annotators.persons.names import VAN

if TYPE_CHECKING:
    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.usage import Usage
    from teiwright.model import Passage

_SHORTEST = 3
"""Letters of a forename that no list knows, at least."""
_SIGNATURE = 200


def position(found: list[str], candidate: Candidate, passage: Passage, use: Usage, source: str) -> None:
    """Where in the sentence and in the text it stands."""
    # he answered, “Harding.”; New York: Harding, 1890
    quoted = passage.text[candidate.start - 1 : candidate.start] in particular.MARKS
    quoted = quoted or passage.text.endswith(": ", 0, candidate.start)
    if candidate.opens and not quoted and _own_capital(candidate, use):
        found.append("capital of its own")
    elif candidate.opens:
        found.append("first of a sentence")
        if not candidate.titles and _small_elsewhere(candidate, use):
            found.append("first of a sentence, small elsewhere")
    else:
        found.append("within a sentence")
    if passage.element in {"head", "titlePart", "trailer"}:
        found.append("heading")
    elif passage.element == "docAuthor":
        found.append("in the author's line")
    elif passage.element == "cell" and passage.path[-1].get("role") == "label":
        found += ["head of a column"] * (len(candidate.words) == 1 and not candidate.titles)
    if _enumerated(candidate, passage, use):
        found.append("letter of a list")
    if _signature(candidate, passage, source):
        found.append("a line of its own at the end")
        known = kinds_of(candidate).words
        if passage.element == "signed" and (known & lex.NAME or not known & (lex.NOUN | lex.COMMON)):
            found.append("signs a letter")


def _small_elsewhere(candidate: Candidate, use: Usage) -> bool:
    """True where the text also has the first word without a capital; a link has none within its name: Van der Poel, Jan van der Poel."""
    first = candidate.words[0].text
    linked = len(candidate.words) > 1 and first == VAN
    return first.lower() in use.small and not linked


def _own_capital(candidate: Candidate, use: Usage) -> bool:
    """True for “Gunga Harding”, “Harding” at the beginning of a sentence: the second word has no capital from there, and the first is no other word that is known."""
    first, last = candidate.words[0], candidate.words[-1]
    if len(candidate.words) == 1 and not candidate.titles and last.kind == lex.SURNAME:
        doubtful = last.text.lower() in use.small or last.text in lex.particles("surname-that-is-a-word")
        return not doubtful and not last.text.isupper()
    if len(candidate.words) == 1 or candidate.titles or first.kind or len(first.text) < _SHORTEST:
        return False
    return last.kind == lex.SURNAME and first.text.lower() not in use.small


def _enumerated(candidate: Candidate, passage: Passage, use: Usage) -> bool:
    """True for “B. Millers and Weavers”, where the text has weavers: the letter counts a heading or a paragraph."""
    last = candidate.words[-1]
    if len(candidate.words) == 1 or len(candidate.words[0].text) > 1 or candidate.start > 1:
        return False
    named = last.kind & lex.SURNAME and passage.element != "head"
    return not named and last.text.lower() in use.small and bool(passage.text[candidate.end :].strip())


def _signature(candidate: Candidate, passage: Passage, source: str) -> bool:
    """True for a name that ends a short passage and begins a line, or is all of a signature."""
    text = passage.text
    if len(text) > _SIGNATURE or text[candidate.end :].strip(" .,"):
        return False
    if candidate.start <= 1:
        return passage.element in {"signed", "closer"}
    if candidate.opens and passage.within("postscript", "closer"):
        return True  # P.S. … to Bath. L. P.
    return source[passage.extent(candidate.start - 1, candidate.start).start] == "\n"
