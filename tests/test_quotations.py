"""Quotations, titles, words spoken of and what other annotators find: the cases in tests/cases/annotators, and what must be true of any text."""

from __future__ import annotations

import re
import time
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import CASES, cases_in, grows_no_faster
from teiwright import ledger
from teiwright.annotators import mentioned, quotations, titles
from teiwright.annotators.quotations.language import language_of
from teiwright.metadata import Metadata
from teiwright.model import Block, Certainty, Document, Extent, Person, PersonName, Skip, Source, Span

FILES = sorted(p for p in (CASES / "annotators").glob("*.md") if not p.name.startswith(("dates-", "persons")))
"""Also those of an annotator that somebody adds; dates and persons have tables of their own."""
CASE = re.compile(
    r"^## (?P<title>.+?)\n\n```\n(?P<text>.*?)^---\n(?P<found>.*?)^```$", re.MULTILINE | re.DOTALL
)


def document_of(text, language="en", spans=()):
    """The text as paragraphs between blank lines."""
    blocks, skips, at = [], [], 0
    for found in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text):
        start = found.start()
        end = start + len(found[0].rstrip())
        if start > at:
            skips.append(Skip(Extent(at, start), ledger.BETWEEN_BLOCKS))
        blocks.append(Block("p", Extent(start, end)))
        at = end
    if at < len(text):
        skips.append(Skip(Extent(at, len(text)), ledger.BETWEEN_BLOCKS))
    if not blocks:
        return None
    body = Block("body", Extent(blocks[0].extent.start, at), tuple(blocks))
    source = Source("text.txt", text, "utf-8", "0" * 64, len(text.encode()))
    return Document(source, language, (body,), tuple(skips), Metadata(), tuple(spans))


def told(annotator, text, language):
    """What an annotator finds, as the case files show it."""
    found = list(annotator.annotate(document_of(text, language)))
    lines = []
    for span in sorted(
        (f for f in found if isinstance(f, Span)), key=lambda s: (s.extent.start, -s.extent.end)
    ):
        attributes = [f"{name}={value}" for name, value in span.attributes if name != "xml:id"]
        sure = [] if span.cert is Certainty.HIGH else [f"({span.cert})"]
        words = " ".join(text[span.extent.start : span.extent.end].split())
        lines.append(" ".join([span.element, *attributes, span.rule.partition(".")[2], *sure, words]))
    reports = sorted((f for f in found if not isinstance(f, Span)), key=lambda f: f.place.line)
    return lines + [f"! line {f.place.line}: {f.message}" for f in reports]


@pytest.mark.parametrize(("path", "case"), cases_in(FILES, CASE))
def test_case(path, case, compare):
    annotator = import_module(f"teiwright.annotators.{path.stem.partition('-')[0]}")
    language = re.search(r"\[([\w-]+)\]$", case["title"])
    lines = told(annotator, case["text"], language[1] if language else "en")
    compare(path, case, "".join(f"{line}\n" for line in lines))


@pytest.mark.parametrize(
    "annotator", [quotations, titles, mentioned], ids=lambda a: a.__name__.rpartition(".")[2]
)
def test_every_rule_is_explained_in_a_sentence(annotator):
    name = annotator.__name__.rpartition(".")[2]
    assert all(
        rule.startswith(f"{name}.") and words.endswith((".", "”.")) for rule, words in annotator.RULES.items()
    )


@pytest.mark.parametrize("code", ["en", "fr", "de", "es", "it"])
def test_each_language_has_its_own_table(code):
    assert language_of(code).code == code
    assert language_of(f"{code}-XX").code == code


def test_a_language_without_table_is_read_with_the_english_one():
    assert language_of("xx").code == "en"


def test_the_speaker_is_the_person_who_is_named():
    text = "“So it is,” said Anna, “and so it was.”\n\n“Is it?” he asked.\n\n“Yes.”\n"
    at = text.index("Anna")
    anna = Span(
        Extent(at, at + 4),
        "persName",
        "persons.name",
        persons=(Person("per-anna", (PersonName(other="Anna"),)),),
    )
    found = [s for s in quotations.annotate(document_of(text, spans=(anna,))) if isinstance(s, Span)]
    assert [s.get("who") for s in found] == ["#per-anna", "#per-anna", None, None]


