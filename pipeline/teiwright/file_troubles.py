"""What is said of a file or folder that the system does not give, in words that any reader knows."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ON_WINDOWS: bool = sys.platform == "win32"
LONGEST_PATH = 247
"""What Windows takes of a folder, from the drive on, unless it was told to take more; of a file twelve characters more."""
_CURLED = "“”„«»"


def not_there(path: Path, what: str = "file") -> str:
    """That a file or folder is not there, and which was probably meant: endings are hidden on many desktops."""
    from difflib import get_close_matches

    if path.is_symlink():
        return f"{path}: this is a link to “{path.readlink()}”, which is not there. Put the {what} itself here, or name it."
    if str(path).startswith(("http:", "https:")):
        return f"{path}: nothing is fetched from the web. Save the {what} on your computer, and name it."
    if str(path).startswith(tuple(_CURLED)):
        # Copied from a text, or typed where the keyboard makes them curled: a terminal reads them as letters.
        return f'{path}: there is no such {what}. Quotation marks must be the straight ones of a typewriter: "{str(path).strip(_CURLED)}".'
    if ways := misquoted(path):
        return f"{path}: there is no such {what}. {ways}"
    try:
        names = sorted(entry.name for entry in path.parent.iterdir() if not entry.name.startswith("."))
    except OSError:
        names = []
    parted = [name for name in names if name.startswith(f"{path.name} ")]
    parted.sort(key=lambda name: name.endswith(".csv"))  # a table is seldom meant where a text is beside it
    if parted:
        return f'{path}: there is no such {what}. A name with spaces stands in quotation marks: "{path.with_name(parted[0])}"'
    begun = [name for name in names if name.startswith(f"{path.stem}.") and path.stem]
    near = (begun or get_close_matches(path.name, names, 1, 0.8))[:1]
    meant = f" Did you mean “{near[0]}”?" if near else " Check the name and the folder."
    return f"{path}: there is no such {what}.{meant}"


def misquoted(path: Path) -> str:
    """What to do where cmd.exe or older PowerShell took \\" for a quotation mark of the name (tab completion writes it so); else nothing."""
    plain, mark, _ = str(path).partition('"')
    if not mark:
        return ""
    return f'A backslash before a closing quotation mark is not read as its end: write it without the backslash, "{plain}".'


def unreadable(path: Path, trouble: OSError | ValueError, kind: str = "file") -> str:
    """Why a file cannot be read, in words that any reader knows, and what to do."""
    if isinstance(trouble, FileNotFoundError) and not is_too_long(trouble):
        return not_there(path)
    # Windows says of a folder that it may not be opened.
    if isinstance(trouble, IsADirectoryError) or (isinstance(trouble, PermissionError) and path.is_dir()):
        return f"{path}: this is a folder, not a {kind}. Name a file in it."
    if isinstance(trouble, PermissionError):
        ways = "Change its permissions or copy it."
        if ON_WINDOWS:
            ways = "Close it in the program that has it open; or change its permissions, or copy it."
        return f"{path}: the file may not be read by you (permission denied). {ways}"
    if is_too_long(trouble):
        return f"{path}: {TOO_LONG}"
    words = (getattr(trouble, "strerror", None) or str(trouble)).lower()
    return f"{path}: the file cannot be read ({words})."


def not_utf8(path: Path, at: int, what: str = "file") -> str:
    """That a file is not UTF-8: in which line the letter stands that gives it away, and how it reads if the file was made on Windows."""
    data = path.read_bytes()
    line = data.count(b"\n", 0, at) + 1
    letter = data[at : at + 1].decode("cp1252", "replace")
    seems = f" (“{letter}” in Windows-1252, it seems)" if letter.isalpha() and b"\0" not in data else ""
    return f"{path}, line {line}: the {what} is not UTF-8{seems}."


def reason(trouble: OSError) -> str:
    """What the system says of it: “permission denied”."""
    return (trouble.strerror or type(trouble).__name__).lower()


TOO_LONG = "this name, or the path to it, is longer than the system allows. Choose a shorter one."


def is_too_long(trouble: OSError | ValueError) -> bool:
    """True if a name or the path to it is longer than the system allows. Windows says of such a path that it is not there."""
    if not isinstance(trouble, OSError):
        return False
    unseen = ON_WINDOWS and isinstance(trouble, FileNotFoundError)
    return trouble.errno == errno.ENAMETOOLONG or (unseen and is_long(trouble.filename or ""))


def is_long(path: Path | str) -> bool:
    """True if Windows may not see what is there because of the length of the path."""
    return len(os.path.abspath(path)) > LONGEST_PATH  # noqa: PTH100 - links are not followed


def not_allowed(trouble: PermissionError) -> str:
    """In a line, what the system does not let the user open; Python says so wherever a folder on the way is closed."""
    where = f"{trouble.filename}: " if trouble.filename else ""
    return f"{where}you may not open this, or a folder on the way to it (permission denied). Change the permissions, or copy what is needed to a folder of yours."


def gone_wrong(trouble: OSError) -> str:
    """In a line, what the system says of a file or folder amid the work: it is no longer there, a drive does not answer."""
    if isinstance(trouble, PermissionError):
        return not_allowed(trouble)
    if is_too_long(trouble):
        return f"{trouble.filename}: {TOO_LONG}"
    if isinstance(trouble, FileNotFoundError):
        return f"{trouble.filename}: it is no longer there. Was a folder moved or renamed, or a drive taken out? Put it back, and run this again."
    return f"{trouble.filename}: the system says: {reason(trouble)}. See whether the drive is at hand and can be read, and run this again."
