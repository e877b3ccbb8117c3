"""RO-Crate metadata (w3id.org/ro/crate/1.1, or 1.2 on request): the folder describes itself and says how its files were made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright import __version__
from teiwright.deposit.datacite import interval
from teiwright.deposit.jsonfile import Json, as_bytes

if TYPE_CHECKING:
    from teiwright.deposit.payload import File, Payload
    from teiwright.deposit.record import Name, Record

METADATA = "ro-crate-metadata.json"
_TOOL = "#teiwright"


def write_crate(payload: Payload, version: str = "1.1") -> bytes:
    """ro-crate-metadata.json for the files of a payload."""
    record = payload.record
    graph: list[Json] = [
        {
            "@id": METADATA,
            "@type": "CreativeWork",
            "conformsTo": {"@id": f"https://w3id.org/ro/crate/{version}"},
            "about": {"@id": "./"},
        },
        _root(payload),
    ]
    graph += [_file(f, record) for f in payload.files]
    people = {_id(n): n for n in (*record.creators, *record.contributors, *record.funders)}
    graph += [_agent(identifier, name) for identifier, name in people.items()]
    if record.publisher:
        graph.append({"@id": "#publisher", "@type": "Organization", "name": record.publisher.value})
    if record.rights.address:
        words = record.rights.words or record.rights.spdx or record.rights.address
        graph.append(
            {"@id": record.rights.address, "@type": "CreativeWork", "name": words, "description": words}
        )
    derived: list[Json] = [{"@id": f.path} for f in payload.of_kind("derived")]
    if derived:
        graph.append(
            {
                "@id": "#making",
                "@type": "CreateAction",
                "name": "Making of the reading copies from the TEI",
                "instrument": {"@id": _TOOL},
                "object": _few([{"@id": e.path} for e in payload.editions]),
                "result": _few(derived),
            }
        )
    # RO-Crate 1.2 lets nothing be a SoftwareApplication that has no address on the web.
    kind = "SoftwareApplication" if version == "1.1" else "CreativeWork"
    graph.append({"@id": _TOOL, "@type": kind, "name": "teiwright", "version": __version__})
    context: Json = f"https://w3id.org/ro/crate/{version}/context"
    if version == "1.1":
        # The context of 1.1 does not know this property of schema.org; that of 1.2 does.
        context = [context, {"sha256": "https://schema.org/sha256"}]
    return as_bytes({"@context": context, "@graph": graph})


def _root(payload: Payload) -> Json:
    record = payload.record
    root: dict[str, Json] = {"@id": "./", "@type": "Dataset"}
    title = record.title.value if record.title else payload.name
    root["name"] = record.full_title or payload.name
    root["description"] = record.abstract.value if record.abstract else f"TEI edition of {title}"
    if record.published:
        root["datePublished"] = interval(record.published.value).partition("/")[0]
    if record.rights.address:
        root["license"] = {"@id": record.rights.address}
    elif record.rights.words:
        root["license"] = record.rights.words
    if record.creators:
        root["author"] = _few([{"@id": _id(n)} for n in record.creators])
    if record.contributors:
        root["contributor"] = _few([{"@id": _id(n)} for n in record.contributors])
    if record.funders:
        root["funder"] = _few([{"@id": _id(n)} for n in record.funders])
    if record.publisher:
        root["publisher"] = {"@id": "#publisher"}
    if record.subjects:
        root["keywords"] = ", ".join(s.words for s in record.subjects)
    if record.languages:
        root["inLanguage"] = _few([lang.code for lang in record.languages])
    if record.version:
        root["version"] = record.version.value
    identifiers: list[Json] = [i.address or i.value for i, _ in record.identities]
    if identifiers:
        root["identifier"] = _few(identifiers)
    sources: list[Json] = [s.address or s.words for s in record.sources]
    if sources:
        root["isBasedOn"] = _few(sources)
    if len(payload.editions) == 1:
        root["mainEntity"] = {"@id": payload.editions[0].path}
    root["hasPart"] = [{"@id": f.path} for f in payload.files]
    return root


def _few(values: list[Json]) -> Json:
    """One value as it is, several as a list: so JSON-LD's compact form has it."""
    return values[0] if len(values) == 1 else values


def _file(file: File, record: Record) -> Json:
    entry: dict[str, Json] = {
        "@id": file.path,
        "@type": "File",
        "name": file.path.rpartition("/")[2],
        "description": file.description,
        "encodingFormat": file.media_type.partition(";")[0],
        "contentSize": str(len(file.data)),
        "sha256": file.digest("sha256"),
    }
    if file.original:
        entry["alternateName"] = file.original
    if file.kind == "edition" and record.languages:
        entry["inLanguage"] = record.languages[0].code
    return entry


def _id(name: Name) -> str:
    for identity in name.identities:
        if identity.address:
            return identity.address
    words = "".join(c if c.isalnum() else "-" for c in name.display).strip("-").lower()
    return f"#{words or 'somebody'}"


def _agent(identifier: str, name: Name) -> Json:
    if name.organisation:
        return {"@id": identifier, "@type": "Organization", "name": name.display}
    entry: dict[str, Json] = {"@id": identifier, "@type": "Person", "name": name.display}
    if name.surname:
        entry["familyName"] = name.surname
    if name.forename:
        entry["givenName"] = name.forename
    return entry
