"""The days of a diary: each entry is dated by its own words and by the entry before it."""

from __future__ import annotations

import re

import pytest

from teiwright.conventions import ReadingOptions
from teiwright.conventions.dating import FEAST, value_of
from teiwright.encode import Options, encode
from teiwright.reading import decode

DATED = re.compile(r'<date (?:when|notBefore)="([\d-]+)"[^>]*?(?: notAfter="[\d-]+")? cert="(\w+)"')


def days(text):
    """Each date of the datelines, with its certainty."""
    tei = encode(decode(text.encode(), "diary.txt")).tei.to_bytes().decode()
    lines = re.findall(r"<dateline[^>]*>.*?</dateline>", tei, re.DOTALL)
    return [f"{when} {cert}" for line in lines for when, cert in DATED.findall(line)]


CASES = {
    "the year of printing is none of its entries": (
        [
            "Mi viaje a Cuzco\npor Mercedes Arana",
            "Lima, 1911",
            "I\nLa partida",
            "4 de junio.—Salimos del Callao, con mar gruesa.",
            "II\nMollendo",
            "5 de junio.—Llegamos al amanecer. El fraile rezaba.",
            "III\nArequipa",
            "6 de junio.—Tren a Arequipa. Dieciocho horas.",
        ],
        ["--06-04 high", "--06-05 high", "--06-06 high"],
    ),
    "days below the name of a month, in the year of a head": (
        [
            "DIARIO DE UN MÉDICO",
            "1898",
            "Enero",
            "Día 9.—Murió la Tomasa, de madrugada.",
            "Febrero",
            "Día 3, San Blas.—Romería y roscos.",
            "17.—Noticia del barco, en el casino.",
            "Abril",
            "Día 2.—Guerra.",
        ],
        ["1898-01-09 medium", "1898-02-03 medium", "1898-02-17 medium", "1898-04-02 medium"],
    ),
    "two figures of a year that nothing tells": (
        [
            "4. 3. 74: Heute war Frost, und der Teich ist zu.",
            "8. 3. 74: Es taut wieder auf den Wegen.",
            "19. 3. 74: Der Regen hört nicht auf.",
            "2. 4. 74: Die Sonne ist da und der Wind.",
        ],
        ["--03-04 low", "--03-08 low", "--03-19 low", "--04-02 low"],
    ),
    "a diary by its title, with days between": (
        [
            "Tagebuch",
            "2. Feber 1938. Heut ist es kalt.",
            "5. Feber. Der Schlitten ist hin.",
            "14. Regen um vier Uhr.",
            "17. Sonne und Wind.",
            "12. März. Die Stare sind da.",
        ],
        [
            "1938-02-02 high",
            "1938-02-05 medium",
            "1938-02-14 medium",
            "1938-02-17 medium",
            "1938-03-12 medium",
        ],
    ),
    "the year of the entry before": (
        ["Monday, 3 March 1902. Fair wind.", "Tuesday, 4 March. – Rain.", "Wednesday, 5 March: A clear sky."],
        ["1902-03-03 high", "1902-03-04 medium", "1902-03-05 medium"],
    ),
    "days alone": (
        [
            "December 30, 1904. Friday. Snow.",
            "31. Saturday. More.",
            "January 2. A letter.",
            "4th. Thaw.",
            "Thursday, 5. Nothing.",
        ],
        [
            "1904-12-30 high",
            "1904-12-31 medium",
            "1905-01-02 medium",
            "1905-01-04 medium",
            "1905-01-05 medium",
        ],
    ),
    "the year of a head": (
        ["1911", "30 December", "Frost.", "31 December", "Frost again.", "1 January", "Snow."],
        ["1911-12-30 medium", "1911-12-31 medium", "1912-01-01 medium"],
    ),
    "a weekday that does not agree is no ground for a year": (
        ["Monday, 3 March 1902. Fair wind.", "Tuesday, 4 March. Rain.", "Saturday, 5 March. Rain."],
        ["1902-03-03 high", "1902-03-04 medium", "1902-03-05 low"],
    ),
    "out of order: nothing says which year": (
        [
            "3 June 1902. Fair wind.",
            "4 June. Rain.",
            "5 June. Rain.",
            "1 May. Rain.",
            "6 June. Rain.",
            "7 June. Rain.",
        ],
        [
            "1902-06-03 high",
            "1902-06-04 medium",
            "1902-06-05 medium",
            "1902-05-01 low",
            "1902-06-06 medium",
            "1902-06-07 medium",
        ],
    ),
    "short months, Roman months, several days": (
        [
            "Di., 5. November 1918. Urlaub und eine lange Fahrt nach Hause.",
            "7. XI. Mutter ist alt geworden, der Onkel schimpft.",
            "Fr. 8. Nov. Am Rhein mit den anderen.",
            "12.–15. Nov. Nichts aufgeschrieben, es war zu kalt.",
            "24. Dez. Der Abend war still, die Kinder sangen.",
            "6. I. Schnee, und in der Stadt wird geschossen.",
        ],
        [
            "1918-11-05 high",
            "1918-11-07 medium",
            "1918-11-08 medium",
            "1918-12-24 medium",
            "1919-01-06 medium",
        ],
    ),
    "figures after a weekday": (
        [
            "Dimanche 17 janvier 1915. – Rien de neuf au village, il pleut.",
            "Lundi 18-1-15. – Vu le maire et le curé sur la place.",
            "Mardi 19 janv. – Il pleut encore.",
        ],
        ["1915-01-17 high", "1915-01-18 medium", "1915-01-19 medium"],
    ),
    "a weekday alone is the next one": (
        ["Dec. 30, 1904. Snow.", "31st. More snow.", "Monday. A letter from Ann.", "Jan. 4. Thaw."],
        ["1904-12-30 high", "1904-12-31 medium", "1905-01-02 low", "1905-01-04 medium"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_an_entry_has_its_day(name):
    blocks, expected = CASES[name]
    assert days("A journal\n\n" + "\n\n".join(blocks) + "\n") == expected


def test_a_year_that_an_entry_tells_of_dates_no_entry():
    text = (
        "A journal\n\nMonday 6 Sept.\n\nHay all day.\n\nTuesday 7.\n\nRead of the siege in 1475.\n\n"
        "Wednesday 8.\n\nRain.\n\nThursday 9 Sept.\n\nRain.\n\nFriday 10.\n\nFair.\n"
    )
    assert days(text) == ["--09-06 high", "--09-09 high"]


def test_what_an_entry_tells_is_counted_from_its_day():
    tei = (
        encode(
            decode(
                b"A journal\n\nJan. 2, 1863. Snow.\n\nJan. 3. Heard of the battle on the 31st of December.\n\nFeb. 14. A letter.\n",
                "diary.txt",
            )
        )
        .tei.to_bytes()
        .decode()
    )
    assert 'notBefore="1862-12-31"' in tei
    assert 'when="1863-02-14"' in tei


@pytest.mark.parametrize(
    ("written", "said", "meant"),
    [
        ("25 December 1871", "20th", "1871-12-20"),
        ("2 January 1872", "28th", "1871-12-28"),
        ("30 March 1872", "3rd", "1872-04-03"),
        ("24 September 1872", "7th", "1872-09-07"),
    ],
)
def test_in_a_letter_the_nearest_day_of_a_number_is_meant(written, said, meant):
    letter = f"Leeds, {written}.\n\nDear Kate,\n\nNo snow; but on the {said}, they say, there is some.\n\nEver yours,\n\nTom\n"
    tei = encode(decode(letter.encode(), "letter.txt")).tei.to_bytes().decode()
    assert re.findall(r'<date notBefore="([\d-]+)"', tei) == [meant]


FEASTS = {
    "English": (
        "Diary of 1843",
        ["Good Friday", "Easter Monday", "St. John's Day", "Michaelmas", "Christmas Eve"],
    ),
    "German": ("Tagebuch 1843", ["Karfreitag", "Ostermontag", "Johannistag", "Michaelis", "Heiligabend"]),
    "French": (
        "Journal de 1843",
        ["Vendredi saint", "Lundi de Pâques", "La Saint-Jean", "La Saint-Michel", "Veille de Noël"],
    ),
    "Spanish": (
        "Diario de 1843",
        ["Viernes Santo", "Lunes de Pascua", "Día de San Juan", "Día de San Miguel", "Nochebuena"],
    ),
    "Italian": (
        "Diario del 1843",
        [
            "Venerdì Santo",
            "Lunedì di Pasqua",
            "Giorno di San Giovanni",
            "Giorno di San Michele",
            "Vigilia di Natale",
        ],
    ),
}
TOLD = {
    "English": "We went to church, and the parson preached for an hour.",
    "German": "Wir gingen zur Kirche, und der Pfarrer predigte eine Stunde lang.",
    "French": "Nous sommes allés à l'église, et le curé a prêché pendant une heure.",
    "Spanish": "Fuimos a la iglesia, y el cura predicó durante una hora.",
    "Italian": "Siamo andati in chiesa, e il parroco ha predicato per un'ora.",
}


@pytest.mark.parametrize("language", FEASTS)
def test_a_feast_that_begins_an_entry_is_in_the_year_of_the_diary(language):
    title, feasts = FEASTS[language]
    entries = "\n\n".join(f"{feast}.\n{TOLD[language]}" for feast in feasts)
    assert days(f"{title}\n\n{entries}\n") == [
        "1843-04-14 medium",
        "1843-04-17 medium",
        "1843-06-24 medium",
        "1843-09-29 medium",
        "1843-12-24 medium",
    ]


def test_a_feast_is_the_first_after_the_entry_before_it():
    entries = [
        "December 20th, 1843. Snow.",
        "Christmas Eve. Snow.",
        "New Year's Day. Frost.",
        "Michaelmas. Rain.",
    ]
    assert days("A journal\n\n" + "\n\n".join(entries) + "\n") == [
        "1843-12-20 high",
        "1843-12-24 medium",
        "1844-01-01 medium",
        "1844-09-29 medium",
    ]


def test_a_feast_without_any_year_has_no_value():
    entries = ["Good Friday. Snow.", "Easter Monday. Snow.", "Whit Monday. Frost.", "Michaelmas. Rain."]
    assert days("A journal\n\n" + "\n\n".join(entries) + "\n") == []


def test_a_feast_above_a_letter_is_in_the_year_named_before():
    letter = "{}\n\nDear Mother,\n\nThe weather is fine, and I am well.\n\nYour loving son,\nJohn\n\n"
    letters = letter.format("Oxford, Easter Monday") + letter.format("Oxford, St. John's Day")
    assert days(f"Letters of 1843\n\n{letters}") == ["1843-04-17 low", "1843-06-24 low"]
    assert days(letters) == []


SITTING = """Procès-verbal de la séance du jeudi 17 décembre 1903

Étaient présents : MM. Brissaud, Cormier, Daubrée.

La séance est ouverte à deux heures. Le procès-verbal de la séance du 19 novembre est adopté.

M. Cormier rappelle que M. Bonnefoy, né le 29 janvier 1804, est mort le 3 de ce mois.

La prochaine séance est fixée au 21 janvier."""


def test_minutes_are_written_of_the_day_in_their_title():
    """A birth told in passing is no year for the next sitting."""
    tei = encode(decode(SITTING.encode(), "sitting.txt")).tei.to_bytes().decode()
    limits = re.findall(r'<date notBefore="([\d-]+)"', tei)
    assert limits == ["1903-11-19", "1903-12-03", "1904-01-21"]


INTERVIEW = """Entrevista con un minero

Entrevistado: Secundino Prieto (n. 1911)
Lugar y fecha: Sotrondio, 6 de junio de 1984
Transcripción: Marta Corte, 1986

P. ¿Cuándo entró usted en la mina?

R. En marzo del 24, con mi tío.

P. ¿Y qué hizo en octubre del 34?

R. Bajamos todos al pueblo."""


def test_an_interview_is_of_the_day_above_what_is_said():
    """Who was asked in 1984 does not tell of 2024, whatever later year stands in the head."""
    tei = encode(decode(INTERVIEW.encode(), "interview.txt")).tei.to_bytes().decode()
    assert re.findall(r'<date notBefore="([\d-]+)"', tei) == ["1924-03-01", "1934-10-01"]


ISSUE = """GAZZETTA DELLA VALLE

Anno IX - N. 112 - Domenica 12 Maggio 1889

CRONACA CITTADINA

Il signor Conti, nato a Valle il 17 agosto 1851, era uscito di carcere nell'aprile scorso. I funerali saranno martedì 14.
"""


def test_an_issue_is_written_on_its_day():
    """The day in the head of a newspaper is the day of writing of what it reports."""
    tei = encode(decode(ISSUE.encode(), "issue.txt")).tei.to_bytes().decode()
    assert re.findall(r'<date notBefore="([\d-]+)"', tei) == ["1889-04-01", "1889-05-14"]


@pytest.mark.parametrize(
    "name",
    [
        *("Saint Stephen's Day", "Lammas", "May Day", "Easter Tuesday"),
        *("Osterdienstag", "Georgstage", "Katharinentage", "Dreikönigstag", "Mariä Lichtmess"),
        *("jour des morts", "La Saint-Jean", "la Chandeleur"),
        *("día de los difuntos", "día de los inocentes", "giorno dei morti", "Candelora"),
    ],
)
def test_a_feast_that_begins_an_entry_has_its_day(name):
    assert FEAST.fullmatch(name)
    assert dict(value_of(f"{name} 1900", ""))["when"].startswith("1900-")


def test_a_day_without_its_month_is_of_the_month_that_was_named_and_not_of_that_of_a_weekday():
    letter = (
        "Paris, le 3 mars 1871.\n\nCher ami,\n\nLe 14, nous irons à Lyon ; mon frère y est depuis lundi. Du 14 au 16 il y aura foire.\n\n"
        "Votre tout dévoué,\nHenri Marchand\n"
    )
    tei = encode(decode(letter.encode(), "letter.txt")).tei.to_bytes().decode()
    assert 'notBefore="1871-02-27"' in tei
    assert 'from="1871-03-14" to="1871-03-16"' in tei


def entries(paragraphs, language="de"):
    """The dates with which the paragraphs of a text begin, wherever they were marked."""
    options = Options(reading=ReadingOptions(language=language))
    source = decode("\n\n".join(paragraphs).encode(), "diary.txt")
    tei = encode(source, options).tei.to_bytes().decode()
    return [
        f"{words} {when} {cert}"
        for when, cert, words in re.findall(
            r'<date when="([\d-]+)" cert="(\w+)"[^>]*dates\.entry[^>]*>([^<]*)<', tei
        )
    ]


DAYS_OF_SPRING = ((31, 3), (1, 4), (2, 4), (3, 4), (4, 4), (5, 4))
DAY_AND_MONTH = {
    "day and month in figures": (
        ["28/8 Regen.", "29/8 Bei Lindners.", "30/8 Ein Ausflug.", "Spät heim.", "1/9 Zu Hause.", "2/9"],
        [
            "28/8 --08-28 medium",
            "29/8 --08-29 medium",
            "30/8 --08-30 medium",
            "1/9 --09-01 medium",
            "2/9 --09-02 medium",
        ],
    ),
    "a year above them, and the new year": (
        ["1902", "29/12 Regen.", "30/12 Schnee.", "31/12 Frost.", "1/1 Briefe.", "2/1 Tauwetter."],
        [
            "29/12 1902-12-29 medium",
            "30/12 1902-12-30 medium",
            "31/12 1902-12-31 medium",
            "1/1 1903-01-01 medium",
            "2/1 1903-01-02 medium",
        ],
    ),
    "day by day into the next month": (
        ["31/3 Regen.", "1/4 Sonne.", "2/4 Wind.", "3/4 Nebel.", "4/4 Briefe.", "5/4 Nichts."],
        [f"{day}/{month} --{month:02d}-{day:02d} medium" for day, month in DAYS_OF_SPRING],
    ),
    "parts by their number": (["1/9 Karte", "2/9 Karte", "3/9 Karte", "4/9 Karte", "5/9 Karte"], []),
    "fractions go up and down": (
        ["1/2 Pfund Zucker", "3/4 Liter Milch", "1/4 Pfund Butter", "2/3 Tassen Mehl", "1/2 Löffel Salz"],
        [],
    ),
    "four are too few": (["28/8 Regen.", "29/8 Sonne.", "30/8 Wind.", "31/8 Nebel."], []),
    "numbers of sheets": (["12/31 Karte", "14/31 Karte", "13/31 Karte", "15/31 Karte", "11/31 Karte"], []),
}


@pytest.mark.parametrize(("paragraphs", "expected"), DAY_AND_MONTH.values(), ids=DAY_AND_MONTH)
def test_day_and_month_at_the_head_of_paragraphs(paragraphs, expected):
    assert entries(paragraphs) == expected


def test_a_chronicle_speaks_of_the_year_in_the_heading_above():
    """“d. J.” is that year, not the one of the title page; in German its stop makes the figure no ordinal."""
    text = (
        "Chronik der Mühle zu Hollern\n\nAngelegt am 9. Mai 1874.\n\n1874.\n\nAm 1. April d. J. begann der Bau des Wehrs, und alle halfen mit, die einen Karren oder eine Schaufel besaßen.\n\n"
        "1875.\n\nNichts geschah, als daß die Schwalben wieder unter dem Dach der Mühle nisteten.\n\n1876.\n\nIm Mai d. J. stand das Rad einen Monat lang still, weil der Bach kein Wasser führte.\n"
    )
    tei = encode(decode(text.encode(), "chronik.txt")).tei.to_bytes().decode()
    assert re.findall(r'<date notBefore="([\d-]+)"', tei) == ["1874-04-01", "1876-05-01"]
    assert '<date when="1876"' in tei


def test_an_essay_counts_from_the_day_below_it():
    """“This year” is that in which it was written, not the one that was named last."""
    text = (
        "THE WEIR\n\nThe weir broke in the spring of 1919, and nobody mended it.\n\n"
        "Mr. Harding spoke of it in March of this year, and was not heard. There was no money for weirs.\n\nA. P.\n\nLeeds, January–February 1946.\n"
    )
    tei = encode(decode(text.encode(), "essay.txt")).tei.to_bytes().decode()
    assert 'notBefore="1946-03-01"' in tei
    assert re.search(r"<dateline>Leeds, <date [^>]*>January–February 1946</date>", tei)


def test_a_speech_counts_from_the_day_in_its_title_not_from_the_year_of_its_printing():
    """“December last” is that before the day on which it was held."""
    text = (
        "A Plea for the Ferry of Holm, 9 March 1790\n\nFirst Published: 1852, in Papers of the Holm Society;\n\n"
        "The ferry was laid up in the year 1741, and it has lain on the bank ever since, for nobody would pay for it.\n\n"
        "The boatman was fined on the 17th of December last, and he has not come back to the parish.\n"
    )
    tei = encode(decode(text.encode(), "ferry.txt")).tei.to_bytes().decode()
    assert 'notBefore="1789-12-17"' in tei
