"""Schematron: every word of it that is understood, and the refusal of every other."""

import pytest

from teiwright.errors import SchemaError
from teiwright.findings import Severity
from teiwright.validation import xmlfile
from teiwright.validation.expressions import apart, selected, sign_wanted, substituted
from teiwright.validation.schematron import Rules

HEAD = '<schema xmlns="http://purl.oclc.org/dsdl/schematron" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" queryBinding="xslt3">'


def said(rules, document, *, phase="", folder=None):
    made = Rules(f"{HEAD}{rules}</schema>".encode(), "small.sch", folder, phase=phase)
    text = xmlfile.text_of(document.encode())
    return [(p.code, p.message, p.hint) for p in made.problems(xmlfile.parse_text(text), text)]


def rule(inside, context="p"):
    return f'<pattern id="one"><rule context="{context}">{inside}</rule></pattern>'


def test_assert_speaks_when_false_report_when_true():
    rules = rule('<assert id="a" test="@n">no number</assert><report id="r" test="@x">has x</report>')
    assert said(rules, "<d><p n='1'/><p x=''/></d>") == [("a", "no number", ""), ("r", "has x", "")]


def test_value_of_and_name_and_the_words_around_them():
    rules = rule(
        '<report id="r" test="true()">The <name/> “<value-of select="@n"/>” in <name path=".."/> is <emph>odd</emph>.</report>'
    )
    assert said(rules, "<d><p n='7'/></d>") == [("r", "The p “7” in d is odd.", "")]


def test_variables_of_schema_pattern_and_rule():
    rules = '<let name="most" value="2"/><pattern><let name="all" value="count(//p)"/><rule context="d"><let name="own" value="$all + 1"/><report id="r" test="$own gt $most">own <value-of select="$own"/></report></rule></pattern>'
    assert said(rules, "<d><p/><p/></d>") == [("r", "own 3", "")]


def test_two_patterns_may_use_the_same_name_for_a_variable():
    rules = "".join(
        f'<pattern><let name="x" value="{n}"/><rule context="p[$x = {n}]"><report id="r{n}" test="$x = {n}">x is <value-of select="$x"/></report></rule></pattern>'
        for n in (1, 2)
    )
    assert said(rules, "<p/>") == [("r1", "x is 1", ""), ("r2", "x is 2", "")]


def test_only_the_first_rule_of_a_pattern_that_fits_is_used():
    rules = '<pattern><rule context="p[@n]"><report id="first" test="true()">1</report></rule><rule context="p"><report id="second" test="true()">2</report></rule></pattern>'
    assert [c for c, *_ in said(rules, "<d><p n=''/><p/></d>")] == ["first", "second"]


def test_every_pattern_sees_every_element():
    rules = "".join(
        f'<pattern><rule context="{c}"><report id="r{i}" test="true()">x</report></rule></pattern>'
        for i, c in enumerate(["p", "p", "*"])
    )
    assert sorted(c for c, *_ in said(rules, "<p/>")) == ["r0", "r1", "r2"]


def test_rules_about_attributes_text_and_comments():
    rules = "".join(
        f'<pattern><rule context="{c}"><report id="r{i}" test="true()"><value-of select="."/></report></rule></pattern>'
        for i, c in enumerate(["@n", "text()", "comment()", "/"])
    )
    document = "<d><p n='7'>x</p><!--c--></d>"
    assert sorted(said(rules, document)) == [
        ("r0", "7", ""),
        ("r1", "x", ""),
        ("r2", "c", ""),
        ("r3", "x", ""),
    ]


def test_the_place_is_the_element_the_attribute_or_the_text():
    rules = '<pattern><rule context="@n"><report id="a" test="true()">a</report></rule></pattern><pattern><rule context="text()[. = \'t\']"><report id="t" test="true()">t</report></rule></pattern>'
    text = "<d><p/><p n='7'>s</p>t</d>"
    tree = xmlfile.parse_text(text)
    found = {p.code: p for p in Rules(f"{HEAD}{rules}</schema>".encode()).problems(tree, text)}
    second = tree.getroot()[1]
    assert (found["a"].element, found["a"].attribute) == (second, "n")
    assert (found["t"].element, found["t"].slot) == (second, "tail")


