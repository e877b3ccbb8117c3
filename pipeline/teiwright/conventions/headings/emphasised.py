"""Headings typed in italics: where some emphasised lines with room above them head sections, all of them do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.headings.heading import ENOUGH, Heading, Heads

if TYPE_CHECKING:
    from teiwright.conventions.view import View

FEW = 3
"""So many lines are a custom of the book."""
SHORT = 60
"""A heading of this kind is not longer (characters)."""


def with_emphasised(view: View, chosen: Heads) -> Heads:
    """The headings with those that are emphasised lines, the first one right below the title of a chapter too; “_PREFACE._” is known already.

    Args:
        view: the text.
        chosen: by index of the chunk, the headings found so far, and whether each is a second line of the one before it.
    """
    lines = [i for i in range(len(view.chunks) - 1) if _is_emphasised(view, i)]
    apart = [
        i
        for i in lines
        if view.layout.is_apart(view.chunks[i]) and i - 1 not in chosen and i + 1 not in lines
    ]
    if len(apart) < FEW:
        return chosen
    below = [i for i in lines if i in chosen and i - 1 in chosen and not chosen[i - 1][0].bare]
    found = {
        i: (Heading(ENOUGH, w.WEAKEST, "section", "", "an emphasised line, like others"), False)
        for i in (*apart, *below)
        if not (i in chosen and (chosen[i][0].named or chosen[i][0].rank <= w.NUMBERED))
    }
    return dict(sorted((chosen | found).items()))


def _is_emphasised(view: View, index: int) -> bool:
    """One line, all of it between two underscores, that begins like a title and has no stop."""
    chunk = view.chunks[index]
    if chunk.height > 1 or chunk.length > SHORT:
        return False
    words = view.words(chunk)
    inner = words[1:-1]
    return (
        len(inner) > 1
        and words[0] == words[-1] == "_"
        and "_" not in inner
        and inner[0].isupper()
        and inner[-1] not in ",;:!?"
    )
