"""The web page: complete in itself, every link leads somewhere, no word lost, the same bytes twice."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from types import SimpleNamespace

import pytest
from lxml import etree, html

from conftest import CASES, ROOT
from teiwright import rendering
from teiwright.encode import Options, encode
from teiwright.errors import RenderingError
from teiwright.outputs import outputs
from teiwright.reading import decode, read_source
from teiwright.xml_names import IN_TEI as TEI


def edition_of(path):
    return SimpleNamespace(tree=etree.parse(str(path)), name=path.name)


@pytest.fixture(scope="module")
def kinds():
    return edition_of(CASES / "xslt" / "every-kind.xml")


@pytest.fixture(scope="module")
def machine_made(serge):
    """The first text as the machine encodes it, without a register."""
    tei = encode(read_source(serge), Options(schemas="schemas"), identifier="serge-lenins-heir").tei
    return SimpleNamespace(tree=etree.ElementTree(etree.fromstring(tei.to_bytes())), name="serge")


@pytest.fixture(scope="module", params=["kinds", "machine_made"])
def edition(request):
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def page(edition):
    return html.document_fromstring(rendering.render(edition, "html").data.decode())


def words(nodes):
    return Counter(re.findall(r"\w+", " ".join(nodes)))


def test_the_same_bytes_twice(edition):
    assert rendering.render(edition, "html").data == rendering.render(edition, "html").data


def test_every_id_is_given_once(page):
    assert [i for i, n in Counter(page.xpath("//@id")).items() if n > 1] == []


def test_every_link_inside_the_page_leads_somewhere(page):
    ids = set(page.xpath("//@id"))
    assert [h for h in page.xpath("//@href") if h.startswith("#") and h[1:] not in ids] == []
    described = " ".join(page.xpath("//@aria-labelledby")).split()
    assert [i for i in described if i not in ids] == []


def test_nothing_is_fetched_and_nothing_runs(page):
    assert (
        page.xpath("//script[not(@type='application/ld+json')] | //link | //img | //iframe | //*[@onclick]")
        == []
    )
    style = "".join(page.xpath("//style/text()"))
    assert "url(" not in style
    assert "@import" not in style


def test_facts_for_machines(page):
    data = json.loads(page.xpath("string(//script[@type='application/ld+json'])"))
    assert data["@type"] == "CreativeWork"
    assert data["name"] == page.xpath("string(//meta[@name='DC.title']/@content)")
    assert "[" not in page.xpath("string(//meta[@name='DC.publisher']/@content)")
    bibtex = page.xpath("string(//pre[@class='citation'])")
    assert bibtex.startswith("@misc{")
    assert bibtex.count("{") == bibtex.count("}")
    assert data["name"] in bibtex


def test_no_word_of_the_text_is_missing(edition, page):
    """Each word of text is in the article at least as often; a corrected error is in the title of its correction."""
    text = edition.tree.getroot().find(f"{TEI}text")
    article = page.xpath("//article")[0]
    shown = words([*article.itertext(), *article.xpath(".//@title")])
    assert words(text.itertext()) - shown == Counter()


def test_notes_and_markers_lead_to_each_other(page):
    for marker in page.xpath("//a[@role='doc-noteref']"):
        (note,) = page.xpath(f"//li[@id='{marker.get('href')[1:]}']")
        assert f"#{marker.get('id')}" in note.xpath(".//a[@role='doc-backlink']/@href")
        assert marker.text == note.xpath("./span[@class='number']/text()")[0]


def test_the_copy_of_a_note_beside_the_text_has_nothing_to_tab_to(page):
    copies = page.xpath("//span[@class='sidenote']")
    assert len(copies) > 0
    for copy in copies:
        assert copy.get("aria-hidden") == "true"
        assert copy.xpath(".//@id | .//@href | .//@tabindex") == []


def test_every_name_is_in_the_index_with_its_sentence(edition, page):
    names = edition.tree.xpath("//t:text//t:persName", namespaces={"t": TEI[1:-1]})
    places = page.xpath("//section[@id='index-person']//a[@class='where']/@href")
    assert len(set(places)) == len(names)
    forms = page.xpath("//section[@id='index-person']//span[@class='sentence']/mark")
    assert Counter(" ".join(f.text.split()) for f in forms) >= Counter(
        " ".join("".join(n.itertext()).split()) for n in names
    )


SENTENCES = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>S</title></titleStmt></fileDesc></teiHeader>
<text><body><p xml:id="p1" n="1">It rained. In <date when="1927">1927</date> Mr. <persName>Orme</persName> came;
he met <persName>B. Bell</persName><note place="bottom">not <persName>Mary</persName></note>. Then he left. {long} <persName>Dane</persName>
was there. {long}</p></body></text></TEI>"""


