"""Speakers in capitals with no stop between the name and what is said: “NORA The boat is in.”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

FEWEST, DIRECTIONS = 4, 3
"""So many such speeches at least, and so many directions, make them sure: a line of prose may begin with a name in capitals, too."""
_SAID = r"(?=[\"“‘'¿¡«—(\[]?(?:[A-ZÀ-ÖØ-Þ]['’]?[a-zß-öø-ÿ]|(?:I|O|A|Y|E|À|Ô)(?=[\s,'’])))"


def pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """What a line begins with where one of these speaks; the longest name first."""
    known = sorted((name for name in names if name.isupper() and len(name) > 1), key=lambda n: (-len(n), n))
    if not known:
        return None
    return re.compile(
        rf"(?P<name>{'|'.join(map(re.escape, known))})(?P<tail>)(?P<dir> [\[(][^\])\n]{{1,80}}[\])])? {_SAID}"
    )


def unstopped(view: View, chunks: list[Chunk], names: Iterable[str], directions: int) -> dict[str, int]:
    """Name → how often it stands so before what is said; nothing where that is rare."""
    said = pattern(names) if directions >= DIRECTIONS else None
    if said is None:
        return {}
    found: dict[str, int] = {}
    for chunk in chunks:
        speaks = said.match(view.lines.row(chunk.first))
        if speaks:
            found[speaks["name"]] = found.get(speaks["name"], 0) + 1
    return found if sum(found.values()) >= FEWEST and len(found) > 1 else {}
