"""The book as PDF: every word, every note, the same bytes, and plain words when something cannot be printed."""

from __future__ import annotations

import io
import re
from collections import Counter

import pytest

from print_samples import (
    AS_LONG,
    FIGURES,
    TEI,
    Sample,
    book,
    long_words,
    miscellany,
    pdf_text,
    printed,
    words,
)
from teiwright import rendering, resources
from teiwright.book import typesetting
from teiwright.errors import RenderingError

PAGED = {**AS_LONG, "contents": "yes"}
BARE = ("header: running-head, footer: drop-folio", "header: none, footer: none")


def source(sample, **settings):
    return rendering.render(sample, "typst", parameters=settings).data.decode()


def pdf(sample, **settings):
    return rendering.render(sample, "pdf", parameters=settings).data


def without_heads(sample, **settings):
    """The PDF of the text alone: no running heads, title page, imprint, contents or index."""
    bare = {"contents": "no", "indexes": "", "source-pages": "no", "half-title": "no"}
    text = source(sample, **{**bare, **settings}).replace(*BARE)
    text = re.sub(r"^(title-page|imprint)\(.*?\)\)$", "", text, flags=re.MULTILINE | re.DOTALL)
    data, findings = typesetting.typeset(
        text, tei="", name="sample.xml", parameters={}, folder=resources.folder("xslt")
    )
    assert findings == ()
    return data


