"""What the editors say (edition.toml, metadata.csv), what the text says, and the conflict between them."""

import datetime as dt
import re
import time
import tomllib

import pytest

from conftest import invoke
from teiwright.catalogue import without_life
from teiwright.conventions import read
from teiwright.conventions.facts import name_of
from teiwright.conventions.provenance import people
from teiwright.conventions.references import reference
from teiwright.edition import read_edition
from teiwright.edition.shelf import read_shelf, rows_without_text
from teiwright.edition.values import Told, date_at
from teiwright.encode import Options
from teiwright.errors import MetadataError
from teiwright.language import detect
from teiwright.reading import decode
from teiwright.works.finding import find_works
from teiwright.works.reading import encode_work

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
        (
            "title = x",
            r"line 1: “title = x” cannot be read\. A text stands in quotation marks: title = \"…\"",
        ),
        ("title = 3\nkeywords = 4", "line 2: “keywords” must be a list"),
        ("title = “On Bread”", r"line 1: .*the straight ones of a typewriter: title ="),
        ('title = "On Bread', r"line 1: .*ends in the line in which it begins"),
        ('doi = ""\ndoi = ""', r"line 2: .*There is a line “doi =” further up already"),
        ("[printed]\n[digital]\n[printed]\n", r"line 3: .*There is a line “\[printed\]” further up"),
        ('title = "x"\n\nOn Bread\n', r"line 3: “On Bread” cannot be read\. A line says one thing"),
        ('title = "They said "yes" to it"', r"line 1: .* Within a text no straight quotation mark stands"),
        ('title = "x",', r"line 1: .* Nothing stands behind the closing quotation mark"),
        ('authors = ["Reed, Tom"', r"line 1: .* A list ends with a bracket: authors"),
        ('authors = ["Reed, Tom" "Kamp, Elise"]', r"line 1: .* Between the texts of a list stand commas"),
        ('authors = ["Reed, Tom"\n"Kamp, Elise"]', r"line 2: .* Between the texts of a list stand commas"),
        ("published = 2026-13-01", r"line 1: .*A day of the calendar is written published = 2026-01-31"),
        ("published = 31.1.2026", r"line 1: .*A day of the calendar is written published = 2026-01-31"),
        ("title = 1848 and after", r"line 1: .*stands in quotation marks: title ="),
        ('title = "x" y', r"line 1: .*with its text in quotation marks: title = \"…\"\.$"),
        ('project = "C:\\Users"', r"a backslash is written twice"),
        (
            'place = "Leeds"',
            r"line 1: “place” is not known\. It belongs below a line \[printed\] or \[manuscript\]; if",
        ),
        ('[print]\nlicence = "CC0"', r"line 2: “licence” is not known in \[print\]\. It belongs further up"),
        (
            '[reading]\nlayout = "stanza"',
            r"line 2: “layout” is “stanza”; it can be blank, line, indent, short",
        ),
        ('[reading]\nhyphens = "drop"', r"line 2: “hyphens” is “drop”; it can be join, keep"),
        ('[reading]\nkeep_lines = "some"', r"line 2: “keep_lines” is “some”; it can be true, false"),
        ('[reading]\nconvention = "novel"', r"edition\.toml, line 2: There is no convention “novel”"),
        ('[reading]\nlanguage = "English"', r"line 2: “English” is not the code of a language"),
        ('authors = [{ surname = "Roe", forname = "A" }]', r"line 1: “forname” is not known in \[authors\]"),
        ('printed = "x"', "must be a table"),
        ('[printed]\nlevel = "q"', "level"),
        ('authors = [{ surname = "" }]', "has no name"),
        ('licence_address = "see the colophon"', "line 1: “see the colophon” is no licence_address"),
        ('[digital]\naddress = "a library"', "line 2: “a library” is no address"),
        ('[languages]\nfr = "half"\nfrench = "half"', "line 3: “french” is not the code of a language"),
        ('original_language = "French"', "line 1: “French” is not the code of a language"),
    ],
)
def test_what_cannot_be_used_is_said_with_its_line(tmp_path, text, words):
    with pytest.raises(MetadataError, match=words):
        edition(tmp_path, text)


