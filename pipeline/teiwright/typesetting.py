"""Pages from the source that xslt/typst.xsl writes: a PDF in which every note stands on the page of its mark.

Typst, the page maker, is part of the installation; only the typefaces that it carries are used (or those that the reader
names), so that the same edition gives the same bytes on every machine. It imports nothing and asks no network.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from teiwright import glyphs
from teiwright.errors import GlyphError, RenderingError
from teiwright.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    import typst
    from typst import PDFStandard

NAMED = 3
"""So many signs that the typeface lacks are told with their place; of a script it lacks every one."""
STANDARDS: tuple[PDFStandard, ...] = ("a-2a", "ua-1")
"""For the archive (PDF/A-2a) and for readers who listen (PDF/UA-1)."""

STANDARDS_ATTACHED: tuple[PDFStandard, ...] = ("a-3a", "ua-1")
"""PDF/A-2 allows no attachment that is not PDF/A itself; PDF/A-3 does."""

_NUDGES = (0, 104, 96, 107, 93, 110, 90, 1, 201, 202, 204)
"""What is tried for a paragraph whose note fell on another page, one after the other: 0: its lines may part anywhere (most
often a line was moved to keep it company, and left its note behind); 1: they do not part at all; 201 and more: it begins so many lines lower, and thus on the next page;
else word spaces of so many percent."""

_ROUNDS = 16
"""How often the pages are set again: a paragraph that was helped moves those after it."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Where marks and notes came to stand: (id of the note, page counted from the first leaf)."""

    marks: tuple[tuple[str, int], ...]
    notes: tuple[tuple[str, int], ...]

    @property
    def displaced(self) -> tuple[tuple[str, int, int], ...]:
        """Notes that begin on another page than their mark: (id, page of the mark, page of the note; 0 = nowhere)."""
        at = dict(self.notes)
        return tuple((note, page, at.get(note, 0)) for note, page in self.marks if at.get(note, 0) != page)


def typeset(
    source: str,
    *,
    tei: str,
    name: str,
    parameters: Mapping[str, str | int | bool],
    folder: Path | None = None,
) -> tuple[bytes, tuple[Finding, ...]]:
    """Make the PDF.

    Args:
        source: what xslt/typst.xsl gave.
        tei: the edition, to be attached where `attach-tei` is asked for, and to say where a sign stands.
        name: what the edition is called in messages.
        parameters: the settings of the output; here `attach-tei` and `fonts` matter.
        folder: where the pictures lie; nothing outside it can be read.

    Returns:
        The PDF, and what a person should know: notes that are not on the page of their mark after all attempts.

    Raises:
        RenderingError: a character has no glyph (it and its place are named), or the page maker stopped.
    """
    import typst

    inputs: dict[str, str] = {"folder": str(folder)} if folder else {}
    attach = str(parameters.get("attach-tei", "no")) in ("yes", "True")
    if attach:
        inputs["tei"] = _in_utf8(tei)
    fonts = _fonts(str(parameters.get("fonts", "")))
    if fonts is not None:
        inputs["fonts"] = "|".join(family for family in fonts.families() if family != "Libertinus Serif")
    try:
        compiler, findings = _with_notes_in_place(source.encode(), inputs, fonts, name)
        data, warnings = compiler.compile_with_warnings(
            source.encode(), format="pdf", pdf_standards=list(STANDARDS_ATTACHED if attach else STANDARDS)
        )
    except (typst.TypstError, RuntimeError) as error:
        raise _explained(error, source, tei, name) from None
    if not isinstance(data, bytes):
        raise RenderingError(f"The page maker gave no PDF of {name}.")
    for warning in warnings:
        if "was ignored" in warning.message:
            raise RenderingError(
                f"The page maker left something of {name} out: {warning.message}. Please report this."
            )
    if _NO_DATE in source[:2000]:
        findings += (_undated(name),)
    return data, (*findings, *(_warning(str(w.message), name) for w in warnings))


def _in_utf8(tei: str) -> str:
    """The file as it is attached, which is in UTF-8: a declaration that says otherwise is left out."""
    declared = re.match(r"<\?xml[^>]*\bencoding\s*=\s*[\"']([^\"']+)[\"'][^>]*\?>\s*", tei)
    return tei[declared.end() :] if declared and declared[1].lower() not in ("utf-8", "us-ascii") else tei


