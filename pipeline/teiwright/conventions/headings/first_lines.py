"""Headings right above their text, without a blank line between: a first line that ends early, in one block after the other."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.capitals import is_upper
from teiwright.conventions.dating import dated_at_start
from teiwright.conventions.end_marks import SENTENCE_END
from teiwright.conventions.headings.evidence import looks
from teiwright.conventions.headings.heading import ENOUGH, FIRST_LINE, Heading, Heads
from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.letters.formulas import MEMO, greets
from teiwright.conventions.letters.leave import takes_leave
from teiwright.conventions.lists.marked import ITEM, numbers
from teiwright.conventions.notes.forms import label_at
from teiwright.conventions.numbers import value
from teiwright.conventions.personal_names import is_name
from teiwright.conventions.tables.tables import has_columns
from teiwright.conventions.titles.imprints import has_imprint
from teiwright.conventions.verse.verses import has_label, looks_like_verse
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

LONGEST = 60
"""Characters of such a line."""
ROOM = 0.7
"""Of the width: so much at most such a line fills with the first word of the next one."""
FULL, TEXT = 0.75, 50
"""Of the width, and characters: a line of running text is at least so long."""
FEWEST, SHARE = 3, 0.6
"""So many blocks of running text at least, and so many of all, begin with such a line."""
WORDS = 6
"""Spaces in a line with a stop, more than: a sentence."""
ALIKE = 0.8
"""So many of them end with a stop, or without."""
TITLE = 3
"""Spaces in a line below such a number that is its title, less than."""
KEYED = 2
"""So many lines such as “§ 1” that differ are enough."""

_NUMBER = lazy(r"\d{1,4}\.?$")


def titled_runs(view: View) -> frozenset[int]:
    """The first lines of blocks that are headings of what stands right below them in the same block."""
    if view.layout.kind not in {"blank", "line"}:
        return frozenset()
    runs = [run for run in view.runs if run.height > 1]
    if counted := _count_up(view, runs):
        return frozenset(run.first for run in counted)
    may = [run for run in runs if _may_head(view, run)]
    enough = max(KEYED, SHARE * _large(view, runs))
    capitals = _in_capitals(view, runs, enough)
    if _differ(view, capitals) and len(capitals) >= enough:
        return frozenset(run.first for run in capitals)
    keyed = [run for run in runs if _is_keyed(view, run)] or _worded(view, runs)
    sure = [run for run in may if _is_text(view, run)]
    enough_keyed = len(keyed) >= KEYED and _differ(view, keyed)
    enough_sure = len(sure) >= FEWEST and _differ(view, sure)
    if not enough_keyed and not enough_sure:
        return frozenset()  # most texts, for which the rest need not be looked at
    heads = set(may)
    text = len(sure) + sum(_is_text(view, run) for run in runs if run not in heads)
    if enough_keyed and len(keyed) >= SHARE * text:
        return frozenset(run.first for run in keyed)
    if not enough_sure or len(sure) < SHARE * text:
        return frozenset()
    stopped = sum(map(bool, (SENTENCE_END.search(_first(view, run)) for run in sure)))
    if ALIKE * len(sure) > max(stopped, len(sure) - stopped):
        return frozenset()
    stop = 2 * stopped > len(sure)
    in_figures = all(_first(view, run)[0].isdigit() for run in sure)
    told = set(sure)
    return frozenset(
        run.first
        for run in runs
        if run in told
        or (
            _may_head(view, run)
            and not is_name(_first(view, run))
            and (in_figures or _is_shorter(view, run))
            and bool(SENTENCE_END.search(_first(view, run))) == stop
        )
    )


def _count_up(view: View, runs: list[Chunk]) -> list[Chunk]:
    """The blocks that begin with a number on a line of its own, where it is that of the one before and one: the pieces of a calendar of deeds."""
    found = [run for run in runs if _NUMBER.match(_first(view, run))]
    numbers = [int(_first(view, run).rstrip(".")) for run in found]
    up = all(two == one + 1 for one, two in itertools.pairwise(numbers))
    return found if up and len(found) >= max(FEWEST, SHARE * len(runs)) else []


def with_first_lines_apart(view: View) -> list[Chunk]:
    """The chunks of a text, each such heading as one of its own."""
    return view.lines.with_first_apart(view.chunks, view.titled_runs)


def first_lines(view: View, chosen: Heads) -> Heads:
    """Such lines as headings, where they are chunks of their own and nothing more speaks for them."""
    titled = view.titled_runs
    made: Heads = {}
    for index, chunk in enumerate(view.chunks[:-1] if titled else ()):
        known = index in chosen and (chosen[index][1] or chosen[index][0].rank < w.WEAKEST)
        if known or chunk.first not in titled or chunk.height > 1:
            continue
        plain = Heading(ENOUGH, w.WEAKEST, "section")
        heading = looks(view, chunk) or plain
        made[index] = (replace(heading, score=max(ENOUGH, heading.score), evidence=FIRST_LINE), False)
    return made


def _first(view: View, run: Chunk) -> str:
    return view.lines.row(run.first)


def _differ(view: View, runs: list[Chunk]) -> bool:
    """No two of them say the same, as the names of those who speak in turn do."""
    return len({_first(view, run).rstrip(".") for run in runs}) == len(runs)


def _is_text(view: View, run: Chunk) -> bool:
    """Below its first line the block holds running text."""
    rows = [line.strip() for line in view.lines.raw[run.first + 1 : run.last]]
    longest = max(map(len, rows))
    if not view.layout.width and len(rows) == 1:
        # One line below another: a whole sentence, and much longer.
        longest = longest if longest >= 2 * len(_first(view, run)) and SENTENCE_END.search(rows[0]) else 0
    return longest >= max(TEXT, FULL * view.layout.width) and not (
        has_columns(rows) or looks_like_verse(view, view.lines.chunk(run.first + 1, run.last))
    )


def _is_shorter(view: View, run: Chunk) -> bool:
    return len(_first(view, run)) < len(view.lines.row(run.first + 1))


def _may_head(view: View, run: Chunk) -> bool:
    """The first line ends early, is no sentence that goes on, and nothing that stands above a text elsewhere: a day, a greeting, a label, a note."""
    line, below = _first(view, run), view.lines.row(run.first + 1)
    reach = view.layout.width or max(len(row.strip()) for row in view.lines.typed(run))
    if len(line) > LONGEST or len(line) + 1 + len(below.split(None, 1)[0]) > ROOM * reach:
        return False
    begins = below.lstrip("\"“‘'«„(¿¡")[:1]
    if not (line[0].isupper() or line[0].isdigit() or line[0] == "§") or not (
        begins.isupper() or begins.isdigit()
    ):
        return False
    if line[-1] in ",;:–—-=" or (line[-1] in ".?!" and line.count(" ") > WORDS):
        return False
    return not (
        is_dateline(line)
        or dated_at_start(line)
        or greets(line, alone=True)
        or takes_leave(line)
        or has_label(line)
        or MEMO.match(line)
        or w.BY.match(line)
        or w.CAPTION.match(line)
        or (label_at(line, 0) is not None and not line[0].isdigit())
        or _is_first_item(view, run)
    )


def _is_first_item(view: View, run: Chunk) -> bool:
    """“1. Is the roof sound? No.”, with “2.” right below it in the same block: the first item of a list."""
    one, two = (ITEM.match(view.lines.raw[run.first + i]) for i in (0, 1))
    return one is not None and two is not None and numbers(two)[0] == numbers(one)[1] + 1


def _is_keyed(view: View, run: Chunk) -> bool:
    """“§ 1”, “Chapter 3”: nothing but a dividing word and a number."""
    line = _first(view, run)
    found = w.KEYED.match(line) if len(line) <= LONGEST else None
    rows = [view.lines.raw[i].strip() for i in range(run.first + 1, run.last)]
    if len(rows) == 1 and rows[0].count(" ") < TITLE:
        return False  # “Second Book” / “Home.”
    if found is None or looks(view, run) is not None:
        return False  # “CHAPTER I.” and its title on a second line
    return not line[found.end() :].strip(" .:-–—")


def _worded(view: View, runs: list[Chunk]) -> list[Chunk]:
    """“No. 1”, “No. 2” above their text in one block after the other, if nothing but such numbers that count on."""
    found: list[tuple[int, Chunk]] = []
    for run in runs:
        line = _first(view, run)
        worded = w.WORDED.match(line) if len(line) <= LONGEST else None
        if (
            worded
            and not worded["title"]
            and worded["word"].rstrip(".").lower() not in w.NO_HEADS - {"no"}
            and looks(view, run) is None  # “Urkunde Nr. 12” and its day on a second line
        ):
            found.append((value(worded["n"]), run))
    counted = all(two == one + 1 for (one, _), (two, _) in itertools.pairwise(found))
    return [run for _, run in found] if counted else []


def _in_capitals(view: View, runs: list[Chunk], enough: float) -> list[Chunk]:
    """“KITCHEN” above lines in small letters: no imprint, and no name above verse; none if fewer than enough could differ, as in a play, whose lines would all be looked at."""
    raw = view.lines.raw
    may = [
        run
        for run in runs
        if run is not view.runs[0]
        and is_upper(_first(view, run))
        and len(_first(view, run)) <= LONGEST
        and _first(view, run)[-1].isalpha()
        and run.height > KEYED
        and not any(row.isupper() for row in raw[run.first + 1 : run.last])
    ]
    if len({_first(view, run).rstrip(".") for run in may}) < enough:
        return []
    return [
        run
        for run in may
        if not has_imprint(view.words(run))
        and not looks_like_verse(view, view.lines.chunk(run.first + 1, run.last))
    ]


def _large(view: View, runs: list[Chunk]) -> int:
    """How many blocks but the first have so many lines."""
    return sum(run.height > KEYED and run is not view.runs[0] for run in runs)