def test_the_sentence_round_a_name():
    """The whole sentence, without notes; 120 characters on each side of the name, to a whole word, where it is longer."""
    long = "and on and on " * 12
    tree = etree.ElementTree(etree.fromstring(SENTENCES.format(long=long.strip())))
    page = html.document_fromstring(
        rendering.render(SimpleNamespace(tree=tree, name="s"), "html").data.decode()
    )
    shown = {
        m.text: m.getparent().text_content().replace("\xa0", " ")
        for m in page.xpath("//section//span[@class='sentence']/mark")
    }
    assert shown["1927"] == "In 1927 Mr. Orme came; he met B. Bell."
    assert shown["Orme"] == shown["B. Bell"] == shown["1927"]
    assert shown["Mary"] == "not Mary"
    assert shown["Dane"].endswith("on and on Dane was there.")
    assert shown["Dane"].startswith("… ")
    assert len(shown["Dane"]) < 120 + 40


@pytest.mark.parametrize(
    "words",
    [
        "Minutes of [1742], f. 12 and vol. 3, as before",
        "As in [1742], pp. 3–5, cap. 7",
    ],
)
def test_a_sentence_does_not_end_at_a_short_word_before_a_figure(words):
    body = words.replace("[", '<date when="1742">').replace("]", "</date>")
    text = f"<p>Before it. {body}. And after it.</p>"
    tree = etree.ElementTree(
        etree.fromstring(
            SENTENCES[: SENTENCES.index("<p")] + text + SENTENCES[SENTENCES.rindex("</p>") + 4 :]
        )
    )
    page = html.document_fromstring(
        rendering.render(SimpleNamespace(tree=tree, name="s"), "html").data.decode()
    )
    (mark,) = page.xpath("//section//span[@class='sentence']/mark")
    assert mark.getparent().text_content() == words.replace("[", "").replace("]", "") + "."


def test_no_element_of_tei_is_taken_for_the_number_of_a_paragraph():
    """An address in a letter had the look of the numbers in the margin, and was laid over the title."""
    text = '<p xml:id="p1" n="1">One.</p><closer><address><addrLine>Town Hall</addrLine></address></closer>'
    tree = etree.ElementTree(
        etree.fromstring(
            SENTENCES[: SENTENCES.index("<p")]
            + f"<div>{text}</div>"
            + SENTENCES[SENTENCES.rindex("</p>") + 4 :]
        )
    )
    page = html.document_fromstring(
        rendering.render(SimpleNamespace(tree=tree, name="s"), "html").data.decode()
    )
    (number,) = page.xpath("//a[@href='#p1']")
    (place,) = page.xpath("//*[contains(., 'Town Hall')][contains(@class, 'postal')]")
    assert not set(number.get("class").split()) & set(place.get("class").split())


