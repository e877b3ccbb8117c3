"""What makes a number, a month or a season sure to be a date: the words and marks beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.dates.coming import announced, ends_sentence, is_ahead
from teiwright.annotators.dates.days_of_month import day_of_month
from teiwright.annotators.dates.early_years import is_early
from teiwright.annotators.dates.grammar import counted, numbered
from teiwright.annotators.dates.hours import beside_hours, opens
from teiwright.annotators.dates.limits import as_limit, limiting_word
from teiwright.annotators.dates.seasons import season
from teiwright.annotators.dates.tokens import symbol_at, word_before
from teiwright.annotators.dates.years import year_by_surroundings
from teiwright.model import Certainty
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.annotators.dates.grammar import Atom
    from teiwright.annotators.dates.language import Language
    from teiwright.annotators.dates.tokens import Token

_CLAUSE = 12
"""Tokens, words and spaces, between “born” and the day of a birth."""


def settle(tokens: list[Token], known: Language, text: str, named: int | None = None) -> list[Token]:
    """The tokens that are dates, in order; what its surroundings do not make sure is left out, and what is an hour where the `text` tells hours in four figures.

    `named`: the year that the text has named last.
    """
    found: list[Token] = []
    left_out: dict[int, Atom] = {}
    for at, token in enumerate(tokens):
        atom = token.atom
        if atom is None:
            continue
        before = word_before(tokens, at)
        judged = _judged(tokens, at, known, atom)
        if judged is not None and known.clock:
            judged = beside_hours(tokens, at, judged, text, known, named)
        if judged is not None:
            if judged.kind in "DKMmNZR" and not judged.value.complete:
                judged = judged.but(ahead=is_ahead(tokens, at, atom, known))
            elif judged.value.complete and _beside_the_telling(tokens, at, before, known):
                judged = judged.but(lends=False)
            elif judged.value.complete and judged.value.first.day and _birth(tokens, at, known):
                judged = judged.but(born=True)
            judged = _as_told(tokens, at, known, judged)
            if judged.lends and judged.value.shape == "when" and _compared(tokens, at, known):
                judged = judged.but(lends=False)
            if judged.value.shape == "to" and not opens(tokens, at):
                judged = judged.but(lends=False)
            token.atom = judged
            token.symbol = judged.kind
            if judged.value.complete and judged.kind != "P":
                named = judged.value.first.year
            if judged.kind == "N" and judged.rule == "bare-day" and judged.value.shape == "when":
                _limited(tokens, at, judged, known)
            found.append(token)
        else:
            lost = token.atom if atom.kind == "y" else None
            token.atom = None
            token.symbol = "#"
            if lost is not None:
                left_out[at] = lost
    return _with_their_neighbours(tokens, found, left_out, known) if left_out else found


def _as_told(tokens: list[Token], at: int, known: Language, atom: Atom) -> Atom:
    """A date with what is said of it: that it is told in passing, that a year ends with it."""
    if atom.kind == "Y" and _in_passing(tokens, at, known):
        return atom.but(passing=True)
    if known.closing and atom.kind in "FQ" and _closes_a_year(tokens, at, known):
        return atom.but(closes=True)
    if atom.cert is Certainty.HIGH and atom.rule in _OLD and is_early(atom.value.first.year):
        words = {word for word in re.findall(r"[^\W\d_]+", tokens[at].text) if len(word) > 1}
        said = words & (known.era_words | known.year_nouns) or _ERA.search(tokens[at].text)
        return atom if said else atom.but(cert=Certainty.MEDIUM)
    return atom


_ERA = lazy(r"(?i)\b[abd]\. ?[cd]\b")
_OLD = frozenset(("full", "about", "range", "limits", "month-year", "season", "part"))
"""Dates in which three figures are a year only because others near them are."""


def _judged(tokens: list[Token], at: int, known: Language, atom: Atom) -> Atom | None:
    """A date as what stands beside it shows it; None where it is none."""
    before = word_before(tokens, at)
    after = tokens[at + 2] if symbol_at(tokens, at + 1) == " " and at + 2 < len(tokens) else None
    in_a_street = before is not None and "street" in before.values
    if in_a_street or (after is not None and "street_after" in after.values):
        return _street(atom)
    return _JUDGES[atom.kind](tokens, at, known, atom) if atom.kind in _JUDGES else atom


def _limited(tokens: list[Token], at: int, atom: Atom, known: Language) -> None:
    """“Until the 20th”: the word before the day changes its value and belongs to it."""
    shape, first = limiting_word(tokens, at, known)
    if shape:
        token = tokens[at]
        token.atom = as_limit(atom, shape, replace(token))
        token.start = tokens[first].start


_LISTED = 150
"""Years at most between two of a list."""


def _with_their_neighbours(
    tokens: list[Token], found: list[Token], left_out: dict[int, Atom], known: Language
) -> list[Token]:
    """“1566, 1582 und 1597”: a number that a comma or “and” joins to a year after it, and that is a little smaller, is one, too."""
    added = False
    for at in sorted(left_out, reverse=True):
        stop = at + 1 + (symbol_at(tokens, at + 1) == ",")
        if symbol_at(tokens, stop) != " " or counted(tokens, at + 1, known) or numbered(tokens, at):
            continue
        following = tokens[stop + 1] if stop + 1 < len(tokens) else tokens[-1]
        if "and" in following.values and symbol_at(tokens, stop + 2) == " " and stop + 3 < len(tokens):
            following = tokens[stop + 3]
        elif stop == at + 1:
            continue
        own, other = left_out[at], following.atom
        year = own.value.first.year or 0
        listed = (
            other is not None
            and other.rule == "year"
            and other.value.shape == "when"
            and 0 < (other.value.first.year or 0) - year <= _LISTED
            and year >= _EARLIEST
        )
        if not listed or (tokens[at].text.endswith("00") and following.text.endswith("00")):
            continue
        tokens[at].atom = own.but(kind="Y", evidence="one of several years", cert=Certainty.MEDIUM)
        tokens[at].symbol = "Y"
        found.append(tokens[at])
        added = True
    return sorted(found, key=lambda token: token.start) if added else found


_EARLIEST = 1000
"""Numbers below are no years by their neighbours alone."""


def _beside_the_telling(tokens: list[Token], at: int, before: Token | None, known: Language) -> bool:
    """True for “b. 9 July 1807”, and for a year after a word about what is to come: the telling does not go on from there."""
    if before is not None and before.text in known.births:
        return True
    atom = tokens[at].atom
    return atom is not None and atom.kind in "yY" and announced(tokens, at, known)


_LEADS = frozenset(("within", "article", "year_noun", "of"))


def _in_passing(tokens: list[Token], at: int, known: Language) -> bool:
    """True for “the mill, built in 1790, was sold in May”: what was done to a thing, between commas."""
    after = tokens[at + 3] if symbol_at(tokens, at + 1) == "," and at + 3 < len(tokens) else None
    if after is None or after.values.keys() & {"and", "or"}:
        return False  # he came, returned in 1850, and in June went to sea
    word, place = word_before(tokens, at), at - 2
    while word is not None and word.values.keys() & _LEADS:
        word, place = word_before(tokens, place), place - 2
    if word is None:
        return False
    comma = symbol_at(tokens, place - 2) == "," and symbol_at(tokens, place - 1) == " "
    done = comma and re.fullmatch(known.participles, word.text)
    return bool(done or re.fullmatch(known.relatives, _first_of_clause(tokens, at)))


def _first_of_clause(tokens: list[Token], at: int) -> str:
    """The first word of the clause behind a comma in which a year stands; nothing if no comma stands near before it."""
    for place in range(at - 1, max(at - _BACK, 1), -1):
        if tokens[place].symbol in ".;:!?<()":
            return ""
        if tokens[place].symbol == "," and symbol_at(tokens, place + 1) == " ":
            return tokens[place + 2].text
    return ""


_BACK = 24
"""Tokens, words and spaces, of such a clause."""


def _birth(tokens: list[Token], at: int, known: Language) -> bool:
    """True for “nata a Molveno il 6.12.1903”, “nacido en Jaén el 3 de mayo de 1850”."""
    for token in reversed(tokens[max(at - _CLAUSE, 0) : at]):
        if token.symbol in ";?!<:":
            return False
        if token.text.lower() in known.born:
            return True
    return False


def _closes_a_year(tokens: list[Token], at: int, known: Language) -> bool:
    """True for “the year ending 31 December 1903”, “the year ended on the 30th of June, 1850”, “das am 30. Juni 1903 endende Geschäftsjahr”."""
    if symbol_at(tokens, at + 1) == " " and at + 4 < len(tokens) and tokens[at + 2].text in known.closing:
        return _is_a_year(tokens[at + 4], known)
    word, place = word_before(tokens, at), at - 2
    while word is not None and word.values.keys() & {"article", "before_day"}:
        word, place = word_before(tokens, place), place - 2
    year = word_before(tokens, place)
    return word is not None and word.text in known.closing and year is not None and _is_a_year(year, known)


def _is_a_year(word: Token, known: Language) -> bool:
    """True for year, Geschäftsjahr, exercice."""
    if "year_noun" in word.values or word.values.get("units") == "year":
        return True
    return bool({word.text, word.text.lower()} & known.fiscal)


_WORDS = 12
"""Tokens, words and spaces, before a date in which a word of comparison is looked for: “compared with a loss of 12 million in”."""


def _compared(tokens: list[Token], at: int, known: Language) -> bool:
    """True for “214, against 198 in 1902”: a time that is named for comparison, from which the telling does not go on."""
    for place in range(at - 1, max(at - _WORDS, -1), -1):
        token = tokens[place]
        if token.symbol in ",:(" and symbol_at(tokens, place + 1) == " ":
            return False
        if ends_sentence(tokens, place, known):
            return False
        if token.text in known.comparing:
            return True
        if token.text in known.comparing_counts:
            number = tokens[place + 2] if place + 2 < at else token
            counts = number.text[:1].isdigit() or "spelled" in number.values
            return number.symbol in "$€" or (counts and number.symbol not in "yYFKQ")
    return False


def _street(atom: Atom) -> Atom | None:
    """“Rue du 4 septembre” is an address; only a full date in the name of a street is kept."""
    if atom.kind not in "FQSX":
        return None
    return atom.but(cert=Certainty.LOW, evidence=f"{atom.evidence}, in the name of a street")


def _of_a_noun(tokens: list[Token], at: int, before: Token | None, known: Language) -> bool:
    """True for “the May figure”: a name or a verb would have no article, or a name behind it."""
    noun = tokens[at + 2]
    return (
        before is not None
        and "article" in before.values
        and noun.symbol == "w"
        and noun.text not in known.function_words
    )


def _month(tokens: list[Token], at: int, known: Language, atom: Atom) -> Atom | None:
    before, token = word_before(tokens, at), tokens[at]
    if before is not None and ("and" in before.values or "or" in before.values):
        earlier = word_before(tokens, at - 2)
        if earlier is None or earlier.symbol not in "MmQKFX":
            return None
    if symbol_at(tokens, at + 1) == "-" and symbol_at(tokens, at + 2) in "wW":
        return None  # May-flower
    if before is not None and before.values.keys() & {"before_month", "day_noun"}:
        a_name = token.uncertain and (
            any(c in before.values for c in ("to", "from"))
            or ("of" in before.values and before.values.keys().isdisjoint(("year_sure", "within")))
        )
        return atom.but(
            needs_anchor=a_name, kind="M", evidence=f"month after “{before.text}”", cert=Certainty.MEDIUM
        )
    spaced = symbol_at(tokens, at + 1) == " " and symbol_at(tokens, at + 2) in "wW"
    if token.uncertain and not (spaced and _of_a_noun(tokens, at, before, known)):
        return None
    if before is not None and ("article" in before.values or "determiner" in before.values) and spaced:
        return atom.but(
            kind="M",
            evidence=f"month between “{before.text}” and a noun",
            cert=Certainty.LOW,
            needs_anchor=True,
        )
    if spaced and symbol_at(tokens, at - 1) in "<." and symbol_at(tokens, at + 2) == "w":
        return atom.but(
            kind="M", evidence="month at the beginning of a sentence", cert=Certainty.LOW, needs_anchor=True
        )
    return None


_JUDGES = {
    "y": year_by_surroundings,
    "m": _month,
    "z": season,
    "n": day_of_month,
    "t": lambda *_: None,
    "g": lambda *_: None,
}
