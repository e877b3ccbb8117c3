"""A large text is checked and made ready for the page maker in a process of its own, which gives its memory back before the pages are set."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from teiwright.findings import Finding
    from teiwright.outputs import Output
    from teiwright.rendering import Prepared

Result = TypeVar("Result")

LARGE = 400_000
"""Bytes of TEI from which on the start of another process is worth its time: a book of 150 pages."""


def prepared(file: Path, output: str | Output, settings: Mapping[str, str]) -> Prepared | tuple[Finding, ...]:
    """What the page maker needs of a TEI file; what was found, if it has errors.

    Raises:
        TeiwrightError: as `validation.check_file` and `rendering.render`.
    """
    return done(partial(_prepared, output=output, settings=dict(settings)), file)


def done(task: Callable[[Path], Result], file: Path) -> Result:
    """What a task makes of a file, in another process if the file is large; the task and its result go from one to the other.

    Raises:
        TeiwrightError: as the task.
    """
    if not file.is_file() or file.stat().st_size < LARGE or hasattr(sys, "frozen"):
        return task(file)
    from teiwright.processes.workers import LostProcessError, spread

    try:
        (made,) = spread(task, [file], 1)
    except (LostProcessError, OSError):
        return task(file)
    return made


def _prepared(
    file: Path, output: str | Output, settings: Mapping[str, str]
) -> Prepared | tuple[Finding, ...]:
    from teiwright import rendering
    from teiwright.validation import Valid, check_file
    from teiwright.validation.unjudged import of_another_schema, stopping

    edition = check_file(file)
    if isinstance(edition, Valid):
        return rendering.prepare(edition, output, parameters=settings)
    if unjudged := of_another_schema(edition, whole=True):
        made = rendering.prepare(unjudged[0], output, parameters=settings)
        return replace(made, findings=(*unjudged[1], *made.findings))
    return stopping(edition) or edition.findings
