"""OCFL objects (ocfl.io/1.1): every deposit of an edition is a version of one object, and nothing stored is ever changed."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

from teiwright.deposit.jsonfile import Json, as_bytes
from teiwright.deposit.packages import crate
from teiwright.errors import WritingError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from teiwright.deposit.packages import Tree
    from teiwright.deposit.payload import Payload
    from teiwright.deposit.record import Record

DECLARATION = "0=ocfl_object_1.1"
_KIND = "https://ocfl.io/1.1/spec/#inventory"


def object_with(payload: Payload, there: Path | None, created: str) -> Tree:
    """The files to write: a new object, or what a new version adds to the one that is there.

    Args:
        payload: what is deposited.
        there: the folder of the object, if an earlier version was written to it.
        created: time of the version, RFC 3339 with zone; the same input gives the same bytes only if this is the same.

    Returns:
        The new files; nothing if the newest version has just these contents.

    Raises:
        WritingError: what is there is not an OCFL object, or is another edition's.
    """
    state = crate(payload)
    identifier = f"urn:teiwright:{payload.name}"
    inventory = _inventory(there, identifier) if there else None
    if inventory is None:
        inventory = {
            "id": identifier,
            "type": _KIND,
            "digestAlgorithm": "sha512",
            "head": "v0",
            "manifest": {},
            "versions": {},
        }
    return _next(inventory, state, created, payload)


def is_object(folder: Path) -> bool:
    """True if an OCFL object lies in the folder."""
    return (folder / DECLARATION).is_file()


def _next(inventory: dict[str, Json], state: Mapping[str, bytes], created: str, payload: Payload) -> Tree:
    """The files of the next version of an object; none if nothing has changed since the last."""
    manifest, versions = inventory["manifest"], inventory["versions"]
    if not isinstance(manifest, dict) or not isinstance(versions, dict):
        raise WritingError("inventory.json is damaged: it has no manifest or no versions.")
    head = f"v{len(versions) + 1}"
    digests = {path: hashlib.sha512(data).hexdigest() for path, data in state.items()}
    now: dict[str, list[str]] = {}
    for path in sorted(digests):
        now.setdefault(digests[path], []).append(path)
    last = versions.get(str(inventory["head"]))
    before = last.get("state", {}) if isinstance(last, dict) else {}
    if before == now:
        return {}
    tree: Tree = {}
    for digest, paths in now.items():
        if digest not in manifest:
            stored = f"{head}/content/{paths[0]}"
            manifest[digest] = [stored]
            tree[stored] = state[paths[0]]
    state_json: dict[str, Json] = {digest: [*paths] for digest, paths in sorted(now.items())}
    versions[head] = {
        "created": created,
        "message": payload.record.changes or "First deposit",
        "state": state_json,
        "user": _user(payload.record),
    }
    new: dict[str, Json] = {
        **inventory,
        "head": head,
        "manifest": dict(sorted(manifest.items())),
        "versions": versions,
    }
    data = as_bytes(new)
    sidecar = f"{hashlib.sha512(data).hexdigest()} inventory.json\n".encode()
    for folder in ("", f"{head}/"):
        tree[f"{folder}inventory.json"] = data
        tree[f"{folder}inventory.json.sha512"] = sidecar
    if head == "v1":
        tree[DECLARATION] = b"ocfl_object_1.1\n"
    return tree


def _user(record: Record) -> Json:
    """Who is answerable for the version, and how to reach them where that is known."""
    user: dict[str, Json] = {"name": record.publisher.value if record.publisher else "teiwright"}
    if record.contact:
        user["address"] = f"mailto:{record.contact.value}"
    return user


def _inventory(folder: Path, identifier: str) -> dict[str, Json] | None:
    if not folder.exists() or not any(folder.iterdir()):
        return None
    if not is_object(folder):
        raise WritingError(
            f"{folder}: the folder is not empty, and no OCFL object. Choose another folder with -o."
        )
    data = (folder / "inventory.json").read_bytes()
    stated = re.match(rb"([0-9a-f]{128})\s", (folder / "inventory.json.sha512").read_bytes())
    if not stated or hashlib.sha512(data).hexdigest() != stated[1].decode():
        raise WritingError(
            f"{folder}: inventory.json does not agree with its checksum. Nothing was added; see teiwright deposit verify."
        )
    inventory: dict[str, Json] = json.loads(data)
    if inventory.get("id") != identifier:
        raise WritingError(
            f"{folder}: the folder holds another edition ({inventory.get('id')}). Choose another folder with -o."
        )
    return inventory
