"""What the book is made of, in FO and in the PDF alike: leaves before the text, right-hand pages, notes where and as they are wanted."""

from __future__ import annotations

import io
import json
import re
from collections import Counter

import pytest
import typst
from lxml import etree
from pypdf import PdfReader

from conftest import pages_of_book
from print_samples import AS_LONG, TEI, book, fo, miscellany
from teiwright import rendering
from teiwright.errors import RenderingError

FO = "{http://www.w3.org/1999/XSL/Format}"
WHERE = ["foot", "chapter", "end"]


def chapter(number, *notes, kind="chapter"):
    marks = "".join(f'<p>Words.<note n="{n}">Note {n} of chapter {number}.</note></p>' for n in notes)
    return f'<div type="{kind}" xml:id="c{number}"><head>Chapter {number}</head>{marks}</div>'


def two_chapters():
    return book(chapter(1, "7", "8") + chapter(2, "1", "*"))


def pages(sample, **settings):
    """The words of each page of the PDF."""
    data = rendering.render(sample, "pdf", parameters=settings).data
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]


@pytest.mark.parametrize(
    ("how", "expected"),
    [("printed", "7 8 1 *"), ("chapter", "1 2 1 2"), ("throughout", "1 2 3 4")],
)
@pytest.mark.parametrize("where", WHERE)
def test_notes_are_numbered_as_is_wanted(how, expected, where):
    settings = {"note-numbers": how, "notes": where}
    source = rendering.render(two_chapters(), "typst", parameters=settings).data.decode()
    found = re.findall(r'\b(?:end)?note\("[^"]*", "([^"]*)"', source.partition("#show: book")[2])
    assert " ".join(found) == expected
    tree = fo(two_chapters(), **settings)
    if where == "foot":
        assert " ".join(note[0].text for note in tree.iter(f"{FO}footnote")) == expected
    else:
        links = (
            e for e in tree.iter(f"{FO}basic-link") if e.get("internal-destination", "").startswith("from-")
        )
        assert " ".join(link.text.rstrip(".") for link in links) == expected


def test_notes_at_the_end_of_each_chapter():
    text = " ".join(pages(two_chapters(), notes="chapter"))
    one, two = "Chapter 1 Words.7 Words.8 Notes 7. Note 7", "Chapter 2 Words.1 Words.* Notes 1. Note 1"
    assert one in text
    assert two in text
    printed = " ".join(" ".join(fo(two_chapters(), notes="chapter").itertext()).split())
    assert (
        printed.index("Chapter 1 Words. 7")
        < printed.index("Note 8 of chapter 1.")
        < printed.index("Chapter 2 Words.")
    )


def test_notes_at_the_end_of_the_text_stand_under_their_chapters_where_a_number_comes_twice():
    twice = book(chapter(1, "1", "2") + chapter(2, "1"))
    assert "Notes Chapter 1 1. Note 1 of chapter 1. 2. Note 2" in " ".join(pages(twice, notes="end"))
    assert "Chapter 2 1. Note 1 of chapter 2." in " ".join(pages(twice, notes="end"))
    assert "Notes 7. Note 7" in " ".join(pages(two_chapters(), notes="end"))


def test_a_setting_that_cannot_be_is_refused():
    for output in ("fo", "pdf"):
        with pytest.raises(RenderingError, match="“notes” is “feet”; it can be foot, chapter, end"):
            rendering.render(two_chapters(), output, parameters={"notes": "feet"})


def test_the_leaves_before_the_text():
    """Half-title, its empty back, title page, imprint, contents and its empty back; then page 1."""
    before = pages(miscellany(), **{**AS_LONG, "contents": "yes"})[:6]
    assert before[0] == "A Printer’s Miscellany"
    assert before[1] == ""
    assert before[2].startswith("Anna Example A Printer’s Miscellany Every Kind of Thing")
    assert "Licence: Creative Commons" in before[3]
    assert before[4].startswith("Contents Preface")
    assert before[5] == ""
    assert pages(miscellany(), **{"half-title": "no"})[0].startswith("Anna Example")


def test_a_part_and_its_first_chapter_begin_right_hand_pages_and_blank_pages_have_no_head():
    sample = book(
        '<div type="part"><head>Part One</head>' + chapter(1) + chapter(2) + chapter(3) + "</div>"
        '<div type="part"><head>Part Two</head>' + chapter(4) + "</div>"
    )
    text = pages(sample, **{**AS_LONG, "contents": "no"})[4:]
    assert text == [
        "Part One 1",
        "",
        "Chapter 1 3",
        "Chapter 2 4",
        "Chapter 3 5",
        "",
        "Part Two 7",
        "",
        "Chapter 4 9",
    ]
    sequences = fo(sample, **AS_LONG).findall(f"{FO}page-sequence")[-6:]
    begun = [
        (s.get("initial-page-number"), "".join(s.find(f"{FO}flow").itertext()).strip()[-9:])
        for s in sequences
    ]
    assert [start for start, _ in begun] == ["1", "auto-odd", "auto", "auto", "auto-odd", "auto-odd"]


def test_in_a_collection_each_text_is_under_its_author_and_its_source_in_the_imprint():
    first, second = two_chapters(), two_chapters()
    root = second.tree.getroot()
    root.set("{http://www.w3.org/XML/1998/namespace}id", "other")
    for author in root.iter("{*}author"):
        author.text = "Boris Beispiel"
    corpus = etree.fromstring(
        f"<teiCorpus xmlns='http://www.tei-c.org/ns/1.0' xml:id='both' xml:lang='en'>{etree.tostring(root[0]).decode()}</teiCorpus>"
    )
    corpus.extend([first.tree.getroot(), root])
    both = type(first)(etree.ElementTree(corpus), "both.xml")
    contents = next(page for page in pages(both) if page.startswith("Contents"))
    assert re.search(r"Contents Anna Example A Sample[ .]+\W*1 .*Boris Beispiel A Sample", contents)
    imprint = next(page for page in pages(both) if "Published by" in page)
    assert "Anna Example: A Sample. Written for this test. Boris Beispiel: A Sample. Written" in imprint
    assert "Boris Beispiel" in "".join(fo(both).itertext())


def test_the_imprint_names_the_plain_text_and_not_its_size_and_checksum():
    sample = two_chapters()
    (source,) = sample.tree.iter("{*}sourceDesc")
    said = 'A library, 2 May 2020; received as a plain-text file, <idno type="filename">mill.txt</idno>, 90 bytes, UTF-8, SHA-256 <idno type="SHA-256">0f</idno>.'
    source[:] = [etree.fromstring(f'<bibl xmlns="{TEI[1:-1]}" type="digitalSource">{said}</bibl>')]
    printed = next(page for page in pages(sample) if "mill.txt" in page)
    assert "Source: A library, 2 May 2020; received as a plain-text file, mill.txt." in printed
    assert "bytes" not in printed
    assert "SHA-256" not in "".join(fo(sample).itertext())


