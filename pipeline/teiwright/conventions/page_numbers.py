"""Which lines are page numbers: those that rise by one from page to page, and those that break a sentence in two."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from teiwright.conventions.formulas import ADDRESSEE
from teiwright.conventions.note_forms import label_at
from teiwright.conventions.note_markers import markers_in, plain_markers_in, sought
from teiwright.conventions.numbers import value
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NUMBER = lazy(
    r"(?P<sign>[-–—\[(*]\s*)?(?:[Pp]age |[Pp]\. ?|[Ss]eite |S\. )?(?P<n>\d{1,4}|[ivxlc]{1,7})(?:\s*[-–—\])*])?\.?$"
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
_HEAD_LENGTH = 70
_SIDES, _MISSING = 2, 4
"""So many heads at least on the left pages and on the right ones; the next one follows within so many pages."""
_RULES = "=-–—*_~"
"""What a line begins with in which a program says that a page begins."""
_RULED = lazy(
    rf"(?:[{re.escape(_RULES)}][ {re.escape(_RULES)}]*)(?i:(?:page|pg|p|seite|blatt|folio|página|pág|pagina|pag)\.? (?:no\.? ?)?(?P<n>\d{{1,4}}|[ivxlc]{{1,7}})(?: ?(?:of|/|von|sur|de|di) ?\d{{1,4}})?)[ {re.escape(_RULES)}]+$"
)
"""“=== Page 12 =====”, “--- Seite 3 von 20 ---”: between rules."""
FULL = lazy(r"[.!?:;…”»\"')\]]\s*$")
_BROKEN_OFF = lazy(r"(?:[^\W\d_],?|[^\W\d_][-\u2010¬\u00ad])$")
"""A line that no sentence ends with: a word, perhaps divided or with a comma."""
FOOTER = "footer"
LONG = 30
"""Characters of a line of running text at least."""
SHORTEST = 200
"""Characters of a page at least."""
_PAGE = 60
"""Lines of a page at most, in which the marker of a note at its foot is looked for."""
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
        value(one) < value(two) for one, two in itertools.pairwise(found.values()) if _alike(one, two)
    )
    return found if len(found) > 1 and rises else {}


def _alike(one: str, two: str) -> bool:
    """Both in figures, or both in Roman numbers: where the one follows the other the count begins anew."""
    return one.isdigit() == two.isdigit()


def in_series(raw: list[str], feeds: list[int]) -> dict[int, str]:
    """Line → page number, for those that stand in a series."""
    found: list[tuple[int, int, str]] = []
    for index, line in enumerate(raw):
        words = line.strip()
        if not words or len(words) > 75 or not (words[-1].isdigit() or words[0].isdigit() or len(words) < 14):
            continue
        match = _NUMBER.match(words)
        if match:
            found.append((index, value(match["n"]), match["n"]))
            continue
        with_head = _HEAD_NUMBER.match(words) or (_TIGHT.match(words) if feeds else None)
        if with_head:
            n = with_head["n1"] or with_head["n2"]
            found.append((index, int(n), n))
    return _series(raw, found, feeds)


def facing(raw: list[str]) -> dict[int, str]:
    """Line → page number, for running heads of facing pages: “22 The Old Mill” at the head of the left ones, “Reed 23” at that of the right ones.

    No chapters are numbered so, now before and now behind the same words, with even numbers on one side and odd ones on the other.
    """
    found: list[tuple[int, int, bool, str]] = []
    for index, line in enumerate(raw):
        words = line.strip()
        if len(words) > _HEAD_LENGTH or not words or not (words[0].isdigit() or words[-1].isdigit()):
            continue
        head = _FACING.match(words)
        if head:
            left = head["n1"] is not None
            key = "".join(filter(str.isalpha, head["head1"] if left else head["head2"])).casefold()
            found.append((index, int(head["n1"] or head["n2"]), left, key))
    times = Counter((left, key) for _, _, left, key in found)
    again = [each for each in found if times[each[2], each[3]] > 1]
    best: dict[int, str] = {}
    run: list[tuple[int, int, bool, str]] = []
    for each in [*again, None]:
        goes_on = (
            each is not None
            and bool(run)
            and 0 < each[1] - run[-1][1] <= _MISSING
            and (each[2] == run[-1][2]) == ((each[1] - run[-1][1]) % 2 == 0)
            and each[0] - run[-1][0] > 1
        )
        if run and not goes_on:
            if min(sum(r[2] for r in run), sum(not r[2] for r in run)) >= _SIDES:
                best.update({index: str(number) for index, number, _, _ in run})
            run = []
        if each is not None:
            run.append(each)
    return best


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


def amid_sentences(raw: list[str], known: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Line → page number (empty for a running head or address) and fw/@type, for those set off by blank lines between the halves of a sentence.

    Two pages show no series. But a number between a line that breaks off and one that goes on in small letters is that of
    a page, and so are those of the same form before and after it that it counts on.
    """
    held = set(known)
    if not any(len(line) > LONG for line in raw):
        return {}
    found: dict[int, tuple[str, str]] = {}
    for group, broken in _set_off(raw):
        if not broken or held.intersection(group):
            continue
        if ADDRESSEE.match(raw[group[0]].strip()):
            found |= dict.fromkeys(group, ("", FOOTER))
            continue
        marks = {i: _page_number(raw[i].strip()) for i in group}
        if not any(marks.values()):
            continue
        notes = _notes_at_foot(raw, group, marks)
        for i, n in marks.items():
            if i in notes:
                continue
            letters = sum(1 for c in raw[i] if c.isalpha())
            found[i] = (n, "pageNum" if n and letters < 8 else "header")
    return found | _counted(raw, found, held) if found else {}