def squeezed(text):
    """Without white space and hyphens, which are the page maker's."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text)


def test_every_character_of_the_text_is_printed_in_its_order():
    sample = miscellany()
    expected = printed(sample.tree.getroot().find(f"{TEI}text"))
    notes = (
        "NotesChapter the First1. The first note; it names Lovelace.*. A note with a star, which mentions Babbage and has italics."
        "1. A note of paragraphs: the first, and the second.Chapter the Second2. A note to a heading."
    )
    got = re.sub(r"\(p\.\d+\)", "", squeezed(pdf_text(without_heads(sample, notes="end"))))
    assert got == squeezed(expected + notes)


def test_every_character_of_the_first_text_is_printed_in_its_order(root):
    from lxml import etree

    path = root / "tei" / "serge-lenins-heir" / "serge-lenins-heir.xml"
    sample = Sample(etree.parse(path), path.name)
    text = sample.tree.getroot().find(f"{TEI}text")
    notes = "".join("".join(note.itertext()) for note in text.iter(f"{TEI}note"))
    got = squeezed(pdf_text(without_heads(sample, notes="end"))).replace("\ufb01", "fi")
    assert got == squeezed(printed(text) + "Notes" + notes)


def test_the_words_with_footnotes_are_the_words_of_the_tei():
    sample = miscellany()
    text = sample.tree.getroot().find(f"{TEI}text")
    notes = list(text.iter(f"{TEI}note"))
    expected = Counter(words(printed(text).replace("spaced", "")))
    expected.update(
        words(" ".join("".join(n.itertext()).replace("1. ", "").replace("2. ", "") for n in notes))
    )
    expected.update(["1", "1", "2"])  # the numbers before the notes
    got = words(re.sub(r"\(p\.\s\d+\)", "", pdf_text(without_heads(sample))))
    got = words(re.sub("s p a c e d", "", " ".join(got)))  # letters that are spaced come out one by one
    assert Counter(got) == expected


def test_the_same_edition_gives_the_same_bytes():
    assert pdf(miscellany()) == pdf(miscellany())


def test_the_pdf_is_for_the_archive_and_for_listeners():
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(pdf(miscellany())))
    metadata = reader.xmp_metadata
    xmp = metadata.stream.get_data().decode()
    assert re.search(r"pdfaid:part>2<.*pdfaid:conformance>A<", xmp, re.DOTALL)
    assert "pdfuaid:part>1<" in xmp
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert reader.metadata.title == "A Printer’s Miscellany"
    assert reader.metadata.author == "Anna Example"
    assert reader.metadata.creation_date.date().isoformat() == "2024-02-29"
    fonts = {str(f) for page in reader.pages for f in (page["/Resources"].get("/Font") or {})}
    assert fonts


def test_headings_are_bookmarks_without_their_notes():
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(pdf(miscellany())))

    def titles(outline):
        return [titles(o) if isinstance(o, list) else o.title for o in outline]

    assert titles(reader.outline) == [
        "Preface",
        "Chapter the First. In which much is quoted",
        ["A section", ["A section of a section"]],
        "Chapter the Second",
        "Index of Persons",
        "Index of Places",
    ]


def test_a_reference_says_the_page_it_leads_to():
    text = " ".join(pdf_text(pdf(miscellany(), **PAGED)).split())
    assert "See also the tables, further on (p. 9)." in text
    assert "refer to the first chapter (p. 7)." in text


def test_the_index_has_surnames_first_and_merged_pages():
    text = pdf_text(pdf(miscellany(), **PAGED))
    index = text[text.rindex("Index of Persons") :]
    assert re.search(r"Lovelace, Ada \(1815–1852\), 7, 7n1, 9", index)
    assert re.search(r"Babbage, Charles \(\* 1791\), 7, 7n\*", index)
    assert "Nobody" not in index


def test_pages_that_follow_each_other_become_a_range():
    paragraph = "Words that fill the page of a book, one after the other, as words do. " * 40
    sample = book("".join(f'<p>{paragraph}<persName ref="#per-a">Aa</persName></p>' for _ in range(6)))
    person = f"<standOff xmlns='{TEI[1:-1]}'><listPerson><person xml:id='per-a'><persName>Aa</persName></person></listPerson></standOff>"
    from lxml import etree

    sample.tree.getroot().insert(1, etree.fromstring(person))
    assert re.search(
        r"Aa, \d+–\d+\s*$",
        pdf_text(pdf(sample)).split("Index of Persons")[-1].split("\n1")[0].strip().splitlines()[0],
    )


def test_the_tei_is_attached_when_it_is_asked_for():
    from lxml import etree
    from pypdf import PdfReader

    sample = miscellany()
    reader = PdfReader(io.BytesIO(pdf(sample, **{"attach-tei": "yes"})))
    assert reader.attachments["edition.xml"] == [etree.tostring(sample.tree.getroot(), encoding="utf-8")]
    assert re.search(r"pdfaid:part>3<", reader.xmp_metadata.stream.get_data().decode())


@pytest.mark.parametrize(("character", "code"), [("漢", "U+6F22"), ("😀", "U+1F600")])
def test_a_character_without_a_glyph_is_named_with_its_place(character, code):
    with pytest.raises(RenderingError) as error:
        pdf(book(f"<p xml:id='p1'>Nothing here.</p><p xml:id='p2'>The sign {character} is here.</p>"))
    assert code in str(error.value)
    assert "paragraph p2, line 3, near" in str(error.value)
    assert f"“The sign {character} is here.”" in str(error.value)


def test_signs_of_the_other_typefaces_that_the_page_maker_carries_are_printed():
    """Prescriptions, pounds, boxes to tick. Letters are not taken from them: they would stand torn apart."""
    from pypdf import PdfReader

    signs = "℞ ℔ ℥ ☐ ✕ ∴ ℳ ℒ"
    pages = PdfReader(io.BytesIO(pdf(book(f"<p>Signs {signs} end.</p>")))).pages
    text = "".join(page.extract_text() for page in pages)
    assert f"Signs {signs} end." in " ".join(text.split())
    with pytest.raises(RenderingError, match=r"no sign for “م”"):
        pdf(book("<p>The word سلام is here.</p>"))


def test_a_sign_that_the_typeface_has_upright_alone_is_upright_in_italics():
    """The double oblique hyphen of German prints; what is italic within italics is upright, as ever."""
    words = '<p>Haus⸗Buch <hi rend="italic">Ofen⸗Bank <hi rend="italic">oben</hi></hi> <hi rend="bold">Thor⸗Weg</hi></p>'
    from pypdf import PdfReader

    pages = PdfReader(io.BytesIO(pdf(book(words)))).pages
    text = " ".join("".join(page.extract_text() for page in pages).split())
    assert "Haus⸗Buch Ofen⸗Bank oben Thor⸗Weg" in text
    faces = {
        str(font.get_object()["/BaseFont"])
        for page in pages
        for font in page["/Resources"].get("/Font", {}).values()
    }
    assert all(any(f"Serif-{face}" in font for font in faces) for face in ("Regular", "Italic", "Bold"))


@pytest.mark.parametrize("words", ["℥ {} ij", "☐ {}", "✕{}", "a ☐ and ℥ and {} and ☐"])
@pytest.mark.parametrize("letter", ["ꝑ", "ꝯ", "𝒜", "م"])
def test_a_letter_without_a_glyph_is_told_beside_a_sign_of_another_typeface_too(words, letter):
    """It was left out of the pages, and nothing was said."""
    with pytest.raises(RenderingError, match=f"no sign for “{letter}”"):
        pdf(book(f"<p>{words.format(letter)}</p>"))


def test_all_characters_without_a_glyph_are_named_at_once_with_their_lines():
    body = "<p>Six: 漢 here.</p>\n<p>And 字, again 漢.</p>\n<p>And 水.</p>\n<p>And 火 and 土.</p>\n<p>And 木 at last, and 漢.</p>"
    with pytest.raises(RenderingError) as error:
        pdf(book(body))
    said = str(error.value)
    for line, sign in enumerate(("漢", "字", "水"), 3):
        assert f"“{sign}” (U+{ord(sign):04X}) in line {line}, near" in said
    assert "near “Six: 漢 here.”, and in lines 4, 7." in said
    assert (
        "Nor has it these, of the same text: 火 土 (U+706B, U+571F) in line 6; 木 (U+6728) in line 7." in said
    )
    assert "--fonts FOLDER" in said


def test_where_a_whole_script_is_lacking_its_first_signs_are_named_and_the_rest_counted():
    signs = "".join(map(chr, range(0x6C34, 0x6C34 + 40)))
    with pytest.raises(RenderingError) as error:
        pdf(book(f"<p>{signs[:20]}</p>\n<p>{signs[20:]}</p>"))
    said = str(error.value)
    assert [sign for sign in signs if f"U+{ord(sign):04X}" in said] == list(signs[:15])
    assert f"U+{ord(signs[14]):04X}) in line 3; and 25 more signs, the last in line 4. What to do" in said


def test_what_no_typeface_can_show_is_no_want_of_the_typeface():
    """A control character that nobody sees: to ask for another typeface would lead nowhere."""
    with pytest.raises(RenderingError) as error:
        pdf(book("<p xml:id='p1'>The sign \x7f is here.</p>"))
    assert "an invisible control character, U+007F" in str(error.value)
    assert "delete the control characters" in str(error.value)
    assert "--fonts" not in str(error.value)
    with pytest.raises(RenderingError, match=r"delete the control characters .*; --fonts"):
        pdf(book("<p xml:id='p1'>The sign \x7f is here, and 漢.</p>"))


@pytest.mark.parametrize(
    "characters",
    ['\\ " #x $y$ *z* _a_ `b` @c <d> // /* */ ~ [e] {f} = - + 1. &amp; \\u{41}', "''  '  \"\"", "«é» ß ſ æ"],
)
def test_no_character_is_taken_for_markup(characters):
    text = pdf_text(without_heads(book(f"<p>{characters.replace('<d>', '&lt;d&gt;')}</p>")))
    assert squeezed(text) == squeezed(characters.replace("&amp;", "&"))


def test_ligatures_that_were_typed_are_drawn_from_their_letters():
    """The typeface draws ﬃ itself, of f, f and i, and has no other sign for it; whoever looks for “office” in the PDF finds it. In text, heading, contents and index."""
    body = "<div><head>The Oﬃce</head><p>The baﬄed oﬃcer ﬂed ﬁrst of ﬀ, ﬅ and ﬆone<note n='1'>An eﬃcient one.</note>.</p></div>"
    text = squeezed(pdf_text(pdf(book(body, title="An Oﬃcer"), contents="yes", **{"half-title": "yes"})))
    assert not re.search("[\ufb00-\ufb06]", text)
    for found in ("Thebaffledofficerfledfirstofff,ſtandstone1.", "Anefficientone.", "AnOfficer", "TheOffice"):
        assert found.lower() in text.lower()


@pytest.mark.parametrize("page", ["half-letter", "large"])
def test_a_word_that_no_line_can_hold_stays_on_the_page(page):
    """It is parted anywhere, and nothing is added: no hyphen, no invisible sign."""
    text = pdf_text(without_heads(long_words(), page=page, notes="end"))
    assert max(len(line) for line in text.splitlines()) < 100
    joined = re.sub(r"\s+", "", text)
    for word in (FIGURES, "x" * 250, f"https://example.org/{'ab' * 90}", "12-" * 80, FIGURES[:70] * 2):
        assert word in joined
    assert "\u200b" not in text


def test_of_a_long_address_no_one_or_two_letters_stand_apart():
    """Not “en#p” and “aragraph”, nor “year=18” and “71”."""
    for more in range(1, 24, 2):
        address = f"index{'ab' * 8}{'c' * more}.html#paragraph{'de' * 6}?place=harbour&amp;year=1871"
        text = pdf_text(pdf(book(f"<list><item>{address}</item></list>")))
        for line in text.splitlines():
            assert not re.search(r"[.#?&=]\w{1,2}$|^\w{1,2}[.#?&=]", line.strip())


