"""Checks any package, also one that is not ours: every checksum, every description, the TEI inside. Reports every fault."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from teiwright.deposit.store import Store, open_store
from teiwright.errors import TeiwrightError
from teiwright.findings import Finding, Severity, in_order

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_ALGORITHMS = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}
_AGAIN = "Ask for the package again, or make it again from the edition."


def verify(path: Path) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """What kinds of package a folder or zip is, and everything that is wrong with it.

    Raises:
        ReadingError: it cannot be opened.
    """
    store = open_store(path)
    kinds = []
    objects = _where(store, r"0=ocfl_object_1\.[01]", ())
    for prefix in objects:
        kinds.append("ocfl")
        for state in _check_ocfl(store, prefix):
            kinds += _check_kinds(state, ())
    kinds += _check_kinds(store, tuple(objects))
    _check_xml(store)
    return tuple(dict.fromkeys(kinds)), in_order(store.findings)


def _check_kinds(store: Store, objects: tuple[str, ...]) -> list[str]:
    kinds = []
    for kind, sign, check in _KINDS:
        for prefix in _where(store, sign, objects):
            kinds.append(kind)
            check(store, prefix)
    return kinds


def _where(store: Store, sign: str, objects: tuple[str, ...]) -> list[str]:
    """The folders (as prefixes) in which a file with a telling name lies, not more than two deep.

    What lies in the folders of an OCFL object is no package: each content is kept there once, whatever versions it belongs to.
    """
    pattern = re.compile(r"((?:[^/]+/){0,2}?)" + sign)
    found = {m[1] for name in store.sizes if (m := pattern.fullmatch(name))}
    return sorted(
        (p for p in found if not any(p.startswith(o) for o in objects)), key=lambda p: (p.count("/"), p)
    )


def _check_bag(store: Store, prefix: str) -> None:
    """RFC 8493: the declaration, every manifest, nothing missing, nothing added later."""
    declaration = _text(store, f"{prefix}bagit.txt")
    if not re.match(r"\ufeff?BagIt-Version: \d+\.\d+\r?\nTag-File-Character-Encoding: \S+", declaration):
        store.refuse(
            "bag-declaration",
            "bagit.txt does not say that this is a bag.",
            "Make the bag again.",
            f"{prefix}bagit.txt",
        )
    inside = set(store.under(f"{prefix}data/"))
    manifests = [
        m
        for name in store.sizes
        if (m := re.fullmatch(re.escape(prefix) + r"(tag)?manifest-([a-z0-9]+)\.txt", name))
    ]
    if not any(m[1] is None for m in manifests):
        store.refuse("bag-manifest", "The bag has no list of checksums of its files.", "Make the bag again.")
    for found in manifests:
        listed = _check_manifest(store, prefix, found[0], found[2])
        if found[1] is None:
            for name in sorted(inside - listed):
                store.refuse(
                    "not-listed",
                    f"This file is in the bag but not in {found[0]}: it was added later.",
                    _AGAIN,
                    name,
                )
    oxum = re.search(
        r"^Payload-Oxum:\s*(\d+)\.(\d+)\s*$", _text(store, f"{prefix}bag-info.txt"), re.MULTILINE
    )
    if oxum:
        total, count = sum(store.sizes[n] for n in inside), len(inside)
        if (total, count) != (int(oxum[1]), int(oxum[2])):
            store.refuse(
                "payload-oxum",
                f"The bag says that it holds {oxum[2]} files with {oxum[1]} bytes; there are {count} with {total}.",
                _AGAIN,
                f"{prefix}bag-info.txt",
            )


def _check_manifest(store: Store, prefix: str, manifest: str, algorithm: str) -> set[str]:
    if algorithm not in _ALGORITHMS:
        store.refuse(
            "checksum-kind",
            f"“{algorithm}” is no kind of checksum that can be computed here.",
            "Use sha256 or sha512.",
            manifest,
        )
        return set(store.under(f"{prefix}data/"))
    listed: set[str] = set()
    for number, line in enumerate(_text(store, manifest).splitlines(), 1):
        if not line.strip():
            continue
        stated = re.fullmatch(r"([0-9A-Fa-f]+)\s+\*?(.+)", line)
        if not stated:
            store.refuse("manifest-line", f"Line {number} is not a checksum and a name.", _AGAIN, manifest)
            continue
        name = prefix + re.sub(
            "%(0D|0A|25)", lambda m: unquote(m[0]), stated[2], flags=re.IGNORECASE
        ).removeprefix("./")
        if name in listed:
            store.refuse("listed-twice", f"{stated[2]} is listed twice.", _AGAIN, manifest)
        listed.add(name)
        _compare(store, name, algorithm, stated[1].lower())
    return listed


def _compare(store: Store, name: str, algorithm: str, stated: str) -> None:
    if name not in store.sizes:
        store.refuse("file-missing", "This file is listed but not in the package.", _AGAIN, name)
        return
    found = store.digests(name, {algorithm})
    if found and found[algorithm] != stated:
        store.refuse("checksum", f"This file is not what it was: its {algorithm} is another.", _AGAIN, name)


def _check_crate(store: Store, prefix: str) -> None:
    """RO-Crate: the root is described, and every file that is described is there with its size and checksum."""
    name = f"{prefix}ro-crate-metadata.json"
    document = _json(store, name)
    graph = document.get("@graph") if isinstance(document, dict) else None
    if not isinstance(graph, list):
        store.refuse(
            "crate", "The description of the crate cannot be read as JSON-LD with a graph.", _AGAIN, name
        )
        return
    entities = {e["@id"]: e for e in graph if isinstance(e, dict) and isinstance(e.get("@id"), str)}
    root = entities.get("./")
    if root is None:
        store.refuse("crate-root", "The description does not describe the crate itself (“./”).", _AGAIN, name)
        return
    for key in ("name", "description", "datePublished", "license"):
        if not root.get(key):
            # A bag or an object may hold a crate that could not stand alone.
            store.refuse(
                "crate-field",
                f"The crate has no {key}.",
                "Fill it in the header and make the package again.",
                name,
                grave=not (prefix or store.inner),
            )
    for identifier, entity in entities.items():
        kinds = entity.get("@type")
        if "File" not in (kinds if isinstance(kinds, list) else [kinds]) or re.match(
            r"[a-z][a-z0-9+.-]*:", identifier
        ):
            continue
        path = prefix + unquote(identifier).removeprefix("./")
        if path not in store.sizes:
            store.refuse("file-missing", "This file is described but not in the package.", _AGAIN, path)
            continue
        size = str(entity.get("contentSize", ""))
        if size.isdigit() and int(size) != store.sizes[path]:
            store.refuse(
                "file-size",
                f"This file has {store.sizes[path]} bytes and is described with {size}.",
                _AGAIN,
                path,
            )
        digest = entity.get("sha256")
        if isinstance(digest, str):
            _compare(store, path, "sha256", digest.lower())


def _check_ocfl(store: Store, prefix: str) -> list[Store]:
    """OCFL: the inventory agrees with its checksum, every stored file with its name in the manifest, every version has its files.

    Returns:
        What each version holds.
    """
    name = f"{prefix}inventory.json"
    inventory = _json(store, name)
    if not isinstance(inventory, dict):
        store.refuse("ocfl-inventory", "The object has no inventory that can be read.", _AGAIN, name)
        return []
    algorithm = str(inventory.get("digestAlgorithm", ""))
    if algorithm not in {"sha512", "sha256"}:
        store.refuse(
            "checksum-kind", f"The inventory uses “{algorithm}”; OCFL allows sha512 and sha256.", _AGAIN, name
        )
        return []
    manifest, versions, head = (inventory.get(k) for k in ("manifest", "versions", "head"))
    if not isinstance(manifest, dict) or not isinstance(versions, dict) or str(head) not in versions:
        store.refuse(
            "ocfl-inventory",
            "The inventory has no manifest, no versions, or no newest version.",
            _AGAIN,
            name,
        )
        return []
    _check_inventories(store, prefix, algorithm, str(head))
    places: dict[str, str] = {}
    for digest, paths in manifest.items():
        for path in _texts(paths):
            places[digest.lower()] = prefix + path
            _compare(store, prefix + path, algorithm, digest.lower())
    listed = {prefix + path for paths in manifest.values() for path in _texts(paths)}
    content = re.escape(str(inventory.get("contentDirectory", "content")))
    for path in store.sizes:
        if re.match(rf"{re.escape(prefix)}v\d+/{content}/", path) and path not in listed:
            store.refuse(
                "not-listed",
                "This file is stored but not in the inventory: it was added later.",
                _AGAIN,
                path,
            )
    views = []
    for number, version in versions.items():
        state = version.get("state") if isinstance(version, dict) else None
        if not isinstance(state, dict):
            store.refuse("ocfl-state", f"Version {number} does not say what it holds.", _AGAIN, name)
            continue
        if any(digest.lower() not in places for digest in state):
            store.refuse("ocfl-state", f"Version {number} needs a file that is not stored.", _AGAIN, name)
        views.append(
            store.view(
                {path: places.get(digest.lower(), "") for digest in state for path in _texts(state[digest])}
            )
        )
    return views


def _check_inventories(store: Store, prefix: str, algorithm: str, head: str) -> None:
    """Each inventory agrees with the checksum beside it; that of the newest version is the object's."""
    names = [n for n in store.sizes if re.fullmatch(re.escape(prefix) + r"(v\d+/)?inventory\.json", n)]
    for name in names:
        stated = re.match(r"([0-9a-fA-F]+)\s", _text(store, f"{name}.{algorithm}"))
        if stated is None or store.digests(name, {algorithm}).get(algorithm) != stated[1].lower():
            store.refuse(
                "checksum", "The inventory is not what it was: its checksum is another.", _AGAIN, name
            )
    newest = f"{prefix}{head}/inventory.json"
    if newest in names and store.digests(newest, {algorithm}) != store.digests(
        f"{prefix}inventory.json", {algorithm}
    ):
        store.refuse(
            "ocfl-inventory",
            "The object's inventory and that of its newest version differ: a deposit was broken off.",
            _AGAIN,
            newest,
        )


