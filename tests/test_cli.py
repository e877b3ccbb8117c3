"""The command line as a person meets it: what it says when all is well, and when something is not."""

from __future__ import annotations

import codecs
import csv
import json
import os
import signal
import subprocess
import sys
import time

import pytest

from conftest import building
from conftest import command as teiwright
from teiwright.cli.options import GoingOn

LETTER = "A note\n\nAda Lovelace wrote to Charles Babbage on 5 July 1843 about the engine.[1]\n\n\n1. The letter is kept in London.\n"


def in_a_process(*arguments, cwd=None, stdin=None, env=None):
    """Run the command as a user would, in a process of its own: where that is in question, and once for each command."""
    return subprocess.run(
        [sys.executable, "-m", "teiwright", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env={**os.environ, **(env or {})},
        check=False,
    )


def said(done) -> str:
    return ((done.stdout or b"") + done.stderr).decode().replace("\r\n", "\n")


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


def no_traceback(done):
    assert b"Traceback" not in done.stderr, done.stderr.decode()


def nothing_half_written(folder):
    assert [p for p in folder.rglob("*") if p.name.endswith(".part")] == []


def test_a_folder_that_the_locale_cannot_name_is_told(tmp_path):
    """The processor of XSLT asks for the folder one is in, and stops at its letters."""
    folder = tmp_path / "Briefe aus Köln"
    folder.mkdir()
    (folder / "letter.txt").write_text(LETTER, encoding="utf-8")
    old = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = in_a_process("build", "letter.txt", "--to", "txt", "--jobs", "1", cwd=folder, env=old)
    no_traceback(done)
    if done.returncode:
        assert b"set the variable PYTHONUTF8 to 1" in done.stderr


@pytest.mark.parametrize("form", ["table", "json", "tsv"])
def test_what_goes_into_a_file_has_every_letter(form, tmp_path):
    """On Windows what is not a terminal has the letters of one country only."""
    path = tmp_path / "letter.txt"
    path.write_text("Prague, 5 July 1843.\n\nDear Mr. Dvořák,\n\nCome to Αθήνα.\n", encoding="utf-8")
    old = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    done = in_a_process("inspect", path, "--format", form, env=old)
    assert "Dvořák" in done.stdout.decode()
    asked = in_a_process("inspect", path, "--format", form, env={**old, "PYTHONIOENCODING": "latin-1"})
    assert b"Dvo?\xe1k" in asked.stdout


# --- when all is well


def test_build_makes_everything_in_one_go(letter, tmp_path):
    done = in_a_process("build", letter, "-o", tmp_path / "out")
    assert done.returncode == 0, said(done)
    made = {p.name for p in (tmp_path / "out" / "letter").iterdir()}
    assert made == {
        "letter.xml",
        "letter.html",
        "letter.fo",
        "letter.pdf",
        "letter.txt",
        "letter.report.txt",
        "source",
    }
    assert {p.name for p in (tmp_path / "out" / "schemas").iterdir()} == {
        "teiwright.rng",
        "teiwright.sch",
        "teiwright.rnc",
    }
    assert "letter: good" in said(done)


def test_several_names_may_be_given_with_commas(letter, tmp_path):
    done = teiwright("build", letter, "-o", tmp_path / "out", "--to", "txt,html", "--layer", "persons, dates")
    assert done.returncode == 0, said(done)
    made = {p.name for p in (tmp_path / "out" / "letter").iterdir() if p.is_file()}
    assert made == {"letter.xml", "letter.html", "letter.txt", "letter.report.txt"}
    shown = said(teiwright("inspect", letter, "--element", "persName,date"))
    assert "Ada Lovelace" in shown
    assert "5 July 1843" in shown
    refused = teiwright("build", letter, "-o", tmp_path / "other", "--to", "html,docx")
    assert refused.returncode == 2
    assert "There is no output “docx”" in said(refused)


def test_a_slash_at_the_end_names_a_folder_that_need_not_be_there(letter, tmp_path):
    done = teiwright("encode", letter, "-o", f"{tmp_path / 'tei'}/")
    assert done.returncode == 0, said(done)
    made = tmp_path / "tei" / "letter.xml"
    assert made.is_file()
    done = teiwright("transform", made, "--to", "txt", "-o", f"{tmp_path / 'pages'}/")
    assert done.returncode == 0, said(done)
    assert (tmp_path / "pages" / "letter.txt").is_file()
    done = teiwright("encode", letter, "-o", tmp_path / "pages")
    assert (tmp_path / "pages" / "letter.xml").is_file(), said(done)


def test_build_twice_gives_the_same_bytes(letter, tmp_path):
    """On another machine, too: with other seeds, settings of language and time, from another folder."""
    folders = [tmp_path / "one", tmp_path / "two"]
    elsewhere = {
        "PYTHONHASHSEED": "7",
        "LC_ALL": "C",
        "LANG": "C",
        "TZ": "Pacific/Kiritimati",
        "COLUMNS": "40",
    }
    for folder, machine in zip(folders, ({"PYTHONHASHSEED": "1"}, elsewhere), strict=True):
        done = in_a_process(
            "build", letter, "-o", folder, env=machine, cwd=tmp_path if machine is elsewhere else None
        )
        assert done.returncode == 0
    one, two = ({p.relative_to(f): p.read_bytes() for p in f.rglob("*") if p.is_file()} for f in folders)
    assert one == two


def test_many_texts_are_counted(tmp_path):
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    for number in range(3):
        (shelf / f"text{number}.txt").write_text(LETTER, encoding="utf-8")
    done = in_a_process("build", shelf, "-o", tmp_path / "out", "--to", "txt", "--jobs", "2")
    assert done.returncode == 0, said(done)
    assert "3 texts in" in said(done)


def test_encode_from_standard_input_to_standard_output():
    done = in_a_process("encode", "-", stdin=LETTER.encode())
    assert done.returncode == 0, said(done)
    assert done.stdout.startswith(b'<?xml version="1.0" encoding="UTF-8"?>')


def test_encode_writes_beside_the_text(letter):
    assert teiwright("encode", letter).returncode == 0
    assert letter.with_suffix(".xml").exists()


def test_what_was_encoded_is_valid(letter):
    teiwright("encode", letter)
    done = in_a_process("validate", letter.with_suffix(".xml"))
    assert done.returncode == 0, said(done)


def test_inspect_shows_marks_and_rules(letter):
    done = in_a_process("inspect", letter, "--format", "tsv")
    assert done.returncode == 0, said(done)
    assert "when=1843-07-05" in said(done)
    assert "Lovelace, Ada" in said(done)


def test_inspect_writes_a_table_for_a_spreadsheet_program(letter, tmp_path):
    marks = tmp_path / "new" / "marks.csv"
    assert "written" in said(teiwright("inspect", letter, "-o", marks))
    rows = list(csv.reader(marks.read_text("utf-8-sig").splitlines()))
    assert marks.read_bytes().startswith(codecs.BOM_UTF8)  # or Excel would not know the letters
    assert rows[0][:3] == ["line", "element", "words"]
    assert ["3", "date", "5 July 1843"] in [row[:3] for row in rows]
    teiwright("inspect", letter, "-o", tmp_path / "marks.json")
    assert json.loads((tmp_path / "marks.json").read_bytes())["file"] == "letter.txt"
    shown = said(teiwright("inspect", letter))
    teiwright("inspect", letter, "-o", tmp_path / "marks.txt")
    assert (tmp_path / "marks.txt").read_text("utf-8") == shown


def test_a_table_of_marks_holds_no_formula(tmp_path):
    """A spreadsheet program would reckon it out, and fetch what it names."""
    text = tmp_path / "note.md"
    text.write_text('# A note\n\nThey typed *=HYPERLINK("https://example.org")* and *@home* here.\n', "utf-8")
    teiwright("inspect", text, "-o", tmp_path / "marks.csv")
    cells = {
        cell
        for row in csv.reader((tmp_path / "marks.csv").read_text("utf-8-sig").splitlines())
        for cell in row
    }
    assert {'\'=HYPERLINK("https://example.org")', "'@home"} <= cells
    assert "=HYPERLINK" in said(teiwright("inspect", text, "--format", "tsv"))


def test_inspect_does_not_write_over_the_text_nor_over_tei(letter):
    before = letter.read_bytes()
    assert teiwright("inspect", letter, "-o", letter).returncode == 2
    teiwright("encode", letter)
    folder = letter.parent
    for place, words in (
        (".", "this is a folder"),
        (folder, "this is a folder"),
        (folder / "marks.xlsx", "Name it marks.csv"),
    ):
        refused = teiwright("inspect", letter, "-o", place)
        assert refused.returncode == 2
        assert words in said(refused)
    refused = teiwright("inspect", letter, "-o", letter.with_suffix(".xml"))
    assert (refused.returncode, letter.read_bytes()) == (2, before)


def test_inspect_says_why_a_text_is_not_read_otherwise(tmp_path):
    note = tmp_path / "note.txt"
    note.write_text("Dear Mary,\n\nI came here by the train.\n\nYou know the rest.\n", encoding="utf-8")
    done = teiwright("inspect", note)
    words = " ".join(said(done).split())
    assert "letters (too little speaks for it: 1 greeting on a line)" in words
    assert "verse (most lines are not verse)" in words
    tried = json.loads(teiwright("inspect", note, "--format", "json").stdout)["not_read_as"]
    assert [t["convention"] for t in tried] == ["markdown", "drama", "letters", "diary", "minutes", "verse"]
    asked = teiwright("inspect", note, "--convention", "letters")
    assert "Not read as" not in said(asked)
    # Nor is it said of a text that is read by a convention of its own.
    note.write_text("# A walk\n\n- the *mill*\n- the weir\n\nSee [the map](map.png).\n", encoding="utf-8")
    assert "Read as Markdown" in said(teiwright("inspect", note))
    assert "Not read as" not in said(teiwright("inspect", note))


def test_inspect_writes_nothing(letter, tmp_path):
    teiwright("inspect", letter)
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("command", ["build", "encode", "validate", "transform", "inspect"])
def test_help_of_each_command_has_examples(command):
    done = in_a_process(command, "--help")
    assert done.returncode == 0
    assert f"teiwright {command}" in said(done)


def test_the_day_comes_from_outside_or_not_at_all(letter):
    env = {"SOURCE_DATE_EPOCH": "86400"}
    assert b'<change when="1970-01-02"' in in_a_process("encode", letter, "-o", "-", env=env).stdout
    assert b"<change who" in in_a_process("encode", letter, "-o", "-").stdout


# --- when something is not


def test_a_missing_file_is_one_line(tmp_path):
    done = in_a_process("build", tmp_path / "absent.txt", "-o", tmp_path / "out")
    assert done.returncode == 2
    assert "there is no such file or folder" in said(done)
    no_traceback(done)


def test_a_folder_without_texts_is_one_line(tmp_path):
    done = teiwright("build", tmp_path, "-o", tmp_path / "out")
    assert done.returncode == 2
    assert "no text in this folder" in said(done)


def test_an_unknown_option_and_an_unknown_command_are_named(letter):
    done = teiwright("build", letter, "--colour")
    assert done.returncode == 2
    assert "--colour" in said(done)
    done = teiwright("biuld", letter)
    assert done.returncode == 2
    assert "Did you mean “build”?" in said(done)


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"", "empty"),
        (b" \n\n ", "white space"),
        (b"\x7fELF\x01\x00\x00\x00\x00\x00\x12\x00\x00\xff\xfe\x00\x00\x01\x02" * 20, "not plain text"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n" * 3, "PDF"),
    ],
    ids=["empty", "white space", "binary", "pdf"],
)
def test_what_is_not_a_text_is_refused_in_words(tmp_path, data, part):
    path = tmp_path / "thing.txt"
    path.write_bytes(data)
    done = teiwright("build", path, "-o", tmp_path / "out")
    assert done.returncode == 2
    assert part.lower() in said(done).lower()
    assert "thing" in said(done)
    no_traceback(done)
    nothing_half_written(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_other_encodings_are_read_and_named(tmp_path, encoding):
    path = tmp_path / "text.txt"
    text = "Café society\n\nIt was on 5 July 1843 that “André” wrote – at length – to the café. He wrote again, and nobody answered.\n"
    path.write_bytes(text.encode(encoding))
    done = teiwright("encode", path, "-o", "-")
    assert done.returncode == 0, said(done)
    assert (
        "“André”".encode() in done.stdout.replace(b"</q>", b"").replace(b"</soCalled>", b"")
        or "André".encode() in done.stdout
    )


def test_a_note_marker_without_note_is_told_with_its_line(tmp_path):
    path = tmp_path / "text.txt"
    path.write_text(
        "Title\n\nOne thing[1] and another[2] and a third[3].\n\n\n1. First.\n\n3. Third.\n", encoding="utf-8"
    )
    done = teiwright("encode", path)
    assert "[2]" in said(done) or "note 2" in said(done).lower()
    assert "line 3" in said(done)
    no_traceback(done)


def test_a_note_number_given_twice_is_told_with_its_line(tmp_path):
    path = tmp_path / "text.txt"
    path.write_text(
        "Title\n\nOne thing[1] and another[2].\n\n\n1. First.\n\n2. Second.\n\n2. Again.\n", encoding="utf-8"
    )
    done = teiwright("encode", path)
    assert "line 10" in said(done) or "line 8" in said(done)
    no_traceback(done)


def test_a_line_of_a_million_characters_is_no_trouble(tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("word " * 200_000, encoding="utf-8")
    done = teiwright("encode", path)
    assert done.returncode == 0, said(done)


@pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0,
    reason="an administrator may write everywhere",
)
def test_a_folder_that_cannot_be_written_is_one_line(letter, tmp_path):
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    done = in_a_process("build", letter, "-o", locked / "out")
    assert done.returncode == 2
    assert "cannot be" in said(done)
    no_traceback(done)


def test_an_output_folder_that_is_a_file_is_one_line(letter, tmp_path):
    (tmp_path / "out").write_text("I am a file", encoding="utf-8")
    done = teiwright("build", letter, "-o", tmp_path / "out")
    assert done.returncode == 2
    assert "-o" in said(done)
    no_traceback(done)


def test_what_a_person_edited_is_not_overwritten(letter):
    teiwright("encode", letter)
    tei = letter.with_suffix(".xml")
    edited = tei.read_bytes().replace(b"A note", b"A Note", 1)
    tei.write_bytes(edited)
    done = teiwright("encode", letter)
    assert done.returncode == 2
    assert tei.read_bytes() == edited
    assert "changed by hand" in said(done)
    assert "--force" in said(done)
    done = teiwright("encode", letter, "--force")
    assert done.returncode == 0
    assert tei.read_bytes() != edited
    assert "your version is kept as" in said(done)
    assert tei.with_name(f"{tei.name}.bak").read_bytes() == edited


def test_what_we_wrote_ourselves_may_be_written_again(letter):
    teiwright("encode", letter)
    letter.write_text(LETTER.replace("London", "Oxford"), encoding="utf-8")
    assert teiwright("encode", letter).returncode == 0
    assert b"Oxford" in letter.with_suffix(".xml").read_bytes()


def test_what_may_be_thought_a_text_and_is_not_encoded_is_named(tmp_path):
    work = tmp_path / "texts" / "mill"
    work.mkdir(parents=True)
    for name in ("source.txt", "second.txt", "notes.docx", "essay.md", "README.md", "scan.pdf"):
        (work / name).write_text("A note\n\nAda wrote to May.\n", encoding="utf-8")
    done = teiwright("build", tmp_path / "texts", "-o", tmp_path / "out", "--to", "txt")
    assert f"Not encoded: {work / 'essay.md'}, {work / 'notes.docx'}, {work / 'second.txt'}." in said(done)
    done = teiwright("build", work / "source.txt", "-o", tmp_path / "out", "--to", "txt")
    assert "Not encoded" not in said(done)


def test_among_several_texts_a_pdf_is_named_and_what_was_saved_as_text_is_not(tmp_path):
    shelf = tmp_path / "texts"
    shelf.mkdir()
    for name in ("a.txt", "b.txt", "a.docx", "B.pdf", "contract.pdf", "c.docx"):
        (shelf / name).write_text(f"A note\n\nAda wrote {name}.\n", encoding="utf-8")
    done = teiwright("build", shelf, "-o", tmp_path / "out", "--to", "txt")
    assert f"Not encoded: {shelf / 'c.docx'}, {shelf / 'contract.pdf'}. A file" in said(done)
    assert "Of a PDF the text must be copied" in said(done)
    (tmp_path / "alone").mkdir()
    (tmp_path / "alone" / "scan.pdf").write_bytes(b"%PDF-1.7\n")
    assert "There is scan.pdf, a PDF: copy its text" in said(teiwright("build", tmp_path / "alone"))


@pytest.mark.usefixtures("letter")
def test_one_bad_text_does_not_stop_the_others(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    done = teiwright("build", tmp_path, "-o", tmp_path / "out", "--to", "txt", "--jobs", "1")
    assert done.returncode == 2
    assert (tmp_path / "out" / "letter" / "letter.txt").exists()
    assert "2 texts: 1 good, 1 not done" in said(done)


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_an_interruption_leaves_whole_files_only(tmp_path):
    process = building(tmp_path, LETTER * 40, texts=60, jobs=1)
    while process.poll() is None and not list((tmp_path).glob("out/*/*.xml")):
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode in {0, 2}
    assert b"Traceback" not in out + err, (out + err).decode()
    nothing_half_written(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_an_end_by_force_leaves_no_process_behind(tmp_path):
    process = building(tmp_path, LETTER * 40, texts=30, jobs=2)
    while process.poll() is None and not list((tmp_path).glob("out/*/*.xml")):
        time.sleep(0.02)
    process.kill()
    # What is said can be read to its end only when nobody is left who could say more.
    process.communicate(timeout=30)


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are characters elsewhere, not bytes")
def test_a_name_in_an_old_encoding_is_no_trouble(tmp_path):
    text = tmp_path / os.fsdecode(b"caf\xe9.txt")
    text.write_text(LETTER, encoding="utf-8")
    done = in_a_process("build", text, "-o", tmp_path / "out")
    assert done.returncode == 0, said(done)
    assert "caf\ufffd.txt" in (tmp_path / "out" / "caf" / "caf.report.txt").read_text("utf-8")
    tei = (tmp_path / "out" / "caf" / "caf.xml").rename(text.with_suffix(".xml"))
    done = in_a_process("validate", tei, "--format", "sarif")
    assert done.returncode == 0, said(done)
    assert b"caf%E9.xml" in done.stdout


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no such device")  # noqa: PTH110
@pytest.mark.parametrize("command", ["inspect letter.txt", "encode letter.txt -o -", "--help"])
def test_a_full_disk_behind_standard_output_is_one_line(letter, command):
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "teiwright", *command.split()],
            cwd=letter.parent,
            stdout=full,
            stderr=subprocess.PIPE,
            env={key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"},
            check=False,
        )
    assert done.returncode == 2
    assert said(done) == "teiwright: it could not be written: no space left on device.\n"


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_pipe_is_written_into_and_not_replaced(letter, tmp_path):
    pipe = tmp_path / "pipe.xml"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [sys.executable, "-m", "teiwright", "encode", str(letter), "-o", str(pipe)], stderr=subprocess.PIPE
    )
    assert b"<TEI" in pipe.read_bytes()
    process.communicate(timeout=30)
    assert process.returncode == 0
    assert pipe.is_fifo()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["letter.txt", "pipe.xml"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="who may read everything")
def test_a_text_that_may_not_be_read_is_told_by_build_as_by_others(letter, tmp_path):
    letter.chmod(0)
    done = in_a_process("build", letter, "-o", tmp_path / "out")
    assert "letter.txt: the file may not be read by you (permission denied)" in said(done)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="may open everything")
