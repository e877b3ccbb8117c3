"""Who introduces a book, on its title page: “Introduction by Ada Gray” is no heading there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.lists.contents import is_text
from teiwright.conventions.titles.facts import plain_words

if TYPE_CHECKING:
    from teiwright.conventions.headings.heading import Heads
    from teiwright.conventions.view import View

MOST = 30
"""Chunks further on, at most, the introduction itself begins."""


def names_introduction(view: View, heads: Heads, index: int) -> bool:
    """No text stands below the line, and the introduction itself has a heading of its own further on."""
    prefatory = w.PREFATORY.match(plain_words(view.words_at(index)))
    if prefatory is None or is_text(view, index + 1):
        return False
    later = (i for i, (h, _) in heads.items() if index < i <= index + MOST and h.named)
    return any(view.words_at(i).casefold().startswith(prefatory["word"]) for i in later)