def test_who_is_named_before_a_colon_is_not_the_one_who_spoke_before():
    text = "“Not I,” said Anna; and Tom, after a long silence: “Ask him.”\n\n“So it is,” said he.\n\n“Is it?” he said.\n"
    people = tuple(
        Span(
            Extent(text.index(name), text.index(name) + len(name)),
            "persName",
            "persons.name",
            persons=(Person(f"per-{name.lower()}", (PersonName(other=name),)),),
        )
        for name in ("Anna", "Tom")
    )
    found = [s for s in quotations.annotate(document_of(text, spans=people)) if isinstance(s, Span)]
    assert [s.get("who") for s in found[:2]] == ["#per-anna", None]


@pytest.mark.parametrize(
    ("language", "text", "speakers"),
    [
        ("en", "“Is it so,” asked my brother, “that it fell?” Anna laughed.", [None, None]),
        ("en", "“It is so,” he said, “and it fell.” Anna laughed.", [None, None]),
        ("en", "“So it is.” He turned, “It fell,” Anna said.", [None, "#per-anna"]),
        ("de", "„So ist es“, sagte der Müller, „und nicht anders.“ Anna lachte.", [None, None]),
    ],
)
def test_whoever_does_something_behind_a_speech_that_was_broken_off_did_not_speak_it(
    language, text, speakers
):
    text += "\n\n“So it is,” said he.\n\n“Is it?” he said.\n"
    at = text.index("Anna")
    person = Person("per-anna", (PersonName(other="Anna"),))
    anna = Span(Extent(at, at + 4), "persName", "persons.name", persons=(person,))
    found = [
        s for s in quotations.annotate(document_of(text, language, spans=(anna,))) if isinstance(s, Span)
    ]
    assert [s.get("who") for s in found[:2]] == speakers


@pytest.mark.parametrize(
    ("language", "text", "known"),
    [
        ("en", "“No,” said the old miller Anna, and went.", True),
        ("en", "“No,” said poor Anna.", True),
        ("en", "“No,” said the Rev. Anna.", True),
        ("en", "“No,” said little Anna sadly.", True),
        ("en", "“No,” said the boy Anna loved.", False),
        ("en", "“No,” said the sisters Anna and Ada.", False),
        ("en", "“No,” said the nurse holding Anna.", False),
        ("en", "“No,” said everybody but Anna.", False),
        ("en", "“No,” said the doctor. Anna looked up.", False),
        ("en", "“No,” said a voice behind Anna.", False),
        ("en", "“No,” said the man Anna had sent.", False),
        ("en", "“No,” said the good Anna's brother.", False),
        ("fr", "« Non », dit l’oncle Anna.", True),
        ("fr", "« Non, dit le vieux docteur Anna, jamais. »", True),
        ("fr", "« Non », dit l’ami de Anna.", False),
        ("fr", "« Non », dit-il au vieux Anna.", False),
        ("de", "„Nein“, sagte der alte Anna.", True),
        ("de", "„Nein“, sagte er zu Anna.", False),
        ("es", "—No —dijo doña Anna—. Vete.\n\n—¿Ahora?\n\n—¡Claro!", True),
        ("es", "—No —dijo a Anna—. Vete.\n\n—¿Ahora?\n\n—¡Claro!", False),
        ("it", "«No», disse il signor Anna.", True),
    ],
)
def test_the_speaker_may_be_named_behind_what_he_or_she_is(language, text, known):
    text += "\n\n“So it is,” said he.\n\n“Is it?” he said.\n"
    at = text.index("Anna")
    person = Person("per-anna", (PersonName(other="Anna"),))
    anna = Span(Extent(at, at + 4), "persName", "persons.name", persons=(person,))
    found = quotations.annotate(document_of(text, language, spans=(anna,)))
    first = next(span for span in found if isinstance(span, Span))
    assert (first.get("who") == "#per-anna") is known


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("fr", "On rit. « Je viens, dit-il, demain. »", "said"),
        ("fr", "On rit. « Je viens », répondit la tante.", "said"),
        ("fr", "On lit. « Je viens, dit Racine, demain. »", "quote"),
        ("fr", "On lit. « Je viens demain. »", "q"),
        ("en", "We laughed. “I come,” says he, “and am tired.”", "said"),
        ("en", "The deed is plain. “No hedge is ours,” it says.", "quote"),
    ],
)
def test_what_was_said_is_told_in_a_letter_as_in_a_story(language, text, kind):
    whole = f"{text}\n"
    leaf = Block("p", Extent(0, len(text)))
    letter = Block("div", Extent(0, len(whole)), (leaf,), (("type", "letter"),))
    body = Block("body", Extent(0, len(whole)), (letter,))
    source = Source("text.txt", whole, "utf-8", "0" * 64, len(whole.encode()))
    after = (Skip(Extent(len(text), len(whole)), ledger.BETWEEN_BLOCKS),)
    found = quotations.annotate(Document(source, language, (body,), after, Metadata()))
    assert {span.element for span in found} == {kind}


