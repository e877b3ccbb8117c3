"""The dataset of a Dataverse: the body of its native API (guides.dataverse.org, “Create a Dataset”)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.deposit.datacite import interval
from teiwright.deposit.jsonfile import Json, as_bytes

if TYPE_CHECKING:
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
_CONTRIBUTORS = {
    "edt": "Editor",
    "res": "Researcher",
    "dtm": "Data Manager",
    "fnd": "Sponsor",
}


def dataset(record: Record) -> dict[str, Json]:
    """The dataset version with the block of citation metadata."""
    fields: list[Json] = []
    if record.title:
        fields.append(_one("title", record.title.value))
    if record.subtitle:
        fields.append(_one("subtitle", record.subtitle.value))
    if record.other_titles:
        fields.append(_many("alternativeTitle", [t.value for t in record.other_titles]))
    fields.append(_compound("author", [_author(n) for n in record.creators]))
    if record.contact:
        fields.append(
            _compound(
                "datasetContact", [{"datasetContactEmail": _one("datasetContactEmail", record.contact.value)}]
            )
        )
    if record.abstract:
        description: dict[str, Json] = {
            "dsDescriptionValue": _one("dsDescriptionValue", record.abstract.value)
        }
        fields.append(_compound("dsDescription", [description]))
    fields.append(
        {
            "typeName": "subject",
            "multiple": True,
            "typeClass": "controlledVocabulary",
            "value": ["Arts and Humanities"],
        }
    )
    if record.subjects:
        fields.append(
            _compound("keyword", [{"keywordValue": _one("keywordValue", s.words)} for s in record.subjects])
        )
    if record.changes:
        fields.append(_one("notesText", record.changes))
    languages: list[Json] = [
        _LANGUAGES[code] for lang in record.languages if (code := lang.code.partition("-")[0]) in _LANGUAGES
    ]
    if languages:
        fields.append(
            {
                "typeName": "language",
                "multiple": True,
                "typeClass": "controlledVocabulary",
                "value": languages,
            }
        )
    if record.contributors:
        fields.append(_compound("contributor", [_contributor(n) for n in record.contributors]))
    others = [i.address or i.value for i, _ in record.identities if i.scheme != "local"]
    if others:
        fields.append(
            _compound("otherId", [{"otherIdValue": _one("otherIdValue", value)} for value in others])
        )
    if record.publisher:
        fields.append(
            _compound("distributor", [{"distributorName": _one("distributorName", record.publisher.value)}])
        )
    if record.published:
        fields.append(_one("distributionDate", interval(record.published.value).partition("/")[0]))
    if record.created:
        fields.append(_one("productionDate", interval(record.created.value).strip("/").partition("/")[0]))
    if record.funders:
        fields.append(
            _compound(
                "grantNumber",
                [{"grantNumberAgency": _one("grantNumberAgency", f.display)} for f in record.funders],
            )
        )
    if record.sources:
        fields.append(_many("dataSources", [s.words for s in record.sources]))
    version: dict[str, Json] = {
        "metadataBlocks": {"citation": {"displayName": "Citation Metadata", "fields": fields}}
    }
    known = _LICENCES.get(record.rights.spdx)
    if known:
        version["license"] = {"name": known[0], "uri": known[1]}
    elif record.rights.words or record.rights.address:
        version["termsOfUse"] = " ".join(filter(None, (record.rights.words, record.rights.address)))
    return {"datasetVersion": version}


def write_dataset(record: Record) -> bytes:
    """The dataset as a file."""
    return as_bytes(dataset(record))


def _author(name: Name) -> dict[str, Json]:
    entry: dict[str, Json] = {"authorName": _one("authorName", name.inverted)}
    for scheme, words in (("orcid", "ORCID"), ("gnd", "GND"), ("viaf", "VIAF"), ("isni", "ISNI")):
        identity = next((i for i in name.identities if i.scheme == scheme), None)
        if identity:
            entry["authorIdentifierScheme"] = {
                "typeName": "authorIdentifierScheme", "multiple": False, "typeClass": "controlledVocabulary", "value": words,
            }  # fmt: skip
            entry["authorIdentifier"] = _one("authorIdentifier", identity.value)
            break
    return entry


def _contributor(name: Name) -> dict[str, Json]:
    kind: Json = {
        "typeName": "contributorType", "multiple": False, "typeClass": "controlledVocabulary", "value": _CONTRIBUTORS.get(name.role, "Other"),
    }  # fmt: skip
    return {"contributorType": kind, "contributorName": _one("contributorName", name.inverted)}


def _one(name: str, value: str) -> dict[str, Json]:
    return {"typeName": name, "multiple": False, "typeClass": "primitive", "value": value}


def _many(name: str, values: list[str]) -> dict[str, Json]:
    return {"typeName": name, "multiple": True, "typeClass": "primitive", "value": [*values]}


def _compound(name: str, values: list[dict[str, Json]]) -> dict[str, Json]:
    return {"typeName": name, "multiple": True, "typeClass": "compound", "value": [*values]}
