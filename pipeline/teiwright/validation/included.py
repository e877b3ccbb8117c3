"""The files that a schema includes: only such as lie in its folder or below are read, and nothing from the network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from teiwright.errors import SchemaError
from teiwright.validation import xmlfile

if TYPE_CHECKING:
    from lxml import etree


class Included(Struct, frozen=True):
    """A file that a schema includes."""

    said: str
    """Who includes it, as messages about it begin."""
    data: bytes
    chain: tuple[str, ...]
    """The files that include each other, seen from the folder of the first; this one stands last."""
    fragment: str
    """What is meant of it, if not all: an id."""


def included(node: etree._Element, chain: tuple[str, ...], folder: Path | None) -> Included:
    """Read the file that an element names with @href.

    Args:
        node: the element.
        chain: the files that include each other; in the last is the element.
        folder: that of the first; None = unknown.

    Raises:
        SchemaError: it is on the network, lies elsewhere, is not there, or includes itself.
    """
    address = node.get("href", "")
    parts = urlsplit(address)
    said = f"The schema {chain[-1]} (line {node.sourceline}) includes “{address}”"
    if parts.scheme not in {"", "file"} or parts.netloc:
        raise SchemaError(
            f"{said}, which is on the network. Nothing is fetched: save the file beside the schema and name it there."
        )
    if folder is None:
        raise SchemaError(f"{said}, but it was not given as a file, so that its folder is not known.")
    path = (folder / Path(chain[-1]).parent / unquote(parts.path)).resolve()
    if not path.is_relative_to(folder):
        raise SchemaError(
            f"{said}, which lies outside the schema's folder. Only files in that folder are read: move it there."
        )
    name = str(path.relative_to(folder))
    if name in chain:
        raise SchemaError(f"{said}, and so includes itself: {' → '.join((*chain, name))}.")
    try:
        return Included(said, xmlfile.read(path), (*chain, name), parts.fragment)
    except OSError:
        raise SchemaError(f"{said}, but there is no such file.") from None
