"""One text through everything: what is published, and what is not."""

from __future__ import annotations

from teiwright.build import Plan, build
from teiwright.encode import Options, encode
from teiwright.model import Certainty
from teiwright.reading import decode
from teiwright.works import Work

HEAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>'
TAIL = "</listPerson></standOff></TEI>"


def built(folder, birth):
    text, register = folder / "letter.txt", folder / "persons.xml"
    text.write_text("A note\n\nAda Lovelace wrote to May.\n", encoding="utf-8")
    person = f'<person xml:id="per-ada"><persName>Ada Lovelace</persName><birth when="{birth}"/></person>'
    register.write_text(HEAD + person + TAIL, encoding="utf-8")
    return build(Work(text, "letter", register=register), Plan(folder / "out", ("txt", "html")))


def published(folder):
    return {path.suffix for path in (folder / "out" / "letter").iterdir()}


def test_what_is_valid_is_published(tmp_path):
    assert built(tmp_path, "1815-12-10").good
    assert published(tmp_path) == {".xml", ".txt", ".html"}


def test_what_has_errors_is_written_and_reported_but_not_published(tmp_path):
    result = built(tmp_path, "long ago")
    assert not result.good
    assert any("“long ago”" in finding.message for finding in result.findings)
    assert {path.name for path in (tmp_path / "out" / "letter").iterdir()} == {
        "letter.xml",
        "letter.report.txt",
    }


def test_marks_less_sure_than_asked_for_are_left_out():
    source = decode(
        b"A note\n\nIn the winter of 1945 the 1905 revolution was far. Ada wrote on 5 July 1843.\n", "a.txt"
    )
    every, sure = (
        encode(source, Options(least=least)).document.spans for least in (Certainty.LOW, Certainty.HIGH)
    )
    assert {span.cert for span in every} > {span.cert for span in sure} == {Certainty.HIGH}
    assert set(sure) == {span for span in every if span.cert is Certainty.HIGH}
