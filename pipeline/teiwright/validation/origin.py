"""The plain text that a TEI file of ours was made from, if it lies beside it and has not changed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from teiwright.errors import TeiwrightError
from teiwright.validation.words import text_in

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

    from teiwright.model import Source

_MOST = 64 * 1024 * 1024


def of(tree: etree._ElementTree, folder: Path | None) -> Source | None:
    """The plain text, found by the name and the SHA-256 that the header gives; None if it is not there or not the same."""
    if folder is None:
        return None
    for bibl in tree.iterfind(".//{*}sourceDesc//{*}bibl[@type='digitalSource']"):
        name, digest = (_idno(bibl, kind) for kind in ("filename", "SHA-256"))
        # Only a file in the same folder: the name comes from the TEI, which anybody may have written.
        if not name or not digest or name in {".", ".."} or any(c in name for c in "/\\:\0"):
            continue
        path = folder / name
        if not path.is_file() or path.stat().st_size > _MOST:
            continue
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() == digest.lower():
            from teiwright.reading import decode

            try:
                return decode(data, name, repair=_repaired(tree))
            except TeiwrightError:
                return None
    return None


def _repaired(tree: etree._ElementTree) -> bool:
    """The header says that garbled letters were put right before anything else."""
    return tree.find(".//{*}editorialDecl/{*}correction[@status='medium']") is not None


def _idno(bibl: etree._Element, kind: str) -> str:
    node = bibl.find(f"{{*}}idno[@type='{kind}']")
    return text_in(node).strip() if node is not None else ""
