"""Publications of an earlier run that no longer show their text: set aside under another name, so that nobody takes them for new.

`letter.html` becomes `letter.outdated-3fa9c1d2.html`. It goes when `letter.html` is made again, as it would have gone by being written
over. The figures are those of its bytes (SHA-256): so a file that a person has changed since is known, in any folder it is copied to;
it is never written over and never deleted. Nor is anything else.
"""

from __future__ import annotations

import re
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from teiwright.errors import WritingError
from teiwright.file_troubles import reason
from teiwright.files import put
from teiwright.findings import Finding, Place, Severity
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MARK = lazy(r"\.outdated(?:-[0-9a-f]{8,64})?(?=\.|$)")
"""What the names of such files have before their ending."""


def _aside(path: Path) -> Path:
    """What a file is called once it is outdated: by its bytes; by more of their figures, where a file called so was changed since."""
    digest = sha256(path.read_bytes()).hexdigest()
    names = (
        path.with_name(f"{path.stem}.outdated-{digest[:length]}{path.suffix}") for length in range(8, 65)
    )
    return next(name for name in names if not name.exists() or _is_as_set_aside(name))


def _set_aside_of(path: Path) -> list[Path]:
    """The files that were set aside of this one."""
    form = re.compile(re.escape(path.stem) + MARK.pattern + re.escape(path.suffix))
    there = path.parent.iterdir() if path.parent.is_dir() else ()
    return sorted(file for file in there if form.fullmatch(file.name) and file.is_file())


def _is_as_set_aside(file: Path) -> bool:
    """True if nobody has changed the file since it was set aside."""
    figures = MARK.search(file.name)
    stated = figures[0].removeprefix(".outdated").removeprefix("-") if figures else ""
    return bool(stated) and sha256(file.read_bytes()).hexdigest().startswith(stated)


def _is_held(file: Path) -> bool:
    """True if a file that nobody has changed is still there: another program has it open, or it is set to read-only."""
    try:
        return _is_as_set_aside(file)
    except OSError:
        return True


def set_aside(paths: Iterable[Path]) -> None:
    """Give those of the files that are there the name of what is outdated.

    Raises:
        WritingError: one cannot be renamed.
    """
    for path in paths:
        if path.is_file():
            try:
                put(path, _aside(path))
            except FileNotFoundError:
                pass  # another run has set it aside meanwhile
            except OSError as error:
                raise WritingError(
                    f"{path}: is of an earlier run and no longer shows the text, but cannot be renamed "
                    f"({reason(error)}). Close it in the program that has it open (a PDF viewer), and run this again."
                ) from error


def renewed(path: Path) -> None:
    """Delete what was set aside of a file, now that it was made again; what a person has changed stays."""
    for file in _set_aside_of(path):
        with suppress(OSError):
            if _is_as_set_aside(file):
                file.unlink()


def told(paths: Iterable[Path]) -> tuple[Finding, ...]:
    """What the reader should know of the files that are set aside, if any are."""
    there = [(path, file) for path in paths for file in _set_aside_of(path)]
    old = [file.name for path, file in there if not path.is_file()]
    left = [file for path, file in there if path.is_file()]
    held = [file.name for file in left if _is_held(file)]
    changed = [file.name for file in left if file.name not in held]
    said = (
        (old, "of an earlier run,", "Build again without errors and without --to, or delete {them}."),
        (
            held,
            "of an earlier run, and could not be deleted;",
            "Close {them} in the program that has {them} open, or take the read-only away, and delete {them}.",
        ),
        (
            changed,
            "of an earlier run and changed by hand since, so kept;",
            "Keep {them} under a name of your own, or delete {them}.",
        ),
    )
    return tuple(_finding(*each) for each in said if each[0])


def _finding(names: list[str], what: str, hint: str) -> Finding:
    they_do, them = ("they do", "them") if len(names) > 1 else ("it does", "it")
    message = f"{', '.join(names)}: {what} {they_do} not show the text as it is now."
    return Finding("outdated", Severity.WARNING, message, hint.format(them=them), Place())
