"""What only looks like a year: the number of a house, of people, an amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.dates.bare_years import among_numbers
from teiwright.annotators.dates.tokens import symbol_at, word_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.dates.grammar import Atom, Hit
    from teiwright.annotators.dates.language import Language
    from teiwright.annotators.dates.tokens import Token

_WORDS = 4
"""Words of the longest name of a street: North Twenty Second Street."""
_SHORT = 2
"""Letters of St and Dr, which need a name before them: “St John” and “Dr Smith” are no streets."""
_OF_YEARS = frozenset(["article", "year_noun", "indefinite"])
"""Behind these a number is a year also before a street: a 1911 Oak Street parade."""
_ONE = frozenset(["determiner", "indefinite"])
_ENDS = ",;.:)>"


def of_a_house(tokens: Sequence[Token], at: int, known: Language) -> bool:
    """True for “moved to 1945 Oak Street”; what happened “in 1906” or “since 1906” in a street has its year before it."""
    end, before = _street(tokens, at, known), word_before(tokens, at)
    if not end or before is None:
        return False
    said = word_before(tokens, at - 2)
    noun = said is not None and said.text.islower()
    if before.text.islower() and ("within" in before.values or noun) and "of" in before.values:
        # She lives in 1945 Oak Street; but by an act of 1801 Church Lane was closed.
        return symbol_at(tokens, end) in _ENDS
    if before.text.capitalize() in known.opening or before.values.keys() & _OF_YEARS:
        return False
    listed = before.values.keys() & {"and", "or"} and word_before(tokens, at - 2)
    return not listed or listed.atom is None


def _street(tokens: Sequence[Token], at: int, known: Language) -> int:
    """The place behind the name of a street that follows a number; 0 if none does."""
    for number in range(_WORDS):
        if symbol_at(tokens, at + 1) != " " or at + 2 >= len(tokens):
            return 0
        at += 2
        word = tokens[at]
        if not (word.text[:1].isupper() or (word.text[:1].isdigit() and word.text[-1:].isalpha())):
            return 0
        if word.text in known.streets and (number or len(word.text) > _SHORT):
            return at + 1
        if not number and "street" in word.values:
            return at + 1  # 1640 Calle Mayor
        if symbol_at(tokens, at + 1) == ".":
            at += 1
    return 0


def perhaps_a_house(tokens: Sequence[Token], at: int, known: Language) -> bool:
    """True for “calle Mayor, 1850”, “rue de Rivoli, 1848”, “Hauptstraße 1850”: the number of a house, or the year in that street."""
    place = at - 2 if symbol_at(tokens, at - 1) == " " else at - 1
    place -= symbol_at(tokens, place) == ","
    if not tokens[place].text[:1].isupper():
        return False
    if known.capital_nouns:
        return tokens[place].text.lower().endswith(tuple(known.streets))
    for _ in range(_WORDS):
        word = tokens[place]
        if "street" in word.values or word.text.lower() in known.streets:
            return True  # calle de, where the two are one word of dates
        led = word.values.keys() & {"of", "article"} or word.text.lower() in known.belonging
        if symbol_at(tokens, place - 1) != " " or (word.text[:1].islower() and not led):
            return False
        place -= 2
    return False


def an_amount(tokens: Sequence[Token], at: int, known: Language) -> bool:
    """True for “a crowd of 1945”, “its population of 1851”, “rose to 1850”: so many, not so long ago."""
    before, said = word_before(tokens, at), word_before(tokens, at - 2)
    if before is None or said is None:
        return False
    if "from" in before.values and (number := _first_amount(tokens, at)):
        return an_amount(tokens, number, known)
    if "to" in before.values:
        how = (
            word_before(tokens, at - 4) if said.text.endswith(known.adverb_endings) else said
        )  # fell sharply to
        if said.text.isdigit() and (led := word_before(tokens, at - 4)) is not None and "from" in led.values:
            how = word_before(tokens, at - 6)  # bajó de 1900 a 1850
        return how is not None and how.text.lower() in known.grown
    return before.text in known.of_so_many and said.text.lower() in known.amounts and _of_one(tokens, at)


def _amounts_by_verb(tokens: Sequence[Token], at: int, known: Language) -> bool:
    """True for the range in “rose from 1610 to 1850”, “passa de 1610 à 1850”: so many, unless somebody rose in those years."""
    before = word_before(tokens, at)
    if before is not None and "from" in before.values:
        before = word_before(tokens, at - 2)
    verb = before.text.lower() if before is not None else ""
    return verb in known.grown and verb not in known.growing


def what_else(hit: Hit, last: Atom, known: Language) -> str:
    """What else than years two numbers may be; nothing where that is not to be feared."""
    if among_numbers(hit, known):
        return "they are numbers of what is kept or listed"
    if last.kind in "yY" and _amounts_by_verb(hit.tokens, hit.first, known):
        return "so many are meant"
    return ""


def _first_amount(tokens: Sequence[Token], at: int) -> int:
    """The place of 1850 in “rose to 1850 from 1610”, “to 1850 loads a day from 1610”; 0 if none stands there."""
    for place in range(at - 4, at - 6 - 2 * _WORDS, -2):
        word, led = word_before(tokens, place + 2), word_before(tokens, place)
        if word is None or led is None:
            return 0
        if word.text.isdigit():
            return place if "to" in led.values else 0
    return 0


def perhaps_an_amount(tokens: Sequence[Token], at: int, known: Language) -> bool:
    """True for “the crowd of 1945” and “a town of 1812”: that of the year, or so many."""
    before, said = word_before(tokens, at), word_before(tokens, at - 2)
    if before is None or said is None or before.text not in known.of_so_many:
        return False
    word = said.text.lower()
    return word in known.amounts or (word in known.peopled and _of_one(tokens, at))


def _of_one(tokens: Sequence[Token], at: int) -> bool:
    """True if “a” or “its” stands before the noun that a number behind “of” may count: “a small fishing town of 1812”."""
    for place in range(at - 4, at - 4 - 2 * _WORDS, -2):
        word = word_before(tokens, place)
        if word is None or word.symbol not in "wW":
            return word is not None and (
                not _ONE.isdisjoint(word.values) or word.values.get("spelled") == 1  # une, una
            )
    return False
