"""`teiwright transform`: valid TEI in, a publication out."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import click

from teiwright.cli.given_tei import in_folders, read_tei, tell
from teiwright.cli.options import (
    FILE,
    TARGET,
    TEXT,
    GoingOn,
    in_folder,
    refuse_same_place,
    schema_option,
    style_rules,
    stylesheet_option,
    write,
)
from teiwright.cli.wanted import (
    outputs_option,
    refuse_outputs_as_texts,
    refuse_unknown_outputs,
    refuse_wrong_ending,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.findings import Finding
    from teiwright.outputs import Output
    from teiwright.rendering import Begun


class _WithOutputs(click.Command):
    """A command whose help ends with the outputs there are, as their stylesheets describe themselves."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the outputs and the names of their settings."""
        from teiwright.outputs import outputs

        del ctx
        with formatter.section("Outputs"):
            formatter.write_dl(
                [
                    (
                        o.name,
                        f"{o.help}  [{', '.join(p.name for p in o.parameters)}]" if o.parameters else o.help,
                    )
                    for o in outputs().values()
                ]
            )
        formatter.write_paragraph()
        formatter.write_text("In brackets: the settings. What they do: teiwright transform --settings NAME")


def _show_settings(ctx: click.Context, _option: click.Parameter, name: str | None) -> None:
    if name is None:
        return
    (output,) = _outputs((name,), ())
    formatter = ctx.make_formatter()
    formatter.write_text(output.help)
    with formatter.section("Settings"):
        formatter.write_dl(
            [
                (f"--set {p.name}=…", p.help + (f"  [default: {p.default}]" if p.default else ""))
                for p in output.parameters
            ]
            or [("none", "")]
        )
    click.echo(formatter.getvalue().rstrip())
    ctx.exit()


@click.command("transform", cls=_WithOutputs)
@click.argument("texts", nargs=-1, required=True, type=FILE, metavar="FILE_OR_FOLDER…")
@outputs_option("Which output; several with commas.  [default: html]")
@stylesheet_option("A stylesheet (XSLT 3.0) of your own instead; may be repeated.")
@click.option(
    "-o",
    "--output",
    "target",
    type=TARGET,
    help="File or folder to write to; “-” for standard output.  [default: beside the TEI file]",
)
@click.option(
    "--set", "settings", metavar="NAME=VALUE", multiple=True, help="A setting of the output; may be repeated."
)
@click.option(
    "--settings",
    "described",
    metavar="NAME",
    is_eager=True,
    expose_value=False,
    callback=_show_settings,
    help="Say what the settings of an output do, and stop.",
)
@click.option("--css", type=TEXT, help="Style rules of your own for the web page, after its own.")
@schema_option
@click.option(
    "--unchecked",
    is_flag=True,
    help="Publish TEI that does not follow the schema; what the outputs do not know is reported.",
)
@click.pass_context
def command(
    ctx: click.Context,
    texts: tuple[Path, ...],
    outputs: tuple[str, ...],
    sheets: tuple[Path, ...],
    target: str | None,
    settings: tuple[str, ...],
    css: Path | None,
    schemas: tuple[Path, ...],
    unchecked: bool,
) -> None:
    """Publish a TEI file as a web page, PDF, electronic book, XSL-FO or plain text.

    FILE_OR_FOLDER is a TEI file that follows its schema, whoever wrote it, a folder (every TEI file in it; name with -o where they go), or “-” for standard input. A file with errors is not
    published: they are shown, as teiwright validate does. TEI that was written for another schema (TEI Lite, EpiDoc …) is
    published with a warning if that schema is not at hand: teiwright's own is narrower, and no judge of it.

    Exit code: 0 published, 1 errors were found in a file, 2 it could not be published.

    \b
    Examples:
      teiwright transform letter.xml --to html
      teiwright transform letter.xml --to txt --set width=72 -o -
      teiwright transform edition/ --to html,pdf -o published/
      teiwright transform letter.xml --stylesheet my-page.xsl
    """
    from teiwright.errors import RenderingError
    from teiwright.processes import apart
    from teiwright.rendering import completed
    from teiwright.results.spared import spare_a_scan, spare_all

    refuse_outputs_as_texts(texts, outputs)
    texts = in_folders(texts, target)
    chosen = _outputs(outputs, sheets)
    if target and target != "-" and len(texts) == len(chosen) == 1 and not in_folder(target):
        refuse_wrong_ending(
            Path(target), (chosen[0].suffix,), f"made by “{chosen[0].name}” ({chosen[0].suffix})"
        )
    values = _settings(settings, css, chosen)
    many = len(texts) * len(chosen) > 1
    every = {text: [_place(text, target, o.suffix, many=many) for o in chosen] for text in texts}
    refuse_same_place(
        (place, f"{text} ({output.stylesheet.name})")
        for text, places in every.items()
        for output, place in zip(chosen, places, strict=True)
        if place is not None
    )
    code, going = 0, GoingOn()
    for text, places in every.items():
        wishes = [
            (output, _for(output, {**_way_to_pictures(text, place), **values}))
            for output, place in zip(chosen, places, strict=True)
        ]
        halves: list[Begun] | None = None
        with going:
            begin = partial(_begin, wishes=wishes, schemas=schemas, unchecked=unchecked)
            # The page maker needs the memory of a large text for itself.
            of_pages = any(output.engine == "typst" for output in chosen)
            findings, halves = apart.done(begin, text) if of_pages else begin(text)
            tell(findings)
            code = code if halves is not None else 1
        told: set[Finding] = set()
        for place, half in zip(places, halves or (), strict=halves is not None):
            with going:
                if place is not None:
                    spare_all(place, (*texts, *sheets, *schemas, *([css] if css else ())), (text,))
                rendition = completed(half)
                if isinstance(rendition, RenderingError):
                    raise rendition
                if target is None and place is not None:
                    _spare_a_text(text, place, rendition.data)
                if place is not None and place != Path(target or ""):
                    spare_a_scan(place)
                tell([f for f in rendition.findings if f not in told])
                told.update(rendition.findings)
                _write(rendition.data, place)
    ctx.exit(max(code, going.code))


