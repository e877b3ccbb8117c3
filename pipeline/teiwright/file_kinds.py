"""What a file is that is neither a text nor XML, by its first bytes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_WEB_PAGE = re.compile(rb"(?i)\s*<(?:!doctype\s+)?html[\s>]")
_KINDS = (
    (b"%PDF", "a PDF file", "extract its text first (for example with pdftotext)"),
    (
        b"PK\x03\x04",
        "a zipped file (Word .docx, OpenDocument, EPUB or ZIP)",
        "open it and save it as plain text",
    ),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file", "open it and save it as plain text"),
    (b"{\\rtf", "a Rich Text (RTF) file", "open it and save it as plain text"),
    (b"\x89PNG", "a picture (PNG)", "its text must be typed or recognised first"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "its text must be typed or recognised first"),
    (b"GIF8", "a picture (GIF)", "its text must be typed or recognised first"),
    (b"II*\x00", "a picture (TIFF)", "its text must be typed or recognised first"),
    (b"MM\x00*", "a picture (TIFF)", "its text must be typed or recognised first"),
    (b"\x1f\x8b", "a compressed file (gzip)", "unpack it first"),
    (b"\x7fELF", "a program", "choose the text file instead"),
    (b"MZ\x90", "a program", "choose the text file instead"),
    (b"SQLite format", "a database", "export the text first"),
)
"""First bytes, what the file is, and how its text becomes plain text."""

NO_TEXT = "Save it as plain text, UTF-8; if no program opens it, it is damaged: look for another copy."
"""What to do with a file that is no text and of no kind that is known."""


def kind_of(data: bytes) -> tuple[str, str] | None:
    """What the file is, and how its text becomes plain text; None if it may be a text or XML."""
    for magic, kind, cure in _KINDS:
        if data.startswith(magic):
            return kind, cure
    if _WEB_PAGE.match(data[:200]):
        return "a web page (HTML)", "open it in a browser and copy its text into a plain-text file"
    return None


def may_be_text(path: Path) -> bool:
    """Whether a file whose name does not say what it is begins as a text does."""
    try:
        with path.open("rb") as opened:
            begin = opened.read(1024)
    except OSError:
        return False
    return b"\0" not in begin and kind_of(begin) is None
