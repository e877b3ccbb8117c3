"""Short lines above lists of numbers, measures or days: “Births” in a register, “In the Hall” in an inventory, a dish above what goes into it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.dating import MONTHS, dated_at_start
from teiwright.conventions.headings.heading import ENOUGH, Heads
from teiwright.conventions.letters.lines import is_addressed
from teiwright.conventions.lines import STOPS
from teiwright.conventions.lists.marked import ITEM
from teiwright.conventions.personal_names import is_name
from teiwright.conventions.tables.tables import has_columns, is_tabular
from teiwright.conventions.verse.rhymes import rhyming
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.headings.heading import Heading
    from teiwright.conventions.lines import Chunk, Lines
    from teiwright.conventions.view import View

ABOVE_LISTS = "a line above a list, like others"
"""The evidence of such headings."""
_LONGEST, _FEWEST, _LIKE = 60, 2, 2 / 3
"""Characters of such a line; lines of a list, and lists of a text, at least; how many lines of a list begin so."""
_HALF = 1 / 2
"""How many lines of a list begin so whose lines are all short and have no stop."""
_AGAIN = 2
"""So many others like the first line make it one of them."""
_SHORT = 45
"""Characters: a line of a list that is not longer does not go on in the next."""
_STANZA = 4
"""Fewer lines that rhyme may be an accident."""
_MONTH = lazy(rf"(?i)(?:{MONTHS})\.?$")
_DAY = lazy(r"(\d{1,4})")
_ENTRY = lazy(
    r"\s*(?:[-–—•*]\s+)?(?:\d{1,4}(?:st|nd|rd|th)?[\s./-]|[½¼¾⅓⅔]|[^\W\d_]{1,10}\.? \d{1,4}[.:,]\s+[^\W\d_])"
)
"""“6 eggs”, “1/2 lb. butter”, “- 2 tables”, “3. Jan.”, “Folder 2: Accounts”"""
_ITEM_WORD = lazy(r"\s*(?i:[iíy]tem)\b(?!['’])[,.:]? \S")
_LABEL = 25
"""Characters of “Ingredients:” above them."""


def heads_of_lists(view: View) -> list[int]:
    """The chunks that are such lines, if at least two of them stand above lists of several lines, and the text holds no letter."""
    found = [i for i in range(len(view.chunks) - 1) if _is_above(view, i) or _is_above_taken(view, i)]
    if not view.titled and len(found) <= _AGAIN:
        found = [i for i in found if i]  # the title of them all, rather
    sure = sum(view.chunks[i + 1].height >= _FEWEST or _takes(view, i + 1) for i in found)
    return found if sure >= _FEWEST and not is_addressed(view) else []


def above_lists(view: View, seen: dict[int, Heading], chosen: Heads) -> Heads:
    """Such lines as headings, where nothing else speaks against it."""
    return {
        i: (replace(seen[i], score=ENOUGH, evidence=ABOVE_LISTS), False)
        for i in heads_of_lists(view)
        if i in seen and (i not in chosen or chosen[i][1]) and seen[i].rank == w.WEAKEST and not seen[i].n
    }


def is_listed(view: View, chunk: Chunk) -> bool:
    """Whether each line below such a heading is an entry: it begins so, or it is short like the others; “1. …” is a list that counts."""
    rows = view.lines.typed(chunk)
    if len(rows) < _FEWEST or (ITEM.match(rows[0]) and not dated_at_start(rows[0].strip())):
        return False
    return all(len(row.strip()) <= _SHORT for row in rows) or all(map(_begins_so, rows))


@lru_cache(maxsize=4)
def headed_lists(view: View) -> frozenset[Chunk]:
    """The chunks that are a list with its head right above it, “In the Hall” / “2 forms” / “6 chairs”, if there are at least two."""
    raw = view.lines.raw
    found = [
        chunk
        for chunk in view.chunks
        if chunk.height > _FEWEST
        and all(map(_begins_so, raw[chunk.first + 1 : chunk.first + 1 + _FEWEST]))
        and _may_head(raw[chunk.first].strip())
        and _is_list(view, view.lines.chunk(chunk.first + 1, chunk.last))
        and all(_is_entry(view.lines, chunk.first + 1, i) for i in range(chunk.first + 1, chunk.last))
    ]
    return frozenset(found) if len(found) >= _FEWEST else frozenset()


def _is_above(view: View, index: int) -> bool:
    chunk, below = view.chunks[index], view.chunks[index + 1]
    if chunk.length > _LONGEST or chunk.height > 1:
        return False
    rows = view.lines.raw[below.first : below.last]
    if 2 * sum(_ITEM_WORD.match(row) is not None for row in rows) >= len(rows):
        return _may_head(view.words(chunk))  # “En la cuisine” above “Item, six chaudrons”
    begun = any(map(_begins_so, rows[:_FEWEST]))
    return begun and _may_head(view.words(chunk)) and _is_list(view, below)


def _is_above_taken(view: View, index: int) -> bool:
    """“Plum Cake” above “Take” and what it takes."""
    chunk = view.chunks[index]
    return chunk.height == 1 and _may_head(view.words(chunk)) and _takes(view, index + 1)


def _takes(view: View, index: int) -> bool:
    """“Take” by itself above some short lines without a stop, “one pound of flour”."""
    if index + 1 >= len(view.chunks):
        return False
    chunk, below = view.chunks[index : index + 2]
    if chunk.length > _SHORT or not w.TAKES.match(view.words(chunk)):
        return False
    rows = view.lines.rows(below)
    return len(rows) >= _FEWEST and all(len(row) <= _SHORT and row[-1] not in STOPS for row in rows)


def begins_lists(view: View, heads: Heads) -> bool:
    """The first line stands right above a list, and so do all headings further on, typed as it is: it is that of the first list."""
    if len(view.chunks) <= 1 or not (_is_above(view, 0) or _is_above_taken(view, 0)):
        return False
    upper = view.words_at(0).isupper()
    others = {i: h for i, (h, second) in heads.items() if i and not second}
    return len(others) >= (1 if _takes(view, 1) else _AGAIN) and all(
        not h.n and view.words_at(i).isupper() == upper and (_is_above(view, i) or _is_above_taken(view, i))
        for i, h in others.items()
    )


def _may_head(words: str) -> bool:
    """A short line without a stop that is no name and no day."""
    return (
        len(words) <= _LONGEST
        and words[0].isupper()
        and words[-1] not in STOPS
        and not is_name(words)
        and not dated_at_start(words)
        and not w.SERVED.match(words)
    )


def is_below_served(view: View, index: int) -> bool:
    """A list of quantities right below “Serves 6” or “Take”."""
    above = view.chunks[index - 1] if index else None
    return (
        above is not None
        and above.height == 1
        and above.length <= _SHORT
        and (
            _takes(view, index - 1)
            or (w.SERVED.match(view.words(above)) is not None and _is_list(view, view.chunks[index]))
        )
    )


def is_measured(view: View, chunk: Chunk) -> bool:
    """“Ingredients:” right above three lines or more, half of which begin with a quantity, all short and without a stop."""
    label, *rows = (row.strip() for row in view.lines.typed(chunk))
    return (
        len(rows) > _FEWEST
        and label.endswith(":")
        and len(label) <= _LABEL
        and label[0].isupper()
        and all(0 < len(row) <= _SHORT and row[-1] not in STOPS for row in rows)
        and sum(map(_measures, rows)) >= _HALF * len(rows)
        and not (is_tabular(view, chunk) or has_columns(rows))
    )


def _is_list(view: View, chunk: Chunk) -> bool:
    """Most lines begin with a number or a day, and they are no paragraph, no table and no verse."""
    margin = view.lines.indent(chunk.first)
    rows = [view.lines.raw[i] for i in chunk.indices if view.lines.indent(i) <= margin]
    if len(rows) < _FEWEST and chunk.length > 2 * _LONGEST:
        return False
    short = len(rows) > _FEWEST and all(
        len(row.strip()) <= _SHORT and row.rstrip()[-1] not in STOPS for row in rows
    )
    return sum(map(_begins_so, rows)) >= (_HALF if short else _LIKE) * len(rows) and not (
        is_tabular(view, chunk)
        or has_columns(rows)
        or (len(rows) >= _STANZA and 2 * rhyming(rows) >= len(rows))
    )


def _begins_so(row: str) -> bool:
    return _ENTRY.match(row) is not None or dated_at_start(row.strip()) is not None


def with_headed_lists_apart(lines: Lines, chunks: list[Chunk]) -> list[Chunk]:
    """The chunks, with each short line and the entries right below it, “In the Hall” / “6 chairs” / “1 table”, parted from what stands around them without a blank line, if there are several.

    Where sentences follow upon most of these lists, “Beat the butter …”, the line heads them, too, and is parted from its list.
    """
    runs = [(run, _lists_in(lines, run[0].first, run[-1].last)) for run in _together(chunks)]
    parts = [(run[-1].last, part) for run, listed in runs for part in listed]
    if len(parts) < _FEWEST:
        return chunks
    begins = {first for _, (first, _) in parts}
    told = sum(stop < last and stop not in begins for last, (_, stop) in parts)
    below = 1 + int(2 * told > len(parts))
    made: list[Chunk] = []
    for run, listed in runs:
        inside = {i for first, stop in listed for i in range(first + below, stop)}
        inside |= {first + 1 for first, _ in listed if below == 1}
        cuts = {*(i for part in listed for i in part), *(c.first for c in run)}
        cuts |= {first + 1 for first, _ in listed if below > 1}
        made += lines.parted(lines.chunk(run[0].first, run[-1].last, run[0].blank), cuts - inside)
    return made


def _together(chunks: list[Chunk]) -> list[list[Chunk]]:
    """The chunks that no blank lines part, together."""
    runs: list[list[Chunk]] = []
    for chunk in chunks:
        if runs and not chunk.blank:
            runs[-1].append(chunk)
        else:
            runs.append([chunk])
    return runs


def _lists_in(lines: Lines, first: int, last: int) -> list[tuple[int, int]]:
    """Where a line that may head a list stands above two entries, and where the entries end."""
    found: list[tuple[int, int]] = []
    index = first
    while index < last - _FEWEST:
        if not _heads_entries(lines, first, index):
            index += 1
            continue
        stop = index + 1 + _FEWEST
        while stop < last and _goes_on(lines, first, index, stop, last):
            stop += 1
        if stop == last or not _runs_on(lines, stop):
            found.append((index, stop))
        index = stop
    return found


def _runs_on(lines: Lines, index: int) -> bool:
    """A sentence goes on below the last entry, in small letters: “6 oz. of butter,” / “and three eggs, and beat them”."""
    return lines.raw[index].lstrip()[:1].islower()


def _amid_sentence(lines: Lines, first: int, index: int) -> bool:
    """The line above is as long as a line of a paragraph, and ends nothing: “On the left hand of the door stood” / “Teas”."""
    above = lines.raw[index - 1].rstrip() if index > first else ""
    return len(above.lstrip()) > _SHORT and above[-1:] not in STOPS


def _heads_entries(lines: Lines, first: int, index: int) -> bool:
    """A line stands right above two entries; where it begins a block below another, one of three may be without a figure, “Half a pound of almonds”."""
    words = lines.row(index)
    below = lines.raw[index + 1 : index + 2 + _FEWEST]
    if _MONTH.match(words):
        return all(map(_begins_so, below[:_FEWEST])) and _rise(below[:_FEWEST])
    if _amid_sentence(lines, first, index):
        return False
    if sum(map(_begins_so, below)) < _FEWEST or not all(row.strip() for row in below[:_FEWEST]):
        return False  # most lines
    if not _may_head(words) or _begins_so(words):
        return False
    if all(map(_measures, below[:_FEWEST])):
        above = lines.row(index - 1) if index > first else ""
        # The second line of a block is an entry itself, where the first one heads them all.
        return not (index == first + 1 and _begins_block(lines, first) and _may_head(above))
    entries = all(len(row.strip()) <= _SHORT and row.strip()[-1:] not in STOPS for row in below)
    return (
        index == first and _begins_block(lines, first) and entries and sum(map(_measures, below)) >= _FEWEST
    )


def _rise(rows: list[str]) -> bool:
    """The figures of lines rise, as days do."""
    days = [int(found[1]) for row in rows if (found := _DAY.search(row))]
    return days == sorted(days)


def _begins_block(lines: Lines, first: int) -> bool:
    """A block below others: above the first of a text its title may stand."""
    return any(lines.row(i) for i in range(first))


def _measures(row: str) -> bool:
    """An entry with a measure or a day, and no item that is only counted, “1. …”."""
    return _begins_so(row) and (ITEM.match(row) is None or dated_at_start(row.strip()) is not None)


def _goes_on(lines: Lines, first: int, head: int, index: int, last: int) -> bool:
    """A line is one more entry: it begins so, is set in, or is as short as they are and has no stop."""
    if index + _FEWEST < last and _heads_entries(lines, first, index):
        return False
    return _is_entry(lines, head + 1, index)


def _is_entry(lines: Lines, first: int, index: int) -> bool:
    """A line of a list begins so, is set in below the first entry, or is a few words without a stop."""
    row = lines.raw[index]
    if _begins_so(row) or lines.indent(index) > lines.indent(first):
        return True
    return len(row.strip()) <= _SHORT and row.rstrip()[-1] not in STOPS
