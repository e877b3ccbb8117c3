"""The lists of standOff: one entry for each person whom the text names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from teiwright.model import Certainty, Person, PersonName
from teiwright.weaving.build import add, say, set_attributes, tei

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teiwright.model import Attributes, Document, Span

_RANK = (None, *Certainty)


Listed = dict[str, tuple[Person, Certainty | None]]
"""The entries of standOff by their xml:id, each as sure as the surest mark that points to it; None where a person has checked one."""


def listed_persons(document: Document, woven: Iterable[Span]) -> Listed:
    """The persons whom the marks of the tree name, and those of the register whom the header names."""
    listed: Listed = {}
    for span in woven:
        for person in span.persons:
            cert = None if span.checked else span.cert
            known, sure = listed.get(person.key, (person, cert))
            listed[person.key] = (known, min(sure, cert, key=_RANK.index))
    register = {person.key: person for person in document.register.persons}
    for key in _agents(document):
        if key in register:
            listed.setdefault(key, (register[key], Certainty.HIGH))
    return listed


def build_stand_off(listed: Listed) -> etree._Element | None:
    """`standOff` with the persons of the register, then those known from the text alone; None if nobody is named."""
    if not listed:
        return None
    stand_off = etree.Element(tei("standOff"))
    for kind, known in (("register", True), ("text", False)):
        entries = [entry for entry in listed.values() if entry[0].known is known]
        if entries:
            people = add(stand_off, "listPerson", "", ("type", kind))
            for person, cert in sorted(entries, key=lambda e: e[0].key):
                _person(people, person, cert)
    return stand_off


def _agents(document: Document) -> list[str]:
    facts = document.metadata
    printed = (*facts.printed.authors, *facts.printed.editors) if facts.printed else ()
    return [
        a.key
        for a in (*facts.authors, *facts.contributors, *facts.reviewers, *facts.recipients, *printed)
        if a.key
    ]


def _person(parent: etree._Element, person: Person, cert: Certainty | None) -> None:
    element = add(parent, "person", "", ("xml:id", person.key))
    if not person.known:
        answers = (("cert", cert.value), ("resp", "#teiwright")) if cert else (("resp", "#review"),)
        set_attributes(element, answers)
    for name in person.names:
        write_name(add(element, "persName", "", ("type", name.kind)), name)
    for kind, facts in (("birth", person.birth), ("death", person.death)):
        if facts:
            _life(element, kind, facts)
    for identifier in person.identifiers:
        add(element, "idno", identifier.value, ("type", identifier.kind), ("subtype", identifier.authority))
    if person.note:
        add(element, "note", person.note)


def _life(parent: etree._Element, kind: str, facts: Attributes) -> None:
    values = tuple(a for a in facts if a[0] != "text")
    words = dict(facts).get("text") or next((v for _, v in values), "")
    set_attributes(add(parent, kind, words), values)


def write_name(element: etree._Element, name: PersonName, *, inverted: bool = True) -> None:
    """Write a name in its parts: “Surname, Forename” as a list has it, or as one says it."""
    if name.other or not name.surname:
        say(element, name.plain)
        return
    surname, role = ("surname", name.surname), ("roleName", name.role_name)
    before, behind = (surname, role) if inverted else (role, surname)
    middle = (("forename", name.forename), ("nameLink", name.name_link))
    for part, words in (before, *middle, behind, ("genName", name.gen_name)):
        if words and len(element):
            say(element, ", " if inverted and element[-1].tag == tei("surname") else " ")
        if words:
            add(element, part, words)
