"""Plain text: the exact text is the source, the reading text reads well and can be encoded again."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from lxml import etree

from conftest import CASES
from print_samples import book
from teiwright import rendering
from teiwright.encode import Options, encode
from teiwright.errors import RenderingError
from teiwright.reading import decode, read_source
from teiwright.xml_names import IN_TEI as TEI


def encoded(source):
    tei = encode(source, Options(schemas="schemas"), identifier="again").tei
    return SimpleNamespace(tree=etree.ElementTree(etree.fromstring(tei.to_bytes())), name="again")


def text(edition, **parameters):
    return rendering.render(edition, "txt", parameters=parameters).data.decode()


def marks(edition):
    """Every element of the text with its words and attributes, in order."""
    return [
        (e.tag.removeprefix(TEI), " ".join("".join(e.itertext()).split()), sorted(e.attrib.items()))
        for e in edition.tree.getroot().find(f"{TEI}text").iter()
    ]


@pytest.fixture(scope="module")
def first(serge):
    return encoded(read_source(serge))


@pytest.fixture(scope="module")
def kinds():
    path = CASES / "xslt" / "every-kind.xml"
    return SimpleNamespace(tree=etree.parse(str(path)), name=path.name)


def test_exact_text_is_the_source_white_space_apart(first, serge):
    assert text(first, exact="yes").split() == serge.read_text("utf-8").split()


def test_exact_text_has_no_bars_between_cells_that_nobody_typed():
    typed = "The costs were these:\n\nThing      Pounds   Shillings\nSpade           1           4\nRope            0          15\n\nThat was all.\n"
    tei = encode(decode(typed.encode(), "costs.txt")).tei
    sample = SimpleNamespace(tree=etree.ElementTree(tei.root), name="costs")
    assert tei.root.find(f".//{TEI}table") is not None
    assert text(sample, exact="yes").split() == typed.split()
    assert "Thing | Pounds | Shillings" in text(sample)


def test_exact_text_of_any_tei_is_its_text(kinds):
    """Characters in their order, white space apart; of a correction the word of the source."""
    body = kinds.tree.getroot().find(f"{TEI}text")
    copy = etree.fromstring(etree.tostring(body, with_tail=False))
    for corr in list(copy.iter(f"{TEI}corr")):
        corr.getparent().remove(corr)
    expected = re.sub(r"\s+", "", "".join(copy.itertext()))
    # A row of asterisks is an attribute in the TEI; cells are divided by a line.
    assert re.sub(r"\s+|\|", "", text(kinds, exact="yes")).replace("***", "") == expected


@pytest.mark.parametrize("width", ["0", "60", "72"])
def test_reading_text_encoded_again_has_the_same_marks(first, width):
    again = encoded(decode(text(first, width=width).encode(), "again.txt"))
    assert marks(again) == marks(first)


CHAPTERS = """A Title

CHAPTER I.

The first[1] and a second.[2] He went home to the old mill.

[1] It was the northern one.

[2] So the papers say.

CHAPTER II.

The first[1] of the second chapter, again[1] and[2]. She was gone by then.

[1] A ship from Hull.

[2] See above.
"""


def test_notes_whose_numbers_begin_again_stay_with_their_chapters():
    made = encoded(decode(CHAPTERS.encode(), "again.txt"))
    shown = text(made)
    assert shown.split() == CHAPTERS.split()
    assert marks(encoded(decode(shown.encode(), "again.txt"))) == marks(made)


@pytest.mark.parametrize("width", [30, 55, 72])
def test_no_line_is_longer_than_asked(first, kinds, width):
    for edition in (first, kinds):
        for line in text(edition, width=str(width)).splitlines():
            assert len(line) <= width or " " not in line.strip()


def test_no_line_ends_in_a_space(first, kinds):
    for edition in (first, kinds):
        assert all(line == line.rstrip() for line in text(edition, width="60").splitlines())
        assert text(edition).endswith("\n")
        assert not text(edition).endswith("\n\n")


def test_notes_where_they_are_wanted(kinds):
    assert text(kinds).rstrip().endswith("1. A note that stands where it belongs, with a book in it.")
    chapter = text(kinds, notes="chapter")
    assert chapter.index("1. A note that stands") < chapter.index("A letter")
    none = text(kinds, notes="none")
    assert "A note that stands" not in none
    assert "The water flows" not in none
    assert "[1]" not in none


def test_an_impossible_setting(kinds):
    with pytest.raises(RenderingError, match="notes can be end, chapter or none; it is “foot”"):
        text(kinds, notes="foot")
    with pytest.raises(RenderingError, match=r'“wide”|"wide"'):
        text(kinds, width="wide")


def test_notes_of_a_list_stand_after_the_chapter_that_calls_them():
    sample = book(
        '<div type="chapter"><head>One</head><p>A<ref type="noteAnchor" n="1" target="#n1">[1]</ref>.</p></div>'
        '<div type="chapter"><head>Two</head><p>B<ref type="noteAnchor" n="2" target="#n2">[2]</ref>'
        'and again<ref type="noteAnchor" n="1" target="#n1">[1]</ref>.</p></div>',
        back='<div type="notes"><head>Notes</head><note xml:id="n1" n="1"><label>1.</label> First.</note>'
        '<note xml:id="n2" n="2"><label>2.</label> Second.</note></div>',
    )
    assert text(sample, notes="chapter").split() == [
        "One",
        "A[1].",
        "1.",
        "First.",
        "Two",
        "B[2]and",
        "again[1].",
        "2.",
        "Second.",
    ]
    assert text(sample).split()[-5:] == ["Notes", "1.", "First.", "2.", "Second."]


def test_a_list_of_notes_keeps_what_no_chapter_calls():
    sample = book(
        '<div type="chapter"><head>One</head><p>A<ref type="noteAnchor" n="1" target="#n1">[1]</ref>.</p></div>',
        back='<div type="notes"><head>Notes</head><note xml:id="n1" n="1"><label>1.</label> First.</note>'
        '<note xml:id="n2" n="2"><label>2.</label> Lost.</note></div>',
    )
    assert text(sample, notes="chapter").split() == ["One", "A[1].", "1.", "First.", "Notes", "2.", "Lost."]


def test_marks_of_quotation_can_be_straight():
    sample = book("<p>“One ‘two’,” he said; «three» – it’s „four“.</p>")
    assert text(sample, quotes="straight").strip() == '"One \'two\'," he said; "three" – it\'s "four".'
    assert text(sample).strip() == "“One ‘two’,” he said; «three» – it’s „four“."
    assert "“One" in text(sample, quotes="straight", exact="yes")
    with pytest.raises(RenderingError, match="quotes can be text or straight"):
        text(sample, quotes="curly")


def test_words_of_two_lines_do_not_run_together():
    sample = book(
        "<epigraph><cit><quote>All is one.</quote><bibl>Somebody</bibl></cit></epigraph><p>A<note>B:<p>one,</p><p>two.</p></note></p>"
    )
    assert "“All is one.” Somebody" in text(sample)
    assert "A[1]\n\n1. B: one, two." in text(sample)
