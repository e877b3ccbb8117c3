"""TEI that we did not write: it is shown, in every output, and what is not shown is said to be missing."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from lxml import etree, html

from conftest import CASES, pages_of_book
from teiwright import rendering
from teiwright.xml_names import IN_TEI as TEI
from test_html_transform import run

FOREIGN = """<?xml-model href="tei_lite.rng" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>A Ferry</title></titleStmt>
<publicationStmt><distributor>Nobody</distributor></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
TEXT</TEI>"""
OUTPUTS = ["html", "txt", "fo", "typst", "epub"]


def words_in(folder):
    """What each output in a folder says, by its ending; of a book its pages."""
    words = {}
    for file in folder.iterdir():
        book = file.suffix == ".epub"
        words[file.suffix] = (
            " ".join(pages_of_book(file.read_bytes()).values()) if book else file.read_text("utf-8")
        )
    return words


def foreign(folder, text, *options):
    """What the report says of a text in TEI that names a schema which is not there, and each output's words."""
    path = folder / "ferry.xml"
    path.write_text(FOREIGN.replace("TEXT", text), "utf-8")
    done = run(path, *(a for name in OUTPUTS for a in ("--to", name)), "-o", folder / "out", *options)
    assert done.returncode == 0, done.stderr.decode()
    said = " ".join(done.stderr.decode().split())
    words = words_in(folder / "out")
    assert len(words) == len(OUTPUTS)
    return said, words


def test_tei_of_another_schema_is_published_with_a_warning(tmp_path):
    text = "<text><body><p>The <w>ferry</w> <w>left</w> <gloss>late</gloss>.</p></body></text>"
    said, words = foreign(tmp_path, text)
    assert "the schema for which the file was written is not at hand" in said
    assert said.count("outside our schema: “gloss”, “w” (2 times).") == 1
    for output, found in words.items():
        for word in ("ferry", "left", "late"):
            assert word in found, output


@pytest.mark.parametrize("name", OUTPUTS)
def test_each_output_names_what_it_has_no_form_for(tmp_path, name):
    path = tmp_path / "ferry.xml"
    path.write_text(FOREIGN.replace("TEXT", "<text><body><p><w>One</w></p></body></text>"), "utf-8")
    assert "outside our schema: “w”." in run(path, "--to", name).stderr.decode()


def test_tei_of_our_own_is_not_published_with_errors(tmp_path):
    path = tmp_path / "ferry.xml"
    ours = FOREIGN.replace("tei_lite.rng", "../schemas/teiwright.rng")
    path.write_text(ours.replace("TEXT", "<text><body><p>One</p></body></text>"), "utf-8")
    done = run(path)
    assert done.returncode == 1
    assert "The file was not published." in done.stderr.decode()


def test_what_lists_hold_that_we_do_not_know_is_shown(tmp_path):
    """A catalogue of manuscripts, a list of parts of a play."""
    text = (
        "<text><front><castList><castItem><role>Pilot</role></castItem></castList></front><body>"
        "<listBibl><msDesc><msIdentifier><idno>MS 17</idno></msIdentifier></msDesc></listBibl></body></text>"
    )
    _, words = foreign(tmp_path, text)
    for output, found in words.items():
        for word in ("Pilot", "MS 17"):
            assert word in found, (output, word)


def test_what_is_no_tei_is_not_published_even_unchecked(tmp_path):
    path = tmp_path / "ferry.xml"
    path.write_text("<TEI><text><body><p>One.</p></body></text></TEI>", "utf-8")
    done = run(path, "--unchecked")
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert "namespace" in done.stderr.decode()


def test_a_transcription_by_page_and_line_is_a_text(tmp_path):
    text = (
        '<sourceDoc><surface n="1r"><zone><line>The ferry</line><line>left <mod><del>early</del><add>late</add></mod></line></zone>'
        '<zone><line>in rain</line></zone></surface><surface n="1v"><line>and came back</line></surface></sourceDoc>'
    )
    _, words = foreign(tmp_path, text)
    for output, found in words.items():
        for word in ("The ferry", "left", "late", "in rain", "and came back"):
            assert word in found, (output, word)
        assert "1v" in found or output == ".txt"