def test_a_folder_that_is_closed_to_the_user(letter, tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir()
    (closed / "letter.txt").write_text(LETTER, encoding="utf-8")
    closed.chmod(0)
    try:
        for command in (
            ("build", closed),
            ("build", letter, "-o", closed),
            ("validate", closed),
            ("review", closed / "letter.txt"),
        ):
            done = in_a_process(*command, cwd=tmp_path)
            assert done.returncode == 2, said(done)
            no_traceback(done)
            assert "permission denied" in said(done)
    finally:
        closed.chmod(0o755)


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (OSError(5, "Input/output error", "letter.xml"), "letter.xml: the system says: input/output error"),
        (FileNotFoundError(2, "No such file", "letter.xml"), "letter.xml: it is no longer there"),
        (PermissionError(13, "Permission denied"), "you may not open this"),
    ],
)
def test_of_several_things_to_make_what_the_system_says_of_one_stops_no_other(trouble, words, capsys):
    going = GoingOn()
    with going:
        raise trouble
    assert going.code == 2
    assert words in capsys.readouterr().err
    with pytest.raises(BrokenPipeError), going:
        raise BrokenPipeError(32, "Broken pipe")


def test_a_shelf_in_one_file_is_refused_before_memory_is_filled(tmp_path):
    path = tmp_path / "shelf.txt"
    path.write_text("A sentence of a long book.\n\n" * 380_000, encoding="utf-8")
    done = in_a_process("build", path, "-o", tmp_path / "out")
    assert done.returncode == 2
    assert "divide it" in said(done)
    assert not (tmp_path / "out").exists()
    no_traceback(done)