@pytest.mark.parametrize(
    "words",
    ["the year of the great flood", "1888-02-30", "1888-13", "0000", "1890/1880", "1888-13-40 – 1889"],
)
def test_a_date_that_is_not_understood_is_kept_and_reported(tmp_path, words):
    facts, findings = edition(tmp_path, f'written = "{words}"')
    assert facts.written.words == words
    assert facts.written.attributes == ()
    assert [f.code for f in findings] == ["date-not-understood"]


JOURNAL = """On Bread

Source: The Mill Review, vol. 3, no. 4 (April 1921), pp. 7-9

Bread is the oldest of our inventions, and the price of it is the oldest of our quarrels.
"""


def test_one_part_of_the_source_is_corrected_and_the_others_stay(tmp_path):
    told, _ = edition(tmp_path, '[printed]\nvolume = "5"\ndate = "1922"\n')
    document = read(decode(JOURNAL.encode(), "bread.txt"), overrides=told)
    assert document.metadata.printed.scope == (("volume", "5"), ("issue", "4"), ("page", "7-9"))
    conflicts = [f.message for f in document.findings if f.code == "metadata-conflict"]
    assert any("the volume of the printed source is “3”" in message for message in conflicts)
    assert any("the date of the printed source is “April 1921”" in message for message in conflicts)
    assert len(conflicts) == 2


def test_a_convention_the_edition_asks_for_is_not_said_to_stand_on_the_command_line(tmp_path):
    told, _ = edition(tmp_path, '[reading]\nconvention = "bare"\n')
    document = read(decode(TEXT.encode(), "bread.txt"), overrides=told)
    assert document.readings[-1].evidence[0] == "the edition asks for it (reading.convention: bare)"


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
        MetadataError,
        match=r"metadata\.csv, line 2: the table is not UTF-8 \(“Ü” in Windows-1252, it seems\)\. Save it again.*“CSV UTF-8”",
    ):
        read_shelf(path, "bread.txt")


def test_an_unknown_column_is_named(tmp_path):
    path = tmp_path / "metadata.csv"
    path.write_text("id,titel\nbread,On Bread\n", encoding="utf-8")
    with pytest.raises(
        MetadataError, match=r"metadata\.csv, line 1: “titel” is not known\. Did you mean “title”"
    ):
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
        ("Mr. Gray", ("Mr.", "", "", "Gray")),
        ("MRS. GRAY", ("Mrs.", "", "", "Gray")),
        ("the Rev. Gray", ("Rev.", "", "", "Gray")),
        ("Madame de Vaux", ("Madame", "", "de", "Vaux")),
        ("Herrn Huber", ("Herr", "", "", "Huber")),
        ("Sra. Orduña", ("Sra.", "", "", "Orduña")),
        # A husband's forename may stand behind “Mrs.”, and an initial before a surname.
        ("Mrs. Henry Gray", ("", "Mrs. Henry", "", "Gray")),
        ("M. Gray", ("", "M.", "", "Gray")),
    ],
)
def test_a_title_before_a_surname_alone_is_no_forename(words, parts):
    name = name_of(words)
    assert (name.role_name, name.forename, name.name_link, name.surname) == parts


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
        (
            "Montag, 3. Juni. Regen. Gelesen bis Mitternacht.\n\nDienstag, 4. Juni. Sitzung des Rates. Mittwoch. Nichts. An Anton geschrieben.",
            "de",
        ),
        ("A few words.", "und"),
        ("12 34 56", "und"),
    ],
)
def test_the_language_is_known_from_some_hundred_letters_on(text, code):
    assert detect(text).code == code


def test_new_begins_an_edition_of_each_of_several_texts(tmp_path):

    texts = [tmp_path / name for name in ("bread.txt", "on salt.txt")]
    for text in texts:
        text.write_text(TEXT, encoding="utf-8")
    result = invoke("new", tmp_path / "tei", *texts)
    assert result.exit_code == 0, result.output
    made = sorted(path.relative_to(tmp_path / "tei").as_posix() for path in (tmp_path / "tei").rglob("*.*"))
    assert made == [
        "bread/edition.toml", "bread/source.txt", "on-salt/edition.toml", "on-salt/source.txt",
    ]  # fmt: skip


