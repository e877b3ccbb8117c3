"""Languages whose lines begin on the right, and scripts that typefaces of the West have not got."""

from __future__ import annotations

import io
import re
import zipfile
from types import SimpleNamespace

import pytest
from lxml import etree, html
from pypdf import PdfReader

from conftest import pages_of_book
from teiwright import rendering
from teiwright.book import fop, typesetting
from teiwright.book.typesetting import Face

SHELL = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="{lang}" xml:id="t"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text xml:lang="{lang}"><body>{body}</body></text></TEI>"""
TEI = "http://www.tei-c.org/ns/1.0"
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


HEBREW = "\u05d0\u05d1 \u05d2\u05d3"
FOREIGN = f'<foreign xml:lang="he">{HEBREW}</foreign>'
NOTE = '<ref type="noteAnchor" xml:id="r1" n="1" target="#n1">[1]</ref>'


@pytest.mark.parametrize(
    ("words", "dir_"),
    [
        (f"{FOREIGN}.", "rtl"),
        (f"\u201c{FOREIGN};<lb/> {FOREIGN}!\u201d{NOTE}", "rtl"),
        (f"{FOREIGN}, she said.", None),
        (f"{FOREIGN} <hi>and</hi>", None),
        (f"{FOREIGN} {FOREIGN.replace('he', 'ar')}", None),
        ('<foreign xml:lang="fr">deux</foreign>.', None),
    ],
)
def test_what_is_all_in_words_of_another_direction_has_it_as_a_whole(words, dir_):
    """Its lines began on the wrong side, and its last stop stood before its first word."""
    for tag in ("p", "l", "item"):
        around = {"l": "lg", "item": "list"}.get(tag)
        block = f"<{tag} xml:id='b'>{words}</{tag}>"
        body = f"<{around}>{block}</{around}>" if around else block
        back = "<note xml:id='n1' n='1' target='#r1'>Words of English.</note>"
        made = page("en", f"<p>One.</p>{body}{back}")
        assert made.get_element_by_id("b").get("dir") == dir_, tag


def test_a_note_keeps_its_direction_where_it_is_marked_in_words_of_another():
    body = f"<p xml:id='b'>{FOREIGN}.{NOTE}</p><note xml:id='n1' n='1' target='#r1'>Words of English.</note>"
    (beside,) = page("en", body).find_class("sidenote")
    assert (beside.get("lang"), beside.get("dir")) == ("en", "ltr")
    book = rendering.render(edition("en", body), "typst").data.decode()
    assert re.search(
        r'lang\("he", auto, dir: rtl, \{para\("b", .*note\("n1", "1", lang\("en", auto, dir: ltr, \{', book
    )
    (beside,) = page(
        "en", body.replace("<p ", "<p xml:lang='he' ").replace("<note ", "<note xml:lang='he' ")
    ).find_class("sidenote")
    assert beside.get("dir") is None


def test_a_note_all_in_words_of_another_direction_has_it():
    """In a book, too, where notes are set as the whole, not as the words in which they are marked."""
    body = f"<p xml:id='b'>{FOREIGN}.{NOTE}</p><note xml:id='n1' n='1' target='#r1'><label>[1]</label> {FOREIGN}.</note>"
    made = page("en", body)
    (beside,) = made.find_class("sidenote")
    assert beside.get("dir") is None, "it has that of the paragraph round it"
    assert made.get_element_by_id("n1").get("dir") == "rtl"
    book = rendering.render(edition("en", body), "typst").data.decode()
    assert 'note("n1", "1", lang("he", auto, dir: rtl, {' in book


def test_notes_of_a_book_are_in_the_language_of_their_text():
    noted = f"<p>{HEBREW}{NOTE}</p><note xml:id='n1' n='1' target='#r1'>{HEBREW}</note>"
    texts = SHELL.format(lang="he", body=noted) + SHELL.format(lang="en", body="<p>Words.</p>").replace(
        '"t"', '"u"'
    )
    header = (
        SHELL.partition("<text")[0].replace("<TEI", "<teiCorpus").format(lang="en").replace('"t"', '"whole"')
    )
    tree = etree.ElementTree(etree.fromstring(f"{header}{texts}</teiCorpus>"))
    book = rendering.render(SimpleNamespace(tree=tree, name="t"), "typst").data.decode()
    assert re.search(r'note\("\S*n1", "1", lang\("he", auto, dir: rtl, \{', book)


def test_what_the_imprint_adds_begins_on_the_side_of_its_own_language():
    """In a book in Hebrew the stops of our English stood before its first word; what the editors say there in Hebrew stays."""
    made = edition("he", f"<p>{HEBREW}</p>")
    (about,) = made.tree.iterfind(".//{*}publicationStmt")
    about[:] = etree.fromstring(
        f"<x xmlns='{TEI}'><publisher>{HEBREW}</publisher><availability><p>{HEBREW}.</p></availability></x>"
    )
    pages = pages_of_book(rendering.render(made, "epub").data)
    imprint = html.document_fromstring(pages["EPUB/imprint.xhtml"].encode())
    said = [(f.text_content(), f.get("lang"), f.get("dir")) for f in imprint.find_class("fact")]
    assert said[1:] == [(f"Published by: {HEBREW}", "en", "ltr"), (f"{HEBREW}.", None, None)]
    assert (
        'lang("en", auto, dir: ltr, {italic({"Published by: "'
        in rendering.render(made, "typst").data.decode()
    )
    fo = etree.fromstring(rendering.render(made, "fo").data)
    (area,) = fo.iterfind(".//{*}block-container[@writing-mode='lr-tb']")
    assert "".join(area.itertext()).startswith("Published by: ")


BLOCKS = f"""<div xml:lang="he"><head>{HEBREW}</head><p>{HEBREW}</p><quote xml:lang="fr"><p>Deux.</p></quote></div>
<div><p xml:lang="fr">Deux.</p><lg xml:lang="und-Hebr"><l>{HEBREW}</l></lg><list><item xml:lang="he">{HEBREW}</item></list><p>One.</p></div>"""


def test_blocks_of_a_book_are_in_their_language():
    """They were divided at line ends, and read aloud, by the rules of another, and began on its side."""
    book = rendering.render(edition("en", BLOCKS), "typst").data.decode()
    said = re.findall(r'lang\(("\w+", \w+(?:, dir: \w+)?), \{', book)
    assert said == [
        '"en", auto',
        '"he", auto, dir: rtl',
        '"fr", auto, dir: ltr',
        '"fr", auto, dir: ltr',
        '"und", false, dir: rtl',
        '"he", auto, dir: rtl',
    ]
    tagged = PdfReader(io.BytesIO(rendering.render(edition("en", BLOCKS), "pdf").data))
    assert languages_of(tagged.trailer["/Root"]["/StructTreeRoot"]) >= {"he", "fr", "und"}


def languages_of(part):
    part = part.get_object()
    if isinstance(part, list):
        return set().union(*map(languages_of, part))
    if not isinstance(part, dict):
        return set()
    return ({part["/Lang"]} if "/Lang" in part else set()) | (
        languages_of(part["/K"]) if "/K" in part else set()
    )


def test_blocks_of_another_direction_have_an_area_of_their_own_for_a_formatter():
    fo = etree.fromstring(rendering.render(edition("en", BLOCKS), "fo").data)
    areas = fo.findall(".//{*}block-container[@writing-mode]")
    said = [(a.get("writing-mode"), " ".join("".join(a.itertext()).split())) for a in areas]
    assert said == [("rl-tb", HEBREW), ("rl-tb", HEBREW)]
    of_hebrew = etree.fromstring(rendering.render(edition("he", BLOCKS), "fo").data)
    said = [
        (a.get("writing-mode"), "".join(a.itertext()).strip())
        for a in of_hebrew.findall(".//{*}block-container[@writing-mode]")
    ]
    assert said == [("lr-tb", "Deux."), ("lr-tb", "Deux.")]


def test_notes_and_numbers_stand_beside_the_text_whatever_its_direction():
    """In a text that is read from the right the notes lay over its words."""
    style = page("ar").xpath("string(//style)")
    for name, side in ((".sidenote", "margin-right"), (".permalink", "left: -")):
        rules = re.findall(rf"\n\s*\{name} \{{([^}}]*)\}}", style)
        assert any(side in rule for rule in rules)
        assert not any("margin-inline" in rule or "inset-inline" in rule for rule in rules)


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


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        (f"<div><head>One</head><p>{HEBREW}, two.</p></div>", []),
        (f"<div><head>One</head><p>Two.<note n='1'>{FOREIGN}</note></p></div>", ["words-backwards"]),
        (f"<div><head>{FOREIGN}</head><p>Two.</p></div>", ["words-backwards"]),
    ],
)
def test_it_is_said_that_fop_sets_notes_and_running_heads_backwards(body, codes):
    fo = rendering.render(edition("en", body), "fo").data
    assert [f.code for f in fop.backwards(fo, "x.xml")] == codes
