"""The book as XSL-FO: valid by a grammar where one is at hand, the same words as the TEI, two profiles; and Apache FOP."""

from __future__ import annotations

import io
import os
import re
import shutil
from pathlib import Path

import pytest
from lxml import etree

from print_samples import FIGURES, TEI, book, fo, long_words, miscellany, pdf_text, printed, words
from teiwright import rendering
from teiwright.book import fop, fop_areas
from teiwright.errors import RenderingError

FO = "{http://www.w3.org/1999/XSL/Format}"
GRAMMAR = os.environ.get("TEIWRIGHT_FO_GRAMMAR", "")
needs_grammar = pytest.mark.skipif(
    not GRAMMAR,
    reason="TEIWRIGHT_FO_GRAMMAR does not name a RELAX NG grammar of XSL-FO 1.1 (focheck has one: fo-inherited.rng)",
)


@needs_grammar
@pytest.mark.parametrize("profile", ["generic", "fop"])
@pytest.mark.parametrize("notes", ["foot", "chapter", "end"])
def test_it_is_valid_xsl_fo(profile, notes):
    grammar = etree.RelaxNG(etree.parse(GRAMMAR))
    assert grammar.validate(fo(miscellany(), **{"fo-profile": profile, "notes": notes})), grammar.error_log


@needs_grammar
def test_with_the_pages_of_a_first_run_it_is_valid_xsl_fo():
    grammar = etree.RelaxNG(etree.parse(GRAMMAR))
    pages = "p1.1=4 p1.2=4@100 t.1=5 source-page-1=4@90 source-page-2=4@120"
    assert grammar.validate(fo(miscellany(), **{"fo-profile": "fop", "pages": pages})), grammar.error_log


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


def test_a_word_that_no_line_can_hold_may_end_a_line_anywhere():
    """Spaces without a width stand in it; without them it is what it was, and other words have none."""
    pages = fo(long_words()).findall(f"{FO}page-sequence")
    texts = [str(t) for sequence in pages for t in sequence.itertext()]
    parted = [t for t in texts if "\u200b" in t]
    runs = [run for t in texts for run in re.split(r"[\s\u200b/-]", t)]
    assert max(len(run) for run in runs) < 24
    assert len([t for t in parted if FIGURES in t.replace("\u200b", "")]) == 2
    assert "\u200b" not in "".join(map(str, fo(miscellany()).itertext()))


def test_letters_that_belong_together_are_not_parted():
    word = "e\u0301" * 100
    parted = "".join(map(str, fo(book(f"<p>{word}</p>")).itertext()))
    assert "e\u0301\u200be\u0301" in parted
    assert "e\u200b" not in parted


def test_notes_in_are_notes_out():
    tree = fo(miscellany())
    assert [note[0].text for note in tree.iter(f"{FO}footnote")] == ["1", "*", "1", "2"]
    bodies = ["".join(b.itertext()) for b in tree.iter(f"{FO}footnote-body")]
    assert bodies[0] == "1 The first note; it names Lovelace."


NOTE_IN_A_NOTE = book("<p>Call<note n='1'>outer words<note n='2'>inner words</note> go on</note>.</p>")


def test_a_note_called_in_a_note_stands_below_it():
    """XSL-FO has no footnotes in footnotes, and FOP refuses them; no grammar says so."""
    for profile in ("generic", "fop"):
        tree = fo(NOTE_IN_A_NOTE, **{"fo-profile": profile})
        assert not tree.findall(f".//{FO}footnote//{FO}footnote")
        blocks = tree.findall(f".//{FO}footnote-body/{FO}block")
        assert ["".join(block.itertext()) for block in blocks] == [
            "1 outer words2 go on",
            "2 inner words",
        ]


def test_for_fop_no_place_without_words_is_an_inline():
    """Apache FOP stops where an empty inline stands in another one before words that it may divide."""
    tree = fo(miscellany(), **{"fo-profile": "fop"})
    empty = [e for e in tree.iter(f"{FO}inline") if not len(e) and not e.text]
    # In a line of its own it has no words beside it.
    assert all("".join(e.getparent().itertext()) == "" for e in empty)
    assert [e for e in tree.iter(f"{FO}wrapper") if e.get("id")]


