"""Uploads a package to InvenioRDM (Zenodo) as a draft, so that it can be broken off anywhere and begun again.

What is done is known from the server, what was begun from a small file beside the package; after every trouble the
server is asked first. So nothing is sent twice that has arrived, and nothing counts as sent whose checksum the server
does not confirm.
"""

from __future__ import annotations

import hashlib
import json
import re
import time
from typing import TYPE_CHECKING
from urllib.parse import quote

from msgspec import Struct

from teiwright import files
from teiwright.deposit.jsonfile import Json, as_bytes, objects, within
from teiwright.deposit.server import PassingTroubleError, RefusedError, SendingError, complaints
from teiwright.deposit.store import open_store
from teiwright.errors import ReadingError
from teiwright.files import typed
from teiwright.findings import number

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from teiwright.deposit.server import Server

DRAFT = "zenodo.json"
MOST_FILES = 100
TRIES = 7
"""How often in a row a step may fail: with the waits between, some two minutes."""
_LONGEST_WAIT = 300.0


class Sent(Struct, frozen=True):
    """What stands on the server now."""

    draft: str
    address: str
    """Where a person sees it."""
    uploaded: tuple[str, ...]
    """Files sent by this run; those that were there already are not among them."""
    complaints: tuple[str, ...]
    """What the repository would still object to."""
    published: bool


def state_file(package: Path) -> Path:
    """The file in which is remembered what was begun: beside the package, never in it."""
    package = package.absolute()
    return package.with_name(f"{package.name}.sending.json")


def send(
    package: Path,
    server: Server,
    *,
    publish: bool = False,
    wait: Callable[[float], None] = time.sleep,
    tell: Callable[[str], None] = lambda _: None,
) -> Sent:
    """Upload a package of the target zenodo; go on where an earlier run was broken off.

    Args:
        package: the folder that `deposit pack --target zenodo` wrote.
        server: where to.
        publish: also publish the draft; nobody can undo that.
        wait: waits some seconds.
        tell: takes a line for the person who waits.

    Raises:
        ReadingError: this is no such package.
        SendingError: the server cannot be reached, or refuses; what has arrived stays there, and the next run goes on.
    """
    sending = _Sending(package.absolute(), server, tell)
    failed, seen = 0, -1
    while True:
        try:
            return sending.step_by_step(publish=publish)
        except PassingTroubleError as trouble:
            failed = 1 if sending.progress != seen else failed + 1
            seen = sending.progress
            if failed == TRIES:
                raise SendingError(
                    f"{server.address}: {trouble}, {TRIES} times in a row. What has arrived stays there; run the same command again later."
                ) from None
            seconds = min(max(trouble.seconds, 2.0 ** (failed - 1)), _LONGEST_WAIT)
            tell(f"{trouble}; trying again in {seconds:.0f} s")
            wait(seconds)


