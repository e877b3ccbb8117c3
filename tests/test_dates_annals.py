"""Annals: where line after line begins with a year, these are dates, and what a line tells happened in its year."""

from __future__ import annotations

import pytest

from teiwright.annotators import dates
from teiwright.metadata import Metadata
from teiwright.model import Block, Document, Extent, Source, Span


def found(*paragraphs):
    """The dates of a text of these paragraphs, each with its value."""
    blocks, at = [], 0
    for words in paragraphs:
        blocks.append(Block("p", Extent(at, at + len(words))))
        at += len(words) + 2
    text = "\n\n".join(paragraphs)
    body = Block("body", Extent(0, len(text)), tuple(blocks))
    document = Document(Source("t.txt", text, "utf-8", "", len(text)), "en", (body,), (), Metadata())
    marks = sorted((m for m in dates.annotate(document) if isinstance(m, Span)), key=lambda m: m.extent)
    return [
        f"{text[m.extent.start : m.extent.end]}: {' '.join(f'{n}={v}' for n, v in m.attributes)}"
        for m in marks
        if m.element == "date"
    ]


LINES = (
    "c. 901 Charter of Edwin.",
    "1040 The earl builds the church.",
    "1081–2 A priory is founded.",
    "1468, Nov. 29 Charter of the town.",
    "1540 The priory falls, 26 January.",
    "1861, 1864 Games.",
    "1919 (19 July) Peace.",
)
EXPECTED = [
    "c. 901: when=0901 precision=medium",
    "1040: when=1040",
    "1081–2: from=1081 to=1082",
    "1468, Nov. 29: when=1468-11-29",
    "1540: when=1540",
    "26 January: notBefore=1540-01-26 notAfter=1540-01-26",
    "1861: when=1861",
    "1864: when=1864",
    "1919: when=1919",
    "19 July: notBefore=1919-07-19 notAfter=1919-07-19",
]


def test_lines_of_a_paragraph_or_paragraphs():
    assert found("\n".join(LINES)) == EXPECTED
    assert found(*LINES) == EXPECTED


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("1401 Vase.\n1402 Bowl.\n1403 Cup.\n1404 Plate.\n1405 Jug.",),
        ("\n".join(f"{n}{'/1' if n % 5 == 0 else ''} Of Mills." for n in range(380, 420) if n % 7),),
        ("1040 The earl builds.\n1224 Grant of a fair.",),
        ("1861 Games.\n1040 The church.\n1782 The bridge.\n1224 The fair.\n1640 The war.",),
        (
            "They had\n1200 men and\n1350 horse\nand so on and\n1500 foot, in all\nthey said\nand more\nthan that\nby far\n1801 guns.",
        ),
    ],
    ids=[
        "a catalogue in steps of one",
        "a catalogue with volumes",
        "too few",
        "not in order",
        "prose in lines",
    ],
)
def test_numbers_that_are_no_annals(paragraphs):
    assert found(*paragraphs) == []
