"""What the outputs say of an edition from its header: names, sources, languages, how to cite."""

from __future__ import annotations

import io
import json
import zipfile
from types import SimpleNamespace

import pytest
from lxml import etree, html

from teiwright import rendering

SHELL = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en" xml:id="ledger"><teiHeader><fileDesc><titleStmt><title>{title}</title>{people}</titleStmt>
<publicationStmt><publisher>Salt &amp; Sons</publisher><date when="2021-05-04">2021</date>{idno}</publicationStmt><sourceDesc>{source}</sourceDesc></fileDesc>
<profileDesc><langUsage>{languages}</langUsage></profileDesc></teiHeader><text><body><p>Words.</p></body></text></TEI>"""
KNOWN = {"title": "The Ledger", "people": "", "idno": "", "source": "<p>None.</p>", "languages": ""}


def edition(**parts):
    return SimpleNamespace(
        tree=etree.ElementTree(etree.fromstring(SHELL.format(**{**KNOWN, **parts}))), name="ledger"
    )


def page(**parts):
    return html.document_fromstring(rendering.render(edition(**parts), "html").data.decode())


def cited(**parts):
    return page(**parts).xpath("string(//p[@class='citation'])").strip()


def bibtex(**parts):
    return page(**parts).xpath("string(//pre[@class='citation'])")


def facts(**parts):
    return [" ".join(dd.text_content().split()) for dd in page(**parts).xpath("//dl//dd")]


WIDOW = "<author><persName><surname>Graf</surname>, <forename>Elsbeth</forename></persName></author>"


def test_a_name_in_parts_is_said_as_one_says_it_in_every_output():
    assert cited(people=WIDOW).startswith("Elsbeth Graf. The Ledger.")
    for output in ("fo", "typst", "epub"):
        data = rendering.render(edition(people=WIDOW), output).data
        assert b"Graf Elsbeth" not in data
    assert b"Elsbeth Graf" in rendering.render(edition(people=WIDOW), "fo").data


@pytest.mark.parametrize(
    ("idno", "end"),
    [
        ("", "2021."),
        ('<idno type="local">box 7</idno>', "2021."),
        ('<idno type="filename">box7.xml</idno>', "2021."),
        ('<idno type="URN">urn:nbn:7</idno>', "2021. urn:nbn:7."),
        (
            '<idno type="local">box 7</idno><idno type="DOI">10.5555/box.7</idno>',
            "2021. https://doi.org/10.5555/box.7.",
        ),
        ('<idno type="DOI">https://doi.org/10.5555/box.7</idno>', "2021. https://doi.org/10.5555/box.7."),
    ],
)
def test_only_what_leads_somewhere_is_cited(idno, end):
    assert cited(idno=idno) == f"The Ledger. Salt & Sons, {end}"


def test_bibtex_can_be_read_by_bibtex():
    made = bibtex(
        title="Profit &amp; Loss: 100 % of {all} Cases_",
        people="<author>Society for Arts and Letters</author><author>Ann Lee</author>",
        idno='<idno type="DOI">doi:10.5555/box_7</idno>',
    )
    assert r"title = {{Profit \& Loss: 100 \% of all Cases\_}}" in made
    assert "author = {{Society for Arts and Letters} and Ann Lee}" in made
    assert r"publisher = {Salt \& Sons}" in made
    assert "doi = {10.5555/box_7}" in made
    assert "url" not in made


def test_csl_has_the_doi_alone():
    data = json.loads(
        page(idno='<idno type="DOI">https://doi.org/10.5555/box.7</idno>').xpath(
            "//pre[@class='citation']/text()"
        )[1]
    )
    assert data[0]["DOI"] == "10.5555/box.7"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ('<language ident="en">Language of the text</language>', "English (en)"),
        ('<language ident="de-CH">Swiss</language>', "German (de-CH)"),
        ('<language ident="rm">Romansh</language>', "rm: Romansh"),
        ('<language ident="und"/>', "not determined (und)"),
    ],
)
def test_a_language_is_called_by_its_name(language, said):
    assert said in facts(languages=language)


MANUSCRIPT = (
    "<msDesc><msIdentifier><settlement>Chur</settlement><repository>Town Archive</repository><idno>B 12</idno></msIdentifier>"
    "<physDesc><objectDesc><supportDesc><support>Paper</support></supportDesc></objectDesc></physDesc></msDesc>"
)


def test_a_manuscript_is_told_by_where_it_is():
    source = f'{MANUSCRIPT}<listPerson><person xml:id="a"><persName>Nobody</persName></person></listPerson>'
    assert "Chur, Town Archive, B 12" in facts(source=source)
    book = rendering.render(edition(source=source), "typst").data.decode().partition("#show: book")[2]
    imprint = book[book.index("imprint((") : book.index("))", book.index("imprint(("))]
    assert "Chur, Town Archive, B 12" in imprint
    assert "Nobody" not in imprint


def test_a_text_without_a_title_is_cited_by_what_it_is(monkeypatch):
    """In square brackets, as archives do: an empty citation helps nobody. Programs are told no title that the header does not have."""
    nameless = {"title": "[Title to be supplied]"}
    assert cited(**nameless) == "Salt & Sons, 2021."  # a single word says nothing
    monkeypatch.setattr(f"{__name__}.SHELL", SHELL.replace("Words.", "Seven barrels of herring came."))
    assert cited(**nameless) == "[“Seven barrels of herring came …”]. Salt & Sons, 2021."
    assert "title" not in bibtex(**nameless)


WORDS = (
    "Seven barrels of herring came by the morning boat, and nobody on the quay would say whose they were. "
)


@pytest.mark.parametrize(
    "paragraph",
    [
        WORDS * 300,
        ". " * 900 + WORDS * 20,
        "\n" * 1500 + WORDS,
        "<lb/>" * 30 + WORDS * 20,
        "".join(f"<hi>{word}</hi> " for word in WORDS.split()) * 20,
    ],
    ids=["long", "after many points", "after empty lines", "after line ends", "word by word"],
)
def test_a_text_without_a_title_is_called_by_its_first_words_however_its_paragraph_begins(paragraph):
    tei = SHELL.format(**{**KNOWN, "title": ""}).replace("Words.", paragraph)
    text = SimpleNamespace(tree=etree.ElementTree(etree.fromstring(tei)), name="ledger")
    page = html.document_fromstring(rendering.render(text, "html").data.decode())
    assert page.findtext(".//h1") == "[“Seven barrels of herring came by the morning …”]"


def test_what_is_empty_in_the_header_says_nothing():
    people = "<author/><editor key='e1'><persName/></editor><editor> </editor>"
    assert cited(people=people) == "The Ledger. Salt & Sons, 2021."
    rows = [dt.text_content() for dt in page(people=people).xpath("//dl//dt")]
    assert not {"Author", "Editor"} & set(rows)


def test_the_number_of_an_authority_file_is_no_part_of_a_name():
    people = '<author><idno type="viaf">5416</idno><name>Elsbeth Graf</name></author>'
    assert cited(people=people).startswith("Elsbeth Graf. The Ledger.")
    for output in ("fo", "epub", "typst"):
        assert b"5416" not in rendering.render(edition(people=people), output).data


@pytest.mark.parametrize("output", ["html", "txt", "fo", "typst", "epub"])
def test_parts_of_the_header_that_may_come_several_times_do(output):
    """TEI allows several descriptions of profile and encoding, and several imprints and monographs of one source."""
    source = (
        "<biblStruct><monogr><title>Ports</title><imprint><publisher>Oar</publisher><date>1860</date></imprint>"
        "<imprint><publisher>Sail</publisher><date>1861</date></imprint></monogr>"
        "<monogr><title>Seas</title><imprint><date>1870</date></imprint></monogr></biblStruct>"
    )
    several = edition(source=source)
    header = several.tree.getroot()[0]
    again = etree.fromstring(
        '<x xmlns="http://www.tei-c.org/ns/1.0"><encodingDesc><editorialDecl><quotation marks="all"><p>Kept.</p></quotation></editorialDecl></encodingDesc>'
        "<profileDesc><creation><date>1800</date></creation><langUsage><language ident='en'>English</language></langUsage></profileDesc></x>"
    )
    header.extend([*again, *etree.fromstring(etree.tostring(again))])
    words = rendering.render(several, output).data
    if output == "html":
        assert all(word in words for word in (b"Ports", b"Seas", b"Oar", b"Sail", b"1870"))


def test_the_day_of_publication_has_no_hours():
    told = edition()
    (day,) = told.tree.iter("{*}publicationStmt")
    day[1].set("when", "2021-05-04+02:00")
    made = html.document_fromstring(rendering.render(told, "html").data.decode())
    data = json.loads(made.xpath("//pre[@class='citation']/text()")[1])
    assert data[0]["issued"] == {"date-parts": [[2021, 5, 4]]}
    with zipfile.ZipFile(io.BytesIO(rendering.render(told, "epub").data)) as book:
        package = book.read("EPUB/package.opf").decode()
    assert ">2021-05-04T" in package
    assert "+02:00" not in package
    assert b"datetime(year: 2021, month: 5, day: 4)" in rendering.render(told, "typst").data
