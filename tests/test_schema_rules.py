"""The rules beyond the grammar: tests/cases/schema/rules.md says what each must find and when it must be silent."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from lxml import etree

from conftest import CASES, SCHEMAS
from teiwright.validation import schematron

sys.path.insert(0, str(Path(__file__).parent / "schema"))

from make_rng import rules
from random_documents import Writer

RULES = CASES / "schema" / "rules.md"
TEI = "http://www.tei-c.org/ns/1.0"
GOOD = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="work"><teiHeader>
<fileDesc>
<titleStmt><title>A Winter</title><author>Anna Weiss</author><respStmt xml:id="teiwright"><resp>Encoding</resp><name>teiwright</name></respStmt></titleStmt>
<publicationStmt><publisher>The archive</publisher><availability><licence>Free.</licence></availability></publicationStmt>
<sourceDesc><p>A typescript.</p></sourceDesc></fileDesc>
<encodingDesc><editorialDecl><quotation marks="all"><p>All.</p></quotation></editorialDecl>
<classDecl><taxonomy><category xml:id="rule-persons.full-name"><catDesc>A name.</catDesc></category></taxonomy></classDecl></encodingDesc>
<profileDesc><langUsage><language ident="en">English</language><language ident="fr">French</language><language ident="de">German</language>
<language ident="ru-Latn">Russian</language></langUsage>
<calendarDesc><calendar xml:id="julian"><p>Julian.</p></calendar><calendar xml:id="edtf"><p>EDTF.</p></calendar><calendar xml:id="hijri"><p>Islamic.</p></calendar></calendarDesc></profileDesc>
<revisionDesc><change when="2026-01-01">Made.</change></revisionDesc></teiHeader>
<standOff><listPerson>
<person xml:id="per-weiss"><persName corresp="#per-bruno">Weiss, Anna</persName></person>
<person xml:id="per-bruno"><persName corresp="#per-weiss">Bruno</persName></person></listPerson></standOff>
<text xml:lang="en"><body>HERE</body></text></TEI>"""


def cases():
    blocks = re.finditer(r"^```xml *(.*)\n([\s\S]*?)^```$", RULES.read_text("utf-8"), re.MULTILINE)
    for block in blocks:
        line = RULES.read_text("utf-8")[: block.start()].count("\n") + 1
        yield pytest.param(block[1].split(), block[2], id=f"line {line}: {block[1] or 'good'}")


def document(piece):
    """The piece in its place in a small good file."""
    parts = list(
        etree.fromstring(f'<piece xmlns="{TEI}">{piece}</piece>', etree.XMLParser(collect_ids=False))
    )
    tree = etree.fromstring(GOOD.replace("HERE", "<p>Nothing.</p>"))
    loose = []
    for part in parts:
        old = None if part.tag in {f"{{{TEI}}}p", f"{{{TEI}}}div"} else tree.find(f".//{part.tag}")
        if old is not None:
            old.getparent().replace(old, part)
        else:
            loose.append(part)
    if loose:
        body = tree.find(f".//{{{TEI}}}body")
        body[:] = loose
    return etree.ElementTree(tree)


@pytest.fixture(scope="module")
def judge():
    return schematron.from_file(SCHEMAS / "teiwright.sch")


def found(judge, tree):
    return list(judge.problems(tree, etree.tostring(tree, encoding="unicode"), "case"))


@pytest.mark.parametrize(("expected", "piece"), list(cases()))
def test_the_rules_find(judge, expected, piece):
    problems = found(judge, document(piece))
    assert sorted(p.code for p in problems) == sorted(expected), [f"{p.code}: {p.message}" for p in problems]
    for problem in problems:
        assert problem.message.strip()
        assert problem.hint.strip(), problem.code


def test_good_pieces_are_valid_under_the_grammar_too():
    grammar = etree.RelaxNG(etree.parse(SCHEMAS / "teiwright.rng"))
    for case in cases():
        expected, piece = case.values
        if not expected:
            tree = etree.fromstring(etree.tostring(document(piece)))
            assert grammar.validate(tree), f"{case.id}\n{grammar.error_log}"


def test_every_rule_has_a_case():
    expected = {code for case in cases() for code in case.values[0]}
    assert expected == {code for code, *_ in rules(SCHEMAS / "teiwright.sch")}


def test_no_rule_breaks_down_on_odd_documents(judge):
    """Whatever the grammar allows, a rule answers; one that cannot be applied would say rule-failed."""
    for written in Writer(SCHEMAS / "teiwright.rng", seed=5).documents(60):
        tree = etree.fromstring(etree.tostring(written), etree.XMLParser(collect_ids=False)).getroottree()
        failed = [p.message for p in found(judge, tree) if p.code == "rule-failed"]
        assert failed == []


def test_every_prefix_is_declared_for_other_engines_too():
    """Ours takes the prefixes in scope; ISO Schematron wants a `ns` for each that is used in an expression."""
    schema = etree.parse(str(SCHEMAS / "teiwright.sch"))
    namespace = "{http://purl.oclc.org/dsdl/schematron}"
    declared = {ns.get("prefix") for ns in schema.iter(f"{namespace}ns")}
    expressions = (
        e.get(a, "")
        for e in schema.iter(f"{namespace}*")
        for a in ("context", "test", "value", "select", "path")
        if a in e.attrib
    )
    used = {
        p
        for e in expressions
        for p in re.findall(r"(?<![\w'\"/.-])([a-z]+):(?=[a-zA-Z])", re.sub(r"'[^']*'", "''", e))
    }
    assert used - {"xml"} <= declared
