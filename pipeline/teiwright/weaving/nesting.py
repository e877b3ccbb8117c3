"""Settles overlap, once for all annotators: which marks hide which, and where a crossing mark is cut.

Spans may cross freely. Sorted by start, the longer first, the outermost opens first; a span that would cross an open
one is cut at the boundary, and its pieces are joined by @next and @prev (TEI 21.3, NHVE).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from teiwright.ledger import leaves
from teiwright.model import Certainty, Extent, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from teiwright.model import Attributes, Block, Document

_NAMES = frozenset({"persName", "placeName", "orgName", "date"})

HIDES: Mapping[str, frozenset[str]] = {
    # A name or date inside the title of a cited work belongs to the title; a year inside a full date is not a second date.
    "title": _NAMES | {"title", "quote", "q", "said", "soCalled", "mentioned"},
    "date": _NAMES | {"title", "quote", "q", "said", "soCalled", "mentioned", "foreign"},
    "persName": _NAMES | {"title", "quote", "q", "said", "soCalled", "mentioned", "foreign"},
    "placeName": _NAMES | {"title", "quote", "q", "said", "soCalled", "mentioned", "foreign"},
    "orgName": _NAMES | {"title", "quote", "q", "said", "soCalled", "mentioned", "foreign"},
    "ref": _NAMES | {"title", "quote", "q", "said", "soCalled", "mentioned", "foreign", "ref"},
    "soCalled": frozenset({"soCalled", "quote", "q", "said"}),
    "mentioned": frozenset({"mentioned", "soCalled", "foreign"}),
}
"""outer element → the elements that are not marked inside it."""

_RIVALS = _NAMES | {"title"}
"""Of two such marks that cross or cover the same words only one can be right."""

_ONLY_INSIDE: Mapping[str, str] = {
    "roleName": "persName",
    "forename": "persName",
    "surname": "persName",
    "nameLink": "persName",
    "addName": "persName",
}

_PHRASE_ONLY = frozenset({"docAuthor", "docDate", "speaker", "label", "dateline"})
"""Blocks that hold phrases but no quotations (TEI macro.phraseSeq)."""

_INTER = frozenset({"quote", "q", "said", "cit", "bibl", "list", "table", "figure"})

_RANK = {Certainty.HIGH: 0, Certainty.MEDIUM: 1, Certainty.LOW: 2}


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of a span that nests properly: all of it, or one of several joined by @next and @prev."""

    extent: Extent
    span: Span
    attributes: Attributes


def settle(document: Document) -> dict[Block, tuple[Mark, ...]]:
    """For each leaf its marks, outermost first, each nesting in the one before it or standing after it."""
    spans = _without_rivals(document.spans)
    by_leaf: dict[Block, list[tuple[Extent, Span]]] = {}
    all_leaves = leaves(document.blocks)
    ends = [leaf.extent.end for leaf in all_leaves]
    for span in spans:
        for leaf, extent in _over_leaves(span, all_leaves, ends, document.source.text):
            by_leaf.setdefault(leaf, []).append((extent, span))
    pieces: dict[Span, int] = {}
    settled: dict[Block, list[tuple[Extent, Span]]] = {}
    for leaf in all_leaves:
        if leaf in by_leaf:
            settled[leaf] = _nest(by_leaf[leaf], leaf, document.source.text)
            for _, span in settled[leaf]:
                pieces[span] = pieces.get(span, 0) + 1
    return _joined(settled, pieces)


def _over_leaves(
    span: Span, all_leaves: list[Block], ends: list[int], text: str
) -> list[tuple[Block, Extent]]:
    """The leaves a span lies over, with the part of it in each; a part of white space alone does not count."""
    start, end = span.extent.start, span.extent.end
    index = bisect_left(ends, start if start == end else start + 1)
    if start == end:
        # An empty element at the seam of two leaves belongs to the later one, if that begins there.
        if (
            index + 1 < len(all_leaves)
            and all_leaves[index + 1].extent.start == start
            and ends[index] == start
        ):
            index += 1
        if index < len(all_leaves) and all_leaves[index].extent.start <= start:
            return [(all_leaves[index], span.extent)]
        return []
    found = []
    while index < len(all_leaves) and all_leaves[index].extent.start < end:
        leaf = all_leaves[index].extent
        a, b = max(start, leaf.start), min(end, leaf.end)
        trimmed = _trim(a, b, text)
        if trimmed:
            found.append((all_leaves[index], trimmed))
        index += 1
    return found


def _trim(start: int, end: int, text: str) -> Extent | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Extent(start, end) if start < end else None


