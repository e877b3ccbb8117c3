"""The texts of a site that is made of TEI files, whoever wrote them: each gets a folder in the site, with a copy of its file and its publications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright import files, pictures
from teiwright.site import Published
from teiwright.validation.tei_files import tei_files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from teiwright.findings import Finding
    from teiwright.look import Look
    from teiwright.validation import Valid


def named(paths: Sequence[Path], site: Path) -> tuple[tuple[Path, str], ...]:
    """The TEI files at some paths, each with what it is called in a site; a copy that an earlier run laid into the site is none.

    Raises:
        ReadingError: there is no such file or folder, or no TEI in it.
    """
    from teiwright.identifiers import xml_name
    from teiwright.works.finding import Work, with_names_of_their_own

    away = site.resolve()
    found = {
        text.resolve(): text
        for path in paths
        for text in tei_files(path)
        if not text.resolve().is_relative_to(away) or path.resolve().is_relative_to(away)
    }
    works = with_names_of_their_own([Work(text, xml_name(text.stem)) for text in found.values()])
    return tuple((work.text, work.identifier) for work in works)


def lay(
    text: Path, name: str, edition: Valid, site: Path, outputs: tuple[str, ...], look: Look, fonts: str = ""
) -> tuple[Published, tuple[Path, ...], tuple[Finding, ...]]:
    """Lay a TEI file into its folder in the site, byte for byte, with its pictures and publications.

    Args:
        text: the file.
        name: what it is called in the site.
        edition: what it says.
        site: the folder of the site.
        outputs: what is made of it, beside its page in the site.
        look: style rules of the reader's own.
        fonts: a folder with typefaces for the PDF.

    Returns:
        The text as the site takes it, the publications, and what a person should know.

    Raises:
        WritingError: a file cannot be written, or a TEI file of this name lies there that somebody has corrected.
    """
    from teiwright.look import Look, wishes
    from teiwright.rendering import attempt
    from teiwright.results.publishing import lay_beside

    tei = site / name / f"{name}.xml"
    data = text.read_bytes()
    if not (tei.is_file() and tei.read_bytes() == data):
        files.keep_corrected(tei, data)
        files.write_atomically(tei, data)
    told = pictures.carry(edition, text.parent, tei.parent)
    laid = replace(edition, path=tei)
    made = wishes(outputs, asked=look, stated=Look(), printing=(), fonts=fonts, narrowed=True)
    results = ((output, attempt(laid, output, parameters=given)) for output, given in made.items())
    written, more = lay_beside(tei, results, "")
    return Published(laid, tei.parent, name), written, (*told, *more)
