"""The grammar, the TEI customisation and the documentation say the same."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from lxml import etree

from conftest import ROOT, SCHEMAS
from teiwright.xml_names import IN_TEI as TEI

sys.path.insert(0, str(Path(__file__).parent / "schema"))

from grammar_facts import read_grammar
from make_rng import odd_text, page_text, rules
from random_documents import starting_anywhere

GRAMMAR = read_grammar(SCHEMAS / "teiwright.rng")
ODD = etree.parse(SCHEMAS / "teiwright.odd")
EXAMPLE = "{http://www.tei-c.org/ns/Examples}"
PAGE = (ROOT / "docs" / "tei.md").read_text("utf-8")


def odd_elements():
    return {spec.get("ident"): spec for spec in ODD.iter(f"{TEI}elementSpec")}


def test_the_customisation_includes_the_same_elements():
    included = {name for module in ODD.iter(f"{TEI}moduleRef") for name in module.get("include", "").split()}
    assert included == set(GRAMMAR) == set(odd_elements())


def test_the_customisation_closes_the_same_lists():
    closed = {
        (name, attribute.get("ident")): tuple(item.get("ident") for item in attribute.iter(f"{TEI}valItem"))
        for name, spec in odd_elements().items()
        for attribute in spec.iter(f"{TEI}attDef")
        if attribute.find(f"{TEI}valList") is not None
    }
    assert closed == {
        (name, a): values for name, facts in GRAMMAR.items() for a, values in facts.closed.items()
    }


def test_the_customisation_requires_the_same_attributes():
    required = {
        (name, attribute.get("ident"))
        for name, spec in odd_elements().items()
        for attribute in spec.iter(f"{TEI}attDef")
        if attribute.get("usage") == "req"
    }
    assert required == {(name, a) for name, facts in GRAMMAR.items() for a in facts.required}


def test_the_customisation_says_of_every_element_what_the_grammar_says():
    said = {name: " ".join(spec.findtext(f"{TEI}desc").split()) for name, spec in odd_elements().items()}
    assert said == {name: facts.sentence for name, facts in GRAMMAR.items()}


def test_the_customisation_lists_the_rules_as_they_are():
    text = (SCHEMAS / "teiwright.odd").read_text("utf-8")
    assert text == odd_text(text, SCHEMAS / "teiwright.sch"), "run: python tests/schema/make_rng.py"
    assert page_text(PAGE, SCHEMAS / "teiwright.sch") == PAGE, "run: python tests/schema/make_rng.py"


def test_the_examples_are_valid():
    judge = etree.RelaxNG(starting_anywhere(SCHEMAS / "teiwright.rng", set(GRAMMAR)))
    examples = [piece for example in ODD.iter(f"{EXAMPLE}egXML") for piece in example]
    assert len(examples) > 20
    for example in examples:
        text = etree.tostring(example, encoding="unicode", with_tail=False).replace("/ns/Examples", "/ns/1.0")
        assert judge.validate(etree.fromstring(text)), f"{text}\n{judge.error_log}"


def test_every_element_is_in_an_example():
    shown = {
        etree.QName(e).localname for example in ODD.iter(f"{EXAMPLE}egXML") for e in example.iter("{*}*")
    }
    assert set(GRAMMAR) - shown == set()


def test_the_page_for_readers_lists_every_element_once():
    listed = re.findall(r"^\| `(\w+)` \| (.*?) \|", PAGE, re.MULTILINE)
    sentences = {
        name: sentence for name, sentence in listed if name in GRAMMAR and not sentence.startswith("`")
    }
    assert sentences == {name: facts.sentence for name, facts in GRAMMAR.items()}
    assert f"{len(GRAMMAR)} elements" in PAGE


@pytest.mark.parametrize("name", sorted(GRAMMAR))
def test_the_page_for_readers_lists_the_closed_values(name):
    for attribute, values in GRAMMAR[name].closed.items():
        line = f"`@{attribute}` | " + " ".join(f"`{value}`" for value in values) + " |"
        rows = [row for row in PAGE.splitlines() if line in row]
        assert any(f"`{name}`" in row or row.startswith("| every element") for row in rows), (name, attribute)


def test_rules_have_words_for_archivists():
    """No word of the trade of programmers, every grade known, every rule with something to do."""
    forbidden = re.compile(r"assert|xpath|content model|RELAX|regex|schema|invalid|node|parse", re.IGNORECASE)
    for code, grade, said, to_do in rules(SCHEMAS / "teiwright.sch"):
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
        assert grade in {"error", "warning", "info"}, code
        assert not forbidden.search(said + to_do), code
        assert said.endswith((".", "…")), code
        assert to_do.endswith((".", "…")), code
