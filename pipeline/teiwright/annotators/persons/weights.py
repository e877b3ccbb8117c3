"""How much each piece of evidence counts, added up; zero is the threshold."""

from __future__ import annotations

BASE = -1.6

WEIGHTS: dict[str, float] = {
    "in the register": 5.0,
    "title written small": 0.0,
    "title before it": 5.6,
    "title of nobility before it": 2.5,
    "rank before it": 3.0,
    "title of the church before it": 2.0,
    "office before it": 2.8,
    "word of kinship before it": 3.0,
    "trade before it": 2.5,
    "given name alone": 2.6,
    "given name with more names": 3.6,
    "doubtful given name alone": 0.4,
    "doubtful given name with more names": 2.4,
    "short given name": 2.5,
    "initial before a name": 3.8,
    "letter alone": -2.0,
    "surname from the list at the end": 1.6,
    "surname from the list alone": 1.4,
    "known by one name": 3.0,
    "known surname at the end": 1.6,
    "place alone": -3.5,
    "place with more names": -1.5,
    "place or name alone": -1.5,
    "place or name with more names": -0.3,
    "people or creed": -3.5,
    "word of institutions alone": -2.5,
    "word of institutions with more names": -2.0,
    "common word alone": -4.0,
    "common word with more names": -1.5,
    "common word or name alone": -1.0,
    "common word or name with more names": -0.3,
    "function word": -3.0,
    "institution follows": -4.0,
    "capital follows": -0.8,
    "capital before": -0.3,
    "place before": -0.6,
    "institution before": -5.5,
    "after: thing": -2.0,
    "after: number": -2.5,
    "number beside a given name": -0.6,
    "before: number": -1.5,
    "surname first, with a comma": 6.0,
    "ending of doctrines": -6.0,
    "ending of places and creeds": -1.2,
    "ending of surnames": 0.5,
    "unknown word alone": 0.0,
    "unknown word with more names": -0.5,
    "hyphen": -1.0,
    "letters like an abbreviation": -2.5,
    "line in capitals": -0.8,
    "heading": -0.3,
    "first of a sentence": -0.3,
    "first of a sentence, small elsewhere": -1.5,
    "within a sentence": 0.3,
    "also written small": -1.5,
    "before: place": -1.5,
    "before: from": 0.0,
    "before: says": 0.8,
    "before: does": 0.2,
    "before: kin": 1.0,
    "before: named": 1.5,
    "before: article": -2.0,
    "article, as before a name": 0.0,
    "article, before a name or a thing": -0.8,
    "before: and": 0.2,
    "before: by, alone": 0.3,
    "before: by, with more names": 1.8,
    "in the author's line": 3.0,
    "possessive": 0.7,
    "after: says": 1.5,
    "after: does": 0.9,
    "after: kin": 0.8,
    "title before it elsewhere": 2.2,
    "part of a full name elsewhere": 2.2,
    "in, at … before it elsewhere": -1.5,
    "seldom in, at … before it": -0.3,
    "mostly a place in this text": -2.5,
    "side of a country": -6.0,
    "name of a street": -5.0,
    "article before it elsewhere": -1.5,
    "acts like a person elsewhere": 1.5,
    "often acts like a person": 1.8,
    "frequent": 0.6,
    "whole name again": 0.6,
    "frequent, never after in, at, the": 0.6,
    "used as a name elsewhere": 2.2,
    "verbs follow it elsewhere": 0.4,
    "common word after a title": 0.0,
    "between commas or spoken to": 0.3,
    "comma follows": 0.0,
    "office of something": -8.0,
    "before: person": 1.5,
    "apposition follows": 0.9,
    "firm": -3.0,
    "part of a date": -6.0,
    "like the name of a place": -3.0,
    "an adjective before it": -1.5,
    "a noun has a capital too": -1.6,
    "nouns have capitals too": -2.6,
    "cut at the end of a line": -4.0,
    "letter of a place, after on or at": -6.0,
    "inside a cited title": -12.0,
    "joined by a hyphen in the name of a treaty": 3.0,
    "listed beside a person": 1.0,
    "listed beside a place": -1.7,
    "listed after a title of several": 2.6,
    "possessive before an institution": -1.5,
    "place as surname": -0.4,
    "surname from the list at the beginning": 1.0,
    "shape of a surname": 2.0,
    "saint before it": -1.0,
    "letters only": -5.0,
    "initials, used as a name": 6.5,
    "family name first": 4.2,
    "name of a ship": -9.0,
    "street before it": -9.0,
    "mountain or water before it": -7.0,
    "house or prize before it": -7.0,
    "name of a play or a book": -5.0,
    "what is performed": -5.0,
    "letters after a name": -12.0,
    "sign of an editor": -12.0,
    "name of a feast or a chapel": -12.0,
    "coordinated with the title of a couple": -1.0,
    "letters after a number": -3.0,
    "a line of its own at the end": 2.0,
    "link before it": 2.0,
    "plainly a name elsewhere": 2.2,
    "before: trade": 1.9,
    "in a list of persons elsewhere": 2.0,
    "a whole family": -6.0,
    "among those present": 2.6,
    "where somebody is from": -2.5,
    "land of a title": 4.0,
    "another surname of hers follows": 2.5,
    "which of two follows": 1.5,
    "before: dear": 2.0,
    "before: epithet": 1.5,
}


OUTWEIGHED = frozenset(
    [
        "common word alone",
        "common word with more names",
        "common word or name with more names",
        "word of institutions alone",
        "word of institutions with more names",
        "like the name of a place",
        "place alone",
        "place or name alone",
        "place with more names",
        "people or creed",
        "also written small",
    ]
)
"""What no longer counts within a sentence when the register knows the name: Mr. Church is called Church."""

_SMALLEST = 0.25

_TENTHS = {name: round(weight * 10) for name, weight in WEIGHTS.items()}
_TENTHS_OF_BASE = round(BASE * 10)


def weigh(found: list[str]) -> float:
    """The sum of the evidence, exact to a tenth; above zero speaks for a person.

    The tenths are added, not the floats: what `sum` makes of those depends on their order and on the version of Python.
    """
    return (_TENTHS_OF_BASE + sum([_TENTHS.get(name, 0) for name in found])) / 10


def strongest(found: list[str], most: int = 3) -> str:
    """The pieces of evidence that count most, in words: what speaks for a person, then what speaks against."""
    ranked = sorted([(-abs(WEIGHTS.get(name, 0.0)), name) for name in found])[:most]
    for_it = [name for weight, name in ranked if WEIGHTS.get(name, 0.0) > 0]
    against = [name for weight, name in ranked if WEIGHTS.get(name, 0.0) < -_SMALLEST]
    words = "; ".join(for_it)
    return f"{words} (against: {'; '.join(against)})" if against else words
