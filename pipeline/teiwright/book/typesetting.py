"""Pages from the source that xslt/typst.xsl writes: a PDF in which every note stands on the page of its mark.

Typst, the page maker, is part of the installation; only the typefaces that it carries are used (or those that the reader
names), so that the same edition gives the same bytes on every machine. It imports nothing and asks no network.
"""

from __future__ import annotations

import re
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from teiwright.book import glyphs
from teiwright.book.notes_in_place import with_notes_in_place
from teiwright.errors import GlyphError, RenderingError
from teiwright.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    import typst
    from typst import PDFStandard

_NUDGES = "nudges.txt"
_LONG = 500_000
"""Characters of the source of a book of some 150 pages."""

NAMED = 3
"""So many signs that the typeface lacks are told with the words around them, the others by their lines; of a script it lacks every one."""
STANDARDS: tuple[PDFStandard, ...] = ("a-2a", "ua-1")
"""For the archive (PDF/A-2a) and for readers who listen (PDF/UA-1)."""

STANDARDS_ATTACHED: tuple[PDFStandard, ...] = ("a-3a", "ua-1")
"""PDF/A-2 allows no attachment that is not PDF/A itself; PDF/A-3 does."""


def typeset(
    source: str, *, tei: str, name: str, parameters: Mapping[str, str | int | bool], folder: Path
) -> tuple[bytes, tuple[Finding, ...]]:
    """Make the PDF.

    Args:
        source: what xslt/typst.xsl gave.
        tei: the edition, to be attached where `attach-tei` is asked for, and to say where a sign stands.
        name: what the edition is called in messages.
        parameters: the settings of the output; here `attach-tei` and `fonts` matter.
        folder: nothing outside it can be read: where the pictures lie, or the stylesheet, which may show some of its own.

    Returns:
        The PDF, and what a person should know: notes that are not on the page of their mark after all attempts.

    Raises:
        RenderingError: a character has no glyph (it and its place are named), or the page maker stopped.
    """
    import typst

    inputs: dict[str, str] = {}
    attach = str(parameters.get("attach-tei", "no")) in ("yes", "True")
    if attach:
        inputs["tei"] = _in_utf8(tei)
    fonts = _fonts(str(parameters.get("fonts", "")))
    if fonts is not _carried():
        inputs["fonts"] = "|".join(_own_families(fonts))
    standards = STANDARDS_ATTACHED if attach else STANDARDS

    def made() -> tuple[tuple[Any, list[typst.TypstWarning]], tuple[Finding, ...]]:
        pages, findings = with_notes_in_place(
            partial(_set, source.encode(), folder, inputs, fonts), source, name
        )
        return pages.pdf(standards), findings

    stops = (typst.TypstError, RuntimeError)
    try:
        try:
            (data, warnings), findings = made()
        except stops as error:
            if not (lacking := _missing(error)):
                raise
            # What a typeface has upright alone is taken from that.
            inputs["upright"] = "|".join("".join(f"\\x{{{ord(c):x}}}" for c in sign) for sign in lacking)
            try:
                (data, warnings), findings = made()
            except stops as again:
                raise error if set("".join(lacking)) <= set("".join(_missing(again))) else again from None
    except stops as error:
        raise _explained(error, source, tei, name) from None
    finally:
        if len(source) > _LONG:
            forget()
    if not isinstance(data, bytes):
        raise RenderingError(f"The page maker gave no PDF of {name}.")
    for warning in warnings:
        if "was ignored" in warning.message:
            raise RenderingError(
                f"The page maker left something of {name} out: {warning.message}. Please report this."
            )
    if _NO_DATE in source[:2000]:
        findings += (_undated(name),)
    said = dict.fromkeys(str(w.message) for w in warnings)
    return data, (*findings, *(_warning(message, name) for message in said))


def _in_utf8(tei: str) -> str:
    """The file as it is attached, which is in UTF-8: a declaration that says otherwise is left out."""
    declared = re.match(r"<\?xml[^>]*\bencoding\s*=\s*[\"']([^\"']+)[\"'][^>]*\?>\s*", tei)
    return tei[declared.end() :] if declared and declared[1].lower() not in ("utf-8", "us-ascii") else tei


class _Set(Struct, frozen=True):
    """A book that is set."""

    compiler: typst.Compiler
    files: dict[str, bytes]

    def query(self, selector: str, *, field: str | None, one: bool) -> str:
        """What stands at a mark in it, as JSON."""
        return self.compiler.query(selector, field=field, one=one)

    def pdf(self, standards: tuple[PDFStandard, ...]) -> tuple[Any, list[typst.TypstWarning]]:
        """Its PDF, and what the page maker says of it."""
        # The files are given again: the page maker forgets them when it has answered. (Its types do not know of several files.)
        return self.compiler.compile_with_warnings(  # type: ignore[type-var]
            self.files, format="pdf", pdf_standards=list(standards)
        )


def _set(
    source: bytes, folder: Path, inputs: Mapping[str, str], fonts: typst.Fonts, nudged: Mapping[str, int]
) -> _Set:
    """Set the pages.

    What is nudged is told in a file, and each file has its name: the page maker remembers what it has set of the same files under
    the same settings, and sets only the paragraphs anew that are nudged. (Of a nameless source it would remember nothing.)
    """
    import typst

    files = {"main.typ": source, _NUDGES: " ".join(f"{note}={how}" for note, how in nudged.items()).encode()}
    compiler = typst.Compiler(  # type: ignore[type-var]
        files,
        root=folder,
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs={**inputs, "nudges": f"/{_NUDGES}"},
    )
    return _Set(compiler, files)