def _texts(value: object) -> list[str]:
    return [v for v in value if isinstance(v, str)] if isinstance(value, list) else []


def _check_dspace(store: Store, prefix: str) -> None:
    """Simple Archive Format, by the rules of DSpace's importer."""
    listed = set()
    name = f"{prefix}contents"
    if name not in store.sizes:
        store.refuse(
            "saf-contents",
            "The item has no file “contents”, so nothing would be imported with it.",
            _AGAIN,
            name,
        )
    for number, line in enumerate(_text(store, name).splitlines(), 1):
        parts = line.split("\t")
        if not parts[0]:
            continue
        listed.add(prefix + parts[0])
        if prefix + parts[0] not in store.sizes:
            store.refuse(
                "file-missing",
                f"Line {number} of contents names this file; it is not there.",
                _AGAIN,
                prefix + parts[0],
            )
        for part in parts[1:]:
            if not re.match(r"(bundle|permissions|description|primary|iiif-[a-z]+):|-[rs] ", part.strip()):
                store.refuse("saf-line", f"Line {number}: “{part}” means nothing to DSpace.", _AGAIN, name)
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
                _AGAIN,
                path,
            )
    fields = _dublin_core(store, f"{prefix}dublin_core.xml")
    for wanted in ("title", "date"):
        if fields is not None and wanted not in fields:
            store.refuse(
                "saf-field",
                f"DSpace's form asks for dc.{wanted}.",
                "Fill the header and make the package again.",
                f"{prefix}dublin_core.xml",
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


def _check_transfer(store: Store, prefix: str) -> None:
    """Archivematica: the checksums of objects/ and the table of metadata."""
    name = f"{prefix}metadata/checksum.sha256"
    if name in store.sizes:
        for line in _text(store, name).splitlines():
            stated = re.fullmatch(r"([0-9A-Fa-f]{64})\s+\*?(.+)", line)
            if stated:
                _compare(store, f"{prefix}objects/{stated[2]}", "sha256", stated[1].lower())
    first = _text(store, f"{prefix}metadata/metadata.csv").partition("\n")[0]
    if not first.startswith(("filename,", '"filename"')):
        store.refuse(
            "transfer-table",
            "metadata.csv does not begin with the column “filename”.",
            _AGAIN,
            f"{prefix}metadata/metadata.csv",
        )


def _check_draft(store: Store, prefix: str) -> None:
    """A draft for InvenioRDM: the fields without which it is refused."""
    draft = _json(store, f"{prefix}zenodo.json")
    metadata = draft.get("metadata") if isinstance(draft, dict) else None
    for key in ("resource_type", "title", "creators", "publication_date"):
        if not isinstance(metadata, dict) or not metadata.get(key):
            store.refuse(
                "draft-field",
                f"The draft has no {key}; the repository would refuse it.",
                "Fill the header and pack again.",
                f"{prefix}zenodo.json",
            )


def _check_dataset(store: Store, prefix: str) -> None:
    """A dataset for Dataverse: the fields without which it is refused."""
    name = f"{prefix}dataset.json"
    dataset: object = _json(store, name)
    for key in ("datasetVersion", "metadataBlocks", "citation", "fields"):
        dataset = dataset.get(key) if isinstance(dataset, dict) else None
    found = (
        {f.get("typeName") for f in dataset if isinstance(f, dict) and f.get("value")}
        if isinstance(dataset, list)
        else set()
    )
    for key in ("title", "author", "datasetContact", "dsDescription", "subject"):
        if key not in found:
            store.refuse(
                "dataset-field",
                f"The dataset has no {key}; the repository would refuse it.",
                "Fill the header and pack again.",
                name,
            )


_KINDS: tuple[tuple[str, str, Callable[[Store, str], None]], ...] = (
    ("bag", r"bagit\.txt", _check_bag),
    ("rocrate", r"ro-crate-metadata\.json", _check_crate),
    ("dspace", r"dublin_core\.xml", _check_dspace),
    ("archivematica", r"metadata/metadata\.csv", _check_transfer),
    ("zenodo", r"zenodo\.json", _check_draft),
    ("dataverse", r"dataset\.json", _check_dataset),
)


def _check_xml(store: Store) -> None:
    """Every XML file is read as hostile; every TEI file is checked as `validate` does."""
    from teiwright.validation import check, xmlfile
    from teiwright.validation.schemas import OURS, named

    for name in store.sizes:
        if not name.lower().endswith((".xml", ".rng", ".sch")):
            continue
        data = store.read(name)
        if data is None:
            continue
        try:
            tree = xmlfile.parse(data, name)
        except TeiwrightError as error:
            store.refuse("xml", str(error), "Do not deposit this file; ask for another.", name)
            continue
        if tree.getroot().tag != "{http://www.tei-c.org/ns/1.0}TEI":
            continue
        other = [m.address for m in named(tree) if m.address.rpartition("/")[2] not in OURS]
        if other:
            # A schema of a package is as little to be trusted as the package.
            store.note(
                "schema-unread",
                f"The TEI names a schema of its own ({other[0]}); it was checked as XML only.",
                "To check it: teiwright validate FILE --schema SCHEMA",
                name,
            )
        else:
            found = check(data, f"{store.path.name}/{name}").findings
            store.findings += [f for f in found if f.severity is Severity.ERROR]


def _text(store: Store, name: str) -> str:
    data = store.read(name) if name in store.sizes else b""
    return (data or b"").decode("utf-8", "replace")


def _json(store: Store, name: str) -> object:
    try:
        return json.loads(_text(store, name) or "null")
    except (ValueError, RecursionError):
        return None