def test_a_word_that_a_line_can_hold_is_not_parted():
    digest = "0123456789abcdef" * 3
    assert digest in pdf_text(pdf(book(f"<p>It was called {digest} at that time, and nothing else.</p>")))


@pytest.mark.parametrize("page", ["half-letter", "a5", "6x9", "a4", "large"])
def test_every_format_of_the_page(page):
    from pypdf import PdfReader

    size = {
        "half-letter": (396, 612),
        "a5": (420, 595),
        "6x9": (432, 648),
        "a4": (595, 842),
        "large": (504, 720),
    }[page]
    box = PdfReader(io.BytesIO(pdf(book("<p>One.</p>"), page=page))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_an_edition_without_a_date_is_printed_all_the_same():
    sample = book("<p>One.</p>")
    for date in sample.tree.getroot().iter(f"{TEI}date"):
        del date.attrib["when"]
    rendition = rendering.render(sample, "pdf")
    assert rendition.data.startswith(b"%PDF")
    assert [f.code for f in rendition.findings] == ["print-undated"]
    assert rendering.render(sample, "pdf", parameters={"date": "2020-02-02"}).findings == ()


def told_to_listeners(data):
    """How often each kind of element stands in each other, for those who listen: ("/Table", "/TR", "/TD") → number."""
    from pypdf import PdfReader

    found = Counter()

    def walk(node, path=()):
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, dict):
            path = (*path, node["/S"]) if "/S" in node else path
            found[path] += 1
            kids = node.get("/K", [])
            kids = kids.get_object() if hasattr(kids, "get_object") else kids
            for kid in kids if isinstance(kids, list) else [kids]:
                walk(kid, path)

    walk(PdfReader(io.BytesIO(data)).trailer["/Root"]["/StructTreeRoot"])
    return found


