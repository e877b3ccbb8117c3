"""Years before the year 1000 without an era, in three figures, which count things as often; and numbers and months that look like a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.dates import calendars
from teiwright.annotators.dates.grammar import Atom, Hit, counted
from teiwright.annotators.dates.tokens import word_before
from teiwright.annotators.dates.values import Moment, Value
from teiwright.model import Certainty
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.dates.language import Language
    from teiwright.annotators.dates.tokens import Token

EARLY = 3
"""Figures of a year before the year 1000."""
_BEFORE_YEAR = frozenset(
    ("article", "of", "within", "from", "to", "since", "until", "before", "after", "between", "circa")
)
"""What leads to a date before the word for year."""


_FIRST, _SPAN = 100, 200
"""The first year of three figures, and years at most from one named before to a number that may be another."""


def is_early(year: int | None) -> bool:
    """True for a year before the year 1000, of three figures."""
    return year is not None and _FIRST <= year < _OLD


_OLD = 1000


_LIFE = lazy(
    r"[( ](?:c\.|ca\.|circa|fl\.|r\.|reg\.) ?(\d{3}) ?[–—-] ?(?:c\. ?|ca\. ?|\d{1,2}\.? [^\W\d]{3,9} )?\d{3}\)"
)


def early_life(text: str) -> int | None:
    """The first year of “(c. 314 – 368)”, “(r. 453–466)”: of a life or a reign, behind a name."""
    found = _LIFE.search(text) if ")" in text else None
    return None if found is None else int(found[1])


def as_years(tokens: Sequence[Token], named: int, known: Language) -> None:
    """Where the text tells of the year 451, 453 may be a year, too, as four figures may elsewhere."""
    for token in tokens:
        if _of_three_figures(token.text) and abs(int(token.text) - named) <= _SPAN:
            token.values = {**token.values, "year": int(token.text)}
            token.symbol = known.symbol(frozenset(token.values))


def early_year(hit: Hit, known: Language) -> Atom | None:
    """“In the year 843 …”, “l’an 987 …”: three figures behind the word, which count nothing."""
    year, written = hit.number("y", "num"), hit.get("y")
    if year is None or written is None or not _of_three_figures(written.text) or _some_year(hit):
        return None
    cert = Certainty.HIGH
    if hit.after == " ":
        word = hit.tokens[hit.stop + 1]
        of_an_era = "of" in word.values or "era_rome" in word.values  # the year 753 of the city
        noun = known.capital_nouns and word.text[:1].isupper()
        if of_an_era or noun or word.text in known.plural_verbs or counted(hit.tokens, hit.stop, known):
            return None
        if word.text[:1].islower() and word.text not in known.function_words:
            cert = Certainty.MEDIUM  # “in the year 300 sheep died”
    return Atom("Y", _when(year), "year", "three figures behind the word for year", cert)


def early_day(hit: Hit, known: Language) -> Atom | None:
    """“On 2 July 936 at Memleben”, “il 3 maggio dell’anno 987”: three figures behind a day and its month, which are no count of that day."""
    written, day, month = (
        hit.get("y"),
        hit.number("d", "day", "ordinals", "spelled"),
        hit.number("m", "months"),
    )
    if written is None or day is None or month is None or not _of_three_figures(written.text):
        return None
    led = hit.tokens[hit.stop - 3].values.keys() & {"year_noun", "of"}
    if not _goes_on(hit, known, led=bool(led)) or (not led and not _in_a_sentence(hit)):
        return None
    year = int(written.text)
    if not calendars.exists(year, month, day, julian=True):
        return None
    cert = Certainty.HIGH if led else Certainty.MEDIUM
    return Atom("F", _when(year, month, day), "full", "day, month and a year of three figures", cert)


def _goes_on(hit: Hit, known: Language, *, led: bool) -> bool:
    """Whether what follows three figures shows that they count nothing: a mark, or a small word that goes on with the sentence."""
    if hit.after != " ":
        number = hit.tokens[hit.stop + 2].text if hit.after in ",;" and hit.stop + 2 < len(hit.tokens) else ""
        return hit.after in ".,;:)>!?" and not number[:1].isdigit()
    word = hit.tokens[hit.stop + 1]
    if "of" in word.values and "within" not in word.values:
        return False
    if word.text in known.plural_verbs or counted(hit.tokens, hit.stop, known):
        return False
    joins = {"and"} & word.values.keys()
    return (word.text in known.function_words and not joins) or (led and word.text[:1].islower())


def _in_a_sentence(hit: Hit) -> bool:
    """True behind a word in small letters; “3 May 120, 4 May 131” is a list of counts."""
    before = word_before(hit.tokens, hit.first)
    return before is not None and before.text.isalpha() and before.text.islower()


def _some_year(hit: Hit) -> bool:
    """True for “each year 400 came”, “a year 300 pounds”: the word for year stands alone, and nothing that leads to a date stands before it."""
    noun, before = hit.tokens[hit.first].text, word_before(hit.tokens, hit.first)
    if any(joint in noun for joint in " '’"):
        return False  # l’an, im Jahre
    if before is None or before.symbol in ".;:!?":
        return not noun[:1].isupper()
    return before.values.keys().isdisjoint(_BEFORE_YEAR)


def unread_year(hit: Hit, known: Language) -> bool:
    """True for “12 May 987”, where three figures behind day and month may be a year or a count."""
    at = hit.stop + 1
    if hit.after != " " or at >= len(hit.tokens) - 1 or not _of_three_figures(hit.tokens[at].text):
        return False
    return not counted(hit.tokens, at + 1, known)


def in_a_compound(hit: Hit, day: int, known: Language) -> bool:
    """“12 Mai-Glöckchen”: the month is part of a noun, which is counted."""
    if not known.capital_nouns or hit.after != "-" or hit.tokens[hit.first].text != str(day):
        return False
    return hit.tokens[hit.first + 1].symbol == " " and hit.tokens[hit.stop + 1].symbol == "W"


def _of_three_figures(text: str) -> bool:
    """Whether a number may be a year before the year 1000. Two figures may as well be those of a later hundred."""
    return len(text) == EARLY and text[0] != "0" and text.isdigit()


def _when(*parts: int) -> Value:
    moment = Moment(*parts)
    return Value(moment, moment)
