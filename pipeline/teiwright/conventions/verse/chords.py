"""Chords above the lines of a song, “G   D7   Em”: no lines of verse, and no headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

RULE = "verse.chords"
SENTENCE = "Chords above a line of a song belong to it."
_CHORD = (
    r"\(?(?:[A-H]|Do|Re|Ré|Mi|Fa|Sol|La|Si|DO|RE|RÉ|MI|FA|SOL|LA|SI)(?:#|♯|b|♭|is|es)?(?:maj|min|dim|aug|sus|add|m|M|-|\+|°)?\d{0,2}(?:(?:sus|add|maj)\d{1,2})?"
    r"(?:/[A-H](?:#|♯|b|♭)?)?\)?"
)
_CHORDS = lazy(rf"\s*\|?\s*{_CHORD}(?:[ \t|/]+{_CHORD}){{0,15}}\s*\|?\s*$")
_TOLD = lazy(r"[^\s|/(][^\s|/()]|\S[ \t]{2,}\S|\|")
"""“Em”, “G7”, a wide gap or a bar: what letters that are only named have not."""
_FEWEST = 3
"""So many lines of chords in a song at least."""


def chord_lines(rows: Sequence[str]) -> set[int]:
    """Which lines are nothing but chords, if several are, each right above words; one letter alone may be a word or the number of a part, and single letters may be letters."""
    found = {i for i, row in enumerate(rows) if len(row) < 200 and _CHORDS.match(row)}
    above = {i for i in found if i + 1 < len(rows) and i + 1 not in found and len(rows[i + 1].split()) > 1}
    if not any(_TOLD.search(rows[i]) for i in above):
        return set()
    longer = sum(len(rows[i].split()) > 1 for i in above)
    return above if longer and (len(above) >= _FEWEST or (longer > 1 and longer == len(above))) else set()
