"""One text through everything: what is published, and what is not."""

from __future__ import annotations

from teiwright.build import Plan, build
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
