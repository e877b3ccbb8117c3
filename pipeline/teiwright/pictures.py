"""The pictures that a text shows: files beside the TEI or in folders below, of kinds that every page maker knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from teiwright.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teiwright.rendering import Edition

KINDS = (".png", ".jpg", ".jpeg", ".gif", ".svg")
_GRAPHIC = ".//{http://www.tei-c.org/ns/1.0}graphic[@url]"


def folder_of(edition: Edition) -> Path | None:
    """Where the TEI file lies, if it is one."""
    path = getattr(edition, "path", None)
    return path.resolve().parent if isinstance(path, Path) else None


def shown(edition: Edition) -> dict[str, Path]:
    """Address → file, for the pictures that are there; none outside the folder of the TEI file is looked at."""
    home = folder_of(edition)
    if home is None:
        return {}
    files = {address: home / unquote(address) for address in _addresses(edition)}
    return {
        address: file
        for address, file in files.items()
        if file.suffix.lower() in KINDS and file.resolve().is_relative_to(home) and file.is_file()
    }


def lacking(edition: Edition, there: Iterable[str]) -> tuple[Finding, ...]:
    """What the reader should know of pictures that are not there."""
    missing = [address for address in _addresses(edition) if address not in there]
    if not missing:
        return ()
    return (
        Finding(
            "picture-missing",
            Severity.INFO,
            f"Not in the book, only in the words under it: {', '.join(missing)}.",
            f"Lay the picture beside the TEI file under this name ({', '.join(KINDS)}) and print that file.",
            Place(file=edition.name),
        ),
    )


def _addresses(edition: Edition) -> list[str]:
    return list(dict.fromkeys(str(g.get("url")) for g in edition.tree.iterfind(_GRAPHIC)))