def test_diagnostics_say_what_to_do():
    rules = rule('<assert id="a" test="@n" diagnostics="d1 d2">no number</assert>') + (
        '<diagnostics><diagnostic id="d1">Count <value-of select="name()"/>.</diagnostic><diagnostic id="d2">Then write it.</diagnostic></diagnostics>'
    )
    assert said(rules, "<p/>") == [("a", "no number", "Count p. Then write it.")]


@pytest.mark.parametrize(
    ("role", "grade"),
    [
        ("", Severity.ERROR),
        ("error", Severity.ERROR),
        ("fatal", Severity.ERROR),
        ("warning", Severity.WARNING),
        ("nonfatal", Severity.WARNING),
        ("info", Severity.INFO),
        ("information", Severity.INFO),
    ],
)
def test_grades(role, grade):
    graded = rule(f"<report test='true()' role='{role}'>x</report>")
    made = Rules(f"{HEAD}{graded}</schema>".encode())
    assert [p.severity for p in made.problems(xmlfile.parse_text("<p/>"), "<p/>")] == [grade]


def test_a_finding_without_a_code_of_its_own_gets_one_that_stays():
    assert said(rule('<report test="true()">x</report>'), "<p/>") == [("one", "x", "")]


PHASES = (
    '<phase id="quick"><active pattern="one"/></phase><phase id="rest"><active pattern="two"/></phase>'
    + "".join(
        f'<pattern id="{n}"><rule context="p"><report id="{n}" test="true()">x</report></rule></pattern>'
        for n in ("one", "two")
    )
)


@pytest.mark.parametrize(
    ("phase", "codes"),
    [("quick", ["one"]), ("rest", ["two"]), ("#ALL", ["one", "two"]), ("", ["one", "two"])],
)
def test_phases(phase, codes):
    assert [c for c, *_ in said(PHASES, "<p/>", phase=phase)] == codes


def test_an_unknown_phase_names_those_there_are():
    with pytest.raises(SchemaError, match="quick, rest"):
        said(PHASES, "<p/>", phase="nothing")


def test_abstract_patterns():
    rules = (
        '<pattern abstract="true" id="needs"><rule context="$who"><assert id="needs-$what" test="$what">no $what</assert></rule></pattern>'
        '<pattern is-a="needs"><param name="who" value="p"/><param name="what" value="@n"/></pattern>'
        '<pattern is-a="needs"><param name="who" value="q"/><param name="what" value="r"/></pattern>'
    )
    assert [c for c, *_ in said(rules, "<d><p/><q/></d>")] == ["needs-@n", "needs-r"]


def test_abstract_rules():
    rules = '<pattern><rule abstract="true" id="base"><assert id="a" test="@n">no n</assert></rule><rule context="p"><extends rule="base"/><assert id="b" test="@m">no m</assert></rule></pattern>'
    assert [c for c, *_ in said(rules, "<p/>")] == ["a", "b"]


def test_includes(tmp_path):
    (tmp_path / "part.sch").write_text(
        '<pattern xmlns="http://purl.oclc.org/dsdl/schematron"><rule context="p"><report id="inc" test="true()">x</report></rule></pattern>'
    )
    assert [c for c, *_ in said('<include href="part.sch"/>', "<p/>", folder=tmp_path)] == ["inc"]


def test_a_part_of_a_file_is_included_by_its_id(tmp_path):
    parts = "".join(
        f'<pattern id="{name}"><rule context="p"><report id="{name}" test="true()">x</report></rule></pattern>'
        for name in ("one", "two")
    )
    (tmp_path / "parts.sch").write_text(
        f'<schema xmlns="http://purl.oclc.org/dsdl/schematron">{parts}</schema>'
    )
    assert [c for c, *_ in said('<include href="parts.sch#two"/>', "<p/>", folder=tmp_path)] == ["two"]
    with pytest.raises(SchemaError, match="nothing in that file has this id"):
        said('<include href="parts.sch#three"/>', "<p/>", folder=tmp_path)
    with pytest.raises(SchemaError, match="there is no such file"):
        said('<include href="other.sch"/>', "<p/>", folder=tmp_path)


