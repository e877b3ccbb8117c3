"""Editions for the tests of print, and what a reader of the printed page should find: the words of the TEI, in their order."""

from __future__ import annotations

import io
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from teiwright.rendering import render
from teiwright.xml_names import IN_TEI as TEI

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


AS_LONG = {"half-title": "yes", "contents": "auto", "chapters": "page"}
"""As a long text is set: the samples are short ones."""


@dataclass(frozen=True)
class Sample:
    """An edition that stands for a valid one."""

    tree: Any
    name: str


def miscellany() -> Sample:
    """Every kind of thing that a page may hold."""
    return Sample(etree.parse(MISCELLANY), MISCELLANY.name)


def fo(sample: Sample, **settings: str) -> etree._Element:
    """The XSL-FO of an edition."""
    return etree.fromstring(render(sample, "fo", parameters=settings).data)


def book(body: str, *, title: str = "A Sample", back: str = "") -> Sample:
    """An edition with this body (divisions or paragraphs of TEI)."""
    text = f"<text xml:lang='en'><body>{body}</body>{f'<back>{back}</back>' if back else ''}</text>"
    xml = f"<TEI xmlns='{TEI[1:-1]}' xml:id='sample' xml:lang='en'>{HEADER.format(title=title)}{text}</TEI>"
    return Sample(etree.ElementTree(etree.fromstring(xml.encode())), "sample.xml")


SENTENCES = (
    "The letter came by the morning post and lay unopened until the evening.",
    "Nobody in the house could say afterwards who had put it there, or why.",
    "It was a matter of some importance, as the clerk who kept the register of correspondence was later to remark.",
    "Of the reasons that were given at the time, three were repeated so often that they passed for the truth.",
    "He wrote again in the autumn, at greater length and with less patience than before.",
    "What remains of the archive is now kept in two boxes, of which the second has never been described.",
    "She answered that the printer had the sheets, and that nothing more could be done before the spring.",
    "Everything depended on the weather, on the roads, and on the good will of a man whom none of them had met.",
)


def dense_book(seed: int) -> Sample:
    """A book with more notes than is good for it, of any length; the same seed gives the same book."""
    chance, number, paragraphs, notes = random.Random(seed), 0, [], []
    for paragraph in range(1, 260):
        sentences = []
        for _ in range(chance.randint(2, 8)):
            sentences.append(chance.choice(SENTENCES))
            if chance.random() < 0.35:
                number += 1
                sentences.append(f'<ref type="noteAnchor" n="{number}" target="#n{number}">[{number}]</ref>')
                note = " ".join(chance.choice(SENTENCES) for _ in range(chance.choice([1, 1, 1, 2, 3, 6])))
                notes.append(
                    f'<note xml:id="n{number}" n="{number}" place="end"><label>{number}.</label> {note}</note>'
                )
        paragraphs.append(f'<p xml:id="p{paragraph}">{" ".join(sentences)}</p>')
    return book("".join(paragraphs), back=f'<div type="notes">{"".join(notes)}</div>')


FIGURES = "".join(str(i * i % 97) for i in range(250))
"""A number of some hundreds of figures, in which no line may end by itself."""


def long_words() -> Sample:
    """Words that no line can hold, wherever words can stand."""
    return book(
        f"<div><head>Head {FIGURES[:100]}</head><p>In a paragraph {FIGURES} with an end.</p>"
        f"<p>Letters {'x' * 250} and an address https://example.org/{'ab' * 90} and {'12-' * 80}</p>"
        f'<p>Partly <hi rend="italic">{FIGURES[:70]}</hi>{FIGURES[:70]}<ref type="noteAnchor" n="1" target="#n1" xml:id="r1">[1]</ref></p>'
        f'<quote rend="block"><p>{FIGURES[:90]}</p></quote><list><item>{FIGURES[:90]}</item></list>'
        f"<table><row><cell>{FIGURES[:60]}</cell><cell>b</cell><cell>{FIGURES[:60]}</cell></row></table>"
        f"<lg><l>{FIGURES[:90]}</l></lg></div>",
        back=f'<div type="notes"><note xml:id="n1" n="1" place="end" target="#r1"><label>1.</label> {FIGURES}</note></div>',
    )


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