def test_a_place_between_blocks_is_a_block():
    """Where one witness has a paragraph and another nothing, the place of that nothing stands among paragraphs."""
    sample = book("<p>One.</p><app><rdg wit='#A'/><rdg wit='#B'><p>Three.</p></rdg></app>")
    (place,) = (e for e in fo(sample).iter() if str(e.get("id")).endswith("reading.1"))
    assert place.tag == f"{FO}block"


def test_a_small_table_stays_on_one_page():
    """As in the PDF, where it is measured."""
    row = "<row><cell>1840</cell><cell>18 feet</cell></row>"
    kept = [
        fo(book(f"<table>{row * rows}</table>")).xpath(
            "string(//*[local-name() = 'table-column']/../@keep-together.within-page)"
        )
        for rows in (4, 40)
    ]
    assert kept == ["always", ""]


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


AREAS = """<areaTree><pageSequence><pageViewport nr="1" formatted-nr="i"><page><x prod-id="a"/></page></pageViewport>
<pageViewport nr="2" formatted-nr="3"><page><regionViewport rect="0 50000 300000 400000"><regionBody>
<mainReference><span><flow><block prod-id="b" bpda="40000" space-before="10000">
<lineArea bpda="15000"><text/></lineArea><lineArea bpda="15000"><inlineparent prod-id="c"/></lineArea></block>
<block positioning="absolute" top-offset="5000" bpda="9000" prod-id="d"/><lineArea bpda="1"><inlineparent prod-id="e"/></lineArea></flow></span></mainReference>
<footnote><block prod-id="n"/></footnote></regionBody></regionViewport></page></pageViewport>
<pageViewport nr="3" formatted-nr="4"><page><regionViewport rect="0 0 1 1"><regionBody><x prod-id="b"/></regionBody></regionViewport></page></pageViewport></pageSequence></areaTree>"""


def test_the_places_of_the_area_tree(tmp_path):
    """The page that is printed, and the points from its top: 50 of the margin, then what stands above."""
    area_tree = tmp_path / "book.area.xml"
    area_tree.write_text(AREAS, "utf-8")
    found = {name: str(place) for name, place in fop_areas.places(area_tree).items()}
    assert found == {"b": "3@60", "c": "3@75", "d": "3@95", "e": "3@90", "n": "3"}


def test_pages_of_the_copy_stand_in_the_margin_once_fop_has_told_where():
    pages = "source-page-1=3@80 source-page-2=3@200"
    tree = fo(miscellany(), **{"fo-profile": "fop", "pages": pages})
    markers = [e for e in tree.iter(f"{FO}marker") if e.get("marker-class-name") == "margin"]
    marks = [(c.get("top"), c.get("left"), "".join(c.itertext())) for m in markers for c in m]
    assert marks == [("80pt", "125.2mm", "1"), ("200pt", "125.2mm", "2")]
    assert {e.get("retrieve-class-name") for e in tree.iter(f"{FO}retrieve-marker")} == {"recto", "margin"}
    assert "[2]" in "".join(fo(miscellany()).itertext())


def cited(entry, pages):
    """What a formatter that knows FO's index objects makes of an entry, where each indexed thing is on a page of its own number."""
    found = set()
    for reference in entry.iter(f"{FO}index-key-reference"):
        suffix = "".join(reference.itertext()).strip()
        runs = []
        for page in sorted({p for key, p in pages if key == reference.get("ref-index-key")}):
            if runs and page == runs[-1][1] + 1 and not suffix:
                runs[-1][1] = page
            else:
                runs.append([page, page])
        found |= {f"{a}{suffix}" if a == b else f"{a}–{b}" for a, b in runs}
    return found


