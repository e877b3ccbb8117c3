"""The names in tests/cases/annotators/persons*.md: a text, and whom it names, one table row a case.

The language stands in the name of the file (persons-de.md), English where there is none. A row reads `| text | name: key; name: key |`; a dash means that nobody may be found; ¶ begins a new paragraph. `pytest --update-golden` writes
what is found now.
"""

from __future__ import annotations

import re

import pytest

from conftest import CASES
from table_cases import check
from teiwright.annotators import persons
from teiwright.metadata import Metadata
from teiwright.model import Block, Document, Extent, Source, Span

FILES = sorted((CASES / "annotators").glob("persons*.md"))


def found(text: str, language: str) -> str:
    paragraphs = tuple(
        Block("p", Extent(*found.span())) for found in re.finditer(r"[^¶\s](?:[^¶]*[^¶\s])?", text)
    )
    body = Block("body", Extent(0, len(text)), paragraphs)
    document = Document(Source("case.txt", text, "utf-8", "", len(text)), language, (body,), (), Metadata())
    rows = []
    for mark in sorted(
        (m for m in persons.annotate(document) if isinstance(m, Span)), key=lambda m: m.extent
    ):
        if mark.element == "persName":
            sure = "" if mark.cert == "high" else f" ({mark.cert})"
            keys = " ".join(p.key for p in mark.persons)
            rows.append(f"{text[mark.extent.start : mark.extent.end]}: {keys}{sure}")
    return "; ".join(rows) or "—"


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_cases(path, request):
    language = path.stem.partition("-")[2] or "en"
    check(path, lambda text, _: found(text, language), update=request.config.getoption("--update-golden"))
