"""Names in quotation marks that their capitals and neighbours tell from words of somebody: works, ships, inns."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teiwright.annotators.quotations.language import Language

_LEAST, _MOST = 3, 12
"""Words of such a title."""


def of_a_work(words: str, before: str, language: Language) -> bool:
    """True for the title of a work: every word but the small ones has a capital, and what stands before leads to it.

    “In “A Tour of the Lakes””, “Stephen, “Thought in England””.
    """
    each = words.strip(" ,.;").split()
    if not _LEAST <= len(each) <= _MOST or words[-1:] in "!?":
        return False
    small, large = language.small_in_title, 0
    for word in each:
        if word not in small:
            if not _with_capital(word):
                return False
            large += 1
    inner = any(word in small for word in each[1:-1])
    return inner and large > 1 and _with_capital(each[0]) and language.before_work.search(before) is not None


def _with_capital(word: str) -> bool:
    return word[:1].isupper() or word[:1].isdigit()


def by_somebody(words: str, after: str, language: Language) -> bool:
    """True for “Poems and Songs,” by Anna Holt: every word but the small ones has a capital, and its author is named after “by”."""
    if words[-1:] in ".!?;:—–-" or language.by_author.match(after) is None:
        return False
    each = words.strip(" ,").split()
    large = [word for word in each if word not in language.small_in_title]
    return 1 < len(each) <= _MOST and all(_with_capital(word) for word in (*large, *each[:1]))


def of_a_ship(words: str, before: str, after: str, language: Language) -> bool:
    """True for the name of a ship or an inn: the brig “Mary”, the “Sabrina” cutter, at the sign of the “Bell”."""
    if not words[:1].isupper() or words[-1:] in "!?":
        return False
    return language.before_ship.search(before) is not None or language.after_ship.match(after) is not None


def performed(words: str, before: str, language: Language) -> bool:
    """True for “Danny Boy” in “she sang “Danny Boy””: right before it something is sung, played or read from.

    Every word but the small ones has a capital, in languages where titles have them; in others the first.
    """
    each = words.rstrip(" ,.;").split()
    if not 0 < len(each) <= _MOST or words[-1:] in "!?:—–-" or language.performed.search(before) is None:
        return False
    large = [word for word in each if word not in language.small_in_title] if language.small_in_title else []
    alone = len(each) == 1 and not before.rstrip().endswith(_FROM)
    return not alone and all(_with_capital(word) for word in (*large, each[0]))


_FROM = ("from",)
"""A single word with a capital is no title after “he sang”."""
