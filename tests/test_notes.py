"""Notes and markers: the cases in tests/cases/conventions/notes*.md, and what must be true of any text."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import CASES, cases_in, grows_no_faster
from teiwright import conventions, ledger
from teiwright.conventions.notes.pairing import RULES, pair_notes
from teiwright.metadata import Metadata
from teiwright.model import Block, Certainty, Document, Extent, Skip, Source

FILES = sorted((CASES / "conventions").glob("notes*.md"))
CASE = re.compile(
    r"^## (?P<title>.+?)\n.*?^```\n(?P<text>.*?)^---\n(?P<found>.*?)^```$", re.MULTILINE | re.DOTALL
)


def source_of(text):
    return Source("text.txt", text, "utf-8", "0" * 64, len(text.encode()))


def simple(text):
    """The text as paragraphs between blank lines, without any other recognition."""
    found = [m.span() for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)]
    blocks, skips, at = [], [], 0
    for start, stop in found:
        end = start + len(text[start:stop].rstrip())
        if start > at:
            skips.append(Skip(Extent(at, start), ledger.BETWEEN_BLOCKS))
        blocks.append(Block("head" if text[start:end] == "Notes" else "p", Extent(start, end)))
        at = end
    if at < len(text):
        skips.append(Skip(Extent(at, len(text)), ledger.BETWEEN_BLOCKS))
    if not blocks:
        return None
    body = Block("body", Extent(blocks[0].extent.start, blocks[-1].extent.end), tuple(blocks))
    return Document(source_of(text), "en", (body,), tuple(skips), Metadata())


def words(document, block):
    return " ".join(document.source.text[block.extent.start : block.extent.end].split())


def told(document):
    """A document as the case files show it."""
    lines = []

    def note(block):
        label = next((c for c in block.children if c.element == "label"), None)
        rest = [c for c in block.children if c is not label]
        texts = [("¶ " if c.element == "p" else "") + words(document, c) for c in rest]
        kind = f" {block.get('type')}" if block.get("type") else ""
        lines.append(
            f"note {block.get('xml:id')} {block.get('place')}{kind} ({words(document, label)}) {' '.join(texts)}"
        )

    def walk(block):
        if block.element == "note":
            note(block)
        elif block.element == "list":
            lines.append("list")
        elif block.element in ("p", "head"):
            lines.append(("¶ " if block.element == "p" else "# ") + words(document, block))
        else:
            for child in block.children:
                walk(child)

    for block in document.blocks:
        walk(block)
    for span in sorted(document.spans, key=lambda s: s.extent):
        if span.element == "ref":
            marker = document.source.text[span.extent.start : span.extent.end]
            sure = "" if span.cert is Certainty.HIGH else f" ({span.cert})"
            lines.append(f"{marker} → {span.get('target')[1:]}, {span.rule}{sure}")
    lines += [f"! line {f.place.line}: {f.message}" for f in document.findings]
    return lines


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_case_hides_in_another(path):
    """A case that has lost its rule or its end would be read as a part of the one before it, and hold nothing."""
    written = path.read_text("utf-8")
    assert [case["title"] for case in CASE.finditer(written)] == re.findall(
        r"^## (.+)$", written, re.MULTILINE
    )


@pytest.mark.parametrize(("path", "case"), cases_in(FILES, CASE))
def test_case(path, case, compare):
    document = conventions.read(source_of(case["text"]))
    ledger.check(document)
    compare(path, case, "\n".join(told(document)) + "\n")


def test_every_rule_is_explained_in_a_sentence():
    assert all(name.startswith("notes.") and words.endswith(".") for name, words in RULES.items())


def test_the_rules_used_are_in_the_vocabulary():
    document = pair_notes(simple("A text with a note.[1] And more of it.\n\n[1] The note."))
    assert {s.rule for s in document.spans} <= set(document.vocabulary)


def test_a_document_without_notes_is_left_as_it_is():
    document = simple("A text.\n\nAnother paragraph, without any note.")
    assert pair_notes(document).blocks == document.blocks


def test_the_back_is_where_the_notes_go():
    document = pair_notes(simple("A text with a note.[1] And more of it.\n\nNotes\n\n[1] The note."))
    (division,) = document.blocks[-1].children
    assert document.blocks[-1].element == "back"
    assert division.get("type") == "notes"
    assert [b.element for b in division.children] == ["head", "note"]


def test_identifiers_are_single_and_pointers_resolve():
    text = "".join(
        f"Text {i} with a note.[1] And one more.[2]\n\n[1] One.\n\n[2] Two.\n\n" for i in range(60)
    )
    document = pair_notes(simple(text))
    notes = [n for b in document.blocks for n in notes_in(b)]
    identifiers = [n.get("xml:id") for n in notes] + [s.get("xml:id") for s in document.spans]
    assert len(notes) == 120
    assert len(set(identifiers)) == len(identifiers)
    assert {s.get("target") for s in document.spans} == {f"#{n.get('xml:id')}" for n in notes}
    assert {n.get("target") for n in notes} == {f"#{s.get('xml:id')}" for s in document.spans}


def notes_in(block):
    if block.element == "note":
        yield block
    for child in block.children:
        yield from notes_in(child)


BITS = st.sampled_from(
    [
        "[1]",
        "[2]",
        "[3]",
        "(1)",
        "¹",
        "²",
        "*",
        "†",
        "1.",
        "2.",
        "3.",
        "1)",
        "[^a]",
        "[^a]:",
        "[Footnote 1:",
        "]",
        "Notes",
        "Word",
        "and so on.",
        "text,",
        " ",
        " ",
        "\n",
        "\n\n",
        "\n\n",
        "“",
        "”",
        "\xa0",
        "a",
        "[b]",
        "b.",
    ]
)


@settings(max_examples=150)
@given(st.lists(BITS, max_size=40).map("".join))
def test_no_character_is_lost_and_nothing_stands_twice(text):
    document = simple(text)
    if document is None:
        return
    paired = pair_notes(document)
    ledger.check(paired)
    assert ledger.kept_text(paired).split() == ledger.kept_text(document).split()
    identifiers = [n.get("xml:id") for b in paired.blocks for n in notes_in(b)]
    assert len(set(identifiers)) == len(identifiers)
    targets = {s.get("target") for s in paired.spans}
    assert targets <= {f"#{i}" for i in identifiers}


HOSTILE = [
    "[",
    "[1]",
    "x[1] ",
    "[1] x\n\n",
    "1. x\n\n",
    "x* ",
    "* x\n\n",
    "¹",
    "x(1) ",
    "[^a] ",
    "[Footnote 1: x\n\n",
]


@pytest.mark.parametrize("unit", HOSTILE, ids=repr)
def test_the_time_grows_with_the_length_only(unit):
    def seconds(length):
        document = simple((unit * (length // len(unit) + 1))[:length])
        assert document is not None
        assert len(document.passages) > 0
        started = time.process_time()
        pair_notes(document)
        return time.process_time() - started

    assert grows_no_faster(seconds, 5_000, 50_000, most=40, floor=0.01)


def test_a_body_of_notes_only_becomes_a_division():
    text = "A title with a note[1]\n\n[1] The note."
    at = text.index("[1] The")
    front = Block("front", Extent(0, at - 2), (Block("titlePage", Extent(0, at - 2)),))
    body = Block("body", Extent(at, len(text)), (Block("p", Extent(at, len(text))),))
    skips = (Skip(Extent(at - 2, at), ledger.BETWEEN_BLOCKS),)
    document = pair_notes(Document(source_of(text), "en", (front, body), skips, Metadata()))
    ledger.check(document)
    (division,) = document.blocks[-1].children
    assert [b.element for b in document.blocks] == ["front", "body"]
    assert division.get("type") == "notes"
    assert [n.get("target") for n in notes_in(division)] == ["#nref1"]
