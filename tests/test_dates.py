"""Dates: reckoning, values, tables, the annotator on a document, and time in proportion to the text."""

from __future__ import annotations

import datetime as dt
import re
import time
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import grows_no_faster
from teiwright.annotators import dates, durations
from teiwright.annotators.dates import calendars, edtf, find_dates, find_durations, parse_date
from teiwright.annotators.dates.finding import _passes
from teiwright.annotators.dates.language import SYMBOLS, _build, language
from teiwright.annotators.dates.numbers import roman, spelled
from teiwright.annotators.dates.signs import may_hold_date
from teiwright.annotators.dates.tables import FOLDER, TABLES, available, saints, table
from teiwright.annotators.dates.tokens import tokenize
from teiwright.annotators.dates.values import Moment, Value, attributes, bounds, form, moment
from teiwright.findings import Finding
from teiwright.metadata import DateStated, Metadata
from teiwright.model import Block, Document, Extent, Skip, Source, Span

W3C = re.compile(r"-?\d{4}(-\d\d(-\d\d)?)?|--\d\d(-\d\d)?|---\d\d")


def document(*paragraphs: str, elements=None, language="en", metadata=None, spans=()) -> Document:
    """A document of paragraphs, one line each."""
    text, blocks, skips, at = "", [], [], 0
    for number, words in enumerate(paragraphs):
        blocks.append(Block((elements or {}).get(number, "p"), Extent(at, at + len(words))))
        text += words + "\n"
        skips.append(Skip(Extent(at + len(words), at + len(words) + 1), "white space between blocks"))
        at = len(text)
    body = Block("body", Extent(0, len(text)), tuple(blocks))
    source = Source("letter.txt", text, "utf-8", "0" * 64, len(text.encode()))
    return Document(source, language, (body,), tuple(skips), metadata or Metadata(), tuple(spans))


def marks(doc: Document) -> list[tuple[str, dict[str, str]]]:
    return [
        (doc.source.text[s.extent.start : s.extent.end], dict(s.attributes))
        for s in dates.annotate(doc)
        if isinstance(s, Span)
    ]


def warnings(doc: Document) -> list[Finding]:
    return [f for f in dates.annotate(doc) if isinstance(f, Finding)]


# ---- reckoning


@given(st.dates(dt.date(1, 1, 1), dt.date(9990, 1, 1)), st.integers(-400, 400))
def test_days_are_counted_as_the_calendar_counts_them(day, days):
    assert calendars.weekday(day.year, day.month, day.day) == day.weekday()
    if dt.date.min <= day + dt.timedelta(0) and day.toordinal() + days > 0:
        later = day + dt.timedelta(days)
        assert calendars.plus_days(day.year, day.month, day.day, days) == (later.year, later.month, later.day)


@pytest.mark.parametrize(
    ("year", "day"),
    [(1583, (4, 10)), (1818, (3, 22)), (1886, (4, 25)), (1916, (4, 23)), (2000, (4, 23)), (2024, (3, 31))],
)
def test_easter(year, day):
    assert calendars.easter(year)[1:] == day


def test_other_calendars():
    assert calendars.from_julian(1917, 10, 25) == (1917, 11, 7)
    assert calendars.from_julian(1582, 10, 5) == (1582, 10, 15)
    assert calendars.from_republican(1, 1, 1) == (1792, 9, 22)
    assert calendars.from_republican(2, 11, 9) == (1794, 7, 27)
    assert calendars.from_republican(8, 2, 18) == (1799, 11, 9)


def test_numbers_in_words_and_roman_figures():
    assert spelled([18, 100, 60, 4]) == 1864
    assert spelled([19, 14]) == 1914
    assert spelled([1000, 8, 100, 60, 4]) == 1864
    assert spelled([5, 3]) is None
    assert roman("MDCCCLXIV") == 1864
    assert roman("IIX") == 0
    known = language("de")
    assert known
    assert spelled(known.compounds("achtzehnhundertvierundsechzig")) == 1864


# ---- values


def test_thirds_and_halves():
    assert bounds(Value(Moment(1945, 5), Moment(1945, 5), part="late")) == ((1945, 5, 21), (1945, 5, 31))
    assert bounds(Value(Moment(1941), Moment(1941), part="late")) == ((1941, 9, 1), (1941, 12, 31))
    assert bounds(Value(Moment(1801), Moment(1900), part="late")) == ((1867, 1, 1), (1900, 12, 31))
    assert bounds(Value(Moment(1930), Moment(1939), part="early")) == ((1930, 1, 1), (1932, 12, 31))
    assert bounds(Value(Moment(1960), Moment(1960), part="second-half")) == ((1960, 7, 1), (1960, 12, 31))