def forget() -> None:
    """Let the page maker forget what it has set. It remembers the last ten books, and a long one takes some 200 MiB."""
    import typst

    nothing = typst.Compiler(b"", ignore_system_fonts=True)
    for _ in range(11):
        nothing.compile(b"", format="svg")


@cache
def _carried() -> typst.Fonts:
    """The typefaces that the page maker brings with it."""
    import typst

    return typst.Fonts(include_system_fonts=False)


def _fonts(folder: str) -> typst.Fonts:
    if not folder:
        return _carried()
    import typst

    fonts = typst.Fonts(include_system_fonts=False, font_paths=[folder])
    if len(fonts.families()) <= len(_carried().families()):
        raise RenderingError(f"There is no typeface (otf, ttf) in the folder {folder}.")
    return fonts


def _own_families(fonts: typst.Fonts) -> tuple[str, ...]:
    """The reader's own families; those that the page maker carries stand behind them (xslt/typst/ground.typ)."""
    carried = _carried().families()
    return tuple(family for family in fonts.families() if family not in carried)


class Face(Struct, frozen=True, order=True):
    """One face of a typeface: upright or italic, normal or bold."""

    of_machine: bool
    family: str
    style: str
    weight: int
    path: str

    @property
    def own(self) -> bool:
        """True if it is from the reader's folder."""
        return not self.of_machine


def faces(folder: str) -> tuple[Face, ...]:
    """The faces in a folder of the reader's and then those of the machine, one of each kind: for other page makers than Typst."""
    import typst

    home = Path(folder).resolve() if folder else None
    found: dict[tuple[str, str, int], Face] = {}
    for font in typst.Fonts(include_system_fonts=True, font_paths=[str(home)] if home else []).fonts():
        plain = font.stretch == 1 and font.weight in (400, 700)
        if plain and font.path is not None and Path(font.path).suffix.lower() in (".otf", ".ttf"):
            path = Path(font.path)
            own = home is not None and path.is_relative_to(home)
            face = Face(not own, font.family, font.style, int(font.weight), str(path))
            key = (face.family, face.style, face.weight)
            found[key] = min(face, found.get(key, face))
    return tuple(sorted(found.values()))


_NO_FAMILY = "unknown font family:"
_NO_DATE = "#let book-date = datetime(year: 1970, month: 1, day: 1)"


def _undated(name: str) -> Finding:
    return Finding(
        "print-undated",
        Severity.INFO,
        "The header knows no day of publication; the PDF, which must have a date, says 1 January 1970.",
        'Write the day of publication into edition.toml or metadata.csv, for example published = "2026-01-31" (in the TEI: publicationStmt/date), or set SOURCE_DATE_EPOCH.',
        Place(file=name),
    )


def _warning(message: str, name: str) -> Finding:
    if message.startswith(_NO_FAMILY):
        return Finding(
            "page-maker",
            Severity.WARNING,
            f"There is no typeface called “{message.removeprefix(_NO_FAMILY).strip()}”, so another was taken.",
            "Name the folder in which its files lie (--fonts FOLDER), and the family as its files call it.",
            Place(file=name),
        )
    return Finding("page-maker", Severity.INFO, f"The page maker says: {message}", place=Place(file=name))


def _said(error: Exception) -> str:
    return str(getattr(error, "message", "")) or str(error)


def _missing(error: Exception) -> tuple[str, ...]:
    """The signs that no typeface has in the face in which they stand."""
    return glyphs.missing(f"{_said(error)}\n{getattr(error, 'diagnostic', '')}")


def _explained(error: Exception, source: str, tei: str, name: str) -> RenderingError:
    """What the page maker said, as a person can use it; missing glyphs with the words around them."""
    message, missing = _said(error), _missing(error)
    if "decode image" in message:
        return RenderingError(
            f"A picture of {name} cannot be read ({message.partition('decode image')[2].strip(' ()')}). "
            "What to do: open the pictures beside the text one by one, and save anew the one that does not open."
        )
    if not missing:
        return RenderingError(
            f"The page maker stopped on {name}: {message}. What to do: if a stylesheet of your own makes the book, look for this in it."
        )
    lines = [glyphs.explained(characters, source, tei) for characters in missing[:NAMED]]
    if missing[NAMED:]:
        lines.append(f"Nor has it these, of the same text: {glyphs.places(missing[NAMED:], tei)}.")
    ways = []
    if any(glyphs.are_no_letters(c) for c in missing):
        ways.append("delete the control characters in the text; they cannot be seen in most editors")
    if not all(glyphs.are_no_letters(c) for c in missing):
        ways.append(
            "--fonts FOLDER (of teiwright build, print, site and deposit pack), where the folder holds a typeface that has the sign (of Noto, https://fonts.google.com/noto, there is one for each script)"
        )
    return GlyphError(
        f"{name} cannot be printed as it is. {' '.join(lines)} What to do: {'; '.join(ways)}.", missing
    )
