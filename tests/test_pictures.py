"""Pictures in the book: shown where their file lies beside the TEI, told of where it does not, never looked for elsewhere."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree
from pypdf import PdfReader

from print_samples import book
from teiwright import rendering

if TYPE_CHECKING:
    from pathlib import Path

FIGURE = '<p>Before.</p><figure><graphic url="{}"/><head>The press</head><figDesc>A wooden press.</figDesc></figure>'


@dataclass(frozen=True)
class Edition:
    """An edition that was read from a file."""

    tree: Any
    name: str
    path: Path


def png(width=2, height=1):
    def chunk(kind, data):
        checksum = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checksum

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + b"\x7f" * width for _ in range(height))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


@pytest.fixture
def edition(tmp_path):
    def of(address):
        folder = tmp_path / "edition"
        (folder / "plates").mkdir(parents=True)
        (folder / "plates" / "the press.png").write_bytes(png())
        (tmp_path / "secret.png").write_bytes(png())
        sample = book(FIGURE.format(address))
        return Edition(sample.tree, "text.xml", folder / "text.xml")

    return of


def test_a_picture_is_in_the_pdf_and_in_the_electronic_book(edition):
    shown = edition("plates/the%20press.png")
    pdf = rendering.render(shown, "pdf")
    assert [len(page.images) for page in PdfReader(io.BytesIO(pdf.data)).pages if page.images] == [1]
    assert pdf.findings == ()
    package = zipfile.ZipFile(io.BytesIO(rendering.render(shown, "epub").data))
    assert package.read("EPUB/pictures/1.png") == png()
    pages = "".join(package.read(n).decode() for n in package.namelist() if "/text-" in n)
    assert '<img src="pictures/1.png" alt="A wooden press."' in pages
    assert 'media-type="image/png"' in package.read("EPUB/package.opf").decode()


def test_the_same_edition_gives_the_same_bytes(edition):
    shown = edition("plates/the%20press.png")
    assert rendering.render(shown, "pdf").data == rendering.render(shown, "pdf").data


@pytest.mark.parametrize(
    "address", ["lost.png", "../secret.png", "https://example.org/press.png", "text.xml"]
)
def test_a_picture_that_is_not_beside_the_text_is_told_of(edition, address):
    shown = edition(address)
    for output in ("pdf", "epub"):
        rendition = rendering.render(shown, output)
        assert [f.code for f in rendition.findings] == ["picture-missing"]
        assert address in rendition.findings[0].message


def test_xsl_fo_names_every_picture_for_the_formatter(edition):
    tree = etree.fromstring(rendering.render(edition("lost.png"), "fo").data)
    assert [e.get("src") for e in tree.iter("{*}external-graphic")] == ["url('lost.png')"]