def test_an_entry_of_the_contents_is_one_link_for_listeners():
    found = told_to_listeners(pdf(miscellany(), **PAGED))
    inner = {
        path[-3:] for path in found if "/TOC" in path and path[-1] not in ("/TOC", "/TOCI", "/Reference")
    }
    assert inner == {("/TOCI", "/Reference", "/Link")}


ITEMS = "<item>a wheel</item><item>a weir</item>"
LISTS = {
    "without marks": f"<list>{ITEMS}</list>",
    "with points": f'<list rend="bulleted">{ITEMS}</list>',
    "with numbers": f'<list rend="numbered">{ITEMS}</list>',
    "with labels": "<list><label>Wheel</label><item>of oak</item><label>b</label><item>of stone</item></list>",
    "in a list": f'<list><item>two things<list rend="bulleted">{ITEMS}</list></item></list>',
}


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_is_a_list_to_listeners(kind):
    listed = book(f"<p>There are:</p>{LISTS[kind]}<p>That is all.</p>")
    found = told_to_listeners(pdf(listed))
    assert sum(n for path, n in found.items() if path[-2:] == ("/L", "/LI")) == LISTS[kind].count("<item>")
    body = [path for path in found if path[-2:] == ("/LI", "/LBody")]
    assert body, found


UNLISTED = {
    "a note in it": '<list><item>a wheel<note place="foot">Of oak.</note></item></list>',
    "a heading between its items": "<list><item>a wheel</item><head>Of stone</head><item>a weir</item></list>",
    "verse in it": "<list><item>a wheel<lg><l>The wheel goes round.</l></lg></item></list>",
    "an item without words": "<list><item/></list>",
}


