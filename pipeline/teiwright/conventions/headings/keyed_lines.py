"""“§ 3”, “Art. 4”, “1. Bild” on lines of their own amid a block: no blank line parts them from their text, and still they head it."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.end_marks import CLOSES
from teiwright.conventions.numbers import count_up, value
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.headings.heading import Heads
    from teiwright.conventions.lines import Chunk, Lines
    from teiwright.conventions.view import View

_FEWEST = 2
"""So many of one word whose numbers count on from 1."""
_LONGEST = 24
"""Characters of such a line."""
_SECTION = lazy(
    rf"(?i)(?:(?:\d{{1,2}}|{w.ROMAN})\.\s(?:abschnitt|section|titel|titre|título|titolo|sección|sezione)\b|(?:abschnitt|section|sect\.|titre|título|titolo|sección|sezione)\s(?:\d{{1,2}}|{w.ROMAN})\b)"
)
_ARTICLE = lazy(r"(?i)(?:§|art(?:icle|ikel|ículo|icolo)?\b\.?)\s*\d")
_STOPS = tuple(f".!?…:;){CLOSES}")
"""How running text ends; “CHAPTER I” / “The Mill” is a heading as a whole."""
_HEADING = (3, 80)
"""Lines and characters of a heading in several lines, at most."""


def with_keyed_lines_apart(lines: Lines, chunks: list[Chunk]) -> list[Chunk]:
    """The chunks, with each such line as one of its own, where those of its word count on from 1 through the text, and what stands above it in its block."""
    if not any(c.height > 1 for c in chunks):
        return chunks
    rows: dict[str, list[tuple[int, int]]] = {}
    for chunk in chunks:
        for index in chunk.indices:
            if len(lines.raw[index]) <= _LONGEST and (keyed := _keyed_at(lines, chunk, index)):
                rows.setdefault(keyed[0], []).append((index, keyed[1]))
    apart = {
        index
        for row in rows.values()
        if len(row) >= _FEWEST and count_up([n for _, n in row])
        for index, _ in row
    }
    if not apart:
        return chunks
    made: list[Chunk] = []
    for chunk in chunks:
        inside = [i for i in chunk.indices if i in apart]
        if not inside or chunk.last - 1 in inside or not _holds_text(lines, chunk):
            made.append(chunk)
            continue
        made += lines.with_apart(chunk, inside)
    return made


def _holds_text(lines: Lines, chunk: Chunk) -> bool:
    """The last line ends as running text does, and it is no short heading in two or three lines."""
    ended = lines.raw[chunk.last - 1].rstrip()[-1] in _STOPS
    return ended and (chunk.height > _HEADING[0] or chunk.length > _HEADING[1])


def _keyed_at(lines: Lines, chunk: Chunk, index: int) -> tuple[str, int] | None:
    """As _keyed; None where the sentence goes on below in small letters: “so gilt” / “§ 2” / “nämlich § 1.”."""
    if index + 1 < chunk.last and lines.raw[index + 1].lstrip()[:1].islower():
        return None
    return _keyed(lines.row(index))


def _keyed(line: str) -> tuple[str, int] | None:
    """The dividing word of a line, and its number, if the line says nothing else."""
    found = w.KEYED.match(line)
    if not found or line[found.end() :].strip(" .:-–—"):
        return None
    return (found["word"] or found["word2"]).casefold(), value(found["n"] or found["ordinal"])


def _titled_sections(chosen: Heads, articles: list[int]) -> list[int]:
    """“I. Of the ways”, “II. Of the fines”, each right above an article, where the articles count on through all of them or begin anew below each."""
    numbers = [value(chosen[i][0].n) for i in articles]
    if not numbers or any(two not in {one + 1, 1} for one, two in itertools.pairwise(numbers)):
        return []
    below = set(articles)
    titled = [
        i
        for i, (h, second) in chosen.items()
        if h.rank >= w.BARE and h.n.isupper() and not (second or h.bare)
    ]
    held = all(i + 1 in below for i in titled)
    begun = sum(number == 1 for number in numbers[1:]) < max(len(titled), 1)
    counted = count_up([value(chosen[i][0].n) for i in titled])
    return titled if held and counted and begun else []


def below_sections(view: View, chosen: Heads) -> Heads:
    """“§ 3” and “Art. 4” stand below “I. Abschnitt”, “Section II” and “II. Of the fines”, where a text has both; by themselves they are as deep."""
    articles = [i for i, (h, second) in chosen.items() if not second and _ARTICLE.match(view.words_at(i))]
    sections = [
        i for i, (h, second) in chosen.items() if not second and _SECTION.match(view.words_at(i))
    ] or _titled_sections(chosen, articles)
    if len(sections) < _FEWEST or len(articles) < _FEWEST or sections[0] > articles[0]:
        return chosen
    made = dict(chosen)
    made |= {i: (replace(chosen[i][0], rank=w.NUMBERED, kind="section"), False) for i in sections}
    made |= {
        i: (replace(chosen[i][0], rank=w.NUMBERED + 1), False)
        for i in articles
        if chosen[i][0].rank == w.NUMBERED
    }
    return made
