"""The table of one language: the file it is in, the lists it has, and what stands in them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from teiwright import kept_patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

Table = dict[str, object]

FOLDER = Path(__file__).with_name("languages")

# fmt: off
LISTS = (
    "article", "of", "early", "mid", "late", "first_half", "second_half", "circa", "before", "after",
    "since", "onward", "still", "until", "from", "to", "between", "and", "or", "year_noun", "before_year", "year_sure",
    "before_month", "before_day", "era_before", "era_after", "era_rome", "century", "decade", "same", "next",
    "previous", "current", "last", "coming", "later", "earlier", "ago", "today", "yesterday",
    "tomorrow", "this_month", "last_month", "next_month", "old_style", "new_style", "republican_year",
    "day_noun", "same_tail", "complementary", "determiner", "quarter", "indefinite", "page", "following", "preceding", "next_day", "day_before",
    "coming_after", "last_after", "street", "before_century", "within", "day_lead", "day_article", "weekday_article", "republican_alone", "republican_told", "not_before", "not_after", "before_feast", "before_yesterday", "after_tomorrow", "reign", "that_month", "month_after", "month_before", "this_year", "last_year", "ago_before", "overnight", "street_after", "final", "circa_after", "friends_month", "fiscal", "turn", "weeks_on", "year_now", "year_before", "feast_word", "saintly", "counted_after", "counted_before",
)
# fmt: on
"""Tables that are plain lists of words or phrases."""
NUMBERED = ("months", "republican_months", "weekdays", "seasons", "roman_days")
"""Tables that are lists of lists: the position is the value."""
KEYED = (
    "ordinals", "numbers", "units", "feasts", "decades", "centuries", "feast_offset", "fractions", "reigns",
    "quarters", "spans",
)  # fmt: skip
"""Tables of words by value."""
# fmt: off
SETTINGS = (
    "place_links", "volume", "price", "performed", "before_hour", "after_hour",
    "code", "name", "month_first", "numeric_order", "ordinal_endings", "apart_endings", "decade_endings", "uncertain",
    "small_figures", "counted", "plural_endings", "not_plural", "told_by_year", "verb_endings", "usual", "usual_verbs", "cut_titles", "function_words", "day_verbs", "lower_months", "future", "future_endings", "coming_verbs", "meant_for", "plural_verbs", "item_numbers", "collected", "piece", "opening", "births", "eves", "hundreds_by_first", "no_year_after", "adjective_endings", "counting_adjectives", "century_firms", "weak_endings", "telling_day", "nth", "told_when", "told_past", "denied", "compared", "with_day_article", "dated_things", "of_a_day", "sitting", "clock", "participles", "relatives", "year_of", "issue", "pronouns", "belonging", "era_nouns", "streets", "amounts", "peopled", "of_so_many", "growing", "adverb_endings", "hour_words", "grown", "comparing", "comparing_counts", "closing", "born", "saints",
)
# fmt: on
TABLES = (*LISTS, *NUMBERED, *KEYED, *SETTINGS)


@cache
def available() -> tuple[str, ...]:
    """Codes of the languages there is a table for."""
    return tuple(sorted(p.stem for p in FOLDER.glob("*.toml")))


def table(code: str) -> Table:
    """The table of a language as it stands in its file."""
    return kept_patterns.table((FOLDER / f"{code}.toml").read_text("utf-8"))


def words(data: Table, name: str) -> list[str]:
    """The words of a list, in the order in which they stand."""
    return list(data[name])  # type: ignore[call-overload, no-any-return]


def entries(data: Table) -> Iterator[tuple[str, str, int | str]]:
    """Every phrase of a table, with the name of its list and its value."""
    for name in LISTS:
        yield from ((phrase, name, 0) for phrase in words(data, name))
    for name in NUMBERED:
        for number, phrases in enumerate(words(data, name), 1):
            yield from ((phrase, name, number) for phrase in phrases)
    for name in KEYED:
        for key, phrases in data[name].items():  # type: ignore[attr-defined]
            yield from ((phrase, name, int(key) if key.isdigit() else key) for phrase in phrases)


def saints(data: Table) -> Iterator[tuple[tuple[str, ...], str, dict[str, list[str]]]]:
    """The days of saints: each form that the names of a group take, and the lists it belongs to (“feasts”, or “saints” where it is one only behind certain words), with the names by their days."""
    for group in data["saints"].values():  # type: ignore[attr-defined]
        days = {day: names for day, names in group.items() if day not in _FORMS}
        yield from ((kinds, form, days) for key, kinds in _FORMS.items() for form in group.get(key, ()))


_FORMS = {"forms": ("feasts",), "behind": ("saints",), "titles": ("feasts", "titles")}
"""“The Assumption of the Virgin” is the title of pictures, too."""
