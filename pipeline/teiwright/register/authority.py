"""The register of persons: a TEI listPerson that the editors write by hand is read into the model; nothing is written to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from teiwright.errors import NotWellFormedError, RegisterError
from teiwright.file_troubles import unreadable
from teiwright.model import Identifier, Person, PersonName, Register
from teiwright.patterns import lazy
from teiwright.register.authority_files import address_of, is_authority
from teiwright.xml_names import IN_TEI, INCLUDE, TEI, XML_ID

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml import etree

    from teiwright.model import Attributes

_NAME = lazy(r"[^\W\d][\w.-]*")
"""What may be an xml:id: a name without a colon (XML 1.0, 2.3; Namespaces in XML, 3)."""
_DAY = lazy(
    r"-?\d{4,}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?|--(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?"
)
_DATES = ("when", "from", "to", "notBefore", "notAfter", "precision", "cert")
"""What is taken over of a birth or death; the values are Gregorian whatever @calendar says (TEI att.datable)."""

_ADDRESS = lazy(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
IDNO_TYPES = frozenset({"URI", "DOI", "ISBN", "ISSN", "local"})
"""What @type of an identifier of a person may be in the schema."""


def read_register(path: Path) -> Register:
    """Read the persons of a TEI file, wherever in it the list stands.

    Args:
        path: The file, usually `tei/persons.xml`.

    Returns:
        The persons in the order of the file.

    Raises:
        RegisterError: The file cannot be read, is not TEI, or an entry cannot be used; the message names file and line.
    """
    from lxml import etree

    from teiwright.validation import xmlfile

    try:
        root = xmlfile.parse(xmlfile.read(path), str(path)).getroot()
    except OSError as trouble:
        raise RegisterError(f"The register of persons cannot be read. {unreadable(path, trouble)}") from None
    except NotWellFormedError as trouble:
        raise RegisterError(f"The register of persons cannot be used. {trouble}") from None
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    if not str(root.tag).startswith(IN_TEI):
        raise RegisterError(
            f"{path}, line {root.sourceline}: this is not TEI: the outermost element is <{etree.QName(root).localname}> "
            f"outside the namespace {TEI}. A register is a TEI file with a listPerson.",
        )
    included = next(root.iter(INCLUDE), None)
    if included is not None:
        raise RegisterError(
            f"{path}, line {included.sourceline}: the register names another file here (xi:include), which is not opened, so whoever stands in that would be missing. "
            "Put its entries in the place of this line (the command xmllint --xinclude does it)."
        )
    entries = [entry for entry in root.iter(f"{IN_TEI}person") if not _is_of_a_text(entry)]
    persons = tuple(_person(path, entry) for entry in entries)
    if not persons and root.find(f".//{IN_TEI}listPerson[@type='text']") is not None:
        raise RegisterError(
            f'{path}: the persons of this file are known from a text alone (listPerson type="text"), and whoever stands in a register counts as known. '
            'Go through them, and write type="register"; or let the program draft a table: teiwright register.'
        )
    if not persons and root.find(f".//{IN_TEI}listPerson") is None:
        raise RegisterError(
            f"{path}, line {root.sourceline}: there is no listPerson in this register of persons. "
            "The entries (person) stand in a listPerson, and that in standOff."
        )
    seen: dict[str, int] = {}
    for person, entry in zip(persons, entries, strict=True):
        if person.key in seen:
            raise RegisterError(
                f"{path}, line {entry.sourceline}: the xml:id “{person.key}” stands twice, first in line {seen[person.key]}. "
                "Give each person an xml:id of their own.",
            )
        seen[person.key] = cast("int", entry.sourceline)  # the stubs do not say
    return Register(persons)


def _is_of_a_text(person: etree._Element) -> bool:
    """True for a person of an edition of ours whom only its text vouches for: that is a guess, and nobody's knowledge."""
    return any(a.get("type") == "text" for a in person.iterancestors(f"{IN_TEI}listPerson"))