def test_what_lies_in_other_files_is_said_to_be_missing(tmp_path):
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="second.xml"/>'
    said, _ = foreign(tmp_path, f"<text><body><p>One.</p>{include}</body></text>")
    assert "One part of the text lies in other files (xi:include), which are not read" in said
    said, _ = foreign(tmp_path, "<facsimile/>")
    assert "There is no text in the file" in said


def test_scans_of_the_copy_are_named_as_not_shown_and_not_missed_in_the_book(tmp_path):
    said, _ = foreign(
        tmp_path, '<facsimile><graphic url="scan-1.jpg"/></facsimile><text><body><p>One.</p></body></text>'
    )
    assert "what no output shows: “facsimile”" in said
    assert "scan-1.jpg" not in said


def test_what_a_file_holds_of_pictures_itself_is_named(tmp_path):
    text = (
        "<text><body><p>One <binaryObject mimeType='image/png'>iVBORw0KGgo=</binaryObject>.</p></body></text>"
    )
    said, shown = foreign(tmp_path, text)
    assert "(binaryObject, once) is not shown" in said
    assert not any("iVBORw0" in words for words in shown.values())


def test_a_reference_shows_all_it_says(tmp_path):
    text = (
        "<text><body><listBibl><biblStruct><monogr><title>The Ferry</title><imprint><date>1860</date></imprint><extent>six volumes</extent>"
        "</monogr><relatedItem><bibl>A later copy</bibl></relatedItem></biblStruct></listBibl></body></text>"
    )
    _, words = foreign(tmp_path, text)
    for output, found in words.items():
        for word in ("The Ferry", "1860", "six volumes", "A later copy"):
            assert word in found, (output, word)


def marked_everywhere():
    """The text with every kind of element, and in each, at its start and end, an element that we do not know with a word of its own."""
    tree = etree.parse(str(CASES / "xslt" / "every-kind.xml"))
    words = {}
    for number, element in enumerate(list(tree.find(f"{TEI}text").iter(f"{TEI}*"))):
        first, last = etree.Element(f"{TEI}gloss"), etree.Element(f"{TEI}floatingText")
        first.text = f"first{number}x"
        first.tail, element.text = element.text, None
        etree.SubElement(etree.SubElement(last, f"{TEI}body"), f"{TEI}p").text = f"last{number}x"
        element.insert(0, first)
        element.append(last)
        words |= {word: etree.QName(element).localname for word in (f"first{number}x", f"last{number}x")}
    return tree, words


# Empty by nature; a marker, whose number is made anew; the reading that another stands for; what no TEI allows beside the cells of a table.
EXCEPTED = {"pb", "gap", "milestone", "ref", "choice", "sic", "row", "table"}


@pytest.mark.parametrize("name", OUTPUTS)
def test_an_element_that_we_do_not_know_is_shown_wherever_it_stands(name):
    tree, words = marked_everywhere()
    shown = rendering.render(SimpleNamespace(tree=tree, name="everywhere"), name).data
    text = " ".join(pages_of_book(shown).values()) if name == "epub" else shown.decode()
    # In a narrow column of XSL-FO a space without a width stands between the signs of a long word.
    text = text.replace("\u200b", "")
    assert {words[w] for w in words if w not in text} <= EXCEPTED


def test_texts_in_a_group_keep_their_paragraphs(tmp_path):
    text = (
        "<text><front><p>Before all.</p></front><group>"
        "<text><body><head>One</head><p>First.<note n='1'>A note.</note></p><p>Second.</p></body></text>"
        "<text><body><lg><l>A line</l><l>and another</l></lg></body><back><p>The end.</p></back></text></group></text>"
    )
    words = foreign(tmp_path, text)[1][".txt"]
    assert words == (
        "Before all.\n\nOne\n\nFirst.[1]\n\nSecond.\n\nA line\nand another\n\nThe end.\n\n1. A note.\n"
    )


