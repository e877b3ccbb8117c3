"""Labels that look like speakers: those of a form, and those above an interview; the initials that the head of a transcript declares, “Edith Marsh (EM)”."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from teiwright.conventions.capitals import CAPITAL
from teiwright.conventions.verse.verses import has_label
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

TOP = 6
"""Before a dialogue stand no more blocks: its title, who made it, a scene."""
BRACKETED = lazy(r"\s*(?:\[[^\[\]]{2,60}\]|\([^()]{2,60}\))\s*$")
"""“[Side B]”, “[04:30]”, by itself."""
MOST = 4
"""Lines in brackets above a speaker, at most."""
FORM, SAME = 3, 0.9
"""So many labels of a form at least, and so many of them that stand where they stood before."""


def is_form(raw: list[str], begun: dict[int, str]) -> bool:
    """“Name: …”, “Born: …”, “Parish: …”, again and again in the same order, and nobody asks: the entries of a form."""
    order = list(begun.values())
    if any(raw[index].rstrip().endswith("?") for index in begun):
        return False
    return any(
        len(set(order[:step])) == step
        and len(order) >= 2 * step
        and sum(one == two for one, two in zip(order, order[step:], strict=False))
        >= SAME * (len(order) - step)
        for step in range(FORM, 3 * FORM + 1)
    )


def labels_above(view: View, begun: dict[int, str], once: Collection[str]) -> set[int]:
    """“INTERVIEWEE: Dorothy Pell” above “DATE: 3 May 1921”: lines above the first speech whose labels stand once tell of it."""
    found: set[int] = set()
    for chunk in view.runs[:TOP]:
        lines = chunk.indices
        if len(lines) < 2 or not all(has_label(view.lines.row(i)) for i in lines):
            continue
        if all(begun.get(i, "") in once or i not in begun for i in lines):
            found |= set(lines)
    return found


def in_brackets_above(view: View, chunk: Chunk, inside: list[int]) -> bool:
    """“[Side B]”, “[04:30]” on lines above the first speaker of a block."""
    above = view.lines.raw[chunk.first : inside[0]] if inside else []
    return 0 < len(above) <= MOST and all(BRACKETED.match(line) for line in above)


_DECLARED_IN = 1500
"""Characters in which a transcript says who speaks."""
BARE = lazy(rf"(?P<name>{CAPITAL}{{2,3}})(?P<tail>) (?=[\"“«„¿¡(\[…]?{CAPITAL})")
"""“EM At Barlow, till I was twelve.”"""
_DECLARED = lazy(
    rf"[^\W\d_]{{2}}[^\n(]{{0,3}}\((?P<who>{CAPITAL}{{2,3}})\)|^(?P<who2>{CAPITAL}{{2,3}}) ?= ?{CAPITAL}",
    re.MULTILINE,
)


@lru_cache(maxsize=4)
def declared(view: View) -> frozenset[str]:
    """The initials of two persons or more, as the head of the text declares them."""
    found = {
        m["who"] or m["who2"]
        for m in _DECLARED.finditer(view.text, view.start, min(view.stop, view.start + _DECLARED_IN))
    }
    return frozenset(found) if len(found) > 1 else frozenset()