def test_a_warning_is_shown_with_the_line_of_the_text(tmp_path):
    path = tmp_path / "text.txt"
    path.write_text("Title\n\nOne thing[1] and another.[2]\n\n\n1. First.\n", encoding="utf-8")
    done = teiwright("build", path, "-o", tmp_path / "out", "--to", "txt")
    assert done.returncode == 0
    assert said(done).count("[2]") == 1, "said once, not once by each check"
    assert "text.txt, line 3" in said(done)


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [("--convention", "letter", "letters"), ("--language", "english", "en")],
)
def test_a_wish_that_nobody_knows_is_not_passed_over(letter, tmp_path, option, value, words):
    done = teiwright("build", letter, "-o", tmp_path / "out", option, value)
    assert done.returncode == 2
    assert words in said(done)
    no_traceback(done)


def test_an_element_that_is_never_marked_is_not_passed_over(letter):
    done = teiwright("inspect", letter, "--element", "persname")
    assert done.returncode == 2
    assert "Nothing is marked as “persname”. Marked are: date, " in said(done)
    assert "0 marks" in said(teiwright("inspect", letter, "--element", "stage"))


@pytest.mark.parametrize("command", ["build", "encode", "validate", "transform", "print", "inspect"])
def test_of_a_file_that_is_not_there_the_near_one_is_named(tmp_path, command):
    (tmp_path / "letter.txt.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "report.txt").write_text(LETTER, encoding="utf-8")
    for typed, meant in (("letter.txt", "letter.txt.txt"), ("repport.txt", "report.txt")):
        done = teiwright(command, typed, cwd=tmp_path)
        assert done.returncode == 2
        assert f"Did you mean “{meant}”?" in said(done)
    assert "Check the name and the folder." in said(teiwright(command, "nothing.xml", cwd=tmp_path))
    told = said(teiwright(command, "“letter.txt”", cwd=tmp_path))
    assert 'Quotation marks must be the straight ones of a typewriter: "letter.txt".' in told


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            "build",
            "TEXT_OR_FOLDER… is missing. Write it behind the command: teiwright build … TEXT_OR_FOLDER…",
        ),
        ("encode", "TEXT is missing."),
        (
            "deposit pack a.xml --target bag",
            "-o PATH is missing. Write it behind the command: teiwright deposit pack … -o PATH",
        ),
        (
            "print a.xml b.xml -o c.pdf",
            "c.pdf is one file, and there are 2 texts. Name a folder with -o, or make one book",
        ),
    ],
)
def test_what_is_missing_in_a_command_is_told_in_words(tmp_path, line, words):
    for name in ("a.xml", "b.xml"):
        (tmp_path / name).write_text("<TEI/>", encoding="utf-8")
    done = teiwright(*line.split(), cwd=tmp_path)
    assert done.returncode == 2
    assert words in said(done)


