"""Where the TEI and its schemas lie in a package: so that the addresses in the TEI file, which is not changed, lead to them."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from teiwright import resources
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.deposit import Edition
    from teiwright.deposit.payload import File

_SUFFIXES = (".rng", ".rnc", ".sch")
_PART = lazy(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")
_OURS = {
    "teiwright.rng": "RELAX NG grammar of the edition",
    "teiwright.sch": "Schematron rules of the edition",
    "teiwright.odd": "The customisation of TEI that documents the schema",
}


def place_schemas(text: Edition, inside: str) -> tuple[str, list[File]]:
    """The folder for the TEI file, and its schemas.

    Args:
        text: the edition; schemas that lie where it says go with it, ours always if it was checked against them.
        inside: folder of the text in a package of several, with a slash at the end; else empty.
    """
    from teiwright.deposit.payload import File, safe_name

    addresses = list(_addresses(text))
    # An address that begins with ../ wants the TEI file as many folders deep.
    depth = max((address.count("../") for address in addresses), default=0)
    name = inside or f"{safe_name(text.record.local)}/"
    folder = (inside, inside or "tei/", f"tei/{name}")[depth]
    files: dict[str, File] = {}
    for address in addresses:
        path = posixpath.normpath(folder + address)
        schema = path.rpartition("/")[2]
        beside = text.path.parent / address
        if beside.is_file() and not beside.is_symlink():
            data = beside.read_bytes()
        elif schema in _OURS:
            data = (resources.folder("schemas") / schema).read_bytes()
        else:
            continue
        files[path] = File(path, data, _OURS.get(schema, "Schema that the edition names"), "schema")
    if "teiwright.rng" in text.valid.schemas:
        home = next((p.rpartition("/")[0] for p in files if p.endswith("teiwright.rng")), "schemas")
        for schema, words in _OURS.items():
            path = f"{home}/{schema}".lstrip("/")
            data = (resources.folder("schemas") / schema).read_bytes()
            files.setdefault(path, File(path, data, words, "schema"))
    return folder, list(files.values())


def _addresses(text: Edition) -> Iterator[str]:
    """The addresses of schemas in the TEI file which can be the same in a package: relative, harmless, not too far up."""
    from teiwright.validation.schemas import named

    for model in named(text.valid.tree):
        parts = urlsplit(model.address)
        address = unquote(parts.path)
        steps = address.split("/")
        while steps and steps[0] in {".", ".."}:
            steps.pop(0)
        plain = not parts.scheme and not parts.netloc and not address.startswith("/")
        if (
            plain
            and address.endswith(_SUFFIXES)
            and all(map(_PART.fullmatch, steps))
            and address.count("../") <= 2
        ):
            yield posixpath.normpath(address)
