"""Pages that would be too large for a telephone, in parts: which persons and dates have their sentences on which.

The page itself (`persons.html`, `chronology.html`) keeps an address for everybody and every date, and leads to the sentences. On which
part those stand may change when texts are added; the addresses in the page itself do not.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct

from teiwright.patterns import lazy
from teiwright.site.timeline import when
from teiwright.xml_names import IN_SITE as S

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


LARGEST = 300_000
"""Bytes of names, sentences and their addresses that one page holds; as HTML they take up to twice as many. One person of more has a page alone."""

NAME = lazy(r"(?:persons-[a-z]+(?:-\d+)?|chronology-\d+)\.html")
"""What the files of parts are called."""


def divide(site: etree._Element) -> tuple[str, ...]:
    """Say in the document of a site which parts its persons and dates have, where all of them are too much for a page.

    s:persons and s:timeline get an s:part[@id @group @label] for each part, each s:person and s:moment a @part. A small site stays as it is.

    Returns:
        The names of the parts, which are also those of their files.
    """
    persons, timeline = site.find(f"{S}persons"), site.find(f"{S}timeline")
    made: list[str] = []
    if persons is not None and _weight(persons) > LARGEST:
        made += _parts(persons, _persons(persons.iterfind(f"{S}person")))
    if timeline is not None and _weight(timeline) > LARGEST:
        made += _parts(timeline, _moments(timeline.iterfind(f"{S}moment")))
    return tuple(made)


class Part(Struct, frozen=True):
    """A page of its own for some persons or dates."""

    name: str
    """What its file is called, without the ending."""
    group: str
    """The letter of which it is a part."""
    label: str
    members: Sequence[etree._Element]


def _parts(parent: etree._Element, parts: Iterable[Part]) -> list[str]:
    made = []
    for part in parts:
        for member in part.members:
            member.set("part", part.name)
        etree.SubElement(parent, f"{S}part", {"id": part.name, "group": part.group, "label": part.label})
        made.append(part.name)
    return made


def _persons(persons: Iterable[etree._Element]) -> Iterator[Part]:
    """By first letter; a letter of very many persons has several pages."""
    by_letter: dict[str, list[etree._Element]] = {}
    for person in persons:
        by_letter.setdefault(_letter(person), []).append(person)
    for letter, members in by_letter.items():
        group = _range(members, 1)
        pages = list(_filled(members))
        labels = [group] if len(pages) == 1 else [_range(some, 3) for some in pages]
        for i, some in enumerate(pages):
            again = labels[:i].count(labels[i])
            number = f"-{i + 1}" if i else ""
            yield Part(
                f"persons-{letter}{number}", group, f"{labels[i]} {again + 1}" if again else labels[i], some
            )


def _range(persons: Sequence[etree._Element], letters: int) -> str:
    """“Cal–Coo”: the first letters of the first and the last."""
    first, last = (
        p.get("sort", "")[:letters].strip(" ,.").capitalize() or "·" for p in (persons[0], persons[-1])
    )
    return first if first == last else f"{first}–{last}"


def _letter(person: etree._Element) -> str:
    """The part in which somebody is looked for: a letter from a to z, else a script (“greek”), of which all letters are together."""
    initial = person.get("sort", "")[:1]
    if re.fullmatch("[a-z]", initial):
        return initial
    script = unicodedata.name(initial, "").split(" ")[0].lower() if initial else ""
    return script if re.fullmatch("[a-z]{2,}", script) else "other"


def _moments(moments: Iterable[etree._Element]) -> Iterator[Part]:
    """In the order of time, so many to a page as it holds."""
    for number, some in enumerate(_filled(moments), 1):
        first, last = _year(some[0]), _year(some[-1])
        years = first if first == last else f"{first}–{last}"
        yield Part(f"chronology-{number}", f"{years} {number}", years, some)


def _year(moment: etree._Element) -> str:
    times = (when(moment.get(end, "")) for end in ("earliest", "latest"))
    return str(int(next((t for t in times if t is not None), 0.0) // 1))


def _filled(members: Iterable[etree._Element]) -> Iterator[list[etree._Element]]:
    """One after the other, a new page where the last one is full."""
    page: list[etree._Element] = []
    held = 0
    for member in members:
        weight = _weight(member)
        if page and held + weight > LARGEST:
            yield page
            page, held = [], 0
        page.append(member)
        held += weight
    if page:
        yield page


def _weight(element: etree._Element) -> int:
    return len(etree.tostring(element, encoding="utf-8"))
