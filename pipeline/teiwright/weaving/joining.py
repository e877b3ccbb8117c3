"""Pieces that belong together: those of a mark that was cut, and those of a quotation over several blocks, joined by @next and @prev (TEI 21.3)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from teiwright.model import Attributes, Extent, Span


class Mark(Struct, frozen=True):
    """A piece of a span that nests properly: all of it, or one of several joined by @next and @prev."""

    extent: Extent
    span: Span
    attributes: Attributes


def joined(nested: list[list[tuple[Extent, int]]], spans: list[Span]) -> list[tuple[Mark, ...]]:
    """The marks of each leaf, with xml:id, @next and @prev on the pieces of each span that was cut.

    Args:
        nested: for each leaf, where its marks stand and the number of the span of each.
        spans: the spans, also those that found no place.
    """
    pieces = Counter(number for marks in nested for _, number in marks)
    rejoined = _rejoined(spans, pieces)
    names: Counter[str] = Counter()
    seen: dict[int, tuple[int, int]] = {}
    done = []
    for found in nested:
        marks = []
        for extent, number in found:
            span = spans[number]
            attributes = rejoined.get(number, span.attributes)
            if pieces[number] > 1:
                if number not in seen:
                    names[span.element] += 1
                    seen[number] = (names[span.element], 0)
                name, part = seen[number]
                seen[number] = (name, part + 1)
                attributes = _piece(dict(attributes), f"{span.element}-{name}", part, pieces[number])
            marks.append(Mark(extent, span, attributes))
        done.append(tuple(marks))
    return done


def _rejoined(spans: list[Span], pieces: Counter[int]) -> dict[int, Attributes]:
    """The attributes of spans that belong together by @next and @prev: joined past those that have no place, and to the last piece of one that was cut."""
    chained = {span.get("xml:id"): n for n, span in enumerate(spans) if span.get("next") or span.get("prev")}

    def there(pointer: str, way: str) -> str:
        while pointer:
            number = chained.get(pointer[1:])
            if number is None:
                return pointer
            if count := pieces[number]:
                return f"{pointer}.{count}" if way == "prev" and count > 1 else pointer
            pointer = spans[number].get(way) or ""
        return ""

    def of(span: Span) -> Attributes:
        links = ((n, there(v, n) if n in ("next", "prev") else v) for n, v in span.attributes)
        return tuple((n, v) for n, v in links if v)

    return {number: of(spans[number]) for number in chained.values()}


def _piece(own: dict[str, str], called: str, part: int, parts: int) -> Attributes:
    """The attributes of one of several pieces: of a mark's `own`, or of what it is `called`."""
    first = own.pop("xml:id", "")
    before, after = own.pop("prev", ""), own.pop("next", "")

    def name(index: int) -> str:
        return first if index == 0 and first else f"{first or called}.{index + 1}"

    after = "#" + name(part + 1) if part + 1 < parts else after
    before = "#" + name(part - 1) if part else before
    links = (("xml:id", name(part)), ("next", after), ("prev", before))
    return (*((n, v) for n, v in links if v), *own.items())
