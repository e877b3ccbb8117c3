"""Odd machines: names that a disk has and no terminal can show, folders that vanish, sessions with narrow limits."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from conftest import command as teiwright
from teiwright import saxon
from teiwright.build import Plan, build
from teiwright.errors import RenderingError
from teiwright.file_troubles import unreadable
from teiwright.files import write_atomically
from teiwright.identifiers import figure_of, xml_name
from teiwright.works.finding import find_works

NOTE = "A note on wool.\n\nAda Lovelace came on 5 July 1843.\n"


def shelf(folder, *names):
    """Texts of these names, or no test where the disk does not take them as they are."""
    folder.mkdir()
    for name in names:
        try:
            (folder / name).write_text(NOTE, encoding="utf-8")
        except OSError:
            pytest.skip("the disk takes no such name")
    if sorted(os.listdir(folder)) != sorted(names):  # noqa: PTH208 - as the system has them
        pytest.skip("the disk keeps names in another way")
    return folder


def said(done) -> str:
    return (done.stdout + done.stderr).decode()


@pytest.mark.skipif(os.name == "nt", reason="names are of characters there, and whole paths have a bound")
def test_two_names_in_an_old_encoding_that_differ_in_a_letter_are_two_texts(tmp_path):
    texts = shelf(tmp_path / "texts", os.fsdecode(b"M\xfcller.txt"), os.fsdecode(b"M\xf6ller.txt"))
    done = teiwright("build", texts, "-o", tmp_path / "out", "--to", "txt", "--jobs", 1)
    assert done.returncode == 0, said(done)
    made = sorted(path.name for path in (tmp_path / "out").glob("m*"))
    assert len(made) == 2
    report = (tmp_path / "out" / made[0] / f"{made[0]}.report.txt").read_text(encoding="utf-8")
    assert "Another of these texts would be called" in report


def test_a_name_is_the_same_whether_the_locale_knows_its_letters_or_not():
    for name in ("Müller", "письмо", "日記"):
        unknown = name.encode().decode("ascii", "surrogateescape")
        assert xml_name(unknown) == xml_name(name)
        assert figure_of(unknown) == figure_of(name)
    assert xml_name("\ud83d")  # half of a pair, as Windows may have it


def test_names_that_differ_only_in_how_letters_are_stored_are_told_with_what_to_do(tmp_path):
    texts = shelf(tmp_path / "texts", "M\u00fcller.txt", "Mu\u0308ller.txt")
    done = teiwright("build", texts, "-o", tmp_path / "out")
    assert done.returncode == 2
    assert "Their names look the same, and differ in how the system stores letters with marks" in said(done)


@pytest.mark.skipif(os.name == "nt", reason="names are of characters there, and whole paths have a bound")
def test_a_name_as_long_as_the_disk_takes_is_a_text_with_no_room_for_a_table_beside_it(tmp_path):
    texts = shelf(tmp_path / "texts", f"{'y' * 250}.txt")
    done = teiwright("build", texts, "-o", tmp_path / "out", "--to", "txt")
    assert done.returncode == 0, said(done)
    done = teiwright("review", texts)
    assert done.returncode == 2
    assert "Give the text a shorter name." in said(done)


def test_a_text_that_vanishes_amid_a_run_stops_no_other(tmp_path, monkeypatch):
    texts = shelf(tmp_path / "texts", "one.txt", "two.txt")
    works = find_works([texts])
    plan = Plan(tmp_path / "out", ("txt",))
    before = build.__globals__["spare_the_text"]

    def vanish(text, to_write):
        before(text, to_write)
        if text.name == "one.txt":
            text.unlink()

    monkeypatch.setitem(build.__globals__, "spare_the_text", vanish)
    one, two = (build(work, plan) for work in works)
    assert (
        "one.txt: it is no longer there. Was a folder moved or renamed, or a drive taken out?" in one.trouble
    )
    assert two.good


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a folder that is in use")
def test_a_folder_that_is_gone_while_one_is_in_it_is_told(tmp_path):
    (tmp_path / "letter.txt").write_text(NOTE, encoding="utf-8")
    gone = tmp_path / "gone"
    gone.mkdir()
    line = f'cd "{gone}" && rmdir "{gone}" && "{sys.executable}" -m teiwright build "{tmp_path / "letter.txt"}" --jobs 1'
    done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, check=False)
    assert done.returncode == 2
    assert "the folder you are in is no longer there" in said(done)
    assert "Traceback" not in said(done)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_an_output_folder_that_is_a_link_to_itself_is_told(tmp_path):
    (tmp_path / "letter.txt").write_text(NOTE, encoding="utf-8")
    (tmp_path / "out").symlink_to("out")
    done = teiwright("build", "letter.txt", "-o", "out", "--jobs", 1, cwd=tmp_path)
    assert done.returncode == 2
    assert "the folder cannot be made" in said(done)


def test_a_limit_that_would_end_the_process_without_a_word_is_told(monkeypatch):
    resource = pytest.importorskip("resource")
    monkeypatch.setattr(resource, "getrlimit", lambda _which: (1_500_000 * 1024, resource.RLIM_INFINITY))
    with pytest.raises(RenderingError, match=r"1464 MB of addresses.*ulimit -v unlimited"):
        saxon._processor.__wrapped__()


def test_who_waits_for_the_site_of_a_large_holding_is_told(tmp_path, monkeypatch):
    texts = shelf(tmp_path / "texts", "one.txt", "two.txt")
    monkeypatch.setattr("teiwright.cli.build.LONG", 1)
    for wish, told in (((), True), (("--quiet",), False)):
        done = teiwright("build", texts, "-o", tmp_path / "out", "--to", "html", "--site", "--jobs", 1, *wish)
        assert ("The site of 2 texts is being made; this takes a while." in said(done)) is told


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_a_file_that_is_written_again_lets_the_same_people_in(tmp_path):
    table = tmp_path / "letter.review.csv"
    write_atomically(table, b"one")
    table.chmod(0o664)
    write_atomically(table, b"two")
    assert (table.read_bytes(), table.stat().st_mode & 0o777) == (b"two", 0o664)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_a_table_that_is_a_link_stays_one_and_what_it_leads_to_is_written(tmp_path):
    texts = shelf(tmp_path / "texts", "letter.txt")
    shared = tmp_path / "shared.csv"
    shared.write_text("words,what,decision,comment\nwool,mentioned,,ask Jones\n", encoding="utf-8")
    (texts / "letter.review.csv").symlink_to(shared)
    assert teiwright("review", texts).returncode == 0
    assert (texts / "letter.review.csv").is_symlink()
    assert "ask Jones" in shared.read_text(encoding="utf-8")
    assert "Lovelace" in shared.read_text(encoding="utf-8")


def test_new_says_what_new_can_do(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = teiwright("new", tmp_path / "file" / "edition")
    assert done.returncode == 2
    assert "Name another folder." in said(done)
    assert "with -o" not in said(done)


def test_a_folder_in_the_place_of_a_file_is_told_as_one_also_where_it_is_forbidden_to_open_it(tmp_path):
    """Windows says of every folder that it may not be opened."""
    assert "this is a folder, not a text" in unreadable(tmp_path, PermissionError(13, "denied"), "text")
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
    assert "permission denied" in unreadable(tmp_path / "note.txt", PermissionError(13, "denied"), "text")
