"""A large text is made ready in another process: the same book, the same faults, and the same answer if that process fails."""

from __future__ import annotations

from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor

import pytest

from conftest import command
from print_samples import MISCELLANY
from teiwright import rendering
from teiwright.errors import RenderingError
from teiwright.processes import apart, workers


@pytest.fixture
def every_text_is_large(monkeypatch):
    monkeypatch.setattr(apart, "LARGE", 0)


@pytest.mark.usefixtures("every_text_is_large")
def test_the_book_is_the_same(monkeypatch):
    there = rendering.finish(apart.prepared(MISCELLANY, "pdf", {"page": "a5"}))
    monkeypatch.setattr(apart, "LARGE", 10**9)
    here = rendering.finish(apart.prepared(MISCELLANY, "pdf", {"page": "a5"}))
    assert there == here


@pytest.fixture
def elsewhere(monkeypatch):
    """What is given to another process."""
    given, spread = [], workers.spread

    def watched(task, items, workers):
        given.extend(items)
        return spread(task, items, workers)

    monkeypatch.setattr(workers, "spread", watched)
    return given


@pytest.mark.usefixtures("every_text_is_large")
def test_a_large_text_is_made_ready_elsewhere_so_that_the_page_maker_has_the_memory(tmp_path, elsewhere):
    apart.prepared(MISCELLANY, "pdf", {})
    command("transform", MISCELLANY, "--to", "pdf", "-o", tmp_path / "a.pdf")
    assert elsewhere == [MISCELLANY, MISCELLANY]
    command("transform", MISCELLANY, "--to", "txt", "-o", tmp_path / "a.txt")  # no pages are set
    assert len(elsewhere) == 2


@pytest.mark.usefixtures("every_text_is_large")
def test_faults_and_errors_come_back(tmp_path):
    faulty = tmp_path / "faulty.xml"
    faulty.write_text(MISCELLANY.read_text("utf-8").replace('target="#n2"', 'target="#n9"'), "utf-8")
    found = apart.prepared(faulty, "pdf", {})
    assert isinstance(found, tuple)
    assert any("n9" in finding.message for finding in found)
    with pytest.raises(RenderingError, match="“notes” is “feet”"):
        apart.prepared(MISCELLANY, "pdf", {"notes": "feet"})


@pytest.mark.usefixtures("every_text_is_large")
def test_without_the_other_process_the_work_is_done_here(monkeypatch):
    def broken(*_):
        raise BrokenProcessPool

    monkeypatch.setattr(ProcessPoolExecutor, "submit", broken)
    assert isinstance(apart.prepared(MISCELLANY, "pdf", {}), rendering.Prepared)


def test_a_file_given_to_transform_is_published_as_if_it_were_small(tmp_path, monkeypatch):
    made = {}
    for size, folder in ((10**9, "here"), (0, "there")):
        monkeypatch.setattr(apart, "LARGE", size)
        done = command("transform", MISCELLANY, "--to", "pdf,txt", "-o", f"{tmp_path / folder}/")
        assert (done.returncode, done.stdout) == (0, b"")
        made[folder] = {path.name: path.read_bytes() for path in (tmp_path / folder).iterdir()}
    assert made["there"] == made["here"]
    assert len(made["here"]) == 2


def test_the_faults_of_a_file_given_to_transform_are_told_as_if_it_were_small(tmp_path, monkeypatch):
    faulty = tmp_path / "faulty.xml"
    faulty.write_text(MISCELLANY.read_text("utf-8").replace("</body>", ""), "utf-8")
    said = set()
    for size in (10**9, 0):
        monkeypatch.setattr(apart, "LARGE", size)
        done = command("transform", faulty, "--to", "pdf")
        assert done.returncode == 1
        said.add(done.stderr)
    assert len(said) == 1
    assert not faulty.with_suffix(".pdf").exists()
