"""Lists and tables amid running text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from teiwright.model import Block, Extent, Skip
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import Found, View

_ITEM = lazy(
    r"[ \t]*(?P<label>[-*•·‣▪]|(?P<n>\d{1,3})[.)]|\((?P<n2>\d{1,3}|[a-z])\)|(?P<letter>[a-z])[.)])(?P<gap>[ \t]+)(?=\S)"
)
_FIRST_MARKER = lazy(r"\w[.,;:!?”\"’)]*\s?(?:\[1\]|\(1\)|¹)|[^\W\d_][.,;:!?”\"’]*1\)")
"""The marker of a first note in running text."""
_SPEECH = lazy(r"-[ \t]*[^\W\d_a-zß-öø-ÿ¿¡]*[^\W\d_]")
_LABEL = lazy(r"(?:\[\w{1,3}\]|\(\w{1,3}\)|\d{1,3}[.)]|[*†‡§]+)\s")
_GAP = lazy(r"\S(?:\t+| {2,}\t*| ?\.{4,} ?|(?: \.){3,} ?)(?=\S)")
"""What divides columns: tabs, wide gaps, rows of dots."""
_WIDE = lazy(r"\S(?:\t| {3,}| ?\.{4,} ?)(?=\S)")


def _items(view: View, chunk: Chunk) -> list[tuple[int, re.Match[str]]]:
    """The lines of a chunk that begin with a mark."""
    raw = view.lines.raw
    return [(i, m) for i in range(chunk.first, chunk.last) if (m := _ITEM.match(raw[i]))]


def _shape(found: re.Match[str]) -> str:
    label = found["label"]
    return (
        label
        if not label.strip("()").rstrip(".)").isalnum()
        else ("1" if found["n"] or (found["n2"] or "").isdigit() else "a")
    )


def list_run(view: View, index: int) -> int:
    """Number of chunks, from this one on, that form one list; 0 if there is none."""
    chunks = view.chunks
    first = _items(view, chunks[index])
    if not first or first[0][0] != chunks[index].first:
        return 0
    shape = _shape(first[0][1])
    if shape != "-" and shape not in "*•·‣▪" and _is_notes(view, index):
        return 0
    count = 1
    total = sum(1 for _, m in first if _shape(m) == shape)
    if not _covered(view, chunks[index], first):
        return 0
    while index + count < len(chunks):
        more = _items(view, chunks[index + count])
        if not more or more[0][0] != chunks[index + count].first or _shape(more[0][1]) != shape:
            break
        if not _covered(view, chunks[index + count], more):
            break
        total += len(more)
        count += 1
    if total < 2 or (shape in "1a" and not _rising(view, index, count, shape)):
        return 0
    if shape == "-" and _is_dialogue(view, index, count):
        return 0
    return count


def _covered(view: View, chunk: Chunk, items: list[tuple[int, re.Match[str]]]) -> bool:
    """Lines without a mark must look like the rest of the item above: indented, or wrapped text."""
    marked = {i for i, _ in items}
    loose = [i for i in range(chunk.first, chunk.last) if i not in marked]
    if not loose:
        return True
    return view.layout.width > 0 or all(view.lines.indent(i) > view.lines.indent(chunk.first) for i in loose)


def _rising(view: View, index: int, count: int, shape: str) -> bool:
    last = None
    for chunk in view.chunks[index : index + count]:
        for _, found in _items(view, chunk):
            if _shape(found) != shape:
                continue
            label = found["label"].strip("().")
            number = int(label) if label.isdigit() else ord(label) - 96
            if last is None and number != 1:
                return False
            if last is not None and number != last + 1:
                return False
            last = number
    return True


def _is_notes(view: View, index: int) -> bool:
    """A numbered list at the end whose numbers stand as markers in the text is a list of notes, not ours."""
    if _FIRST_MARKER.search(view.text, 0, view.chunks[index].start) is None:
        return False
    return index * 2 > len(view.chunks) or view.chunks[index].start * 2 > view.stop


def _is_dialogue(view: View, index: int, count: int) -> bool:
    """Speeches that begin with a hyphen: sentences with an end; a second hyphen may close them, or begin what the narrator says."""
    if _speaks(view):
        return True
    texts = [view.text[c.start : c.end] for c in view.chunks[index : index + count]]
    speech = sum(
        1
        for t in texts
        for line in t.split("\n")
        if re.match(r"-\s*[¿¡«“\"]?[^\W\d_a-z].*[.!?…,][»”\"]?\s*-*$", line.strip())
    )
    lines = sum(t.count("\n") + 1 for t in texts)
    return speech >= 0.8 * lines and any(re.search(r"[?!][\s-]*$|[?!…] - ", t) for t in texts)


@lru_cache(maxsize=4)
def _speaks(view: View) -> bool:
    """Paragraphs that begin with a hyphen ask and exclaim: so speak the persons of a story, and not the items of a list."""
    begun = asked = 0
    for chunk in view.chunks:
        if _SPEECH.match(view.text, chunk.start, chunk.end):
            begun += 1
            asked += view.text[chunk.end - 1] in "?!" or view.text[chunk.end - 2 : chunk.end] in ("?»", "!»")
    return begun >= 6 and asked >= 0.12 * begun


def list_block(view: View, index: int, count: int) -> Block:
    """The chunks as list, items with their marks as labels, deeper indentation as a list within."""
    entries: list[tuple[int, re.Match[str], int]] = []
    """line, match, end of the item"""
    for chunk in view.chunks[index : index + count]:
        items = _items(view, chunk)
        for position, (line, found) in enumerate(items):
            stop = items[position + 1][0] if position + 1 < len(items) else chunk.last
            entries.append((line, found, view.lines.extent_of(stop - 1)[1]))
    return _nest(view, entries)


def _nest(view: View, entries: list[tuple[int, re.Match[str], int]]) -> Block:
    base = view.lines.indent(entries[0][0])
    made: list[Block] = []
    position = 0
    while position < len(entries):
        line, found, end = entries[position]
        deeper = position + 1
        while deeper < len(entries) and view.lines.indent(entries[deeper][0]) >= base + 2:
            deeper += 1
        start = view.lines.starts[line]
        text = Extent(start + found.end(), end)
        made.append(
            Block("label", Extent(start + found.start("label"), start + found.end("label")), rule="bare.list")
        )
        if deeper > position + 1:
            inner = _nest(view, entries[position + 1 : deeper])
            own = Block("", text)
            made.append(Block("item", Extent(text.start, inner.extent.end), (own, inner), (), "bare.list"))
        else:
            made.append(Block("item", text, rule="bare.list"))
        position = deeper
    bullet = not _shape(entries[0][1]).isalnum()
    rend = "bulleted" if bullet else "numbered"
    return Block(
        "list", Extent(made[0].extent.start, made[-1].extent.end), tuple(made), (("rend", rend),), "bare.list"
    )


def table_block(view: View, chunk: Chunk, found: Found) -> Block | None:
    """A chunk of at least three lines with the same columns, divided by bars, tabs or wide gaps."""
    if chunk.last - chunk.first < 3:
        return None
    words = view.text[chunk.start : chunk.end]
    if not any(sign in words for sign in ("  ", "\t", "|", "....", ". . .")):
        return None
    raw = [view.lines.raw[i].rstrip() for i in range(chunk.first, chunk.last)]
    if all(line.count("|") >= 1 for line in raw):
        return _bars(view, chunk, found)
    counts = [len(_GAP.findall(line.strip())) for line in raw]
    if (
        min(counts) < 1
        or max(counts) > 12
        or min(counts) != max(counts)
        or (min(counts) == 1 and "\t" not in raw[0])
    ):
        return None
    if max(counts) == 1 and all(_LABEL.match(line.strip()) for line in raw):
        return None  # Labels of a list or of notes, and a tab.
    rows = []
    for index in range(chunk.first, chunk.last):
        start, end = view.lines.extent_of(index)
        cells, at = [], start
        for gap in _GAP.finditer(view.text, start, end):
            cells.append(Block("cell", Extent(at, gap.start() + 1)))
            at = gap.end()
            if "." in gap[0][1:]:
                lead = gap[0][1:]
                dots = Extent(gap.start() + 1 + lead.index("."), gap.start() + 2 + lead.rindex("."))
                found.skips.append(Skip(dots, "dots that lead from one column to the next"))
        cells.append(Block("cell", Extent(at, end)))
        rows.append(Block("row", Extent(start, end), tuple(cells)))
    if _heads_columns([view.text[row.extent.start : row.extent.end] for row in rows]):
        rows[0] = Block("row", rows[0].extent, rows[0].children, (("role", "label"),))
    return Block("table", Extent(rows[0].extent.start, rows[-1].extent.end), tuple(rows), (), "bare.table")


def _heads_columns(rows: list[str]) -> bool:
    """The first row has no figures, and all others have."""
    return not any(c.isdigit() for c in rows[0]) and all(any(c.isdigit() for c in row) for row in rows[1:])


def is_tabular(view: View, chunk: Chunk) -> bool:
    """Three lines or more, each with as many wide gaps as the others: a table, though its lines are as long as each other."""
    lines = [view.lines.raw[i].strip() for i in range(chunk.first, chunk.last)]
    counts = {len(_GAP.findall(line)) for line in lines}
    return len(lines) > 2 and len(counts) == 1 and counts != {0} and all(_WIDE.search(line) for line in lines)


_BAR_RULE = lazy(r"[\s|:+=-]+$")


def _bars(view: View, chunk: Chunk, found: Found) -> Block | None:
    rows: list[Block] = []
    skips: list[Skip] = []
    label = False
    width = 0
    for index in range(chunk.first, chunk.last):
        start, end = view.lines.extent_of(index)
        if _BAR_RULE.match(view.text, start, end):
            skips.append(Skip(Extent(start, end), "rule of a table"))
            label = label or len(rows) == 1
            continue
        cells, at = [], start
        for bar in [*re.finditer(r"\|", view.text[start:end]), None]:
            stop = start + bar.start() if bar else end
            words = view.text[at:stop]
            lead = len(words) - len(words.lstrip())
            if words.strip():
                cells.append(Block("cell", Extent(at + lead, at + len(words.rstrip()))))
            elif at > start and stop < end:
                cells.append(Block("cell", Extent(stop, stop)))
            if bar:
                skips.append(Skip(Extent(stop, stop + 1), "column divider of a table"))
            at = stop + 1
        if not cells:
            return None
        width = max(width, len(cells))
        rows.append(Block("row", Extent(cells[0].extent.start, cells[-1].extent.end), tuple(cells)))
    if width < 2 or len(rows) < 2:
        return None
    if label:
        first = rows[0]
        rows[0] = Block("row", first.extent, first.children, (("role", "label"),))
    found.skips += skips
    return Block("table", Extent(rows[0].extent.start, rows[-1].extent.end), tuple(rows), (), "bare.table")
