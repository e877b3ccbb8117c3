"""Speakers whose names stand on lines of their own, above what each says."""

from __future__ import annotations

import itertools
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from teiwright.conventions.talk.speakers import ASKS, LEAST, SHORT
from teiwright.model import Block
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import View

_ALONE = lazy(r"[^\W\d_a-zß-öø-ÿ][^\d_a-zß-öø-ÿ:;!?()\n]{1,38}:?$")
"""A name in capitals on a line of its own."""


@lru_cache(maxsize=4)
def names_alone(view: View) -> dict[int, str]:
    """Offset → name, for names in capitals on lines of their own above what each says, where one of them is an interviewer."""
    chunks = view.chunks
    found: dict[int, str] = {}
    for chunk, following in itertools.pairwise(chunks):
        words = view.words(chunk) if chunk.length <= SHORT and chunk.height == 1 else ""
        if words and _ALONE.match(words) and not _ALONE.match(view.words(following)[:SHORT]):
            found[chunk.start] = words.rstrip(":")
    times = Counter(found.values())
    kept = {start: name for start, name in found.items() if times[name] > 1}
    asked = any(ASKS.match(name.rstrip(".")) for name in kept.values())
    turns = sum(1 for one, other in itertools.pairwise(kept.values()) if one != other)
    if not asked or len(kept) < LEAST or len(set(kept.values())) < 2 or turns < 0.8 * (len(kept) - 1):
        return {}
    return kept


def below_name(view: View, block: Block) -> Block | None:
    """A name on a line of its own, as the beginning of a speech that the next paragraph goes on."""
    if block.extent.start not in names_alone(view):
        return None
    speaker = Block("speaker", block.extent, rule="minutes.speech")
    return Block("sp", block.extent, (speaker,), (), "minutes.speech")
