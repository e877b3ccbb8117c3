"""Names in English quotation marks that their capitals and neighbours tell from words of somebody: works, ships, inns."""

from __future__ import annotations

from teiwright.patterns import lazy

_SMALL = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "upon", "with"]
)
"""Words that stand small in the title of a work."""
_LEAST, _MOST = 3, 12
_BEFORE_WORK = lazy(
    r"(?:\b(?:in|from|see|reads?|reading|re-?read|author of|editor of|translated|published|edited)|[A-Z][\w’'-]+,)\s*$"
)
"""“In “A Tour of the Lakes””, “Stephen, “Thought in England””."""
_CRAFT = (
    r"(?:ship|brig|brigantine|barque?|schooner|sloop|cutter|ketch|steamer|steamship|packet|yacht|frigate|whaler|trawler|smack|lugger"
    r"|inn|hotel|tavern|public-house|alehouse)"
)
_BEFORE_SHIP = lazy(
    rf"\b(?:{_CRAFT}|H\.M\.S\.|S\.S\.|R\.M\.S\.|aboard(?: the)?|on board(?: of)?(?: the)?|(?:at )?the sign of(?: the)?"
    r"|(?:put up|stayed|staying|stopped|dined|slept|lodged|lodging|supped|breakfasted)(?: \w+)? at the),?\s*$"
)
_AFTER_SHIP = lazy(rf",? {_CRAFT}\b")


def of_a_work(words: str, before: str) -> bool:
    """True for the title of a work: every word but the small ones has a capital, and what stands before leads to it."""
    each = words.strip(" ,.;").split()
    if not _LEAST <= len(each) <= _MOST or words[-1:] in "!?":
        return False
    small = [word for word in each[1:-1] if word in _SMALL]
    large = [word for word in each if word not in _SMALL]
    capitals = all(word[:1].isupper() or word[:1].isdigit() for word in (*large, each[0]))
    return bool(small) and len(large) > 1 and capitals and _BEFORE_WORK.search(before) is not None


def of_a_ship(words: str, before: str, after: str) -> bool:
    """True for the name of a ship or an inn: the brig “Mary”, the “Sabrina” cutter, at the sign of the “Bell”."""
    if not words[:1].isupper() or words[-1:] in "!?":
        return False
    return _BEFORE_SHIP.search(before) is not None or _AFTER_SHIP.match(after) is not None
