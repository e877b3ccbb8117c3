"""Editions for the tests of print, and what a reader of the printed page should find: the words of the TEI, in their order."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
MISCELLANY = Path(__file__).parent / "print" / "miscellany.xml"

BLOCKS = frozenset(
    [
        "p",
        "head",
        "l",
        "lg",
        "item",
        "cell",
        "row",
        "div",
        "quote",
        "bibl",
        "titlePart",
        "docAuthor",
        "docImprint",
        "byline",
        "opener",
        "closer",
        "salute",
        "signed",
        "dateline",
        "speaker",
        "stage",
        "trailer",
        "label",
    ]
)

HEADER = """<teiHeader><fileDesc><titleStmt><title>{title}</title><author>Anna Example</author></titleStmt>
<publicationStmt><publisher>The Test Press</publisher><date when="2024-02-29">29 February 2024</date></publicationStmt>
<sourceDesc><p>Written for this test.</p></sourceDesc></fileDesc></teiHeader>"""


@dataclass(frozen=True)
class Sample:
    """An edition that stands for a valid one."""

    tree: Any
    name: str


def miscellany() -> Sample:
    """Every kind of thing that a page may hold."""
    return Sample(etree.parse(MISCELLANY), MISCELLANY.name)


def book(body: str, *, title: str = "A Sample", back: str = "") -> Sample:
    """An edition with this body (divisions or paragraphs of TEI)."""
    text = f"<text xml:lang='en'><body>{body}</body>{f'<back>{back}</back>' if back else ''}</text>"
    xml = f"<TEI xmlns='{TEI[1:-1]}' xml:id='sample' xml:lang='en'>{HEADER.format(title=title)}{text}</TEI>"
    return Sample(etree.ElementTree(etree.fromstring(xml.encode())), "sample.xml")


def pdf_text(data: bytes) -> str:
    """The text of a PDF, page after page."""
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def words(text: str) -> list[str]:
    """Words and numbers; hyphens at the ends of lines, soft or hard, are taken off on both sides of a comparison."""
    return re.findall(r"[^\W\d_]+|\d+", re.sub(r"[-\u00ad\u2010]\s*", "", text))


def printed(element: Any) -> str:
    """The words of a TEI element as they are printed with notes left out: a mark is the number of its note."""
    return "".join(_printed(element))


def _printed(element: Any) -> Any:
    name = etree.QName(element).localname
    if name in ("note", "fw", "pb"):
        if name == "note" and element.getparent().tag != f"{TEI}div":
            yield element.get("n", "1")
        return
    if name == "ref" and element.get("type") == "noteAnchor":
        yield element.get("n")
        return
    if name == "milestone":
        yield element.get("rend", "* * *")
        return
    if name == "gap" and not "".join(element.itertext()).strip():
        yield "[…]"
        return
    if name == "head" and element.getparent().get("type") == "notes":
        return
    if name == "l" and (element.get("n") or "1").isdigit() and int(element.get("n") or 1) % 5 == 0:
        yield element.get("n")
    if name == "item" and element.getparent().get("rend") == "bulleted":
        yield "•"
    if name == "item" and element.getparent().get("rend") == "numbered":
        yield element.get("n") + "."
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            edge = " " if etree.QName(child).localname in BLOCKS else ""
            yield edge
            yield from _printed(child)
            yield edge
        yield child.tail or ""
