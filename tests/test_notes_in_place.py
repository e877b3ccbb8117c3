"""Every note is brought to the page of its mark, whatever its mark stands in; what cannot be brought there is reported."""

from __future__ import annotations

import json
import random

import pytest

from print_samples import SENTENCES, book, dense_book
from teiwright import rendering, resources
from teiwright.book import notes_in_place, page_proof, typesetting


def typst(sample, **settings):
    return rendering.render(sample, "typst", parameters=settings).data.decode()


def pages(source, nudges):
    return typesetting._set(source.encode(), resources.folder("xslt"), {}, typesetting._carried(), nudges)


def displaced_at_first(sample):
    return page_proof.prove(pages(typst(sample), {})).displaced


def placed(sample, **settings):
    """The proof and what is reported, after all attempts."""
    source, asked = typst(sample, **settings), []

    def pages_with(nudges):
        made = pages(source, nudges)
        asked.append((made, dict(nudges)))
        return made

    taken, findings = notes_in_place.with_notes_in_place(pages_with, source, "sample.xml")
    (nudges,) = [nudges for made, nudges in asked if made is taken]
    return page_proof.prove(pages(source, nudges)), findings


def dense(piece, times, sentences=3):
    """The same piece again and again, each * in it the mark of a note."""
    number, body, back = 0, [], []
    for _ in range(times):
        made = ""
        for part in piece.split("*"):
            made += part
            number += 1
            made += (
                f'<ref type="noteAnchor" n="{number}" target="#n{number}" xml:id="r{number}">[{number}]</ref>'
            )
            words = " ".join(
                SENTENCES[(number * 3 + k) % len(SENTENCES)] for k in range(1 + number % sentences)
            )
            back.append(
                f'<note xml:id="n{number}" n="{number}" place="end" target="#r{number}"><label>{number}.</label> {words}</note>'
            )
        number -= 1
        back.pop()
        body.append(made[: made.rindex("<ref ")])
    return "".join(body), f'<div type="notes">{"".join(back)}</div>'


def dense_in(around, piece, times, sentences=3):
    body, back = dense(piece, times, sentences)
    return book(f"<div><head>Dense</head>{around.format(body)}</div>", back=back)


PLAIN = " ".join(SENTENCES[:3])

KINDS = {
    "items": ("<list>{}</list>", "<item>A short item.*</item>", 60),
    "items of two lists": (
        "<list>{}</list>",
        "<item>An item.<list><item>One in it.*</item><item>Another.*</item></list></item>",
        30,
    ),
    "verses": ("{}", "<lg><l>A line of verse,*</l><l>a second one,*</l><l>and a third.*</l></lg>", 30),
    "verses that turn over": ("{}", f"<lg><l>{SENTENCES[2]}*</l><l>{SENTENCES[5]}*</l></lg>", 40),
    "quotations": (
        "{}",
        f'<p>{PLAIN}</p><quote rend="block"><p>{PLAIN}* {PLAIN}*</p><p>{PLAIN}*</p></quote>',
        30,
    ),
    "speeches": (
        "{}",
        f"<sp><speaker>ANNA</speaker><p>{PLAIN}* {SENTENCES[0]}*</p></sp><sp><speaker>BERTA</speaker><l>A verse.*</l></sp>",
        30,
    ),
    "names of speakers": (
        "{}",
        f"<sp><speaker>ANNA*</speaker><p>{PLAIN} {SENTENCES[0]}</p></sp>",
        60,
    ),
    "rows of a table": (
        "<table>{}</table>",
        "<row><cell>Salt, and twelve barrels of it.*</cell><cell>12</cell></row>",
        70,
    ),
    "paragraphs": ("{}", f"<p>{PLAIN}* {PLAIN}* {SENTENCES[4]}*</p>", 40),
}


@pytest.mark.parametrize("kind", KINDS)
def test_where_notes_are_dense_each_is_on_the_page_of_its_mark(kind):
    proof, findings = placed(dense_in(*KINDS[kind]))
    assert len(proof.marks) == len(proof.notes) > 50
    assert proof.displaced == ()
    assert findings == ()


