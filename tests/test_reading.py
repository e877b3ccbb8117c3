"""Reading files: encodings, line ends, and files that are no text."""

import codecs
import contextlib
import re
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiwright.errors import ReadingError
from teiwright.reading import decode, is_encoding, read_source

ENGLISH = "“The café was closed,” she said – and it wasn’t the first time. A naïve façade, 5° west.\n" * 8
FRENCH = "Le garçon a été très étonné : « L’hôtel où je suis né n’existe plus », dit-il à sa sœur.\n" * 8
GERMAN = "Die Mühle stand am Fluss, und die Größe der Räder überraschte die Gäste jedes Mal aufs Neue.\n" * 8
RUSSIAN = "Мельница стояла у реки, и никто не помнил, кто её построил и сколько лет назад это было.\n" * 8


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
@pytest.mark.parametrize("text", [ENGLISH, FRENCH, RUSSIAN], ids=["English", "French", "Russian"])
def test_unicode_is_known_with_and_without_its_mark(text, encoding):
    if encoding.startswith(("utf-16-", "utf-32-")) and text is RUSSIAN and "16" in encoding:
        pytest.skip("Cyrillic UTF-16 without a mark has no zero bytes to tell it by")
    assert decode(text.encode(encoding), "a.txt").text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_third_of_latin_letters_shows_utf_16_without_its_mark(encoding):
    text = "Мельница, see the map on page 12: у реки.\n" * 8
    source = decode(text.encode(encoding), "a.txt")
    assert (source.text, source.encoding) == (text, encoding)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"), (FRENCH, "cp1252"), (GERMAN, "cp1252"), (GERMAN, "latin-1"), (FRENCH.replace("’", "'"), "iso8859-15"),
        (ENGLISH, "mac_roman"), (FRENCH, "mac_roman"), (GERMAN, "mac_roman"), (GERMAN, "cp437"), (GERMAN, "cp850"),
        (RUSSIAN, "koi8-r"), (RUSSIAN, "cp1251"), (RUSSIAN, "cp866"),
    ],
)  # fmt: skip
def test_old_encodings_are_found_and_their_confidence_is_reported(text, encoding):
    source = decode(text.encode(encoding), "old.txt")
    assert source.text == text
    assert [f.code for f in source.findings][:1] == ["encoding-guessed"]
    assert source.findings[0].place.line == 1


@pytest.mark.parametrize(
    ("line", "used", "said"),
    [
        ("Character set encoding: ISO-8859-1", "iso8859-1", "ISO-8859-1"),
        ("Content-Type: text/plain; charset=windows-1252", "cp1252", "windows-1252"),
        ("-*- coding: latin-1 -*-", "iso8859-1", "latin-1"),
        ("Encoding: KOI8-R", "koi8-r", "KOI8-R"),
    ],
)
def test_a_file_may_say_its_encoding_itself(line, used, said):
    text = f"A list\n\n{line}\n\n" + ("Стол и стул.\n" if used == "koi8-r" else "The café by the river.\n")
    source = decode(text.encode(used), "list.txt")
    assert source.text == text
    assert [f.code for f in source.findings] == ["encoding-stated"]
    assert source.findings[0].place.line == 3
    assert f"its character encoding is {said}" in source.findings[0].message


def test_spaces_that_do_not_break_speak_for_the_encoding_that_is_stated():
    text = "Character set encoding: ISO-8859-1\n\n" + "I\xa0keep the weir, and\xa0nobody else.\n" * 30
    source = decode(text.encode("latin-1"), "text.txt")
    assert "I\xa0keep" in source.text
    assert [f.code for f in source.findings] == ["encoding-stated"]


def test_an_encoding_that_is_stated_and_wrong_is_said_to_be_so():
    text = "Character set encoding: ISO-8859-1\n\n" + "Der Müller über der Brücke größte Höhe: schön.\n" * 30
    (finding,) = decode(text.encode("cp850"), "text.txt").findings
    assert finding.code == "encoding-guessed"
    assert (
        "says that its character encoding is ISO-8859-1, but does not read so; it was read as cp"
        in finding.message
    )


def test_who_says_latin_1_and_has_the_quotation_marks_of_windows_means_windows():
    text = "Encoding: ISO-8859-1\n\n“The café”, she said.\n"
    assert decode(text.encode("cp1252"), "list.txt").text == text


