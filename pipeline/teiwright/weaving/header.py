"""The teiHeader: it tells the truth. What nobody stated is a placeholder in square brackets, never an invention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct, field

from teiwright.ledger import BETWEEN_BLOCKS, report
from teiwright.model import Certainty
from teiwright.review import ALIKE
from teiwright.weaving.build import add, say, set_attributes, tei
from teiwright.weaving.declaration import build_editorial_declaration
from teiwright.weaving.sources import write_agent, write_date, write_source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teiwright.metadata import Metadata
    from teiwright.model import Document
    from teiwright.weaving.persons import Listed

_RELATORS = "http://id.loc.gov/vocabulary/relators/"
_DUTIES = {
    "trl": "Translation",
    "edt": "Edition",
    "com": "Compilation",
    "trc": "Transcription",
    "mrk": "Markup of the digital source",
    "pfr": "Proofreading",
    "aui": "Introduction",
    "ill": "Illustration",
    "cmp": "Music",
    "arr": "Arrangement",
    "pbl": "Publication",
    "ctb": "Contribution",
}
OF_THE_ENCODING = (
    "Encoding of a plain text. The whole file is encoded: nothing is added to the text or re-ordered silently, and nothing is left out without "
    "being named below; note markers, note numbers and provenance lines are kept."
)
"""What the header says where the editors have not described their edition."""


class Run(Struct, frozen=True):
    """What the header says about the run that made it."""

    identifier: str
    version: str
    rules: Mapping[str, str] = field(default_factory=dict)
    """Every rule that may have marked something, with one sentence about it."""
    models: tuple[tuple[str, str], ...] = ()
    layers: tuple[str, ...] = ()
    """The annotators that were run."""
    least: Certainty = Certainty.LOW
    """Marks less sure than this were left out."""
    date: str = ""
    """Day of the run (SOURCE_DATE_EPOCH or an option), or empty: there is no clock."""


def build_header(document: Document, run: Run, rules_used: set[str], listed: Listed) -> etree._Element:
    """The teiHeader of a document; `listed` are the persons to whom it can point."""
    header = etree.Element(tei("teiHeader"))
    set_attributes(header, (("xml:lang", "en"),))
    description = add(header, "fileDesc")
    _title_statement(description, document, listed)
    if version := document.metadata.version:
        add(add(description, "editionStmt"), "edition", version.value, ("n", version.value))
    _extent(description, document)
    _publication(description, document, run)
    write_source(description, document, listed)
    _encoding(header, document, run, rules_used)
    _profile(header, document, listed)
    change = add(
        add(header, "revisionDesc", "", ("status", "draft")),
        "change",
        "",
        ("when", run.date),
        ("who", "#teiwright"),
        ("status", "draft"),
    )
    say(change, f"Encoded by program from the plain text; {_checked(document)}.")
    return header


def _checked(document: Document) -> str:
    """What a person has looked at."""
    count = sum(span.checked for span in document.spans)
    if not count:
        return "not yet reviewed by a person"
    said = (
        f"{count} of {len(document.spans)} marks were checked by a person, and point with @resp to who did it"
    )
    alike = sum(span.rule == ALIKE for span in document.spans)
    return (
        f"{said}; {alike} of them were confirmed with all that are alike, and not one by one"
        if alike
        else said
    )


def _title_statement(parent: etree._Element, document: Document, listed: Listed) -> None:
    facts = document.metadata
    statement = add(parent, "titleStmt")
    title = facts.title.value.strip() if facts.title else ""
    add(statement, "title", title or "[Title to be supplied]", ("type", "main"))
    if facts.subtitle:
        add(statement, "title", facts.subtitle.value, ("type", "sub"))
    for author in facts.authors:
        write_agent(add(statement, "author"), author, listed)
    if not facts.authors:
        add(statement, "author", "unknown")
    seen: dict[str, int] = {}
    for agent in facts.contributors:
        seen[agent.role] = seen.get(agent.role, 0) + 1
        suffix = "" if seen[agent.role] == 1 else f"-{seen[agent.role]}"
        entry = add(statement, "respStmt", "", ("xml:id", f"resp-{agent.role or 'ctb'}{suffix}"))
        duty = agent.duty or _DUTIES.get(agent.role, "Contribution")
        add(entry, "resp", duty, ("ref", _RELATORS + agent.role if agent.role else ""))
        write_agent(entry, agent, listed)
    entry = add(statement, "respStmt", "", ("xml:id", "teiwright"))
    add(
        entry,
        "resp",
        "Encoding by program: structure, names of persons, dates, quotations, notes",
        ("ref", _RELATORS + "mrk"),
    )
    add(entry, "name", "teiwright", ("type", "software"))
    if any(span.checked for span in document.spans):
        entry = add(statement, "respStmt", "", ("xml:id", "review"))
        add(entry, "resp", "Checking of marks made by program, one by one", ("ref", _RELATORS + "mrk"))
        for agent in facts.reviewers:
            write_agent(entry, agent, listed)
        if not facts.reviewers:
            add(entry, "name", "[Who has checked the marks: to be supplied by the editors]")


def _extent(parent: etree._Element, document: Document) -> None:
    text = document.source.text
    extent = add(parent, "extent")
    words, characters, size = len(text.split()), len(text.strip()), document.source.size
    add(extent, "measure", f"{words} words", ("unit", "words"), ("quantity", str(words)))
    add(extent, "measure", f"{characters} characters", ("unit", "characters"), ("quantity", str(characters)))
    label = f"{size} bytes of plain text ({document.source.encoding.upper()})"
    add(extent, "measure", label, ("unit", "bytes"), ("quantity", str(size)))


def _publication(parent: etree._Element, document: Document, run: Run) -> None:
    facts = document.metadata
    statement = add(parent, "publicationStmt")
    placeholder = "[Publisher of this TEI file: to be supplied by the holding institution]"
    add(statement, "publisher", facts.publisher.value if facts.publisher else placeholder)
    if facts.contact:
        add(statement, "ref", facts.contact.value, ("target", f"mailto:{facts.contact.value}"))
    add(statement, "idno", run.identifier, ("type", "local"))
    if facts.doi:
        # The bare DOI, without the address of a resolver (doi.org handbook, 2.6.1).
        add(statement, "idno", facts.doi.value[facts.doi.value.index("10.") :], ("type", "DOI"))
    known = facts.licence or facts.licence_address
    availability = add(
        statement, "availability", "", ("status", "free" if facts.licence_address else "unknown")
    )
    address = ("target", facts.licence_address.value if facts.licence_address else "")
    if known:
        add(availability, "licence", known.value, address)
    else:
        stated = (
            f" The text itself says: “{facts.rights.value}”"
            if facts.rights
            else " The text itself says nothing about rights."
        )
        add(availability, "licence", "[Licence to be supplied by the holding institution.]" + stated)
    if facts.licence and facts.rights:
        add(availability, "p", f"The text itself says: “{facts.rights.value}”")
    if facts.published:
        write_date(statement, facts.published)


def _encoding(header: etree._Element, document: Document, run: Run, rules_used: set[str]) -> None:
    description = add(header, "encodingDesc")
    if run.models:
        add(description, "schemaRef", "", ("key", "teiwright"), ("url", run.models[0][0]))
    project = document.metadata.project
    add(add(description, "projectDesc"), "p", project.value if project else OF_THE_ENCODING)
    dropped = tuple(entry for entry in report(document) if entry[0] != BETWEEN_BLOCKS and entry[2])
    build_editorial_declaration(description, document, run.layers, dropped, run.least)
    if rules_used:
        taxonomy = add(add(description, "classDecl"), "taxonomy", "", ("xml:id", "rules"))
        for rule in sorted(rules_used):
            category = add(taxonomy, "category", "", ("xml:id", f"rule-{rule}"))
            add(category, "catDesc", run.rules[rule])
    application = add(
        add(description, "appInfo"),
        "application",
        "",
        ("ident", "teiwright"),
        ("version", run.version),
        ("when", run.date),
    )
    add(application, "label", "teiwright")
    add(
        application,
        "p",
        "Encoded the plain text; every mark carries the rule that made it (@ana) and how sure it is (@cert).",
    )


def _profile(header: etree._Element, document: Document, listed: Listed) -> None:
    facts = document.metadata
    profile = add(header, "profileDesc")
    if facts.written or facts.written_place:
        creation = add(profile, "creation")
        if facts.written:
            write_date(creation, facts.written)
        if facts.written_place:
            if facts.written:
                say(creation, ", ")
            add(creation, "placeName", facts.written_place.value)
    if facts.recipients:
        _correspondence(add(profile, "correspDesc"), facts, listed)
    _usage(add(profile, "langUsage"), document)
    if calendars := _calendars(document):
        description = add(profile, "calendarDesc")
        for name in sorted(calendars):
            add(add(description, "calendar", "", ("xml:id", name)), "p", _CALENDARS.get(name, name))
    if facts.genre or facts.keywords:
        keywords = add(add(profile, "textClass"), "keywords")
        if facts.genre:
            add(keywords, "term", facts.genre.value, ("type", "genre"))
        for keyword in facts.keywords:
            add(keywords, "term", keyword.value)


def _usage(usage: etree._Element, document: Document) -> None:
    """Which languages the text, its notes and this header are in."""
    facts = document.metadata
    declared = dict(facts.languages)
    add(
        usage,
        "language",
        declared.get(document.language, "Language of the text"),
        ("ident", document.language),
    )
    used = {v for s in document.spans for k, v in s.attributes if k == "xml:lang"}
    if facts.original_language:
        declared.setdefault(facts.original_language, "Language of the original")
    if facts.printed and facts.printed.language:
        used.add(facts.printed.language)
    if document.language != "en":
        declared.setdefault("en", "Language of this header")
    for code in sorted((set(declared) | used) - {document.language}):
        add(usage, "language", declared.get(code, "Single words and phrases"), ("ident", code))


def _correspondence(description: etree._Element, facts: Metadata, listed: Listed) -> None:
    """Who wrote a letter, where and when, and to whom."""
    sent = add(description, "correspAction", "", ("type", "sent"))
    for author in facts.authors:
        write_agent(sent, author, listed)
    if facts.written_place:
        add(sent, "placeName", facts.written_place.value)
    if facts.written:
        write_date(sent, facts.written)
    if not len(sent):
        description.remove(sent)
    received = add(description, "correspAction", "", ("type", "received"))
    for recipient in facts.recipients:
        write_agent(received, recipient, listed)


def _calendars(document: Document) -> set[str]:
    """The calendars that the dates of the text, of its title page and of the header point to."""
    marked = [span.attributes for span in document.spans]
    typed = [block.attributes for top in document.blocks for block in top.walk()]
    facts = document.metadata
    dates = (facts.written, facts.published, facts.first_published)
    stated = [date.attributes for date in dates if date is not None]
    pointing = {"calendar", "datingMethod"}
    return {v[1:] for listed in (*marked, *typed, *stated) for k, v in listed if k in pointing}


_CALENDARS = {
    "edtf": "Not a calendar but a notation: Extended Date/Time Format, ISO 8601-2:2019, proleptic Gregorian.",
    "julian": "Julian calendar (Old Style). The values beside it are proleptic Gregorian.",
    "republican": "French Republican calendar. The values beside it are Gregorian.",
    "gregorian": "Gregorian calendar.",
}