def test_a_page_shows_no_other_sign_for_a_control_and_plain_text_keeps_what_means_nothing(tmp_path):
    _, words = foreign(tmp_path, "<text><body><p>One \x85 two \ufdd5 three \x9f.</p></body></text>")
    assert "One \ufffd two \ufffd three \ufffd." in words[".html"]
    assert "One \x85 two \ufdd5 three \x9f." in words[".txt"]


def test_the_address_of_a_pointer_stands_apart(tmp_path):
    """Pointers into a data base of notes, and the addresses that follow a reference."""
    text = (
        '<text><body><p>He went to the Press<ptr target="notes.17_n2"/>and home (<ptr target="notes.17_n3"/>).</p><listBibl>'
        '<bibl><citedRange>1989.34</citedRange> <ptr target="https://one.example"/> <ref target="https://two.example">two.example</ref></bibl>'
        "<bibl><author>Lind</author> <date>1904</date></bibl></listBibl></body></text>"
    )
    _, words = foreign(tmp_path, text)
    plain = words[".txt"]
    assert "to the Press notes.17_n2 and home (notes.17_n3)." in plain
    assert "1989.34 https://one.example two.example\n" in plain
    assert "\nLind, 1904" in plain
    for output, found in words.items():
        assert "Pressnotes" not in "".join(found.split("<")), output


def test_a_file_without_a_text_says_so_in_every_output(tmp_path):
    """A register of places is no text; before, books of it were empty without a word."""
    path = tmp_path / "places.xml"
    register = "<standOff><listPlace><place><placeName>Ely</placeName></place></listPlace></standOff>"
    path.write_text(FOREIGN.replace("TEXT", register), "utf-8")
    for name in OUTPUTS:
        said = " ".join(run(path, "--to", name).stderr.decode().split())
        assert "There is no text in the file: neither <text> nor <sourceDoc>." in said, name


DESCRIBED = """<sourceDesc><listWit><witness n="B"><msDesc><msIdentifier><idno>MS 18</idno></msIdentifier>
<history><provenance>Sold in 1840.</provenance></history></msDesc></witness></listWit>
<msDesc><msIdentifier><settlement>Ely</settlement><idno>MS 17</idno></msIdentifier>
<msContents><summary>Letters.</summary><msItem n="1"><locus>fols 1–8</locus><title>To the miller</title><msItem><title>An answer</title></msItem></msItem></msContents>
<physDesc><objectDesc><supportDesc><support>Paper</support><extent><dimensions unit="mm"><height>200</height><width>160</width></dimensions></extent></supportDesc></objectDesc>
<decoDesc><p>None.</p></decoDesc></physDesc><history><origin><p>Written at <placeName>Ely</placeName>.</p></origin></history>
<msPart><msIdentifier><idno>MS 17 B</idno></msIdentifier><physDesc><p>One leaf.</p></physDesc></msPart>
<additional><adminInfo><recordHist><p>Seen in 1901.</p></recordHist></adminInfo><listBibl><bibl>A List of Ferries</bibl></listBibl></additional></msDesc></sourceDesc>"""


def test_a_description_of_a_manuscript_is_on_the_page_and_named_where_it_is_not(tmp_path):
    header = "<sourceDesc><msDesc><msIdentifier><idno>MS 17</idno></msIdentifier></msDesc></sourceDesc>"
    for described, count in ((header, 0), (DESCRIBED, 1)):
        path = tmp_path / "ferry.xml"
        tei = FOREIGN.replace("<sourceDesc><p/></sourceDesc>", described)
        path.write_text(tei.replace("TEXT", "<text><body><p>One</p></body></text>"), "utf-8")
        for name in OUTPUTS:
            said = run(path, "--to", name).stderr.decode()
            assert said.count("[description-unshown]") == (0 if name == "html" else count), name
    page = html.document_fromstring(path.with_suffix(".html").read_bytes().decode())
    facts = [
        (row.findtext("dt"), [dd.text_content() for dd in row.iterfind("dd")])
        for row in page.find_class("facts")[0].iterfind("div")
    ]
    assert facts[-9:] == [
        ("Witnesses", ["B: MS 18"]),
        ("Provenance", ["B: Sold in 1840."]),
        ("Source", ["Ely, MS 17"]),
        ("Contents of the manuscript", ["Letters.", "1: fols 1–8, To the miller", "An answer"]),
        ("Physical description", ["Paper", "200 × 160 mm", "MS 17 B: One leaf."]),
        ("Decoration", ["None."]),
        ("Origin", ["Written at Ely."]),
        ("Further information", ["Seen in 1901."]),
        ("Literature", ["A List of Ferries"]),
    ]


