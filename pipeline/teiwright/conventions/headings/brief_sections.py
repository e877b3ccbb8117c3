"""Headings of short sections: lines without a stop, each above a sentence, and nothing but a title stands above the first of them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.headings.heading import BRIEF, ENOUGH, Heading, Heads
from teiwright.conventions.lines import ENDED
from teiwright.conventions.personal_names import is_name
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import View

LONGEST, SENTENCE = 60, 25
"""Characters of such a line at most, of what stands below it at least."""
LONGER = 1.5
"""So many times as long as these lines is what stands below them at least, all in all: lines of a poem are alike."""
_CLAUSE = lazy(
    r"(?:I|He|She|It|We|You|They|J[e’']|Tu|Elles?|Nous|Vous|Ils|Ich|Er|Sie|Es|Wir|Yo|Él|Nosotros|Ellos|Io|Lui|Lei|Noi|Loro)\b"
)
"""“She did not answer”: who does something, in a sentence whose stop is missing."""
FEW = 3
"""So many at least."""
TITLE = 160
"""Characters of a title above them, at most."""


def brief_sections(view: View, seen: dict[int, Heading], chosen: Heads) -> Heads:
    """The headings of a text all of which stands below such lines; empty where one line by itself is none of them or a sentence, or text stands above the first.

    The first line of a text heads its first part, and is no title of all, where all parts have the same number of paragraphs, and more than one.
    """
    if view.titled or any(i > 1 or h.n or h.named for i, (h, _) in chosen.items()):
        return {}
    found: list[int] = []
    for index in range(len(view.chunks) - 1):
        if _is_line(view, index):
            if _heads(view, seen, index):
                found.append(index)
            elif index:
                return {}
    if len(found) < FEW or found[0] > 1 or len({view.words_at(i) for i in found}) < len(found):
        return {}
    heads, below = (sum(len(view.words_at(i + n)) for i in found) for n in (0, 1))
    if below < LONGER * heads:
        return {}
    first = view.chunks[0]
    if found[0] == 0:
        parts = {two - one for one, two in itertools.pairwise([*found, len(view.chunks)])}
        if len(parts) > 1 or max(parts) < FEW:
            return {}
    elif first.length > TITLE or view.is_ended(0):
        return {}
    return {i: (replace(seen[i], rank=w.WEAKEST, score=ENOUGH, evidence=BRIEF), False) for i in found}


def _is_line(view: View, index: int) -> bool:
    """A short line by itself that ends without a stop."""
    chunk = view.chunks[index]
    words = view.words(chunk)
    return (
        chunk.height == 1 and len(words) <= LONGEST and ENDED.search(words) is None and words[-1] not in ",;:"
    )


def _heads(view: View, seen: dict[int, Heading], index: int) -> bool:
    """Such a line above a sentence, and below one or the title; no name, no number, and nothing that a letter ends with."""
    words, below = view.words_at(index), view.chunks[index + 1]
    return (
        index in seen
        and not seen[index].n
        and words[0].isupper()
        and not is_name(words)
        and not _CLAUSE.match(words)
        and below.length >= max(SENTENCE, len(words) + 1)
        and view.is_ended(index + 1)
        and (index < FEW - 1 or view.is_ended(index - 1))
    )
