"""Files checked side by side: the same findings as one behind the other, the same failure."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from conftest import BASE
from teiwright.errors import ReadingError
from teiwright.validation import Invalid, Valid, check_file, check_files
from teiwright.validation.steps import alone, together

sys.path.insert(0, str(Path(__file__).parent / "validation"))

from damage import DAMAGES, damaged

if TYPE_CHECKING:
    from collections.abc import Generator


def work(name: str, steps: int, done: list[str], *, fails: bool = False) -> Generator[None, None, str]:
    for step in range(steps):
        done.append(f"{name}{step}")
        yield
    if fails:
        raise ReadingError(name)
    return name


def test_all_make_the_same_step_before_one_makes_the_next() -> None:
    done: list[str] = []
    assert together([work("a", 2, done), work("b", 1, done), work("c", 3, done)]) == ["a", "b", "c"]
    assert done == ["a0", "b0", "c0", "a1", "c1", "c2"]


def test_work_at_one_go() -> None:
    assert alone(work("a", 3, [])) == "a"


def test_one_that_fails_stops_no_other() -> None:
    done = together([work("a", 3, []), work("b", 2, [], fails=True), work("c", 3, [])])
    assert [str(d) for d in done] == ["a", "b", "c"]
    assert isinstance(done[1], ReadingError)


def test_damaged_files_side_by_side(tmp_path: Path) -> None:
    paths = []
    for damage in DAMAGES:
        path = tmp_path / f"{damage.name}.xml"
        path.write_text(damaged(damage, BASE).text, encoding="utf-8")
        paths.append(path)
    for path, found in zip(paths, check_files(paths), strict=True):
        one = check_file(path)
        assert isinstance(found, Valid | Invalid)
        assert (type(found), found.findings) == (type(one), one.findings), path.name


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    good = tmp_path / "good.xml"
    good.write_text(BASE, encoding="utf-8")
    first, gone, last = check_files([good, tmp_path / "gone.xml", good])
    assert isinstance(first, Valid)
    assert isinstance(last, Valid)
    assert isinstance(gone, ReadingError)
