"""Start of the command `teiwright`."""

from __future__ import annotations

import gc
import sys

TYPE_CHECKING = False  # of typing, which takes time to load: Ctrl-C would find nobody who expects it
if TYPE_CHECKING:
    from sys import UnraisableHookArgs
    from typing import NoReturn


def main() -> NoReturn:
    """Run the command line; Ctrl-C is expected at any moment, also while it is loaded."""
    gc.disable()  # until it is settled how seldom it is looked for
    sys.unraisablehook = _not_lost
    try:
        from teiwright.processes import ahead

        ahead.begin(sys.argv[1:])
        from teiwright.cli import main as run

        run()
    except KeyboardInterrupt:
        print("teiwright: stopped. Nothing was begun.", file=sys.stderr)  # noqa: T201 - click may not be there yet
        sys.exit(2)


def _not_lost(ignored: UnraisableHookArgs) -> None:
    """Where Python cannot pass an exception on, as while it tidies up after an import, let Ctrl-C come again in a moment.

    Another thread sends it: within this function it would be lost anew.
    """
    if issubclass(ignored.exc_type, KeyboardInterrupt):
        from _thread import start_new_thread
        from contextlib import suppress

        with suppress(RuntimeError):  # Python ends already, and begins no threads
            start_new_thread(_interrupt, ())
    else:
        sys.__unraisablehook__(ignored)


def _interrupt() -> None:
    import signal
    from _thread import interrupt_main
    from threading import main_thread
    from time import sleep

    sleep(0.01)
    if forget := getattr(signal.getsignal(signal.SIGINT), "forget", None):
        forget()
    if sys.platform == "win32":
        interrupt_main()
    else:  # which would let what waits go on waiting
        signal.pthread_kill(main_thread().ident or 0, signal.SIGINT)


if __name__ == "__main__":
    main()
