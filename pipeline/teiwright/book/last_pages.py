"""Gives the last page of a chapter company, where only three lines or fewer have come to stand on it.

As a printer does, who sets two pages that face each other a line shorter: what they leave goes on, and the last page has enough to be one.
No page more is made, and no note leaves its place for it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.book.page_proof import prove

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from teiwright.book.page_proof import PagesT, Proof

_SHORT = 3.5
"""A last page with fewer lines than this looks forgotten …"""
_VERY_SHORT = 2.5
"""… and with fewer than this so much so that one page may be some lines shorter than the page that it faces …"""
_LONG_ENOUGH = 2.9
"""… while with so many it is at least better."""
_ONE = 1.5
_SHORTER = 300
"""What makes a page so many lines shorter, added to their number (xslt/typst/ground.typ)."""
_ROUNDS = 8
"""So often the pages are set again at the most, each time for all chapters at once: their pages do not depend on each other."""


class _Run(Struct, frozen=True):
    """Pages between one beginning of a page and the next."""

    first: int
    last: int
    lines: float
    """So many of the last page."""


def with_longer_last_pages(
    pages_with: Callable[[Mapping[str, int]], PagesT], pages: PagesT, proof: Proof, done: Mapping[str, int]
) -> tuple[PagesT, Proof]:
    """The same pages, and no last page of three lines or fewer, as far as that can be."""
    ways = {
        run.first: _ways(run, proof) for run in _runs(proof) if run.last > run.first and run.lines < _SHORT
    }
    kept = dict(done)
    for _ in range(_ROUNDS):
        tried = {first: way for first, left in ways.items() if (way := next(left, None))}
        if not tried:
            break
        there = pages_with(
            {**kept, **{paragraph: how for way in tried.values() for paragraph, how in way.items()}}
        )
        found = prove(there)
        good = {first for first in tried if _better(first, proof, found)}
        ways = {first: left for first, left in ways.items() if first in tried and first not in good}
        if not good:
            continue
        kept |= {paragraph: how for first in good for paragraph, how in tried[first].items()}
        if len(good) < len(tried):
            there = pages_with(kept)
            found = prove(there)
        pages, proof = there, found
    return pages, proof


def _runs(proof: Proof) -> Iterator[_Run]:
    """The runs of pages whose end is known; where one begins, what is before it ends on the page before."""
    ends = dict(proof.closings)
    openings = sorted(set(proof.openings))
    for first, following in pairwise((*openings, proof.pages + 1)):
        last = max((page for page in ends if first <= page < following), default=0)
        if last:
            yield _Run(first, last, ends[last])


def _ways(run: _Run, proof: Proof) -> Iterator[dict[str, int]]:
    """What can be done for a run: pages that face each other a line shorter, two of them or, for one line, first four; else one of the last two before it, two lines, or more."""
    at: dict[int, list[str]] = {}
    for paragraph, page in proof.paragraphs:
        at.setdefault(page, []).append(paragraph)
    # (Of a page's paragraphs the first: what stands after it goes to the foot of the same page.)
    pages = [page for page in range(run.last - 1, run.first - 1, -1) if page in at]
    pairs = [
        {at[page - 1][0]: _SHORTER + 1, at[page][0]: _SHORTER + 1}
        for page in pages
        if page % 2 and page - 1 in pages
    ]
    if run.lines < _ONE:
        yield from (one | other for one, other in pairwise(pairs))
    yield from pairs
    if run.lines < _VERY_SHORT:
        # (A page from which a note went over with its line has room left, which the first lines that it is made shorter only take away.)
        for lines in (2, 3, 4):
            for page in pages[:2]:
                yield {at[page][0]: _SHORTER + lines}


def _better(first: int, before: Proof, after: Proof) -> bool:
    """True if the run has as many pages as before, its last page more lines, and enough, and no note and no line is worse off."""
    was, now = (next((run for run in _runs(proof) if run.first == first), None) for proof in (before, after))
    if was is None or now is None or now.last != was.last or now.lines < max(_LONG_ENOUGH, was.lines + 0.5):
        return False
    return all(
        worse(first, now.last, after) <= worse(first, now.last, before) for worse in (_displaced, _alone)
    )


def _displaced(first: int, last: int, proof: Proof) -> int:
    return sum(first <= mark <= last for _, mark, _ in proof.displaced)


def _alone(first: int, last: int, proof: Proof) -> int:
    return sum(first <= page <= last for _, page in proof.lines_alone)
