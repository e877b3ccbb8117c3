"""Names of ships that are called after persons, by what is done aboard and by what ships do."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex

if TYPE_CHECKING:
    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate

_REACH = 40
"""Characters before a name that are looked at."""


def told(candidate: Candidate, near: Beside, text: str) -> bool:
    """True for “aboard the Victoria” and “the General Grant sailed”."""
    if near.before not in {"the", "The"} or candidate.lower_title:
        return False
    if near.before == "the":
        before = text[max(0, candidate.start - _REACH) : candidate.start].removesuffix("the ").rstrip()
        if before.endswith(_aboard()):
            return True
    works = candidate.language.works
    if not candidate.titles or works is None:
        return False
    if works.at_sea.match(text, candidate.end):
        return True
    return works.sailed.match(text, candidate.end) is not None and not _may_have_article(candidate)


def _may_have_article(candidate: Candidate) -> bool:
    """False for a rank of army and navy, and for Sir: of a person nobody says “the General Grant sailed”."""
    first = candidate.titles[0]
    return first.text != "Sir" and not first.kind & lex.RANK


@cache
def _aboard() -> tuple[str, ...]:
    return tuple(sorted(lex.particles("aboard")))
