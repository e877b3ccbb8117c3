"""What Windows does otherwise, and old disks and network drives with it: shown on every system, so that it holds on all."""

from __future__ import annotations

import ntpath
import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path, PureWindowsPath

import pytest

from conftest import command as teiwright
from teiwright.cli import streams
from teiwright.cli.wildcards import spelled_out
from teiwright.deposit.payload import File
from teiwright.errors import ReadingError, WritingError
from teiwright.file_troubles import gone_wrong, unreadable
from teiwright.files import by_number, in_order, write_atomically, write_folder
from teiwright.results import outdated
from teiwright.validation.tei_files import tei_files
from teiwright.works import finding

NOTE = "A note on wool.\n\nAda Lovelace came on 5 July 1843.\n"


def said(done) -> str:
    return (done.stdout + done.stderr).decode()


@pytest.fixture
def windows(monkeypatch):
    """The places that ask whether this is Windows are told that it is."""
    for module in ("file_troubles", "files", "cli.streams", "works.finding"):
        monkeypatch.setattr(f"teiwright.{module}.ON_WINDOWS", True)
    monkeypatch.setattr("teiwright.files.time.sleep", lambda _: None)


class OnServer(PureWindowsPath):
    r"""A path on a drive H: that is a folder of a server; Windows follows it to the address of that server."""

    def resolve(self):
        return PureWindowsPath("//archive/home", *PureWindowsPath(ntpath.abspath(self)).parts[1:])


@pytest.mark.parametrize(
    ("typed", "above"),
    [
        (".", ["..", "..\\..", "..\\..\\.."]),
        ("letters", [".", "..", "..\\.."]),
        ("H:\\holding\\letters", ["H:\\holding", "H:\\"]),
        ("\\\\archive\\home\\holding\\letters", ["\\\\archive\\home\\holding", "\\\\archive\\home\\"]),
    ],
)
def test_a_register_is_looked_for_above_a_text_on_a_drive_of_a_server(typed, above, monkeypatch):
    here = "H:\\holding\\boxes\\one"
    monkeypatch.setattr(ntpath, "abspath", lambda path: ntpath.normpath(ntpath.join(here, path)))
    monkeypatch.setattr(finding.os, "path", ntpath)
    assert [str(path) for path in finding._above(OnServer(typed))] == above


