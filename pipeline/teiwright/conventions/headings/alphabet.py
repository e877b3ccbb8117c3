"""Single letters in the order of the alphabet, each above what begins with it: the headings of a dictionary, a register, a list of names."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.headings.heading import ENOUGH, Heading
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import View

LEAST = 5
"""Fewer letters may come in order by chance, as numbers or initials."""
FEW = 3
"""So many are enough where they begin with A, leave none out, and all that stands below each begins with it."""
SHORT = 7
"""Characters of a letter with the signs around it."""
HEADS = 2 / 3
"""So many of the letters head a word that begins with them."""
IN_ORDER = "letters in the order of the alphabet"
INDEXED = f"{IN_ORDER}, in an index"
"""The evidence of letters below the heading of an index or a glossary behind the text, in which they stand."""
_LETTER = lazy(r"(?:[-–—_*=(\[] ?)?(?P<letter>[A-ZÄÖÜÑŒÆ])(?: ?[-–—_*=)\]])?\.?$")
_BASE = str.maketrans("ÄÖÜÑŒÆ", "AOUNOA")


def letters(view: View, seen: dict[int, Heading]) -> dict[int, Heading]:
    """The headings of such a text; nothing where letters do not rise, are too few, or head anything (the answers of an examination)."""
    found: list[tuple[int, str]] = []
    for index, chunk in enumerate(view.chunks[:-1]):
        alone = _LETTER.match(view.words(chunk)) if chunk.length <= SHORT else None
        if alone is not None:
            found.append((index, alone["letter"].translate(_BASE)))
    found = _with_room(view, found)
    made: dict[int, Heading] = {}
    row: list[tuple[int, str]] = []
    for index, letter in [*found, (0, "")]:
        if row and not (letter > row[-1][1] and index > row[-1][0] + 1):
            few = len(row) >= FEW and _from_a(view, row)
            if few or (
                len(row) >= LEAST and sum(_begins(view, i + 1, n) for i, n in row) >= HEADS * len(row)
            ):
                indexed = _in_index(view, seen, row[0][0])
                made |= {i: _heading(n, indexed=indexed) for i, n in row}
            row = []
        row.append((index, letter))
    return made


def _from_a(view: View, row: list[tuple[int, str]]) -> bool:
    """A, B, C and so on, and each line below a letter begins with it: a word list, however short."""
    if "".join(letter for _, letter in row) != "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[: len(row)]:
        return False
    stops = [*(index for index, _ in row[1:]), len(view.chunks)]
    return all(
        _is_under(view, i, letter)
        for (index, letter), stop in zip(row, stops, strict=True)
        for i in range(index + 1, min(stop, index + 2))
    )


def _is_under(view: View, index: int, letter: str) -> bool:
    """Each line of a chunk that stands at its margin begins with the letter."""
    chunk = view.chunks[index]
    margin = view.lines.indent(chunk.first)
    rows = (view.lines.raw[i] for i in chunk.indices if view.lines.indent(i) == margin)
    firsts = (next(filter(str.isalpha, row), "").upper().translate(_BASE) for row in rows)
    return all(_plain_letter(first) == letter for first in firsts)


def _plain_letter(letter: str) -> str:
    """A letter without its accent."""
    return unicodedata.normalize("NFD", letter)[:1]


def _with_room(view: View, found: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The letters without those that head nothing and have less room above them: they end an entry."""
    rooms = sorted(view.chunks[i].blank for i, n in found if _begins(view, i + 1, n))
    if len(rooms) < LEAST:
        return found
    usual = rooms[len(rooms) // 2]
    return [(i, n) for i, n in found if view.chunks[i].blank >= usual or _begins(view, i + 1, n)]


def with_letters(view: View, seen: dict[int, Heading]) -> dict[int, Heading]:
    """The headings with such letters, and without words in capitals that begin with the letter above them, if most of its entries have their text beside them."""
    rows = letters(view, seen)
    if not rows:
        return seen
    letter = ""
    entries: list[int] = []
    for index in range(min(rows), len(view.chunks)):
        letter = rows[index].n if index in rows else letter
        if index not in rows and _begins(view, index, letter):
            entries.append(index)
    alone = {i for i in entries if i in seen and seen[i].rank == w.CAPITALS and not seen[i].named}
    if 2 * len(alone) > len(entries):
        alone = set()
    else:
        # The first entry below its letter has as much room as a heading.
        alone |= {i for i in entries if i - 1 in rows}
    return dict(sorted(({i: h for i, h in seen.items() if i not in alone} | rows).items()))


def _in_index(view: View, seen: dict[int, Heading], first: int) -> bool:
    """The heading above the first letter is “Index” or “Glossary”, behind others of the text."""
    before = [i for i, h in seen.items() if i < first and h.score >= ENOUGH]
    chapters = any(not seen[i].named for i in before[1:])  # the first may be the title
    return chapters and _plain(view.words_at(before[-1])) in w.BACK


def _plain(words: str) -> str:
    return words.strip(" .:_=*").lower()


def _begins(view: View, index: int, letter: str) -> bool:
    """The first word of a chunk begins with the letter."""
    first = next(filter(str.isalpha, view.words_at(index)[:SHORT]), "")
    return first.upper().translate(_BASE) == letter


def _heading(letter: str, *, indexed: bool) -> Heading:
    rank, evidence = (w.WEAKEST, INDEXED) if indexed else (w.NUMBERED, IN_ORDER)
    return Heading(ENOUGH + 2, rank, "section", letter, evidence)
