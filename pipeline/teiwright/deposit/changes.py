"""What a deposit has changed since the one before it: read from the earlier package, said in the record of the new one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.deposit.fixity import json_of
from teiwright.deposit.jsonfile import objects, within
from teiwright.deposit.store import Store, open_store
from teiwright.errors import ReadingError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from teiwright.deposit.payload import File

REPORT = "report.json"
RECORD = "metadata/record.json"
DESCRIPTION = "the description only"


class Earlier(Struct, frozen=True):
    """An earlier deposit of the same edition, as its package says."""

    files: Mapping[str, str]
    """Path of each file and its SHA-256; not of those that describe the package."""
    version: str = ""
    published: str = ""
    changes: str = ""
    """What that deposit said of its own changes."""

    def compared_with(self, files: Iterable[File]) -> str:
        """One sentence: which files (without those that describe the package) are others, new or gone."""
        now = {f.path: f.digest("sha256") for f in files}
        kinds = (
            ("changed", [p for p in now if p in self.files and self.files[p] != now[p]]),
            ("added", [p for p in now if p not in self.files]),
            ("removed", [p for p in self.files if p not in now]),
        )
        parts = [f"{what}: {', '.join(sorted(paths))}" for what, paths in kinds if paths]
        name = f"version {self.version}" if self.version else self.published or "the last deposit"
        return f"Since {name}: {'; '.join(parts) or DESCRIPTION}."


def earlier_deposit(path: Path) -> Earlier:
    """Read what an earlier package of ours says of itself. It is read as one of unknown origin: nothing in it is followed.

    Raises:
        ReadingError: it cannot be opened, or is no package of ours.
    """
    store = open_store(path)
    if "0=ocfl_object_1.1" in store.sizes:
        store = _newest(store)
    for place in sorted(store.sizes, key=lambda p: (p.count("/"), p)):
        prefix = place.removesuffix(REPORT)
        if place == prefix + REPORT and prefix + RECORD in store.sizes:
            return _read(store, prefix)
    zipped = [place for place in store.sizes if "/" not in place and place.endswith(".zip")]
    if path.is_dir() and len(zipped) == 1:
        # For Zenodo and Dataverse the package is a zip, beside which lies what the repository shows or reads.
        return earlier_deposit(path / zipped[0])
    raise ReadingError(
        f"{path}: there is no {REPORT} and {RECORD} in it, so it cannot be said what has changed since."
    )


def _newest(store: Store) -> Store:
    """The newest version of an OCFL object, seen through the paths of its files."""
    inventory = json_of(store, "inventory.json")
    state = within(inventory, "versions", str(within(inventory, "head")), "state")
    places = {
        str(path): str(stored[0])
        for digest, paths in (state.items() if isinstance(state, dict) else ())
        if isinstance(stored := within(inventory, "manifest", digest), list)
        and stored
        and isinstance(paths, list)
        for path in paths
    }
    return store.view(places)


def _read(store: Store, prefix: str) -> Earlier:
    report, record = json_of(store, prefix + REPORT), json_of(store, prefix + RECORD)
    files = {
        str(f["path"]): str(f["sha256"])
        for f in objects(report, "files")
        if re.fullmatch(r"[0-9a-f]{64}", str(f.get("sha256"))) and f.get("path")
    }
    said = (("version", "value"), ("published", "value"), ("changes",))
    return Earlier(files, *(found if isinstance(found := within(record, *k), str) else "" for k in said))
