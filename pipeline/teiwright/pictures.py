"""The pictures that a text shows: files beside the TEI or in folders below, of kinds that every page maker knows.

They travel with the text: `build` copies them from beside the plain text to beside the TEI. Nothing is ever fetched, and nothing outside the
folder of the text is looked at.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from teiwright.errors import WritingError
from teiwright.findings import Finding, Place, Severity
from teiwright.xml_names import IN_TEI

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

    from teiwright.rendering import Edition

KINDS = (".png", ".jpg", ".jpeg", ".gif", ".svg")
LARGEST = 50_000_000
"""Bytes of a picture that is copied. A scan of an archive may have more; a book and a page are better served by a smaller copy."""
_GRAPHIC = f".//{IN_TEI}graphic[@url]"
_IN_TEXT = f".//{IN_TEI}text{_GRAPHIC[1:]}"
"""Those that a book would show; scans of the copy (facsimile) it never does."""
_LINK = f".//{IN_TEI}ref[@type='link']"


def folder_of(edition: Edition) -> Path | None:
    """Where the TEI file lies, if it is one."""
    path = getattr(edition, "path", None)
    return path.resolve().parent if isinstance(path, Path) else None


def shown(edition: Edition) -> dict[str, Path]:
    """Address → file, for the pictures that are there; none outside the folder of the TEI file is looked at."""
    return _there(edition, _addresses(edition))


def belonging(edition: Edition) -> tuple[dict[str, Path], tuple[str, ...]]:
    """As `shown`, with those to which a link leads; and the addresses of pictures that are not there."""
    asked = _of_text(edition)
    there = _there(edition, asked)
    return there, tuple(address for address in asked if address not in there)


def _there(edition: Edition, addresses: Iterable[str]) -> dict[str, Path]:
    home = folder_of(edition)
    if home is None:
        return {}
    found = {address: _file(address, home) for address in addresses}
    return {address: file for address, file in found.items() if file is not None}


def carry(edition: Edition, home: Path, folder: Path, text: str = "") -> tuple[Finding, ...]:
    """Copy the pictures of a text to beside its TEI, under the same addresses. What is there already is not written again.

    Args:
        edition: the text, whose addresses of pictures count.
        home: where the plain text lies; only what is in it or below is copied.
        folder: where the TEI lies.
        text: the plain text, to say in which line a picture is named.

    Returns:
        What a person should know of pictures that were not copied.

    Raises:
        WritingError: the folder does not allow it.
    """
    home, folder = home.resolve(), folder.resolve()
    return tuple(
        _not_copied(edition.name, address, trouble, text)
        for address in _of_text(edition)
        if (trouble := _copied(address, home, folder))
    )


def _copied(address: str, home: Path, folder: Path) -> str:
    """Copy one picture. Why it was not, or nothing."""
    from teiwright import files  # what only publishes a text writes none

    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", address):
        return "it is on the web, and nothing is fetched"
    if Path(unquote(address)).suffix.lower() not in KINDS:
        return "it is of another kind"
    file = home / _within(address)
    if _is_outside(address, home):
        return "it is outside the folder of the text"
    if not _is_there(file):
        return "there is no such file"
    if not _is_picture(file):
        return "it is no picture of the kind that its name says"
    if file.stat().st_size > LARGEST:
        return f"it has more than {LARGEST // 1_000_000} MB"
    # Not what a link leads to decides where the copy goes, but the address, which page and book will follow.
    target = folder / _within(address)
    if not target.resolve().is_relative_to(folder):
        raise WritingError(
            f"{target}: leads out of the folder of the results. Choose another folder with -o."
        )
    try:
        files.renew(target, file.read_bytes())
    except OSError:
        return "the file cannot be read"
    return ""


def _not_copied(name: str, address: str, trouble: str, text: str) -> Finding:
    named = (n for n, line in enumerate(text.split("\n"), 1) if address in line or unquote(address) in line)
    return Finding(
        "picture-missing",
        Severity.WARNING,
        f"The picture “{address}” was not copied: {trouble}. Page and book show its caption alone.",
        f"Lay the picture beside the text or in a folder below ({', '.join(KINDS)}; at most {LARGEST // 1_000_000} MB) and give this address in the text.",
        Place(file=name, source_line=next(named, 0)),
    )


def _within(address: str) -> str:
    """The path of an address inside its folder."""
    return posixpath.normpath(unquote(address).replace("\0", ""))


def _file(address: str, home: Path) -> Path | None:
    """The file of a picture, if it is one that can be shown and lies in the folder or below."""
    file = home / _within(address)
    if file.suffix.lower() not in KINDS or _is_outside(address, home):
        return None
    return file if _is_there(file) and _is_picture(file) else None


def _is_outside(address: str, home: Path) -> bool:
    """True if an address does not go down from the folder, or a link on its way leads out of it."""
    inside = _within(address)
    return inside.startswith(("../", "/")) or not (home / inside).resolve().is_relative_to(home)


def _is_there(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:  # a name too long for any file
        return False


_SIGNS = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
}


def _is_picture(file: Path) -> bool:
    """True if a file begins as its kind does; a page maker would stop at any other."""
    try:
        with file.open("rb") as opened:
            start = opened.read(4000)
    except OSError:
        return False
    kind = file.suffix.lower()
    return b"<svg" in start if kind == ".svg" else start.startswith(_SIGNS[kind])


def lacking(edition: Edition, there: Iterable[str]) -> tuple[Finding, ...]:
    """What the reader should know of pictures that are not there."""
    in_text = dict.fromkeys(str(g.get("url")) for g in edition.tree.getroot().iterfind(_IN_TEXT))
    missing = [address for address in in_text if address not in there]
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


def named_in(root: etree._Element) -> tuple[str, ...]:
    """The addresses of pictures in a TEI document, each once."""
    return tuple(dict.fromkeys(str(g.get("url")) for g in root.iterfind(_GRAPHIC)))


def _of_text(edition: Edition) -> tuple[str, ...]:
    """The addresses of the pictures that it shows, and of those to which a link leads: in Markdown, of one amid a line."""
    targets = (str(ref.get("target", "")) for ref in edition.tree.getroot().iterfind(_LINK))
    linked = (a for a in targets if a.lower().endswith(KINDS) and not re.match(r"[\w+.-]+:|#|//", a))
    return tuple(dict.fromkeys((*_addresses(edition), *linked)))


def _addresses(edition: Edition) -> tuple[str, ...]:
    return named_in(edition.tree.getroot())
