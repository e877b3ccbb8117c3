"""Two figures of a dateline take their hundred from what the letter says for certain, and from nothing else."""

from __future__ import annotations

import pytest

from teiwright.annotators import dates
from teiwright.annotators.dates.memory import Memory
from teiwright.annotators.dates.values import Moment
from teiwright.conventions import read
from teiwright.conventions.dating import first_dated
from teiwright.encode import encode
from teiwright.model import Source, Span

BELOW = {
    "a year named below": (
        "L'exposition de 1889 a tout changé.",
        {"notBefore": "1891-03-14", "notAfter": "1891-03-14"},
    ),
    "a year far away": ("La guerre de 1866 est oubliée.", {"when": "--03-14"}),
    "no year at all": ("La guerre est oubliée.", {"when": "--03-14"}),
}


@pytest.mark.parametrize("name", BELOW)
def test_the_hundred_of_a_dateline(name):
    sentence, expected = BELOW[name]
    text = f"Paris, ce 14 mars 91\n\nMon cher ami,\n\nVotre lettre est arrivée. {sentence}\n\nBien à vous,\nL. Carrel\n"
    document = read(Source("letter.txt", text, "utf-8", "", len(text)))
    marks = [m for m in dates.annotate(document) if isinstance(m, Span)]
    assert text[marks[0].extent.start : marks[0].extent.end] == "14 mars 91"
    assert dict(marks[0].attributes) == expected


