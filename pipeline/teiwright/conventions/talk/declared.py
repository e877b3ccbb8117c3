"""Initials that the head of a transcript declares, “Edith Marsh (EM)”, and that stand before what each says with no sign behind them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from teiwright.conventions.capitals import CAPITAL
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import View

HEAD = 1500
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
        for m in _DECLARED.finditer(view.text, view.start, min(view.stop, view.start + HEAD))
    }
    return frozenset(found) if len(found) > 1 else frozenset()
