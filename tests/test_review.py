"""What a person decides about the marks is obeyed in every run, found again when the text changes, and never lost."""

from __future__ import annotations

import csv
import re
import unicodedata
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from conftest import invoke
from teiwright.build import Plan, build
from teiwright.encode import Options, encode
from teiwright.errors import ReviewError
from teiwright.model import Certainty
from teiwright.reading import decode, read_source
from teiwright.reports.words import as_text
from teiwright.review.alignment import shared
from teiwright.review.corrected import take_over
from teiwright.review.decisions import Decision
from teiwright.review.places import Places
from teiwright.review.sheet import fill
from teiwright.review.table import Row, Table, read_table, write_table
from teiwright.spreadsheets import written
from teiwright.validation import Valid, validate_encoding, xmlfile
from teiwright.works.finding import find_works
from test_structure_laws import mangled, recombined

LETTER = """Whitby, 3 June 1888

My dear Anna,

The roof is mended. Mr. Harper came on the 4th of June and brought Rose with him. He said: “The work of Inigo Jones was better.”
In May 1887 we had paid him forty pounds, and Rose cried. I read the Mill by the River, and Captain Smith praised it.
Rose Harper is a good girl. Will Carter wrote to me in 1886.

Your affectionate brother,
Tom
"""


@pytest.fixture
def desk(tmp_path):
    """A folder with a letter, and how one works at its table: `decide("Rose", decision="no")`."""
    return Desk(tmp_path)


class Desk:
    def __init__(self, folder, text=LETTER):
        self.text = folder / "letter.txt"
        self.text.write_text(text, encoding="utf-8")
        self.table = folder / "letter.review.csv"

    def review(self, *options):
        done = invoke("review", self.text, *options)
        assert done.exception is None, done.output
        return done.output

    @property
    def rows(self):
        with self.table.open(encoding="utf-8-sig", newline="") as stream:
            return list(csv.DictReader(stream))

    def row(self, words, number=0):
        return [row for row in self.rows if row["words"].strip("“”") == words][number]

    def decide(self, words, number=0, /, **cells):
        rows = self.rows
        chosen = [row for row in rows if row["words"].strip("“”") == words][number]
        chosen.update(cells)
        self._save(rows)

    def add(self, **cells):
        self._save([*self.rows, cells])

    def _save(self, rows):
        columns = list(dict.fromkeys(column for row in rows for column in row))
        with self.table.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, columns, restval="")
            writer.writeheader()
            writer.writerows(rows)

    def encode(self):
        return encode(read_source(self.text), review=self.table if self.table.exists() else None)

    @property
    def tei(self):
        data = self.encode().tei.to_bytes()
        checked = validate_encoding(data, "letter.xml", read_source(self.text))
        assert isinstance(checked, Valid), checked.findings
        return data.decode()

    @property
    def told(self):
        return [(f.code, f.place.line) for f in self.encode().findings]


TYPED = (
    "LETTRE\n\nA\u0300 Lyon, Rene\u0301 Bre\u0301al\u00a0: il est venu le 5\u00a0mai 1902\u202f! On l'a vu.\n"
)


# What the table shows


def test_a_row_shows_the_place_the_words_what_they_are_and_how_sure_that_is(desk):
    assert "14 rows, 0 decided" in desk.review()
    row = desk.row("4th of June")
    assert row["line"] == "5"
    assert (
        row["context"]
        == "…roof is mended. Mr. Harper came on the ⟦4th of June⟧ and brought Rose with him. He said:…"
    )
    assert (row["what"], row["meaning"]) == ("date", "notBefore=1888-06-04; notAfter=1888-06-04")
    assert (row["sure"], row["rule"]) == ("low", "dates.month-day")


def test_one_row_is_no_rows(desk):
    desk.text.write_text("Rain\n\nIt rained on 3 May 1888, and the mill stood still.\n", encoding="utf-8")
    assert "1 row, 0 decided" in desk.review()


def test_only_what_is_not_sure_on_request(desk):
    desk.review("--unsure")
    assert {row["sure"] for row in desk.rows} == {"medium", "low"}


def test_no_cell_can_be_taken_for_a_date_a_number_or_a_formula(desk):
    """Spreadsheet programs change such cells without a word: “May 1887” would become 1887-05-01."""
    desk.text.write_text("= 3 - May 1887 =\n\n+ In 1886 -\n\n- 1885 was =good\n", encoding="utf-8")
    desk.review()
    for row in desk.rows:
        for column in ("context", "words", "meaning", "found"):
            assert not row[column] or row[column][0].isalpha() or row[column][0] in "…“"


def test_a_table_that_a_spreadsheet_has_saved_its_own_way_is_read(desk):
    desk.review("--divider", "semicolon")
    assert desk.table.read_bytes().startswith(b"\xef\xbb\xbfline;context;words")
    table = desk.table.read_text(encoding="utf-8-sig").replace("line;", "Line;", 1)
    desk.table.write_text(
        table.replace("given name alone; before", "given name alone, before"), encoding="utf-8", newline="\n"
    )
    assert "14 rows" in desk.review()
    assert desk.table.read_bytes().startswith(b"\xef\xbb\xbfline;context;words")


def test_a_program_that_gives_words_a_capital_or_other_marks_is_understood(desk):
    desk.review()
    desk.decide("Rose", 1, what="Title", meaning="", decision="Yes ")
    desk.decide("Captain Smith", words='"Smith"', decision="YES")
    desk.add(words="„Whitby“", what="Person", decision="WAHR", line="1,0")
    assert ">Rose</title> cried" in desk.tei
    assert "Captain <persName" in desk.tei
    assert ">Whitby</persName>" in desk.tei