@pytest.mark.parametrize(
    "line", ["Encoding: ISO-8859-1", "Encoding: klingon", "The encoding: nobody knows it"]
)
def test_a_statement_that_cannot_be_true_is_not_believed(line):
    text = f"{line}\n\n" + RUSSIAN * 3
    source = decode(text.encode("koi8-r"), "list.txt")
    assert source.text == text
    assert [f.code for f in source.findings] == ["encoding-guessed"]


def test_one_accented_letter_in_an_english_text_is_no_russian_one():
    text = "The Archæological Society met at Coöperstown, and the Zuñi songs were played.\n"
    assert decode(text.encode("cp1252"), "a.txt").text == text


def test_the_encoding_may_be_named():
    assert decode("naïve".encode("mac_roman"), "a.txt", encoding="mac_roman").text == "naïve"
    with pytest.raises(ReadingError, match="not an encoding known here"):
        decode(b"x", "a.txt", encoding="klingon")
    with pytest.raises(ReadingError, match=r"a\.txt, line 2: the file is not utf-8"):
        decode(b"one\ntw\xff", "a.txt", encoding="utf-8")


def test_what_is_full_of_control_characters_is_no_text_with_slips():
    """A damaged or compressed file has few zero bytes; to delete them would not make a text of it."""
    compressed = zlib.compress(b"".join(b"%d " % (n * n * 7919 % 10007) for n in range(3000)))
    assert 0 < compressed.count(0) < len(compressed) / 20
    with pytest.raises(ReadingError, match="this is not plain text"):
        decode(compressed, "sermon.txt")
    with pytest.raises(ReadingError, match=r"sermon\.txt, line 1: character 3 is a zero byte"):
        decode(b"It\0 rained" + b" all day" * 20, "sermon.txt")


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_line_ends_become_line_feeds(ends):
    assert decode(f"one{ends}two{ends}".encode(), "a.txt").text == "one\ntwo\n"


def test_mixed_line_ends_are_reported():
    source = decode(b"one\r\ntwo\nthree\rfour", "a.txt")
    assert source.text == "one\ntwo\nthree\nfour"
    assert [f.code for f in source.findings] == ["line-ends-mixed"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("replacement-character", "one\nca\ufffd two"),
        ("control-character", "one\nca\x07 two"),
        ("control-character", "one\nca\x93 two"),
        ("mojibake", "one\nitâ€™s late"),
        ("mojibake", "one\ncafÃ©"),
        ("decomposed-accents", "one\ncafe\u0301"),
    ],
)
def test_what_looks_wrong_is_reported_with_its_line_and_kept(code, text):
    source = decode(text.encode(), "a.txt")
    assert source.text == text
    assert [(f.code, f.place.line) for f in source.findings] == [(code, 2)]


def test_what_is_no_encoding_of_files_is_not_believed():
    assert not any(map(is_encoding, ("punycode", "idna", "unicode_escape", "base64", "utf8x")))
    text = f"-*- coding: punycode -*-\n\n{GERMAN}"
    source = decode(text.encode("cp1252"), "a.txt")
    assert (source.text, source.encoding) == (text, "cp1252")


def test_a_text_that_is_too_large_is_not_even_read(tmp_path):
    """A picture of a disk, named by a slip, would fill the memory before anything was said."""
    text = tmp_path / "disk.txt"
    with text.open("wb") as file:
        file.truncate(1 << 26)
    with pytest.raises(ReadingError, match=r"disk.txt: the file has more than 10 MB .* divide it"):
        read_source(text)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t\n", "only white space"),
        (b"%PDF-1.7\n\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", "zipped"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"{\\rtf1\\ansi", "Rich Text"),
        (b"\x00\x01\x02\x03" * 50, "not plain text"),
        (bytes(range(1, 32)) * 40 + b"\xff", "not plain text"),
        (b"The Mill\n\nThe roof is men\x00ded, and all is well.\n", "line 3: character 16 is a zero byte"),
        (
            b"The Mill\r\nThe r\xc3\xb6of\x00 is mended, \x00 and all is well.\n",
            "line 2: the file has 2 .* character 9",
        ),
        (b'<?xml version="1.0"?><TEI/>', "XML already"),
        (b"<!DOCTYPE html>\n<html><body>Words</body></html>", "a web page"),
    ],
)
def test_what_is_no_plain_text_is_refused_in_plain_words(data, words):
    with pytest.raises(ReadingError, match=words) as trouble:
        decode(data, "a.txt")
    assert str(trouble.value).startswith("a.txt")


