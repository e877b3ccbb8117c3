"""The plain text that a TEI file of ours was made from, if it lies beside it and has not changed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from teiwright.errors import TeiwrightError
from teiwright.validation.words import text_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml import etree

    from teiwright.model import Source

_MOST = 64 * 1024 * 1024


def of(tree: etree._ElementTree, folder: Path | None) -> Source | None:
    """The plain text, found by the name and the SHA-256 that the header gives; None if it is not there or not the same."""
    if folder is None:
        return None
    for name, digest in stated(tree):
        path = folder / name
        if not path.is_file() or path.stat().st_size > _MOST:
            continue
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() == digest:
            from teiwright.reading import decode

            # Does the header say that garbled letters were put right before anything else?
            repaired = tree.find(".//{*}editorialDecl/{*}correction[@status='medium']") is not None
            try:
                return decode(data, name, repair=repaired)
            except TeiwrightError:
                return None
    return None


def stated(tree: etree._ElementTree) -> Iterator[tuple[str, str]]:
    """Name and SHA-256 of each plain text that the header says the file was made from; empty where the checksum is not stated."""
    for bibl in tree.iterfind(".//{*}sourceDesc//{*}bibl[@type='digitalSource']"):
        name, digest = (_idno(bibl, kind) for kind in ("filename", "SHA-256"))
        # Only a file in the same folder: the name comes from the TEI, which anybody may have written.
        if name and name not in {".", ".."} and not any(c in name for c in "/\\:\0"):
            yield name, digest.lower()


def _idno(bibl: etree._Element, kind: str) -> str:
    node = bibl.find(f"{{*}}idno[@type='{kind}']")
    return text_in(node).strip() if node is not None else ""