def _outputs(names: tuple[str, ...], sheets: tuple[Path, ...]) -> list[Output]:
    from teiwright import outputs

    refuse_unknown_outputs(names)
    known = outputs.outputs()
    own = [outputs.output_of(sheet) for sheet in sheets]
    return [known[name] for name in names] + own or [known["html"]]


def _settings(pairs: tuple[str, ...], css: Path | None, chosen: list[Output]) -> dict[str, str]:
    values = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise click.UsageError(f"A setting is written NAME=VALUE; “{pair}” is not.")
        if not any(_for(output, {name: value}) for output in chosen):
            known = sorted({p.name for output in chosen for p in output.parameters})
            raise click.UsageError(f"There is no setting “{name}”. There are: {', '.join(known) or 'none'}.")
        values[name] = value
    if css is not None:
        if not any(_for(output, {"css": ""}) for output in chosen):
            raise click.UsageError(
                f"--css has no effect on {' or '.join(o.name for o in chosen)}: style rules are for the web page (--to html). What else can be varied: --stylesheet."
            )
        values["css"] = style_rules(css)
    return values


def _for(output: Output, values: dict[str, str]) -> dict[str, str]:
    """The settings that an output understands; a stylesheet that describes no settings gets them all."""
    known = {p.name for p in output.parameters}
    return {name: value for name, value in values.items() if not known or name in known}


def _way_to_pictures(text: Path, place: Path | None) -> dict[str, str]:
    """How a page that is not written beside the TEI gets to its pictures, as a setting."""
    if place is None or str(text) == "-":
        return {}
    home, here = text.resolve().parent, place.resolve().parent
    if home == here or home.anchor != here.anchor:
        return {}
    return {"pictures-at": quote(Path(os.path.relpath(home, here)).as_posix()) + "/"}


def _begin(
    text: Path, *, wishes: list[tuple[Output, dict[str, str]]], schemas: tuple[Path, ...], unchecked: bool
) -> tuple[Sequence[Finding], list[Begun] | None]:
    """What was found in a file, and its publications as far as `rendering.begun` makes them; none of a file that is refused."""
    from teiwright.rendering import begun

    edition, findings = read_tei(text, schemas, unchecked=unchecked)
    return findings, [begun(edition, o, parameters=given) for o, given in wishes] if edition else None


def _place(text: Path, target: str | None, suffix: str, *, many: bool) -> Path | None:
    """The file to write; None for standard output."""
    standard = str(text) == "-"
    if target is None:
        # (What has no name, “.”, is a folder: reading it says so.)
        return None if standard or not text.name else text.with_suffix(suffix)
    if target == "-":
        return None
    if many or in_folder(target):
        return Path(target) / f"{'text' if standard else text.stem}{suffix}"
    return Path(target)


def _spare_a_text(tei: Path, place: Path, data: bytes) -> None:
    """Make sure that a text beside TEI of others, which may be what they made it from, is written over only by who names it."""
    from teiwright.errors import WritingError
    from teiwright.results.spared import is_sealed

    if place.suffix == ".txt" and place.is_file() and place.read_bytes() != data and not is_sealed(tei):
        raise WritingError(
            f"{place}: there is such a file already. It may be the text from which the TEI was made, for {tei.name} does not say from which it was. "
            f"Name a file with -o (-o {place} writes over it)."
        )


def _write(data: bytes, path: Path | None) -> None:
    if path is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        write(path, data)