def test_who_had_one_duty_is_named_for_it_once():
    """And what the header calls “Set by:” has one colon; a list of signs is no source."""
    sample = two_chapters()
    (stated,) = sample.tree.iter(f"{TEI}titleStmt")
    for duty, name in (
        ("Set by:", "Ann Ash"),
        ("Read by", "Cy Cole"),
        ("Set by:", "Bo Birch"),
        ("Set by", "Di Dee"),
    ):
        stated.append(
            etree.fromstring(
                f"<respStmt xmlns='{TEI[1:-1]}'><resp>{duty}</resp><persName>{name}</persName></respStmt>"
            )
        )
    (source,) = sample.tree.iter(f"{TEI}sourceDesc")
    source.append(etree.fromstring(f"<list xmlns='{TEI[1:-1]}'><item>a sign</item></list>"))
    title, imprint = (page for page in pages(sample) if "Ann Ash" in page)
    assert "Set by Ann Ash, Bo Birch and Di Dee Read by Cy Cole" in title
    assert "Set by: Ann Ash, Bo Birch and Di Dee Read by: Cy Cole" in imprint
    assert "a sign" not in imprint
    assert "a sign" not in "".join(fo(sample).itertext())


def test_an_index_is_read_column_by_column_and_page_by_page():
    """Also where it is short in names and long in lines: columns of the same height must not run over two pages."""
    names = [
        f"{chr(65 + n // 2)}{'ab'[n % 2]}name of a person with a very long name indeed, of Somewhere"
        for n in range(50)
    ]
    people = "".join(
        f"<person xml:id='x{n}'><persName>{name}</persName></person>" for n, name in enumerate(names)
    )
    sample = book("".join(f"<p><persName ref='#x{n}'>Somebody</persName> wrote.</p>" for n in range(50)))
    listed = f"<standOff xmlns='http://www.tei-c.org/ns/1.0'><listPerson>{people}</listPerson></standOff>"
    sample.tree.getroot().insert(1, etree.fromstring(listed))
    index = " ".join(pages(sample)).partition("Index of Persons")[2]
    found = re.findall(r"\b([A-Z][ab])name", index)
    assert found == [name[:2] for name in names]


def test_the_marks_of_two_notes_at_one_place_are_kept_apart():
    sample = book(
        '<p>Words<note n="1">One.</note><note n="2">Two.</note> and<note n="3">Three.</note> more.</p>'
    )
    assert re.search(r"Words1\s+2 and3 more", pages(sample)[-1])
    text = " ".join(pages_of_book(rendering.render(sample, "epub").data).values())
    assert re.search(r">1</a>(</sup>)?<sup>\u00a0</sup>", text)


def test_white_space_between_two_notes_does_not_bring_their_marks_together():
    sample = book('<p>Words<note n="1">One.</note>\n  <note n="2">Two.</note>\n more.</p>')
    assert re.search(r"Words1\s+2 more", pages(sample)[-1])


def test_a_note_between_the_parts_of_a_speech_is_at_the_foot_of_its_page():
    sample = book(
        "<div><sp><speaker>ANNA</speaker><note>A name in the copy.</note><l>It rains.</l></sp>"
        "<sp><speaker>BERTA</speaker><p>It does.</p></sp></div>"
    )
    assert "ANNA1 It rains. BERTA It does. 1 A name in the copy." in pages(sample)[-1]
    assert fo(sample).findall(f".//{FO}footnote")


def test_words_above_a_table_go_to_its_page():
    row = "<row><cell>Stone, and what was paid for the carting of it</cell><cell>12</cell></row>"
    for before in range(20, 34):
        filled = "".join(f"<p>Line {n} of the page.</p>" for n in range(before))
        for words, together in (("Depth of water, in feet", True), ("It was as follows:", True)):
            text = pages(book(f"<div>{filled}<p>{words}</p><table>{row * 3}</table></div>"))
            (page,) = [page for page in text if words in page]
            assert ("carting of it 12" in page) is together
    kept = fo(
        book(f"<div><p>Prices.</p><table>{row}</table><p>Prices, in pence</p><table>{row}</table></div>")
    )
    blocks = [b for b in kept.iter(f"{FO}block") if (b.text or "").startswith("Prices")]
    assert [b.get("keep-with-next.within-page") for b in blocks] == [None, "always"]


def test_the_word_that_announces_a_list_goes_to_its_page():
    made = "<list><item>Mix it with the milk.</item><item>Bake it.</item></list>"
    for before in range(20, 34):
        filled = "".join(f"<p>Line {n} of the page.</p>" for n in range(before))
        text = pages(book(f"<div>{filled}<p>Method:</p>{made}</div>"))
        (page,) = [page for page in text if "Method:" in page]
        assert "Mix it" in page
    kept = fo(book(f"<div><p>Method:</p>{made}<p>Method.</p>{made}</div>"))
    blocks = [b for b in kept.iter(f"{FO}block") if (b.text or "").startswith("Method")]
    assert [b.get("keep-with-next.within-page") for b in blocks] == ["always", None]


def test_no_line_of_a_title_page_ends_within_a_name():
    sample = with_authors(1)
    source = rendering.render(sample, "typst").data.decode()
    assert '("author", {"Anna\u00a0Example and Forename0\u00a0Surname0"' in source


@pytest.mark.parametrize(
    ("listed", "over"),
    [
        ("<list><item>a wheel</item></list>", True),
        ("<list><item><p>a wheel</p></item></list>", True),
        ('<list rend="bulleted"><item>a wheel</item></list>', False),
        ("<list><label>a</label><item>a wheel</item></list>", False),
        ("<list><item><lg><l>a wheel</l></lg></item></list>", False),
    ],
)
def test_an_item_without_a_mark_turns_over_further_in(listed, over):
    """Or what turns over would look like the next item."""
    sample = book(f"<p>One.</p>{listed}")
    code = rendering.render(sample, "typst").data.decode().partition("#show: book")[2]
    assert ("none, true, {" in code) == over
    blocks = [b for b in fo(sample).iter(f"{FO}block") if b.get("text-indent") == "-1em"]
    assert [b.getparent().get("start-indent") for b in blocks] == ["from-parent(start-indent) + 1em"] * over


