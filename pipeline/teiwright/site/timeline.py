"""Where each date stands in the drawn timeline: an axis with its empty stretches cut out and its crowded ones wider, and rows so that nothing overlaps.

All lengths are in CSS pixels of the drawing, which is never scaled down: a mark stays large enough to be hit.
"""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MARK = 24.0
"""The least width and height of what can be chosen (WCAG 2.5.8)."""
GUTTER = 6.0
"""Free space between two marks of a row."""
LETTER = 7.1
"""Width of a letter of the words beside a mark; generous, since fonts differ."""
SPACE = 8.0
"""Between a mark and its words."""
CUT = 34.0
"""Width of a cut in the axis."""
EMPTY = 12.0
"""Years without any date after which the axis is cut."""
LONG = 10.0
"""A period of more years than this does not keep the axis from being cut inside it."""
NARROW, WIDE = 680.0, 3600.0
"""Least and greatest width of the drawing (it is wider where many dates lie together in cut stretches)."""
ROWS = 12
"""The years grow wider until the dates fit in as many rows."""
STEP = 1.25
"""How much wider they grow at a time."""
WORDED = 120
"""With more dates than this only the marks are drawn, without words beside them."""

_DAY = lazy(r"(-?\d{4,})-(\d\d)-(\d\d)")


class Moment(Struct, frozen=True):
    """A date as it is drawn."""

    earliest: str
    """The first day, YYYY-MM-DD; empty if open."""
    latest: str
    words: str


class Mark(Struct, frozen=True):
    """Where a moment is drawn."""

    x: float
    width: float
    """At least one pixel; the drawing makes short marks larger, round their middle."""
    row: int
    open_start: bool
    open_end: bool


class Stretch(Struct, frozen=True):
    """A piece of the axis, whole years of one scale."""

    start: int
    end: int
    """The year after the last one."""
    x: float
    width: float
    wider: bool
    """True if its years are wider than those of other stretches."""
    cut: bool
    """True if the axis is cut behind it."""

    def at(self, time: float) -> float:
        """The place of a time within the stretch."""
        return self.x + (time - self.start) / (self.end - self.start) * self.width


class Timeline(Struct, frozen=True):
    """The whole drawing."""

    marks: tuple[Mark, ...]
    """One for each moment, in the same order."""
    stretches: tuple[Stretch, ...]
    ticks: tuple[tuple[float, int], ...]
    """(place, year)"""
    width: float
    rows: int
    worded: bool
    """True if there is room for words beside the marks."""


def lay_out(moments: Sequence[Moment]) -> Timeline:
    """Place moments on an axis. Each has at least one day; they are in the order of time."""
    spans = [_span(m) for m in moments]
    pieces = _pieces(spans)
    worded = len(moments) <= WORDED
    years = sum(end - start for start, end in pieces) or 1
    scale = max(2.0, (NARROW - CUT * len(pieces)) / years)
    # All years grow alike; if that is not enough, the crowded ones alone.
    for alike in (True, False):
        scales = {year: scale for start, end in pieces for year in range(start, end)}
        while True:
            stretches = _stretches(pieces, scales)
            marks = _marks(moments, spans, stretches, worded)
            rows = 1 + max((m.row for m in marks), default=0)
            crowded = set(scales) if alike else _crowded(spans, marks)
            if len(crowded) * 2 > years:
                crowded = set(scales)
            if rows <= ROWS or sum(scales.values()) + (STEP - 1) * sum(scales[y] for y in crowded) > WIDE:
                break
            scales.update({year: scales[year] * STEP for year in crowded})
        if rows <= ROWS:
            break
    width = max((_right(m, mark, worded) for m, mark in zip(moments, marks, strict=True)), default=NARROW)
    last = stretches[-1].x + stretches[-1].width if stretches else NARROW
    return Timeline(marks, stretches, _ticks(stretches), max(width, last) + GUTTER, rows, worded)


def when(day: str) -> float | None:
    """A day as a year and its fraction: 1945-07-01 is 1945.5. None for what is no day."""
    found = _DAY.match(day)
    if not found:
        return None
    return int(found[1]) + (int(found[2]) - 1) / 12 + (int(found[3]) - 1) / 372


def _span(moment: Moment) -> tuple[float, float, bool, bool]:
    """First and last moment, and whether either is open; an open end is drawn a year long."""
    first, last = when(moment.earliest), when(moment.latest)
    if first is None:
        if last is None:
            raise ValueError("a moment without a day")
        return last - 1, last, True, False
    if last is None:
        return first, first + 1, False, True
    return first, max(last, first) + 1 / 372, False, False


