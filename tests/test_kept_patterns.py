"""Patterns and tables kept in compiled form from run to run: the same patterns and tables, and nothing hangs on the file."""

from __future__ import annotations

import marshal
import os
import re
import subprocess
import sys
import tomllib
from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING

import pytest

import teiwright
from teiwright import kept_patterns, patterns
from teiwright.annotators.dates import tables as dates
from teiwright.annotators.persons import language as persons

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "A Title\n\nOn 4 July 1863 Mr. John Smith wrote: “Come.”\n"


@pytest.fixture(autouse=True)
def _compiled_files_are_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def waiting() -> dict[tuple[str, int], re.Pattern[str]]:
    """All patterns of the package that are compiled when they are first needed."""
    parts = ("conventions", "annotators", "review", "weaving", "validation")
    names = [
        module.name
        for module in walk_packages(teiwright.__path__, "teiwright.")
        if module.name.split(".")[1] in parts and "spacy" not in module.name
    ]
    values = [value for name in names for value in vars(import_module(name)).values()]
    found = [(v.pattern, int(v.flags)) for v in values if isinstance(v, patterns._Waiting)]
    return {(pattern, flags): re.compile(pattern, flags) for pattern, flags in found}


def test_a_kept_pattern_is_the_one_that_python_makes(tmp_path: Path) -> None:
    there = waiting()
    assert len(there) > 300
    first = kept_patterns.Store(str(tmp_path / "kept"))
    for (pattern, flags), made in there.items():
        assert first.compiled(pattern, flags) == made
    first.save()
    second = kept_patterns.Store(str(tmp_path / "kept"))
    for (pattern, flags), made in there.items():
        kept = second.compiled(pattern, flags)
        assert kept == made
        assert (kept.groups, kept.groupindex) == (made.groups, made.groupindex)
    assert not second._new


def test_what_two_runs_compile_is_kept_together(tmp_path: Path) -> None:
    one, other = (kept_patterns.Store(str(tmp_path / "kept")) for _ in range(2))
    for store, pattern in ((one, "a"), (other, "b")):
        store.compiled(pattern, 0)
    one.save()
    other.save()
    assert sorted(kept_patterns.Store(str(tmp_path / "kept"))._kept) == [("a", 0), ("b", 0)]
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_a_kept_table_is_the_one_that_python_reads(tmp_path: Path) -> None:
    files = [path for folder in (dates.FOLDER, persons.FOLDER) for path in folder.glob("*.toml")]
    texts = {path: path.read_text("utf-8") for path in files}
    assert len(texts) > 9
    first = kept_patterns.Store(str(tmp_path / "kept"))
    for text in texts.values():
        assert first.table(text) == tomllib.loads(text)
    first.save()
    second = kept_patterns.Store(str(tmp_path / "kept"))
    assert all(second.table(text) == tomllib.loads(text) for text in texts.values())
    assert not second._new
    assert second.table("a = 1") == {"a": 1}  # one that was changed is read anew


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"\x00",
        b"no such thing",
        marshal.dumps([1, 2]),
        marshal.dumps({("a+", 0): 7}),
        marshal.dumps({("a+", 0): (32, b"abc", 0, {}, (None,))}),
        marshal.dumps({("a+", 0): (32, b"\xff" * 40, 0, {}, (None,))}),
        marshal.dumps({("a+", 0): (32, b"", "x", {}, (None,))}),
        marshal.dumps({("a+", 0): marshal.dumps((32, b"abc", 0, {}, (None,)))}),
        marshal.dumps({("a+", 0): marshal.dumps((32, b"\xff" * 40, 0, {}, (None,)))}),
        marshal.dumps({("a+", 0): marshal.dumps((32, b"", "x", {}, (None,)))}),
        marshal.dumps({("a+", 0): b"no such thing"}),
        marshal.dumps({("b = 2", -1): 7}),
        marshal.dumps({("b = 2", -1): b""}),
        marshal.dumps({("b = 2", -1): marshal.dumps(7)}),
    ],
)
def test_a_damaged_file_costs_time_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damaged: bytes
) -> None:
    (tmp_path / "kept").write_bytes(damaged)
    monkeypatch.setattr(kept_patterns, "_store", kept_patterns.Store(str(tmp_path / "kept")))
    found = kept_patterns.compiled("a+", 0).search("baad")
    assert found is not None
    assert found[0] == "aa"
    assert kept_patterns.table("b = 2") == {"b": 2}


def test_a_file_that_has_grown_too_large_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def kept_with(pattern: str) -> list[str]:
        store = kept_patterns.Store(str(tmp_path / "kept"))
        store.compiled(pattern, 0)
        store.save()
        return sorted(pattern for pattern, _ in marshal.loads((tmp_path / "kept").read_bytes()))

    assert kept_with("a") == ["a"]
    assert kept_with("b") == ["a", "b"]
    monkeypatch.setattr(kept_patterns, "_MOST", 10)
    assert kept_with("c") == ["c"]


def test_a_faulty_pattern_is_told_as_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_patterns, "_store", kept_patterns.Store(str(tmp_path / "kept")))
    with pytest.raises(re.error, match="unterminated"):
        kept_patterns.compiled("(a", 0)


def test_where_nothing_can_be_written_nothing_is_said(tmp_path: Path) -> None:
    store = kept_patterns.Store(str(tmp_path / "no such folder" / "kept"))
    store.compiled("a", 0)
    store.save()
    assert not list(tmp_path.iterdir())


def run(folder: Path, cache: Path, **more: str) -> bytes:
    text = folder / "text.txt"
    text.write_text(TEXT, "utf-8")
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run(
        [sys.executable, "-m", "teiwright", "encode", str(text), "-o", "-"],
        env={**environment, "PYTHONPYCACHEPREFIX": str(cache), **more},
        capture_output=True,
        check=True,
    ).stdout


def test_the_second_run_needs_no_compiler_and_gives_the_same(tmp_path: Path) -> None:
    first = run(tmp_path, tmp_path / "cache")
    (kept,) = (tmp_path / "cache").rglob("*.patterns")
    size = kept.stat().st_size
    assert size > 10_000
    assert run(tmp_path, tmp_path / "cache") == first
    assert kept.stat().st_size == size


def test_who_wants_no_compiled_files_gets_none(tmp_path: Path) -> None:
    run(tmp_path, tmp_path / "cache")  # so that the folders are there
    (kept,) = tmp_path.rglob("*.patterns")
    kept.unlink()
    run(tmp_path, tmp_path / "cache", PYTHONDONTWRITEBYTECODE="1")
    assert not list(tmp_path.rglob("*.patterns"))


def test_a_program_that_imports_teiwright_keeps_nothing(tmp_path: Path) -> None:
    program = "from teiwright.conventions.words import KEYED; KEYED.match('Band 2'); from teiwright import kept_patterns; print(kept_patterns._store)"
    made = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path)},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert made.stdout.strip() == "None"
    assert not list(tmp_path.rglob("*.patterns"))
