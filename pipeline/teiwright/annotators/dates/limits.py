"""A date that is a limit: since, until, before and after it, from it onward, then or later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.dates.grammar import Atom, Hit, Rule, atom_of, counted, goes_on_telling, strong
from teiwright.annotators.dates.ranges import as_read
from teiwright.annotators.dates.tokens import symbol_at, word_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.dates.language import Language
    from teiwright.annotators.dates.tokens import Token

_LIMITS = {
    "from": "since a date",
    "to": "until a date",
    "before": "before a date",
    "after": "after a date",
    "not-before": "a date or later",
    "not-after": "a date or earlier",
}

_SHAPES = (
    *(("not-before", "not_before"), ("not-after", "not_after")),
    *(("from", "since"), ("to", "until"), ("before", "before"), ("after", "after")),
)


def _limit(hit: Hit, known: Language) -> Atom | None:
    atom, word = atom_of(hit.get("a")), hit.get("l")
    if word is None:
        return None
    if _one_of_two(hit, atom):
        return None
    if atom.kind == "y" and hit.after == "-" and hit.tokens[hit.stop + 1].text[:1].isalpha():
        return None  # nach der Tausend-Meter-Marke
    joined = word.text.endswith("-")  # pre-1914 houses
    if not joined and (_of_a_thing(hit, known) or (atom.kind == "y" and _a_count(hit, atom, known))):
        return None
    shape = _shape_of(word)
    if shape == "to" and (
        (atom.value.first.day is not None and told_of(hit.tokens, hit.stop, known))
        or _denied(hit.tokens, hit.first, known)
    ):
        return None
    return _made_limit(atom, shape, hit)


def _one_of_two(hit: Hit, atom: Atom) -> bool:
    """True for “through the 18th and 19th centuries”, “through May and June 1863”: in both of them, and neither is the limit."""
    after = hit.tokens[hit.stop : hit.stop + 4]
    if len(after) < 4 or after[0].symbol != " " or "and" not in after[1].values:
        return False
    other = after[3].atom
    return other is not None and (other.rule == atom.rule or {other.kind, atom.kind} <= {"Q", "M"})


def _onward(hit: Hit, _: Language) -> Atom | None:
    """“From 1848 on”: as “since 1848”, where nothing follows that the word may belong to (“from 1848 on the coast”, but “from 1848 onwards the coast”). “1998–present”."""
    word = hit.get("o")
    if word is not None and len(word.text) <= _ON and hit.after not in _ENDS:
        return None
    return _made_limit(atom_of(hit.get("a")), "from", hit)


def _or_other(hit: Hit, _: Language) -> Atom | None:
    """“1848 or later”, “May 1848 or before”."""
    word = hit.get("l")
    later = word is not None and "later" in word.values
    return _made_limit(atom_of(hit.get("a")), "not-before" if later else "not-after", hit)


_ON, _ENDS = 2, ".,;:)>"
"""Letters of “on”, “an”, “ab”, and what must follow them."""
_TOLD = ("named", "named after", "of year")
"""How a day or a month with its own “last” or “next” is counted: since the 1st of January last."""


def _of_writing(shift: tuple[str, int, str], shape: str) -> bool:
    """True for “since last year”, “until next month”, “since yesterday”."""
    days = shift[0] == "day" and shape in ("from", "to")
    return (days or shift[0] in ("month", "year")) and shift[2] == "writing"


def _made_limit(atom: Atom, shape: str, hit: Hit) -> Atom | None:
    feast = atom.shift is not None and atom.shift[0].startswith("feast ")
    if feast and hit.first > 1 and "units" in hit.tokens[hit.first - 2].values:
        return None  # some days before Christmas
    told = atom.shift is not None and (atom.shift[0] in _TOLD or _of_writing(atom.shift, shape))
    if (atom.shift and not feast and not told) or atom.value.shape not in ("when", "within", "period"):
        return None
    return atom.but(
        kind=strong(atom.kind),
        value=replace(atom.value, shape=shape),
        rule="limit",
        evidence=_LIMITS[shape],
        cert=as_read(atom.cert, plain=atom.kind in "FKNnR"),
        ends=tuple(t for t in (hit.get("a"),) if t),
    )


def limiting_word(tokens: list[Token], at: int, known: Language) -> tuple[str, int]:
    """What limits a day of the month named before, and the token with which it begins: “until the 20th”, “avant le 20”, “vor dem 20.”.

    Nothing before “the day before the 20th”, which is counted from it.
    """
    word, place = word_before(tokens, at), at - 2
    if word is not None and word.values.keys() & {"article", "day_article"} and not _shape_of(word):
        word, place = word_before(tokens, place), place - 2
    shape = "" if word is None else _shape_of(word)
    if not shape or "from" in tokens[place].values:
        return "", at
    earlier = word_before(tokens, place)
    if earlier is not None and earlier.values.keys() & {"units", "num", "spelled", "or"}:
        return "", at
    if shape == "to" and (told_of(tokens, at + 1, known) or _denied(tokens, place, known)):
        return "", at
    return shape, place


def told_of(tokens: Sequence[Token], at: int, known: Language) -> bool:
    """True for “until the 18th, when he was sent home”: something happened on that day, which is told of for itself."""
    if symbol_at(tokens, at) == ",":
        at += 1
    return (
        symbol_at(tokens, at) == " "
        and at + 1 < len(tokens)
        and tokens[at + 1].text.lower() in known.told_when
    )


_BACK = 12
"""Tokens, words and spaces, before “until” in which “not” is looked for."""


def _denied(tokens: Sequence[Token], at: int, known: Language) -> bool:
    """True for “did not end until 1918”: it did end then."""
    if not known.denied:
        return False
    for one in reversed(tokens[max(at - _BACK, 0) : at]):
        if one.symbol in ".;:,<":
            return False
        if one.text.lower() in known.denied:
            return True
    return False


def as_limit(atom: Atom, shape: str, day: Token) -> Atom:
    """A day of the month named before as a limit; `day` is what it is without the word."""
    return atom.but(
        value=replace(atom.value, shape=shape),
        rule="limit",
        evidence=f"{_LIMITS[shape]}; {atom.evidence}",
        ends=(day,),
    )


def _shape_of(word: Token) -> str:
    """What a limiting word makes of the date behind it; nothing for other words."""
    return next((shape for shape, name in _SHAPES if name in word.values), "")


def _of_a_thing(hit: Hit, known: Language) -> bool:
    """True for “after the 1794 campaign”: the year is the campaign's, and what is after it may be of the same year.

    So is a month before its day or year in English (“the May 4 attack”); “the 4th of May” has an article of its own.
    """
    token = hit.get("a")
    if token is not None and token.symbol == "C" and "-" in token.text:
        return hit.after == " "  # named after the 15th-century painter
    if token is None or not (token.symbol == "y" or (known.month_first and token.text[:1].isalpha())):
        return False
    after = hit.next_word
    inside = [key for part in hit.tokens[hit.first : hit.stop] for key in part.values]
    return (
        "article" in inside
        and "year_noun" not in inside
        and after is not None
        and after.text[:1].isalpha()
        and after.text.lower() not in known.function_words
    )


def _a_count(hit: Hit, atom: Atom, known: Language) -> bool:
    """True for “after 1500 paces”. Where plurals do not show at their end, a round number needs a word behind it that is no noun."""
    if counted(hit.tokens, hit.stop, known):
        return True
    year = any("year_noun" in t.values for t in hit.tokens[hit.first : hit.stop])
    round_number = (atom.value.first.year or 0) % 100 == 0
    return (
        round_number
        and not (known.plurals_show or year)
        and hit.after == " "
        and not goes_on_telling(hit, known)
    )


LIMITS = (
    Rule(
        "limit",
        r"(?P<l>{before|after|since|until|not_before|not_after}):? (?:{article} |{year_noun} ){0,3}(?P<a>[FQKYyMmSZCRP])",
        _limit,
    ),
    Rule("limit", r"(?<!-)(?P<l>{before|after})(?P<a>[QYyC])(?!-)", _limit),
    Rule(
        "limit",
        r"(?P<x>{from} (?:{article} |{year_noun} ){0,3}(?P<a>[FQKYy]),? (?P<o>{onward}))",
        _onward,
    ),
    Rule("limit", r"(?P<a>[FQKYy]) ?- ?{still}", _onward),
    Rule(
        "limit", r"{from} (?:{article} |{year_noun} ){0,3}(?P<x>(?P<a>[FQKYy]),? {to|until} {still})", _onward
    ),
    Rule("limit", r"(?P<a>[FQKYyS]),? {or} (?P<l>{later|earlier})(?= ?[.,;:)>])", _or_other),
)
