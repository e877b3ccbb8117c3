"""TEI with a very wide spread of elements (tests/foreign): every word of the text is in every output, apart from its neighbours, or the report says that it is not."""

from __future__ import annotations

import re
from functools import cache

import pytest
from lxml import etree, html

from conftest import ROOT, pages_of_book
from print_samples import Sample, pdf_text
from teiwright import rendering
from teiwright.xml_names import IN_TEI as TEI

FILES = sorted((ROOT / "tests" / "foreign").glob("*.xml"))
OUTPUTS = ("html", "txt", "fo", "typst", "epub")


def words(text):
    return re.findall(r"\w+", re.sub("[\u00ad\u200b]", "", text))


@cache
def published(path, name):
    return rendering.render(Sample(etree.parse(path), path.name), name)


def shown(path, name):
    data = published(path, name).data
    if name == "epub":
        return " ".join(
            " ".join(etree.fromstring(p.encode()).itertext()) for p in pages_of_book(data).values()
        )
    if name == "html":
        return " ".join(html.document_fromstring(data.decode()).xpath("//body//text()"))
    return " ".join(etree.fromstring(data).itertext()) if name == "fo" else data.decode()


def said(path, name):
    return {finding.code: finding.message for finding in published(path, name).findings}


def of_text(path, *left_out):
    """The words of the text, each with the element that holds it."""
    for element in etree.parse(path).find(f"{TEI}text").iter(f"{TEI}*"):
        inside = {etree.QName(e).localname for e in (element, *element.iterancestors())}
        if not inside & set(left_out):
            for text in (element.text, *(child.tail for child in element)):
                for word in words(text or ""):
                    yield etree.QName(element).localname, word


@pytest.mark.parametrize("name", OUTPUTS)
@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_every_word_is_shown_or_the_report_says_that_it_is_not(path, name):
    there = set(words(shown(path, name)))
    left_out = ("index",) if name == "html" else ("index", "fw")
    parted = {"wo", "rd", "ha", "lf"}  # by a line or page of the copy, in the middle of a word
    lost = [(element, word) for element, word in of_text(path, *left_out) if word not in there | parted]
    assert lost == []
    report = said(path, name)
    text = etree.parse(path).find(f"{TEI}text")
    assert ("index-unshown" in report) == (next(text.iter(f"{TEI}index"), None) is not None)
    furniture = next(text.iter(f"{TEI}fw"), None) is not None and name != "html"
    assert ("running-heads-unshown" in report) == furniture


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_every_word_is_in_the_pdf(path):
    def squeezed(text):
        return re.sub(r"[\W_]+", "", text)

    there = squeezed(pdf_text(published(path, "pdf").data))
    lost = [word for _, word in of_text(path, "index", "fw") if squeezed(word) not in there]
    assert lost == []


def test_what_stands_in_the_header_or_beside_the_text_and_is_not_shown_is_named():
    papers = ROOT / "tests" / "foreign" / "papers.xml"
    for name in OUTPUTS:
        named = said(papers, name)["header-unshown"]
        assert set(re.findall("“(.*?)”", named)) == {
            "annotation", "correspContext", "facsimile", "handNotes", "listEvent", "notesStmt", "org", "place", "samplingDecl", "spanGrp",
        }  # fmt: skip


def test_page_and_book_show_what_the_header_of_a_letter_says():
    papers = ROOT / "tests" / "foreign" / "papers.xml"
    sent = "Job Tansley, Wharfedale, 2 April 1833 → Ruth Tansley, Skipton"
    for name in ("html", "fo", "epub"):
        page = " ".join(shown(papers, name).split())
        for fact in (sent, "The Slate Fund", "Northern Papers, volume seven"):
            assert fact in page, (name, fact)
    assert "Quarrymen write home." in shown(papers, "html")


def test_the_publisher_and_the_terms_of_others_are_on_the_page():
    play = shown(ROOT / "tests" / "foreign" / "play.xml", "html")
    assert "The Lantern Archive" in play
    assert "Free to copy." in play


def test_what_editors_remark_on_readings_is_in_the_list_of_readings():
    plain = shown(ROOT / "tests" / "foreign" / "papers.xml", "txt")
    assert "granite A] gritstone B witA in the margin of A; marble C; apparatus remark · text" in plain


def test_who_speaks_is_said():
    plain = shown(ROOT / "tests" / "foreign" / "words.xml", "txt")
    assert "s1\n\nwe was shearing" in plain


def test_an_address_in_a_sentence_is_part_of_it():
    assert "job@quarry.example, Slate Row, QX4, dialectal" in shown(
        ROOT / "tests" / "foreign" / "papers.xml", "txt"
    )
