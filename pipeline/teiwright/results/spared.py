"""What no result is written over: a text, what else it is made from, a TEI file of ours that a person may have corrected."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

from teiwright.errors import WritingError
from teiwright.files import is_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SOURCES = "source"
"""In the folder of a published text, the folder with the plain text it was made from."""
_FILENAME = re.compile(rb'<idno type="filename">\s*([^<]*?)\s*</idno>')
_DIGEST = re.compile(rb'<idno type="SHA-256">\s*([0-9a-f]{64})\s*</idno>')


def is_sealed(tei: Path) -> bool:
    """True for a TEI file that we wrote, whoever has changed it since."""
    if not is_file(tei):
        return False
    with tei.open("rb") as file:
        return b"<?teiwright seal=" in file.read(2000)


def is_packed(folder: Path) -> bool:
    """True for a folder that `deposit pack` wrote: its texts are those of editions that are made."""
    record = is_file(folder / "metadata" / "record.json") or is_file(folder / "metadata-record.json")
    bag = is_file(folder / "bagit.txt") and is_packed(folder / "data")
    flat = is_file(folder / "zenodo.json") and any(folder.glob("*.zip"))
    return bag or flat or (record and is_file(folder / "report.json"))


def is_source(text: Path, tei: bytes) -> bool:
    """True if a plain text is the one that a TEI file says it was made from, not a reading text of the same name.

    A published text has its source in a folder of its own; `encode` writes the TEI beside the source itself, which may have been
    changed since.
    """
    from html import unescape  # with a list of all entities, which few runs need

    names = {unescape(name.decode("utf-8", "replace")) for name in _FILENAME.findall(tei)}
    if any((text.parent / SOURCES / name).is_file() for name in names):
        return False
    return text.name in names or sha256(text.read_bytes()).hexdigest() in digests_in(tei)


def digests_in(tei: bytes) -> list[str]:
    """The checksums of the plain text that a TEI file states."""
    return [digest.decode() for digest in _DIGEST.findall(tei)]


def spare(place: Path, read: Iterable[Path]) -> None:
    """Make sure that a result is not written over a file from which it is made.

    Raises:
        WritingError: it would be.
    """
    if place.is_file() and any(path.exists() and place.samefile(path) for path in read):
        raise WritingError(
            f"{place}: this file is read for the result, which would be written over it. Name another file, with -o."
        )


def spare_tei(place: Path) -> None:
    """Make sure that what is no TEI is not written over a TEI file of ours: a person may have corrected it.

    Raises:
        WritingError: it would be.
    """
    if is_sealed(place):
        raise WritingError(
            f"{place}: there is a TEI file of this name, which would be written over. Name another file, with -o."
        )


def spare_source(place: Path, teis: Iterable[Path]) -> None:
    """Make sure that what is made of some TEI files is not written over the plain text of one, which may bear its name.

    Raises:
        WritingError: it would be.
    """
    if place.is_file() and any(is_source(place, tei.read_bytes()) for tei in teis if tei.is_file()):
        raise WritingError(
            f"{place}: this is the plain text that the TEI was made from; it would be written over. Name another file, with -o."
        )


def spare_all(place: Path, read: Iterable[Path], teis: Iterable[Path]) -> None:
    """All three for a result that is no TEI, made of some TEI files.

    Raises:
        WritingError: it would be written over one of them.
    """
    spare(place, read)
    spare_tei(place)
    spare_source(place, teis)


_PAGE_MAKERS = (b"Typst", b"Apache FOP")
"""What stands in every PDF that we make."""


def spare_a_scan(place: Path) -> None:
    """Make sure that a book is not written over a PDF that we have not made: the scan of a letter has the name of its TEI. Who names the file itself may.

    Raises:
        WritingError: it would be.
    """
    if (
        place.suffix == ".pdf"
        and is_file(place)
        and not any(map(place.read_bytes().__contains__, _PAGE_MAKERS))
    ):
        raise WritingError(
            f"{place}: there is a PDF of this name already, which teiwright has not made (a scan?). Choose another place with -o, or give the PDF another name."
        )


def spare_the_text(text: Path, to_write: Iterable[Path]) -> None:
    """Make sure that no publication would be written over the text itself, or the scan of it.

    Raises:
        WritingError: one would.
    """
    for path in to_write:
        if path.exists() and path.samefile(text):
            raise WritingError(
                f"{text}: the results would go into the folder of the text and be written over it. Choose another folder with -o."
            )
        spare_a_scan(path)
