"""Checks any package, also one that is not ours: every checksum, every description, the TEI inside. Reports every fault."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from teiwright.deposit.fixity import compare, json_of, text_of
from teiwright.deposit.jsonfile import within
from teiwright.deposit.store import Store, open_store
from teiwright.deposit.verify_ocfl import check_ocfl
from teiwright.deposit.verify_targets import (
    check_copies,
    check_dataset,
    check_draft,
    check_dspace,
    check_transfer,
)
from teiwright.errors import TeiwrightError
from teiwright.findings import Finding, Severity, in_order
from teiwright.xml_names import IN_TEI

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

ALGORITHMS = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}


_ROOT = {
    "name": ("its title", "title"),
    "description": ("what it is", "project"),
    "datePublished": ("when it was published", "published"),
    "license": ("under which licence it may be used", "licence_address"),
}
"""What every crate must say of itself: in words, and the key of edition.toml from which it comes."""


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
        for state in check_ocfl(store, prefix):
            kinds += _check_kinds(state, ())
    kinds += _check_kinds(store, tuple(objects))
    _check_xml(store)
    if not kinds and not store.findings:
        store.refuse(
            "no-package",
            "This is no package of a kind we know: nothing in it says what should be there.",
            hint="Name the folder or zip that was made by teiwright deposit pack, or that has bagit.txt, ro-crate-metadata.json or the like in it.",
        )
    return tuple(dict.fromkeys(kinds)), in_order(_once(store.findings))


def packages_in(path: Path) -> int:
    """How many packages a folder or zip is or holds; what is packed in another, and the items of one archive for DSpace, are no packages of their own.

    Raises:
        ReadingError: it cannot be opened.
    """
    store = open_store(path)
    objects = tuple(_where(store, r"0=ocfl_object_1\.[01]", ()))
    tops = set(objects)
    for kind, sign, _ in _KINDS:
        of_items = kind == "dspace"
        tops |= {re.sub("[^/]*/$", "", p) if of_items else p for p in _where(store, sign, objects)}
    return sum(not any(p != other and p.startswith(other) for other in tops) for p in tops)


_SAID_BY_SEVERAL = ("checksum", "not-listed", "file-missing")


def _once(findings: Sequence[Finding]) -> Iterator[Finding]:
    """What several lists of a package (two kinds of checksums, the description) say of one file is told once."""
    said = set[tuple[str, str]]()
    for finding in findings:
        key = (finding.code, finding.place.file)
        if finding.code not in _SAID_BY_SEVERAL or key not in said:
            yield finding
        said.add(key)


def _check_kinds(store: Store, objects: tuple[str, ...]) -> list[str]:
    kinds = []
    for kind, sign, check in _KINDS:
        for prefix in _where(store, sign, objects):
            kinds.append(kind)
            check(store, prefix)
            for inner in check_copies(store, prefix) if kind in _WITH_ZIP else ():
                _check_kinds(inner, ())
                _check_xml(inner)
                store.findings += inner.findings
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
    declaration = text_of(store, f"{prefix}bagit.txt")
    if not re.match(r"\ufeff?BagIt-Version: \d+\.\d+\r?\nTag-File-Character-Encoding: \S+", declaration):
        store.refuse(
            "bag-declaration",
            "bagit.txt does not say that this is a bag.",
            f"{prefix}bagit.txt",
            hint="Make the bag again.",
        )
    inside = set(store.under(f"{prefix}data/"))
    manifests = [
        m
        for name in store.sizes
        if (m := re.fullmatch(re.escape(prefix) + r"(tag)?manifest-([a-z0-9]+)\.txt", name))
    ]
    if not any(m[1] is None for m in manifests):
        store.refuse(
            "bag-manifest", "The bag has no list of checksums of its files.", hint="Make the bag again."
        )
    sealed: set[str] = set()
    for found in manifests:
        listed = _check_manifest(store, prefix, found[0], found[2])
        sealed |= listed if found[1] else set()
        if found[1] is None:
            for name in sorted(inside - listed):
                store.refuse(
                    "not-listed", f"This file is in the bag but not in {found[0]}: it was added later.", name
                )
    beside = set(store.under(prefix)) - inside - sealed - {m[0] for m in manifests if m[1]}
    for name in sorted(beside) if sealed else ():
        # A bag may have such files (RFC 8493, 2.2.4), but ours has none.
        store.refuse(
            "not-listed",
            "This file lies beside the contents of the bag, and no list has it: it was added later, or its maker did not list it.",
            name,
            hint="Look at it, and delete it if it does not belong there.",
            grave=False,
        )
    oxum = re.search(
        r"^Payload-Oxum:\s*([0-9]{1,18})\.([0-9]{1,18})\s*$",
        text_of(store, f"{prefix}bag-info.txt"),
        re.MULTILINE,
    )
    if oxum:
        total, count = sum(store.sizes[n] for n in inside), len(inside)
        if (total, count) != (int(oxum[1]), int(oxum[2])):
            store.refuse(
                "payload-oxum",
                f"The bag says that it holds {oxum[2]} files with {oxum[1]} bytes; there are {count} with {total}.",
                f"{prefix}bag-info.txt",
            )


def _check_manifest(store: Store, prefix: str, manifest: str, algorithm: str) -> set[str]:
    if algorithm not in ALGORITHMS:
        store.refuse(
            "checksum-kind",
            f"“{algorithm}” is no kind of checksum that can be computed here.",
            manifest,
            hint="Use sha256 or sha512.",
        )
        return set(store.under(f"{prefix}data/"))
    listed: set[str] = set()
    for number, line in enumerate(text_of(store, manifest).splitlines(), 1):
        if not line.strip():
            continue
        stated = re.fullmatch(r"([0-9A-Fa-f]+)\s+\*?(.+)", line)
        if not stated:
            store.refuse("manifest-line", f"Line {number} is not a checksum and a name.", manifest)
            continue
        name = prefix + re.sub(
            "%(0D|0A|25)", lambda m: unquote(m[0]), stated[2], flags=re.IGNORECASE
        ).removeprefix("./")
        if name in listed:
            store.refuse("listed-twice", f"{stated[2]} is listed twice.", manifest)
        listed.add(name)
        compare(store, name, algorithm, stated[1].lower())
    return listed


def _check_crate(store: Store, prefix: str) -> None:
    """RO-Crate: the root is described, and every file that is described is there with its size and checksum."""
    name = f"{prefix}ro-crate-metadata.json"
    graph = within(json_of(store, name), "@graph")
    if not isinstance(graph, list):
        store.refuse("crate", "The description of the crate cannot be read as JSON-LD with a graph.", name)
        return
    entities = {e["@id"]: e for e in graph if isinstance(e, dict) and isinstance(e.get("@id"), str)}
    root = entities.get("./")
    if root is None:
        store.refuse("crate-root", "The description does not describe the crate itself (“./”).", name)
        return
    for key, (words, stated) in _ROOT.items():
        if not root.get(key):
            # A bag or an object may hold a crate that could not stand alone.
            store.refuse(
                "crate-field",
                f"The package does not say {words} ({key}).",
                name,
                hint=f"Write it into edition.toml ({stated} = …) or into the header, and make the package again.",
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
            store.refuse("file-missing", "This file is described but not in the package.", path)
            continue
        size = str(entity.get("contentSize", ""))
        if re.fullmatch("[0-9]{1,18}", size) and int(size) != store.sizes[path]:
            store.refuse(
                "file-size", f"This file has {store.sizes[path]} bytes and is described with {size}.", path
            )
        digest = entity.get("sha256")
        if isinstance(digest, str):
            compare(store, path, "sha256", digest.lower())


_KINDS: tuple[tuple[str, str, Callable[[Store, str], None]], ...] = (
    ("bag", r"bagit\.txt", _check_bag),
    ("rocrate", r"ro-crate-metadata\.json", _check_crate),
    ("dspace", r"dublin_core\.xml", check_dspace),
    ("archivematica", r"metadata/metadata\.csv", check_transfer),
    ("zenodo", r"zenodo\.json", check_draft),
    ("dataverse", r"dataset\.json", check_dataset),
)


_WITH_ZIP = ("zenodo", "dataverse")


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
            store.refuse("xml", str(error), name, hint="Do not deposit this file; ask for another.")
            continue
        if tree.getroot().tag != f"{IN_TEI}TEI":
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
