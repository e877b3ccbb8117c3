"""Where things came to stand in a run of Apache FOP, read from its area tree: the page of every id, and how far down it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.validation import xmlfile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml import etree

_POINT = 1000
"""FOP counts in thousandths of a point."""


class Place(Struct, frozen=True):
    """A page, by the number that is printed on it, and a distance from its top in points (None: not in the column of text)."""

    page: str
    top: int | None = None

    def __str__(self) -> str:
        return self.page if self.top is None else f"{self.page}@{self.top}"


def places(area_tree: Path) -> dict[str, Place]:
    """Where every id fell first, in the order of the pages; pages that are not numbered in figures are passed over."""
    found: dict[str, Place] = {}
    for page in xmlfile.parts_made(area_tree, "pageViewport"):
        number = page.get("formatted-nr", "")
        if number.isdigit():
            for name, top in _of_page(page):
                found.setdefault(name, Place(number, top))
    return found


def _of_page(page: etree._Element) -> Iterator[tuple[str, int | None]]:
    """Ids of a page with their distance from its top, those of the text before those of its notes."""
    for viewport in page.iter("regionViewport"):
        body = viewport.find("regionBody")
        if body is None:
            continue
        down = int(viewport.get("rect", "0 0 0 0").split()[1])
        for flow in body.iterfind("mainReference/span/flow"):
            yield from _of_areas(flow, down)
        for area in body.iter():
            if "prod-id" in area.attrib:
                yield area.get("prod-id", ""), None


def _of_areas(parent: etree._Element, top: int) -> Iterator[tuple[str, int | None]]:
    """Areas are stacked: each begins where the one before it ends, inside the space and padding of their parent."""
    for area in parent:
        down = top + int(area.get("top-offset", "0"))
        inside = down + int(area.get("space-before", "0"))
        if area.tag == "lineArea":
            for part in area.iter():
                if "prod-id" in part.attrib:
                    yield part.get("prod-id", ""), round(inside / _POINT)
        else:
            if "prod-id" in area.attrib:
                yield area.get("prod-id", ""), round(inside / _POINT)
            yield from _of_areas(area, inside)
        if area.get("positioning") != "absolute":
            top += int(area.get("bpda", "0"))
