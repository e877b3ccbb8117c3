"""The names (xml:id) of a file and the pointers to them: no name twice, no pointer to nothing."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, cast

from lxml import etree

from teiwright.errors import PromiseBrokenError, RegisterError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.model import Document

_POINTERS = frozenset(
    ["ref", "target", "resp", "ana", "corresp", "next", "prev", "who", "source", "calendar", "datingMethod"]
)


_IDENTIFIERS = etree.XPath("descendant-or-self::*/@xml:id", smart_strings=False)


def names_in(parts: list[etree._Element], document: Document) -> frozenset[str]:
    """Every xml:id in the parts of the file.

    Raises:
        RegisterError: an entry of the register has a name that the encoding gives to something else.
        PromiseBrokenError: two other elements have one name.
    """
    names: set[str] = set()
    for name in chain.from_iterable(cast("list[str]", _IDENTIFIERS(part)) for part in parts):
        if name in names:
            if any(person.key == name for person in document.register.persons):
                raise RegisterError(
                    f"{document.source.name}: the register of persons has an entry with the xml:id “{name}”, which the encoding "
                    f'gives to another part of the text. Give the entry another, such as xml:id="per-{name}".'
                )
            raise _broken(document, f"the name “{name}” is given to two elements")
        names.add(name)
    return frozenset(names)


def free(identifier: str, names: frozenset[str]) -> str:
    """The name of the whole, which is that of its file and so may be one that a part has: p1.txt has a paragraph p1."""
    while identifier in names:
        identifier = f"text-{identifier}"
    return identifier


def check_pointers(root: etree._Element, names: frozenset[str], document: Document) -> None:
    """Make sure that every pointer leads to something in the file.

    Raises:
        PromiseBrokenError: one does not.
    """
    values: set[str] = set()
    for element in root.iter(etree.Element):
        values.update(cast("list[str]", element.values()))
    if names.issuperset(p.removeprefix("#") for v in values if v.startswith("#") for p in v.split()):
        return
    # Which it is; and not every value that begins with # is a pointer.
    for kind, pointer in _pointers(root):
        if pointer not in names:
            raise _broken(document, f"a {kind} leads to “{pointer}”, which is not there")


def _pointers(root: etree._Element) -> Iterator[tuple[str, str]]:
    for element in root.iter(etree.Element):
        for name, value in cast("list[tuple[str, str]]", element.items()):
            if value.startswith("#") and name in _POINTERS:
                for pointer in value.split():
                    yield etree.QName(element).localname, pointer.removeprefix("#")


def _broken(document: Document, what: str) -> PromiseBrokenError:
    return PromiseBrokenError(
        f"{document.source.name}: {what}. Nothing was written. This is a fault of teiwright; please report it with the text."
    )