def test_of_several_texts_one_that_is_bad_or_has_its_folder_stops_no_other(tmp_path):
    """An empty file left half of the folders made, and a second run was refused because of these."""
    texts = [tmp_path / name for name in ("bread.txt", "empty.txt", "on salt.txt")]
    for text in texts:
        text.write_text("" if text.stem == "empty" else TEXT, encoding="utf-8")
    assert invoke("new", tmp_path / "tei" / "bread", texts[0]).exit_code == 0
    kept = tmp_path / "tei" / "bread" / "edition.toml"
    kept.write_text("# mine", encoding="utf-8")
    result = invoke("new", tmp_path / "tei", *texts)
    assert result.exit_code == 2
    said = " ".join(result.output.split())
    assert "this folder is there already. Nothing was changed in it." in said
    assert "the file is empty" in said
    assert kept.read_text("utf-8") == "# mine"
    assert sorted(path.name for path in (tmp_path / "tei").iterdir()) == ["bread", "on-salt"]


def test_new_writes_what_was_found_and_asks_nothing(tmp_path):

    text = tmp_path / "bread.txt"
    text.write_text(TEXT, encoding="utf-8")
    folder = tmp_path / "tei" / "bread"
    result = invoke("new", folder, text)
    assert result.exit_code == 0, result.output
    assert (folder / "source.txt").read_bytes() == text.read_bytes()
    content = (folder / "edition.toml").read_text(encoding="utf-8")
    assert 'title = "On Bread"    # found in line 3 of bread.txt' in content
    assert "licence" in result.output
    read_edition(folder / "edition.toml")
    filled = "\n".join(re.sub(r"^# (?=\w+ = |\[)", "", line) for line in content.split("\n"))
    tomllib.loads(filled)
    again = invoke("new", folder, text)
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


def test_a_table_without_anything_in_it_states_nothing(tmp_path):
    facts, findings = edition(
        tmp_path, '[printed]\n# title = "Bread"\n[digital]\naddress = ""\n[reading]\n[print]\n'
    )
    assert (facts.printed, facts.digital, facts.reading, facts.printing) == (None, None, (), ())
    assert not findings


def test_a_key_of_the_form_belongs_to_the_table_above_it(tmp_path):
    """Whoever takes the # from a line has not to think of the line in brackets above it."""
    from teiwright.edition.new import write_edition

    form = write_edition(None, "bread")
    facts, _ = edition(
        tmp_path, form.replace('# place = ""', 'place = "Leeds"').replace('# title = ""', 'title = "Loaves"')
    )
    assert (facts.title.value, facts.printed.place) == ("Loaves", "Leeds")


def test_the_form_names_the_convention_of_the_text_not_its_pages():
    from teiwright.edition.new import write_edition
    from teiwright.encode import Options, read
    from teiwright.reading import decode

    lines = "The carts went slowly over the hill, and nobody looked\nback at the town that lay behind them in the rain.\n\n"
    pages = "".join(f"{lines}{lines}{number}\n\f" for number in range(11, 17))
    document = read(decode(pages.encode(), "salt.txt"), Options())
    assert [r.convention for r in document.readings] == ["bare", "pages"]
    assert '# convention = "bare"' in write_edition(document, "salt")


def test_a_row_with_more_cells_than_columns_is_reported(tmp_path):
    table = tmp_path / "metadata.csv"
    table.write_text(
        "file,title,genre\nbread.txt,Of Bread, and Salt,essay\nsalt.txt,Salt,,,\n", encoding="utf-8"
    )
    facts, findings = read_shelf(table, "bread.txt")
    assert facts.title.value == "Of Bread"
    assert [(f.code, f.place.line) for f in findings] == [("row-too-long", 2)]
    assert read_shelf(table, "salt.txt")[1] == ()


@pytest.mark.parametrize(
    ("header", "words"),
    [
        (
            "file,printed.yaer",
            r"line 1: “printed\.yaer” is not known\. Known are: printed\.title, .*printed\.date",
        ),
        ("file,printed.titel", r"Did you mean “printed\.title”\?$"),
        (
            "file;Titel;Verlag;Stufe;Langue",
            r"“Titel” is not known\. Did you mean “title”\? “Verlag” is not known either\. Did you mean “publisher”\? “Langue” is not known either\. Did you mean “language”\? “Stufe” is not known either\. Known are: identifier,",
        ),
        ("file,place", r"line 1: “place” is not known\. Did you mean “written_place”\?$"),
        (
            "From;Stufe;To;file",
            r"“From” is not known\. Did you mean “authors”\? “To” is not known either\. Did you mean “recipients”\? “Stufe” is not known either\. Known",
        ),
        ("file;orcid", r"“orcid” is not known\. It stands behind the name: “Berg, Anna, ORCID"),
        ("file;Signatur", r"“Signatur” is not known\. Did you mean “manuscript\.shelfmark”\?$"),
        ("file;Stufe", r"Known are: .*\. Take a column about anything else out\.$"),
        (
            "Signatur;Datum",
            r"no column is called “file”\. Call that so in which the names of the text files stand",
        ),
        ("file,book.title", r"line 1: “book\.title” is not known"),
        ("file,printed", r"line 1: “printed” is not known"),
    ],
)
def test_a_column_that_is_not_known_is_refused_though_it_is_empty(tmp_path, header, words):
    table = tmp_path / "metadata.csv"
    table.write_text(f"{header}\nbread.txt,\n", encoding="utf-8")
    with pytest.raises(MetadataError, match=words):
        read_shelf(table, "bread.txt")


