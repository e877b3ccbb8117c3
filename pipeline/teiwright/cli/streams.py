"""Standard output and errors: what they are written in, and what is done where nobody takes it."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress

from teiwright.file_troubles import ON_WINDOWS


def speak() -> None:
    """Set what standard output and errors are written in: what goes into a file or another program is UTF-8, as everything we write is.

    Windows would have it in the signs of its own country, in which a name like Dvořák is `Dvo?ák`. Who sets PYTHONIOENCODING has the last word.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            if not stream.isatty() and not os.environ.get("PYTHONIOENCODING"):
                stream.reconfigure(encoding="utf-8")
            # A terminal may not have every letter; better a sign for it than a crash.
            stream.reconfigure(errors="replace")


def is_left(trouble: OSError) -> bool:
    """True if the reader of our output has gone (`| head`, `| more` that was left): nothing is wrong.

    Windows says no more than that an argument is invalid.
    """
    if isinstance(trouble, BrokenPipeError):
        return True
    return ON_WINDOWS and trouble.errno == errno.EINVAL and not trouble.filename and _is_pipe()


def _is_pipe() -> bool:
    try:
        return stat.S_ISFIFO(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, ValueError):  # closed, or none of the system
        return False


def drop() -> None:
    """Let go what cannot be written: when it ends, Python would try once more, complain, and end with a code of its own (120)."""
    with suppress(OSError, ValueError):
        sys.stdout.flush()
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with suppress(OSError, ValueError):
        os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
