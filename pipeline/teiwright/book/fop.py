"""Pages from XSL-FO by Apache FOP, where a reader has it: two runs, the second with the page numbers of the index merged."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from teiwright.book import glyphs
from teiwright.book.fop_areas import places
from teiwright.errors import RenderingError
from teiwright.findings import Finding, Place, Severity
from teiwright.validation import xmlfile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from teiwright.book.typesetting import Face

HOW_TO_INSTALL = (
    "Apache FOP is not installed here. Debian and Ubuntu: sudo apt-get install fop. macOS: brew install fop. "
    "Elsewhere: unpack it from https://xmlgraphics.apache.org/fop/ (it needs Java) and put its folder on the PATH, "
    "or say where it is with --fop. Without it, --engine typst makes a PDF with what is installed already."
)

_SECONDS = 900

_HANDSOME = ("Libertinus Serif", "Linux Libertine O", "EB Garamond", "Georgia", "Times New Roman")
_WIDE = ("Libertinus Serif", "Linux Libertine O", "Noto Serif", "FreeSerif", "DejaVu Serif")
"""Typefaces with many scripts first: taken where the handsome ones lack a sign."""


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
    program: Path,
    formatting: Callable[[Mapping[str, str]], bytes],
    *,
    fonts: str = "",
    pictures: Path | None = None,
    tei: str = "",
) -> bytes:
    """Make a PDF by FOP.

    Args:
        program: FOP.
        formatting: gives the XSL-FO for these settings of the output “fo”.
        fonts: folder with typefaces, beside those of the machine.
        pictures: folder from which the addresses of pictures are taken.
        tei: the edition, to say where a sign stands that no typeface has.

    Raises:
        RenderingError: FOP stopped; its own words are given.
    """
    with tempfile.TemporaryDirectory(prefix="teiwright-fop-") as name:
        folder = Path(name)
        faces = _faces(fonts)
        (folder / "fop.xconf").write_text(_configuration(faces, pictures), "utf-8")
        for preferred in (_HANDSOME, _WIDE):
            missing = _format(program, folder, formatting, _families(faces, preferred))
            if not missing:
                return (folder / "book.pdf").read_bytes()
    raise RenderingError(
        f"FOP finds no typeface with these signs: {glyphs.places([sign for sign in missing if sign in tei] or missing, tei)}. "
        "What to do: name a folder with typefaces that have them (--fonts FOLDER)."
    )


def unjoined(text: str, name: str) -> tuple[Finding, ...]:
    """A warning, if the text has letters that must be joined to those beside them, which FOP does not do."""
    if not re.search("[\u0600-\u08ff\u0900-\u0dff\ufb50-\ufdff]", text):
        return ()
    return (
        Finding(
            "letters-unjoined",
            Severity.WARNING,
            "Apache FOP does not join the letters of Arabic and Indian scripts: they stand one by one.",
            "Print it with the other page maker (--engine typst), which does.",
            Place(file=name),
        ),
    )


def backwards(fo: bytes, name: str) -> tuple[Finding, ...]:
    """A warning, if words that are read from the right stand in notes or running heads, where FOP has their letters from the left."""
    root = xmlfile.parse_made(fo)
    parts = root.iter("{*}footnote-body", "{*}marker")
    if not any(
        re.search("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]", xmlfile.words_of(part)) for part in parts
    ):
        return ()
    return (
        Finding(
            "words-backwards",
            Severity.WARNING,
            "Apache FOP sets Hebrew and Arabic words backwards in notes at the foot of the page and in running heads.",
            "Print it with the other page maker (--engine typst), which does not.",
            Place(file=name),
        ),
    )


def _format(
    program: Path, folder: Path, formatting: Callable[[Mapping[str, str]], bytes], families: str
) -> list[str]:
    """Two runs: the first finds the pages, the second merges them in the index; the signs that no typeface had."""
    settings = {"fo-profile": "fop", "font-family": families}
    (folder / "book.fo").write_bytes(formatting(settings))
    # With the typefaces of the PDF: another width of letters would give other pages.
    if missing := _run(program, folder, "-at", "application/pdf", "book.area.xml"):
        return missing
    pages = " ".join(f"{name}={place}" for name, place in places(folder / "book.area.xml").items())
    (folder / "book.fo").write_bytes(formatting({**settings, "pages": pages}))
    return _run(program, folder, "-pdf", "book.pdf")


def _faces(folder: str) -> list[Face]:
    """Every typeface of the reader's folder, which come first, and those of the machine that we can use.

    FOP's own search takes the bold or italic face of many families for the upright one, so each face is declared.
    """
    from teiwright.book.typesetting import faces

    return [face for face in faces(folder) if face.own or face.family in (*_HANDSOME, *_WIDE)]


def _families(faces: Sequence[Face], preferred: Sequence[str]) -> str:
    """The reader's own families, then those that are preferred and there."""
    there = [face.family for face in faces]
    own = [face.family for face in faces if face.own]
    return ", ".join(
        dict.fromkeys((*own, *(name for name in (*preferred, *_WIDE) if name in there), "serif"))
    )


def _stands_for(face: Face, faces: Sequence[Face]) -> list[tuple[str, int]]:
    """The styles and weights for which a face is used: its own, and those that its family has not got.

    Scripts such as Arabic, Hebrew and Chinese have no italic: FOP would find no face for a word in it, and no sign.
    """
    own = (face.style, face.weight)
    have = {(f.style, f.weight) for f in faces if f.family == face.family}
    nearest = {
        ("normal", 400): (),
        ("italic", 400): (("normal", 400),),
        ("normal", 700): (("normal", 400),),
        ("italic", 700): (("normal", 700), ("italic", 400), ("normal", 400)),
    }
    return [
        kind
        for kind, instead in nearest.items()
        if own == kind or (kind not in have and own == next((i for i in instead if i in have), None))
    ]


def _configuration(faces: Sequence[Face], pictures: Path | None) -> str:
    declared = "".join(
        f"<font embed-url={quoteattr(Path(face.path).as_uri())}>"
        + "".join(
            f'<font-triplet name={quoteattr(face.family)} style="{style}" weight="{weight}"/>'
            for style, weight in _stands_for(face, faces)
        )
        + "</font>"
        for face in faces
    )
    return (
        f'<fop version="1.0">{f"<base>{escape(pictures.resolve().as_uri())}/</base>" if pictures else ""}<renderers><renderer mime="application/pdf"><fonts>'
        f"{declared}</fonts></renderer></renderers></fop>"
    )


def _run(program: Path, folder: Path, *result: str) -> list[str]:
    command, output = [str(program), "-c", "fop.xconf", "-fo", "book.fo", *result], result[-1]
    try:
        done = subprocess.run(  # noqa: S603 - the program is the reader's own FOP, the arguments are fixed
            command,
            cwd=folder,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_SECONDS,
            check=False,
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
