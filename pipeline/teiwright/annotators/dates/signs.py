"""Whether words may hold a date in a language, told from its table alone: to make the language of the table takes fifty times as long."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from teiwright.annotators.dates.phrases import LEADS, is_teen, longest, pieces
from teiwright.annotators.dates.tables import available, entries, table, words
from teiwright.annotators.dates.windows import FIGURES, WORD


class _Signs(Struct, frozen=True):
    """What is in every text that has a date where none was named before."""

    words: frozenset[str]
    """One of these, in small letters,"""
    parts: tuple[str, ...]
    """or one of these, be it within a word; or a figure."""


def may_hold_date(text: str, code: str) -> bool:
    """False where no date is in the text if none was named before it; most lines of a title page have none in any language."""
    if code not in available():
        return False
    if FIGURES.search(text):
        return True
    signs = _signs(code)
    return not signs.words.isdisjoint(map(str.casefold, WORD.findall(text))) or any(
        part in text for part in signs.parts
    )


@cache
def _signs(code: str) -> _Signs:
    data = table(code)
    found: set[str] = set()
    parts = {f"{words(data, 'year_noun')[0]} {words(data, 'of')[0]}"}
    for phrase, name, value in entries(data):
        if name == "numbers" and isinstance(value, int):
            if is_teen(value):
                found.add(phrase.casefold())
            if value >= 100:
                parts.add(phrase.lower())
        elif name == "republican_year":
            found.add(pieces(phrase)[-1].casefold())
        elif name in LEADS:
            # In capitals another word may be the longest: ß has two letters there.
            found.update(longest(pieces(form)).casefold() for form in (phrase, phrase.upper()))
    return _Signs(frozenset(found), tuple(sorted(parts)))
