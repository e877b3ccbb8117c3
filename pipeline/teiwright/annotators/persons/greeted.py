"""Whom letters greet and diaries visit: love to Brandel, Grüße an Brandel, saluta Brandel, supped at Brandel's."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate

_REACH = 48
"""Characters before a name that are looked at."""
_BARE = 2


def in_letters(candidate: Candidate, near: Beside, text: str) -> str:
    """What tells that a single word which no list knows is somebody who greets, is greeted or visited; else nothing."""
    if not _unlisted(candidate, text):
        return ""
    if _greeted(candidate, text):
        return "before: asked, told"
    if _greets(candidate, text):
        return "sends greetings"
    return "at somebody's house" if near.possessive and _at_home(candidate, text) else ""


def _greeted(candidate: Candidate, text: str) -> bool:
    """True where somebody is greeted: love to Brandel, Grüße an Brandel."""
    start = candidate.words[0].start
    return candidate.language.greeted.search(text, max(0, start - _REACH), start) is not None


def _greets(candidate: Candidate, text: str) -> bool:
    """True where somebody greets: Brandel sends her love, Brandel läßt grüßen."""
    return candidate.language.greets.match(text, candidate.end) is not None


def _unlisted(candidate: Candidate, text: str) -> bool:
    """True for a whole word that no list knows, without a link."""
    word = candidate.words[0]
    if word.kind or len(word.text) <= _BARE or word.text.isupper() or candidate.start != word.start:
        return False
    return not text.startswith("-", word.end)


def _at_home(candidate: Candidate, text: str) -> bool:
    """True for “supped at Brandel's, where …”: a house called after whoever lives in it."""
    word, language = candidate.words[0], candidate.language
    return text.endswith(language.at, 0, word.start) and language.his_house.match(text, word.end) is not None
