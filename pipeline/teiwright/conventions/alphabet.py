"""Single letters in the order of the alphabet, each above what begins with it: the headings of a dictionary, a register, a list of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.headings import ENOUGH, Heading
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import View

LEAST = 5
"""Fewer letters may come in order by chance, as numbers or initials."""
SHORT = 7
"""Characters of a letter with the signs around it."""
_LETTER = lazy(r"(?:[-–—_*=(\[] ?)?(?P<letter>[A-ZÄÖÜÑŒÆ])(?: ?[-–—_*=)\]])?\.?$")
_BASE = str.maketrans("ÄÖÜÑŒÆ", "AOUNOA")


def letters(view: View) -> dict[int, Heading]:
    """The headings of such a text; nothing where letters do not rise, or are too few."""
    found: list[tuple[int, str]] = []
    for index, chunk in enumerate(view.chunks[:-1]):
        alone = _LETTER.match(view.words(chunk)) if chunk.end - chunk.start <= SHORT else None
        if alone is not None:
            found.append((index, alone["letter"].translate(_BASE)))
    made: dict[int, Heading] = {}
    row: list[tuple[int, str]] = []
    for index, letter in [*found, (0, "")]:
        if row and not (letter > row[-1][1] and index > row[-1][0] + 1):
            if len(row) >= LEAST:
                made |= {i: _heading(n) for i, n in row}
            row = []
        row.append((index, letter))
    return made


def with_letters(view: View, seen: dict[int, Heading]) -> dict[int, Heading]:
    """The headings with such letters, and without words in capitals that begin with the letter above them, if most of its entries have their text beside them."""
    rows = letters(view)
    if not rows:
        return seen
    letter = ""
    entries: list[int] = []
    for index, chunk in enumerate(view.chunks):
        letter = rows[index].n if index in rows else letter
        if letter and index not in rows and view.text[chunk.start].translate(_BASE) == letter:
            entries.append(index)
    alone = {i for i in entries if i in seen and seen[i].rank == w.CAPITALS and not seen[i].named}
    if 2 * len(alone) > len(entries):
        alone = set()
    return dict(sorted(({i: h for i, h in seen.items() if i not in alone} | rows).items()))


def _heading(letter: str) -> Heading:
    return Heading(ENOUGH + 2, w.NUMBERED, "section", letter, "letters in the order of the alphabet")
