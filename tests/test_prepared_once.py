"""What is worked out for the page is taken over by the other outputs of the same text, and the book by the other book. It changes nothing in them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from lxml import etree

from conftest import CASES, ROOT
from print_samples import MISCELLANY
from teiwright import rendering, saxon
from test_foreign import FOREIGN

OTHERS = ("fo", "typst", "txt", "epub")
ONE = FOREIGN.partition("\n")[2]
SERGE = ROOT / "tei" / "serge-lenins-heir" / "serge-lenins-heir.xml"
SAMPLES = {
    "a text": SERGE.read_text("utf-8"),
    "every kind": (CASES / "xslt" / "every-kind.xml").read_text("utf-8"),
    "a miscellany": MISCELLANY.read_text("utf-8"),
    "elements of others": ONE.replace("TEXT", "<text><body><p>The <w>ferry</w> left.</p></body></text>"),
    "pages and lines": ONE.replace(
        "TEXT",
        '<sourceDoc><surface n="1r"><zone><line>The ferry</line><line>left</line></zone></surface></sourceDoc>',
    ),
    "names as data": ONE.replace(
        "TEXT",
        "<text><body><listBibl><biblStruct><analytic><author><persName><forename>Jane</forename><surname>Dow</surname></persName></author>"
        "<title>Ferries</title></analytic></biblStruct></listBibl><p>By <persName><choice><abbr>Mr</abbr><expan>Mister</expan></choice> Orme</persName>.</p></body></text>",
    ),
    "a corpus": '<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">'
    + 2 * ONE.replace("TEXT", "<text><body><p>One <w>ferry</w>.</p></body></text>")
    + "</teiCorpus>",
}

PICTURED = ONE.replace(
    "TEXT",
    '<text><body><p>The ferry:</p><figure><graphic url="boat.png"/><figDesc>A boat</figDesc></figure></body></text>',
)
TREE = saxon.Stylesheet.tree


def edition(tei):
    return SimpleNamespace(tree=etree.ElementTree(etree.fromstring(tei.encode())), name="text.xml", text=tei)


def alone(sample, output, **settings):
    rendering._at_hand.clear()
    rendering._books.clear()
    return rendering.render(sample, output, parameters=settings)


def after_the_page(sample, output, **settings):
    rendering._at_hand.clear()
    rendering._books.clear()
    rendering.render(sample, "html")
    return rendering.render(sample, output, parameters=settings)


@pytest.mark.parametrize("output", OTHERS)
@pytest.mark.parametrize("kind", SAMPLES)
def test_it_is_the_same_as_made_alone(kind, output):
    sample = edition(SAMPLES[kind])
    assert after_the_page(sample, output) == alone(sample, output)


@pytest.mark.parametrize("kind", SAMPLES)
@pytest.mark.parametrize(("first", "output"), [("fo", "typst"), ("typst", "fo")])
def test_a_book_is_the_same_after_the_other(kind, first, output):
    sample = edition(SAMPLES[kind])
    expected = alone(sample, output)
    rendering._books.clear()
    rendering.render(sample, first)
    assert rendering.render(sample, output) == expected


def test_a_book_is_made_once_for_xsl_fo_and_pdf(monkeypatch):
    made = []
    monkeypatch.setattr(saxon.Stylesheet, "tree", lambda *given: made.append(given) or TREE(*given))
    sample = edition(SAMPLES["a text"])
    alone(sample, "fo", notes="chapter")
    rendering.render(sample, "typst", parameters={"notes": "chapter"})
    assert len(made) == 1
    rendering.render(sample, "typst", parameters={"notes": "end"})
    assert len(made) == 2


def test_the_book_of_a_text_with_pictures_is_its_own():
    """XSL-FO shows every picture, a PDF those whose files are at hand."""
    sample = edition(PICTURED)
    assert b"boat.png" in alone(sample, "fo").data
    assert b"boat.png" not in rendering.render(sample, "typst").data
    assert b"boat.png" in rendering.render(sample, "fo").data


def test_what_a_text_does_not_show_is_told_for_each_book():
    sample = edition(SAMPLES["elements of others"])
    first = alone(sample, "fo").findings
    assert first
    assert rendering.render(sample, "typst").findings == first


def test_a_long_book_is_not_kept(monkeypatch):
    monkeypatch.setattr(rendering, "_LONG", 100)
    alone(edition(SAMPLES["a text"]), "fo")
    assert not rendering._books


@pytest.mark.parametrize(
    ("output", "settings"),
    [("txt", {"exact": "yes"}), ("txt", {"language": "fr"}), ("epub", {"with": SERGE.as_uri()})],
)
def test_settings_hold_after_the_page_as_before(output, settings):
    sample = edition(SAMPLES["every kind"])
    assert after_the_page(sample, output, **settings) == alone(sample, output, **settings)


def test_the_next_text_is_not_taken_for_the_last():
    first, second = edition(SAMPLES["a text"]), edition(SAMPLES["elements of others"])
    after_the_page(first, "txt")
    assert b"ferry" in rendering.render(second, "txt").data


@pytest.mark.parametrize("says", ["", "needs", "takes"])
def test_a_stylesheet_of_ones_own_reads_the_tei(tmp_path, says):
    """Also a copy of one of ours, with what that says of itself."""
    mine = tmp_path / "mine.xsl"
    mine.write_text(
        '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:out="urn:x-teiwright:output">'
        f'<out:output name="mine" prepared="{says}"><out:help>Mine.</out:help><out:parameter name="page" of="book"/></out:output>'
        '<xsl:output method="text"/><xsl:template match="/"><xsl:value-of select="name(*)"/></xsl:template></xsl:stylesheet>',
        "utf-8",
    )
    assert after_the_page(edition(SAMPLES["a text"]), mine).data == b"TEI"
