"""Pages from XSL-FO by Apache FOP, where a reader has it: two runs, the second with the page numbers of the index merged."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from teiwright.errors import RenderingError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

HOW_TO_INSTALL = (
    "Apache FOP is not installed here. Debian and Ubuntu: sudo apt-get install fop. macOS: brew install fop. "
    "Elsewhere: unpack it from https://xmlgraphics.apache.org/fop/ (it needs Java) and put its folder on the PATH, "
    "or say where it is with --fop. Without it, --engine typst makes a PDF with what is installed already."
)

_SECONDS = 900

_WIDE = "Libertinus Serif, Linux Libertine O, Noto Serif, FreeSerif, DejaVu Serif, serif"
"""Typefaces with many scripts first: less handsome than those that xslt/fo.xsl prefers, taken where these lack a sign."""


def find(program: str = "") -> Path:
    """Where FOP is.

    Args:
        program: what the reader says; empty = look on the PATH.

    Raises:
        RenderingError: it is not there; the message says how to install it.
    """
    found = shutil.which(program or "fop")
    if found is None:
        raise RenderingError(f"There is no program {program}." if program else HOW_TO_INSTALL)
    return Path(found)


def make_pdf(
    program: Path, formatting: Callable[[Mapping[str, str]], bytes], *, passes: int = 2, fonts: str = ""
) -> bytes:
    """Make a PDF by FOP.

    Args:
        program: FOP.
        formatting: gives the XSL-FO for these settings of the output “fo”.
        passes: 1: the index cites a page for every mention; 2: a first run finds the pages, the second merges them.
        fonts: folder with typefaces, beside those of the machine.

    Raises:
        RenderingError: FOP stopped; its own words are given.
    """
    with tempfile.TemporaryDirectory(prefix="teiwright-fop-") as name:
        folder = Path(name)
        (folder / "fop.xconf").write_text(_configuration(fonts), "utf-8")
        for typefaces in ({}, {"font-family": _WIDE}):
            missing = _format(program, folder, formatting, typefaces, passes)
            if not missing:
                return (folder / "book.pdf").read_bytes()
    raise RenderingError(
        f"FOP finds no typeface with the signs {' '.join(missing)}. "
        "What to do: name a folder with typefaces that have them (--fonts FOLDER)."
    )


def _format(
    program: Path,
    folder: Path,
    formatting: Callable[[Mapping[str, str]], bytes],
    typefaces: Mapping[str, str],
    passes: int,
) -> list[str]:
    """One or two runs; the signs that no typeface had."""
    settings = {"fo-profile": "fop", **typefaces}
    (folder / "book.fo").write_bytes(formatting(settings))
    if passes > 1:
        missing = _run(program, folder, "-at", "book.area.xml")
        if missing:
            return missing
        pages = pages_of((folder / "book.area.xml").read_text("utf-8"))
        if pages:
            (folder / "book.fo").write_bytes(formatting({**settings, "pages": pages}))
    return _run(program, folder, "-pdf", "book.pdf")


def pages_of(area_tree: str) -> str:
    """Where every id fell, from FOP's area tree: “p1.1=3 p2.4=5”, in the order of the pages."""
    page, found = "", dict[str, str]()
    for match in re.finditer(r' formatted-nr="([^"]*)"| prod-id="([^"]*)"', area_tree):
        if match[2] is None:
            page = match[1]
        elif page.isdigit():
            found.setdefault(match[2], page)
    return " ".join(f"{name}={page}" for name, page in found.items())


def _configuration(fonts: str) -> str:
    folder = f'<directory recursive="true">{escape(str(Path(fonts).resolve()))}</directory>' if fonts else ""
    return (
        '<fop version="1.0"><renderers><renderer mime="application/pdf"><fonts>'
        f"{folder}<auto-detect/></fonts></renderer></renderers></fop>"
    )


def _run(program: Path, folder: Path, kind: str, output: str) -> list[str]:
    command = [str(program), "-c", "fop.xconf", "-fo", "book.fo", kind, output]
    try:
        done = subprocess.run(  # noqa: S603 - the program is the reader's own FOP, the arguments are fixed
            command, cwd=folder, capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RenderingError(f"Apache FOP could not be run: {error}") from None
    said = done.stderr + done.stdout
    if done.returncode or not (folder / output).is_file():
        raise RenderingError(f"Apache FOP stopped: {_reason(said)}")
    return sorted(set(re.findall(r'Glyph "(.)" \(0x', said)))


def _reason(said: str) -> str:
    """The line in which FOP says what is wrong, without the trace of its program."""
    lines = [line.strip() for line in said.splitlines() if not line.lstrip().startswith(("at ", "..."))]
    grave = [line for line in lines if re.search(r"SEVERE|ERROR|Exception", line)]
    return (grave or lines or ["it does not say why."])[0][:400]
