"""A line below a heading that begins a count (“A.”, “No. 1.”) whose next stands further on: a heading of its own, and no second line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.headings.heading import Heading, Heads
    from teiwright.conventions.view import View

_COUNTED = lazy(r"_?(?P<word>(?:[^\W\d_]{1,12}\.? )?)(?P<n>[12AB]|II?)(?:[.):](?!\d)|\.?\s?[-–—])")
_NEXT = {"1": "2", "I": "II", "A": "B"}


def with_first(view: View, seen: dict[int, Heading], chosen: Heads) -> Heads:
    """The headings, with the first of each count as deep as the second."""
    made = dict(chosen)
    begun: dict[tuple[str, str], int] = {}
    for index in sorted({*chosen, *(i + 1 for i in chosen if i + 1 in seen)}):
        found = _COUNTED.match(view.words_at(index)[:24])
        if found is None:
            continue
        word = found["word"].casefold()
        below = index not in chosen or chosen[index][1]
        if below and found["n"] in _NEXT:
            begun[word, _NEXT[found["n"]]] = index
        elif not below and (word, found["n"]) in begun:
            first = begun.pop((word, found["n"]))
            own = replace(chosen[index][0], n=seen[first].n if first in seen else "")
            made[first] = (own, False)
    return dict(sorted(made.items()))