def test_a_warning_that_counts_several_places_says_so(tmp_path):
    (tmp_path / "list.txt").write_text("A donâ€™t, a wonâ€™t and a canâ€™t.\n", encoding="utf-8")
    shown = said(teiwright("build", "list.txt", "--to", "txt", cwd=tmp_path))
    assert "good, 3 to look at" in shown
    assert "“donâ€™t” is probably “don’t”. (3 times)" in shown


def test_a_text_beside_its_tei_is_still_a_text_and_is_never_written_over(letter, tmp_path):
    """`encode` writes letter.xml beside letter.txt; a reading text would have the name of the text itself."""
    assert teiwright("encode", letter).returncode == 0
    for words in (LETTER, LETTER.replace("5 July", "6 July")):
        letter.write_text(words, encoding="utf-8")
        done = teiwright("transform", tmp_path / "letter.xml", "--to", "txt")
        assert done.returncode == 2
        assert "this is the plain text that the TEI was made from; it would be written over." in said(done)
        assert letter.read_text("utf-8") == words
    built = teiwright("build", tmp_path, "-o", tmp_path / "out", "--to", "txt")
    assert "letter: good" in said(built)
    # What was published has its source in a folder of its own: there letter.txt is the reading text.
    published = tmp_path / "out" / "letter" / "letter.xml"
    assert teiwright("transform", published, "--to", "txt").returncode == 0
    assert "no text in this folder" in said(teiwright("build", published.parent))


