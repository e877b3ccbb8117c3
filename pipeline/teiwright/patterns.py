"""Regular expressions that are compiled when they are first used: a text needs only some of them, and nothing works at import."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from teiwright import kept_patterns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_OFFERED = ("match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split", "groupindex")


class _Waiting:
    """Stands for a pattern; at first use it takes on the compiled one's methods, so that later uses cost nothing more."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> object:
        if name not in _OFFERED:
            raise AttributeError(name)
        compiled = kept_patterns.compiled(self.pattern, self.flags)
        for each in _OFFERED:
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)


_REACH = 4
"""So many letters of a word are looked at. With two, a third of all lines would seem to begin with a number in letters."""


class _WaitingForWords(_Waiting):
    """One that begins with a word of a list: what begins with other letters is turned away without the pattern."""

    def __init__(self, pattern: str, flags: int, begins: Iterable[str], before: str) -> None:
        super().__init__(pattern, flags)
        self._begins = frozenset(_start(word) for words in begins for word in words.split("|"))
        self._lengths = sorted({len(start) for start in self._begins})
        self._before = lazy(rf"(?i:{before})\s+") if before else None
        self._match: Callable[[str], re.Match[str] | None] | None = None

    def match(self, text: str) -> re.Match[str] | None:
        """As of a compiled pattern, from the beginning of the text."""
        if not self._begins_at(text, 0):
            before = self._before.match(text) if self._before else None
            if not before or not self._begins_at(text, before.end()):
                return None
        if self._match is None:
            self._match = kept_patterns.compiled(self.pattern, self.flags).match
        return self._match(text)

    def _begins_at(self, text: str, at: int) -> bool:
        start = _folded(text[at : at + _REACH])
        for length in self._lengths:  # noqa: SIM110 - asked of each line some ten times; `any` takes twice as long
            if start[:length] in self._begins:
                return True
        return False


def _folded(start: str) -> str:
    """Letters without the difference of capitals, as a pattern compares that ignores it."""
    return (start if start.isascii() else start.translate({0x130: "i", 0x131: "i"})).casefold()


def _start(word: str) -> str:
    """The first letters of a word, or the one sign with which it begins."""
    letters = re.match(r"[^\W\d_]*", word[:_REACH])
    start = letters[0] if letters and letters[0] else word[:1]
    stands = len(start) > 1 if start[:1].isalpha() else bool(start) and start not in r"\.^$*+?{}[]|()"
    if not stands or word[len(start) : len(start) + 1] in ("?", "*", "{"):
        raise ValueError(f"“{word}” does not begin with letters that stand for themselves")
    return _folded(start)


def lazy(pattern: str, flags: int = 0, *, begins: Iterable[str] = (), before: str = "") -> re.Pattern[str]:
    """Like `re.compile`, for constants of modules: nothing is compiled before the first use, and a fault shows only there.

    Args:
        pattern: the regular expression.
        flags: as of `re.compile`.
        begins: if given, only `match` is offered, and what matches must begin, in capitals or not, with one of these words,
            divided by |.
        before: words, divided by |, of which one may stand before that, with white space after it.
    """
    if begins:
        return cast("re.Pattern[str]", _WaitingForWords(pattern, flags, begins, before))
    return cast("re.Pattern[str]", _Waiting(pattern, flags))
