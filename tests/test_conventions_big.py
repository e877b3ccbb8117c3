"""Big and hostile texts: twice as much takes about twice as long, whatever it is made of."""

import gc
import time

import pytest

from teiwright import ledger
from teiwright.conventions import read
from teiwright.conventions.pages.names import heads_amid
from teiwright.errors import ReadingError
from teiwright.reading import decode, read_source

SAME = {
    "one line": "word and word, ",
    "one word": "a",
    "empty lines": "\n",
    "stars": "* * *\n\n",
    "form feeds": "x\f",
    "brackets": "[",
    "emphasis that never ends": "_a ",
    "blanks": " ",
    "columns": "a\tb\n",
    "bars": "| a | b |\n",
    "headings": "# a\n\n",
    "capitals": "ABC\n\n",
    "numbers": "12\n\n",
    "a list": "- a\n",
    "quotations": "> x\n",
    "speeches": "ANNA. Yes.\n\n",
    "letters": "Dear Anna,\n\nAll is well.\n\nYours,\nTom\n\n",
    "a diary": "3 May 1911. – Rain.\n\n",
    "words cut at line ends": "word-\nword ",
    "labels": "Source: x\n",
    "pictures": "[Illustration: x\n",
}
AMID = {
    "blanks in a line of several": "HW/1/2%sx\nHW/1/3 y",
    "blanks in a heading of Markdown": "# The%smill",
    "colons in the head of the list of persons": "PERSON%sS",
    "blanks behind the mark of an archive": "HW/1/2 Survey\nHW/1/3%sx\nHW/1/4 Rental",
    "stops above a speaker": "TOM: Well?\n\nANNA: No.\n\nTOM: Why?\n\nThe%smill\nHarrow — so it was.",
    "blanks before a day": "It was so.\n\nBath,%s3 May 1888",
    "blanks behind a speaker": "TOM%sWell?\n\nANNA%sNo.\n\nTOM%sWhy?\n\nANNA%sSo.",
}


@pytest.mark.parametrize("what", AMID)
def test_what_comes_again_without_end_amid_a_line_is_passed_by_once(what):
    def grows_with_the_square(sign):
        once = seconds(AMID[what].replace("%s", sign * 8_000))
        more = seconds(AMID[what].replace("%s", sign * 32_000))
        return more > 9 * once + 0.3

    for sign in {"colons": (":",), "stops": (".",)}.get(what.split()[0], (" ", "\t")):
        assert not all(grows_with_the_square(sign) for _ in range(3)), sign


def test_the_points_of_an_argument_are_read_once_however_many_there_are():
    points = "--".join(["The ferry and the mill of the year.", "Mr. Holt."] * 6)
    assert seconds(f"CHAPTER I\n\n{points}--Of whom it is said ... {'so ' * 60}\n\nIt rained.") < 2


def test_at_each_of_many_notes_the_others_are_not_read_again():
    def notes(many):
        return "It rained.\n\n" + "\n\n".join(f"[{n}] See the letter to the miller." for n in range(many))

    assert any(seconds(notes(4_000)) < 9 * seconds(notes(1_000)) + 0.3 for _ in range(3))


def seconds(text):
    source = decode(f"A\n\n{text}\n\nB".encode(), "text.txt")
    # What other tests have left in memory must not be searched for garbage while this is timed.
    gc.disable()
    try:
        start = time.process_time()
        document = read(source)
        spent = time.process_time() - start
    finally:
        gc.enable()
    ledger.check(document)
    return spent


@pytest.mark.parametrize("what", SAME)
def test_four_times_the_text_takes_no_more_than_some_four_times_as_long(what):
    def grows_with_the_square():
        once = seconds(SAME[what] * (10_000 // len(SAME[what])))
        more = seconds(SAME[what] * (40_000 // len(SAME[what])))
        return more > 9 * once + 0.3  # sixteen times, if it grew with the square

    # A machine may stumble once (the first use of a pattern, a busy neighbour), a square grows every time.
    assert not all(grows_with_the_square() for _ in range(3))


def test_many_different_lines_of_which_each_comes_again_are_gathered_once():
    def spent(number):
        page = [
            "The carts went on and on in the",
            "",
            "House {} by the mill",
            "",
            "rain that never ended there and",
            "",
        ]
        lines = [line.format(n // 3) for n in range(number) for line in page]
        start = time.process_time()
        assert len(heads_amid(lines)) == number
        return time.process_time() - start

    assert not all(spent(8_004) > 9 * spent(2_001) + 0.3 for _ in range(3))


def test_a_paragraph_in_one_line_between_page_numbers_is_looked_at_once():
    def spent(words):
        text = "\n\n".join(f"{page}\n\nThere {'it was ' * words}so" for page in range(1, 5))
        return seconds(text)

    assert not all(spent(8_000) > 9 * spent(2_000) + 0.3 for _ in range(3))


def test_a_megabyte_in_one_line_and_a_megabyte_of_line_ends_are_read():
    assert seconds("word and word, " * 70_000) < 20
    assert seconds("\n" * 1_000_000) < 20


def test_a_file_that_must_not_be_read_is_refused_in_plain_words(tmp_path, monkeypatch):
    path = tmp_path / "letter.txt"
    path.write_text("Dear Anna,")

    def refuse(*_):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(ReadingError, match="may not be read by you"):
        read_source(path)


PARAGRAPH = """    The ferryman talked to all who waited, and most of them had to wait
for more than an hour. He said that the river was a patient teacher, and
that its fare was two pence, which he took before the lesson.
"""


def elements(text):
    document = read(decode(text.encode(), "text.txt"))
    ledger.check(document)
    found = []

    def walk(block):
        found.append(block.element)
        for child in block.children:
            walk(child)

    for block in document.blocks:
        walk(block)
    return found


def test_what_divides_paragraphs_is_looked_for_in_all_of_a_text():
    """Without a blank line, a text that begins with a page of short lines is one chunk, and its beginning shows no margin."""
    contents = "".join(f"{number}. Of the ferry and the ford\n" for number in range(1, 61))
    found = elements(contents + PARAGRAPH * 60)
    assert found.count("p") >= 60


def test_a_contents_page_may_be_longer_than_all_that_is_looked_at_for_its_first_entry():
    """Each chapter with the number of its page and those of its parts, and hundreds of them."""
    lines = []
    for chapter in range(1, 41):
        lines += [f"CHAPTER {chapter}.", f"THE FERRY OF THE {chapter}TH YEAR.", ""]
        lines += [f"{'What the ferryman said':<50}{10 * chapter + part}" for part in range(12)]
    contents = "\n\n".join(line for line in lines if line)
    text = "\n\n".join(
        f"CHAPTER {chapter}.\n\nTHE FERRY OF THE {chapter}TH YEAR.\n\n{PARAGRAPH}" for chapter in range(1, 41)
    )
    found = elements(f"CONTENTS.\n\n{contents}\n\n\n\n{text}")
    assert found.count("list") == 1
    assert found.count("table") == 0
    assert found.count("div") == 1 + 40


@pytest.mark.parametrize(
    "shape",
    [
        "Chapter {}\n\nIt was here.",
        "{}. A note.[{}]",
        "{}\n\nWords.",
        "- {} -\n\nWords.",
        "{}. May {}",
        "[{}] Words.",
    ],
)
def test_a_number_of_thousands_of_figures_is_read_as_words(shape):
    """Python makes no number of so many, and pages of figures there are."""
    text = "\n\n".join([shape.replace("{}", "1" * 5000)] * 3)
    document = read(decode(text.encode(), "figures.txt"))
    ledger.check(document)