@given(
    st.integers(-3000, 3000),
    st.one_of(st.none(), st.integers(1, 12)),
    st.one_of(st.none(), st.integers(1, 28)),
)
def test_forms_come_back(year, month, day):
    value = Moment(year, month, day if month else None)
    assert W3C.fullmatch(form(value))
    assert moment(form(value)) == value


@given(
    st.builds(
        Moment,
        st.integers(1, 2100),
        st.one_of(st.none(), st.integers(1, 12), st.integers(21, 24)),
        st.none(),
    ),
    st.sampled_from(["when", "period", "within", "from", "to", "before", "after"]),
    st.sampled_from(["", "early", "mid", "late", "first-half", "second-half"]),
    st.booleans(),
)
def test_attributes_are_legal_together(when, shape, part, implied):
    made = dict(attributes(Value(when, when, shape, part, implied=implied)))
    assert made
    assert all(W3C.fullmatch(v) for v in made.values())
    assert not ("when" in made and len(made) > 1)
    assert not {"from", "notBefore"} <= set(made)
    assert not {"to", "notAfter"} <= set(made)
    assert all(len(v.lstrip("-")) == 10 for n, v in made.items() if n.startswith("not")), "always full dates"


def test_edtf():
    def of(text):
        return edtf(find_dates(text, "en")[0].attributes)

    assert of("late May 1871") == "[1871-05-21..1871-05-31]"
    assert of("around 1932") == "1932~"
    assert of("winter 1945") == "1945-24"
    assert of("1931-1934") == "1931/1934"
    assert of("since 1914") == "1914/"
    assert of("44 BC") == "-0043"
    assert of("on February 25 he came") == "XXXX-02-25"
    assert of("till February 25 he came") == "/XXXX-02-25"
    assert of("from May 4 to June 6") == "XXXX-05-04/XXXX-06-06"


# ---- tables


@pytest.mark.parametrize("code", available())
def test_every_language_is_complete(code):
    data = table(code)
    assert set(TABLES) == set(data), "the same tables in every language"
    assert data["code"] == code
    assert [len(data[name]) for name in ("months", "republican_months", "weekdays", "seasons")] == [
        12,
        12,
        7,
        4,
    ]
    assert all(
        all(forms) for name in ("months", "republican_months", "weekdays", "seasons") for forms in data[name]
    )
    assert {int(n) for n in data["ordinals"]} >= set(range(1, 11))
    assert {int(n) for n in data["numbers"]} >= {*range(1, 17), 20, 30, 40, 50, 60, 70, 80, 90, 100, 1000}
    assert set(data["units"]) == {"day", "week", "month", "year", "decade"}
    assert {int(n) for n in data["decades"]} == set(range(20, 100, 10))
    days_of_saints = (day for _, _, days in saints(data) for day in days)
    for name in (*data["feasts"], *days_of_saints):
        for day in name.rstrip("~").split("<")[::2]:
            assert re.fullmatch(
                r"(?:easter|advent)([+-]\d+)?|(?:leap-)?(0[1-9]|1[0-2])(?:-\d\d|\.[0-6]\.(?:-1|[1-4]))",
                day,
            ), name
    empty = {n for n, v in data.items() if v in ([], {})}
    assert empty <= {
        "reign",
        "reigns",
        "streets",
        "grown",
        "growing",
        "adverb_endings",
        "hour_words",
        "closing",
        "eves",
        "clock",
        "peopled",
        "amounts",
        "of_so_many",
        "pronouns",
        "year_now",
        "year_before",
        "decade",
        "decade_endings",
        "centuries",
        "before_century",
        "coming",
        "coming_after",
        "last",
        "last_after",
        "ago",
        "plural_endings",
        "not_plural",
        "told_by_year",
        "verb_endings",
        "cut_titles",
        "no_year_after",
        "adjective_endings",
        "counting_adjectives",
        "century_firms",
        "denied",
        "with_day_article",
        "dated_things",
        "of_a_day",
        "preceding",
        "street_after",
        "ago_before",
        "friends_month",
        "overnight",
        "republican_told",
        "future_endings",
        "this_year",
        "last_year",
        "weekday_article",
        "day_article",
        "weak_endings",
        "apart_endings",
        "nth",
        "year_of",
    }, empty