def test_several_who_speak_in_one_pair_of_marks_are_not_one_speaker():
    text = "« Où vas-tu ? — À la ville. — Seule ? — Oui », dit Anne.\n\n« Je vais à la ville », dit Anne.\n"
    people = [
        Span(
            Extent(at, at + 4),
            "persName",
            "persons.name",
            persons=(Person("per-anne", (PersonName(other="Anne"),)),),
        )
        for at in (text.index("Anne"), text.rindex("Anne"))
    ]
    document = document_of(text, "fr", spans=tuple(people))
    found = [s for s in quotations.annotate(document) if isinstance(s, Span)]
    assert [s.get("who") for s in found] == [None, "#per-anne"]


def test_two_bearers_of_a_name_give_no_speaker():
    text = "“So it is,” said Anna.\n\n“Is it?” he asked.\n\n“Yes.”\n"
    at = text.index("Anna")
    both = tuple(Person(f"per-anna-{i}", (PersonName(other="Anna"),)) for i in "ab")
    span = Span(Extent(at, at + 4), "persName", "persons.name", persons=both)
    found = [s for s in quotations.annotate(document_of(text, spans=(span,))) if isinstance(s, Span)]
    assert all(s.get("who") is None for s in found)


def test_a_quotation_set_off_as_a_block_is_not_marked_again():
    text = "He read:\n\n“The sea is wide,\n“And the land is old.”\n\n“It is,” she said.\n"
    lines = [Block("l", Extent(10, 27)), Block("l", Extent(28, 50))]
    verse = Block("lg", Extent(10, 50), tuple(lines))
    blocks = (
        Block("p", Extent(0, 8)),
        Block("quote", verse.extent, (verse,)),
        Block("p", Extent(52, len(text) - 1)),
    )
    between = [Extent(8, 10), Extent(27, 28), Extent(50, 52), Extent(len(text) - 1, len(text))]
    document = Document(
        Source("text.txt", text, "utf-8", "0" * 64, len(text.encode())),
        "en",
        (Block("body", Extent(0, len(text)), blocks),),
        tuple(Skip(e, ledger.BETWEEN_BLOCKS) for e in between),
        Metadata(),
        (),
    )
    found = list(quotations.annotate(document))
    assert [text[s.extent.start : s.extent.end] for s in found] == ["“It is,”"]


@pytest.mark.parametrize(
    ("last", "told"),
    [("The sea was there.”", 0), ("The sea,” he said, was there.", 2), ("The sea was there.", 1)],
)
def test_marks_around_all_that_is_set_off_are_a_pair_though_no_paragraph_repeats_them(last, told):
    text = f"He wrote this.\n\n“The gate was shut.\n\nThe road was dry.\n\n{last}\n\nIt was late.\n"
    starts = [text.index(words) for words in ("He wrote", "“The gate", "The road", last, "It was")]
    parts = [Block("p", Extent(at, text.index("\n", at))) for at in starts]
    quote = Block("quote", Extent(starts[1], parts[3].extent.end), tuple(parts[1:4]))
    body = Block("body", Extent(0, len(text)), (parts[0], quote, parts[4]))
    source = Source("text.txt", text, "utf-8", "0" * 64, len(text.encode()))
    found = list(quotations.annotate(Document(source, "en", (body,), (), Metadata())))
    assert [f.code for f in found] == ["quotation-unbalanced"] * told


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("And our home!’”", ["“I like the hymn:", "‘Our help,", "And our home!’”"]),
        (
            "And our home!’",
            [],
        ),  # the mark that opens the speech is lost, or closes elsewhere: nothing is guessed
    ],
)
def test_a_speech_goes_on_in_verse_that_is_set_off_if_it_is_closed_there(last, expected):
    text = f"“I like the hymn:\n\n‘Our help,\n{last}\n\n“I too,” she said.\n"
    end = text.index(last) + len(last)
    lines = (Block("l", Extent(19, 29)), Block("l", Extent(30, end)))
    verse = Block("lg", Extent(19, end), lines)
    quote = Block("quote", verse.extent, (verse,))
    blocks = (Block("p", Extent(0, 17)), quote, Block("p", Extent(end + 2, len(text) - 1)))
    body = Block("body", Extent(0, len(text)), blocks)
    source = Source("text.txt", text, "utf-8", "0" * 64, len(text.encode()))
    found = list(quotations.annotate(Document(source, "en", (body,), (), Metadata())))
    outer = [text[s.extent.start : s.extent.end] for s in found if isinstance(s, Span)]
    assert [words for words in expected if words not in outer] == []
    assert ("quotation-unbalanced" in {f.code for f in found if not isinstance(f, Span)}) is (not expected)


