"""What shows that a day named without its year is still to come: the verb before it or behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.dates.tokens import symbol_at, word_before

if TYPE_CHECKING:
    from teiwright.annotators.dates.grammar import Atom
    from teiwright.annotators.dates.language import Language
    from teiwright.annotators.dates.tokens import Token

_BACK = 40
"""Tokens back in which a word about what is to come is looked for."""
_HEAD = 4
"""Tokens, words and spaces, between the beginning of a clause and the day at its head: “And on Sunday”."""
_FORWARD = 8
"""Tokens behind such a day in which the verb is looked for: “On Sunday the people of the mill will come”."""


def is_ahead(tokens: list[Token], at: int, atom: Atom, known: Language) -> bool:
    """True for “will close on Monday” and “On Monday we shall close”, false for “will close, he said on Monday”."""
    return (announced(tokens, at, known) and not _told(tokens, at, atom, known)) or (
        (_at_head(tokens, at) and _comes(tokens, at, known))
        or (atom.kind == "D" and _meant_for(tokens, at, known))
    )


def _meant_for(tokens: list[Token], at: int, known: Language) -> bool:
    """True for “a strike for Wednesday”, “un paro para el miércoles”; not “the place for Friday's feast”."""
    right, after = symbol_at(tokens, at + 1), tokens[at + 2].text.lower() if at + 2 < len(tokens) else ""
    if right not in tuple(".,;:)>!?") and not (right == " " and after in known.function_words):
        return False
    before = word_before(tokens, at)
    if before is not None and "article" in before.values:
        before = word_before(tokens, at - 2)
    return before is not None and before.text in known.meant_for


def announced(tokens: list[Token], at: int, known: Language) -> bool:
    """True if a word before it in the sentence shows that the day is still to come: “will close on Monday”."""
    for place in range(at - 1, max(at - _BACK, 0) - 1, -1):
        if ends_sentence(tokens, place, known):
            return False
        if _is_future(tokens[place].text, known.future, known):
            return True
    return False


def _is_future(text: str, words: frozenset[str], known: Language) -> bool:
    """True for one of the words, and for an ending of the future: of a verb, and not of Alexandra."""
    return text.lower() in words or (text.islower() and text.endswith(known.future_endings))


def ends_sentence(tokens: list[Token], at: int, known: Language) -> bool:
    """Whether a token is the end of a sentence: not the stop of “at 11 a.m. Wednesday”, “11d. in”, “26.40”, but that of “at 11 a.m. The”."""
    token = tokens[at]
    if token.symbol in ";?!<" or token.text[-1:] != ".":
        return token.symbol in ";?!<"
    after = tokens[at + 2].text if at + 2 < len(tokens) else ""
    if after[:1].isupper() and after.lower() in known.function_words:
        return True
    goes_on = after[:1].islower() or (at + 1 < len(tokens) and tokens[at + 1].text[:1].isdigit())
    return token.symbol == "." and len(tokens[at - 1].text) != 1 and not goes_on


_NEAR = 8
"""Tokens, words and spaces, before a weekday in which a verb of saying is looked for: “sagte der Sprecher am Freitag”."""


def _told(tokens: list[Token], at: int, atom: Atom, known: Language) -> bool:
    """True for “the works will end in June, he said late on Friday”: somebody has said it on that day."""
    if atom.kind != "D":
        return False
    for token in reversed(tokens[max(at - _NEAR, 0) : at]):
        if token.text in known.told_past:
            return True
        if token.symbol in ".;?!<,:":
            return False
    return False


def _at_head(tokens: list[Token], at: int) -> bool:
    """True for a day at the head of its clause, at most a word or two before it."""
    for place in range(at - 1, at - 2 - _HEAD, -1):
        if place < 0 or not (tokens[place].symbol == " " or tokens[place].text[-1:].isalpha()):
            return True
    return False


def _comes(tokens: list[Token], at: int, known: Language) -> bool:
    """True if the verb behind a day says that it is to come, “we shall”, before the clause ends or somebody has said something."""
    first = at + 1 + (symbol_at(tokens, at + 1) == ",")  # “On Sunday, we shall go”
    for place in range(first, min(first + 2 + _FORWARD, len(tokens))):
        token = tokens[place]
        text = token.text.lower()
        if token.symbol != " " and not text[-1:].isalpha() and text not in "'’":  # I’ll
            return False
        if text in known.told_past or "and" in token.values:
            return False
        noun = f" {tokens[place - 2].text.lower()}" in known.articles  # “the will was read”
        if not noun and _is_future(token.text, known.coming_verbs, known):
            return True
    return False
