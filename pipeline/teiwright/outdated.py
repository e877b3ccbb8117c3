"""Publications of an earlier run that no longer show their text: set aside under another name, so that nobody takes them for new.

`letter.html` becomes `letter.outdated.html`. It goes when `letter.html` is made again, as it would have gone by being written over;
nothing else is ever deleted.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from teiwright.errors import WritingError
from teiwright.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MARK = ".outdated"


def aside(path: Path) -> Path:
    """What a file is called once it is outdated."""
    return path.with_name(f"{path.stem}{MARK}{path.suffix}")


def set_aside(paths: Iterable[Path]) -> None:
    """Give those of the files that are there the name of what is outdated.

    Raises:
        WritingError: one cannot be renamed.
    """
    for path in paths:
        if path.is_file():
            try:
                path.replace(aside(path))
            except OSError as error:
                raise WritingError(
                    f"{path}: is of an earlier run and no longer shows the text, but cannot be renamed "
                    f"({(error.strerror or 'unknown reason').lower()})."
                ) from error


def renewed(path: Path) -> None:
    """Delete what was set aside, now that the file was made again."""
    with suppress(OSError):
        aside(path).unlink(missing_ok=True)


def told(paths: Iterable[Path]) -> tuple[Finding, ...]:
    """What the reader should know of the files that are set aside, if any are."""
    there = [aside(path).name for path in paths if aside(path).is_file()]
    if not there:
        return ()
    several = len(there) > 1
    finding = Finding(
        "outdated",
        Severity.WARNING,
        f"{', '.join(there)}: of an earlier run, {'they do' if several else 'it does'} not show the text as it is now.",
        f"Build again without errors and without --to, or delete {'them' if several else 'it'}.",
        Place(),
    )
    return (finding,)
