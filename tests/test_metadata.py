"""What the editors say (edition.toml, metadata.csv), what the text says, and the conflict between them."""

import re
import tomllib

import pytest
from click.testing import CliRunner

from teiwright.conventions import read
from teiwright.conventions.facts import name_of
from teiwright.conventions.provenance import people
from teiwright.conventions.references import reference
from teiwright.edition import read_edition
from teiwright.edition.shelf import read_shelf, rows_without_text
from teiwright.errors import MetadataError
from teiwright.language import detect
from teiwright.reading import decode

TEXT = """Ada Jones 1921

On Bread

Source: Collected Essays. Mill Press, London, 1960;
Translated: by John Doe.

Bread is the oldest of our inventions, and the price of it is the oldest of our quarrels.
"""


def edition(tmp_path, text):
    path = tmp_path / "edition.toml"
    path.write_text(text, encoding="utf-8")
    return read_edition(path)


def test_every_kind_of_key_is_read(tmp_path):
    facts, findings = edition(
        tmp_path,
        """
identifier = "bread"
title = "Of Bread"
authors = ["Jones, Ada", { surname = "Roe", forename = "Peter", key = "per-roe" }]
translators = "John Doe"
published = 2026-01-31
written = "spring 1921"
keywords = ["bread", "prices"]
[printed]
title = "Essays"
date = 1960
isbn = "978-0-00-000000-2"
editors = ["Mary Major"]
[languages]
fr = "one phrase"
[reading]
language = "en"
keep_lines = true
[print]
page = "A5"
note_numbers = "chapter"
half_title = false
indexes = ["persons", "places"]
""",
    )
    assert not findings
    assert facts.identifier.value == "bread"
    assert facts.title.origin == "edition.toml: title"
    assert [a.name.sorted for a in facts.authors] == ["Jones, Ada", "Roe, Peter"]
    assert facts.authors[1].key == "per-roe"
    assert facts.contributors[0].role == "trl"
    assert facts.published.attributes == (("when", "2026-01-31"),)
    assert dict(facts.written.attributes) == {"notBefore": "1921-03-01", "notAfter": "1921-05-31"}
    assert facts.printed.date.attributes == (("when", "1960"),)
    assert facts.printed.identifiers[0].kind == "ISBN"
    assert facts.languages == (("fr", "one phrase"),)
    assert facts.reading == (("language", "en"), ("keep_lines", "true"))
    assert facts.printing == (
        ("page", "a5"),
        ("note-numbers", "chapter"),
        ("half-title", "no"),
        ("indexes", "persons places"),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[print]\npage = "a7"', r"edition\.toml, line 2: “page” is “a7”; it can be half-letter, a5, 6x9"),
        (
            '[print]\npages = "a5"',
            r"edition\.toml, line 2: “pages” is not known in \[print\]\. Did you mean “page”\?",
        ),
        ('titel = "x"', r"edition\.toml, line 1: “titel” is not known\. Did you mean “title”\?"),
        (
            'title = "x"\n[printed]\npubisher = "y"',
            r"line 3: “pubisher” is not known in \[printed\]\. Did you mean “publisher”",
        ),
        ("title = x", "no valid TOML"),
        ("title = 3\nkeywords = 4", "line 2: “keywords” must be a list"),
        ('printed = "x"', "must be a table"),
        ('[printed]\nlevel = "q"', "level"),
        ('authors = [{ surname = "" }]', "has no name"),
    ],
)
def test_what_cannot_be_used_is_said_with_its_line(tmp_path, text, words):
    with pytest.raises(MetadataError, match=words):
        edition(tmp_path, text)


def test_a_date_that_is_not_understood_is_kept_and_reported(tmp_path):
    facts, findings = edition(tmp_path, 'written = "the year of the great flood"')
    assert facts.written.words == "the year of the great flood"
    assert [f.code for f in findings] == ["date-not-understood"]


def test_the_editors_prevail_and_the_conflict_is_reported(tmp_path):
    facts, _ = edition(
        tmp_path, 'title = "Of Bread"\ntranslators = ["Mary Major"]\n[printed]\nplace = "Leeds"'
    )
    document = read(decode(TEXT.encode(), "bread.txt"), overrides=facts)
    assert document.metadata.title.value == "Of Bread"
    assert [a.name.surname for a in document.metadata.contributors] == ["Major"]
    assert document.metadata.printed.place == "Leeds"
    assert document.metadata.printed.publisher == "Mill Press"
    conflicts = [f.message for f in document.findings if f.code == "metadata-conflict"]
    assert any("the title is “On Bread” (line 3 of bread.txt)" in message for message in conflicts)
    assert any("the translator is" in message and "Mary Major" in message for message in conflicts)
    assert any("the place of the printed source is “London”" in message for message in conflicts)


def test_wishes_about_reading_are_followed(tmp_path):
    facts, _ = edition(tmp_path, '[reading]\nlanguage = "de"\nconvention = "verse"')
    document = read(decode(b"One line here\nAnd one line there\n", "a.txt"), overrides=facts)
    assert document.language == "de"
    assert document.readings[-1].convention == "verse"


def test_a_row_whose_text_is_not_there_is_named(tmp_path):
    table = tmp_path / "metadata.csv"
    table.write_text("file,title\nbread.txt,Bread\nmilk,Milk\nbred.txt,Bread\n", encoding="utf-8")
    assert rows_without_text(table, {"bread.txt", "milk.txt", "metadata.csv"}) == ((4, "bred.txt"),)


