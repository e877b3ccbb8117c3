"""Chunks taken apart and put together again, where blank lines and margins do not say all: marks, lists, numbered points, brackets, headings of notes."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.end_marks import CLOSES, SENTENCE_END
from teiwright.conventions.layout import BLOCK, Layout, parts
from teiwright.conventions.lists.marked import ITEM, numbers
from teiwright.conventions.notes.forms import is_head, label_at
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk, Lines

MARK = lazy(r"[ \t]*%%[ \t]+(?P<what>head|p|lines|verse|quote)(?:[ \t]+(?P<level>[1-9]))?[ \t]*$")
"""A person’s own mark: what the next block is, where inference fails."""


def beside_marks(lines: Lines, chunk: Chunk) -> list[int]:
    """Above and below each line that begins with %%: it says what the next block is."""
    return [at for i in chunk.indices if MARK.match(lines.raw[i]) for at in (i, i + 1)]


_RULE = lazy(r"[ \t]*([-_—–=*~])(?:[ \t]*\1){2,}[ \t]*$")


def beside_note_heads(lines: Lines, chunk: Chunk) -> list[int]:
    """Above and below a row of dashes, or a head such as “Notes”, right above a note."""
    cuts: list[int] = []
    for index in range(chunk.first, chunk.last - 1):
        parts = is_rule(lines.raw[index]) or (index == chunk.first and is_head(lines.raw[index]))
        following = lines.raw[index + 1]
        if parts and label_at(following, 0) and any(map(str.isalpha, following)):
            cuts += (index, index + 1)
    return cuts


def is_rule(line: str) -> bool:
    """A row of dashes or the like, nothing else."""
    return _RULE.match(line) is not None


_TITLE_LINES = 6
"""The title at the head of a text has fewer, its rules among them."""
_SHORT = 60
"""Characters of an author's line below the title, or of a heading."""


def with_title_rules_apart(lines: Lines, chunks: list[Chunk]) -> list[Chunk]:
    """The chunks, with the row of dashes below (and above) the first line of the text as a chunk of its own.

    Where headings further on are underlined alike, the first may be one of them, unless another short line follows right below it.
    """
    if len(chunks) < 2 or chunks[0].height > _TITLE_LINES:
        return chunks
    first, last = chunks[0].first, chunks[0].last
    above = first + is_rule(lines.raw[first])
    below = last - is_rule(lines.raw[last - 1])
    if above >= below or below == last or any(is_rule(lines.raw[i]) for i in range(above, below)):
        return chunks
    sign = lines.row(below)[0]
    alike = any(
        c.height > 1 and is_rule(lines.raw[c.last - 1]) and lines.row(c.last - 1)[0] == sign
        for c in chunks[1:]
    )
    following = chunks[1]
    headed = following.height == 2 and is_rule(lines.raw[following.last - 1])
    named = following.height == 1 and following.length <= _SHORT
    if alike and not headed and not named:
        return chunks
    parted = [lines.chunk(first, above, chunks[0].blank)] if above > first else []
    parted.append(lines.chunk(above, below, 0 if parted else chunks[0].blank))
    return [*parted, lines.chunk(below, last, 0), *chunks[1:]]


def is_title_rule(chunks: list[Chunk], lines: Lines, index: int) -> bool:
    """A row that stands right above or below the title at the head of the text: it sets it off, and says nothing of its own."""
    chunk = chunks[index]
    if chunk.height > 1 or not is_rule(lines.raw[chunk.first]):
        return False
    below = chunks[index + 1] if index + 1 < len(chunks) else None
    return not chunk.blank if index else below is not None and not below.blank


_INTRODUCES = lazy(r"[:—–]\s*$")
_GOES_ON = lazy(r"[:,;—–]\s*$")


def around_lists(lines: Lines, chunk: Chunk) -> tuple[int, ...]:
    """Above and below the items of a list that a line introduces (“… as follows:”)."""
    first = next((i for i in chunk.indices if ITEM.match(lines.raw[i])), chunk.first)
    introduced = chunk.first < first < chunk.last - 1 and _begins_items(lines, first, chunk.last)
    return (first, _items_end(lines, first, chunk.last)) if introduced else ()


def _items_end(lines: Lines, first: int, last: int) -> int:
    """The line after a list: where its last item has ended with a stop, lines that begin large at the margin are of the text again, if those below the other items begin small."""
    items = [i for i in range(first, last) if ITEM.match(lines.raw[i])]
    below = items[-1] + 1
    while below < last and (
        lines.indent(below) > lines.indent(first) or lines.raw[below].lstrip()[0].islower()
    ):
        below += 1
    loose = [i for i in range(first, items[-1]) if i not in items]
    alike = all(lines.raw[i].lstrip()[0].islower() or lines.indent(i) > lines.indent(first) for i in loose)
    return below if alike and lines.raw[below - 1].rstrip()[-1] in ".!?" else last


