"""Every word of a text and its notes is in every output, nothing is doubled, no id stands twice and every link leads somewhere."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from types import SimpleNamespace

import pytest
from lxml import etree, html

from conftest import pages_of_book
from print_samples import pdf_text
from random_texts import AS_IN_THE_SOURCE, texts
from teiwright import rendering

FO = "{http://www.w3.org/1999/XSL/Format}"
SEEDS = (22, 25, 41, 63, 146)
"""These found words that were lost: in lists and tables beside their items, in labels of notes, in verse, behind links that led nowhere,
and notes whose first marker is in a reading that is not shown."""


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u200b\u2010-]+", "", text).lower()


@pytest.fixture(scope="module", params=SEEDS)
def editions(request):
    return list(texts(request.param, 8))


def rendered(edition, output, settings):
    return rendering.render(edition, output, parameters=settings).data


def check_words(edition, shown, *, expected=None):
    shown = squeezed(shown)
    found = Counter(re.findall("wq[a-j]{4}kz", shown))
    if expected is None:
        expected = edition.shown()
        assert edition.elsewhere() - set(found) == set(), f"readings lost in {edition.name}"
    assert expected - set(found) == set(), f"lost in {edition.name}"
    assert {w for w in expected & edition.once() if found[w] > 1} == set(), f"doubled in {edition.name}"


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"notes": "chapter", "note-numbers": "chapter"},
        {"notes": "end", "note-numbers": "throughout", "fo-profile": "fop"},
    ],
    ids=str,
)
def test_fo(editions, settings):
    for edition in editions:
        root = etree.fromstring(rendered(edition, "fo", settings))
        ids = Counter(root.xpath("//@id"))
        assert [i for i, times in ids.items() if times > 1] == [], edition.name
        assert set(root.xpath("//@internal-destination | //@ref-id")) <= set(ids), edition.name
        for part in root.iter(f"{FO}marker", f"{FO}bookmark-tree"):
            part.clear(keep_tail=True)
        check_words(edition, "".join(root.itertext()))


def test_epub(editions):
    for edition in editions:
        with zipfile.ZipFile(io.BytesIO(rendered(edition, "epub", {}))) as book:
            pages = {n: etree.fromstring(book.read(n)) for n in book.namelist() if n.endswith(".xhtml")}
            names = set(book.namelist())
        for name, page in pages.items():
            assert max(Counter(page.xpath("//@id")).values(), default=1) == 1, edition.name
            for href in page.xpath("//@href[not(contains(., ':'))]"):
                file, _, place = href.partition("#")
                file = posixpath.normpath(posixpath.join(posixpath.dirname(name), file)) if file else name
                assert file in names, f"{edition.name}: {href}"
                assert not place or place in pages[file].xpath("//@id"), f"{edition.name}: {href}"
        words = [
            page.xpath("string(*[local-name() = 'body'])") for n, page in pages.items() if "nav" not in n
        ]
        check_words(edition, "".join(words))


@pytest.mark.parametrize("settings", [{}, {"notes": "end", "note-numbers": "throughout"}], ids=str)
def test_pdf(editions, settings):
    """Typst stops where a label is missing; every second text, since it takes its time."""
    for edition in editions[::2]:
        made = rendering.render(edition, "pdf", parameters={"contents": "no", "half-title": "no", **settings})
        assert {f.code for f in made.findings} <= {
            "print-undated",
            "note-displaced",
            "picture-missing",
            "running-heads-unshown",
            "notes-void",
        }, edition.name
        check_words(edition, pdf_text(made.data))


@pytest.mark.parametrize("settings", [{}, {"notes": "chapter"}, {"width": "60"}], ids=str)
def test_plain_text(editions, settings):
    for edition in editions:
        check_words(edition, rendered(edition, "txt", settings).decode())


def test_exact_text_has_the_words_of_the_source_in_their_order(editions):
    for edition in editions:
        shown = rendered(edition, "txt", {"exact": "yes"}).decode()
        expected = edition.shown(AS_IN_THE_SOURCE, running_heads=True)
        check_words(edition, shown, expected=expected)
        order = [
            w for w in re.findall("wq[a-j]{4}kz", "".join(edition.tree.getroot().itertext())) if w in expected
        ]
        assert re.findall("wq[a-j]{4}kz", shown) == order, edition.name


def test_page(editions):
    for edition in editions:
        page = html.document_fromstring(rendered(edition, "html", {}).decode())
        assert max(Counter(page.xpath("//@id")).values()) == 1, edition.name
        article = page.xpath("//article")[0]
        for copied in article.xpath(".//*[@class='sidenote']"):
            copied.drop_tree()
        check_words(edition, article.text_content())


ALONE = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="alone" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>Alone</title></titleStmt>
<publicationStmt><publisher>The Test Press</publisher></publicationStmt><sourceDesc><p>Made.</p></sourceDesc></fileDesc></teiHeader><text><body>
<div type="chapter"><head>Ford</head><p>Lind.<ref type="noteAnchor" xml:id="r1" n="1" target="#n1">1</ref></p></div>
<div type="chapter"><head>Weir<ref type="noteAnchor" xml:id="r2" n="2" target="#n2">2</ref></head><note xml:id="n2" n="2" place="end" target="#r2">Eel.</note></div>
<div type="chapter"><head>Sluice</head><note xml:id="n1" n="1" place="end" target="#r1">Barge.</note></div></body></text></TEI>"""


def test_a_chapter_that_holds_nothing_but_notes_keeps_its_heading():
    edition = SimpleNamespace(tree=etree.ElementTree(etree.fromstring(ALONE)), name="alone")
    for output in ("html", "fo", "typst", "txt"):
        made = rendered(edition, output, {}).decode()
        assert all(word in made for word in ("Ford", "Lind", "Weir", "Eel", "Sluice", "Barge")), output
    made = "".join(t for n, t in pages_of_book(rendered(edition, "epub", {})).items() if "/text" in n)
    assert all(word in made for word in ("Ford", "Lind", "Weir", "Eel", "Sluice", "Barge"))
