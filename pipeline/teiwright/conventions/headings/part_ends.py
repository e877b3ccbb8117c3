"""Names and days that end one part of a text after the other: each closes what stands above it, and heads nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions.capitals import is_title_case
from teiwright.conventions.headings.evidence import INITIALS
from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.letters.leave import takes_leave
from teiwright.conventions.lines import rows_of
from teiwright.conventions.numbers import is_first
from teiwright.conventions.personal_names import is_name
from teiwright.conventions.titles.lines import bare_name
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection

    from teiwright.conventions.headings.heading import Heads
    from teiwright.conventions.view import View

LONGEST, LINES, WORDS = 60, 3, 5
"""Characters and lines of what signs a part, and spaces in a name, at most."""
FEWEST, MOST = 2, 0.75
"""So many parts at least are signed, and so many of all."""
_SENTENCES = lazy(r"\w{3}[.!?] ")
"""“Friday, May 10. A letter came”: more than a day."""


def part_ends(view: View, heads: Heads) -> frozenset[int]:
    """The last chunks of parts that all end with a name or a day, the last part of the text as well: nobody else but who signs stands there."""
    starts = [i for i, (_, second) in heads.items() if not second and i - 1 not in heads]
    anew = [i for i in starts if is_first(heads[i][0].n)]
    for begins in (starts, anew):
        ends = [i - 1 for i in begins if i > begins[0]]
        found = _signing(view, [*ends, len(view.chunks) - 1])
        if len(found) >= max(FEWEST, MOST * (len(ends) + 1)):
            return frozenset(found)
    return frozenset()


def end_like(view: View, chosen: Collection[int]) -> bool:
    """Some lines that might head what is below them are names or days, and so is the last line of the text, which heads nothing."""
    return bool(_signing(view, [*chosen, len(view.chunks) - 1]))


def _signing(view: View, places: list[int]) -> list[int]:
    """Those of some chunks that may sign or date what is above them; none if the last does not, or if no list knows most of the names."""
    found = [i for i in places if i > 0 and _may_sign(view, i)]
    sure = sum(any(map(_is_sure, _lines(view, i))) for i in found)
    return found if places[-1] in found and 2 * sure >= len(found) else []


def _may_sign(view: View, index: int) -> bool:
    """A few short lines without a stop, each a name or a day; below words of leave they are the end of a letter."""
    if takes_leave(rows_of(view.words_at(index - 1))[-1]):
        return False
    lines = _lines(view, index)
    return len(lines) <= LINES and all(
        len(line) <= LONGEST
        and not _SENTENCES.search(line)
        and (
            is_dateline(line) or (line.count(" ") < WORDS and is_title_case(line) and line[-1] not in ",:;!?")
        )
        for line in lines
    )


def _is_sure(line: str) -> bool:
    return is_dateline(line) or INITIALS.match(line) is not None or is_name(bare_name(line))


def _lines(view: View, index: int) -> list[str]:
    return [line.strip("_—–- ") or "-" for line in rows_of(view.words_at(index))]
