"""A title page without “by” and without a publisher that any list knows: a few short lines right above a preface or the contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.letters.formulas import SALUTE
from teiwright.conventions.lists.contents import is_text
from teiwright.conventions.titles.credits import credit_of
from teiwright.conventions.titles.imprints import has_imprint
from teiwright.conventions.titles.printed import imprint_of, place_and_year
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import View

_MOST, _LINES, _LONGEST = 6, 3, 90
"""Blocks of such a page at most, lines of each, and characters of a line."""
_YEARS = lazy(r"[(\[]\d{4}(?:\s?[-–—/]\s?\d{2,4})?[)\]]\.?$")
"""“(1796-1797)”"""


def above_front(view: View, first: int) -> tuple[int, int] | None:
    """The chunk with which the preface begins, and the one with which place and year, or a translator or editor, follow the title; None where it is no such page."""
    below = range(first + 2, min(first + _MOST + 1, len(view.chunks)))
    stop = next((i for i in below if _begins_front(view, i) or _is_imprint(view, i - 1)), 0)
    turn = 0
    for index in range(first + 1, stop):
        words = view.words_at(index)
        lines = words.split("\n")
        if len(lines) > _LINES or max(map(len, lines)) > _LONGEST or is_text(view, index):
            return None
        if credit_of(" ".join(lines)) or place_and_year(words) or _is_imprint(view, index):
            turn = turn or index
        elif _YEARS.match(words):
            continue
        elif words[-1] in ".!?…,;:" or not words[0].isalnum() or is_dateline(words) or SALUTE.match(words):
            return None
    return (stop, turn) if turn else None


def _is_imprint(view: View, index: int) -> bool:
    """Place, publisher and year, each on its line: with them a title page ends, whatever stands below."""
    chunk = view.chunks[index]
    imprint = imprint_of(view, chunk) if chunk.last - chunk.first == _LINES else None
    return imprint is not None and imprint.children != () and has_imprint(view.words(chunk))


def _begins_front(view: View, index: int) -> bool:
    plain = view.words_at(index).strip(" .:_").lower()
    return plain in w.FRONT or bool(w.PREFATORY.match(plain) or w.CONTENTS.match(plain))
