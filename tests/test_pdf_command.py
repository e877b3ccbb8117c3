"""`teiwright print`: what a person types and what it answers."""

from __future__ import annotations

import re
import shutil

import pytest
from pypdf import PdfReader

from conftest import ROOT, invoke
from print_samples import MISCELLANY, pdf_text
from teiwright.errors import RenderingError
from teiwright.results.spared import spare_a_scan


def run(*arguments):
    return invoke("print", *arguments)


def test_one_text_is_printed_beside_its_file(tmp_path):
    text = tmp_path / "miscellany.xml"
    shutil.copy(MISCELLANY, text)
    result = run(text)
    assert result.exit_code == 0
    assert (tmp_path / "miscellany.pdf").read_bytes().startswith(b"%PDF")
    assert result.output.strip() == str(tmp_path / "miscellany.pdf")


def test_a_faulty_text_is_not_printed_and_the_fault_is_shown(tmp_path):
    text = tmp_path / "faulty.xml"
    text.write_text(MISCELLANY.read_text("utf-8").replace('target="#n2"', 'target="#n9"'), "utf-8")
    result = run(text)
    assert result.exit_code == 1
    assert not (tmp_path / "faulty.pdf").exists()
    assert "n9" in result.stderr


def test_several_texts_become_one_book(tmp_path):
    other = tmp_path / "other.xml"
    other.write_text(
        MISCELLANY.read_text("utf-8")
        .replace('xml:id="miscellany"', 'xml:id="other"')
        .replace("A Printer’s Miscellany", "Another"),
        "utf-8",
    )
    options = ["--together", "Both of Them", "--chapters", "page"]
    result = run(MISCELLANY, other, *options, "-o", tmp_path / "book.pdf")
    assert result.exit_code == 0, result.output
    text = pdf_text((tmp_path / "book.pdf").read_bytes())
    assert text.startswith("Both of Them\n\nAnna Example\nBoth of Them")
    assert text.count("The first note; it names Lovelace.") == 2
    assert "Lovelace, Ada (1815–1852), 7, 7n1, 9, 17, 17n1, 19" in " ".join(text.split())


def test_no_book_takes_the_place_of_another(tmp_path):
    named = {"upstream": MISCELLANY.name, "downstream": MISCELLANY.name.upper()}  # one file on many a disk
    files = [tmp_path / folder / name for folder, name in named.items()]
    for file in files:
        file.parent.mkdir()
        shutil.copy(MISCELLANY, file)
    result = run(*files, "-o", tmp_path / "books")
    assert result.exit_code == 2
    assert "would be written twice" in result.output
    assert not (tmp_path / "books").exists()


def test_without_fop_it_says_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    result = run(MISCELLANY, "--engine", "fop", "-o", tmp_path / "x.pdf")
    assert isinstance(result.exception, RenderingError)
    assert "apt-get install fop" in str(result.exception)


def test_an_attachment_needs_typst(tmp_path):
    result = run(MISCELLANY, "--engine", "fop", "--attach-tei", "-o", tmp_path / "x.pdf")
    assert result.exit_code == 2
    assert "--engine typst" in result.output


@pytest.mark.parametrize(
    "option",
    [
        ("--page", "large"),
        ("--notes", "end"),
        ("--notes", "chapter"),
        ("--note-numbers", "throughout"),
        ("--index", "none"),
        ("--certainty",),
        ("--no-source-pages",),
        ("--half-title",),
        ("--no-half-title",),
        ("--chapters", "page"),
    ],
)
def test_the_options_are_taken(option, tmp_path):
    assert run(MISCELLANY, *option, "-o", tmp_path / "x.pdf").exit_code == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_the_file_itself_is_attached(tmp_path, encoding):
    text = tmp_path / "miscellany.xml"
    words = MISCELLANY.read_text("utf-8").replace('encoding="UTF-8"', f'encoding="{encoding}"')
    text.write_bytes(words.encode(encoding))
    assert run(text, "--attach-tei").exit_code == 0
    (attached,) = PdfReader(tmp_path / "miscellany.pdf").attachments["edition.xml"]
    expected = words if encoding == "utf-8" else words.partition("?>")[2].lstrip()
    assert attached.decode() == expected


GUIDE = re.search(
    r"```toml\n(\[print\].*?)```", (ROOT / "docs" / "customise.md").read_text("utf-8"), re.DOTALL
)[1]


