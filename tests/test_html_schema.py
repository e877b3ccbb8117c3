"""Whatever the schema allows can be published: random documents that between them use every element of the grammar."""

from __future__ import annotations

import re
import sys
from collections import Counter
from types import SimpleNamespace

import pytest
from lxml import etree, html

from conftest import ROOT
from teiwright.xml_names import IN_TEI as TEI

sys.path.insert(0, str(ROOT / "tests" / "schema"))

from random_documents import Writer

from teiwright import rendering

GRAMMAR = ROOT / "schemas" / "teiwright.rng"


RARE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Rare</title></titleStmt></fileDesc>
<encodingDesc><editorialDecl><normalization><p>n</p></normalization><punctuation><p>p</p></punctuation>
<quotation/><hyphenation><p>h</p></hyphenation><interpretation><p>i</p></interpretation></editorialDecl></encodingDesc></teiHeader>
<text><front><titlePage><docTitle><titlePart>Rare</titlePart></docTitle><docImprint>Printed in 1900</docImprint></titlePage></front>
<body><p><persName><roleName>Dame</roleName> <forename>Ada</forename> <nameLink>de</nameLink> <addName>the Elder</addName> <surname>Orme</surname> <genName>II</genName></persName></p></body></text></TEI>"""
"""What chance seldom writes."""


@pytest.fixture(scope="module")
def documents():
    written = [*Writer(GRAMMAR, seed=7).documents(60, size=1500), etree.fromstring(RARE)]
    return [
        SimpleNamespace(tree=etree.ElementTree(root), name=f"random {i}") for i, root in enumerate(written)
    ]


def test_they_use_every_element_of_the_text(documents):
    """All that may stand in a text; the header's parts are facts, and shown as such."""
    grammar = etree.parse(str(GRAMMAR)).getroot()
    rng = "{http://relaxng.org/ns/structure/1.0}"
    names = {e.get("name") or e.findtext(f"{rng}name") for e in grammar.iter(f"{rng}element")}
    used = {e.tag.removeprefix(TEI) for d in documents for e in d.tree.iter(f"{TEI}*")}
    assert names - used == set()


def test_page(documents):
    for document in documents:
        rendition = rendering.render(document, "html")
        missing = document.tree.getroot().find(f"{TEI}text") is None
        # Entries of lists to which chance lets nothing point, and notes without a word, are shown nowhere, and the report says so.
        found = [f.code for f in rendition.findings if f.code not in {"header-unshown", "notes-void"}]
        assert found == (["text-missing"] if missing else []), document.name
        page = html.document_fromstring(rendition.data.decode())
        ids = Counter(page.xpath("//@id"))
        assert max(ids.values()) == 1, document.name


def test_no_word_of_a_text_is_missing_on_its_page(documents):
    for document in documents:
        text = document.tree.getroot().find(f"{TEI}text")
        if text is None:
            continue
        page = html.document_fromstring(rendering.render(document, "html").data.decode())
        article = page.xpath("//article")[0]
        shown = Counter(re.findall(r"\w+", " ".join([*article.itertext(), *article.xpath(".//@title")])))
        assert Counter(re.findall(r"\w+", " ".join(text.itertext()))) - shown == Counter(), document.name


@pytest.mark.parametrize(
    "settings", [{}, {"width": "50"}, {"notes": "chapter"}, {"notes": "none"}, {"exact": "yes"}], ids=str
)
def test_plain_text(documents, settings):
    for document in documents:
        data = rendering.render(document, "txt", parameters=settings).data.decode()
        assert "\ufdd0" not in data
        assert "\ufdd5" not in data