def test_namespaces_keys_and_functions():
    rules = (
        '<ns prefix="t" uri="urn:t"/><ns prefix="f" uri="urn:f"/><xsl:key name="id" match="*[@id]" use="@id"/>'
        '<xsl:function name="f:twice" as="xs:integer" xmlns:xs="http://www.w3.org/2001/XMLSchema"><xsl:param name="n" as="xs:integer"/><xsl:sequence select="$n * 2"/></xsl:function>'
        + rule('<report id="r" test="key(\'id\', @to) and f:twice(2) = 4">x</report>', "t:p")
    )
    assert said(rules, "<d xmlns='urn:t'><q id='a'/><p to='a'/><p to='b'/></d>") == [("r", "x", "")]


def test_rules_inside_a_relax_ng_grammar():
    grammar = '<grammar xmlns="http://relaxng.org/ns/structure/1.0" xmlns:sch="http://purl.oclc.org/dsdl/schematron"><define name="p"><element name="p"><sch:pattern><sch:rule context="p"><sch:assert id="a" test="@n">no n</sch:assert></sch:rule></sch:pattern><text/></element></define></grammar>'
    assert [p.code for p in Rules(grammar.encode()).problems(xmlfile.parse_text("<p/>"), "<p/>")] == ["a"]


def test_a_rule_that_fails_does_not_stop_the_others():
    rules = rule(
        '<report id="bad" test="xs:integer(@n) = 1">x</report><report id="good" test="true()">y</report>'
    ).replace("<pattern", '<ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/><pattern', 1)
    assert [c for c, *_ in said(rules, "<p n='many'/>")] == ["rule-failed", "good"]


@pytest.mark.parametrize(
    ("rules", "name"),
    [
        (
            '<pattern documents="\'a.xml\'"><rule context="p"><report test="true()">x</report></rule></pattern>',
            "documents",
        ),
        (rule('<report test="true()" subject="..">x</report>'), "subject"),
        (rule('<report test="true()">x</report><xsl:message/>'), "xsl:message"),
        ('<xsl:include href="a.xsl"/>', "xsl:include"),
        ('<pattern><xsl:key name="id" match="*" use="@id"/></pattern>', "xsl:key"),
        ("<properties/>", "properties"),
        ('<x xmlns="urn:x"/>', "<x>"),
        ('<pattern is-a="nothing"/>', "nothing"),
        (rule('<extends rule="nothing"/>'), "nothing"),
        (rule('<report test="true()" diagnostics="nothing">x</report>'), "nothing"),
    ],
)
def test_what_is_not_supported_is_refused_by_its_name(rules, name):
    with pytest.raises(SchemaError) as caught:
        said(rules, "<p/>")
    assert name in str(caught.value)


def test_another_query_language_is_refused():
    with pytest.raises(SchemaError, match="exslt"):
        Rules(b'<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="exslt"/>')


def test_a_fault_in_an_expression_is_told_with_the_file():
    with pytest.raises(SchemaError, match=r"small\.sch have a fault"):
        said(rule('<report test="(">x</report>'), "<p/>")


def test_a_thousand_levels_are_no_trouble_for_the_rules():
    assert said(rule('<report id="r" test="true()">x</report>'), "<d>" * 200 + "<p/>" + "</d>" * 200) == [
        ("r", "x", "")
    ]


