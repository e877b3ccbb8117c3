"""Ctrl-C, which people press twice: the second must not disturb what the first has begun to put in order."""

from __future__ import annotations

import signal
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_A_WHILE = 1.0
"""Seconds within which another Ctrl-C is the same one: pressed in haste, or held down."""


class Interruption:
    """What Ctrl-C does: it raises KeyboardInterrupt, but not again within a second, and not while it is held back."""

    def __init__(self) -> None:
        """Nothing is held back."""
        self.asked = False
        """Whether Ctrl-C came. To be asked where it may have been held back, or its exception swallowed by foreign code."""
        self.held = False
        """Whether it is held back. What follows must ask whether it came meanwhile."""
        self._raised = float("-inf")

    def forget(self) -> None:
        """The exception that was raised has been lost: the next one is no second."""
        self._raised = float("-inf")

    def end(self) -> None:
        """All that is left to do is to end: it is ignored for good, also while Python itself ends, when no handler of ours is there any more."""
        self.held = True
        if signal.getsignal(signal.SIGINT) is self:
            signal.signal(signal.SIGINT, signal.SIG_IGN)

    def __call__(self, _number: int, _frame: object) -> None:
        """The handler of the signal."""
        self.asked = True
        now = time.monotonic()
        if not self.held and now - self._raised > _A_WHILE:
            self._raised = now
            raise KeyboardInterrupt

    def let_through(self) -> None:
        """Hold it back no longer.

        Raises:
            KeyboardInterrupt: it came meanwhile.
        """
        self.held = False
        self.raise_if_asked()

    def raise_if_asked(self) -> None:
        """Where the work can end between two parts.

        Raises:
            KeyboardInterrupt: it came.
        """
        if self.asked:
            self._raised = time.monotonic()
            raise KeyboardInterrupt


def expect() -> Interruption:
    """From now on, in a process of our own.

    Nothing changes in another thread than the main one, to which signals do not come, and where a shell has begun us in the background
    of a script: then Ctrl-C is meant for others, and ignored.
    """
    expected = Interruption()
    if _may_come():
        signal.signal(signal.SIGINT, expected)
    return expected


def _may_come() -> bool:
    """Whether Ctrl-C comes to this thread, by a handler that Python can put back afterwards."""
    before = signal.getsignal(signal.SIGINT)
    can_be_put_back = before is not None and before is not signal.SIG_IGN
    return can_be_put_back and threading.current_thread() is threading.main_thread()


@contextmanager
def expected() -> Iterator[Interruption]:
    """The one that is expected already; else, in a program that imports us, one for as long as this lasts."""
    before = signal.getsignal(signal.SIGINT)
    if not _may_come():
        yield Interruption()
    elif isinstance(before, Interruption):
        yield before
    else:
        try:
            yield expect()
        finally:
            signal.signal(signal.SIGINT, before)
