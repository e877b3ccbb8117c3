"""Regular expressions that are compiled when they are first used: a text needs only some of them, and nothing works at import."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

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
        compiled = re.compile(self.pattern, self.flags)
        for each in _OFFERED:
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)


class _WaitingForWords(_Waiting):
    """One that begins with a word of a list: what begins with other letters is turned away without the pattern."""

    def __init__(self, pattern: str, flags: int, begins: Iterable[str]) -> None:
        super().__init__(pattern, flags)
        self._begins = frozenset(start for words in begins for start in map(_start, words.split("|")))
        self._match: Callable[[str], re.Match[str] | None] | None = None

    def match(self, text: str) -> re.Match[str] | None:
        """As of a compiled pattern, from the beginning of the text."""
        if text[:2].casefold() not in self._begins and text[:1] not in self._begins:
            return None
        if self._match is None:
            self._match = re.compile(self.pattern, self.flags).match
        return self._match(text)


def _start(word: str) -> str:
    """The two letters, or the one sign, with which a word begins."""
    start = word[:2] if word[:1].isalpha() else word[:1]
    plain = start.isalpha() if len(start) > 1 else start not in r"\.^$*+?{}[]|()" and not start.isalpha()
    if not plain or word[len(start) : len(start) + 1] in ("?", "*", "{"):
        raise ValueError(f"“{word}” does not begin with letters that stand for themselves")
    return start


def lazy(pattern: str, flags: int = 0, *, begins: Iterable[str] = ()) -> re.Pattern[str]:
    """Like `re.compile`, for constants of modules: nothing is compiled before the first use, and a fault shows only there.

    Args:
        pattern: the regular expression.
        flags: as of `re.compile`.
        begins: if given, only `match` is offered, and what matches must begin, in capitals or not, with one of these words,
            divided by |.
    """
    if begins:
        return cast("re.Pattern[str]", _WaitingForWords(pattern, flags, begins))
    return cast("re.Pattern[str]", _Waiting(pattern, flags))
