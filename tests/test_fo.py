"""The book as XSL-FO: valid by a grammar where one is at hand, the same words as the TEI, two profiles; and Apache FOP."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from lxml import etree

from print_samples import TEI, book, miscellany, printed, words
from teiwright import fop, rendering
from teiwright.errors import RenderingError

FO = "{http://www.w3.org/1999/XSL/Format}"
GRAMMAR = os.environ.get("TEIWRIGHT_FO_GRAMMAR", "")
needs_grammar = pytest.mark.skipif(
    not GRAMMAR,
    reason="TEIWRIGHT_FO_GRAMMAR does not name a RELAX NG grammar of XSL-FO 1.1 (focheck has one: fo-inherited.rng)",
)


def fo(sample, **settings):
    return etree.fromstring(rendering.render(sample, "fo", parameters=settings).data)


@needs_grammar
@pytest.mark.parametrize("profile", ["generic", "fop"])
@pytest.mark.parametrize("notes", ["foot", "end"])
def test_it_is_valid_xsl_fo(profile, notes):
    grammar = etree.RelaxNG(etree.parse(GRAMMAR))
    assert grammar.validate(fo(miscellany(), **{"fo-profile": profile, "notes": notes})), grammar.error_log


@needs_grammar
def test_with_the_pages_of_a_first_run_it_is_valid_xsl_fo():
    grammar = etree.RelaxNG(etree.parse(GRAMMAR))
    assert grammar.validate(fo(miscellany(), **{"fo-profile": "fop", "pages": "p1.1=4 p1.2=4 t.1=5"})), (
        grammar.error_log
    )


@pytest.mark.parametrize("profile", ["generic", "fop"])
def test_the_words_are_the_words_of_the_tei(profile):
    sample = miscellany()
    tree = fo(
        sample,
        **{"fo-profile": profile, "indexes": "", "contents": "no", "source-pages": "no", "notes": "end"},
    )
    for marker in list(tree.iter(f"{FO}marker")):
        marker.text = ""
    for block in tree.iter(f"{FO}block"):
        block.tail = " " + (block.tail or "")
    flow = "".join("".join(s.find(f"{FO}flow").itertext()) for s in tree.findall(f"{FO}page-sequence")[2:])
    text = sample.tree.getroot().find(f"{TEI}text")
    missing = set(words(printed(text))) - set(words(flow))
    assert missing == set()


def test_notes_in_are_notes_out():
    tree = fo(miscellany())
    assert [note[0].text for note in tree.iter(f"{FO}footnote")] == ["1", "*", "1", "2"]
    bodies = ["".join(b.itertext()) for b in tree.iter(f"{FO}footnote-body")]
    assert bodies[0] == "1 The first note; it names Lovelace."


def test_every_reference_leads_somewhere_and_every_id_is_there_once():
    for notes in ("foot", "end"):
        for profile in ("generic", "fop"):
            tree = fo(miscellany(), **{"fo-profile": profile, "notes": notes})
            ids = [e.get("id") for e in tree.iter() if e.get("id")]
            assert sorted(set(ids)) == sorted(ids)
            pointed = {e.get(a) for e in tree.iter() for a in ("internal-destination", "ref-id") if e.get(a)}
            assert pointed <= set(ids)


def test_the_index_objects_of_the_generic_profile_have_their_keys():
    tree = fo(miscellany())
    keys = {e.get("index-key") for e in tree.iter() if e.get("index-key")}
    asked = {e.get("ref-index-key") for e in tree.iter(f"{FO}index-key-reference")}
    assert asked
    assert asked <= keys
    assert not list(fo(miscellany(), **{"fo-profile": "fop"}).iter(f"{FO}index-key-reference"))


def test_known_pages_become_ranges():
    points = "".join(f'<p xml:id="p{i}"><persName ref="#per-a">Aa</persName></p>' for i in range(1, 7))
    sample = book(points)
    person = f"<standOff xmlns='{TEI[1:-1]}'><listPerson><person xml:id='per-a'><persName>Aa</persName></person></listPerson></standOff>"
    sample.tree.getroot().insert(1, etree.fromstring(person))
    pages = "p1.1=1 p2.1=1 p3.1=2 p4.1=3 p5.1=7 p6.1=9"
    tree = fo(sample, **{"fo-profile": "fop", "pages": pages})
    entry = next(e for e in tree.iter(f"{FO}block") if e.get("id") == "ix-persons-per-a")
    assert "".join(entry.itertext()) == "Aa, 1–3, 7, 9"


def test_the_same_edition_gives_the_same_bytes():
    first, second = (rendering.render(miscellany(), "fo").data for _ in range(2))
    assert first == second


def test_languages_are_said_in_both_ways():
    inlines = [e for e in fo(miscellany()).iter(f"{FO}inline") if e.get("language")]
    assert [(e.get("language"), e.get("{http://www.w3.org/XML/1998/namespace}lang")) for e in inlines] == [
        ("grc", "grc"),
        ("ru", "ru"),
        ("de", "de"),
    ]


VARIATION = """<xsl:package name="urn:example:my-book" package-version="1.0" version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:p="urn:x-teiwright:print" xmlns:f="urn:x-teiwright:fo:functions" exclude-result-prefixes="#all">
  <xsl:use-package name="urn:x-teiwright:fo" package-version="1.0">
    <xsl:override>
      <xsl:template match="p:ornament" mode="f:block"><fo:block text-align="center">❦</fo:block></xsl:template>
    </xsl:override>
  </xsl:use-package>
  <xsl:mode on-no-match="fail"/>
  <xsl:template match="/"><xsl:call-template name="f:document"/></xsl:template>
