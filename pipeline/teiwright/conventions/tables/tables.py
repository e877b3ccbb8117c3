"""Tables amid running text: bars, tabs, wide gaps or dots between the columns of some lines."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.conventions.tables.rows import (
    DOTS,
    GAP,
    MOST,
    SUM,
    Row,
    aligned,
    cells_of,
    divided,
    longer,
    tabbed,
    table_of,
)
from teiwright.model import Block, Extent, Skip
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import Found, View

LEADS = lazy(rf"\S[ \t]*(?:{DOTS})(?=\S)")
"""Dots that lead from one column to the next."""
_LABEL = lazy(r"(?:\[\w{1,3}\]|\(\w{1,3}\)|\d{1,3}[.)]|[*†‡§]+)\s")
_STOPPED = lazy(r"[.!?][\"”’)]? {2}(?=[^\W\d_a-zß-öø-ÿ])")
"""Two spaces between two sentences, as typists set them: no column."""
_WIDE = lazy(rf"\S(?:[ \t]*\t[ \t]*| {{3,}}|{DOTS})(?=\S)")
_FIGURE = lazy(
    r"(?:[£$€]|\w{1,3}\.)?\s?\d[\d.,:/½¼¾–-]*\s?(?:\w{1,9}\.?|[%£$€]|ditto)?$|[-–—.]{1,3}$|nil$"
    r"|(?:\d[\d.,/½¼¾]* ?(?:R?[Tt](?:h|ha)?lr|Rthl|Thl|fl|[gs]?gr|ggr|Sgr|Ngr|Gr|[Pp]f|hl|kr|xr|[Kk]r|[Mm]k|M|ß|d|s|fr|c|cts|Rp|Fr|lb|Loth|Pfd?)\.?,?\s{0,3}){1,4}$"
    r"|£?(?:(?:\d{1,5}[½¼¾]?|[ivxlcj]{1,7}|[IVXLCJ]{1,7}) ?(?:li|[lsd])\b\.?,?\s{0,6}(?:(?:to|or) )?){1,6}$"
)
"""What the last column of an account holds."""
_COUNTED = lazy(r"(?P<n>\d{1,4})[.)]?\s+\S")
_RULE = lazy(r"[-–—_=]{2,}(?:\s+[-–—_=]{2,})*\s*$")
"""The line above a sum."""
_BAR_RULE = lazy(r"[\s|:+=-]+$")
_FEWEST_LED, LED = 2, 0.2
"""So many lines that are led show that others are none of verse: in number, and in share."""
_VERY_WIDE = 9
"""Characters: no verse has such a gap."""
LEAST, PART = 4, 40
"""Rows of a table that may have lines between them which head some of its rows, and characters of such a line."""
COLUMNS = 3
"""Columns, and rows with so many, that show a table though some rows have fewer."""


class Tabled(Struct, frozen=True):
    """The lines of a chunk that are a table."""

    first: int
    last: int
    block: Block


def columns_of(block: Block) -> int:
    """How many columns a table has; 0 for another block."""
    return len(block.children[-1].children) if block.element == "table" else 0


def table_in(view: View, chunk: Chunk, found: Found, like: int = 0) -> Tabled | None:
    """The table of a chunk, perhaps with other lines above and below it.

    Args:
        view: the text.
        chunk: of it.
        found: where the rules and dots that are left out are named.
        like: columns of the table right above; a row with as many is one that goes on with it, under a head of its own or as the sum.
    """
    if chunk.height < 2 and not like:
        return None
    words = view.words(chunk)
    if not _may_have_columns(words):
        return None
    raw = view.lines.rows(chunk)
    if len(raw) > 2 and "|" in words and all("|" in line or _BAR_RULE.match(line) for line in raw):
        block = _bars(view, chunk, found)
        return Tabled(chunk.first, chunk.last, block) if block else None
    rows = tabbed(view, chunk) or _even(view, chunk, raw)
    if not rows and _goes_on_below(view.lines.typed(chunk)):
        rows = aligned([cells_of(view, i, _WIDE) for i in chunk.indices])
    account = None if rows else _account(view, chunk, found, like)
    rows = rows or ([] if account else _uneven(view, chunk))
    return Tabled(chunk.first, chunk.last, _table(view, rows, found)) if rows else account


def _even(view: View, chunk: Chunk, raw: list[str]) -> list[Row]:
    """Lines with as many gaps as each other; no rows if they are not such."""
    counts = [len(GAP.findall(line)) for line in raw]
    even = (
        len(raw) > 2
        and min(counts) == max(counts) > 0
        and (counts[0] > 1 or "\t" in raw[0] or _stands_in_two(raw))
        and any(len(_STOPPED.findall(line)) < count for line, count in zip(raw, counts, strict=True))
    )
    if not even or counts[0] > MOST or (counts[0] == 1 and all(map(_LABEL.match, raw))):
        return []
    return [cells_of(view, i, GAP) for i in chunk.indices]


def _uneven(view: View, chunk: Chunk) -> list[Row]:
    """Lines in three columns or more, though some have no last one, and what goes on below the last column; no rows if they are not such."""
    lines = view.lines.typed(chunk)
    if len(lines) < COLUMNS or not all(_WIDE.search(line.strip()) or line[:1] == " " for line in lines):
        return []
    rows: list[Row] = []
    for index in chunk.indices:
        row = cells_of(view, index, GAP)
        last = rows[-1] if rows else None
        if last and len(row.cells) == 1 and row.columns[0][0] >= last.columns[-1][0] - 1:
            rows[-1] = longer(last, row.cells[0])
        else:
            rows.append(row)
    many = [row for row in rows if len(row.cells) >= COLUMNS]
    if not any(map(str.isdigit, lines[0])) and _below_heads(rows):
        return aligned(rows)
    if len(many) < COLUMNS or len(many) < len(rows) - 1 or any(row.dots for row in rows):
        return []
    model = max(many, key=lambda row: len(row.cells))
    below = all(
        any(abs(start - s) <= 1 or abs(end - e) <= 1 for s, e in model.columns)
        for row in many
        for start, end in row.columns
    )
    return aligned(rows) if below else []


def _below_heads(rows: list[Row]) -> bool:
    """The first line heads three columns or more, and each cell of the others begins below a head, two in a line at least."""
    starts = [start for start, _ in rows[0].columns]
    return len(starts) >= COLUMNS <= len(rows) and all(
        len(row.cells) > 1 and all(min(abs(start - s) for s in starts) <= 1 for start, _ in row.columns)
        for row in rows[1:]
    )


def is_tabular(view: View, chunk: Chunk) -> bool:
    """Three lines or more, each with as many wide gaps as the others: a table, though its lines are as long as each other."""
    lines = view.lines.rows(chunk)
    if len(lines) > COLUMNS and 2 * sum(map(_ends_in_figures, lines)) > len(lines):
        return True  # an account with lines that head some of its rows
    wide = len(lines) > 2 and all(map(_WIDE.search, lines))
    return wide and len({len(GAP.findall(line)) for line in lines}) == 1


def are_led(lines: Sequence[str]) -> bool:
    """Dots lead from one word to another in a fifth of the lines: “Lady Holt . . . . . Mrs. Pike” on a playbill, and never in verse."""
    led = sum(1 for line in lines if (". . . ." in line or "....." in line) and LEADS.search(line))
    return led >= max(_FEWEST_LED, LED * len(lines))


def has_columns(lines: Sequence[str]) -> bool:
    """A third of the lines have a wide gap and figures behind it, or several wide gaps, most have a tab or a row of dots in them, or all are in two columns: they may begin with capitals like verse."""
    parted = sum(
        1
        for line in lines
        if "\t" in line.strip() or (("...." in line or ". . ." in line) and LEADS.search(line))
    )
    several = sum(
        "   " in line and any(map(str.isalnum, line)) and len(_WIDE.findall(line.strip())) > 1
        for line in lines
    )
    if 2 * parted > len(lines) or 3 * several > len(lines):
        return True
    figures = sum(1 for line in lines if _ends_in_figures(line))
    return figures > 0.3 * len(lines) or _stands_in_two(lines) or _goes_on_below(lines)


def _stands_in_two(lines: Sequence[str]) -> bool:
    """Each line has one wide gap, behind which the second column begins at the same place: two texts side by side.

    Of two lines, as two persons sign, the gaps must be very wide.
    """
    if len(lines) < 2 or not all(map(_may_have_columns, lines)):
        return False
    if len(lines) > 2 and all(map(LEADS.search, lines)):
        return True  # Dots lead to it.
    least = _VERY_WIDE if len(lines) == 2 else 0
    places: set[int] = set()
    for line in lines:
        words = line.strip().expandtabs(8)
        gaps = list(_WIDE.finditer(words))
        if len(gaps) != 1 or "." in gaps[0][0][1:] or len(gaps[0][0]) < least:
            return False
        places.add(gaps[0].end())
    return max(places) - min(places) <= 1


def _goes_on_below(lines: Sequence[str]) -> bool:
    """Two columns, of which the second goes on below itself where the first has nothing: “M.C.   Captain Orme” above “       Lieut. Dunn”."""
    places: set[int] = set()
    alone = 0
    for line in map(str.rstrip, (line.expandtabs(8) for line in lines)):
        gaps = list(_WIDE.finditer(line))
        if len(gaps) > 1 or (gaps and "." in gaps[0][0][1:]) or (not gaps and not places):
            return False
        alone += not gaps
        places.add(gaps[0].end() if gaps else len(line) - len(line.lstrip()))
    return 0 < alone <= len(lines) / 2 and len(lines) > 2 and max(places) - min(places) <= 1


def _ends_in_figures(line: str) -> bool:
    line = line.strip()
    gaps = list(_WIDE.finditer(line)) if _may_have_columns(line) else []
    if not gaps:
        return False
    at = gaps[-1].end()
    return _FIGURE.match(line, at) is not None or SUM.match(line, at) is not None  # “2  10  0”


def _may_have_columns(words: str) -> bool:
    """A quick no for nearly all lines."""
    return "  " in words or "\t" in words or "|" in words or "...." in words or ". . ." in words


def _table(view: View, rows: list[Row], found: Found, head: Block | None = None) -> Block:
    """Rows of cells as a table; a first row without figures, where all others have them, heads the columns."""
    leads = (dots for row in rows for dots in row.dots)
    found.skips += [Skip(dots, "dots that lead from one column to the next") for dots in leads]
    words = [view.text[row.cells[0].start : row.cells[-1].end] for row in rows]
    return table_of(rows, labelled=_heads_columns(words), head=head)


def _heads_columns(rows: list[str]) -> bool:
    """The first row has no figures, and all others have."""
    figured = [any(map(str.isdigit, row)) for row in rows]
    return len(rows) > 1 and not figured[0] and all(figured[1:])


def _account(view: View, chunk: Chunk, found: Found, like: int) -> Tabled | None:
    """Lines that end in figures behind a wide gap, though not all have as many columns, with rules between them."""
    lines = view.lines.rows(chunk)
    may = [bool(_WIDE.search(line) or _RULE.match(line) or SUM.match(line)) for line in lines]
    _with_narrow_gaps(view.lines.typed(chunk), may)
    _with_parts(lines, may)
    runs = [
        [i for i, _ in group] for yes, group in itertools.groupby(enumerate(may), lambda pair: pair[1]) if yes
    ]
    run = max(runs, key=len, default=[])
    rules = [i for i in run if _RULE.match(lines[i])]
    kept = [i for i in run if i not in rules]
    least = 1 if like else 2
    figured = sum(1 for i in kept if _ends_in_figures(lines[i]) or SUM.match(lines[i]))
    wide = sum(1 for i in kept if _WIDE.search(lines[i]) or SUM.match(lines[i]))
    if len(kept) < least or figured < max(least, 0.6 * wide):
        return None
    if run[0] == 1 and _counts_to(lines[:2]):
        run, kept = [0, *run], [0, *kept]
    rows = aligned(divided(view, [cells_of(view, chunk.first + i, GAP) for i in kept]))
    if not rows or len(rows[0].cells) == 1 or (len(rows) == 1 and len(rows[0].cells) != like):
        return None
    found.skips += [Skip(view.lines.extent_of(chunk.first + i), "rule of a table") for i in rules]
    first, last = chunk.first + run[0], chunk.first + run[-1] + 1
    head = None
    if run[0] == 1 and len(lines[0]) <= 60 and lines[0][-1] not in ".:;,!?":
        head = Block("head", view.lines.extent_of(chunk.first), rule="bare.table")
        first = chunk.first
    return Tabled(first, last, _table(view, rows, found, head))


def _counts_to(lines: list[str]) -> bool:
    """“5  Self-portrait” above “6  Three Ducks   2 gns.”: an entry like the others, and no head."""
    one, two = (_COUNTED.match(line) for line in lines)
    return one is not None and two is not None and int(two["n"]) == int(one["n"]) + 1


def _with_narrow_gaps(raw: list[str], may: list[bool]) -> None:
    """The longest words leave the narrowest gap: two spaces are one where the figures behind them stand below those of other rows."""
    places = {
        found.end()
        for line, yes in zip(raw, may, strict=True)
        if yes
        for found in _WIDE.finditer(line.rstrip())
    }
    for i, line in enumerate(raw):
        if not may[i] and any(found.end() in places for found in GAP.finditer(line.rstrip())):
            may[i] = True


def _with_parts(lines: list[str], may: list[bool]) -> None:
    """“In the House” between the rows of an inventory heads some of them, and is a row of one cell."""
    if sum(may) < LEAST:
        return
    for i in range(1, len(lines) - 1):
        alone = not may[i] and may[i - 1] and may[i + 1]
        if alone and len(lines[i]) <= PART and lines[i][0].isupper() and lines[i][-1] not in ".;,?!":
            may[i] = True


def _bars(view: View, chunk: Chunk, found: Found) -> Block | None:
    """Lines with cells between upright bars as a table; None if they are not at least two rows with two columns."""
    rows: list[Row] = []
    skips: list[Skip] = []
    label = False
    for index in chunk.indices:
        line = view.lines.extent_of(index)
        if _BAR_RULE.match(view.text, line.start, line.end):
            skips.append(Skip(line, "rule of a table"))
            label = label or len(rows) == 1
            continue
        cells: list[Extent] = []
        at = line.start
        for bar in [*re.finditer(r"\|", view.words(line)), None]:
            stop = line.start + bar.start() if bar else line.end
            words = view.text[at:stop]
            lead = len(words) - len(words.lstrip())
            if words.strip():
                cells.append(Extent(at + lead, at + len(words.rstrip())))
            elif at > line.start and stop < line.end:
                cells.append(Extent(stop, stop))
            if bar:
                skips.append(Skip(Extent(stop, stop + 1), "column divider of a table"))
            at = stop + 1
        if not cells:
            return None
        rows.append(Row(index, cells, [], []))
    if len(rows) < 2 or max(len(row.cells) for row in rows) < 2:
        return None
    found.skips += skips
    return table_of(rows, labelled=label)