@pytest.mark.parametrize("page", ["half-letter", "a5", "6x9"])
@pytest.mark.parametrize("sentences", [1, 2])
@pytest.mark.parametrize("kind", ["items", "items of two lists", "verses", "verses that turn over"])
def test_what_is_set_in_needs_no_second_attempt(kind, sentences, page):
    """Nothing stands round the paragraphs of lists and stanzas, so the page maker keeps note and mark together by itself: in boxes it loses one to ten of each of these."""
    source = typst(dense_in(*KINDS[kind], sentences=sentences), page=page)
    assert page_proof.prove(pages(source, {})).displaced == ()


def test_a_table_whose_notes_are_displaced_is_parted_before_their_row():
    sample = dense_in(*KINDS["rows of a table"])
    assert displaced_at_first(sample), "the table no longer shows the trouble it was made for"
    proof, _ = placed(sample)
    assert proof.displaced == ()
    assert (
        [note for note, _ in proof.marks]
        == [note for note, _ in proof.notes]
        == [f"n{n}" for n in range(1, 71)]
    )


def test_a_table_is_not_parted_within_a_cell_of_several_rows():
    piece = f'<row><cell rows="2">Both</cell><cell>{SENTENCES[1]}*</cell></row><row><cell>{SENTENCES[2]}*</cell></row>'
    source = typst(dense_in("<table>{}</table>", piece, 20))
    whole = page_proof.prove(pages(source, {}))
    parted = page_proof.prove(pages(source, {"n6": 0}))
    assert [n for n, _ in parted.marks] == [n for n, _ in whole.marks]
    at = dict(parted.marks)
    assert at["n4"] < at["n5"] == at["n6"]


def test_notes_in_are_notes_out():
    sample = dense_in("{}", f"<p>{PLAIN} {PLAIN}*</p>", 60)
    assert displaced_at_first(sample) == ()
    proof, findings = placed(sample)
    assert len(proof.marks) == len(proof.notes) == 60
    assert findings == ()


def test_in_a_book_of_dense_notes_each_is_brought_to_its_mark():
    sample = dense_book(5)
    assert displaced_at_first(sample), "the book no longer shows the trouble it was made for"
    proof, findings = placed(sample)
    assert proof.displaced == ()
    assert findings == ()


class Told:
    """Pages that say where notes are, whatever is done."""

    def __init__(self, marks, notes, openings=(), count=9, last_alone=()):
        self.told = {
            "marks": marks,
            "notes": notes,
            "openings": openings,
            "pages": count,
            "last-alone": last_alone,
        }

    def query(self, selector, *, field, one):
        assert (selector, field, one) == ("<proof>", "value", True)
        return json.dumps(self.told)


def attempts(answers, source=""):
    """What was asked for, one after the other, and what is reported in the end."""
    asked = []

    def set_pages(nudges):
        asked.append(dict(nudges))
        return answers[min(len(asked), len(answers)) - 1]

    return asked, notes_in_place.with_notes_in_place(set_pages, source, "sample.xml")[1]


def test_a_note_that_stays_displaced_is_reported():
    asked, findings = attempts([Told([("n5", 3)], [("n5", 4)])], 'note("n5", "5", {"x"})')
    assert [f.message for f in findings] == ["Note 5 begins on page 4 of the PDF, its mark is on page 3."]
    assert [nudges["n5"] for nudges in asked[1:]] == list(notes_in_place._OWN)


def test_the_paragraph_of_a_displaced_note_is_set_again():
    asked, findings = attempts([Told([("n5", 3)], [("n5", 4)]), Told([("n5", 3)], [("n5", 3)])])
    assert asked == [{}, {"n5": 0}]
    assert findings == ()


def test_what_did_not_help_is_taken_back_and_what_helped_is_kept():
    first = Told([("n5", 3), ("n6", 5)], [("n5", 4), ("n6", 6)])
    second = Told([("n5", 3), ("n6", 5)], [("n5", 3), ("n6", 6)])
    third = Told([("n5", 3), ("n6", 5)], [("n5", 3), ("n6", 5)])
    asked, _ = attempts([first, first, second, second, third])
    assert asked == [{}, {"n5": 0}, {"n5": 301}, {"n5": 301, "n6": 0}, {"n5": 301, "n6": 301}]


