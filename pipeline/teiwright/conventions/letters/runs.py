"""Letters typed without blank lines: what opens and closes one is divided from its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.letters.formulas import SALUTE_RUN_IN, greets
from teiwright.conventions.letters.leave import takes_leave

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk, Lines

FEWEST = 5
"""Lines: day, greeting, text, formula, name."""
ABOVE = 8
"""Lines that may stand above the text of a letter."""
BELOW = 6
LAST, SIGNED = 3, 50
"""Lines at the end of a postcard, and characters of them: who takes leave, and perhaps a stamp."""
LONGEST = 70
"""Characters of a line of an opener or closer."""


def with_letters_apart(lines: Lines, chunks: list[Chunk]) -> list[Chunk]:
    """The chunks, with those divided in three that hold a whole letter: lines with a day and a greeting, running text, a formula and a name."""
    made: list[Chunk] = []
    for chunk in chunks:
        if greets_below_day(lines, made[-1] if made else None, chunk):
            made.append(lines.chunk(chunk.first, chunk.first + 1, chunk.blank))
            chunk = lines.chunk(chunk.first + 1, chunk.last, 0)  # noqa: PLW2901
        ends = _end_below_text(lines, made[-1] if made else None, chunk)
        if ends:
            made += lines.parted(chunk, [ends])
            continue
        if chunk.height < FEWEST:
            made.append(chunk)
            continue
        raw = lines.rows(chunk)
        top, dated = _top(raw)
        end = _end(raw, top) if top else len(raw)
        if not top or top == len(raw) or (end == len(raw) and not dated):
            made.append(chunk)
            continue
        made += lines.parted(chunk, (chunk.first + top, chunk.first + end))
    return made


def _end_below_text(lines: Lines, above: Chunk | None, chunk: Chunk) -> int:
    """The line with which a postcard takes leave right below its last sentence, if its day stands right above the text or it begins with “Sir,—”; 0 where it does not."""
    if chunk.height < 2:
        return 0
    raw = lines.raw
    dated = above is not None and is_dateline(raw[above.last - 1].strip())
    if not dated and not SALUTE_RUN_IN.match(raw[chunk.first].strip()):
        return 0
    for index in range(max(chunk.first + 1, chunk.last - LAST), chunk.last):
        line, ended = raw[index].strip(), raw[index - 1].rstrip()[-1]
        below = [row.strip() for row in raw[index + 1 : chunk.last]]
        if ended in ".!?" and len(line) <= SIGNED and line[-1] not in ".?" and takes_leave(line):
            return index if all(len(row) <= SIGNED for row in below) else 0
    return 0


def greets_below_day(lines: Lines, above: Chunk | None, chunk: Chunk) -> bool:
    """A greeting on the first line of a chunk, below a day on a line by itself."""
    if above is None or chunk.height < 2 or above.height > 1:
        return False
    line, day = lines.row(chunk.first), lines.row(above.first)
    return len(line) <= LONGEST and len(day) <= LONGEST and is_dateline(day) and greets(line, alone=True)


def _top(raw: list[str]) -> tuple[int, bool]:
    """How many lines end with a greeting, and whether a day stands among them; 0 where they are no opener."""
    dated = False
    for index, line in enumerate(raw[:ABOVE]):
        if len(line) > LONGEST:
            return 0, dated
        if (dated or index == 0) and greets(line, alone=True):
            return index + 1, dated
        dated = dated or is_dateline(line)
    return 0, dated


def _end(raw: list[str], top: int) -> int:
    """The first line of the closing formula among the last ones, or how many lines there are."""
    for index in range(max(top + 1, len(raw) - BELOW), len(raw) - 1):
        if takes_leave(raw[index]) and all(len(line) <= LONGEST for line in raw[index + 1 :]):
            return index
    return len(raw)