@pytest.mark.parametrize(
    ("after", "whole"),
    [
        ("and so it is,” he said.", True),
        ("and so it is, “I say.”", False),  # a mark opens first
        ("So it is,” he said.", False),  # another sentence
    ],
)
def test_a_speech_goes_on_behind_what_is_set_off_where_its_sentence_does(after, whole):
    text = f"“As the poet says,\n\nOur help,\nOur home\n\n{after}\n"
    lines = (Block("l", Extent(20, 29)), Block("l", Extent(30, 38)))
    verse = Block("lg", Extent(20, 38), lines)
    quote = Block("quote", verse.extent, (verse,))
    blocks = (Block("p", Extent(0, 18)), quote, Block("p", Extent(40, len(text) - 1)))
    body = Block("body", Extent(0, len(text)), blocks)
    source = Source("text.txt", text, "utf-8", "0" * 64, len(text.encode()))
    found = quotations.annotate(Document(source, "en", (body,), (), Metadata()))
    words = [text[s.extent.start : s.extent.end] for s in found if isinstance(s, Span)]
    assert (words[:1] == ["“As the poet says,"] and words[-1:] == ["and so it is,”"]) is whole


def test_a_lost_mark_is_told_and_only_what_follows_is_marked():
    text = "“I waited until ten.\n\n“At the mill,” Tom answered.\n\n“I see,” said Ann.\n\n“I went.\n\n“I came back.”\n"
    found = list(quotations.annotate(document_of(text)))
    told = [f for f in found if not isinstance(f, Span)]
    assert [(f.code, f.place.line) for f in told] == [("quotation-unbalanced", 1)]
    assert "line 3" in told[0].message
    marked = [text[f.extent.start : f.extent.end] for f in found if isinstance(f, Span)]
    assert marked == ["“At the mill,”", "“I see,”", "“I went.", "“I came back.”"]


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("The miller sat down. “The mill was my father's.", "“I sold it in May,” he said.", True),
        ("The miller sat down. “The mill was my father's.", "“I sold it in May,” said the miller.", True),
        ("Ott sat down. “The mill was my father's.", "“I sold it in May,” said Ott. He rose.", True),
        ("Ott sat down. “The mill was my father's.", "“I sold it in May,” said Ann. She rose.", False),
        ("“The mill was my father's.", "“I sold it in May,” he continued.", True),
        ("“The mill was my father's.", "“I sold it in May, you know.” He smiled.", True),
        ("“The mill was my father's.", "“You sold it in May,” she answered.", False),
        ("“The mill, said Ott, was my father's.", "“I sold it in May.”", False),
        ("“I came in. Who are you, said I, and what do you want?", "“That was in May.”", True),
        ("“He called it “the rule of three,” and kept it.", "“I sold it in May.”", True),
        ("“The mill was mine. “And who has it now?” “Ott.”", "“I sold it in May.”", False),
        ("“They sang ‘Come,’ and then “‘Away.’", "“That was in May.”", True),
    ],
)
def test_a_speech_that_goes_on_is_one_and_that_of_another_is_not(first, second, one):
    text = f"{first}\n\n{second}\n\n“Is that so?” said Kay.\n\n“It is,” said Lee.\n"
    found = list(quotations.annotate(document_of(text)))
    assert any(isinstance(each, Span) and each.get("next") for each in found) is one


