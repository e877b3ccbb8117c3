"""What a stranger may send: refused or handled, in plain words, without network, foreign files or much memory."""

import os
import shutil
import socket
import subprocess
import sys
import textwrap

import pytest

from conftest import BASE
from teiwright.errors import NotWellFormedError, SchemaError
from teiwright.validation import Invalid, Valid, check, check_file, xmlfile
from teiwright.validation.schemas import from_files
from teiwright.validation.wellformed import explained

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'
SECRET = "the words of a file nobody named"


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    def refuse(*_):
        raise AssertionError("something wanted the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def finding(text, **options):
    data = text if isinstance(text, bytes) else text.encode()
    result = check(data, "letter.xml", **options)
    assert isinstance(result, Invalid)
    return result.findings[0]


def with_doctype(doctype):
    return BASE.replace("<TEI ", f"{doctype}\n<TEI ", 1)


def test_billion_laughs_is_refused():
    lines = ['<!ENTITY a0 "ha">'] + [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)]
    found = finding(f"<!DOCTYPE TEI [{chr(10).join(lines)}]>{TEI}&a11;</TEI>")
    assert found.code == "entity"
    assert "a0" in found.message
    assert found.place.line == 1


def test_entities_hidden_in_attributes_are_refused():
    assert finding(f'<!DOCTYPE TEI [<!ENTITY x "y">]>{TEI[:-1]} n="&x;"/>').code == "entity"


def test_parameter_entities_are_refused():
    assert (
        finding(f'<!DOCTYPE TEI [<!ENTITY % p SYSTEM "http://example.org/x.dtd"> %p;]>{TEI}</TEI>').code
        == "entity"
    )


