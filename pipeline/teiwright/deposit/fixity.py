"""Is a file of a package what a list says it is? And what do its descriptions say?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teiwright.deposit.store import Store


def compare(store: Store, name: str, algorithm: str, stated: str) -> None:
    """Report a file that is missing or has another checksum than stated."""
    if name not in store.sizes:
        store.refuse("file-missing", "This file is listed but not in the package.", name)
        return
    found = store.digests(name, {algorithm})
    if found and found[algorithm] != stated:
        store.refuse("checksum", f"This file is not what it was: its {algorithm} is another.", name)


def text_of(store: Store, name: str) -> str:
    """A description as text; empty if it is not there or cannot be read."""
    data = store.read(name) if name in store.sizes else b""
    return (data or b"").decode("utf-8", "replace")


def json_of(store: Store, name: str) -> object:
    """A description as JSON; None if it is none."""
    try:
        return json.loads(text_of(store, name) or "null")
    except (ValueError, RecursionError):
        return None
