"""The draft record of InvenioRDM and Zenodo: the body of POST /api/records (inveniordm.docs.cern.ch)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.deposit.datacite import interval
from teiwright.deposit.jsonfile import Json, as_bytes
from teiwright.deposit.licences import PORTS

if TYPE_CHECKING:
    from teiwright.deposit.record import Name, Record

_ROLES = {"edt": "editor", "res": "researcher", "dtm": "datamanager", "fnd": "sponsor", "pbl": "distributor"}
_LONGEST_VERSION = 191
_ZENODO = "10.5281/"
"""Zenodo gives these DOIs itself and refuses them from outside."""
_PERSONS = {"orcid", "gnd", "isni"}


def draft(record: Record) -> dict[str, Json]:
    """The draft: files enabled, the metadata, everything public. Nothing is written that the record does not state."""
    metadata: dict[str, Json] = {"resource_type": {"id": "publication-other"}}
    if record.title:
        metadata["title"] = record.title.value
    titles: list[Json] = (
        [{"title": record.subtitle.value, "type": {"id": "subtitle"}}] if record.subtitle else []
    )
    titles += [{"title": t.value, "type": {"id": "alternative-title"}} for t in record.other_titles]
    if titles:
        metadata["additional_titles"] = titles
    metadata["creators"] = [{"person_or_org": _name(n)} for n in record.creators]
    contributors: list[Json] = [
        {"person_or_org": _name(n), "role": {"id": _ROLES.get(n.role, "other")}} for n in record.contributors
    ]
    if contributors:
        metadata["contributors"] = contributors
    if record.publisher:
        metadata["publisher"] = record.publisher.value
    if record.published:
        metadata["publication_date"] = interval(record.published.value)
    if record.created and "" not in interval(record.created.value).split("/"):
        # The repository takes no interval that is open at one end.
        metadata["dates"] = [{"date": interval(record.created.value), "type": {"id": "created"}}]
    languages: list[Json] = [{"id": lang.iso639_3} for lang in record.languages if lang.iso639_3]
    if languages:
        metadata["languages"] = languages
    if record.rights.spdx and record.rights.spdx not in PORTS:
        metadata["rights"] = [{"id": record.rights.spdx.lower()}]
    elif record.rights.address or record.rights.words:
        rights: dict[str, Json] = {"title": {"en": record.rights.words or record.rights.address}}
        if record.rights.address:
            rights["link"] = record.rights.address
        metadata["rights"] = [rights]
    if record.subjects:
        metadata["subjects"] = [{"subject": s.words} for s in record.subjects]
    if record.abstract:
        metadata["description"] = _html(record.abstract.value)
    if record.changes:
        metadata["additional_descriptions"] = [
            {"description": _html(record.changes), "type": {"id": "technical-info"}, "lang": {"id": "eng"}}
        ]
    if record.version and len(record.version.value) <= _LONGEST_VERSION:
        metadata["version"] = record.version.value
    related: list[Json] = [
        {
            "identifier": source.address,
            "scheme": "url",
            "relation_type": {"id": "isderivedfrom"},
        }
        for source in record.sources
        if source.address
    ]
    related += [
        {"identifier": i.value, "scheme": i.scheme, "relation_type": {"id": "isderivedfrom"}}
        for source in record.sources
        for i in source.identities
        if i.scheme in {"isbn", "issn", "doi", "handle"}
    ]
    if related:
        metadata["related_identifiers"] = related
    others: list[Json] = [
        {"identifier": i.value, "scheme": i.scheme}
        for i, _ in record.identities
        if i.scheme in {"handle", "ark", "urn", "isbn"}
    ]
    if others:
        metadata["identifiers"] = others
    if record.funders:
        metadata["funding"] = [{"funder": {"name": f.display}} for f in record.funders]
    metadata["formats"] = ["application/tei+xml"]
    body: dict[str, Json] = {
        "access": {"record": "public", "files": "public"},
        "files": {"enabled": True},
        "metadata": metadata,
    }
    doi = record.identity("doi")
    if doi and not doi.startswith(_ZENODO):
        body["pids"] = {"doi": {"identifier": doi, "provider": "external"}}
    return body


def write_draft(record: Record) -> bytes:
    """The draft as a file."""
    return as_bytes(draft(record))


def _name(name: Name) -> Json:
    if name.organisation:
        entry: dict[str, Json] = {"type": "organizational", "name": name.display}
    else:
        entry = {"type": "personal", "family_name": name.surname or name.display}
        if name.forename:
            entry["given_name"] = name.forename
    identifiers: list[Json] = [
        {"scheme": i.scheme, "identifier": i.value} for i in name.identities if i.scheme in _PERSONS
    ]
    if identifiers:
        entry["identifiers"] = identifiers
    return entry


def _html(words: str) -> str:
    return "<p>" + words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</p>"