def beside(tmp_path, name="miscellany.toml"):
    """A text with the part [print] that docs/customise.md shows beside it."""
    text = tmp_path / "miscellany.xml"
    shutil.copy(MISCELLANY, text)
    (tmp_path / name).write_text(GUIDE, "utf-8")
    return text


def size(pdf):
    box = PdfReader(pdf).pages[0].mediabox
    return round(box.width), round(box.height)


@pytest.mark.parametrize("name", ["miscellany.toml", "edition.toml"])
def test_edition_toml_beside_the_text_says_what_book_is_made(tmp_path, name):
    assert run(beside(tmp_path, name)).exit_code == 0
    pdf = tmp_path / "miscellany.pdf"
    text = " ".join(pdf_text(pdf.read_bytes()).split())
    assert size(pdf) == (420, 595)
    assert text.startswith("Anna Example A Printer’s Miscellany Every Kind")
    assert "Notes 1. The first note" in text
    assert "Notes 1. A note to a heading." in text
    assert "Index of Places" in text
    assert "Index of Persons" not in text


def test_an_option_goes_before_edition_toml(tmp_path):
    assert run(beside(tmp_path), "--page", "large", "--notes", "foot").exit_code == 0
    assert size(tmp_path / "miscellany.pdf") == (504, 720)


def test_a_scan_beside_the_tei_is_written_over_only_by_who_names_it(tmp_path):
    """Archives give the picture of a letter the name of the letter."""
    tei = beside(tmp_path)
    scan = tei.with_suffix(".pdf")
    scan.write_bytes(b"%PDF-1.4 a scan")
    for command in (("print", tei), ("transform", tei, "--to", "pdf"), ("print", tei, "-o", tmp_path)):
        done = invoke(*command)
        assert done.exit_code == 2
        assert f"{scan}: there is a PDF of this name already, which teiwright has not made" in done.output
        assert scan.read_bytes() == b"%PDF-1.4 a scan"
    (tmp_path / "letter").mkdir()
    (tmp_path / "letter" / "source.txt").write_text("A letter\n\nThe ship came in.\n", encoding="utf-8")
    of_work = shutil.copy(scan, tmp_path / "letter" / "letter.pdf")
    done = invoke("build", tmp_path / "letter", "-o", tmp_path, "--to", "html")
    assert f"{of_work}: there is a PDF of this name already" in done.output
    assert of_work.read_bytes() == b"%PDF-1.4 a scan"
    assert invoke("print", tei, "-o", scan).exit_code == 0
    assert invoke("print", tei).exit_code == 0, "that is a book of ours"


@pytest.mark.parametrize("maker", ["/Creator(Typst 0.13.1)", "/Creator (Apache FOP Version 2.8)"])
def test_a_book_of_any_page_maker_of_ours_is_no_scan(tmp_path, maker):
    book = tmp_path / "letter.pdf"
    book.write_bytes(f"%PDF-1.7 {maker}".encode())
    spare_a_scan(book)


def test_a_book_that_another_takes_the_place_of_is_told(tmp_path):
    """`build` reads edition.toml beside the plain text, `print` the one beside the TEI: with none there, the same command makes another book."""
    text = beside(tmp_path, "edition.toml")
    run(text)
    (tmp_path / "edition.toml").rename(tmp_path / "elsewhere.toml")
    said = run(text).stderr
    assert "miscellany.pdf was another book, and is written over" in said
    assert "name it with --edition" in said
    assert "another book" not in run(text).stderr  # the same again
    assert "another book" not in run(text, "--edition", tmp_path / "elsewhere.toml").stderr
    assert "another book" not in run(text, "-o", tmp_path / "miscellany.pdf").stderr


def test_a_wish_that_is_misspelt_is_named_with_its_line(tmp_path):
    text = beside(tmp_path)
    (tmp_path / "miscellany.toml").write_text('[print]\nnotes = "feet"\n', "utf-8")
    result = run(text)
    assert result.exit_code == 2
    assert (
        result.stderr
        == f"teiwright: {tmp_path / 'miscellany.toml'}, line 2: “notes” is “feet”; it can be foot, chapter, end.\n"
    )


