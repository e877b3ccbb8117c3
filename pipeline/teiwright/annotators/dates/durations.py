"""Durations in figures or words: “seventeen years”, “two weeks”. A layer of its own, off unless asked for."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from teiwright.annotators.dates.language import Language
from teiwright.annotators.dates.language import language as known_language
from teiwright.annotators.dates.matches import DateMatch
from teiwright.annotators.dates.tokens import tokenize
from teiwright.model import Certainty
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = lazy(r"[^\W_]+")
_REACH = 60
_LETTERS = {"decade": ("Y", 10), "year": ("Y", 1), "month": ("M", 1), "week": ("D", 7), "day": ("D", 1)}


@cache
def _pattern(code: str) -> re.Pattern[str]:
    known = known_language(code)
    if known is None:
        return re.compile(r"(?!)")
    number, unit, after = (known.charset(n) for n in ("spelled|num", "units", "later|earlier|ago"))
    return re.compile(rf"(?<![#.,:/$£€'-])(?P<n>{number}) (?P<u>{unit})(?! {after}[,.;:)>])")


def find_durations(text: str, language: str) -> Iterator[DateMatch]:
    """The durations in a text that are counted in years, months, weeks or days; weeks become days.

    Args:
        text: Running text.
        language: BCP 47 code; only the first part counts.

    Yields:
        Matches with the attribute `dur`. What is counted from a date (“two days later”) is not among them.
    """
    known = known_language(language)
    if known is None:
        return
    done, before = 0, ""
    for word in _WORD.finditer(text):
        previous, before = before, word[0]
        if word[0] not in known.weak_leads or word.start() < done:
            continue
        if previous in known.openers or previous.isdigit():
            for found in _near(text, word.start(), known):
                if found.start >= done:
                    yield found
                    done = found.end


def _near(text: str, at: int, known: Language) -> Iterator[DateMatch]:
    start = text.rfind(" ", 0, max(at - _REACH, 0)) + 1 if at > _REACH else 0
    start = max(start, at - 2 * _REACH)
    tokens = tokenize(text, start, min(at + _REACH, len(text)), known)
    for match in _pattern(known.code).finditer("".join(t.symbol for t in tokens)):
        number, unit = tokens[match.start("n")], tokens[match.start("u")]
        count = int(number.values.get("spelled", number.values.get("num", 0)))
        if not count or not unit.start <= at < unit.end:
            continue
        letter, factor = _LETTERS[str(unit.values["units"])]
        yield DateMatch(
            number.start,
            unit.end,
            (("dur", f"P{count * factor}{letter}"),),
            "durations.counted",
            Certainty.HIGH,
            "a number and a unit of time",
        )
