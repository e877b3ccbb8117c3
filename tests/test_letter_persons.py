"""Who signs a letter is a person, whatever the word; and the place of a dateline is none elsewhere."""

from __future__ import annotations

import re

import pytest

from teiwright.annotators import persons
from teiwright.conventions import read
from teiwright.encode import encode
from teiwright.model import Source, Span
from teiwright.reading import decode

LETTERS = {
    "a forename that is also a common word": (
        "Whitby, 3 June 1888\n\nDear Anna,\n\nThe roof is mended, and the cat has had kittens.\n\nYours ever,\nBill\n",
        ["Anna", "Bill"],
    ),
    "a word that no list knows": (
        "Wien, 3. Juni 1888\n\nLieber Freund,\n\nder Brief ist angekommen, und ich danke Dir für die schönen Tage.\n\nHerzlich Dein\nLusser\n",
        ["Lusser"],
    ),
    "no name below the formula": (
        "Whitby, 3 June 1888\n\nDear Anna,\n\nThe roof is mended, and the cat has had kittens.\n\nYours ever,\nAlways\n",
        ["Anna"],
    ),
    "letters without a vowel": (
        "Perugia 3 agosto 1715\n\nCarissimo Padre,\n\nil libro è arrivato, e la ringrazio della sua cortesia.\n\nSuo affezionatissimo\nDVPMR\n",
        [],
    ),
    "the place of a dateline": (
        "Bradford, 2 July 1862\n\nDear Anna,\n\nThey say that Bradford has changed. Bradford is large.\n\nYours ever,\nMartha Gill\n",
        ["Anna", "Martha Gill"],
    ),
}


@pytest.mark.parametrize("name", LETTERS)
def test_the_names_of_a_letter(name):
    text, expected = LETTERS[name]
    document = read(Source("letter.txt", text, "utf-8", "", len(text)))
    marks = sorted(
        (m for m in persons.annotate(document) if isinstance(m, Span) and m.element == "persName"),
        key=lambda m: m.extent,
    )
    assert [text[m.extent.start : m.extent.end] for m in marks] == expected


def persons_of(text):
    """Each name of a text, with the person whom it means."""
    tei = encode(decode(text.encode(), "text.txt")).tei.to_bytes().decode()
    tei = re.sub(r"</?(?:forename|surname|roleName|nameLink)[^>]*>", "", tei[tei.index("<text") :])
    return re.findall(r'<persName ref="#per-([^"]*)"[^>]*>([^<]*)<', tei)


def test_three_initials_are_those_of_all_names_of_somebody():
    text = "Sevilla, 3 de mayo de 1931\n\nQuerido Luis:\n\nTu amigo Julián Ortega Prado te saluda.\n\nTuyo,\nJ. O. P.\n"
    (whole, _), (letters, _) = persons_of(text)[1:]
    assert letters == whole


def test_two_who_are_there_in_a_scene_are_no_surname_and_forename():
    text = (
        "LE CHAPEAU\n\nACTE I\n\nSCÈNE PREMIÈRE\n\nJOSEPH, ALFRED\n\nALFRED. — Mon oncle est-il là ?\n\nJOSEPH. — Non.\n\n"
        "ALFRED. — Et ma tante ?\n\nJOSEPH. — Elle dort.\n\nALFRED. — Encore !\n\nSCÈNE II\n\nALFRED. — Toujours !\n\nJOSEPH. — Oui.\n"
    )
    assert ("JOSEPH, ALFRED") not in [words for _, words in persons_of(text)]


@pytest.mark.parametrize("gap", ["    ", "\t\t"])
def test_a_name_ends_where_its_column_does(gap):
    """Two who sign side by side are no “T. Belli G. Ferri”."""
    text = f"La seduta è tolta, e il verbale viene letto, approvato e sottoscritto.\n\nIl Consigliere anziano{gap}Il Segretario\nTito Belli{gap}Gino Ferri\n"
    tei = encode(decode(text.encode(), "verbale.txt")).tei.to_bytes().decode()
    assert re.findall(r"<persName[^>]*>([^<]*)</persName>", tei)[-2:] == ["Tito Belli", "Gino Ferri"]
