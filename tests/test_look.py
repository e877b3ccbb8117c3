"""Style rules and stylesheets of a person's own, in every command that publishes."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess

import pytest

from conftest import CASES, ROOT, command
from teiwright import stylerules
from teiwright.errors import RenderingError
from teiwright.validation.file_reading import refuse_reading
from test_html_customise import example

LETTER = "Hull, 3 May 1902\n\nDear Ada,\n\nThe boat came in at noon.\n\nYours,\n\nJohn Orme\n"
MINE = "--rubric: #1d4f8c"


@pytest.fixture
def work(tmp_path):
    """A work with the examples of the guide beside it."""
    folder = tmp_path / "letter"
    folder.mkdir()
    (folder / "source.txt").write_text(LETTER, "utf-8")
    (folder / "my.css").write_text(example("my.css", "css"), "utf-8")
    for name in ("my-page.xsl", "my-pdf.xsl", "persons.xsl"):
        (folder / name).write_text(
            example(name, "xml").replace('match="text//pb"', 'match="text//dateline"'), "utf-8"
        )
    return folder


def edition(work, *lines):
    (work / "edition.toml").write_text(
        'published = "2026-01-31"\n[style]\n' + "\n".join(lines) + "\n", "utf-8"
    )


def build(work, *options):
    done = command("build", work, "-o", work.parent / "out", *options)
    made = work.parent / "out" / "letter"
    return done, {path.name: path for path in made.iterdir()} if made.is_dir() else {}


def words_of(pdf):
    tool = shutil.which("pdftotext")
    if not tool:
        pytest.skip("pdftotext is not here")
    return subprocess.run([tool, str(pdf), "-"], capture_output=True, check=True).stdout.decode()


def test_style_rules_for_the_page_of_each_text(work):
    done, made = build(work, "--css", work / "my.css")
    assert done.returncode == 0, done.stderr
    assert MINE in made["letter.html"].read_text("utf-8")


@pytest.mark.parametrize("jobs", [("--jobs", "1"), ()])
def test_edition_toml_names_the_style_rules_from_its_own_folder(work, jobs):
    edition(work, 'css = "my.css"')
    _, made = build(work, *jobs)
    assert MINE in made["letter.html"].read_text("utf-8")


def test_the_option_goes_before_edition_toml(work):
    edition(work, 'css = "my.css"')
    (work / "other.css").write_text("p { color: teal }", "utf-8")
    _, made = build(work, "--css", work / "other.css")
    page = made["letter.html"].read_text("utf-8")
    assert "color: teal" in page
    assert MINE not in page


@pytest.mark.parametrize("jobs", [("--jobs", "1"), ()])
def test_a_stylesheet_is_made_instead_of_the_output_that_it_varies(work, jobs):
    done, made = build(work, *jobs, "--stylesheet", work / "my-page.xsl", "--css", work / "my.css")
    assert done.returncode == 0, done.stderr
    page = made["letter.html"].read_text("utf-8")
    assert '<span class="pb">p. </span>' in page
    assert MINE in page
    assert {"letter.fo", "letter.pdf", "letter.txt"} <= set(made)


def test_edition_toml_names_stylesheets_for_page_and_book_and_one_of_its_own(work):
    edition(work, 'stylesheets = ["my-page.xsl", "my-pdf.xsl", "persons.xsl"]')
    done, made = build(work)
    assert done.returncode == 0, done.stderr
    assert '<span class="pb">p. </span>' in made["letter.html"].read_text("utf-8")
    assert made["letter.persons.csv"].read_text("utf-8").startswith("name;life;where\n")
    assert "Printed in Whitby, 2026." in words_of(made["letter.pdf"])


def test_named_outputs_are_made_alone(work):
    edition(work, 'stylesheets = ["my-page.xsl", "persons.xsl"]')
    _, made = build(work, "--to", "txt")
    assert not {"letter.html", "letter.persons.csv"} & set(made)


def test_print_takes_the_stylesheet_of_the_book(work):
    edition(work, 'stylesheets = ["my-page.xsl", "my-pdf.xsl"]')
    build(work, "--to", "html")
    tei = work.parent / "out" / "letter" / "letter.xml"
    book = work.parent / "book.pdf"
    for options in (
        ("--edition", work / "edition.toml"),
        ("--stylesheet", work / "my-pdf.xsl", "--page", "a4", "--notes", "end"),
    ):
        done = command("print", tei, *options, "-o", book)
        assert done.returncode == 0, done.stderr
        assert "Printed in Whitby, 2026." in words_of(book)


def test_print_refuses_a_stylesheet_that_makes_no_book(work):
    build(work, "--to", "html")
    tei = work.parent / "out" / "letter" / "letter.xml"
    done = command("print", tei, "--stylesheet", work / "my-page.xsl")
    assert done.returncode == 2
    assert "varies no book that Typst makes" in done.stderr.decode()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('css = "mine.css"', "edition.toml, line 3:"),
        ('css = "../private.txt"', "the name of a file of style rules ends in .css"),
        ('stylesheets = ["none.xsl"]', "there is no such file"),
        ('stylsheets = ["my-page.xsl"]', "Did you mean “stylesheets”?"),
    ],
)
def test_what_edition_toml_names_wrongly_is_told_with_its_line(work, line, said):
    edition(work, line)
    done, made = build(work)
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert not made


FAULTS = {
    ('select="@n"', 'select="@n["'): r"my-page\.xsl, line 11, column \d+: .*\[XPST0003\]",
    ("xsl:value-of", "xsl:valueof"): r"my-page\.xsl, line 11, column \d+: Unknown XSLT instruction",
    (
        'urn:x-teiwright:html" pack',
        'urn:x-teiwright:htm" pack',
    ): r"my-page\.xsl, line \d+, column \d+: Cannot find package",
    (
        'select="@n"',
        "select=\"error(QName('', 'x'), 'No such ' || 'thing')\"",
    ): r"stopped on letter\.xml: my-page\.xsl, line 11, column \d+: No such thing",
}


@pytest.mark.parametrize(("change", "said"), FAULTS.items())
def test_a_fault_in_a_stylesheet_is_told_with_file_and_line_and_stops_nothing_else(work, change, said):
    sheet = work / "my-page.xsl"
    sheet.write_text(sheet.read_text("utf-8").replace(*change), "utf-8")
    done, made = build(work, "--stylesheet", sheet)
    assert done.returncode == 1
    told = " ".join(done.stderr.decode().split())
    assert re.search(said, told), told
    assert "Traceback" not in told
    assert {"letter.fo", "letter.pdf", "letter.txt"} <= set(made)


READS = {
    "another folder": ("", """<xsl:value-of select="doc('../../private.xml')"/>""", "doc('../../private.xml')"),
    "another name of the function": ('xmlns:f="http://www.w3.org/2005/xpath-functions"', """<xsl:value-of select="f:unparsed-text('/etc/hosts')"/>""", "unparsed-text"),
    "in braces": ("", """<p title="it's {doc('/etc/a.xml')}"/>""", "doc("),
    "in braces of an instruction": ("", """<xsl:element name="it's-{doc('/etc/a.xml')}-it's"/>""", "doc("),
    "amid words": ("", """<p xsl:expand-text="yes">it's {doc<!-- so -->('/etc/a.xml')}</p>""", "doc("),
    "in a string that seems to end": ("", """<xsl:value-of select="'doc(' || unparsed-text(&quot;/etc/hosts&quot;) || ')'"/>""", "unparsed-text("),
    "behind a name that looks like a string": ("", """<xsl:value-of select="Q{'}a | doc('/etc/a.xml') | Q{'}b"/>""", "doc("),
    "behind a comment": ("", """<xsl:value-of select="(: ' :) doc('/etc/a.xml') (: ' :)"/>""", "doc("),
    "an address before an arrow": ("", """<xsl:value-of select="'/etc/hosts' => unparsed-text('utf-8')"/>""", "unparsed-text("),
    "an address of the text's": ("", """<xsl:value-of select="doc(@source)"/>""", "doc("),
    "from elsewhere": ("", """<p xml:base="/etc/"><xsl:value-of select="doc('a.xml')"/></p>""", "doc('a.xml')"),
    "all of a folder": ("", """<xsl:value-of select="collection()"/>""", "collection("),
    "the function itself": ("", """<xsl:value-of select="('/etc/a.xml') ! (doc#1)(.)"/>""", "doc("),
    "a function looked up": ("", """<xsl:value-of select="function-lookup(xs:QName('doc'), 1)"/>""", "function-lookup("),
    "an instruction": ("", """<xsl:source-document href="/etc/a.xml"/>""", "xsl:source-document"),
    "words that are run": ("", """<xsl:evaluate xpath="@n"/>""", "xsl:evaluate"),
    "put together before": ("", """<xsl:value-of _select="{'do' || 'c(1)'}"/>""", "“_select”"),
    "a condition": ("", """<p xsl:use-when="doc-available('/etc/a.xml')"/>""", "doc-available("),
}  # fmt: skip
NAMES = """<xsl:value-of select="my:doc(doc('names.xml')/names, 'not a call: doc (x)')"/>
<p class="{doc('more/names.xml')/names}" title="it's {{doc(x)}}">Our collection (of 1850), {document(@a)}</p><xsl:value-of select="map { 'a': document('') }?a"/>"""
SHEET = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:my="urn:my" xmlns:xs="http://www.w3.org/2001/XMLSchema">{}</xsl:stylesheet>"""


@pytest.mark.parametrize(("names", "does", "said"), READS.values(), ids=READS)
@pytest.mark.parametrize("where", ["mine.xsl", "parts/inner.xsl"])
def test_a_stylesheet_of_the_work_may_not_read_files_elsewhere(tmp_path, where, names, does, said):
    """The folder of a work may have come by post."""
    (tmp_path / "parts").mkdir()
    (tmp_path / "mine.xsl").write_text(SHEET.format('<xsl:include href="parts/inner.xsl"/>'), "utf-8")
    reads = SHEET.replace(' version="3.0"', f' version="3.0" {names}')
    (tmp_path / where).write_text(reads.format(f'<xsl:template name="a">\n{does}</xsl:template>'), "utf-8")
    with pytest.raises(RenderingError) as refused:
        refuse_reading(tmp_path / "mine.xsl")
    assert f"{where.rpartition('/')[2]}, line 2: " in str(refused.value)
    assert said in str(refused.value)
    assert f"--stylesheet {tmp_path / 'mine.xsl'}" in str(refused.value)


def test_a_stylesheet_of_the_work_may_read_what_lies_beside_it(tmp_path):
    (tmp_path / "more").mkdir()
    template = f'<xsl:template name="a">{NAMES}</xsl:template>'
    (tmp_path / "inner.xsl").write_text(
        SHEET.format(f'<xsl:include href="mine.xsl"/><xsl:include href="none.xsl"/>{template}'), "utf-8"
    )
    (tmp_path / "mine.xsl").write_text(
        SHEET.format(f'<xsl:import href="inner.xsl"/><xsl:import href="more/../inner.xsl"/>{template}'),
        "utf-8",
    )
    refuse_reading(tmp_path / "mine.xsl")
    if hasattr(os, "symlink"):
        (tmp_path / "names.xml").symlink_to(tmp_path.parent / "private.xml")
        with pytest.raises(RenderingError, match="may read other files"):
            refuse_reading(tmp_path / "mine.xsl")


def test_what_a_stylesheet_of_the_work_may_not_do_its_user_may_allow(work):
    sheet = work / "my-page.xsl"
    private = work.parent / "private.xml"
    private.write_text("<a>words of another file</a>", "utf-8")
    sheet.write_text(
        sheet.read_text("utf-8").replace('select="@n"', "select=\"doc('../private.xml')\""), "utf-8"
    )
    edition(work, 'stylesheets = ["my-page.xsl"]')
    done, made = build(work, "--to", "html")
    assert done.returncode != 0
    assert "my-page.xsl, line 11: doc('../private.xml')" in " ".join(done.stderr.decode().split())
    assert "letter.html" not in made
    (work / "edition.toml").unlink()
    done, made = build(work, "--to", "html", "--stylesheet", sheet)
    assert done.returncode == 0, done.stderr
    assert "words of another file" in made["letter.html"].read_text("utf-8")


def test_a_book_of_ones_own_reads_what_lies_beside_its_stylesheet_and_not_where_one_stands(work, monkeypatch):
    sheet = work / "my-pdf.xsl"
    sheet.write_text(
        sheet.read_text("utf-8").replace('"Printed in Whitby, 2026."', 'read("words.txt")'), "utf-8"
    )
    (work.parent / "words.txt").write_text("words of another file", "utf-8")
    monkeypatch.chdir(work.parent)
    done, made = build(work, "--to", "pdf", "--stylesheet", sheet)
    assert done.returncode == 1
    assert "letter.pdf" not in made
    (work / "words.txt").write_text("words of the press", "utf-8")
    done, made = build(work, "--to", "pdf", "--stylesheet", sheet)
    assert done.returncode == 0, done.stderr
    assert "words of the press" in words_of(made["letter.pdf"])


def test_a_page_of_ones_own_shows_pictures(tmp_path):
    picture = next((ROOT / "docs" / "images").glob("*.png"))
    shutil.copy(picture, tmp_path / "mill.png")
    tei = tmp_path / "mill.xml"
    text = (CASES / "xslt" / "every-kind.xml").read_text("utf-8")
    tei.write_text(
        text.replace("</body>", '<div><figure><graphic url="mill.png"/></figure></div></body>'), "utf-8"
    )
    (tmp_path / "my-page.xsl").write_text(example("my-page.xsl", "xml"), "utf-8")
    done = command(
        "transform",
        tei,
        "--unchecked",
        "--stylesheet",
        tmp_path / "my-page.xsl",
        "-o",
        tmp_path / "mill.html",
    )
    assert done.returncode == 0, done.stderr
    assert '<img src="mill.png"' in (tmp_path / "mill.html").read_text("utf-8")


def test_style_rules_in_the_place_of_a_stylesheet_are_told(work):
    done, _ = build(work, "--stylesheet", work / "my.css")
    assert done.returncode == 2
    assert "my.css: these are style rules (CSS)" in done.stderr.decode()
    assert "--css" in done.stderr.decode()


# Style rules


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ("p { color: red;\n", "line 1: “{” is never closed."),
        ("p { color: red }\n}\n", "line 2: “}” closes nothing."),
        ('p::before {\n content: "x;\n}', 'line 2: this quotation mark (") is not closed in its line.'),
        ("p {}\n/* colours", "line 2: this comment is never closed."),
        ("<style>\np {}\n</style>", "line 1: “<style>” is HTML"),
        ("p { width: calc(1px }", "line 1: “}” closes nothing; the “(” of line 1 is still open."),
    ],
)
def test_what_makes_a_browser_lose_its_place_is_told_with_the_line(tmp_path, rules, said):
    path = tmp_path / "my.css"
    path.write_text(rules, "utf-8")
    with pytest.raises(RenderingError) as caught:
        stylerules.read(path)
    assert f"{path}, {said}" in str(caught.value)


def test_style_rules_in_another_encoding_are_told_with_the_line(tmp_path):
    (tmp_path / "my.css").write_bytes(b"p {}\n/* caf\xe9 */")
    with pytest.raises(RenderingError, match=r"line 2: the style rules are not UTF-8"):
        stylerules.read(tmp_path / "my.css")


@pytest.mark.parametrize(
    ("rules", "line"),
    [
        ("@charset 'utf-8';\n@import 'a.css';\np {}", 2),
        ("p {\n color red;\n width: 1px }", 2),
        ("p { a: b;\n\n width 1px }", 3),
        ("p {\n color: red\n margin: 0;\n}", 2),
        ("p {\n color: red /* a\n b */\n\n margin: 0 }", 2),
        ("p {\n font: a,\n  b\n margin: 0; c: d }", 3),
        ("// headings\nh1 { color: red }", 1),
        ("p { a: b }\nDear Ada,\nthe boat came in.", 2),
        ("p { color: red; // dark\n margin: 0; }", 1),
    ],
)
def test_what_has_no_effect_is_a_warning(tmp_path, rules, line):
    (tmp_path / "my.css").write_text(rules, "utf-8")
    found = stylerules.read(tmp_path / "my.css").findings
    assert [(f.code, f.place.line) for f in found] == [("style-without-effect", line)]


@pytest.mark.parametrize(
    "rules",
    [
        "",
        ".a::before { content: '}' } /* don't { */",
        "@media (400px < width) and (height>3px) { a { b: c } }",
        "a { background: url(data:image/png;base64,A//B==) } b { background: url( 'x;y' ) }",
        "a:hover { &:focus { color: blue } } @layer a, b;",
        ':root { --x: {a:b}; --y:1 } .\\"x { a: b } p { a: "a\\\n b" }',
        "@font-face { unicode-range: U+0025-00FF, u+4?? } <!-- --> p > a { b: c;; }",
        "@supports (display: grid) and (not (display: inline-grid)) { p { a: b } }",
        "@font-face { src: local(a),\n url(https://a/b),\n url('c:d') }\na:hover,\nb:focus { c: d }",
        "p { grid: 'a: b'\n 'c: d' / 1fr;\n &:hover,\n &::before { a: b } }",
    ],
)
def test_rules_that_are_right_are_left_in_peace(tmp_path, rules):
    (tmp_path / "my.css").write_text(rules, "utf-8")
    assert stylerules.read(tmp_path / "my.css") == stylerules.StyleRules(rules)


@pytest.mark.parametrize(
    "rules",
    ["url(" * 20000, '"a' * 30001, "/*" * 50000, "url(" + " " * 50000, "<style " * 20000, "\\" * 50001],
)
def test_no_style_sheet_takes_long(tmp_path, rules):
    (tmp_path / "my.css").write_text(rules, "utf-8")
    with contextlib.suppress(RenderingError):
        stylerules.read(tmp_path / "my.css")


def test_a_fault_in_style_rules_stops_the_run_before_anything_is_made(work):
    (work / "my.css").write_text("p {", "utf-8")
    done, made = build(work, "--css", work / "my.css")
    assert done.returncode == 2
    assert "line 1: “{” is never closed." in done.stderr.decode()
    assert not made
