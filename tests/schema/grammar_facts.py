"""What the grammar says, as plain tables: elements, attributes, closed lists of values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RNG = "{http://relaxng.org/ns/structure/1.0}"
DOCUMENTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"


@dataclass
class ElementFacts:
    """One element: its sentence, its attributes, and which values are the only ones."""

    sentence: str = ""
    attributes: set[str] = field(default_factory=set)
    required: set[str] = field(default_factory=set)
    closed: dict[str, tuple[str, ...]] = field(default_factory=dict)


def read_grammar(path: Path) -> dict[str, ElementFacts]:
    """Every element of a grammar made by rnc2rng, by its name."""
    root = etree.parse(path).getroot()
    defines = {define.get("name"): define for define in root.iter(f"{RNG}define")}
    elements = {}
    for define in defines.values():
        element = define.find(f"{RNG}element")
        if element is None:
            continue
        facts = ElementFacts(sentence=" ".join((define.findtext(DOCUMENTATION) or "").split()))
        for attribute, required in _attributes(element, defines, certain=True):
            name = attribute.find(f"{RNG}name")
            full = ("xml:" if name.get("ns") else "") + str(name.text)
            facts.attributes.add(full)
            if required:
                facts.required.add(full)
            values = tuple(str(value.text) for value in attribute.iter(f"{RNG}value"))
            values = values or tuple(
                str(v.text)
                for ref in attribute.iter(f"{RNG}ref")
                for v in defines[ref.get("name")].iter(f"{RNG}value")
            )
            if values:
                facts.closed[full] = values
        elements[str(element.findtext(f"{RNG}name"))] = facts
    return elements


def _attributes(
    pattern: etree._Element, defines: dict[str, etree._Element], *, certain: bool
) -> Iterator[tuple[etree._Element, bool]]:
    for child in pattern.iterchildren(f"{RNG}*"):
        kind = etree.QName(child).localname
        if kind == "attribute":
            yield child, certain
        elif kind == "ref":
            target = defines[child.get("name")]
            if target.find(f"{RNG}element") is None:
                yield from _attributes(target, defines, certain=certain)
        elif kind != "element":
            yield from _attributes(
                child, defines, certain=certain and kind in {"group", "interleave", "oneOrMore"}
            )
