"""Two surnames, as in Spain: “Ortega Lucena” is one person, “Ibáñez y Cabrera” may be two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.persons import lexicon as lex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.model import Passage

_TWO = 2


def two_surnames(candidate: Candidate) -> bool:
    """True for “Ortega Lucena”: a surname before a word that no list knows, or before another surname, without a forename."""
    words = candidate.words
    if len(words) != _TWO or candidate.titles or candidate.lower_title or candidate.before or candidate.after:
        return False
    first, last = words
    if (
        first.kind & lex.KNOWN
        or last.kind & ~lex.SURNAME
        or last.text.isupper()
        or last.start != first.end + 1
    ):
        return False
    if not last.kind and last.text.endswith(candidate.language.plural_ends):
        return False  # Santos Evangelistas
    return bool(first.kind & lex.SURNAME) and not first.kind & ~lex.SURNAME


def apart(found: Iterable[Candidate], passages: Sequence[Passage]) -> list[Candidate]:
    """Take two persons for two: “Ibáñez y Cabrera” is a double surname only where the text has somebody of both with a forename or a title.

    Not even then where it has an Ibáñez and a Cabrera by themselves, too.
    """
    found = list(found)
    pairs = [c for c in found if _pair(c, passages[c.passage].text)]
    if not pairs:
        return found
    alone = {
        c.words[-1].text
        for c in found
        if c not in pairs and not passages[c.passage].text.endswith(" y ", 0, c.words[-1].start)
    }
    whole = {_last_two(c) for c in found if c not in pairs and len(c.words) >= _TWO}
    return [part for c in found for part in (_halves(c) if c in pairs and _two(c, alone, whole) else (c,))]


def _last_two(candidate: Candidate) -> tuple[str, str]:
    return candidate.words[-2].text, candidate.words[-1].text


def _two(candidate: Candidate, alone: Collection[str], whole: Collection[tuple[str, str]]) -> bool:
    """True for a pair that is no double surname."""
    one, other = _last_two(candidate)
    if one == other or f"{one} {other}" in candidate.language.surname_pairs:
        return False
    return _known(candidate, alone) or (one, other) not in whole


def _pair(candidate: Candidate, text: str) -> bool:
    words = candidate.words
    plain = len(words) == _TWO and not candidate.titles and not candidate.lower_title
    return plain and text[words[0].end : words[1].start] == " y " and candidate.start == words[0].start


def _known(candidate: Candidate, alone: Collection[str]) -> bool:
    return all(word.text in alone for word in candidate.words)


def _halves(candidate: Candidate) -> Iterator[Candidate]:
    left, right = candidate.words
    yield replace(candidate, end=left.end, words=(left,), after=None)
    yield replace(candidate, start=right.start, words=(right,), opens=False, before=None)
