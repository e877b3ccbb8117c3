"""Numbered lines right below each other, and paragraphs that are numbered throughout: no headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.headings.heading import ENOUGH
from teiwright.conventions.headings.numbered_paragraphs import chains
from teiwright.conventions.headings.series import BOTH, COUNTED, SURE, shape_of
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.headings.heading import Heading
    from teiwright.conventions.view import View

_BEGINS = frozenset(["1", "I", "A", "i", "a"])
"""Numbers and letters with which a count begins."""

_RUN_IN = lazy(
    r"\d{1,3}[.)]\s+[^\W\d_][^.:!?\n]{2,60}[^\W\d_]{2}\. [^\W\d_a-zß-öø-ÿ][^\W_]*(?:,? [a-zß-öø-ÿ][^\s.]*){2}[^\n]{30,}[.;]$"
)
"""A title with its stop, and behind it a sentence that goes on small."""
_TWO = lazy(r"\d{1,3}[.)]\s+[^\W\d_][^.:!?\n]{2,60}[^\W\d_]{2}\. [^\W\d_a-zß-öø-ÿ][^\n]*[.;]$")
"""The same, however short the sentence is."""
_CHAPTER = 1000
"""Characters of text below a line with a number: more than is said of an item."""


def numbered_runs(view: View, seen: dict[int, Heading]) -> None:
    """Numbered lines right below each other are a list, a contents page or notes, and no headings."""
    for index, heading in seen.items():
        if "numbered" in heading.evidence and "." in heading.n and _is_followed(view, index, heading.n):
            seen[index] = replace(heading, score=min(0, heading.score))
    across = {i for i in seen if _counts_across(view, seen, i)}
    if len(across) >= BOTH:
        # The paragraphs are numbered from the first to the last, whatever stands between them.
        rows = [row for row in chains(view) if any(row[0] < i < row[-1] for i in across)]
        for index in (i for row in rows for i in row if i in seen and "numbered" in seen[i].evidence):
            seen[index] = replace(seen[index], score=-SURE, evidence="")
    numbered = {i for i, h in seen.items() if "numbered" in h.evidence and i not in across}
    for index in [i for i, h in seen.items() if h.evidence.endswith("numbered") or "numbered," in h.evidence]:
        following = seen.get(index + 1)
        if index in across or following is None or index + 1 not in numbered:
            continue
        # “III. Of the river” above “1. Its source” and a text: the first section of a chapter.
        begins = shape_of(following.n) != shape_of(seen[index].n) and following.n in _BEGINS
        begins = begins or following.n.startswith(f"{seen[index].n}.")  # “1. The lock” above “1.1 Its gates”
        if not begins or index + 2 in numbered:
            seen[index] = replace(seen[index], score=min(0, seen[index].score))
            below = seen.get(index + 2)
            if below is None or (below.score >= ENOUGH and not below.n):
                seen[index + 1] = replace(following, score=min(0, following.score), evidence="")
    _without_run_in(view, seen)


def _without_run_in(view: View, seen: dict[int, Heading]) -> None:
    """“1. Accounts. The treasurer laid the books before the board.”: title and text of an item on one line are no heading, and neither are those that count with it."""
    counted = {
        i: heading for i, heading in seen.items() if heading.n.isdigit() and "numbered" in heading.evidence
    }
    if any(_RUN_IN.match(view.text, view.chunks[i].start, view.chunks[i].end) for i in counted):
        if _are_long(view, sorted(counted)):
            return
        for index, heading in counted.items():
            if _TWO.match(view.text, view.chunks[index].start, view.chunks[index].end):
                seen[index] = replace(heading, score=-SURE, evidence="")


def _are_long(view: View, counted: list[int]) -> bool:
    """Below most of the lines stands a text of some pages: they say what a chapter tells, “3. He is found. The bag is opened by a stranger.”."""
    ends = [*(view.chunks[i].start for i in counted[1:]), view.stop]
    below = [end - view.chunks[i].end for i, end in zip(counted, ends, strict=True)]
    return 2 * sum(length >= _CHAPTER for length in below) > len(below)


def _counts_across(view: View, seen: dict[int, Heading], index: int) -> bool:
    """“III. Expense” between the paragraphs “6.” and “7.”, which count on across it."""
    heading = seen[index]
    if "numbered" not in heading.evidence or heading.n.isdigit() or not 0 < index < len(view.chunks) - 1:
        return False
    counted = [
        COUNTED.match(view.text[start : start + 12]) if view.text[start].isdigit() else None
        for start in (view.chunks[index - 1].start, view.chunks[index + 1].start)
    ]
    above, below = (int(found["n"]) if found else 0 for found in counted)
    return 0 < above == below - 1


def _is_followed(view: View, index: int, n: str) -> bool:
    """“1.1.3.2 John, b. 1703.” right below “1.1.3.1 Hannah, b. 1700”, whatever it looks like: points of a list."""
    if index + 1 >= len(view.chunks) or view.chunks[index + 1].blank:
        return False
    *above, last = n.split(".")
    following = ".".join([*above, str(int(last) + 1)]) if last.isdigit() else ""
    start = view.chunks[index + 1].start
    return (
        bool(following)
        and re.match(rf"{re.escape(following)}\.?\s", view.text[start : start + 40]) is not None
    )