def test_a_text_beside_tei_of_others_is_written_over_only_by_who_names_it(tmp_path):
    tei, text = tmp_path / "letter.xml", tmp_path / "letter.txt"
    tei.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A letter</title></titleStmt><publicationStmt><p>Made by hand.</p></publicationStmt>'
        "<sourceDesc><p>A sheet.</p></sourceDesc></fileDesc></teiHeader><text><body><p>The ship came in.</p></body></text></TEI>",
        encoding="utf-8",
    )
    text.write_text("The ship\ncame in.\n", encoding="utf-8")
    done = teiwright("transform", tei, "--to", "txt")
    assert done.returncode == 2
    assert "letter.txt: there is such a file already. It may be the text" in said(done)
    assert text.read_text("utf-8") == "The ship\ncame in.\n"
    assert teiwright("transform", tei, "--to", "txt", "-o", text).returncode == 0
    # What is the same is not refused, so that a run can be repeated.
    assert teiwright("transform", tei, "--to", "txt").returncode == 0


@pytest.mark.parametrize(
    ("line", "spared"),
    [
        ("transform letter.xml -o letter.xml", "letter.xml"),
        ("transform letter.xml --to txt -o ./letter.xml", "letter.xml"),
        ("transform letter.xml --css my.css -o my.css", "my.css"),
        ("transform other.xml -o letter.xml", "letter.xml"),
        ("transform letter.xml --to txt -o letter.txt", "letter.txt"),
        ("validate letter.xml -o letter.xml", "letter.xml"),
        ("validate letter.xml -o letter.txt", "letter.txt"),
        ("validate . --format html -o letter.xml", "letter.xml"),
        ("encode letter.txt -o letter.txt", "letter.txt"),
        ("encode letter.txt -o letter.txt --force", "letter.txt"),
        ("encode letter.txt --register persons.csv -o persons.csv --force", "persons.csv"),
    ],
)
def test_a_result_is_never_written_over_what_it_is_made_from(letter, tmp_path, line, spared):
    """A slip behind -o must not cost a text, nor a TEI file that a person may have corrected."""
    assert teiwright("encode", letter).returncode == 0
    (tmp_path / "other.xml").write_bytes((tmp_path / "letter.xml").read_bytes())
    (tmp_path / "my.css").write_text("a { color: red }", encoding="utf-8")
    (tmp_path / "persons.csv").write_text('id,name\n,"Lovelace, Ada"\n', encoding="utf-8")
    before = (tmp_path / spared).read_bytes()
    done = teiwright(*line.split(), cwd=tmp_path)
    assert done.returncode == 2, said(done)
    assert "written over" in said(done)
    assert (tmp_path / spared).read_bytes() == before


