"""Free verse whose lines begin with small letters: short, of uneven length, and some begin with a word that goes on with the line above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

_GROUPS, _LINES = 3, 10
"""Groups and lines at least."""
NUMBERED = 6
"""Lines at least, where each group stands below a number."""
_SMALL, _JOINED, _OPEN = 0.7, 0.12, 0.7
"""So many of the lines begin small, begin with such a word, and end no sentence."""
_LONGEST = 60
"""Characters of such lines."""
_SHORT, _UNEVEN = 0.7, 0.3
"""So many of the lines above another are shorter than so much of the longest one of their group: prose that was copied line by line is more even."""
_AMID = 0.1
"""So many lines at most have the end of a sentence amid them, as prose has it."""
_JOINS = lazy(
    r"(?:and|or|but|nor|of|to|with|who|whom|whose|which|that|than|like|as|from|into|und|oder|aber|wie|als|mit|von|die ich|der ich|dass|daß|et|ou|mais|ni|qui|que|dont|comme|avec|"
    r"y|e|o|pero|con|como|ed|ma|né|che|come|del|della|des|du) "
)
_SENTENCE = lazy(r"[^\W\d_]{2}[.!?…] +[^\W\d_a-zß-öø-ÿ]")


def is_free(groups: Sequence[Sequence[str]], *, numbered: bool = False) -> bool:
    """Whether groups of lines are free verse without capitals.

    Args:
        groups: the lines of each; a line by itself is none.
        numbered: each group stands below a number, as stanzas and short poems do.
    """
    stanzas = [[line.strip() for line in group] for group in groups if len(group) > 1]
    lines = [line for stanza in stanzas for line in stanza if line]
    if (
        len(stanzas) < _GROUPS
        or len(lines) < (NUMBERED if numbered else _LINES)
        or max(map(len, lines)) > _LONGEST
    ):
        return False
    small = sum(line[0].islower() for line in lines)
    if small < _SMALL * len(lines) or sum(line[-1] not in ".!?:…" for line in lines) < _OPEN * len(lines):
        return False
    joined = sum(_JOINS.match(line) is not None for stanza in stanzas for line in stanza[1:])
    amid = sum(_SENTENCE.search(line) is not None for line in lines)
    short = sum(len(line) < _SHORT * max(map(len, stanza)) for stanza in stanzas for line in stanza[:-1])
    above = sum(len(stanza) - 1 for stanza in stanzas)
    return joined >= _JOINED * len(lines) and amid <= _AMID * len(lines) and short >= _UNEVEN * above