def test_missing_files_and_folders(tmp_path):
    with pytest.raises(ReadingError, match="no such file"):
        read_source(tmp_path / "nothing.txt")
    with pytest.raises(ReadingError, match="folder"):
        read_source(tmp_path)


def test_the_record_of_the_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(codecs.BOM_UTF8 + b"one")
    source = read_source(path)
    assert (source.name, source.size, source.encoding, source.text) == ("a.txt", 6, "utf-8", "one")
    assert len(source.digest) == 64


@given(st.text(min_size=1).filter(lambda t: t.strip() and not t.startswith("\ufeff") and "\0" not in t))
def test_utf_8_is_read_as_it_is_but_for_line_ends(text):
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return
    try:
        read = decode(data, "a.txt").text
    except ReadingError:
        # It begins like a picture, a zipped file or XML.
        return
    assert read == re.sub("\r\n|[\r\v\u2028\u2029]", "\n", text)


@given(st.binary(max_size=300))
def test_no_bytes_whatever_make_a_traceback(data):
    with contextlib.suppress(ReadingError):
        decode(data, "a.txt")


def test_utf8_with_a_broken_letter_is_refused_with_its_line():
    good = "Café – “naïve” words, élève, Müller\n".encode() * 2
    with pytest.raises(ReadingError, match=r"bad\.txt, line 3: the file is UTF-8 but for one place"):
        decode(good + b"and one caf\xe9 more\n", "bad.txt")
    with pytest.raises(ReadingError, match=r"bad\.txt, line 3: the file is UTF-8 but for one place"):
        decode(good + b"and half a pair: \xed\xa0\x80\n", "bad.txt")


def test_two_encodings_in_one_file_are_told_with_the_line():
    """Files put together one behind the other; read as one encoding, the letters of half of them would be wrong."""
    first, second = "Die Mühle ist schön und groß.\n", "Die Brücke hört niemand.\n"
    with pytest.raises(
        ReadingError, match=r"a\.txt, line 2: .* UTF-8 in 3 places and in another encoding in 2"
    ):
        decode(first.encode() + second.encode("cp1252"), "a.txt")
    with pytest.raises(ReadingError, match=r"a\.txt, line 1: .* UTF-8 in 3 places"):
        decode(second.encode("cp1252") + first.encode(), "a.txt")


def test_half_a_character_is_told_with_the_line():
    """A lone surrogate, as some programs write it."""
    with pytest.raises(ReadingError, match=r"a\.txt, line 2: the file is UTF-8 but for one place"):
        decode(b"The mill.\nIt is \xed\xa0\x80 gone.\n", "a.txt")


@pytest.mark.parametrize("encoding", ["koi8-r", "cp1251", "cp866", "iso8859-5"])
def test_russian_is_never_taken_for_two_encodings(encoding):
    assert decode((RUSSIAN + " Её ещё ждём, нёс он моё ружьё, раб и баба.\n").encode(encoding), "a.txt")


def test_a_guessed_encoding_is_told_in_words_and_with_a_word_by_which_to_judge_it():
    source = decode("A list.\nThe café was shut, the café by the river.\n".encode("cp1252"), "list.txt")
    (finding,) = (f for f in source.findings if f.code == "encoding-guessed")
    assert "cp1252 (Western Europe, Windows; " in finding.message
    assert finding.message.endswith("Line 2 then has “café”.")


def test_a_letter_far_down_decides_which_encoding_it_is():
    """The first pages read well as one encoding; a sign on the last is in another alone."""
    text = "Le café est à côté. " * 3000
    assert decode((text + "Un œuf coûte 3 €.").encode("iso8859-15"), "a.txt").encoding == "iso8859-15"
    late = text.encode("cp1252") + b"\x81" + "Déjà vu.".encode("cp850")
    assert decode(late, "b.txt").text


def test_quotation_marks_alone_tell_an_encoding_by_what_stands_beside_them():
    """Their bytes are accented letters on an old Macintosh."""
    text = "He said “so it is” – and she’d gone, “at last,” he said. " * 20
    assert decode(text.encode("cp1252"), "a.txt").encoding == "cp1252"
    assert decode(text.encode("mac_roman"), "a.txt").encoding == "mac_roman"