def sorted_alone(rows, *columns, backwards=False):
    """The table after somebody has sorted some columns and not the others; a spreadsheet puts empty cells last."""
    cells = sorted(
        ([row[c] for c in columns] for row in rows), key=lambda c: (not c[0], c), reverse=backwards
    )
    return [{**row, **dict(zip(columns, moved, strict=True))} for row, moved in zip(rows, cells, strict=True)]


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize(
    ("columns", "named"),
    [
        (["words"], "words"),
        (["context"], "words"),
        (["line", "context"], "words"),
        (["found"], "found"),
        (["meaning"], "meaning"),
        (["what"], "what"),
        (["words", "what", "meaning", "decision"], "words"),
        (["sure", "rule", "why", "found"], "found"),
    ],
)
def test_a_column_that_was_sorted_without_the_others_is_refused(desk, columns, named, backwards):
    desk.review()
    desk.decide("Rose", decision="no")
    desk._save(sorted_alone(desk.rows, *columns, backwards=backwards))
    with pytest.raises(ReviewError) as trouble:
        desk.encode()
    said = str(trouble.value)
    assert said.startswith("letter.review.csv: the cells of many rows no longer belong together. In row ")
    assert f"under “{named}”" in said
    assert "Most likely one column was sorted without the others." in said


@pytest.mark.parametrize("column", ["line", "words", "what", "meaning", "sure", "found"])
def test_a_table_that_was_sorted_whole_is_obeyed_as_before(desk, column):
    desk.review()
    desk.decide("Rose", decision="no")
    desk.decide("Will Carter", decision="yes", what="title")
    before = desk.encode().tei.to_bytes()
    desk._save(sorted(desk.rows, key=lambda row: row[column], reverse=True))
    assert desk.encode().tei.to_bytes() == before


def test_who_puts_many_rows_right_has_sorted_nothing(desk):
    """All names reach further, two persons were taken for each other, and every quotation is a title."""
    desk.review()
    rows = desk.rows
    exchanged = {a["meaning"]: b["meaning"] for a, b in pairwise([rows[0], rows[1], rows[0]])}
    for row in rows:
        row["decision"] = "yes"
        row["meaning"] = exchanged.get(row["meaning"], row["meaning"])
        if row["what"] == "persName":
            row["words"] = row["context"].partition("⟦")[2].replace("⟧", "")[:30].rpartition(" ")[0]
        elif row["what"] != "date":
            row["what"] = "title"
    desk._save(rows)
    assert len(read_table(desk.table).rows) == len(rows)


def test_who_takes_names_for_dates_and_dates_for_names_has_sorted_nothing(desk):
    """There are few kinds: what is put right here looks as if it belonged there. A column that was sorted is in order."""
    desk.review()
    rows = desk.rows
    for was, is_now in (("persName", "date"), ("date", "persName")):
        for row in [row for row in desk.rows if row["what"] == was][:3]:
            rows[row_number(rows, row)].update(what=is_now, meaning="", decision="yes")
    desk._save(rows)
    assert len(read_table(desk.table).rows) == len(rows)


def row_number(rows, row):
    return next(i for i, other in enumerate(rows) if other["context"] == row["context"])


def test_what_stands_in_columns_without_a_heading_or_with_that_of_another_is_kept(desk):
    desk.review()
    first, second, *rest = desk.table.read_text(encoding="utf-8").splitlines()
    lines = [f"{first},comment,,", f"{second},once more,see p. 4,", *(f"{line},,," for line in rest)]
    lines[3] += ",beyond the headings"
    desk.table.write_text("\n".join(lines), encoding="utf-8")
    for _ in range(2):
        desk.review()
        head, *rows = csv.reader(desk.table.read_text(encoding="utf-8-sig").splitlines())
        assert head[12:] == ["comment 13", "column 14", "column 16"]
        assert [row[12:] for row in rows[:3]] == [
            ["once more", "see p. 4", ""],
            ["", "", ""],
            ["", "", "beyond the headings"],
        ]


@pytest.mark.parametrize("column", ["found", "meaning", "why", "line", "comment", "where"])
def test_a_column_that_was_deleted_is_made_again(desk, column):
    desk.review()
    desk.decide("Rose", 1, decision="no")
    desk._save([{name: cell for name, cell in row.items() if name != column} for row in desk.rows])
    assert "and Rose cried" in desk.tei
    assert desk.told == []
    assert "14 rows, 1 decided.\n" in desk.review()
    assert desk.row("Anna")[column] or column in {"comment", "where"}


@pytest.mark.parametrize("column", ["context", "meaning", "where"])
def test_a_column_under_another_name_is_not_passed_over(desk, column):
    desk.review()
    desk.table.write_text(
        desk.table.read_text(encoding="utf-8").replace(column, "Notiz", 1), encoding="utf-8"
    )
    assert f"line 1: the column “{column}” is missing, and “Notiz” stands in its place" in told(desk)


def test_a_first_line_that_names_the_divider_is_no_row(desk):
    desk.review()
    desk.decide("Anna", decision="perhaps")
    rows = list(csv.reader(desk.table.read_text(encoding="utf-8").splitlines()))
    desk.table.write_bytes(b"\xef\xbb\xbfsep=;\r\n" + written(rows, ";").removeprefix(b"\xef\xbb\xbf"))
    assert told(desk).startswith("letter.review.csv, row 3: “perhaps” is no decision")


def test_two_rows_about_one_mark_are_both_kept(desk):
    desk.review()
    desk.decide("Anna", decision="yes", comment="sure")
    desk.add(**{**desk.row("Anna"), "comment": "who?"})
    desk.review()
    assert [desk.row("Anna", number)["comment"] for number in (0, 1)] == ["sure", "who?"]


# What a decision does


def test_without_a_decision_nothing_changes(desk):
    before = desk.tei
    desk.review()
    assert desk.tei == before


def test_yes_takes_the_doubt_away_and_says_who_answers(desk):
    desk.review()
    desk.decide("Inigo Jones", decision="yes")
    assert (
        '<persName ref="#per-jones" resp="#review" ana="#rule-persons.full-name">Inigo Jones</persName>'
        in desk.tei
    )
    assert '<person xml:id="per-jones" resp="#review">' in desk.tei
    assert "1 of 16 marks were checked by a person" in desk.tei


def test_no_takes_a_mark_away_at_this_place_only(desk):
    desk.review()
    desk.decide("Rose", 1, decision="no")
    assert "and Rose cried" in desk.tei
    assert ">Rose</persName> with him" in desk.tei


def test_everywhere_means_every_place_with_these_words(desk):
    desk.review()
    desk.decide("Rose", decision="no", where="everywhere")
    assert "and Rose cried" in desk.tei
    assert "brought Rose with" in desk.tei
    assert ">Rose Harper</persName>" in desk.tei


