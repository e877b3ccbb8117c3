"""JSON as files of a package have it: indented, in UTF-8, always the same bytes."""

from __future__ import annotations

import json

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
"""What JSON can hold."""


def as_bytes(value: Json) -> bytes:
    """A JSON file. The order of keys is the writer's, which is fixed."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
