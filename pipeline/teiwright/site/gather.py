"""The records of all texts as one document, from which the stylesheet makes the pages: who, when, and the drawn timeline.

Persons of the register are one entry where the register says the same of them in every text. Persons known from one text
alone stay with that text: nobody has said that two of the same name are one.
"""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.site.timeline import Moment, Timeline, beside, lay_out, when
from teiwright.xml_names import IN_EDITION as ED
from teiwright.xml_names import IN_SITE as S

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


Gathered = tuple[str, "etree._Element", tuple[str, ...], str]  # noqa: SLF001 - lxml has no other name for the type
"""A text: the name of its folder, its record, the endings of its files, their name."""


def gathered(texts: Sequence[Gathered], title: str, language: str) -> etree._Element:
    """One document of all records. The passages, which only the search needs, are left out."""
    names = {"s": S[1:-1], "ed": ED[1:-1]}
    site = etree.Element(f"{S}site", {"title": title, "lang": language}, nsmap=names)
    for folder, record, formats, stem in texts:
        attributes = {k: record.get(k, "") for k in ("lang", "year", "until", "doubt", "words")}
        text = etree.SubElement(site, f"{S}text", {"id": folder, "stem": stem, **attributes})
        text.set("formats", " ".join(formats))
        text.extend(copy.deepcopy(e) for e in record.iterfind(f"{ED}facts"))
    site.append(_persons(texts))
    moments = _moments(texts)
    site.append(_drawing([(m, moment) for m, moment in moments]))
    return site


def _persons(texts: Sequence[Gathered]) -> etree._Element:
    """s:persons with s:person[@id @list @name @sort @life], ed:link, ed:note and s:in[@text] with its ed:occurrence."""
    persons: dict[tuple[str, ...], etree._Element] = {}
    taken: set[str] = set()
    for folder, record, _, _ in texts:
        for entry in record.iterfind(f"{ED}index/{ED}entry"):
            key = _identity(entry, folder)
            if key not in persons:
                persons[key] = _person(entry, folder, taken)
            here = etree.SubElement(persons[key], f"{S}in", {"text": folder})
            here.extend(copy.deepcopy(o) for o in entry.iterfind(f"{ED}occurrence"))
    made = etree.Element(f"{S}persons")
    made.extend(
        sorted(persons.values(), key=lambda p: (p.get("sort", ""), p.get("name", ""), p.get("id", "")))
    )
    return made


def _identity(entry: etree._Element, folder: str) -> tuple[str, ...]:
    """What must be equal for two entries to be one person. Register entries of different content are kept apart."""
    identifier = entry.get("id", "")
    if entry.get("list") != "register":
        return ("text", folder, identifier)
    said = (f"{e.get('authority', '')} {e.get('href', '')}{e.text or ''}" for e in entry if _is_said(e))
    return ("register", identifier, entry.get("name", ""), entry.get("life", ""), *sorted(said))


def _is_said(element: etree._Element) -> bool:
    return element.tag in {f"{ED}link", f"{ED}note"}


def _person(entry: etree._Element, folder: str, taken: set[str]) -> etree._Element:
    kept = {k: entry.get(k, "") for k in ("list", "name", "sort", "life")}
    identifier = entry.get("id", "")
    # A pointer to another site, or an id that another register uses for somebody else, is no address here by itself.
    if kept["list"] != "register" or identifier in taken or not re.fullmatch(r"[\w.-]+", identifier):
        identifier = f"{folder}." + re.sub(r"[^\w.-]+", "-", identifier)
    while identifier in taken:
        identifier += "-"
    taken.add(identifier)
    person = etree.Element(f"{S}person", {"id": identifier, **kept})
    if kept["list"] != "register":
        person.set("only", folder)
    person.extend(copy.deepcopy(e) for e in entry if _is_said(e))
    return person


def _moments(texts: Iterable[Gathered]) -> list[tuple[etree._Element, Moment]]:
    """s:moment[@id @says @earliest @latest @kind @cert @precision] with s:in[@text] and its ed:date, in the order of time."""
    found: dict[tuple[str, ...], etree._Element] = {}
    for folder, record, _, _ in texts:
        for date in record.iterfind(f"{ED}dates/{ED}date"):
            facts = {k: date.get(k, "") for k in ("earliest", "latest", "kind", "precision", "cert", "says")}
            key = tuple(facts.values())
            if key not in found:
                found[key] = etree.Element(f"{S}moment", facts)
            here = next((e for e in found[key] if e.get("text") == folder), None)
            if here is None:
                here = etree.SubElement(found[key], f"{S}in", {"text": folder})
            here.append(copy.deepcopy(date))
    ordered = sorted(found.items(), key=lambda item: (_start(item[1]), _end(item[1]), item[0]))
    taken: set[str] = set()
    moments = []
    for _, element in ordered:
        element.set("id", _address(element, taken))
        moments.append(
            (element, Moment(element.get("earliest", ""), element.get("latest", ""), element.get("says", "")))
        )
    return moments


def _start(moment: etree._Element) -> float:
    first = when(moment.get("earliest", ""))
    return first if first is not None else (when(moment.get("latest", "")) or 0.0)


def _end(moment: etree._Element) -> float:
    last = when(moment.get("latest", ""))
    return last if last is not None else _start(moment)


def _address(moment: etree._Element, taken: set[str]) -> str:
    """An id made of what the date says, so that it stays the same whatever texts are added."""
    parts = ("d", *(moment.get(k, "") for k in ("earliest", "latest", "kind", "precision", "cert")))
    address = ".".join(part for part in parts if part)
    while address in taken:
        address += "-"
    taken.add(address)
    return address


def _drawing(moments: Sequence[tuple[etree._Element, Moment]]) -> etree._Element:
    """s:timeline[@width @rows @worded] with s:stretch, s:tick[@x @year] and the moments, each with its place."""
    drawn = etree.Element(f"{S}timeline")
    line: Timeline = lay_out([m for _, m in moments])
    drawn.set("width", _px(line.width))
    drawn.set("rows", str(line.rows))
    drawn.set("worded", "yes" if line.worded else "no")
    for stretch in line.stretches:
        told = {"wider": "yes" if stretch.wider else "no", "cut": "yes" if stretch.cut else "no"}
        etree.SubElement(drawn, f"{S}stretch", {"x": _px(stretch.x), "width": _px(stretch.width), **told})
    for x, year in line.ticks:
        etree.SubElement(drawn, f"{S}tick", {"x": _px(x), "year": str(year)})
    for (element, moment), mark in zip(moments, line.marks, strict=True):
        element.set("x", _px(mark.x))
        element.set("width", _px(mark.width))
        element.set("row", str(mark.row))
        element.set("open", "start" if mark.open_start else "end" if mark.open_end else "")
        element.set("beside", _px(beside(moment) if line.worded else 0.0))
        if moment.earliest and moment.earliest == moment.latest:
            element.set("kind", "day")
        drawn.append(element)
    return drawn


def _px(length: float) -> str:
    return f"{length:.1f}".removesuffix(".0")