def test_a_long_heading_is_set_in_the_size_of_the_next_level():
    long = (
        "To the Harbour Commissioners of the Upper Weir, on the matter of the third and of the fourth sluice"
    )
    note = f'<note place="foot">{long}</note>'
    sample = book(
        f"<div><head>{long}</head><p>One.</p></div><div><head>The Mill{note}</head><p>Two.</p></div>"
    )
    code = rendering.render(sample, "typst").data.decode().partition("#show: book")[2]
    assert [", long: true" in line for line in re.findall(r"^.*head\(.*$", code, re.MULTILINE)] == [
        True,
        False,
    ]
    sizes = {
        "".join(b.itertext())[:8]: b.get("font-size")
        for b in fo(sample).iter(f"{FO}block")
        if b.get("hyphenate") == "false"
    }
    assert (sizes["To the H"], sizes["The Mill"]) == ("120%", "155%")


INDENTED = {
    "a paragraph after another": ("<p>One.</p><p>Two.</p>", "no yes"),
    "a page of the copy begins between them": ('<p>One.</p><pb n="7"/><p>Two.</p>', "no yes"),
    "after a quotation": (
        '<p>One.</p><quote rend="block"><p>Two.</p><p>Three.</p></quote><p>Four.</p>',
        "no no yes no",
    ),
    "in a list": ("<p>One.</p><list><item><p>Two.</p><p>Three.</p></item></list>", "no no yes"),
    "in a note": ("<p>One.<note><p>Two.</p><p>Three.</p></note></p>", "no no yes"),
    "in lines that are centred": ('<div type="dedication"><p>One.</p><p>Two.</p></div>', "no no"),
}


@pytest.mark.parametrize("where", INDENTED)
def test_a_paragraph_is_indented_only_after_another(where):
    body, expected = INDENTED[where]
    source = rendering.render(book(body), "typst").data.decode().partition("#show: book")[2]
    told = re.findall(r'(?:para\("[^"]*", |parbreak\(\);para\("[^"]*", )(true|false)', source)
    wanted = expected.split()
    if where == "in a note":
        wanted.pop(1)  # the first stands beside its number
    assert ["yes" if t == "true" else "no" for t in told] == wanted
    blocks = [
        b
        for b in fo(book(body)).iter(f"{FO}block")
        if b.get("text-indent") in ("0pt", "1.25em", "-1em")
        and not b.get("space-before")
        and re.match(r"(\W*7\W*)?(One|Two|Three|Four)\.", "".join(b.itertext()))
    ]
    assert ["yes" if b.get("text-indent") == "1.25em" else "no" for b in blocks] == wanted


LONG = "Chapter the First, in which the Author takes ship, is sick, recovers, and has cause to regret that he did so"


def with_authors(number):
    sample = book(f"<div><head>{LONG}</head><p>{'Words that fill the page of a book. ' * 200}</p></div>")
    (author,) = sample.tree.getroot().iter("{http://www.tei-c.org/ns/1.0}author")
    for one in range(number):
        other = etree.SubElement(author.getparent(), author.tag)
        other.text = f"Forename{one} Surname{one}"
    return sample


def test_a_running_head_has_one_line():
    """A long heading ran over the edge of the page, or over the text; a head is as long as the line has room for its letters."""
    text = [page.replace("\u00a0", " ") for page in pages(with_authors(40))]
    assert any(page.startswith("2 Anna Example and others Words") for page in text)
    assert any(
        page.startswith("Chapter the First, in which the Author takes ship, is sick … 3 Words")
        for page in text
    )
    heads = {
        m.text for m in fo(with_authors(40)).iter(f"{FO}marker") if m.get("marker-class-name") == "recto"
    }
    assert "Chapter the First, in which the Author takes ship, is sick\u00a0…" in heads
    tree = fo(with_authors(40))
    verso = [c for c in tree.iter(f"{FO}static-content") if c.get("flow-name") == "head-verso"]
    assert {"".join(c.itertext()) for c in verso} == {"Anna Example and others"}


def test_a_short_running_head_is_whole():
    heads = {m.text for m in fo(two_chapters()).iter(f"{FO}marker") if m.get("marker-class-name") == "recto"}
    assert "Chapter 1" in heads
    tree = fo(two_chapters())
    assert "Anna Example" in {
        "".join(c.itertext()) for c in tree.iter(f"{FO}static-content") if c.get("flow-name") == "head-verso"
    }


@pytest.mark.parametrize("settings", [{}, {"page": "a4"}, {"page": "large"}], ids=str)
@pytest.mark.parametrize(
    "heading",
    [
        "Chapter the Second, of the Insurance of Ships",
        "THE INSURANCE OF SHIPS AND OF ALL THAT IS IN THEM, AND WHO PAYS FOR IT AND HOW",
        "Глава вторая. О страховании кораблей и всего, что в них, и о том, кто за это платит",
        "Mammon and Mummers: of Women whom many Men mourned — and more whom Moonlight made mad",
        "Những người ở bến cảng đã nói với nhau về những con tàu trở về trong mùa xuân năm ấy",
        "Περὶ τῶν ἐν τῇ θαλάσσῃ πλοίων καὶ τῶν ἐν αὐτοῖς ἀνθρώπων, καὶ τίς ὑπὲρ τούτων ἀποτίνει",
        "In still little villages the mill is still till it fills, and tilts till it is little filled",
        LONG.lower(),
    ],
)
def test_a_running_head_fits_its_line_whatever_its_letters(heading, settings):
    """Measured by the page maker: capitals need half as much room again as small letters."""
    sample = book(f"<div type='chapter'><head>{heading}</head><p>Words.</p></div>")
    tree = fo(sample, **settings)
    (said,) = {m.text for m in tree.iter(f"{FO}marker") if m.get("marker-class-name") == "recto"} - {
        "A Sample"
    }
    source = rendering.render(sample, "typst", parameters=settings).data.decode()
    ground = source.partition("#let nudges")[0]
    measured = f'{ground}\n#let width = book-width - inner - outer - 4 * 0.86 * type-size\n#context [#metadata((measure(text(font: "Libertinus Serif", size: 0.86 * type-size, emph({json.dumps(said, ensure_ascii=False)}))).width / width))<part>]'
    (part,) = json.loads(typst.query(measured.encode(), "<part>", field="value"))
    assert part <= 1
    assert said == heading or part > 0.7


TITLE = "<docTitle><titlePart>On Wells</titlePart></docTitle>"


def fronted(front):
    sample = book(chapter(1) + chapter(2))
    text = sample.tree.getroot()[-1]
    text.insert(0, etree.fromstring(f"<front xmlns='{text.nsmap[None]}'>{front}</front>"))
    return sample