def test_a_table_for_a_folder(tmp_path):
    path = tmp_path / "metadata.csv"
    path.write_text(
        "file;author;date;printed.title;keywords\nbread.txt;Jones, Ada;1921;Essays;bread; prices\n",
        encoding="utf-8",
    )
    facts, _ = read_shelf(path, "bread.txt")
    assert facts.authors[0].name.sorted == "Jones, Ada"
    assert facts.written.attributes == (("when", "1921"),)
    assert facts.printed.title == "Essays"
    assert read_shelf(path, "other.txt") == (None, ())


def test_a_second_row_for_a_text_is_reported_and_not_used(tmp_path):
    path = tmp_path / "metadata.csv"
    path.write_text("file,title\nbread,On Bread\nmilk,On Milk\nbread.txt,On Rye\n", encoding="utf-8")
    facts, found = read_shelf(path, "bread.txt")
    assert facts.title.value == "On Bread"
    assert [(f.code, f.place.line) for f in found] == [("row-doubled", 2)]
    assert "line 4" in found[0].hint


def test_a_table_that_is_not_utf_8_is_refused_in_plain_words(tmp_path):
    path = tmp_path / "metadata.csv"
    path.write_bytes("file;title\nbread.txt;Über Brot\n".encode("cp1252"))
    with pytest.raises(
        MetadataError, match=r"metadata\.csv: the table is not UTF-8\. Save it again.*“CSV UTF-8”"
    ):
        read_shelf(path, "bread.txt")


def test_an_unknown_column_is_named(tmp_path):
    path = tmp_path / "metadata.csv"
    path.write_text("id,titel\nbread,On Bread\n", encoding="utf-8")
    with pytest.raises(MetadataError, match=r"metadata\.csv, row 2: “titel” is not known"):
        read_shelf(path, "bread.txt")


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Ada Jones", ("Jones", "Ada", "")),
        ("EDNA LYALL", ("Lyall", "Edna", "")),
        ("Joachim von Berg", ("Berg", "Joachim", "von")),
        ("Jones, Ada", ("Jones", "Ada", "")),
        ("J. R. Roe, Jr.", ("Roe", "J. R.", "")),
    ],
)
def test_names_in_parts(words, parts):
    name = name_of(words)
    assert (name.surname, name.forename, name.name_link) == parts


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Essays. Mill Press, London, 1960", ("Essays", "London", "Mill Press", "1960")),
        ("Essays, Mill Press, Moscow 1960", ("Essays", "Moscow", "Mill Press", "1960")),
        ("Essays, Paris: Mill Press, 1960", ("Essays", "Paris", "Mill Press", "1960")),
        ("a leaflet of 1912", ("", "", "", "")),
        ("Die Waage, Heft 12, Dezember 1921, S. 4–6", ("Die Waage", "", "", "Dezember 1921")),
    ],
)
def test_references_are_taken_apart_only_where_their_parts_are_known(words, parts):
    book = reference(words, "line 1", "en")
    assert (book.title, book.place, book.publisher, book.date.words if book.date else "") == parts
    assert book.words == words


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "The mill stood by the river until the great flood, and nobody has built it up again since then. "
            * 4,
            "en",
        ),
        (
            "Le moulin était au bord de la rivière, et personne ne l’a rebâti depuis la grande crue de cette année. "
            * 4,
            "fr",
        ),
        (
            "Die Mühle stand am Fluss, bis das große Wasser kam, und niemand hat sie seither wieder aufgebaut. "
            * 4,
            "de",
        ),
        (
            "El molino estaba junto al río hasta la gran crecida, y nadie lo ha vuelto a levantar desde entonces. "
            * 4,
            "es",
        ),
        (
            "Il mulino era sulla riva del fiume fino alla grande piena, e nessuno lo ha più ricostruito da allora. "
            * 4,
            "it",
        ),
        (
            "Мельница стояла у реки, и никто не помнил, кто её построил и сколько лет назад это было. " * 4,
            "ru",
        ),
        ("A few words.", "und"),
        ("12 34 56", "und"),
    ],
)
def test_the_language_is_known_from_some_hundred_letters_on(text, code):
    assert detect(text).code == code


def test_new_writes_what_was_found_and_asks_nothing(tmp_path):
    from teiwright.cli.new import command

    text = tmp_path / "bread.txt"
    text.write_text(TEXT, encoding="utf-8")
    folder = tmp_path / "tei" / "bread"
    result = CliRunner().invoke(command, [str(folder), str(text)])
    assert result.exit_code == 0, result.output
    assert (folder / "source.txt").read_bytes() == text.read_bytes()
    content = (folder / "edition.toml").read_text(encoding="utf-8")
    assert 'title = "On Bread"    # found in line 3 of bread.txt' in content
    assert "licence" in result.output
    read_edition(folder / "edition.toml")
    filled = "\n".join(re.sub(r"^# (?=\w+ = |\[)", "", line) for line in content.split("\n"))
    tomllib.loads(filled)
    again = CliRunner().invoke(command, [str(folder), str(text)])
    assert again.exit_code != 0


@pytest.mark.parametrize(
    ("value", "forename", "link", "surname"),
    [
        ("J. H. Bell", "J. H.", "", "Bell"),
        ("by Chas. H. Bell. Leeds, 1920", "Chas. H.", "", "Bell"),
        ("from the Russian by Max Hill", "Max", "", "Hill"),
        ("aus dem Französischen von Karl Hügel", "Karl", "", "Hügel"),
        ("Gustav von Hügel", "Gustav", "von", "Hügel"),
        ("par Jean de la Colline (1990)", "Jean", "de la", "Colline"),
    ],
)
def test_a_translator_is_named_whole(value, forename, link, surname):
    (agent,) = people(value, "line 4 of text.txt", "trl", "")
    assert (agent.name.forename, agent.name.name_link, agent.name.surname) == (forename, link, surname)