@pytest.mark.parametrize("code", available())
def test_no_word_is_twice_in_a_table(code):
    data = table(code)
    for name in ("months", "weekdays", "seasons", "republican_months"):
        forms = [f for group in data[name] for f in group]
        assert len(forms) == len(set(forms)), name
    for name in ("ordinals", "numbers", "units", "feasts", "decades"):
        forms = [f for group in data[name].values() for f in group]
        assert len(forms) == len(set(forms)), name
    for name, words in data.items():
        if isinstance(words, list) and words and isinstance(words[0], str):
            assert len(words) == len(set(words)), (name, [w for w in words if words.count(w) > 1])
            assert all(w == w.strip() and w for w in words), name


def test_the_engine_names_no_language():
    words = re.compile(
        r"['\"](january|janvier|januar|enero|gennaio|monday|lundi|montag|en|fr|de|es|it)['\"]", re.IGNORECASE
    )
    for module in FOLDER.parent.glob("*.py"):
        assert not words.search(module.read_text("utf-8")), module.name


def test_tables_are_read_as_utf_8():
    for code in available():
        tomllib.loads((FOLDER / f"{code}.toml").read_bytes().decode("utf-8"))


# ---- single strings


@pytest.mark.parametrize("code", available())
def test_where_no_sign_of_a_date_is_the_language_is_not_asked(code):
    known = language(code)
    for sign in (*known.signs, *known.big, *filter(None, [known.of_a_reign])):
        if " " not in sign or sign == known.of_a_reign:
            assert may_hold_date(f"({sign}, it says)", code)
    cases = Path(__file__).with_name("cases") / "annotators" / f"dates-{code}.md"
    for line in cases.read_text("utf-8").splitlines():
        assert may_hold_date(line, code) or not find_dates(line, code)
    assert not may_hold_date("by Hester Quillfeather", code)
    assert not may_hold_date("in 1850", "xx")


def test_parse_date_wants_the_whole_string():
    assert parse_date("April 3, 1908.", "en").attributes == (("when", "1908-04-03"),)
    assert parse_date("[4 juillet 1863]", "fr").attributes == (("when", "1863-07-04"),)
    assert parse_date("On April 3, 1908", "en") is None
    assert parse_date("nothing", "en") is None
    assert parse_date("4 July 1863", "tlh") is None


def test_a_match_explains_itself():
    (found,) = find_dates("In 1927 he left.", "en")
    assert (found.rule, found.cert, found.evidence) == ("dates.year", "high", "year after “In”")
    assert found.rule in dates.RULES


def test_the_ends_of_a_range_are_dates_of_their_own():
    (found,) = find_dates("June 3–5, 1917", "en")
    assert [p.attributes for p in found.parts] == [(("when", "1917-06-03"),), (("when", "1917-06-05"),)]


def test_durations():
    text = "For seventeen years and two weeks he waited; 3 months, two days later, 10 days before the fall."
    assert [dict(d.attributes)["dur"] for d in find_durations(text, "en")] == ["P17Y", "P14D", "P3M", "P10D"]
    spans = list(durations.annotate(document("He stayed two years.")))
    assert [s.attributes for s in spans] == [(("dur", "P2Y"),)]
    assert durations.OPTIONAL


# ---- documents


def test_a_year_is_taken_from_the_date_before_it():
    doc = document("It began on May 3, 1862.", "On July 4 he left.")
    assert marks(doc)[1] == ("July 4", {"notBefore": "1862-07-04", "notAfter": "1862-07-04"})
    assert [s.cert for s in dates.annotate(doc)] == ["high", "low"]
    assert "1862-05-03" in list(dates.annotate(doc))[1].evidence


def test_a_note_lends_no_year_to_the_text():
    doc = document("It began on May 3, 1862.", "Printed in 1901.", "On July 4 he left.", elements={1: "note"})
    assert marks(doc)[2][1]["notBefore"] == "1862-07-04"


def test_the_day_of_writing():
    letter = document("Paris, 4 July 1863.", "Yesterday I wrote; on Tuesday I shall leave.")
    assert [m[0] for m in marks(letter)] == ["4 July 1863", "Yesterday", "Tuesday"]
    assert marks(letter)[1][1]["notBefore"] == "1863-07-03"
    essay = document("An essay.", "Yesterday is not today; on Tuesday nothing happened.")
    assert marks(essay) == []
    stated = Metadata(written=DateStated("4 July 1863", (("when", "1863-07-04"),)))
    assert marks(document("Today it is so.", metadata=stated)) == [], "today in an essay is no day"