def test_the_first_chapter_begins_below_the_title_at_the_head_of_a_text():
    """No page for the title alone: the book has one of its own already."""
    text = pages(fronted(f"<titlePage type='heading'>{TITLE}</titlePage>"), **{**AS_LONG, "contents": "no"})[
        4:
    ]
    assert text == ["On Wells Chapter 1 1", "Chapter 2 2"]


def test_the_first_chapter_begins_a_right_hand_page_after_a_title_page():
    text = pages(fronted(f"<titlePage>{TITLE}</titlePage>"), **{**AS_LONG, "contents": "no"})[4:]
    assert [words.removesuffix(" 1") for words in text] == ["On Wells", "", "Chapter 1 3", "Chapter 2 4"]


def words_of(number):
    """Some thousand characters, and a word that is found again."""
    return f"<p>Begun{number}. " + "Words of a long chapter follow here. " * 30 + "</p>"


def lengthy(chapters, paragraphs):
    return "".join(
        f'<div type="chapter"><head>Chapter {n}</head>{words_of(n) * paragraphs}</div>'
        for n in range(1, chapters + 1)
    )


def test_a_short_text_has_neither_half_title_nor_contents_and_its_chapters_run_on():
    short, long = book(lengthy(4, 2)), book(lengthy(4, 3))
    assert pages(short)[0].startswith("Anna Example A Sample")
    assert not any(page.startswith("Contents") for page in pages(short))
    assert "follow here. Chapter 2" in " ".join(pages(short))
    assert pages(long)[:2] == ["A Sample", ""]
    assert pages(long)[4].startswith("Contents Chapter 1")
    assert [page.split()[1] for page in pages(long)[6:] if page.startswith("Chapter")] == ["1", "2", "3", "4"]
    assert len(fo(short).findall(f"{FO}page-sequence")) + 5 == len(fo(long).findall(f"{FO}page-sequence"))


def test_what_is_left_to_the_length_of_the_text_can_be_decided():
    short, long = book(lengthy(4, 2)), book(lengthy(4, 3))
    assert pages(short, **{"half-title": "yes"})[:2] == ["A Sample", ""]
    assert any(page.startswith("Chapter 2") for page in pages(short, chapters="page"))
    assert pages(long, **{"half-title": "no"})[0].startswith("Anna Example")
    assert any("follow here. Chapter 2" in page for page in pages(long, chapters="run-on"))


def test_a_collection_is_never_short():
    corpus = etree.fromstring(
        f"<teiCorpus xmlns='http://www.tei-c.org/ns/1.0' xml:id='both' xml:lang='en'>{etree.tostring(book(chapter(1)).tree.getroot()[0]).decode()}</teiCorpus>"
    )
    corpus.extend([book(chapter(1)).tree.getroot(), book(chapter(1)).tree.getroot()])
    assert pages(type(book(""))(etree.ElementTree(corpus), "both.xml"))[:2] == ["A Sample", ""]


def test_in_a_short_text_a_dedication_and_the_title_page_of_the_source_have_their_pages():
    given = "<div type='dedication'><p>To the printer.</p></div>"
    text = pages(fronted(f"<titlePage>{TITLE}</titlePage>{given}"))[2:]
    assert [words.removesuffix(" 3") for words in text] == [
        "On Wells",
        "To the printer.",
        "Chapter 1 Chapter 2",
    ]


def test_a_preface_begins_below_the_title_at_the_head_of_a_text():
    front = f"<titlePage type='heading'>{TITLE}</titlePage><div type='preface'><head>Preface</head><p>Of wells.</p></div>"
    text = pages(fronted(front), **{**AS_LONG, "contents": "no"})[4:]
    assert text == ["On Wells Preface Of wells. 1", "", "Chapter 1 3", "Chapter 2 4"]


def test_the_contents_do_not_repeat_the_title_page():
    sample = fronted(f"<titlePage type='heading'>{TITLE.replace('On Wells', 'A SAMPLE')}</titlePage>")
    listed = next(page for page in pages(sample, contents="yes") if page.startswith("Contents"))
    assert re.fullmatch(r"Contents Chapter 1[ .]+1 Chapter 2[ .]+1", listed)
    begun = [
        b.get("start-indent")
        for b in fo(sample, contents="yes").iter(f"{FO}block")
        if b.get("text-indent") == "-1.5em"
    ]
    assert begun == ["1.5em", "1.5em"]
    other = fronted(f"<titlePage type='heading'>{TITLE}</titlePage>")
    assert any(re.match(r"Contents On Wells[ .]+1 Chapter 1", page) for page in pages(other, contents="yes"))
    data = rendering.render(sample, "pdf", parameters={"contents": "yes"}).data
    assert PdfReader(io.BytesIO(data)).outline[0].title == "A SAMPLE"


def test_contents_and_running_heads_say_what_a_chapter_is_called():
    called = "<head>CHAPTER {n}</head><head type='sub'>{title}</head>" + words_of("x") * 6
    long_title = (
        "In which a letter is lost, and a great many things are said that would better have been left unsaid"
    )
    sample = book(
        "".join(
            f"<div type='chapter'>{called.format(n=n, title=title)}</div>"
            for n, title in ((1, "The Mill"), (2, "Why?"), (3, long_title))
        )
    )
    made = pages(sample)
    listed = next(page for page in made if page.startswith("Contents"))
    assert "CHAPTER 1. The Mill ." in listed
    assert "CHAPTER 2. Why? ." in listed
    assert f"CHAPTER 3. {long_title}"[:60] in listed
    heads = {m.text for m in fo(sample).iter(f"{FO}marker")}
    assert {"CHAPTER 1. The Mill", "CHAPTER 2. Why?", "CHAPTER 3"} <= heads
    assert any(page.startswith("CHAPTER 1. The Mill ") for page in made[6:])


def test_the_running_head_is_what_begins_at_the_top_of_the_page():
    """Not what ended on the page before; what begins further down is not yet its head."""
    body = "".join(
        f"<div type='letter'><head>Letter {n}</head>{words_of(n) * (1 + n % 3)}</div>" for n in range(1, 40)
    )
    at_top, further_down = 0, 0
    for page in pages(book(body))[6:]:
        if found := re.match(r"Letter (\d+) \d+ Letter (\d+) Begun", page):
            at_top += 1
            assert found[1] == found[2]
        elif found := re.match(r"Letter (\d+) \d+ .*?Letter (\d+) Begun", page):
            further_down += 1
            assert int(found[1]) == int(found[2]) - 1
    assert at_top
    assert further_down


