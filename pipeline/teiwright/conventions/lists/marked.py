"""Lists amid running text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.dating import dated_at_start
from teiwright.conventions.notes.forms import is_head
from teiwright.conventions.numbers import value
from teiwright.conventions.pieces import around, holding
from teiwright.conventions.verse.rhymes import rhyming
from teiwright.model import Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

ITEM = lazy(
    r"[ \t]*(?P<label>[-*•·‣▪]|(?P<n>\d{1,3})(?:(?:[ ]?[–—-]|,)[ ]?(?P<to>\d{1,3}))?(?:\.\)|[.)]|[º°][.)]?)|\((?P<n2>\d{1,3}|[ivx]{2,4}|[a-z]|[A-Z])\)|(?P<letter>[ivx]{2,4}|[a-z]|[A-Z])[.)])(?P<gap>[ \t]+)(?=\S)"
)
"""“1.”, “1°”, “(a)”, “-”; “1–3.”, “4, 5.” where one entry stands for several."""
_FIRST_MARKER = lazy(r"\w[.,;:!?”\"’)]*[ \t]?(?:\[1\]|\(1\)|¹)|[^\W\d_][.,;:!?”\"’]*1\)")
"""The marker of a first note in running text."""
_GLUED = lazy(r"[^\W\d_](?:[.,;:!?”\"»’)\]]{1,3}[1-9]\d?|1)(?=\s|$|[.,;:])")
"""“barley.1”: the figure of a first note, no longer raised."""
_NO_NOTE = lazy(r"\d{1,3}[º°]|\(?[a-z]\)")
"""“1°”, “(a)” count points, and no notes whose markers are figures."""
_SPEECH = lazy(r"-[ \t]*[^\W\d_a-zß-öø-ÿ¿¡]*[^\W\d_]")


_SIGNED = lazy(r"[A-Z]\. [^\W\d_][\w’'-]+(?:,.*|\.)?$")
"""“A. Smith, Treasurer” , and others in the lines below, sign a paper."""
_HEAD = 40
"""Characters of the heading of notes at most."""
ROMAN = frozenset("ivx")
"""Letters that may be small Roman numbers."""
BRACKETED = "(1"
"""The shape of “(1)”, which counts by itself below “1.”."""
_COUNTED = ("1", BRACKETED, "a", "A")
ANSWERED = 3
"""Numbered lines, each with a line below it, at least."""
_DAYS_WITH_STOP = ("de", "und")
"""Languages in which a day is written as an item is numbered, “1. Januar”; or which may be one of them."""


def _items(view: View, chunk: Chunk) -> list[tuple[int, re.Match[str]]]:
    """The lines of a chunk that begin with a mark."""
    raw = view.lines.raw
    found = [(i, m) for i in chunk.indices if (m := ITEM.match(raw[i]))]
    if view.language.startswith(_DAYS_WITH_STOP):
        found = [(i, m) for i, m in found if not _is_day(raw[i].strip())]
    return found


def _is_day(line: str) -> bool:
    """“1. Januar. Schnee.”, “2. Mai 1866” begin with a day; “5. Mai” by itself may be the fifth of twelve months."""
    dated = dated_at_start(line)
    return dated is not None and (line[dated.end() :].strip(" .") != "" or dated[0][-1].isdigit())


def _shape(found: re.Match[str]) -> str:
    if found["n"]:
        return "1"
    if (found["n2"] or "").isdigit():
        return BRACKETED
    letter = found["n2"] or found["letter"]
    return ("A" if letter.isupper() else "a") if letter else found["label"]


def numbers(found: re.Match[str]) -> tuple[int, int]:
    """The number of an item, and the last one it stands for; a letter counts as its place in the alphabet."""
    label = found["n"] or found["label"].strip("().")
    first = int(label) if label.isdigit() else ord(label.lower()) - 96 if len(label) == 1 else value(label)
    return first, int(found["to"] or first)


def _comes_after(found: re.Match[str], last: int) -> bool:
    """An item counts on from the one before it; “(i)” and “(v)” may be letters or small Roman numbers."""
    label = found["label"].strip("().")
    return last + 1 in (numbers(found)[0], value(label) if label in ROMAN else 0)


def list_run(view: View, index: int, after: int = 0) -> int:
    """Number of chunks, from this one on, that form one list; 0 if there is none.

    Args:
        view: the text.
        index: the chunk with which it begins.
        after: the number of an item on which it goes on; then one item is enough.
    """
    chunks = view.chunks
    first = _items(view, chunks[index])
    if not first or first[0][0] != chunks[index].first:
        return 0
    shape = _shape(first[0][1])
    if not after and shape != "-" and shape not in "*•·‣▪" and _is_notes(view, index):
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
        if shape in _COUNTED and numbers(more[0][1])[0] == 1:
            break  # Another list begins.
        total += len(more)
        count += 1
    if (after and shape != "1") or total < (1 if after else ANSWERED if shape == "A" else 2):
        return 0
    if shape == "A" and all(
        _SIGNED.match(view.lines.row(i)) for c in chunks[index : index + count] for i in c.indices
    ):
        return 0
    if shape in _COUNTED and not _rising(view, index, count, shape, after):
        return int(not after and _is_tree(view, index))
    if shape == "-" and _is_dialogue(view, index, count):
        return 0
    return count


def _covered(view: View, chunk: Chunk, items: list[tuple[int, re.Match[str]]]) -> bool:
    """Lines without a mark must look like the rest of the item above: indented, wrapped, begun small, or one below each item: its answer."""
    marked = {i for i, _ in items}
    loose = [i for i in chunk.indices if i not in marked]
    if not loose:
        return True
    if view.layout.width > 0 or all(view.lines.indent(i) > view.lines.indent(chunk.first) for i in loose):
        return True
    raw = view.lines.rows(chunk)
    if all(raw[i - chunk.first][0].islower() for i in loose):
        return True
    if len(items) < ANSWERED or _shape(items[0][1]) != "1":
        return False
    asked = sum(raw[i - chunk.first][-1] == "?" for i, _ in items)
    if 2 * asked > len(items) and all(i + 1 in loose for i, _ in items):
        return True  # a questionnaire: each question has its answer below it
    below = loose == [i + 1 for i, _ in items]
    return below and 2 * rhyming(raw) < len(raw)


def last_number(view: View, index: int) -> int:
    """The number of the last item in a chunk, 0 if it is none in figures."""
    found = ITEM.match(view.lines.raw[max(view.chunks[index].first, _items(view, view.chunks[index])[-1][0])])
    return numbers(found)[1] if found and _shape(found) == "1" else 0


def longer(block: Block, table: Block, more: Block) -> Block:
    """A list with a table in its last item, and the items that follow it."""
    *before, item = block.children
    own = item.children or (Block("", item.extent),)
    item = replace(item, extent=around((item, table)), children=(*own, table))
    return replace(block, extent=around((block, more)), children=(*before, item, *more.children))


def _rising(view: View, index: int, count: int, shape: str, after: int = 0) -> bool:
    """All items of one shape count on by one, from 1 or from the number before them."""
    last = after or None
    for chunk in view.chunks[index : index + count]:
        for _, found in _items(view, chunk):
            if _shape(found) != shape:
                continue
            if not _comes_after(found, last or 0):
                return False
            number, until = numbers(found)
            if until < number:
                return False
            last = until if found["to"] else (last or 0) + 1
    return True


def _is_tree(view: View, index: int) -> bool:
    """Each line of a chunk begins with a mark, and some are set in below others: generations of a family, whose numbers come again."""
    chunk = view.chunks[index]
    items = _items(view, chunk)
    margins = [view.lines.indent(i) for i, _ in items]
    return len(items) == chunk.height > ANSWERED and min(margins) == margins[0] < max(margins)


@lru_cache(maxsize=4)
def _first_marker(view: View) -> int:
    """Where the first marker of a note ends; behind the text where there is none."""
    found = _FIRST_MARKER.search(view.text)
    return found.end() if found else len(view.text) + 1


@lru_cache(maxsize=4)
def marks_notes(view: View) -> bool:
    """The text has the marker of a first note, [1] or ¹ or a 1 right behind a word: lines that begin with figures may be its notes."""
    return _first_marker(view) <= len(view.text) or _GLUED.search(view.text) is not None


def _is_notes(view: View, index: int) -> bool:
    """A numbered list at the end whose numbers stand as markers in the text is a list of notes, not ours; not where “Notes” stands further on."""
    start = view.chunks[index].start
    if _first_marker(view) > start or _NO_NOTE.match(view.text, start):
        return False
    last = index * 2 > len(view.chunks) or view.chunks[index].start * 2 > view.stop
    return last and not any(is_head(view.words(c)) for c in view.chunks[index + 1 :] if c.length <= _HEAD)


def _is_dialogue(view: View, index: int, count: int) -> bool:
    """Speeches that begin with a hyphen: sentences with an end; a second hyphen may close them, or begin what the narrator says."""
    if _speaks(view):
        return True
    texts = [view.words(c) for c in view.chunks[index : index + count]]
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
    base, shape = view.lines.indent(view.chunks[index].first), ""
    for chunk in view.chunks[index : index + count]:
        items = _items(view, chunk)
        shape = shape or _shape(items[0][1])
        # “l. J.” at the beginning of a line is no item of a list of figures
        below = _below(items, shape)
        deeper = [(i, m) for i, m in items if view.lines.indent(i) > base]
        letters = [numbers(m)[0] for _, m in deeper if _shape(m) == "A"]
        if letters != list(range(1, len(letters) + 1)) or len(letters) == 1:
            deeper = [(i, m) for i, m in deeper if _shape(m) != "A"]  # “J. Dale” goes on in the item
        below.update(i for i, _ in deeper)
        items = [(i, m) for i, m in items if _shape(m) == shape or i in below]
        for position, (line, found) in enumerate(items):
            stop = items[position + 1][0] if position + 1 < len(items) else chunk.last
            entries.append((line, found, view.lines.extent_of(stop - 1).end))
    return _nest(view, entries)


def item_with(text: Extent, inner: Block | None) -> Block:
    """An item, with the list that it holds if there is one."""
    if inner is None:
        return Block("item", text, rule="bare.list")
    return holding("item", [Block("", text), inner], "bare.list")


def _below(items: list[tuple[int, re.Match[str]]], shape: str) -> set[int]:
    """The lines of “(a)”, “(b)” … that count from the first on between two items of figures."""
    found: set[int] = set()
    run: list[int] = []
    for line, match in [*items, (-1, None)]:
        inner = match is not None and _shape(match) in {BRACKETED, "a"} and shape == "1"
        if match and inner and _comes_after(match, len(run)):
            run.append(line)
            continue
        found.update(run if len(run) > 1 else ())
        run = []
    return found


def _nest(view: View, entries: list[tuple[int, re.Match[str], int]]) -> Block:
    """Items (line, label, end of the item) as a list; those that are indented below one are a list within it."""
    base, shape = view.lines.indent(entries[0][0]), _shape(entries[0][1])
    made: list[Block] = []
    position = 0
    while position < len(entries):
        line, found, end = entries[position]
        deeper = position + 1
        while deeper < len(entries) and (
            view.lines.indent(entries[deeper][0]) >= base + 2
            or (shape == "1" and _shape(entries[deeper][1]) in {BRACKETED, "a"})
        ):
            deeper += 1
        start = view.lines.starts[line]
        text = Extent(start + found.end(), end)
        made.append(
            Block("label", Extent(start + found.start("label"), start + found.end("label")), rule="bare.list")
        )
        inner = _nest(view, entries[position + 1 : deeper]) if deeper > position + 1 else None
        made.append(item_with(text, inner))
        position = deeper
    rend = "numbered" if shape in _COUNTED else "bulleted"
    return holding("list", made, "bare.list", (("rend", rend),))
