"""From characters to tokens, each with what it may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.annotators.dates.numbers import (
    SMALL_MONTHS,
    Values,
    in_figures,
    in_roman,
    in_words,
    roman,
    spelled,
)
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.dates.grammar import Atom
    from teiwright.annotators.dates.language import Language

PIECE = lazy(r"\d+|[^\W\d_]+|\s+|[^\w\s]|_")
_LONG = 11
"""Letters from which on a word may be a number written as one."""
_NOTHING: Values = {}
_SAME = {
    "–": "-",
    "—": "-",
    "‒": "-",
    "−": "-",
    "‑": "-",
    "’": "'",
    "‘": "'",
    "[": "(",
    "]": ")",
    "´": "'",
    "«": '"',
    "»": '"',
    "°": "%",
    "£": "$",
}


class Token(Struct):
    """A piece of text with what it may be."""

    start: int
    end: int
    symbol: str
    values: Values
    text: str
    atom: Atom | None = None
    """The date it was recognised as, once it was."""
    uncertain: bool = False
    """True for a word that is also something else than a date."""


def tokenize(text: str, start: int, end: int, known: Language) -> list[Token]:
    """The tokens of a stretch; phrases of the language are one token each. Begins with < at the start of the text."""
    raw = PIECE.findall(text, start, end)
    words = [" " if p.isspace() else p for p in raw]
    tokens = [Token(0, 0, "<", _NOTHING, "")] if start == 0 else []
    singles, phrases = known.singles, known.phrases
    numbers = False
    at, begin = 0, start
    while at < len(words):
        word = words[at]
        if word == " ":  # half of all
            last = begin + len(raw[at])
            tokens.append(Token(begin, last, " ", _NOTHING, " "))
            at += 1
            begin = last
            continue
        taken, values, symbol = 1, _NOTHING, ""
        if word in phrases:
            taken, values, symbol = _phrase(words, at, known)
        if not symbol and word in singles:
            values, symbol = singles[word]
        if not symbol:
            if (
                "a" <= word[0] <= "z"
                and len(word) < _LONG
                and (word[0] not in "ivx" or word not in SMALL_MONTHS)
            ):
                symbol = "w"
            else:
                taken, values, symbol = _other(words, at, known)
        elif "numbers" in values:
            numbers = True
        elif "saints" in values and len(values) == 1 and not _leads_to_saint(tokens):
            values, symbol = _NOTHING, "W"
        last = begin + (len(raw[at]) if taken == 1 else sum(map(len, raw[at : at + taken])))
        tokens.append(Token(begin, last, symbol, values, word if taken == 1 else text[begin:last]))
        at += taken
        begin = last
        if "months" in values and _short_with_colon(values, words, at):
            tokens.append(Token(last, last + 1, ".", _NOTHING, ":"))  # Septr: 4, as it was written once
            at, begin = at + 1, last + 1
        if values and text[last - 1] in "'’" and at < len(words) and words[at] != " ":
            tokens.append(Token(last, last, " ", _NOTHING, ""))  # l'été reads like le printemps
    if end >= len(text):
        tokens.append(Token(len(text), len(text), ">", _NOTHING, ""))
    return _joined(tokens, text, known) if numbers else tokens


def _leads_to_saint(tokens: list[Token]) -> bool:
    """Whether the name of a saint is one here, and no place or person: behind “after”, “the eve of”, “the feast of” or “at”."""
    words = [token for token in tokens[-6:] if token.symbol != " " and "saintly" not in token.values][-2:]
    if words and "article" in words[-1].values:
        words.pop()
    return bool(words) and not words[-1].values.keys().isdisjoint(_BEFORE_SAINTS)


# fmt: off
_BEFORE_SAINTS = (
    "before", "after", "since", "until", "before_feast", "feast_offset", "feast_word", "counted_after", "counted_before",
)
# fmt: on


def _short_with_colon(values: Values, words: list[str], at: int) -> bool:
    """True if a colon that ends the short form of a month is next, and a figure behind it."""
    other = values.keys() & {"whole", "uncertain", "numbers"}
    return (
        not other
        and words[at : at + 2] == [":", " "]
        and words[at + 2 : at + 3] != []
        and words[at + 2].isdigit()
    )


def _phrase(words: list[str], at: int, known: Language) -> tuple[int, Values, str]:
    for length, phrases in known.phrases[words[at]].items():
        found = phrases.get(tuple(words[at : at + length]))
        if found is not None:
            return length, *found
    return 1, _NOTHING, ""


def _other(words: list[str], at: int, known: Language) -> tuple[int, Values, str]:
    """What is in no table: w and W for words, # for what cannot be part of a date, marks for themselves."""
    word = words[at]
    first = word[0]
    if not first.isalnum():
        symbol = _SAME.get(word, word)
        unusable = (
            len(symbol) != 1
            or symbol == "_"
            or symbol < " "
            or "\x80" <= symbol <= "\xff"
            or symbol >= "\ue000"
        )
        return 1, _NOTHING, "#" if unusable else symbol
    taken, values = _figure(words, at, known)
    if values is not None:
        return taken, values, known.symbol(frozenset(values))
    return taken, _NOTHING, "w" if first.islower() else "W"


def _ending_apart(words: list[str], at: int, known: Language) -> int:
    """How many pieces there are to the ending of a day behind a stop or a space: “1.º”, “29.ten”, “8 ten”; 0 if it has none."""
    if words[at] == "." and words[at + 1 : at + 2] in (["º"], ["ª"], ["°"]):
        return 2
    length = 2 if words[at : at + 2] == [".", " "] else 1
    return length + 1 if known.apart_endings.intersection(words[at + length : at + length + 1]) else 0