def verses(*stanzas):
    made, number = [], 0
    for length in stanzas:
        lines = []
        for _ in range(length):
            number += 1
            lines.append(f"<l>verse{number}, that is said and sung</l>")
        made.append(f"<lg>{''.join(lines)}</lg>")
    return book("".join(made))


def test_no_verse_stands_alone_at_the_foot_or_head_of_a_page_and_quatrains_stay_whole():
    stanzas = (4, 6, 3, 4, 5, 8, 4, 4, 7, 4, 4, 4, 9, 4, 5, 4, 4, 6, 4, 12, 4)
    page_of = {}
    for number, page in enumerate(pages(verses(*stanzas))):
        page_of.update({int(verse): number for verse in re.findall(r"verse([0-9]+),", page)})
    first = 1
    for length in stanzas:
        on = [page_of[verse] for verse in range(first, first + length)]
        first += length
        assert on[0] == on[1]
        assert on[-1] == on[-2]
        assert length > 4 or len(set(on)) == 1
    lines = [b for b in fo(verses(3, 6)).iter(f"{FO}block") if (b.text or "").startswith("verse")]
    assert ["always" in b.attrib.values() for b in lines] == [
        True,
        True,
        False,
        True,
        False,
        False,
        False,
        True,
        False,
    ]


def test_the_direction_that_ends_a_scene_is_not_alone_at_the_head_of_a_page():
    """It has the last speech of the scene with it, if that is short."""
    speech = "<sp><speaker>ANNA</speaker><p>It rains.</p></sp>"
    for before in range(6, 24):
        scene = f"<div><head>Scene I</head>{speech * before}<stage>They go.</stage></div>"
        text = pages(book(f"<div>{scene}<div><head>Scene II</head><p>Words.</p></div></div>"))
        (page,) = [page for page in text if "They go." in page]
        assert "It rains. They go." in page


def test_a_scene_does_not_begin_with_its_directions_at_the_foot_of_a_page():
    speech = "<sp><speaker>ANNA.</speaker><p>It rains upon the mill, and nobody is at home.</p></sp>"
    for before in range(8, 24):
        scene = f"<div type='scene'><head>Scene II</head><stage>A garden.</stage><stage>Evening.</stage>{speech}</div>"
        text = pages(book(f"<div type='scene'><head>Scene I</head>{speech * before}</div>{scene}"))
        (page,) = [page for page in text if "A garden." in page]
        assert re.search(r"A garden\. Evening\. ANNA\.", page)


def test_the_title_page_has_no_rule_where_nothing_stands_below_it():
    from print_samples import TEI

    bare = book("<p>Words.</p>")
    for element in list(bare.tree.iter(f"{TEI}publicationStmt")):
        element.clear()
    with_rule = rendering.render(book("<p>Words.</p>"), "typst").data.decode()
    assert '("publisher", ' in with_rule
    assert '("publisher", ' not in rendering.render(bare, "typst").data.decode()
    data = rendering.render(bare, "pdf").data
    assert PdfReader(io.BytesIO(data)).pages[0].get_contents().get_data().count(b" l\n") == 0


def named(*names):
    people = "".join(
        f"<person xml:id='x{n}'><persName>{name}</persName></person>" for n, name in enumerate(names)
    )
    sample = book("".join(f"<p><persName ref='#x{n}'>Somebody</persName>.</p>" for n in range(len(names))))
    uri = sample.tree.getroot().nsmap[None]
    sample.tree.getroot().insert(
        1, etree.fromstring(f"<standOff xmlns='{uri}'><listPerson>{people}</listPerson></standOff>")
    )
    return sample


def test_in_a_long_index_there_is_space_before_each_letter_but_the_first():
    long = named(*(f"{letter}name{n}" for letter in "AÄBC" for n in range(10)))
    begun = [
        e for e in fo(long).iter(f"{FO}block") if str(e.get("id")).startswith("ix-") and e.get("space-before")
    ]
    assert [e.text[0] for e in begun] == ["B", "C"]
    source = rendering.render(long, "typst").data.decode()
    assert re.findall(r'^\("(\w)name\d+", "", true', source, re.MULTILINE) == ["B", "C"]
    short = rendering.render(named("Aa", "Bb", "Cc"), "typst").data.decode()
    assert '"", true, (' not in short


def test_doubtful_pages_that_follow_each_other_become_a_range():
    filled = "Words that fill the page of a book, one after the other, as words do. " * 40
    sample = named("Aa")
    body = sample.tree.getroot().find(".//{*}body")
    body.clear()
    uri = sample.tree.getroot().nsmap[None]
    for _ in range(5):
        body.append(
            etree.fromstring(f"<p xmlns='{uri}'>{filled}<persName ref='#x0' cert='low'>Aa</persName></p>")
        )
    assert re.search(r"Aa, \d–\d\?$", pages(sample)[-1].rstrip("0123456789 "))


def test_the_heading_of_the_whole_text_that_is_its_title_is_not_in_the_contents():
    inner = "".join(f"<div><head>{n}. Item</head><p>Words.</p></div>" for n in range(1, 5))
    sample = book(f"<div><head>A Sample</head>{inner}</div>")
    listed = next(page for page in pages(sample, contents="yes") if page.startswith("Contents"))
    assert listed.startswith("Contents 1. Item")
    beside = book(f"<div><head>A Sample</head>{inner}</div><div><head>Another</head><p>Words.</p></div>")
    listed = next(page for page in pages(beside, contents="yes") if page.startswith("Contents"))
    assert listed.startswith("Contents A Sample")


def test_the_day_of_an_entry_does_not_close_the_page_before_it():
    for before in range(28, 38):
        entries = "".join(
            f"<div type='diaryEntry'><dateline>{day} May 1866</dateline><p>Rain upon the mill, and nobody at home.</p></div>"
            for day in range(1, 20)
        )
        text = pages(book(f"<p>{'Words that fill the page. ' * before}</p>{entries}"))
        assert not any(re.search(r"May 1866( \d+)?$", page) for page in text)
    lines = [b for b in fo(book(entries)).iter(f"{FO}block") if b.text == "1 May 1866"]
    assert [b.get("keep-with-next.within-page") for b in lines] == ["always"]


def test_doubt_is_explained_only_where_a_page_is_doubtful():
    """Not where somebody is named for sure on the same page."""
    sample = named("Aa")
    body = sample.tree.getroot().find(".//{*}body")
    uri = sample.tree.getroot().nsmap[None]
    body.append(etree.fromstring(f"<p xmlns='{uri}'><persName ref='#x0' cert='low'>Aa</persName></p>"))
    assert pages(sample)[-1].startswith("Index of Persons Aa, 1")
    body.remove(body[0])
    assert pages(sample)[-1].startswith("Index of Persons A question mark follows")


