"""A holding of many texts, over months: what lies beside them, what they are called, and what an earlier run has left."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from conftest import invoke
from teiwright.cli import main
from teiwright.errors import MetadataError, ReadingError
from teiwright.files import typed
from teiwright.works.finding import find_works
from teiwright.works.reading import metadata_of


def said(done):
    return " ".join(done.output.split())


@pytest.fixture
def holding(tmp_path):
    """Two letters, and minutes in a folder of their own."""
    folder = tmp_path / "Holding Möller"
    for name, words in (
        ("Letters/Letter 1.txt", "Dear Anna,\n\nThe roof is mended.\n\nYour\nTom\n"),
        ("Letters/1890/Letter 2.txt", "Dear Anna,\n\nMr. Hall came.\n\nYour\nTom\n"),
        ("Minutes.txt", "Minutes\n\nMr. Hall read the accounts.\n"),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words, encoding="utf-8")
    return folder


def build(holding, *options):
    return invoke("build", holding, "-o", holding.parent / "out", "--to", "txt", "--jobs", 1, *options)


# --- what lies beside


def test_the_register_of_a_holding_serves_the_texts_of_all_its_folders(holding):
    register = holding / "persons.csv"
    register.write_text('name\n"Hall, Henry"\n', encoding="utf-8")
    assert {w.register for w in find_works([holding])} == {register}
    alone = find_works([holding / "Letters" / "1890" / "Letter 2.txt"])
    assert alone[0].register == register  # and so it is where one of them is named alone
    nearer = holding / "Letters" / "persons.csv"
    nearer.write_text("name\nHall\n", encoding="utf-8")
    assert sorted({w.register for w in find_works([holding])}) == [nearer, register]


def test_an_edition_toml_above_all_texts_is_told(holding):
    """Publisher and licence of the whole holding stood in it, and were in no text."""
    (holding / "Minutes.txt").unlink()
    (holding / "edition.toml").write_text('publisher = "An Archive"\n', encoding="utf-8")
    assert "edition.toml. It is about one text, and none lies beside it." in said(build(holding))


@pytest.fixture
def shelf(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("A note\n\nAll is well.\n", encoding="utf-8")
    return tmp_path


def stated(folder, *rows):
    (folder / "metadata.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return [metadata_of(work)[0] for work in find_works([folder])]


def test_a_row_may_speak_of_every_text_of_the_folder(shelf):
    first, second = stated(
        shelf, "file,title,publisher,language", "*,,An Archive,en", "b.txt,The second,A Library,"
    )
    assert (first.title, first.publisher.value, first.reading) == (None, "An Archive", (("language", "en"),))
    assert (second.title.value, second.publisher.value) == ("The second", "A Library")
    assert second.reading == (("language", "en"),)


def test_a_row_for_every_text_is_no_row_without_a_text(shelf):
    stated(shelf, "file,publisher", "*,An Archive", "letters/b.txt,A Library", "c.txt,A Library")
    told = said(invoke("build", shelf, "-o", shelf / "out", "--to", "txt", "--jobs", 1))
    assert "line 2" not in told
    assert "line 3: there is no text “letters/b.txt” in this folder. Write its name alone, “b.txt”." in told
    assert "line 4: there is no text “c.txt” in this folder." in told


def test_which_text_a_row_probably_means_is_asked(holding):
    """In a table the name is typed by hand; on Windows and macOS capitals make no difference, here they do."""
    (holding / "Sermon 12.txt").write_text("A sermon\n\nIt rained.\n", encoding="utf-8")
    rows = "file,publisher\nMINUTES.txt,A\nMinuets.txt,A\nSermon 13.txt,A\nDiary.txt,A\nLetter 7.txt,A\n"
    (holding / "Letter 07.txt").write_text("A letter\n\nIt was dry.\n", encoding="utf-8")
    (holding / "metadata.csv").write_text(rows, encoding="utf-8")
    told = said(build(holding))
    assert "there is no text “MINUTES.txt” in this folder. Did you mean “Minutes.txt”?" in told
    assert "there is no text “Minuets.txt” in this folder. Did you mean “Minutes.txt”?" in told
    assert "there is no text “Letter 7.txt” in this folder. Did you mean “Letter 07.txt”?" in told
    assert "there is no text “Sermon 13.txt” in this folder. Did" not in told
    assert "there is no text “Diary.txt” in this folder. Did" not in told


def test_the_encoding_of_a_text_can_be_stated_once_for_all_runs(shelf):
    (shelf / "a.txt").write_bytes("A note\n\nThe Café was closed.\n".encode("cp850"))
    stated(shelf, "file,encoding", "a.txt,cp850")
    done = invoke("build", shelf, "-o", shelf / "out", "--to", "txt", "--jobs", 1)
    assert "The Café was closed." in (shelf / "out" / "a" / "a.xml").read_text("utf-8")
    assert "a: good ·" in done.output
    (shelf / "metadata.csv").write_text("file,encoding\na.txt,utf-9\n", encoding="utf-8")
    done = invoke("build", shelf, "-o", shelf / "out", "--to", "txt", "--jobs", 1)
    assert "metadata.csv, line 2: “utf-9” is not an encoding known here." in said(done)


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC-BY-NC-SA-3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC BY-SA", None),  # which version, nobody knows
        ("All rights reserved", None),
    ],
)
def test_a_licence_named_in_full_has_its_address(shelf, words, address):
    """Else a repository was not told which licence it is, and the header said that it is unknown."""
    found = stated(shelf, "file,licence", f"*,{words}")[0].licence_address
    assert (found.value if found else None) == address


def test_the_address_that_the_editors_give_prevails(shelf):
    found = stated(shelf, "file,licence,licence_address", "*,CC BY 4.0,https://example.org/terms")[0]
    assert found.licence_address.value == "https://example.org/terms"


def test_a_table_saved_as_a_workbook_is_told(holding):
    """Spreadsheet programs offer their own form first; what was decided in it would be passed over without a word."""
    (holding / "persons.xlsx").write_bytes(b"PK")
    (holding / "Letters" / "Letter 1.review.csv").write_text("", encoding="utf-8")
    (holding / "Letters" / "Letter 1.review.ods").write_bytes(b"PK")
    (holding / "Letters" / "Letter 3.review.ods").write_bytes(b"PK")  # of no text
    told = said(build(holding))
    assert told.count("Tables are read in CSV.") == 2
    assert f"Not used: {holding / 'persons.xlsx'}." in told
    assert "“CSV UTF-8”, called Letter 1.review.csv." in told
    (holding / "persons.csv").write_text(
        "name\nHall\n", encoding="utf-8"
    )  # the workbook is where it is worked on
    assert said(build(holding)).count("Tables are read in CSV.") == 1


# --- the next run


def test_a_text_that_gets_a_namesake_is_not_lost_with_what_was_corrected_in_it(holding):
    build(holding)
    corrected = holding.parent / "out" / "letter-1" / "letter-1.xml"
    corrected.write_text(corrected.read_text("utf-8").replace("mended", "<hi>mended</hi>"), encoding="utf-8")
    (holding / "Letters" / "1890" / "Letter 1.txt").write_text("Dear Tom,\n\nGood.\n\nAnna\n", "utf-8")
    told = said(build(holding))
    assert "but of no text of this run: letter-1 (changed by hand). A text that was renamed" in told
    assert "letter-1 (changed by hand)" in said(build(holding, "--quiet"))
    (holding / "Letters" / "metadata.csv").write_text("file,identifier\nLetter 1.txt,letter-1\n", "utf-8")
    told = said(build(holding))
    assert "letter-1.xml: this file was changed by hand since it was written, so it is left as it is." in told
    assert "Nothing that edition.toml, tables or register say since then goes into it." in told
    assert "but of no text of this run: letters-letter-1." in told


def test_a_text_that_is_gone_is_told_once_a_run_and_not_of_one_text_alone(holding):
    build(holding)
    (holding / "Minutes.txt").unlink()
    assert "but of no text of this run: minutes. " in said(build(holding))
    assert "of no text of this run" not in said(build(holding, "--quiet"))
    alone = invoke("build", holding / "Letters" / "Letter 1.txt", "-o", holding.parent / "out", "--to", "txt")
    assert "of no text of this run" not in said(alone)


# --- what is said


def test_a_command_that_is_told_can_be_typed_as_it_stands(holding):
    build(holding)
    tei = holding.parent / "out" / "letter-1" / "letter-1.xml"
    tei.write_text(tei.read_text("utf-8").replace("mended", "<hi>mended</hi>"), encoding="utf-8")
    assert f'teiwright review "{holding / "Letters" / "Letter 1.txt"}" --from' in said(build(holding))


@pytest.mark.parametrize(
    ("name", "as_typed"),
    [
        ("letters/brief-3.txt", "letters/brief-3.txt"),
        ("Müller.txt", "Müller.txt"),
        ("Brief 12 (Kopie).txt", '"Brief 12 (Kopie).txt"'),
        ("a & b.txt", '"a & b.txt"'),
        ("5$.txt", "'5$.txt'"),
    ],
)
def test_a_name_is_in_quotation_marks_where_a_shell_would_take_it_apart(name, as_typed):
    assert typed(name) == as_typed


def test_a_name_that_is_empty_is_not_the_folder_one_is_in(holding, monkeypatch):
    """`teiwright build "$FOLDER"` with an unset variable built every text below."""
    monkeypatch.chdir(holding)
    done = invoke("build", "")
    assert "The name of a file or folder is empty" in str(done.exception) + done.output
    assert not (holding / "output").exists()


@pytest.mark.parametrize(("name", "command"), [("a b.txt", "build"), ("a.xml", "validate")])
def test_a_file_in_the_place_of_a_command_is_told_with_the_command(
    tmp_path, monkeypatch, capsys, name, command
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text("x", encoding="utf-8")
    with pytest.raises(SystemExit):
        main([name])
    assert f"name a command first: teiwright {command} {typed(name)}\n" in capsys.readouterr().err


def test_the_site_can_be_called_something(holding):
    build(holding, "--site-title", "Letters & minutes", "--site-language", "de")
    page = (holding.parent / "out" / "index.html").read_text("utf-8")
    assert "<h1>Letters &amp; minutes</h1>" in page
    assert 'lang="de"' in page


# --- what is no text


@pytest.mark.parametrize(
    "name", ["metadata.csv", "persons.csv", "persons.xml", "Minutes.review.csv", "edition.toml"]
)
def test_a_table_about_texts_is_not_encoded_as_one(holding, name):
    """`build metadata.csv` made an edition of the table."""
    (holding / name).write_text("file,title\nMinutes.txt,Of May\n", encoding="utf-8")
    with pytest.raises(ReadingError, match=f"{name}: this is no text to encode, but is read with the texts"):
        find_works([holding / name])


def test_it_is_read_with_the_texts_where_all_that_lies_in_a_folder_is_named(holding):
    """As `build letters/*` does."""
    (holding / "metadata.csv").write_text("file,title\nMinutes.txt,Of May\n", encoding="utf-8")
    named = [holding / "metadata.csv", holding / "Minutes.txt"]
    assert [work.text.name for work in find_works(named)] == ["Minutes.txt"]


def test_a_folder_of_results_is_no_hindrance_where_all_that_lies_in_a_folder_is_named(holding):
    """`build *` went well once, and never again."""
    output = holding / "output"
    (output / "minutes").mkdir(parents=True)
    named = [holding / "Minutes.txt", output]
    assert [work.text.name for work in find_works(named, leave_out=output)] == ["Minutes.txt"]
    for others in ([output], [output, holding / "metadata.csv"]):
        (holding / "metadata.csv").write_text("file,title\nMinutes.txt,Of May\n", encoding="utf-8")
        with pytest.raises(ReadingError, match="no text in this folder"):
            find_works(others, leave_out=output)
    (output / "Treaty.txt").write_text("A treaty\n\nThe ships may pass.\n", encoding="utf-8")
    names = [work.text.name for work in find_works(named, leave_out=output)]
    assert names == ["Minutes.txt", "Treaty.txt"], "texts are read there where the folder itself is named"


@pytest.mark.parametrize("target", ["bag", "archivematica", "ocfl"])
def test_what_was_packed_is_not_encoded_again(holding, target):
    """Packages laid into the holding gave back their plain texts, reading copies and checksums as texts of their own."""
    (holding / "metadata.csv").write_text("file,title\nMinutes.txt,Of May\n", encoding="utf-8")
    build(holding)
    tei = holding.parent / "out" / "minutes" / "minutes.xml"
    assert invoke("deposit", "pack", tei, "--target", target, "-o", holding / "packed").exit_code == 0
    texts = [work.text.name for work in find_works([holding])]
    assert sorted(texts) == ["Letter 1.txt", "Letter 2.txt", "Minutes.txt"]


def test_a_bag_of_somebody_elses_texts_is_searched(holding):
    (holding / "received" / "data").mkdir(parents=True)
    (holding / "received" / "bagit.txt").write_text("BagIt-Version: 1.0\n", encoding="utf-8")
    (holding / "received" / "data" / "Letter 3.txt").write_text("Dear Anna,\n\nRain.\n\nTom\n", "utf-8")
    assert "Letter 3.txt" in [work.text.name for work in find_works([holding])]


# --- deposit


def test_a_text_that_cannot_be_deposited_does_not_stop_the_others(holding):
    (holding / "metadata.csv").write_text("file,title\nMinutes.txt,Minutes of May\n", encoding="utf-8")
    build(holding)
    broken = holding.parent / "out" / "letter-1" / "letter-1.xml"
    broken.write_text(broken.read_text("utf-8").replace("<body>", "<boddy>"), encoding="utf-8")
    bags = holding.parent / "bags"
    done = invoke("deposit", "pack", holding.parent / "out", "--target", "bag", "-o", bags)
    assert done.exit_code == 1
    assert "letter-1.xml: the file has errors and cannot be deposited yet." in said(done)
    assert "letter-2.xml: for BagIt 1.0 this is still missing: a title" in said(done)
    assert [p.name for p in bags.iterdir()] == ["minutes"]


def test_packages_among_the_texts_are_not_searched(holding):
    (holding / "metadata.csv").write_text(
        "file,title,authors,published\n*,A text,Ada Reed,2026\n", encoding="utf-8"
    )
    before = said(build(holding))
    for target in ("zenodo", "dspace"):
        packed = holding / target
        assert (
            invoke("deposit", "pack", holding.parent / "out", "--target", target, "-o", packed).exit_code == 0
        )
    assert said(build(holding)) == before


def test_the_row_of_a_text_is_found_beside_a_row_for_all(holding):
    build(holding)
    tei = holding.parent / "out" / "minutes" / "minutes.xml"
    table = holding.parent / "deposit.csv"
    table.write_text("file,publisher,title\n*,An Archive,\nMinutes.txt,,Of May\n", encoding="utf-8")
    done = invoke("deposit", "plan", tei, "--edition", table)
    shown = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert any(line.startswith("title Of May ←") for line in shown)
    assert any(line.startswith("publisher An Archive ←") for line in shown)


# --- what a first run tells


def test_a_fault_in_a_table_of_many_texts_is_told_once_and_they_are_named(holding):
    (holding / "persons.csv").write_text('name;born\n"Hall, Henry";1801\n', encoding="utf-8")
    told = said(build(holding))
    assert told.count("persons.csv, line 1: the column “born” is not known.") == 1
    assert "Not done for the same reason as minutes: letter-1, letter-2. 3 texts: 3 not done (above)." in told


def test_each_fault_of_its_own_is_told(holding):
    (holding / "Letters" / "Letter 3.txt").write_bytes(b"")
    (holding / "Letters" / "Letter 4.txt").write_bytes(b"PK\3\4")
    told = said(build(holding))
    assert "Letter 3.txt: the file is empty." in told
    assert "Letter 4.txt: this is a zipped file" in told
    assert "for the same reason" not in told


def test_a_register_is_named_as_one_would_type_it(holding, monkeypatch):
    (holding / "persons.csv").write_text("name\nHall\n", encoding="utf-8")
    monkeypatch.chdir(holding.parent)
    (named,) = {str(w.register) for w in find_works([Path(holding.name)])}
    assert named == str(Path(holding.name, "persons.csv"))
    monkeypatch.chdir(holding / "Letters")
    assert str(find_works([Path("Letter 1.txt")])[0].register) == str(Path("..", "persons.csv"))


def test_two_folders_with_a_metadata_csv_are_told_apart(holding):
    for folder in (holding, holding / "Letters"):
        (folder / "metadata.csv").write_text("file,doi\n*,none\n", encoding="utf-8")
    told = said(build(holding))
    assert f"{holding / 'metadata.csv'}, line 2: “none” is no doi." in told
    assert f"{holding / 'Letters' / 'metadata.csv'}, line 2: “none” is no doi." in told


def test_copies_of_a_text_are_named_whatever_their_encoding_and_line_ends(holding):
    words = "Dear Anna,\n\nThe café is shut.\n\nYour\nTom\n"
    one, two = holding / "Letters" / "Letter 5.txt", holding / "Copy of Letter 5.txt"
    one.write_text(words, encoding="utf-8")
    two.write_bytes(words.replace("\n", "\r\n").encode("utf-16"))
    told = said(build(holding))
    assert f"The same text, letter for letter: {two}, {one}. If one is a copy, take it away." in told
    page = (holding.parent / "out" / "overview.html").read_text("utf-8")
    assert f"The same text, letter for letter: {two}, {one}." in page
    one.write_text(words.replace("shut", "open"), encoding="utf-8")
    assert "letter for letter" not in said(build(holding))


def test_what_is_asked_of_many_texts_is_asked_once_and_behind_their_faults(holding):
    for name in ("a", "b", "c"):
        words = "Lindach, den 4. März 1890\n\nLieber Onkel,\n\ndie Gänse sind verkauft.\n\nKäthe\n"
        (holding / f"{name}.txt").write_bytes(f"{name}\n\n{words}".encode("cp1252"))
    faulty = (holding / "c.txt").read_text("cp1252").replace("verkauft", "verkauft[1]")
    (holding / "c.txt").write_bytes(faulty.encode("cp1252"))
    told = said(build(holding))
    assert (
        "How the letters are stored was guessed for 3 texts: a, b, c. They were read as cp1252; their reports show"
        in told
    )
    assert "in the column encoding of metadata.csv: cp1252 in the row * for all texts of a folder; or" in told
    page = (holding.parent / "out" / "overview.html").read_text("utf-8")
    rows = re.findall(r'<th scope="row">.*?>(?:<a[^>]*>)?([\w-]+)</a><p class=first>([^<]*)', page)
    assert rows[0][0] == "c"
    assert rows[0][1].startswith("The text has a note marker, [1]")
    assert rows[1][1].startswith("The file does not say its character encoding")


def test_texts_whose_language_was_not_found_out_are_told_together(holding):
    (holding / "card.txt").write_text("Sold: 3 sacks to Hall.\n", encoding="utf-8")
    told = said(build(holding))
    assert "The language of 4 texts was not found out: " in told
    assert "Say it: a column language in metadata.csv, in the row * for all texts of a folder." in told
    page = (holding.parent / "out" / "overview.html").read_text("utf-8")
    assert "<td>not found out</td>" in page
    assert ">und<" not in page


def test_whom_a_name_means_is_asked_once_for_all_texts_that_ask_it(tmp_path):
    """A draft of the register that was saved unread has “Hall” and “John Hall” as two, and each letter asked."""
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "persons.csv").write_text('name\n"Hall, John"\n"Hall, Mary"\nHall\n', encoding="utf-8")
    for number in (1, 2, 3):
        words = "Yesterday Mr. Hall came to dinner, and Mary Hall sang. I hope that Hall will stay."
        (folder / f"letter-{number}.txt").write_text(
            f"Leeds, {number} May 1901\n\nDear Anna,\n\n{words}\n\nYour\nTom\n", encoding="utf-8"
        )
    question = "“Hall” can be Mary Hall (per-hall-mary) or Hall (per-hall) (in 3 texts)"
    assert f"Asked in several texts: {question}. To say once who is meant" in said(build(folder))
    (folder / "letter-1.txt").write_text("Dear Anna,\n\nMr. Hall came.\n\nYour\nTom\n", encoding="utf-8")
    assert "(in 2 texts)" in said(build(folder))


def test_what_is_wrong_with_a_text_names_its_folder(holding):
    empty = holding / "Letters" / "Letter 7.txt"
    empty.write_bytes(b"")
    told = build(holding).output.splitlines()
    assert f"{empty}: the file is empty. There is nothing to encode." in told


@pytest.mark.skipif(not hasattr(os, "pathconf"), reason="Windows says it otherwise")
def test_a_path_that_is_too_long_is_told_as_that(tmp_path):
    text = tmp_path / "a.txt"
    text.write_text("A letter.\n\nIt rains.\n", encoding="utf-8")
    far = tmp_path.joinpath(*["d" * 250] * 17)
    told = said(invoke("build", text, "-o", far, "--to", "txt"))
    assert "is longer than the system allows. Choose a shorter one." in told


def test_a_sign_that_cannot_be_printed_in_the_name_of_a_file_is_told_as_that(tmp_path):
    text = tmp_path / "\U0001f600.txt"
    text.write_text("A letter.\n\nIt rains.\n", encoding="utf-8")
    told = said(invoke("build", text, "-o", tmp_path / "out", "--to", "pdf"))
    assert "has no sign for “😀”" in told
    assert "the sign is not in the text, but in what is said of it (the name of its file" in told
    text.write_text("A letter.\n\nIt rains 😀.\n", encoding="utf-8")
    assert "the sign is not in the text" not in said(
        invoke("build", text, "-o", tmp_path / "out", "--to", "pdf")
    )


def test_names_that_depend_on_other_texts_are_told_once_for_a_run(holding):
    for folder in ("a", "b"):
        (holding / folder).mkdir()
        for number in range(4):
            words = f"Dear Anna,\n\nThe café is shut on day {number}, says {folder}.\n\nYour\nTom\n"
            (holding / folder / f"note-{number}.txt").write_text(words, encoding="utf-8")
    told = said(build(holding))
    assert (
        "so these have their folders in it: a-note-0, a-note-1, a-note-2, a-note-3, b-note-0 … and 3 more."
        in told
    )
    assert "a-note-0: good · " in told  # nothing to look at for that
    assert "[name-shared]" in (holding.parent / "out" / "a-note-0" / "a-note-0.report.txt").read_text("utf-8")
    assert "have their folders in it" in (holding.parent / "out" / "overview.html").read_text("utf-8")


def test_the_fault_of_a_stylesheet_is_told_once_for_all_texts(holding):
    sheet = holding / "mine.xsl"
    sheet.write_text(
        '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"><xsl:template match="/"><xsl:value-of select="f("/></xsl:template></xsl:stylesheet>',
        encoding="utf-8",
    )
    told = said(build(holding, "--stylesheet", sheet))
    assert told.count("mine.xsl has a fault") == 1
    assert "Correct your stylesheet, and run this again." in told.replace("correct", "Correct")
    assert "Not done for the same reason as " in told


def test_a_text_without_an_ending_is_named_and_what_word_lays_beside_an_open_one_is_no_text(holding):
    """Old disks have texts whose names end in nothing."""
    (holding / "LETTER").write_text("Dear Anna,\n\nAll is well.\n", encoding="utf-8")
    (holding / "PICTURE").write_bytes(b"\x89PNG\r\n\0")
    (holding / "~$a.txt").write_bytes(b"\x05Clerk\0\0\0")
    told = said(build(holding))
    assert f"Not encoded: {holding / 'LETTER'}. A text is read when its name ends in .txt." in told
    assert "~$a" not in told
    assert "PICTURE" not in told


def test_what_to_do_with_what_is_not_encoded_is_said_of_each_kind(holding):
    (holding / "List.docx").write_bytes(b"PK\3\4")
    assert "Not encoded: " + f"{holding / 'List.docx'}. A file of a word processor is read when" in said(
        build(holding)
    )
    assert "Markdown" not in said(build(holding))
    (holding / "notes.md").write_text("# Notes\n", encoding="utf-8")
    assert f"Markdown is read where it is named: teiwright build {typed(holding / 'notes.md')}" in said(
        build(holding)
    )


def test_a_folder_of_texts_does_not_become_the_folder_of_one(holding):
    """With a source.txt in it, the others would not be encoded any more."""
    text = holding / "Letters" / "Letter 1.txt"
    refused = str(invoke("new", holding, text).exception)
    assert "there are texts in this folder already (Minutes.txt)" in refused
    assert f"teiwright new {typed(holding / 'letter-1')} {typed(text)}" in refused
    assert not (holding / "source.txt").exists()
    done = invoke("new", holding / "letter-1", text)
    assert said(done).endswith(f"Then: teiwright build {typed(holding / 'letter-1')}")


def test_a_form_without_a_text_says_where_the_text_belongs(tmp_path):
    folder = tmp_path / "mill"
    assert said(invoke("new", folder)).endswith(
        f"Now put the text into the folder, as {folder / 'source.txt'}. Then: teiwright build {typed(folder)}"
    )


def test_the_form_of_a_holding_is_a_table_in_each_folder_of_texts(holding):
    """An edition.toml in the folder above, and a source.txt beside it, would have left all these texts out."""
    done = invoke("new", holding)
    assert done.exit_code == 0
    assert not list(holding.rglob("edition.toml"))
    tables = sorted(path.relative_to(holding).as_posix() for path in holding.rglob("metadata.csv"))
    assert tables == ["Letters/1890/metadata.csv", "Letters/metadata.csv", "metadata.csv"]
    written = (holding / "Letters" / "metadata.csv").read_text("utf-8-sig").splitlines()
    assert written[0] == "file,title,authors,publisher,licence,published,language,encoding"
    assert written[1:] == ["*,,,,,,,", "Letter 1.txt,,,,,,,"]
    before = build(holding).output
    assert "metadata.csv" not in before.replace("a column language in metadata.csv", "")
    (holding / "metadata.csv").write_text("file,title\n*,Papers\n", encoding="utf-8")
    again = said(invoke("new", holding, "--divider", "semicolon"))
    assert f"{holding / 'metadata.csv'}: this table is there already and was not changed." in again
    assert metadata_of(find_works([holding / "Minutes.txt"])[0])[0].title.value == "Papers"


def test_the_form_of_a_holding_says_once_how_its_texts_are_stored(holding):
    invoke("new", holding, "--encoding", "cp1252")
    rows = [(p.parent.name, p.read_text("utf-8-sig").splitlines()[1]) for p in holding.rglob("metadata.csv")]
    assert sorted(rows) == [
        ("1890", "*,,,,,,,"),
        ("Holding Möller", "*,,,,,,,cp1252"),
        ("Letters", "*,,,,,,,"),
    ]
    assert {dict(metadata_of(work)[0].reading)["encoding"] for work in find_works([holding])} == {"cp1252"}


def test_what_many_texts_lack_for_a_deposit_is_said_once(holding):
    for number in range(5):
        words = f"A note\n\nby Ada Gray\n\nAll was well in the mill on day {number}.\n"
        (holding / f"note-{number}.txt").write_text(words, encoding="utf-8")
    build(holding)
    done = invoke("deposit", "plan", holding.parent / "out", "--target", "zenodo")
    assert done.exit_code == 1
    first, *lacks = done.output.splitlines()
    assert first.startswith("zenodo: 0 ready, 8 not yet — Zenodo")
    assert any(line.startswith("    missing, in all texts: a date of publication") for line in lacks)
    assert any(
        line.startswith("    missing, in 3 texts (letter-1, letter-2, minutes): a creator") for line in lacks
    )
    assert len(lacks) < 12


def test_what_holds_for_a_whole_holding_stands_once_above_its_folders(holding):
    (holding / "Minutes.txt").unlink()
    above, near = holding / "metadata.csv", holding / "Letters" / "1890" / "metadata.csv"
    above.write_text("file,publisher,licence,language\n*,An Archive,CC BY 4.0,en\n", encoding="utf-8")
    near.write_text("file,licence,convention\n*,CC0,\nLetter 2.txt,,bare\n", encoding="utf-8")
    second, first = (metadata_of(work)[0] for work in find_works([holding]))
    assert [first.publisher.value, first.licence.value] == ["An Archive", "CC0"]
    assert dict(first.reading) == {"language": "en", "convention": "bare"}
    assert [second.publisher.value, second.licence.value] == ["An Archive", "CC BY 4.0"]
    told = said(build(holding))
    assert "Not used" not in told
    above.write_text("file,publisher\n*,An Archive\nLetter 2.txt,A Library\n", encoding="utf-8")
    assert f"{above}, line 3: there is no text “Letter 2.txt” in this folder." in said(build(holding))
    above.write_text("file,publisher\nLetter 2.txt,A Library\n", encoding="utf-8")
    assert f"Not used: {above}." in said(build(holding))


def test_tables_of_many_texts_that_were_renamed_are_told_in_one_line(holding):
    for number in range(7):
        table = holding / f"old-{number}.review.csv"
        table.write_text("words,what,decision\n", encoding="utf-8")
    told = said(build(holding))
    assert told.count("Not used: ") == 1
    assert "old-4.review.csv … and 2 more tables of marks, whose texts are not beside them." in told


def test_a_row_that_says_nothing_is_not_missed_with_its_text(holding):
    (holding / "metadata.csv").write_text("file,title\nGone.txt,\nLost.txt,A title\n", encoding="utf-8")
    told = said(build(holding))
    assert "“Lost.txt”" in told
    assert "Gone.txt" not in told


def test_of_several_texts_what_is_to_be_filled_in_is_said_once(holding):
    letters = sorted(holding.rglob("Letter*.txt"))
    told = invoke("new", holding.parent / "editions", *letters).output
    assert told.count("Still to be filled in") == told.count("Then: teiwright build") == 1
    assert told.count("edition.toml: written.") == len(letters)


def test_the_form_of_texts_in_folders_of_their_own_is_an_edition_toml(tmp_path):
    work = tmp_path / "tei" / "letter"
    work.mkdir(parents=True)
    (work / "source.txt").write_text("Dear Anna,\n\nAll is well.\n", encoding="utf-8")
    refused = str(invoke("new", tmp_path / "tei").exception)
    assert f"Name one of them: teiwright new {typed(work)}" in refused
    assert f"{work / 'edition.toml'}: written." in invoke("new", work).output


def test_a_site_of_one_text_names_those_that_are_no_longer_in_it(holding):
    build(holding, "--site")
    one = invoke("build", holding / "Minutes.txt", "-o", holding.parent / "out", "--to", "html", "--site")
    assert "but of no text of this run: letter-1, letter-2." in said(one)
    alone = invoke("build", holding / "Minutes.txt", "-o", holding.parent / "out", "--to", "html")
    assert "of no text of this run" not in said(alone)
    assert "To renew it: the same command with all its texts, and --site" in said(alone)


@pytest.mark.parametrize(
    "name",
    ["metadata.csv", "persons.csv", "persons.xml", "edition.toml", "Letter 1.review.csv", "Letter 1.toml"],
)
def test_a_table_to_which_an_editor_has_added_its_ending_is_no_text(holding, name):
    """Notepad calls it metadata.csv.txt, and the desktop shows metadata.csv."""
    table = holding / "Letters" / f"{name}.TXT"
    table.write_text("file,title\nLetter 1.txt,A letter\n", encoding="utf-8")
    told = said(build(holding))
    assert (
        f"Not used: {table}. An editor has put .txt behind the name, so it is read for no text. Call it {name} "
        in told
    )
    assert "3 texts in" in told
    assert "An editor has put .txt behind the name" in str(invoke("build", table).exception)


# --- tables above the texts


@pytest.mark.parametrize("words", ["id,name,score\n1,Rapp,5\n", "id,name\n1,R*\n", "Käse;Brot\n"])
def test_a_metadata_csv_above_that_has_no_row_for_all_is_somebody_elses(holding, words):
    """A table of data in a folder above stopped every run below it."""
    (holding.parent / "metadata.csv").write_bytes(words.encode("cp1252"))
    assert build(holding).exit_code == 0


def test_a_metadata_csv_above_with_a_row_for_all_is_told_what_is_wrong_with_it(holding):
    (holding.parent / "metadata.csv").write_bytes("file;publisher\n*;Archiv Köln\n".encode("cp1252"))
    assert "the table is not UTF-8 (“ö” in Windows-1252, it seems)" in said(build(holding))


def test_what_is_wrong_in_a_row_of_many_texts_is_told_for_all_of_them_with_its_table_and_row(holding):
    (holding / "metadata.csv").write_text("file,published\nMinutes.txt,1888\n*,1/2/1888\n", encoding="utf-8")
    done = said(build(holding))
    assert f"{holding / 'metadata.csv'}, row 3, for 2 texts: The date “1/2/1888” (published)" in done
    report = (holding.parent / "out" / "letter-1" / "letter-1.report.txt").read_text("utf-8")
    assert "../metadata.csv row 3" in report


def test_the_row_for_all_is_named_where_the_fault_is_in_it(shelf):
    """The row of the text was named, in which nothing was wrong."""
    (shelf / "metadata.csv").write_text("file,title,published\n*,,1/2/1888\na.txt,Bread,\n", encoding="utf-8")
    (work,) = (w for w in find_works([shelf]) if w.text.name == "a.txt")
    assert [(f.code, f.place.line) for f in metadata_of(work)[1]] == [("date-not-understood", 2)]


def test_a_row_whose_comma_was_not_quoted_says_so_behind_the_fault(shelf):
    (shelf / "metadata.csv").write_text("file,authors,language\na.txt,Hall, Henry,en\n", encoding="utf-8")
    (work,) = (w for w in find_works([shelf]) if w.text.name == "a.txt")
    with pytest.raises(MetadataError, match="But the row has 4 cells, and the first line names 3 columns"):
        metadata_of(work)


@pytest.mark.parametrize(("row", "codes"), [("[Letter]", ["in-brackets"]), ("Letter [copy]", [])])
def test_a_value_in_square_brackets_would_count_as_not_stated(shelf, row, codes):
    """As archives write what they supply; page and deposit passed it over without a word."""
    (shelf / "metadata.csv").write_text(f"file,title\na.txt,{row}\n", encoding="utf-8")
    (work,) = (w for w in find_works([shelf]) if w.text.name == "a.txt")
    assert [f.code for f in metadata_of(work)[1]] == codes


@pytest.mark.parametrize(
    ("name", "told"),
    [("metadata.xlsx", "called metadata.csv"), ("metadata.csv.txt", "Call it metadata.csv"), ("review.csv.txt", "Call it review.csv")],
)  # fmt: skip
def test_a_table_that_nobody_reads_is_told_in_the_folder_above_the_texts_too(tmp_path, name, told):
    text = tmp_path / "holding" / "1888" / "letter.txt"
    text.parent.mkdir(parents=True)
    text.write_text("Dear Anna,\n\nThe roof is mended.\n\nYour\nTom\n", encoding="utf-8")
    (tmp_path / "holding" / name).write_bytes(b"PK")
    assert told in said(build(tmp_path / "holding"))


def test_reports_do_not_say_where_the_holding_lies(holding, monkeypatch):
    """Neither the folder in which one is, nor how a system writes a path."""
    (holding / "Minutes.txt").replace(holding / "Letter 2.txt")
    reports = []
    for named in (holding, Path(holding.name)):
        monkeypatch.chdir(holding.parent)
        invoke("build", named, "-o", "out", "--to", "txt", "--jobs", 1)
        reports.append([p.read_text("utf-8") for p in sorted(Path("out").rglob("*.report.txt"))])
    assert reports[0] == reports[1]
    assert "name-shared" in "".join(reports[0])


# --- titles for a deposit


def test_what_page_and_book_call_a_text_is_offered_as_its_title(tmp_path):
    folder = tmp_path / "letters"
    folder.mkdir()
    for day in (1, 2):
        (folder / f"letter-{day}.txt").write_text(
            f"Lindach, {day} May 1888\n\nDear Anna,\n\nThe roof is mended.\n\nYour\nTom\n", encoding="utf-8"
        )
    build(folder)
    out, table = tmp_path / "out", tmp_path / "titles.csv"
    offer = f"To make titles of these: teiwright deposit plan {typed(out)} --titles titles.csv"
    assert offer in invoke("deposit", "plan", out).output
    assert "2 texts without a title" in invoke("deposit", "plan", out, "--titles", table).output
    assert table.read_text("utf-8-sig").splitlines() == [
        "file,title",
        'letter-1.xml,"Letter, from Tom to Anna, Lindach, 1 May 1888"',
        'letter-2.xml,"Letter, from Tom to Anna, Lindach, 2 May 1888"',
    ]
    done = invoke("deposit", "plan", out, "--target", "bag", "--edition", table)
    assert done.exit_code == 0
    assert "title        Letter, from Tom to Anna, Lindach, 2 May 1888   ← titles.csv: title" in done.output
    again = invoke("deposit", "plan", out, "--titles", table)
    assert "is there already and was not changed" in str(again.exception)


def test_an_edition_whose_text_is_still_missing_is_told_where_it_belongs(tmp_path):
    work, letter = tmp_path / "mill", tmp_path / "letter.txt"
    letter.write_text("Dear Anna,\n\nAll is well.\n", encoding="utf-8")
    invoke("new", work)
    assert f"Put the text of this edition into it, as {work / 'source.txt'}." in str(
        invoke("build", work).exception
    )
    assert f"Copy it there, as {work / 'source.txt'}." in str(invoke("new", work, letter).exception)


def test_figures_in_names_are_numbers_in_every_list(tmp_path):
    for number in (10, 2, 1):
        (tmp_path / f"Brief {number}.txt").write_text(f"A line, {number}.\n", encoding="utf-8")
    (tmp_path / "Brief 02.txt").write_text("Another line.\n", encoding="utf-8")
    names = [work.text.name for work in find_works([tmp_path])]
    assert names == ["Brief 1.txt", "Brief 02.txt", "Brief 2.txt", "Brief 10.txt"]


def test_a_folder_that_is_closed_is_named_as_one_knows_it(tmp_path, monkeypatch):
    """Named was a file of which nobody knows, by which a packed edition would have been told."""
    (tmp_path / "closed").mkdir()
    (tmp_path / "letter.txt").write_text("A letter.\n", encoding="utf-8")
    listed, looked = Path.iterdir, Path.is_file

    def refused(ask, path):
        if "closed" in path.relative_to(tmp_path).parts[: None if ask is listed else -1]:
            raise PermissionError(13, "Permission denied", str(path))
        return ask(path)

    monkeypatch.setattr(Path, "iterdir", lambda path: refused(listed, path))
    monkeypatch.setattr(Path, "is_file", lambda path: refused(looked, path))
    with pytest.raises(ReadingError, match=r"closed: the folder cannot be read"):
        find_works([tmp_path])