</xsl:package>"""


def test_one_template_can_be_varied_in_one_file(tmp_path):
    own = tmp_path / "my-book.xsl"
    own.write_text(VARIATION, "utf-8")
    tree = etree.fromstring(rendering.render(miscellany(), own).data)
    assert "❦" in "".join(tree.itertext())
    assert "* * *" not in "".join(tree.itertext())


@pytest.mark.parametrize("language", ["en", "fr", "de", "es", "it", "nl"])
def test_no_label_is_missing(language):
    sample = miscellany()
    root = sample.tree.getroot()
    for element in (root, root.find(f"{TEI}text")):
        element.set("{http://www.w3.org/XML/1998/namespace}lang", language)
    text = "".join(fo(sample, contents="yes", notes="end").itertext())
    words_of = {"en": "Index of Persons", "fr": "Index des personnes", "de": "Personenregister"}
    words_of |= {"es": "Índice de personas", "it": "Indice delle persone", "nl": "Index of Persons"}
    assert words_of[language] in text


def test_the_pages_of_the_area_tree():
    tree = '<pageViewport nr="1" formatted-nr="i"><x prod-id="a"/><pageViewport formatted-nr="3"><x prod-id="b"/><x prod-id="c"/><pageViewport formatted-nr="4"><x prod-id="b"/>'
    assert fop.pages_of(tree) == "b=3 c=3"


def test_without_fop_the_message_says_how_to_install_it(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(RenderingError, match="apt-get install fop"):
        fop.find()
    with pytest.raises(RenderingError, match="no program /opt/fop"):
        fop.find("/opt/fop")


@pytest.mark.skipif(
    not os.environ.get("TEIWRIGHT_TEST_FOP") or shutil.which("fop") is None,
    reason="Apache FOP is slow: set TEIWRIGHT_TEST_FOP=1 where it is installed",
)
def test_fop_prints_it():
    sample = book("<p>A paragraph<note n='1'>and its note</note>.</p>")
    data = fop.make_pdf(
        Path(shutil.which("fop")), lambda more: rendering.render(sample, "fo", parameters=more).data
    )
    assert data.startswith(b"%PDF")
