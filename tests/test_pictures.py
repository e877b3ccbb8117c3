"""Pictures in the book: shown where their file lies beside the TEI, told of where it does not, never looked for elsewhere."""

from __future__ import annotations

import io
import os
import re
import shutil
import struct
import zipfile
import zlib
from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree
from pypdf import PdfReader

from print_samples import book
from teiwright import deposit, pictures, rendering
from teiwright.build import Plan, build
from teiwright.cli import main
from teiwright.deposit.payload import _pictures, gather
from teiwright.errors import RenderingError
from teiwright.processes.press import Press
from teiwright.site import editions_of, write_site
from teiwright.works.finding import find_works
from teiwright.xml_names import IN_TEI as TEI

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


def test_the_name_of_a_picture_may_have_any_letter(edition):
    """Of what stands in figures in an address, the page maker understood blanks alone, and there was no PDF."""
    shown = edition("plates/Pr%C3%A4sse%20100%25.png")
    plates = shown.path.parent / "plates"
    (plates / "the press.png").rename(plates / "Prässe 100%.png")
    pdf = rendering.render(shown, "pdf")
    assert [len(page.images) for page in PdfReader(io.BytesIO(pdf.data)).pages if page.images] == [1]


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


def test_the_address_of_a_picture_divides_no_line_of_a_package(edition):
    """DSpace's list of files is divided by tabs, and an address may have one."""
    text = SimpleNamespace(valid=edition("plates/x&#9;/../the press.png"))
    (file,) = _pictures(text, "").values()
    assert file.description == "Picture, in the TEI: plates/x /../the press.png"


def test_xsl_fo_names_every_picture_for_the_formatter(edition):
    tree = etree.fromstring(rendering.render(edition("lost.png"), "fo").data)
    assert [e.get("src") for e in tree.iter("{*}external-graphic")] == ["url('lost.png')"]


# The way of a picture from beside the text to page, book and package


TEXT = """# A letter

Before the pictures there are some words, and more of them.

![The press](plates/the%20press.png)

Between them there are others too, so that these are apart.

![The wheel]({})

After them comes the end of the letter, which is short.
"""


@pytest.fixture
def shelf(tmp_path):
    """A folder with a text and two pictures, and another outside it; gives what builds it with the address of the second picture."""
    home = tmp_path / "texts"
    (home / "plates").mkdir(parents=True)
    (home / "plates" / "the press.png").write_bytes(png())
    (home / "wheel.png").write_bytes(png(3, 3))
    (tmp_path / "secret.png").write_bytes(png())

    def built(address="wheel.png", *, press=None):
        (home / "letter.txt").write_text(TEXT.format(address), "utf-8")
        plan = Plan(tmp_path / "out", outputs=("html", "pdf", "epub"))
        (work,) = find_works([home / "letter.txt"])
        return build(work, plan, press=press)

    return built


def told(built):
    return [(f.place.source_line, f.message) for f in built.findings if f.code == "picture-missing"]


def test_build_lays_the_pictures_beside_the_tei_and_shows_them_everywhere(shelf, tmp_path):
    built = shelf()
    out = tmp_path / "out" / "letter"
    assert told(built) == []
    assert (out / "plates" / "the press.png").read_bytes() == png()
    assert (out / "wheel.png").read_bytes() == png(3, 3)
    page = (out / "letter.html").read_text("utf-8")
    assert '<img src="plates/the%20press.png" alt="The press">' in page
    assert '<img src="wheel.png" alt="The wheel">' in page
    pages = PdfReader(out / "letter.pdf").pages
    assert sum(len(p.images) for p in pages) == 2
    assert "EPUB/pictures/2.png" in zipfile.ZipFile(out / "letter.epub").namelist()


