"""The register of persons as a table, and the draft of it that the program makes from texts."""

from __future__ import annotations

import pytest

from conftest import invoke
from teiwright.encode import encode
from teiwright.errors import ReadingError, RegisterError
from teiwright.model import Identifier, PersonName
from teiwright.reading import decode
from teiwright.works.finding import find_works
from teiwright.works.reading import register_of

HEAD = "id,name,also,birth,death,identifiers,note\n"


def register(folder, *rows, head=HEAD):
    path = folder / "persons.csv"
    path.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    return register_of(path)


def test_a_row_is_a_person(tmp_path):
    (person,) = register(
        tmp_path,
        'per-lovelace,"Lovelace, Ada","birth: Byron, Augusta Ada; Countess of Lovelace",10 December 1815,1852-11-27,'
        "https://www.wikidata.org/entity/Q7259 https://d-nb.info/gnd/118640674,Mathematician.",
    ).persons
    assert person.key == "per-lovelace"
    assert person.known
    assert person.names[:2] == (
        PersonName("Lovelace", "Ada"),
        PersonName("Byron", "Augusta Ada", kind="birth"),
    )
    assert person.names[2].plain == "Countess of Lovelace"
    assert person.birth == (("when", "1815-12-10"), ("text", "10 December 1815"))
    assert person.death == (("when", "1852-11-27"), ("text", "1852-11-27"))
    assert person.identifiers == (
        Identifier("https://www.wikidata.org/entity/Q7259", "URI", "wikidata"),
        Identifier("https://d-nb.info/gnd/118640674", "URI", "gnd"),
    )
    assert person.note == "Mathematician."


def test_only_the_name_must_be_there_and_the_id_is_made_from_it(tmp_path):
    persons = register(tmp_path, "Homer", '"Beethoven, Ludwig van"', "Ada Jones", "", head="Name\n").persons
    assert [p.key for p in persons] == ["per-homer", "per-beethoven-ludwig", "per-jones-ada"]
    assert persons[1].name == PersonName("Beethoven", "Ludwig", "van")


