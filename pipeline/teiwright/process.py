"""What a process of our own settles before it works, so that it starts and ends quickly. A program that imports teiwright is left as it is."""

from __future__ import annotations

import atexit
import gc
import sys
from typing import TYPE_CHECKING

from teiwright import compact

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

_TYPING = "typing_extensions"


def settle() -> None:
    """To be called first of all, before lxml is imported.

    Garbage is looked for after 50,000 new objects, not after 700, and no more when the process ends: it makes next to none of the
    kind that must be looked for, and looking took a tenth of a run over one text. Memory grows with the text as before.
    """
    compact.set_aside()
    _load_records()
    gc.set_threshold(50_000, 20, 100)
    atexit.register(gc.freeze)


def may_fork() -> bool:
    """Whether workers may begin as copies of this process, with what is loaded and compiled in it. SaxonC does not survive it, nor do threads."""
    import threading

    return sys.platform == "linux" and "saxonche" not in sys.modules and threading.active_count() == 1


def pool(workers: int) -> ProcessPoolExecutor:
    """Processes for the work on many files, which end with this one.

    Where this one may not be copied, they are started afresh. Threads would not do: SaxonC holds the interpreter's lock.
    """
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("fork" if may_fork() else "spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=end_with_parent)


def end_with_parent() -> None:
    """In a worker: end when the process that gives the work has ended, even by force, instead of waiting for ever with all that is loaded."""
    import multiprocessing
    import os
    import threading
    from multiprocessing.connection import wait

    parent = multiprocessing.parent_process()

    def watch(sentinel: int) -> None:
        wait([sentinel])
        os._exit(2)

    if parent is not None:
        threading.Thread(target=watch, args=(parent.sentinel,), daemon=True).start()


def _load_records() -> None:
    """Import msgspec without `typing_extensions`, which it imports where it happens to be installed, as beside a test runner: that takes longer than all the rest of it."""
    there = _TYPING in sys.modules
    sys.modules.setdefault(_TYPING, None)  # type: ignore[arg-type] # so the import system wants it
    import msgspec  # noqa: F401

    if not there:
        del sys.modules[_TYPING]