def test_the_index_of_the_generic_profile_says_the_same_pages_as_that_for_fop():
    names = [("per-a", "high"), ("per-b", "high"), ("pl-c", "high"), ("per-a", "low")]
    kinds = {"per": "persName", "pl": "placeName"}

    def paragraph(number):
        key, cert = names[number * 7 % 4]
        kind = kinds[key.split("-")[0]]
        note = "<note n='9'>of <persName ref='#per-b'>Bb</persName></note>" if number % 5 == 0 else ""
        return f'<p xml:id="p{number}"><{kind} ref="#{key}" cert="{cert}">Name</{kind}>{note}</p>'

    sample = book("".join(paragraph(n) for n in range(1, 30)))
    things = (
        f"<standOff xmlns='{TEI[1:-1]}'><listPerson><person xml:id='per-a'><persName>Aa</persName></person><person xml:id='per-b'><persName>Bb</persName></person>"
        "</listPerson><listPlace><place xml:id='pl-c'><placeName>Cc</placeName></place></listPlace></standOff>"
    )
    sample.tree.getroot().insert(1, etree.fromstring(things))
    generic = fo(sample)
    # Every paragraph fills half a page of the imagined book.
    points = [e.get("id") for e in generic.iter(f"{FO}inline") if e.get("index-key")]
    page_of = {point: 1 + int(point.split(".")[0].lstrip("p")) // 2 for point in points}
    pages = [
        (e.get("index-key"), page_of[e.get("id")]) for e in generic.iter(f"{FO}inline") if e.get("index-key")
    ]
    merged = fo(sample, **{"fo-profile": "fop", "pages": " ".join(f"{k}={v}" for k, v in page_of.items())})
    entries = {e.get("id"): e for e in generic.iter(f"{FO}block") if str(e.get("id")).startswith("ix-")}
    assert set(entries) == {"ix-persons-per-a", "ix-persons-per-b", "ix-places-pl-c"}
    for name, entry in entries.items():
        known = next(e for e in merged.iter(f"{FO}block") if e.get("id") == name)
        said = set("".join(known.itertext()).split(", ")[1:])
        assert said <= cited(entry, pages)
        # A page that is sure already is not said again with a question mark; FO's objects cannot know.
        assert all(more.endswith("?") for more in cited(entry, pages) - said)


def test_without_fop_the_message_says_how_to_install_it(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(RenderingError, match="apt-get install fop"):
        fop.find()
    with pytest.raises(RenderingError, match="no program /opt/fop"):
        fop.find("/opt/fop")


needs_fop = pytest.mark.skipif(
    not os.environ.get("TEIWRIGHT_TEST_FOP") or shutil.which("fop") is None,
    reason="Apache FOP is slow: set TEIWRIGHT_TEST_FOP=1 where it is installed",
)


@needs_fop
@pytest.mark.parametrize("notes", ["foot", "chapter", "end"])
def test_the_generic_profile_but_for_its_index_objects_is_printed_by_fop(notes):
    """No formatter here knows index objects; with the page citations of the other profile in their stead, both give the same words."""

    def words_printed(profile):
        def formatting(more):
            settings = {**more, "fo-profile": profile, "notes": notes, "source-pages": "no", "indexes": ""}
            tree = fo(miscellany(), **settings)
            for point in tree.iter(f"{FO}inline"):
                point.attrib.pop("index-key", None)
            return etree.tostring(tree)

        data = fop.make_pdf(Path(shutil.which("fop")), formatting)
        return [w.lower() for w in words(pdf_text(data))]

    assert words_printed("generic") == words_printed("fop")


@needs_fop
def test_fop_prints_it():
    sample = book("<p>A paragraph<note n='1'>and its note</note>.</p>")
    data = fop.make_pdf(
        Path(shutil.which("fop")), lambda more: rendering.render(sample, "fo", parameters=more).data
    )
    assert data.startswith(b"%PDF")


@needs_fop
def test_fop_prints_names_in_italics_and_notes_in_notes():
    names = book(
        "<p>Why leave it? (<hi rend='italic'>Sees that <persName xml:id='p1.1' ref='#per-a'>Lovelace</persName> is elsewhere, "
        "remarkably dropping the faggots, goes hurriedly calling.</hi>) Lovelace! Almighty!</p>"
    )
    person = f"<standOff xmlns='{TEI[1:-1]}'><listPerson><person xml:id='per-a'><persName>Lovelace</persName></person></listPerson></standOff>"
    names.tree.getroot().insert(1, etree.fromstring(person))
    for sample, sought in ((names, "Sees that Lovelace"), (NOTE_IN_A_NOTE, "inner words")):
        data = fop.make_pdf(
            Path(shutil.which("fop")),
            lambda more, sample=sample: rendering.render(sample, "fo", parameters=more).data,
        )
        assert sought in " ".join(pdf_text(data).split())


@needs_fop
def test_by_fop_too_a_word_that_no_line_can_hold_stays_on_the_page():
    data = fop.make_pdf(
        Path(shutil.which("fop")), lambda more: rendering.render(long_words(), "fo", parameters=more).data
    )
    text = pdf_text(data)
    assert max(len(line) for line in text.splitlines()) < 100
    assert FIGURES in "".join(text.split())
    assert "\u200b" not in text


def doubtful_book(paragraphs):
    """A paragraph for each letter: s names Aa for sure, d perhaps."""
    body = "".join(
        f'<p xml:id="p{n}"><persName ref="#per-a"{" cert=" + chr(34) + "low" + chr(34) if kind == "d" else ""}>Aa</persName></p>'
        for n, kind in enumerate(paragraphs, 1)
    )
    sample = book(body)
    person = f"<standOff xmlns='{TEI[1:-1]}'><listPerson><person xml:id='per-a'><persName>Aa</persName></person></listPerson></standOff>"
    sample.tree.getroot().insert(1, etree.fromstring(person))
    return sample


def test_doubtful_pages_become_ranges_of_their_own():
    pages = "p1.1=1 p2.1=2 p3.1=3 p4.1=3 p5.1=4 p6.1=5 p7.1=9"
    tree = fo(doubtful_book("dddsdds"), **{"fo-profile": "fop", "pages": pages})
    entry = next(e for e in tree.iter(f"{FO}block") if e.get("id") == "ix-persons-per-a")
    assert "".join(entry.itertext()) == "Aa, 1–2?, 3, 4–5?, 9"


def play():
    """An act with two scenes of some pages each, and one without a heading."""
    speech = "<p>" + "The boat is late again, and nobody can say why it should be so. " * 60 + "</p>"
    scene = '<div type="scene">{}<sp><speaker>ANNA</speaker>' + speech * 3 + "</sp></div>"
    scenes = "".join(
        scene.format(f"<head>{head}</head>" if head else "") for head in ("Scene I", "Scene II", "")
    )
    return book(
        f'<div type="act"><head>Act I</head><stage>A quay.</stage>{scenes}<trailer>Curtain</trailer></div>'
    )


def test_the_running_head_of_a_division_stands_round_none_of_the_divisions_in_it():
    """A formatter takes the first on a page in document order: an act round its scenes would hide them all."""
    tree = fo(play(), **{"fo-profile": "fop", "contents": "no"})
    marked = [m.getparent() for m in tree.iter(f"{FO}marker") if m.get("marker-class-name") == "recto"]
    assert [b for b in marked if any(b in other.iterancestors() for other in marked)] == []
    said = ["".join(b.find(f"{FO}marker").itertext()) for b in marked]
    assert said == ["A Sample", "Act I", "Act I. Scene I", "Act I. Scene II", "Act I", "Act I"]


@needs_fop
def test_by_fop_the_running_head_names_the_scene():
    from pypdf import PdfReader

    sample = play()
    data = fop.make_pdf(
        Path(shutil.which("fop")), lambda more: rendering.render(sample, "fo", parameters=more).data
    )
    heads = [page.extract_text().splitlines()[:3] for page in PdfReader(io.BytesIO(data)).pages]
    named = {line.strip() for lines in heads for line in lines if line.startswith("Act I")}
    assert any("Scene I" in name for name in named)
    assert any("Scene II" in name for name in named)


def test_between_letters_there_is_more_space_than_in_them():
    letter = "<div type='letter'><opener><dateline>Ely</dateline></opener><p>One.</p><closer><signed>A</signed></closer></div>"
    tree = fo(book(letter * 2 + letter.replace("letter", "diaryEntry")))
    spaces = [
        b.get("space-before") for b in tree.iter(f"{FO}block") if (b.get("id") or "").startswith("div.")
    ]
    assert spaces == ["2.4em", "2.4em", "1.2em"]