def test_what_is_told_of_a_cell_has_the_line_of_its_row(tmp_path):
    table = tmp_path / "metadata.csv"
    table.write_text("file,written\nmilk.txt,1900\nbread.txt,long ago\n", encoding="utf-8")
    (finding,) = read_shelf(table, "bread.txt")[1]
    assert (finding.code, finding.place.line) == ("date-not-understood", 3)


def test_the_command_line_offers_what_edition_toml_may_wish():
    from teiwright.cli.encode import command
    from teiwright.conventions.options import CHOICES

    offered = {p.name: tuple(p.type.choices) for p in command.params if hasattr(p.type, "choices")}
    assert {name: offered[name] for name in CHOICES} == dict(CHOICES)


def test_what_is_stated_of_a_source_without_a_title_is_in_the_header(tmp_path):
    from teiwright.encode import encode
    from teiwright.validation import Valid, check

    facts, _ = edition(
        tmp_path,
        """
[printed]
authors = ["Jones, Ada"]
words = "A manuscript in Leeds"
place = "Leeds"
date = "1921"
pages = "7–9"
isbn = "978-0-306-40615-7"
note = "Box 3"
[digital]
publisher = "Mill Archive"
date = "2001"
""",
    )
    tei = encode(decode(b"The wheel turned.\n", "bread.txt"), overrides=facts).tei.to_bytes()
    for part in (
        "<bibl>A manuscript in Leeds, <author>Ada Jones</author>",
        '<date when="1921">1921</date>, <biblScope unit="page">7–9</biblScope>, <idno type="ISBN">978-0-306-40615-7</idno>, <note>Box 3</note></bibl>',
        '<publisher>Mill Archive</publisher>, <date when="2001">2001</date>, Plain-text file',
    ):
        assert part in tei.decode()
    assert "pubPlace" not in tei.decode()
    assert isinstance(check(tei, "bread.xml"), Valid)


def test_an_edition_that_is_not_utf8_is_told_with_the_line(tmp_path):
    path = tmp_path / "edition.toml"
    path.write_bytes('title = "A note"\npublisher = "Müller"\n'.encode("cp1252"))
    with pytest.raises(
        MetadataError, match=r"line 2: the file is not UTF-8 \(“ü” in Windows-1252, it seems\)"
    ):
        read_edition(path)


@pytest.mark.parametrize(
    ("header", "cell", "words"),
    [
        ("authors", "#NAME?", r"line 2, column “authors”: “#NAME\?” is what a spreadsheet program shows"),
        ("title", "#######", r"column “title”: “#######” is what a spreadsheet program shows"),
        ("printed.isbn", "9,78316E+12", r"column “printed\.isbn”: .* figures are lost"),
        ("title,title", "On Bread,Of Bread", r"line 1: two columns are called “title”"),
        ("author,authors", "Jones,Harper", r"line 1: two columns are called “authors”"),
    ],
)
def test_what_a_spreadsheet_has_spoilt_is_told_with_line_and_column(tmp_path, header, cell, words):
    table = tmp_path / "metadata.csv"
    cells = cell if "," in header else f'"{cell}"'
    table.write_text(f"file,{header}\nbread.txt,{cells}\n", encoding="utf-8")
    with pytest.raises(MetadataError, match=words):
        read_shelf(table, "bread.txt")


@pytest.mark.parametrize("cell", ["TRUE", "WAHR", "true", "VRAI"])
def test_yes_and_no_are_understood_as_a_spreadsheet_writes_them(tmp_path, cell):
    table = tmp_path / "metadata.csv"
    table.write_text(f"file,keep_lines\nbread.txt,{cell}\n", encoding="utf-8")
    assert read_shelf(table, "bread.txt")[0].reading == (("keep_lines", "true"),)


