"""What edition.toml or metadata.csv state for a deposit goes before the header, and each such change is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.deposit.header_values import edtf_of, identity_of
from teiwright.deposit.licences import spdx_of
from teiwright.deposit.record import Field, Identity, Name, Record, Rights, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from teiwright.metadata import Agent, DateStated, Metadata, Stated


def read_overrides(path: Path, names: Iterable[str]) -> Metadata | None:
    """What a file says about one edition; None if there is no such file, or no row in the table.

    Args:
        path: an edition.toml, or a metadata.csv with one row for each text.
        names: what the row may be called: the name of the TEI file, that of its plain text.

    Raises:
        MetadataError: the file cannot be read, or has a key that is not known.
    """
    from teiwright.edition import read_edition
    from teiwright.edition.shelf import read_shelf

    if not path.is_file():
        return None
    if path.suffix.lower() == ".csv":
        return read_shelf(path, *names)[0]
    return read_edition(path)[0]


def apply_overrides(record: Record, told: Metadata | None) -> Record:
    """The record with what the editors state; what is the same as in the header stays as it is."""
    if told is None:
        return record
    changed: list[Field] = []

    def field(name: str, before: Field | None, stated: Stated | None) -> Field | None:
        if stated is None or not stated.value or (before and before.value == stated.value):
            return before
        return _taken(name, stated.value, stated.origin, before.value if before else "", changed)

    def date(name: str, before: Field | None, stated: DateStated | None) -> Field | None:
        if stated is None:
            return before
        value = edtf_of(dict(stated.attributes))
        if not value:
            changed.append(
                Field(f"{name}: “{stated.words}” is no date we understand; it is not used", stated.origin)
            )
            return before
        if before and before.value == value:
            return before
        return _taken(name, value, stated.origin, before.value if before else "", changed)

    def names(what: str, before: tuple[Name, ...], stated: tuple[Agent, ...]) -> tuple[Name, ...]:
        after = tuple(_name(a) for a in stated)
        if not after or [n.display for n in after] == [n.display for n in before]:
            return before
        said, instead = ("; ".join(n.display for n in people) for people in (before, after))
        _taken(what, instead, stated[0].origin, said, changed)
        return after

    def subjects() -> tuple[Subject, ...]:
        after = tuple(Subject(k.value, "", k.origin) for k in told.keywords)
        words = [s.words for s in record.subjects]
        if not after or [s.words for s in after] == words:
            return record.subjects
        _taken("keywords", "; ".join(s.words for s in after), after[0].origin, "; ".join(words), changed)
        return after

    def identities() -> tuple[tuple[Identity, str], ...]:
        before = record.identity("doi")
        found = identity_of(told.doi.value) if told.doi else None
        if told.doi is None or found is None or found.value == before:
            return record.identities
        _taken("doi", found.value, told.doi.origin, before, changed)
        others = tuple(pair for pair in record.identities if pair[0].scheme != "doi")
        return ((found, told.doi.origin), *others)

    return replace(
        record,
        title=field("title", record.title, told.title),
        subtitle=field("subtitle", record.subtitle, told.subtitle),
        creators=names("authors", record.creators, told.authors),
        contributors=names("contributors", record.contributors, told.contributors),
        publisher=field("publisher", record.publisher, told.publisher),
        published=date("published", record.published, told.published),
        abstract=field("project", record.abstract, told.project),
        version=field("version", record.version, told.version),
        contact=field("contact", record.contact, told.contact),
        rights=_rights(record.rights, told, changed),
        subjects=subjects(),
        identities=identities(),
        changed=(*record.changed, *changed),
    )


def _taken(name: str, value: str, origin: str, before: str, changed: list[Field]) -> Field:
    changed.append(Field(f"{name}: “{value}”" + (f" instead of “{before}”" if before else ""), origin))
    return Field(value, origin)


def _rights(before: Rights, told: Metadata, changed: list[Field]) -> Rights:
    words, address = (s.value if s else "" for s in (told.licence, told.licence_address))
    if (words in {"", before.words}) and (address in {"", before.address}):
        return before
    stated = told.licence_address or told.licence
    origin = stated.origin if stated else ""
    # A new licence with words alone must not keep the address of the old one, nor the other way round.
    after = Rights(words, address, spdx_of(address), before.status, origin)
    _taken(
        "licence",
        " ".join(filter(None, (words, address))),
        origin,
        " ".join(filter(None, (before.words, before.address))),
        changed,
    )
    return after


def _name(agent: Agent) -> Name:
    identities = tuple(identity_of(i.value) or Identity("uri", i.value) for i in agent.identifiers)
    surname = " ".join(filter(None, (agent.name.name_link, agent.name.surname)))
    return Name(
        agent.name.plain,
        surname,
        agent.name.forename,
        agent.organisation,
        agent.role or "aut",
        agent.duty,
        identities,
        agent.origin,
    )
