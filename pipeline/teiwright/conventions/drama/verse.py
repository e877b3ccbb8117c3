"""Is a play in verse? Its lines begin large, or end where the next word had room beside them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from teiwright.conventions.drama.role_names import BEFORE
from teiwright.conventions.verse.rhymes import rhyming
from teiwright.conventions.verse.verses import looks_like_verse

if TYPE_CHECKING:
    from teiwright.conventions.drama.state import Play

FEW = 4
"""Fewer lines do not show that they are verse."""
LONG = 90
"""Characters: no line of verse in a play is longer."""
NARROW = 60
"""Lines that are shorter than this, and yet end of their own will, are verse."""
FITTING = 0.8
"""So many lines of prose, and more, end where the next word did not fit."""
OFTEN = 8
"""So many speeches of several lines, or more, show it."""
SOME, SELDOM = 0.25, 0.05
"""So many speeches of a play in verse have several lines; so few at most are prose."""
HERE_AND_THERE = 0.05
"""Where fewer speeches than this have several lines, these are songs, or paragraphs and directions below each other."""
_OPENING = "\"“‘'—[("


def is_verse(play: Play) -> bool:
    """Most speeches of several lines are verse."""
    verse = prose = 0
    if play.dense:
        # Nearly all lines of speeches that go on begin with capitals.
        said = [c for c in play.chunks if BEFORE.match(play.view.lines.row(c.first)[:140])]
        below = [play.view.lines.row(i) for c in said for i in range(c.first + 1, c.last)]
        return len(below) >= FEW and 10 * sum(line[:1].isupper() for line in below) >= 9 * len(below)
    turns = 0
    for chunk in play.chunks:
        turns += play.speaker(chunk) is not None
        if chunk.height < FEW:
            continue
        lines = [line.strip() for line in play.view.lines.raw[chunk.first + 1 : chunk.last]]
        inside = play.view.lines.chunk(chunk.first + 1, chunk.last)
        large = all(line.lstrip(_OPENING)[:1].isupper() for line in lines)
        in_lines = max(map(len, lines)) <= LONG and (large or looks_like_verse(play.view, inside))
        verse += in_lines
        prose += not in_lines
    return verse > prose and verse >= HERE_AND_THERE * turns


def ends_freely(play: Play) -> bool:
    """The lines of the speeches are short, and the next word had room beside them, or they rhyme: verse, though it begins small."""
    speeches = [rows for rows in _speeches(play) if len(rows) >= FEW and max(map(len, rows)) <= LONG]
    lengths = sorted(len(row) for rows in speeches for row in rows[1:-1])
    if len(speeches) < OFTEN or (width := lengths[(95 * len(lengths)) // 100]) >= NARROW:
        return False
    pairs = [pair for rows in speeches for pair in itertools.pairwise(rows[1:])]
    fitting = sum(len(one) + 1 + len(other.split(None, 1)[0]) > 0.88 * width for one, other in pairs)
    return fitting < FITTING * len(pairs) or 2 * sum(map(rhyming, speeches)) >= sum(map(len, speeches))


def throughout(play: Play) -> bool:
    """All of a play is in verse, but for a speech here and there: then a speech of one line is verse, too."""
    if not play.verse:
        return False
    several = prose = 0
    said = _speeches(play)
    for rows in said:
        if max(map(len, rows)) > LONG:
            prose += 1
        elif len(rows) > 1:
            several += 1
            small = sum(row.lstrip(_OPENING)[:1].islower() for row in rows[1:])
            prose += not play.free and 2 * small > len(rows) - 1
    return several >= SOME * len(said) and prose <= SELDOM * several


def _speeches(play: Play) -> list[list[str]]:
    """The lines of each speech, of the one with the name what stands beside it; names by themselves, headings and directions are none."""
    made: list[list[str]] = []
    spoken = False
    for chunk in play.chunks:
        if chunk.first < play.begins:
            continue  # a preface
        rows = play.view.lines.rows(chunk)
        name = play.speaker(chunk)
        spoken = (spoken or name is not None) and not play.division(chunk)
        if name is not None:
            rows[0] = rows[0][name.end() :].strip()
            rows = rows if rows[0] else rows[1:]
        if spoken and rows and rows[0] and rows[0][0] not in "[(":
            made.append(rows)
    return made
