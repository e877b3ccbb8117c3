"""What is asked in many letters is answered once: the table of a folder, with a row for all marks that are alike."""

from __future__ import annotations

import csv

import pytest

from conftest import invoke
from teiwright.encode import Options
from teiwright.review.table import COLUMNS
from teiwright.works.finding import find_works
from teiwright.works.reading import encode_work

LETTER = "Lindach, den {day}. Mai 1888\n\nLiebe Tante,\n\n{words}\n\nDein\nOtto\n"
WORDS = (
    "Gestern hat Elise das Rad gerichtet. Die Rechnung von Rapp ist bezahlt.",
    "Der Garten ist voll, und Elise hat dabei geholfen. Am 3. Juni kommt Rapp.",
    "Elise lässt Dich grüßen. Am Abend hat Elise gesungen, und Rapp hat gelacht.",
)


@pytest.fixture
def holding(tmp_path):
    return Holding(tmp_path / "holding")


class Holding:
    """Three letters, and how one works at their table: `decide("Elise", decision="yes")`."""

    def __init__(self, folder):
        self.folder = folder
        (folder / "1888").mkdir(parents=True)
        for number, words in enumerate(WORDS, 1):
            text = folder / ("1888" if number == 3 else "") / f"brief-{number}.txt"
            text.write_text(LETTER.format(day=number, words=words), encoding="utf-8")
        self.table = folder / "review.csv"

    def review(self, *options):
        return invoke("review", self.folder, "--together", *options)

    def rows(self):
        return list(csv.DictReader(self.table.read_text("utf-8-sig").splitlines()))

    def write(self, rows):
        with self.table.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys() if len(rows) > 1 else [*COLUMNS, "places"])
            writer.writeheader()
            writer.writerows(rows)

    def decide(self, about, **cells):
        rows = self.rows()
        (row,) = (row for row in rows if row["words"] == f"“{about}”")
        row.update(cells)
        self.write(rows)

    def made(self):
        return [encode_work(work, Options())[0] for work in find_works([self.folder])]

    def marks(self, words):
        """(rule, whom it means, whether somebody has checked it) of each mark of these words."""
        return [
            (span.rule, [p.name.sorted for p in span.persons], span.checked)
            for made in self.made()
            for span in made.document.spans
            if made.document.source.words(span.extent) == words
        ]


def test_a_row_is_about_all_marks_that_are_alike(holding):
    assert holding.review("--unsure").output == f"{holding.table}: {len(holding.rows())} rows, 0 decided.\n"
    asked = {row["words"]: row["places"] for row in holding.rows()}
    assert asked["“Elise”"] == "4 in 3 texts"
    assert next(iter(asked)) == "“Elise”"  # the most frequent first


def test_yes_is_said_once_for_all_of_them_and_shown_as_what_it_is(holding):
    before = [made.tei.to_bytes() for made in holding.made()]
    holding.review()
    assert [
        made.tei.to_bytes() for made in holding.made()
    ] == before  # a table without decisions says nothing
    holding.decide("Elise", decision="yes")
    assert holding.marks("Elise") == [("review.alike", ["Elise"], True)] * 4
    assert not any(checked for _, _, checked in holding.marks("Rapp"))
    tei = holding.made()[2].tei.to_bytes().decode()
    assert 'resp="#review" ana="#rule-review.alike">Elise</persName>' in tei
    assert "2 of them were confirmed with all that are alike, and not one by one" in tei
    holding.decide("Elise", decision="")
    assert [made.tei.to_bytes() for made in holding.made()] == before  # and undone


