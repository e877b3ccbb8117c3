"""Who signs a letter is a person, whatever the word; and the place of a dateline is none elsewhere."""

from __future__ import annotations

import pytest

from teiwright.annotators import persons
from teiwright.conventions import read
from teiwright.model import Source, Span

LETTERS = {
    "a forename that is also a common word": (
        "Whitby, 3 June 1888\n\nDear Anna,\n\nThe roof is mended, and the cat has had kittens.\n\nYours ever,\nBill\n",
        ["Anna", "Bill"],
    ),
    "a word that no list knows": (
        "Wien, 3. Juni 1888\n\nLieber Freund,\n\nder Brief ist angekommen, und ich danke Dir für die schönen Tage.\n\nHerzlich Dein\nLusser\n",
        ["Lusser"],
    ),
    "no name below the formula": (
        "Whitby, 3 June 1888\n\nDear Anna,\n\nThe roof is mended, and the cat has had kittens.\n\nYours ever,\nAlways\n",
        ["Anna"],
    ),
    "letters without a vowel": (
        "Perugia 3 agosto 1715\n\nCarissimo Padre,\n\nil libro è arrivato, e la ringrazio della sua cortesia.\n\nSuo affezionatissimo\nDVPMR\n",
        [],
    ),
    "the place of a dateline": (
        "Bradford, 2 July 1862\n\nDear Anna,\n\nThey say that Bradford has changed. Bradford is large.\n\nYours ever,\nMartha Gill\n",
        ["Anna", "Martha Gill"],
    ),
}


@pytest.mark.parametrize("name", LETTERS)
def test_the_names_of_a_letter(name):
    text, expected = LETTERS[name]
    document = read(Source("letter.txt", text, "utf-8", "", len(text)))
    marks = sorted(
        (m for m in persons.annotate(document) if isinstance(m, Span) and m.element == "persName"),
        key=lambda m: m.extent,
    )
    assert [text[m.extent.start : m.extent.end] for m in marks] == expected