def test_a_result_is_written_again_over_an_earlier_one(letter, tmp_path):
    teiwright("encode", letter)
    for line in ("transform letter.xml", "validate letter.xml -o report.txt", "encode letter.txt"):
        for _ in range(2):
            assert teiwright(*line.split(), cwd=tmp_path).returncode == 0


@pytest.mark.usefixtures("letter")
@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("build letter.txt -o", "Behind -o something is missing"),
        ("build letter.txt --out x", "There is no option --out. Did you mean --output?"),
        ("build letter.txt --colour", "There is no option --colour.\n"),
        ("build letter.txt --page a5", "There is no option --page here; teiwright print has one."),
        ("build letter.txt --set width=72", "There is no option --set here; teiwright transform has one."),
        (
            "review letter.txt -o x",
            "There is no option -o here; teiwright build, teiwright encode, teiwright validate … have one.",
        ),
        ("build letter.txt --site=yes", "--site takes no value: write --site alone."),
        (
            "build letter.txt --layout wide",
            "--layout cannot be “wide”; it can be blank, line, indent, short.",
        ),
        ("build letter.txt --jobs 0", "--jobs must be a number, 1 or more."),
        ("build letter.txt --fonts nowhere", "--fonts “nowhere”: there is no such folder."),
        ("build letter.txt --jobs three", "--jobs must be a number, 1 or more."),
        ("validate a.xml --schema-seconds soon", "--schema-seconds must be a number, 0.1 or more."),
        ("print a.xml --edition nothing", "--edition “nothing”: there is no such file."),
        ("-o out build letter.txt", "Options stand behind the command: teiwright COMMAND … -o"),
        ("--verson", "There is no option --verson. Did you mean --version?"),
        ("deposit pak a.xml", "There is no command “pak”. Did you mean"),
        ("deposit plan a.xml --target dspac", "--target cannot be “dspac”; it can be rocrate, bag,"),
        (
            "new letter.txt",
            "Name the folder of the edition first, then the text: teiwright new FOLDER letter.txt",
        ),
        ("build -", "Standard input and output (-) are not for this."),
        ("print a.xml -o -", "Standard input and output (-) are not for this."),
        (
            "build Minutes of May.txt",
            'Minutes: there is no such file or folder. A name with spaces stands in quotation marks: "Minutes of May.txt"',
        ),
    ],
)
def test_what_is_wrong_in_a_command_is_told_in_words(tmp_path, line, words):
    (tmp_path / "Minutes of May.txt").touch()
    (tmp_path / "Minutes of May.review.csv").touch()
    done = teiwright(*line.split(), cwd=tmp_path)
    assert done.returncode == 2
    assert words in said(done)
    assert "Invalid value" not in said(done)
    no_traceback(done)


