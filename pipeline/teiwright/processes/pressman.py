"""The second process of a run over one text (`press.py`): it makes the stylesheets ready, is given an edition, runs the rules on it and publishes it.

The run waits for it, so nothing is imported that it does not need.
"""

from __future__ import annotations

import os
import pickle
import sys
from functools import cached_property
from typing import TYPE_CHECKING

from teiwright.processes import settling

settling.settle()

from msgspec import Struct  # noqa: E402 - what is settled is how it is imported

from teiwright import saxon  # noqa: E402
from teiwright.errors import NotWellFormedError, RenderingError  # noqa: E402
from teiwright.rendering import begun, make_ready, rehearse  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lxml import etree

    from teiwright.rendering import Edition
    from teiwright.validation.rule_sheet import RuleSheet


class _Sheet(Struct, frozen=True, dict=True):
    """An edition as it comes through the pipe; its tree is parsed only if an output asks for it."""

    text: str
    name: str
    path: Path | None
    """Where it lies; its pictures lie beside it."""

    @cached_property
    def tree(self) -> etree._ElementTree:
        from teiwright.validation.xmlfile import parse_text

        return parse_text(self.text, self.name)


def _main() -> None:
    """The second process: learn what to publish, make ready, take an edition, give its publications."""
    # What a library prints must not get between the publications.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    try:
        outputs = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own process
    except EOFError:
        return  # nobody needs it
    saxon.compile_in_haste()
    for output in outputs:
        make_ready(output)
    if outputs and not _is_waiting():
        rehearse(outputs[0])
    text, title, path, rules, settings = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own process
    pickle.dump(_answers(rules, text, title), out)
    out.flush()
    edition: Edition = _Sheet(text, title, path)
    for output, parameters in settings:
        pickle.dump(begun(edition, output, parameters=parameters), out)
        out.flush()


def _answers(rules: Sequence[RuleSheet], text: str, title: str) -> list[str] | None:
    """What the rules find; None if they cannot be run, which the first process will tell."""
    try:
        document = saxon.parse_once(text, title)
        return [sheet.answer(document, text) for sheet in rules]
    except (RenderingError, NotWellFormedError):
        return None


def _is_waiting() -> bool:
    """True if the edition is there already; on Windows, where that is known of sockets only, never."""
    from select import select

    try:
        return bool(select([sys.stdin], [], [], 0)[0])
    except (OSError, ValueError):
        return False


if __name__ == "__main__":
    _main()
