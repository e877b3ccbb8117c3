"""The packages: pure functions from a payload to the files of a folder, the same bytes for the same payload."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import TYPE_CHECKING

from teiwright.deposit import dataverse, dublin, invenio
from teiwright.deposit.jsonfile import as_bytes
from teiwright.deposit.payload import File
from teiwright.deposit.rocrate import METADATA, write_crate
from teiwright.files import entry_of_zip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teiwright.deposit.payload import Payload

Tree = dict[str, bytes]
"""Relative paths and contents of a folder."""

MOST_FILES = 100
"""Zenodo takes no more in one record."""


def crate(payload: Payload, version: str = "1.1") -> Tree:
    """An RO-Crate: the files and ro-crate-metadata.json."""
    tree = {f.path: f.data for f in payload.files}
    return {METADATA: write_crate(payload, version), **tree}


def bag(payload: Payload) -> Tree:
    """A bag (RFC 8493) around the crate, with sha256 and sha512."""
    inside = {f"data/{path}": data for path, data in crate(payload).items()}
    tree: Tree = {"bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"}
    record = payload.record
    facts = [("Payload-Oxum", f"{sum(map(len, inside.values()))}.{len(inside)}")]
    if record.publisher:
        facts.append(("Source-Organization", record.publisher.value))
    if record.contact:
        facts.append(("Contact-Email", record.contact.value))
    if record.title:
        facts.append(("External-Description", record.title.value))
    if record.published and len(record.published.value) == 10:
        facts.append(("Bagging-Date", record.published.value))
    facts.append(("External-Identifier", record.identity("doi") or payload.name))
    tree["bag-info.txt"] = "".join(f"{k}: {' '.join(v.split())}\n" for k, v in facts).encode()
    for algorithm in ("sha256", "sha512"):
        tree[f"manifest-{algorithm}.txt"] = manifest(inside, algorithm)
    tags = dict(tree)
    for algorithm in ("sha256", "sha512"):
        tree[f"tagmanifest-{algorithm}.txt"] = manifest(tags, algorithm)
    return {**tree, **inside}


def manifest(tree: Mapping[str, bytes], algorithm: str) -> bytes:
    """Lines of checksum and path, sorted by path."""
    return "".join(f"{File(p, tree[p], '', '').digest(algorithm)}  {p}\n" for p in sorted(tree)).encode()


def zenodo(payload: Payload) -> Tree:
    """A flat set: the crate as a zip, the TEI and the reading copies beside it so that they can be seen, and the draft record."""
    draft = as_bytes(invenio.draft(payload.record))
    tree = {"zenodo.json": draft, f"{payload.name}.zip": zipped(crate(payload))}
    beside = (
        payload.editions if len(payload.editions) > 1 else (*payload.editions, *payload.of_kind("derived"))
    )
    if len(beside) < MOST_FILES:
        tree |= {file.path.rpartition("/")[2]: file.data for file in beside}
    return tree


def for_dataverse(payload: Payload) -> Tree:
    """The dataset's description, and the files as a zip that Dataverse unpacks."""
    dataset = as_bytes(dataverse.dataset(payload.record))
    return {"dataset.json": dataset, f"{payload.name}.zip": zipped(crate(payload))}


def dspace(payload: Payload) -> Tree:
    """Simple Archive Format: one item, its files in the bundles ORIGINAL, LICENSE and METADATA."""
    lines, tree = [], {"item_001/dublin_core.xml": dublin.write_simple_archive(payload.record)}
    first = payload.editions[0].path if len(payload.editions) == 1 else ""
    called = {
        file.path: file.path.replace("/", "-") if file.path != first else first.rpartition("/")[2]
        for file in payload.files
    }
    for file in payload.files:
        name = called[file.path]
        bundle = {"licence": "LICENSE", "metadata": "METADATA"}.get(file.kind, "ORIGINAL")
        primary = "\tprimary:true" if file.path == first else ""
        lines.append(f"{name}\tbundle:{bundle}\tdescription:{file.description}{primary}\n")
        tree[f"item_001/{name}"] = _naming(file.data, called) if file.kind == "readme" else file.data
    tree["item_001/contents"] = "".join(lines).encode()
    return tree


def _naming(readme: bytes, called: Mapping[str, str]) -> bytes:
    """The README with the names that the files have where there are no folders."""
    words = readme.decode().replace("what is under `derived/`", "what is called `derived-…`")
    for path, name in called.items():
        words = words.replace(f"| `{path}` |", f"| `{name}` |")
    return words.encode()


def archivematica(payload: Payload) -> Tree:
    """A standard transfer: the crate as its objects, metadata.csv in Dublin Core, checksums, the report as documentation."""
    objects = crate(payload)
    tree = {f"objects/{path}": data for path, data in objects.items()}
    columns: dict[str, list[str]] = {}
    for element, value in dublin.elements(payload.record):
        columns.setdefault(f"dc.{element}", []).append(value)
    rows = [["filename", *(name for name, values in columns.items() for _ in values)]]
    rows.append(["objects/", *(value for values in columns.values() for value in values)])
    table = io.StringIO(newline="")
    csv.writer(table, lineterminator="\n").writerows(rows)
    tree["metadata/metadata.csv"] = table.getvalue().encode()
    tree["metadata/checksum.sha256"] = manifest(objects, "sha256")
    tree["metadata/submissionDocumentation/report.json"] = payload.of_kind("report")[0].data
    return tree


def zipped(tree: Mapping[str, bytes]) -> bytes:
    """A zip of a folder: entries sorted, one fixed time, deflated."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(tree):
            archive.writestr(entry_of_zip(path, zipfile.ZIP_DEFLATED), tree[path])
    return buffer.getvalue()


WRITERS = {
    "rocrate": crate,
    "bag": bag,
    "zenodo": zenodo,
    "dataverse": for_dataverse,
    "dspace": dspace,
    "archivematica": archivematica,
}
"""The targets whose package does not depend on what was deposited before (OCFL's does: see ocfl.py)."""
