"""Files, the same on every system: their order and names; written whole or not at all, and never over what a person has edited."""

from __future__ import annotations

import hashlib
import os
import re
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.errors import WritingError
from teiwright.file_troubles import ON_WINDOWS, is_too_long, misquoted, reason, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from zipfile import ZipInfo

_SEAL = re.compile(rb"<\?teiwright seal=\"([0-9a-f]{64})\"\?>\n?")


def typed(path: Path | str) -> str:
    """A file as one names it in a terminal: in quotation marks where it has spaces, brackets or the like, which a shell reads as its own."""
    name = str(path)
    if not re.search(r"[^\w./\\:~-]", name):
        return name
    return f"'{name}'" if re.search(r'["$`!]', name) and "'" not in name else f'"{name}"'


ELSEWHERE = "Choose another folder with -o."


def in_order(paths: Iterable[Path]) -> list[Path]:
    """In the order of their names, `letter 2` before `letter 10`, on every system: Windows would take capitals and small letters for one."""
    return sorted(paths, key=lambda path: [by_number(part) for part in path.parts])


def by_number(name: str) -> tuple[list[str | tuple[int, str]], str]:
    """What names are put in order by, as people count: figures in them are numbers; words and figures take turns in it, so like is held to like."""
    words, *rest = re.split(r"0*([0-9]+)", name)
    return [words, *((len(part), part) if not at % 2 else part for at, part in enumerate(rest))], name


def ending_in(paths: Iterable[Path], ending: str) -> list[Path]:
    """Those whose names end so, in small letters or capitals: on old disks all names are in capitals."""
    return [path for path in paths if path.suffix.lower() == ending]