def test_columns_of_ones_own_are_passed_over(tmp_path):
    assert (
        register(tmp_path, "Homer,17,to do", head="name,mentions,my remarks\n").persons[0].name.plain
        == "Homer"
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["per-a,,,,,,A note"], "row 2: there is no name"),
        (["per-a"], "row 2: there is no name"),
        (["7up,Homer,,,,,"], "row 2: “7up” cannot be an id"),
        (["per-a,Homer,,,,,", "per-a,Virgil,,,,,"], "row 3: “per-a” stands twice, first in row 2"),
        (["per-a,Homer,,soon,,,"], "row 2: “soon” in the column “birth” is not understood"),
        (["per-a,Homer,,1900,1800,,"], "row 2: the person “per-a” died before being born"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_line(tmp_path, rows, said):
    with pytest.raises(RegisterError, match=said):
        register(tmp_path, *rows)


def test_a_slip_in_the_name_of_a_column_is_told(tmp_path):
    with pytest.raises(RegisterError, match="“brith” is not known"):
        register(tmp_path, "Homer,1900", head="name,brith\n")
    with pytest.raises(RegisterError, match="the column “name” is missing"):
        register(tmp_path, "Homer", head="person\n")


def test_the_table_beside_a_text_is_its_register(tmp_path):
    (tmp_path / "letter.txt").write_text("A note\n\nAda Lovelace wrote.\n", encoding="utf-8")
    known = register(tmp_path, 'per-ada,"Lovelace, Ada",,1815,,,')
    (work,) = find_works([tmp_path])
    assert work.register == tmp_path / "persons.csv"
    tei = encode(decode(work.text.read_bytes(), "letter.txt"), register=known).tei.to_bytes().decode()
    assert '<persName ref="#per-ada"' in tei
    assert '<birth when="1815">1815</birth>' in tei
    (tmp_path / "persons.xml").write_text("<TEI/>", encoding="utf-8")
    with pytest.raises(ReadingError, match="there are two registers of persons in one folder"):
        find_works([tmp_path])


def test_a_year_may_be_in_doubt(tmp_path):
    """As archives write it; the run stopped at it."""
    (person,) = register(tmp_path, 'per-ada,"Lovelace, Ada",,1815?,[1852?],,').persons
    assert person.birth == (("when", "1815"), ("cert", "low"), ("text", "1815?"))
    assert person.death == (("when", "1852"), ("cert", "low"), ("text", "[1852?]"))


def test_a_draft_has_whom_the_texts_name_and_the_register_has_not(tmp_path):
    (tmp_path / "one.txt").write_text(
        "A note\n\nCaptain John Harper met Anna Lee. Harper spoke.\n", encoding="utf-8"
    )
    (tmp_path / "two.txt").write_text("A tale\n\nAda Lovelace wrote to John Harper.\n", encoding="utf-8")
    (tmp_path / "three.txt").write_text("A tale\n\nMr. Lee came, and Mr. Lee went.\n", encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    register(tmp_path, 'per-ada,"Lovelace, Ada",,1815,,,')
    done = invoke("register", tmp_path)
    assert done.exit_code == 2  # one could not be read; it stopped no other
    assert "empty.txt: the file is empty" in done.output
    assert "persons.draft.csv: 3 persons." in done.output
    draft = (tmp_path / "persons.draft.csv").read_text("utf-8-sig").splitlines()
    assert draft == [
        "id,name,also,birth,death,identifiers,note,mentions,texts,called,sure",
        'per-harper,"Harper, John",,,,,,3,one; two,Captain John Harper; Harper; John Harper,high',
        "per-lee,Lee,,,,,,2,three,Mr. Lee,high",
        'per-lee-anna,"Lee, Anna",,,,,,1,one,Anna Lee,high',
    ]


def test_a_draft_goes_into_a_folder_that_is_named(tmp_path):
    """A folder that was there was taken for a draft, and one that was not was no place to write in."""
    (tmp_path / "one.txt").write_text("A note\n\nCaptain John Harper met Anna Lee.\n", encoding="utf-8")
    (tmp_path / "drafts").mkdir()
    assert invoke("register", tmp_path / "one.txt", "-o", tmp_path / "drafts").exit_code == 0
    assert (tmp_path / "drafts" / "persons.draft.csv").is_file()
    assert invoke("register", tmp_path / "one.txt", "-o", tmp_path / "new" / "mine.csv").exit_code == 0
    assert (tmp_path / "new" / "mine.csv").is_file()
    (tmp_path / "file").touch()
    refused = invoke("register", tmp_path / "one.txt", "-o", tmp_path / "file" / "new" / "mine.csv")
    assert f"{tmp_path / 'file'}: a file of this name is in the way" in str(refused.exception)


def test_a_register_that_is_not_there_is_told_once(tmp_path):
    """And not once more, as one that has been taken away meanwhile."""
    (tmp_path / "one.txt").write_text("A note\n\nCaptain John Harper met Anna Lee.\n", encoding="utf-8")
    (tmp_path / "one.toml").write_text('title = "A note"\n', encoding="utf-8")
    done = invoke(
        "build", tmp_path / "one.txt", "-o", tmp_path / "out", "--register", tmp_path / "persons.tsv"
    )
    assert done.exit_code == 2
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert done.output.count("persons.tsv: there is no such file") == 1


def test_of_no_text_there_is_no_draft(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(b"")
    result = invoke("register", tmp_path)
    assert result.exit_code == 2
    assert not (tmp_path / "persons.draft.csv").exists()


def test_a_draft_is_read_only_once_a_person_has_given_it_its_name(tmp_path):
    (tmp_path / "one.txt").write_text("A note\n\nCaptain John Harper met Anna Lee.\n", encoding="utf-8")
    invoke("register", tmp_path)
    assert find_works([tmp_path])[0].register is None
    again = invoke("register", tmp_path)
    assert "there is a draft already, and you may have worked in it" in str(again.exception)
    (tmp_path / "persons.draft.csv").rename(tmp_path / "persons.csv")
    assert [p.key for p in register_of(find_works([tmp_path])[0].register).persons] == [
        "per-harper",
        "per-lee",
    ]


@pytest.mark.parametrize(
    ("column", "meant"),
    [
        ("born", "birth"),
        ("died", "death"),
        ("key", "id"),
        ("geburt", "birth"),
        ("décès", "death"),
        ("Normdaten", "identifiers"),
    ],
)
def test_a_column_by_another_name_is_not_taken_for_one_of_the_editors_own(tmp_path, column, meant):
    """The dates in it would be lost without a word."""
    with pytest.raises(RegisterError, match=f"the column “{column}” is not known. Did you mean “{meant}”?"):
        register(tmp_path, '"Lovelace, Ada",1815', head=f"name,{column}\n")


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("GND 118640674", ["https://d-nb.info/gnd/118640674"]),
        ("GND: 118640674, VIAF=24602065", ["https://d-nb.info/gnd/118640674", "https://viaf.org/viaf/24602065"]),
        ("wikidata:Q7259 https://viaf.org/viaf/24602065", ["https://www.wikidata.org/entity/Q7259", "https://viaf.org/viaf/24602065"]),
        ("C 17", ["C", "17"]),
    ],
)  # fmt: skip
def test_an_authority_file_and_a_number_are_an_address(tmp_path, cell, values):
    (person,) = register(tmp_path, f'Homer,"{cell}"', head="name,identifiers\n").persons
    assert [i.value for i in person.identifiers] == values


@pytest.mark.parametrize("cell", ["GND", "GND unknown", "isni 0000 0001"])
def test_an_authority_file_without_its_number_is_told(tmp_path, cell):
    """It was taken for an identifier of the editors' own: local GND, local 118640674."""
    with pytest.raises(RegisterError, match=r"row 2: .* in the column “identifiers” is not understood"):
        register(tmp_path, f"Homer,{cell}", head="name,identifiers\n")


def test_a_full_name_has_one_row_whatever_the_texts_call_the_entry(tmp_path):
    """Where a text has his wife too, the entry of the same man is called otherwise there."""
    (tmp_path / "one.txt").write_text("A note\n\nMr. John Harper came.\n", encoding="utf-8")
    (tmp_path / "two.txt").write_text(
        "A tale\n\nJohn Harper came with Mrs. Harper. Mrs. Harper laughed.\n", encoding="utf-8"
    )
    invoke("register", tmp_path)
    draft = (tmp_path / "persons.draft.csv").read_text("utf-8-sig").splitlines()
    assert [row.split(",,")[0] for row in draft[1:]] == [
        'per-harper,"Harper, John"',
        "per-harper-mrs,Harper",
    ]


@pytest.mark.parametrize(
    ("head", "row", "said"),
    [
        (
            HEAD,
            "per-a,Lovelace, Ada,,1815-12-10,1852-11-27,,",
            "row 2: the row has 8 cells, the first line names 7",
        ),
        (HEAD, "per-a,Homer,,,,,,", "if all stand in their own columns, delete the empty cells at its end"),
        ("name,note,name\n", "Homer,,Virgil", "line 1: two columns are called “name”"),
        (HEAD, "per-a,#NAME?,,,,,", r"row 2, column “name”: “#NAME\?” is what a spreadsheet program shows"),
        (HEAD, "per-a,Homer,,,,1.18641E+08,", "row 2, column “identifiers”: .* figures are lost"),
        (
            HEAD,
            'per-a,"?i?ka, Jan",,,,,',
            "row 2, column “name”: in “.*” a question mark stands in place of a letter",
        ),
        (HEAD, "per-a,Homer,,04/06/1921,,,", "when=1815-12-10 stays as it is"),
        (HEAD, "per-a,Homer,,10. Dez 15,,,", "“10. Dez 15” in the column “birth” is not understood"),
        (HEAD, 'per-a,"Homer,,,,,', "row 2: the table cannot be read from here on"),
    ],
)
def test_what_a_spreadsheet_or_a_plain_editor_has_spoilt_is_told(tmp_path, head, row, said):
    with pytest.raises(RegisterError, match=said):
        register(tmp_path, row, head=head)


def test_dates_and_remarks_are_read_as_a_spreadsheet_saves_them(tmp_path):
    (person,) = register(
        tmp_path, "per-a,Homer,,10.12.1915,when=1921-06-04,,who?,,", head=f"sep=,\n{HEAD.strip()},,\n"
    ).persons
    assert person.birth == (("when", "1915-12-10"), ("text", "10.12.1915"))
    assert person.death == (("when", "1921-06-04"), ("text", "1921-06-04"))
    assert person.note == "who?"


def test_all_columns_by_another_name_are_told_at_once_as_they_were_typed(tmp_path):
    with pytest.raises(RegisterError) as told:
        register(tmp_path, "Homer,,,", head="name,Geburt,died,my remarks\n")
    assert str(told.value).endswith(
        "line 1: the column “Geburt” is not known. Did you mean “birth”? And the column “died” is not known. Did you mean “death”? "
        "If one is your own, give it another name."
    )


def test_beside_a_register_the_draft_is_not_to_be_saved_in_its_place(tmp_path):
    text = tmp_path / "walk.txt"
    text.write_text("A Walk\n\nJohn Harper said that Ada Jones was ill.\n", encoding="utf-8")
    (tmp_path / "persons.csv").write_text('name\n"Jones, Ada"\n', encoding="utf-8")
    done = invoke("register", text)
    assert done.output.strip().endswith(
        f"1 person. Go through them, and put their rows below those of {tmp_path / 'persons.csv'}; who is there already is not in the draft."
    )


@pytest.mark.parametrize(
    ("column", "cell", "values"),
    [
        ("GND", "118640674", ["https://d-nb.info/gnd/118640674"]),
        ("gnd", "GND 118640674; https://d-nb.info/gnd/4067417-5", ["https://d-nb.info/gnd/118640674", "https://d-nb.info/gnd/4067417-5"]),
        ("ISNI", "0000 0001 2144 1970", ["https://isni.org/isni/0000000121441970"]),
        ("Wikidata", "Q7259", ["https://www.wikidata.org/entity/Q7259"]),
        ("viaf", "", []),
    ],
)  # fmt: skip
def test_a_column_called_after_an_authority_file_has_its_numbers(tmp_path, column, cell, values):
    """So most lists that exist already have them; under “identifiers” the number alone would be local."""
    (person,) = register(tmp_path, f'Homer,"{cell}"', head=f"name,{column}\n").persons
    assert [i.value for i in person.identifiers] == values


@pytest.mark.parametrize("cell", ["unknown", "1.18641E+08", "17"])
def test_what_is_no_number_of_the_authority_file_is_told(tmp_path, cell):
    with pytest.raises(RegisterError, match=r"row 2.* column “GND”"):
        register(tmp_path, f"Homer,{cell}", head="name,GND\n")


def test_years_of_a_life_behind_a_name_are_those_of_birth_and_death(tmp_path):
    one, two = register(tmp_path, '"Reed, Ann, 1850-1910"', "Agent 007", head="name\n").persons
    assert one.name == PersonName("Reed", "Ann")
    assert (one.birth, one.death) == (
        (("when", "1850"), ("text", "1850")),
        (("when", "1910"), ("text", "1910")),
    )
    assert two.name.plain == "Agent 007"
    for row in ('"Reed, Ann, b. 1850",', '"Reed, Ann, 1850-1910",1851'):
        with pytest.raises(RegisterError, match="Write the years into the columns birth and death"):
            register(tmp_path, row, head="name,birth\n")


def test_whom_titles_tell_apart_has_a_row_each_and_is_found_by_the_title(tmp_path):
    for name, words in (
        ("one", "A note\n\nMr. Harper spoke. Then Mr. Harper sat down.\n"),
        ("two", "A tale\n\nMiss Harper sang. Then Miss Harper left.\n"),
    ):
        (tmp_path / f"{name}.txt").write_text(words, encoding="utf-8")
    assert invoke("register", tmp_path).exit_code == 0
    draft = (tmp_path / "persons.draft.csv").read_text("utf-8-sig").splitlines()
    assert draft[1:] == [
        'per-harper,"Harper, Mr.",,,,,,2,one,Mr. Harper,high',
        'per-harper-2,"Harper, Miss",,,,,,2,two,Miss Harper,high',
    ]
    (tmp_path / "persons.draft.csv").rename(tmp_path / "persons.csv")
    for name, key in (("one", "per-harper"), ("two", "per-harper-2")):
        source = decode((tmp_path / f"{name}.txt").read_bytes(), f"{name}.txt")
        tei = encode(source, register=register_of(tmp_path / "persons.csv")).tei
        assert {n.get("ref") for n in tei.root.iterfind(".//{*}body//{*}persName")} == {f"#{key}"}
