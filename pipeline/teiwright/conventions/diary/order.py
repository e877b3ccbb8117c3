"""In which order the days of a diary stand: what they are compared by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.conventions.dating import MONTHS, first_dated, value_of
from teiwright.conventions.diary.entry_days import of_feast, slashed
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import View

MONTH = lazy(rf"(?i)(?:{MONTHS})(?:\s+(?:de\s+)?(?:1[0-9]|20)\d\d)?\.?$")
"""A month on a line by itself, above its entries."""
_SHORT_YEAR = lazy(r"(?P<day>\d{1,2})[./-] ?(?P<month>\d{1,2})[./-] ?(?P<year>\d\d)")
"""“1.7.16”, which has a value only where the hundred is known."""
SHORT_LINE = 30
"""Characters: a month by itself."""
DASHES = "–—-:"
"""What divides a day from its entry."""


def months_by_chunk(view: View) -> dict[int, int]:
    """The month that a chunk names by itself."""
    named = {i: words for i, c in enumerate(view.chunks) if MONTH.match(words := view.words(c)[:SHORT_LINE])}
    keys = {i: _key(f"1 {words.split()[0].rstrip('.')} 1900", view.language) for i, words in named.items()}
    return {i: key[1] for i, key in keys.items() if len(key) > 1}


def keys(
    datings: list[tuple[int, str]], language: str, months: dict[int, int]
) -> list[tuple[int, tuple[int, ...]]]:
    """The keys of those that have one; a day alone is of the month named before it, by an entry or above it."""
    known: list[tuple[int, tuple[int, ...]]] = []
    for index, words in datings:
        key = _key(words, language)
        day = re.search(r"\d{1,2}", words)
        above = [i for i in months if (known[-1][0] if known else -1) < i < index]
        told = (
            not words[0].isdigit() or words[-1] in DASHES
        )  # “Día 2.”, “2.—”: “1. Frost.” is a point of a list
        if not key and day and above and told:
            key = (months[above[-1]], int(day[0]))
        elif not key and day and known:
            *before, last = known[-1][1]
            if before and int(day[0]) < last:  # “2.” after the 28th, below the name of the next month
                before[-1] = before[-1] % 12 + 1
            key = (*before, int(day[0]))
        if key:
            known.append((index, key))
    return known


def _key(words: str, language: str) -> tuple[int, ...]:
    """Something to compare dates by: (year,) month and day, as far as they are known."""
    date = first_dated(words)
    if not date:
        figures = slashed(f"{words.strip()} A")
        return (int(figures["month"]), int(figures["day"])) if figures else of_feast(words)
    values = dict(value_of(date[0], language))
    when = values.get("when") or values.get("notBefore") or ""
    numbers = [int(n) for n in re.findall(r"\d+", when)]
    short = None if numbers else _SHORT_YEAR.fullmatch(date[0])
    if short:
        return tuple(int(short[part]) for part in ("year", "month", "day"))
    return tuple(numbers)