def test_tei_with_names_that_tei_does_not_have_says_which_and_nothing_else(tmp_path):
    path = tmp_path / "ferry.xml"
    text = '<text><body><div type="odd"><chapter><p>One</p></chapter></div></body></text>'
    path.write_text(FOREIGN.replace("TEXT", text), "utf-8")
    done = run(path)
    said = " ".join(done.stderr.decode().split())
    assert done.returncode == 1
    assert said.count("What to do") == 1
    assert "The file was not published: no version of TEI P5 has <chapter> (line 4)." in said


def test_names_of_an_earlier_tei_are_no_slip(tmp_path):
    """Elements that TEI P5 had when an edition was made, and has no more."""
    path = tmp_path / "ferry.xml"
    header = (
        "</fileDesc><encodingDesc><charDecl><char><charName>SIGN</charName></char></charDecl></encodingDesc>"
    )
    tei = FOREIGN.replace("</fileDesc>", header).replace("TEXT", "<text><body><p>One</p></body></text>")
    path.write_text(tei, "utf-8")
    assert run(path).returncode == 0


def test_words_that_are_underlined_and_struck_out_can_be_printed(tmp_path):
    """A PDF for all readers refuses two lines at the same words: what is struck out stays so."""
    path = tmp_path / "ferry.xml"
    text = (
        '<text><body><p>A <hi rend="underline">late <del>slow</del></hi> <del>old <hi rend="underline">grey</hi> '
        '<del>lame</del></del> <hi rend="underline">f<hi rend="underline">err</hi>y</hi> <hi rend="underline">left</hi>.</p></body></text>'
    )
    path.write_text(FOREIGN.replace("TEXT", text), "utf-8")
    done = run(path, "--to", "typst", "-o", "-")
    source = done.stdout.decode()
    assert source.count("strike(") == source.count("#let strike(") + 2
    assert run(path, "--to", "pdf").returncode == 0


def test_who_is_in_a_list_of_the_text_is_one_person_in_the_index(tmp_path):
    """The name that an entry has is no second person of that name."""
    text = (
        "<text><body><p>The <persName ref='#orme'>Orme girl</persName> came.</p></body><back><listPerson><person xml:id='orme'>"
        "<persName><surname>Orme</surname>, <forename>Hannah</forename></persName><birth when='1801'/></person></listPerson></back></text>"
    )
    _, shown = foreign(tmp_path, text)
    index = etree.HTML(shown[".html"]).find(".//section[@id='index-person']")
    assert len(index.findall("ul/li")) == 1
    assert shown[".fo"].count('id="ix-persons-') == 1


def test_years_of_a_life_that_are_not_certain_are_shown_as_stated(tmp_path):
    """“c. 1801” was 1801 on the page and in the index of the book, and “before 1801” was 1800."""
    lives = {
        "<birth when='1801-02-03'>3 February 1801</birth><death when='1866'>1866</death>": "1801–1866",
        "<birth when='1801' precision='medium'>c. 1801</birth><death when='1866'>1866</death>": "c. 1801 – 1866",
        "<birth notAfter='1800-12-31'>before 1801</birth>": "* before 1801",
        "<death from='1801' to='1900'>19th c.</death>": "† 19th c.",
        "<birth notBefore='1801-03' notAfter='1801-05'>in spring</birth>": "* 1801",
        "<birth notBefore='1801' notAfter='1803'><placeName>Hallow</placeName></birth><death notBefore='1866'/>": "1801/1803–1866/…",
        "<birth when='1801' cert='low'/><death when='1866' precision='low'/>": "1801? – ca. 1866",
        "<birth when='-0043'>44 BC</birth><death when='0014'/>": "44 BC – 14",
    }
    names = "".join(f"<persName ref='#p{at}'>girl {at}</persName>, " for at in range(len(lives)))
    persons = "".join(
        f"<person xml:id='p{at}'><persName>Orme {at}</persName>{life}</person>"
        for at, life in enumerate(lives)
    )
    _, made = foreign(
        tmp_path,
        f"<text><body><p>{names}</p></body><back><listPerson>{persons}</listPerson></back></text>",
    )
    shown = etree.HTML(made[".html"]).findall(".//section[@id='index-person']//span[@class='life']")
    assert [span.text for span in shown] == list(lives.values())
    assert all(life in made[".fo"] for life in lives.values())