def test_marks_of_another_meaning_are_not_alike(holding):
    text = holding.folder / "brief-4.txt"
    words = "Elise Kern kam gestern. Am Abend hat Elise gesungen."
    text.write_text(LETTER.format(day=9, words=words), encoding="utf-8")
    holding.review()
    asked = {(row["words"], row["meaning"]) for row in holding.rows()}
    assert {("“Elise”", "Elise (per-elise)"), ("“Elise”", "Kern, Elise (per-kern)")} <= asked
    rows = holding.rows()
    for row in rows:
        row["decision"] = "yes" if row["meaning"] == "Elise (per-elise)" else ""
    holding.write(rows)
    marks = holding.marks("Elise")
    assert {meaning[0] for _, meaning, checked in marks if checked} == {"Elise"}
    assert {meaning[0] for _, meaning, checked in marks if not checked} == {"Kern, Elise"}


def test_no_and_another_meaning_hold_of_all_of_them(holding):
    holding.review()
    holding.decide("Elise", decision="no")
    holding.decide("Rapp", decision="yes", meaning="Rapp, Emil")
    assert holding.marks("Elise") == []
    assert holding.marks("Rapp") == [("review.corrected", ["Rapp, Emil"], True)] * 3


def test_the_table_of_a_text_outweighs_it(holding):
    holding.review()
    holding.decide("Elise", decision="yes")
    own = holding.folder / "1888" / "brief-3.review.csv"
    invoke("review", own.with_name("brief-3.txt"))
    rows = list(csv.DictReader(own.read_text("utf-8-sig").splitlines()))
    (sang,) = (row for row in rows if "Abend hat ⟦Elise⟧" in row["context"])
    sang["decision"] = "no"
    with own.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    assert len(holding.marks("Elise")) == 3


def test_a_row_of_ones_own_and_everywhere_hold_of_the_words_wherever_they_stand(holding):
    holding.review()
    new = dict.fromkeys(holding.rows()[0], "") | {"words": "Garten", "what": "title", "decision": "yes"}
    holding.write([*holding.rows(), new])
    assert holding.marks("Garten") == [("review.added", [], True)]
    assert not [f for made in holding.made() for f in made.document.findings if f.code == "review-unplaced"]


def test_what_can_be_said_of_one_place_only_is_refused(holding):
    holding.review()
    holding.decide("Elise", decision="yes", words="“hat Elise”")
    refused = invoke("build", holding.folder, "-o", holding.folder / "out")
    assert "review.csv, row 2: how far the mark goes can be said only of one place." in refused.output
    holding.review()
    holding.decide("hat Elise", decision="yes", words="“Elise”", what="date", meaning="when=1888")
    refused = invoke("build", holding.folder, "-o", holding.folder / "out")
    assert "row 2: that the mark is no persName but a date can be said only of one place." in refused.output


def test_what_was_decided_is_kept_and_named_when_it_is_found_no_more(holding):
    holding.review("--unsure")
    holding.decide("Elise", decision="yes", comment="die Cousine")
    for text in holding.folder.rglob("brief-*.txt"):
        text.write_text(text.read_text("utf-8").replace("Elise", "Berta"), encoding="utf-8")
    told = holding.review("--unsure").output
    assert "Decided, but found in no text any more: 1 (“Elise”)." in told
    last = holding.rows()[-1]
    assert (last["words"], last["decision"], last["comment"], last["places"]) == (
        "“Elise”", "yes", "die Cousine", "none",
    )  # fmt: skip
    assert not [f for made in holding.made() for f in made.document.findings if f.code == "review-unplaced"]


def test_the_nearest_table_counts(holding):
    holding.review()
    holding.decide("Elise", decision="yes")
    near = holding.folder / "1888" / "review.csv"
    near.write_text("words,what,decision\n", encoding="utf-8")
    assert [work.of_folder for work in find_works([holding.folder])] == [
        holding.table,
        holding.table,
        near,
    ]
    holding.review()
    assert {row["words"]: row["places"] for row in holding.rows()}["“Elise”"] == "2 in 2 texts"


def test_together_is_said_of_a_folder(holding):
    text = str(holding.folder / "brief-1.txt")
    done = invoke("review", text, "--together")
    assert "Name that folder alone." in done.output


