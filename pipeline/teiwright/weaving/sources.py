"""The sourceDesc of the header: the printed source, and the plain text that was received."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.weaving.build import add, say, set_attributes
from teiwright.weaving.persons import write_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from teiwright.metadata import Agent, Bibliography, DateStated, Manuscript
    from teiwright.model import Attributes, Document
    from teiwright.weaving.persons import Listed


def write_agent(parent: etree._Element, agent: Agent, listed: Listed) -> None:
    """Write a name. It points to the entries of authority files that the editors named, and to the list of persons only if that has the entry."""
    entry = [f"#{agent.key}"] if agent.key in listed else []
    reference = ("ref", " ".join([*entry, *(i.value for i in agent.identifiers)]))
    if agent.organisation:
        add(parent, "orgName", agent.name.plain, reference)
        return
    name = add(parent, "persName", "", reference)
    write_name(name, agent.name, inverted=False)
    if agent.life:
        say(name, ", ")
        write_date(name, agent.life)


def write_date(parent: etree._Element, date: DateStated) -> None:
    """Write a date as it was stated, with its value."""
    set_attributes(add(parent, "date", date.words), date.attributes)


def write_source(parent: etree._Element, document: Document, listed: Listed) -> None:
    """Write the sourceDesc of a document."""
    facts = document.metadata
    description = add(parent, "sourceDesc")
    if facts.printed:
        _bibliography(description, facts.printed, listed)
    if facts.manuscript:
        _manuscript(description, facts.manuscript)
    source = document.source
    entry = add(description, "bibl", "", ("type", "digitalSource"))
    digital = facts.digital
    if digital and (digital.words or digital.publisher or digital.date):
        if digital.publisher and digital.publisher not in digital.words:
            add(entry, "publisher", digital.publisher)
            say(entry, ", ")
        if digital.words:
            say(entry, digital.words + ", ")
        if digital.date and digital.date.words not in digital.words:
            write_date(entry, digital.date)
            say(entry, ", ")
    if digital and digital.address:
        add(entry, "ref", digital.address, ("target", digital.address))
        say(entry, "; received as a plain-text file, ")
    else:
        say(entry, "Plain-text file, ")
    add(entry, "idno", source.name, ("type", "filename"))
    say(entry, f", {source.size} bytes, {source.encoding.upper()}, SHA-256 ")
    add(entry, "idno", source.digest, ("type", "SHA-256"))
    say(entry, ".")


def _manuscript(parent: etree._Element, sheets: Manuscript) -> None:
    """Place, institution, collection and shelfmark, from the largest to the smallest, as one cites them."""
    entry = add(parent, "bibl", "", ("type", "manuscript"))
    for element, words, attributes in (
        ("placeName", sheets.place, ()),
        ("orgName", sheets.institution, ()),
        ("", sheets.collection, ()),
        ("idno", sheets.shelfmark, (("type", "local"),)),
        ("note", sheets.note, ()),
    ):
        if words and (entry.text or len(entry)):
            say(entry, ", ")
        if words and element:
            add(entry, element, words, *attributes)
        else:
            say(entry, words)


def _bibliography(parent: etree._Element, book: Bibliography, listed: Listed) -> None:
    if not book.title:
        _without_title(add(parent, "bibl", book.words), book)
        return
    entry = add(parent, "biblStruct", "", ("xml:lang", book.language))
    if book.article:
        analytic = add(entry, "analytic")
        for author in book.authors:
            write_agent(add(analytic, "author"), author, listed)
        add(analytic, "title", book.article, ("level", "a"))
    monograph = add(entry, "monogr")
    if book.level == "m":
        for author in book.authors:
            write_agent(add(monograph, "author"), author, listed)
    add(monograph, "title", book.title, ("level", book.level))
    for editor in book.editors:
        write_agent(add(monograph, "editor"), editor, listed)
    for identifier in book.identifiers:
        add(monograph, "idno", identifier.value, ("type", identifier.kind))
    imprint = add(monograph, "imprint")
    if book.place:
        add(imprint, "pubPlace", book.place)
    if book.publisher:
        add(imprint, "publisher", book.publisher)
    for unit, words in book.scope:
        add(imprint, "biblScope", words, ("unit", unit))
    if book.date:
        write_date(imprint, book.date)
    else:
        add(imprint, "date", "[date not stated]")
    if book.note:
        add(entry, "note", book.note)


def _without_title(entry: etree._Element, book: Bibliography) -> None:
    """What is known of a source that nobody has named: after its words, each part that they do not hold."""
    for element, words, attributes in _parts(book):
        if words and words not in book.words:
            if entry.text or len(entry):
                say(entry, ", ")
            add(entry, element, words, *attributes)


def _parts(book: Bibliography) -> Iterator[tuple[str, str, Attributes]]:
    for author in book.authors:
        yield "author", author.name.plain, ()
    yield "title", book.article, (("level", "a"),)
    for editor in book.editors:
        yield "editor", editor.name.plain, ()
    yield "pubPlace", book.place, ()
    yield "publisher", book.publisher, ()
    if book.date:
        yield "date", book.date.words, book.date.attributes
    for unit, words in book.scope:
        yield "biblScope", words, (("unit", unit),)
    for identifier in book.identifiers:
        yield "idno", identifier.value, (("type", identifier.kind),)
    yield "note", book.note, ()
