"""A file of several texts (teiCorpus, TEI in TEI, group): every output shows them all, each with its title, notes and facts."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from conftest import command
from teiwright.site import Published, write_site
from teiwright.validation import Valid
from test_foreign import words_in
from test_html_transform import run

OUTPUTS = ["html", "txt", "fo", "typst", "epub"]
BEGIN = '<?xml-model href="tei_lite.rng" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>\n'
XMLNS = 'xmlns="http://www.tei-c.org/ns/1.0"'


def header(title, *, authors="", source="A box.", profile="", more=""):
    who = "".join(f"<author>{name}</author>" for name in authors.split(";") if name)
    return (
        f"<teiHeader><fileDesc><titleStmt><title>{title}</title>{who}</titleStmt><publicationStmt><distributor>The Archive</distributor>"
        f"{more}</publicationStmt><sourceDesc><bibl>{source}</bibl></sourceDesc></fileDesc>{profile}</teiHeader>"
    )


def tei(title, body, *, attributes="", **said):
    return f"<TEI {XMLNS} {attributes}>{header(title, **said)}<text><body>{body}</body></text></TEI>"


def corpus(*texts, title="Ferry Papers", **said):
    return f"<teiCorpus {XMLNS}>{header(title, **said)}{''.join(texts)}</teiCorpus>"


def persons(*names):
    listed = "".join(
        f'<person xml:id="{xml_id}"><persName>{name}</persName></person>' for xml_id, name in names
    )
    return f"<profileDesc><particDesc><listPerson>{listed}</listPerson></particDesc></profileDesc>"


def published(folder, document, *options, outputs=OUTPUTS):
    """What the report says of a document, and the words of each output."""
    path = folder / "ferry.xml"
    path.write_text(BEGIN + document, "utf-8")
    (folder / "out").mkdir(exist_ok=True)
    done = run(path, *(a for name in outputs for a in ("--to", name)), "-o", folder / "out", *options)
    assert done.returncode == 0, done.stderr.decode()
    words = words_in(folder / "out")
    assert len(words) == len(outputs)
    return " ".join(done.stderr.decode().split()), words


def ids_of(page):
    return re.findall(r' id="([^"]*)"', page)


def assert_whole(page):
    """No id twice, and every way inside the page leads somewhere."""
    ids = ids_of(page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', page)) <= set(ids)


def in_order(page, *pieces):
    places = [page.find(piece) for piece in pieces]
    assert -1 not in places, dict(zip(pieces, places, strict=True))
    assert places == sorted(places)


LETTERS = corpus(
    tei(
        "First Letter",
        '<div><head>Monday</head><p xml:id="p1">One <persName ref="#lind">Lind</persName> came.<note n="1">Note of the first.</note>'
        ' See <ref target="#p1">here</ref>.</p></div>',
        attributes='xml:id="a"',
        authors="Otto Lind",
        source="Box 1.",
    ),
    tei(
        "Deuxième lettre",
        '<p xml:id="p1">Deux <persName ref="#lind">Lind</persName>.<note n="1">Note of the second.</note> Voir <ref target="#p1">ici</ref>.</p>',
        attributes='xml:lang="fr"',
        authors="Anna Brun",
        source="Box 2.",
        more="<date>4 May 1931</date>",
    ),
    source="The papers.",
    profile=persons(("lind", "Otto Lind")),
)


def test_every_output_shows_every_text_with_its_title_and_its_notes(tmp_path):
    said, words = published(tmp_path, LETTERS)
    assert "text-missing" not in said
    for output, found in words.items():
        for piece in (
            "First Letter",
            "Monday",
            "came.",
            "Note of the first.",
            "Deuxième lettre",
            "Note of the second.",
            "Anna Brun",
        ):
            assert piece in found, (output, piece)


def test_the_plain_text_has_the_notes_of_each_text_behind_it(tmp_path):
    _, words = published(tmp_path, LETTERS, outputs=["txt"])
    assert words[".txt"] == (
        "Ferry Papers\n\nOtto Lind\n\nFirst Letter\n\nMonday\n\nOne Lind came.[1] See here.\n\n1. Note of the first.\n\n"
        "Anna Brun\n\nDeuxième lettre\n\nDeux Lind.[1] Voir ici.\n\n1. Note of the second.\n"
    )


def test_the_exact_text_is_that_of_all_texts(tmp_path):
    _, words = published(tmp_path, LETTERS, "--set", "exact=yes", outputs=["txt"])
    assert words[".txt"] == (
        "Monday\n\nOne Lind came.Note of the first. See here.\n\nDeux Lind.Note of the second. Voir ici.\n"
    )


def test_names_that_two_texts_have_are_told_apart_on_the_page(tmp_path):
    page = published(tmp_path, LETTERS, outputs=["html"])[1][".html"]
    assert_whole(page)
    assert {"p1", "text-3.p1"} <= set(ids_of(page))
    in_order(
        page,
        "First Letter</h2>",
        'href="#p1">here',
        'Note of the first.<span class="way-back',
        "Deuxième lettre</h2>",
        '.p1">ici',
    )


def test_the_page_has_contents_one_index_and_the_facts_of_all(tmp_path):
    page = published(tmp_path, LETTERS, outputs=["html"])[1][".html"]
    in_order(
        page, "<h1>Ferry Papers</h1>", 'href="#a">First Letter</a>', ">Monday</a>", ">Deuxième lettre</a>"
    )
    assert page.count("<b>Otto Lind</b>") == 1
    assert "2 mentions" in page
    assert "First Letter, Monday" in page
    about = page[page.index('id="about"') :]
    in_order(
        about,
        "The papers.",
        "<h3>First Letter</h3>",
        "Box 1.",
        "<h3>Deuxième lettre</h3>",
        "4 May 1931",
        "Box 2.",
    )


def contents_of(page):
    return page[page.index('<nav class="contents"') :].partition("</nav>")[0]


def test_in_a_collection_of_several_authors_each_text_stands_under_its_author(tmp_path):
    contents = contents_of(published(tmp_path, LETTERS, outputs=["html"])[1][".html"])
    in_order(
        contents,
        '<span class="by">Otto Lind</span>',
        ">First Letter</a>",
        "Anna Brun</span>",
        ">Deuxième lettre</a>",
    )
    of_one = LETTERS.replace("Anna Brun", "Otto Lind")
    assert "Lind" not in contents_of(published(tmp_path, of_one, outputs=["html"])[1][".html"])


def test_in_a_group_the_title_pages_say_who_wrote_the_texts(tmp_path):
    text = "<text><front><titlePage><docAuthor>{}</docAuthor><docTitle><titlePart>{}</titlePart></docTitle></titlePage></front><body><p>Words.</p></body></text>"
    texts = "".join(text.format(*said) for said in (("A. Lind", "One"), ("B. Brun", "Two"), ("", "Three")))
    group = f"<TEI {XMLNS}>{header('Collected')}<text><group>{texts}</group></text></TEI>"
    contents = contents_of(published(tmp_path, group, outputs=["html"])[1][".html"])
    in_order(contents, "A. Lind", ">One</a>", "B. Brun", ">Two</a>", ">Three</a>")
    assert contents.count('class="by"') == 2


def test_the_book_says_in_its_imprint_what_each_header_says(tmp_path):
    _, words = published(tmp_path, LETTERS, outputs=["fo", "typst", "epub"])
    for output, found in words.items():
        for piece in ("Box 1.", "Box 2.", "4 May 1931"):
            assert piece in found, (output, piece)


def test_a_corpus_of_one_has_both_titles(tmp_path):
    _, words = published(tmp_path, corpus(tei("The only letter", "<p>One.</p>")))
    for output, found in words.items():
        for piece in ("Ferry Papers", "The only letter", "One."):
            assert piece in found, (output, piece)


def test_corpora_in_a_corpus_are_groups_with_their_titles(tmp_path):
    inner = corpus(
        tei("Year 1901", "<div><head>May</head><p>Ten crowns.</p></div>"),
        title="Accounts",
        source="The ledger.",
    )
    document = corpus(tei("A letter", "<p>Rain.</p>"), corpus(inner, title="Offices", source="The cellar."))
    _, words = published(tmp_path, document)
    for output, found in words.items():
        in_order(found[found.rfind("Rain.") :], "Offices", "Accounts", "Year 1901", "Ten crowns.")
        if output != ".txt":
            for piece in ("The ledger.", "The cellar."):
                assert piece in found, (output, piece)
    in_order(words[".html"], "<h2>Offices</h2>", "<h3>Accounts</h3>", "<h4>Year 1901</h4>", "<h5>May</h5>")


def test_words_of_the_corpus_itself_and_texts_inside_a_text_are_shown(tmp_path):
    own = "<text><body><p>Words of the whole.</p></body></text>"
    _, words = published(tmp_path, corpus(own, tei("A letter", "<p>Rain.</p>")))
    for output, found in words.items():
        assert -1 < found.rfind("Words of the whole.") < found.rfind("Rain."), output
    (tmp_path / "more").mkdir()
    outer = f"<TEI {XMLNS}>{header('Outer')}<text><body><p>Around.</p></body></text>{tei('Inner', '<p>Within.</p>')}</TEI>"
    _, words = published(tmp_path / "more", outer)
    for output, found in words.items():
        assert -1 < found.rfind("Around.") < found.rfind("Within."), output
        assert "Inner" in found, output


def test_a_text_without_words_is_named(tmp_path):
    bare = f"<TEI {XMLNS}>{header('A lost letter')}<facsimile><graphic url='a.jpg'/></facsimile></TEI>"
    said, words = published(tmp_path, corpus(tei("A letter", "<p>Rain.</p>"), bare))
    assert "One text in the file has no words, only a header: “A lost letter”." in said
    assert all("A lost letter" in found for found in words.values())
    (tmp_path / "none").mkdir()
    path = tmp_path / "none" / "ferry.xml"
    path.write_text(BEGIN + corpus(), "utf-8")
    done = run(path)
    assert done.returncode == 2
    assert "There is no text in the corpus" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def forty():
    for number in range(1, 41):
        yield tei(
            f"Letter {number}",
            f'<div type="letter"><p xml:id="x">Number {number} to <persName ref="#p">him</persName><ref type="noteAnchor" target="#n">[1]</ref>.</p></div>'
            f'<div type="notes"><note xml:id="n" n="1">Of {number}.</note></div>',
            profile=persons(("p", f"Lind {number % 2}")),
        )


def test_forty_texts_keep_their_notes_names_and_persons_apart(tmp_path):
    said, words = published(tmp_path, corpus(*forty()))
    assert said.count("header-unshown") <= 1
    page = words[".html"]
    assert_whole(page)
    assert re.findall("<b>(Lind .)</b>", page) == ["Lind 0", "Lind 1"]
    assert page.count("20 mentions") == 2
    for output, found in words.items():
        for number in range(1, 41):
            assert f"Of {number}." in found, (output, number)
    fo = ids_of(words[".fo"])
    assert len(fo) == len(set(fo))
    lines = words[".txt"].split("\n\n")
    for number in range(1, 41):
        assert lines[lines.index(f"Number {number} to him[1].") + 1].strip() == f"1. Of {number}."


def test_the_marks_of_quotation_are_those_that_each_header_says(tmp_path):
    marks = (
        '<encodingDesc><editorialDecl><quotation marks="{}"><p/></quotation></editorialDecl></encodingDesc>'
    )
    document = corpus(
        tei("One", "<p>He said <q>yes</q>.</p>", profile=marks.format("none")),
        tei("Two", "<p>She said <q>no</q>.</p>", profile=marks.format("all")),
    )
    text = published(tmp_path, document, outputs=["txt"])[1][".txt"]
    assert "He said “yes”." in text
    assert "She said no." in text


def test_texts_in_a_group_have_titles_in_the_contents_and_notes_of_their_own(tmp_path):
    titled = "<front><titlePage><docTitle><titlePart>First work</titlePart></docTitle></titlePage></front>"
    group = (
        f"<TEI {XMLNS}>{header('Collected')}<text><group><head>Works</head>"
        f'<text>{titled}<body><div><head>I</head><p>Words<note n="1">Of one.</note></p></div></body></text>'
        '<text><body><head>Second work</head><p>Words<note n="1">Of two.</note></p></body></text></group></text></TEI>'
    )
    _, words = published(tmp_path, group, "--set", "contents=yes")
    in_order(words[".txt"], "First work", "1. Of one.", "Second work", "1. Of two.")
    assert_whole(words[".html"])
    in_order(
        words[".html"],
        ">Works</a>",
        ">First work</a>",
        ">I</a>",
        ">Second work</a>",
        "<h2>Works</h2>",
        "<h3>First work</h3>",
        "<h4>I</h4>",
    )
    in_order(words[".epub"], ">Works</a>", ">First work</a>", ">I</a>", ">Second work</a>")
    fo = ids_of(words[".fo"])
    assert len(fo) == len(set(fo))


def test_a_corpus_can_be_printed_and_stand_in_a_site(tmp_path):
    path = tmp_path / "ferry.xml"
    path.write_text(
        BEGIN + LETTERS.replace('xml:id="p1"', "", 1).replace('target="#p1">here', 'target="#a">here'),
        "utf-8",
    )
    done = command("print", path, "-o", tmp_path / "book.pdf")
    assert done.returncode == 0, done.stderr.decode()
    assert (tmp_path / "book.pdf").read_bytes().startswith(b"%PDF")
    tree = etree.ElementTree(etree.fromstring((BEGIN + LETTERS).encode(), etree.XMLParser(collect_ids=False)))
    (tmp_path / "ferry").mkdir()
    write_site(
        tmp_path, [Published(Valid(tree, "ferry.xml"), tmp_path / "ferry", "ferry")], title="", language="en"
    )
    page = Path(tmp_path / "ferry" / "index.html").read_text("utf-8")
    assert "Deux" in page
    assert "Deuxième lettre" in (tmp_path / "persons.html").read_text("utf-8")


def test_a_text_whose_name_is_the_number_of_another_has_ids_of_its_own(tmp_path):
    texts = corpus(
        tei("A", "<p>one</p>", attributes='xml:id="t3"', authors="Anne Rook"),
        tei("B", "<p>two</p>", attributes='xml:id="b"', authors="Bea Rook"),
        tei("C", "<p>three</p>", authors="Cy Rook"),
    )
    _, words = published(tmp_path, texts, outputs=["fo"])
    fo = ids_of(words[".fo"])
    assert len(fo) == len(set(fo))
    done = run(tmp_path / "ferry.xml", "--to", "pdf", "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr.decode()


def test_a_corpus_gives_the_same_bytes_each_time(tmp_path):
    assert published(tmp_path, LETTERS)[1] == published(tmp_path, LETTERS)[1]


def test_a_collection_has_the_language_of_most_of_its_texts(tmp_path):
    """What the book and the page add (contents, notes) is said in it, whichever text comes first."""
    body = "<div><head>I</head><p>Lind.<note>Lind.</note></p></div><div><head>II</head><p>Lind.</p></div>"
    languages = {"fr": "Un", "de-AT": "Zwei", "de": "Drei"}
    texts = [tei(title, body, attributes=f'xml:lang="{tag}"') for tag, title in languages.items()]
    for _, words in (published(tmp_path, corpus(*order)) for order in (texts, texts[::-1])):
        assert ">Inhalt<" in words[".html"]
        assert ">Inhalt<" in words[".epub"]
        assert ">Inhalt<" in words[".fo"]
    _, words = published(tmp_path, corpus(*texts[:2]))
    assert ">Table des matières<" in words[".html"]
    stated = corpus(*texts).replace("<teiCorpus", '<teiCorpus xml:lang="it"', 1)
    assert ">Indice<" in published(tmp_path, stated)[1][".html"]


def test_several_files_as_one_book_have_the_language_of_most_of_them(tmp_path):
    for number, tag in enumerate(("fr", "de", "de")):
        text = tei("Der Kahn", "<p>Lind.</p>", attributes=f'xml:id="t{number}" xml:lang="{tag}"')
        (tmp_path / f"t{number}.xml").write_text(BEGIN + text, "utf-8")
    others = " ".join((tmp_path / f"t{number}.xml").as_uri() for number in (1, 2))
    done = run(tmp_path / "t0.xml", "--to", "fo", "-o", tmp_path, "--set", f"with={others}")
    assert done.returncode == 0, done.stderr.decode()
    assert ">Inhalt<" in (tmp_path / "t0.fo").read_text("utf-8")