class _Sending:
    """One package on its way to a server. What has worked is remembered beside it, so that it can be taken up again."""

    def __init__(self, package: Path, server: Server, tell: Callable[[str], None]) -> None:
        self.package, self.server, self.tell = package, server, tell
        self.progress = 0
        """Grows with everything that has worked, so that a long upload over a bad line is not given up."""
        self.uploaded: list[str] = []
        self.sizes = _files_of(package)
        self.body = (self.package / DRAFT).read_bytes()
        try:
            self.draft: Json = json.loads(self.body)
        except ValueError as error:
            raise ReadingError(f"{self.package / DRAFT}: cannot be read as JSON ({error}).") from error
        self.digest = hashlib.sha256(self.body).hexdigest()
        self.sums = {name: _md5(self.package / name) for name in self.sizes}
        self.whole = hashlib.sha256(repr((self.digest, self.sums)).encode()).hexdigest()
        self.state = self._remembered()

    def step_by_step(self, *, publish: bool) -> Sent:
        """Everything that is still to be done, in the documented order."""
        identifier = str(self.state.get("draft") or "") or self._create()
        if self.state.get("publishing") and self._is_published(identifier):
            if self.state["publishing"] != self.whole:
                raise SendingError(
                    f"{self.package}: this was published as {self._page(identifier)} and has changed since. "
                    f"A published record stays as it is: make a new version of it there, or delete {state_file(self.package)} to deposit anew."
                )
            return Sent(identifier, self._page(identifier), tuple(self.uploaded), (), published=True)
        said = self._described(identifier)
        self._upload(identifier)
        if not publish or said:
            page = f"{self.server.address}/uploads/{identifier}"
            return Sent(identifier, page, tuple(self.uploaded), said, published=False)
        self._remember(publishing=self.whole)
        self.server.ask("POST", f"/api/records/{identifier}/draft/actions/publish")
        self._remember(published=True)
        return Sent(identifier, self._page(identifier), tuple(self.uploaded), (), published=True)

    def _create(self) -> str:
        """Make the draft; if an earlier try got no answer, look first whether it was made all the same."""
        if self.state.get("creating"):
            found = self._lost_drafts()
            if len(found) > 1:
                raise SendingError(
                    f"{self.server.address}: there are {len(found)} empty drafts with this title. Delete those you do not want there, then run again."
                )
            if found:
                return self._made(found[0])
        self._remember(creating=True)
        answer = self.server.ask("POST", "/api/records", self.draft)
        said: list[Json] = [*complaints(answer)]
        identifier = str(answer.get("id")) if isinstance(answer, dict) else ""
        return self._made(identifier, described=self.digest, complaints=said)

    def _made(self, identifier: str, **facts: Json) -> str:
        if not re.fullmatch(r"[A-Za-z0-9._-]{1,100}", identifier):
            raise SendingError(
                f"{self.server.address}: its answer names no draft. Is it an InvenioRDM repository?"
            )
        self._remember(draft=identifier, creating=False, **facts)
        self.progress += 1
        self.tell(f"draft {identifier} made")
        return identifier

    def _lost_drafts(self) -> list[str]:
        """Empty drafts of ours that are described as this one is."""
        title, day = _title_and_day(self.draft)
        query = quote('metadata.title:"' + re.sub(r'(["\\])', r"\\\1", title) + '"', safe="")
        answer = self.server.ask("GET", f"/api/user/records?q={query}&sort=newest&size=25")
        return [
            str(hit.get("id"))
            for hit in objects(answer, "hits", "hits")
            if not hit.get("is_published")
            and _title_and_day(hit) == (title, day)
            and not self._entries(str(hit.get("id")))
        ]

    def _described(self, identifier: str) -> tuple[str, ...]:
        """The draft says what the package says. Returns what the repository objects to."""
        path = f"/api/records/{quote(identifier, safe='')}/draft"
        try:
            if self.state.get("described") == self.digest:
                answer = self.server.ask("GET", path)
            else:
                answer = self.server.ask("PUT", path, self.draft)
        except RefusedError as error:
            if error.status in {404, 410}:
                raise SendingError(
                    f"{self.server.address}: the draft {identifier} is no longer there: it was deleted or published. "
                    f"To begin anew, delete {state_file(self.package)}."
                ) from error
            raise
        if self.state.get("described") != self.digest:
            said: list[Json] = [*complaints(answer)]
            self._remember(described=self.digest, complaints=said)
            self.progress += 1
        kept = self.state.get("complaints")
        return tuple(str(c) for c in kept) if isinstance(kept, list) else ()

    def _entries(self, identifier: str) -> dict[str, dict[str, Json]]:
        """The files of a draft as the server has them."""
        answer = self.server.ask("GET", f"/api/records/{quote(identifier, safe='')}/draft/files")
        return {str(e["key"]): e for e in objects(answer, "entries") if "key" in e}

    def _upload(self, identifier: str) -> None:
        base = f"/api/records/{quote(identifier, safe='')}/draft/files"
        there = self._entries(identifier)
        for name in sorted(there.keys() - self.sums.keys()):
            self.tell(f"{name}: is in the draft but not in the package; left as it is")
        for name, entry in there.items():
            if name in self.sums and entry.get("status") == "completed" and not self._is_whole(name, entry):
                self.server.ask("DELETE", f"{base}/{quote(name, safe='')}")
                self.tell(f"{name}: was another or arrived damaged; taken out to be sent again")
        there = {
            n: e
            for n, e in there.items()
            if n not in self.sums or self._is_whole(n, e) or e.get("status") != "completed"
        }
        wanted = [name for name in self.sums if name not in there]
        if wanted:
            self.server.ask("POST", base, [{"key": name} for name in wanted])
        for name in self.sums:
            entry = there.get(name, {})
            if entry.get("status") == "completed":
                continue
            path = f"{base}/{quote(name, safe='')}"
            if not self._is_whole(name, entry):
                self.server.ask("PUT", f"{path}/content", self.package / name)
                self.uploaded.append(name)
            done = self.server.ask("POST", f"{path}/commit")
            if not isinstance(done, dict) or not self._is_whole(name, done):
                # It arrived cut short or changed: the next round takes it out and sends it again.
                raise PassingTroubleError(f"{name} did not arrive whole")
            self.progress += 1
            self.tell(f"{name}: {self.sizes[name]:,} bytes, checksum confirmed")

    def _is_whole(self, name: str, entry: dict[str, Json]) -> bool:
        return entry.get("checksum") == f"md5:{self.sums[name]}" and entry.get("size") in {
            self.sizes[name],
            None,
        }

    def _is_published(self, identifier: str) -> bool:
        try:
            answer = self.server.ask("GET", f"/api/records/{quote(identifier, safe='')}")
        except RefusedError as error:
            if error.status in {404, 410}:
                return False
            raise
        self._remember(published=True)
        return isinstance(answer, dict)

    def _page(self, identifier: str) -> str:
        return f"{self.server.address}/records/{identifier}"

    def _remembered(self) -> dict[str, Json]:
        path = state_file(self.package)
        if not path.exists():
            return {"server": self.server.address}
        try:
            state: Json = json.loads(path.read_bytes())
        except (OSError, ValueError) as error:
            raise ReadingError(
                f"{path}: cannot be read ({error}). It says what was begun; delete it to begin anew."
            ) from error
        if not isinstance(state, dict) or state.get("server") != self.server.address:
            raise SendingError(
                f"{path}: this package was begun on another server. To send it here too, delete or rename that file."
            )
        return state

    def _remember(self, **facts: Json) -> None:
        self.state = {**self.state, **facts}
        files.write_atomically(state_file(self.package), as_bytes(self.state))


