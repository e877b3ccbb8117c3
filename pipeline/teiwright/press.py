"""A second process that gets the stylesheets ready while the text is read, and publishes what becomes of it.

Half of the time of a run over one text goes into the compilation of stylesheets, and the processor of XSLT lets no other
thread work meanwhile. Whatever goes wrong with the second process, the first does its work: the result is the same.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Self

from teiwright import compact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from lxml import etree

    from teiwright.errors import RenderingError
    from teiwright.rendering import Edition, Rendition
    from teiwright.saxon import Value
    from teiwright.validation import Valid

    Settings = Mapping[str, Mapping[str, Value]]

OUTPUTS = ("html", "fo", "pdf", "txt")
"""What is published unless asked otherwise."""

_SPOILT = (OSError, EOFError, pickle.UnpicklingError)


@dataclass(frozen=True)
class _Sheet:
    """An edition as it comes through the pipe; its tree is parsed only if an output asks for it."""

    text: str
    name: str
    path: Path | None
    """Where it lies; its pictures lie beside it."""

    @cached_property
    def tree(self) -> etree._ElementTree:
        from teiwright.validation.xmlfile import parse_text

        return parse_text(self.text, self.name)


class Press:
    """Publishes one edition, at once in the outputs it was made for. A context manager; the process ends with it."""

    def __init__(self, outputs: tuple[str, ...], *, apart: bool = True) -> None:
        """Start the second process, if there is a core for it and the stylesheets are not ready in this one.

        Args:
            outputs: their names.
            apart: False to do without a second process.
        """
        self.outputs = outputs
        self._process: subprocess.Popen[bytes] | None = None
        if apart and _worth_it():
            self._process = self._started()

    def _started(self) -> subprocess.Popen[bytes] | None:
        # -P: what lies in the folder the user works in must not be taken for a module.
        command = [sys.executable, "-P", "-m", __name__, *self.outputs]
        try:
            return subprocess.Popen(  # noqa: S603 - Python itself, and names of outputs
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        except OSError:
            return None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        if self._process is None:
            return
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()
        self._process.wait()

    def publish(self, edition: Valid, settings: Settings) -> Iterator[Rendition | RenderingError]:
        """The publications, or why one could not be made, in the order of the settings.

        Args:
            edition: what is published.
            settings: the names of the outputs, with the parameters of each.
        """
        from teiwright.rendering import attempt

        made = 0
        for result in self._printed(edition, settings):
            yield result
            made += 1
        for output, parameters in list(settings.items())[made:]:
            yield attempt(edition, output, parameters=parameters)

    def _printed(self, edition: Valid, settings: Settings) -> Iterator[Rendition | RenderingError]:
        """What the second process makes; ends early where it has failed."""
        process = self._process
        if process is None or process.stdin is None or process.stdout is None or not edition.text:
            return
        try:
            pickle.dump((edition.text, edition.name, edition.path, dict(settings)), process.stdin)
            process.stdin.close()
            for _ in settings:
                yield pickle.load(process.stdout)  # noqa: S301 - from our own process
        except _SPOILT:
            return


def _worth_it() -> bool:
    """True if a second core is idle, there is a Python to start, and no processor with its stylesheets is in this process yet."""
    cores = os.cpu_count() or 1
    busy = cores < 2 or (hasattr(os, "getloadavg") and os.getloadavg()[0] >= cores)
    can = bool(sys.executable) and not hasattr(sys, "frozen")
    return can and not busy and "teiwright.saxon" not in sys.modules


def _main(names: Sequence[str]) -> None:
    """The second process: make ready, take an edition, give its publications."""
    compact.set_aside()
    from teiwright.rendering import attempt, make_ready

    # What a library prints must not get between the publications.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    for name in names:
        make_ready(name)
    text, title, path, settings = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own process
    edition: Edition = _Sheet(text, title, path)
    for name, parameters in settings.items():
        pickle.dump(attempt(edition, name, parameters=parameters), out)
        out.flush()


if __name__ == "__main__":
    _main(sys.argv[1:])
