"""Pages: form feeds, page numbers and running heads, known only as a series; `page_breaks` puts them back.

This is no convention of its own but a layer below all of them: what it takes for page furniture is blank to the others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.conventions.lines import Lines
from teiwright.conventions.numbers import value
from teiwright.conventions.pages.amid_sentences import FOOTER, amid_sentences
from teiwright.conventions.pages.names import MARK, heads_amid, pages_named, rules_around
from teiwright.conventions.pages.numbers import at_top, facing, head_at_top, in_series, ruled
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teiwright.model import Extent

NAME = "pages"
TITLE = "pages of a scan"
RULES = {
    "pages.number": "Numbers by themselves that rise by one from page to page are page numbers, and those behind “Page”, between rules or by themselves, that rise; “- 2 -” and what counts on from it.",
    "pages.head": "The same line at the head or foot of several pages, or several times between the halves of a sentence, is a running head.",
    "pages.address": "The address of a letter between the halves of a sentence stood at the foot of its page.",
    "pages.feed": "A form feed begins a page.",
}
_LETTERS = lazy(r"[^\W\d_]+")
_SENTENCE = lazy(r"(?:\S+\s+){4,}\S*[.!?,;]$")


class Furniture(Struct, frozen=True):
    """What stands between two pages."""

    lines: tuple[tuple[Extent, str], ...]
    """Extent of each line and fw/@type: pageNum or header."""
    n: str
    """Number of the page that begins here, where it is known."""
    at: int
    """Where the page begins."""
    begins: bool = True
    """False at the foot of the last page: no page begins there."""

    @property
    def first(self) -> int:
        """Where the furniture begins."""
        return min(self.at, self.lines[0][0].start) if self.lines else self.at

    @property
    def last(self) -> int:
        """Where it ends."""
        return max(self.at, self.lines[-1][0].end) if self.lines else self.at


class Pages(Struct, frozen=True):
    """The text without its page furniture, and the furniture."""

    lines: Lines
    breaks: tuple[Furniture, ...] = ()
    signs: tuple[str, ...] = ()


def read_pages(lines: Lines) -> Pages:
    """Find page furniture; without a series there is none."""
    raw = lines.raw
    feeds = [i for i, line in enumerate(raw) if "\f" in line]
    kinds: dict[int, str] = {}
    names = pages_named(raw)
    told = ruled(raw) | {i: n for i, (n, _) in names.items() if n}
    faced = facing(raw)
    numbers = in_series(raw, feeds) | faced | told
    amid = amid_sentences(raw, numbers)
    numbers = numbers | {i: n for i, (n, _) in amid.items() if n}
    numbers = dict(sorted((numbers | at_top(raw, numbers)).items()))
    for index in numbers:
        letters = sum(map(len, _LETTERS.findall(raw[index])))
        headed = index in faced or (letters > 7 and index not in told)
        kinds[index] = "header" if headed else "pageNum"
    kinds.update({i: kind for i, (_, kind) in names.items()})
    heads = _heads(raw, feeds, numbers) or heads_amid(raw)
    kinds.update(heads)
    kinds.update(dict.fromkeys(rules_around(raw, told), "header"))
    kinds.update({i: kind for i, (_, kind) in amid.items()})
    kinds.update(head_at_top(raw, kinds))
    if not feeds and not amid and not told and not heads and len(numbers) < 3:
        return Pages(lines)
    if len(kinds) >= sum(not line.isspace() for line in filter(None, raw)):
        return Pages(lines)  # Nothing else stands in the text: then this is the text.
    signs = []
    if len(feeds) > 1:
        signs.append(f"{len(feeds)} form feeds")
    counted = sum(kinds[i] != MARK for i in numbers)  # brackets.page says what the others are
    if counted:
        signs.append(f"{counted} page numbers that rise" + ("" if told else " by one"))
    if amid:
        signs.append(
            f"{len(amid)} of them between the halves of a sentence" if numbers else "lines amid sentences"
        )
    if heads:
        signs.append(f"{len(heads)} running heads")
    return Pages(
        _blanked(lines, kinds), tuple(_breaks(lines, kinds, feeds, numbers, told=bool(told))), tuple(signs)
    )


def _heads(raw: list[str], feeds: list[int], numbers: Iterable[int]) -> dict[int, str]:
    """Lines beside page numbers or form feeds that come again on at least three pages."""
    edges: dict[int, str] = {}
    fed, numbered = set(feeds), set(numbers)
    for anchor in (*feeds, *numbers):
        for step in (-1, 1):
            seen = 0
            index = anchor if anchor in fed and step == 1 else anchor + step
            while 0 <= index < len(raw) and seen < 2 and abs(index - anchor) < 6:
                words = raw[index].strip()
                if words:
                    seen += 1
                    key = "".join(_LETTERS.findall(words)).lower()
                    short = 3 <= len(key) <= 60 and len(words) <= 80
                    # What begins small is the end of a paragraph.
                    whole = "\f" not in words and not words[0].islower()
                    if short and whole and not _SENTENCE.search(words):
                        edges[index] = key
                index += step
    times = Counter(edges.values())
    groups: dict[str, set[str]] = defaultdict(set)
    frequent = [key for key, n in times.most_common(60) if n >= 2]
    for key in times:
        for model in frequent:
            if key == model or (abs(len(key) - len(model)) <= 2 and _distance(key, model) <= 2):
                groups[model].add(key)
                break
    good = {key for keys in groups.values() if sum(times[k] for k in keys) >= 3 for key in keys}
    return {index: "header" for index, key in edges.items() if key in good and index not in numbered}


def _distance(a: str, b: str) -> int:
    """Edit distance, for short words."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def _blanked(lines: Lines, kinds: dict[int, str]) -> Lines:
    if not kinds:
        return lines
    raw = list(lines.raw)
    for index in kinds:
        raw[index] = ""
    return Lines(lines.text, raw, lines.starts)