def test_a_title_tells_two_persons_of_one_surname_apart():
    sample = named(
        "<surname>Ketterer</surname>, <roleName>Frau</roleName>",
        "<surname>Ketterer</surname>",
        "<surname>Ketterer</surname>, <forename>Anna</forename> <roleName>Frau</roleName>",
    )
    assert re.search(r"Ketterer, 1 .*Ketterer, Anna, 1 .*Ketterer, Frau, 1", pages(sample)[-1])


def vouched(ident, people, *, kind="text"):
    """A text whose list of persons says (id, name), each named once in it."""
    listed = "".join(f"<person xml:id='{key}'><persName>{name}</persName></person>" for key, name in people)
    sample = book("".join(f"<p><persName ref='#{key}'>Somebody</persName>.</p>" for key, _ in people))
    root = sample.tree.getroot()
    root.set("{http://www.w3.org/XML/1998/namespace}id", ident)
    uri = root.nsmap[None]
    root.insert(
        1,
        etree.fromstring(
            f"<standOff xmlns='{uri}'><listPerson type='{kind}'>{listed}</listPerson></standOff>"
        ),
    )
    return root


def together(*roots):
    corpus = etree.fromstring(
        f"<teiCorpus xmlns='{roots[0].nsmap[None]}' xml:id='all' xml:lang='en'>{etree.tostring(book('').tree.getroot()[0]).decode()}</teiCorpus>"
    )
    corpus.extend(roots)
    return type(book(""))(etree.ElementTree(corpus), "all.xml")


def test_in_a_collection_two_persons_are_not_one_because_their_texts_call_them_by_one_key():
    """A text gives ids to those whom it alone knows; another text may have given the same to somebody else."""
    first = vouched("a", [("per-orme", "Orme, Samuel"), ("per-clay", "Clay, Peter")])
    second = vouched("b", [("per-orme", "Orme, Hannah"), ("per-clay-2", "Clay, Peter")])
    both = together(first, second)
    entries = [e for e in fo(both).iter(f"{FO}block") if str(e.get("id")).startswith("ix-")]
    assert [e.text for e in entries] == ["Clay, Peter, ", "Orme, Hannah, ", "Orme, Samuel, "]
    assert len({e.get("id") for e in entries}) == 3
    printed = pages(both)[-1]
    for entry in ("Clay, Peter, 1–2", "Orme, Hannah, 2", "Orme, Samuel, 1"):
        assert entry in printed


def test_in_a_collection_who_is_in_a_register_is_one_and_two_of_one_text_stay_two():
    first = vouched("a", [("per-1", "Ada Orme")], kind="register")
    second = vouched("b", [("per-1", "Ada Orme")], kind="register")
    third = vouched("c", [("per-x", "Clay"), ("per-y", "Clay")])
    tree = fo(together(first, second, third))
    assert [e.text for e in tree.iter(f"{FO}block") if str(e.get("id")).startswith("ix-")] == [
        "Ada Orme, ",
        "Clay, ",
        "Clay, ",
    ]
    keys = {e.get("index-key") for e in tree.iter(f"{FO}inline") if e.get("index-key")}
    asked = {e.get("ref-index-key") for e in tree.iter(f"{FO}index-key-reference")}
    assert asked == keys


def test_no_closing_formula_begins_a_page_alone():
    """Its last paragraph goes with it, if that is short; in FO the last lines of any."""
    closer = "<closer><salute>I remain, Sir, yours,</salute><signed>Tom</signed></closer>"
    places = set()
    for lines in range(24, 40, 2):
        body = f"<div type='letter'>{'<p>A line.</p>' * lines}<p>{'These are the last words. ' * 8}</p>{closer}</div>"
        (page,) = (page for page in pages(book(body)) if "I remain" in page)
        assert page.count("These are the last words.") == 8
        places.add("A line." in page)
    assert places == {True, False}
    (last,) = (b for b in fo(book(body)).iter(f"{FO}block") if (b.text or "").startswith("These are"))
    assert last.get("keep-with-next.within-page") == "always"


@pytest.mark.parametrize(("chapters", "lines"), [(1, [1]), (24, [24]), (25, [23, 2]), (26, [24, 2])])
def test_the_last_line_of_the_contents_is_not_alone_on_its_page(chapters, lines):
    body = "".join(f"<div><head>Matter {n + 1}</head><p>Words.</p></div>" for n in range(chapters))
    made = pages(book(body), contents="yes", chapters="run-on")
    assert [page.count("Matter ") for page in made if ". . ." in page] == lines


def test_the_last_line_of_the_contents_has_company_of_a_lower_level():
    """A chapter's heading is further in than that of what follows the chapters."""
    for sections in (22, 23, 29, 30):
        inner = "".join(f"<div><head>Matter {n}</head><p>Words.</p></div>" for n in range(sections))
        body = f"<div><head>Matter of all</head>{inner}</div><div><head>Matter at the end</head><p>Words.</p></div>"
        listed = [page for page in pages(book(body), contents="yes", chapters="run-on") if ". . ." in page]
        assert listed[-1].count("Matter ") >= 2, sections


def test_a_long_direction_leaves_no_page_blank():
    """As long as a page, it was to stand on one page with the heading before it and the speech behind it."""
    long = " ".join(["The mill stands at the water, and a road leads to it."] * 36)
    speech = "<sp><speaker>ANNA.</speaker><p>It rains.</p></sp>"
    opening = f"<head>Act II</head><stage>A garden.</stage><stage>{long}</stage>"
    body = f"<div type='act'><head>Act I</head>{speech}</div><div type='act'>{opening}{speech}</div>"
    _, _, first, second, *_ = pages(book(body), chapters="page")
    assert "It rains." in first
    assert second.startswith("Act II A garden. The mill stands")


def test_lines_of_a_closer_stay_lines_beside_words_that_are_no_part_of_it():
    """“With love” and “Your John” ran into one line where “(by the hand of Ann)” stood below them."""
    lines = "<salute>With love</salute><signed>Your John</signed><lb/>(by the hand of Ann)"
    sample = book(f"<div type='letter'><p>One.</p><closer>{lines}</closer></div>")
    blocks = [b.text for b in fo(sample).iter(f"{FO}block") if b.text]
    assert blocks[-3:] == ["With love", "Your John", "(by the hand of Ann)"]


