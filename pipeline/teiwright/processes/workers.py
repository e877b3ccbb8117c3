"""Work that is shared by several processes, which end with the one that gave it to them."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from teiwright.errors import TeiwrightError
from teiwright.processes import interruption
from teiwright.processes.interruption import Interruption

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import ProcessPoolExecutor

Item = TypeVar("Item")
Result = TypeVar("Result")


class LostProcessError(TeiwrightError):
    """A process that did a part of the work was ended by force."""


def may_fork() -> bool:
    """Whether workers may begin as copies of this process, with what is loaded and compiled in it. SaxonC does not survive it, nor do threads."""
    import threading

    return sys.platform == "linux" and "saxonche" not in sys.modules and threading.active_count() == 1


def spread(
    function: Callable[[Item], Result], items: Iterable[Item], workers: int, *, chunk: int = 1
) -> Iterator[Result]:
    """What a function makes of each item, in their order, worked out by several processes, which end with this one.

    Args:
        function: what is done; it and its results go from process to process.
        items: what it is done to.
        workers: how many processes.
        chunk: how many items a process is given at once.

    Raises:
        LostProcessError: one of them was ended by force.
    """
    from concurrent.futures.process import BrokenProcessPool
    from functools import partial

    with interruption.expected() as ctrl_c, _dismissed(_pool(workers), ctrl_c) as others:
        try:
            ctrl_c.held = True  # one that is only half started, here or there, would end with a traceback
            with _blocked():
                results = others.map(partial(_work, function), items, chunksize=chunk)
            ctrl_c.let_through()
            yield from results
        except BrokenProcessPool as error:
            raise LostProcessError(
                "A part of the work was ended by force, perhaps because memory was short. "
                "What was finished is complete. Run it again; with build, --jobs 1 needs the least memory."
            ) from error


def _pool(workers: int) -> ProcessPoolExecutor:
    """Processes that end with this one.

    Where this one may not be copied, they are started afresh. Threads would not do: SaxonC holds the interpreter's lock.
    """
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("fork" if may_fork() else "spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin)


@contextmanager
def _dismissed(others: ProcessPoolExecutor, ctrl_c: Interruption) -> Iterator[ProcessPoolExecutor]:
    """At the end the workers are waited for: whoever leaves before they have ended waits for ever, or says a traceback as a last word.

    They heard Ctrl-C, too, and have soon put in order what they had in hand.
    """
    try:
        try:
            yield others
        finally:
            ctrl_c.held = True
    finally:
        ctrl_c.held = True  # also where Ctrl-C came just before it was held back
        others.shutdown(cancel_futures=True)
        ctrl_c.let_through()


@contextmanager
def _blocked() -> Iterator[None]:
    """Workers begin with what this thread holds back, and let it through when they know what to do about Ctrl-C."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


_ctrl_c = Interruption()
"""In a worker: held back while it has nothing in hand, for then it lives on until it is dismissed. The pool takes sudden deaths ill."""


def _begin() -> None:
    """In a worker, first of all: end when the process that gives the work has ended, even by force, and without a word at Ctrl-C."""
    import multiprocessing
    import os
    import signal
    import threading
    from multiprocessing.connection import wait

    parent = multiprocessing.parent_process()

    def watch(sentinel: int) -> None:
        wait([sentinel])
        os._exit(2)

    if parent is not None:
        threading.Thread(target=watch, args=(parent.sentinel,), daemon=True).start()
    _ctrl_c.held = True
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _ctrl_c)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _work(function: Callable[[Item], Result], item: Item) -> Result:
    """Do it, unless Ctrl-C came; where foreign code swallowed the exception, it is raised afterwards."""
    try:
        _ctrl_c.let_through()
        result = function(item)
    finally:
        _ctrl_c.held = True
    _ctrl_c.raise_if_asked()
    return result
