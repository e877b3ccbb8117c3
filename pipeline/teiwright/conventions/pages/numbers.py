"""Which lines are page numbers: those that rise by one from page to page."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.conventions.end_marks import CLOSES
from teiwright.conventions.notes.forms import label_at
from teiwright.conventions.numbers import value
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NUMBER = lazy(
    r"(?P<sign>(?:[-–—]{1,9}|[\[(*])\s*)?(?:[Pp]age |[Pp]\. ?|[Ss]eite |S\. )?(?P<n>\d{1,4}|[ivxlc]{1,7})(?:\s*(?:[-–—]{1,9}|[\])*]))?\.?$"
)
_HEAD_NUMBER = lazy(
    r"(?:(?P<n1>\d{1,4})\s{2,}(?P<head1>\S.{2,60})|(?P<head2>\S.{2,60}?)\s{2,}(?P<n2>\d{1,4}))$"
)
_TIGHT = lazy(
    r"(?:(?P<n1>\d{1,4})\s+(?P<head1>[A-ZÀ-Þ][^a-z]{3,60})|(?P<head2>[A-ZÀ-Þ][^a-z]{3,60}?)\s+(?P<n2>\d{1,4}))$"
)
_FACING = lazy(
    r"(?:(?P<n1>\d{1,4})\s+(?P<head1>[^\W\d_]\D{2,60})|(?P<head2>[^\W\d_]\D{2,60}?)\s+(?P<n2>\d{1,4}))$"
)
SET_APART = lazy(r"(?:\d{1,4} {3,}[^\Wa-zß-öø-ÿ\d][^a-zß-öø-ÿ]*|[^\Wa-zß-öø-ÿ\d][^a-zß-öø-ÿ]*? {3,}\d{1,4})$")
_FEW_LETTERS = 7
_TURNED = 3
"""So many such heads of pages, now on the left and now on the right, are no accident."""
_TEXT = 30
"""Characters of a line of running text at least."""
_HEAD_LENGTH = 70
_SIDES, _MISSING = 2, 4
"""So many heads at least on the left pages and on the right ones; the next one follows within so many pages."""
_RULES = "=-–—*_~"
"""What a line begins with in which a program says that a page begins."""
_RULED = lazy(
    rf"(?:[{re.escape(_RULES)}][ {re.escape(_RULES)}]*)(?i:(?:page|pg|p|seite|blatt|folio|fol|leaf|página|pág|pagina|pag)\.? (?:no\.? ?)?(?P<n>\d{{1,4}}[rv]?|[ivxlc]{{1,7}})(?: ?(?:of|/|von|sur|de|di) ?\d{{1,4}})?)[ {re.escape(_RULES)}]+$"
)
"""“=== Page 12 =====”, “--- Seite 3 von 20 ---”: between rules."""
FULL = lazy(rf"[.!?:;…{CLOSES})\]]\s*$")
SHORTEST = 200
"""Characters of a page at least."""
NEAR = 4
"""No more lines stand between the halves of a sentence."""


def ruled(raw: list[str]) -> dict[int, str]:
    """Line → page number, for the lines between rules in which a program said that a page begins: two at least, whose numbers rise."""
    found: dict[int, str] = {}
    for index, line in enumerate(raw):
        words = line.strip()
        if words and words[0] in _RULES and (mark := _RULED.match(words)):
            found[index] = mark["n"]
    rises = all(
        _order(one) < _order(two) for one, two in itertools.pairwise(found.values()) if _alike(one, two)
    )
    return found if len(found) > 1 and rises else {}


def _order(n: str) -> tuple[int, bool]:
    """“3r” is before “3v”, and that before “4r”."""
    return (int(n[:-1]), n[-1] == "v") if n[:-1].isdigit() and not n.isdigit() else (value(n), False)


def _alike(one: str, two: str) -> bool:
    """Both in figures, or both in Roman numbers: where the one follows the other the count begins anew."""
    return one[0].isdigit() == two[0].isdigit()


def in_series(raw: list[str], feeds: list[int]) -> dict[int, str]:
    """Line → page number, for those that stand in a series."""
    found: list[tuple[int, int, str]] = []
    for index, line in enumerate(raw):
        words = line.strip()
        if not words or len(words) > 75 or not (words[-1].isdigit() or words[0].isdigit() or len(words) < 14):
            continue
        match = NUMBER.match(words)
        if match:
            found.append((index, value(match["n"]), match["n"]))
            continue
        with_head = _HEAD_NUMBER.match(words) or (_TIGHT.match(words) if feeds else None)
        if with_head:
            n = with_head["n1"] or with_head["n2"]
            found.append((index, int(n), n))
    return _series(raw, found, feeds)


class _Head(Struct, frozen=True):
    """The running head of a page, with its number before (`left`) or behind it."""

    line: int
    n: int
    left: bool
    words: str


def facing(raw: list[str]) -> dict[int, str]:
    """Line → page number, for running heads of facing pages: “22 The Old Mill” at the head of the left ones, “Reed 23” at that of the right ones.

    No chapters are numbered so, now before and now behind the same words, with even numbers on one side and odd ones on the other.
    """
    found: list[_Head] = []
    for index, line in enumerate(raw):
        words = line.strip()
        if len(words) > _HEAD_LENGTH or not words or not (words[0].isdigit() or words[-1].isdigit()):
            continue
        head = _FACING.match(words)
        if head:
            left = head["n1"] is not None
            key = "".join(filter(str.isalpha, head["head1"] if left else head["head2"])).casefold()
            found.append(_Head(index, int(head["n1"] or head["n2"]), left, key))
    few = _turning(raw, [head for head in found if SET_APART.match(raw[head.line].strip())])
    times = Counter((head.left, head.words) for head in found)
    again = [head for head in found if times[head.left, head.words] > 1]
    sides = [
        run for run in _runs(again, _is_further_on) if _SIDES <= sum(h.left for h in run) <= len(run) - _SIDES
    ]
    return {head.line: str(head.n) for run in sides for head in run} | few


def _is_further_on(one: _Head, two: _Head) -> bool:
    """The head of one of the next pages, on the side on which it must stand."""
    step = two.n - one.n
    return 0 < step <= _MISSING and (two.left == one.left) == (step % 2 == 0) and two.line - one.line > 1


def _runs(heads: list[_Head], follows: Callable[[_Head, _Head], bool]) -> list[list[_Head]]:
    """The heads in runs, in which each follows the one before it."""
    runs: list[list[_Head]] = []
    for head in heads:
        if runs and follows(runs[-1][-1], head):
            runs[-1].append(head)
        else:
            runs.append([head])
    return runs


def _turning(raw: list[str], heads: list[_Head]) -> dict[int, str]:
    """Line → page number, for a few heads in capitals with a wide gap: each on the other side than the one before, and of the next page, with running text between them."""

    def follows(one: _Head, two: _Head) -> bool:
        turned = two.n == one.n + 1 and two.left != one.left
        return turned and any(len(line.strip()) >= _TEXT for line in raw[one.line + 1 : two.line])

    runs = (run for run in _runs(heads, follows) if len(run) >= _TURNED)
    return {head.line: str(head.n) for run in runs for head in run}


class _Rows:
    """The lines between numbers, worked out once for all series that may be pages."""

    def __init__(self, raw: list[str]) -> None:
        self.raw = raw

    @cached_property
    def words(self) -> list[str]:
        """Each line without the white space around it."""
        return [line.strip() for line in self.raw]

    @cached_property
    def heads(self) -> frozenset[str]:
        """Running heads: they stand between the pages, and are no part of a sentence."""
        return frozenset(words for words, times in Counter(filter(None, self.words)).items() if times >= 3)

    @cached_property
    def _before(self) -> list[int]:
        return list(itertools.accumulate(map(bool, self.words), initial=0))

    def end_with(self, places: list[int]) -> bool:
        """Whether the last of these lines ends the text, where no heading stands, and a page of words above each but the last, which may be short."""
        if any(self.words[places[-1] + 1 :]):
            return False
        full = places[:-1] if len(places) > 2 else places
        return all(
            sum(map(len, self.words[one + 1 : two])) >= SHORTEST for one, two in itertools.pairwise(full)
        )

    def filled(self, start: int, end: int) -> int:
        """How many lines from start to end are not blank."""
        return self._before[end] - self._before[start]


def _series(raw: list[str], found: list[tuple[int, int, str]], feeds: list[int]) -> dict[int, str]:
    """Line → number as printed, for numbers that rise from page to page.

    Args:
        raw: the lines.
        found: the lines that are numbers: index, value, and the number as printed.
        feeds: the lines with a form feed.
    """
    near = {j for f in feeds for j in range(f - 4, f + 5)}
    if len(found) > 20 * (len(raw) ** 0.5) + 4000:
        # So many bare numbers are a table of figures, not pages.
        return {}
    rows = _Rows(raw)
    best: dict[int, str] = {}
    used: set[int] = set()
    for start in range(len(found)):
        if start in used:
            continue
        run = [start]
        expected = found[start][1] + 1
        for later in range(start + 1, min(len(found), start + 4000)):
            if found[later][1] == expected and found[later][0] - found[run[-1]][0] >= 3:
                run.append(later)
                expected += 1
            elif found[later][1] == expected + 1 and found[later][0] - found[run[-1]][0] >= 40:
                run.append(later)
                expected += 2
            elif later - run[-1] > 30 or later - start > 2000:
                break
        places = [found[i][0] for i in run]
        ends = len(run) > 1 and rows.end_with(places)
        if len(run) < 3 and not ends:
            continue
        steps = sorted(b - a for a, b in itertools.pairwise(places))
        by_feeds = sum(1 for p in places if p in near)
        filled = [rows.filled(a + 1, b) for a, b in itertools.pairwise(places)]
        even = (
            len(run) >= 4
            and 15 <= steps[len(steps) // 2] <= 90
            and max(filled) <= 2 * max(1, sorted(filled)[len(filled) // 2])
            and _is_wrapped(rows, places)
            and _breaks_text(rows, places)
        )
        if by_feeds >= 0.6 * len(run) or even or ends:
            used.update(run)
            best.update({found[i][0]: found[i][2] for i in run})
    return best


def _breaks_text(rows: _Rows, places: list[int]) -> bool:
    """Pages end where they are full: a quarter of the numbers stand amid a sentence. Those of letters or poems never do."""
    amid = 0
    words, heads = rows.words, rows.heads
    for place in places:
        before = _above_notes(rows, place)
        after = next(
            (words[i] for i in range(place + 1, len(words)) if words[i] and words[i] not in heads), ""
        )
        amid += bool(before and after) and not FULL.search(before) and not after[0].isupper()
    return 4 * amid >= len(places)


def _above_notes(rows: _Rows, place: int) -> str:
    """The last line of text above a number: what begins as a note does stands between them at the foot of a page."""
    words, at = rows.words, place - 1
    for _ in range(NEAR):
        while at >= 0 and (not words[at] or words[at] in rows.heads):
            at -= 1
        last = at
        while at > 0 and words[at - 1]:
            at -= 1
        if at <= 0 or label_at(words[at], 0) is None:
            return words[last] if last >= 0 else ""
        at -= 1
    return ""


def _is_wrapped(rows: _Rows, places: list[int]) -> bool:
    lengths = sorted(len(rows.raw[i]) for i in range(places[0], places[-1]) if rows.words[i])
    return bool(lengths) and lengths[-1] < 130 and lengths[len(lengths) // 2] > 30


def at_top(raw: list[str], numbers: Mapping[int, str]) -> dict[int, str]:
    """The first line of a text, if it is the head of a page: that of the next page further on has the same words and the next number."""
    first = next((i for i, line in enumerate(raw) if line and not line.isspace()), -1)
    n = page_number(raw[first].strip()) if first >= 0 and first not in numbers else ""
    if not n:
        return {}
    words = "".join(filter(str.isalpha, raw[first]))
    follows = any(
        value(other) == value(n) + 1 and "".join(filter(str.isalpha, raw[i])) == words
        for i, other in numbers.items()
    )
    return {first: n} if follows else {}


def head_at_top(raw: list[str], kinds: Mapping[int, str]) -> dict[int, str]:
    """The first line of a text, if the head of a later page has its words and a gap parts them from what else it says: “JOURNAL OF HISTORY      Vol. XII”."""
    first = next((i for i, line in enumerate(raw) if line and not line.isspace()), -1)
    words, gap, _ = raw[first].strip().partition("   ") if first >= 0 else ("", "", "")
    letters = "".join(filter(str.isalpha, words))
    again = any(
        kind == "header" and "".join(filter(str.isalpha, raw[i])) == letters for i, kind in kinds.items()
    )
    return {first: "header"} if gap and len(letters) > _FEW_LETTERS and again else {}


def page_number(words: str) -> str:
    """The number of a page in a line that is nothing else, but for a running head."""
    found = NUMBER.match(words)
    if found:
        return found["n"]
    with_head = _HEAD_NUMBER.match(words) or _TIGHT.match(words)
    return (with_head["n1"] or with_head["n2"]) if with_head else ""