def _begins_items(lines: Lines, first: int, last: int) -> bool:
    """The first item, below a line that introduces it, is followed by the second."""
    one = ITEM.match(lines.raw[first])
    two = next((m for i in range(first + 1, last) if (m := ITEM.match(lines.raw[i]))), None)
    if one is None or two is None:
        return False
    if one["n"] and two["n"]:
        (first_number, until), (number_below, _) = numbers(one), numbers(two)
        rising = first_number == 1 and number_below == until + 1
        above = lines.row(first - 1)
        return rising and (_GOES_ON.search(above) is not None or above.isupper())
    number, following = (m["label"].strip("().") for m in (one, two))
    if not number.isalnum():
        return number == following and _INTRODUCES.search(lines.raw[first - 1]) is not None
    return (number, following) in {("1", "2"), ("a", "b"), ("A", "B"), ("i", "ii")} and (
        _GOES_ON.search(lines.raw[first - 1]) is not None
        or (number in {"a", "A"} and lines.raw[first - 1].rstrip()[-1].isalpha())
        or (one["label"][0] == "(" and lines.indent(first) > lines.indent(first - 1))
        or (number == "A" and lines.row(first - 1).isupper())
    )


_POINT = lazy(r"[ \t]*(?P<n>\d{1,2}(?:\.\d{1,2}){0,3})[.)]?[ \t]+(?=[^\W\d_]|[\"“«„‘'(\[])")
"""“2.1 The minutes were read.”, “2.” between such."""
_POINT_ENDS = tuple(f".:;!?…{CLOSES})]")


def before_points(lines: Lines, chunk: Chunk) -> list[int]:
    """The lines that are numbered 1.1, 1.2 … right below each other."""
    if chunk.height < 2:
        return []
    found = [(i, m["n"]) for i in chunk.indices if (m := _POINT.match(lines.raw[i]))]
    counts = [tuple(map(int, n.split("."))) for _, n in found]
    if len(found) < 2 or max(map(len, counts)) < 2:
        return []
    if not all(_counts_on(one, two) for one, two in itertools.pairwise(counts)):
        return []
    begins = [i for i, _ in found]
    ended = sum(1 for i in (*begins[1:], chunk.last) if lines.raw[i - 1].rstrip().endswith(_POINT_ENDS))
    if 2 * ended <= len(begins):
        return []  # “1.2 pounds of tea”, the entries of a contents page
    # Below other lines, “Present: …”, only a count that begins.
    return begins if begins[0] == chunk.first or (len(found) > 2 and set(counts[0]) == {1}) else []


def _counts_on(one: tuple[int, ...], two: tuple[int, ...]) -> bool:
    """1.2 or 1.1.1 after 1.1, 2 or 2.1 after 1.3."""
    if two == (*one, 1):
        return True
    return any(two[: k + 1] == (*one[:k], one[k] + 1) and set(two[k + 1 :]) <= {1} for k in range(len(one)))


_BRACKET = lazy(rf"\[(?:Transcriber|{w.PICTURES})\b[^\]]*$")


def _is_row(line: str) -> bool:
    """A wide gap, and a figure behind it: the row of a table or an account."""
    words = line.strip()
    return ("   " in words or "\t" in words) and words[-1].isdigit()


def with_brackets_whole(lines: Lines, chunks: list[Chunk]) -> list[Chunk]:
    """The chunks, with a bracket of those who made the file in one piece, though blank lines stand in it."""
    made: list[Chunk] = []
    index = 0
    while index < len(chunks):
        chunk = chunks[index]
        last = index
        if _BRACKET.match(lines.text, chunk.start, chunk.end):
            while last + 1 < len(chunks) and last - index < 30 and "]" not in lines.words(chunks[last]):
                last += 1
            if (
                "]" not in lines.words(chunks[last])
                or "[" in lines.words(chunks[last]).partition("]")[0][last == index :]
            ):
                last = index
        made.append(lines.chunk(chunk.first, chunks[last].last, chunk.blank) if last > index else chunk)
        index = last + 1
    return made


def _set_off(lines: Lines, chunk: Chunk, layout: Layout) -> frozenset[int]:
    """Lines that go on a block which is indented as a whole, where indentation divides paragraphs: a quotation, verse.

    Its lines stand at one margin of their own, and few of them end a sentence; those of a dialogue all do.
    """
    found: set[int] = set()
    index = chunk.first
    while index < chunk.last:
        indent, stop = lines.indent(index), index + 1
        while stop < chunk.last and lines.indent(stop) == indent:
            stop += 1
        last = stop - 1 if stop < chunk.last and lines.indent(stop) <= layout.indent + 1 else stop
        if indent - layout.indent > 1 and last - index >= BLOCK:
            ends = sum(1 for i in range(index, last - 1) if SENTENCE_END.search(lines.raw[i]))
            if 3 * ends <= last - 1 - index:
                found.update(range(index + 1, last))
        index = stop
    return frozenset(found)


def regroup(lines: Lines, chunks: list[Chunk], layout: Layout) -> list[Chunk]:
    """The chunks as paragraphs: divided again where lines or indentation divide them."""
    if layout.kind == "blank":
        return chunks
    made: list[Chunk] = []
    for chunk in chunks:
        cuts: list[int] = []
        whole = _set_off(lines, chunk, layout) if layout.kind == "indent" else frozenset()
        for index in range(chunk.first + 1, chunk.last):
            if index in whole or (_is_row(lines.raw[index - 1]) and _is_row(lines.raw[index])):
                continue
            if (
                layout.kind == "line"
                or (layout.kind == "short" and parts(lines, index, layout.width))
                or (layout.kind == "indent" and lines.indent(index) - layout.indent > 1)
            ):
                cuts.append(index)
        made += lines.parted(chunk, cuts)
    return made