def _without_rivals(spans: Iterable[Span]) -> list[Span]:
    """Of names and dates that cross or share their words, the surer, then the longer, then the first by name of the rule."""
    ordered = sorted(set(spans), key=_order)
    kept: list[Span] = []
    open_rivals: list[Span] = []
    dropped: set[Span] = set()
    for span in ordered:
        if span.element in _RIVALS and len(span.extent):
            open_rivals = [o for o in open_rivals if o.extent.end > span.extent.start]
            for other in open_rivals:
                if other in dropped or span in dropped:
                    continue
                same = other.extent == span.extent
                if same or not (other.extent.covers(span.extent) or span.extent.covers(other.extent)):
                    dropped.add(max(other, span, key=_weakness))
            open_rivals.append(span)
        kept.append(span)
    return [s for s in kept if s not in dropped]


def _weakness(span: Span) -> tuple[int, int, str, tuple[int, int]]:
    return (_RANK[span.cert], -len(span.extent), span.rule, (span.extent.start, span.extent.end))


def _order(span: Span) -> tuple[int, int, str, str, Attributes]:
    # An empty element opens before what begins at its place, so it never lands inside by accident.
    reach = -len(span.extent) if len(span.extent) else -(1 << 60)
    # The words of a gap stand in its desc, which therefore comes last of all that covers them.
    element = "~desc" if span.element == "desc" else span.element
    return (span.extent.start, reach, element, span.rule, span.attributes)


def _nest(found: list[tuple[Extent, Span]], leaf: Block, text: str) -> list[tuple[Extent, Span]]:
    queue: list[tuple[tuple[int, int, str, str, Attributes], int, Extent, Span]] = []
    for number, (extent, span) in enumerate(found):
        queue.append((_order(replace(span, extent=extent)), number, extent, span))
    heapify(queue)
    open_: list[tuple[Extent, Span]] = []
    settled: list[tuple[Extent, Span]] = []
    number = len(queue)
    while queue:
        _, _, extent, span = heappop(queue)
        while open_ and open_[-1][0].end <= extent.start and len(open_[-1][0]):
            open_.pop()
        if _is_hidden(span, open_, leaf):
            continue
        if open_ and extent.end > open_[-1][0].end:
            boundary = open_[-1][0].end
            rest = _trim(boundary, extent.end, text)
            if rest:
                number += 1
                heappush(queue, (_order(replace(span, extent=rest)), number, rest, span))
            first = _trim(extent.start, boundary, text)
            if not first:
                continue
            extent = first
        settled.append((extent, span))
        if len(extent):
            open_.append((extent, span))
    return settled


def _is_hidden(span: Span, open_: list[tuple[Extent, Span]], leaf: Block) -> bool:
    if not len(span.extent):
        return False
    if span.element in _INTER and leaf.element in _PHRASE_ONLY:
        return True
    needs = _ONLY_INSIDE.get(span.element)
    if needs and not any(outer.element == needs for _, outer in open_):
        return True
    return any(span.element in HIDES.get(outer.element, ()) for _, outer in open_)


def _joined(
    settled: dict[Block, list[tuple[Extent, Span]]], pieces: dict[Span, int]
) -> dict[Block, tuple[Mark, ...]]:
    """The marks, with xml:id, @next and @prev on the pieces of each span that was cut."""
    numbers: dict[str, int] = {}
    seen: dict[Span, tuple[int, int]] = {}
    done: dict[Block, tuple[Mark, ...]] = {}
    for leaf, found in settled.items():
        marks = []
        for extent, span in found:
            attributes = span.attributes
            if pieces[span] > 1:
                if span not in seen:
                    numbers[span.element] = numbers.get(span.element, 0) + 1
                number, part = seen.get(span, (numbers[span.element], 0))
                seen[span] = (number, part + 1)
                attributes = _piece(span, number, part, pieces[span])
            marks.append(Mark(extent, span, attributes))
        done[leaf] = tuple(marks)
    return done


def _piece(span: Span, number: int, part: int, parts: int) -> Attributes:
    own = span.get("xml:id") or f"{span.element}-{number}"
    kept = tuple(a for a in span.attributes if a[0] not in {"xml:id", "next", "prev"})
    before, after = span.get("prev"), span.get("next")

    def name(index: int) -> str:
        return own if index == 0 and span.get("xml:id") else f"{own}.{index + 1}"

    links: list[tuple[str, str]] = [("xml:id", name(part))]
    if part + 1 < parts:
        links.append(("next", "#" + name(part + 1)))
    elif after:
        links.append(("next", after))
    if part > 0:
        links.append(("prev", "#" + name(part - 1)))
    elif before:
        links.append(("prev", before))
    return (*links, *kept)
