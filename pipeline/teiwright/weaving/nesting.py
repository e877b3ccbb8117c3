"""Settles overlap, once for all annotators: which marks hide which, and where a crossing mark is cut.

Spans may cross freely. Sorted by start, the longer first, the outermost opens first; a span that would cross an open
one is cut at the boundary, and its pieces are joined by @next and @prev (TEI 21.3, NHVE).
"""

from __future__ import annotations

from bisect import bisect_left
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from teiwright.ledger import BETWEEN_BLOCKS, FORBIDDEN, FORBIDDEN_CHARACTER, leaves
from teiwright.model import IN_ORDER, Extent, Span
from teiwright.weaving.joining import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from teiwright.model import Attributes, Block, Document
    from teiwright.weaving.joining import Mark

_SKIPPED = "\0"
"""Stands where a sign of the text is skipped, such as one for italics."""
_BLANK = frozenset({BETWEEN_BLOCKS, FORBIDDEN})
"""Reasons of skips that are blanks here."""
_NAMES = frozenset({"persName", "placeName", "orgName", "date"})

_SET_OFF = frozenset({"title", "quote", "q", "said", "soCalled", "mentioned"})
HIDES: Mapping[str, frozenset[str]] = {
    # A name or date inside the title of a cited work belongs to the title; a year inside a full date is not a second date.
    "title": _NAMES | _SET_OFF,
    **dict.fromkeys(sorted(_NAMES), _NAMES | _SET_OFF | {"foreign"}),
    "bibl": frozenset({"said"}),  # nobody speaks in a reference, and TEI has it so
    "ref": _NAMES | _SET_OFF | {"foreign", "ref"},
    "soCalled": frozenset({"soCalled", "quote", "q", "said"}),
    "mentioned": frozenset({"mentioned", "soCalled", "foreign"}),
}
"""outer element → the elements that are not marked inside it."""

_NEVER_HELD: Mapping[str, frozenset[str]] = {
    "persName": frozenset({"persName"}),
    "date": frozenset({"quote", "said"}),
    "bibl": frozenset({"said"}),
}
"""outer element → what is not even marked inside it where a person asks for it: TEI, or our rules for names, would not have it."""

_HOLDS: Mapping[str, frozenset[str]] = {"dates.regnal": frozenset({"persName", "roleName"})}
"""rule → what is marked inside its mark all the same: the king whose year it is."""

_RIVALS = _NAMES | {"title"}
"""Of two such marks that cross or cover the same words only one can be right."""

_ONLY_INSIDE: Mapping[str, str] = {
    "roleName": "persName",
    "forename": "persName",
    "surname": "persName",
    "nameLink": "persName",
    "addName": "persName",
}

_PHRASE_ONLY = frozenset(
    {"docAuthor", "docDate", "docImprint", "speaker", "label", "dateline", "byline", "opener", "closer"}
)
"""Blocks that hold phrases but no quotations (TEI model.phrase)."""

_NOTHING_BETWEEN = _PHRASE_ONLY | {
    "head", "stage", "salute", "signed", "trailer", "addrLine", "titlePart", "bibl", "fw",
}  # fmt: skip
"""Blocks that hold phrases, and quotations at most."""

_PHRASES = _NAMES | frozenset({
    "title", "soCalled", "mentioned", "foreign", "stage", "del", "supplied", "unclear", "fw", "num",
    "label", "roleName", "bibl",
})  # fmt: skip
"""Marks that hold phrases alone: what is in brackets inside a name is a part of it, not a direction of the play."""

_BETWEEN = frozenset({"stage", "label", "bibl"})
"""What stands among phrases in a paragraph, never inside a mark that holds phrases alone (TEI model.inter)."""

_INTER = frozenset({"quote", "q", "said", "cit", "bibl", "list", "table", "figure"})