def test_what_a_row_says_of_its_own_place_outweighs_what_another_says_of_all(desk):
    desk.review()
    desk.decide("Rose", decision="no", where="everywhere")
    desk.decide("Rose", 1, decision="yes")
    assert "brought Rose with" in desk.tei
    assert (
        '<persName ref="#per-harper-rose" resp="#review" ana="#rule-persons.name-alone">Rose</persName> cried'
        in desk.tei
    )


def test_a_name_can_be_given_to_somebody_else(desk):
    desk.review()
    desk.decide("Captain Smith", meaning="Smith, Adam", decision="yes")
    assert '<persName ref="#per-smith-adam" resp="#review" ana="#rule-review.corrected">' in desk.tei
    assert "<surname>Smith</surname>, <forename>Adam</forename>" in desk.tei
    assert 'xml:id="per-smith"' not in desk.tei


def test_a_name_can_be_given_to_somebody_of_the_text_by_key_or_by_name(desk):
    desk.review()
    desk.decide("Anna", meaning="per-harper-rose", decision="yes")
    desk.decide("Tom", meaning="Will Carter", decision="yes")
    assert '<persName ref="#per-harper-rose" resp="#review" ana="#rule-review.corrected">Anna' in desk.tei
    assert '<persName ref="#per-carter" resp="#review" ana="#rule-review.corrected">Tom' in desk.tei


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("1888-06-04", 'when="1888-06-04"'),
        ("when=1888-06-04", 'when="1888-06-04"'),
        ("from=1888-06-04; to=1888-06-05", 'from="1888-06-04" to="1888-06-05"'),
        ("1888/1890", 'from="1888" to="1890"'),
        ("late June 1888", 'notBefore="1888-06-21" notAfter="1888-06-30"'),
    ],
)
def test_a_date_can_be_given_another_value(desk, typed, made):
    desk.review()
    desk.decide("4th of June", meaning=typed, decision="yes")
    assert f'<date {made} resp="#review" ana="#rule-review.corrected">4th of June</date>' in desk.tei


def test_a_quotation_can_be_of_another_kind_and_have_a_speaker(desk):
    desk.review()
    desk.decide(
        "The work of Inigo Jones was better.", what="said", meaning="who=per-harper-mr", decision="yes"
    )
    assert '<said who="#per-harper-mr" resp="#review" ana="#rule-review.corrected">“The work of' in desk.tei


def test_a_mark_can_reach_further_or_less_far(desk):
    desk.review()
    desk.decide("Will Carter", words="Carter", decision="yes")
    assert (
        'girl. Will <persName ref="#per-carter" resp="#review" ana="#rule-review.corrected">Carter</persName>'
        in desk.tei
    )


@pytest.mark.parametrize("more", [{}, {"meaning": ""}])
def test_a_name_can_turn_out_to_be_a_title(desk, more):
    """Whom it had meant may stay under “meaning”."""
    desk.review()
    desk.decide("Rose", 1, what="title", decision="yes", **more)
    assert '<title resp="#review" ana="#rule-review.corrected">Rose</title> cried' in desk.tei


def test_what_was_missed_is_added_by_a_row_with_the_words(desk):
    desk.review()
    desk.add(words="Mill by the River", what="title", decision="yes")
    desk.add(words="Whitby", what="person", meaning="Whitby, Jo", line="1", decision="ja")
    assert '<title resp="#review" ana="#rule-review.added">Mill by the River</title>' in desk.tei
    assert (
        '<persName ref="#per-whitby-jo" resp="#review" ana="#rule-review.added">Whitby</persName>' in desk.tei
    )


def test_a_quotation_is_added_with_its_marks(desk):
    desk.text.write_text("A tale\n\nThe “old man” of “the mill came by, she said.\n", encoding="utf-8")
    desk.review()
    desk.add(words="“old man”", what="soCalled", decision="yes", where="")
    assert ">“old man”</soCalled>" in desk.tei
    desk.review()
    assert ">“old man”</soCalled>" in desk.tei


def test_a_question_that_is_answered_is_not_asked_again(desk):
    desk.text.write_text(
        "A note\n\nAda Burton and James Burton met Dr. Burton. Dr. Burton spoke to Ada Burton.\n",
        encoding="utf-8",
    )
    desk.review()
    assert [code for code, _ in desk.told] == ["person-several"]
    desk.decide("Dr. Burton", decision="yes", meaning="Burton, James")
    assert [code for code, _ in desk.told] == ["person-several"]
    desk.decide("Dr. Burton", 1, decision="yes", meaning="Burton, James")
    assert desk.told == []


def test_a_name_that_has_become_fuller_since_it_was_decided_about_is_told_until_both_are_one(desk):
    """The correction of the text may have named the captain, or another man; only a person knows."""
    before = "A note\n\nCaptain Storr spoke. Captain Storr went to the mill. Nobody saw Storr again.\n"
    desk.text.write_text(before, encoding="utf-8")
    desk.review()
    for number in range(2):
        desk.decide("Captain Storr", number, decision="yes")
    assert desk.told == []
    desk.text.write_text(before.replace("saw Storr", "saw Captain William Storr"), encoding="utf-8")
    (finding,) = desk.encode().findings
    assert (finding.code, finding.count) == ("review-person-changed", 2)
    assert finding.message.startswith(
        "Under “meaning” stands “Storr (per-storr)”, but per-storr is “Storr, William” now"
    )
    assert desk.tei.count("<person xml:id") == 2
    for number in range(2):
        desk.decide("Captain Storr", number, meaning="Storr, William")
    assert desk.told == []
    assert desk.tei.count("<person xml:id") == 1


def test_a_quotation_of_which_a_piece_is_taken_away_leaves_no_loose_end(desk):
    desk.text.write_text(
        "A tale\n\n“The mill,” said Anna, “is old. It was my father's.\n\n“And his father's,” she said.\n",
        encoding="utf-8",
    )
    desk.review()
    for row in range(len(desk.rows)):
        if desk.rows[row]["what"] == "said":
            rows = desk.rows
            rows[row]["decision"] = "no"
            desk._save(rows)
            assert desk.tei


