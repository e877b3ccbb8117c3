"""The register of persons: what is read from persons.xml, and the words for one that cannot be used."""

from __future__ import annotations

import pytest

from conftest import ROOT
from teiwright.errors import RegisterError
from teiwright.model import Identifier
from teiwright.register.authority import read_register
from teiwright.validation import xmlfile

HEAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>\n<standOff><listPerson>\n'
TAIL = "\n</listPerson></standOff></TEI>"


def register(tmp_path, people, *, head=HEAD, tail=TAIL):
    path = tmp_path / "persons.xml"
    path.write_text(head + people + tail, encoding="utf-8")
    return read_register(path)


PERSON = """<person xml:id="per-twain">
  <persName type="birth"><surname>Clemens</surname>, <forename>Samuel</forename> <forename>Langhorne</forename></persName>
  <persName><surname>Twain</surname>, <forename>Mark</forename></persName>
  <birth when="1835-11-30">30 November
    1835</birth><death when="1910"/>
  <idno type="URI" subtype="wikidata">https://www.wikidata.org/entity/Q7245</idno>
  <note>Writer.</note>
</person>"""


def test_a_person_with_everything(tmp_path):
    (person,) = register(tmp_path, PERSON).persons
    assert person.key == "per-twain"
    assert person.known
    assert person.name.plain == "Mark Twain"  # the form without a type is the main one
    assert person.names[1].kind == "birth"
    assert person.names[1].forename == "Samuel Langhorne"
    assert person.birth == (("when", "1835-11-30"), ("text", "30 November 1835"))
    assert person.death == (("when", "1910"),)
    assert person.identifiers[0].authority == "wikidata"
    assert person.note == "Writer."


def test_a_name_in_one_piece(tmp_path):
    (person,) = register(tmp_path, '<person xml:id="p1"><persName>Homer</persName></person>').persons
    assert person.name.other == "Homer"


def test_name_links_and_titles(tmp_path):
    people = (
        '<person xml:id="p1"><persName><roleName>Count</roleName> <forename>Otto</forename> '
        "<nameLink>von</nameLink> <surname>Bismarck</surname></persName></person>"
    )
    (person,) = register(tmp_path, people).persons
    assert (person.name.role_name, person.name.name_link, person.name.sorted) == (
        "Count",
        "von",
        "Bismarck, Otto von",
    )


def test_an_empty_list_is_an_empty_register(tmp_path):
    assert register(tmp_path, "").persons == ()


@pytest.mark.parametrize(
    ("people", "line", "words"),
    [
        ("<person><persName>A</persName></person>", 3, "without xml:id"),
        (
            '<person xml:id="a">\n<persName>A</persName>\n<birth when="10.12.1815"/></person>',
            5,
            "“10.12.1815” in @when of the person “a” is not a date",
        ),
        (
            '<person xml:id="a"><persName>A</persName>\n<death notAfter="1815-13"/></person>',
            4,
            "“1815-13” in @notAfter of the person “a” is not a date",
        ),
        (
            '<person xml:id="a"><persName>A</persName><birth when="1815"/><death when="1798-05"/></person>',
            3,
            "the person “a” died before being born",
        ),
        ('\n<person xml:id="p1"/>', 4, "has no persName"),
        ('<person xml:id="p1"><persName> </persName></person>', 3, "empty persName"),
        ('<person xml:id="p1"><persName>A</persName><idno/></person>', 3, "empty idno"),
        (
            '<person xml:id="p1"><persName>A</persName></person>\n<person xml:id="p1"><persName>B</persName></person>',
            4,
            "stands twice, first in line 3",
        ),
        ("<person>", 4, "opened in line 3"),
        ('<person xml:id="a b"><persName>A</persName></person>', 3, "cannot be an xml:id"),
        ('<person xml:id="1a"><persName>A</persName></person>', 3, "cannot be an xml:id"),
        ("<?a b?><person><!-- c --><persName>A</persName></person>", 3, "without xml:id"),
    ],
)
def test_what_is_wrong_is_said_with_the_line(tmp_path, people, line, words):
    with pytest.raises(RegisterError) as trouble:
        register(tmp_path, people)
    assert f"line {line}" in str(trouble.value)
    assert words in str(trouble.value)
    assert "persons.xml" in str(trouble.value)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(RegisterError, match="cannot be read"):
        read_register(tmp_path / "nobody.xml")


def test_a_file_that_is_not_tei(tmp_path):
    with pytest.raises(RegisterError, match="this is not TEI"):
        register(tmp_path, "", head="<people>", tail="</people>")


def test_a_tei_file_without_a_list(tmp_path):
    with pytest.raises(RegisterError, match="no listPerson"):
        register(tmp_path, "", head='<TEI xmlns="http://www.tei-c.org/ns/1.0">', tail="</TEI>")


def test_entities_are_refused(tmp_path):
    head = '<!DOCTYPE TEI [<!ENTITY e "Ada">]>' + HEAD
    with pytest.raises(RegisterError, match="the entity “e”"):
        register(tmp_path, '<person xml:id="p1"><persName>A&e;</persName></person>', head=head)


