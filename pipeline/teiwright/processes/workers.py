"""Work that is shared by several processes, which end with the one that gave it to them."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from teiwright.errors import TeiwrightError

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

    with _pool(workers) as others:
        try:
            with _undisturbed():
                results = others.map(partial(_work, function), items, chunksize=chunk)
            yield from results
        except BrokenProcessPool as error:
            raise LostProcessError(
                "A part of the work was ended by force, perhaps because memory was short. "
                "What was finished is complete. Run it again; with build, --jobs 1 needs the least memory."
            ) from error
        except BaseException:
            others.shutdown(wait=False, cancel_futures=True)
            raise


def _pool(workers: int) -> ProcessPoolExecutor:
    """Processes that end with this one.

    Where this one may not be copied, they are started afresh. Threads would not do: SaxonC holds the interpreter's lock.
    """
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("fork" if may_fork() else "spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C waits while workers are started: one that is only half started, here or there, would end with a traceback.

    It goes to the workers, too. They begin with what this thread holds back, and let it through when they know what to do about it.
    """
    import signal
    import threading

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    held: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: held.append(number))
    can_hold_back = hasattr(signal, "pthread_sigmask")  # Windows cannot
    if can_hold_back:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        if can_hold_back:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        signal.signal(signal.SIGINT, before)
        if held:
            signal.raise_signal(signal.SIGINT)


_at_work = False
"""In a worker: whether it has something in hand, which must be put in order before it ends."""
_stop_asked = False
"""In a worker: whether Ctrl-C came, for foreign code may swallow the exception that it raises."""


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
    signal.signal(signal.SIGINT, _interrupted)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _interrupted(_number: int, _frame: object) -> None:
    global _stop_asked  # noqa: PLW0603 - of the worker, as the signal is
    _stop_asked = True
    if _at_work:
        raise KeyboardInterrupt


def _work(function: Callable[[Item], Result], item: Item) -> Result:
    """Do it, unless Ctrl-C came. The worker lives on with nothing to do until it is dismissed: the pool takes sudden deaths ill."""
    global _at_work  # noqa: PLW0603
    _at_work = True
    try:
        if not _stop_asked:
            result = function(item)
        if _stop_asked:
            raise KeyboardInterrupt
        return result
    finally:
        _at_work = False