def _person(path: Path, entry: etree._Element) -> Person:
    key = entry.get(XML_ID)
    line = entry.sourceline
    if not key:
        raise RegisterError(
            f'{path}, line {line}: a person without xml:id. Give the entry one, such as xml:id="per-surname".'
        )
    if not is_name(key):
        raise RegisterError(
            f"{path}, line {line}: “{key}” cannot be an xml:id. It begins with a letter and has only letters, digits, hyphens, full stops "
            'and underlines, such as xml:id="per-surname".'
        )
    forms = tuple(_name(path, name, key) for name in entry.findall(f"{IN_TEI}persName"))
    if not forms:
        raise RegisterError(
            f"{path}, line {line}: the person “{key}” has no persName. Write at least one form of the name."
        )
    forms = tuple(f for f in forms if not f.kind) + tuple(f for f in forms if f.kind)  # the main name first
    birth, death = (_date(path, entry.find(f"{IN_TEI}{name}"), key) for name in ("birth", "death"))
    refuse_impossible(f"{path}, line {line}", key, birth, death)
    return Person(
        key,
        forms,
        known=True,
        birth=birth,
        death=death,
        identifiers=tuple(_identifiers(path, entry, key)),
        note=" ".join(_words(note) for note in entry.findall(f"{IN_TEI}note")),
    )


def is_name(key: str) -> bool:
    """True for what may be an xml:id."""
    return _NAME.fullmatch(key) is not None


def refuse_impossible(where: str, key: str, birth: Attributes, death: Attributes) -> None:
    """Make sure that nobody dies before being born.

    Raises:
        RegisterError: somebody does.
    """
    born, died = _year(birth), _year(death)
    if born is not None and died is not None and born > died:
        raise RegisterError(
            f"{where}: the person “{key}” died before being born. Compare both years with a work of reference."
        )


def _words(element: etree._Element | None) -> str:
    """The text of an element with single spaces."""
    return "" if element is None else " ".join("".join(str(t) for t in element.itertext()).split())


def _name(path: Path, element: etree._Element, key: str) -> PersonName:
    whole = _words(element)
    if not whole:
        raise RegisterError(
            f"{path}, line {element.sourceline}: an empty persName of the person “{key}”. Write the name or take the element out."
        )

    def part(name: str) -> str:
        return " ".join(_words(e) for e in element.iter(f"{IN_TEI}{name}"))

    surname, forename = part("surname"), part("forename")
    divided = bool(surname or forename)
    return PersonName(
        surname=surname,
        forename=forename,
        name_link=part("nameLink"),
        role_name=part("roleName"),
        gen_name=part("genName"),
        other="" if divided else whole,
        kind=element.get("type") or "",
    )


def _date(path: Path, element: etree._Element | None, key: str) -> Attributes:
    if element is None:
        return ()
    found = tuple((name, str(element.get(name))) for name in _DATES if element.get(name))
    for name, value in found:
        if name in _DATES[:5] and not _DAY.fullmatch(value):
            raise RegisterError(
                f"{path}, line {element.sourceline}: “{value}” in @{name} of the person “{key}” is not a date that a computer can read. "
                "Write a date as 1943-07-25, 1943-07 or 1943."
            )
    words = _words(element)
    return (*found, ("text", words)) if words else found


def _year(date: Attributes) -> int | None:
    """The year of a birth or death; of a span none, since it may go beyond the other."""
    value = dict(date).get("when")
    found = re.match(r"-?\d{4,9}(?!\d)", value) if value else None
    return int(found[0]) if found else None


def _identifiers(path: Path, entry: etree._Element, key: str) -> Iterator[Identifier]:
    for element in entry.findall(f"{IN_TEI}idno"):
        value = _words(element)
        if not value:
            raise RegisterError(
                f"{path}, line {element.sourceline}: an empty idno of the person “{key}”. Write the address or take the element out."
            )
        yield _identifier(f"{path}, line {element.sourceline}", key, element, value)


def _identifier(where: str, key: str, element: etree._Element, value: str) -> Identifier:
    """An identifier as an idno has it. Which authority file it belongs to may stand in @type or @subtype: both ways are in use."""
    typed, authority = element.get("type") or "", element.get("subtype") or ""
    named = is_authority(typed)
    kind, authority = ("", typed.lower()) if named else (typed, authority)
    address = value if "://" in value else address_of(authority, value)
    if address:
        return Identifier(address, kind or "URI", authority)
    if not named and kind in {"", *IDNO_TYPES} and (kind != "URI" or _ADDRESS.fullmatch(value)):
        return Identifier(value, kind or "local", authority)
    raise RegisterError(
        f"{where}: “{value}” of the person “{key}” is no identifier of a kind known here. Write the whole address, such as "
        '<idno type="URI" subtype="gnd">https://d-nb.info/gnd/118640674</idno>; '
        'or, for a number of your own, <idno type="local">.'
    )
