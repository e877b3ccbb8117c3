"""One cause, one message: each of these files has one fault and is told one thing, with everything that must be done about it."""

import pytest

from teiwright.validation import check, schemas

HEADER = (
    '<teiHeader><fileDesc><titleStmt><title>A letter</title><author>unknown</author></titleStmt><publicationStmt><publisher>Nobody</publisher><availability status="free"><p>For everybody.</p></availability></publicationStmt>'
    '<sourceDesc><p>Written for a test.</p></sourceDesc></fileDesc><profileDesc><langUsage><language ident="en">English</language></langUsage></profileDesc></teiHeader>'
)
PERSONS = '<standOff><listPerson><person xml:id="per-anna"><persName><forename>Anna</forename>, <surname>Weir</surname></persName></person></listPerson></standOff>'
TEXT = (
    '<text xml:lang="en"><body><div type="letter"><head>To the ferryman</head><p n="1">The ferry of <persName ref="#per-anna">Anna</persName> left on '
    '<date when="1921-07-25">25 July 1921</date>.<ref type="noteAnchor" xml:id="nref1" target="#n1">[1]</ref></p><p n="2">Nobody waited.</p></div></body>'
    '<back><div type="notes"><note xml:id="n1" n="1" place="end" target="#nref1"><label>1.</label> In the evening.</note></div></back></text>'
)
GOOD = f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">{HEADER}{PERSONS}{TEXT}</TEI>'


def said(text):
    findings = check(text.encode(), "a.xml", schemas=schemas.ours()).findings
    return [(f.code, f"{f.message} {f.hint}") for f in findings if f.severity.value != "info"]


def test_the_letter_is_good():
    assert said(GOOD) == []


@pytest.mark.parametrize(
    ("right", "wrong", "code", "words"),
    [
        pytest.param("title>", "titel>", "element-unknown", "Did you mean <title>?", id="a needed element, misspelt"),
        pytest.param("<title>A letter</title>", "", "element-missing", "<title> is missing before <author>", id="the title is missing"),
        pytest.param("sourceDesc>", "projectDesc>", "element-misplaced", "Perhaps <sourceDesc> is meant", id="another element in its place"),
        pytest.param(
            "</sourceDesc>", "</sourceDesc><rubbish/>", "element-unknown", "<rubbish>", id="an element too many, where nothing is missing"
        ),
        pytest.param(
            '<p n="2">Nobody waited.</p>',
            'Nobody <hi rend="italic">waited</hi> there.',
            "text-misplaced",
            "Words with <hi> stand directly in <div>, without <p>. Put all of it into <p>: from “Nobody” to “there.”.",
            id="words without their paragraph",
        ),
        pytest.param(
            "<persName><forename>Anna</forename>, <surname>Weir</surname></persName>",
            "<forename>Anna</forename>, <surname>Weir</surname>",
            "text-misplaced",
            "Put all of it into <persName>",
            id="parts of a name without the name",
        ),
        pytest.param('<date when="1921-07-25">25 July 1921</date>', '<p when="1921-07-25">25 July 1921</p>', "element-misplaced", "<date>", id="a wrong name with the attributes of the right one"),
        pytest.param('ref="#per', 'reff="#per', "attribute-unknown", "Did you mean @ref?", id="an attribute that a rule asks for, misspelt"),
        pytest.param(' target="#n1"', "", "attribute-missing", "@target", id="a marker without its pointer"),
        pytest.param(' target="#nref1"', "", "anchor-back", "does not point back", id="a note without its pointer"),
        pytest.param("Nobody waited.", "Nobody <div><p>waited.</p></div>", "element-misplaced", "<div> cannot stand directly in <p>", id="a division in a paragraph"),
        pytest.param('when="1921-07-25">25 July 1921', 'from="1922" to="1921">1921 to 1922', "date-order", "ends before it begins", id="a period backwards"),
        pytest.param('<p n="2">', '<p n="1">', "paragraph-number", "already", id="a number given twice"),
        pytest.param("Nobody waited.</p>", 'Nobody waited.</p><p xml:id="n1">Or so.</p>', "id-unique", "The name “n1” is given", id="a note's name given to a paragraph"),
        pytest.param(
            '<p n="2">Nobody waited.</p>',
            '<p n="2" xml:id="p2">Nobody waited.</p><p n="2" xml:id="p2">Nobody waited.</p>',
            "id-unique",
            "Its number (@n) is given twice, too.",
            id="a paragraph copied with its name and number",
        ),
        pytest.param('ident="en"', 'ident="fr"', "lang-declared", "“en” is used here", id="a language that the header lacks"),
        pytest.param(
            '<p n="2">', '<div><head>A ferry</head><p>It is red.</p></div><p>It is new.</p><p n="2">', "element-order", "", id="what follows a division"
        ),
    ],
)  # fmt: skip
def test_one_fault_is_told_once(right, wrong, code, words):
    assert right in GOOD
    found = said(GOOD.replace(right, wrong))
    assert [c for c, _ in found] == [code], found
    assert words in found[0][1]


def test_what_is_missing_is_told_with_what_stands_in_its_place():
    [(code, words)] = said(GOOD.replace("sourceDesc>", "rubbish>"))
    assert code == "element-unknown"
    assert "sourceDesc" in words


def test_two_faults_in_one_element_are_two():
    text = GOOD.replace("<title>A letter</title>", "").replace(
        "</publicationStmt>", "</publicationStmt><rubbish/>"
    )
    assert [c for c, _ in said(text)] == ["element-unknown", "element-missing"]


def test_many_links_to_nothing_are_counted():
    lost = GOOD.replace("Nobody waited.", '<persName ref="#per-tom">Tom</persName>, ' * 7)
    [finding] = check(lost.encode(), "a.xml", schemas=schemas.ours()).findings
    assert (finding.code, finding.count) == ("pointer-resolves", 7)
    assert "“per-tom”" in finding.message


def test_all_of_a_base_is_walked_with_the_name_that_was_meant():
    """Inside an element with a wrong name the faults of the right one are still told."""
    text = GOOD.replace("<sourceDesc><p>", "<projectDesc><p foo='1'>").replace(
        "</sourceDesc>", "</projectDesc>"
    )
    assert [c for c, _ in said(text)] == ["element-misplaced", "attribute-unknown"]


def test_what_tei_has_and_our_schema_has_not_is_no_slip():
    [(code, words)] = said(
        GOOD.replace("<author>unknown</author>", "<author>unknown</author><principal>Anna</principal>")
    )
    assert code == "element-unknown"
    assert words.startswith(
        "TEI has an element <principal>, but this schema leaves it out. Allowed in <titleStmt>:"
    )
    assert "--schema" in words


def test_an_attribute_is_named_with_its_prefix():
    text = GOOD.replace(
        " xml:lang",
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b" xml:lang',
        1,
    )
    [(_, words)] = said(text)
    assert "@xsi:schemaLocation" in words