def test_build_makes_the_book_that_edition_toml_wishes(tmp_path):
    from teiwright.build import Plan, build
    from teiwright.works.finding import find_works

    (tmp_path / "source.txt").write_text("A SHORT TEXT\n\nIt has one paragraph of words.\n", "utf-8")
    (tmp_path / "edition.toml").write_text(GUIDE, "utf-8")
    (work,) = find_works([tmp_path])
    built = build(work, Plan(tmp_path / "out", ("pdf", "fo", "txt")))
    assert built.trouble == ""
    (pdf,) = [path for path in built.files if path.suffix == ".pdf"]
    (fo,) = [path for path in built.files if path.suffix == ".fo"]
    assert size(pdf) == (420, 595)
    assert 'page-width="148mm"' in fo.read_text("utf-8")


FOREIGN = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p/></publicationStmt>
<sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body><p>A <gloss>word</gloss>.</p></body></text></TEI>"""


@pytest.mark.parametrize("together", [[], ["--together", "All"]])
def test_tei_of_another_schema_is_printed_with_a_warning(tmp_path, together):
    text = tmp_path / "foreign.xml"
    text.write_text(FOREIGN, "utf-8")
    result = run(text, *together, "-o", tmp_path / "book.pdf")
    assert result.exit_code == 0, result.output
    assert "Published without a verdict" in result.stderr
    assert "“gloss”" in result.stderr
    assert "A word." in pdf_text((tmp_path / "book.pdf").read_bytes())


MINUTES = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Minutes of 5 June</title><respStmt><resp>Transcription</resp>
<persName>[To be supplied]</persName></respStmt></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text xml:lang="en"><body><div type="minutes"><head>MINUTES of 5 June.</head><p>Words.</p></div></body></text></TEI>"""
CHAPTERS = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>{0}</title></titleStmt><publicationStmt><p/></publicationStmt>
<sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text xml:lang="en"><body><div type="chapter"><head>First of {0}</head><p>{1}</p></div><div type="chapter"><head>Last of {0}</head>
<p>Words.</p></div></body></text></TEI>"""


def test_in_a_collection_each_text_is_set_as_long_as_it_is_and_has_its_title_once(tmp_path):
    """The chapters of a short text run on; minutes under their title need no second; what is still to be supplied is left out."""
    texts = {
        "a": MINUTES,
        "b": CHAPTERS.format("Short", "Words."),
        "c": CHAPTERS.format("Long", "Words of a book. " * 600),
    }
    files = [tmp_path / f"{name}.xml" for name in texts]
    for file in files:
        file.write_text(texts[file.stem], "utf-8")
    assert run(*files, "--together", "All", "-o", tmp_path / "book.pdf").exit_code == 0
    pages = [" ".join(p.extract_text().split()) for p in PdfReader(tmp_path / "book.pdf").pages]
    assert any(page.startswith("MINUTES of 5 June. Words.") for page in pages)
    assert not any("Minutes of 5 June MINUTES" in page for page in pages)
    assert not any("Transcription" in page or "supplied" in page for page in pages)
    assert any("First of Short Words. Last of Short" in page for page in pages)
    assert any(page.startswith("Last of Long") for page in pages)


PART = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>{0}</title><respStmt xml:id="edt"><resp>Edition</resp>
<persName>Luise Harms</persName></respStmt><respStmt><resp>Transcription</resp><persName>{0} Clay</persName></respStmt></titleStmt>
<publicationStmt><publisher>Press</publisher><availability><licence>CC BY 4.0</licence></availability></publicationStmt><sourceDesc><p>Box {0}.</p></sourceDesc>
</fileDesc></teiHeader><text xml:lang="en"><body><p>Words.<note n="1">Note of {0}.</note></p></body></text></TEI>"""


def test_in_a_collection_what_all_headers_say_stands_once_and_notes_follow_their_text(tmp_path):
    files = [tmp_path / f"{name}.xml" for name in ("One", "Two", "Three")]
    for file in files:
        file.write_text(PART.format(file.stem), "utf-8")
    assert run(*files, "--together", "All", "--notes", "end", "-o", tmp_path / "book.pdf").exit_code == 0
    pages = [" ".join(p.extract_text().split()) for p in PdfReader(tmp_path / "book.pdf").pages]
    assert any(page == "All Edited by Luise Harms Press" for page in pages)
    (imprint,) = (page for page in pages if "Box One." in page)
    for said, count in (
        ("Luise Harms", 1),
        ("CC BY 4.0", 1),
        ("One Clay", 1),
        ("Two Clay", 1),
        ("Box Three.", 1),
    ):
        assert imprint.count(said) == count, said
    (contents,) = (page for page in pages if page.startswith("Contents"))
    assert "Notes" not in contents
    assert any(page.startswith("Two Words.1 Notes 1. Note of Two.") for page in pages)


