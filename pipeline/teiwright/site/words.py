"""The index of the search: each word of the texts, without accents and capitals, and the passages in which it stands.

The script of the page (xslt/assets/search.js) cuts and folds words in the same way; a test holds the two together.
"""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING

from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WORD = lazy(r"[^\W_]+")
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ſ": "s"})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_JOINED = lazy(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)+")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def fold(words: str) -> str:
    """Small letters without accents: “Šaljapin, Œuvre” gives “saljapin, oeuvre”."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", words).lower())
    return "".join(c for c in decomposed if not unicodedata.category(c).startswith("M")).translate(_LETTERS)


def words_of(passage: str) -> list[str]:
    """The words of a passage as the index has them."""
    return _WORD.findall(fold(passage))


def other_spellings(passage: str) -> list[str]:
    """Words as they are written as well: “well-being” gives wellbeing, “Öttingen” gives oettingen."""
    small = unicodedata.normalize("NFC", passage).lower()
    spelled = small.translate(_UMLAUTS)
    joined = [words.replace("-", "").replace("\u2010", "") for words in _JOINED.findall(fold(passage))]
    return joined + (words_of(spelled) if spelled != small else [])


def index_script(texts: Sequence[Sequence[str]], passages: Sequence[Sequence[str]]) -> bytes:
    """The index as a script that a page can load from a disk too.

    Args:
        texts: for each its id, title, author and year.
        passages: for each text the words of its passages.
    """
    found: dict[str, list[int]] = {}
    number = 0
    starts = []
    for in_text in passages:
        starts.append(number)
        for passage in in_text:
            for word in {*words_of(passage), *other_spellings(passage)}:
                found.setdefault(word, []).append(number)
            number += 1
    # The script compares words by their UTF-16 units.
    terms = sorted(found, key=lambda w: w.encode("utf-16-be"))
    data = {
        "texts": [[*facts, start] for facts, start in zip(texts, starts, strict=True)],
        "terms": " ".join(terms),
        "places": " ".join(_steps(found[t]) for t in terms),
    }
    return _call("teiwrightIndex", data)


def passages_script(identifier: str, passages: Iterable[tuple[str, str, str]]) -> bytes:
    """The passages of one text (address, place in words, words), loaded when one of them is to be shown."""
    return _call("teiwrightPassages", {"id": identifier, "passages": [list(p) for p in passages]})


def _steps(numbers: Sequence[int]) -> str:
    """Numbers as differences, in base 36, joined by full stops."""
    return ".".join(_base36(b - a) for a, b in zip([0, *numbers], numbers, strict=False))


def _base36(number: int) -> str:
    digits = ""
    while number >= 36:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return _DIGITS[number] + digits


def _call(function: str, data: object) -> bytes:
    return f"{function}({json.dumps(data, ensure_ascii=False, separators=(',', ':'))});\n".encode()
