"""Regular expressions and tables kept in their compiled form from run to run, as Python keeps its modules.

A run over one text needs some three hundred, and to compile them took a third of its time. What `re` makes of a pattern is a row
of numbers, the same each time: it is kept where Python keeps what it has compiled (`__pycache__`), for each version of Python by itself.
If there is nothing, or nothing can be written, or `re` does not take what is there, patterns are compiled as ever: the result is the same.
So is what `tomllib` makes of the table of a language, which takes it longer than reading some pages of text.

(`re` offers no way to do so; what is used of its inside has been there since Python 3.11. A test says whether it still serves.)
"""

from __future__ import annotations

import atexit
import marshal
import os
import re
import sys
from array import array
from contextlib import suppress
from functools import cached_property
from importlib import import_module
from importlib.util import cache_from_source
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable

Kept = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What `re` makes of a pattern: flags, code, number of groups, their numbers by their names, their names."""
Table = dict[str, Any]
"""What `tomllib` makes of a file."""


_MOST = 8_000_000
"""Bytes of the file. All that is kept today takes 3 MB; when earlier versions have filled it, it begins anew."""
_OF_TABLE = -1
"""In the place of flags, which a table has none of."""


class Store:
    """What is compiled, read from a file when the first is asked for. New things are added to it when the process ends."""

    def __init__(self, path: str) -> None:
        """Nothing is read yet.

        Args:
            path: the file; it may be missing.
        """
        self._path = path
        self._inside, self._compiler, self._parser = map(
            import_module, ("_sre", "re._compiler", "re._parser")
        )
        self._new: dict[tuple[str, int], bytes] = {}

    @cached_property
    def _kept(self) -> dict[tuple[str, int], bytes]:
        """What is kept, each in bytes of its own: a text needs a third of it, and to read all takes three times as long."""
        return self._read()

    def compiled(self, pattern: str, flags: int) -> re.Pattern[str]:
        """The same as `re.compile` gives."""
        all_flags, code, groups, numbers, names = cast(
            "Kept", self._loaded(pattern, flags, lambda: self._made(pattern, flags))
        )
        made: re.Pattern[str] = self._inside.compile(
            pattern, all_flags, array("I", code).tolist(), groups, numbers, names
        )
        return made

    def table(self, text: str) -> Table:
        """The same as `tomllib.loads` gives."""
        kept = self._loaded(text, _OF_TABLE, lambda: _parsed(text))
        return kept if isinstance(kept, dict) else _parsed(text)

    def _loaded(self, text: str, flags: int, make: Callable[[], Kept | Table]) -> Kept | Table:
        """What is kept of a pattern or a table; made now if it is not."""
        try:
            # What lies there is trusted as Python trusts its modules, which lie there, too.
            return cast("Kept | Table", marshal.loads(self._kept[text, flags]))  # noqa: S302
        except (KeyError, EOFError, ValueError, TypeError):  # it is new, or the file is damaged
            made = make()
        self._kept[text, flags] = self._new[text, flags] = marshal.dumps(made)
        return made

    def _made(self, pattern: str, flags: int) -> Kept:
        parsed = self._parser.parse(pattern, flags)
        code = self._compiler._code(parsed, flags)  # noqa: SLF001 - it has no other name
        numbers, groups = dict(parsed.state.groupdict), parsed.state.groups
        names: list[str | None] = [None] * groups
        for name, number in numbers.items():
            names[number] = name
        return int(flags | parsed.state.flags), array("I", code).tobytes(), groups - 1, numbers, tuple(names)

    def _read(self) -> dict[tuple[str, int], bytes]:
        with suppress(OSError, EOFError, ValueError, TypeError), open(self._path, "rb") as file:  # noqa: PTH123 - as early as can be
            data = file.read(_MOST + 1)
            # (`load` would take five times as long.)
            kept = marshal.loads(data) if len(data) <= _MOST else {}  # noqa: S302 - as above
            return kept if isinstance(kept, dict) else {}
        return {}

    def save(self) -> None:
        """Add what is new to the file; nothing happens where that cannot be."""
        if not self._new or sys.dont_write_bytecode:
            return
        beside = f"{self._path}.{os.getpid()}"
        with suppress(OSError):
            try:
                with open(beside, "xb") as file:  # noqa: PTH123
                    file.write(marshal.dumps(self._read() | self._new))
                os.replace(beside, self._path)  # noqa: PTH105
            finally:  # interrupted, or on Windows while another process reads the file
                with suppress(FileNotFoundError):
                    os.unlink(beside)  # noqa: PTH108


_store: Store | None = None


def begin() -> None:
    """Keep patterns and tables from now on. For our own processes."""
    global _store  # noqa: PLW0603 - of the process
    if _store is None and (where := _place()):
        with suppress(ImportError):
            _store = Store(where)
            atexit.register(_store.save)


def _place() -> str:
    try:
        # The number of the exact version: a correction of Python may make something else of a pattern.
        return f"{cache_from_source(__file__).removesuffix('.pyc')}.{sys.hexversion:x}.patterns"
    except NotImplementedError:
        return ""


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`; sooner, if the pattern was compiled in an earlier run."""
    if _store is None:
        return re.compile(pattern, flags)
    try:
        return _store.compiled(pattern, int(flags))
    except (AttributeError, TypeError, ValueError, RuntimeError, OverflowError):
        # Another Python than we know, or a file that somebody has changed. A fault of the pattern itself shows here as well.
        return re.compile(pattern, flags)


def table(text: str) -> Table:
    """As `tomllib.loads`, of a table of ours; sooner, if an earlier run read the same text. It must not be changed."""
    return _parsed(text) if _store is None else _store.table(text)


def _parsed(text: str) -> Table:
    import tomllib  # not where the table is kept: to load it takes time, too

    return tomllib.loads(text)