def make_folder(folder: Path, *, way_out: str = ELSEWHERE) -> None:
    """Make a folder and its parents.

    Args:
        folder: where it is to be.
        way_out: what a person can do if it cannot be made.

    Raises:
        WritingError: it cannot be made, or a file stands in its place.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        # (That of Path stops where one may not look.)
        if in_the_way := next(filter(os.path.isfile, (folder, *folder.parents)), None):
            raise WritingError(
                f"{in_the_way}: a file of this name is in the way of the output folder. {way_out}"
            ) from error
        ways = _ways(folder, error, way_out)
        raise WritingError(f"{folder}: the folder cannot be made ({reason(error)}). {ways}") from error


_READ_ONLY = "It is set to read-only: take that away (in its properties) and run this again. "
_OPEN = "If it is open in another program (a PDF viewer, a spreadsheet), close it there and run this again. "
"""Windows lets nobody write over such a file, and says no more than that it is not allowed."""


def told(words: str) -> bytes:
    """What is said to a person, as the bytes of a file. It may name files, whose names may be in an old encoding: such letters are question marks."""
    return words.encode("utf-8", "replace")


def write_atomically(path: Path, data: bytes, *, way_out: str = ELSEWHERE) -> None:
    """Write a file, with its folder, whole or not at all: to a temporary file in the same folder, then renamed.

    Args:
        path: where it is to be.
        data: what is in it.
        way_out: what a person can do if it cannot be written.

    Raises:
        WritingError: the folder or the disk does not allow it; nothing was changed.
    """
    if is_stream(path):
        _pour(path, data)
        return
    if os.path.isdir(path):  # noqa: PTH112 - that of Path stops at a name that is too long
        raise WritingError(
            f"{path}: this is a folder, so no file can be written in its place. Name a file in it, or move the folder away."
        )
    make_folder(path.parent, way_out=way_out)
    temporary = _part(path)
    try:
        with temporary.open("xb") as handle:
            handle.write(data)
        _let_the_same_in(temporary, path)
        put(temporary, path)
    except OSError as error:
        ways = _ways(path, error, way_out)
        raise WritingError(f"{path}: cannot be written ({reason(error)}). {ways}") from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def renew(path: Path, data: bytes) -> bool:
    """Write a file unless these bytes are there already; whether it was written.

    Raises:
        WritingError: as `write_atomically`.
        OSError: what is there cannot be read.
    """
    if path.is_file() and path.read_bytes() == data:
        return False
    write_atomically(path, data)
    return True


def _ways(path: Path, trouble: OSError, otherwise: str) -> str:
    """What a person can do if a file or folder cannot be written. Windows says little of why."""
    if is_too_long(trouble):
        return f"The path is too long. Give the text a shorter name. {otherwise}"
    if not ON_WINDOWS:
        return otherwise
    if isinstance(trouble, PermissionError) and path.is_file():
        return f"{_OPEN if os.access(path, os.W_OK) else _READ_ONLY}{otherwise}"
    return misquoted(path) or otherwise


def _let_the_same_in(temporary: Path, path: Path) -> None:
    """Give a finished file the permissions of the one in whose place it comes: in a folder that several share, a colleague may write into it still."""
    if ON_WINDOWS:  # it knows of read-only alone, and would let nobody clear such a file away
        return
    with suppress(OSError):
        temporary.chmod(path.stat().st_mode & 0o777)


def put(temporary: Path, path: Path) -> None:
    """Give a finished file or folder its name. On Windows a guard against viruses may hold it, or what was there, for a moment: so for a second it is tried again."""
    for wait in (0.05, 0.15, 0.3, 0.5) if ON_WINDOWS else ():
        try:
            temporary.replace(path)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    temporary.replace(path)


def is_stream(path: Path) -> bool:
    """True for what is neither a file nor a folder: /dev/null, /dev/stdout, a pipe. It is written into, not put in its place."""
    try:
        return path.exists() and not path.is_file() and not path.is_dir()
    except OSError:  # the writing will tell why
        return False


def _pour(path: Path, data: bytes) -> None:
    try:
        with path.open("wb") as handle:
            handle.write(data)
    except OSError as error:
        raise WritingError(f"{path}: cannot be written ({reason(error)}).") from error


def _part(path: Path) -> Path:
    """The name under which a file or folder is made; known before it is there, so that an interruption leaves nothing behind."""
    # Not the whole name: with what is added it might be longer than a file system takes.
    return path.with_name(f".{path.name[:40]}.{os.urandom(4).hex()}.part")


def write_folder(folder: Path, tree: Mapping[str, bytes]) -> None:
    """Write a new folder whole or not at all: beside its place, then renamed. A folder that is there must be empty.

    Args:
        folder: where it is to be.
        tree: relative paths, with slashes, and contents.

    Raises:
        WritingError: the place or the disk does not allow it; nothing is left behind.
    """
    make_folder(folder.parent)
    temporary = _part(folder)
    try:
        temporary.mkdir()
        for path in sorted(tree):
            write_atomically(temporary.joinpath(*path.split("/")), tree[path])
        if folder.is_dir():
            folder.rmdir()
        put(temporary, folder)
    except WritingError as error:  # of a file in it, which is to be named as it would be called
        raise WritingError(str(error).replace(str(temporary), str(folder))) from error
    except OSError as error:
        raise WritingError(f"{folder}: cannot be written ({reason(error)}). {ELSEWHERE}") from error
    finally:
        from shutil import rmtree

        rmtree(temporary, ignore_errors=True)


def seal(data: bytes) -> bytes:
    """The same XML with a line that lets us see later whether it was edited: `<?teiwright seal="SHA-256"?>`.

    The line stands before the root element; the digest covers everything else.
    """
    digest = hashlib.sha256(data).hexdigest()
    head, sep, tail = data.partition(b"<TEI")
    return head + f'<?teiwright seal="{digest}"?>\n'.encode() + sep + tail


def is_untouched(data: bytes) -> bool:
    """True if the file is as we wrote it: its seal is there and agrees with everything else in it."""
    found = _SEAL.search(data)
    if not found:
        return False
    rest = data[: found.start()] + data[found.end() :]
    return hashlib.sha256(rest).hexdigest() == found[1].decode()


def is_corrected(path: Path, data: bytes) -> bool:
    """True if a file is there that is neither what would be written now nor as we wrote it: a person has changed it.

    Raises:
        WritingError: it is there but cannot be read.
    """
    there = _there(path)
    return there is not None and there != data and not is_untouched(there)


def keep_corrected(path: Path, data: bytes) -> Path | None:
    """Before a file that a person has changed is written over: a copy of it beside it. Its path; None if there is nothing to keep.

    It is called letter.xml.bak; where another copy has that name already, letter.xml.3fa9c1d2.bak, by its bytes. No copy is ever written over.

    Raises:
        WritingError: it cannot be kept; then nothing may be written over it.
    """
    if not is_corrected(path, data):
        return None
    there = path.read_bytes()
    figures = hashlib.sha256(there).hexdigest()
    names = (f"{path.name}.bak", *(f"{path.name}.{figures[:length]}.bak" for length in range(8, 65)))
    copy = next(c for c in map(path.with_name, names) if not c.exists() or c.read_bytes() == there)
    if not copy.exists():
        write_atomically(copy, there)
    return copy


class Written(Struct, frozen=True):
    """What became of a TEI file."""

    changed: bool
    """False if the same bytes were there already."""
    kept: Path | None = None
    """The copy of what a person had changed, where that was written over."""


def write_encoding(path: Path, data: bytes, *, force: bool = False) -> Written:
    """Write a TEI file, unless what is there was edited by hand; with `force` a copy of that is kept (`keep_corrected`).

    Raises:
        WritingError: the file was edited after we wrote it (or is not ours), and `force` was not given.
    """
    if _there(path) == data:
        return Written(changed=False)
    if not force and is_corrected(path, data):
        raise WritingError(
            f"{path}: this file was changed by hand since it was written, so it is left as it is. "
            f"To publish your version: teiwright transform {typed(path)}. To encode the text anew elsewhere: -o ANOTHER-FOLDER. "
            f"To take the changes over into a table that every encoding obeys: teiwright review TEXT --from {typed(path)}. To encode it anew all the same, with a copy of your version kept beside it: --force."
        )
    kept = keep_corrected(path, data)
    write_atomically(path, data)
    return Written(changed=True, kept=kept)


def _there(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.exists() and not is_stream(path) else None
    except OSError as error:
        raise WritingError(unreadable(path, error)) from error


def entry_of_zip(path: str, method: int) -> ZipInfo:
    """An entry of a zip that is the same on every system and at any time: the first moment that a zip can state says that none is meant."""
    from zipfile import ZipInfo

    entry = ZipInfo(path, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = method
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry


def is_file(path: Path) -> bool:
    """True if it is there and a file. What is longer than a name can be is not there: it is made from that of a text, and longer."""
    try:
        return path.is_file()
    except OSError as error:
        if is_too_long(error):
            return False
        raise
