"""The two verbs with which headers and lists are built."""

from __future__ import annotations

from functools import cache

from lxml import etree

from teiwright.ledger import FORBIDDEN_CHARACTER
from teiwright.xml_names import TEI, XML


@cache
def tei(name: str) -> str:
    """A TEI element's name with its namespace."""
    return f"{{{TEI}}}{name}"


@cache
def qualified(name: str) -> str:
    """An attribute's name as lxml wants it: `xml:id` with its namespace, others as they are."""
    return f"{{{XML}}}{name[4:]}" if name.startswith("xml:") else name


def set_attributes(element: etree._Element, attributes: tuple[tuple[str, str], ...]) -> None:
    """Set attributes in their order; `xml:id` and `xml:lang` by these names."""
    for name, value in attributes:
        element.set(qualified(name), clean(value))


def add(parent: etree._Element, name: str, text: str = "", *attributes: tuple[str, str]) -> etree._Element:
    """Append an element with text and attributes; an attribute without value is left out."""
    element = etree.SubElement(parent, tei(name))
    set_attributes(element, tuple(a for a in attributes if a[1]))
    if text:
        element.text = clean(text)
    return element


def say(parent: etree._Element, text: str) -> None:
    """Append text after what the element holds already."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + clean(text)
    else:
        parent.text = (parent.text or "") + clean(text)


def clean(text: str) -> str:
    """Text for an attribute or the header: what XML cannot hold becomes a question mark in a box (U+FFFD)."""
    return text if text.isprintable() else FORBIDDEN_CHARACTER.sub("\ufffd", text)
