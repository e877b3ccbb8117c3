"""JSON: as files of a package have it, always the same bytes; and as others send it, of whatever shape."""

from __future__ import annotations

import json
from typing import Any

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
"""What JSON can hold."""


def as_bytes(value: Json) -> bytes:
    """A JSON file. The order of keys is the writer's, which is fixed."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def within(value: object, *keys: str) -> object:
    """What stands below some keys in JSON of others; None where it is not of that shape."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def objects(value: object, *keys: str) -> list[dict[str, Any]]:
    """The objects in a list below some keys; none where there is no list."""
    found = within(value, *keys)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