def settle(document: Document) -> list[tuple[Mark, ...]]:
    """For each leaf, in their order, its marks: outermost first, each nesting in the one before it or standing after it."""
    spans = _without_rivals(document.spans)
    all_leaves = leaves(document.blocks)
    hosts = [passage.element for passage in document.passages]
    ends = [leaf.extent.end for leaf in all_leaves]
    text = _woven(document)
    found: list[list[tuple[Extent, int]]] = [[] for _ in all_leaves]
    for number, span in enumerate(spans):
        for index, extent in _over_leaves(span, all_leaves, ends, text):
            found[index].append((extent, number))
    nested = [
        _nest(_parted(marks, spans), spans, host, text) if marks else []
        for host, marks in zip(hosts, found, strict=True)
    ]
    return joined(nested, spans)


def _woven(document: Document) -> str:
    """The text, in which what is not woven can be told: a mark on nothing else would be empty."""
    text, parts, at = FORBIDDEN_CHARACTER.sub(" ", document.source.text), [], 0
    for skip in sorted(document.skips, key=IN_ORDER):
        start, end = skip.extent.start, skip.extent.end
        if start >= at and skip.reason not in _BLANK:
            parts += [text[at:start], _SKIPPED * (end - start)]
            at = end
    return "".join([*parts, text[at:]]) if parts else text


def held(settled: Iterable[Iterable[Mark]]) -> tuple[Span, ...]:
    """The spans that hold, each once: those that a rival or the place has outdone are in no mark."""
    return tuple({id(mark.span): mark.span for marks in settled for mark in marks}.values())


def _over_leaves(span: Span, all_leaves: list[Block], ends: list[int], text: str) -> list[tuple[int, Extent]]:
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
        if index == len(all_leaves) or all_leaves[index].extent.start > start:
            return []
        # No line ends in the break of a page.
        return [] if span.element == "lb" and not all_leaves[index].extent else [(index, span.extent)]
    found = []
    while index < len(all_leaves) and all_leaves[index].extent.start < end:
        leaf = all_leaves[index].extent
        a, b = max(start, leaf.start), min(end, leaf.end)
        if trimmed := _trim(a, b, text):
            found.append((index, trimmed))
        index += 1
    return found


def _trim(start: int, end: int, text: str) -> Extent | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end or (text[start] == _SKIPPED and not text[start:end].replace(_SKIPPED, " ").strip()):
        return None
    return Extent(start, end)


def _without_rivals(spans: Iterable[Span]) -> list[Span]:
    """Of names and dates that cross or share their words, the surer, then the longer, then the first by name of the rule."""
    ordered = _titles_first(sorted(_each_once(spans), key=_order))
    open_rivals: list[Span] = []
    dropped: set[int] = set()
    for span in ordered:
        if span.element not in _RIVALS or not len(span.extent):
            continue
        if open_rivals:
            open_rivals = [o for o in open_rivals if o.extent.end > span.extent.start]
        for other in open_rivals:
            if id(other) in dropped or id(span) in dropped:
                continue
            same = other.extent == span.extent
            if same or not (other.extent.covers(span.extent) or span.extent.covers(other.extent)):
                dropped.add(id(max(span, other, key=_weakness)))  # of two equals the later
        open_rivals.append(span)
    return [s for s in ordered if id(s) not in dropped] if dropped else ordered


def _each_once(spans: Iterable[Span]) -> list[Span]:
    """The spans without those that say again what one of them says. They are compared only at one place: their hash is slow."""
    kept: dict[tuple[int, int, str, str], list[Span]] = {}
    for span in spans:
        alike = kept.setdefault((span.extent.start, span.extent.end, span.element, span.rule), [])
        if span not in alike:
            alike.append(span)
    return [span for alike in kept.values() for span in alike]


def _weakness(span: Span) -> tuple[bool, int, int, str, tuple[int, int]]:
    return (
        not span.checked,
        span.cert.rank,
        -len(span.extent),
        span.rule,
        (span.extent.start, span.extent.end),
    )


