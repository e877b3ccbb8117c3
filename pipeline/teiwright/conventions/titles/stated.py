"""The title and the authors that a frame has stated, found again on the title page of the text inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.flow.breaks import BREAK
from teiwright.conventions.lists.contents import is_text
from teiwright.conventions.regrouping import is_title_rule
from teiwright.conventions.titles.end import MOST
from teiwright.conventions.titles.facts import plain_words
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.headings.heading import Heads
    from teiwright.conventions.view import View
    from teiwright.metadata import Metadata

LONGEST = 300
"""Characters of a title at most."""
_BRACKET = lazy(rf"\[(?:{w.PICTURES})\b|\[?Transcriber")


def is_stated(view: View, index: int) -> bool:
    """The chunk says the title that a frame has stated, or the beginning of it."""
    if view.known.title is None:
        return False
    words = view.words_at(index)
    if len(words) > LONGEST or BREAK.match(words):
        return False
    title, words = plain_words(view.known.title.value), plain_words(words)
    if len(words) < min(8, len(title)):
        return False
    return title.startswith(words) or title.endswith(words) or words.startswith(title)


def _begins_stated(view: View, first: int, last: int) -> bool:
    """“THE” above “MILL BY THE RIVER”: the stated title begins with the words of these chunks, each on a line of its own."""
    words = " ".join(view.words(chunk) for chunk in view.chunks[first : last + 1])
    begins = view.known.title is not None and plain_words(view.known.title.value).startswith(
        plain_words(words)
    )
    return begins and bool(plain_words(view.words_at(first)))


def begins_at(view: View) -> int:
    """The chunk with which the title page begins: where the title stands that a frame has stated, or the first that is no bracket."""
    chunks = view.chunks
    known = next((i for i in range(min(MOST, len(chunks))) if is_stated(view, i)), None)
    if known is not None:
        return next((i for i in range(max(0, known - 4), known) if _begins_stated(view, i, known)), known)
    return next(
        (
            i
            for i, c in enumerate(chunks[:6])
            if not _BRACKET.match(view.words(c)) and not is_title_rule(chunks, view.lines, i)
        ),
        0,
    )


def end_of_stated(view: View, heads: Heads, first: int, stop: int) -> int:
    """The title that a frame has stated, with the lines below it that are no headings of their own."""
    last = first + 1
    while last < stop and (last not in heads or heads[last][1]) and not is_text(view, last):
        last += 1
    return last


def names_stated(known: Metadata) -> set[str]:
    """The authors that a frame has named, as they may stand by themselves on the title page."""
    return {
        plain_words(f"{title} {a.name.forename} {a.name.name_link} {a.name.surname} {a.name.other}")
        for a in known.authors
        for title in ("", a.name.role_name)
    }
