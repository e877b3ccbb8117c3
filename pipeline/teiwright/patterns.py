"""Regular expressions that are compiled when they are first used: a text needs only some of them, and nothing works at import."""

from __future__ import annotations

import re
from typing import cast

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


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Like `re.compile`, for constants of modules: nothing is compiled before the first use, and a fault shows only there."""
    return cast("re.Pattern[str]", _Waiting(pattern, flags))