def test_a_register_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(xmlfile, "LIMIT", 100)
    with pytest.raises(RegisterError, match="larger than"):
        register(tmp_path, PERSON)


def test_remarks_of_the_editors_are_not_part_of_a_name(tmp_path):
    people = '<person xml:id="p1"><persName>Ada <!-- sic --><?check me?>Lovelace</persName></person>'
    assert register(tmp_path, people).persons[0].name.plain == "Ada Lovelace"


def test_the_register_of_the_edition_can_be_read_and_is_left_alone():
    path = ROOT / "tei" / "persons.xml"
    before = path.read_bytes()
    persons = read_register(path).persons
    assert persons
    assert all(person.known and person.key.startswith("per-") for person in persons)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "typed", ["Ada Merrow", "Merrow, Ada", "<surname>Merrow</surname>, <forename>Ada</forename>"]
)
def test_a_name_of_the_register_is_found_however_it_is_typed(tmp_path, typed):
    from teiwright.encode import read
    from teiwright.reading import decode

    known = register(tmp_path, f'<person xml:id="per-a"><persName>{typed}</persName></person>')
    document = read(
        decode(b"On Mills\n\nThe plan was made by Ada Merrow in May.\n", "mills.txt"), register=known
    )
    assert [p.key for span in document.spans for p in span.persons] == ["per-a"]


def test_lives_before_christ_and_spans_are_no_mistakes(tmp_path):
    people = (
        '<person xml:id="a"><persName>A</persName><birth when="-0106-01-03"/><death when="-0043-12-07"/></person>'
        '<person xml:id="b"><persName>B</persName><birth notBefore="1700" notAfter="1720"/><death when="1710"/></person>'
    )
    assert len(register(tmp_path, people).persons) == 2


def test_a_number_without_its_kind_is_not_called_an_address(tmp_path):
    people = (
        '<person xml:id="a"><persName>A</persName><idno>https://example.org/7</idno><idno>C 7</idno></person>'
    )
    (person,) = register(tmp_path, people).persons
    assert [i.kind for i in person.identifiers] == ["URI", "local"]


def test_whom_a_text_alone_vouches_for_is_not_known_by_it(tmp_path):
    """An edition of ours may be named as a register: what the program has guessed in it must not come back as knowledge."""
    guessed = '<listPerson type="text"><person xml:id="per-b"><persName>B</persName></person></listPerson>'
    known = '<listPerson type="register"><person xml:id="per-a"><persName>A</persName></person></listPerson>'
    read = register(tmp_path, known + guessed)
    assert [person.key for person in read.persons] == ["per-a"]
    with pytest.raises(RegisterError, match="known from a text alone"):
        register(tmp_path, guessed)


@pytest.mark.parametrize(
    ("typed", "value", "authority"),
    [
        ('<idno type="GND">118640674</idno>', "https://d-nb.info/gnd/118640674", "gnd"),
        ('<idno type="URI" subtype="viaf">24602065</idno>', "https://viaf.org/viaf/24602065", "viaf"),
        ('<idno type="wikidata">https://www.wikidata.org/entity/Q7259</idno>', "https://www.wikidata.org/entity/Q7259", "wikidata"),
        ('<idno type="URI">urn:nbn:de:101:1-2</idno>', "urn:nbn:de:101:1-2", ""),
    ],
)  # fmt: skip
def test_the_number_of_an_authority_file_makes_the_address(tmp_path, typed, value, authority):
    """Editors write idno in more ways than our schema has; what is meant is plain, and the TEI is valid."""
    people = f'<person xml:id="a"><persName>A</persName>{typed}</person>'
    (person,) = register(tmp_path, people).persons
    assert person.identifiers == (Identifier(value, "URI", authority),)


@pytest.mark.parametrize("typed", ['<idno type="VD16">7</idno>', '<idno type="URI">7</idno>', '<idno type="GND">x</idno>'])  # fmt: skip
def test_an_identifier_that_would_make_the_tei_invalid_is_told_in_the_register(tmp_path, typed):
    people = f'<person xml:id="a"><persName>A</persName>{typed}</person>'
    with pytest.raises(
        RegisterError, match=r"line \d+: “.” of the person “a” is no identifier of a kind known here"
    ):
        register(tmp_path, people)


def test_a_year_of_thousands_of_figures_is_compared_with_nothing(tmp_path):
    (person,) = register(
        tmp_path,
        f'<person xml:id="a"><persName>Ada</persName><birth when="{"9" * 5000}"/><death when="1852"/></person>',
    ).persons
    assert person.death == (("when", "1852"),)


def test_a_part_that_is_to_be_brought_in_is_not_passed_over(tmp_path):
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="women.xml"/>'
    with pytest.raises(RegisterError, match=r"line 4: the register names another file here \(xi:include\)"):
        register(tmp_path, f'<person xml:id="a"><persName>Ada</persName></person>\n{include}')
