"""Scenes without blank lines: acts, scenes, speeches and directions right below each other, parted from what stands around them, and speeches from the ones before; and what stands behind a play."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.drama.cast import CAST, LISTED, cast_lines
from teiwright.conventions.drama.exchanges import COLUMN, SPACED
from teiwright.conventions.drama.role_names import ALONE, BEFORE, DASHED, TITLED, TITLES
from teiwright.conventions.drama.roles_apart import listed_persons
from teiwright.conventions.drama.stage_words import ENTER, HEARD, PLACES, SETTING
from teiwright.conventions.notes.forms import label_at

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
    dense = ((chunk, _cuts(view, chunk) if chunk.height >= DENSE else ()) for chunk in chunks)
    return [piece for chunk, cuts in dense for piece in view.lines.parted(chunk, cuts)]


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


def _begins_speech(view: View, index: int, chunk: Chunk, names: dict[str, int]) -> bool:
    """A line amid a block begins with one who speaks, names him above what he says, or tells what is heard."""
    words = view.lines.row(index)[:140]
    ways = (BEFORE, DASHED, SPACED, COLUMN) + (ALONE,) * (index + 1 < chunk.last)
    if HEARD.match(words):
        return True
    if not words.startswith(tuple(names)):
        return False  # most lines
    if not any((found := way.match(words)) and found["name"] in names for way in ways):
        return False
    above = view.text[chunk.start : view.lines.starts[index]]
    return above.count("[") <= above.count("]")  # “[Exeunt ANNA, / BEN, and TOM: …]”


def by_speeches(view: View, chunks: list[Chunk], names: dict[str, int]) -> list[Chunk]:
    """The chunks, with each speech apart although no blank line divides it from the one before."""
    made: list[Chunk] = []
    listed = 0
    for index, chunk in enumerate(chunks):
        listed = max(listed, cast_lines(view, chunks, index)[1])
        begins = [i for i in range(chunk.first + 1, chunk.last) if _begins_speech(view, i, chunk, names)]
        if begins and chunk.first < listed:
            begins = []  # who they are, and no speeches
        if len(begins) >= SAID:
            # Who comes and goes between speeches that stand right below each other.
            rows = ((i, view.lines.row(i)) for i in range(chunk.first + 1, chunk.last - 1))
            moves = [i for i, row in rows if ENTER.match(row) and row[-1] in ".])" and i + 1 in begins]
            begins += moves
        made += view.lines.parted(chunk, begins)
    return made


_BEFORE_BACK, _OFTEN = 6, 3
"""So many speeches at least stand before it; who speaks so often there, and behind the heading, too, shows that the play goes on."""


def begins_back(view: View, blocks: list[Chunk]) -> int:
    """The block with the heading of the first part behind the play (“Glossary”), in which none of those who speak in the play says a word, or only in notes that quote them; else the number of blocks."""
    for index, chunk in enumerate(blocks):
        if view.words(chunk).strip("_[]:. ").casefold() not in w.BACK:
            continue
        said = Counter(_names_before(view, blocks[:index]))
        again = sum(said[name] >= _OFTEN for name in _names_before(view, blocks[index:]))
        if said.total() >= _BEFORE_BACK and (not again or again < _notes(view, blocks[index:])):
            return index
    return len(blocks)


def _notes(view: View, blocks: list[Chunk]) -> int:
    """How many blocks begin as notes do; they may quote the play."""
    labels = (label_at(view.lines.row(chunk.first), 0) for chunk in blocks)
    return sum(label is not None and label.shape in ("named", "bracket") for label in labels)


def _names_before(view: View, blocks: list[Chunk]) -> list[str]:
    """The names in capitals before what is said, or on the line above it."""
    rows = ((view.lines.row(chunk.first), chunk.height) for chunk in blocks)
    found = (BEFORE.match(row[:140]) or (ALONE.match(row) if height > 1 else None) for row, height in rows)
    return [name["name"] for name in found if name]