def test_a_day_of_writing_holds_for_its_letter_only():
    text = "Paris, 4 July 1863.\nIt rained yesterday.\nIt rained yesterday.\n"
    letter = Block(
        "div",
        Extent(0, 41),
        (Block("dateline", Extent(0, 19)), Block("p", Extent(20, 40))),
        (("type", "letter"),),
    )
    chapter = Block("div", Extent(41, 62), (Block("p", Extent(41, 61)),))
    body = Block("body", Extent(0, 62), (letter, chapter))
    skips = tuple(Skip(Extent(n, n + 1), "white space between blocks") for n in (19, 40, 61))
    doc = Document(Source("a.txt", text, "utf-8", "0" * 64, 62), "en", (body,), skips, Metadata())
    assert [m[0] for m in marks(doc)] == ["4 July 1863", "yesterday"]


def test_a_label_that_is_a_year_dates_the_day_of_its_item():
    items = {0: "label", 1: "item", 2: "label", 3: "item"}
    doc = document("1641.", "Dec. 25. A poor man.", "1643.", "Apr. 2. Robert.", elements=items)
    assert [m[1].get("when") or m[1]["notBefore"] for m in marks(doc)] == [
        "1641",
        "1641-12-25",
        "1643",
        "1643-04-02",
    ]
    numbered = document("1641.", "A jug with a lid.", "1642.", "A plate.", elements=items)
    assert marks(numbered) == []


def test_the_day_of_a_performance_is_no_day_of_writing():
    play = document(
        "First acted at Leeds, Saturday, 4 July 1863.", "It rained yesterday.", elements={0: "titlePart"}
    )
    assert [m[0] for m in marks(play)] == ["Saturday, 4 July 1863"]
    report = document("At Leeds, Saturday, 4 July 1863.", "It rained yesterday.", elements={0: "titlePart"})
    assert [m[0] for m in marks(report)][1:] == ["yesterday"]


def test_the_head_of_a_newspaper_dates_it():
    paper = document(
        "No. 1,204. SATURDAY, JUNE 5, 1852. Price 4d.",
        "Lost, on Sunday last. May 31. On the 1st inst., a son.",
    )
    assert [m[1].get("notBefore") for m in marks(paper)][1:] == ["1852-05-30", "1852-05-31", "1852-06-01"]


@pytest.mark.parametrize(
    ("code", "head", "text"),
    [
        ("de", "Nr. 104. Samstag, 5. Juni 1852. Preis 4 Pf.", "Gestern brannte es."),
        ("fr", "N° 104. Samedi 5 juin 1852. Prix : 15 centimes", "Hier, un incendie éclata."),
        ("es", "Núm. 104. Sábado 5 de junio de 1852. Precio: 10 cts.", "Ayer hubo un incendio."),
        ("it", "N. 104. Sabato 5 giugno 1852. Prezzo cent. 5", "Ieri scoppiò un incendio."),
    ],
)
def test_the_price_stands_behind_the_day_in_every_language(code, head, text):
    assert [m[1].get("notBefore") for m in marks(document(head, text, language=code))][1:] == ["1852-06-04"]


@pytest.mark.parametrize(
    ("code", "title", "text"),
    [
        ("de", "Uraufführung Samstag, 4. Juli 1863 in Leipzig.", "Gestern regnete es."),
        ("fr", "Première représentation le samedi 4 juillet 1863.", "Il a plu hier."),
        ("es", "Estreno el sábado 4 de julio de 1863.", "Ayer llovió."),
        ("it", "Prima rappresentazione sabato 4 luglio 1863.", "Ieri pioveva."),
    ],
)
def test_the_day_of_a_first_night_is_no_day_of_writing_in_any_language(code, title, text):
    assert len(marks(document(title, text, elements={0: "titlePart"}, language=code))) == 1