def test_a_pattern_is_spelled_out_in_the_order_of_names_and_what_is_none_stays(tmp_path, monkeypatch):
    for name in ("b.txt", "a.txt", "letter 1.txt", "letter [1].txt", "letter [2].txt", "$HOME.txt"):
        (tmp_path / name).write_text(NOTE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    typed = ["build", "?.txt", "letter [1].txt", "letter [[]*", "letter [*", "$HOME.txt", "no*.txt", "100 %"]
    assert list(spelled_out(typed)) == [
        "build",
        *("a.txt", "b.txt"),
        "letter [1].txt",
        "letter [[]*",
        *("letter [1].txt", "letter [2].txt"),
        "$HOME.txt",
        "no*.txt",
        "100 %",
    ]


def test_a_path_may_begin_at_the_folder_of_the_user_and_a_name_with_the_same_sign():
    assert list(spelled_out(["~", "~/notes.txt", "~$letter.docx"])) == [
        str(Path.home()),
        f"{Path.home()}/notes.txt",
        "~$letter.docx",
    ]


def test_texts_come_in_one_order_on_every_system():
    """Windows would compare names as if they had no capitals."""
    names = ["C:/t/beta.txt", "C:/t/Alpha.txt", "C:/t/Zeta.txt", "C:/t/äpfel.txt", "C:/t/B/x.txt"]
    found = [path.as_posix() for path in in_order(map(PureWindowsPath, names))]
    assert found == [
        "C:/t/Alpha.txt",
        "C:/t/B/x.txt",
        "C:/t/Zeta.txt",
        "C:/t/beta.txt",
        "C:/t/äpfel.txt",
    ]


def test_figures_in_names_are_numbers():
    names = ["leaf 10", "leaf 2b", "leaf 2", "leaf 02", "2²", "²", "1" * 5000]
    assert sorted(names, key=by_number) == ["2²", "1" * 5000, "leaf 02", "leaf 2", "leaf 2b", "leaf 10", "²"]


def test_names_in_capitals_are_read_as_those_in_small_letters(tmp_path):
    for name in ("A.TXT", "B.TXT"):
        (tmp_path / name).write_text(f"{NOTE}{name}\n", encoding="utf-8")
    (tmp_path / "edition.toml").write_text('title = "Of one of them"\n', encoding="utf-8")
    assert [work.edition for work in finding.find_works([tmp_path])] == [None, None]
    (tmp_path / "X.XML").write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', encoding="utf-8")
    assert [path.name for path in tei_files(tmp_path)] == ["X.XML"]
    (tmp_path / "edition.toml").unlink()
    assert "A.TXT" in said(teiwright("new", tmp_path, tmp_path / "B.TXT"))


@pytest.mark.parametrize(
    ("path", "kind", "media"),
    [
        ("schemas/teiwright.odd", "schema", "application/tei+xml"),
        ("schemas/own.dtd", "schema", "application/xml-dtd"),
        ("letter.xml", "edition", "application/tei+xml"),
        ("metadata/oai_dc.xml", "metadata", "application/xml"),
        ("mill.PNG", "picture", "image/png"),
        ("source/letter.asc", "source", "application/octet-stream"),
    ],
)
def test_what_kind_a_file_of_a_package_is_does_not_depend_on_the_machine(path, kind, media, monkeypatch):
    monkeypatch.setattr("mimetypes.guess_type", lambda *_, **__: ("application/of-this-machine", None))
    assert File(path, b"", "", kind).media_type == media


# --- What nobody takes ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("buffered", [True, False])
@pytest.mark.parametrize("arguments", ["inspect letter.txt", "encode letter.txt -o -", "--help"])
def test_a_reader_that_has_gone_is_no_fault(tmp_path, arguments, buffered):
    (tmp_path / "letter.txt").write_text(NOTE, encoding="utf-8")
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    process = subprocess.Popen(
        [sys.executable, *([] if buffered else ["-u"]), "-m", "teiwright", *arguments.split()],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    )
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


@pytest.mark.usefixtures("windows")
def test_windows_says_of_a_pipe_that_nobody_reads_that_an_argument_is_invalid(monkeypatch):
    reading, writing = os.pipe()
    with open(reading, "rb"), open(writing, "w", encoding="utf-8") as pipe, tempfile.TemporaryFile() as file:  # noqa: PTH123
        monkeypatch.setattr(sys, "stdout", pipe)
        assert stat.S_ISFIFO(os.fstat(pipe.fileno()).st_mode)
        assert streams.is_left(OSError(22, "Invalid argument"))
        assert not streams.is_left(OSError(22, "Invalid argument", "a:b.txt"))
        assert not streams.is_left(OSError(28, "No space left on device"))
        monkeypatch.setattr(sys, "stdout", file)
        assert not streams.is_left(OSError(22, "Invalid argument"))


# --- What is in the way --------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("windows")
def test_a_file_set_to_read_only_is_told_as_that_and_nothing_is_left_beside_it(tmp_path, monkeypatch):
    page = tmp_path / "page.html"
    page.write_bytes(b"old")
    page.chmod(0o444)
    monkeypatch.setattr("os.access", lambda path, _: path != page)

    def refuse(self, _):
        assert os.stat(self).st_mode & 0o200, "Windows deletes no file that is read-only"  # noqa: PTH116
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(WritingError, match="It is set to read-only: take that away"):
        write_atomically(page, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


@pytest.mark.usefixtures("windows")
def test_a_package_that_a_guard_against_viruses_holds_for_a_moment_is_written(tmp_path, monkeypatch):
    replace, refusals = Path.replace, [3]

    def held(self, target):
        if target.name == "bag" and refusals[0]:
            refusals[0] -= 1
            raise PermissionError(13, "Access is denied")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held)
    write_folder(tmp_path / "bag", {"data/letter.xml": b"<TEI/>"})
    assert refusals == [0]
    assert (tmp_path / "bag" / "data" / "letter.xml").read_bytes() == b"<TEI/>"


def test_a_file_of_a_package_that_cannot_be_written_is_named_as_it_would_be_called(tmp_path, monkeypatch):
    def full(_self, _target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(WritingError) as caught:
        write_folder(tmp_path / "bag", {"letter.xml": b"<TEI/>"})
    assert str(caught.value).startswith(f"{tmp_path / 'bag' / 'letter.xml'}: cannot be written")
    assert list(tmp_path.iterdir()) == []


def test_what_was_set_aside_and_cannot_be_deleted_does_not_pass_for_changed_by_hand(tmp_path, monkeypatch):
    page = tmp_path / "page.html"
    page.write_bytes(b"old")
    outdated.set_aside([page])
    page.write_bytes(b"new")
    monkeypatch.setattr(Path, "unlink", lambda *_, **__: (_ for _ in ()).throw(PermissionError(13, "in use")))
    outdated.renewed(page)
    (told,) = outdated.told([page])
    assert "could not be deleted" in told.message
    assert "by hand" not in told.message


@pytest.mark.usefixtures("windows")
def test_a_backslash_before_the_closing_quotation_mark_of_an_output_is_told(tmp_path, monkeypatch):
    def invalid(_self, **_):
        raise OSError(22, "Invalid argument")

    monkeypatch.setattr(Path, "mkdir", invalid)  # no folder there has such a sign in its name
    with pytest.raises(WritingError, match=r'write it without the backslash, ".*out"'):
        write_atomically(tmp_path / 'out" --to' / "x.txt", b"")


# --- Paths that are too long ---------------------------------------------------------------------------------------------


@pytest.fixture
def long_paths(windows, monkeypatch):  # noqa: ARG001
    """Windows says of a path that is too long that it is not there."""
    opened, looked = Path.open, Path.stat

    def opening(self, *arguments, **settings):
        if len(str(self)) > 259:
            raise FileNotFoundError(2, "The system cannot find the path specified", str(self))
        return opened(self, *arguments, **settings)

    def looking(self, **settings):
        if len(str(self)) > 259:
            raise FileNotFoundError(2, "The system cannot find the path specified", str(self))
        return looked(self, **settings)

    monkeypatch.setattr(Path, "open", opening)
    monkeypatch.setattr(Path, "stat", looking)
    for question in ("is_file", "is_dir", "exists"):
        real = getattr(Path, question)
        monkeypatch.setattr(Path, question, lambda self, real=real: len(str(self)) <= 259 and real(self))


@pytest.mark.skipif(os.name == "nt", reason="is what is shown here")
@pytest.mark.usefixtures("long_paths")
def test_a_text_whose_path_is_too_long_is_not_passed_over(tmp_path):
    deep = tmp_path / ("d" * 100)
    deep.mkdir()
    (tmp_path / "short.txt").write_text(NOTE, encoding="utf-8")
    with open(deep / f"{'x' * 100}.txt", "wb") as far:  # noqa: PTH123 - that of Path finds nothing there
        far.write(NOTE.encode())
    with pytest.raises(
        ReadingError, match=r"x\.txt: .* longer than the system allows\. Choose a shorter one\."
    ):
        finding.find_works([tmp_path])


@pytest.mark.skipif(os.name == "nt", reason="is what is shown here")
@pytest.mark.usefixtures("long_paths")
def test_a_path_that_is_too_long_is_told_as_that(tmp_path):
    far = tmp_path / ("x" * (250 - len(str(tmp_path)))) / "letter.txt"
    os.mkdir(far.parent)  # noqa: PTH102
    with pytest.raises(WritingError, match=r"The path is too long\. Give the text a shorter name\."):
        write_atomically(far, b"")
    missing = FileNotFoundError(2, "The system cannot find the path specified", str(far))
    assert "longer than the system allows" in gone_wrong(missing)
    assert "longer than the system allows" in unreadable(far, missing)
    assert "no longer there" in gone_wrong(FileNotFoundError(2, "No such file", "letter.txt"))


def test_where_a_stylesheet_stopped_is_told_whatever_the_folder_for_passing_files_is_called(
    tmp_path, monkeypatch
):
    """On Windows it lies in that of the user, who may be called Smith & Son."""
    folder = tmp_path / "Smith & Son"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
    assert teiwright("build", tmp_path / "note.txt", "-o", tmp_path / "out", "--to", "txt").returncode == 0
    sheet = tmp_path / "mine.xsl"
    sheet.write_text(
        "<xsl:stylesheet version='3.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>\n"
        "<xsl:template match='/'><xsl:value-of select=\"error((), 'No such thing')\"/></xsl:template></xsl:stylesheet>",
        encoding="utf-8",
    )
    done = teiwright(
        "transform", tmp_path / "out" / "note" / "note.xml", "--stylesheet", sheet, "-o", tmp_path / "a.xml"
    )
    assert "mine.xsl, line 2" in said(done)