@pytest.mark.parametrize("why", UNLISTED)
def test_a_list_that_the_page_maker_would_set_otherwise_is_set_item_by_item(why):
    code = source(book(f"<p>There are:</p>{UNLISTED[why]}")).partition("#show: book")[2]
    assert "items(" in code
    assert "listed(" not in code


def test_a_word_wider_than_one_of_very_many_columns_is_parted():
    """Not drawn over its neighbour."""
    head = "".join(f"<cell>Column {i}</cell>" for i in range(14))
    rows = "".join(f"<row>{''.join(f'<cell>{i}{j}55</cell>' for i in range(14))}</row>" for j in range(3))
    text = pdf_text(pdf(book(f'<table><row role="label">{head}</row>{rows}</table>')))
    assert "umn" in text
    assert "Column" not in text


def test_a_short_column_is_as_wide_as_its_words_beside_long_ones():
    """Room that figures do not need made the words beside them turn over once more."""
    long = "paid at the end of the year, with the arrears of the year before and the costs"
    rows = "".join(
        f"<row><cell>{n}</cell><cell>{long}</cell><cell>{n} l. 19 s.</cell><cell>{long}</cell></row>"
        for n in "123"
    )
    goes_over = f'<row><cell cols="2">{long}</cell><cell>1</cell><cell>2</cell></row>'

    def lines_of_second_row(table):
        text = pdf_text(pdf(book(f"<table>{table}</table>")))
        return text[text.index("2 paid") : text.index("3 paid")].count("\n")

    assert ", false, (0,  2, ), 1, 3, 0, " in source(book(f"<table>{rows}</table>"))
    assert lines_of_second_row(rows) < lines_of_second_row(rows + goes_over)


def test_the_pages_before_the_text_have_numbers_of_their_own_in_the_viewer():
    """Two pages were called 2, and most of those before the text nothing: “go to page 2” led to a blank one."""
    from pypdf import PdfReader

    chapters = "".join(f"<div><head>Chapter {n}</head><p>Words.</p></div>" for n in "123")
    labels = PdfReader(io.BytesIO(pdf(book(chapters), **{"half-title": "yes"}))).page_labels
    before = labels.index("1")
    assert labels[:before] == ["i", "ii", "iii", "iv", "v", "vi"][:before]
    assert before >= 4
    assert labels[before:] == [str(n) for n in range(1, len(labels) - before + 1)]
