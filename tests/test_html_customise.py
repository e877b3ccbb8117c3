"""The examples of docs/customise.md do what they say."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from lxml import etree

from conftest import CASES, ROOT
from teiwright import rendering
from teiwright.outputs import output_of

GUIDE = (ROOT / "docs" / "customise.md").read_text("utf-8")


@pytest.fixture(scope="module")
def edition():
    path = CASES / "xslt" / "every-kind.xml"
    return SimpleNamespace(tree=etree.parse(str(path)), name=path.name)


def example(name, language):
    """The block of code that follows the first mention of a file."""
    return re.search(rf"`{re.escape(name)}`.*?```{language}\n(.*?)```", GUIDE, re.DOTALL)[1]


def test_style(edition):
    page = rendering.render(edition, "html", parameters={"css": example("my.css", "css")}).data.decode()
    assert "--rubric: #1d4f8c" in page


def test_language(edition):
    assert "Personnes" in rendering.render(edition, "html", parameters={"language": "fr"}).data.decode()


def test_one_template_overridden(edition, tmp_path):
    mine = tmp_path / "my-page.xsl"
    mine.write_text(example("my-page.xsl", "xml"), "utf-8")
    rendition = rendering.render(edition, mine)
    page = rendition.data.decode()
    assert rendition.suffix == ".html"
    assert '<span class="pb">p. 12</span>' in page
    usual = rendering.render(edition, "html").data.decode()
    assert page.replace('<span class="pb">p. 12</span>', "") == re.sub(
        r'<span class="pb" title="[^"]*">\[12\]</span>', "", usual
    )


def test_settings_reach_the_package_that_is_used(edition, tmp_path):
    mine = tmp_path / "my-page.xsl"
    mine.write_text(example("my-page.xsl", "xml"), "utf-8")
    page = rendering.render(edition, mine, parameters={"css": ".x {}", "language": "de"}).data.decode()
    assert ".x {}" in page
    assert "Personen" in page


def test_output_of_ones_own(edition, tmp_path):
    mine = tmp_path / "persons.xsl"
    mine.write_text(example("persons.xsl", "xml"), "utf-8")
    rendition = rendering.render(edition, mine)
    assert (rendition.name, rendition.suffix) == ("persons", ".csv")
    assert rendition.data.decode() == (
        "name;life;where\nBell, John;;paragraph 1\nBell, Mary;;paragraph 1\nOrme, Hannah;1801–1866;title\n"
    )


def test_a_book_of_ones_own(edition, tmp_path):
    mine = tmp_path / "my-pdf.xsl"
    mine.write_text(example("my-pdf.xsl", "xml"), "utf-8")
    made = rendering.prepare(edition, mine, parameters={"page": "a5"})
    assert (made.output.suffix, made.output.engine) == (".pdf", "typst")
    source = made.result.decode() if isinstance(made.result, bytes) else str(made.result)
    assert "#let book-width = 148mm" in source
    assert 'bare-page(align(center, { v(30%); text(size: 2em, "' in source
    assert '"Printed in Whitby, 2026."' in source
    assert source.index("From our archive") > source.index("state-verso.update(")
    assert rendering.render(edition, mine).data.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("package", "suffix"), [("fo", ".fo"), ("typst", ".typ"), ("plain", ".txt"), ("html", ".html")]
)
def test_what_varies_an_output_has_its_ending(tmp_path, package, suffix):
    """An XSL-FO of one's own was to be written to letter.xml, over the TEI, and so was not written."""
    sheet = tmp_path / "mine.xsl"
    sheet.write_text(
        '<xsl:package name="urn:x" package-version="1.0" version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        f'<xsl:use-package name="urn:x-teiwright:{package}" package-version="1.0"/></xsl:package>',
        "utf-8",
    )
    assert output_of(sheet).suffix == suffix


def test_a_typeface_of_ones_own(edition, tmp_path):
    """It holds for the whole book; one that is not there is told, once, with what to do."""
    mine = tmp_path / "my-typeface.xsl"
    mine.write_text(example("my-typeface.xsl", "xml"), "utf-8")
    made = rendering.prepare(edition, mine)
    source = made.result.decode() if isinstance(made.result, bytes) else str(made.result)
    assert source.index('set text(font: ("EB Garamond", ..serif))') < source.index("title-page((")
    book = rendering.render(edition, mine)
    assert book.data.startswith(b"%PDF")
    (told,) = (f for f in book.findings if f.code == "page-maker")
    assert told.message == "There is no typeface called “eb garamond”, so another was taken."
    assert "--fonts FOLDER" in told.hint
