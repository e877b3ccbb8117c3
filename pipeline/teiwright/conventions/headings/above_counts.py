"""Headings that counts of numbers tell: a line above each count that begins anew, and numbers of one kind between those of another."""

from __future__ import annotations

import itertools
from bisect import bisect
from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.headings.heading import APPENDED, ENOUGH, Heading, Heads
from teiwright.conventions.headings.part_ends import end_like
from teiwright.conventions.lines import STOPS
from teiwright.conventions.notes.forms import label_at
from teiwright.conventions.numbers import is_first, value
from teiwright.conventions.titles.facts import plain_words
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import View

EVIDENCE = "a line by itself above each count that begins anew"
LONGEST = 60
"""Characters of such a line."""
FEWEST, MOST = 2, 0.6
"""So many counts at least, and so many of all have such a line."""
SURE = 3
"""So many such lines are sure, if more room is above each than above a paragraph."""
_BELOW_TITLE = 2
"""The chunk of a number below the title and one line more, which is perhaps no part of it."""
_SMALL = 3
"""Figures of a number that counts; a year has more."""
AGAIN = 3
"""So many times a heading comes again, and so many chapters count on."""
_AND = lazy(r",? (?:and|und|et|y|ed?|&) |, ")
HOLDING, HELD = 2, 2
"""So many numbers of the kind that holds, and of the kind that is held, at least."""


def above_counts(view: View, chosen: Heads) -> Heads:
    """“Summer” above “I”, and “Winter” above another “I”: what the numbers below it belong to."""
    places = [i for i, (h, second) in chosen.items() if h.bare and h.rank == w.BARE and is_first(h.n)]
    free = {i - 1 for i in places if i - 1 not in chosen or (i == _BELOW_TITLE and chosen[i - 1][1])}
    titles = [i for i in sorted(free) if i >= 0 and _may_be_title(view, i)]
    words = {view.words_at(i) for i in titles}
    if titles == [_BELOW_TITLE - 1]:
        # “SUMMER” right below the title; “WINTER” is known for a heading by itself.
        words |= {view.words_at(i - 1) for i in places if i - 1 in chosen}
    roomy = sum(view.layout.is_apart(view.chunks[i]) for i in titles) == len(titles) >= SURE
    if len(words) < FEWEST or end_like(view, titles) or (len(words) < MOST * len(places) and not roomy):
        return {}
    heading = Heading(ENOUGH, w.CAPITALS, "section", "", EVIDENCE)
    return {i: (heading, False) for i in titles if i}


def _may_be_title(view: View, index: int) -> bool:
    """A short line with a capital and without a stop."""
    chunk = view.chunks[index]
    words = view.words(chunk)
    return chunk.height == 1 and len(words) <= LONGEST and words[0].isupper() and words[-1] not in STOPS


def within_others(chosen: Heads) -> Heads:
    """“1. The gate” and “2. The hall” between “I. The house” and “II. The mill”, or right below the last of these, where they were as deep: the house holds them."""
    first = {i: h for i, (h, second) in chosen.items() if h.n and not second}
    holding = [i for i, h in first.items() if h.rank == w.BARE and h.n.isalpha()]
    held = [i for i, h in first.items() if h.rank in {w.BARE, w.BARE + 1} and h.n.isdigit()]
    if len(holding) < HOLDING or len(held) < HELD:
        return chosen
    if not (holding[0] < held[0] < holding[-1] or held[0] == holding[-1] + 1):
        return chosen
    return chosen | {i: (replace(first[i], rank=w.BARE + 1), False) for i in held}


def enumerated(view: View, chosen: Heads) -> Heads:
    """“BIRTHS”, “MARRIAGES” and “DEATHS” right below “BIRTHS, MARRIAGES, AND DEATHS.”: it holds them."""
    made = dict(chosen)
    heads = list(chosen)
    for at, index in enumerate(heads):
        heading = made[index][0]
        words = _bare_words(view, index)
        named = _AND.split(words) if heading.rank >= w.CAPITALS and ", " in words else []
        held = []
        for below in heads[at + 1 :]:
            if _bare_words(view, below) not in named:
                break
            held.append(below)
        if len(held) > 1 and held[0] == index + 1:
            made |= {i: (replace(chosen[i][0], rank=heading.rank + 1), False) for i in held}
    return made


def _bare_words(view: View, index: int) -> str:
    return view.words_at(index).strip(" .:_").casefold()


def without_holding(capitals: list[int], seen: dict[int, Heading]) -> list[int]:
    """The lines in capitals but for those, if there are several, that each stand right above a number: they hold what it heads. “1759” is none."""
    holding = {
        i
        for i in capitals
        if i
        and i + 1 in seen
        and seen[i + 1].bare
        and not (seen[i + 1].n.isdigit() and len(seen[i + 1].n) > _SMALL)
    }
    return [i for i in capitals if len(holding) < HOLDING or i not in holding]


def beneath(view: View, chosen: Heads) -> Heads:
    """Headings without a number that stand in chapters whose numbers go on counting, and do not hold them: “PRAYER” at the end of each, or any of which none stands above the first number."""
    numbered = [i for i, (h, second) in chosen.items() if h.n and not second]
    numbers = [value(chosen[i][0].n) for i in numbered]
    if len(numbers) < AGAIN or any(two != one + 1 for one, two in itertools.pairwise(numbers)):
        return chosen
    numbers_at = set(numbered)
    deepest = max(chosen[i][0].rank for i in numbered)
    others = [
        i for i, (h, second) in chosen.items() if not (second or h.n or h.named) and h.rank <= deepest and i
    ]
    if sum(i + 1 in numbers_at for i in others) >= HOLDING:
        return chosen  # each above the number of the first chapter that it holds
    places: dict[str, list[int]] = defaultdict(list)
    for index in (i for i in others if i > numbered[0]):
        places[plain_words(view.words_at(index))].append(index)
    inside = [] if any(i < numbered[0] for i in others) else [i for i in others if i < numbered[-1]]
    for indexes in places.values():
        if len(indexes) >= AGAIN and all(
            bisect(numbered, one) != bisect(numbered, two) for one, two in itertools.pairwise(indexes)
        ):
            inside += indexes
    return chosen | {i: (replace(chosen[i][0], rank=deepest + 1), False) for i in inside}


def within_appendix(chosen: Heads) -> Heads:
    """“A. The vicars” and “B. The fares” below “APPENDIX”, which has no text of its own: the appendix holds them."""
    made = dict(chosen)
    for index, (heading, _) in chosen.items():
        first, second = chosen.get(index + 1, (heading, True))
        if heading.kind != "appendix" or heading.n or second or not (is_first(first.n) or first.n == "A"):
            continue
        for later, (inner, below) in chosen.items():
            if later > index and not below:
                if inner.named or inner.rank < first.rank:
                    break
                made[later] = (replace(inner, evidence=APPENDED), False)
    return made


def beside_notes(view: View, chosen: Heads) -> Heads:
    """“FOOTNOTES:” above the notes of one chapter, amid chapters that it would hold: it stands beside them."""
    made = dict(chosen)
    rows = [(index, heading) for index, (heading, second) in chosen.items() if not second]
    for (index, heading), (below, following) in itertools.pairwise(rows):
        amid = heading.kind == "notes" and any(h.rank == following.rank for i, h in rows if i < index)
        noted = below > index + 1 and label_at(view.words_at(index + 1).lstrip("_"), 0) is not None
        if amid and noted and heading.rank < following.rank:
            made[index] = (replace(heading, rank=following.rank), False)
    return made