def _title_and_day(record: Json) -> tuple[str, ...]:
    return tuple(str(within(record, "metadata", key) or "") for key in ("title", "publication_date"))


def _files_of(package: Path) -> dict[str, int]:
    """The files to send, with their sizes."""
    store = open_store(package)
    if store.archive is not None or DRAFT not in store.sizes:
        several = sorted({name.partition("/")[0] for name in store.sizes if name.endswith(f"/{DRAFT}")})
        if several and store.archive is None:
            raise ReadingError(
                f"{package}: this is no package to send, but holds {number(len(several), 'package')}. Name one: {typed(package / several[0])}"
            )
        raise ReadingError(
            f"{package}: this is no package to send. Make one: teiwright deposit pack FILE --target zenodo -o FOLDER"
        )
    if store.findings:
        first = store.findings[0]
        raise ReadingError(f"{first.place.file}: {first.message} Nothing was sent.")
    found = {name: size for name, size in store.sizes.items() if name != DRAFT}
    if any("/" in name for name in found):
        raise ReadingError(
            f"{package}: there are folders in it, which the repository does not take. Pack it again."
        )
    if not found or len(found) > MOST_FILES:
        raise ReadingError(
            f"{package}: there are {len(found)} files in it; the repository takes 1 to {MOST_FILES}."
        )
    return found


def _md5(path: Path) -> str:
    """The checksum that the server will name; against damage, not against malice."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
