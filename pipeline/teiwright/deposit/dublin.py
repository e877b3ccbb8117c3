"""Simple Dublin Core as OAI-PMH carries it (oai_dc), and as a row of DSpace's Simple Archive Format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from teiwright.deposit.datacite import doubt, in_words, interval
from teiwright.xml_names import XSI

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.deposit.record import Record

_OAI = "http://www.openarchives.org/OAI/2.0/oai_dc/"
_DC = "http://purl.org/dc/elements/1.1/"


def write_oai_dc(record: Record) -> bytes:
    """The fifteen elements, as far as the record has them."""
    root = etree.Element(f"{{{_OAI}}}dc", nsmap={"oai_dc": _OAI, "dc": _DC, "xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", f"{_OAI} http://www.openarchives.org/OAI/2.0/oai_dc.xsd")
    for name, value in elements(record):
        etree.SubElement(root, f"{{{_DC}}}{name}").text = value
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def elements(record: Record) -> Iterator[tuple[str, str]]:
    """(element, value) in the order of the Dublin Core standard."""
    if record.title:
        yield "title", record.full_title
    yield from (("creator", name.inverted) for name in record.creators)
    yield from (("subject", subject.words) for subject in record.subjects)
    if record.abstract:
        yield "description", record.abstract.value
    if record.publisher:
        yield "publisher", record.publisher.value
    yield from (("contributor", name.inverted) for name in record.contributors)
    if record.published:
        yield "date", record.published.value
    yield "type", "Text"
    yield "format", "application/tei+xml"
    for identity, _ in record.identities:
        yield "identifier", identity.address or identity.value
    yield from (("source", source.words) for source in record.sources)
    yield from (("language", language.code) for language in record.languages)
    if record.created:
        yield "coverage", in_words(record.created.value)
    if record.rights.words or record.rights.address:
        yield "rights", record.rights.words or record.rights.address
        if record.rights.words and record.rights.address:
            yield "rights", record.rights.address


def write_simple_archive(record: Record) -> bytes:
    """dublin_core.xml of DSpace's Simple Archive Format: qualified elements in the schema dc."""
    root = etree.Element("dublin_core", schema="dc")

    def add(element: str, qualifier: str, value: str, language: str = "") -> None:
        entry = etree.SubElement(root, "dcvalue", element=element, qualifier=qualifier)
        if language:
            entry.set("language", language)
        entry.text = value

    code = record.languages[0].code if record.languages else ""
    if record.title:
        add("title", "none", record.title.value, code)
    if record.subtitle:
        add("title", "alternative", record.subtitle.value, code)
    for name in record.creators:
        add("contributor", "author", name.inverted)
    for name in record.contributors:
        add("contributor", {"edt": "editor", "ill": "illustrator"}.get(name.role, "other"), name.inverted)
    if record.published:
        add("date", "issued", interval(record.published.value).partition("/")[0])
    if record.created and doubt(record.created.value):
        add("coverage", "temporal", in_words(record.created.value))
    elif record.created:
        add("date", "created", interval(record.created.value))
    if record.publisher:
        add("publisher", "none", record.publisher.value)
    add("type", "none", "Text")
    for subject in record.subjects:
        add("subject", "none", subject.words)
    if record.abstract:
        add("description", "abstract", record.abstract.value)
    for language in record.languages:
        add("language", "iso", language.iso639_3 or language.code)
    for identity, _ in record.identities:
        qualifier = {"doi": "doi", "isbn": "isbn", "issn": "issn", "handle": "uri", "uri": "uri"}.get(
            identity.scheme, "other"
        )
        add("identifier", qualifier, identity.address or identity.value)
    for source in record.sources:
        add("source", "none", source.words)
    if record.rights.words or record.rights.address:
        add("rights", "none", record.rights.words or record.rights.address)
    if record.rights.address:
        add("rights", "uri", record.rights.address)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