def test_it_is_no_text_and_a_workbook_of_it_is_told(holding):
    holding.review()
    holding.table.with_suffix(".xlsx").write_bytes(b"PK\x03\x04")
    done = invoke("build", holding.folder, "-o", holding.folder / "out", "--to", "txt")
    assert "review.xlsx. Tables are read in CSV." in done.output
    assert "Not used: " + str(holding.table) + "." not in done.output


def test_another_table_of_that_name_is_told_as_such(holding):
    holding.table.write_text("journal,year\nThe Mill,1888\n", encoding="utf-8")
    done = invoke("build", holding.folder, "-o", holding.folder / "out")
    assert f"{holding.table}, line 1: the column “words” is missing." in done.output
    assert "If this is no table of marks, give it another name." in done.output


def built(holding, *options):
    out = holding.folder.parent / "out"
    done = invoke("build", holding.folder, "-o", out, "--to", "txt", "--jobs", "1", *options)
    return done.output


def test_a_table_of_that_name_above_the_texts_may_be_anybodys(holding):
    """A list of reviewed books three folders above stopped every run below it."""
    (holding.folder.parent / "review.csv").write_text("journal,year\nThe Mill,1888\n", encoding="utf-8")
    assert {work.of_folder for work in find_works([holding.folder])} == {None}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_table_of_marks_above_the_texts_is_known_however_it_was_saved(holding, encoding):
    holding.review()
    above = holding.folder.parent / "review.csv"
    above.write_text(holding.table.read_text("utf-8-sig"), encoding=encoding)
    holding.table.unlink()
    assert {work.of_folder for work in find_works([holding.folder])} == {above}
    assert ("the table is not UTF-8" in built(holding)) is (encoding == "utf-16")


def test_a_build_of_the_whole_folder_names_the_rows_that_no_text_has_marks_for(holding):
    holding.review()
    holding.decide("Elise", decision="yes")
    holding.decide("Rapp", decision="no")
    assert "Not obeyed" not in built(holding)
    for text in holding.folder.rglob("brief-*.txt"):
        text.write_text(text.read_text("utf-8").replace("Rapp", "Wiek"), encoding="utf-8")
    (row,) = (number for number, row in enumerate(holding.rows(), 2) if row["words"] == "“Rapp”")
    assert f"Not obeyed: {holding.table}, row {row} (“Rapp”): decided, but no text has" in built(holding)
    assert "Not obeyed" not in built(holding, "--layer", "dates")  # nobody has looked for names
    (holding.folder / "brief-2.txt").write_bytes(b"")
    assert "Not obeyed" not in built(holding)  # nor into a text that could not be read


def test_two_rows_about_the_same_marks_must_say_the_same(holding):
    """Somebody's copy of the table was pasted below: the row that was read last was obeyed in one run, the first in another."""
    holding.review()
    holding.decide("Elise", decision="yes")
    rows = holding.rows()
    (decided,) = (row for row in rows if row["words"] == "“Elise”")
    holding.write([*rows, {**decided, "decision": "no"}])
    said = f"row {len(rows) + 2}: row {rows.index(decided) + 2} is about the same marks, “Elise”, and says something else"
    assert said in built(holding)
    assert said in str(holding.review().exception)
    holding.write([*rows, {**decided, "comment": "die Cousine"}])
    holding.review()
    assert [row["comment"] for row in holding.rows() if row["words"] == "“Elise”"] == ["", "die Cousine"]
    holding.write([*holding.rows(), {**decided, "comment": ""}])
    holding.review()
    assert len([row for row in holding.rows() if row["words"] == "“Elise”"]) == 2  # it said nothing new


def test_without_the_column_by_which_its_rows_know_their_marks_it_is_refused(holding):
    """A date that was right in one letter would have been that of the same words in all."""
    holding.review()
    holding.decide("Elise", decision="yes")
    holding.write([{c: cell for c, cell in row.items() if c != "found"} for row in holding.rows()])
    assert "the column “found” is missing, by which a row of the table of a folder knows its marks" in built(
        holding
    )