def _titles_first(ordered: list[Span]) -> list[Span]:
    """The title of a person stands directly in the name (TEI has it nowhere else): what is set in italics with it stands in it."""
    for at in range(len(ordered) - 1):
        one, other = ordered[at], ordered[at + 1]
        if one.element == "hi" and other.element == "roleName" and one.extent == other.extent:
            ordered[at], ordered[at + 1] = other, one
    return ordered


def _order(span: Span) -> tuple[tuple[int, int], str, str, Attributes]:
    # The words of a gap stand in its desc, which therefore comes last of all that cover them.
    element = "~desc" if span.element == "desc" else span.element
    return (_reach(span.extent), element, span.rule, span.attributes)


def _reach(extent: Extent) -> tuple[int, int]:
    """Where it begins, the longer first; an empty element opens before what begins at its place, so it never lands inside by accident."""
    return (extent.start, extent.start - extent.end or -(1 << 60))


def _parted(marks: list[tuple[Extent, int]], spans: list[Span]) -> list[tuple[Extent, int]]:
    """Marks cut where they begin or end amid a note marker, which itself stays whole: one note points back to one marker."""
    whole = sorted(extent for extent, number in marks if spans[number].element == "ref")
    if not whole:
        return marks
    starts = [extent.start for extent in whole]

    def around(place: int) -> Extent | None:
        index = bisect_left(starts, place) - 1
        return whole[index] if index >= 0 and place < whole[index].end else None

    parted: list[tuple[Extent, int]] = []
    for extent, number in marks:
        start, end = extent.start, extent.end
        first, last = around(start), around(end)
        if spans[number].element != "ref" and first != last:
            if first and first.end < end:
                parted.append((Extent(start, first.end), number))
                start = first.end
            if last and start < last.start:
                parted.append((Extent(start, last.start), number))
                start = last.start
        parted.append((Extent(start, end), number))
    return parted


def _nest(
    found: list[tuple[Extent, int]], spans: list[Span], host: str, text: str
) -> list[tuple[Extent, int]]:
    """Marks of one leaf that nest: what is hidden left out, what would cross cut in two. Spans go by their number, which has their order."""
    queue = [(_reach(extent), number, extent) for extent, number in found]
    heapify(queue)
    open_: list[tuple[Extent, Span]] = []
    settled: list[tuple[Extent, int]] = []
    while queue:
        _, number, extent = heappop(queue)
        span = spans[number]
        while open_ and open_[-1][0].end <= extent.start:
            open_.pop()
        if _is_hidden(span, open_, host):
            continue
        if open_ and extent.end > open_[-1][0].end:
            boundary = open_[-1][0].end
            if rest := _trim(boundary, extent.end, text):
                heappush(queue, (_reach(rest), number, rest))
            first = _trim(extent.start, boundary, text)
            if not first:
                continue
            extent = first
        settled.append((extent, number))
        if extent.end > extent.start:
            open_.append((extent, span))
    return settled


def _is_hidden(span: Span, open_: list[tuple[Extent, Span]], host: str) -> bool:
    """True if a mark has no place in the element `host` or inside the marks that are open."""
    element = span.element
    outside = [outer.element for _, outer in open_]
    if "gap" in outside:
        return element != "desc"  # a gap holds nothing but its description (TEI 12.3.1)
    if span.extent.end == span.extent.start:
        return False
    if element in _INTER and host in _PHRASE_ONLY:
        return True
    needs = _ONLY_INSIDE.get(element)
    if needs and outside[-1:] != [needs]:
        return True  # nor in italics that are only a part of the name
    if element in _BETWEEN and (host in _NOTHING_BETWEEN or not _PHRASES.isdisjoint(outside)):
        return True
    if span.checked:  # a person wants it there
        return any(element in _NEVER_HELD.get(outer, ()) for outer in outside)
    return any(
        element in HIDES.get(outer.element, ()) and element not in _HOLDS.get(outer.rule, ())
        for _, outer in open_
    )