def test_no_space_divides_the_lines_of_one_closing_formula():
    """“I remain, Sir,” and “your obedient servant,” stood apart as if they were two."""
    lines = "<salute>I remain, Sir,</salute><salute>your obedient servant,</salute><signed>Tom</signed>"
    sample = book(
        f"<div type='letter'><opener><salute>Sir,</salute></opener><p>One.</p><closer>{lines}</closer></div>"
    )
    spaces = {
        b.text: (b.get("space-before"), b.get("space-after"))
        for b in fo(sample).iter(f"{FO}block")
        if b.text in ("Sir,", "I remain, Sir,", "your obedient servant,")
    }
    assert spaces == {
        "Sir,": ("0.4em", "0.4em"),
        "I remain, Sir,": ("0.4em", "0pt"),
        "your obedient servant,": ("0pt", "0.4em"),
    }
    first, second = re.findall(
        r'line-of\("salute".*?"(?:I remain|your obedient)[^)]*\)',
        rendering.render(sample, "typst").data.decode(),
    )
    assert ("below: line-gap" in first, "above: line-gap" in first) == (True, False)
    assert ("below: line-gap" in second, "above: line-gap" in second) == (False, True)


def test_the_running_head_of_a_scene_names_its_act():
    scene = "<div type='scene'><head>Scene {n}</head><p>Words.</p></div>"
    act = "<div type='act'><head>Act II</head>" + scene.format(n=1) + scene.format(n=2) + "</div>"
    heads = {m.text for m in fo(book(act)).iter(f"{FO}marker")}
    assert {"Act II. Scene 1", "Act II. Scene 2"} <= heads
    alone = {m.text for m in fo(book(scene.format(n=1))).iter(f"{FO}marker")}
    assert "Scene 1" in alone


def test_a_chapter_of_a_part_has_the_form_of_a_chapter():
    """It begins a page, too; what is below it has the form of its level."""
    inner = "<div type='section'><head>Nets</head><p>Words.</p></div>"
    chapters = "".join(
        f"<div type='chapter'><head>Chapter {n}</head><p>Words.</p>{inner}</div>" for n in (1, 2)
    )
    sample = book(f"<div type='part'><head>Part One</head>{chapters}</div>")
    text = sample.tree.getroot()[-1]
    front = "<titlePage type='heading'><docTitle><titlePart>A Sample</titlePart></docTitle></titlePage>"
    text.insert(0, etree.fromstring(f"<front xmlns='{TEI[1:-1]}'>{front}</front>"))
    sizes = {
        "".join(b.itertext()): (b.get("font-size"), b.get("font-style"))
        for b in fo(sample, chapters="page").iter(f"{FO}block")
        if b.get("keep-with-next.within-page") == "always" and b.get("font-size")
    }
    assert sizes["Chapter 1"] == sizes["Part One"] == ("120%", None)
    assert sizes["Nets"] == ("105%", "italic")
    source = rendering.render(sample, "typst", parameters={"chapters": "page"}).data.decode()
    opening = [line for line in source.splitlines() if "opens-page: true" in line]
    assert [re.search(r'"(Chapter \d|Nets|Part One)"', line)[1] for line in opening] == [
        "Chapter 1",
        "Chapter 2",
    ]


def signs(sample, **settings):
    """The signs of notes, as the PDF has them."""
    source = rendering.render(sample, "typst", parameters=settings).data.decode()
    return re.findall(r'\n?(?:endnote|note)\("[^"]*", "([^"]*)"', source)


@pytest.mark.parametrize("where", ["foot", "end"])
def test_notes_of_one_sign_are_told_apart(where):
    """Each stood on a page of its own in the copy."""
    two = book(chapter(1, "*", "*", "†", "*", "*") + chapter(2, "*", "†"))
    assert signs(two, notes=where, chapters="page") == ["*", "†", "‡", "§", "**", "*", "†"]
    assert signs(book(chapter(1, "1", "*", "2", "2")), notes=where) == ["1", "*", "2", "2"]


def test_notes_of_one_sign_are_told_apart_where_chapters_run_on():
    """Short letters with a note each stand on one page, but at the end of each its note stands alone."""
    two = book(chapter(1, "*") + chapter(2, "*"))
    assert signs(two, chapters="run-on") == ["*", "†"]
    assert signs(two, chapters="run-on", notes="chapter") == ["*", "*"]


def test_a_sign_that_comes_again_pages_later_stays():
    """No page holds both notes: each has the sign of the copy. At the end of the chapter, or in a book without pages, they stand together."""
    far = book(
        f"<div><head>One</head><p>Words<note n='*'>A.</note></p><p>{'Words of it. ' * 250}<note n='*'>B.</note> Words<note n='*'>C.</note></p></div>"
    )
    assert signs(far) == ["*", "*", "†"]
    assert signs(far, page="a4") == ["*", "†", "‡"]
    assert signs(far, notes="chapter") == ["*", "†", "‡"]
    made = pages_of_book(rendering.render(far, "epub").data)
    pages = "".join(text for name, text in made.items() if "/text-" in name)
    assert re.findall(r"noteref[^>]*>([^<]*)<", pages) == ["*", "†", "‡"]
    assert re.findall(r"doc-backlink[^>]*>([^<]*)<", pages) == ["*", "†", "‡"]


def marked_again(words):
    """Two notes of one sign; the second is marked twice, and a sentence speaks of it."""
    return book(
        "<p>One<ref type='noteAnchor' n='*' target='#n1'>*</ref> two<ref type='noteAnchor' n='*' target='#n2'>*</ref> and"
        f"<ref type='noteAnchor' n='*' target='#n2'>*</ref>. See <ref target='#n2'>{words}</ref>.</p>",
        back="<div type='notes'><note xml:id='n1' n='*' place='end'>First.</note><note xml:id='n2' n='*' place='end'>Second.</note></div>",
    )


def test_a_sign_that_the_text_speaks_of_stays():
    """“See note *” would send to another note, if that had another sign."""
    assert signs(marked_again("note *")) == ["*", "*"]
    assert signs(marked_again("the note below")) == ["*", "†"]


def test_a_note_that_is_marked_twice_has_one_sign():
    for profile in ("generic", "fop"):
        tree = fo(marked_again("below"), **{"fo-profile": profile})
        marks = [
            "".join(mark.itertext())
            for mark in tree.iter(f"{FO}inline", f"{FO}basic-link")
            if "".join(mark.itertext()) in ("*", "†") and not len(mark)
        ]
        assert Counter(marks) == {"*": 2, "†": 3}, profile


