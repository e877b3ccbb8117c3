"""A TEI file that was named on the command line, whoever wrote it: read, judged, and what is told of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from teiwright.files import ending_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from teiwright.findings import Finding
    from teiwright.validation import Valid


def in_folders(given: Sequence[Path], target: object) -> tuple[Path, ...]:
    """The files that were named, and those in the folders that were; a folder with one file, such as that of a text in the output, means that file.

    Args:
        given: files and folders.
        target: what was said behind -o.

    Raises:
        ReadingError: a folder of several was named, and not where its publications go: by a slip they would lie about in all its folders.
    """
    from teiwright.errors import ReadingError
    from teiwright.validation.tei_files import tei_files

    for path in given if target is None else ():
        if path.is_dir() and not _is_of_one_text(path):
            built = any(ending_in(path.iterdir(), ".txt"))
            raise ReadingError(
                f"{path}: this is a folder, not a TEI file. Name a file in it{' (what teiwright build made of a text lies in the output folder)' if built else ''}. "
                "Of all its TEI files: say with -o into which folder their publications go."
            )
    return tuple(file for path in given for file in (tei_files(path) if path.is_dir() else [path]))


def _is_of_one_text(folder: Path) -> bool:
    """Whether one TEI file lies in a folder, and none in those below it; a large folder, named by a slip, is not searched."""
    from teiwright.validation.tei_files import is_tei, tei_files

    here = [path for path in ending_in(folder.iterdir(), ".xml") if is_tei(path)]
    return len(here) == 1 and tei_files(folder) == here


def read_tei(
    text: Path, schemas: tuple[Path, ...] = (), *, unchecked: bool = False
) -> tuple[Valid | None, Sequence[Finding]]:
    """A TEI file as far as it can be published, and what is to be told of it; nothing with the reasons if it cannot be.

    Args:
        text: the file; “-” is standard input.
        schemas: what it is checked against, instead of what it names.
        unchecked: True if TEI with errors is published, too.
    """
    from teiwright import validation
    from teiwright.errors import TeiwrightError
    from teiwright.file_troubles import unreadable
    from teiwright.findings import Severity
    from teiwright.validation import xmlfile
    from teiwright.validation.unjudged import of_another_schema, slips
    from teiwright.xml_names import OUTERMOST

    standard = str(text) == "-"
    try:
        data = sys.stdin.buffer.read(xmlfile.LIMIT + 1) if standard else xmlfile.read(text)
    except OSError as error:
        raise TeiwrightError(unreadable(text, error, "TEI file")) from None
    name = "standard input" if standard else text.name
    asked = None
    if schemas:
        from teiwright.validation.schemas import from_files

        asked = from_files(schemas)
    folder = None if standard else text.parent
    result = validation.check(data, name, schemas=asked, folder=folder, path=None if standard else text)
    if isinstance(result, validation.Valid):
        return result, ()
    errors = [f for f in result.findings if f.severity is Severity.ERROR]
    if result.tree is None or result.tree.getroot().tag not in OUTERMOST:
        return None, errors  # no TEI, which cannot be published even unchecked
    if unchecked:
        return validation.Valid(result.tree, name, path=result.path), ()
    if not schemas and (unjudged := of_another_schema(result)):
        return unjudged
    if not schemas and (unknown := slips(result)):
        # What else our schema finds is no reason: it is not the one of the file.
        return None, [_refused(name, f"The file was not published: no version of TEI P5 has {unknown}.")]
    return None, [*errors, _refused(name, "The file was not published.")]


def _refused(name: str, why: str) -> Finding:
    from teiwright.findings import Finding, Place, Severity

    hint = "Correct it, or publish it as it is with --unchecked."
    return Finding("not-published", Severity.INFO, why, hint, Place(name))


def tell(findings: Sequence[Finding]) -> None:
    """Show what was found."""
    if findings:
        from teiwright.reports.words import as_text

        click.echo(as_text(findings), err=True)