@pytest.mark.parametrize(
    ("header", "cell", "code"),
    [
        ("printed.pages", "8. Mai", "pages-day"),
        ("printed.pages", "8-May", "pages-day"),
        ("printed.pages", "05/08/2026", "pages-day"),
        ("authors", "?i?ka, Jan", "letters-lost"),
        ("title", "B?cher", "letters-lost"),
        ("authors", "?vonn, Jan", "letters-lost"),
    ],
)
def test_what_a_spreadsheet_has_most_likely_changed_is_asked_about(tmp_path, header, cell, code):
    table = tmp_path / "metadata.csv"
    table.write_text(f'file,{header}\nbread.txt,"{cell}"\n', encoding="utf-8")
    assert [(f.code, f.place.line) for f in read_shelf(table, "bread.txt")[1]] == [(code, 2)]


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("printed.pages", "5-8"),
        ("printed.pages", "5–8"),
        ("printed.pages", "112"),
        ("printed.pages", "12 Blatt"),
        ("printed.issue", "8 May"),
        ("title", "Why? Because"),
        ("title", "Who is he?"),
        ("authors", "Jones, Ada (?)"),
        ("authors", "Jones, ?Ada"),
        ("authors", "Harms, ?von"),
        ("authors", "?von Harms, Luise ?geb. Ohlsen"),
        ("authors", "Jones, Ada (?born Lee)"),
        ("title", "A letter of 18?8"),
    ],
)
def test_what_may_well_stand_so_is_not_asked_about(tmp_path, header, cell):
    table = tmp_path / "metadata.csv"
    table.write_text(f'file,{header}\nbread.txt,"{cell}"\n', encoding="utf-8")
    assert read_shelf(table, "bread.txt")[1] == ()


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("when=1921-06-04", "1921-06-04"),
        ("04.06.1921", "1921-06-04"),
        ("4. 6. 1921", "1921-06-04"),
        ("4 June", "--06-04"),
        ("10. Dez 15", ""),
        ("04/06/1921", ""),
        ("30.2.1921", ""),
    ],
)
def test_a_date_that_a_spreadsheet_has_written_its_own_way_is_read_only_where_it_is_sure(
    tmp_path, cell, value
):
    table = tmp_path / "metadata.csv"
    table.write_text(f"file,written\nbread.txt,{cell}\n", encoding="utf-8")
    facts, findings = read_shelf(table, "bread.txt")
    assert facts.written.attributes == ((("when", value),) if value else ())
    assert facts.written.words == cell.removeprefix("when=")
    assert [f.code for f in findings] == ([] if value else ["date-not-understood"])


def test_a_name_with_marks_is_found_however_the_system_writes_them(tmp_path):
    table = tmp_path / "metadata.csv"
    table.write_text("file,title\nMüller.txt,A letter\n", encoding="utf-8")
    taken_apart = "Mu\u0308ller.txt"
    assert read_shelf(table, taken_apart)[0].title.value == "A letter"
    assert rows_without_text(table, {taken_apart}) == ()


@pytest.mark.parametrize("text", [f"version = {'9' * 5000}", f"authors = {'[' * 3000}{']' * 3000}"])
def test_what_is_too_much_for_the_reader_of_toml_is_told_in_words(tmp_path, text):
    with pytest.raises(
        MetadataError, match=r"edition\.toml: a number in it has thousands of figures, or brackets"
    ):
        edition(tmp_path, text)