def test_the_signs_of_the_source_are_had_for_the_asking():
    two = book(chapter(1, "*", "*", "2"))
    assert signs(two, **{"note-numbers": "source"}) == ["*", "*", "2"]
    assert signs(two, **{"note-numbers": "printed"}) == ["*", "†", "2"]


def test_words_in_a_script_of_their_own_are_not_in_italics():
    words = "<p>Say <foreign xml:lang='grc'>θάλασσα</foreign>, <foreign xml:lang='la'>mare</foreign>, <foreign xml:lang='ar'>بحر</foreign>.</p>"
    russian = "<p>Слово <foreign xml:lang='uk'>море</foreign> и <foreign xml:lang='la'>mare</foreign>.</p>"
    tree = fo(book(words + russian))
    slanted = ["".join(e.itertext()) for e in tree.iter(f"{FO}inline") if e.get("font-style") == "italic"]
    assert slanted[-3:] == ["mare", "море", "mare"]
    assert not {"θάλασσα", "بحر"} & set(slanted)


def test_each_line_of_a_letter_is_a_paragraph_to_those_who_listen():
    """A line in a box alone is a piece of a line to them, which runs on into the next."""
    lines = "<opener><dateline>Whitby</dateline><salute>Dear Anna,</salute></opener><p>Words.</p><closer><salute>Yours,</salute><signed>Ada</signed></closer>"
    stage = "<stage>He goes.</stage><sp><speaker>ADA.</speaker><p>Words.</p></sp>"
    body = f"<div type='letter'><head>One</head>{lines}</div><div><head>Two</head><head type='sub'>Sub</head>{stage}</div>"
    data = rendering.render(book(body), "pdf", parameters={"half-title": "no", "contents": "no"}).data

    def tags(node):
        node = node.get_object()
        if isinstance(node, dict):
            yield node
            node = node.get("/K", []).get_object()
        if isinstance(node, list):
            for child in node:
                yield from tags(child)

    blocks = [
        tag["/S"]
        for tag in tags(PdfReader(io.BytesIO(data)).trailer["/Root"]["/StructTreeRoot"]["/K"])
        if "Placement" in str(tag.get("/A")) and tag["/S"] in ("/Span", "/Em")
    ]
    assert blocks == ["/Span", "/Span"]  # author and title on the title page


@pytest.mark.parametrize(("page", "text", "note"), [("half-letter", 10.5, 8.82), ("large", 16, 14.72)])
def test_notes_are_as_large_as_in_xsl_fo_and_in_large_print_hardly_smaller_than_the_text(page, text, note):
    """The page maker makes them smaller of itself, before it is told how large they are to be."""
    sizes = set()
    data = rendering.render(two_chapters(), "pdf", parameters={"page": page}).data
    for leaf in PdfReader(io.BytesIO(data)).pages:
        leaf.extract_text(
            visitor_text=lambda words, _cm, _tm, _font, size: sizes.add((words.strip(), round(size, 2)))
        )
    assert {size for words, size in sizes if words.startswith("Note 7 of")} == {note}
    assert {size for words, size in sizes if words.startswith("Words")} == {text}
    if page == "half-letter":
        (told,) = {b.get("font-size") for b in fo(two_chapters()).iterfind(f".//{FO}footnote-body/{FO}block")}
        assert told == f"{note}pt"


def test_a_verse_turns_over_further_in_than_any_verse_of_its_poem_begins():
    """What turned over looked like a verse that is set in."""
    poem = '<lg><lg><l>A</l><l rend="indent2">B</l></lg><lg><l rend="indent1">C</l><l>D</l></lg></lg>'
    sample = book(
        f"<div>{poem}<lg><l>E</l></lg><sp><l>F</l></sp><sp><l>G</l><l rend='indent1'>H</l></sp></div>"
    )
    verses = {
        "".join(b.itertext()): (b.get("start-indent").partition("+ ")[2], b.get("text-indent"))
        for b in fo(sample).iter(f"{FO}block")
        if b.get("text-indent", "").startswith("-")
    }
    assert verses == {
        "A": ("4em", "-4em"),
        "B": ("4em", "-2em"),
        "C": ("4em", "-3em"),
        "D": ("4em", "-4em"),
        "E": ("2em", "-2em"),
        "F": ("2em", "-2em"),
        "G": ("3em", "-3em"),
        "H": ("3em", "-2em"),
    }
    source = rendering.render(sample, "typst").data.decode()
    assert re.findall(r'\bverse\("", (\d, \d),', source) == [
        "0, 4",
        "2, 2",
        "1, 3",
        "0, 4",
        "0, 2",
        "0, 2",
        "0, 3",
        "1, 2",
    ]
    made = pages_of_book(rendering.render(sample, "epub").data)
    (text,) = [text for name, text in made.items() if "/text-" in name]
    assert re.findall(r'class="(line[^"]*)"', text) == [
        "line over4",
        "line indent2",
        "line indent1 over3",
        "line over4",
        "line",
        "line",
        "line over3",
        "line indent1",
    ]


def test_a_mark_of_an_encoding_amid_the_text_does_not_stop_the_page_maker():
    """PDF/A forbids U+FEFF, which files put together have between their parts; U+2060 does the same, and has no width either."""
    code = rendering.render(
        book("<head>\ufeffWeir</head><p>Mill\ufeffer \ufeff, he.</p>"), "typst"
    ).data.decode()
    assert "\ufeff" not in code
    assert "Mill\u2060er" in code


def test_the_bracket_of_a_label_that_is_not_shown_is_not_shown():
    """“[Footnote 1: Not always.]”: the number stands for the label, and nobody saw its bracket open."""
    marker = '<ref type="noteAnchor" xml:id="nref1" n="1" target="#n1">[1]</ref>'
    note = '<note xml:id="n1" n="1" place="end" target="#nref1"><label>[Footnote 1:</label> Not [always].]</note>'
    sample = book(f"<p>Water{marker} is wet.</p><div type='notes'>{note}</div>")
    (shown,) = fo(sample).iterfind(f".//{FO}footnote-body")
    assert "".join(shown.itertext()).split() == ["1", "Not", "[always]."]
    assert "[always].]" not in rendering.render(sample, "typst").data.decode()


def test_words_of_a_language_named_by_three_letters_are_divided_by_its_rules():
    sample = book(
        '<p><foreign xml:lang="ger">Die Schleuse</foreign> and <foreign xml:lang="grc">words</foreign>.</p>'
    )
    code = rendering.render(sample, "typst").data.decode().partition("#show: book")[2]
    assert 'lang("de", ' in code
    assert 'lang("grc", ' in code
    assert {b.get("language") for b in fo(sample).iter() if b.get("language")} >= {"de", "grc"}
