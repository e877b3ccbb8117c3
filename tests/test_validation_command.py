"""`teiwright validate` as one uses it, and its reports."""

import json
from xml.etree import ElementTree as ET

import pytest

from conftest import BASE, invoke
from teiwright.findings import SAME, Finding, Place, Severity, in_order
from teiwright.reports.data import as_json, as_sarif
from teiwright.reports.page import as_html
from teiwright.reports.words import as_report, as_text, verdict
from teiwright.validation import xmlfile
from teiwright.validation.fixes import proposed

BAD = BASE.replace("</body>", "<oops/></body>", 1)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "good.xml").write_text(BASE, "utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "bad.xml").write_text(BAD, "utf-8")
    (tmp_path / "sub" / "other.xml").write_text("<html/>")
    return tmp_path


def run(*arguments, **options):
    return invoke("validate", *arguments, **options)


def test_a_good_file(folder):
    done = run(folder / "good.xml")
    assert done.exit_code == 0
    assert done.stdout.rstrip().endswith("The file can be deposited.")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF file"),
        (b"<!DOCTYPE html>\n<html><head><meta charset=utf-8></head></html>", "a web page (HTML)"),
        (b"PK\x03\x04\x14\x00\x80", "a zipped file"),
    ],
)
def test_what_is_no_xml_at_all_is_named(folder, data, what):
    """Of a PDF the first byte that is not UTF-8 was named, of a page of ours a tag that its HTML need not close."""
    (folder / "page.xml").write_bytes(data)
    done = run(folder / "page.xml")
    assert done.exit_code == 1
    assert f"This is {what}" in done.stdout
    assert "1 error." in done.stdout


def test_a_bad_file(folder):
    done = run(folder / "sub" / "bad.xml")
    assert done.exit_code == 1
    assert done.stdout.startswith("ERROR    ")
    assert "[element-unknown]" in done.stdout
    assert "The file cannot be deposited yet." in done.stdout


def test_a_folder_is_searched_for_tei(folder):
    done = run(folder)
    assert done.exit_code == 1
    assert "good.xml: " in done.stdout
    assert "other.xml" not in done.stdout
    assert "2 files: 1 with errors. " in done.stdout


def test_standard_input():
    assert run("-", input=BASE.encode()).exit_code == 0
    done = run("-", input=b"")
    assert done.exit_code == 1
    assert "The file is empty." in done.stdout


def test_several_files_and_formats(folder):
    done = run(folder / "good.xml", folder / "sub" / "bad.xml", "--format", "json")
    report = json.loads(done.stdout)
    assert report["errors"] == 1
    assert {
        "severity",
        "code",
        "message",
        "hint",
        "file",
        "line",
        "column",
        "context",
        "path",
        "source_line",
        "count",
    } == report["findings"][0].keys()


def test_the_report_can_be_written_to_a_file(folder):
    done = run(folder / "sub" / "bad.xml", "--format", "html", "-o", folder / "report.html")
    assert done.exit_code == 1
    assert done.stdout == ""
    page = (folder / "report.html").read_text("utf-8")
    assert "<!DOCTYPE html>" in page
    assert "oops" in page
    assert "<oops" not in page


def test_a_file_that_is_not_there_is_exit_2(folder):
    from teiwright.errors import ReadingError

    done = run(folder / "nothing.xml")
    assert isinstance(done.exception, ReadingError)
    assert done.exception.exit_code == 2


def test_schemas_of_ones_own(folder):
    (folder / "own.sch").write_text(
        '<schema xmlns="http://purl.oclc.org/dsdl/schematron"><ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>'
        '<pattern><rule context="t:TEI"><report id="mine" test="true()">Seen.</report></rule></pattern></schema>'
    )
    done = run(folder / "good.xml", "--schema", folder / "own.sch")
    assert done.exit_code == 1
    assert "[mine]" in done.stdout


def test_a_schema_in_the_compact_form(folder):
    (folder / "own.rnc").write_text(
        'default namespace = "http://www.tei-c.org/ns/1.0"\nstart = element TEI { element nothing { empty } }\n'
    )
    done = run(folder / "good.xml", "--schema", folder / "own.rnc")
    assert done.exit_code == 1
    assert "nothing" in done.stdout