def _breaks(
    lines: Lines, kinds: dict[int, str], feeds: list[int], numbers: dict[int, str], *, told: bool
) -> list[Furniture]:
    """One page break for each run of furniture lines and form feeds with nothing but blank lines between."""
    marked = sorted(set(kinds) | set(feeds))
    groups: list[list[int]] = []
    for index in marked:
        if (
            groups
            and not any(lines.row(i) for i in range(groups[-1][-1] + 1, index))
            and (groups[-1][-1] in kinds or not lines.row(groups[-1][-1]))
            and (index in kinds or not lines.raw[index].partition("\f")[0].strip())
        ):
            groups[-1].append(index)
        else:
            groups.append([index])
    made = []
    fed = set(feeds)
    groups = _parted(groups, numbers) if told else groups
    end = max(
        (lines.extent_of(i).end for i, line in enumerate(lines.raw) if line.strip() and i not in kinds),
        default=0,
    )
    """Where the last text ends: no page begins behind it."""
    foot = not told and _at_foot(lines, groups, numbers)
    for group in groups:
        rows = tuple((lines.extent_of(i), kinds[i]) for i in group if i in kinds)
        printed = next((numbers[i] for i in group if i in numbers), "")
        second = _next_page(group, numbers)
        n = str(int(printed) + 1) if foot and printed.isdigit() else "" if foot else printed
        feed = next((i for i in group if i in fed), None)
        if feed is not None:
            at = lines.starts[feed] + lines.raw[feed].index("\f")
            if feed in kinds and lines.extent_of(feed).start < at < lines.extent_of(feed).end:
                at = lines.extent_of(feed).start  # its line is one piece of furniture
        elif second is not None:
            # The foot of one page and the head of the next.
            n, at = numbers[second], lines.starts[second]
        elif foot or all(kind == FOOTER for _, kind in rows):
            at = rows[-1][0].end
        else:
            at = rows[0][0].start
        begins = at < end or (feed is None and not foot)
        made.append(Furniture(rows, n, at, begins))
    return made


def _parted(groups: list[list[int]], numbers: dict[int, str]) -> list[list[int]]:
    """The groups, with each line apart that names another page than the one above it: a page on which nothing stands."""
    made: list[list[int]] = []
    for group in groups:
        last = ""
        part: list[int] = []
        for index in group:
            n = numbers.get(index, "")
            if part and n and last and n != last:
                made.append(part)
                part = []
            part.append(index)
            last = n or last
        made.append(part)
    return made


def _next_page(group: list[int], numbers: dict[int, str]) -> int | None:
    """The line of the second number between two pages, where it follows the first by one."""
    lines = [i for i in group if i in numbers]
    if len(lines) != 2 or value(numbers[lines[1]]) != value(numbers[lines[0]]) + 1:
        return None
    return lines[1]


def _at_foot(lines: Lines, groups: list[list[int]], numbers: dict[int, str]) -> bool:
    """The numbers stand at the foot of pages: before the form feed, or (without one) after the last text of the file."""
    before = after = 0
    for group in groups:
        feed = next((i for i in group if "\f" in lines.raw[i]), None)
        number = next((i for i in group if i in numbers), None)
        if feed is None or number is None:
            continue
        before += number < feed
        after += number >= feed
    if before or after:
        return before > after
    last = max(numbers, default=-1)
    return last >= 0 and not any(line.strip() for line in lines.raw[last + 1 :])