def test_a_tale_in_one_pair_of_marks_is_said_once_and_not_marked():
    text = (
        "".join(f"“Paragraph {i} of the tale, in which ‘something’ happened.\n\n" for i in range(20))
        + "“The end.”\n"
    )
    found = list(quotations.annotate(document_of(text)))
    assert [f.code for f in found if not isinstance(f, Span)] == ["quotation-tale"]
    assert {text[s.extent.start : s.extent.end] for s in found if isinstance(s, Span)} == {"‘something’"}


BITS = st.sampled_from(
    [
        *"“”‘’\"'«»‹›„‚`—",
        "''",
        "``",
        "a",
        "Word",
        "tis",
        " ",
        " ",
        ".",
        ",",
        "\n",
        "\n\n",
        "[1]",
        "said he",
        "(",
        ")",
        "\u00a0",
    ]
)


@settings(max_examples=200)
@given(st.lists(BITS, max_size=50).map("".join), st.sampled_from(["en", "fr", "de", "es", "it"]))
def test_spans_stand_in_a_paragraph_and_do_not_cross(text, language):
    document = document_of(text, language)
    if document is None:
        return
    leaves = [leaf.extent for leaf in document.blocks[0].leaves()]
    for annotator in (quotations, titles, mentioned):
        spans = [s.extent for s in annotator.annotate(document) if isinstance(s, Span)]
        for span in spans:
            assert any(leaf.covers(span) for leaf in leaves)
            words = text[span.start : span.end]
            assert words
            assert words == words.strip()
    marked = [
        s.extent for s in quotations.annotate(document) if isinstance(s, Span) and s.rule != "quotations.dash"
    ]
    for one in marked:
        assert all(not one.overlaps(two) or one.covers(two) or two.covers(one) for two in marked)


@settings(max_examples=60)
@given(st.lists(BITS, max_size=50).map("".join))
def test_the_same_text_gives_the_same_spans(text):
    document = document_of(text)
    if document is not None:
        assert list(quotations.annotate(document)) == list(quotations.annotate(document))


HOSTILE = [
    "“",
    "'",
    '"',
    "«",
    "“a",
    "' \" ",
    "‘a “b ",
    "'a \"b ",
    "“a” ",
    "“a\n\n",
    "— a\n\n",
    "the book The A of ",
    "(in Russian ",
    "A. A. ",
]


@pytest.mark.parametrize("unit", HOSTILE, ids=repr)
def test_the_time_grows_with_the_length_only(unit):
    def seconds(length):
        document = document_of((unit * (length // len(unit) + 1))[:length])
        assert document is not None
        assert len(document.passages) > 0
        started = time.process_time()
        for annotator in (quotations, titles, mentioned):
            list(annotator.annotate(document))
        return time.process_time() - started

    assert grows_no_faster(seconds, 2_000, 20_000, most=40, floor=0.01)


@pytest.mark.parametrize("code", ["en", "fr", "de", "es", "it"])
def test_a_run_of_spaces_before_no_dash_takes_no_square(code):
    pattern = language_of(code).aside_dashed

    def seconds(length):
        started = time.process_time()
        assert pattern.search(" " * length) is None
        return time.process_time() - started

    assert grows_no_faster(seconds, 4_000, 40_000, most=40, floor=0.001)


def test_a_speech_over_lines_and_stanzas_is_one_chain():
    text = "He said:\n“O put out your boat,\nAnd row me.\n\n“The night is cold,\nMy mother waits.”\n\nThe boat lay in the sand.\n"
    lines = [Block("l", Extent(m.start(), m.end())) for m in re.finditer(r".+", text)]
    groups = [lines[:3], lines[3:5], lines[5:]]
    stanzas = tuple(Block("lg", Extent(g[0].extent.start, g[-1].extent.end), tuple(g)) for g in groups)
    body = Block("body", Extent(0, len(text)), stanzas)
    source = Source("text.txt", text, "utf-8", "0" * 64, len(text.encode()))
    found = [
        s for s in quotations.annotate(Document(source, "en", (body,), (), Metadata())) if isinstance(s, Span)
    ]
    assert [text[s.extent.start : s.extent.end] for s in found] == [
        "“O put out your boat,",
        "And row me.",
        "“The night is cold,",
        "My mother waits.”",
    ]
    assert [s.get("next") for s in found] == ["#q1-2", "#q1-3", "#q1-4", None]
    assert [s.get("prev") for s in found] == [None, "#q1-1", "#q1-2", "#q1-3"]
