"""Lines and columns of tags, attributes and text in the XML as it is written."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from xml.parsers import expat  # `xmlfile` has already refused entities, DTDs and what is too deep

from msgspec import Struct

from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


class Point(Struct, frozen=True):
    """A place in the XML; line and column from 1, `offset` in code points from 0."""

    line: int
    column: int
    offset: int


Wanted = tuple[int, str]
"""The number of an element in document order, from 0, and which part of it: start, text, tail."""


def find(text: str, wanted: Collection[Wanted]) -> Mapping[Wanted, Point]:
    """Where parts of a document stand.

    Args:
        text: the XML as `xmlfile.text_of` gave it.
        wanted: the parts looked for.

    Returns:
        The place of each part that was found. Of text, the place of its first character that is not white space.
    """
    parts = frozenset(wanted)
    found: dict[Wanted, Point] = {}
    stack: list[int] = []
    count = -1
    awaited: Wanted | None = None
    parser = expat.ParserCreate("utf-8")
    data = text.encode("utf-8", "surrogatepass")
    ascii_only = len(data) == len(text)

    def here(skipped: str = "") -> Point:
        line, column, at = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, parser.CurrentByteIndex
        offset = at if ascii_only else -1
        if skipped:
            column = len(skipped) - skipped.rfind("\n") if "\n" in skipped else column + len(skipped)
            line += skipped.count("\n")
        return Point(line, column, offset)

    def start(_name: str, _attributes: object) -> None:
        nonlocal count, awaited
        count += 1
        stack.append(count)
        if (count, "start") in parts:
            found[count, "start"] = here()
        key = (count, "text")
        awaited = key if key in parts else None

    def end(_name: str) -> None:
        nonlocal awaited
        key = (stack.pop(), "tail")
        awaited = key if key in parts else None

    def characters(words: str) -> None:
        nonlocal awaited
        if awaited is not None and not words.isspace():
            found[awaited] = here(words[: len(words) - len(words.lstrip())])
            awaited = None

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    if any(part != "start" for _, part in parts):
        parser.CharacterDataHandler = characters
    # It takes fewer letters in names than XML 1.0 does since its fifth edition: what stands behind such a name has no place.
    with suppress(expat.ExpatError):
        parser.Parse(data, True)
    return found if ascii_only else _with_offsets(text, found)


def _with_offsets(text: str, found: Mapping[Wanted, Point]) -> Mapping[Wanted, Point]:
    lines = sorted({p.line for p in found.values()})
    starts: dict[int, int] = {}
    line, at = 1, 0
    for wanted in lines:
        while line < wanted:
            at = text.find("\n", at) + 1
            line += 1
        starts[wanted] = at
    return {k: Point(p.line, p.column, starts[p.line] + p.column - 1) for k, p in found.items()}


class Written(Struct, frozen=True):
    """An attribute as it is written in a tag: where it begins, and the extent of its value between the quotation marks."""

    point: Point
    start: int
    end: int


def end_of_name(text: str, tag: Point) -> int:
    """Where the name of an element ends in the tag that begins at a point."""
    at = tag.offset + 1
    while at < len(text) and text[at] not in " \t\n/>":
        at += 1
    return at


_ATTRIBUTE = lazy(r"""\s([^\s=<>"'/]+)\s*=\s*("[^"]*"|'[^']*')""")


def attribute(text: str, tag: Point, name: str) -> Written | None:
    """An attribute in the tag that begins at a point.

    Args:
        text: the XML.
        tag: where the element's tag begins.
        name: the attribute as it is written (xml:id), or only its last part if its prefix is not known.
    """
    at = end_of_name(text, tag)
    while found := _ATTRIBUTE.match(text, at):
        if found[1] == name or found[1].rpartition(":")[2] == name:
            line = tag.line + text.count("\n", tag.offset, found.start(1))
            last = text.rfind("\n", tag.offset, found.start(1))
            column = tag.column + found.start(1) - tag.offset if last < 0 else found.start(1) - last
            return Written(Point(line, column, found.start(1)), found.start(2) + 1, found.end(2) - 1)
        at = found.end()
        while at < len(text) and text[at] in " \t\n" and text[at + 1 : at + 2] in {" ", "\t", "\n", "/", ">"}:
            at += 1
    return None
