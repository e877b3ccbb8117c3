"""The first of several headings, right below the title: it is like those further on, and no line of the title page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.personal_names import is_name
from teiwright.conventions.titles.lines import bare_name
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.headings.heading import Heads
    from teiwright.conventions.view import View

_COURTESY = lazy(
    r"(?i)^(?:the late )?(?:mrs?|miss|madame|mme|mlle|herr|frau|fräulein|don|doña|sra?|sig(?:ra)?)\b\.? "
)
FEW_WORDS = 4
"""Spaces in such a heading, fewer."""
_UNSTOPPED = lazy(r"(?:[^\W\d_]|\b[^\W\d_]\.)$")
"""The end of a line without a stop of its own: that of “J.P.” is none."""


def is_first_of_like(view: View, heads: Heads, index: int) -> bool:
    """“BAPTISMS” below the title of a register, above “MARRIAGES” and “BURIALS”: a few words by themselves, like those further on."""
    words = view.words(view.chunks[index])

    def is_like(later: int) -> bool:
        heading, second = heads[later]
        other = view.words(view.chunks[later])
        return (
            not second
            and heading.rank == w.CAPITALS
            and other.count(" ") < FEW_WORDS
            and bool(_UNSTOPPED.search(other)) == bool(_UNSTOPPED.search(words))
        )

    # Years and “NOTES” are no such headings.
    following = [i for i, (h, second) in heads.items() if i > index and not (second or h.n or h.named)]
    return (
        heads[index][0].rank == w.CAPITALS
        and words.count(" ") < FEW_WORDS
        and (index + 1 not in heads or bool(heads[index + 1][0].n))
        and bool(following)
        and all(map(is_like, following))
    )


def begins_lives(view: View, heads: Heads, index: int) -> bool:
    """“THE REV. AMOS GRAY” heads the first of several lives: the headings further on are names, too."""
    lives = [i for i, (_, second) in heads.items() if i > index and not second]
    named = (_is_person(view.words(view.chunks[i])) for i in (index, *lives))
    return len(lives) > 1 and index in heads and all(named) and is_first_of_like(view, heads, index)


def _is_person(words: str) -> bool:
    """“MRS. SUSAN PIKE”, “MR. THOMAS MARL, J.P.”."""
    return is_name(bare_name(_COURTESY.sub("", words).partition(",")[0]))