def test_the_schemas_that_a_file_names_are_used(folder):
    (folder / "own.rng").write_text(
        '<element name="TEI" ns="http://www.tei-c.org/ns/1.0" xmlns="http://relaxng.org/ns/structure/1.0"><element name="only"><empty/></element></element>'
    )
    (folder / "named.xml").write_text(BASE.replace("../schemas/teiwright.rng", "own.rng", 1), "utf-8")
    assert "<only>" in run(folder / "named.xml").stdout


def test_repairs_of_one_element_come_in_the_order_of_its_attributes():
    tree = xmlfile.parse(
        b'<date notBefore="1921-7-2" to="1921-8-1" from="1921-7-1" notAfter="1921-9-1">x</date>'
    )
    assert [fix.attribute for fix in proposed(tree)] == ["notBefore", "to", "from", "notAfter"]


@pytest.mark.parametrize(
    ("pointing", "note", "given"),
    [
        ('<ref type="noteAnchor" xml:id="r1" target="#n1"/>', '<note xml:id="n1"/>', ["#r1"]),
        ('<hi type="noteAnchor" xml:id="r1" target="#n1"/>', '<note xml:id="n1"/>', []),
        ('<ref type="link" xml:id="r1" target="#n1"/>', '<note xml:id="n1"/>', []),
        ('<ref type="noteAnchor" xml:id="r1" target="n1"/>', '<note xml:id="n1"/>', []),
        ('<ref type="noteAnchor" target="#n1"/>', '<note xml:id="n1"/>', []),
        (2 * '<ref type="noteAnchor" xml:id="r1" target="#n1"/>', '<note xml:id="n1"/>', []),
        ('<ref type="noteAnchor" xml:id="r1" target="#n1"/>', '<note xml:id="n1" target="#r0"/>', []),
        ('<ref type="noteAnchor" xml:id="r1" target="#n1"/>', '<head xml:id="n1"/>', []),
        ('<ref type="noteAnchor" xml:id="r1" target="#"/>', "<note/>", []),
    ],
)
def test_a_note_is_given_the_way_back_to_its_only_marker(pointing, note, given):
    tree = xmlfile.parse(f'<p xmlns="http://www.tei-c.org/ns/1.0">{pointing}{note}</p>'.encode())
    assert [fix.new for fix in proposed(tree)] == given


def test_what_cannot_be_repaired_is_told_and_nothing_is_written(folder):
    (folder / "broken.xml").write_text("<TEI>", "utf-8")
    assert (
        "broken.xml: not repaired, since it is not well-formed." in run(folder / "broken.xml", "--fix").stderr
    )
    said = invoke("validate", "-", "--fix", input=BASE)
    assert "standard input: not repaired. Save it as a file, and give that." in said.stderr
    assert not list(folder.glob("*.fixed.xml"))


def test_a_file_that_does_not_state_its_encoding_is_repaired_and_states_none(folder):
    text = BASE.partition("?>")[2].replace("</p>", ' <date when="1921-7-25">x</date></p>', 1)
    (folder / "plain.xml").write_text(f'<?xml version="1.0"?>{text}', "utf-8", newline="")
    for _ in range(2):  # once more: what is there already is the same
        assert run(folder / "plain.xml", "--fix").exit_code == 0
    repaired = text.replace("1921-7-25", "1921-07-25")
    assert (folder / "plain.fixed.xml").read_text("utf-8") == f'<?xml version="1.0"?>{repaired}'


def test_a_letter_in_a_name_that_only_newer_xml_has_stops_nothing(folder):
    """Lines and columns are told by a reader of an older edition of XML, which stops there."""
    (folder / "small.rng").write_text(
        '<element name="r" xmlns="http://relaxng.org/ns/structure/1.0"><oneOrMore><element name="d">'
        '<attribute name="when"/></element></oneOrMore></element>'
    )
    (folder / "odd.xml").write_text('<r><d when="1921-7-25"/><d n€="1" when="1922-7-25"/>words</r>', "utf-8")
    done = run(folder / "odd.xml", "--schema", folder / "small.rng", "--fix")
    assert done.exit_code == 1
    assert "<d> cannot have @n€." in done.output
    assert done.stderr.count("[date-form]") == 1
    assert 'when="1921-07-25"/><d n€="1" when="1922-7-25"' in (folder / "odd.fixed.xml").read_text("utf-8")