# What is told


def told(desk):
    with pytest.raises(ReviewError) as error:
        desk.encode()
    return str(error.value)


def test_what_is_no_decision_is_told_with_its_line(desk):
    desk.review()
    desk.decide("Anna", decision="perhaps")
    assert told(desk) == (
        "letter.review.csv, row 3: “perhaps” is no decision. Write yes (the row is right as it stands) or no (there is no such mark here)."
    )


def test_a_row_is_named_by_its_number_in_the_spreadsheet(desk):
    desk.review()
    desk.decide("3 June 1888", comment="one line\nand another")
    desk.decide("Anna", decision="perhaps")
    assert told(desk).startswith("letter.review.csv, row 3:")
    desk.decide("Anna", decision="", meaning="Harper, Ada")
    (finding,) = (f for f in desk.encode().findings if f.code == "review-undecided")
    assert "letter.review.csv row 3" in as_text((finding,))


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"where": "somewhere", "decision": "no"}, "“somewhere” in the column “where” is not understood"),
        (
            {"what": "place", "decision": "yes"},
            "mentioned, foreign. Places and bodies are marked in the TEI itself, last of all.",
        ),
        ({"words": "", "decision": "yes"}, "the cell “words” is empty"),
        ({"what": "", "decision": "yes"}, "the cell “what” is empty. Known are: persName"),
        ({"words": "_", "found": "", "decision": "yes"}, "there is no word, only “_”"),
        (
            {"what": "date", "meaning": "3.6.88x", "decision": "yes"},
            "“3.6.88x” is not a date that a computer can read",
        ),
        (
            {"what": "date", "meaning": "when=88-06", "decision": "yes"},
            "“when=88-06” is not a date that a computer can read",
        ),
        ({"what": "date", "meaning": "1887-02-29", "decision": "yes"}, "“1887-02-29” is not a date"),
        ({"what": "date", "meaning": "from=1890; to=1888", "decision": "yes"}, "“from=1890; to=1888” is not"),
        ({"what": "date", "meaning": "when=1888; from=1888", "decision": "yes"}, "is not a date"),
        ({"what": "date", "meaning": "when=1888; precision=so-so", "decision": "yes"}, "is not a date"),
        (
            {"what": "title", "meaning": "level=b", "decision": "yes"},
            "A row about title may say level=m (a book)",
        ),
        (
            {"what": "foreign", "meaning": "lang=old Norse", "decision": "yes"},
            "A row about foreign may say xml:lang=la",
        ),
        (
            {"meaning": "#NAME?", "decision": "yes"},
            "column “meaning”: “#NAME?” is what a spreadsheet program shows",
        ),
        ({"meaning": "?", "decision": "yes"}, "“?” names no person"),
        ({"meaning": "per-harper-roos", "decision": "yes"}, "nobody has the key “per-harper-roos”"),
        ({"what": "said", "meaning": "loud=yes", "decision": "yes"}, "A row about said may say who=…"),
        (
            {"what": "said", "meaning": "who=Ada Burton", "decision": "yes"},
            "nobody called “Ada Burton” is marked in this text",
        ),
    ],
)
def test_what_cannot_be_obeyed_is_told_with_what_to_do(desk, cells, said):
    desk.review()
    desk.decide("Anna", **cells)
    assert said in told(desk)


@pytest.mark.parametrize("cells", [{"where": "yes"}, {"where": "everywhere"}, {"comment": "No."}])
def test_a_decision_in_another_column_is_told(desk, cells):
    desk.review()
    desk.decide("Tom", comment="who is he?")
    assert desk.told == []
    desk.decide("Tom", **cells)
    assert desk.told == [("review-undecided", 15)]


def test_a_row_that_is_changed_without_a_decision_is_not_obeyed_but_kept_and_told(desk):
    desk.review()
    desk.decide("Tom", meaning="Burton, Tom")
    assert desk.told == [("review-undecided", 15)]
    assert "Changed but not decided, and so not obeyed: 1" in desk.review()
    assert desk.row("Tom")["meaning"] == "Burton, Tom"


def test_words_that_are_not_there_are_told(desk):
    desk.review()
    desk.add(words="Nobody", what="person", decision="yes", line="5")
    assert desk.told == [("review-unplaced", 16)]
    desk.review()
    assert desk.row("Nobody")["decision"] == "yes"


def test_words_that_have_gone_are_told_once_for_a_row_that_was_put_right(desk):
    desk.review()
    desk.decide("Captain Smith", words="Smith", decision="yes")
    desk.text.write_text(LETTER.replace("Captain Smith", "the captain"), encoding="utf-8")
    assert [code for code, _ in desk.told] == ["review-unplaced"]


def test_what_is_said_of_all_places_and_is_found_nowhere_is_told(desk):
    desk.review()
    desk.add(words="Nobody", what="person", decision="no", where="everywhere")
    assert desk.told == [("review-unplaced", 16)]


def test_what_is_said_of_all_places_in_several_rows_is_told_once_or_not_at_all(desk):
    desk.review()
    desk.decide("Rose", decision="no", where="everywhere")
    desk.decide("Rose", 1, decision="no", where="everywhere")
    assert desk.told == []
    desk.add(words="Nobody", what="title", decision="yes", where="everywhere", found="persName “Nobody”")
    assert desk.told == [("review-unplaced", 16)]


def test_a_speaker_whose_name_is_said_to_be_none_is_left_out_without_a_stop(desk):
    desk.text.write_text(
        "A tale\n\nThen Anna Lee came.\n\n“I am old,” said Anna Lee. “So am I,” said Tom Burton.\n",
        encoding="utf-8",
    )
    desk.review()
    desk.decide("I am old,", decision="yes")
    assert '<said who="#per-lee" resp="#review"' in desk.tei
    desk.decide("Anna Lee", decision="no", where="everywhere")
    assert '<said resp="#review"' in desk.tei


def test_only_what_is_to_be_marked_is_decided_about(desk):
    desk.review()
    desk._save([{**row, "decision": "yes"} for row in desk.rows])
    made = encode(read_source(desk.text), Options(layers=("dates",)), review=desk.table)
    assert {span.element for span in made.document.spans} == {"date"}