def test_sureness_and_rule_of_each_mark_are_there(edition, page):
    marks = edition.tree.xpath(
        "//t:text//*[@ana][self::t:persName or self::t:date or self::t:quote]", namespaces={"t": TEI[1:-1]}
    )
    shown = page.xpath("//article//*[contains(@class, 'mark cert-')][@title]")
    assert len(shown) >= len(marks) > 0
    rules = {" ".join(c.text.split()) for c in edition.tree.iter(f"{TEI}catDesc")}
    assert all(any(rule in s.get("title") for rule in rules) for s in shown if " — " in s.get("title"))
    unsure = edition.tree.xpath("//t:text//*[@cert='low' or @cert='medium']", namespaces={"t": TEI[1:-1]})
    listed = page.xpath("//section[@id='sureness']//li")
    assert len(listed) == len(unsure)


def test_headings_skip_no_level(page):
    levels = [int(h.tag[1]) for h in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


@pytest.mark.parametrize("language", ["en", "fr", "de", "es", "it"])
def test_labels_in_every_language(kinds, language):
    page = html.document_fromstring(
        rendering.render(kinds, "html", parameters={"language": language}).data.decode()
    )
    bar = page.xpath("//header[@class='bar']")[0]
    assert bar.get("lang") == language
    assert page.get("lang") == "en"


def test_foreign_elements_are_reported_once_each():
    tree = etree.parse(str(CASES / "xslt" / "every-kind.xml"))
    for p in tree.iter(f"{TEI}p"):
        etree.SubElement(p, f"{TEI}seg").text = "kept"
    rendition = rendering.render(SimpleNamespace(tree=tree, name="foreign"), "html")
    assert b"kept" in rendition.data
    (finding,) = rendition.findings
    assert finding.code == "foreign-element"
    assert "“seg”" in finding.message


def test_style_of_ones_own_comes_last(kinds):
    page = html.document_fromstring(
        rendering.render(kinds, "html", parameters={"css": "body { color: teal }"}).data.decode()
    )
    assert "".join(page.xpath("//style/text()")).rstrip().endswith("body { color: teal }")


def test_a_text_with_nothing_in_it():
    bare = f"<TEI xmlns='{TEI[1:-1]}'><teiHeader><fileDesc><titleStmt><title/></titleStmt></fileDesc></teiHeader><text><body><p/></body></text></TEI>"
    page = html.document_fromstring(
        rendering.render(
            SimpleNamespace(tree=etree.ElementTree(etree.fromstring(bare)), name="bare"), "html"
        ).data.decode()
    )
    assert page.xpath("string(//h1)") == "Untitled text"


def test_what_is_not_tei_is_refused_in_plain_words():
    other = SimpleNamespace(tree=etree.ElementTree(etree.fromstring("<html/>")), name="page.xml")
    with pytest.raises(RenderingError, match="not a TEI document: its outermost element is “html”"):
        rendering.render(other, "html")


def test_outputs_describe_themselves():
    known = outputs()
    assert {"html", "txt"} <= set(known)
    for output in known.values():
        assert output.help.endswith(".")
        assert output.suffix.startswith(".")
        assert "/" in output.media_type
        assert all(p.help.endswith(".") for p in output.parameters)


def test_unknown_output_and_setting(kinds):
    with pytest.raises(RenderingError, match=r"no output “htm”\. There are: .*html"):
        rendering.render(kinds, "htm")
    with pytest.raises(RenderingError, match="no setting “colour”"):
        rendering.render(kinds, "html", parameters={"colour": "red"})


def test_windows_has_the_settings_of_all_but_its_own_name_for_nothing():
    """A path that is not there stops every run: on Windows /dev/null is none."""
    ours, windows = (
        (ROOT / "xslt" / name).read_text(encoding="utf-8") for name in ("saxon.xml", "saxon-windows.xml")
    )
    assert windows.replace('standardErrorOutputFile="NUL"', 'standardErrorOutputFile="/dev/null"') == ours
    assert windows != ours
    there = "import sys, saxonche; sys.platform = 'win32'; from teiwright import saxon; print(saxon.SETTINGS)"
    done = subprocess.run([sys.executable, "-c", there], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "saxon-windows.xml"


def test_saxon_says_what_is_wrong_in_one_line_and_prints_nothing(tmp_path, capfd):
    sheet = tmp_path / "mine.xsl"
    sheet.write_text(
        "<xsl:stylesheet version='3.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'><xsl:template match='/'><xsl:value-of select='1 + '/></xsl:template></xsl:stylesheet>"
    )
    with pytest.raises(RenderingError, match=r"mine\.xsl has a fault: .*line 1") as caught:
        rendering.render(edition_of(CASES / "xslt" / "every-kind.xml"), sheet)
    assert "\n" not in str(caught.value)
    assert capfd.readouterr() == ("", "")


def test_a_document_that_a_stylesheet_gives_is_not_copied():
    """The prepared edition of a long text has megabytes."""
    from teiwright import saxon

    sheet = (
        "<xsl:stylesheet version='3.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>{}</xsl:stylesheet>"
    )
    same = saxon.compile_text(
        sheet.format("<xsl:template match='/'><xsl:sequence select='.'/></xsl:template>")
    )
    which = saxon.compile_text(
        sheet.format(
            "<xsl:output method='text'/><xsl:template match='/'><xsl:sequence select='generate-id()'/></xsl:template>"
        )
    )
    document = saxon.parse("<a/>")
    assert which.transform(same.tree(document)[0]).text == which.transform(document).text
    assert which.transform(saxon.parse("<a/>")).text != which.transform(document).text


def test_hostile_xml_is_refused_and_deep_xml_is_not(capfd):
    from teiwright import saxon
    from teiwright.errors import NotWellFormedError

    with pytest.raises(NotWellFormedError):
        saxon.parse("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>")
    deep = (
        "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body>"
        + "<div>" * 300
        + "<p/>"
        + "</div>" * 300
        + "</body></text></TEI>"
    )
    sheet = saxon.compile_file(ROOT / "xslt" / "html.xsl")
    assert "</html>" in sheet.transform(saxon.parse(deep)).text
    assert capfd.readouterr().err == ""


def test_an_author_nobody_knows_is_no_author():
    """“unknown” in the header is not a name: not in the title, not for machines, not in a citation."""
    tree = etree.parse(str(CASES / "xslt" / "every-kind.xml"))
    author = tree.find(f".//{TEI}titleStmt/{TEI}author")
    author[:] = []
    author.text = "unknown"
    page = html.document_fromstring(
        rendering.render(SimpleNamespace(tree=tree, name="kinds"), "html").data.decode()
    )
    assert not page.xpath("//meta[@name='DC.creator' or @name='citation_author']")
    assert "unknown" not in page.xpath("string(//title)") + page.xpath("string(//p[@class='citation'])")
    bibtex, csl = page.xpath("//pre[@class='citation']/text()")
    assert "author" not in bibtex
    assert "author" not in json.loads(csl)[0]


LETTER = "Whitby, {} June 1888\n\nMy dear Anna,\n\nThe roof is mended, and the cat is well.\n\nYour affectionate brother,\nTom\n"
UNTITLED = {
    LETTER.format(1): "[Letter, from Tom to Anna, Whitby, 1 June 1888]",
    LETTER.format(1)
    + "\n* * *\n\n"
    + LETTER.format(3): "[Letters, Whitby, 1 June 1888 – Whitby, 3 June 1888]",
    "From: Tom Dale\nTo: Ada Gray\nDate: 4 May 1998\nSubject: The roof\n\nDear Ada,\n\nThe roof is mended, and the cat is well.\n\nYours ever,\nTom Dale\n": "[Letter, from Tom Dale to Ada, 4 May 1998]",
    "3 June 1888. Rain, and the cat is ill.\n\n4 June 1888. Rain.\n\n9 June 1888. The sun came out at last.\n": "[Diary, 3 June 1888 – 9 June 1888]",
    "the cat is ill; there was rain from the morning till the evening, and nobody came by.\n": "[“the cat is ill; there was rain from the morning …”]",
}


@pytest.mark.parametrize(("text", "called"), UNTITLED.items(), ids=list(UNTITLED.values()))
def test_a_text_without_a_title_is_called_by_what_it_is(text, called):
    """In square brackets, as archives describe it: nobody takes it for a title."""
    encoding = encode(decode(text.encode(), "text.txt"))
    tree = etree.ElementTree(encoding.tei.root)
    page = html.document_fromstring(
        rendering.render(SimpleNamespace(tree=tree, name="text"), "html").data.decode()
    )
    assert page.xpath("string(//h1)") == called
    assert "[Title to be supplied]" in encoding.tei.to_bytes().decode()


def test_words_beside_a_line_of_place_and_date_keep_their_space():
    text = "WEIR MILL\nRef. 12/B                              4th May, 1891\n\nMessrs. Dale & Son,\nLeeds.\n\nDear Sirs,\n\nThe wheel came.\n\nYours truly,\nJohn Reed\n"
    tree = etree.ElementTree(encode(decode(text.encode(), "a.txt")).tei.root)
    page = html.document_fromstring(
        rendering.render(SimpleNamespace(tree=tree, name="a"), "html").data.decode()
    )
    assert "1891 Messrs. Dale" in page.xpath("//*[@class = 'opener']")[0].text_content()


def page_of(title, body, *, author="", front="", language="en"):
    header = (
        f"<teiHeader><fileDesc><titleStmt><title>{title}</title>{author and f'<author>{author}</author>'}</titleStmt><publicationStmt><p>x</p></publicationStmt>"
        "<sourceDesc><p>x</p></sourceDesc></fileDesc></teiHeader>"
    )
    xml = f"<TEI xmlns='{TEI[1:-1]}' xml:lang='{language}'>{header}<text xml:lang='{language}'>{front}<body>{body}</body></text></TEI>"
    edition = SimpleNamespace(tree=etree.ElementTree(etree.fromstring(xml)), name="contents")
    return html.document_fromstring(rendering.render(edition, "html").data.decode())


def contents_of(title, body):
    return [a.text_content() for a in page_of(title, body).xpath("//nav[@class='contents']//a")]


HEADED = {
    "a letter": ("<div type='letter'><head>To Anna</head><p>Words.</p></div>", ["To Anna"]),
    "with a full stop": ("<div><head>To Anna.</head><p>Words.</p></div>", ["To Anna."]),
    "with other signs": ("<div><head>“To—Anna!”</head><p>Words.</p></div>", ["“To—Anna!”"]),
    "a heading of the whole": ("<head>To Anna</head><p>Words.</p>", ["To Anna"]),
    "another heading": ("<div><head>Of Anna</head><p>Words.</p></div>", ["To Anna", "Of Anna"]),
    "one of several": (
        "<div><head>To Anna</head><p>Words.</p></div><div><head>To Tom</head><p>Words.</p></div>",
        ["To Anna", "To Anna", "To Tom"],
    ),
    "with chapters": (
        "<div><head>To Anna</head><div><head>One</head><p>Words.</p></div></div>",
        ["To Anna", "To Anna", "One"],
    ),
}


@pytest.mark.parametrize("kind", HEADED)
def test_the_title_is_not_said_twice(kind):
    body, headings = HEADED[kind]
    page = page_of("To Anna", body)
    assert [
        h.text_content() for h in page.xpath("//article//*[self::h1 or self::h2 or self::h3]")
    ] == headings
    assert len(page.xpath("//h1")) == 1


def test_the_heading_that_is_the_title_keeps_its_note_and_its_address():
    page = page_of(
        "To Anna",
        "<div><head xml:id='h'>To Anna<note place='foot'>His sister.</note></head><p>Words.</p></div>",
    )
    (title,) = page.xpath("//h1")
    assert title.get("id") == "h"
    assert title.xpath(".//a[contains(@href, '#')]")
    assert "His sister." in page.text_content()


@pytest.mark.parametrize(
    ("on_the_page", "above"),
    [
        ("<docTitle><titlePart>The Sluice</titlePart></docTitle>", ["Hannah Cave"]),
        ("<docTitle><titlePart>The Sluice</titlePart></docTitle><docAuthor>H. C.</docAuthor>", ["H. C."]),
        ("<docTitle><titlePart>The Sluice</titlePart></docTitle><byline>by a lady</byline>", []),
        ("<docTitle><titlePart>The Sluice, by Mrs. Cave</titlePart></docTitle>", []),
    ],
)
def test_a_title_page_that_names_no_author_has_the_one_of_the_header(on_the_page, above):
    front = f"<front><titlePage>{on_the_page}</titlePage></front>"
    page = page_of("The Sluice", "<p>Words.</p>", author="Hannah Cave", front=front)
    assert [p.text_content() for p in page.xpath("//article//p[@class='author']")] == above


@pytest.mark.parametrize(
    ("author", "below", "above"),
    [
        ("Hannah Cave", "<byline>by Mrs. Cave</byline>", []),
        ("Li Po", "<head type='sub'>Verse</head><docAuthor>Li Po</docAuthor>", []),
        ("Hannah Cave", "<byline>put into English by a lady</byline>", ["Hannah Cave"]),
        ("Hannah Cave", "<p>Miss Cave wrote this.</p>", ["Hannah Cave"]),
    ],
)
def test_an_author_named_below_the_title_is_not_named_above_it(author, below, above):
    page = page_of("The Sluice", f"<div><head>The Sluice</head>{below}<p>Words.</p></div>", author=author)
    assert [p.text_content() for p in page.xpath("//div[@class='title-page']/p[@class='author']")] == above


@pytest.mark.parametrize(
    ("typed", "shown", "language"),
    [
        ("Il est parti, hélas ! Quand ?", "Il est parti, hélas_! Quand_?", "fr"),
        (
            "Il dit : « Venez ! » et partit ; puis…",
            "Il dit_: «_Venez_!_» et partit_; puis…",
            "fr-CH",
        ),
        ("Il dit « <hi>Venez</hi> », et partit.", "Il dit «_Venez_», et partit.", "fr"),
        ("er sagte »Kommt« und ging", "er sagte »Kommt« und ging", "de"),
    ],
)
def test_no_line_of_french_ends_before_a_mark_that_stands_apart(typed, shown, language):
    """Browsers would part them at the space; “_” is one that holds."""
    (para,) = page_of("x", f"<p>{typed}</p>", language=language).xpath("//article//div[@class='body']//p")
    assert para.text_content().replace("\xa0", "_") == shown


@pytest.mark.parametrize(
    ("tag", "direction", "heading"),
    [
        ("yid", "rtl", "About this edition"),
        ("ara-EG", "rtl", "About this edition"),
        ("fre", None, "À propos de cette édition"),
        ("ger", None, "Über diese Ausgabe"),
        ("grc", None, "About this edition"),
    ],
)
def test_a_language_may_be_named_by_three_letters(tag, direction, heading):
    """As older files have it, where the rule is two: its side and its labels are the same."""
    page = page_of("x", "<p>Words.</p>", language=tag)
    assert page.xpath("//article")[0].get("dir") == direction
    assert page.get_element_by_id("about-heading").text_content() == heading


def test_few_numbers_alone_are_no_contents():
    def parts(*heads):
        return "".join(f"<div><head>{head}</head><p>The mill stood.</p></div>" for head in heads)

    assert contents_of("On Mills", parts("I", "II.", "III")) == []
    assert contents_of("On Mills", parts("I", "II. The weir", "III")) == ["I", "II. The weir", "III"]
    assert len(contents_of("On Mills", parts(*map(str, range(1, 9))))) == 8


def test_the_contents_name_chapters_whole_and_the_title_not_again():
    chapters = "".join(
        f"<div><head>Chapter {n}</head><head type='sub'>The Mill</head><p>Words.</p></div>" for n in (1, 2, 3)
    )
    named = [f"Chapter {n}. The Mill" for n in (1, 2, 3)]
    assert contents_of("On Mills", chapters) == named
    assert contents_of("On Mills", f"<div><head>On Mills</head>{chapters}</div>") == named
    assert contents_of("On Wells", f"<div><head>On Mills</head>{chapters}</div>") == ["On Mills", *named]


@pytest.mark.parametrize(
    ("front", "order"),
    [
        ("{title}", ["title-page", "contents"]),
        ("{title}{preface}", ["title-page", "contents", "Preface"]),
        ("<pb n='1'/>{preface}", ["title-page", "contents", "Preface"]),
    ],
)
def test_contents_stand_below_the_title_page_and_before_a_preface(front, order):
    """They stood below all that comes before the text: a reader had to scroll through the preface to find them."""
    title = "<titlePage><docTitle><titlePart>On Mills</titlePart></docTitle></titlePage>"
    front = front.format(title=title, preface="<div><head>Preface</head><p>Words.</p></div>")
    chapters = "".join(f"<div><head>Chapter {n}</head><p>Words.</p></div>" for n in (1, 2, 3))
    page = page_of("On Mills", chapters, front=f"<front>{front}</front>")
    seen = page.xpath("//*[contains(@class, 'title-page')] | //nav[@class = 'contents'] | //section/h2")
    assert [e.text if e.tag == "h2" else e.get("class") for e in seen][: len(order) + 1] == [
        *order,
        "Chapter 1",
    ]


def test_a_name_in_the_greeting_or_signature_of_a_letter_says_so_as_its_place():
    letter = (
        "<div type='letter'><opener><salute>My dear <persName>Edith</persName>,</salute></opener><p>The boat came in.</p>"
        "<closer><signed><persName>William</persName></signed></closer></div>"
    )
    found = []
    for language in ("en", "fr", "de"):
        xml = (
            f"<TEI xmlns='{TEI[1:-1]}' xml:lang='{language}'><teiHeader><fileDesc><titleStmt><title/></titleStmt><publicationStmt><p>x</p></publicationStmt>"
            f"<sourceDesc><p>x</p></sourceDesc></fileDesc></teiHeader><text xml:lang='{language}'><body>{letter}</body></text></TEI>"
        )
        edition = SimpleNamespace(tree=etree.ElementTree(etree.fromstring(xml)), name="letter")
        page = html.document_fromstring(rendering.render(edition, "html").data.decode())
        found.append([w.text_content().partition(":")[0].strip() for w in page.find_class("where")])
    assert found == [["greeting", "signature"], ["formule d’appel", "signature"], ["Anrede", "Unterschrift"]]


def test_a_table_without_a_heading_is_called_by_its_first_row():
    """Whoever listens hears of regions by their names; three called “Table” could not be told apart."""
    rows = [
        "<row><cell>Wheat</cell><cell/><cell>12</cell></row><row><cell>Rye</cell><cell>1</cell><cell>3</cell></row>",
        "<head>Stores</head><row><cell>Oats</cell><cell>9</cell></row>",
        f"<row><cell>{'a word ' * 20}</cell></row>",
        "<row><cell/><cell/></row>",
    ]
    page = page_of("Accounts", "".join(f"<table>{row}</table>" for row in rows))
    names = page.xpath("//div[@role = 'region']/@aria-label")
    assert names == ["Table: Wheat, 12", "Stores", f"Table: {'a word ' * 11}a\N{NO-BREAK SPACE}…", "Table"]


def test_a_table_that_scrolls_shows_that_there_is_more(kinds):
    page = rendering.render(kinds, "html").data.decode()
    style = page[page.index("<style") : page.index("</style>")]
    (rule,) = re.findall(r"\.scroll \{([^}]*)\}", style)
    assert rule.count("local") == 2
    assert "overflow-x: auto" in rule


def test_the_place_of_a_mention_may_be_of_several_lines(kinds):
    """The heading of a meeting was wider than a telephone."""
    page = rendering.render(kinds, "html").data.decode()
    (rule,) = re.findall(r"\n\.where \{([^}]*)\}", page)
    assert "nowrap" not in rule