def _with_notes_in_place(
    source: bytes, inputs: Mapping[str, str], fonts: typst.Fonts | None, name: str
) -> tuple[typst.Compiler, tuple[Finding, ...]]:
    """Set the pages; where a note fell on another page than its mark, set its paragraph a little differently, and again."""
    tried: dict[str, int] = {}
    compiler = _compiler(source, inputs, fonts, {})
    displaced = _prove(compiler).displaced
    for _ in range(_ROUNDS):
        hopeful = [note for note, _, _ in displaced if tried.get(note, 0) < len(_NUDGES)]
        if not hopeful:
            break
        for note in hopeful:
            tried[note] = tried.get(note, 0) + 1
        compiler = _compiler(
            source, inputs, fonts, {note: _NUDGES[times - 1] for note, times in tried.items()}
        )
        displaced = _prove(compiler).displaced
    return compiler, tuple(_displaced(note, mark, at, source, name) for note, mark, at in displaced)


def _compiler(
    source: bytes, inputs: Mapping[str, str], fonts: typst.Fonts | None, nudged: Mapping[str, int]
) -> typst.Compiler:
    import typst

    nudge = " ".join(f"{note}={percent}" for note, percent in nudged.items())
    return typst.Compiler(
        source,
        root=inputs.get("folder"),
        font_paths=[] if fonts is None else fonts,
        ignore_system_fonts=True,
        sys_inputs={**inputs, "nudge": nudge},
    )


def _prove(compiler: typst.Compiler) -> Proof:
    found = json.loads(compiler.query("<proof>", field="value", one=True))
    return Proof(
        tuple((str(note), int(page)) for note, page in found["marks"]),
        tuple((str(note), int(page)) for note, page in found["notes"]),
    )


def _fonts(folder: str) -> typst.Fonts | None:
    if not folder:
        return None
    import typst

    fonts = typst.Fonts(include_system_fonts=False, font_paths=[folder])
    if len(fonts.families()) <= len(typst.Fonts(include_system_fonts=False).families()):
        raise RenderingError(f"There is no typeface (otf, ttf) in the folder {folder}.")
    return fonts


@dataclass(frozen=True, order=True, slots=True)
class Face:
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


def _displaced(note: str, mark: int, at: int, source: bytes, name: str) -> Finding:
    number = re.search(rf'note\("{re.escape(note)}", "([^"]*)"', source.decode())
    where = f"page {at} of the PDF" if at else "no page"
    return Finding(
        "note-displaced",
        Severity.WARNING,
        f"Note {number.group(1) if number else note} begins on {where}, its mark is on page {mark}.",
        "The other formats have it in its place. In the PDF, another page format (--set page=a5) moves it.",
        Place(file=name, context=f"note {note}"),
    )


_NO_DATE = "#let book-date = datetime(year: 1970, month: 1, day: 1)"


def _undated(name: str) -> Finding:
    return Finding(
        "print-undated",
        Severity.INFO,
        "The header knows no day of publication; the PDF, which must have a date, says 1 January 1970.",
        'Write the day into edition.toml, as published = "2026-11-22" (in the TEI: publicationStmt/date), or set SOURCE_DATE_EPOCH.',
        Place(file=name),
    )


def _warning(message: str, name: str) -> Finding:
    return Finding("page-maker", Severity.INFO, f"The page maker says: {message}", place=Place(file=name))


def _explained(error: Exception, source: str, tei: str, name: str) -> RenderingError:
    """What the page maker said, as a person can use it; missing glyphs with the words around them."""
    message = str(getattr(error, "message", "")) or str(error)
    missing = glyphs.missing(f"{message}\n{getattr(error, 'diagnostic', '')}")
    if "decode image" in message:
        return RenderingError(
            f"A picture of {name} cannot be read ({message.partition('decode image')[2].strip(' ()')}). "
            "What to do: open the pictures beside the text one by one, and save anew the one that does not open."
        )
    if not missing:
        return RenderingError(f"The page maker stopped on {name}: {message}")
    lines = [glyphs.explained(characters, source, tei) for characters in missing[:NAMED]]
    if missing[NAMED:]:
        lines.append(f"Nor has it these, of the same text: {' '.join(missing[NAMED:])}.")
    return GlyphError(
        f"{name} cannot be printed as it is. {' '.join(lines)} "
        "What to do: --fonts FOLDER (of teiwright build and print), where the folder holds a typeface that has the sign.",
        missing,
    )