@pytest.mark.parametrize("many", [3, 700])
def test_what_is_found_stands_at_its_place_among_few_and_many(many):
    rules = rule('<report id="r" test="@x">x</report>')
    made = Rules(f"{HEAD}{rules}</schema>".encode(), "small.sch")
    text = f"<d><!-- no element --><?nor this?>{'<p/>' * many}<q><p/><p x='1'/></q><p x='2'/></d>"
    found = list(made.problems(xmlfile.parse_text(text), text))
    assert [p.element.get("x") for p in found] == ["1", "2"]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("<d><p>a_b</p></d>", 1),
        ("<d><p>a&#95;b</p></d>", 1),
        ("<d><p>a&#x5F;b</p></d>", 1),
        ("<d><p>ab</p></d>", 0),
    ],
)
def test_a_sign_is_found_however_it_is_written(text, times):
    rules = rule('<report id="r" test="true()">sign</report>', "text()[contains(., '_')]")
    assert len(said(rules, text)) == times


def test_a_sign_in_a_denied_condition_need_not_be_there():
    rules = rule('<report id="r" test="true()">no sign</report>', "p[not(text()[contains(., '_')][1])]")
    assert said(rules, "<d><p>ab</p></d>") == [("r", "no sign", "")]


def test_the_first_of_two_rules_for_one_element_is_used_whatever_their_paths():
    rules = (
        "<pattern><rule context='q/p'><report id='a' test='true()'>a</report></rule>"
        "<rule context='p'><report id='b' test='true()'>b</report></rule></pattern>"
    )
    assert [code for code, _, _ in said(rules, "<d><q><p/></q><p/></d>")] == ["a", "b"]


@pytest.mark.parametrize(
    ("value", "found"), [("true()", ["a", "b"]), ("false()", []), ("2", ["b"]), ("//p[. = 'none']", [])]
)
def test_a_variable_that_switches_a_rule(value, found):
    rules = f"""<let name="on" value="{value}"/>
        <pattern><rule context="p[$on]"><report id="it" test="true()"><value-of select="."/></report></rule></pattern>"""
    assert [m for _, m, _ in said(rules, "<TEI><p>a</p><p>b</p></TEI>")] == found


@pytest.mark.parametrize(
    "said_of_it", ['prefix="" uri="urn:a"', 'prefix="a" uri="urn a"', 'prefix="a b" uri="urn:a"']
)
def test_what_can_be_no_namespace_is_told(said_of_it):
    with pytest.raises(SchemaError, match=r"small.sch declare a namespace \(ns\) that cannot be one"):
        said(f"<ns {said_of_it}/>" + rule('<assert id="a" test="@n">x</assert>'), "<p/>")


@pytest.mark.parametrize(
    ("context", "chosen"),
    [
        ("p", "//p"),
        ("a | /b//c", "//a | /b//c"),
        ("a['x | y'] | b[c | d]", "//a['x | y'] | //b[c | d]"),
        ("a[b union c]", "//a[b union c]"),
        ("document", "//document"),
        ("a union b", ""),
        ("a | b except c", ""),
        (".", ""),
        ("$all/a", ""),
        ("~a", ""),
        ("key ('k', 1)", ""),
        ("a |", ""),
    ],
)
def test_what_a_context_selects(context, chosen):
    assert selected(context) == chosen


@pytest.mark.parametrize(
    ("select", "sign"),
    [
        ("//text()[contains(., '§')]", "§"),
        ("//a[f('(')][contains(., '§')]", "§"),
        ("//a[contains(., '§')] | //b", ""),
        ("//a[b[contains(., '§')]]", ""),
        ("//a[contains(., '§§')]", ""),
        ("//a[contains(., '&')]", ""),
    ],
)
def test_a_sign_without_which_nothing_is_selected(select, sign):
    assert sign_wanted(select) == sign


@pytest.mark.parametrize(
    ("select", "different"),
    [
        ("//a", True),
        ("//a[x] | //b['| //a']", True),
        ("//a | //t:a", False),
        ("//a | //b/child::a", False),
        ("//a | //b/@n", False),
    ],
)
def test_parts_that_ask_for_elements_of_other_names(select, different):
    assert apart(select) is different


def test_only_whole_names_are_replaced():
    assert substituted("$a + $ab - $a.b - $a-b", {"a": "1", "ab": "2"}) == "1 + 2 - $a.b - $a-b"
    assert substituted("$a", {}) == "$a"
    assert substituted("a", {"a": "1"}) == "a"
