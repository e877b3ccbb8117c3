"""What stands before the title page of a book: a note of those who made the file, the list of a series, other books of the publisher."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions.lists.contents import is_text
from teiwright.conventions.personal_names import is_name
from teiwright.conventions.titles.end import imprint_below, is_imprint
from teiwright.conventions.titles.page import author_at
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import View

MOST, LONGEST = 60, 12_000
"""Blocks and characters before a title page, at most."""
_SHORT = 80
"""Characters of a line of the title, at most."""
_APART = 3
"""So many blank lines stand before a leaf, at least."""
_OTHERS = lazy(
    r"(?i)(?:(?:other |more |some )?(?:books|works|novels|tales|stories|poems) )?(?:by|of) the same (?:author|writer|pen)s?\b|(?:other |more )?(?:books|works|novels) by \S"
    r"|du même auteur|ouvrages du même|(?:von|vom) (?:dem)?(?:selben|gleichen) (?:verfasser|autor)|(?:obras )?del mismo autor|(?:opere )?dello stesso autore"
)
"""What stands above a list of other books: “By the same Author”."""


def title_below_leaves(view: View, *, empty: bool = False) -> int:
    """The chunk with which the title page begins: a title, its author, a firm and a year, where text or an imprint stands above, or also a half-title alone (`empty`); 0 if there is none such."""
    chunks = view.chunks
    byline = next((i for i in range(1, min(MOST, len(chunks))) if _names_author(view, i)), 0)
    first = byline - 1 if byline and imprint_below(view, byline) else 0
    while first > 0 and chunks[first].blank < _APART and _is_line(view, first - 1):
        first -= 1
    above = empty or any(
        is_text(view, i) or is_imprint(view, i) or _OTHERS.match(view.words_at(i)) for i in range(first)
    )
    return first if first and above and chunks[first].start - view.start <= LONGEST else 0


def _names_author(view: View, index: int) -> bool:
    """“by Ada Gray”, or “by” above the name, right below a line of a title."""
    author = author_at(view, index, set()) if _is_line(view, index - 1) else None
    if author is None or author[0].start > view.chunks[index].start:
        return False
    return is_name(view.words(author[1]).strip("_. "))


def _is_line(view: View, index: int) -> bool:
    """A short line, or some, of a title."""
    chunk = view.chunks[index]
    return chunk.length <= _SHORT * chunk.height and not (is_text(view, index) or is_imprint(view, index))
