"""A text in its plain form, and the way back to what was typed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiwright.encode import Options, encode
from teiwright.plainly import Plainly, plain
from teiwright.reading import decode


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("le 5\u00a0fe\u0301vrier\u202f!", "le 5 février!"),
        ("Sep\u00adtember", "September"),
        ("Sep\u00ad\ntember", "Sep\u00ad\ntember"),
        ("an oﬃce", "an office"),
        ("Auguſt", "August"),
        ("O\u02bcNeill", "O’Neill"),
        ("x\u0301y", "x\u0301y"),
        ("\u200bAnna\u200b, Tom", "Anna, Tom"),
        ("a\n\u200b\nb", "a\n\u200b\nb"),
        ("2⁵ and ½", "2⁵ and ½"),
        ("ROSE (bas)\u00a0: Oui\u202f!", "ROSE (bas): Oui!"),
        ("It rained.  Nobody went.", "It rained. Nobody went."),
        ("Hay Bros.  Leeds   12.50", "Hay Bros.  Leeds   12.50"),
        ("Total :   12.50", "Total:   12.50"),
        ("1 : 2", "1 : 2"),
        ("Ober=Lehrer, A.=G., Ober\u2e17Lehrer", "Ober-Lehrer, A.-G., Ober-Lehrer"),
        ("=Anna= a=b x = Y id=name HEAD=", "=Anna= a=b x = Y id=name HEAD="),
    ],
)
def test_plain_form(typed, read):
    assert plain(typed) == read


def test_what_is_plain_is_read_as_it_is():
    source = decode("Le 5 février, « oui ».".encode(), "text.txt")
    assert Plainly(source).source is source


ODD = st.text(
    st.sampled_from(list("aeA1 .\n,fﬁﬃſé!:\u0301\u0308\u00ad\u200b\u2060\u00a0\u202f")),
    min_size=1,
    max_size=60,
)


@given(text=ODD)
def test_every_character_has_its_place(text):
    plainly = Plainly(decode(f"Anna\n{text}\n".encode(), "text.txt", encoding="utf-8"))
    typed, read = plainly.typed.text, plainly.source.text
    places = [plainly.place(at) for at in range(len(read) + 1)]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (0, len(typed))
    # A blank has only blanks for its own: what is between two blocks stays so.
    assert all(
        typed[here:there].isspace()
        for sign, here, there in zip(read, places, places[1:], strict=False)
        if sign.isspace()
    )


def test_the_tei_has_the_characters_of_the_file():
    text = "A TALE\n\nOn 5\u00a0Fe\u00adbru\u00adary 1902 Rene\u0301 Bre\u0301al came to the oﬃce of Mr.\u00a0Harding.\n"
    tei = encode(decode(text.encode(), "text.txt"), Options(), identifier="text").tei.to_bytes().decode()
    assert re.search(r'<date [^>]*when="1902-02-05"[^>]*>5\u00a0Fe\u00adbru\u00adary 1902</date>', tei)
    assert re.search(r"<persName [^>]*>(?:<[^>]+>)?Rene\u0301", tei)
    assert "oﬃce" in tei


def test_a_mark_does_not_take_in_the_blank_before_a_sign():
    source = decode("LETTRE\n\nOn a vu René Bréal\u00a0: il pleut.\n".encode(), "text.txt")
    made = encode(source, Options(), identifier="text")
    assert "Bréal</persName>\u00a0: il" in made.tei.to_bytes().decode()
    assert [source.text[s.extent.start : s.extent.end] for s in made.document.spans] == ["René Bréal"]


def test_a_text_that_is_indented_as_a_whole():
    text = "   A TALE\n\n     Ann Gray went on 5 May 1902.\n   It rained.\n"
    source = decode(text.encode(), "text.txt")
    plainly = Plainly(source)
    assert plainly.source.text == "A TALE\n\n  Ann Gray went on 5 May 1902.\nIt rained.\n"
    document = encode(source, Options(), identifier="text").document
    assert [source.words(s.extent) for s in document.spans if s.element == "date"] == ["5 May 1902"]


def test_several_blanks_part_no_date():
    text = "A TALE\n\nIt rained on 5  May  1902 at the weir.\n"
    document = encode(decode(text.encode(), "text.txt"), Options(), identifier="text").document
    assert [s.get("when") for s in document.spans if s.element == "date"] == ["1902-05-05"]


def test_a_finding_names_the_column_as_typed():
    text = "Sep\u00adtem\u00adber: on 31\u00a0February 1902 it rained.\n"
    findings = encode(decode(text.encode(), "text.txt"), Options(), identifier="text").findings
    (place,) = [f.place for f in findings if f.code == "date-impossible"]
    assert (place.line, place.column) == (1, text.index("31") + 1)
