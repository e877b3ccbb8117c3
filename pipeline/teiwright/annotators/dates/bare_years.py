"""Whether two bare numbers are the years of a period: counts, pages and the numbers of what is kept look alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.dates.grammar import Atom, Hit
    from teiwright.annotators.dates.language import Language
    from teiwright.annotators.dates.tokens import Token
    from teiwright.annotators.dates.values import Moment

MODERN, _PERIOD = 1500, 60
"""“From 1915 to 1918 prices” are years where counts of nearly the same size would be less likely: from this year on, no further apart."""
_LONGEST = 700
"""Years between two bare numbers that may still be a period."""
_FOUR = 4


def among_numbers(hit: Hit, known: Language) -> bool:
    """True for “letters 1645–7”, and for two bare numbers where others are said to be of items: “no. 1650”."""
    tokens, first = hit.tokens, hit.first
    if tokens[first].atom is None or first <= 1 or tokens[first - 1].symbol != " ":
        return False  # from 1820 to 1894
    before = tokens[first - 2]
    if before.values.keys() & {"before_year", "year_noun", "article"}:
        return False
    if before.text.lower() in known.collected:
        return True
    return before.symbol == "w" and any(
        token.text.lower() in known.item_numbers and _number_after(tokens, at)
        for at, token in enumerate(tokens)
    )


def _number_after(tokens: Sequence[Token], at: int) -> bool:
    """True if a number of four figures follows this word: “nos. 1650”."""
    after = next((t for t in tokens[at + 1 : at + 4] if t.symbol not in " ."), None)
    return after is not None and len(after.text) >= _FOUR and after.text[:_FOUR].isdigit()


def are_years(hit: Hit, one: Atom, two: Atom) -> bool:
    """True for “1898–1900 volumes” and “from 1915 to 1918 prices rose”; “1200–1500 men” and “from 1210 to 1500 men” are counts."""
    begin, end = one.value.first.year or 0, two.value.first.year or 0
    if hit.stop - hit.first == 3:
        return not begin % 50 == 0 == end % 50
    return MODERN <= begin < end <= begin + _PERIOD and bool(begin % 10 and end % 10)


def led(hit: Hit) -> bool:
    """True if the word before makes a number a year: “in 1945/6”."""
    return hit.first > 1 and "before_year" in hit.tokens[hit.first - 2].values


def second_year(year: int, text: str, *, stroke: bool, shown: bool) -> int | None:
    """The second year of “1914–18”, “1893–6”; of “1945/6” only where it is `shown` to be a year, not the number of a file."""
    size = 10 ** len(text)
    if len(text) > 2 or not text.isdigit() or int(text) <= year % size or year < 1000:
        return None
    made: int = year - year % size + int(text)
    if len(text) == 1 and (year < MODERN or (stroke and not (shown and made == year + 1))):
        return None
    return made


def too_long(one: Atom, two: Atom, begin: Moment, end: Moment) -> bool:
    """Two bare numbers far apart are not years: pages 1100-1950."""
    bare = one.kind in "yY" and two.kind in "yYnt"
    return bare and begin.year is not None and end.year is not None and 0 < begin.year < end.year - _LONGEST