def test_repairs(folder):
    date = '<date when="1921-7-25">July 25, 1921</date>'
    text = (
        BASE.replace("</p>\n", f" {date}</p>\n", 1)
        if "</p>\n" in BASE
        else BASE.replace("</p>", f" {date}</p>", 1)
    )
    note = 'target="#nref2"'
    assert note in text
    (folder / "worn.xml").write_text(text.replace(f" {note}", "", 1), "utf-8")
    done = run(folder / "worn.xml", "--fix")
    fixed = (folder / "worn.fixed.xml").read_text("utf-8")
    assert 'when="1921-07-25"' in fixed
    assert note in fixed
    assert "“1921-7-25” → “1921-07-25” [date-form]" in done.stderr
    assert "worn.xml is unchanged" in done.stderr
    assert len(fixed) == len(text) + 1
    assert (folder / "worn.xml").read_text("utf-8") != fixed


def test_line_ends_of_every_kind_stay_as_they_are(folder):
    """Everything but what is repaired is copied character by character."""
    text = BASE.replace("</p>\n", ' <date when="1921-7-25">July 25, 1921</date></p>\n')
    lines = text.split("\n")
    data = "".join(line + ("\n", "\r\n", "\r")[n % 3] for n, line in enumerate(lines)).encode()
    (folder / "mixed.xml").write_bytes(data)
    assert run(folder / "mixed.xml", "--fix").exit_code == 0
    assert (folder / "mixed.fixed.xml").read_bytes() == data.replace(b'"1921-7-25"', b'"1921-07-25"')


def test_a_repaired_file_that_was_edited_is_not_written_over(folder):
    (folder / "worn.xml").write_text(
        BASE.replace("</p>\n", ' <date when="1921-7-25">July 25, 1921</date></p>\n', 1), "utf-8"
    )
    run(folder / "worn.xml", "--fix")
    fixed = folder / "worn.fixed.xml"
    edited = fixed.read_text("utf-8").replace("July 25", "The 25th of July")
    fixed.write_text(edited, "utf-8")
    done = run(folder / "worn.xml", "--fix")
    assert fixed.read_text("utf-8") == edited
    assert "is there already" in done.stderr


def test_nothing_to_repair_writes_nothing(folder):
    done = run(folder / "good.xml", "--fix")
    assert "nothing that could be repaired" in done.stderr
    assert not (folder / "good.fixed.xml").exists()


# Reports -----------------------------------------------------------------------------------------------------------------

FINDINGS = (
    Finding("look", Severity.WARNING, "The year is odd.", "", Place("a.xml", 3, 1)),
    Finding(
        "pointer-resolves",
        Severity.ERROR,
        "The name “Lovelace” is linked to “per-lovelase”, which is not in the list of persons.",
        "Choose per-lovelace, or add a new person.",
        Place(
            "a.xml",
            298,
            7,
            "paragraph 5, near “(found by Lovelace)”",
            "text/body/div[1]/p[5]/persName[7]",
            12,
        ),
    ),
)


def test_the_text_form():
    assert as_text(FINDINGS, closing=True) == (
        "ERROR    paragraph 5, near “(found by Lovelace)”\n"
        "         a.xml line 298, column 7 · line 12 of the plain text · text/body/div[1]/p[5]/persName[7]\n"
        "         The name “Lovelace” is linked to “per-lovelase”, which is not in the list of persons.\n"
        "         What to do: choose per-lovelace, or add a new person.  [pointer-resolves]\n"
        "\n"
        "WARNING  a.xml line 3, column 1\n"
        "         The year is odd.  [look]\n"
        "\n"
        "1 error, 1 warning. The file cannot be deposited yet."
    )


