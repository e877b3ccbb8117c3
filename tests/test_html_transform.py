"""`teiwright transform` as a person meets it."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from conftest import CASES, command

KINDS = CASES / "xslt" / "every-kind.xml"


def run(*arguments):
    return command("transform", *arguments)


def in_a_process(*arguments, given=b""):
    line = [sys.executable, "-m", "teiwright", "transform", *map(str, arguments)]
    return subprocess.run(line, input=given, capture_output=True, check=False)


@pytest.fixture
def tei(tmp_path):
    return shutil.copy(KINDS, tmp_path / "mill.xml")


def test_page_beside_the_file(tei, tmp_path):
    done = in_a_process(tei)
    assert done.returncode == 0
    assert (tmp_path / "mill.html").read_bytes().startswith(b"<!DOCTYPE")
    assert b"mill.html: written" in done.stderr


def test_several_outputs_into_a_folder(tei, tmp_path):
    done = run(tei, "--to", "html", "--to", "txt", "--set", "width=60", "-o", tmp_path / "out")
    assert done.returncode == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["mill.html", "mill.txt"]


def test_no_page_takes_the_place_of_another(tmp_path):
    """Two texts of one name go nowhere together, and nor do two stylesheets whose results would be called the same."""
    for folder in ("upstream", "downstream"):
        (tmp_path / folder).mkdir()
        shutil.copy(KINDS, tmp_path / folder / "mill.xml")
    files = [tmp_path / folder / "mill.xml" for folder in ("upstream", "downstream")]
    done = run(*files, "-o", tmp_path / "out")
    assert done.returncode == 2
    assert f"{tmp_path / 'out' / 'mill.html'} would be written twice" in done.stderr.decode()
    assert not (tmp_path / "out").exists()
    assert run(*files).returncode == 0  # each beside its file
    assert (
        run(files[0], files[0], "-o", tmp_path / "out").returncode == 0
    )  # a text that is named twice is one
    own = "<xsl:stylesheet version='3.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'><xsl:output method='text'/></xsl:stylesheet>"
    for name in ("words.xsl", "lines.xsl"):
        (tmp_path / name).write_text(own, "utf-8")
    done = run(files[0], "--stylesheet", tmp_path / "words.xsl", "--stylesheet", tmp_path / "lines.xsl")
    assert done.returncode == 2
    assert "(lines.xsl)" in done.stderr.decode()


def test_standard_input_and_output():
    done = in_a_process("-", "--to", "txt", given=KINDS.read_bytes())
    assert done.returncode == 0
    assert done.stdout.decode().startswith("The Mill and the Weir\n")


def test_a_file_with_errors_is_not_published(tmp_path):
    bad = tmp_path / "bad.xml"
    wrong = KINDS.read_text("utf-8").replace("<foreign", "<foriegn").replace("</foreign", "</foriegn")
    bad.write_text(wrong, "utf-8")
    done = run(bad)
    assert done.returncode == 1
    assert "foriegn" in done.stderr.decode()
    assert not (tmp_path / "bad.html").exists()
    done = run(bad, "--unchecked", "-o", tmp_path / "bad.html")
    assert done.returncode == 0
    assert "outside our schema" in done.stderr.decode()
    assert "aqua fluit" in (tmp_path / "bad.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["."], ".: this is a folder, not a TEI file. Name a file in it"),
        (
            [KINDS, "--to", "pdf", "--set", "page=a6"],
            f"teiwright: {KINDS.name}: The setting “page” is “a6”; it can be",
        ),
        (
            [KINDS, "--set", "language=klingon"],
            "The setting “language” is “klingon”; it can be en, fr, de, es, it.",
        ),
        (["missing.xml"], "missing.xml: there is no such file. Check the name and the folder."),
        ([KINDS, "--to", "htm"], "There is no output “htm”. There are: "),
        (
            [KINDS, "--set", "widht=3"],
            "There is no setting “widht”. There are: css, language, pictures, pictures-at.",
        ),
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
    from teiwright.outputs import outputs

    said = in_a_process("--help").stdout.decode()
    assert all(f"\n  {name}" in said for name in outputs())


def test_settings_are_explained():
    assert "Longest line in characters" in run("--settings", "txt").stdout.decode()


def test_the_folder_of_one_text_means_its_tei(tmp_path):
    folder = tmp_path / "letter"
    (folder / "source").mkdir(parents=True)
    (folder / "letter.xml").write_bytes(KINDS.read_bytes())
    assert run(folder).returncode == 0
    assert (folder / "letter.html").is_file()
    (folder / "source" / "other.xml").write_bytes(KINDS.read_bytes())
    assert "this is a folder, not a TEI file. Name a file in it. Of all" in run(folder).stderr.decode()
    (tmp_path / "letter.txt").write_text("Dear Ada,\n", encoding="utf-8")
    assert "Name a file in it (what teiwright build made" in run(tmp_path).stderr.decode()
