"""Lines that look like headings and are none: notes, captions, what a sentence goes on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.capitals import is_upper
from teiwright.conventions.headings.second_lines import BROKEN_OFF
from teiwright.conventions.lists.marked import ITEM
from teiwright.conventions.notes.forms import is_head, label_at
from teiwright.conventions.personal_names import is_name
from teiwright.conventions.tables.tables import has_columns, is_tabular
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.headings.heading import Heading
    from teiwright.conventions.view import View

SENTENCE = 60
"""Characters: a shorter line with a comma may be the first of a title."""
_CALLS = lazy(r"[^\W\d_]{2}[.,;:!?”’»)]{1,2}(?P<n>[1-9]\d?)(?=\s|$)")
"""A figure behind a word and its stop."""


def below_notes(view: View) -> set[int]:
    """“1. Reeve, p. 6”, “2. Holt, p. 9” right below “Notes”: notes that count on, though they end without a stop."""
    found: set[int] = set()
    chunks = view.chunks
    for index, chunk in enumerate(chunks[:-2]):
        if chunk.length > SENTENCE or not is_head(view.words(chunk)):
            continue
        run: list[int] = []
        shape = ""
        for at in range(index + 1, len(chunks)):
            label = label_at(view.words(chunks[at]).lstrip("_"), 0)  # a note may be all in italics
            if label is None or label.key is None or label.key.number != len(run) + 1:
                break
            if shape and label.shape != shape:
                break
            shape = label.shape
            run.append(at)
        if len(run) > 1:
            found.update(run)
    return found


def is_caption(view: View, index: int) -> bool:
    """“TABLE II” right above lines in columns."""
    chunks = view.chunks
    if index + 1 >= len(chunks) or not w.CAPTION.match(view.words(chunks[index])):
        return False
    below = chunks[index + 1]
    lines = view.lines.typed(below)
    return is_tabular(view, below) or has_columns(lines) or "|" in lines[0] or "\t" in lines[0]


def goes_on(view: View, index: int) -> bool:
    """A name, or the word with which a council resolves, below a paragraph that ends with a comma: its sentence goes on. Commas alone may be misread stops."""
    above = view.chunks[index - 1]
    words = view.words_at(index)
    return (
        above.length > SENTENCE
        and view.text[above.end - 1] == ","
        and (is_name(words) or _enacts(view, index, words))
    )


def _enacts(view: View, index: int, words: str) -> bool:
    """“The Council, …” / “RESOLVES” / “1. to mend the lock”: one word, and points or articles below it."""
    below = view.text[view.chunks[index + 1].start :][:12] if index + 1 < len(view.chunks) else ""
    return is_upper(words) and " " not in words and (ITEM.match(below) or w.KEYED.match(below)) is not None


def is_called(view: View, index: int, heading: Heading) -> bool:
    """A numbered line below a paragraph that ends with its number (“in barley.1”), or between the halves of a sentence: a note."""
    if (
        heading.bare
        or not heading.n.isdigit()
        or "numbered" not in heading.evidence
        or not 0 < index < len(view.chunks) - 1
    ):
        return False
    before, after = view.chunks[index - 1], view.chunks[index + 1]
    if BROKEN_OFF.search(view.text, before.end - 2, before.end) and view.text[after.start].islower():
        return True
    return any(found["n"] == heading.n for found in _CALLS.finditer(view.text, before.start, before.end))