def test_a_day_of_the_calendar_is_said_in_english_whatever_the_machine_speaks(tmp_path):
    """And a time of day, which TOML allows, is left out."""

    class Elsewhere(dt.date):
        def __format__(self, form):
            return form and "Januar"

    said = []
    for month in range(1, 13):
        (found,) = {
            edition(tmp_path, f"published = 1926-{month:02}-03{more}\n")[0].published
            for more in ("", "T12:30:00")
        }
        assert found.attributes == (("when", f"1926-{month:02}-03"),)
        said.append(found.words)
    assert said[:3] == ["3 January 1926", "3 February 1926", "3 March 1926"]
    assert said[3:6] == ["3 April 1926", "3 May 1926", "3 June 1926"]
    assert [words.split()[1] for words in said[6:]] == [
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    told = Told("edition.toml")
    made = date_at(told, {"published": Elsewhere(1926, 1, 3)}, "published")
    assert made is not None
    assert made.words == "3 January 1926"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("n.d.", None),
        ("o. D.", None),
        ("[sans date]", None),
        ("undated", None),
        ("n.d. [c. 1889]", (("when", "1889"), ("precision", "medium"))),
        ("o. J. (1890)", (("when", "1890"),)),
        ("1906?", (("when", "1906"), ("cert", "low"))),
        ("[4 March 1907?]", (("when", "1907-03-04"), ("cert", "low"))),
        ("nd Thursday", ()),
    ],
)
def test_what_an_inventory_has_where_there_is_no_date_states_none(words, value):
    told = Told("metadata.csv")
    made = date_at(told, {"written": words}, "written")
    assert (made and made.attributes) == value
    assert [f.code for f in told.findings] == (["date-not-understood"] if value == () else [])


def test_all_keys_that_are_not_known_are_told_at_once_each_with_its_line(tmp_path):
    path = tmp_path / "edition.toml"
    path.write_text('titel = "Mehl"\n\nlizens = "CC0"\ncss = "a.css"\n[print]\n', "utf-8")
    with pytest.raises(MetadataError) as refused:
        read_edition(path)
    assert str(refused.value).endswith(
        "edition.toml, line 1: “titel” is not known. Did you mean “title”? “lizens” (line 3) is not known either. Did you mean “licence”? "
        "“css” (line 4) is not known either. It belongs below a line [style]; if that line begins with #, take the # away."
    )


@pytest.mark.parametrize(
    "authors", ['"Reed, Tom; Kamp, Elise"', '["Reed, Tom; Kamp, Elise"]', '["Reed, Tom", "Kamp, Elise"]']
)
def test_semicolons_divide_names_as_in_a_table(tmp_path, authors):
    path = tmp_path / "edition.toml"
    path.write_text(f'authors = {authors}\nkeywords = "Mühle; Brot"\nnotes = "Warm; later cold."', "utf-8")
    said = read_edition(path)[0]
    assert [author.name.sorted for author in said.authors] == ["Reed, Tom", "Kamp, Elise"]
    assert [word.value for word in said.keywords] == ["Mühle", "Brot"]
    assert [note.value for note in said.notes] == ["Warm; later cold."]


@pytest.mark.parametrize(
    ("words", "name", "life", "identifiers"),
    [
        ("Reed, Ann, 1850-1910", "Reed, Ann", "1850-1910", []),
        ("Reed, Ann (1850–1910)", "Reed, Ann", "1850–1910", []),
        ("Reed, Ann, b. 1850.", "Reed, Ann", "b. 1850", []),
        ("Reed, Ann, ca. 1850-", "Reed, Ann", "ca. 1850-", []),
        ("Ann Reed", "Reed, Ann", "", []),
        ("Reed, Ann, ORCID 0000-0002-1825-0097", "Reed, Ann", "", ["https://orcid.org/0000-0002-1825-0097"]),
        (
            "Reed, Ann, 1850-1910 (GND 118640674, https://viaf.org/viaf/12345)",
            "Reed, Ann",
            "1850-1910",
            ["https://d-nb.info/gnd/118640674", "https://viaf.org/viaf/12345"],
        ),
        ("Homer (GND 118640674)", "Homer", "", ["https://d-nb.info/gnd/118640674"]),
    ],
)
def test_a_name_is_understood_as_a_catalogue_writes_it(tmp_path, words, name, life, identifiers):
    (author,) = edition(tmp_path, f'authors = ["{words}"]')[0].authors
    assert author.name.sorted == name
    assert (author.life.words if author.life else "") == life
    assert [i.value for i in author.identifiers] == identifiers


@pytest.mark.parametrize("begins", ["Pell", "Pell, 1850", "Pell, 1850 -", "Pell, c."])
def test_blanks_without_end_in_a_name_are_passed_by_once(begins):
    started = time.process_time()
    assert without_life(f"{begins}{' ' * 20_000}x")[1] == ""
    assert time.process_time() - started < 2