def _pieces(spans: Sequence[tuple[float, float, bool, bool]]) -> list[tuple[int, int]]:
    """The years that are drawn, as (first, year after the last): all but long stretches without a date."""
    marks: list[tuple[float, float]] = []
    for first, last, _, _ in spans:
        marks += [(first, last)] if last - first <= LONG else [(first, first), (last, last)]
    pieces: list[tuple[int, int]] = []
    for first, last in sorted(marks):
        start, end = int(first // 1), int(-(-last // 1)) if last > first else int(last // 1) + 1
        if pieces and start - pieces[-1][1] <= EMPTY:
            pieces[-1] = (pieces[-1][0], max(end, pieces[-1][1]))
        else:
            pieces.append((start, end))
    return pieces


def _crowded(spans: Sequence[tuple[float, float, bool, bool]], marks: Sequence[Mark]) -> set[int]:
    """The years with more dates than there are rows, and the years beside them that helped to fill the rows."""
    dates = Counter(int(first // 1) for first, *_ in spans)
    rows: dict[int, int] = {}
    for (first, *_), mark in zip(spans, marks, strict=True):
        rows[int(first // 1)] = max(mark.row, rows.get(int(first // 1), 0))
    runs: list[list[int]] = []
    for year in sorted(year for year, row in rows.items() if row >= ROWS // 2):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    over = [run for run in runs if any(rows[year] >= ROWS for year in run)]
    # A year of few dates that are pushed up by those of a fuller one near it has no need of width itself.
    held = [sum(dates[year] for year in run) for run in over]
    return {year for run, count in zip(over, held, strict=True) if count * 2 >= max(held) for year in run}


def _stretches(pieces: Sequence[tuple[int, int]], scales: Mapping[int, float]) -> tuple[Stretch, ...]:
    least = min(scales.values(), default=0.0)
    made: list[Stretch] = []
    x = MARK
    for first, last in pieces:
        for scale, years in itertools.groupby(range(first, last), scales.__getitem__):
            start, *others = years
            end = 1 + (others or [start])[-1]
            width = max((end - start) * scale, 2 * MARK)
            made.append(Stretch(start, end, x, width, scale > least, end == last))
            x += width
        x += CUT
    return tuple(made)


def _place(time: float, stretches: Sequence[Stretch]) -> float:
    for i, stretch in enumerate(stretches):
        if time <= stretch.end:
            if time >= stretch.start or i == 0:
                return stretch.at(max(time, stretch.start))
            before = stretches[i - 1]
            share = (time - before.end) / (stretch.start - before.end)
            return before.x + before.width + share * CUT
    return stretches[-1].x + stretches[-1].width


def _marks(
    moments: Sequence[Moment],
    spans: Sequence[tuple[float, float, bool, bool]],
    stretches: Sequence[Stretch],
    worded: bool,
) -> tuple[Mark, ...]:
    taken: list[float] = []
    marks = []
    for moment, (first, last, open_start, open_end) in zip(moments, spans, strict=True):
        x = _place(first, stretches)
        mark = Mark(x, max(_place(last, stretches) - x, 1.0), 0, open_start, open_end)
        left = x - max(0.0, (MARK - mark.width) / 2)
        row = next((i for i, right in enumerate(taken) if right <= left), len(taken))
        if row == len(taken):
            taken.append(0.0)
        taken[row] = _right(moment, mark, worded) + GUTTER
        marks.append(Mark(x, mark.width, row, open_start, open_end))
    return tuple(marks)


def _right(moment: Moment, mark: Mark, worded: bool) -> float:
    """Where a mark and its words end."""
    end = mark.x + mark.width + max(0.0, (MARK - mark.width) / 2)
    return end + (beside(moment) if worded else 0.0)


def beside(moment: Moment) -> float:
    """The width of the words beside a mark, with the space before them."""
    return SPACE + len(moment.words) * LETTER


def _ticks(stretches: Sequence[Stretch]) -> tuple[tuple[float, int], ...]:
    """Years to be named below the axis: as many as have room, round numbers."""
    ticks: list[tuple[float, int]] = []
    for stretch in stretches:
        a_year = stretch.width / (stretch.end - stretch.start)
        step = next(s * 10**e for e in range(6) for s in (1, 2, 5) if s * 10**e * a_year >= 2 * MARK)
        years = [y for y in range(stretch.start, stretch.end) if y % step == 0 or y == stretch.start]
        if len(years) > 1 and (years[1] - years[0]) * a_year < 2 * MARK:
            del years[1]
        if not stretch.cut:
            # The next stretch begins at once, and with a year that is named.
            years = [y for y in years if y == stretch.start or (stretch.end - y) * a_year >= 2 * MARK]
        ticks += [(stretch.at(year), year) for year in years if year < stretch.end]
    return tuple(ticks)