COUNTED = [
    (
        "Paris, le 14 mai 1848.\n\nMon cher ami,\n\nDimanche dernier nous sommes sortis. L'été dernier il a plu, le 25 du passé aussi.\n\nBien à vous,\nL. Carrel\n",
        [("Dimanche dernier", "1848-05-07"), ("été dernier", "1847-06-01"), ("25 du passé", "1848-04-25")],
    ),
    (
        "Berlin, den 14. Mai 1848.\n\nLieber Karl!\n\nDein Brief vom 2. cr. kam an. Am 3. ds. war er hier.\n\nDein\nFranz\n",
        [("2. cr.", "1848-05-02"), ("3. ds.", "1848-05-03")],
    ),
    (
        "Whitby, May 14th, 1848.\n\nMy dear Anna,\n\nTom comes on Tuesday week, and we dine to-morrow week. On Tuesday he wrote.\n\nYours ever,\nTom\n",
        [("Tuesday", "1848-05-09")],
    ),
    (
        "Hallow, 3 March 1902\n\nDear Anna,\n\nIn summer we shall go to the sea, where she keeps bees.\n\nYours ever,\nTom\n",
        [("summer", "1902-06-01")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED, ids=["fr", "de", "en", "a season to come"])
def test_what_is_counted_from_the_day_of_writing(text, expected):
    document = read(Source("letter.txt", text, "utf-8", "", len(text)))
    marks = [m for m in dates.annotate(document) if isinstance(m, Span)][1:]
    found = [(text[m.extent.start : m.extent.end], dict(m.attributes)["notBefore"]) for m in marks]
    assert found == expected


UNDATED = {
    "yesterday, tomorrow and a day by its number": (
        "Holm, 3.4.17.\n\nLieber Karl!\n\nDein Brief vom 28. ist gestern gekommen. Am 2. war er hier. Morgen reise ich.\n\nDein\nFranz\n",
        ["--04-03", "--03-28", "--04-02", "--04-02", "--04-04"],
    ),
    "the day before 1 March depends on the year": (
        "Holm, den 1. März.\n\nLieber Karl!\n\nGestern kam er, am Montag geht er, vorgestern war Regen.\n\nDein\nFranz\n",
        ["--03-01"],
    ),
    "in French": (
        "Valmy, 25/6/16\n\nMa chère Anne,\n\nHier il a plu. Il devait venir le 15. Le lendemain il est mort.\n\nTon frère,\nPaul\n",
        ["--06-25", "--06-24", "--06-15"],
    ),
    "the next letter has a day of its own": (
        "Holm, 3.4.17.\n\nLieber Karl!\n\nGestern kam er.\n\nDein\nFranz\n\nHolm, 9.4.17.\n\nLieber Karl!\n\nGestern ging er.\n\nDein\nFranz\n",
        ["--04-03", "--04-02", "--04-09", "--04-08"],
    ),
    "a letter without a day is counted from nothing": (
        "Holm, 3.4.17.\n\nLieber Karl!\n\nGestern kam er.\n\nDein\nFranz\n\nLieber Otto!\n\nGestern ging er, und wir waren froh.\n\nDein\nFranz\n",
        ["--04-03", "--04-02"],
    ),
}


@pytest.mark.parametrize("name", UNDATED)
def test_a_letter_of_no_known_year_is_counted_from_by_days(name):
    text, expected = UNDATED[name]
    document = read(Source("letter.txt", text, "utf-8", "", len(text)))
    marks = [m for m in dates.annotate(document) if isinstance(m, Span)]
    assert [dict(m.attributes)["when"] for m in marks] == expected


OPENED = {
    "a place, a day and a stop": (
        "Holm, 14. Mai 1903. Gestern brannte das Haus des Müllers nieder. Er wurde am Montag gewarnt.",
        ["1903-05-13", "1903-05-11"],
    ),
    "a place by a river": (
        "Holm an der Elbe, den 14. Mai 1903. Gestern brannte das Haus des Müllers nieder.",
        ["1903-05-13"],
    ),
    "a place in French": (
        "Holm sur Marne, le 14 mai 1903. Hier la maison du meunier a brûlé, et tout le village est venu.",
        ["1903-05-13"],
    ),
    "the hour behind the day": (
        "14.05.1903, um 10.11 Uhr\n\nGestern brannte das Haus des Müllers nieder.",
        ["1903-05-13"],
    ),
    "no place alone before it": (
        "Er starb in Holm, 14. Mai 1903. Gestern schon war er krank, und niemand wußte es.",
        [],
    ),
}


@pytest.mark.parametrize("name", OPENED)
def test_a_report_that_place_and_day_open_counts_from_it(name):
    text, expected = OPENED[name]
    document = read(
        Source("report.txt", f"{text}\n\nWeiter unten steht mehr.\n", "utf-8", "", len(text) + 27)
    )
    marks = [m for m in dates.annotate(document) if isinstance(m, Span)][1:]
    assert [dict(m.attributes)["notBefore"] for m in marks] == expected


def test_the_day_of_a_title_lends_its_year():
    text = "Sitzung des Vereins\n\nam 16. März 1957\n\nEs wird beraten. Das Fest ist am 20. Juli, und alle kommen.\n"
    document = read(Source("minutes.txt", text, "utf-8", "", len(text)))
    marks = [m for m in dates.annotate(document) if isinstance(m, Span)]
    assert ("notBefore", "1957-07-20") in marks[-1].attributes


def test_the_day_at_the_end_of_a_letter_dates_what_it_tells():
    text = (
        "Hochgeehrter Herr!\n\nIhr Brief vom 5. ist gestern gekommen. Am Dienstag reise ich ab, am 3. Februar war ich krank.\n\n"
        "Mit Hochachtung\n\nIhr ergebener\n\nFranz Holm\n\nGotha, 18. Mai 1848.\n"
    )
    document = read(Source("letter.txt", text, "utf-8", "", len(text)))
    marks = [m for m in dates.annotate(document) if isinstance(m, Span)]
    found = {text[m.extent.start : m.extent.end]: m for m in marks}
    assert dict(found["gestern"].attributes)["notBefore"] == "1848-05-17"
    assert dict(found["Dienstag"].attributes)["notBefore"] == "1848-05-23"  # “reise ich ab”: still to come
    assert dict(found["3. Februar"].attributes)["notBefore"] == "1848-02-03"
    assert "the day of writing, named at the end" in found["3. Februar"].evidence
    assert dict(found["18. Mai 1848"].attributes) == {"when": "1848-05-18"}


def test_a_year_as_a_heading_ends_what_a_letter_names_at_its_end():
    memory = Memory()
    memory.write_on(Moment(1867, 5, 4), below=True)
    assert memory.place_of("1867-05-04") == "the day of writing, named at the end"
    memory.no_letter(Moment(1868))
    assert memory.place_of("1868") == "named before"


def test_the_day_above_a_letter_goes_before_the_one_below_it():
    text = (
        "Gotha, 4. Mai 1848.\n\nHochgeehrter Herr!\n\nIhr Brief ist gestern gekommen.\n\n"
        "Ihr ergebener\n\nFranz Holm\n\nGotha, 18. Mai 1848.\n"
    )
    document = read(Source("letter.txt", text, "utf-8", "", len(text)))
    marks = [m for m in dates.annotate(document) if isinstance(m, Span)]
    found = {text[m.extent.start : m.extent.end]: dict(m.attributes) for m in marks}
    assert found["gestern"]["notBefore"] == "1848-05-03"


@pytest.mark.parametrize(
    ("day", "value"),
    [("30. 4. 28", "--04-30"), ("14.VI.22", "--06-14"), ("7. 6. 05", "--06-07")],
)
def test_a_day_in_figures_in_a_dateline_needs_no_year_near_it(day, value):
    text = f"Gotha, den {day}.\n\nLieber Karl!\n\nNach 12.3.41 und 2.IV.17 lies weiter.\n\nDein\nFranz\n"
    document = read(Source("letter.txt", text, "utf-8", "", len(text)))
    marks = [m for m in dates.annotate(document) if isinstance(m, Span)]
    assert [(text[m.extent.start : m.extent.end], dict(m.attributes)) for m in marks] == [
        (day, {"when": value})
    ]


def test_a_calendar_that_only_the_title_page_names_is_declared():
    text = "Lettre de Jean Moreau à sa femme\nLe 12 prairial an 2\n\nL'état de ma santé est bon, et le blé est cher.\n"
    made = (
        encode(Source("letter.txt", text, "utf-8", "", len(text)), identifier="letter")
        .tei.to_bytes()
        .decode()
    )
    assert made.count('"#republican"') >= 1
    assert 'xml:id="republican"' in made


def marks_of(text):
    document = read(Source("report.txt", text, "utf-8", "", len(text)))
    return [m for m in dates.annotate(document) if isinstance(m, Span)]


def weekdays_of(text):
    """The days that are meant by the weekdays of a text."""
    return [dict(m.attributes)["notBefore"] for m in marks_of(text) if m.rule == "dates.weekday"]


REPORTS = {
    "a place and a dash": (
        "HARTFORD, March 4, 2011 – The insurer said on Thursday that it would close.",
        "2011-03-03",
    ),
    "an agency in brackets": (
        "LONDON, March 4, 2011 (Reuters) -- The bank said on Thursday that it had lost.",
        "2011-03-03",
    ),
    "the day in brackets": (
        "Hartford (March 4, 2011) — The insurer said on Thursday that it would close.",
        "2011-03-03",
    ),
    "the state in short, with stops": (
        "CHAPEL HILL, N.C., March 4, 2011 (AP) — The school said on Thursday that it would close.",
        "2011-03-03",
    ),
    "a saint in short": (
        "ST. PAUL, Minn., March 4, 2011 — The school said on Thursday that it would close.",
        "2011-03-03",
    ),
    "no dash": (
        "In Hartford, March 4, 2011 was a cold day. The insurer said on Thursday that it would close.",
        None,
    ),
    "a sentence before": (
        "It ended so. Hartford, March 4, 2011 – the day he died. He had said on Thursday that he would.",
        None,
    ),
}


@pytest.mark.parametrize("name", REPORTS)
def test_a_place_a_day_and_a_dash_open_a_report(name):
    text, day = REPORTS[name]
    text = f"Insurer to close\n\n{text}\n\nIts shares fell.\n"
    assert weekdays_of(text) == ([day] if day else [])


WRITTEN_ON = {
    "below the title": ("Insurer to close\n\nMarch 4, 2011", "2011-03-03"),
    "with who wrote it": ("Posted on 4 March 2011 by Jane Roe", "2011-03-03"),
    "with the hour": ("Friday, March 4, 2011 4:55 PM EST", "2011-03-03"),
    "before the hour": ("March 4, 2011 | 9:05 am", "2011-03-03"),
    "with when it was changed": ("4 March 2011 Last updated at 10:11 GMT", "2011-03-03"),
    "month only": ("Insurer to close\n\nMarch 2011", None),
}


@pytest.mark.parametrize("name", WRITTEN_ON)
def test_a_day_above_a_report_is_the_day_of_writing(name):
    head, day = WRITTEN_ON[name]
    text = f"{head}\n\nThe insurer told its customers on Thursday that the house in the old town would close.\n\nIts shares fell.\n"
    assert weekdays_of(text) == ([day] if day else [])


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("HOLM (AP) _ ", "2011-02-26"),
        ("NEW HOLM, Utah – ", "2011-02-26"),
        ("Holm (Newswire) -- ", "2011-02-26"),
        ("Holm -- ", None),
        ("The Old Mill (a house) – ", None),
        ("HOLM-ON-THE-SEA ", None),
    ],
)
def test_a_report_that_begins_with_its_place_and_a_dash_is_written_on_the_day_above_it(opening, day):
    text = f"Mill to close\n\nMarch 2, 2011\n\n{opening}Nobody knows who built the mill.\n\nIt burnt.\n\nIt was rebuilt.\n\nThe owner sold it on Saturday.\n"
    assert weekdays_of(text) == ([day] if day else [])


