"""DataCite metadata (kernel 4.7, schema.datacite.org) from a record."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.xml_names import XML_LANG, XSI

if TYPE_CHECKING:
    from teiwright.deposit.record import Identity, Name, Record, Rights

NAMESPACE = "http://datacite.org/schema/kernel-4"
LOCATION = "https://schema.datacite.org/meta/kernel-4.7/metadata.xsd"

_SCHEMES = {
    "orcid": ("ORCID", "https://orcid.org"),
    "gnd": ("GND", "https://d-nb.info/gnd"),
    "viaf": ("VIAF", "https://viaf.org"),
    "wikidata": ("Wikidata", "https://www.wikidata.org"),
    "isni": ("ISNI", "https://isni.org"),
    "ror": ("ROR", "https://ror.org"),
}
_CONTRIBUTORS = {
    "trl": "Translator",
    "edt": "Editor",
    "res": "Researcher",
    "dtm": "DataManager",
    "fnd": "Sponsor",
    "pbl": "Distributor",
}
_RELATED = {"isbn": "ISBN", "issn": "ISSN", "doi": "DOI", "handle": "Handle", "urn": "URN", "ark": "ARK"}


def write_datacite(record: Record, size: int) -> bytes | None:
    """DataCite XML, or None where the record has no DOI, title, creator, publisher or year: the kernel demands all five.

    Args:
        record: what the header states.
        size: bytes of the payload.
    """
    doi = record.identity("doi")
    if not (doi and record.title and record.creators and record.publisher and record.published):
        return None
    root = etree.Element(f"{{{NAMESPACE}}}resource", nsmap={None: NAMESPACE, "xsi": XSI})  # type: ignore[dict-item]
    root.set(f"{{{XSI}}}schemaLocation", f"{NAMESPACE} {LOCATION}")
    _add(root, "identifier", doi, identifierType="DOI")
    creators = _add(root, "creators")
    for name in record.creators:
        _name(_add(creators, "creator"), "creatorName", name)
    _titles(root, record, record.title.value)
    _add(root, "publisher", record.publisher.value)
    _add(root, "publicationYear", year(record.published.value))
    _add(root, "resourceType", "Digital scholarly edition (TEI)", resourceTypeGeneral="Text")
    _subjects(root, record)
    if record.contributors:
        contributors = _add(root, "contributors")
        for name in record.contributors:
            kind = _CONTRIBUTORS.get(name.role, "Other")
            _name(_add(contributors, "contributor", contributorType=kind), "contributorName", name)
    dates = _add(root, "dates")
    _add(dates, "date", interval(record.published.value), dateType="Issued")
    if record.created:
        created = record.created.value
        _add(dates, "date", interval(created), dateType="Created", dateInformation=doubt(created))
    if record.languages and record.languages[0].code:
        _add(root, "language", record.languages[0].code)
    others = [(i, o) for i, o in record.identities if i.scheme != "doi"]
    if others:
        alternates = _add(root, "alternateIdentifiers")
        for identity, _ in others:
            _add(alternates, "alternateIdentifier", identity.value, alternateIdentifierType=identity.scheme)
    _related(root, record)
    _add(_add(root, "sizes"), "size", f"{size} bytes")
    _add(_add(root, "formats"), "format", "application/tei+xml")
    if record.version:
        _add(root, "version", record.version.value)
    _rights(root, record.rights)
    if record.abstract or record.changes:
        descriptions = _add(root, "descriptions")
        if record.abstract:
            _add(descriptions, "description", record.abstract.value, descriptionType="Abstract")
        if record.changes:
            _add(descriptions, "description", record.changes, descriptionType="TechnicalInfo")
    _funders(root, record)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _titles(root: etree._Element, record: Record, title: str) -> None:
    titles = _add(root, "titles")
    main = _add(titles, "title", title)
    if record.languages and record.languages[0].code:
        main.set(XML_LANG, record.languages[0].code)
    if record.subtitle:
        _add(titles, "title", record.subtitle.value, titleType="Subtitle")
    for other in record.other_titles:
        _add(titles, "title", other.value, titleType="AlternativeTitle")


def _subjects(root: etree._Element, record: Record) -> None:
    if record.subjects or record.genre:
        subjects = _add(root, "subjects")
        for subject in record.subjects:
            _add(
                subjects,
                "subject",
                subject.words,
                schemeURI=subject.scheme if subject.scheme.startswith("http") else "",
            )
        if record.genre:
            _add(subjects, "subject", record.genre.value)


def _rights(root: etree._Element, rights: Rights) -> None:
    if rights.words or rights.address:
        entry = _add(
            _add(root, "rightsList"), "rights", rights.words or rights.spdx, rightsURI=rights.address
        )
        if rights.spdx:
            entry.set("rightsIdentifier", rights.spdx)
            entry.set("rightsIdentifierScheme", "SPDX")
            entry.set("schemeURI", "https://spdx.org/licenses/")


def _funders(root: etree._Element, record: Record) -> None:
    if record.funders:
        references = _add(root, "fundingReferences")
        for funder in record.funders:
            reference = _add(references, "fundingReference")
            _add(reference, "funderName", funder.display)
            if ror := funder.identity("ror"):
                _add(reference, "funderIdentifier", ror.address, funderIdentifierType="ROR")


def _related(root: etree._Element, record: Record) -> None:
    related: list[tuple[str, Identity]] = []
    addresses: list[str] = []
    for source in record.sources:
        related += [(_RELATED[i.scheme], i) for i in source.identities if i.scheme in _RELATED]
        addresses += [source.address] if source.address else []
    if not related and not addresses:
        return
    entries = _add(root, "relatedIdentifiers")
    for kind, identity in related:
        _add(
            entries,
            "relatedIdentifier",
            identity.value,
            relatedIdentifierType=kind,
            relationType="IsDerivedFrom",
        )
    for address in addresses:
        _add(entries, "relatedIdentifier", address, relatedIdentifierType="URL", relationType="IsDerivedFrom")


def _name(parent: etree._Element, element: str, name: Name) -> None:
    words = name.display if name.organisation else name.inverted
    _add(parent, element, words, nameType="Organizational" if name.organisation else "Personal")
    if not name.organisation and name.surname:
        if name.forename:
            _add(parent, "givenName", name.forename)
        _add(parent, "familyName", name.surname)
    for identity in name.identities:
        if identity.scheme in _SCHEMES:
            scheme, address = _SCHEMES[identity.scheme]
            _add(parent, "nameIdentifier", identity.address, nameIdentifierScheme=scheme, schemeURI=address)


def interval(edtf: str) -> str:
    """An EDTF date as DataCite's RKMS-ISO8601 has it: a set of possible days becomes an interval, doubt is left out (`doubt` tells it)."""
    plain = edtf.strip("[]{}").translate({ord(c): None for c in "~?%"})
    start, slash, end = plain.partition("/") if "/" in plain else plain.partition("..")
    ends = ["" if e == ".." else e for e in (start, end)]
    return "/".join(ends) if slash and any(ends) else ends[0]


def doubt(edtf: str) -> str:
    """How sure an EDTF date is, in words for the places where repositories take such; empty for one that is sure."""
    words = {"approximate": "~%", "uncertain": "?%"}
    return " and ".join(word for word, signs in words.items() if any(sign in edtf for sign in signs))


def in_words(edtf: str) -> str:
    """An EDTF date with how sure it is: “1932 (approximate)”."""
    return f"{interval(edtf)} ({doubt(edtf)})" if doubt(edtf) else interval(edtf)


def shared(edtf: str) -> str:
    """The year, month or day that is certain, for the places that take one date: of several days what all of them share. Empty where nothing is certain."""
    if doubt(edtf):
        return ""
    start, slash, end = interval(edtf).partition("/")
    if not slash:
        return start
    pairs = zip(start.split("-"), end.split("-"), strict=False)
    return "-".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def year(edtf: str) -> str:
    """The year of a date, of an interval the last one stated; empty without one."""
    years = re.findall(r"(?<!\d)\d{4}(?!\d)", edtf)
    return max(years, default="")


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", {k: v for k, v in attributes.items() if v})
    if text:
        element.text = text
    return element
