"""Headings that counts of numbers tell: a line above each count that begins anew, and numbers of one kind between those of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.headings.evidence import ENOUGH, Heading, Heads
from teiwright.conventions.lines import STOPS
from teiwright.conventions.numbers import is_first

if TYPE_CHECKING:
    from teiwright.conventions.view import View

EVIDENCE = "a line by itself above each count that begins anew"
LONGEST = 60
"""Characters of such a line."""
FEWEST, MOST = 2, 0.6
"""So many counts at least, and so many of all have such a line."""
SURE = 3
"""So many such lines are sure, if more room is above each than above a paragraph."""
HOLDING, HELD = 2, 2
"""So many numbers of the kind that holds, and of the kind that is held, at least."""


def above_counts(view: View, chosen: Heads) -> Heads:
    """“Summer” above “I”, and “Winter” above another “I”: what the numbers below it belong to."""
    places = [
        i for i, (h, second) in chosen.items() if h.bare and h.rank == w.BARE and is_first(h.n) and not second
    ]
    titles = [i - 1 for i in places if i and i - 1 not in chosen and _may_be_title(view, i - 1)]
    words = {view.words(view.chunks[i]) for i in titles}
    roomy = sum(view.chunks[i].blank > max(1, view.layout.blanks) for i in titles) == len(titles) >= SURE
    if len(words) < FEWEST or (len(words) < MOST * len(places) and not roomy):
        return {}
    heading = Heading(ENOUGH, w.CAPITALS, "section", "", EVIDENCE)
    return {i: (heading, False) for i in titles if i}


def _may_be_title(view: View, index: int) -> bool:
    """A short line with a capital and without a stop."""
    chunk = view.chunks[index]
    words = view.words(chunk)
    return (
        chunk.last - chunk.first == 1
        and len(words) <= LONGEST
        and words[0].isupper()
        and words[-1] not in STOPS
    )


def within_others(chosen: Heads) -> Heads:
    """“1. The gate” and “2. The hall” between “I. The house” and “II. The mill”, where they were as deep: the house holds them."""
    first = {i: h for i, (h, second) in chosen.items() if h.n and not (second or h.named)}
    holding = [i for i, h in first.items() if h.rank == w.BARE and h.n.isalpha()]
    held = [i for i, h in first.items() if h.rank == w.BARE and h.n.isdigit()]
    if len(holding) < HOLDING or len(held) < HELD or held[0] < holding[0]:
        return chosen
    return chosen | {i: (replace(first[i], rank=w.BARE + 1), False) for i in held}