def corpus(first, second):
    """Two letters of one name for their paragraphs, in one file."""
    letter = FOREIGN.replace(' xmlns="http://www.tei-c.org/ns/1.0"', "")
    header = letter[letter.index("<teiHeader>") : letter.index("<text>")]
    texts = (letter.replace("<p>A <gloss>word</gloss>.</p>", body) for body in (first, second))
    return f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{header}{"".join(texts)}</teiCorpus>'


@pytest.mark.parametrize("options", [[], ["--together", "All"]])
def test_a_corpus_whose_texts_share_names_is_printed(tmp_path, options):
    text = tmp_path / "corpus.xml"
    bodies = [
        f'<p xml:id="p1">The {n} letter, see <ref target="#p1">here</ref>.</p>' for n in ("first", "second")
    ]
    text.write_text(corpus(*bodies), "utf-8")
    result = run(text, *options, "-o", tmp_path / "book.pdf")
    assert result.exit_code == 0, result.output
    words = pdf_text((tmp_path / "book.pdf").read_bytes())
    assert "The first letter" in words
    assert "The second letter" in words


def test_a_text_of_a_corpus_that_gives_a_name_twice_is_not_printed(tmp_path):
    text = tmp_path / "corpus.xml"
    text.write_text(
        corpus('<p xml:id="p1">One.</p>\n<p xml:id="p1">Two.</p>', "<p>A <gloss>word</gloss>.</p>"), "utf-8"
    )
    result = run(text, "-o", tmp_path / "book.pdf")
    assert result.exit_code == 1
    said = " ".join(result.output.split())
    assert "The name “p1” is given to this <p>" in said
    assert "The file was not printed: its pointers would lead nowhere" in said
    assert "gloss" not in said
    assert "can be deposited" not in said
    assert "teiCorpus>" not in said


def test_what_was_not_printed_is_called_so(tmp_path):
    text = tmp_path / "letter.txt"
    text.write_text("Dear Ada,\n", "utf-8")
    result = run(text)
    assert result.exit_code == 1
    assert f"1 error. {text} was not printed." in result.output
    assert "deposited" not in result.output


def test_what_is_no_tei_at_all_is_not_printed(tmp_path):
    text = tmp_path / "foreign.xml"
    text.write_text(FOREIGN.replace("gloss", "glosss"), "utf-8")
    assert run(text, "-o", tmp_path / "book.pdf").exit_code == 1


def shelf(folder):
    """Three texts, of which the second has a sign that no typeface of the page maker has."""
    good = MISCELLANY.read_text("utf-8")
    head, body, text = good.partition("<body>")
    bad = head + body + text.replace("</p>", " \U0001f469</p>", 1)
    for name, words in (("a", good), ("b", bad), ("c", good)):
        (folder / f"{name}.xml").write_text(words, "utf-8")
    return [folder / f"{name}.xml" for name in "abc"]


