"""Days that stand in a row: “on the 6th, 7th and 8th”, “am 6. und 7.”, “le 16 et le 17”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.dates.tokens import symbol_at, word_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.dates.language import Language
    from teiwright.annotators.dates.tokens import Token

_JOINING = frozenset(("and", "or"))


def end_of_row(tokens: Sequence[Token], at: int, known: Language) -> int:
    """The place of the last day of a row that begins at a bare number or amid which it stands; that of the number itself where none follows."""
    last = end = at
    joined = True
    while (following := _next(tokens, end, known)) is not None:
        end, joined = following
        last = end if joined else last
        if joined:
            break
    return last


def goes_on_a_row(tokens: Sequence[Token], at: int, known: Language) -> bool:
    """True for the second of “on the 3rd and 4th”, where the first was found to be a day: what stands behind the last was looked at for it."""
    place = at - 2
    word = word_before(tokens, at)
    if word is not None and _an_article(word, known):
        place, word = place - 2, word_before(tokens, place)
    if word is None:
        return False
    if _JOINING & word.values.keys():
        place -= 2
        place -= symbol_at(tokens, place) == ","
    elif word.symbol == ",":
        place -= 1
    else:
        return False
    one = tokens[place].atom if place > 0 else None
    found = one is not None and one.kind == "N" and one.rule == "bare-day" and not one.follows
    return found and end_of_row(tokens, place, known) >= at


def _next(tokens: Sequence[Token], at: int, known: Language) -> tuple[int, bool] | None:
    """The place of the day that “and” or a comma joins to one, and whether it was “and”."""
    comma = symbol_at(tokens, at + 1) == ","
    place = at + 2 + comma
    if symbol_at(tokens, place - 1) != " " or place >= len(tokens):
        return None
    joined = bool(_JOINING & tokens[place].values.keys())
    if not (joined or comma):
        return None
    if joined:
        place += 2
    if place < len(tokens) and _an_article(tokens[place], known):
        place += 2
    if place >= len(tokens) or symbol_at(tokens, place - 1) != " ":
        return None
    one, other = tokens[at].atom, tokens[place].atom
    if one is None or other is None or other.kind != "n" or other.value.first != other.value.last:
        return None
    later = (one.value.first.day or 0) < (other.value.first.day or 0)
    alike = _ending(tokens[at]) == _ending(tokens[place])
    return (place, joined) if later and alike else None


def _an_article(word: Token, known: Language) -> bool:
    return bool(word.values.keys() & {"article", "day_article"}) or word.text.lower() in known.of_a_day


def _ending(token: Token) -> tuple[bool, bool]:
    """Whether a day has the ending or the stop of a number that counts."""
    return token.text[-1:].isalpha(), token.text.endswith(".")