def test_a_day_above_an_essay_is_no_day_to_count_from():
    text = "The Old Mill\n\nMarch 4, 2011\n\nToday nobody knows who built the mill of the old abbey in the valley. It burnt in 1790, and on July 12 the monks left.\n"
    assert [dict(m.attributes).get("notBefore") for m in marks_of(text)] == [None, "1790-07-12"]


def test_what_somebody_said_on_a_weekday_is_past_whatever_will_be():
    text = "Oldham, March 22, 2013.\n\nThe mayor will step down in June, his office said late on Wednesday. He will speak on Monday. The works will be opened on Tuesday, he said.\n"
    assert weekdays_of(text) == ["2013-03-20", "2013-03-25", "2013-03-26"]


def test_this_friday_is_that_of_the_week_but_a_day_beside_it_is_said():
    text = "Oldham, Tuesday, April 9, 2013.\n\nThe council meets this Friday and met last Friday. It met this Friday 5, and on Friday.\n"
    assert weekdays_of(text) == ["2013-04-12", "2013-04-05", "2013-04-05", "2013-04-05"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("He comes on Friday se'nnight.", []),
        ("He comes on Friday fortnight.", []),
        ("He was here last Friday; a fortnight later he was not.", ["2013-04-05"]),
    ],
)
def test_a_weekday_a_week_or_two_from_now_is_not_that_of_this_week(words, found):
    text = f"Oldham, Tuesday, April 9, 2013.\n\nMy dear Ada,\n\n{words}\n\nYours ever,\nTom\n"
    assert weekdays_of(text) == found


