"""The dates in tests/cases/annotators/dates-*.md: a text, and what is found in it, one table row a case.

A row reads `| text | words: attributes; words: attributes |`; a dash means that nothing may be found. A row of a table
under a heading with “written on YYYY-MM-DD” is read as part of a letter or report of that day. `pytest --update-golden`
writes what is found now.
"""

from __future__ import annotations

import re

import pytest

from conftest import CASES
from table_cases import check
from teiwright.annotators.dates import find_dates
from teiwright.annotators.dates.finding import matches, numeric_order
from teiwright.annotators.dates.memory import Memory
from teiwright.annotators.dates.values import moment

FILES = sorted((CASES / "annotators").glob("dates-*.md"))
WRITTEN = re.compile(r"written on (\d{4}-\d\d-\d\d)")


def found(text: str, language: str, written: re.Match[str] | None) -> str:
    if written:
        memory = Memory(order=numeric_order((text,), language), writing=moment(written[1]))
        dates = tuple(matches(text, language, memory))
    else:
        dates = find_dates(text, language)
    rows = []
    for date in dates:
        value = " ".join(f"{name}={value}" for name, value in date.attributes) or "no value"
        sure = "" if date.cert == "high" else f" ({date.cert})"
        rows.append(f"{text[date.start : date.end]}: {value}{sure}")
    return "; ".join(rows) or "—"


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_cases(path, request):
    language = path.stem.partition("-")[2][:2]
    check(
        path,
        lambda text, heading: found(text, language, WRITTEN.search(heading)),
        update=request.config.getoption("--update-golden"),
    )


def test_every_language_has_cases():
    from teiwright.annotators.dates.tables import available

    assert {p.stem.partition("-")[2][:2] for p in FILES} == set(available())
