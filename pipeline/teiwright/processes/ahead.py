"""The second process (`pressman.py`), begun before the command line is read: it takes as long to start as what reads that takes to load."""

from __future__ import annotations

import atexit
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Sequence

_begun: list[subprocess.Popen[bytes]] = []


def begin(arguments: Sequence[str]) -> None:
    """Start it if this will probably be the run that asks for it. It waits for what it is to do, and ends when nobody tells it."""
    if arguments[:1] != ["build"] or any(a.startswith("--jobs") for a in arguments):
        return  # whoever says how many texts at once has many, or wants one process
    if (process := started()) is not None:
        _begun.append(process)
        atexit.register(drop)


def taken() -> subprocess.Popen[bytes] | None:
    """The process that waits, if one was begun: it belongs to the caller now. Else one that is started now, if it is worth it."""
    return _begun.pop() if _begun else started()


def drop() -> None:
    """End the process that waits: nobody needs it."""
    while _begun:
        process = _begun.pop()
        process.kill()
        process.communicate()


def started() -> subprocess.Popen[bytes] | None:
    """A new process, if it is worth it."""
    if not worth_it():
        return None
    import subprocess

    # -P: what lies in the folder the user works in must not be taken for a module.
    command = [sys.executable, "-P", "-m", "teiwright.processes.pressman"]
    try:
        return subprocess.Popen(  # noqa: S603 - Python itself
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError:
        return None


def worth_it() -> bool:
    """True if a second core is idle, there is a Python to start, and no processor with its stylesheets is in this process yet."""
    cores = os.cpu_count() or 1
    busy = cores < 2 or (hasattr(os, "getloadavg") and os.getloadavg()[0] >= cores)
    can = bool(sys.executable) and not hasattr(sys, "frozen")
    return can and not busy and "teiwright.saxon" not in sys.modules
