"""A package as it lies there, folder or zip: only read, never followed out of itself, never unpacked, memory bounded."""

from __future__ import annotations

import hashlib
import lzma
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING

from msgspec import Struct, field

from teiwright.errors import ReadingError
from teiwright.file_troubles import not_there, reason
from teiwright.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_FILES = 100_000
MOST_BYTES = 64 * 1024**3
"""Bytes of a package, unpacked."""
MOST_RATIO = 200
"""How many times larger an entry of a zip may be than it is packed; text shrinks some ten times, a zip bomb a thousand."""
MOST_READ = 64 * 1024**2
"""Bytes of a file that are held in memory at once; checksums are computed piece by piece."""
_PIECE = 1 << 20
AGAIN = "Ask for the package again, or make it again from the edition."
"""What to do, most often."""
_DAMAGE = (
    OSError,
    EOFError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
)


class Store(Struct):
    """The regular files of a package by their paths, with their sizes, and what was refused."""

    path: Path
    sizes: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    archive: zipfile.ZipFile | None = None
    entries: dict[str, zipfile.ZipInfo] = field(default_factory=dict)
    stored: dict[str, str] = field(default_factory=dict)
    """Where a file lies, if that is not at its path: an OCFL object keeps every content only once."""
    inner: bool = False
    """A package in another package, which vouches for it."""
    sums: dict[tuple[str, str], str] = field(default_factory=dict)
    """Checksums computed so far, by place and kind."""

    def view(self, places: dict[str, str]) -> Store:
        """The same package seen through other paths (path → where the file lies); its findings are this one's."""
        sizes = {path: self.sizes[place] for path, place in sorted(places.items()) if place in self.sizes}
        return Store(self.path, sizes, self.findings, self.archive, self.entries, places, True, self.sums)

    def refuse(
        self, code: str, message: str, file: str = "", *, hint: str = AGAIN, grave: bool = True
    ) -> None:
        """Remember an error (or, if it is not grave, a warning) about a file of the package."""
        self._add(code, Severity.ERROR if grave else Severity.WARNING, message, hint, file)

    def note(self, code: str, message: str, hint: str, file: str = "") -> None:
        """Remember what the reader should know about a file of the package."""
        self._add(code, Severity.INFO, message, hint, file)

    def _add(self, code: str, severity: Severity, message: str, hint: str, file: str) -> None:
        shown = printable(self.stored.get(file, file))
        name = printable(self.path.name or self.path.resolve().name)
        place = Place(f"{name}/{shown}" if shown else name)
        finding = Finding(code, severity, printable(message), hint, place)
        if finding not in self.findings:
            self.findings.append(finding)

    def _refuse_unreadable(self, name: str, error: Exception) -> None:
        # (What the system forbids is no fault of the package.)
        closed = isinstance(error, PermissionError)
        why = reason(error) if isinstance(error, OSError) else str(error)
        ways = (
            "Close it in the program that has it open, or change its permissions."
            if closed
            else "Ask for the package again."
        )
        self.refuse("unreadable", f"This file cannot be read ({why}).", name, hint=ways)

    def refuse_link(self, name: str) -> None:
        """Remember a link, which may lead out of the package."""
        said = "This is a link to somewhere else; it was not followed."
        self.refuse("link", said, name, hint="Put the file itself into the package.")

    def under(self, prefix: str) -> dict[str, int]:
        """The files below a folder, by full path."""
        return {p: n for p, n in self.sizes.items() if p.startswith(prefix)}

    def opened(self, name: str) -> IO[bytes]:
        """A file of the package, open for reading."""
        place = self.stored.get(name, name)
        if self.archive is not None:
            return self.archive.open(self.entries[place])
        return (self.path / place).open("rb")

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None, with a finding, if it is too large to be a description or damaged."""
        try:
            with self.opened(name) as handle:
                data = handle.read(MOST_READ + 1)
        except _DAMAGE as error:
            self._refuse_unreadable(name, error)
            return None
        if len(data) > MOST_READ:
            self.refuse(
                "too-large",
                "This description is larger than any real one and was not read.",
                name,
                hint="Ask for the package again.",
            )
            return None
        return data

    def digests(self, name: str, algorithms: set[str]) -> dict[str, str]:
        """Checksums of a file, read once and piece by piece. Nothing if it cannot be read."""
        place = self.stored.get(name, name)
        known = {a: self.sums[place, a] for a in algorithms if (place, a) in self.sums}
        if len(known) == len(algorithms):
            return known
        sums = {a: hashlib.new(a) for a in algorithms}
        try:
            with self.opened(name) as handle:
                while piece := handle.read(_PIECE):
                    for one in sums.values():
                        one.update(piece)
        except _DAMAGE as error:
            self._refuse_unreadable(name, error)
            return {}
        found = {a: s.hexdigest() for a, s in sums.items()}
        self.sums.update({(place, a): value for a, value in found.items()})
        return found


def printable(words: str) -> str:
    """Words from a package as they may be shown: no control characters, no bytes that are no letters."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in words)