def test_identifiers_and_years_of_a_life_reach_the_header(tmp_path):
    folder = tmp_path / "bread"
    folder.mkdir()
    (folder / "source.txt").write_text(TEXT, "utf-8")
    (folder / "edition.toml").write_text(
        'authors = ["Reed, Ann, 1850-1910"]\n'
        'editors = [{ surname = "Roe", forename = "Tim", identifiers = ["ORCID 0000-0002-1825-0097"] },'
        ' { name = "City Archive", organisation = true, identifiers = ["https://isni.org/isni/0000000121032683"] }]\n',
        "utf-8",
    )
    (work,) = find_works([folder])
    tei = encode_work(work, Options())[0].tei.to_bytes().decode()
    assert (
        '<author><persName><forename>Ann</forename> <surname>Reed</surname>, <date from="1850" to="1910">1850-1910</date></persName></author>'
        in tei
    )
    assert (
        '<persName ref="https://orcid.org/0000-0002-1825-0097"><forename>Tim</forename> <surname>Roe</surname></persName>'
        in tei
    )
    assert '<orgName ref="https://isni.org/isni/0000000121032683">City Archive</orgName>' in tei


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ('"Reed, Ann, ORCID 0000-0002-1825-0098"', "its last figure does not fit"),
        ('"Reed, Ann, ORCID 0000-0002"', "the identifier in “Reed, Ann, ORCID 0000-0002” is not understood"),
        (
            '{ name = "Ann Reed", identifiers = ["0000-0002-1825-0097"] }',
            "or the authority file and the number",
        ),
        ('{ name = "Ann Reed", orcid = "0000-0002-1825-0097" }', "Did you mean “identifiers”?"),
    ],
)
def test_an_identifier_that_cannot_be_is_refused(tmp_path, entry, words):
    with pytest.raises(MetadataError, match=re.escape(words)):
        edition(tmp_path, f"authors = [{entry}]")


@pytest.mark.parametrize(
    ("licence", "told"),
    [("CC-BY", 1), ("CC BY-NC-SA", 1), ("CC BY 4.0", 0), ("CC0", 0), ("All rights reserved", 0)],
)
def test_a_licence_without_its_version_is_asked_about(tmp_path, licence, told):
    findings = edition(tmp_path, f'licence = "{licence}"')[1]
    assert [f.code for f in findings] == ["licence-version"] * told
    assert not edition(tmp_path, f'licence = "{licence}"\nlicence_address = "https://example.org/licence"')[1]


def test_an_inventory_serves_as_the_table_whatever_the_order_of_its_columns(tmp_path):
    table = tmp_path / "metadata.csv"
    rows = (
        "manuscript.shelfmark;written;authors;recipients;file;manuscript.institution",
        ";;;;*;Town Archive",
        '12/1;1888-03-17;Harms, Luise;"Harms, Karl; Berg, Anna";Brief 1.txt',
        "12/2",
    )
    table.write_text("\n".join(rows), encoding="utf-8")
    facts, findings = read_shelf(table, "Brief 1.txt")
    assert (facts.manuscript.shelfmark, facts.manuscript.institution) == ("12/1", "Town Archive")
    assert facts.written.attributes == (("when", "1888-03-17"),)
    assert facts.authors[0].name.plain == "Luise Harms"
    assert not findings
    assert rows_without_text(table, {"Brief 1.txt"}) == ()


def test_where_the_sheets_are_and_to_whom_a_letter_went_stand_in_the_header(tmp_path):
    facts, _ = edition(
        tmp_path,
        'authors = ["Harms, Luise"]\nrecipients = ["Harms, Karl", "Berg, Anna, GND 118640674"]\nwritten = "1888-03-17"\nwritten_place = "Kiel"\n'
        '[manuscript]\nplace = "Eutin"\ninstitution = "Town Archive"\ncollection = "Harms Papers"\nshelfmark = "12/1"\nnote = "Two sheets."\n',
    )
    from teiwright.encode import encode
    from teiwright.validation import Valid, check

    tei = encode(decode(b"Dear Karl,\n\nthe roof is mended.\n\nLuise\n", "letter.txt"), overrides=facts).tei
    assert isinstance(check(tei.to_bytes(), "letter.xml"), Valid)
    source = tei.root.find(".//{*}sourceDesc/{*}bibl[@type='manuscript']")
    assert "".join(source.itertext()) == "Eutin, Town Archive, Harms Papers, 12/1, Two sheets."
    sent, received = tei.root.find(".//{*}correspDesc")
    assert " ".join(" ".join(sent.itertext()).split()) == "Luise Harms Kiel 1888-03-17"
    assert [n.get("ref") for n in received] == [None, "https://d-nb.info/gnd/118640674"]
