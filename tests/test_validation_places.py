"""Where a finding is: line and column of the XML, line of the plain text, words around."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import BASE
from teiwright.reading import decode
from teiwright.validation import check, check_file, positions, xmlfile
from teiwright.validation.alignment import Lines
from teiwright.validation.numbering import Numbers, points
from teiwright.validation.values import _list, proposed_date
from teiwright.validation.words import listed


def test_positions_are_those_of_the_written_file():
    text = "<a>\n  <b x=\"1\"\n     ré='2'/> tail é\n <c>\n\n  words</c></a>"
    found = positions.find(text, {(1, "start"), (1, "tail"), (2, "text")})
    assert (found[1, "start"].line, found[1, "start"].column) == (2, 3)
    assert text[found[1, "start"].offset :].startswith("<b")
    assert text[found[1, "tail"].offset :].startswith("tail")
    assert (found[2, "text"].line, found[2, "text"].column) == (6, 3)
    written = positions.attribute(text, found[1, "start"], "ré")
    assert written is not None
    assert (written.point.line, written.point.column, text[written.start : written.end]) == (3, 6, "2")
    # Whoever does not know the prefix with which it was written asks for the last part.
    text = '<a><b n="1" xml:id="x" /></a>'
    found = positions.find(text, {(1, "start")})
    for name in ("id", "xml:id"):
        written = positions.attribute(text, found[1, "start"], name)
        assert written is not None
        assert text[written.start : written.end] == "x"
    assert positions.attribute(text, found[1, "start"], "m") is None


def test_the_quick_way_to_a_tag_finds_the_same_as_the_sure_one():
    text = BASE.replace("<p ", "<p\n ", 3)
    tree = xmlfile.parse_text(text)
    elements = list(tree.iter("*"))
    sure = positions.find(text, {(n, "start") for n in range(len(elements))})
    for number, element in enumerate(elements):
        assert (
            points(text, {(element, "start")}, Numbers(tree, [element]))[element, "start"]
            == sure[number, "start"]
        )


def test_columns_count_characters_not_bytes():
    text = "<a>éééé<b/></a>"
    assert positions.find(text, {(1, "start")})[1, "start"].column == 8


@pytest.mark.parametrize("aside", ["<!-- a remark -->", "<?page 5?>"])
@pytest.mark.parametrize(
    ("tag", "typed"),
    [
        ("</body>", "{}\n  Strayed words</body>"),
        ("</body>", "Strayed {}words{}</body>"),
        ("<body>", "<body>\n{} Strayed words"),
    ],
)
def test_words_behind_a_comment_are_found_where_they_stand(aside, tag, typed):
    text = BASE.replace(tag, typed.replace("{}", aside), 1)
    (found,) = [f for f in check(text.encode(), "a.xml").findings if f.code == "text-misplaced"]
    assert "“Strayed words” stands directly in <body>" in found.message
    line = text.split("\n")[found.place.line - 1]
    assert line[found.place.column - 1 :].startswith("Strayed")


@given(st.lists(st.text("abcdefghij é_*\n", min_size=1, max_size=40), min_size=1, max_size=12), st.data())
def test_the_line_of_the_source_is_found_again(paragraphs, data):
    """Whatever marks are skipped: a long enough unchanged stretch leads to its own line."""
    marker = "The quick brown fox jumps over it"
    at = data.draw(st.integers(0, len(paragraphs)))
    source = "\n".join([*paragraphs[:at], marker, *paragraphs[at:]])
    encoded = source.replace("_", "").replace("*", "")
    before = "".join(encoded[: encoded.index(marker)].split())
    assert Lines(source, encoded).line(len(before)) == source[: source.index(marker)].count("\n") + 1


def test_words_added_by_an_editor_do_not_confuse():
    source = "First line here.\nSecond line there.\nThird line everywhere, and more.\n"
    encoded = "First line here. [Editor: a long remark was put in.] Second line there. Third line everywhere, and more."
    count = len("".join(encoded[: encoded.index("Third")].split()))
    assert Lines(source, encoded).line(count) == 3


def test_the_line_of_the_plain_text_beside_the_tei(tmp_path):
    data = (Path(__file__).parent / "validation" / "base.txt").read_bytes()
    text = BASE.replace("base.txt", "source.txt", 1)
    assert hashlib.sha256(data).hexdigest() in text
    (tmp_path / "source.txt").write_bytes(data)
    at = text.index("</p>", text.index('xml:id="p4"'))
    broken = text[:at] + "<oops/>" + text[at:]
    (tmp_path / "a.xml").write_text(broken, "utf-8")
    found = next(f for f in check_file(tmp_path / "a.xml").findings if f.code == "element-unknown")
    before = "".join(xmlfile.parse_text(text).getroot().xpath("string(//*[@xml:id='p4'])").split())[-40:]
    lines = ["".join(line.split()) for line in decode(data, "source.txt").text.split("\n")]
    assert found.place.source_line == next(n for n, line in enumerate(lines, 1) if before in line)
    assert found.place.context.startswith("paragraph 4, near “")
    # Another file of that name is not the source.
    (tmp_path / "source.txt").write_bytes(data + b"x")
    assert all(f.place.source_line == 0 for f in check_file(tmp_path / "a.xml").findings)


def test_a_name_with_a_folder_in_it_is_not_followed(tmp_path):
    (tmp_path / "in").mkdir()
    data = b"one\ntwo\n"
    (tmp_path / "secret.txt").write_bytes(data)
    text = BASE.replace("base.txt", "../secret.txt", 1)
    text = text.replace(text[text.index('"SHA-256">') + 10 :][:64], hashlib.sha256(data).hexdigest(), 1)
    (tmp_path / "in" / "a.xml").write_text(text.replace("</body>", "<oops/></body>"), "utf-8")
    assert all(f.place.source_line == 0 for f in check_file(tmp_path / "in" / "a.xml").findings)


def test_paths_are_short():
    tree = xmlfile.parse(
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p/><p><hi/></p></body></text></TEI>'
    )
    assert [Numbers(tree, [e]).path(e) for e in tree.iter("*")] == [
        "TEI",
        "text",
        "text/body",
        "text/body/p[1]",
        "text/body/p[2]",
        "text/body/p[2]/hi",
    ]
    # In a long division the paragraphs are counted once for all that are asked about.
    many = "<p/>" * 60
    tree = xmlfile.parse_text(f"<body><head/>{many}<div>{many}</div></body>")
    wanted = [e for e in tree.iter("*") if e.getprevious() is None or e.getnext() is None]
    assert [Numbers(tree, wanted).path(e) for e in wanted] == ["body", "head", "div", "div/p[1]", "div/p[60]"]
    numbers = Numbers(tree, wanted)
    assert [numbers.path(e) for e in wanted] == ["body", "head", "div", "div/p[1]", "div/p[60]"]


@pytest.mark.parametrize(
    ("where", "context"),
    [
        ('<note xml:id="n2"', "note 2"),
        ("<titleStmt>", "header, title statement"),
        ('<person xml:id="per-', "list of persons"),
    ],
)
def test_the_place_in_words(where, context):
    at = BASE.index(">", BASE.index(where)) + 1
    found = [
        f
        for f in check((BASE[:at] + "<oops/>" + BASE[at:]).encode(), "a.xml").findings
        if f.code == "element-unknown"
    ]
    assert context in found[0].place.context


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1921-7-25", "1921-07-25"),
        (" 1921-07-25 ", "1921-07-25"),
        ("1921 - 07 - 25", "1921-07-25"),
        ("25.7.1921", "1921-07-25"),
        ("7/25/1921", "1921-07-25"),
        ("July 25, 1921", "1921-07-25"),
        ("25th July 1921", "1921-07-25"),
        ("Sept. 1921", "1921-09"),
        ("1921/7", "1921-07"),
        ("4.5.1921", ""),
        ("31.2.1921", ""),
        ("spring 1927", ""),
        ("1921-13", ""),
        ("29.2.1900", ""),
        ("29.2.1904", "1904-02-29"),
        ("١٩٢١-٧-٢٥", "1921-07-25"),
    ],
)
def test_only_the_obvious_date_is_proposed(written, meant):
    assert proposed_date(written) == meant


def test_the_values_that_are_allowed_are_listed_as_one_says_them():
    assert _list(["a5"]) == "a5"
    assert _list(["a4", "a5", "6x9"]) == "a4, a5 or 6x9"
    assert listed("abc") == "a, b or c"
    assert listed("a", last="and") == "a"
    assert listed("abcd", most=3) == "a, b, c or d", "one more is named rather than counted"
    assert listed("abcde", most=3) == "a, b, c and 2 others"
    assert listed(()) == ""
    assert _list(map(str, range(20))).endswith("14, 15 and 4 more")
