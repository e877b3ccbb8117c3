"""Forty-five damaged copies of one of our encodings: is the right place and the right cause named?"""

import sys
from functools import cache
from pathlib import Path

import pytest

from teiwright.findings import Severity
from teiwright.validation import Valid, check, schemas, xmlfile
from teiwright.validation.words import local

sys.path.insert(0, str(Path(__file__).parent / "validation"))
import damage

BASE = damage.BASE.read_text("utf-8")
BY_NAME = {d.name: d for d in damage.DAMAGES}


def offset(text, place):
    at = 0
    for _ in range(place.line - 1):
        at = text.index("\n", at) + 1
    return at + place.column - 1


@cache
def named(each):
    """The findings that name the right place and the right cause."""
    made = damage.damaged(each, BASE)
    findings = check(made.text.encode(), "letter.xml", schemas=schemas.ours()).findings
    return findings, [
        f
        for f in findings
        if f.code in each.codes
        and all(w in f.message + f.hint for w in each.words)
        and made.start <= offset(made.text, f.place) <= made.end
    ]


def test_the_undamaged_encoding_is_good():
    assert isinstance(check(BASE.encode(), "letter.xml", schemas=schemas.ours()), Valid)


def test_the_same_damage_is_done_every_time():
    assert [damage.damaged(d, BASE) for d in damage.DAMAGES] == [
        damage.damaged(d, BASE) for d in damage.DAMAGES
    ]
    assert len({damage.damaged(d, BASE).text for d in damage.DAMAGES}) == len(damage.DAMAGES) >= 40


def test_the_right_place_and_cause_are_named():
    missed = [d.name for d in damage.DAMAGES if not named(d)[1]]
    assert len(damage.DAMAGES) - len(missed) >= 43, missed


def test_one_fault_is_told_once():
    told = {
        d.name: said
        for d in damage.DAMAGES
        if len(said := [f for f in named(d)[0] if f.severity is not Severity.INFO]) != 1
    }
    assert not told


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        (
            "date-form",
            "“1933-5-2” in @when of <date> is not a date that a computer can read.",
            "Write 1933-05-02.",
        ),
        ("element-misspelt", "There is no element <persname> in this schema.", "Did you mean <persName>?"),
        ("attribute-misspelt", "<persName> cannot have @reff.", "Did you mean @ref?"),
        ("no-source", "<fileDesc> has no <sourceDesc>.", "Add <sourceDesc> after <publicationStmt>."),
        ("item-alone", "<item> cannot stand directly in <p>.", "Put it into <list>, which may stand here."),
        (
            "head-late",
            "In <div>, <head> stands too late: it must come before <p>.",
            "Move it before the first <p>.",
        ),
        (
            "text-loose",
            "The text “This line stands alone.” stands directly in <div>, where no text may stand.",
            "Put it into <p>.",
        ),
        ("root-misspelt", "The outermost element is <Tei>; it must be <TEI>.", "Did you mean <TEI>?"),
        ("ampersand", "The sign & stands alone.", "In XML write &amp; for it."),
    ],
)
def test_the_words(name, message, hint):
    found = named(BY_NAME[name])[1][0]
    assert found.message == message
    assert found.hint.startswith(hint)


def test_no_word_of_the_trade_is_used():
    for each in damage.DAMAGES:
        for found in named(each)[0]:
            said = (found.message + " " + found.hint).lower()
            for word in (
                "content model",
                "assert",
                "xpath",
                "relaxng",
                "relax ng",
                "libxml",
                "schematron",
                "node",
                "traceback",
            ):
                assert word not in said, found


def test_the_explanation_agrees_with_the_verdict():
    grammar = schemas.ours().grammars[0]
    for each in damage.DAMAGES:
        if each.judge == "xml":
            continue
        tree = xmlfile.parse_text(damage.damaged(each, BASE).text)
        ids = [e.get("{http://www.w3.org/XML/1998/namespace}id") for e in tree.iter("*")]
        twice = len([i for i in ids if i]) != len({i for i in ids if i})
        assert bool(list(grammar.explainer.problems(tree))) or twice == (not grammar.judge(tree).valid), (
            each.name
        )


def test_places_are_given_in_every_way():
    found = named(BY_NAME["date-form"])[1][0]
    assert found.place.context.startswith("paragraph ")
    assert "near “" in found.place.context
    assert found.place.path.startswith("text/body/div")
    assert found.place.path.rpartition("/")[2].startswith(local("date"))
    assert found.place.column > 1


def test_the_table_in_the_guide_has_every_damage():
    page = (Path(__file__).parents[1] / "docs" / "validation.md").read_text("utf-8")
    assert f"teiwright {len(damage.DAMAGES)} of {len(damage.DAMAGES)}" in page
    assert page.count("\n| 1 |") == 1
    assert f"\n| {len(damage.DAMAGES)} |" in page
