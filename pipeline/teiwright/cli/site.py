"""`teiwright site`: TEI files in, whoever wrote them; a site of them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from teiwright.cli.given_tei import read_tei, tell
from teiwright.cli.options import TEXT, GoingOn, css_option, fonts_option, labels_option, schema_option
from teiwright.cli.wanted import outputs_option, refuse_unknown_outputs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from teiwright.findings import Finding
    from teiwright.site import Published

MADE = ("html", "pdf", "txt")


@click.command("site")
@click.argument("paths", metavar="FILE_OR_FOLDER…", nargs=-1, required=True, type=TEXT)
@click.option(
    "-o",
    "--output",
    type=TEXT,
    default="site",
    show_default=True,
    help="Folder to write to.",
)
@outputs_option(
    f"What each text is published as beside its page; several with commas.  [default: {','.join(MADE)}]"
)
@click.option("--title", metavar="WORDS", default="", help="What the site is called.  [default: The texts]")
@labels_option("--language", "")
@css_option("--css", "Style rules of your own for all pages, after their own.")
@fonts_option
@schema_option
@click.option("--unchecked", is_flag=True, help="Take TEI in, too, that does not follow the schema.")
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    output: Path,
    outputs: tuple[str, ...],
    title: str,
    language: str | None,
    css: str,
    fonts: str | None,
    schemas: tuple[Path, ...],
    unchecked: bool,
) -> None:
    """Make a site of TEI files, whoever wrote them: contents, persons, chronology, search.

    FILE_OR_FOLDER is a TEI file or a folder (every TEI file in it). Each text gets a folder in the site, with its page, its other forms and a copy
    of its TEI, byte for byte. A file with errors is left out and said why, as teiwright transform does. Of plain texts,
    teiwright build --site makes a site.

    Exit code: 0 made, 1 errors were found in a file, 2 a file could not be read or written.

    \b
    Examples:
      teiwright site tei/
      teiwright site tei/*.xml -o published --title "Letters from the harbour"
    """
    from teiwright.findings import few, number
    from teiwright.look import Look
    from teiwright.results import outdated
    from teiwright.site import CITATION, OF_A_TEXT, write_site
    from teiwright.site.of_tei import lay, named

    refuse_unknown_outputs(outputs)
    found: list[Published] = []
    alike: dict[str, list[str]] = {}
    code, going = 0, GoingOn()
    for text, name in named(paths, output):
        edition = None
        with going:
            edition, findings = read_tei(text, schemas, unchecked=unchecked)
            if edition is None:
                tell(findings)
            else:
                published, written, more = lay(
                    text, name, edition, output, outputs or MADE, Look(css), fonts or ""
                )
                _tell_once((*findings, *more), text, alike)
                found.append(published)
                click.echo(f"{name}: {' '.join(path.suffix[1:] for path in written)}")
        if edition is None:
            code = 1
            outdated.set_aside(output / name / file for file in (*OF_A_TEXT, f"{name}{CITATION}"))
    for kind, names in alike.items():
        if others := names[1:]:
            click.echo(f"The same [{kind}] in {len(others)} more: {few(others)}", err=True)
    if not found:
        click.echo("No site: none of the texts could be published.", err=True)
        ctx.exit(max(code, going.code))
    site = write_site(output, found, title=title, language=language or "", css=css)
    click.echo(f"Site of {number(len(found), 'text')}: {output / 'index.html'}")
    tell(site.findings)
    ctx.exit(max(code, going.code))


def _tell_once(findings: Sequence[Finding], text: Path, alike: dict[str, list[str]]) -> None:
    """Tell what a person should look at: of many files of one origin the same, in full of the first alone."""
    from teiwright.findings import Severity

    kinds = dict.fromkeys(f.code for f in findings if f.severity is not Severity.INFO)
    tell([f for f in findings if f.code in kinds and f.code not in alike])
    for kind in kinds:
        alike.setdefault(kind, []).append(text.name)
