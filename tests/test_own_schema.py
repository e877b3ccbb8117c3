"""A schema of our name that somebody changed, or that another version wrote: the file is held to what it names, and nothing is lost."""

from pathlib import Path

import pytest

from conftest import ROOT, invoke
from teiwright.deposit import prepare
from teiwright.deposit.schemas import place_schemas
from teiwright.results.schemas import write_schemas
from teiwright.validation import Invalid, Valid, check_file

BASE = (
    (Path(__file__).parent / "validation" / "base.xml").read_text("utf-8").replace("../schemas/", "schemas/")
)
GRAMMAR = (ROOT / "schemas" / "teiwright.rng").read_text("utf-8")
RULES = (ROOT / "schemas" / "teiwright.sch").read_text("utf-8")
UNKNOWN_TO_US = BASE.replace("</body>", "<div><p><ferry>a word</ferry></p></div></body>")
WITH_FERRY = GRAMMAR.replace(
    '<define name="hi">',
    '<define name="hi" combine="choice"><element name="ferry"><text/></element></define><define name="hi" combine="choice">',
)
RULE = '<pattern><rule context="t:title"><report id="own-rule" role="warning" test="true()">A title.</report></rule></pattern></schema>'
WITH_RULE = RULES.replace("</schema>", RULE)


@pytest.fixture
def folder(tmp_path):
    write_schemas(tmp_path / "schemas")
    return tmp_path


def checked(folder, text=BASE):
    (folder / "a.xml").write_text(text, "utf-8")
    return check_file(folder / "a.xml")


def codes(result):
    return [f.code for f in result.findings]


def test_the_changes_meant_here_are_changes():
    assert WITH_FERRY != GRAMMAR
    assert WITH_RULE != RULES
    assert BASE.count('href="schemas/teiwright.') == 2


def test_an_unchanged_copy_is_not_mentioned(folder):
    result = checked(folder)
    assert isinstance(result, Valid)
    assert not [c for c in codes(result) if c.startswith("schema")]


def test_other_line_ends_are_no_change(folder):
    (folder / "schemas" / "teiwright.rng").write_bytes(GRAMMAR.replace("\n", "\r\n").encode())
    assert "schema-own" not in codes(checked(folder))


def test_a_changed_grammar_that_the_file_names_decides(folder):
    assert isinstance(checked(folder, UNKNOWN_TO_US), Invalid)
    (folder / "schemas" / "teiwright.rng").write_text(WITH_FERRY, "utf-8")
    result = checked(folder, UNKNOWN_TO_US)
    assert isinstance(result, Valid), result.findings
    [said] = [f for f in result.findings if f.code == "schema-own"]
    assert "schemas/teiwright.rng" in said.message
    assert (said.severity.value, said.place.line) == ("info", 2)


def test_beside_a_changed_grammar_our_rules_still_apply(folder):
    (folder / "schemas" / "teiwright.rng").write_text(WITH_FERRY, "utf-8")
    broken = BASE.replace("#per-", "#per-no-", 1)
    assert "pointer-resolves" in codes(checked(folder, broken))


def test_changed_rules_take_the_place_of_ours(folder):
    (folder / "schemas" / "teiwright.sch").write_text(WITH_RULE, "utf-8")
    result = checked(folder, BASE.replace("#per-", "#per-no-", 1))
    assert "own-rule" in codes(result)
    assert codes(result).count("pointer-resolves") == 1


def test_a_copy_that_is_missing_or_on_the_network_is_ours(folder):
    (folder / "schemas" / "teiwright.rng").unlink()
    assert "schema-own" not in codes(checked(folder))
    assert "schema-own" not in codes(
        checked(folder, BASE.replace("schemas/", "https://example.org/schemas/"))
    )


def test_our_rules_named_beside_another_grammar_apply(folder):
    (folder / "project.rng").write_text(WITH_FERRY, "utf-8")
    text = UNKNOWN_TO_US.replace("schemas/teiwright.rng", "project.rng").replace("#per-", "#per-no-", 1)
    result = checked(folder, text)
    assert "pointer-resolves" in codes(result)
    assert "element-unknown" not in codes(result)


def test_a_changed_schema_goes_into_the_deposit(folder):
    (folder / "schemas" / "teiwright.rng").write_bytes(WITH_FERRY.encode())
    (folder / "a.xml").write_text(UNKNOWN_TO_US, "utf-8")
    _, files = place_schemas(prepare(folder / "a.xml"), "")
    [grammar] = [f for f in files if f.path.endswith("teiwright.rng")]
    assert grammar.data.decode() == WITH_FERRY


def test_what_somebody_changed_is_kept_when_the_schemas_are_written_again(folder):
    mine = folder / "schemas" / "teiwright.rng"
    mine.write_text(WITH_FERRY, "utf-8")
    (folder / "letter.txt").write_text("A letter\n\nDear Anna,\n\nthe ferry left.\n", "utf-8")
    done = invoke("encode", folder / "letter.txt")
    assert done.exit_code == 0
    assert mine.read_text("utf-8") == GRAMMAR
    [kept] = (folder / "schemas").glob("teiwright.other-*.rng")
    assert kept.read_text("utf-8") == WITH_FERRY
    assert f"schemas/{kept.name}" in " ".join(done.stderr.split())
    assert write_schemas(folder / "schemas") == ()