def _after_month(words: list[str], at: int, known: Language) -> bool:
    """True for the year of “March 2010's”."""
    before = [word for word in words[max(at - 3, 0) : at] if word not in (" ", ".", ",")][-1:]
    return bool(before) and "months" in known.singles.get(before[0], (_NOTHING, ""))[0]


def _before_clock(words: list[str], at: int) -> bool:
    """True for the day of “2024-03-05T10:00Z”."""
    hour = words[at + 2 : at + 3]
    return at > 1 and words[at - 1 : at + 2 : 2] == ["-", "T"] and bool(hour) and hour[0].isdigit()


def _figure(words: list[str], at: int, known: Language) -> tuple[int, Values | None]:
    """Numbers in figures, with an ending (16th, 1930s) or without, and Roman numbers."""
    word = words[at]
    after = words[at + 1] if at + 1 < len(words) else ""
    if word.isascii() and word.isdigit():
        if len(word) > 9:
            return 1, None
        if after and (after[0].isalpha() or after in "ºª°") and not _before_clock(words, at):
            value = int(word)
            if after in known.ordinal_endings:
                return 2, {"ordinal": value, "day": value} if value <= 31 and value else {"ordinal": value}
            if after in known.decade_endings and word[-1] == "0" and 1 < len(word) < 5:
                return 2, {"short_decade" if len(word) == 2 else "decade_years": value}
            return 2, None
        length = _ending_apart(words, at + 1, known) if after and after in ". " else 0
        if length and 0 < int(word) <= 31:
            return 1 + length, {"ordinal": int(word), "day": int(word)}
        if (
            after
            and after in "'’"
            and words[at + 2 : at + 3]
            and words[at + 2] in known.decade_endings
            and len(word) == 4
            and word[3] == "0"
            and not _after_month(words, at, known)
        ):
            return 3, {"decade_years": int(word)}
        return 1, in_figures(word)
    if (
        word in SMALL_MONTHS
        and at > 1
        and words[at - 1] == after
        and after in "./-"
        and words[at - 2].isdigit()
    ):
        return 1, {"small_month": SMALL_MONTHS[word], "month_number": SMALL_MONTHS[word]}  # 12.v.1932
    if word[0] in "IVXLCDM":
        values = in_roman(word)
        if values is not None:
            return 1, values
        letters = word.rstrip("abcdefghijklmnopqrstuvwxyzèéºᵉʳ")  # XIXe, XIIème
        if letters and letters != word and word[len(letters) :] in known.ordinal_endings and roman(letters):
            value = roman(letters)
            return 1, {"ordinal": value, "day": value} if value <= 31 else {"ordinal": value}
    if len(word) > 10:
        value = spelled(known.compounds(word)) or 0
        if 1000 <= value < 2200:
            return 1, in_words(value)
    return 1, None


def _joined(tokens: list[Token], text: str, known: Language) -> list[Token]:
    """Number words that stand together become one token: “eighteen hundred and sixty-four”."""
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        if "numbers" not in tokens[at].values:
            out.append(tokens[at])
            at += 1
            continue
        values, stop = [int(tokens[at].values["numbers"])], at + 1
        named = "centuries" in tokens[at].values  # Ottocento
        while True:
            follow = stop
            while (
                follow < len(tokens)
                and (tokens[follow].symbol in " -" or "and" in tokens[follow].values)
                and follow - stop < 3
            ):
                follow += 1
            if follow == stop or follow >= len(tokens) or "numbers" not in tokens[follow].values:
                break
            joint = "".join(t.text for t in tokens[stop:follow])
            told = len(values) == 1 and _told_as_year(out, values[0], int(tokens[follow].values["numbers"]))
            if joint not in (" ", "-") and values[-1] < 20 and not told:  # “two and three” are two numbers
                break
            new = [*values, int(tokens[follow].values["numbers"])]
            if spelled(new) is None:
                break
            values, stop = new, follow + 1
        if named and len(values) == 1:
            out.append(tokens[at])
            at += 1
            continue
        if stop == at + 1 and "months" in tokens[at].values:  # sept: seven, or September
            out.append(tokens[at])
            at += 1
            continue
        classes = in_words(spelled(values) or 0)
        begin, last = tokens[at].start, tokens[stop - 1].end
        out.append(Token(begin, last, known.symbol(frozenset(classes)), classes, text[begin:last]))
        at = stop
    return out


def _told_as_year(before: list[Token], hundreds: int, tens: int) -> bool:
    """True for “in nineteen and twenty-six”, as some say it."""
    word = before[-2].values.keys() if len(before) > 1 else ()
    return hundreds in _HUNDREDS and tens in range(20, 100) and {"of", "within"} <= set(word)


_HUNDREDS = range(17, 20)


CLOSERS = ";.,):>"
"""Marks that end a reference."""


def word_before(tokens: Sequence[Token], at: int) -> Token | None:
    """The word before, if only a space lies between."""
    if at >= 2 and tokens[at - 1].symbol == " ":
        return tokens[at - 2]
    return None


def symbol_at(tokens: Sequence[Token], at: int) -> str:
    """The symbol of a token; # beyond either end."""
    return tokens[at].symbol if 0 <= at < len(tokens) else "#"


def ends_reference(tokens: Sequence[Token], at: int) -> bool:
    """True if a mark follows that ends a reference, in French after a space."""
    right = symbol_at(tokens, at + 1)
    return right in CLOSERS or (right == " " and symbol_at(tokens, at + 2) in (";", ":"))