def test_two_rows_that_say_yes_and_no_of_the_same_words_are_told(desk):
    desk.review()
    desk.decide("Anna", decision="yes")
    desk.add(words="Anna", what="person", line="3", decision="no")
    assert ("review-contradiction", 16) in desk.told


def test_decisions_that_cross_are_told(desk):
    desk.review()
    desk.add(words="Captain Smith praised", what="date", meaning="1888", decision="yes")
    desk.add(words="River, and Captain", what="date", meaning="1888", decision="yes")
    assert ("review-no-room", 6) in desk.told


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        (("Captain Smith praised", "person"), ("Smith", "person")),
        (("Captain Smith praised", "date"), ("Smith", "quote")),
    ],
    ids=["a name in a name", "a quotation in a date"],
)
def test_a_decided_mark_that_another_cannot_hold_is_told(desk, outer, inner):
    desk.review()
    for words, what in (outer, inner):
        desk.add(words=words, what=what, line="6", decision="yes")
    assert ("review-no-room", 6) in desk.told
    assert desk.tei


def test_a_decided_mark_that_ends_behind_italics_has_no_empty_part(tmp_path):
    desk = Desk(tmp_path, "_Ann (sitting down)._\n\nOnly the wind. (_He yawns._)\n")
    desk.review()
    desk.add(words="down)._ Only", what="person", line="1", decision="yes")
    desk.add(words="(_He yawns._", what="person", line="3", decision="yes")
    assert "<persName" in desk.tei


def test_a_row_of_ones_own_about_a_mark_takes_its_place(desk):
    desk.review()
    desk.add(words="Captain Smith", what="person", line="6", decision="yes", comment="the mason")
    desk.review()
    row = desk.row("Captain Smith")
    assert (row["decision"], row["comment"], bool(row["rule"])) == ("yes", "the mason", True)
    assert [r["words"].strip("“”") for r in desk.rows].count("Captain Smith") == 1
    before = desk.table.read_bytes()
    desk.review()
    assert desk.table.read_bytes() == before


def test_a_quotation_over_two_paragraphs_that_is_confirmed_has_its_room(tmp_path):
    desk = Desk(tmp_path, "He said, “It rained.\n\n“Nobody went.”\n")
    desk.review()
    desk._save([{**row, "decision": "yes"} for row in desk.rows])
    pieces = desk.encode().tei.root.iter("{*}said", "{*}q", "{*}quote")
    assert [piece.get("resp") for piece in pieces] == ["#review", "#review"]
    assert "review-no-room" not in {code for code, _ in desk.told}


def test_a_table_of_another_kind_is_refused(desk):
    desk.table.write_text("file,title\nletter.txt,A letter\n", encoding="utf-8")
    assert "line 1: the column “words” is missing" in told(desk)
    desk.table.write_bytes("words,what,decision\nMüller,person,yes\n".encode("cp1252"))
    assert (
        "line 2: the table is not UTF-8 (“ü” in Windows-1252, it seems). Save it again; in a spreadsheet program choose “CSV UTF-8”"
        in told(desk)
    )


def test_a_table_that_was_opened_in_another_encoding_is_refused_as_that(desk):
    """“The column line is missing” would send people looking for a column that is there."""
    desk.review()
    kept = desk.table.read_bytes()
    for code in ("cp1252", "mac_roman", "cp850"):
        desk.table.write_bytes(kept.decode(code, "replace").encode())
        assert "was opened as if it were not UTF-8" in told(desk)
        assert "Unicode (UTF-8)" in told(desk)


def test_rows_that_stand_in_one_cell_are_refused_and_not_passed_over(desk):
    """So a spreadsheet saves a table that it did not divide: the decisions would be lost when the table is made anew."""
    desk.review()
    lines = desk.table.read_text("utf-8-sig").splitlines()
    quoted = [line if '"' not in line else f'"{line.replace(chr(34), chr(34) * 2)}"' for line in lines]
    desk.table.write_text("\n".join(quoted), encoding="utf-8-sig")
    assert ": all cells of this row stand in one" in told(desk)
    assert "choose the comma as divider" in told(desk)
    desk.table.write_text('"line;context;words;what";\n"5;b;Tom;persName";\n', encoding="utf-8")
    assert "row 1: all cells of this row stand in one" in told(desk)
    assert "choose the semicolon as divider" in told(desk)


# What stays


def test_a_text_that_cannot_be_read_stops_no_other_and_is_no_success(tmp_path):
    """Nor does one whose table holds what cannot be obeyed."""
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.review.csv").write_text("words\nHarper\n", encoding="utf-8")
    done = invoke("review", tmp_path)
    assert done.exit_code == 2
    assert "a.txt: the file is empty" in done.output
    assert "the column “what” is missing" in done.output
    assert (tmp_path / "c.review.csv").is_file()
    assert not (tmp_path / "a.review.csv").exists()


def test_what_a_person_has_written_is_never_lost_when_the_table_is_made_again(desk):
    desk.review()
    desk.decide("Rose", 1, decision="no", comment="the flower")
    desk.decide("Anna", comment="ask M.")
    desk.add(words="Whitby", what="person", decision="yes", line="1", colour="red")
    desk.review("--unsure")
    desk.review()
    assert desk.row("Rose", 1)["comment"] == "the flower"
    assert desk.row("Anna")["comment"] == "ask M."
    assert desk.row("Whitby")["colour"] == "red"
    before = desk.table.read_bytes()
    desk.review()
    assert desk.table.read_bytes() == before


def test_a_decision_is_found_again_when_the_text_around_it_has_changed(desk):
    desk.review()
    desk.decide("Rose", 1, decision="no")
    desk.decide("Captain Smith", meaning="Smith, Adam", decision="yes")
    changed = (
        LETTER.replace("3 June", "Monday\n3 June")
        .replace("forty", "four hundred and forty")
        .replace("mended. ", "mended.\n\n")
    )
    desk.text.write_text(changed, encoding="utf-8")
    assert "and Rose cried" in desk.tei
    assert "#per-smith-adam" in desk.tei
    assert desk.told == []
    desk.review()
    assert desk.row("Captain Smith")["line"] == "9"


