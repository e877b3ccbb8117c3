"""Checks an OCFL object: its inventory, every stored file, and what each version holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.deposit.fixity import compare, json_of, text_of
from teiwright.deposit.jsonfile import within

if TYPE_CHECKING:
    from teiwright.deposit.store import Store


def check_ocfl(store: Store, prefix: str) -> list[Store]:
    """OCFL: the inventory agrees with its checksum, every stored file with its name in the manifest, every version has its files.

    Returns:
        What each version holds.
    """
    name = f"{prefix}inventory.json"
    inventory = json_of(store, name)
    if not isinstance(inventory, dict):
        store.refuse("ocfl-inventory", "The object has no inventory that can be read.", name)
        return []
    algorithm = str(inventory.get("digestAlgorithm", ""))
    if algorithm not in {"sha512", "sha256"}:
        store.refuse(
            "checksum-kind", f"The inventory uses “{algorithm}”; OCFL allows sha512 and sha256.", name
        )
        return []
    manifest, versions, head = (inventory.get(k) for k in ("manifest", "versions", "head"))
    if not isinstance(manifest, dict) or not isinstance(versions, dict) or str(head) not in versions:
        store.refuse(
            "ocfl-inventory", "The inventory has no manifest, no versions, or no newest version.", name
        )
        return []
    _check_inventories(store, prefix, algorithm, str(head))
    places: dict[str, str] = {}
    for digest, paths in manifest.items():
        for path in _texts(paths):
            places[digest.lower()] = prefix + path
            compare(store, prefix + path, algorithm, digest.lower())
    listed = {prefix + path for paths in manifest.values() for path in _texts(paths)}
    content = re.escape(str(inventory.get("contentDirectory", "content")))
    for path in store.sizes:
        if re.match(rf"{re.escape(prefix)}v\d+/{content}/", path) and path not in listed:
            store.refuse(
                "not-listed", "This file is stored but not in the inventory: it was added later.", path
            )
    views = []
    for number, version in versions.items():
        state = within(version, "state")
        if not isinstance(state, dict):
            store.refuse("ocfl-state", f"Version {number} does not say what it holds.", name)
            continue
        if any(digest.lower() not in places for digest in state):
            store.refuse("ocfl-state", f"Version {number} needs a file that is not stored.", name)
        views.append(
            store.view(
                {path: places.get(digest.lower(), "") for digest in state for path in _texts(state[digest])}
            )
        )
    return views


def _check_inventories(store: Store, prefix: str, algorithm: str, head: str) -> None:
    """Each inventory agrees with the checksum beside it; that of the newest version is the object's."""
    names = [n for n in store.sizes if re.fullmatch(re.escape(prefix) + r"(v\d+/)?inventory\.json", n)]
    for name in names:
        stated = re.match(r"([0-9a-fA-F]+)\s", text_of(store, f"{name}.{algorithm}"))
        if stated is None or store.digests(name, {algorithm}).get(algorithm) != stated[1].lower():
            store.refuse("checksum", "The inventory is not what it was: its checksum is another.", name)
    newest = f"{prefix}{head}/inventory.json"
    if newest in names and store.digests(newest, {algorithm}) != store.digests(
        f"{prefix}inventory.json", {algorithm}
    ):
        store.refuse(
            "ocfl-inventory",
            "The object's inventory and that of its newest version differ: a deposit was broken off.",
            newest,
        )


def _texts(value: object) -> list[str]:
    return [v for v in value if isinstance(v, str)] if isinstance(value, list) else []
