"""A large text is made ready in another process: the same book, the same faults, and the same answer if that process fails."""

from __future__ import annotations

from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor

import pytest

from print_samples import MISCELLANY
from teiwright import apart, rendering
from teiwright.errors import RenderingError


@pytest.fixture
def every_text_is_large(monkeypatch):
    monkeypatch.setattr(apart, "LARGE", 0)


@pytest.mark.usefixtures("every_text_is_large")
def test_the_book_is_the_same(monkeypatch):
    there = rendering.finish(apart.prepared(MISCELLANY, "pdf", {"page": "a5"}))
    monkeypatch.setattr(apart, "LARGE", 10**9)
    here = rendering.finish(apart.prepared(MISCELLANY, "pdf", {"page": "a5"}))
    assert there == here


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