def test_the_second_process_shows_them_too(shelf, tmp_path, monkeypatch):
    monkeypatch.setattr("teiwright.processes.ahead.worth_it", lambda: True)
    with Press(("html", "pdf", "epub")) as press:
        apart = shelf(press=press)
    here = [path.read_bytes() for path in apart.files]
    assert [path.read_bytes() for path in shelf().files] == here
    assert sum(len(p.images) for p in PdfReader(tmp_path / "out" / "letter" / "letter.pdf").pages) == 2


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("lost.png", "there is no such file"),
        ("../secret.png", "outside the folder"),
        ("plates/../../secret.png", "outside the folder"),
        ("../texts/wheel.png", "outside the folder"),
        ("/etc/wheel.png", "outside the folder"),
        ("https://example.org/wheel.png", "nothing is fetched"),
        ("letter.txt", "of another kind"),
        ("long" * 100 + ".png", "there is no such file"),
    ],
)
def test_a_picture_that_is_not_copied_is_told_with_its_line(shelf, tmp_path, address, reason):
    ((line, message),) = told(shelf(address))
    assert line == 9
    assert reason in message
    copied = {p.name for p in (tmp_path / "out").rglob("*.png")}
    assert copied == {"the press.png"}
    assert f'href="{address}"' in (tmp_path / "out" / "letter" / "letter.html").read_text("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_that_leads_out_of_the_folder_is_not_followed(shelf, tmp_path):
    (tmp_path / "texts" / "linked.png").symlink_to(tmp_path / "secret.png")
    ((_, message),) = told(shelf("linked.png"))
    assert "outside the folder" in message
    assert not (tmp_path / "out" / "letter" / "linked.png").exists()


def test_a_file_that_is_no_picture_or_too_large_stops_nothing(shelf, tmp_path, monkeypatch):
    (tmp_path / "texts" / "false.png").write_bytes(b"no picture")
    ((_, message),) = told(shelf("false.png"))
    assert "no picture" in message
    assert (tmp_path / "out" / "letter" / "letter.pdf").is_file()
    monkeypatch.setattr(pictures, "LARGEST", 10)
    assert len(told(shelf())) == 2


def test_a_picture_that_breaks_off_is_told_in_plain_words(edition):
    shown = edition("plates/the%20press.png")
    (shown.path.parent / "plates" / "the press.png").write_bytes(png()[:40])
    with pytest.raises(RenderingError, match=r"A picture of .* cannot be read"):
        rendering.render(shown, "pdf")


def test_an_unchanged_picture_is_not_written_again(shelf, tmp_path):
    shelf()
    copy = tmp_path / "out" / "letter" / "wheel.png"
    before = copy.stat().st_mtime_ns, copy.stat().st_ino
    shelf()
    assert (copy.stat().st_mtime_ns, copy.stat().st_ino) == before


def test_the_page_of_a_site_shows_them(shelf, tmp_path):
    built = shelf()
    out = tmp_path / "out"
    write_site(out, editions_of([built], out))
    assert '<img src="wheel.png" alt="The wheel">' in (out / "letter" / "index.html").read_text("utf-8")


def test_a_page_that_lies_elsewhere_leads_back_to_them(shelf, tmp_path):
    shelf()
    tei = tmp_path / "out" / "letter" / "letter.xml"
    with pytest.raises(SystemExit):
        main(["transform", str(tei), "--to", "html", "-o", str(tmp_path / "my pages" / "page.html")])
    page = (tmp_path / "my pages" / "page.html").read_text("utf-8")
    assert '<img src="../out/letter/wheel.png"' in page


def test_a_deposit_holds_them_where_the_tei_says(shelf, tmp_path):
    """One whose name not every system accepts gets another, and the list of files says so."""
    shelf()
    edition = deposit.prepare(tmp_path / "out" / "letter" / "letter.xml")
    payload = gather(edition)
    (tei,) = payload.editions
    folder = tei.path.rpartition("/")[0]
    kept = {f.path: f for f in payload.of_kind("picture")}
    assert set(kept) == {f"{folder}/wheel.png", f"{folder}/plates/the-press.png"}
    assert kept[f"{folder}/wheel.png"].data == png(3, 3)
    assert kept[f"{folder}/plates/the-press.png"].original == "plates/the press.png"
    page = next(f.data.decode() for f in payload.files if f.path == "derived/letter.html")
    assert f'<img src="../{folder}/wheel.png"' in page


def test_a_deposit_tells_apart_what_would_have_one_name(edition):
    """“the press.png” becomes the-press.png, and there is one already; of one file under two addresses there is one. The text could not be packed."""
    shown = edition("plates/the%20press.png")
    home, graphic = shown.path.parent, shown.tree.find(f".//{TEI}graphic")
    shutil.copy(home / "plates" / "the press.png", home / "plates" / "the-press.png")
    for address in ("plates/the-press.png", "plates/the%20pres%73.png"):
        graphic.addnext(etree.Element(f"{TEI}graphic", url=address))
    paths = [(file.path, file.original) for file in _pictures(SimpleNamespace(valid=shown), "").values()]
    other = next(path for path, original in paths if original)
    assert re.fullmatch(r"plates/the-press-[0-9a-f]{8}\.png", other)
    assert sorted(set(paths)) == [(other, "plates/the press.png"), ("plates/the-press.png", "")]


def test_a_picture_amid_a_line_is_a_link_whose_file_comes_along(shelf, tmp_path):
    built = shelf("wheel.png) and ![its axle](axle.png")
    folder = tmp_path / "out" / "letter"
    tei = (folder / "letter.xml").read_text("utf-8")
    assert '<ref type="link" target="wheel.png"' in tei
    assert (folder / "wheel.png").read_bytes() == png(3, 3)
    ((line, message),) = told(built)
    assert line == 9
    assert "“axle.png” was not copied" in message
    edition = deposit.prepare(folder / "letter.xml")
    kept = gather(edition).of_kind("picture")
    assert {f.path.rpartition("/")[2] for f in kept} == {"wheel.png", "the-press.png"}


def test_a_deposit_says_which_pictures_it_lacks(shelf, tmp_path):
    shelf()
    folder = tmp_path / "out" / "letter"
    (folder / "wheel.png").unlink()
    said = []
    deposit.pack(deposit.prepare(folder / "letter.xml"), "bag", tmp_path / "bag", tell=said.append)
    assert [line for line in said if "wheel.png" in line and "is not in the package" in line]
    assert not [line for line in said if "press.png” is not" in line]