def test_the_closing_line():
    assert verdict([]) == "No errors. The file can be deposited."
    assert verdict(FINDINGS[:1]) == "No errors, 1 warning. The file can be deposited."
    assert verdict(FINDINGS * 2) == "2 errors, 2 warnings. The file cannot be deposited yet."
    narrower = Finding("schema-ours", Severity.INFO, "Checked against another schema.", place=Place("a.xml"))
    assert verdict((*FINDINGS, narrower)).endswith(
        "what the schema of the file itself says, you see with --schema."
    )
    assert verdict((FINDINGS[0], narrower)) == "No errors, 1 warning. The file can be deposited."


def test_repeated_findings_are_counted():
    text = as_text(
        [Finding("a", Severity.ERROR, "Same.", place=Place("a.xml", n)) for n in range(1, 9)], closing=True
    )
    assert text.count("Same.") == 1
    assert "found 8 times" in text
    assert "8 errors." in text


def test_several_files_as_text():
    text = as_report(FINDINGS, ["a.xml", "b.xml"])
    assert "b.xml: No errors. The file can be deposited." in text
    assert text.endswith("2 files: 1 with errors. 1 error, 1 warning.")


def test_json_has_every_field():
    first = json.loads(as_json(FINDINGS))["findings"][0]
    assert first["source_line"] == 12
    assert first["path"] == "text/body/div[1]/p[5]/persName[7]"


@pytest.mark.parametrize(("times", "listed"), [(SAME, SAME), (SAME + 1, 1)])
def test_what_is_found_again_and_again_is_told_once_with_its_number(times, listed):
    found = [Finding("x", Severity.ERROR, "No.", place=Place("a.xml", line)) for line in range(1, times + 1)]
    told = in_order(found)
    assert len(told) == listed
    assert sum(f.count for f in told) == times


def test_sarif():
    run = json.loads(as_sarif(FINDINGS))["runs"][0]
    assert [r["level"] for r in run["results"]] == ["error", "warning"]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 298, "startColumn": 7}
    assert run["tool"]["driver"]["rules"][run["results"][0]["ruleIndex"]]["id"] == run["results"][0]["ruleId"]


def test_the_page_is_complete_and_safe():
    page = as_html(
        [*FINDINGS, Finding("x", Severity.INFO, "<script>alert(1)</script>", place=Place("a.xml"))],
        files=["a.xml", "good.xml"],
    )
    assert "<script" not in page
    assert "http" not in page.replace("http://www.w3.org", "")
    assert page.count("<section ") == 2
    assert page.count('<a href="#file') == 2
    assert "good.xml" in page
    assert "<h1>What was found in 2 files</h1>" in page
    alone = as_html(FINDINGS, files=["a.xml"])
    assert "<h1>What was found in a.xml</h1>" in alone
    assert '<a href="#file' not in alone
    ET.fromstring(
        page.partition("<main>")[1]
        + page.partition("<main>")[2]
        .partition("</main>")[0]
        .replace("class=where", 'class="where"')
        .replace("class=grade", 'class="grade"')
        .replace("class=facts", 'class="facts"')
        .replace("class=code", 'class="code"')
        .replace("class=total", 'class="total"')
        + "</main>"
    )


def test_repairs_keep_line_ends_and_the_document_type(folder):
    text = BASE.replace("<TEI ", '<!DOCTYPE TEI SYSTEM "tei.dtd">\n<TEI ', 1).replace(
        'when="19', 'when=" 19', 1
    )
    (folder / "worn.xml").write_bytes(text.replace("\n", "\r\n").encode())
    run(folder / "worn.xml", "--fix")
    assert (folder / "worn.fixed.xml").read_bytes() == text.replace('when=" 19', 'when="19', 1).replace(
        "\n", "\r\n"
    ).encode()


# A schema that cannot be used ----------------------------------------------------------------------------------------------

BROKEN = '<grammar xmlns="http://relaxng.org/ns/structure/1.0">\n<start></grammar>'


