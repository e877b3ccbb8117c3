"""`teiwright print`: what a person types and what it answers."""

from __future__ import annotations

import shutil

import pytest
from click.testing import CliRunner

from print_samples import MISCELLANY, pdf_text
from teiwright.cli.print import command
from teiwright.errors import RenderingError


def run(*arguments):
    return CliRunner().invoke(command, [str(a) for a in arguments])


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
    result = run(MISCELLANY, other, "--together", "Both of Them", "-o", tmp_path / "book.pdf")
    assert result.exit_code == 0, result.output
    text = pdf_text((tmp_path / "book.pdf").read_bytes())
    assert text.startswith("Both of Them\n\nAnna Example\nBoth of Them")
    assert text.count("The first note; it names Lovelace.") == 2
    assert "Lovelace, Ada (1815–1852), 7, 7n1, 9, 17, 17n1, 19" in " ".join(text.split())


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
    [("--page", "large"), ("--notes", "end"), ("--index", "none"), ("--certainty",), ("--no-source-pages",)],
)
def test_the_options_are_taken(option, tmp_path):
    assert run(MISCELLANY, *option, "-o", tmp_path / "x.pdf").exit_code == 0
