"""Roman numbers with which entries and headings begin: “V. Harding” below “IV. Orme” is the fifth, on Harding."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from teiwright.conventions.numbers import value

if TYPE_CHECKING:
    from collections.abc import Iterable

_FIRST = re.compile(r"\s*(?P<n>[IVXL]{1,7})\.(?=\s)")


def counted(texts: Iterable[str]) -> dict[int, int]:
    """Index of a text that begins with one letter that is a number → where the letter ends.

    It is one if the number before or behind it, in the texts that begin so, is the one before or behind it in counting:
    “V. Harding” after some chapters is somebody called Victor.
    """
    found = [(index, match) for index, text in enumerate(texts) if (match := _FIRST.match(text))]
    made: dict[int, int] = {}
    for pair in itertools.pairwise(found):
        one, other = (value(match["n"]) for _, match in pair)
        if one + 1 == other:
            made |= {index: match.end("n") for index, match in pair if len(match["n"]) == 1}
    return made