def test_a_text_that_cannot_be_printed_does_not_stop_the_others(tmp_path):
    result = run(*shelf(tmp_path), "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["a.pdf", "c.pdf"]
    assert "b.xml cannot be printed" in result.stderr


def test_an_output_that_cannot_be_made_does_not_stop_the_others(tmp_path):
    texts = [str(text) for text in (*shelf(tmp_path), tmp_path / "missing.xml")]
    result = invoke("transform", *texts, "--to", "pdf,txt", "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "a.pdf",
        "a.txt",
        "b.txt",
        "c.pdf",
        "c.txt",
    ]
    assert "missing.xml: there is no such file" in result.stderr


def test_a_missing_sign_is_told_with_the_line_of_the_file(tmp_path):
    text = shelf(tmp_path)[1]
    line = next(n for n, words in enumerate(text.read_text("utf-8").splitlines(), 1) if "\U0001f469" in words)
    for command, options in (("print", []), ("transform", ["--to", "pdf"])):
        result = invoke(command, text, *options, "-o", tmp_path / "x.pdf")
        assert f"line {line}, near" in result.stderr


def test_transform_attaches_the_file_itself(tmp_path):
    options = ["--to", "pdf", "--set", "attach-tei=yes", "-o", str(tmp_path / "x.pdf")]
    assert invoke("transform", MISCELLANY, *options).exit_code == 0
    (attached,) = PdfReader(tmp_path / "x.pdf").attachments["edition.xml"]
    assert attached == MISCELLANY.read_bytes()


@pytest.mark.parametrize(("page", "points"), [("125x205", (354, 581)), ("135 × 210", (383, 595))])
def test_a_publisher_has_a_format_of_its_own(tmp_path, page, points):
    assert run(MISCELLANY, "--page", page, "-o", tmp_path / "book.pdf").exit_code == 0
    assert size(tmp_path / "book.pdf") == pytest.approx(points, abs=1)
    shutil.copy(MISCELLANY, tmp_path / "miscellany.xml")
    (tmp_path / "miscellany.toml").write_text(f'[print]\npage = "{page}"\n', "utf-8")
    assert run(tmp_path / "miscellany.xml").exit_code == 0
    assert size(tmp_path / "miscellany.pdf") == pytest.approx(points, abs=1)


@pytest.mark.parametrize("page", ["79x205", "125x", "125x500", "1e2x205", "a6"])
def test_a_format_that_is_none_is_refused_by_option_and_file(tmp_path, page):
    done = run(MISCELLANY, "--page", page, "-o", tmp_path / "book.pdf")
    assert done.exit_code == 2
    assert "half-letter" in str(done.exception) + done.output
    shutil.copy(MISCELLANY, tmp_path / "miscellany.xml")
    (tmp_path / "miscellany.toml").write_text(f'[print]\npage = "{page}"\n', "utf-8")
    done = run(tmp_path / "miscellany.xml")
    assert done.exit_code == 2
    assert (
        f"“page” is “{page}”; it can be half-letter, a5, 6x9, a4, large, or width and height" in done.stderr
    )
    done = invoke("transform", MISCELLANY, "--to", "fo", "--set", f"page={page}", "-o", tmp_path / "b.fo")
    assert done.exit_code == 2
    assert f"The setting “page” is “{page}”; it can be 6x9, a4" in done.stderr


@pytest.mark.parametrize("together", [(), ("--together", "Both")])
def test_of_a_year_of_publication_the_title_page_has_the_year_and_the_pdf_its_first_day(tmp_path, together):
    """The book had no year at all, and the PDF was of 1970."""
    text = tmp_path / "miscellany.xml"
    text.write_text(
        re.sub(
            r"<date when=\"[^\"]*\">[^<]*</date>(\s*</publicationStmt>)",
            r'<date when="2026">2026</date>\1',
            MISCELLANY.read_text("utf-8"),
        ),
        "utf-8",
    )
    assert '<date when="2026">' in text.read_text("utf-8")
    done = run(text, *together, "-o", tmp_path / "book.pdf")
    assert done.exit_code == 0
    assert "1970" not in done.stderr
    pdf = PdfReader(tmp_path / "book.pdf")
    assert pdf.metadata["/CreationDate"].startswith("D:20260101")
    assert "\n2026\n" in pdf_text((tmp_path / "book.pdf").read_bytes())


def test_a_folder_of_tei_is_printed_and_published(tmp_path):
    for name in ("one", "two"):
        shutil.copy(MISCELLANY, tmp_path / f"{name}.xml")
    (tmp_path / "notes.xml").write_text("<notes/>", "utf-8")
    assert run(tmp_path, "-o", tmp_path / "out").exit_code == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["one.pdf", "two.pdf"]
    done = invoke("transform", tmp_path, "--to", "txt", "-o", tmp_path / "out")
    assert done.exit_code == 0
    assert sorted(p.name for p in (tmp_path / "out").glob("*.txt")) == ["one.txt", "two.txt"]


def test_a_folder_without_a_place_for_what_is_made_of_it_is_refused(tmp_path):
    """In all folders below it publications would lie about."""
    names = {"one.xml", "two.xml"}
    for name in names:
        shutil.copy(MISCELLANY, tmp_path / name)
    for one in ("print", "transform"):
        done = invoke(one, tmp_path)
        assert done.exit_code != 0
        assert "say with -o into which folder" in done.output + str(done.exception)
    assert {p.name for p in tmp_path.iterdir()} == names
