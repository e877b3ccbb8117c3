"""Overlap and the ledger: marks may cross in any way, and still no character is lost or changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from random_texts import GRAMMAR
from teiwright import ledger
from teiwright.errors import PromiseBrokenError, RegisterError
from teiwright.metadata import Metadata
from teiwright.model import (
    Block,
    Certainty,
    Document,
    Extent,
    Identifier,
    Person,
    PersonName,
    Register,
    Skip,
    Source,
    Span,
)
from teiwright.weaving.header import Run
from teiwright.weaving.persons import write_name
from teiwright.weaving.weave import _Loom, weave
from teiwright.xml_names import IN_TEI as TEI

RUN = Run("test", "0.1.0", {"test.rule": "A rule of the tests."})
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def document(text: str, spans=(), skips=(), blocks=None) -> Document:
    source = Source("test.txt", text, "utf-8", "0" * 64, len(text.encode()))
    paragraph = Block("p", Extent(0, len(text)))
    blocks = blocks or (
        Block("body", Extent(0, len(text)), (Block("div", Extent(0, len(text)), (paragraph,)),)),
    )
    return Document(source, "en", blocks, tuple(skips), Metadata(), tuple(spans))


def mark(start: int, end: int, element: str = "q", **more) -> Span:
    return Span(Extent(start, end), element, "test.rule", **more)


def body_of(doc: Document) -> str:
    root = weave(doc, RUN).root
    text = etree.tostring(root.find(f".//{TEI}div"), encoding="unicode")
    return text.replace(' xmlns="http://www.tei-c.org/ns/1.0"', "").replace(
        ' cert="high" ana="#rule-test.rule"', ""
    )


def test_a_mark_inside_another_stays_inside():
    woven = body_of(document("one two three", [mark(0, 13), mark(4, 7, "date")]))
    assert "<p><q>one <date>two</date> three</q></p>" in woven


def test_a_mark_that_crosses_another_is_cut_and_its_pieces_are_joined():
    woven = body_of(document("one two three", [mark(0, 7), mark(4, 13, "said")]))
    assert (
        '<q>one <said xml:id="said-1.1" next="#said-1.2">two</said></q> <said xml:id="said-1.2" prev="#said-1.1">three</said>'
        in woven
    )


def test_a_mark_over_two_paragraphs_is_one_for_each_of_them():
    text = "one two\n\nthree four"
    halves = (Block("p", Extent(0, 7)), Block("p", Extent(9, 19)))
    blocks = (Block("body", Extent(0, 19), halves),)
    doc = document(text, [mark(4, 14)], [Skip(Extent(7, 9), ledger.BETWEEN_BLOCKS)], blocks)
    root = weave(doc, RUN).root
    first, second = root.iter(f"{TEI}q")
    assert (first.text, second.text) == ("two", "three")
    assert first.get("next") == "#" + second.get("{http://www.w3.org/XML/1998/namespace}id")


def pieces_of(parts: list[tuple[str, str]], *more: Span) -> list[etree._Element]:
    """What becomes of one quotation that goes through blocks, each a line of the text, and lies over all of each from its quotation mark on."""
    text, blocks, skips, spans = "", [], [], list(more)
    for number, (element, words) in enumerate(parts, 1):
        start = len(text)
        text += f"{words}\n"
        end = len(text) - 1
        blocks.append(Block(element, Extent(start, end)))
        skips.append(Skip(Extent(end, end + 1), ledger.BETWEEN_BLOCKS))
        links = [("next", f"#q1-{number + 1}")] * (number < len(parts)) + [("prev", f"#q1-{number - 1}")] * (
            number > 1
        )
        spans.append(mark(start + words.index("“"), end, attributes=(("xml:id", f"q1-{number}"), *links)))
    body = Block("body", Extent(0, len(text)), tuple(blocks))
    return list(weave(document(text, spans, skips, (body,)), RUN).root.iter(f"{TEI}q"))


def test_a_piece_of_a_quotation_that_has_no_place_is_left_out_and_the_others_are_joined():
    pieces = pieces_of([("p", "“one"), ("dateline", "“3 May"), ("p", "“two"), ("p", "“three”")])
    assert [p.text for p in pieces] == ["“one", "“two", "“three”"]
    assert [p.get("next") for p in pieces] == ["#q1-3", "#q1-4", None]
    assert [p.get("prev") for p in pieces] == [None, "#q1-1", "#q1-3"]


def test_what_is_left_of_such_a_quotation_leads_nowhere():
    (only,) = pieces_of([("dateline", "“3 May"), ("p", "“one”")])
    assert (only.text, only.get("next"), only.get("prev")) == ("“one”", None, None)


def test_the_next_piece_of_a_quotation_leads_back_to_the_end_of_one_that_was_cut():
    pieces = pieces_of([("p", "no “one two"), ("p", "“three”")], mark(0, 7, "hi"))
    assert [p.get(XML_ID) for p in pieces] == ["q1-1", "q1-1.2", "q1-2"]
    assert [p.get("next") for p in pieces] == ["#q1-1.2", "#q1-2", None]
    assert [p.get("prev") for p in pieces] == [None, "#q1-1", "#q1-1.2"]


def test_a_name_inside_the_title_of_a_work_is_not_marked():
    assert "persName" not in body_of(
        document("The Life of Ada Lovelace", [mark(0, 24, "title"), mark(12, 24, "persName")])
    )


def test_a_king_is_marked_inside_the_year_of_his_reign_and_in_no_other_date():
    words = "in the 3rd year of Edward III"
    name = Span(Extent(19, 29), "persName", "test.rule")
    regnal, other = (Span(Extent(7, 29), "date", rule) for rule in ("dates.regnal", "dates.feast"))
    assert "year of <persName>Edward III</persName></date>" in body_of(document(words, [regnal, name]))
    assert "persName" not in body_of(document(words, [other, name]))


def test_of_two_readings_of_the_same_words_the_surer_is_kept():
    spans = [mark(0, 3, "persName", cert=Certainty.LOW), mark(0, 8, "date")]
    assert body_of(document("May 1862", spans)).count("<date>") == 1


def test_below_high_the_program_signs():
    woven = body_of(document("one two", [mark(0, 3, cert=Certainty.LOW)]))
    assert '<q cert="low" resp="#teiwright" ana="#rule-test.rule">one</q>' in woven


def test_an_empty_element_stands_where_it_was_put():
    assert "<p>one <lb/>two</p>" in body_of(document("one two", [mark(4, 4, "lb")]))


def test_skipped_characters_are_not_in_the_text():
    assert "<p>one <hi>two</hi></p>" in body_of(
        document(
            "one _two_",
            [Span(Extent(4, 9), "hi", "x")],
            [Skip(Extent(4, 5), "emphasis mark"), Skip(Extent(8, 9), "emphasis mark")],
        )
    )


def test_two_persons_for_one_name_are_both_named():
    ada, may = (Person(f"per-{n}", (PersonName(surname=n),)) for n in ("ada", "may"))
    woven = body_of(document("Lovelace", [mark(0, 8, "persName", persons=(ada, may), cert=Certainty.LOW)]))
    assert 'ref="#per-ada #per-may"' in woven


def test_a_person_whose_only_name_is_inside_a_title_is_not_listed():
    ada, may = (Person(f"per-{n}", (PersonName(surname=n),)) for n in ("ada", "may"))
    spans = [
        mark(0, 12, "title"),
        mark(9, 12, "persName", persons=(ada,)),
        mark(16, 19, "persName", persons=(may,)),
    ]
    root = weave(document("A Day of Ada by May", spans), RUN).root
    assert [person.get(XML_ID) for person in root.iter(f"{TEI}person")] == ["per-may"]


def test_marks_that_differ_in_their_persons_alone_come_out_in_the_order_given():
    people = [Person(f"per-{n}", (PersonName(surname=str(n)),)) for n in range(20)]
    spans = [mark(0, 8, "persName", persons=(person,)) for person in people]
    assert 'ref="#per-0"' in body_of(document("Lovelace", spans))
    assert 'ref="#per-19"' in body_of(document("Lovelace", spans[::-1]))


def test_a_gap_holds_nothing_but_its_description():
    spans = [mark(0, 9, "gap"), mark(0, 9, "desc"), mark(0, 9, "q"), mark(5, 5, "lb"), mark(10, 14, "q")]
    assert "<p><gap><desc>illegible</desc></gap> <q>here</q></p>" in body_of(
        document("illegible here", spans)
    )


@pytest.mark.parametrize(("start", "end"), [(0, 5), (5, 12)])
def test_a_note_marker_is_never_cut(start, end):
    woven = body_of(document("one [1] two.", [mark(start, end), mark(4, 7, "ref")]))
    assert "<ref>[1]</ref>" in woven
    assert "prev" not in woven


def test_text_that_was_divided_twice_is_woven_whole():
    inner = Block(
        "", Extent(4, 12), (Block("", Extent(4, 7)), Block("pb", Extent(8, 8)), Block("", Extent(8, 12)))
    )
    paragraph = Block("p", Extent(0, 12), (Block("", Extent(0, 3)), Block("pb", Extent(4, 4)), inner))
    blocks = (Block("body", Extent(0, 12), (Block("div", Extent(0, 12), (paragraph,)),)),)
    skips = [Skip(Extent(n, n + 1), ledger.BETWEEN_BLOCKS) for n in (3, 7)]
    assert "<p>one <pb/>two <pb/><q>four</q></p>" in body_of(
        document("one two four", [mark(8, 12)], skips, blocks)
    )


def test_a_mark_on_nothing_but_what_xml_cannot_hold_is_left_out():
    doc = ledger.set_forbidden_aside(document("one \x07\x1b two", [mark(4, 6), mark(5, 10, "date")]))
    assert "<p>one  <date>two</date></p>" in body_of(doc)


def test_a_quotation_has_no_place_in_the_close_of_a_letter():
    text = "Yours “truly”, May"
    closer = Block("closer", Extent(0, 18), (Block("", Extent(0, 14)), Block("signed", Extent(15, 18))))
    blocks = (Block("body", Extent(0, 18), (Block("div", Extent(0, 18), (closer,)),)),)
    woven = body_of(document(text, [mark(6, 13)], [Skip(Extent(14, 15), ledger.BETWEEN_BLOCKS)], blocks))
    assert "<q" not in woven


@pytest.mark.parametrize("name", ["teiwright", "p1", "per-ada"])
def test_a_text_may_be_called_what_a_part_of_it_is_called(name):
    ada = Person("per-ada", (PersonName(surname="Ada"),))
    paragraph = Block("p", Extent(0, 3), (), (("xml:id", "p1"),))
    blocks = (Block("body", Extent(0, 3), (Block("div", Extent(0, 3), (paragraph,)),)),)
    root = weave(document("Ada", [mark(0, 3, "persName", persons=(ada,))], (), blocks), Run(name, "0")).root
    assert root.get(XML_ID) == f"text-{name}"
    assert len(root.findall(f".//*[@{XML_ID}='{name}']")) == 1


def test_a_name_in_the_register_that_the_text_needs_is_refused_in_words():
    ada = Person("teiwright", (PersonName(surname="Ada"),), known=True)
    doc = replace(document("Ada", [mark(0, 3, "persName", persons=(ada,))]), register=Register((ada,)))
    with pytest.raises(RegisterError, match="per-teiwright"):
        weave(doc, RUN)


def test_a_pointer_that_leads_nowhere_is_our_fault_and_is_said():
    with pytest.raises(PromiseBrokenError, match="leads to “n9”, which is not there"):
        weave(document("one[9]", [mark(3, 6, "ref", attributes=(("target", "#n9"),))]), RUN)


def test_the_address_of_a_schema_may_have_any_character():
    data = weave(document("one"), Run("test", "0", models=(('a&b"<c>.rng', "x"),))).to_bytes()
    etree.fromstring(data)
    assert b'href="a&amp;b&quot;&lt;c&gt;.rng"' in data


@pytest.mark.parametrize(
    ("skips", "complaint"),
    [
        ((), "is in no block and no skip"),
        ((Skip(Extent(3, 5), ""),), "is skipped without a reason"),
        ((Skip(Extent(3, 6), ledger.BETWEEN_BLOCKS),), "is called white space and is not"),
        ((Skip(Extent(3, 5), "a"), Skip(Extent(4, 5), "b")), "is skipped twice"),
    ],
)
def test_a_character_in_no_block_is_our_fault_and_is_said(skips, complaint):
    blocks = (Block("body", Extent(0, 8), (Block("p", Extent(0, 3)), Block("p", Extent(5, 8)))),)
    with pytest.raises(PromiseBrokenError, match=complaint):
        weave(document("one  two", (), skips, blocks), RUN)


@pytest.mark.parametrize("text", [" one  two", "one  two ", "one  two!"])
def test_nor_is_one_before_the_first_block_or_behind_the_last(text):
    begin = text.index("one")
    blocks = (Block("p", Extent(begin, begin + 3)), Block("p", Extent(begin + 5, begin + 8)))
    between = Skip(Extent(begin + 3, begin + 5), ledger.BETWEEN_BLOCKS)
    doc = document(text, (), (between,), (Block("body", Extent(begin, begin + 8), blocks),))
    with pytest.raises(PromiseBrokenError, match="is in no block and no skip"):
        ledger.check(doc)


@pytest.mark.parametrize(
    ("blocks", "complaint"),
    [
        ((Block("p", Extent(0, 5)), Block("p", Extent(4, 8))), "stands in two blocks"),
        ((Block("lg", Extent(0, 3), (Block("l", Extent(0, 8)),)),), "is in a l outside its lg"),
    ],
)
def test_a_block_out_of_place_is_our_fault_and_is_said(blocks, complaint):
    with pytest.raises(PromiseBrokenError, match=complaint):
        weave(document("one  two", (), (), (Block("body", Extent(0, 8), blocks),)), RUN)


@pytest.mark.parametrize("woven", ["one tw", "one twoo", "one owt", "two one", "one Two", ""])
def test_a_text_that_came_out_otherwise_is_never_written(woven, monkeypatch):
    doc = document("one two")
    with pytest.raises(PromiseBrokenError, match="not the text of the file"):
        ledger.check_text(doc, woven)
    monkeypatch.setattr(_Loom, "_kept", lambda *_: woven)
    with pytest.raises(PromiseBrokenError, match="Nothing was written"):
        weave(doc, RUN)


def test_the_body_grows_where_it_stays(monkeypatch):
    """To move it takes time by the square of its names: seconds for a hundred thousand paragraphs."""
    tops = []
    weave_block = _Loom.block

    def block(loom, one, parent):
        tops.append(parent.getroottree().getroot().tag)
        weave_block(loom, one, parent)

    monkeypatch.setattr(_Loom, "block", block)
    weave(document("Some words."), RUN)
    assert set(tops) == {f"{TEI}TEI"}


def test_white_space_alone_may_differ():
    ledger.check_text(document("one\n two "), " one\ttwo")


def test_whom_the_text_alone_knows_is_a_guess_with_its_certainty_and_has_no_identifier():
    known = Person(
        "per-may",
        (PersonName(surname="May"),),
        known=True,
        identifiers=(Identifier("https://example.org/may"),),
    )
    guessed = Person("per-ada", (PersonName(surname="Ada"),))
    spans = [
        mark(0, 3, "persName", persons=(guessed,), cert=Certainty.LOW),
        mark(4, 7, "persName", persons=(known,), cert=Certainty.LOW),
        mark(8, 11, "persName", persons=(guessed,), cert=Certainty.MEDIUM),
    ]
    may, ada = weave(document("Ada May Ada", spans), RUN).root.iter(f"{TEI}person")
    assert (ada.get("cert"), ada.get("resp"), ada.getparent().get("type")) == ("medium", "#teiwright", "text")
    assert (may.get("cert"), may.get("resp"), may.getparent().get("type")) == (None, None, "register")
    assert (ada.find(f"{TEI}idno"), may.findtext(f"{TEI}idno")) == (None, "https://example.org/may")


def test_a_block_that_is_doubtful_says_so():
    block = Block("p", Extent(0, 3), cert=Certainty.MEDIUM)
    blocks = (Block("body", Extent(0, 3), (Block("div", Extent(0, 3), (block,)),)),)
    assert '<p cert="medium" resp="#teiwright">one</p>' in body_of(document("one", (), (), blocks))


WORDS = st.text(
    st.characters(codec="utf-8", exclude_characters="\r", exclude_categories=["Cs"]), min_size=1, max_size=60
)
ELEMENTS = st.sampled_from(
    ["q", "quote", "persName", "date", "title", "hi", "ref", "soCalled", "mentioned", "lb", "roleName"]
)


@st.composite
def crossing(draw):
    text = draw(WORDS)
    places = st.integers(0, len(text))
    spans = []
    for _ in range(draw(st.integers(0, 12))):
        a, b = sorted((draw(places), draw(places)))
        element = "lb" if a == b else draw(ELEMENTS)
        spans.append(mark(a, b, element, cert=draw(st.sampled_from(list(Certainty)))))
    cut = draw(places)
    return text, spans, cut


@given(crossing())
def test_whatever_crosses_no_character_is_lost(drawn):
    text, spans, cut = drawn
    halves = tuple(Block("p", Extent(a, b)) for a, b in ((0, cut), (cut, len(text))))
    doc = ledger.set_forbidden_aside(
        document(text, spans, (), (Block("body", Extent(0, len(text)), halves),))
    )
    woven = weave(doc, RUN)
    found = "".join(woven.root.find(f"{TEI}text").itertext())
    kept = "".join(c for c in text if not ledger.FORBIDDEN_CHARACTER.match(c))
    assert ledger.without_space(found) == ledger.without_space(kept)
    assert woven.to_bytes() == weave(doc, RUN).to_bytes()
    etree.fromstring(woven.to_bytes())


def test_of_two_readings_that_cross_the_one_that_a_person_has_checked_is_kept():
    checked = Span(Extent(0, 8), "persName", "test.rule", checked=True)
    other = Span(Extent(5, 19), "date", "test.rule")
    woven = body_of(document("Anna May 3 was here", (checked, other)))
    assert "<persName" in woven
    assert "<date" not in woven


PHRASES = (
    "persName",
    "date",
    "placeName",
    "orgName",
    "title",
    "q",
    "quote",
    "said",
    "soCalled",
    "mentioned",
    "foreign",
)
OTHERS = ("stage", "del", "supplied", "unclear", "fw", "num", "label", "bibl")


@pytest.mark.parametrize("outer", PHRASES + OTHERS)
def test_whatever_mark_stands_in_another_the_schema_allows_it(outer):
    grammar = etree.RelaxNG(etree.parse(GRAMMAR))
    for inner in PHRASES + OTHERS:
        root = weave(document("one two three", [mark(0, 13, outer), mark(4, 7, inner)]), RUN).root
        assert grammar.validate(root), inner


@pytest.mark.parametrize(
    ("name", "words", "parts"),
    [
        (PersonName(forename="Alice"), "Alice", []),
        (PersonName(other="Buffalo Bill", surname="Bill"), "Buffalo Bill", []),
        (PersonName(forename="Alice", surname="Holt"), "Holt, Alice", ["surname", "forename"]),
    ],
)
def test_a_name_has_parts_where_a_family_name_is_among_them(name, words, parts):
    element = etree.Element("persName")
    write_name(element, name)
    assert "".join(element.itertext()) == words
    assert [etree.QName(part).localname for part in element] == parts
