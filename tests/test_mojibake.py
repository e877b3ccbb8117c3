"""Letters garbled by a wrong encoding: reported always, repaired only where it is asked for, and then said everywhere."""

import hashlib
import sys

import pytest
from lxml import etree

from teiwright.encode import Options, encode
from teiwright.errors import ReadingError
from teiwright.reading import decode, read_source
from teiwright.reading.mojibake import repair
from teiwright.validation import origin

GARBLED = "A Letter\n\nHe said it isnâ€™t open, at the cafÃ© or the other cafÃ©.\n\nIt isn’t “so”, naïve. Schöne Grüße!\n"
MENDED = GARBLED.replace("â€™", "’").replace("Ã©", "é")


@pytest.fixture(autouse=True)
def _installed():
    pytest.importorskip("ftfy")


def test_nothing_is_repaired_unasked():
    source = decode(GARBLED.encode(), "letter.txt")
    assert source.text == GARBLED
    assert [(f.code, f.place.line) for f in source.findings] == [("mojibake", 3)]


def test_what_is_repaired_is_told_with_its_lines_and_the_checksum_is_that_of_the_file():
    source = decode(GARBLED.encode(), "letter.txt", repair=True)
    assert source.text == MENDED
    assert source.digest == hashlib.sha256(GARBLED.encode()).hexdigest()
    assert [f.message for f in source.findings] == [
        "“â€™” was repaired to “’” once, as asked: line 3.",
        "“Ã©” was repaired to “é” 2 times, as asked: line 3.",
    ]


@pytest.mark.parametrize(
    "text",
    ["“Quoted” ‘so’ – and … ﬁn ＡＢ", "Ångström, naïveté, ÇA VA", "Жизнь прекрасна", "é", "e\u0301", ""],
)
def test_a_sound_text_stays_as_it_is(text):
    assert repair(text) == (text, ())


def test_what_has_lost_a_byte_cannot_be_brought_back_and_stays():
    assert repair("â€� said he") == ("â€� said he", ())


def test_the_header_says_what_was_repaired_and_the_check_reads_the_file_in_the_same_way(tmp_path):
    source = decode(GARBLED.encode(), "letter.txt", repair=True)
    root = etree.fromstring(encode(source, Options(repair=True)).tei.to_bytes())
    correction = root.find(".//{*}correction")
    assert correction.get("status") == "medium"
    assert "“â€™” to “’” (1), “Ã©” to “é” (2)" in "".join(correction.itertext())
    (tmp_path / "letter.txt").write_bytes(GARBLED.encode())
    assert origin.of(root.getroottree(), tmp_path).text == MENDED


def test_where_the_encoding_is_a_guess_nothing_is_repaired_on_top_of_it():
    mixed = GARBLED.encode() + "On a dîné à l'hôtel, déjà fatigués, près du théâtre.\n".encode("cp1252") * 3
    source = decode(mixed, "letter.txt", repair=True)
    assert source.repairs == ()
    assert "mojibake-not-repaired" in {f.code for f in source.findings}


def test_without_ftfy_a_person_is_told_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "ftfy", None)
    with pytest.raises(ReadingError, match="pip install ftfy"):
        repair("â€™")


def test_what_is_to_be_installed_is_told_behind_the_name_of_the_text(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "ftfy", None)
    (tmp_path / "letter.txt").write_text(GARBLED, encoding="utf-8")
    with pytest.raises(ReadingError, match=r"letter\.txt: To repair garbled letters, ftfy"):
        read_source(tmp_path / "letter.txt", repair=True)
