"""A second process (`pressman.py`) that gets the stylesheets ready while the text is read, runs the rules on what becomes of it, and publishes it.

Half of the time of a run over one text goes into the compilation of stylesheets, and the processor of XSLT lets no other
thread work meanwhile. Pages are set by the first process, which has nothing else to do then; those of a large text when the second
has ended and given its memory back. Whatever goes wrong with the second process, the first does its work: the result is the same.
"""

from __future__ import annotations

import pickle
import threading
from contextlib import suppress
from queue import SimpleQueue
from typing import TYPE_CHECKING, Self

from teiwright.processes import ahead
from teiwright.processes.apart import LARGE

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from types import TracebackType

    from teiwright.errors import RenderingError
    from teiwright.outputs import Output
    from teiwright.rendering import Begun, Rendition
    from teiwright.saxon import Value
    from teiwright.validation import Valid
    from teiwright.validation.rule_sheet import RuleSheet

    Settings = Mapping[str | Output, Mapping[str, Value]]
    Parcel = tuple[str, str, Path | None, list[RuleSheet], list[tuple[Output, Mapping[str, Value]]]]

_SPOILT = (OSError, EOFError, pickle.UnpicklingError)


class Press:
    """Publishes one edition, at once in the outputs it was made for. A context manager; the process ends with it."""

    def __init__(self, outputs: tuple[str, ...]) -> None:
        """Start the second process, if there is a core for it and the stylesheets are not ready in this one.

        Args:
            outputs: their names. (What stylesheets of the reader's own make need not be among them.)
        """
        self._process = _told(ahead.taken(), outputs)
        self._carrier: threading.Thread | None = None
        self._answers: SimpleQueue[list[str] | None] = SimpleQueue()
        """What the rules find, once it has come from the second process; None: it will not."""
        self._made: SimpleQueue[Begun | None] = SimpleQueue()
        """What has come from the second process; None: there is no more."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._end()

    def _end(self) -> None:
        if self._process is None:
            return
        self._process.kill()
        if self._carrier is not None:
            self._carrier.join()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()
        self._process.wait()

    def begin(self, text: str, name: str, path: Path | None, settings: Settings) -> None:
        """Let the second process publish an edition that is still being judged. Nothing comes out before `publish` is called.

        Args:
            text: the edition, as `Valid.text` will be.
            name: what it is called.
            path: where it will lie.
            settings: as for `publish`.
        """
        if self._process is None or not text:
            return
        from teiwright.outputs import chosen_output
        from teiwright.validation import schemas

        # The second process looks for neither outputs nor rules: it is the one that is waited for.
        rules = [rules.sheet for rules in schemas.ours().rules]
        parcel = (
            text,
            name,
            path,
            rules,
            [(chosen_output(output), given) for output, given in settings.items()],
        )
        # A thread, so that neither process waits until the other has read what is in the pipe.
        self._carrier = threading.Thread(target=self._carry, args=(self._process, parcel), daemon=True)
        self._carrier.start()

    def _carry(self, process: subprocess.Popen[bytes], parcel: Parcel) -> None:
        try:
            if process.stdin is not None and process.stdout is not None:
                pickle.dump(parcel, process.stdin)
                process.stdin.close()
                self._answers.put(pickle.load(process.stdout))  # noqa: S301 - from our own process
                for _ in parcel[-1]:
                    self._made.put(pickle.load(process.stdout))  # noqa: S301 - from our own process
        except _SPOILT:
            pass
        finally:
            self._answers.put(None)
            self._made.put(None)

    def answers(self) -> list[str] | None:
        """What our rules find in the edition that was begun, of each set as XML; None if they were not run. To be asked once."""
        return self._answers.get() if self._carrier is not None else None

    def publish(self, edition: Valid, settings: Settings) -> Iterator[Rendition | RenderingError]:
        """The publications, or why one could not be made, in the order of the settings.

        Args:
            edition: what is published; the same that was begun, if one was.
            settings: the names of the outputs, with the parameters of each.
        """
        from teiwright.rendering import attempt, completed

        if self._carrier is None:
            self.begin(edition.text, edition.name, edition.path, settings)
        made = 0
        for result in self._printed(all_first=len(edition.text) >= LARGE):
            yield completed(result)
            made += 1
        for output, parameters in list(settings.items())[made:]:
            yield attempt(edition, output, parameters=parameters)

    def _printed(self, *, all_first: bool = False) -> Iterator[Begun]:
        """What the second process makes, once; ends early where it has failed.

        Args:
            all_first: nothing comes out before it has made all and ended.
        """
        if self._carrier is None:
            return
        results: Iterator[Begun] = iter(self._made.get, None)
        if all_first:
            results = iter(list(results))
            self._end()
        yield from results


def _told(
    process: subprocess.Popen[bytes] | None, outputs: tuple[str, ...]
) -> subprocess.Popen[bytes] | None:
    """The second process, once it knows what it will publish; nothing if it cannot be told."""
    from teiwright.outputs import outputs as known

    if process is None or process.stdin is None:
        return None
    try:
        pickle.dump([known()[name] for name in outputs if name in known()], process.stdin)
        process.stdin.flush()
    except OSError:
        process.kill()
        process.communicate()
        return None
    return process
