"""What stands beside a token: the word before it, the mark after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.dates.tokens import Token

CLOSERS = ";.,):>"


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