def test_a_rendition_of_the_header_is_shown(tmp_path):
    """Small capitals were italics, where the header says in CSS what they are (tagsDecl)."""
    path = tmp_path / "ferry.xml"
    header = '<encodingDesc><tagsDecl><rendition xml:id="sc" scheme="css">font-variant: small-caps;</rendition></tagsDecl></encodingDesc></teiHeader>'
    text = '<text><body><p>The <hi rendition="#sc">Ferry</hi>.</p></body></text>'
    path.write_text(FOREIGN.replace("TEXT", text).replace("</teiHeader>", header), "utf-8")
    assert run(path, "--to", "html,fo", "-o", tmp_path / "out").returncode == 0
    assert '<span class="hi r-smallcaps">Ferry</span>' in (tmp_path / "out" / "ferry.html").read_text("utf-8")
    assert '<fo:inline font-variant="small-caps">Ferry' in (tmp_path / "out" / "ferry.fo").read_text("utf-8")


def test_a_note_in_running_text_stays_where_it_stands_though_a_reference_elsewhere_names_it(tmp_path):
    text = (
        '<text><body><div><head>One</head><p>The ferry<note n="2" xml:id="n2">A steamer.</note> left.</p></div>'
        '<div><head>Two</head><p>See <ref target="#n2">footnote 2</ref> and <ref target="#n9">9</ref>.<note n="9" xml:id="n9">Called by its number.</note></p></div></body></text>'
    )
    _, words = foreign(tmp_path, text)
    assert "The ferry[2] left." in words[".txt"]
    assert "See footnote 2 and 9." in words[".txt"]
    assert re.search('class="noteref"[^>]*href="#n9"', words[".html"])
    assert re.search(
        r'The ferry<sup class="marker"><a id="[^"]*" class="noteref" role="doc-noteref" href="#n2"',
        words[".html"],
    )
    assert '<a class="ref" href="#n2">footnote 2</a>' in words[".html"]
    assert "See footnote 2" in " ".join("".join(etree.fromstring(words[".fo"].encode()).itertext()).split())


def test_a_note_in_a_list_is_called_by_a_reference_in_words(tmp_path):
    text = (
        '<text><body><p>The ferry (<ref target="#n2">note 2</ref>) left.</p>'
        '<div type="notes"><note n="2" xml:id="n2">A steamer.</note></div></body></text>'
    )
    assert 'href="#n2"' in foreign(tmp_path, text)[1][".html"]
    assert re.search('class="noteref"[^>]*href="#n2"', foreign(tmp_path, text)[1][".html"])


def test_the_source_in_the_form_of_a_header_and_the_witnesses_are_facts(tmp_path):
    source = (
        "<biblFull><titleStmt><title>Of Ships</title><author><persName><surname>Brandt</surname><forename>Otto</forename></persName></author></titleStmt>"
        "<publicationStmt><pubPlace>Hull</pubPlace><date>1712</date></publicationStmt></biblFull>"
        '<listWit><witness xml:id="A">York, MS 1</witness><witness xml:id="B">York, MS 2</witness></listWit>'
    )
    path = tmp_path / "ships.xml"
    whole = FOREIGN.replace("<sourceDesc><p/></sourceDesc>", f"<sourceDesc>{source}</sourceDesc>")
    path.write_text(whole.replace("TEXT", "<text><body><p>One.</p></body></text>"), "utf-8")
    for name in ("html", "fo", "typst"):
        assert run(path, "--to", name).returncode == 0
    for suffix in (".html", ".fo", ".typ"):
        shown = path.with_suffix(suffix).read_text("utf-8")
        assert "Otto Brandt, Of Ships, Hull, 1712" in shown, suffix
        assert "A: York, MS 1" in shown, suffix
        assert "B: York, MS 2" in shown, suffix


