"""The TEI files of a folder: whatever is checked or deposited as a folder means the same ones."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from teiwright.errors import ReadingError
from teiwright.file_troubles import not_there, reason
from teiwright.files import ending_in, in_order, typed
from teiwright.results.spared import is_packed
from teiwright.xml_names import TEI

if TYPE_CHECKING:
    from pathlib import Path

_BEGINNING = 16_384
"""Bytes in which a TEI file shows that it is one: its outermost element may stand below long comments."""


def tei_files(path: Path) -> list[Path]:
    """The TEI files in a folder and those in it, in the order of their names; of a file itself that alone, whatever it is.

    What `deposit pack` laid into packages among them are copies, and are meant only where nothing else is there.

    Raises:
        ReadingError: there is no such file or folder, it cannot be read, or has no TEI in it.
    """
    if not path.is_dir():
        if not path.exists():
            raise ReadingError(not_there(path, "file or folder"))
        return [path]
    try:
        next(path.iterdir(), None)  # a search in a folder that is closed finds nothing, and does not say why
    except OSError as trouble:
        raise ReadingError(f"{path}: the folder cannot be read ({reason(trouble)}).") from None
    found = [p for p in in_order(ending_in(path.rglob("*"), ".xml")) if p.is_file() and is_tei(p)]
    if not found:
        texts = ending_in(path.rglob("*"), ".txt")
        way = (
            f" Of the texts in it `teiwright build {typed(path)}` makes some, in the output folder."
            if texts
            else ""
        )
        raise ReadingError(
            f"{path}: there is no TEI file in this folder. Its name ends in .xml, its outermost element is TEI.{way}"
        )
    packed = cache(is_packed)
    folders = {p: [f for f in p.parents if f != path and f.is_relative_to(path)] for p in found}
    return [p for p in found if not any(map(packed, folders[p]))] or found


def is_tei(path: Path) -> bool:
    """True if the beginning of a file shows TEI in it."""
    try:
        with path.open("rb") as file:
            head = file.read(_BEGINNING)
    except OSError:
        return True  # it may be; whoever reads it says why it cannot be read
    head = head.replace(b"\0", b"")
    return b"<TEI" in head or b"<teiCorpus" in head or TEI.encode() in head
