"""Checks what was made for one repository software: DSpace, Archivematica, InvenioRDM, Dataverse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.deposit.fixity import compare, json_of, text_of
from teiwright.deposit.jsonfile import objects, within
from teiwright.deposit.store import open_store
from teiwright.errors import ReadingError, TeiwrightError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.deposit.store import Store


def check_dspace(store: Store, prefix: str) -> None:
    """Simple Archive Format, by the rules of DSpace's importer."""
    listed = set()
    name = f"{prefix}contents"
    if name not in store.sizes:
        store.refuse(
            "saf-contents", "The item has no file “contents”, so nothing would be imported with it.", name
        )
    for number, line in enumerate(text_of(store, name).splitlines(), 1):
        parts = line.split("\t")
        if not parts[0]:
            continue
        listed.add(prefix + parts[0])
        if prefix + parts[0] not in store.sizes:
            store.refuse(
                "file-missing",
                f"Line {number} of contents names this file; it is not there.",
                prefix + parts[0],
            )
        for part in parts[1:]:
            if not re.match(r"(bundle|permissions|description|primary|iiif-[a-z]+):|-[rs] ", part.strip()):
                store.refuse("saf-line", f"Line {number}: “{part}” means nothing to DSpace.", name)
    own = {f"{prefix}{n}" for n in ("contents", "dublin_core.xml", "handle", "collections", "relationships")}
    for path in store.under(prefix):
        if (
            path not in listed | own
            and "/" not in path.removeprefix(prefix)
            and not re.search(r"/metadata_[a-z]+\.xml$", path)
        ):
            store.refuse(
                "not-listed",
                "This file is in the item but not in “contents”: DSpace would leave it out.",
                path,
            )
    fields = _dublin_core(store, f"{prefix}dublin_core.xml")
    for wanted in ("title", "date"):
        if fields is not None and wanted not in fields:
            store.refuse(
                "saf-field",
                f"DSpace's form asks for dc.{wanted}.",
                f"{prefix}dublin_core.xml",
                hint="Fill the header and make the package again.",
            )


def _dublin_core(store: Store, name: str) -> set[str] | None:
    from teiwright.validation import xmlfile

    data = store.read(name)
    if data is None:
        return None
    try:
        tree = xmlfile.parse(data, name)
    except TeiwrightError:
        return None  # said by _check_xml
    return {e.get("element", "") for e in tree.getroot().iter("dcvalue") if (e.text or "").strip()}


def check_transfer(store: Store, prefix: str) -> None:
    """Archivematica: the checksums of objects/ and the table of metadata."""
    name = f"{prefix}metadata/checksum.sha256"
    if name in store.sizes:
        for line in text_of(store, name).splitlines():
            if stated := re.fullmatch(r"([0-9A-Fa-f]{64})\s+\*?(.+)", line):
                compare(store, f"{prefix}objects/{stated[2]}", "sha256", stated[1].lower())
    first = text_of(store, f"{prefix}metadata/metadata.csv").partition("\n")[0]
    if not first.startswith(("filename,", '"filename"')):
        store.refuse(
            "transfer-table",
            "metadata.csv does not begin with the column “filename”.",
            f"{prefix}metadata/metadata.csv",
        )


def check_draft(store: Store, prefix: str) -> None:
    """A draft for InvenioRDM: the fields without which it is refused."""
    draft = json_of(store, f"{prefix}zenodo.json")
    if draft is None:
        _refuse_description(store, f"{prefix}zenodo.json")
        return
    for key in ("resource_type", "title", "creators", "publication_date"):
        if not within(draft, "metadata", key):
            store.refuse(
                "draft-field",
                f"The draft has no {key}; the repository would refuse it.",
                f"{prefix}zenodo.json",
                hint="Fill the header and pack again.",
            )


def check_dataset(store: Store, prefix: str) -> None:
    """A dataset for Dataverse: the fields without which it is refused."""
    name = f"{prefix}dataset.json"
    dataset = json_of(store, name)
    if dataset is None:
        _refuse_description(store, name)
        return
    fields = objects(dataset, "datasetVersion", "metadataBlocks", "citation", "fields")
    found = {str(field.get("typeName")) for field in fields if field.get("value")}
    for key in ("title", "author", "datasetContact", "dsDescription", "subject"):
        if key not in found:
            store.refuse(
                "dataset-field",
                f"The dataset has no {key}; the repository would refuse it.",
                name,
                hint="Fill the header and pack again.",
            )


def _refuse_description(store: Store, name: str) -> None:
    store.refuse("json", "This description is no JSON that can be read: it was changed, or is damaged.", name)


def check_copies(store: Store, prefix: str) -> Iterator[Store]:
    """What lies beside a zip, so that it can be looked at on the page of the repository, is a copy of what is in it; each zip, to be checked as the package that it is."""
    beside = [n for n in store.under(prefix) if "/" not in n.removeprefix(prefix)]
    zips = [n for n in beside if n.endswith(".zip")] if store.archive is None else []
    for name in zips:
        try:
            inner = open_store(store.path / store.stored.get(name, name))
        except ReadingError:
            store.refuse(
                "unreadable", "This zip cannot be read: it is damaged, or was not copied whole.", name
            )
            continue
        # Several may have one name: the plain text as received, and the reading text.
        inside: dict[str, list[str]] = {}
        for path in inner.sizes:
            if "/" in path:
                inside.setdefault(path.rpartition("/")[2], []).append(path)
        for copy in (n for n in beside if n not in zips and not n.endswith(_DESCRIPTIONS)):
            originals = inside.get(copy.removeprefix(prefix), [])
            if not originals:
                said = f"This file lies beside {name} and is not in it: it was added later."
                store.refuse(
                    "not-listed", said, copy, hint="Delete it if it does not belong there.", grave=False
                )
            elif store.digests(copy, {"sha256"}) not in [inner.digests(o, {"sha256"}) for o in originals]:
                store.refuse("checksum", f"This file is not what it was: {name} has another.", copy)
        yield inner


_DESCRIPTIONS = ("zenodo.json", "dataset.json")
