"""Scenes without blank lines: acts, scenes, speeches and directions right below each other, parted from what stands around them."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.drama.cast import CAST, LISTED
from teiwright.conventions.drama.role_names import BEFORE, DASHED, TITLED, TITLES
from teiwright.conventions.drama.roles_apart import listed_persons
from teiwright.conventions.drama.stage_words import ENTER, PLACES, SETTING

if TYPE_CHECKING:
    import re

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

_HEAD = 80
"""Characters: the heading of a scene, with its place, is not longer."""
DENSE = 6
"""So many lines without a blank one between them may be a scene with all that is said in it."""
PERSONS = 30
"""Characters of the head of a list of persons."""
PERSONS_WITHIN = 12
"""So many blocks at the beginning of a text may hold the list of persons."""
SAID = 4
"""So many speeches at least begin in them."""


def scenes_apart(view: View, chunks: list[Chunk]) -> list[Chunk]:
    """The chunks; where acts or scenes and speeches stand right below each other, each of them apart, and who comes and goes."""
    made: list[Chunk] = []
    for chunk in chunks:
        made += view.lines.parted(chunk, _cuts(view, chunk) if chunk.height >= DENSE else ())
    return made


def _cuts(view: View, chunk: Chunk) -> set[int]:
    """The lines before which a dense chunk is cut; none if it has no heading of an act or scene, and none of those speaks in it whom the list of persons names."""
    rows = {i: view.lines.row(i) for i in chunk.indices}
    heads = {i for i, row in rows.items() if len(row) <= _HEAD and (k := w.KEYED.match(row)) and stages(k)}
    persons = _persons(rows)
    said = _said(rows, heads) if heads else _said_by_listed(view, rows)
    if len(said) < SAID:
        return persons
    moves = [i for i, row in rows.items() if (ENTER.match(row) and row[-1] in ".])") or _in_brackets(row)]
    alone = {*heads, *moves}
    return persons | {i for i in (*said, *alone, *(i + 1 for i in alone)) if chunk.first < i < chunk.last}


def _in_brackets(row: str) -> bool:
    """“(Il sort.)”, a line of its own."""
    return row[:1] in {"(", "["} and row.rstrip(".")[-1:] in {")", "]"} and row.count(row[0]) == 1


def _said(rows: dict[int, str], heads: set[int]) -> list[int]:
    """The lines of a dense scene that begin with who speaks; in small letters without a dash, with a name that comes again."""
    said = [
        i
        for i, row in rows.items()
        if i not in heads and (BEFORE.match(row[:140]) or DASHED.match(row[:140]))
    ]
    if len(said) >= SAID:
        return said
    named = {i: m["name"] for i, row in rows.items() if i not in heads and (m := TITLED.match(row[:140]))}
    times = Counter(named.values())
    again = {name for name, n in times.items() if n > 1}
    return [i for i, name in named.items() if name in again] if len(again) > 1 else []


@lru_cache(maxsize=4)
def _persons_above(view: View) -> frozenset[str]:
    """Whom the list of persons near the beginning names; worked out once, as it is asked for at each long block."""
    return frozenset(listed_persons(view, tuple(view.runs[:PERSONS_WITHIN])))


def _said_by_listed(view: View, rows: dict[int, str]) -> list[int]:
    """The lines of a dense scene that begin with one of the list of persons; none if not two of them speak."""
    listed = _persons_above(view)
    found = {
        i: name["name"]
        for i, row in rows.items()
        if listed
        and (name := BEFORE.match(row[:140]) or DASHED.match(row[:140]) or TITLED.match(row[:140]))
        and name["name"] in listed
    }
    return list(found) if len(set(found.values())) > 1 else []


def _persons(rows: dict[int, str]) -> set[int]:
    """The line “Persons” amid other lines, with names in capitals right below it, and the line below the last of them."""
    head = next((i for i, row in rows.items() if len(row) <= PERSONS and CAST.match(row)), None)
    if head is None or sum(LISTED.match(rows.get(head + n, "")) is not None for n in (1, 2)) < 2:
        return set()
    last = next((i for i, row in rows.items() if i > head and _ends_persons(row)), max(rows) + 1)
    return {i for i in (head, last) if min(rows) < i <= max(rows)}


def _ends_persons(row: str) -> bool:
    """A line below the list of persons: where it is, or a first speech; “MRS. DALE, a widow” is one of them."""
    name = BEFORE.match(row[:140])
    return any(p.match(row) for p in (w.KEYED, SETTING, PLACES)) or (
        name is not None and name["name"] not in TITLES
    )


def stages(keyed: re.Match[str]) -> bool:
    """The dividing word is that of an act or a scene."""
    return w.rank_of(keyed["word"] or keyed["word2"])[1] in {"act", "scene"}
