"""“&” as a writer's “and”: in letters and diaries it joins whatever “and” joins, not the names of a firm alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection

    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.model import Document

FIRM = "firm"
LEAST = 3
"""So many times “&” must stand between words without a capital; a firm or two in a text write theirs otherwise."""
_BETWEEN_SMALL = lazy(r"& (?<=[a-zß-ÿ] & )[a-zß-ÿ]|& (?<=[a-zß-ÿ], & )[a-zß-ÿ]")
_COMPANY = r" & (?:{and-company})(?!\w)"


def is_and(document: Document, small: Collection[str]) -> bool:
    """True for a text that writes “&” for “and” anywhere.

    Args:
        document: The document.
        small: What stands in it between spaces.
    """
    if "&" not in small:
        return False
    count = 0
    for passage in document.passages:
        if "&" in passage.text:
            count += sum(1 for _ in _BETWEEN_SMALL.finditer(passage.text))
            if count >= LEAST:
                return True
    return False


def without_firm(found: list[str], candidate: Candidate, near: Beside, text: str) -> None:
    """Let “&” say beside this name what “and” says there; not in “Harding & Co.”, nor behind it (Orme & Harding & Co.)."""
    if FIRM not in found or lex.pattern(_COMPANY).match(text, candidate.end):
        return
    found.remove(FIRM)
    if near.before == "&" and "before: and" not in found:
        found.append("before: and")