def test_a_file_whose_schema_is_broken_stops_no_other(folder):
    (folder / "broken.rng").write_text(BROKEN)
    (folder / "bad.xml").write_text(BASE.replace("../schemas/teiwright.rng", "broken.rng", 1), "utf-8")
    done = run(folder / "bad.xml", folder / "good.xml")
    assert done.exit_code == 2
    words = " ".join(done.stdout.split())
    assert "ERROR" in words
    assert "[not-checked]" in words
    assert "good.xml: No errors" in words


def test_a_file_that_cannot_be_read_stops_no_other(folder, monkeypatch):
    from teiwright.validation import xmlfile

    read = xmlfile.read

    def refuse(path, **options):
        if path.name == "locked.xml":
            raise PermissionError(13, "Permission denied")
        return read(path, **options)

    monkeypatch.setattr(xmlfile, "read", refuse)
    (folder / "locked.xml").write_text(BASE, "utf-8")
    done = run(folder / "good.xml", folder / "locked.xml")
    assert done.exit_code == 2
    assert "permission denied" in done.stdout
    assert "good.xml: No errors" in done.stdout
    # Of a folder it is not passed over either.
    (folder / "bad.xml").unlink(missing_ok=True)
    monkeypatch.setattr(type(folder), "open", _refusing(type(folder).open))
    done = run(folder)
    assert done.exit_code == 2
    assert "permission denied" in done.stdout


def _refusing(opened):
    def refuse(path, *arguments, **options):
        if path.name == "locked.xml":
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **options)

    return refuse


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("broken.rng", BROKEN, "The schema cannot be used. broken.rng, line 2, column 8: </grammar> stands here"),
        ("broken.sch", "<schema><a></schema>", "The rules cannot be used. broken.sch, line 1"),
        ("none.rng", "words", "The schema cannot be used. none.rng, line 1, column 1: This is not XML: it does not begin with “<”."),
        ("none.rnc", "start = elemnt a {}", "it cannot be understood from line 1, column 18 on: start = elemnt a {}"),
        (
            "rule.sch",
            '<schema xmlns="http://purl.oclc.org/dsdl/schematron">\n<pattern><rule context="x">\n<assert test="1 +">a</assert></rule></pattern></schema>',
            "The rules in rule.sch have a fault in line 3:",
        ),
    ],
)  # fmt: skip
def test_a_schema_that_cannot_be_used_is_told_once_and_where(folder, name, text, words):
    from teiwright.errors import SchemaError

    (folder / name).write_text(text)
    done = run(folder / "good.xml", "--schema", folder / name)
    assert isinstance(done.exception, SchemaError)
    said = str(done.exception)
    assert words in said
    assert said.count(name) == 1
    assert "\n" not in said
    assert "teiwright encode" not in said


def test_a_phase_that_no_rules_have_is_not_passed_over_in_silence(folder):
    done = run(folder / "good.xml", "--phase", "quick")
    assert done.exit_code == 0
    assert "The phase “quick” was passed over" in done.stdout
    assert "passed over" not in run(folder / "good.xml", "--phase", "#ALL").stdout
    (folder / "own.rnc").write_text(
        "start = element * { any }\nany = (text | attribute * { text } | element * { any })*"
    )
    done = run(folder / "good.xml", "--schema", folder / "own.rnc", "--phase", "quick")
    assert done.exit_code != 0
    assert "Give them with --schema, too." in str(done.exception)


def test_what_is_no_schema_yet_says_where_to_get_one(tmp_path):
    letter, odd = tmp_path / "letter.xml", tmp_path / "project.odd"
    letter.write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', encoding="utf-8")
    odd.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><schemaSpec ident="p"/></body></text></TEI>',
        encoding="utf-8",
    )
    for schema, said in (
        (
            odd,
            "It is an ODD, from which schemas are made: have https://roma.tei-c.org make its RELAX NG schema",
        ),
        (letter, "its outermost element is <TEI>, not <grammar>."),
        (
            tmp_path / "tei_all.rng",
            "TEI's own are at https://tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng",
        ),
        (tmp_path / "mine.rng", f"There is no schema {tmp_path / 'mine.rng'}."),
    ):
        done = invoke("validate", letter, "--schema", schema)
        assert said in str(done.exception), schema
