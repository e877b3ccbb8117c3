"""Cases that are rows of a table in Markdown: a text, and what is found in it. A dash means that nothing may be found.

`| text | words: what they are; words: what they are |`. `pytest --update-golden` writes what is found now.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ROW = re.compile(r"\| (?P<text>.+?) \| (?P<found>.+?) \|$")


def rows(path: Path) -> Iterator[tuple[int, str, str, str]]:
    """The rows of a file: number of the line from 0, text, what is found, and the heading that they stand under."""
    heading = ""
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        heading = line if line.startswith("#") else heading
        row = ROW.match(line)
        if row and not row["text"].startswith(("Text", "---")):
            yield number, row["text"], row["found"], heading


def check(path: Path, found: Callable[[str, str], str], *, update: bool) -> None:
    """Compare each row with what is found in its text under its heading; first write that down, if asked."""
    if update:
        lines = path.read_text("utf-8").splitlines()
        for number, text, _, heading in rows(path):
            lines[number] = f"| {text} | {found(text, heading)} |"
        path.write_text("\n".join(lines) + "\n", "utf-8")
    wrong = [
        f"{path.name}, line {number + 1}: {text}\n  expected {expected}\n  found    {now}"
        for number, text, expected, heading in rows(path)
        if (now := found(text, heading)) != expected
    ]
    assert not wrong, "\n".join(wrong)
