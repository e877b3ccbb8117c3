"""What a process of our own settles before it works, so that it starts and ends quickly. A program that imports teiwright is left as it is."""

from __future__ import annotations

import atexit
import gc
import os
import sys

from teiwright import kept_patterns
from teiwright.processes import compact

_TYPING = "typing_extensions"


def settle() -> None:
    """To be called first of all, before lxml is imported.

    Garbage is looked for after 200,000 new objects, not after 700, and no more when the process ends: it makes next to none of the
    kind that must be looked for, and to look once takes as long as a tenth of a run over one text. Memory grows with the text as before.
    """
    # What lies in the folder the user works in, such as a pickle.py, must not be taken for a module by a process that is begun from here.
    os.environ["PYTHONSAFEPATH"] = "1"
    compact.set_aside()
    _load_records()
    kept_patterns.begin()
    gc.set_threshold(200_000, 20, 100)
    gc.enable()
    atexit.register(gc.freeze)


def _load_records() -> None:
    """Import msgspec without `typing_extensions`, which it imports where it happens to be installed, as beside a test runner: that takes longer than all the rest of it."""
    there = _TYPING in sys.modules
    sys.modules.setdefault(_TYPING, None)  # type: ignore[arg-type] # so the import system wants it
    import msgspec  # noqa: F401

    if not there:
        del sys.modules[_TYPING]
