"""Languages whose lines begin on the right, and scripts that typefaces of the West have not got."""

from __future__ import annotations

import io
import re
import zipfile
from types import SimpleNamespace

import pytest
from lxml import etree, html

from teiwright import rendering
from teiwright.book import fop, typesetting
from teiwright.book.typesetting import Face

SHELL = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="{lang}" xml:id="t"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text xml:lang="{lang}"><body>{body}</body></text></TEI>"""
MIXED = '<p>one <foreign xml:lang="he">\u05d0\u05d1</foreign> <foreign xml:lang="ar-Latn">kitab</foreign> <foreign xml:lang="fr">deux</foreign></p>'


def edition(lang, body=MIXED):
    return SimpleNamespace(
        tree=etree.ElementTree(etree.fromstring(SHELL.format(lang=lang, body=body))), name="t"
    )


def page(lang, body=MIXED):
    return html.document_fromstring(rendering.render(edition(lang, body), "html").data.decode())


def epub(lang):
    with zipfile.ZipFile(io.BytesIO(rendering.render(edition(lang), "epub").data)) as parts:
        return {name: parts.read(name).decode() for name in parts.namelist()}


@pytest.mark.parametrize(
    ("lang", "dir_"),
    [("ar", "rtl"), ("he-IL", "rtl"), ("yi", "rtl"), ("az-Arab", "rtl"), ("ar-Latn", None), ("en", None)],
)
def test_the_text_has_the_direction_of_its_language(lang, dir_):
    made = page(lang)
    assert made.xpath("//article")[0].get("dir") == dir_
    assert made.get("dir") is None, "what we add is in a language of the West"


@pytest.mark.parametrize(("lang", "dirs"), [("en", ["rtl", None, None]), ("ar", [None, "ltr", "ltr"])])
def test_words_of_another_direction_say_so(lang, dirs):
    assert [i.get("dir") for i in page(lang).xpath("//article//*[@lang][not(self::article)][not(self::h2)]")][
        :3
    ] == dirs


def test_the_sentences_of_the_index_have_the_direction_of_the_text():
    body = '<p xml:id="p1" n="1">a <persName>Bb</persName>.</p>'
    assert {s.get("dir") for s in page("he", body).xpath("//span[@class='sentence']")} == {"rtl"}
    assert {s.get("dir") for s in page("fr", body).xpath("//span[@class='sentence']")} == {None}


def test_an_electronic_book_is_paged_from_the_right():
    parts = epub("he")
    package = next(text for name, text in parts.items() if name.endswith(".opf"))
    assert 'page-progression-direction="rtl"' in package
    assert all(
        re.search(r'<html[^>]* dir="rtl"', text) for name, text in parts.items() if name.endswith(".xhtml")
    )
    assert "rtl" not in "".join(text for name, text in epub("en").items() if name.endswith(".opf"))


def test_a_formatter_is_told_the_direction():
    fo = rendering.render(edition("ar"), "fo").data.decode()
    assert re.search(r'<fo:root[^>]* writing-mode="rl-tb"', fo)
    assert "writing-mode" not in rendering.render(edition("en"), "fo").data.decode()


def test_the_readers_own_typefaces_go_before_those_for_programs():
    """The page maker carries a typeface for programs, which has Arabic letters: all of one width, and torn apart."""

    class Fonts:
        def families(self):
            return ["DejaVu Sans Mono", "Libertinus Serif", "New Computer Modern", "Naskh", "Song"]

    assert typesetting._own_families(Fonts()) == ("Naskh", "Song")


def faces(*kinds):
    return [Face(False, "F", style, weight, f"/f/{style}{weight}.ttf") for style, weight in kinds]


@pytest.mark.parametrize(
    ("have", "expected"),
    [
        ([("normal", 400)], {("normal", 400): 4}),
        ([("normal", 400), ("normal", 700)], {("normal", 400): 2, ("normal", 700): 2}),
        ([("normal", 400), ("italic", 400)], {("normal", 400): 2, ("italic", 400): 2}),
        (
            [("normal", 400), ("italic", 400), ("normal", 700), ("italic", 700)],
            dict.fromkeys([("normal", 400), ("italic", 400), ("normal", 700), ("italic", 700)], 1),
        ),
    ],
)
def test_a_typeface_without_italic_is_used_upright_by_fop(have, expected):
    all_faces = faces(*have)
    stands = {(f.style, f.weight): fop._stands_for(f, all_faces) for f in all_faces}
    assert {own: len(kinds) for own, kinds in stands.items()} == expected
    assert sorted(kind for kinds in stands.values() for kind in kinds) == sorted(
        (s, w) for s in ("normal", "italic") for w in (400, 700)
    )


def test_it_is_said_that_fop_tears_joined_letters_apart():
    assert [f.code for f in fop.unjoined("\u0643\u062a\u0628", "x.xml")] == ["letters-unjoined"]
    assert fop.unjoined("\u05d0 and é and \u6f22", "x.xml") == ()
