"""What the contents page names is a heading where it stands once more, however it looks."""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.headings.evidence import MOST, looks
from teiwright.conventions.headings.heading import ENOUGH, Heading, Heads
from teiwright.conventions.lists.contents import begins
from teiwright.conventions.lists.contents_keys import DISTINCT, key_of, keys_of

if TYPE_CHECKING:
    from teiwright.conventions.view import View

LISTED = "an entry of the contents page"
"""The evidence of such a heading."""


def repeated(view: View, kept: Heads, pages: dict[int, int]) -> Heads:
    """A short line that the contents page has too, with text below it, is a heading."""
    keys: dict[int, set[str]] = {}
    listed: set[str] = set()
    for begin, stop in sorted(pages.items()):
        listed = listed | keys_of(view, begin, stop)
        keys[stop] = listed
    found = dict(kept)
    named: set[str] = set()
    skipped = 0
    for index in range(min(keys, default=len(view.chunks)), len(view.chunks) - 1):
        named = keys.get(index, named)
        skipped = max(skipped, pages.get(index, 0))
        if index < skipped:
            continue  # a list that stands further on: the illustrations, what another book holds
        chunk = view.chunks[index]
        if index in kept or chunk.end - chunk.start > MOST or chunk.last - chunk.first > 3:
            continue
        if key_of(view, index) in named:
            heading = looks(view, chunk)
            if heading is not None and heading.score > ENOUGH - 3:
                found[index] = (heading, index - 1 in kept and kept[index - 1][0].bare)
            elif _signs(view, index):
                continue
            elif chunk.blank and len(key_of(view, index)) >= DISTINCT and begins(view, index):
                # “Second Book.” / “Home.”: what it is says its first line.
                first = looks(view, view.lines.chunk(chunk.first, chunk.first + 1))
                plain = first or Heading(ENOUGH, w.WEAKEST, "section")
                found[index] = (replace(plain, score=ENOUGH, evidence=LISTED), False)
    return _within_listed(view, dict(sorted(found.items())), keys)


def _signs(view: View, index: int) -> bool:
    """“--ADA GRAY.” below a poem, whom the contents page names, too."""
    return view.text[view.chunks[index].start] in "-–—―"


def _within_listed(view: View, chosen: Heads, keys: dict[int, set[str]]) -> Heads:
    """“I.”, “II.” below a heading of the contents page, which has no such numbers, are parts of what that heads."""
    made = dict(chosen)
    stops = sorted(keys)
    above: Heading | None = None
    for index, (heading, second) in chosen.items():
        listed = bisect(stops, index)
        if listed and key_of(view, index) in keys[stops[listed - 1]]:
            above = None if second else heading
        elif above and heading.bare and heading.n and heading.rank <= above.rank and not heading.named:
            made[index] = (replace(heading, rank=above.rank + 1, kind="section"), second)
    return made
