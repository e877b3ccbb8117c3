"""The phrases of a language from its table: in each form in which they may be written, with the symbols by which the grammar reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.annotators.dates.numbers import Values, in_words, small_figures
from teiwright.annotators.dates.tables import entries, saints, words
from teiwright.annotators.dates.tokens import PIECE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.dates.language import Language
    from teiwright.annotators.dates.tables import Table

LEADS = (
    "months",
    "republican_months",
    "century",
    "centuries",
    "decades",
    "decade",
    "era_before",
    "era_after",
    "era_rome",
    "friends_month",
)
"""A word of these tables is enough reason to look closer at its surroundings ."""
_WEAK_LEADS = (
    "feasts",
    "feast_word",
    "next_day",
    "day_before",
    "seasons",
    "units",
    "weekdays",
    "this_month",
    "last_month",
    "next_month",
    "today",
    "yesterday",
    "tomorrow",
    "before_yesterday",
    "after_tomorrow",
    "year_now",
    "year_before",
    "quarter",
)
"""These are dates only where another date stands near; `units` also need one of `_OPENERS` before them."""
_OPENERS = ("same", "next", "previous", "current", "coming", "last", "article", "numbers", "indefinite")
_NEVER_CAPITAL = ("circa", "this_year")
"""A single letter of these is no capital: C. 1919 is a call number, “4. Mai C. Braun” has a name."""
_CLOSERS = ("later", "earlier", "ago")
_NOTED = frozenset((*LEADS, *_WEAK_LEADS, *_OPENERS, *_CLOSERS, "republican_year", "year_noun"))
"""Tables of which a word is noted; of the others, which have most phrases, none is."""


def pieces(text: str) -> list[str]:
    """The tokens of a phrase: digits, letters, white space (one space), single marks."""
    if text.isalpha():  # most
        return [text]
    return [" " if p.isspace() else p for p in PIECE.findall(text)]


def phrases(made: Language, data: Table) -> dict[tuple[str, ...], Values]:
    """Every phrase of the table in each form in which it may be written, as tokens, with its classes and values."""
    found: dict[tuple[str, ...], Values] = {}
    uncertain = set(words(data, "uncertain"))
    named = [names[0] for months_or_days in ("months", "weekdays") for names in words(data, months_or_days)]
    for phrase, name, value in entries(data):
        names_time = name in ("months", "weekdays")
        capital = phrase[:1].isupper() and (not data["lower_months"] or len(phrase) < 5)
        spaced_era = name == "era_before" and " " in phrase  # “b. c. 1620” is a birth
        exact = phrase in uncertain or spaced_era or name in ("feasts", "street_after", "reigns")
        for form in _forms(phrase, name, exact=exact or (names_time and capital)):
            tokens = tuple(pieces(form))
            values = found.setdefault(tokens, {})
            values[name] = value
            if (phrase in uncertain and form[:1] == phrase[:1]) or form in uncertain:
                values["uncertain"] = 0
            if names_time and phrase in named:
                values["whole"] = 0
            if name in _NOTED:
                _lead(made, tokens, name)
        if name == "numbers" and isinstance(value, int):
            _add_number(made, phrase, value)
    _add_saints(made, data, found)
    return found


def _add_saints(made: Language, data: Table, found: dict[tuple[str, ...], Values]) -> None:
    """Add the days of saints: names in every line, so that their forms show where there may be one, “feast”, “Day”, and none is looked for in capitals."""
    articles = set(words(data, "article"))
    whole: dict[str, tuple[str, ...]] = {}  # names are in many forms
    for kinds, form, days in saints(data):
        before, after = form.split("{}")
        starts = [tuple(pieces(before))]
        if before[:1].islower():
            starts.append(tuple(pieces(before[0].upper() + before[1:])))
        glued = after[:1].isalpha()
        end = () if glued else tuple(pieces(after))
        shown = max((word for word in (*starts[0], *end) if len(word) > 2), key=len, default="")
        feasts = "feasts" in kinds
        by_name = shown in articles  # “the Annunciation of the Virgin”: “the” is in every line
        if shown and feasts and not by_name:
            made.weak_leads[shown] = None
        for day, names in days.items():
            values: Values = dict.fromkeys(kinds, day)
            for name in names:
                text = name + after if glued else name
                tokens = whole.get(text) or whole.setdefault(text, tuple(pieces(text)))
                if feasts and (by_name or form.startswith("{}")):  # Lukastag
                    made.weak_leads[tokens[0 if by_name else -1]] = None
                for start in starts:
                    phrase = (*start, *tokens, *end)
                    found[phrase] = found[phrase] | values if phrase in found else values


def _forms(phrase: str, name: str, *, exact: bool) -> tuple[str, ...]:
    """A phrase as its table has it, with a first capital, in capitals, and (unless it is to be as it stands) in small letters."""
    if name in ("reigns", "counted_after", "counted_before") or (
        name in _NEVER_CAPITAL and len(phrase.strip(".")) == 1
    ):
        return (phrase,)
    capitals = (phrase, phrase[:1].upper() + phrase[1:], phrase.upper())
    return tuple(dict.fromkeys(capitals if exact else (*capitals, phrase.lower())))


def is_teen(number: int) -> bool:
    """True for thirteen to nineteen, the beginning of a year in words."""
    return 13 <= number < 20


def longest(tokens: Sequence[str]) -> str:
    """The longest word of a phrase, the first of several."""
    return max(tokens, key=lambda t: len(t) if t[0].isalpha() else 0) if len(tokens) > 1 else tokens[0]


def _add_number(made: Language, phrase: str, value: int) -> None:
    """Note a number in words, of which a year may be made."""
    if is_teen(value):
        made.teens.update((phrase, phrase.capitalize()))
    (made.hundreds if value >= 100 else made.tens).add(re.split(r"[\s-]", phrase)[-1])
    made.parts[phrase.lower()] = value


def fill(made: Language, found: dict[tuple[str, ...], Values]) -> None:
    """Give each phrase its symbol, by its first token and by how many there are, most first."""
    marks: dict[tuple[str, ...], str] = {}
    for tokens, values in found.items():
        if "months" in values and "numbers" in values:
            values.update(in_words(int(values["numbers"])))
        classes = tuple(values)
        mark = marks.get(classes) or marks.setdefault(classes, made.symbol(frozenset(classes)))
        if len(tokens) == 1:
            made.singles[tokens[0]] = (values, mark)
        else:
            lengths = made.phrases.get(tokens[0])
            if lengths is None:
                lengths = made.phrases[tokens[0]] = {}
            same = lengths.get(len(tokens))
            if same is None:
                same = lengths[len(tokens)] = {}
            same[tokens] = (values, mark)
    for first, lengths in made.phrases.items():
        if len(lengths) > 1:
            made.phrases[first] = dict(sorted(lengths.items(), reverse=True))


def add_small_figures(made: Language) -> None:
    """Roman numbers in small letters, but for those that are words of the language, as “ist” would be."""
    for word, values in small_figures():
        if word not in made.function_words:
            made.singles.setdefault(word, (values, made.symbol(frozenset(values))))


def _lead(made: Language, tokens: tuple[str, ...], name: str) -> None:
    """Note the word of a phrase by which a place worth a closer look is found."""
    word = longest(tokens)
    if name == "feasts" and not made.capital_nouns:  # “the feast of All Saints” by “feast”
        word = max((t for t in tokens if t.islower() and len(t) > 3), key=len, default=word)
    elif name == "feast_word" and len(word) < len("fête"):  # “the day of”
        return
    if name.startswith("era_"):
        made.era_openings.add(tokens[0][0])
        made.era_words.add(next((t for t in reversed(tokens) if t[0].isalpha()), ""))
    if name == "republican_year":
        made.year_words.add(tokens[-1])
    elif name == "year_noun":
        made.year_nouns.add(tokens[-1])
    if name in LEADS and (len(word) > 2 or len(tokens) == 1):
        made.leads.add(word)
    elif name in _WEAK_LEADS:
        made.weak_leads[word] = name if name == "units" else None
    if name in _OPENERS:
        made.openers.add(tokens[-1])
    elif name in _CLOSERS:
        made.closers.add(tokens[0])
