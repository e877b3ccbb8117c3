"""Publications laid beside their TEI file: of a text just encoded, and of a TEI file that a person has corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright import files, pictures
from teiwright.errors import GlyphError, RenderingError
from teiwright.findings import Finding, Place, Severity
from teiwright.reports.run import write_corrected_report
from teiwright.results import outdated
from teiwright.results.spared import digests_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from teiwright.model import Source
    from teiwright.outputs import Output
    from teiwright.rendering import Rendition
    from teiwright.saxon import Value

NOT_IN_THE_TEXT = " Or write it otherwise: the sign is not in the text, but in what is said of it (the name of its file, edition.toml)."


def publications_of(tei_file: Path, more: Iterable[str | Output] = ()) -> tuple[Path, ...]:
    """Where each publication of a TEI file lies, if it was made.

    Args:
        tei_file: the file.
        more: what is made besides the outputs there are, by stylesheets of the reader's own.
    """
    from teiwright.look import suffix_of
    from teiwright.outputs import outputs

    return tuple(tei_file.with_suffix(suffix_of(output)) for output in dict.fromkeys((*outputs(), *more)))


def lay_beside(
    tei_file: Path, results: Iterable[tuple[str | Output, Rendition | RenderingError]], text: str
) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """Write publications beside their TEI file.

    Args:
        tei_file: what was published.
        results: the publications, or why one could not be made, by the outputs.
        text: the plain text, to say in which line something stands that could not be printed; empty where nobody has it.

    Returns:
        The files written, and what the reader should know of them.
    """
    from teiwright.look import suffix_of

    written, findings = [], []
    for output, rendition in results:
        if isinstance(rendition, RenderingError):
            place = Place(tei_file.name, source_line=_line_of(rendition, text))
            name = output if isinstance(output, str) else output.varies or output.name
            said, hint = str(rendition), ""
            if isinstance(rendition, GlyphError):
                said += "" if place.source_line or not text else NOT_IN_THE_TEXT
            elif not isinstance(output, str):
                hint = "Correct your stylesheet, and run this again. The other outputs do not depend on it."
            findings.append(Finding(f"no-{name}", Severity.ERROR, said, hint, place))
            continue
        path = tei_file.with_suffix(suffix_of(output))
        files.write_atomically(path, rendition.data)
        outdated.renewed(path)
        written.append(path)
        # Of pictures it was said already, with the line of the text, what book and page cannot know.
        findings += [f for f in rendition.findings if f.code != "picture-missing"]
    # What several outputs lack is told once.
    return tuple(written), tuple(dict.fromkeys(findings))


def publish_corrected(
    tei_file: Path, wishes: Mapping[str | Output, Mapping[str, Value]], source: Source, home: Path
) -> tuple[str, tuple[Path, ...], tuple[Finding, ...]]:
    """Publish a TEI file that a person has changed since it was written, and write its report. The file itself is left as it is.

    Args:
        tei_file: the file.
        wishes: the outputs, with the settings of each.
        source: the plain text that it was made from, as it is now.
        home: the folder of the text, where its pictures are.

    Returns:
        What was done, in words; the files written; what the reader should know of them.
    """
    from teiwright.rendering import attempt
    from teiwright.validation import Valid, check_file

    said = f"{tei_file}: this file was changed by hand since it was written, so it is left as it is. Nothing that edition.toml, tables or register say since then goes into it."
    stated = digests_in(tei_file.read_bytes())
    if stated and stated[0] != source.digest:
        said += " The text was changed since then too: what was changed there is not in it; make the same change in it."
    ways = (
        "To encode the text anew elsewhere: -o ANOTHER-FOLDER. To take the changes over into a table that every encoding obeys: "
        f"teiwright review {files.typed(home / source.name)} --from {files.typed(tei_file)}. To encode it anew all the same, with a copy of your version kept beside it: --force."
    )
    checked = check_file(tei_file)
    if not isinstance(checked, Valid):
        outdated.set_aside(publications_of(tei_file, wishes))
        report = _report(tei_file, checked.findings, published=False)
        return (
            f"{said} It has errors, so it is not published: teiwright validate {files.typed(tei_file)}. {ways}",
            (report,),
            (),
        )
    carried = pictures.carry(checked, home, tei_file.parent, source.text)
    results = ((name, attempt(checked, name, parameters=given)) for name, given in wishes.items())
    written, findings = lay_beside(tei_file, results, source.text)
    report = _report(tei_file, (*checked.findings, *carried, *findings), published=True)
    return f"{said} Your version is published. {ways}", (*written, report), (*carried, *findings)


def _report(tei_file: Path, findings: tuple[Finding, ...], *, published: bool) -> Path:
    report = tei_file.with_name(f"{tei_file.stem}.report.txt")
    said = write_corrected_report(tei_file.name, findings, published=published)
    files.write_atomically(report, files.told(said))
    return report


def _line_of(trouble: RenderingError, text: str) -> int:
    """The line of the text with the first sign that could not be printed; 0 if that was not the trouble."""
    signs = trouble.signs if isinstance(trouble, GlyphError) else ()
    first = min((at for sign in signs if (at := text.find(sign)) >= 0), default=-1)
    return text.count("\n", 0, first) + 1 if first >= 0 else 0
