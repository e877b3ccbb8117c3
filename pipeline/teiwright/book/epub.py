"""An electronic book (EPUB 3) from the files that xslt/epub.xsl writes: a zip whose bytes depend on the edition alone."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

from teiwright.errors import RenderingError
from teiwright.files import entry_of_zip

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""


def pack(files: str, name: str, pictures: Sequence[Path] = ()) -> bytes:
    """Put the files of a book into their package.

    Args:
        files: what xslt/epub.xsl gave: a JSON array of [path, text].
        name: what the edition is called in messages.
        pictures: files that are shown, in the order in which the stylesheet was told of them.

    Returns:
        The EPUB. The kind of file comes first and is not compressed, as OCF 3.3 section 4 demands.

    Raises:
        RenderingError: the stylesheet gave something else.
    """
    try:
        listed = json.loads(files)
        texts = [(str(path), str(text)) for path, text in listed]
    except (ValueError, TypeError):
        raise RenderingError(f"The stylesheet epub.xsl gave no list of files for {name}.") from None
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        _add(package, "mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        _add(package, "META-INF/container.xml", _CONTAINER, zipfile.ZIP_DEFLATED)
        for path, text in texts:
            _add(package, path, text, zipfile.ZIP_DEFLATED)
        for number, picture in enumerate(pictures, 1):
            path = f"EPUB/pictures/{number}{picture.suffix.lower()}"
            _add(package, path, picture.read_bytes(), zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _add(package: zipfile.ZipFile, path: str, content: str | bytes, method: int) -> None:
    entry = entry_of_zip(path, method)
    package.writestr(entry, content.encode("utf-8") if isinstance(content, str) else content, compresslevel=9)
