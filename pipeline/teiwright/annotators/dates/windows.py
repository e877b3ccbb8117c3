"""Where in a text there may be a date: a quick look for words worth a closer one, for most paragraphs have none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.dates.early_years import EARLY
from teiwright.annotators.dates.numbers import roman
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.annotators.dates.language import Language

WORD = lazy(r"[^\W_]+")
FIGURES = lazy(r"[0-9MX](?:(?<=[0-9])|[MDCLXVI])")
"""A figure, or two Roman ones. Written so that one set of characters begins it, which is found four times as fast as one of two."""
_ELIDED = ("'", "’")
_THIRD = lazy(r"\d([/.-]) ?(?:\d\d?|[IVX]{1,4})\1 ?$")
"""What stands before the third part of 4/5/89 and 4.VI.89. Sought in a few characters."""
_REACH = 40
"""Characters looked at on either side of a word that shows that there may be a date."""
_LONG = 10
"""Letters of a word that may be a number in words that are written as one."""
_WORD_LENGTH = 40
"""The longest word that is kept whole at the edge of what is looked at."""


def windows(text: str, known: Language, *, anchored: bool, early: bool = False) -> Iterator[tuple[int, int]]:
    """The stretches of a text in which there may be a date, in order, without overlap.

    Args:
        text: Running text.
        known: Its language.
        anchored: True if a date was named shortly before, so that “the next day” may mean something.
        early: True if the text tells of years before the year 1000, which have three figures.
    """
    start = end = done = first = last = -1
    before = ""
    telling, year_words, weak = known.telling, known.year_words, known.weak_leads
    words = _promising(text, known, anchored=anchored)
    glued: frozenset[str] = frozenset()
    if words and any(sign in text for sign in known.glued):
        glued = frozenset(w for w in words if w.startswith(known.glued) and w[-2:].isdigit())
        telling = telling | glued
    stop = 0
    for word in words:
        at = text.find(word, stop)
        stop = at + len(word)
        if (
            word not in telling
            and word[0] not in "0123456789MX"
            and stop - at <= _LONG
            and before not in year_words
        ):
            before = word  # most words
            continue
        old = early and len(word) == EARLY and word.isdigit()
        if old or word in glued or _shows(word, at, before, text, known, anchored=anchored):
            anchored = anchored or word in known.leads or "0" <= word[0] <= "9"
            low, high = at - _REACH, stop + _REACH
            if 0 <= last >= low - _REACH:  # Monday next after the feast of St. Luke the Evangelist, 1345
                low = min(low, first - _LONG)
            if end < 0 or low > end:
                if end >= 0:
                    start, done = _widen(text, start, end, done)
                    yield start, done
                start = low
            end = high
        elif weak.get(word, word) is None:
            first = at if last < 0 or at - last > _REACH else first
            last = at
        elif word in known.rulers and 0 < end > at - _LONG:  # the reign of our sovereign lord King Henry VIII
            end = max(end, stop + _LONG)
        before = word
    if end >= 0:
        yield _widen(text, start, end, done)


def _shows(word: str, at: int, before: str, text: str, known: Language, *, anchored: bool) -> bool:
    """Whether a word shows that there may be a date: by itself, behind the word `before`, or where a date was named shortly before."""
    weak = known.weak_leads
    if word in known.leads or (word in known.rulers and before.isdigit()):
        return True
    if anchored and (
        (word in weak and (weak[word] is None or before in known.openers or before.isdigit()))
        or (word in known.closers and before in weak)
    ):
        return True
    if "0" <= word[0] <= "9" and (
        before in known.era_words
        or (anchored and before in known.day_words)
        or (len(word) == EARLY and before in known.year_nouns)
        or _worth(word, at, text, known)
    ):
        return True
    if word in known.tens and (
        before in known.teens or text[at - 1 : at] in _ELIDED or _joined(before, at, text, known)
    ):
        return True
    return (
        (word in known.hundreds and before in known.tens)
        or bool(known.of_a_reign and text.startswith(known.of_a_reign, at))
        or bool(len(word) > _LONG and known.compounds(word))
        or ((word[0] in "MX" or before in known.year_words) and word.isupper() and roman(word) > 0)
    )


def _promising(text: str, known: Language, *, anchored: bool) -> list[str]:
    """The words of a text; none if there cannot be a date: most paragraphs of most books, so this must be quick."""
    words: list[str] = WORD.findall(text)
    if not (known.signs_near if anchored else known.signs).isdisjoint(words):
        return words
    if FIGURES.search(text) or any(part in text for part in known.big):
        return words
    return words if known.of_a_reign and known.of_a_reign in text else []


def _worth(word: str, at: int, text: str, known: Language) -> bool:
    """Figures that may be a date by themselves: a year, an ordinal, '99. Short numbers need a month's name beside them."""
    length = len(word)
    if length > 7:
        return False
    if length == 4 or word[-1] > "9" or (length == 3 and at > 0 and text[at - 1] in "'’"):
        return True
    if length == 2 and text[at + 2 : at + 3] == "[":
        return True  # 18[48–50]
    if (
        length == 2
        and at > 0
        and (text[at - 1] in "'’‘" or (text[at - 1] in "/.- " and _THIRD.search(text, at - 7, at)))
    ):
        return True
    return text[at + length : at + length + 2].strip()[:1] in known.era_openings


def _joined(before: str, at: int, text: str, known: Language) -> bool:
    """True for the tens of “nineteen and twenty-six”."""
    return known.parts.get(before) == 0 and not known.teens.isdisjoint(
        text[max(at - _REACH, 0) : at].split()[-2:-1]
    )


def _widen(text: str, start: int, end: int, done: int) -> tuple[int, int]:
    """To whole words, but not over what was read before."""
    start, end = max(start, 0), min(end, len(text))
    lowest, highest = max(start - _WORD_LENGTH, done, 0), min(end + _WORD_LENGTH, len(text))
    while start > lowest and not text[start - 1].isspace():
        start -= 1
    while end < highest and not text[end].isspace():
        end += 1
    return max(start, done, 0), end
