"""Numbers as they are written: figures, Roman figures, words, words run together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions.numbers import value as value_of
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

Values = dict[str, int | str]
"""Class of a token → its value in this class (0 where it has none)."""

_ROMAN = lazy(r"M{0,2}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})")
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
SMALL_MONTHS = {word: number for number, word in enumerate((*_ONES[1:], "x", "xi", "xii"), start=1)}
"""Months in small Roman figures, as naturalists write them."""
_ENDINGS = ("th", "d", "st", "nd", "rd")
_LONGEST = 60
"""Letters in the longest number written as one word, with room to spare."""

CLASSES = tuple(
    frozenset(names.split())
    for names in (
        "num", "num year", "num short", "num short day", "num short day month_number", "num day month_number", "num day",
        "ordinal", "ordinal day", "roman", "small_month month_number", "roman month_number", "roman year",
        "decade_years", "short_decade", "spelled", "spelled year", "spelled spelled_day",
    )
)  # fmt: skip
"""Every set of classes that a number may have."""


def in_figures(digits: str) -> Values:
    """Classes of a number in figures: day, month_number, short (two figures), year (1000 to 2199), num."""
    value = int(digits)
    classes: Values = {"num": value}
    if len(digits) <= 2 and 1 <= value <= 31:
        classes["day"] = value
        if value <= 12:
            classes["month_number"] = value
    if len(digits) == 2:
        classes["short"] = value
    if len(digits) == 4 and 1000 <= value < 2200:
        classes["year"] = value
    return classes


def in_roman(word: str) -> Values | None:
    """Classes of a Roman number in capitals, or None."""
    value = roman(word)
    if not value:
        return None
    if 1000 <= value < 2200 and len(word) > 3:
        return {"roman": value, "year": value}
    return {"roman": value, "month_number": value} if value <= 12 else {"roman": value}


def small_figures() -> Iterator[tuple[str, Values]]:
    """Small Roman numbers up to 31 with their classes: xij (the day of a deed), vii (the month on a label), xijth."""
    for value in range(1, 32):
        tens, ones = divmod(value, 10)
        plain = "x" * tens + _ONES[ones]
        for form in dict.fromkeys((plain, plain[:-1] + "j" if plain.endswith("i") else plain)):
            if len(form) > 1:
                yield form, in_roman(plain.upper()) or {}
            day: Values = {"ordinal": value, "day": value}
            yield from ((form + ending, day) for ending in _ENDINGS)


def in_words(value: int) -> Values:
    """Classes of a number written in words."""
    classes: Values = {"spelled": value}
    if 1000 <= value < 2200:
        classes["year"] = value
    elif value <= 31:
        classes["spelled_day"] = value
    return classes


def roman(word: str) -> int:
    """The value of a Roman number in capitals, or 0."""
    return value_of(word) if _ROMAN.fullmatch(word) else 0


def spelled(values: list[int]) -> int | None:
    """The number that a run of number words says (18, 100, 60, 4 → 1864; 19, 14 → 1914), or None if it says none."""
    total = current = 0
    for value in values:
        if value == 1000:
            total, current = total + (current or 1) * 1000, 0
        elif value == 100:
            if current > 99:
                return None
            current = (current or 1) * 100
        elif current == 0:
            current = value
        elif (
            (value < 10 and current % 10 == 0)
            or (10 <= value < 20 and current % 100 in (0, 60, 80))
            or (20 <= value < 100 and current % 100 == 0)
        ):
            current += value
        elif 10 <= current <= 20 and 10 <= value < 100 and total == 0:
            current = current * 100 + value
        else:
            return None
    return total + current


def run_together(word: str, parts: dict[str, int]) -> list[int]:
    """The numbers of which one long word is made (achtzehn-hundert-vier-und-sechzig), or nothing.

    Args:
        word: The word.
        parts: Number words by value; 0 for “and”, which puts the unit before the ten.
    """
    rest, found = word.lower(), []
    if len(rest) > _LONGEST:
        return []
    while rest:
        length = next((n for n in range(min(len(rest), 12), 1, -1) if rest[:n] in parts), 0)
        if not length:
            return []
        found.append(parts[rest[:length]])
        rest = rest[length:]
    for at in range(1, len(found) - 1):
        if found[at] == 0:
            found[at - 1], found[at + 1] = found[at + 1], found[at - 1]
    return [n for n in found if n]