def test_line_signs_of_word_processors_end_lines_and_are_told():
    source = decode("The Mill\u2028\u2028It stood still.\vIt was old.\u2029End".encode(), "text.txt")
    assert source.text == "The Mill\n\nIt stood still.\nIt was old.\nEnd"
    assert [(f.code, f.place.line) for f in source.findings] == [
        ("line-signs", 3),
        ("line-signs", 1),
        ("line-signs", 4),
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_outweighs_an_encoding_that_was_given_for_all_texts(encoding):
    source = decode(GERMAN.encode(encoding), "a.txt", encoding="cp1252")
    assert source.text == GERMAN
    assert [f.code for f in source.findings] == ["encoding-stated"]
    assert source.findings[0].message.endswith(
        "(a byte-order mark), and was read so; cp1252 was given for it."
    )


@pytest.mark.parametrize("named", ["utf-8", "utf-8-sig", "UTF8"])
def test_a_mark_that_fits_the_encoding_is_not_spoken_of(named):
    assert decode(GERMAN.encode("utf-8-sig"), "a.txt", encoding=named).findings == ()
    assert decode(GERMAN.encode("utf-16"), "a.txt", encoding="utf-16").findings == ()


@pytest.mark.parametrize(
    "words", ["Der Zug geht um ½ 4 Uhr, schöne Grüße.", "Es kostet 3½ Mark für Bücher.", "Löhr, ½ Pfund"]
)
def test_a_fraction_is_no_ligature(words):
    """What is ½ to Windows is œ to Latin-9."""
    assert decode(words.encode("cp1252"), "a.txt").text == words


def test_a_ligature_is_no_fraction():
    words = "un œuf et le cœur"
    assert decode(words.encode("iso8859-15"), "a.txt").text == words


@pytest.mark.parametrize(
    "words",
    [
        "The rent is £40 a year.",
        "He paid £. There it ends.",
        "It was worse—but not in this county.",
        "The house was sold.”—So she said.",
        "I shall bring … and so on.",
        "From 1890–1895 he was at sea.",
        "There were 12° of frost.",
        "† 1890, at sea.",
    ],
)
@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_signs_in_a_text_without_accents_are_no_letters(words, encoding):
    """What is £ or — to Windows is a letter to DOS and to the old Macintosh, and an English text has few other signs to tell them apart."""
    text = f"We have had rain for a week, and the river is over the bridge. {words} I will tell you more when we meet."
    assert decode(text.encode(encoding), "a.txt").text == text


@pytest.mark.parametrize("encoding", ["mac_roman", "cp1252", "cp1250"])
def test_letters_within_spanish_words_are_no_dashes(encoding):
    text = "La canción del corazón era de un período histórico, y en ella está la razón de su dirección."
    assert decode(text.encode(encoding), "a.txt").text == text


def test_a_cyrillic_letter_by_itself_makes_no_russian_text():
    text = "The village is 3½ miles from the station, and there is no inn to be had in it."
    assert decode(text.encode("cp850"), "a.txt").text == text


def test_a_german_text_is_none_of_central_europe_for_one_letter():
    """“à” is “ŕ” there; that charset-normalizer names cp1250 says little where nearly all letters are the same."""
    text = (
        "Eine Hausbibel, in Folio, Nürnberg 1702. Ein Gesangbuch mit Schließen. Ein schwarzer Rock, ein Paar lederne Hosen, sechs Hemder, davon zwei zerrissen.\n"
        "Dem Gotteshaus Weißenau, Kapital à 5 %. Dem Apotheker Dr. Geßler für Medizin in der letzten Krankheit. Dem Schreiner für den Sarg. Zwei Jahrlöhne der Magd.\n"
        "Der Verstorbene sagte vor Zeugen, »daß die Ursel den Garten haben soll und niemand anders«. Daß dieses aufrichtig und ohne Gefährde aufgenommen, bezeugen mit eigener Unterschrift\n"
        + "Maria Schürerin, Matthäus Welz und Georg Schürer, kann nicht schreiben.\n"
        * 6
    )
    source = decode(text.encode("cp1252"), "old.txt")
    assert (source.encoding, source.text) == ("cp1252", text)