def test_a_decision_is_found_again_where_words_at_both_sides_were_put_right(desk):
    desk.review()
    desk.decide("Rose", 1, decision="no")
    desk.text.write_text(LETTER.replace("and Rose cried", "but Rose wept"), encoding="utf-8")
    assert "but Rose wept" in desk.tei
    assert desk.told == []


@pytest.mark.parametrize(
    "changed",
    [
        "Rose came home with the cows. The mill stood by the river for years.",
        "Rose came home with the cows. The mill stood by the river for years.\n\nThen Rosebury cried about her hat.",
    ],
)
def test_a_decision_whose_words_are_gone_does_not_slip_to_another_place(desk, changed):
    """Not to the same words elsewhere, nor into the middle of a word."""
    desk.text.write_text(
        "A tale\n\nRose came home with the cows. The mill stood by the river for years.\n\nThen Rose cried about her hat.\n",
        encoding="utf-8",
    )
    desk.review()
    desk.decide("Rose", 1, decision="no")
    desk.text.write_text(f"A tale\n\n{changed}\n", encoding="utf-8")
    assert desk.told == [("review-unplaced", 3)]
    desk.decide("Rose", decision="yes")
    assert desk.told == [("review-unplaced", 3)]
    assert desk.tei.count(">Rose</persName> came home") == 1


def test_a_build_obeys_the_table_and_says_what_was_checked(desk, tmp_path):
    desk.review()
    desk.decide("Inigo Jones", decision="yes")
    (work,) = find_works([desk.text])
    (tmp_path / "letter.toml").write_text('reviewers = ["Ada Jones"]\n', encoding="utf-8")
    (work,) = find_works([desk.text])
    result = build(work, Plan(tmp_path / "out", ("html",)))
    assert result.good
    folder = tmp_path / "out" / "letter"
    assert "Checked by a person: 1 mark, 0 of them put right or added." in (
        folder / "letter.report.txt"
    ).read_text("utf-8")
    assert 'title="Jones, Inigo — checked by a person: A forename or initial and a surname.' in (
        folder / "letter.html"
    ).read_text("utf-8")
    assert "<forename>Ada</forename> <surname>Jones</surname>" in (folder / "letter.xml").read_text("utf-8")


# What is changed in the TEI itself is taken over


def taken_over(desk, *changes):
    edited = desk.tei
    for before, after in changes:
        assert before in edited
        edited = edited.replace(before, after)
    encoding = desk.encode()
    tree = xmlfile.parse(edited.encode(), "letter.xml").getroot()
    taken = take_over(encoding.document, encoding.tei.root, tree, Table(name=desk.table.name))
    desk.table.write_bytes(write_table(fill(encoding.document, taken.table)))
    return taken


ANNA = '<persName ref="#per-anna" cert="high" ana="#rule-persons.name-alone">Anna</persName>'


def test_marks_taken_away_set_and_changed_in_the_tei_are_kept_in_the_table(desk):
    taken = taken_over(
        desk,
        (ANNA, "Anna"),
        ("the Mill by the River", '<title level="m">the Mill by the River</title>'),
        ('notBefore="1888-06-04" notAfter="1888-06-04"', 'when="1888-06-04"'),
        ("<quote ", "<said "),
        ("</quote>", "</said>"),
    )
    assert (taken.changed, taken.left) == (4, ())
    assert "My dear Anna," in desk.tei
    assert (
        '<title level="m" resp="#review" ana="#rule-review.added">the Mill by the River</title>' in desk.tei
    )
    assert '<date when="1888-06-04" resp="#review"' in desk.tei
    assert '<said resp="#review"' in desk.tei


def test_who_signs_a_mark_in_the_tei_has_checked_it(desk):
    taken = taken_over(
        desk, ('ref="#per-jones" cert="medium" resp="#teiwright"', 'ref="#per-jones" resp="#ed"')
    )
    assert taken.changed == 0
    assert desk.row("Inigo Jones")["decision"] == "yes"


def test_a_person_made_in_the_tei_is_kept_by_key_and_name(desk):
    taken = taken_over(
        desk,
        (ANNA, ANNA.replace("per-anna", "per-lee")),
        ('<person xml:id="per-carter"', '<person xml:id="per-lee"><persName><surname>Lee</surname>, <forename>Anna</forename></persName></person><person xml:id="per-carter"'),
    )  # fmt: skip
    assert "register persons.xml" in taken.left[0]
    assert desk.row("Anna")["meaning"] == "Lee, Anna (per-lee)"
    assert '<persName ref="#per-lee" resp="#review"' in desk.tei


def test_what_a_table_cannot_keep_is_said(desk):
    taken = taken_over(
        desk,
        ("a good girl", "a <hi>very</hi> good girl"),
        (ANNA, "Anna"),
        ("unknown</author>", "Tom Lee</author>"),
    )
    assert [sentence.split(":")[0] for sentence in taken.left] == [
        "Words of the text were changed",
        "Other elements were changed (hi)",
        "The header was changed",
    ]
    assert "My dear Anna," in desk.tei


def test_a_changed_attribute_that_no_table_keeps_is_told(desk):
    (kind,) = set(re.findall('<div type="([a-z]+)"', desk.tei))
    taken = taken_over(desk, (f'<div type="{kind}"', '<div type="draft"'))
    assert [sentence.split(":")[0] for sentence in taken.left] == ["Attributes were changed (div/@type)"]


def test_each_kind_of_change_is_sent_where_it_belongs(desk):
    taken = taken_over(
        desk,
        ("a good girl", '<placeName>a</placeName><!-- sic --> good girl<note place="end">So it says.</note>'),
        ("<body>", "<body><head>To Anna</head>"),
    )
    assert [sentence.split(":")[0] for sentence in taken.left] == [
        "Words of the text were changed",
        "Notes were changed (note)",
        "Other elements were changed (head)",
        "Other elements were changed (placeName)",
        "Comments were added in the XML (1)",
    ]