def test_a_month_by_itself_dates_the_entry_of_a_diary():
    text = "1871\nMarch 31\nApril.\nMay 2\n"
    entries = [(5, 13), (14, 20), (21, 26)]
    blocks = [Block("head", Extent(0, 4))]
    blocks += [
        Block("div", Extent(*e), (Block("dateline", Extent(*e)),), (("type", "diaryEntry"),)) for e in entries
    ]
    body = Block("body", Extent(0, len(text)), tuple(blocks))
    skips = tuple(
        Skip(Extent(n, n + 1), "white space between blocks") for n, c in enumerate(text) if c == "\n"
    )
    doc = Document(Source("a.txt", text, "utf-8", "0" * 64, len(text)), "en", (body,), skips, Metadata())
    assert [m[1].get("when") for m in marks(doc)] == ["1871", "1871-03-31", "1871-04", "1871-05-02"]


def test_a_weekday_beside_a_noun_is_no_day():
    doc = document(
        "Paris, 4 July 1863.", "The Sunday papers, a Friday, Sunday-school and Sun. On Friday I leave."
    )
    assert [m[0] for m in marks(doc)] == ["4 July 1863", "Friday"]


def test_what_is_a_date_already_is_left_alone():
    doc = document("1945", "It was in 1917.", elements={0: "docDate"})
    assert marks(doc) == [("1917", {"when": "1917"})]
    taken = Span(Extent(10, 14), "date", "diary.entry")
    assert marks(document("It was in 1917.", spans=[taken])) == []


def test_dates_in_figures_that_can_be_read_in_two_ways_are_reported():
    doc = document("He came on 4/5/1945 and left.")
    assert marks(doc) == [("4/5/1945", {})]
    (warning,) = warnings(doc)
    assert (warning.code, warning.severity, warning.place.line, warning.place.column) == (
        "date-order",
        "warning",
        1,
        12,
    )
    assert not warnings(document("He came on 4/5/1945 and left on 13/5/1945."))


def test_a_weekday_that_does_not_fit_is_reported_and_the_value_kept():
    doc = document("On Sunday, March 5, 1912, and on Tuesday, March 5, 1912.")
    assert {m[1]["when"] for m in marks(doc)} == {"1912-03-05"}
    (warning,) = warnings(doc)
    assert warning.code == "date-weekday"
    assert warning.message.endswith("this day was “Tuesday”.")


def test_a_day_that_does_not_exist_is_reported_and_has_no_value():
    doc = document("He came on 30 February 1848 and left on 29 February 1848.")
    assert marks(doc) == [("30 February 1848", {}), ("29 February 1848", {"when": "1848-02-29"})]
    (warning,) = warnings(doc)
    assert (warning.code, warning.place.line, warning.place.column) == ("date-impossible", 1, 12)


def test_marks_lie_in_the_source_where_characters_were_skipped():
    text = "It was on _May_ 3, 1862."
    body = Block("body", Extent(0, len(text)), (Block("p", Extent(0, len(text))),))
    skips = (Skip(Extent(10, 11), "emphasis"), Skip(Extent(14, 15), "emphasis"))
    doc = Document(Source("a.txt", text, "utf-8", "0" * 64, len(text)), "en", (body,), skips, Metadata())
    (span,) = dates.annotate(doc)
    assert text[span.extent.start : span.extent.end] == "May_ 3, 1862"


# ---- laws

WORDS = (
    "May June 4 14 1862 1914-18 the of in on from to and , . ( ) - / 3rd 'year' last next day spring BC A.D. c. eighteen hundred "
    "sixty XIX century Sunday 12 5th 1930s ’99 early mid late before Easter an II 4/5/1945 inst. O.S. à été 2nd [5]in"
)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=14).map(" ".join), st.sampled_from(available()))
def test_whatever_is_found_is_legal(text, code):
    end = 0
    for found in find_dates(text, code):
        assert end <= found.start < found.end <= len(text), "in order, without overlap"
        end = found.end
        covered = text[found.start : found.end]
        assert covered == covered.strip()
        given = dict(found.attributes)
        assert set(given) <= {"when", "from", "to", "notBefore", "notAfter", "precision", "calendar"}
        for name, value in given.items():
            if name not in ("precision", "calendar"):
                assert W3C.fullmatch(value), value
        low, high = given.get("from", given.get("notBefore")), given.get("to", given.get("notAfter"))
        if low and high and not low.startswith("-") and not high.startswith("-"):
            assert low[: min(len(low), len(high))] <= high[: min(len(low), len(high))]
        assert found.rule in dates.RULES
        assert found.evidence


