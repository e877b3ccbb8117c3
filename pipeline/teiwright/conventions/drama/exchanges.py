"""Whether those who are named before or above what is said speak to each other: in a play they do; labels, years and the dialogues of a magazine do not."""

from __future__ import annotations

import itertools
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.drama.role_names import ALONE, BEFORE, DASHED, SIGNED, TITLED, TITLED_ALONE, signed
from teiwright.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Collection, Iterator

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

_NAME = r"(?P<name>(?:[1-9]\.? )?[^\W\d_a-zß-öø-ÿ][\w’'.-]*(?: (?:[^\W\d_a-zß-öø-ÿ][\w’'.-]*|of|the|der|von|de|(?<=[a-zß-öø-ÿ] )[a-zß-öø-ÿ]{3,12}(?= ?[—–-]))){0,3}(?: [1-9][ºª°]?)?)(?P<dir>\s*[\[(][^\])\n]{1,80}[\])])?"
SPACED = lazy(
    rf"{_NAME}(?P<tail>\s?\s?(?:[—–]|--|(?<=\s)-(?=\s)))\s*(?=[^\W\d_a-zß-öø-ÿ]|[¿¡(\[“”\"«'‘…]|(?(dir)[a-zß-öø-ÿ]|(?!)))"
)
"""“Tom — It is in the well.”, “TOM - It is in the well.”, “Old Tom--Well!”; “Tom — or was it Rob? — came” goes on in small letters, and so may only “TOM [rising]--but why?”."""
COLUMN = lazy(
    rf"{_NAME}(?P<tail>)(?:[ ]{{3,}}|[ ]*\t)[ \t]*(?=[^\W\d_a-zß-öø-ÿ]|[¿¡(\[“\"«'‘…])(?![^\n]*\S(?:[ ]{{3,}}|\t))"
)
"""“TOM     It is in the well.”: no further gap is in the line."""
_DASH, _GAP = lazy(r"[-–—]"), lazy(r"   |\t")
SHORTEST, LONGEST = 2, 300
"""A name has more letters; half of what is said is not longer."""
_SIGNS_AT_END = lazy(r"(?<!\W)\W*$")
_ENDS = frozenset(".!?…:)]")
LEAST = 4
"""Fewer speeches are no exchange of words."""
BACK, AGAIN, ASKED = 0.15, 0.1, 0.08
"""So many speeches at least answer one that answered them; so many at most follow one of the same speaker; so many ask at least."""


@lru_cache(maxsize=4)
def exchange(view: View, blocks: tuple[Chunk, ...]) -> dict[str, int]:
    """Name → how often it stands so before or above what is said, where those who speak answer each other; else nothing."""
    for form in (_before(SPACED, _DASH), _before(COLUMN, _GAP), _before(DASHED, _DASH), _above):
        said = [(i, name) for chunk in blocks for i, name in form(view, chunk)]
        if said and (found := _answering(view, blocks, said)):
            return found
    return {}


def _before(
    form: re.Pattern[str], sign: re.Pattern[str]
) -> Callable[[View, Chunk], Iterator[tuple[int, str]]]:
    """The lines of a chunk that begin with a name in this form; only those with its sign are looked at."""

    def lines(view: View, chunk: Chunk) -> Iterator[tuple[int, str]]:
        if not sign.search(view.text, chunk.start, chunk.end):
            return
        for i in chunk.indices:
            row = view.lines.raw[i]
            found = form.match(row.strip()[:140]) if sign.search(row, 1, 120) else None
            if found and len(found["name"]) > SHORTEST:
                yield i, found["name"]

    return lines


def _above(view: View, chunk: Chunk) -> Iterator[tuple[int, str]]:
    """The names in capitals on lines of their own in a chunk where no blank lines divide the speeches."""
    rows = view.lines.typed(chunk)
    found = [ALONE.match(row.strip()) if len(row) <= 60 else None for row in rows]
    for n, name in enumerate(found[:-1]):
        if (
            name
            and found[n + 1] is None
            and len(name["name"]) > SHORTEST
            and not w.KEYED.match(rows[n].strip())
        ):
            yield chunk.first + n, name["name"]


def _ended(line: str) -> bool:
    """One of the signs that end a sentence stands behind the last word of a line."""
    signs = _SIGNS_AT_END.search(line)
    return signs is not None and not _ENDS.isdisjoint(signs[0])


def _answering(view: View, blocks: tuple[Chunk, ...], said: list[tuple[int, str]]) -> dict[str, int]:
    """How often each is named, if two at least come again, in turn, with short speeches, and some of them ask."""
    times = Counter(name for _, name in said)
    firsts = {chunk.first for chunk in blocks}
    # “Well — if you must”, on a line that goes on with the one above, names nobody.
    said = [(i, n) for i, n in said if times[n] > 1 or i in firsts or _ended(view.lines.raw[i - 1])]
    names = [name for _, name in said]
    again = {name for name, n in times.items() if n > 1}
    if len(again) < 2 or len(said) < LEAST or len(times) - len(again) > len(again):
        return {}
    if sum(one == two for one, two in itertools.pairwise(names)) > AGAIN * len(names):
        return {}
    if sum(one == two for one, two in zip(names, names[2:], strict=False)) < BACK * (len(names) - 2):
        return {}
    starts = [view.lines.starts[i] for i, _ in said]
    speeches = [view.text[one:two] for one, two in itertools.pairwise([*starts, blocks[-1].end])]
    if sum("?" in words for words in speeches) < max(1, ASKED * len(said)):
        return {}
    lengths = sorted(map(len, speeches))  # (`statistics` would be loaded for one median)
    middle = (lengths[(len(lengths) - 1) // 2] + lengths[len(lengths) // 2]) / 2
    return dict(Counter(names)) if middle <= LONGEST else {}


_ITSELF, _ASKING = 0.25, 0.05
"""So many at most follow themselves where nobody speaks; so many ask at least where somebody does."""
STRETCH, SILENT = 10, 0.5
"""So many blocks in a row in which nobody speaks; so many of all blocks may stand in such rows between speeches."""


def are_labels(view: View, blocks: list[Chunk], said: list[tuple[int, str]]) -> bool:
    """What stands before these blocks comes again and again, and hardly any of them asks: “Preparation: …”, “A.D. 901. …”."""
    again = sum(one == other for (_, one), (_, other) in itertools.pairwise(said))
    asked = sum("?" in view.words(blocks[index]) for index, _ in said)
    return again > _ITSELF * len(said) and asked < _ASKING * len(said)


def are_apart(said: list[tuple[int, str]], total: int) -> bool:
    """Most of the text lies between the stretches in which somebody speaks: dialogues among other things."""
    gaps = (other - one - 1 for (one, _), (other, _) in itertools.pairwise(said))
    return sum(gap for gap in gaps if gap >= STRETCH) > SILENT * total


def named(view: View, blocks: list[Chunk], names: Collection[str]) -> Iterator[tuple[int, str]]:
    """Each block that begins with one of these names: its place, and the name."""
    for index, chunk in enumerate(blocks):
        line = view.lines.row(chunk.first)[:140]
        tried = (signed(line),) if line[:1] in SIGNED else (p.match(line) for p in _WAYS)
        name = next((found["name"] for found in tried if found and found["name"].rstrip(".:") in names), "")
        if name:
            yield index, name


_WAYS = (ALONE, BEFORE, DASHED, TITLED, TITLED_ALONE, SPACED, COLUMN)
"""The ways in which a name stands before or above what is said."""
