"""House rules of the stylesheets: every mode declared, everything typed, short templates, nothing that takes the square of the time."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from conftest import ROOT

XSL = "{http://www.w3.org/1999/XSL/Transform}"
FILES = sorted((ROOT / "xslt").rglob("*.xsl"))
LONGEST = 45
"""Lines of a template or function; what is longer does more than one thing."""
LABELS = etree.parse(
    str(ROOT / "xslt" / "lib" / "labels.xml"), etree.XMLParser(remove_comments=True)
).getroot()
KEYS = {label.get("key") for label in LABELS}


def read(path):
    """A stylesheet may have xml:id="{…}", which is no id before it has run."""
    return etree.parse(str(path), etree.XMLParser(collect_ids=False)).getroot()


def package_of(path):
    """A package and the sheets that it includes."""
    return [path, *(path.parent / e.get("href") for e in read(path).iter(f"{XSL}include"))]


PACKAGES = {path.stem: package_of(path) for path in FILES if read(path).tag == f"{XSL}package"}


@pytest.fixture(params=FILES, ids=lambda p: str(p.relative_to(ROOT / "xslt")))
def sheet(request):
    return read(request.param)


def test_every_function_parameter_and_variable_says_its_type(sheet):
    untyped = [
        f"line {e.sourceline}: {e.tag.removeprefix(XSL)} {e.get('name')}"
        for e in sheet.iter(f"{XSL}function", f"{XSL}param", f"{XSL}variable")
        if e.get("as") is None
    ]
    assert untyped == []


def test_every_template_says_what_it_gives(sheet):
    untyped = [
        f"line {e.sourceline}: {e.get('match') or e.get('name')}"
        for e in sheet.iter(f"{XSL}template")
        if e.get("as") is None
    ]
    assert untyped == []


def test_every_sheet_uses_text_value_templates(sheet):
    assert sheet.get("expand-text") == "yes"
    assert sheet.get("version") == "3.0"


def test_no_namespace_is_declared_that_nothing_needs(sheet):
    written = etree.tostring(sheet, encoding="unicode")
    names = [name for name in sheet.nsmap if name and name != "xsl"]
    assert [name for name in names if not re.search(rf"(?<![\w-]){name}:[\w*]", written)] == []


def test_templates_and_functions_are_short(sheet):
    long = []
    for e in sheet.iter(f"{XSL}template", f"{XSL}function"):
        last = max((d.sourceline for d in e.iter() if isinstance(d.tag, str)), default=e.sourceline)
        if last - e.sourceline > LONGEST:
            long.append(
                f"line {e.sourceline}: {e.get('match') or e.get('name')} has {last - e.sourceline} lines"
            )
    assert long == []


@pytest.mark.parametrize("name", PACKAGES)
def test_every_mode_that_is_used_is_declared(name):
    others = [read(path) for stem, paths in PACKAGES.items() if stem != name for path in paths]
    of_others = {
        e.get("name") for root in others for e in root.iter(f"{XSL}mode") if e.get("visibility") == "public"
    }
    declared, used = set(), set()
    for path in PACKAGES[name]:
        root = read(path)
        declared |= {e.get("name") for e in root.iter(f"{XSL}mode")}
        for e in root.iter(f"{XSL}template", f"{XSL}apply-templates"):
            used |= set((e.get("mode") or "").split())
    assert used - {"#current", "#default", "#all"} - of_others <= declared
    assert declared <= used | {None}


QUADRATIC = re.compile(r"count\(\s*preceding::|preceding::\w+\[|//\w+\[\.\s*=\s*current\(\)")


def test_nothing_takes_the_square_of_the_time(sheet):
    found = [
        f"line {e.sourceline}: {value}"
        for e in sheet.iter()
        if isinstance(e.tag, str)
        for value in e.attrib.values()
        if QUADRATIC.search(value)
    ]
    assert found == []


def test_for_each_walks_no_tree(sheet):
    """A for-each over children is a template that is missing; over strings, groups or facts of ours it is a loop."""
    walks = [
        f"line {e.sourceline}: {e.get('select')}"
        for e in sheet.iter(f"{XSL}for-each")
        if re.fullmatch(r"(node\(\)|\*|descendant::.*|\.//.*|//.*)", (e.get("select") or "").strip())
    ]
    assert walks == []


def test_labels_are_there_in_every_language():
    languages = LABELS.get("languages").split()
    assert {"en", "fr", "de", "es", "it"} <= set(languages)
    missing = [
        f"{label.get('key')}: {language}"
        for label in LABELS.iterchildren("label")
        for language in languages
        if not (label.findtext(language) or "").strip()
    ]
    assert missing == []
    assert len(LABELS) == len(KEYS)


def test_labels_have_the_same_places_to_fill_in_every_language():
    for label in LABELS.iterchildren("label"):
        places = {frozenset(re.findall(r"\{[ab]\}", child.text or "")) for child in label}
        assert len(places) == 1, label.get("key")


def test_months_are_twelve():
    for months in LABELS.find("label[@key='months']"):
        assert len(months.text.split()) == 12, months.tag


def test_labels_that_are_asked_for_exist():
    asked = set()
    for path in PACKAGES["edition"] + PACKAGES["html"]:
        text = (ROOT / "xslt" / path).read_text("utf-8")
        asked |= set(re.findall(r"h:label\([^,()]*(?:\([^()]*\))?[^,()]*, '([a-z-]+)'[,)]", text))
        asked |= set(re.findall(r"ed:label\('([a-z-]+)'", text))
    asked |= {f"{kind}s" for kind in ("person", "place", "org")}  # of an index: its @kind and an s
    assert asked <= KEYS
    assert len(asked) > 20


def test_the_prepare_pass_knows_the_elements_of_the_schema():
    """What is not on its list is shown by a default; so the list must be that of the grammar."""
    rng = "{http://relaxng.org/ns/structure/1.0}"
    grammar = etree.parse(str(ROOT / "schemas" / "teiwright.rng")).getroot()
    names = {e.get("name") or e.findtext(f"{rng}name") for e in grammar.iter(f"{rng}element")} - {None}
    marking = (ROOT / "xslt" / "lib" / "marking.xsl").read_text("utf-8")
    known = set(
        re.search(
            r'name="ed:known-names" static="yes" as="xs:string" select="\'(.*?)\'"', marking, re.DOTALL
        )[1].split()
    )
    assert known == names