def test_a_text_that_was_changed_too_is_no_change_of_the_header(desk):
    """The header counts the words of the text and has its checksum."""
    edited = desk.tei.replace(ANNA, "Anna")
    desk.text.write_text(desk.text.read_text("utf-8").replace("a good girl", "a very good girl"), "utf-8")
    path = desk.text.with_name("letter.xml")
    path.write_text(edited, encoding="utf-8")
    said = desk.review("--from", str(path))
    assert "1 mark was taken over" in said
    assert "Words of the text were changed" in said
    assert "header" not in said


def from_tei(desk, *changes):
    """Takes over, by the command, a TEI made with the table as it is, in which a person has changed something."""
    edited = desk.tei
    for before, after in changes:
        assert before in edited
        edited = edited.replace(before, after)
    path = desk.text.with_name("letter.xml")
    path.write_text(edited, encoding="utf-8")
    return desk.review("--from", str(path))


TITLE = '<title resp="#review" ana="#rule-review.added">Mill by the River</title>'


def test_what_the_table_said_before_stays_when_a_tei_is_taken_over(desk):
    desk.review()
    desk.decide("Rose", decision="no", where="everywhere", comment="the flower")
    desk.decide("Captain Smith", meaning="Smith, Adam", decision="yes", comment="the economist")
    desk.add(words="Mill by the River", what="title", decision="yes", comment="a book")
    desk.review()
    before = desk.rows
    assert "0 marks were taken over" in from_tei(desk)
    assert desk.rows == before
    said = from_tei(
        desk, (TITLE, TITLE.replace("<title", '<title level="m"')), ('"#per-smith-adam"', '"#per-anna"')
    )
    assert "2 marks were taken over" in said
    for words, meaning, comment in (
        ("Mill by the River", "level=m", "a book"),
        ("Captain Smith", "Anna (per-anna)", "the economist"),
        ("Rose", "Harper, Rose (per-harper-rose)", "the flower"),
    ):
        assert (desk.row(words)["meaning"], desk.row(words)["comment"]) == (meaning, comment)


def test_where_table_and_tei_say_different_things_the_person_is_asked(desk):
    desk.review()
    desk.decide("Anna", decision="no")
    desk.add(words="Mill by the River", what="title", decision="yes")
    said = from_tei(desk, ("My dear Anna", f"My dear {ANNA}"), (TITLE, "Mill by the River"))
    assert "which is newer only you know: “Mill by the River” in line 6; “Anna” in line 3." in said
    assert "0 marks were taken over" in said
    assert "2 decided" in said


def test_a_name_may_be_nobodys_and_a_date_of_no_known_year(desk):
    """The mark is right, but what it means is not known: the program does not ask again."""
    desk.review()
    desk.decide("Anna", meaning="nobody", decision="yes")
    desk.decide("4th of June", meaning="unknown", decision="yes")
    desk.decide("The work of Inigo Jones was better.", meaning="unknown", decision="yes")
    assert '<persName resp="#review" ana="#rule-review.corrected">Anna</persName>' in desk.tei
    assert '<date resp="#review" ana="#rule-review.corrected">4th of June</date>' in desk.tei
    assert 'xml:id="per-anna"' not in desk.tei
    assert desk.told == []
    assert "14 rows, 3 decided" in desk.review()
    assert desk.row("Anna")["meaning"] == "nobody"


def test_whose_meaning_was_taken_away_in_the_tei_means_nobody(desk):
    said = from_tei(desk, (' ref="#per-anna"', ""), (' notBefore="1888-06-04" notAfter="1888-06-04"', ""))
    assert "2 marks were taken over" in said
    assert desk.row("Anna")["meaning"] == "nobody"
    assert desk.row("4th of June")["meaning"] == "unknown"
    assert '<persName resp="#review" ana="#rule-review.corrected">Anna</persName>' in desk.tei


def test_what_no_row_can_say_is_told(desk):
    said = from_tei(
        desk,
        ('when="1888-06-03"', 'when="1888-06-03T12:00:00"'),
        ("#per-tom", "#per-who"),
    )
    assert "“3 June 1888” in line 1 has when=1888-06-03T12:00:00: a table" in said
    assert "“Tom” in line 10 has per-who: a table" in said


def test_a_tei_of_a_long_text_with_changes_far_from_each_other_is_taken_over(desk):
    """Words put right at the beginning and at the end; what is marked between them is found, what is marked amid them told."""
    middle = "\n\n".join(f"The {n}th mill of Ada Lee was mended in {1700 + n}." for n in range(100, 900))
    desk.text.write_text(
        f"A tale\n\nTeh mill is old.\n\n{middle}\n\nTom Burton slept wel.\n", encoding="utf-8"
    )
    tom = '<persName ref="#per-burton" cert="high" ana="#rule-persons.full-name">Tom Burton</persName>'
    changes = [("Teh mill", "The mill"), ("slept wel", "slept well"), ('when="2000"', 'when="2001"')]
    said = from_tei(desk, *changes, (tom, '<persName ref="#per-lee">Thomas Burton</persName>'))
    assert "1 mark was taken over" in said
    assert desk.row("2000")["meaning"] == "when=2001"
    assert "Marks that differ amid changed words (1): change the words in the plain text first" in said