def test_a_description_of_a_manuscript_a_dictionary_and_a_recording_do_not_run_together(tmp_path):
    text = (
        "<text><body><listBibl><msDesc><msIdentifier><repository>Library</repository><idno>MS 1</idno></msIdentifier><head>Psalter</head>"
        "<msContents><msItem><locus>ff. 1–9</locus><title>Psalms</title><incipit>Beatus</incipit></msItem></msContents></msDesc></listBibl>"
        '<div><entry><form><orth>anchor</orth></form><sense n="1"><def>a hook</def></sense><sense n="2."><def>hope</def></sense></entry></div>'
        '<div><u who="#ann">yes <vocal><desc>laughs</desc></vocal> now</u><incident><desc>[a door]</desc></incident></div>'
        "<lg><l><seg>And the tides of men</seg><seg>at the quay</seg></l></lg></body></text>"
    )
    words = foreign(tmp_path, text)[1][".txt"]
    assert words == (
        "Library, MS 1\n\nPsalter\n\nff. 1–9, Psalms, Beatus\n\nanchor 1. a hook 2. hope\n\nann\n\nyes (laughs) now\n\n[a door]\n\nAnd the tides of men at the quay\n"
    )


def test_a_name_that_others_point_to_is_one_with_them_in_the_index(tmp_path):
    text = (
        '<text><front><list><item><persName xml:id="p_H">Holt, James</persName>, pilot</item></list></front>'
        '<body><p><persName corresp="#p_H">Holt</persName> came.</p></body></text>'
    )
    page = foreign(tmp_path, text)[1][".html"]
    assert re.findall("<b>([^<]*)</b>", page[page.index('id="index-person"') :]) == ["Holt, James"]
    assert "2 mentions" in page


def test_numbers_that_bring_their_own_brackets_get_no_second(tmp_path):
    text = '<text><body><p><pb n="[1]"/>The ferry<note n="a)">A steamer.</note> left.</p></body></text>'
    _, words = foreign(tmp_path, text)
    assert ">[1]</span>" in words[".html"]
    assert words[".txt"].endswith("\n\na) A steamer.\n")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<quote>Low water.</quote>", "“Low water.”"),
        ("„<quote>Low water.</quote>“", "„Low water.“"),
        ("»<quote>Low water</quote>.«", "»Low water.«"),
        ("“See <quote>Low water</quote>”", "“See “Low water””"),
        ("l'<quote>eau</quote>'", "l'“eau”'"),
    ],
)
def test_marks_of_a_quotation_that_stand_outside_it_are_not_doubled(tmp_path, text, shown):
    _, words = foreign(tmp_path, f"<text><body><p>He wrote {text} and left.</p></body></text>")
    for output, found in words.items():
        plain = re.sub(r"<[^>]+>|\";\"|\"?;?(note|italic)\(|[{}]", "", found)
        assert shown in re.sub(r"\s+", " ", plain), output


NAMES = ["Иван", "Пётр", "राम", "रमा", "王維", "王勃", "محمد", "Ἀθηνᾶ", "Þóra", "Þór"]


def test_names_in_any_script_are_entries_of_their_own():
    """Nobody has said who they are: only the same name is one entry, and “РЕНЕ” is “Рене”."""
    people = ", ".join(f"<persName>{name}</persName>" for name in [*NAMES, "ПЁТР", "René", "RENE"])
    text = f"<text><body><p>{people}, <persName ref='#'>Nemo</persName>.</p></body></text>"
    tree = etree.ElementTree(etree.fromstring(FOREIGN.replace("TEXT", text).partition("?>")[2]))
    edition = SimpleNamespace(tree=tree, name="names")
    page = etree.HTML(rendering.render(edition, "html").data.decode())
    entries = page.xpath("//section[@id='index-person']/ul/li")
    assert sorted("".join(e.xpath("p[@class='entry']/b/text()")) for e in entries) == sorted(
        [*NAMES, "René", "Nemo"]
    )
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    index = pages_of_book(rendering.render(edition, "epub").data)["EPUB/index-persons.xhtml"]
    ids = re.findall(r'\bid="([^"]+)"', index)
    assert len(ids) == len(set(ids))
    for name in NAMES:
        assert f">{name}" in index


