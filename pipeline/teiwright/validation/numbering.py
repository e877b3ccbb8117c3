"""The numbers of elements: in the document, among their siblings, and of paragraphs and notes in the text."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.validation import positions
from teiwright.validation.positions import Point
from teiwright.validation.words import line_of, local

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_SMALL = 2_000_000
"""Characters of a file in which tags are first looked for on their lines."""


class Numbers:
    """Numbers of some elements of a document, worked out in one walk when they are first asked for."""

    def __init__(self, tree: etree._ElementTree, wanted: Collection[etree._Element]) -> None:
        """Take the document and the elements that will be asked about."""
        self._tree = tree
        self._wanted = frozenset(wanted)
        self._siblings: dict[etree._Element, dict[etree._Element, tuple[int, bool]]] = {}
        self._paths: dict[etree._Element, str] = {}

    @cached_property
    def _walked(self) -> tuple[Mapping[etree._Element, int], Mapping[etree._Element, int]]:
        blocks = {
            b for e in self._wanted for b in (e, *e.iterancestors()) if local(str(b.tag)) in {"p", "note"}
        }
        numbers: dict[etree._Element, int] = {}
        ordinals: dict[etree._Element, int] = {}
        counts = Counter[str]()
        body = next(self._tree.iter("{*}text"), None)
        inside = False
        for number, element in enumerate(self._tree.iter(etree.Element)):
            inside = inside or element is body
            if element in self._wanted:
                numbers[element] = number
            if inside and isinstance(element.tag, str) and element.tag.endswith(("}p", "}note")):
                kind = local(element.tag)
                counts[kind] += 1
                if element in blocks:
                    ordinals[element] = counts[kind]
        return numbers, ordinals

    def of(self, element: etree._Element) -> int:
        """The number of an element in the document, from 0."""
        return self._walked[0][element]

    def ordinal(self, block: etree._Element) -> str:
        """The number of a paragraph or note in the text: the one it carries, or its place among its like."""
        return block.get("n") or str(self._walked[1].get(block, ""))

    def path(self, element: etree._Element) -> str:
        """Where an element is in the XML, as people write it: text/body/div[1]/p[5]."""
        known = self._paths.get(element)
        if known is None:
            known, parent = local(str(element.tag)), element.getparent()
            if parent is not None:
                place, alone = self._place(parent, element)
                known = known if alone else f"{known}[{place}]"
                if parent.getparent() is not None:
                    known = f"{self.path(parent)}/{known}"
            self._paths[element] = known
        return known

    def _place(self, parent: etree._Element, child: etree._Element) -> tuple[int, bool]:
        """The place of a child among its siblings of the same name, and whether it has none."""
        if len(parent) < 50:
            before = sum(1 for _ in child.itersiblings(child.tag, preceding=True))
            return before + 1, not before and next(child.itersiblings(child.tag), None) is None
        known = self._siblings.get(parent)
        if known is None:
            counts = Counter[object]()
            known = {}
            asked = {a for e in self._wanted for a in (e, *e.iterancestors()) if a.getparent() is parent}
            for one in parent:
                counts[one.tag] += 1
                if one in asked:
                    known[one] = (counts[one.tag], False)
            known = {e: (n, counts[e.tag] == 1) for e, (n, _) in known.items()}
            self._siblings[parent] = known
        return known[child]


def points(
    text: str, wanted: Collection[tuple[etree._Element, str]], numbers: Numbers
) -> Mapping[tuple[etree._Element, str], Point]:
    """Lines and columns of tags and of text behind tags.

    Args:
        text: the XML as it is written.
        wanted: elements, each with the part that is meant: start, text or tail.
        numbers: the numbers of the elements.
    """
    if len(text) < _SMALL and all(part == "start" for _, part in wanted):
        quick = _on_their_lines(text, {e for e, _ in wanted})
        if quick is not None:
            return quick
    by_number = {(numbers.of(e), part): (e, part) for e, part in wanted}
    return {by_number[key]: point for key, point in positions.find(text, by_number).items()}


def _on_their_lines(
    text: str, elements: Collection[etree._Element]
) -> Mapping[tuple[etree._Element, str], Point] | None:
    """The tags, each found on the line where the parser says it ends; None if one of them does not begin there too."""
    lines = text.split("\n")
    starts = [0, *accumulate(map(len, lines))]
    known: dict[tuple[str, int], Mapping[etree._Element, int] | None] = {}
    found: dict[tuple[etree._Element, str], Point] = {}
    for element in elements:
        number = line_of(element)
        if not 0 < number <= len(lines):
            return None
        key = str(element.tag), number
        if key not in known:
            known[key] = _on_this_line(lines[number - 1], element)
        columns = known[key]
        if columns is None:
            return None
        at = columns[element]
        found[element, "start"] = Point(number, at + 1, starts[number - 1] + number - 1 + at)
    return found


def _on_this_line(line: str, element: etree._Element) -> Mapping[etree._Element, int] | None:
    """Where the tags of the elements begin that have the name and the line of one; None if that is not plain to see."""
    if -1 < line.find(">") < line.find("<"):
        return None  # a tag that began on an earlier line
    number = line_of(element)
    name = f"{element.prefix}:{local(str(element.tag))}" if element.prefix else local(str(element.tag))
    places = [m.start() for m in re.finditer(rf"<{re.escape(name)}(?=[\s/>])", line)]
    outermost = element
    while (parent := outermost.getparent()) is not None and line_of(parent) == number:
        outermost = parent
    # Most often all that stands on a line is in one element; only if it is not so is the whole document looked through.
    for within in (outermost, element.getroottree()):
        same = [e for e in within.iter(str(element.tag)) if line_of(e) == number]
        if len(same) == len(places):
            return dict(zip(same, places, strict=True))
    return None
