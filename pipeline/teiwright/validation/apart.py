"""libxml2's RELAX NG in a process of its own, so that a schema which it cannot compile can be stopped.

Run as `python -m teiwright.validation.apart`. Messages in both directions are a length of eight bytes and that many bytes: first
the schema, answered by nothing (compiled) or by what is wrong with it; then document after document, each answered by
`valid`, or by `line<TAB>message` for the first fault.
"""

from __future__ import annotations

import sys
from typing import IO

_MEMORY = 4 * 1024**3


def send(stream: IO[bytes], data: bytes) -> None:
    """Write one message."""
    stream.write(len(data).to_bytes(8, "big"))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """Read one message; None at the end."""
    head = stream.read(8)
    if len(head) < 8:
        return None
    return stream.read(int.from_bytes(head, "big"))


def main() -> None:
    """Serve until the other side closes."""
    from lxml import etree

    from teiwright.validation import xmlfile

    _bound_memory()
    data = receive(sys.stdin.buffer)
    if data is None:
        return
    try:
        schema = etree.RelaxNG(xmlfile.parse_made(data))
    except etree.RelaxNGParseError as trouble:
        send(sys.stdout.buffer, str(trouble).encode() or b"unknown")
        return
    send(sys.stdout.buffer, b"")
    while (data := receive(sys.stdin.buffer)) is not None:
        tree = xmlfile.parse_made(data)
        if schema.validate(tree):
            send(sys.stdout.buffer, b"valid")
        else:
            entry = next(iter(schema.error_log), None)
            send(
                sys.stdout.buffer, f"{entry.line if entry else 0}\t{entry.message if entry else ''}".encode()
            )


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such bound
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    main()