def test_pages_of_the_copy_have_each_an_address_in_the_electronic_book():
    text = "<text><body><p><pb n='αʹ'/>One. <pb n='βʹ'/>Two. <pb n='3*'/>Three. <pb n='3+'/>Four.</p></body></text>"
    tree = etree.ElementTree(etree.fromstring(FOREIGN.replace("TEXT", text).partition("?>")[2]))
    book = pages_of_book(rendering.render(SimpleNamespace(tree=tree, name="pages"), "epub").data)
    pages = re.findall(r'id="([^"]*page-[^"]*)"', "".join(book.values()))
    assert len(pages) == len(set(pages)) == 4, book


def test_lines_of_a_note_beside_the_text_do_not_run_together():
    text = "<text><body><p>Words<note>Salt <hi>and</hi> Sons<lb/>Quay 3<lb break='no'/>b</note>.</p></body></text>"
    tree = etree.ElementTree(etree.fromstring(FOREIGN.replace("TEXT", text).partition("?>")[2]))
    page = etree.HTML(rendering.render(SimpleNamespace(tree=tree, name="lines"), "html").data.decode())
    assert page.xpath("string(//span[@class='sidenote'])") == "1 Salt and Sons Quay 3b"


def test_a_name_as_a_catalogue_has_it_is_shown_as_one_says_it(tmp_path):
    authors = (
        "<author>Reed, Ann, 1850-1910</author><author>von Holt, Karl (geb. 1801)</author><author>King, Jr.</author>"
        "<author>Ann Roe, Tim Jones</author><author><orgName>Museum, Hull</orgName></author><editor><persName>Kamp, Elise</persName></editor>"
        "<respStmt><resp>Index</resp><name>Major, Mary</name></respStmt>"
    )
    source = "<sourceDesc><biblStruct><monogr><author>Reed, Ann</author><title>Salt</title><imprint><date>1881</date></imprint></monogr></biblStruct></sourceDesc>"
    path = tmp_path / "salt.xml"
    whole = FOREIGN.replace("<sourceDesc><p/></sourceDesc>", source)
    whole = re.sub(r"</title>", f"</title>{authors}", whole, count=1)
    path.write_text(whole.replace("TEXT", "<text><body><p>One.</p></body></text>"), "utf-8")
    for name in ("html", "fo", "typst"):
        assert run(path, "--to", name).returncode == 0
    for suffix in (".html", ".fo", ".typ"):
        shown = path.with_suffix(suffix).read_text("utf-8")
        for words in (
            "Ann Reed",
            "Karl von Holt",
            "King, Jr.",
            "Ann Roe, Tim Jones",
            "Museum, Hull",
            "Elise Kamp",
            "Mary Major",
            "Ann Reed, ",
        ):
            assert words in shown, (suffix, words)
        for words in ("Reed, Ann", "Kamp, Elise", "Major, Mary"):
            assert words not in shown, (suffix, words)


def test_a_person_of_the_header_leads_to_the_authority_file_and_shows_the_years(tmp_path):
    path = tmp_path / "salt.xml"
    authors = '<author>Reed, Ann, <date>1850-1910</date></author><editor ref="https://orcid.org/0000-0002-1825-0097">Kamp, Elise</editor>'
    whole = re.sub(r"</title>", f"</title>{authors}", FOREIGN, count=1)
    path.write_text(whole.replace("TEXT", "<text><body><p>One.</p></body></text>"), "utf-8")
    assert run(path, "--to", "html").returncode == 0
    page = path.with_suffix(".html").read_text("utf-8")
    assert "<dd>Ann Reed (1850-1910)</dd>" in page
    assert '<dd><a href="https://orcid.org/0000-0002-1825-0097">Elise Kamp</a></dd>' in page