def _notes_at_foot(raw: list[str], group: list[int], marks: dict[int, str]) -> set[int]:
    """Of the lines above a page number those of notes: they begin as notes do, end as sentences, and the text above has their marker."""
    foot = list(itertools.takewhile(lambda i: not marks[i], group))
    if not foot or not FULL.search(raw[foot[-1]]) or (first := label_at(raw[foot[0]], 0)) is None:
        return set()
    if first.key is None:
        return set(foot)
    text = "\n".join(raw[max(0, group[0] - _PAGE) : group[0]])
    kinds = sought(text)
    marked = kinds is not None and any(m.key.text == first.key.text for m in markers_in(text, 0, kinds))
    plain = not marked and any(m.key.text == first.key.text for m in plain_markers_in(text, 0))
    return set(foot) if marked or plain else set()


def _set_off(raw: list[str]) -> Iterable[tuple[list[int], bool]]:
    """The short groups of lines between two longer lines, with blank lines above and below, and whether they break a sentence."""
    filled = [i for i, line in enumerate(raw) if line and not line.isspace()]
    index = 0
    while index < len(filled) - 2:
        first = filled[index + 1]
        before = raw[filled[index]].strip()
        if first - filled[index] < 2 or len(before) < LONG:
            index += 1
            continue
        for count in range(1, NEAR):
            if index + count + 1 >= len(filled):
                break
            last, after = filled[index + count], filled[index + count + 1]
            if len(raw[last].strip()) > 2 * LONG + LONG // 2:
                break  # A line of text, and all that follows it.
            if after - last < 2:
                continue
            following = raw[after].strip()
            broken = (
                bool(_BROKEN_OFF.search(before[-3:]))
                and following[0].islower()
                and len(following) >= LONG // 2
            )
            yield filled[index + 1 : index + count + 1], broken
            if broken:
                break
        index += 1


def at_top(raw: list[str], numbers: Mapping[int, str]) -> dict[int, str]:
    """The first line of a text, if it is the head of a page: that of the next page further on has the same words and the next number."""
    first = next((i for i, line in enumerate(raw) if line and not line.isspace()), -1)
    n = _page_number(raw[first].strip()) if first >= 0 and first not in numbers else ""
    if not n:
        return {}
    words = "".join(filter(str.isalpha, raw[first]))
    follows = any(
        value(other) == value(n) + 1 and "".join(filter(str.isalpha, raw[i])) == words
        for i, other in numbers.items()
    )
    return {first: n} if follows else {}


def _page_number(words: str) -> str:
    """The number of a page in a line that is nothing else, but for a running head."""
    found = _NUMBER.match(words)
    if found:
        return found["n"]
    with_head = _HEAD_NUMBER.match(words) or _TIGHT.match(words)
    return (with_head["n1"] or with_head["n2"]) if with_head else ""


def _counted(raw: list[str], found: dict[int, tuple[str, str]], held: set[int]) -> dict[int, tuple[str, str]]:
    """Further numbers of the same form that follow or precede those by one, between two paragraphs."""
    signs = {_sign(raw[i]) for i, (n, kind) in found.items() if n and kind == "pageNum"}
    heads = {_letters(raw[i]) for i, (n, kind) in found.items() if n and kind == "header"}
    values = {value(n): i for i, (n, _) in found.items() if n}
    more: dict[int, tuple[str, str]] = {}
    singles = [
        (group[0], n)
        for group, _ in _set_off(raw)
        if len(group) == 1 and group[0] not in held and (n := _page_number(raw[group[0]].strip()))
    ]
    end = max((i for i, line in enumerate(raw) if line and not line.isspace()), default=0)
    if end and end not in held and not raw[end - 1].strip() and (n := _page_number(raw[end].strip())):
        singles.append((end, n))  # at the foot of the last page
    for order in (singles, singles[::-1]):
        for index, n in order:
            headed = _letters(raw[index]) in heads
            if index in found or not (headed or _sign(raw[index]) in signs):
                continue
            number = value(n)
            before, after = values.get(number - 1), values.get(number + 1)
            if (before is not None and before < index) or (after is not None and after > index):
                more[index] = (n, "header" if headed else "pageNum")
                values.setdefault(number, index)
    return more


def _letters(line: str) -> str:
    """The words of a running head, without its number; nothing where it has none."""
    letters = "".join(filter(str.isalpha, line))
    return letters if len(letters) > 2 else "\0"


def _sign(line: str) -> str:
    """What stands before a number: a dash, a bracket, nothing."""
    found = _NUMBER.match(line.strip())
    return (found["sign"] or "").strip() if found else "head"