def test_capitals_in_a_choice_make_no_difference_and_a_folder_for_the_book_is_made(letter, tmp_path):
    """Everybody writes A4; and edition.toml takes it."""
    assert teiwright("encode", letter, "--min-cert", "High").returncode == 0
    done = teiwright("print", "letter.xml", "--page", "A4", "-o", "books/of 2026/letter.pdf", cwd=tmp_path)
    assert done.returncode == 0, said(done)
    assert (tmp_path / "books" / "of 2026" / "letter.pdf").is_file()


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_is_a_text_and_one_that_leads_nowhere_is_told(tmp_path):
    folder = tmp_path / "shelf"
    folder.mkdir()
    (folder / "letter.txt").write_text(LETTER, encoding="utf-8")
    (folder / "again.txt").symlink_to("letter.txt")
    (folder / "gone.txt").symlink_to("nowhere.txt")
    done = teiwright("build", folder, "-o", tmp_path / "out", "--to", "txt", "--jobs", "1")
    assert done.returncode == 0
    assert "Not encoded" not in said(done)
    done = teiwright("build", folder / "gone.txt", "-o", tmp_path / "out")
    assert done.returncode == 2
    assert "this is a link to “nowhere.txt”, which is not there." in said(done)


def test_an_edition_toml_among_several_texts_is_not_passed_over_in_silence(tmp_path):
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(LETTER, encoding="utf-8")
    (tmp_path / "edition.toml").write_text('publisher = "The Archive"\n', encoding="utf-8")
    line = ("build", tmp_path, "-o", tmp_path / "out", "--to", "txt", "--jobs", "1")
    done = teiwright(*line)
    assert done.returncode == 0
    assert f"Not used: {tmp_path / 'edition.toml'}. It is about one text" in said(done)
    (tmp_path / "edition.toml").rename(tmp_path / "one.toml")
    done = teiwright(*line)
    assert "Not used" not in said(done)
    assert b"The Archive" in (tmp_path / "out/one/one.xml").read_bytes()
    assert b"The Archive" not in (tmp_path / "out/two/two.xml").read_bytes()