@pytest.mark.parametrize(
    ("head", "words", "day"),
    [
        ("Leeds, 8 May 1850.\n\nDear Ada,", "The ship arrives on Friday.", "1850-05-10"),
        ("Leeds, 8 May 1850.\n\nDear Ada,", "The ship arrived on Friday.", "1850-05-03"),
        ("Lyon, 8 mai 1850.\n\nChère Ada,", "Nous partons vendredi.", "1850-05-10"),
        ("Lyon, 8 mai 1850.\n\nChère Ada,", "Nous étions ici vendredi.", "1850-05-03"),
        ("Graz, den 8. Mai 1850.\n\nLiebe Ada!", "Das Stück beginnt am Freitag.", "1850-05-10"),
        ("Graz, den 8. Mai 1850.\n\nLiebe Ada!", "Auf der Reise am Freitag regnete es.", "1850-05-03"),
    ],
)
def test_who_writes_in_the_present_tense_of_a_weekday_means_the_next(head, words, day):
    assert weekdays_of(f"{head}\n\n{words}\n\nTom\n") == [day]


def test_a_year_in_two_figures_in_a_text_of_several_writers():
    text = "Leeds, 4 May 1700.\n\nDear Sir,\n\nIn 1950 we were here, and in 1960.\n\nLondon, Oct. 12, '90.\n\nYours, Ann\n"
    assert [dict(m.attributes).get("notBefore") for m in marks_of(text)][-1] == "1990-10-12"


def test_the_day_on_the_title_page_gives_two_figures_their_hundred_and_nothing_later():
    text = "A Talk with Amos Reed\n\nMarch 14, 1983\n\nHe told us of the mill and of his father, who had come over the hills with a cart.\n\nI came in the fall of ’26 and stayed till ’34.\n"
    assert [dict(m.attributes) for m in marks_of(text)] == [
        {"notBefore": "1926-09-01", "notAfter": "1926-11-30"},
        {"to": "1934"},
    ]


def test_a_day_in_a_line_of_its_own_begins_the_next_letter_of_a_dated_text():
    text = "TO A. B.\n\nMarch 12, 1791.\n\nI came on Tuesday.\n\nTO C. D.\n\nOctober 3, 1795.\n\nHe came on Tuesday, not on October 1, 1790.\n\nIn July it rained, and he left on Monday.\n"
    assert weekdays_of(text) == ["1791-03-08", "1795-09-29", "1795-09-28"]


