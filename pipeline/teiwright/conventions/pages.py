"""Pages: form feeds, page numbers and running heads, known only as a series; a paragraph goes on across them.

This is no convention of its own but a layer below all of them: what it takes for page furniture is blank to the others.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from teiwright.conventions.lines import Lines
from teiwright.conventions.note_forms import label_at
from teiwright.conventions.numbers import value
from teiwright.conventions.page_numbers import FOOTER, FULL, amid_sentences, in_series
from teiwright.conventions.pieces import Piece
from teiwright.model import TEXT, Block, Extent, Skip
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME = "pages"
TITLE = "pages of a scan"
RULES = {
    "pages.number": "Numbers by themselves that rise by one from page to page are page numbers.",
    "pages.head": "The same line at the head or foot of several pages is a running head.",
    "pages.address": "The address of a letter between the halves of a sentence stood at the foot of its page.",
    "pages.feed": "A form feed begins a page.",
    "pages.joined": "A paragraph without a full stop goes on after the page break with a small letter.",
}
_RULE_OF = {"pageNum": "pages.number", "header": "pages.head", FOOTER: "pages.address"}
DROPPED = "page furniture: running head or page number, dropped on request"
_LETTERS = lazy(r"[^\W\d_]+")
_DIVIDED = lazy(r"(?P<left>[^\W\d_]+)(?P<sign>[-\u2010\u00ac\u00ad])$")
"""A word with a hyphen at the end of a page."""
_SENTENCE = lazy(r"(?:\S+\s+){4,}\S*[.!?,;]$")


@dataclass(frozen=True, slots=True)
class Furniture:
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


@dataclass(frozen=True, slots=True)
class Pages:
    """The text without its page furniture, and the furniture."""

    lines: Lines
    breaks: tuple[Furniture, ...] = ()
    signs: tuple[str, ...] = ()


def read_pages(lines: Lines) -> Pages:
    """Find page furniture; without a series there is none."""
    raw = lines.raw
    feeds = [i for i, line in enumerate(raw) if "\f" in line]
    kinds: dict[int, str] = {}
    numbers = in_series(raw, feeds)
    amid = amid_sentences(raw, numbers)
    numbers = dict(sorted({**numbers, **{i: n for i, (n, _) in amid.items() if n}}.items()))
    for index in numbers:
        letters = sum(map(len, _LETTERS.findall(raw[index])))
        kinds[index] = "header" if letters > 7 else "pageNum"
    heads = _heads(raw, feeds, numbers)
    kinds.update(heads)
    kinds.update({i: kind for i, (_, kind) in amid.items()})
    if not feeds and not amid and len(numbers) < 3:
        return Pages(lines)
    signs = []
    if len(feeds) > 1:
        signs.append(f"{len(feeds)} form feeds")
    if numbers:
        signs.append(f"{len(numbers)} page numbers that rise by one")
    if amid:
        signs.append(
            f"{len(amid)} of them between the halves of a sentence" if numbers else "lines amid sentences"
        )
    if heads:
        signs.append(f"{len(heads)} running heads")
    return Pages(_blanked(lines, kinds), tuple(_breaks(lines, kinds, feeds, numbers)), tuple(signs))


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
                    whole = "\f" not in words and not _SENTENCE.search(words)
                    if 3 <= len(key) <= 60 and len(words) <= 80 and whole:
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
    lines: Lines, kinds: dict[int, str], feeds: list[int], numbers: dict[int, str]
) -> list[Furniture]:
    """One page break for each run of furniture lines and form feeds with nothing but blank lines between."""
    marked = sorted(set(kinds) | set(feeds))
    groups: list[list[int]] = []
    for index in marked:
        if (
            groups
            and not any(lines.raw[i].strip() for i in range(groups[-1][-1] + 1, index))
            and (groups[-1][-1] in kinds or not lines.raw[groups[-1][-1]].strip())
        ):
            groups[-1].append(index)
        else:
            groups.append([index])
    made = []
    fed = set(feeds)
    end = max(
        (lines.extent_of(i)[1] for i, line in enumerate(lines.raw) if line.strip() and i not in kinds),
        default=0,
    )
    """Where the last text ends: no page begins behind it."""
    foot = _at_foot(lines, groups, numbers)
    for group in groups:
        rows = tuple((Extent(*lines.extent_of(i)), kinds[i]) for i in group if i in kinds)
        printed = next((numbers[i] for i in group if i in numbers), "")
        second = _next_page(group, numbers)
        n = str(int(printed) + 1) if foot and printed.isdigit() else "" if foot else printed
        feed = next((i for i in group if i in fed), None)
        if feed is not None:
            at = lines.starts[feed] + lines.raw[feed].index("\f")
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


def put_back(pieces: list[Piece], pages: Pages, text: str, skips: list[Skip], *, drop: bool) -> list[Piece]:
    """The pieces with pb and fw where pages begin; a paragraph broken by a page is made whole again."""
    made: list[Piece] = []
    number = 0
    breaks = pages.breaks
    for piece in pieces:
        waiting: list[Block] = []
        while number < len(breaks) and _before(breaks[number], piece.block):
            waiting += _blocks(breaks[number], skips, drop=drop)
            number += 1
        if (
            waiting
            and made
            and not piece.opens
            and goes_on(made[-1].block, piece.block, text)
            and not _below_broken(made, piece.block, text)
        ):
            waiting = _with_divided_word(made[-1].block, waiting, piece.block, text)
            made[-1] = replace(made[-1], block=_joined(made[-1].block, waiting, piece.block))
        else:
            part = made[-1].part if made else piece.part
            made += [Piece(b, (), part) for b in waiting]
            made.append(piece)
        inner: list[Furniture] = []
        while number < len(breaks) and breaks[number].first < piece.block.extent.end:
            inner.append(breaks[number])
            number += 1
        if inner:
            made[-1] = replace(made[-1], block=_with_breaks(made[-1].block, inner, skips, drop=drop))
    rest = [b for f in breaks[number:] for b in _blocks(f, skips, drop=drop)]
    return made + [Piece(b, (), made[-1].part if made else "body") for b in rest]


def _before(furniture: Furniture, block: Block) -> bool:
    return furniture.last <= block.extent.start


def _blocks(furniture: Furniture, skips: list[Skip], *, drop: bool) -> list[Block]:
    attributes = (("n", furniture.n),) if furniture.n else ()
    rule = "pages.number" if furniture.lines else "pages.feed"
    made: list[Block] = []
    broken = False
    mark = Block("pb", Extent(furniture.at, furniture.at), (), attributes, rule)
    for extent, kind in furniture.lines:
        if extent.start >= furniture.at and not broken:
            made.append(mark)
            broken = True
        if drop:
            skips.append(Skip(extent, DROPPED))
        else:
            element_rule = _RULE_OF[kind]
            made.append(Block("fw", extent, (), (("type", kind),), element_rule))
    if not broken and furniture.begins:
        made.append(mark)
    return made


def goes_on(one: Block, other: Block, text: str) -> bool:
    """The second paragraph goes on with the sentence of the first."""
    if one.element != "p" or other.element != "p" or other.children:
        return False
    first = text[other.extent.start]
    return first.islower() and not FULL.search(
        text, max(one.extent.start, one.extent.end - 3), one.extent.end
    )


def _below_broken(made: list[Piece], other: Block, text: str) -> bool:
    """What ends the page are notes, below a paragraph that breaks off: that paragraph is it which goes on, and no note."""
    at = len(made) - 1
    while at >= 0 and (
        made[at].block.element == "milestone" or label_at(text, made[at].block.extent.start) is not None
    ):
        at -= 1
    return 0 <= at < len(made) - 1 and goes_on(made[at].block, other, text)


def _with_divided_word(one: Block, between: list[Block], other: Block, text: str) -> list[Block]:
    """What stands between two pages; a word divided by a hyphen goes on, for sure where the text has it whole elsewhere."""
    left = _DIVIDED.search(text, max(one.extent.start, one.extent.end - 40), one.extent.end)
    right = _LETTERS.match(text, other.extent.start)
    if left is None or right is None:
        return between
    whole = re.search(rf"(?i)\b{re.escape(left['left'] + right[0])}\b", text)
    sure = left["sign"] in "\u00ac\u00ad" or whole is not None
    how = (("break", "no" if sure else "maybe"),)
    return [replace(b, attributes=(*b.attributes, *how)) if b.element == "pb" else b for b in between]


def _joined(one: Block, between: list[Block], other: Block) -> Block:
    first = one.children or (Block(TEXT, one.extent),)
    children = (*first, *between, Block(TEXT, other.extent))
    return replace(one, extent=Extent(one.extent.start, other.extent.end), children=children)


def _holding(cell: Block, breaks: list[Block], *, first: bool) -> Block:
    """The cell with the breaks that stand right before it (``first``) or right behind it."""
    own = cell.children or ((Block(TEXT, cell.extent),) if cell.extent.start < cell.extent.end else ())
    children = (*breaks, *own) if first else (*own, *breaks)
    ends = [cell.extent, *(b.extent for b in breaks)]
    extent = Extent(min(e.start for e in ends), max(e.end for e in ends))
    return replace(cell, extent=extent, children=children)


def _with_breaks(block: Block, inner: list[Furniture], skips: list[Skip], *, drop: bool) -> Block:
    """Page breaks inside a block: put into the leaves in which they stand, where a leaf may hold them."""
    children: list[Block] = []
    if block.children:
        for child in block.children:
            own = [f for f in inner if child.extent.start <= f.first < child.extent.end]
            parted = _with_breaks(child, own, skips, drop=drop) if own else child
            # Text has no element that could hold others: its parts stand beside each other.
            children += (parted.children or (parted,)) if parted.element == TEXT else (parted,)
        loose = [
            f for f in inner if not any(c.extent.start <= f.first < c.extent.end for c in block.children)
        ]
        for furniture in loose:
            place = next(
                (i for i, c in enumerate(children) if c.extent.start >= furniture.first), len(children)
            )
            made = _blocks(furniture, skips, drop=drop)
            if block.element == "row":
                # A row holds nothing but cells: the page breaks at the end of the one before, or in the first.
                beside = max(place - 1, 0)
                children[beside] = _holding(children[beside], made, first=place == 0)
            else:
                children[place:place] = made
        return replace(block, children=tuple(children))
    at = block.extent.start
    for furniture in inner:
        made = _blocks(furniture, skips, drop=drop)
        if furniture.first > at:
            children.append(Block(TEXT, Extent(at, furniture.first)))
        children += made
        at = max(at, furniture.last)
    if at < block.extent.end:
        children.append(Block(TEXT, Extent(at, block.extent.end)))
    return replace(block, children=tuple(children))