def open_store(path: Path) -> Store:
    """Open a package.

    Raises:
        ReadingError: there is none, or it is neither folder nor zip.
    """
    store = Store(path)
    if path.is_symlink():
        raise ReadingError(f"{path}: this is a link. Name the package itself.")
    if path.is_dir():
        _from_folder(store)
    elif path.is_file():
        _from_zip(store)
    else:
        raise ReadingError(not_there(path, "file or folder"))
    _check_names(store)
    return store


def _from_folder(store: Store) -> None:
    waiting = [store.path]
    while waiting:
        folder = waiting.pop()
        for entry in sorted(folder.iterdir()):
            name = entry.relative_to(store.path).as_posix()
            mode = entry.lstat().st_mode
            if stat.S_ISLNK(mode):
                store.refuse_link(name)
            elif stat.S_ISDIR(mode):
                waiting.append(entry)
            elif stat.S_ISREG(mode):
                store.sizes[name] = entry.lstat().st_size
            else:
                store.refuse(
                    "special-file",
                    "This is neither a file nor a folder.",
                    name,
                    hint="Take it out of the package.",
                )
            if len(store.sizes) > MOST_FILES:
                raise ReadingError(f"{store.path}: more than {MOST_FILES:,} files; not read further.")
    store.sizes = dict(sorted(store.sizes.items()))


def _from_zip(store: Store) -> None:
    try:
        archive = zipfile.ZipFile(store.path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise ReadingError(f"{store.path}: this is neither a folder nor a zip that can be read.") from error
    store.archive = archive
    infos = archive.infolist()
    if len(infos) > MOST_FILES:
        raise ReadingError(f"{store.path}: more than {MOST_FILES:,} files; not read further.")
    for info in infos:
        if _is_safe_entry(store, info) and not info.is_dir():
            store.sizes[info.filename] = info.file_size
            store.entries[info.filename] = info
    whole = store.path.stat().st_size
    if sum(store.sizes.values()) > max(MOST_RATIO * whole, 1 << 20):
        # Entries that lie over each other in the file, each of an innocent size.
        raise ReadingError(
            f"{store.path}: a zip bomb: unpacked it would be far larger than any real one; not read further."
        )
    if sum(store.sizes.values()) > MOST_BYTES:
        raise ReadingError(
            f"{store.path}: would be larger than {MOST_BYTES // 1024**3} GB unpacked; not read further."
        )
    store.sizes = dict(sorted(store.sizes.items()))


def _is_safe_entry(store: Store, info: zipfile.ZipInfo) -> bool:
    name = info.filename
    if stat.S_ISLNK(info.external_attr >> 16):
        store.refuse_link(name)
    elif name in store.entries:
        store.refuse(
            "name-twice",
            "Two files have this name; one would hide the other.",
            name,
            hint="Make the package again.",
        )
    elif info.flag_bits & 1:
        store.refuse(
            "encrypted", "This file is encrypted.", name, hint="Put it into the package without a password."
        )
    elif info.file_size > 1 << 16 and info.file_size > MOST_RATIO * max(info.compress_size, 1):
        store.refuse(
            "zip-bomb",
            "Unpacked, this file would be far larger than any real one; it was not unpacked.",
            name,
            hint="Do not use this package.",
        )
    else:
        return _is_inside(store, name)
    return False


def _is_inside(store: Store, name: str) -> bool:
    path = PurePosixPath(name)
    if (
        not path.parts
        or path.is_absolute()
        or ".." in path.parts
        or "\\" in name
        or ":" in path.parts[0]
        or "\0" in name
    ):
        store.refuse(
            "outside",
            "The name of this file leads out of the package.",
            name,
            hint="Do not unpack this package; ask for another.",
        )
        return False
    return True


def _check_names(store: Store) -> None:
    for one, other in _clashes(store.sizes):
        store.refuse(
            "names-clash",
            f"“{one}” and “{other}” are one file on Windows and macOS.",
            other,
            hint="Give one of them another name.",
        )


def _clashes(names: dict[str, int]) -> Iterator[tuple[str, str]]:
    import unicodedata

    seen: dict[str, str] = {}
    for name in names:
        key = unicodedata.normalize("NFC", name).casefold()
        if key in seen:
            yield seen[key], name
        else:
            seen[key] = name
