"""Stanzas: lg and l made of lines that are verse, with the labels, numbers and chords that stand beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.pieces import holding
from teiwright.model import Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import Found, View

LABEL_LENGTH = 40
"""Characters that no label of a stanza has."""
_NUMBER = lazy(r"(?:\s{3,}|\t+)(?P<n>\d{1,4})\s*$")
REFRAIN = lazy(
    r"(?i)[\[(_]?(?:full |grand |semi-?)?(?:chorus|refrain|burden|chor|kehrreim|refrán|estribillo|coro|ritornello|choeur|chœur)[.:]?[\])_]?[.:]?(?: ?[1-9]\.?)?$"
)
"""The label of a refrain."""
STANZA_NUMBER = lazy(r"\d{1,2}[.)]?\s+(?=[\W]?[^\W\d_a-zß-öø-ÿ])")
"""“1 Awake, my heart”: the number of a stanza before its first line."""
_STANZA = lazy(
    rf"(?i:\d{{1,2}}(?:er|[eè]?me|e|st|nd|rd|th|[.ªa])? (?:couplet|strophe|vers|verse|stanza|estrofa|strofa))[.:]?$|(?:(?i:verse|stanza|strophe|vers|couplet|estrofa|strofa) )?(?:\d{{1,3}}|{w.ROMAN})[.:]?$"
)


def group(view: View, chunk: Chunk, found: Found, *, rule: str = "verse.group") -> Block:
    """A chunk as lg: one l for each line, indentation as @rend, printed line numbers as @n."""
    first = chunk.first
    heads: list[Block] = []
    # Nothing but its name: it is sung again.
    attributes = (("type", "refrain"),) if REFRAIN.match(view.lines.row(first)) else ()
    if chunk.last - first > 1 and is_label(view.lines.raw[first]):
        heads.append(Block("head", view.lines.extent_of(first), rule="verse.label"))
        first += 1
    return holding("lg", (*heads, *verse_lines(view, first, chunk.last, found)), rule, attributes)


def is_label(line: str) -> bool:
    """“Chorus”, or the number of a stanza, on a line of its own above the lines."""
    words = line.strip()
    return len(words) < LABEL_LENGTH and bool(REFRAIN.match(words) or _STANZA.match(words))


def labelled(view: View, index: int) -> Chunk | None:
    """“Chorus” as a chunk of its own, with the lines below it; None if it is no such chunk."""
    chunks = view.chunks
    if index + 1 >= len(chunks) or chunks[index].height > 1:
        return None
    if not REFRAIN.match(view.words(chunks[index])):
        return None
    following = chunks[index + 1]
    if chunks[index].first and STANZA_NUMBER.match(view.lines.row(following.first)):
        return None  # “(Chorus)” between numbered stanzas: it is sung again
    if following.height < 2 or following.length > 90 * (following.height):
        return None
    return view.lines.chunk(chunks[index].first, following.last, chunks[index].blank)


def verse_lines(view: View, first: int, last: int, found: Found) -> list[Block]:
    """The lines first up to last as l."""
    raw, starts = view.lines.raw, view.lines.starts
    indents = [view.lines.indent(i) for i in range(first, last)]
    chords = {first + i for i in chord_lines(raw[first:last])}
    least = min(indent for i, indent in enumerate(indents, first) if i not in chords)
    made: list[Block] = []
    for index in range(first, last):
        line, start = raw[index].rstrip(), starts[index]
        if not line:
            continue  # A bracket of those who made the file may have blank lines in it.
        if index in chords:
            continue
        attributes: tuple[tuple[str, str], ...] = ()
        end = start + len(line)
        begin = start + len(line) - len(line.lstrip())
        numbered = _NUMBER.search(line) if line[-1:].isdigit() else None
        if (
            numbered
            and int(numbered["n"]) > 0
            and int(numbered["n"]) % 5 == 0
            and line[: numbered.start()].strip()
        ):
            attributes = (("n", numbered["n"]),)
            found.skip(
                start + numbered.start("n"), start + len(raw[index]), "printed line number, kept as l/@n"
            )
            end = start + len(line[: numbered.start()].rstrip())
        steps = (indents[index - first] - least + 1) // 2
        if steps > 0:
            attributes = (("rend", f"indent{min(steps, 9)}"), *attributes)
        if index - 1 in chords:
            found.mark_line(begin, CHORDS)
            begin = view.lines.extent_of(index - 1).start
        made.append(Block("l", Extent(begin, end), (), attributes, "verse.line"))
    return made


CHORDS = "verse.chords"
CHORDS_TOLD = "Chords above a line of a song belong to it."
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
