"""The characters that mark quotations: which they are, what closes them, what stands beside them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_TOUCHING = "[\"'“”„‟«»‹›’‘‚‛`]+"
_CLUSTER = lazy(_TOUCHING)
"""Marks that touch each other. One set of characters, which is found three times as fast as it or something else."""
_TYPED = lazy(rf"{_TOUCHING}|(?<![^\s([—–-]),,(?=\w)")
"""The same, or two commas, as typewriters write „."""
MARKS = "\"“”„‟«»‹›'’‘‚‛`"
SINGLE = frozenset("'’‘‚‛")
STOPS = frozenset(",.;:!?")

CLOSERS = {
    "“": '”"“„',
    "„": '“”"',
    ",,": "“”\"''",
    "‟": "”",
    "”": '”"',
    '"': '"',
    "``": "''\"",
    "''": "''",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‘": "’'‘",
    "‛": "’'",
    "‚": "‘’'",
    "'": "'’",
}
_CUT_SHORT = lazy(r"['’] [a-zß-öø-ÿ]")
"""An apostrophe before a word that begins small. It begins with what is rare, so that it is found ten times as fast as with the word before."""
_BEFORE_CUT = lazy(r"[^\W\d_] ([^\W\d_]{1,12})$")
"""That word, behind another one."""
_LONGEST_CUT = 12
_INWARD = lazy(
    r"[«‹](?<=[\w.,!?…’)–—-].)(?=[\s.,;:!?…)]|$)|[»›](?=\w)(?:(?<=\S[ \u00a0\u202f].)|(?<=[(—–].))"
)
_OUTWARD = lazy(r"[«‹](?=[ \u00a0\u202f]?\w)(?<![\w.,!?…’)-].)|[»›](?<=[\w.,!?…’)–—-].)(?=[\s.,;:!?…)]|$)")
"""Marks that look inward, »so«, and outward, «so»: what closes behind a word and before a space, and what opens."""
_LOW_CLOSES = lazy(r"„(?<=[^\s(—–].)(?!\w)")
_LOW_OPENS = lazy(r"„(?=\w)")
"""The low mark where it closes, as in old Italian prints, “so„, and where it opens."""
_BACKTICK = lazy(r"(?:^|[\s(\"—–-])`(?=[^\W_])")
_CODE = lazy(r"[^\s(\"—–`-]`(?!`)")
_DITTO = '"“”„'
"""Marks that say “the same” where they stand alone."""
_OFTEN = 3
_BEFORE = frozenset(" \u00a0\u202f\u2009([{—–-/¿¡…_*")
"""Characters after which a mark opens, beside the start of the text."""
STRONG = frozenset(".,;:!?…—–-)]")
"""Characters after which a mark closes that might be an apostrophe."""


class Token(Struct, frozen=True):
    """One mark and what stands on its sides."""

    at: int
    mark: str
    left: str
    """The character before it and before the marks that touch it; empty at the start."""
    right: str

    @property
    def after_space(self) -> bool:
        """True where a mark opens: at the start, after a space, a bracket, a dash."""
        return not self.left or self.left in _BEFORE

    @property
    def before_space(self) -> bool:
        """True at the end and before a white space."""
        return not self.right or self.right.isspace()

    @property
    def before_word(self) -> bool:
        """True before a letter or figure."""
        return self.right.isalnum()


class Orientation:
    """Which way marks look that look both ways: »so« or «so», ”so” or “so”."""

    def __init__(self, text: str) -> None:
        """Look at how a whole text uses them."""
        # A mark repeated before each paragraph, «A … / »B …», says nothing.
        inward = any(mark in text for mark in "«»‹›") and _more(text, _INWARD, _OUTWARD)
        low = "„" in text and _more(text, _LOW_CLOSES, _LOW_OPENS)
        self._opening = (
            frozenset("‟“‘‚‛") | frozenset("»›" if inward else "«‹") | frozenset("" if low else "„")
        )
        self._closing = frozenset("”’") | frozenset("«‹" if inward else "»›") | frozenset("„" if low else "")
        if "”" in text and "“" not in text and "„" not in text:
            self._closing -= {"”"}
        self.backticks = "`" in text and _BACKTICK.search(text) is not None and not _CODE.search(text)
        """Whether ` opens what ' closes, as was typed before there were curved marks; not where two of them stand round `code`."""
        self._text = text

    @cached_property
    def cut_short(self) -> frozenset[str]:
        """Words that the text writes with an apostrophe at their end amid a clause, at least three times and more often than without: mak’, hev’, un’."""
        text = self._text
        times: Counter[str] = Counter()
        for mark in _CUT_SHORT.finditer(text):
            at = mark.start()
            if word := _BEFORE_CUT.search(text, max(0, at - _LONGEST_CUT - 2), at):
                times[word[1].lower()] += 1
        often = {word: count for word, count in times.items() if count >= _OFTEN}
        if not often:
            return frozenset()
        whole = _whole_words(text, often)
        return frozenset(word for word, count in often.items() if whole[word] < count)

    def opens(self, mark: str) -> bool | None:
        """True, False, or None for a mark that does both."""
        if mark in ("``", ",,") or mark in self._opening:
            return True
        return False if mark in self._closing else None


def _more(text: str, one: re.Pattern[str], two: re.Pattern[str]) -> bool:
    """Whether the first pattern is found more often than the second."""
    return len(one.findall(text)) > len(two.findall(text))


def _whole_words(text: str, wanted: Collection[str]) -> Counter[str]:
    """How often a text has each of these words without an apostrophe; words with other initials are passed over quickly."""
    initials = "".join(sorted({form for word in wanted for form in (word[0], word[0].upper())}))
    words = re.compile(rf"[{initials}](?<!\w.)[^\W\d_]{{0,{_LONGEST_CUT - 1}}}(?![\w'’])")
    return Counter(found.lower() for found in words.findall(text))


def clusters(text: str) -> re.Pattern[str]:
    """The pattern for the marks of this text that touch each other."""
    return _TYPED if ",," in text else _CLUSTER


def tokens_of(text: str, *, backticks: bool) -> list[Token]:
    """The marks; an apostrophe between letters is none, and neither is a row of the same mark, or one that says “ditto”.

    Args:
        text: Of one passage.
        backticks: True if ` is read as ‘.
    """
    tokens: list[Token] = []
    for found in clusters(text).finditer(text):
        start, end = found.span()
        left, right = text[start - 1 : start], text[end : end + 1]
        marks = found.group()
        if end - start == 1:
            if marks == "`":
                if backticks and right.strip():
                    tokens.append(Token(start, "‘", left, right))
                continue
            if marks in "'’‘" and left.isalnum() and right.isalnum():
                continue
            tokens.append(Token(start, marks, left, right))
        elif marks in ("``", "''", ",,"):
            if not (left.isalnum() and right.isalnum()):
                tokens.append(Token(start, marks, left, right))
        else:
            tokens.extend(
                Token(start + at, mark, left, right) for at, mark in _without_rows(marks, backticks=backticks)
            )
    return [each for each in tokens if each.mark not in _DITTO] if _says_ditto(text, tokens) else tokens


def _says_ditto(text: str, tokens: Sequence[Token]) -> bool:
    """Whether all double marks stand between spaces, and one beside a number, or half of them if they may be pairs: “Toll 100 "” in a list is as much of what the line above counts."""
    double = [each for each in tokens if each.mark in _DITTO]
    if any(each.left.strip() or each.right.strip() for each in double):
        return False
    counted = sum(
        text[max(0, each.at - 4) : each.at].rstrip()[-1:].isdigit()
        or text[each.at + 1 : each.at + 5].lstrip()[:1].isdigit()
        for each in double
    )
    pairs = len({each.mark for each in double}) > 1  # „ Schule und Amt “
    return counted >= (len(double) / 2 if pairs else 1)


def _without_rows(marks: str, *, backticks: bool) -> Iterator[tuple[int, str]]:
    """The marks of a cluster with their places, without rows of three or more of the same."""
    at = 0
    for mark, row in groupby(marks):
        length = sum(1 for _ in row)
        if mark == "`":
            if backticks and length == 1:
                yield at, "‘"
        elif length < 3:
            yield from ((at + i, mark) for i in range(length))
        at += length
