"""The dates in tests/cases/annotators/dates-*.md: a text, and what is found in it, one table row a case.

A row reads `| text | words: attributes; words: attributes |`; a dash means that nothing may be found. A row of a table
under a heading with “written on YYYY-MM-DD” is read as part of a letter or report of that day. `pytest --update-golden`
writes what is found now.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from teiwright.annotators.dates import find_dates
from teiwright.annotators.dates.finding import matches, numeric_order
from teiwright.annotators.dates.memory import Memory
from teiwright.annotators.dates.values import moment

FILES = sorted((Path(__file__).parent / "cases" / "annotators").glob("dates-*.md"))
ROW = re.compile(r"\| (?P<text>.+?) \| (?P<found>.+?) \|$")
WRITTEN = re.compile(r"written on (\d{4}-\d\d-\d\d)")


def found(text: str, language: str, written: str) -> str:
    if written:
        memory = Memory(order=numeric_order((text,), language), writing=moment(written))
        dates = tuple(matches(text, language, memory))
    else:
        dates = find_dates(text, language)
    rows = []
    for date in dates:
        value = " ".join(f"{name}={value}" for name, value in date.attributes) or "no value"
        sure = "" if date.cert == "high" else f" ({date.cert})"
        rows.append(f"{text[date.start : date.end]}: {value}{sure}")
    return "; ".join(rows) or "—"


def cases(path: Path):
    written = ""
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        if line.startswith("#"):
            heading = WRITTEN.search(line)
            written = heading[1] if heading else ""
        row = ROW.match(line)
        if row and not row["text"].startswith(("Text", "---")):
            yield number, row["text"], row["found"], written


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_cases(path, request):
    language = path.stem.partition("-")[2][:2]
    if request.config.getoption("--update-golden"):
        lines = path.read_text("utf-8").splitlines()
        for number, text, _, written in cases(path):
            lines[number] = f"| {text} | {found(text, language, written)} |"
        path.write_text("\n".join(lines) + "\n", "utf-8")
    wrong = [
        f"{path.name}, line {number + 1}: {text}\n  expected {expected}\n  found    {now}"
        for number, text, expected, written in cases(path)
        if (now := found(text, language, written)) != expected
    ]
    assert not wrong, "\n".join(wrong)


def test_every_language_has_cases():
    from teiwright.annotators.dates.tables import available

    assert {p.stem.partition("-")[2][:2] for p in FILES} == set(available())
