"""The dataset of a Dataverse: the body of its native API (guides.dataverse.org, “Create a Dataset”)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.deposit.datacite import in_words, interval, shared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.deposit.jsonfile import Json
    from teiwright.deposit.record import Name, Record

_LICENCES = {
    # Names that a Dataverse installation has by default; another licence is written as terms of use.
    "CC0-1.0": ("CC0 1.0", "http://creativecommons.org/publicdomain/zero/1.0"),
    "CC-BY-4.0": ("CC BY 4.0", "http://creativecommons.org/licenses/by/4.0"),
    "CC-BY-SA-4.0": ("CC BY-SA 4.0", "http://creativecommons.org/licenses/by-sa/4.0"),
    "CC-BY-NC-4.0": ("CC BY-NC 4.0", "http://creativecommons.org/licenses/by-nc/4.0"),
    "CC-BY-NC-SA-4.0": ("CC BY-NC-SA 4.0", "http://creativecommons.org/licenses/by-nc-sa/4.0"),
    "CC-BY-ND-4.0": ("CC BY-ND 4.0", "http://creativecommons.org/licenses/by-nd/4.0"),
    "CC-BY-NC-ND-4.0": ("CC BY-NC-ND 4.0", "http://creativecommons.org/licenses/by-nc-nd/4.0"),
}
_LANGUAGES = {
    "en": "English", "fr": "French", "de": "German", "es": "Spanish, Castilian", "it": "Italian", "ru": "Russian", "la": "Latin",
    "pt": "Portuguese", "nl": "Dutch", "pl": "Polish", "cs": "Czech", "sv": "Swedish", "da": "Danish", "hu": "Hungarian",
}  # fmt: skip
_CONTRIBUTORS = {"edt": "Editor", "res": "Researcher", "dtm": "Data Manager", "fnd": "Sponsor"}


def dataset(record: Record) -> dict[str, Json]:
    """The dataset version with the block of citation metadata."""
    fields: list[Json] = [*_about_it(record), *_its_ways(record)]
    version: dict[str, Json] = {
        "metadataBlocks": {"citation": {"displayName": "Citation Metadata", "fields": fields}}
    }
    known = _LICENCES.get(record.rights.spdx)
    if known:
        version["license"] = {"name": known[0], "uri": known[1]}
    elif record.rights.words or record.rights.address:
        version["termsOfUse"] = " ".join(filter(None, (record.rights.words, record.rights.address)))
    return {"datasetVersion": version}


def _about_it(record: Record) -> Iterator[Json]:
    """What the edition is: titles, authors, contents, language."""
    if record.title:
        yield _one("title", record.title.value)
    if record.subtitle:
        yield _one("subtitle", record.subtitle.value)
    if record.other_titles:
        yield _many("alternativeTitle", [t.value for t in record.other_titles])
    yield _compound("author", [_author(n) for n in record.creators])
    if record.contact:
        yield _each("datasetContact", "datasetContactEmail", [record.contact.value])
    if record.abstract:
        yield _each("dsDescription", "dsDescriptionValue", [record.abstract.value])
    yield {**_of_vocabulary("subject", ["Arts and Humanities"]), "multiple": True}
    if record.subjects:
        yield _each("keyword", "keywordValue", [s.words for s in record.subjects])
    if notes := " ".join(filter(None, [record.changes, _written(record)])):
        yield _one("notesText", notes)
    languages: list[Json] = [
        _LANGUAGES[code] for lang in record.languages if (code := lang.code.partition("-")[0]) in _LANGUAGES
    ]
    if languages:
        yield {**_of_vocabulary("language", languages), "multiple": True}


def _its_ways(record: Record) -> Iterator[Json]:
    """How the edition came about and is given out: who has helped, who publishes it and when, from what it was made."""
    if record.contributors:
        yield _compound("contributor", [_contributor(n) for n in record.contributors])
    others = [i.address or i.value for i, _ in record.identities if i.scheme != "local"]
    if others:
        yield _each("otherId", "otherIdValue", others)
    if record.publisher:
        yield _each("distributor", "distributorName", [record.publisher.value])
    if record.published:
        yield _one("distributionDate", interval(record.published.value).partition("/")[0])
    if record.created and (certain := shared(record.created.value)):
        yield _one("productionDate", certain)
    if record.funders:
        yield _each("grantNumber", "grantNumberAgency", [f.display for f in record.funders])
    if record.sources:
        yield _many("dataSources", [s.words for s in record.sources])


def _written(record: Record) -> str:
    """When the text was written, where the one date that Dataverse takes cannot say it all: several days, or not certain."""
    words = in_words(record.created.value) if record.created else ""
    return f"Written: {words}." if record.created and words != shared(record.created.value) else ""


def _author(name: Name) -> dict[str, Json]:
    entry: dict[str, Json] = {"authorName": _one("authorName", name.inverted)}
    for scheme, words in (("orcid", "ORCID"), ("gnd", "GND"), ("viaf", "VIAF"), ("isni", "ISNI")):
        if identity := name.identity(scheme):
            entry["authorIdentifierScheme"] = _of_vocabulary("authorIdentifierScheme", words)
            entry["authorIdentifier"] = _one("authorIdentifier", identity.value)
            break
    return entry


def _contributor(name: Name) -> dict[str, Json]:
    kind = _of_vocabulary("contributorType", _CONTRIBUTORS.get(name.role, "Other"))
    return {"contributorType": kind, "contributorName": _one("contributorName", name.inverted)}


def _one(name: str, value: str) -> dict[str, Json]:
    return {"typeName": name, "multiple": False, "typeClass": "primitive", "value": value}


def _many(name: str, values: list[str]) -> dict[str, Json]:
    return {"typeName": name, "multiple": True, "typeClass": "primitive", "value": [*values]}


def _of_vocabulary(name: str, value: Json) -> dict[str, Json]:
    return {"typeName": name, "multiple": False, "typeClass": "controlledVocabulary", "value": value}


def _each(name: str, part: str, values: list[str]) -> dict[str, Json]:
    """A compound for each value, of that part alone."""
    return _compound(name, [{part: _one(part, value)} for value in values])


def _compound(name: str, values: list[dict[str, Json]]) -> dict[str, Json]:
    return {"typeName": name, "multiple": True, "typeClass": "compound", "value": [*values]}
