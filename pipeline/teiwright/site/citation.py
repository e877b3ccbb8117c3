"""How to cite a text, as CSL-JSON, which programs that manage references can read.

Names are given as the header has them (`literal`), never cut into parts; what the header leaves open is left out.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

ED = "{urn:x-teiwright:edition}"
Value = str | list[dict[str, str]] | dict[str, str] | dict[str, list[list[int]]]


def csl_json(identifier: str, record: etree._Element) -> bytes:
    """The record of a text (xslt/site/record.xsl) as a list of one reference."""
    people = [e for e in _said(record, "contributor") if e.get("software") != "yes"]
    fields: dict[str, Value | None] = {
        "id": identifier,
        "type": "document",
        "title": ": ".join(_words(e) for name in ("title", "subtitle") for e in _said(record, name)).replace(
            "?:", "?"
        ),
        "author": [{"literal": _words(e)} for e in _said(record, "author")],
        "contributor": [{"literal": _words(e)} for e in people],
        "publisher": next((_words(e) for e in _said(record, "publisher")), None),
        "issued": next((_date(e) for e in _said(record, "published")), None),
        # In the header's words: “late May” is no day.
        "original-date": next(({"literal": _words(e)} for e in _said(record, "written")), None),
        "language": record.get("lang"),
        "DOI": _identifier(record, "DOI"),
        "URL": _identifier(record, "URI"),
    }
    given = {name: value for name, value in fields.items() if value}
    return (json.dumps([given], ensure_ascii=False, indent=2) + "\n").encode()


def _said(record: etree._Element, fact: str) -> Iterator[etree._Element]:
    for element in record.iterfind(f"{ED}facts/{ED}{fact}"):
        if _words(element) and _words(element) != "unknown" and not _words(element).startswith("["):
            yield element


def _words(element: etree._Element) -> str:
    return " ".join((element.text or "").split())


def _identifier(record: etree._Element, kind: str) -> str | None:
    return next((_words(e) for e in _said(record, "identifier") if e.get("type") == kind), None)


def _date(element: etree._Element) -> dict[str, list[list[int]]] | None:
    found = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?!\d)", element.get("when", ""))
    return {"date-parts": [[int(part) for part in found.groups() if part]]} if found else None