def test_an_external_entity_is_refused_and_its_file_not_read(tmp_path):
    (tmp_path / "secret.txt").write_text(SECRET)
    found = finding(f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{tmp_path}/secret.txt">]>{TEI}&x;</TEI>')
    assert found.code == "entity"
    assert SECRET not in found.message + found.hint


def test_a_dtd_on_the_network_is_not_fetched():
    result = check(with_doctype('<!DOCTYPE TEI SYSTEM "http://example.org/tei.dtd">').encode(), "a.xml")
    assert isinstance(result, Valid)


def test_a_dtd_on_the_disk_is_not_read(tmp_path):
    (tmp_path / "tei.dtd").write_text("<!ELEMENT nonsense")
    (tmp_path / "a.xml").write_text(with_doctype('<!DOCTYPE TEI SYSTEM "tei.dtd">'), "utf-8")
    assert isinstance(check_file(tmp_path / "a.xml"), Valid)


def test_lines_stay_the_same_behind_a_doctype():
    text = with_doctype('<!DOCTYPE TEI SYSTEM "x"\n>').replace("</text>", "<unknown/></text>")
    found = finding(text)
    assert found.place.line == text[: text.index("<unknown/>")].count("\n") + 1


def test_an_entity_of_a_dtd_that_is_not_read_is_named():
    found = finding(f'<!DOCTYPE TEI SYSTEM "tei.dtd">{TEI}\n &eacute;</TEI>')
    assert (found.code, found.place.line) == ("entity", 2)
    assert "é" in found.hint


def test_xinclude_is_not_followed(tmp_path):
    (tmp_path / "other.xml").write_text(SECRET)
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="other.xml" parse="text"/>'
    (tmp_path / "a.xml").write_text(BASE.replace("</body>", f"{include}</body>"), "utf-8")
    found = [f for f in check_file(tmp_path / "a.xml").findings if f.code == "xinclude"]
    assert len(found) == 1
    assert "other.xml" in found[0].message
    assert "not read" in found[0].message


def test_xinclude_is_reported_by_whatever_schema(tmp_path):
    (tmp_path / "any.rng").write_text(
        '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="any"/></start><define name="any"><element><anyName/>'
        '<zeroOrMore><choice><attribute><anyName/></attribute><text/><ref name="any"/></choice></zeroOrMore></element></define></grammar>'
    )
    text = '<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="b.xml"/></a>'
    result = check(text.encode(), "a.xml", schemas=from_files([tmp_path / "any.rng"]))
    assert [f.code for f in result.findings] == ["xinclude"]


def test_a_stylesheet_in_an_instruction_is_not_run():
    text = BASE.replace(
        "<TEI ", '<?xml-stylesheet type="text/xsl" href="http://example.org/x.xsl"?>\n<TEI ', 1
    )
    assert isinstance(check(text.encode(), "a.xml"), Valid)


def test_elements_nested_too_deep_are_refused_at_once():
    found = finding(TEI + "<div>" * 5_000)
    assert found.code == "too-deep"
    assert "256" in found.message


def test_older_libraries_have_another_name_for_a_bound():
    said = "Excessive depth in document: 256 use XML_PARSE_HUGE option"
    assert explained("ERR_INTERNAL_ERROR", said, 1, 1, "<a>", "a.xml").code == "too-deep"


@pytest.mark.skipif(sys.platform != "linux", reason="measures memory with Linux' means")
def test_two_hundred_megabytes_of_nested_elements_need_little_memory(tmp_path):
    with (tmp_path / "deep.xml").open("w") as file:
        file.write(TEI)
        for _ in range(200):
            file.write("<p n='1'>" * (1024 * 1024 // 9))
    program = textwrap.dedent("""
        import re, sys
        from pathlib import Path
        from teiwright.validation import check_file
        result = check_file(Path(sys.argv[1]))
        # Not ru_maxrss: that begins with the memory of the process that started this one.
        print(result.findings[0].code, re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
    """)
    done = subprocess.run(
        [sys.executable, "-c", program, tmp_path / "deep.xml"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    code, memory = done.stdout.split()
    assert code in {"too-large", "too-deep"}
    assert int(memory) < 500_000  # kilobytes


def test_one_hundred_megabytes_of_nested_elements_stop_at_the_depth():
    text = TEI + "<p>" * 2_000_000
    resource = pytest.importorskip("resource", reason="not on Windows")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert finding(text).code == "too-deep"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000


def test_a_file_that_is_too_large_says_so(monkeypatch):
    monkeypatch.setattr(xmlfile, "LIMIT", 50)
    with pytest.raises(NotWellFormedError, match="larger than") as caught:
        xmlfile.parse(b"<a>" + b" " * 100 + b"</a>", "a.xml")
    assert caught.value.finding.code == "too-large"
    assert "Divide it" in caught.value.finding.hint


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
def test_utf_16_and_its_kin_are_read(encoding):
    declared = BASE.replace("UTF-8", "UTF-16" if "16" in encoding else "UTF-8", 1)
    result = check(declared.encode(encoding), "a.xml")
    assert isinstance(result, Valid), result.findings


def test_a_file_that_only_says_utf_16_is_read_as_what_it_is():
    assert isinstance(check(BASE.replace("UTF-8", "UTF-16", 1).encode(), "a.xml"), Valid)


def test_windows_1252_is_recognised_by_its_first_wrong_byte():
    found = finding(f"{TEI}\n<p>caf".encode() + b"\xe9" + b"</p></TEI>")
    assert (found.code, found.place.line, found.place.column) == ("wrong-encoding", 2, 7)
    assert "“é”" in found.hint
    assert "Windows-1252" in found.hint


@pytest.mark.parametrize("name", ["klingon-8", "punycode", "rot13"])
def test_an_encoding_that_does_not_exist_is_named(name):
    """Punycode is one for Python, which needs hours for some megabytes of it."""
    found = finding(f'<?xml version="1.0" encoding="{name}"?><TEI/>')
    assert found.code == "unknown-encoding"
    assert name in found.message


def test_nul_bytes_are_named():
    found = finding(f"{TEI}\n<p>a".encode() + b"\0" + b"b</p></TEI>")
    assert (found.code, found.place.line) == ("nul", 2)
    assert "UTF-16" in found.hint


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"Dear Anna,\n", "not-xml"),
        (b"\x89PNG\r\n\x1a\n", "wrong-encoding"),
        (b"{}", "not-xml"),
    ],
)
def test_what_is_not_xml_is_told_so(data, code):
    assert finding(data).code == code


# Schemas ---------------------------------------------------------------------------------------------------------------

RNG = '<grammar xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">{}</grammar>'


def schema_error(folder, name, text):
    (folder / name).write_text(text, "utf-8")
    with pytest.raises(SchemaError) as caught:
        from_files([folder / name])
    return str(caught.value)


def test_a_schema_that_includes_itself(tmp_path):
    said = schema_error(tmp_path, "loop.rng", RNG.format('<include href="loop.rng"/>'))
    assert "includes itself: loop.rng → loop.rng" in said


def test_two_schemas_that_include_each_other(tmp_path):
    (tmp_path / "b.rng").write_text(RNG.format('<include href="a.rng"/>'))
    assert "a.rng → b.rng → a.rng" in schema_error(tmp_path, "a.rng", RNG.format('<include href="b.rng"/>'))


def test_rules_that_include_themselves(tmp_path):
    said = schema_error(
        tmp_path,
        "loop.sch",
        '<schema xmlns="http://purl.oclc.org/dsdl/schematron"><include href="loop.sch"/></schema>',
    )
    assert "includes itself" in said


def test_a_schema_does_not_reach_outside_its_folder(tmp_path):
    (tmp_path / "inner").mkdir()
    (tmp_path / "secret.rng").write_text(RNG.format(""))
    said = schema_error(tmp_path / "inner", "a.rng", RNG.format('<include href="../secret.rng"/>'))
    assert "outside the schema's folder" in said


@pytest.mark.parametrize(
    "address", ["http://example.org/x.rng", "//example.org/x.rng", "ftp://example.org/x.rng"]
)
def test_a_schema_on_the_network_is_not_fetched(tmp_path, address):
    assert "Nothing is fetched" in schema_error(tmp_path, "a.rng", RNG.format(f'<include href="{address}"/>'))


def test_a_pattern_that_contains_itself(tmp_path):
    said = schema_error(
        tmp_path,
        "a.rng",
        RNG.format(
            '<start><ref name="a"/></start><define name="a"><group><ref name="a"/><text/></group></define>'
        ),
    )
    assert "contains itself" in said


def test_a_schema_that_grows_without_end_is_stopped(tmp_path):
    doubled = "".join(
        f'<define name="a{n}"><group><ref name="a{n + 1}"/><ref name="a{n + 1}"/></group></define>'
        for n in range(60)
    )
    said = schema_error(
        tmp_path,
        "a.rng",
        RNG.format(
            f'<start><element name="x"><ref name="a0"/></element></start>{doubled}<define name="a60"><element name="y"><empty/></element></define>'
        ),
    )
    assert "intricate" in said or "nested too deeply" in said


def test_a_schema_with_entities_is_refused(tmp_path):
    assert "entity" in schema_error(
        tmp_path, "a.rng", '<!DOCTYPE grammar [<!ENTITY x "y">]>' + RNG.format("&x;")
    )


def test_the_schema_that_a_file_names_is_read_only_if_it_is_local(tmp_path):
    text = BASE.replace("../schemas/teiwright.rng", "https://example.org/tei_all.rng", 1)
    (tmp_path / "a.xml").write_text(text, "utf-8")
    result = check_file(tmp_path / "a.xml")
    assert isinstance(result, Valid)
    assert [f.code for f in result.findings if f.code.startswith("schema")] == [
        "schema-unread",
        "schema-ours",
    ]


def test_a_file_that_names_no_schema_is_told_which_one_found_the_errors():
    wrong = f"{TEI}<teiHeader/></TEI>"
    codes = [f.code for f in check(wrong.encode(), "letter.xml").findings]
    assert codes[-1] == "schema-ours"


def test_a_file_named_as_schema_that_is_none_is_not_quoted(tmp_path):
    (tmp_path / "secret.rng").write_text(SECRET)
    (tmp_path / "a.xml").write_text(BASE.replace("../schemas/teiwright.rng", "secret.rng", 1), "utf-8")
    with pytest.raises(SchemaError) as caught:
        check_file(tmp_path / "a.xml")
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    "function",
    [
        "doc('/etc/passwd')",
        "unparsed-text('x.txt')",
        "collection()",
        "environment-variable('HOME')",
        "json-doc('a.json')",
    ],
)
def test_rules_may_not_read_files(tmp_path, function):
    said = schema_error(
        tmp_path,
        "a.sch",
        f'<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern><rule context="*"><report test="{function}">x</report></rule></pattern></schema>',
    )
    assert function.partition("(")[0] in said


@pytest.mark.parametrize(
    ("hidden", "named"),
    [
        ("""<xsl:value-of expand-text="yes">{unparsed-text('x.txt')}</xsl:value-of>""", "unparsed-text()"),
        ("""<xsl:value-of expand-text="yes">{doc<!-- -->('x.xml')}</xsl:value-of>""", "doc()"),
        ("""<xsl:value-of select="Q{'}x | doc('x.xml') | Q{'}y"/>""", "doc()"),
        ("""<xsl:if test="1">it's {doc('x.xml')}</xsl:if>""", "doc()"),
        ("""<xsl:element name="a{(: it's :)doc('x.xml')}"/>""", "doc()"),
        ("""<xsl:value-of _select="{'un' || 'parsed-text(''x.txt'')'}"/>""", "“_select”"),
        ("""<xsl:source-document href="x.xml"><xsl:copy-of select="."/></xsl:source-document>""", "<xsl:source-document>"),
        ("""<xsl:evaluate xpath="'un' || 'parsed-text(&quot;x.txt&quot;)'"/>""", "<xsl:evaluate>"),
        ("""<xsl:merge><xsl:merge-source for-each-source="'x.xml'" select="*"/></xsl:merge>""", "<xsl:merge-source>"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "where", ["<let name='a'>{}</let>", "<xsl:function name='f:a' xmlns:f='urn:f'>{}</xsl:function>"]
)
def test_rules_may_not_hide_that_they_read_files(tmp_path, where, hidden, named):
    said = schema_error(
        tmp_path,
        "a.sch",
        f'<schema xmlns="http://purl.oclc.org/dsdl/schematron" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">{where.format(hidden)}</schema>',
    )
    assert named in said


def test_a_comment_in_a_rule_hides_nothing(tmp_path):
    said = schema_error(
        tmp_path,
        "a.sch",
        '<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern><rule context="*">'
        """<report test="(: it's :) doc('x.xml') (: it's :)">x</report></rule></pattern></schema>""",
    )
    assert "doc()" in said


def test_a_schema_that_does_not_compile_in_time_names_two_ways_out(tmp_path, monkeypatch):
    from teiwright.validation.schemas import Settings

    monkeypatch.setattr(shutil, "which", lambda _: None)
    (tmp_path / "slow.rng").write_text(RNG.format('<start><element name="a"><text/></element></start>'))
    schemas = from_files([tmp_path / "slow.rng"], Settings(seconds=0.000_01))
    with pytest.raises(SchemaError) as caught:
        check(b"<a/>", "a.xml", schemas=schemas)
    assert "jing" in str(caught.value)
    assert "teiwright's own schema" in str(caught.value)


@pytest.mark.skipif(shutil.which("jing") is None, reason="jing is not installed")
def test_jing_is_used_by_itself_when_a_schema_does_not_compile_in_time(tmp_path):
    from teiwright.validation.schemas import Settings

    (tmp_path / "slow.rng").write_text(RNG.format('<start><element name="a"><text/></element></start>'))
    schemas = from_files([tmp_path / "slow.rng"], Settings(seconds=0.000_01))
    assert isinstance(check(b"<a>good</a>", "a.xml", schemas=schemas), Valid)
    result = check(b"<a><b/></a>", "a.xml", schemas=schemas)
    assert [f.code for f in result.findings] == ["element-unknown"]


def by_jing(folder, document):
    """The verdict of jing, which is used when libxml2 takes too long, on text in an element."""
    from teiwright.validation.schemas import Settings

    (folder / "slow.rng").write_text(RNG.format('<start><element name="a"><text/></element></start>'))
    [grammar] = from_files([folder / "slow.rng"], Settings(seconds=0.000_01)).grammars
    return grammar.judge(xmlfile.parse(document.encode()))


@pytest.mark.skipif(shutil.which("jing") is None, reason="jing is not installed")
def test_jing_follows_no_xinclude(tmp_path):
    """Debian's would, and would then find the words of the other file where words may stand."""
    (tmp_path / "secret.txt").write_text(SECRET)
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="{(tmp_path / "secret.txt").as_uri()}"/>'
    assert by_jing(tmp_path, "<a>good</a>").valid
    assert not by_jing(tmp_path, f"<a>{include}</a>").valid


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script of POSIX")
def test_a_jing_that_breaks_down_gives_no_verdict(tmp_path, monkeypatch):

    broken = tmp_path / "jing"
    broken.write_text(f'#!{sys.executable}\nimport sys\nsys.exit("java.lang.StackOverflowError")\n')
    broken.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _: str(broken))
    with pytest.raises(SchemaError, match="StackOverflowError"):
        by_jing(tmp_path, "<a>good</a>")


@pytest.mark.parametrize(
    "body",
    [
        "<p " + " ".join(f'a{n}="x"' for n in range(1_500)) + ">x</p>",
        "".join(f"<x{n}/>" for n in range(1_500)),
    ],
    ids=["attributes", "children"],
)
def test_the_faults_of_one_element_are_not_worked_out_without_end(body):
    from teiwright.validation import relaxng

    tree = xmlfile.parse(BASE.replace("</body>", f"<div>{body}</div></body>").encode())
    codes = [p.code for p in relaxng.own().explainer.problems(tree)]
    assert sum(c in {"attribute-unknown", "element-unknown"} for c in codes) == 1_000
