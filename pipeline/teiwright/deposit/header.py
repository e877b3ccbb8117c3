"""Reads a deposit record from a teiHeader, whatever habit it follows: ours, TEI Lite, DTABf, EpiDoc, correspondence."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from teiwright.catalogue import parted, without_life
from teiwright.deposit.header_values import (
    NS,
    edtf_of,
    identity_of,
    idno_of,
    percent_of,
    reference_of,
    relator_of,
    role_of,
)
from teiwright.deposit.languages import iso639_3
from teiwright.deposit.licences import spdx_of
from teiwright.deposit.record import Field, Identity, Language, Name, Record, Rights, Source, Subject
from teiwright.validation.xmlfile import words_of
from teiwright.xml_names import IN_TEI, XML_ID, XML_LANG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree


_ANONYMOUS = {
    "unknown", "anonymous", "anon.", "n.n.", "n. n.", "anonym", "anonyme", "anonymus", "anónimo", "unbekannt", "inconnu",
}  # fmt: skip


def read_record(tree: etree._ElementTree) -> Record:
    """Everything the header of a TEI document states for a deposit."""
    header = tree.getroot().find("t:teiHeader", NS)
    if header is None:
        return Record()
    reader = _Reader(tree, header)
    titles = reader.titles()
    return Record(
        title=titles[0],
        subtitle=titles[1],
        other_titles=titles[2],
        creators=tuple(reader.creators()),
        contributors=tuple(reader.contributors()),
        publisher=reader.first(
            "t:fileDesc/t:publicationStmt/t:publisher",
            "t:fileDesc/t:publicationStmt/t:distributor",
            "t:fileDesc/t:publicationStmt/t:authority",
        ),
        published=reader.date("t:fileDesc/t:publicationStmt/t:date", "t:fileDesc/t:editionStmt/t:edition/t:date"),
        created=reader.date("t:profileDesc/t:creation/t:date", "t:profileDesc/t:creation/t:origDate", "t:profileDesc/t:correspDesc/t:correspAction[@type='sent']/t:date",
                            "t:fileDesc/t:sourceDesc//t:history/t:origin//t:origDate"),
        place=reader.first("t:profileDesc/t:creation/t:placeName", "t:profileDesc/t:correspDesc/t:correspAction[@type='sent']/t:placeName"),
        languages=tuple(reader.languages()),
        rights=reader.rights(),
        subjects=tuple(reader.subjects()),
        genre=reader.first("t:profileDesc/t:textClass/t:keywords/t:term[@type='genre']"),
        abstract=reader.first("t:profileDesc/t:abstract", "t:encodingDesc/t:projectDesc"),
        version=reader.version(),
        identities=tuple(reader.identities()),
        sources=tuple(reader.sources()),
        funders=tuple(reader.names("t:fileDesc/t:titleStmt/t:funder", "fnd")),
        series=reader.first("t:fileDesc/t:seriesStmt/t:title"),
        contact=reader.contact(),
    )  # fmt: skip


class _Reader:
    """One header, and the lists elsewhere in the file to which its pointers lead."""

    def __init__(self, tree: etree._ElementTree, header: etree._Element) -> None:
        self.tree = tree
        self.header = header
        self.by_id = {
            e.get(XML_ID): e for e in tree.getroot().iter(f"{IN_TEI}person", f"{IN_TEI}org") if e.get(XML_ID)
        }

    def find(self, path: str) -> list[etree._Element]:
        """The elements at a path below the header."""
        return self.header.findall(path, NS)

    def origin(self, element: etree._Element) -> str:
        """Where an element stands, in TEI's words: teiHeader/fileDesc/titleStmt/title[1]."""
        path: str = self.tree.getelementpath(element)
        return path.replace(IN_TEI, "")

    def field(self, element: etree._Element) -> Field | None:
        """The words of an element; None for a placeholder or nothing."""
        words = words_of(element)
        return Field(words, self.origin(element)) if words and not words.startswith("[") else None

    def first(self, *paths: str) -> Field | None:
        """The first element of the first path that says something."""
        for path in paths:
            for element in self.find(path):
                if found := self.field(element):
                    return found
        return None

    def titles(self) -> tuple[Field | None, Field | None, tuple[Field, ...]]:
        """Main title, subtitle, others."""
        main = sub = None
        others: list[Field] = []
        for element in self.find("t:fileDesc/t:titleStmt/t:title"):
            field = self.field(element)
            kind = element.get("type", "")
            if field is None:
                continue
            if kind in {"sub", "subordinate", "subtitle"} and sub is None:
                sub = field
            elif main is None and kind in {"", "main", "full", "gmd245a", "uniform"}:
                main = field
            else:
                others.append(field)
        if main is None and others:
            main = others.pop(0)
        return main, sub, tuple(others)

    def creators(self) -> Iterator[Name]:
        """The authors; of a letter without author, who sent it."""
        found = list(self.names("t:fileDesc/t:titleStmt/t:author", "aut"))
        if not found:
            for action in self.find("t:profileDesc/t:correspDesc/t:correspAction[@type='sent']"):
                senders = (*action.findall("t:persName", NS), *action.findall("t:orgName", NS))
                found += [name for element in senders if (name := self.name(element, "aut"))]
        if not found:
            found = list(self.names("t:fileDesc/t:sourceDesc/t:biblStruct/t:analytic/t:author", "aut"))
        yield from found

    def contributors(self) -> Iterator[Name]:
        """Editors, and everybody of a respStmt; programs are left out."""
        yield from self.names("t:fileDesc/t:titleStmt/t:editor", "edt")
        for statement in (
            *self.find("t:fileDesc/t:titleStmt/t:respStmt"),
            *self.find("t:fileDesc/t:editionStmt/t:respStmt"),
        ):
            duties = statement.findall("t:resp", NS)
            duty = " ".join(filter(None, map(words_of, duties)))
            role = next(filter(None, (relator_of(r) for r in duties)), "") or role_of(duty)
            for element in statement:
                named = element.tag in {f"{IN_TEI}{n}" for n in ("persName", "orgName", "name")}
                person = named and element.get("type") != "software"
                if person and (name := self.name(element, role, duty)):
                    yield name

    def names(self, path: str, role: str) -> Iterator[Name]:
        """The persons and bodies at a path. One element may hold several names."""
        for element in self.find(path):
            inner = [e for n in ("persName", "orgName", "name") for e in element.findall(f"t:{n}", NS)]
            for part in inner or [element]:
                if name := self.name(part, relator_of(element) or role, outer=element):
                    yield name

    def name(
        self, element: etree._Element, role: str, duty: str = "", outer: etree._Element | None = None
    ) -> Name | None:
        """A name, with the identifiers that the element or the entry it points to has."""
        display = words_of(element)
        if not display or display.startswith("[") or display.lower() in _ANONYMOUS:
            return None
        holders = [element] if outer is None else [element, outer]
        references = [v for e in holders for k in ("ref", "key", "corresp") for v in (e.get(k) or "").split()]
        entry = next(
            (e for r in references if r.startswith("#") and (e := self.by_id.get(r[1:])) is not None), None
        )
        identities = [i for r in references if (i := identity_of(r))]
        for holder in holders if entry is None else [*holders, entry]:
            identities += [i for n in holder.findall("t:idno", NS) if (i := idno_of(n))]
        body = (
            element.tag == f"{IN_TEI}orgName"
            or element.get("type") in {"org", "corporate"}
            or (outer is not None and outer.tag == f"{IN_TEI}funder")
        )
        display, surname, forename = _divided(display, element, entry, body=body)
        known = tuple(dict.fromkeys(identities))
        return Name(display, surname, forename, body, role, duty, known, self.origin(element))

    def contact(self) -> Field | None:
        """The e-mail address for questions: an `email`, or a pointer that begins with mailto:."""
        if stated := self.first("t:fileDesc/t:publicationStmt//t:email"):
            return stated
        for element in self.find("t:fileDesc/t:publicationStmt//t:ref"):
            scheme, _, address = element.get("target", "").partition(":")
            if scheme.lower() == "mailto" and address:
                return Field(unquote(address.partition("?")[0]), self.origin(element))
        return None

    def date(self, *paths: str) -> Field | None:
        """The first date with a value that a machine can read, as EDTF. Words alone are not read."""
        for path in paths:
            for element in self.find(path):
                if value := edtf_of(element):
                    return Field(value, self.origin(element))
        return None

    def languages(self) -> Iterator[Language]:
        """The languages of the text: that of `text` first, then those of langUsage which carry a part of it."""
        text = self.tree.getroot().find("t:text", NS)
        main = (text.get(XML_LANG) if text is not None else None) or self.tree.getroot().get(XML_LANG) or ""
        codes = [main] if main else []
        usage = self.find("t:profileDesc/t:langUsage/t:language")
        if not main or len(usage) == 1:
            codes += [e.get("ident", "") for e in usage]
        else:
            codes += [e.get("ident", "") for e in usage if percent_of(e.get("usage")) >= 10]
        for code in dict.fromkeys(filter(None, codes)):
            yield Language(code, iso639_3(code))

    def rights(self) -> Rights:
        """The licence and what is said about availability."""
        for availability in self.find("t:fileDesc/t:publicationStmt//t:availability"):
            licence = availability.find("t:licence", NS)
            link = licence.get("target", "") if licence is not None else ""
            if not link:
                reference = next(iter(availability.iter(f"{IN_TEI}ref")), None)
                link = reference.get("target", "") if reference is not None else ""
            holder = licence if licence is not None else availability
            words = "" if (said := words_of(holder)).startswith("[") else said
            origin = self.origin(holder) if words or link else ""
            return Rights(words, link, spdx_of(link), availability.get("status", ""), origin)
        return Rights()

    def subjects(self) -> Iterator[Subject]:
        """Keywords and classes."""
        for keywords in self.find("t:profileDesc/t:textClass/t:keywords"):
            scheme = keywords.get("scheme", "")
            for term in keywords.iter(f"{IN_TEI}term", f"{IN_TEI}item"):
                words = words_of(term)
                if words and term.get("type") != "genre" and term.find("t:term", NS) is None:
                    yield Subject(words, "" if scheme.startswith("#") else scheme, self.origin(term))
        for code in self.find("t:profileDesc/t:textClass/t:classCode"):
            if words_of(code):
                yield Subject(words_of(code), code.get("scheme", ""), self.origin(code))

    def version(self) -> Field | None:
        """The version: edition/@n, else the newest numbered change."""
        for element in (
            *self.find("t:fileDesc/t:editionStmt/t:edition"),
            *self.find("t:revisionDesc/t:change")[:1],
        ):
            if element.get("n"):
                return Field(element.get("n", ""), self.origin(element) + "/@n")
        return None

    def identities(self) -> Iterator[tuple[Identity, str]]:
        """Identifiers of the edition itself."""
        for element in self.find("t:fileDesc/t:publicationStmt//t:idno"):
            found = idno_of(element)
            if found and len(element) == 0:
                yield found, self.origin(element)

    def sources(self) -> Iterator[Source]:
        """The sources, each in one line."""
        for element in self.find("t:fileDesc/t:sourceDesc/*"):
            words = reference_of(element) if element.tag == f"{IN_TEI}biblStruct" else words_of(element)
            if not words or words.startswith("["):
                continue
            link = next(
                (
                    r.get("target", "")
                    for r in element.iter(f"{IN_TEI}ref", f"{IN_TEI}ptr")
                    if r.get("target", "").startswith("http")
                ),
                "",
            )
            identities = tuple(
                i
                for n in element.iter(f"{IN_TEI}idno")
                if (i := idno_of(n)) and i.scheme not in {"filename", "sha-256"}
            )
            digital = element.get("type") == "digitalSource"
            yield Source(words, link, identities, digital, self.origin(element))


def _divided(
    display: str, element: etree._Element, entry: etree._Element | None, *, body: bool
) -> tuple[str, str, str]:
    """A name as one says it, its surname with the link before it, and its forename, as far as it is divided.

    Args:
        display: its words.
        element: the element that holds them.
        entry: the entry of a list of persons that it points to.
        body: True for the name of an organisation.
    """
    listed = None if entry is None else entry.find("t:persName", NS)
    parts = element if listed is None or element.find("t:surname", NS) is not None else listed
    surname, forename, link = (
        " ".join(words_of(p) for p in parts.findall(f"t:{n}", NS))
        for n in ("surname", "forename", "nameLink")
    )
    if surname:
        display = " ".join(filter(None, (forename, link, surname)))
    elif not body and "," in display:
        display, _ = without_life(display)
        surname, forename = parted(display) or ("", "")
        if surname:
            display = f"{forename} {surname}"
    return display, " ".join(filter(None, (link, surname))), forename
