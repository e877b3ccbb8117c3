"""File names with * and ?, which the terminals of Windows leave to the program."""

from __future__ import annotations

import re
from glob import glob
from pathlib import Path
from typing import TYPE_CHECKING

from teiwright.files import by_number
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_OWN_FOLDER = lazy(r"~(?=[\\/]|$)")


def spelled_out(arguments: Iterable[str]) -> Iterator[str]:
    """What was typed, with the files that each pattern names in its place, in the order of their names; a pattern of none stays.

    The * and ? are in no name of a file there. Brackets and the dollar sign may be (`letter [1].txt`), so they mean themselves;
    click would take the first for a choice of signs, and read `letter 1.txt` instead.
    """
    for argument in arguments:
        typed = _OWN_FOLDER.sub(lambda _: str(Path.home()), argument, count=1)
        pattern = typed.replace("[", "[[]")
        found = sorted(glob(pattern, recursive=True), key=by_number) if re.search(r"[*?]", typed) else []  # noqa: PTH207 - a way as it was typed
        yield from found or (typed,)