def test_chapters_are_helped_at_once_and_in_a_chapter_the_first_note():
    marks, notes = [("a", 3), ("b", 5), ("c", 9)], [("a", 4), ("b", 6), ("c", 10)]
    asked, _ = attempts([Told(marks, notes, [2, 8]), Told(marks, marks, [2, 8])])
    assert asked[1] == {"a": 0, "c": 0}


def test_when_its_own_paragraph_does_not_help_those_before_it_are_tried():
    asked, _ = attempts([Told([("a", 2), ("b", 3)], [("a", 2), ("b", 4)])])
    assert {"a": 301} in asked


def test_a_large_book_is_not_set_again_for_ever():
    asked, _ = attempts([Told([("a", 2), ("b", 3)], [("a", 3), ("b", 4)], count=5000)])
    assert len(asked) == 1 + notes_in_place._ROUNDS[0]


def test_no_first_line_is_left_alone_at_the_foot_of_a_page():
    """The note of its second line found no room there: the paragraph begins the next page, and every note stays with its mark."""
    sample = dense_book(4)
    assert page_proof.prove(pages(typst(sample), {})).alone != ()
    proof, findings = placed(sample)
    assert proof.alone == ()
    assert proof.displaced == ()
    assert findings == ()


def test_no_last_line_is_left_alone_at_the_head_of_a_page():
    """Its note found no room on the page before, and it went over alone: another line goes with it."""
    sample = dense_in("{}", f"<p>{PLAIN} {PLAIN} {PLAIN}*</p>", 10, sentences=5)
    assert page_proof.prove(pages(typst(sample), {})).last_alone != ()
    proof, findings = placed(sample)
    assert proof.last_alone == ()
    assert proof.alone == ()
    assert proof.displaced == ()
    assert findings == ()


def test_a_note_stays_with_its_mark_though_a_last_line_is_alone_for_it():
    """Nothing is done for the look of a page that would cost a note its place."""
    asked, findings = attempts([Told([("a", 2)], [("a", 2)], last_alone=["a"]), Told([("a", 2)], [("a", 3)])])
    assert {"a": 301} in asked
    assert findings == ()


def letters(seed, *, named=True):
    """Forty letters, one below the other, each with a long last paragraph; the same seed gives the same letters."""
    chance, made = random.Random(seed), []
    for letter in range(40):
        paragraphs = [
            " ".join(chance.choices(SENTENCES, k=chance.randint(4, 9))) for _ in range(chance.randint(1, 3))
        ]
        body = "".join(
            f'<p xml:id="p{letter}.{n}">{words}</p>' if named else f"<p>{words}</p>"
            for n, words in enumerate(paragraphs)
        )
        closer = "<closer><salute>I remain, Sir,</salute><signed>Anna Example</signed></closer>"
        made.append(f'<div type="letter"><head>To the Miller</head>{body}{closer}</div>')
    return book("".join(made))


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_closing_formula_is_left_alone_at_the_head_of_a_page(seed, named):
    """Some lines of the last paragraph go with it to the next page; also in a TEI file whose paragraphs have no ids."""
    sample = letters(seed, named=named)
    before = page_proof.prove(pages(typst(sample, chapters="run-on"), {}))
    assert before.lines_alone, "the letters no longer show the trouble they were made for"
    proof, _ = placed(sample, chapters="run-on")
    assert proof.lines_alone == ()


def test_lines_alone_are_helped_from_the_first_page_on_and_the_fewest_are_kept():
    """What helps on one page moves the lines of those after it, and may part more of them."""
    marks = [("a", 2), ("b", 5), ("c", 7), ("d", 8)]

    def told(*alone):
        return Told(marks, marks, last_alone=alone)

    first, more, fewer = told("a", "c"), told("b", "c", "d"), told("d")
    answers, asked = [first, more, more, fewer], []

    def pages_with(nudges):
        asked.append(dict(nudges))
        return answers[min(len(asked), len(answers)) - 1]

    taken, _ = notes_in_place.with_notes_in_place(pages_with, "", "sample.xml")
    assert asked[:5] == [
        {},
        {"a": 301},
        {"a": 301, "b": 301},
        {"a": 301, "b": 302},
        {"a": 301, "b": 302, "d": 301},
    ]
    assert taken is fewer
    answers, asked = [first, more], []
    assert notes_in_place.with_notes_in_place(pages_with, "", "sample.xml")[0] is first
