"""The case files of conventions: a text as somebody types it, and the outline that must come out.

A case is a heading (##), some words about it, the text in a fence `text`, and the outline in a fence `outline`: one line for
each block, indented as it nests, with its attributes and the beginning of its words. A line `facts` at the end lists what
the header learns. `pytest --update-golden` rewrites the outlines, to be reviewed like code.
"""

import re

import pytest
from msgspec.structs import fields

from conftest import CASES, cases_in
from teiwright import ledger
from teiwright.conventions import read
from teiwright.metadata import Agent, Bibliography, DateStated, Metadata, Stated
from teiwright.reading import decode

PATTERN = re.compile(
    r"^## (?P<title>.+?)\n(?P<words>.*?)^(?P<ticks>`{3,})text\n(?P<text>.*?)^(?P=ticks)\n.*?^(?P=ticks)outline\n(?P<found>.*?)^(?P=ticks)$",
    re.MULTILINE | re.DOTALL,
)
FILES = sorted(p for p in (CASES / "conventions").glob("*.md") if not p.name.startswith("notes"))


def outline_of(text: str) -> str:
    """The document as a person would draw it."""
    source = decode(text.replace("␌", "\f").encode(), "text.txt")
    document = read(source)
    ledger.check(document)
    kept = ledger.set_forbidden_aside(document)
    words = {id(p.block): p.text for p in kept.passages}
    lines = [f"convention: {', '.join(r.convention for r in document.readings)}"]

    def draw(block, depth):
        attributes = "".join(f" {k}={v}" for k, v in block.attributes if k != "xml:id")
        shown = ""
        if not block.children:
            whole = " ".join(words[id(block)].split())
            shown = f" | {whole[:40]}…" if len(whole) > 41 else f" | {whole}" if whole else ""
        lines.append("  " * depth + (block.element or "·") + attributes + shown)
        for child in block.children:
            draw(child, depth + 1)

    for block in document.blocks:
        draw(block, 0)
    marks = [s for s in document.spans if s.element not in {"lb", "desc"}]
    for span in sorted(marks, key=lambda s: (s.extent.start, s.element)):
        attributes = "".join(f" {k}={v}" for k, v in span.attributes if k != "xml:id")
        shown = " ".join(source.text[span.extent.start : span.extent.end].split())
        lines.append(f"mark: {span.element}{attributes} | {shown}")
    lines += [f"left out: {r}" for r in sorted({s.reason for s in document.skips} - {ledger.BETWEEN_BLOCKS})]
    lines += facts_of(document.metadata)
    return "\n".join(lines) + "\n"


def facts_of(metadata: Metadata) -> list[str]:
    lines = []
    for field in fields(Metadata):
        value = getattr(metadata, field.name)
        for entry in value if isinstance(value, tuple) else [value]:
            shown = _shown(entry)
            if shown:
                lines.append(f"fact: {field.name} = {shown}")
    return lines


def _shown(entry) -> str:
    if isinstance(entry, Stated):
        return f"{entry.value} ({entry.origin})"
    if isinstance(entry, Agent):
        return f"{entry.role}: {entry.name.sorted} ({entry.origin})"
    if isinstance(entry, DateStated):
        return f"{entry.words} [{' '.join(f'{k}={v}' for k, v in entry.attributes)}]"
    if isinstance(entry, Bibliography):
        parts = [
            entry.article,
            entry.title,
            entry.place,
            entry.publisher,
            entry.date.words if entry.date else "",
        ]
        scope = [f"{unit} {words}" for unit, words in entry.scope]
        known = [p for p in (*parts, *scope, entry.address) if p]
        return " / ".join(known) if known else f"“{entry.words}”" if entry.words else ""
    if isinstance(entry, tuple):
        return ": ".join(entry)
    return str(entry) if entry else ""


@pytest.mark.parametrize(("path", "case"), cases_in(FILES, PATTERN))
def test_the_text_is_read_as_the_case_says(path, case, compare):
    compare(path, case, outline_of(case["text"]))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_case_hides_in_another(path):
    written = path.read_text("utf-8")
    assert len(PATTERN.findall(written)) == len(re.findall("^`{3,}outline$", written, re.MULTILINE))


def test_each_convention_has_at_least_five_cases():
    counts = {path.stem: len(PATTERN.findall(path.read_text(encoding="utf-8"))) for path in FILES}
    assert {
        "marxists", "periodicals", "gutenberg", "wikisource", "pages", "letters", "diary", "minutes", "verse", "drama", "markdown", "labels", "bare",
    } <= set(counts)  # fmt: skip
    assert all(n >= 5 for n in counts.values()), counts