@pytest.mark.parametrize(
    ("tei", "said"),
    [
        ("<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><p>Another.</p></body></text></TEI>", "is not that of letter.txt"),
        ("<TEI><text/></TEI>", "there is no TEI text"),
        ("<mei xmlns='http://www.music-encoding.org/ns/mei'/>", "there is no TEI text"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_tei_of_the_text_is_refused(desk, tei, said):
    path = desk.text.with_name("letter.xml")
    path.write_text(tei, encoding="utf-8")
    done = invoke("review", desk.text, "--from", path)
    assert done.exit_code == 2
    assert said in done.output
    assert not desk.table.exists()


def test_a_tei_that_is_not_there_is_told_in_words(desk):
    folder = desk.text.parent
    for named, said in ((folder / "leter.xml", "no such file"), (folder, "this is a folder, not a TEI file")):
        done = invoke("review", desk.text, "--from", named)
        assert done.exit_code == 2
        assert said in done.output


def test_a_line_of_thousands_of_figures_is_no_line(desk):
    desk.review()
    desk.add(words="Mill by the River", what="title", decision="yes", line="9" * 5000)
    assert "1 decided" in desk.review()


# Laws


@given(text=mangled() | recombined())
def test_every_mark_is_found_again_at_its_place(text):
    assume(text.strip())
    document = encode(decode(text.encode("utf-8", "replace"), "text.txt", encoding="utf-8")).document
    places = Places(document.source)
    for span in document.spans:
        if len(span.extent):
            before, shown, after = places.around(span.extent)
            line = document.source.line_of(span.extent.start)
            (found,) = places.find([Decision(True, span.element, shown, before, shown, after, line=line)])
            assert found is not None
            assert words_at(document, found) == words_at(document, span.extent)


@given(text=mangled() | recombined(), chance=st.randoms(use_true_random=False))
def test_no_decision_changes_a_character_or_breaks_the_encoding(text, chance):
    assume(text.strip())
    source = decode(text.encode("utf-8", "replace"), "text.txt", encoding="utf-8")
    made = encode(source)
    table = fill(made.document, Table(name="text.review.csv"))
    answers = ("yes", "no", "", "")
    rows = []
    for row in table.rows:
        name = "persName" if any(sign.isalpha() for sign in row["words"]) else "title"  # figures name nobody
        what = chance.choice([row["what"], row["what"], "title", name, "said"])
        meaning = row["meaning"] if what == row["what"] else ""
        rows.append(
            Row(
                {
                    **row.cells,
                    "what": what,
                    "meaning": meaning,
                    "decision": chance.choice(answers),
                    "where": chance.choice(["", "", "everywhere"]),
                }
            )
        )
    table = replace(table, rows=tuple(rows))
    decided = with_table(source, table)
    words = made.tei.root.find("{*}text").itertext()
    assert "".join("".join(words).split()) == "".join(
        "".join(decided.tei.root.find("{*}text").itertext()).split()
    )
    again = fill(made.document, read_again(table))
    assert sorted(r["decision"] for r in again.rows if r["decision"]) == sorted(
        r["decision"] for r in rows if r["decision"]
    )


def words_at(document, extent):
    return document.source.text[extent.start : extent.end].split()


def read_again(table):
    with TemporaryDirectory() as folder:
        path = Path(folder) / table.name
        path.write_bytes(write_table(table))
        return read_table(path)


def with_table(source, table):
    with TemporaryDirectory() as folder:
        path = Path(folder) / table.name
        path.write_bytes(write_table(table))
        return encode(source, review=path)


@given(
    st.text("ab ", max_size=60), st.text("ab ", max_size=60), st.text("abcdefgh", min_size=30, max_size=60)
)
def test_two_texts_share_only_what_is_the_same_in_both_in_order(one, other, between):
    one, other = f"{one}{between}{other}", f"{other}{between}{one}"
    at = there = 0
    for start, opposite, size in shared(one, other):
        assert start >= at
        assert opposite >= there
        assert one[start : start + size] == other[opposite : opposite + size]
        at, there = start + size, opposite + size
    assert shared(one, one) == [(0, 0, len(one))]


def test_a_tei_made_with_other_options_is_told(desk):
    sure = encode(read_source(desk.text), Options(least=Certainty.HIGH)).tei
    assert "Marks of which it was less sure than high are left out." in sure.to_bytes().decode()
    encoding = desk.encode()
    taken = take_over(encoding.document, encoding.tei.root, sure.root, Table())
    assert any("made with other options" in sentence for sentence in taken.left)


def test_what_a_person_wants_inside_another_mark_stands_there(desk):
    """The program marks no name inside a title or a date; a person may."""
    desk.review()
    desk.add(words="Mill by the River", what="title", decision="yes")
    desk.add(words="Mill", what="person", meaning="Mill, John", line="6", decision="yes")
    assert ">Mill</persName> by the River</title>" in desk.tei


# How letters and blanks are typed


@pytest.mark.parametrize("later", [unicodedata.normalize("NFC", TYPED), unicodedata.normalize("NFD", TYPED)])
def test_a_decision_holds_however_letters_and_blanks_are_typed(desk, later):
    desk.text.write_text(TYPED, encoding="utf-8")
    desk.review()
    desk.decide("Rene\u0301 Bre\u0301al", decision="no")
    desk.decide("5\u00a0mai 1902".replace("\u00a0", " "), decision="no")
    desk.text.write_text(later, encoding="utf-8")
    assert "<persName" not in desk.tei
    assert "<date " not in desk.tei
    assert "review-unplaced" not in [code for code, _ in desk.told]


def test_an_empty_table_is_told(desk):
    """What was decided in it would have been passed over without a word."""
    desk.table.write_bytes(b"\xef\xbb\xbf\r\n")
    assert "the table is empty, and what was decided in it is gone" in told(desk)


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (("a good girl", "a very good girl"), "a good girl"),
        (("a good girl", "a girl"), "a good girl"),
        (("Tom</persName></signed>", "Tommy</persName></signed>"), "Tom"),
    ],
)
def test_where_words_were_changed_is_told_by_the_line_of_the_text(desk, change, line):
    taken = taken_over(desk, change)
    number = 1 + next(n for n, words in enumerate(desk.text.read_text("utf-8").splitlines()) if line in words)
    assert (
        f"Words of the text were changed: make the same change in the plain text (line {number})."
        in taken.left
    )


@pytest.mark.parametrize("at_once", [True, False], ids=["in the row", "in the text"])
def test_a_word_divided_at_the_end_of_a_line_is_found_by_the_whole_word(desk, at_once):
    divided = "under Superin-\ntendent Marsden, were late."
    desk.text.write_text(f"A report\n\nThe engines, {divided} Nobody was hurt.\n", encoding="utf-8")
    desk.review()
    desk.add(words="Superintendent Marsden", what="persName", meaning="Marsden, Paul", decision="yes")
    if not at_once:
        desk.review()
        whole = divided.replace("-\n", "")
        desk.text.write_text(f"A report\n\nThe engines, {whole} Nobody was hurt.\n", encoding="utf-8")
    assert "review-unplaced" not in [code for code, _ in desk.told]
    assert re.search(r'<persName ref="#per-marsden(?:-paul)?" resp="#review"', desk.tei)