@settings(max_examples=100)
@given(st.text(max_size=60), st.sampled_from(available()))
def test_no_text_is_too_odd(text, code):
    for found in find_dates(text, code):
        assert 0 <= found.start < found.end <= len(text)
    list(find_durations(text, code))


def test_the_same_text_gives_the_same_dates():
    text = "On May 3, 1862 and in July, from 1914 to 1918, the next day."
    assert find_dates(text, "en") == find_dates(text, "en")


@pytest.mark.parametrize(
    ("code", "piece"),
    [
        *(
            ("en", p)
            for p in (
                "1 1 1 ",
                "1917 ",
                "19171918",
                "May ",
                "A. D. ",
                "3-",
                "1914-",
                "((((",
                "[[[[",
                "’’’’",
                "A.A.",
            )
        ),
        *(
            ("en", p)
            for p in (
                "the next day ",
                "May 3, 1862 and ",
                "eighteen ",
                "from 1914 to ",
                "MMMM",
                "3/4/",
                "early late ",
            )
        ),
        *(("en", p) for p in ("Sunday, ", "1862, 1863, ", "May 1, 2, 3, ", "between the the the ")),
        *(("de", p) for p in ("hundertund", "des Jahres ")),
        *(("fr", p) for p in ("du ", "l'an ", "avant le ")),
        *(("it", p) for p in ("dal ", "prima del ", "millecento")),
    ],
)
def test_time_grows_with_the_text_and_no_faster(code, piece):
    def seconds(size: int) -> float:
        text = piece * (size // len(piece)) + " 1917"
        start = time.process_time()
        find_dates(text, code)
        return time.process_time() - start

    find_dates("3 May 1862, 4 Mai 1862", code)
    assert grows_no_faster(seconds, 6_000, 48_000, most=40, floor=0.002)


# ---- the layer for words that are counted from an unknown day


def test_relative_words_are_kept_without_value_only_when_asked_for():
    from teiwright.annotators.dates.finding import matches
    from teiwright.annotators.dates.memory import Memory

    text = "He said on Tuesday that he had come last week."
    assert find_dates(text, "en") == ()
    kept = tuple(matches(text, "en", Memory(unvalued=True)))
    assert [(text[d.start : d.end], d.attributes) for d in kept] == [("Tuesday", ()), ("last week", ())]


def _beginnings(parsed: Any) -> tuple[set[str], bool]:
    """The characters with which what a parsed pattern matches can begin, and whether it can match nothing."""
    found: set[str] = set()
    for operation, argument in parsed:
        name, more, empty = str(operation), [], False
        match name:
            case "LITERAL":
                found.add(chr(argument))
            case "IN":
                for kind, value in argument:
                    if str(kind) == "LITERAL":
                        found.add(chr(value))
                    else:
                        found |= {chr(c) for c in range(value[0], value[1] + 1)}
            case "SUBPATTERN":
                more = [argument[3]]
            case "BRANCH":
                more = argument[1]
            case "MAX_REPEAT":
                more, empty = [argument[2]], argument[0] == 0
            case "ASSERT" | "ASSERT_NOT":
                empty = True
            case _:
                raise AssertionError(name)
        for part in more:
            characters, nothing = _beginnings(part)
            found |= characters
            empty = empty or nothing
        if not empty:
            return found, False
    return found, True


@pytest.mark.parametrize("code", available())
def test_no_rule_begins_where_none_is_looked_for(code: str) -> None:
    parse = import_module("re._parser").parse
    for one in _passes(code):
        looked_for = re.compile(f"{one._begins}.")
        for source in one._sources:
            characters, nothing = _beginnings(parse(source))
            assert not nothing, source
            characters.discard("\uf8ff")  # a class of which the language has no words
            assert all(looked_for.match(character) for character in characters), source


@pytest.mark.parametrize("code", available())
def test_no_sign_of_a_text_is_taken_for_the_symbol_of_a_word(code):
    """Symbols are signs too: of letters with accents, and of characters that no text has but a damaged one."""
    known = language(code)
    text = " ".join(SYMBOLS)
    symbols = {t.symbol for t in tokenize(f"x {text} x", 0, len(text) + 4, known) if not t.values}
    assert symbols.isdisjoint(known.symbols.values())


def test_a_class_of_words_that_comes_later_is_in_the_sets_that_were_asked_for():
    known = _build(table("en"))
    before = known.charset("months")
    new = known.symbol(frozenset({"months", "units"}))
    assert new not in before
    assert new in known.charset("months")
