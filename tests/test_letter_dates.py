"""Two figures of a dateline take their hundred from what the letter says for certain, and from nothing else."""

from __future__ import annotations

import pytest

from teiwright.annotators import dates
from teiwright.conventions import read
from teiwright.encode import encode
from teiwright.model import Source, Span

BELOW = {
    "a year named below": (
        "L'exposition de 1889 a tout changé.",
        {"notBefore": "1891-03-14", "notAfter": "1891-03-14"},
    ),
    "a year far away": ("La guerre de 1866 est oubliée.", {"when": "--03-14"}),
    "no year at all": ("La guerre est oubliée.", {"when": "--03-14"}),
}


@pytest.mark.parametrize("name", BELOW)
def test_the_hundred_of_a_dateline(name):
    sentence, expected = BELOW[name]
    text = f"Paris, ce 14 mars 91\n\nMon cher ami,\n\nVotre lettre est arrivée. {sentence}\n\nBien à vous,\nL. Carrel\n"
    document = read(Source("letter.txt", text, "utf-8", "", len(text)))
    marks = [m for m in dates.annotate(document) if isinstance(m, Span)]
    assert text[marks[0].extent.start : marks[0].extent.end] == "14 mars 91"
    assert dict(marks[0].attributes) == expected


def test_a_calendar_that_only_the_title_page_names_is_declared():
    text = "Lettre de Jean Moreau à sa femme\nLe 12 prairial an 2\n\nL'état de ma santé est bon, et le blé est cher.\n"
    made = (
        encode(Source("letter.txt", text, "utf-8", "", len(text)), identifier="letter")
        .tei.to_bytes()
        .decode()
    )
    assert made.count('"#republican"') >= 1
    assert 'xml:id="republican"' in made
