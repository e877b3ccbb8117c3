"""`teiwright validate`: is a TEI file fit for deposit, and if not, what to do."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from teiwright.cli.options import FILE, one_of, schema_option

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from teiwright.findings import Finding


@click.command("validate")
@click.argument("files", metavar="FILE_OR_FOLDER…", nargs=-1, required=True, type=FILE)
@schema_option
@click.option(
    "--phase", default="", metavar="NAME", help="Phase of the Schematron rules; #ALL for every rule."
)
@click.option(
    "--format",
    "form",
    type=one_of(["text", "json", "sarif", "html"]),
    default="text",
    show_default=True,
    help="How to say it.",
)
@click.option("-o", "--output", type=FILE, help="Write the report to this file instead of showing it.")
@click.option("--fix", is_flag=True, help="Apply the safe repairs and write NAME.fixed.xml beside each file.")
@click.option(
    "--schema-seconds",
    type=click.FloatRange(min=0.1),
    default=45.0,
    show_default=True,
    help="How long a schema may take to be compiled.",
)
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[Path, ...],
    schemas: tuple[Path, ...],
    phase: str,
    form: str,
    output: Path | None,
    fix: bool,
    schema_seconds: float,
) -> None:
    """Check TEI files and say what is wrong, where, and what to do.

    FILE_OR_FOLDER is a TEI file, a folder (every TEI file in it), or “-” for standard input. Without --schema the schemas are used that a file
    names itself, if they lie beside it; else teiwright's own. Nothing is ever fetched from the network.

    Exit code: 0 no errors, 1 errors were found, 2 it, or one of several files, could not be checked.

    \b
    Examples:
      teiwright validate letter.xml
      teiwright validate edition/ --format html -o report.html
      teiwright validate letter.xml --schema project.rng --schema project.sch
      teiwright validate letter.xml --fix
    """
    from teiwright.results.spared import spare_all
    from teiwright.validation.run import Job, run
    from teiwright.validation.schemas import Settings

    if output is not None:
        read = (*files, *schemas)
        spare_all(output, read, read)  # by a slip a file that is checked stands behind -o
    job = Job(tuple(schemas), Settings(seconds=schema_seconds, phase=phase), fix=fix)
    done = run(files, job, standard_input=sys.stdin.buffer)
    for repair in done.repairs:
        click.echo(repair, err=True)
    report = _report(done.findings, done.names, form)
    if output is None or str(output) == "-":
        click.echo(report)
    else:
        from teiwright.files import told, write_atomically

        write_atomically(output, told(report) + b"\n")
        verdict = _report(done.findings, done.names, "text").rstrip().rpartition("\n")[2]
        click.echo(f"{output}: written. {verdict}", err=True)
    ctx.exit(done.exit_code)


def _report(findings: Sequence[Finding], names: Sequence[str], form: str) -> str:
    if form in {"json", "sarif"}:
        from teiwright.reports.data import as_json, as_sarif

        return as_json(findings) if form == "json" else as_sarif(findings)
    if form == "html":
        from teiwright.reports.page import as_html

        return as_html(findings, files=names)
    from teiwright.reports.words import as_report

    return as_report(findings, names)
