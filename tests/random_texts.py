"""Random editions in which every word is another, so that a test can say of each output which words it lost or doubled.

The text is written from our grammar; then every place where the grammar allows words gets a word of its own, and references lead
to notes and other places of the same text.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

from conftest import SCHEMAS
from schema.random_documents import RNG, XML, Writer
from teiwright.xml_names import IN_TEI as TEI

if TYPE_CHECKING:
    from collections.abc import Iterator

GRAMMAR = SCHEMAS / "teiwright.rng"
XML_ID = f"{{{XML}}}id"
CORRECTED = ("corr", "reg", "expan")
AS_IN_THE_SOURCE = ("sic", "orig", "abbr")

HEADER = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="random" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>Random</title></titleStmt>
<publicationStmt><publisher>The Test Press</publisher></publicationStmt><sourceDesc><p>Made.</p></sourceDesc></fileDesc></teiHeader></TEI>"""


@dataclass(frozen=True)
class RandomText:
    """An edition, and where each of its words stands."""

    tree: etree._ElementTree
    name: str
    words: dict[str, etree._Element]

    def shown(self, readings: tuple[str, ...] = CORRECTED, *, running_heads: bool = False) -> set[str]:
        """The words that an output has to show: of two readings one, and no running heads of the copy."""
        return {
            word
            for word, element in self.words.items()
            if (running_heads or not _inside(element, "fw")) and _is_read(element, readings)
        }

    def once(self) -> set[str]:
        """Words that nothing repeats: contents, indexes and running heads do so with headings, names and titles, tables with their first rows."""
        repeated = ("head", "titlePart", "persName", "placeName", "orgName", "name", "rs", "docAuthor", "row")
        lemmas = self.elsewhere(listed=False)
        return {w for w, element in self.words.items() if not _inside(element, *repeated) and w not in lemmas}

    def elsewhere(self, *, listed: bool = True) -> set[str]:
        """The words of choices, as far as the list of readings at the end has them: of readings that are not shown, or of all."""
        return {
            word
            for word, element in self.words.items()
            if _inside(element, "choice")
            and not _inside(element, "fw")
            and not (listed and (_is_read(element, CORRECTED) or not _is_listed(element)))
        }


def texts(seed: int, number: int) -> Iterator[RandomText]:
    """So many random editions; the same seed gives the same."""
    writer = Writer(GRAMMAR, seed)
    for place in range(number):
        root = etree.fromstring(HEADER)
        root.append(writer.one("text", depth=14, size=300))
        words = _fill(root[-1], random.Random(seed * 1000 + place))
        yield RandomText(etree.ElementTree(root), f"random {seed}-{place}", words)


@cache
def _holding_words() -> frozenset[str]:
    """The names of all elements in which words may stand."""
    root = etree.parse(GRAMMAR).getroot()
    defined = {define.get("name"): define for define in root.iter(f"{RNG}define")}

    def has_text(pattern: etree._Element, seen: set[str]) -> bool:
        for child in pattern.iterchildren(f"{RNG}*"):
            kind = etree.QName(child).localname
            if kind == "text":
                return True
            if kind == "ref" and child.get("name") not in seen:
                seen.add(child.get("name"))
                if has_text(defined[child.get("name")], seen):
                    return True
            elif kind not in ("ref", "element", "attribute") and has_text(child, seen):
                return True
        return False

    elements = (element for define in defined.values() for element in define.iter(f"{RNG}element"))
    return frozenset(str(e.findtext(f"{RNG}name")) for e in elements if has_text(e, set()))


def _fill(text: etree._Element, chance: random.Random) -> dict[str, etree._Element]:
    ids = [e.get(XML_ID) for e in text.iter() if e.get(XML_ID)]
    notes = [e.get(XML_ID) for e in text.iter(f"{TEI}note") if e.get(XML_ID)]
    words: dict[str, etree._Element] = {}

    def word(old: str | None, element: etree._Element) -> str:
        new = "wq" + "".join("abcdefghij"[int(figure)] for figure in f"{len(words):04}") + "kz"
        words[new] = element
        spaced = chance.random() < 0.7 if not (old or "").strip() else str(old)[0].isspace()
        return f" {new} " if spaced else new

    for element in text.iter(etree.Element):
        if "𝔘" in element.get("n", ""):
            element.set("n", "7")  # A sign that Libertinus does not have.
        if element.tag == f"{TEI}ref" and ids and chance.random() < 0.6:
            element.set("target", "#" + chance.choice(notes if notes and chance.random() < 0.6 else ids))
        if _may_hold_words(element) and ((element.text or "").strip() or chance.random() < 0.8):
            element.text = word(element.text, element)
        parent = element.getparent()
        if (
            element is not text
            and _may_hold_words(parent)
            and ((element.tail or "").strip() or chance.random() < 0.6)
        ):
            element.tail = word(element.tail, parent)
    return words


def _may_hold_words(element: etree._Element) -> bool:
    return etree.QName(element).localname in _holding_words()


def _inside(element: etree._Element, *names: str) -> bool:
    return any(etree.QName(e).localname in names for e in (element, *element.iterancestors()))


def _is_listed(element: etree._Element) -> bool:
    """False for notes and their marks in a reading, and for choices within a reading that is itself not shown."""
    within = [e for e in (element, *element.iterancestors()) if e.tag == f"{TEI}choice"]
    inside = [element, *(e for e in element.iterancestors() if within[0] in e.iterancestors())]
    dropped = any(etree.QName(e).localname in ("note", "ref", "fw") for e in inside)
    return not dropped and all(_is_read(choice, CORRECTED) for choice in within)


def _is_read(element: etree._Element, readings: tuple[str, ...]) -> bool:
    for part in (element, *element.iterancestors()):
        choice = part.getparent()
        if choice is not None and choice.tag == f"{TEI}choice":
            stated = (choice.find(f"{TEI}{name}") for name in readings)
            if part is not next((reading for reading in stated if reading is not None), choice[0]):
                return False
    return True