def test_minutes_count_last_october_and_a_weekday_from_their_own_day():
    text = (
        "L'an 1862, le 9 novembre, le conseil s'est réuni.\n\nVu la loi du 18 juillet 1837 et l'arrêté du 5 octobre dernier, le bail finira en 1865. "
        "La séance est fixée au dimanche 7 décembre.\n"
    )
    values = [dict(m.attributes).get("notBefore") for m in marks_of(text)]
    assert values[-3::2] == ["1862-10-05", "1862-12-07"]


MONTH_OF_THE_LETTER = {
    "a month that it tells of is not its own": (
        "Jaén, día de Todos los Santos\n\nQuerida Ana:\n\nLa tuya del 15 del pasado llegó. Lo que en agosto te conté, olvídalo. El 3 del corriente salgo.\n\nTuyo,\nTomás\n",
        ["1868-11-01", "1868-10-15", "1868-08-01", "1868-11-03"],
    ),
    "its day stands below it": (
        "Querida Ana:\n\nLa tuya del 15 del pasado llegó. Lo que en agosto te conté, olvídalo.\n\nTuyo,\nTomás\n\nJaén, 30 de noviembre\n",
        ["1868-10-15", "1868-08-01", "1868-11-30"],
    ),
    "its feast stands below it": (
        "Querida Ana:\n\nLa tuya del 15 del pasado llegó. Lo que en agosto te conté, olvídalo.\n\nTuyo,\nTomás\n\nJaén, día de Todos los Santos\n",
        ["1868-10-15", "1868-08-01", "1868-11-01"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), MONTH_OF_THE_LETTER.values(), ids=MONTH_OF_THE_LETTER)
def test_the_month_before_is_that_before_the_day_of_the_letter(text, expected):
    first = (
        "Jaén, 22 de septiembre de 1868\n\nQuerida Ana:\n\nPadre sigue con sus dolores.\n\nTuyo,\nTomás\n\n"
    )
    found = [dict(m.attributes) for m in marks_of(first + text)][1:]
    assert [one.get("notBefore") or one["when"] for one in found] == expected


def test_a_feast_behind_a_day_of_its_own_takes_no_other_year():
    text = "Verona, 3 giugno 1796\n\nCaro Ugo,\n\nSto bene.\n\nTuo\nLuca\n\nVerona, 17 aprile 1797, lunedì di Pasqua\n\nCaro Ugo,\n\nSto male.\n\nTuo\nLuca\n"
    assert [dict(m.attributes).get("when") for m in marks_of(text)] == ["1796-06-03", "1797-04-17"]


def test_who_speaks_in_a_play_does_not_mean_the_eve_of_its_first_performance():
    text = (
        "IL CAPPELLO\n\nCommedia in un atto\ndi\nGirolamo Zani\n\nRappresentata la prima volta a Venezia la sera del 12 febbraio 1881\n\nPERSONAGGI\n\n"
        "MOMOLO, bottegaio\nBEPPA, sua moglie\nTONIO, garzone\n\nATTO UNICO\n\nSCENA I\n\nBEPPA: Ieri è tornato a mezzanotte!\n\n"
        "TONIO: Il 3 del corrente era in bottega.\n\nBEPPA: Lunedì scorso ne perse un altro.\n\nMOMOLO: Dal 4 non si vede nessuno.\n\nBEPPA: Vai!\n"
    )
    assert [dict(m.attributes) for m in marks_of(text)] == [{"when": "1881-02-12"}]


def test_the_day_of_a_letter_is_the_last_before_the_day_of_writing():
    text = "Lima, 2 de enero de 1821.\n\nAmigo: su carta del 20 de noviembre y la carta del 28, que leí, llegaron.\n"
    assert dict(marks_of(text)[-1].attributes)["notBefore"] == "1820-12-28"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Hallow, 3 mo. 12th 1788", "3 mo. 12th 1788"),
        ("aged 2 years, 3 mo. 12 days", None),
        ("in 5 mo. 2 weeks", None),
    ],
)
def test_an_age_is_no_day_of_friends(line: str, day: str | None) -> None:
    found = first_dated(line)
    assert (found and found[0]) == day
