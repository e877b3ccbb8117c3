"""What the modules of letters answer, each asked by itself; whole letters are in cases/conventions/letters.md."""

import pytest

from teiwright.conventions.letters.closers import closed
from teiwright.conventions.letters.ends import closing, signed_below
from teiwright.conventions.letters.headings import label_heading, names_addressee
from teiwright.conventions.letters.lines import (
    calls,
    day_at,
    formula_in,
    is_greeting,
    is_prose,
    is_sentence,
    is_signature,
    name_below,
    signs_by_itself,
)
from teiwright.conventions.letters.openers import opener
from teiwright.conventions.letters.pieces import Pieces, Start
from teiwright.conventions.letters.starts import find_starts
from teiwright.conventions.pieces import Piece
from teiwright.model import Block, Certainty, Extent

LETTER = """Whitby, 3 June 1888

My dear Anna,

The boats came in at six, and the harbour was as full as I have ever seen it.

Your loving brother,
Tom Gray"""


def pieces_of(text):
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Piece(Block("p", Extent(at, at + len(paragraph)))))
        at += len(paragraph) + 2
    return Pieces(text, blocks)


def shown(text, block):
    return [(part.element, text[part.extent.start : part.extent.end]) for part in block.children]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Whitby, 3 June 1888", 0),
        ("Our ref: M/14      3 June 1888", 19),
        ("Our ref: M/14\t3 June 1888", 14),
        ("Easter Monday", 0),
        ("The boats came in at six.", -1),
    ],
)
def test_where_the_day_stands_on_a_line(line, place):
    assert day_at(line) == place


@pytest.mark.parametrize(
    ("answer", "yes", "no"),
    [
        (is_greeting, "My dear Anna.", "My dear Anna was as full as the harbour that I have seen, and so on"),
        (calls, "Anna!", "Anna."),
        (names_addressee, "To his Sister", "The Sister"),
        (is_signature, ["Tom Gray"], ["the boats came in"]),
        (signs_by_itself, ["The Secretary,", "Tom Gray"], ["Tom Gray"]),
        (is_prose, ["The boats came in at six, and the harbour was as full as I have ever seen it, I think."], ["Tom"]),
        (is_sentence, ["the boats came in at six."], ["Tom Gray, Whitby."]),
        (name_below, ["I am as ever your loving brother", "Tom Gray"], ["The boats came in with", "Tom Gray"]),
    ],
)  # fmt: skip
def test_questions_about_lines(answer, yes, no):
    assert answer(yes)
    assert not answer(no)


def test_no_formula_is_looked_for_behind_a_sentence_that_is_wrapped():
    assert formula_in(["Tell them all that", "Yours truly,"]) == 1
    assert (
        formula_in(["Tell them all that the boats came in at six o’clock in the morning", "Yours truly,"])
        is None
    )


def test_a_letter_begins_with_its_day_and_ends_with_its_formula():
    pieces = pieces_of(LETTER)
    assert find_starts(pieces) == [Start(0, 1)]
    assert closing(pieces, 2, 4) == 3


def test_a_name_below_the_last_sentence_ends_a_letter():
    pieces = pieces_of("The boats came in at six.\nTom Gray")
    assert closing(pieces, 0, 1) == 1
    assert signed_below(pieces, 0, 1) == 0
    assert signed_below(pieces_of("The boats came in at six."), 0, 1) == 1


def test_an_opener_holds_the_subject_below_the_greeting_and_nothing_of_the_next_letter():
    pieces = pieces_of("Whitby, 3 June 1888\n\nDear Sir,\n\nRe: the boats")
    (made,), after = opener(pieces, Start(0, 1), 3)
    assert [element for element, _ in shown(pieces.text, made.block)] == ["dateline", "salute", ""]
    assert after == 3
    (made,), after = opener(pieces, Start(0, 1), 2)
    assert [element for element, _ in shown(pieces.text, made.block)] == ["dateline", "salute"]
    assert after == 2


def test_a_greeting_may_run_into_its_sentence():
    pieces = pieces_of("Dear Sir,—The boats came in.")
    (made, rest), after = opener(pieces, Start(0, 0), 1)
    assert shown(pieces.text, made.block) == [("salute", "Dear Sir,—")]
    assert pieces.text[rest.block.extent.start : rest.block.extent.end] == "The boats came in."
    assert after == 1


def test_a_closer_has_formula_and_signature_and_what_stands_below_them():
    pieces = pieces_of("Your loving brother,\nTom Gray\n\nMrs. Anna Hill\n\nWhitby, 4 June")
    block = closed(pieces, 0, 3)
    assert shown(pieces.text, block) == [
        ("salute", "Your loving brother,"),
        ("signed", "Tom Gray"),
        ("", "Mrs. Anna Hill"),
        ("dateline", "Whitby, 4 June"),
    ]


@pytest.mark.parametrize(
    ("label", "named", "sure"),
    [
        ("Enclosure 1", False, False),
        ("ENCLOSURE", False, False),
        ("ENCLOSURE", True, True),
        ("[Enclosure]", False, True),
        ("COPY", False, True),
    ],
)
def test_what_may_stand_below_the_letter_above_is_no_sure_heading(label, named, sure):
    (piece,) = pieces_of(label).listed
    made = label_heading(piece, label, 1, named=named)
    assert {made.block.cert, made.opens[0].cert} == {Certainty.HIGH if sure else Certainty.MEDIUM}


def test_lines_of_an_address_keep_their_ends_outside_of_day_and_name():
    """An e-mail's head and what stands below a signature are lines, and no sentence."""
    from lxml import etree

    from teiwright.encode import Options, encode
    from teiwright.reading import decode

    text = (
        "From: Tom Dale\nTo: Ada Gray\nDate: 4 May 1998\nSubject: The tapes\n\nDear Ada,\n\nMany thanks for the three tapes. "
        "I have listened to the first.\n\nYours ever,\nTom Dale\nMill House\nHallow\n"
    )
    made = encode(decode(text.encode(), "letter.txt"), Options(), identifier="letter").tei.to_bytes()
    root = etree.fromstring(made)
    opener, closer = root.find(".//{*}opener"), root.find(".//{*}closer")
    assert len(opener.findall("{*}lb")) == 4
    assert len(closer.findall("{*}lb")) == 2
    assert not opener.findall("{*}dateline//{*}lb")
    assert not closer.findall("{*}signed//{*}lb")
