"""`teiwright encode`: a plain text in, a TEI file out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from teiwright.cli.options import (
    FILE,
    TARGET,
    force_option,
    in_folder,
    options_from,
    reading_options,
    standard_input,
)
from teiwright.cli.sections import ReadsTexts

if TYPE_CHECKING:
    from teiwright.encode import Encoding, Options
    from teiwright.findings import Finding


@click.command("encode", cls=ReadsTexts)
@click.argument("text", type=FILE)
@click.option(
    "-o",
    "--output",
    type=TARGET,
    help="TEI file or folder to write to; “-” for standard output.  [default: NAME.xml beside the text]",
)
@click.option(
    "--schemas",
    metavar="FOLDER",
    default="schemas",
    show_default=True,
    help="Where the TEI says its schemas are: a folder seen from the file, or an address.",
)
@force_option
@reading_options
@click.pass_context
def command(
    ctx: click.Context, /, text: Path, output: str | None, schemas: str, force: bool, **values: Any
) -> None:
    """Make a TEI file from a plain text.

    TEXT is a file, the folder of one work (with source.txt in it), or “-” for standard input. Nothing is published; to
    do everything at once, see teiwright build.

    \b
    Examples:
      teiwright encode letter.txt
      teiwright encode letter.txt -o letter.xml --min-cert high
      teiwright encode - < letter.txt > letter.xml
    """
    from teiwright import files
    from teiwright.results.schemas import write_schemas
    from teiwright.results.spared import spare
    from teiwright.works.finding import read_for

    options = options_from(values, schemas=schemas)
    encoding, findings, default = _encoded(text, options, values)
    data = files.seal(encoding.tei.to_bytes())
    target = default if output is None else Path(output)
    if output is not None and output != "-" and in_folder(output):
        target = Path(output) / (default.name if default else "text.xml")
    if target is None or output == "-":
        sys.stdout.buffer.write(data)
    else:
        if text.exists():
            spare(target, read_for(text, values["register"]))
        if schemas == "schemas" and not files.is_stream(target):
            findings += write_schemas(target.parent / schemas)
        written = files.write_encoding(target, data, force=force)
        if written.kept:
            click.echo(f"{target}: was changed by hand; your version is kept as {written.kept}", err=True)
        click.echo(f"{target}: {'written' if written.changed else 'already up to date'}", err=True)
    ctx.exit(_tell(findings))


def _encoded(
    text: Path, options: Options, values: dict[str, Any]
) -> tuple[Encoding, tuple[Finding, ...], Path | None]:
    from teiwright.encode import encode
    from teiwright.files import typed
    from teiwright.works.finding import find_works
    from teiwright.works.reading import encode_work, register_of

    if str(text) == "-":
        source = standard_input(options, values)
        encoding = encode(source, options, register=register_of(values["register"]), identifier="text")
        return encoding, encoding.findings, None
    works = find_works([text])
    if len(works) > 1:
        raise click.UsageError(
            f"{text} holds {len(works)} texts. For many at once: teiwright build {typed(text)}"
        )
    encoding, findings = encode_work(
        works[0], options, encoding=values["encoding"], register=values["register"]
    )
    return encoding, (*findings, *encoding.findings), works[0].text.with_name(f"{encoding.identifier}.xml")


def _tell(findings: tuple[Finding, ...]) -> int:
    from teiwright.findings import Severity, worst
    from teiwright.reports.words import as_text

    # There is no report to look into: what the text and its editors say differently is told here, too.
    serious = tuple(f for f in findings if f.severity is not Severity.INFO or f.code == "metadata-conflict")
    if serious:
        click.echo(as_text(serious), err=True)
    return 1 if worst(findings) is Severity.ERROR else 0