def test_what_speaks_of_a_text_that_is_not_there_is_named(tmp_path):
    """The text was renamed: its decisions and its metadata were passed over without a word."""
    (tmp_path / "new.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "old.review.csv").write_text("what,words\n", encoding="utf-8")
    (tmp_path / "old.toml").write_text('publisher = "The Archive"\n', encoding="utf-8")
    (tmp_path / "ruff.toml").write_text("line-length = 80\n", encoding="utf-8")
    (tmp_path / "new.persons.csv").write_text("name\nLovelace\n", encoding="utf-8")
    line = ("build", tmp_path, "-o", tmp_path / "out", "--to", "txt", "--jobs", "1")
    told = said(teiwright(*line))
    assert (
        f"Not used: {tmp_path / 'old.review.csv'}. It goes with a text old.txt, and there is none beside it."
        in told
    )
    assert f"Not used: {tmp_path / 'old.toml'}. It goes with a text old.txt" in told
    assert (
        f"Not used: {tmp_path / 'new.persons.csv'}. A register of persons serves all texts of its folder"
        in told
    )
    assert told.count("Not used") == 3
    (tmp_path / "old.review.csv").unlink()
    (tmp_path / "old.toml").rename(tmp_path / "new.toml")
    told = said(teiwright(*line, "--register", tmp_path / "new.persons.csv"))
    assert "Not used" not in told


def test_a_table_beside_which_no_text_lies_is_named(tmp_path):
    """One metadata.csv above folders with one text each was passed over without a word."""
    shelf = tmp_path / "shelf"
    (shelf / "a").mkdir(parents=True)
    (shelf / "a" / "letter.txt").write_text(LETTER, encoding="utf-8")
    (shelf / "metadata.csv").write_text("file,title\na/letter.txt,A note\n", encoding="utf-8")
    for command, count in ((("build", shelf), 1), (("build", shelf / "a"), 0)):
        done = teiwright(*command, "-o", tmp_path / "out", "--to", "txt")
        assert done.returncode == 0
        assert said(done).count(f"Not used: {shelf / 'metadata.csv'}. It speaks of the texts") == count


def test_outputs_are_named_in_capitals_too_and_with_commas(letter, tmp_path):
    assert teiwright("build", letter, "-o", tmp_path / "out", "--to", "HTML,Txt").returncode == 0
    assert (tmp_path / "out" / "letter" / "letter.html").is_file()
    done = teiwright("build", letter, "-o", tmp_path / "out", "--to", "txt", "html")
    assert done.returncode == 2
    assert "Several outputs are named with commas: --to txt,html" in said(done)


def test_nothing_is_written_under_the_ending_of_another_kind(letter, tmp_path):
    teiwright("encode", letter)
    tei = letter.with_suffix(".xml")
    done = teiwright("print", tei, "-o", tmp_path / "book.epub")
    assert done.returncode == 2
    assert (
        "book.epub: this would be a PDF, and not what its name says. With teiwright transform … --to epub"
        in said(done)
    )
    done = teiwright("transform", tei, "-o", tmp_path / "page.pdf")
    assert "page.pdf: this would be made by “html” (.html), and not what its name says." in said(done)
    assert not list(tmp_path.glob("book*")) + list(tmp_path.glob("page*"))
    assert teiwright("transform", tei, "-o", tmp_path / "page.htm").returncode == 0


def test_style_rules_for_what_has_none_are_refused(letter, tmp_path):
    teiwright("encode", letter)
    rules = tmp_path / "my.css"
    rules.write_text("p { color: red; }", encoding="utf-8")
    done = teiwright("transform", letter.with_suffix(".xml"), "--to", "txt", "--css", rules)
    assert done.returncode == 2
    assert "--css has no effect on txt: style rules are for the web page (--to html)." in said(done)


def test_an_encoding_that_nobody_knows_is_told_before_any_text_is_read(letter, tmp_path):
    done = teiwright("build", letter, tmp_path, "-o", tmp_path / "out", "--encoding", "utf8x")
    assert said(done).startswith("teiwright: “utf8x” is not an encoding known here.")
    assert not (tmp_path / "out").exists()


def test_a_backslash_before_a_quotation_mark_is_explained():
    """What tab completion of a terminal on Windows makes of a folder with a space in its name."""
    done = teiwright("build", 'My letters" -o out')
    assert 'write it without the backslash, "My letters".' in said(done)


def test_what_lies_in_a_folder_without_a_text_is_named_with_what_to_do(tmp_path):
    (tmp_path / "Letter.DOCX").write_bytes(b"PK\3\4")
    (tmp_path / "~$Letter.docx").write_bytes(b"")
    assert "There is Letter.DOCX: open it and save it as plain text (.txt, UTF-8)." in said(
        teiwright("build", tmp_path)
    )
    (tmp_path / "A letter.md").write_text("# A letter\n", encoding="utf-8")
    assert f'teiwright build "{tmp_path / "A letter.md"}"' in said(teiwright("build", tmp_path))


def test_an_address_of_the_web_is_no_file():
    assert "nothing is fetched from the web" in said(teiwright("build", "https://example.org/a.txt"))


def test_the_command_for_many_texts_can_be_typed(tmp_path):
    folder = tmp_path / "My letters"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("A note\n", encoding="utf-8")
    assert f'For many at once: teiwright build "{folder}"' in said(teiwright("encode", folder))


def test_the_help_of_a_command_sets_apart_how_texts_are_read():
    """Five commands have these fourteen options; a list without a break hid what each does itself."""
    import click

    from teiwright.cli.options import reading_options
    from teiwright.cli.sections import READING

    @click.command()
    @reading_options
    def every(**_values):
        """Nothing."""

    assert {p.name for p in every.params} == set(READING)
    for name in ("build", "encode", "inspect", "review", "register"):
        # (In a process of its own: a command that another test has called without the group keeps its options of help.)
        shown = in_a_process(name, "--help").stdout.decode()
        own, _, shared = shown.partition("How texts are read, and what is marked:")
        assert "--keep-lines" in shared, name
        assert "--keep-lines" not in own, name
        assert "-h, --help" in own, name
