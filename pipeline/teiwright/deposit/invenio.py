"""The draft record of InvenioRDM and Zenodo: the body of POST /api/records (inveniordm.docs.cern.ch)."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from teiwright.deposit.datacite import doubt, interval
from teiwright.deposit.licences import PORTS

if TYPE_CHECKING:
    from teiwright.deposit.jsonfile import Json
    from teiwright.deposit.record import Name, Record, Rights

_ROLES = {"edt": "editor", "res": "researcher", "dtm": "datamanager", "fnd": "sponsor", "pbl": "distributor"}
_LONGEST_VERSION = 191
_ZENODO = "10.5281/"
"""Zenodo gives these DOIs itself and refuses them from outside."""
_PERSONS = {"orcid", "gnd", "isni"}


def draft(record: Record) -> dict[str, Json]:
    """The draft: files enabled, the metadata, everything public. Nothing is written that the record does not state."""
    stated: dict[str, Json] = {"resource_type": {"id": "publication-other"}, **_metadata(record)}
    # The list of creators stands there also where it is empty: the repository demands it.
    metadata = {name: value for name, value in stated.items() if value or name == "creators"}
    body: dict[str, Json] = {
        "access": {"record": "public", "files": "public"},
        "files": {"enabled": True},
        "metadata": metadata,
    }
    doi = record.identity("doi")
    if doi and not doi.startswith(_ZENODO):
        body["pids"] = {"doi": {"identifier": doi, "provider": "external"}}
    return body


def _metadata(record: Record) -> dict[str, Json]:
    """What the record states; what it does not state is empty."""
    version = record.version.value if record.version else ""
    return {
        "title": record.title.value if record.title else "",
        "additional_titles": _titles(record),
        "creators": [{"person_or_org": _name(n)} for n in record.creators],
        "contributors": [
            {"person_or_org": _name(n), "role": {"id": _ROLES.get(n.role, "other")}}
            for n in record.contributors
        ],
        "publisher": record.publisher.value if record.publisher else "",
        "publication_date": interval(record.published.value) if record.published else "",
        "dates": _dates(record),
        "languages": [{"id": lang.iso639_3} for lang in record.languages if lang.iso639_3],
        "rights": _rights(record.rights),
        "subjects": [{"subject": s.words} for s in record.subjects],
        "description": _html(record.abstract.value) if record.abstract else "",
        "additional_descriptions": [
            {"description": _html(record.changes), "type": {"id": "technical-info"}, "lang": {"id": "eng"}}
        ]
        if record.changes
        else [],
        "version": version if len(version) <= _LONGEST_VERSION else "",
        "related_identifiers": _related(record),
        "identifiers": [
            {"identifier": i.value, "scheme": i.scheme}
            for i, _ in record.identities
            if i.scheme in {"handle", "ark", "urn", "isbn"}
        ],
        "funding": [{"funder": {"name": f.display}} for f in record.funders],
        "formats": ["application/tei+xml"],
    }


def _titles(record: Record) -> list[Json]:
    """The titles besides the main one."""
    below = [("subtitle", record.subtitle.value)] if record.subtitle else []
    others = [("alternative-title", t.value) for t in record.other_titles]
    return [{"title": words, "type": {"id": kind}} for kind, words in (*below, *others)]


def _dates(record: Record) -> list[Json]:
    """The day of writing; the repository takes no interval that is open at one end."""
    written = record.created.value if record.created else ""
    if not all(interval(written).split("/")):
        return []
    date: dict[str, Json] = {"date": interval(written), "type": {"id": "created"}}
    return [{**date, "description": doubt(written)} if doubt(written) else date]


def _rights(rights: Rights) -> list[Json]:
    if rights.spdx and rights.spdx not in PORTS:
        return [{"id": rights.spdx.lower()}]
    if not (rights.address or rights.words):
        return []
    stated: dict[str, Json] = {"title": {"en": rights.words or rights.address}}
    if rights.address:
        stated["link"] = rights.address
    return [stated]


def _related(record: Record) -> list[Json]:
    """The sources: by their addresses, then by the identifiers of the books."""
    addresses = [("url", source.address) for source in record.sources if source.address]
    books = [
        (i.scheme, i.value)
        for source in record.sources
        for i in source.identities
        if i.scheme in {"isbn", "issn", "doi", "handle"}
    ]
    return [
        {"identifier": value, "scheme": scheme, "relation_type": {"id": "isderivedfrom"}}
        for scheme, value in (*addresses, *books)
    ]


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
    return f"<p>{escape(words, quote=False)}</p>"
