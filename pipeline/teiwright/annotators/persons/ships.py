"""Names of ships that are called after persons, by what is done aboard and by what ships do."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate

_REACH = 40
"""Characters before a name that are looked at."""
_UNDER_SAIL = lazy(
    r" (?:(?:had|has) )?(?:(?P<too>sailed|sails|steamed|sank)|foundered|capsized|docked|(?:dropped|weighed|cast) anchor|hove (?:to|in)|put to sea|put in (?:to|at)|ran aground"
    r"|struck an? (?:rock|reef|mine|sandbank|iceberg)|(?:was|been) (?:launched|towed|scuttled|torpedoed|stranded)|went down with all hands)\b"
)
"""What ships do; some of it is also done by persons of rank whose titles have an article: the Princess Mary sailed."""


def told(candidate: Candidate, near: Beside, text: str) -> bool:
    """True for “aboard the Victoria” and “the General Grant sailed”."""
    if near.before not in {"the", "The"} or candidate.lower_title:
        return False
    if near.before == "the":
        before = text[max(0, candidate.start - _REACH) : candidate.start].removesuffix("the ").rstrip()
        if before.endswith(_aboard()):
            return True
    found = _UNDER_SAIL.match(text, candidate.end) if candidate.titles else None
    return found is not None and not (found["too"] and _may_have_article(candidate))


def _may_have_article(candidate: Candidate) -> bool:
    """False for a rank of army and navy, and for Sir: of a person nobody says “the General Grant sailed”."""
    first = candidate.titles[0]
    return first.text != "Sir" and not first.kind & lex.RANK


@cache
def _aboard() -> tuple[str, ...]:
    return tuple(sorted(lex.particles("aboard")))
