"""Is the first line of a text the title of it all, or the heading of its first part? The headings further on show it."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.capitals import CAPITAL
from teiwright.conventions.dating import MONTHS
from teiwright.conventions.headings.above_lists import ABOVE_LISTS
from teiwright.conventions.headings.annals import ANNALS
from teiwright.conventions.headings.heading import BRIEF, FIRST_LINE, LABELLED, Heading, Heads
from teiwright.conventions.numbers import is_first, value
from teiwright.conventions.titles.facts import plain_words
from teiwright.conventions.titles.page import author_of_piece
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import View

_MONTH = lazy(rf"(?i)(?:{MONTHS})$")
_TURNED = lazy(rf"{CAPITAL}[\w’'-]+, {CAPITAL}[\w’.-]*(?: {CAPITAL}[\w’.-]*)*\.?$")
"""“WEIR, Thomas” on a line of its own."""
NAMED = 4
"""The rank of chapters, acts and letters; parts and books are above them."""


def has_chapters(heads: Heads) -> bool:
    """The first line is rather a chapter’s heading where others of words and numbers follow; not where these are sections and begin with the first: “Kaufvertrag” above § 1."""
    later = (h for i, (h, _) in sorted(heads.items()) if i and h.rank <= w.NUMBERED and not h.named)
    first = next(later, None)
    if first is None or first.evidence == LABELLED:
        return False
    return not (first.kind == "section" and is_first(first.n))


SMALL = 3
"""Figures of a number that counts; a year has more."""
_FIGURES = 9
"""A row of more figures counts nothing, and Python makes no number of some thousands of them."""


def comes_again(view: View, heads: Heads) -> bool:
    """The first line is the heading of later pieces, too: “TELEGRAM”, and “TELEGRAM” again; or an entry like the next, “WEIR, Thomas”."""
    if all(_TURNED.match(view.words(c).partition("\n")[0].rstrip()) for c in view.chunks[:2]):
        return True
    first = plain_words(view.words_at(0)) if view.chunks else ""
    if author_of_piece(view, 1) is not None or _is_behind_front(view, heads, first):
        return False  # the title page, and the title above the text
    later = {plain_words(view.words_at(i)) for i, (_, second) in heads.items() if i > 1 and not second}
    # “HYMN 12”, and “HYMN 13” further on.
    word, _, number = first.rpartition(" ")
    if word and " " not in word and number.isdecimal() and len(number) <= SMALL:
        # “Box 1”, and “Box 2” further on, which heads nothing, perhaps.
        short = (c for c in view.chunks if c.length <= len(first) + 2)
        later |= {plain_words(view.words(c)) for c in short}
    counted = (
        bool(word) and number.isdecimal() and len(number) <= _FIGURES and f"{word} {int(number) + 1}" in later
    )
    counted |= bool(word) and number == "a" and f"{word} b" in later  # “SECTION A”, “SECTION B”
    # “JANUARY”, and “FEBRUARY” further on.
    months = _MONTH.match(first) is not None and any(map(_MONTH.match, later))
    return bool(first) and (first in later or counted or months)


def _is_behind_front(view: View, heads: Heads, first: str) -> bool:
    """The first line comes again once, and a preface or the contents stand between: the title of the book, above the text proper."""
    again = [
        i
        for i, (_, second) in heads.items()
        if i > 1 and not second and plain_words(view.words_at(i)) == first
    ]
    front = (i for i, (h, _) in heads.items() if h.named and h.kind in {"preface", "contents", "dedication"})
    return len(again) == 1 and any(i < again[0] for i in front)


def is_first_piece(view: View, heads: Heads) -> bool:
    """Pieces of several authors, the first of which begins the text: it is no title of them all."""
    if author_of_piece(view, 1) is None:
        return False
    again = (i for i in heads if i > 1 and author_of_piece(view, i + 1) is not None)
    return any(not _is_same_page(view, i) for i in again)


def _is_same_page(view: View, index: int) -> bool:
    """Title and author of the first lines come again: the title page, and the head of the text."""
    both = zip(view.chunks[:2], view.chunks[index : index + 2], strict=True)
    return all(plain_words(view.words(one)) == plain_words(view.words(other)) for one, other in both)


def _leads_capitals(heads: Heads, below: int) -> bool:
    """“ADVICE” right below a first line, and “CHARITY”, “DEATH” further on: the first of them. If the first line is in capitals as they are, none of them stands right above another."""
    rows = [i for i, (h, second) in heads.items() if i >= below and h.rank == w.CAPITALS and not second]
    paired = 0 in heads and any(two == one + 1 for one, two in itertools.pairwise(rows))
    return below in rows[:1] and len(rows) > 1 and not paired


def begins_count(heads: Heads) -> bool:
    """Right below the first line the first of several chapters begins, the first in so many words (“Chapter I”), or “No. 13” above “No. 14”: that line heads them all."""
    below = 1
    while below in heads and heads[below][1]:
        below += 1  # “In two parts”: a second line of the title
    first = heads[below][0] if below in heads else None
    if first is not None and (
        (first.rank == w.WEAKEST and 0 not in heads)
        or _leads_capitals(heads, below)
        or first.evidence in {ABOVE_LISTS, FIRST_LINE, BRIEF}
    ):
        return True
    if first is not None and first.n and not first.bare and _goes_on(heads, below, first):
        return True
    return (
        first is not None
        and (is_first(first.n) or first.n == "A" or first.evidence == ANNALS)
        and (
            ((first.rank <= NAMED or first.kind == "scene") and "and a number" in first.evidence)
            or any(
                i > below and h.n and h.rank == first.rank and not is_first(h.n)
                for i, (h, _) in heads.items()
            )
        )
    )


def _goes_on(heads: Heads, below: int, first: Heading) -> bool:
    """The next heading of the same rank has the next number."""
    later = (
        h for i, (h, second) in sorted(heads.items()) if i > below and h.rank == first.rank and not second
    )
    following = next(later, None)
    return following is not None and value(following.n) == value(first.n) + 1 > 1
