"""`teiwright transform` as a person meets it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile

import pytest

from conftest import CASES

KINDS = CASES / "xslt" / "every-kind.xml"


def run(*arguments, given=b""):
    command = [sys.executable, "-m", "teiwright", "transform", *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, check=False)


@pytest.fixture
def tei(tmp_path):
    return shutil.copy(KINDS, tmp_path / "mill.xml")


def test_page_beside_the_file(tei, tmp_path):
    done = run(tei)
    assert done.returncode == 0
    assert (tmp_path / "mill.html").read_bytes().startswith(b"<!DOCTYPE")
    assert b"mill.html: written" in done.stderr


def test_several_outputs_into_a_folder(tei, tmp_path):
    done = run(tei, "--to", "html", "--to", "txt", "--set", "width=60", "-o", tmp_path / "out")
    assert done.returncode == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["mill.html", "mill.txt"]


def test_standard_input_and_output():
    done = run("-", "--to", "txt", given=KINDS.read_bytes())
    assert done.returncode == 0
    assert done.stdout.decode().startswith("The Mill and the Weir\n")


def test_a_file_with_errors_is_not_published(tmp_path):
    bad = tmp_path / "bad.xml"
    bad.write_text(KINDS.read_text("utf-8").replace("<foreign", "<foriegn").replace("</foreign", "</foriegn"))
    done = run(bad)
    assert done.returncode == 1
    assert "foriegn" in done.stderr.decode()
    assert not (tmp_path / "bad.html").exists()
    done = run(bad, "--unchecked", "-o", tmp_path / "bad.html")
    assert done.returncode == 0
    assert "outside our schema" in done.stderr.decode()
    assert "aqua fluit" in (tmp_path / "bad.html").read_text("utf-8")


FOREIGN = """<?xml-model href="tei_lite.rng" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>A Ferry</title></titleStmt>
<publicationStmt><distributor>Nobody</distributor></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
TEXT</TEI>"""
OUTPUTS = ["html", "txt", "fo", "typst", "epub"]


def foreign(folder, text, *options):
    """What the report says of a text in TEI that names a schema which is not there, and each output's words."""
    path = folder / "ferry.xml"
    path.write_text(FOREIGN.replace("TEXT", text), "utf-8")
    done = run(path, *(a for name in OUTPUTS for a in ("--to", name)), "-o", folder / "out", *options)
    assert done.returncode == 0, done.stderr.decode()
    said = " ".join(done.stderr.decode().split())
    words = {}
    for file in (folder / "out").iterdir():
        data = file.read_bytes()
        if file.suffix == ".epub":
            with zipfile.ZipFile(file) as book:
                data = b" ".join(book.read(n) for n in book.namelist() if n.endswith(".xhtml"))
        words[file.suffix] = data.decode()
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


def test_what_lies_in_other_files_or_texts_is_said_to_be_missing(tmp_path):
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="second.xml"/>'
    said, _ = foreign(tmp_path, f"<text><body><p>One.</p>{include}</body></text>")
    assert "One part of the text lies in other files (xi:include), which are not read" in said
    said, _ = foreign(tmp_path, "<facsimile/>")
    assert "There is no text in the file" in said
    corpus = tmp_path / "corpus.xml"
    one = FOREIGN.partition("\n")[2].replace("TEXT", "<text><body><p>One.</p></body></text>")
    corpus.write_text(f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{one}{one}</teiCorpus>', "utf-8")
    done = run(corpus, "--unchecked")
    assert "The file holds 2 texts, of which only the first is shown." in done.stderr.decode().replace(
        "\n         ", " "
    )


def test_a_reference_shows_all_it_says(tmp_path):
    text = (
        "<text><body><listBibl><biblStruct><monogr><title>The Ferry</title><imprint><date>1860</date></imprint><extent>six volumes</extent>"
        "</monogr><relatedItem><bibl>A later copy</bibl></relatedItem></biblStruct></listBibl></body></text>"
    )
    _, words = foreign(tmp_path, text)
    for output, found in words.items():
        for word in ("The Ferry", "1860", "six volumes", "A later copy"):
            assert word in found, (output, word)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["missing.xml"], "missing.xml: cannot be read (no such file or directory)"),
        ([KINDS, "--to", "htm"], "There is no output “htm”. There are: "),
        ([KINDS, "--set", "widht=3"], "There is no setting “widht”. There are: css, language."),
        ([KINDS, "--set", "css"], "A setting is written NAME=VALUE; “css” is not."),
        ([KINDS, "--stylesheet", "mine.xsl"], "There is no stylesheet mine.xsl."),
        ([KINDS, "--css", "mine.css"], "mine.css: the style rules cannot be read."),
    ],
)
def test_what_cannot_be_done_is_one_clear_line(arguments, words):
    done = run(*arguments)
    assert done.returncode == 2
    assert words in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert done.stdout == b""


def test_help_names_every_output():
    from teiwright.rendering import outputs

    said = run("--help").stdout.decode()
    assert all(f"\n  {name}" in said for name in outputs())


def test_settings_are_explained():
    assert "Longest line in characters" in run("--settings", "txt").stdout.decode()
