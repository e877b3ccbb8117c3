"""`teiwright print`: a PDF with a choice of page maker and book format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from teiwright.book.printing import CHOICES, OWN_PAGE, is_own_page
from teiwright.cli.given_tei import in_folders
from teiwright.cli.options import (
    TEXT,
    GoingOn,
    fonts_option,
    one_of,
    refuse_same_place,
    run_date,
    stylesheet_option,
)
from teiwright.cli.wanted import refuse_wrong_ending

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teiwright.findings import Finding
    from teiwright.outputs import Output
    from teiwright.rendering import Rendition
    from teiwright.validation import Valid


class _Page(click.Choice[str]):
    """A format that has a name, or one of the publisher's own."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Take width and height for what they are."""
        own = str(value).lower().replace("×", "x").replace(" ", "")
        if is_own_page(own):
            return own
        if any(figure in own for figure in "0123456789") and "x" in own and own not in self.choices:
            raise click.UsageError(
                f"--page cannot be “{value}”; it can be {', '.join(self.choices)}, or {OWN_PAGE}."
            )
        return super().convert(value, param, ctx)


@click.command("print")
@click.argument("files", metavar="FILE_OR_FOLDER…", nargs=-1, required=True, type=TEXT)
@click.option(
    "-o", "--output", type=TEXT, help="File (one text) or folder for the PDF.  [default: beside the TEI file]"
)
@click.option(
    "--engine",
    type=one_of(["typst", "fop"]),
    default="typst",
    show_default=True,
    help="Page maker. Typst is part of the installation; Apache FOP must be installed (the message says how).",
)
@click.option(
    "--page",
    type=_Page(CHOICES["page"], case_sensitive=False),
    metavar="FORMAT",
    help="Format: half-letter (5.5 × 8.5 in; the default), a5, 6x9 (in), a4, large (large print), or width and height in millimetres: 125x205.",
)
@click.option(
    "--notes",
    type=one_of(CHOICES["notes"]),
    help="Where notes stand: at the foot of the page (the default), at the end of each chapter, at the end of the text.",
)
@click.option(
    "--note-numbers",
    type=one_of(CHOICES["note_numbers"]),
    help="Numbers of notes: printed (the default: as in the source; where one sign, such as *, marks several notes, the signs in turn), source (signs as well), counted anew in each chapter, or throughout the book.",
)
@click.option(
    "--contents",
    type=one_of(CHOICES["contents"]),
    help="Table of contents; auto (the default): from three headings on, but not in a short text.",
)
@click.option(
    "--chapters",
    type=one_of(CHOICES["chapters"]),
    help="Where chapters begin: page (a new one), run-on (below the one before); auto (the default): run-on in a short text.",
)
@click.option(
    "--index",
    "indexes",
    type=one_of(CHOICES["indexes"]),
    multiple=True,
    help="Index to be made; may be repeated.  [default: all]",
)
@click.option(
    "--together",
    metavar="TITLE",
    default="",
    help="Make one book of all files, in the order in which they are named, under this title.",
)
@click.option("--certainty", is_flag=True, help="Show in print which marks of the machine are not certain.")
@click.option(
    "--half-title/--no-half-title",
    default=None,
    help="A leaf with the title alone before the title page.  [default: not in a short text, of less than 10,000 characters]",
)
@click.option("--no-source-pages", is_flag=True, help="Leave out the page numbers of the copy.")
@click.option(
    "--edition",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="edition.toml whose part [print] holds where no option is given.  [default: NAME.toml or edition.toml beside the TEI file]",
)
@stylesheet_option(
    "A stylesheet (XSLT 3.0) of your own that varies the book.  [default: that of edition.toml]"
)
@click.option("--attach-tei", is_flag=True, help="Put the TEI file into the PDF (PDF/A-3a; typst only).")
@fonts_option
@click.option(
    "--fop", "program", default="", metavar="PROGRAM", help="Where Apache FOP is, if not on the PATH."
)
@click.pass_context
def command(ctx: click.Context, /, files: tuple[Path, ...], **chosen: Any) -> None:
    """Make a PDF with a choice of page maker and book format.

    FILE_OR_FOLDER is a TEI file, or a folder (every TEI file in it; name with -o where the PDF goes); it is checked first, and only what is valid is printed. TEI written for a schema that is not at hand
    is printed with a warning.

    Exit code: 0 printed, 1 errors were found in a file, 2 it could not be printed.

    \b
    Examples:
      teiwright print letter.xml
      teiwright print letter.xml --page large --notes end -o large.pdf
      teiwright print letter.xml --engine fop
      teiwright print output/ --together "Collected Letters" -o letters.pdf
    """
    files = in_folders(files, chosen["output"])
    _refuse_one_for_many(files, chosen)
    from teiwright import rendering
    from teiwright.validation import Valid, check_file
    from teiwright.validation.unjudged import of_another_schema, stopping

    if chosen["engine"] == "typst" and not chosen["together"]:
        code, going = 0, GoingOn()
        for file in files:
            with going:
                code = code if _print(file, chosen, several=len(files) > 1) else 1
        ctx.exit(max(code, going.code))
    checked = [check_file(file) for file in files]
    for place, edition in enumerate(checked):
        if unjudged := of_another_schema(edition, whole=True):
            checked[place] = unjudged[0]
            _say(unjudged[1])
    editions = [
        (file, edition) for file, edition in zip(files, checked, strict=True) if isinstance(edition, Valid)
    ]
    for edition in checked:
        if not isinstance(edition, Valid):
            _tell(stopping(edition) or edition.findings, edition.name)
    asked = _asked(chosen)
    together: dict[str, str] = {}
    if chosen["together"]:
        if len(editions) < len(files):
            ctx.exit(1)
        together = {
            "book-title": chosen["together"],
            "with": " ".join(file.resolve().as_uri() for file, _ in editions[1:]),
        }
        del editions[1:]
    for file, edition in editions:
        settings = {**_wishes(file, chosen), **asked, **together}
        book = _book(file, chosen)
        if chosen["engine"] == "fop":
            rendition = _fop(edition, book, settings, chosen)
        else:
            rendition = rendering.render(edition, book, parameters={**settings, **_typst_only(chosen)})
        _finish(rendition, file, chosen, several=len(editions) > 1)
    ctx.exit(0 if len(checked) == sum(isinstance(edition, Valid) for edition in checked) else 1)


def _print(file: Path, chosen: Mapping[str, Any], *, several: bool) -> bool:
    """Print one text by Typst; False if it has errors, which are shown."""
    from teiwright import rendering
    from teiwright.processes import apart

    settings = {**_wishes(file, chosen), **_asked(chosen), **_typst_only(chosen)}
    prepared = apart.prepared(file, _book(file, chosen), settings)
    if isinstance(prepared, tuple):
        _tell(prepared, next((f.place.file for f in prepared if f.place.file), str(file)))
        return False
    _finish(rendering.finish(prepared), file, chosen, several=several)
    return True


def _refuse_one_for_many(files: tuple[Path, ...], chosen: Mapping[str, Any]) -> None:
    output: Path | None = chosen["output"]
    if output is None:
        return
    if not output.is_dir():
        refuse_wrong_ending(output, (".pdf",), "a PDF")
    if chosen["together"]:
        return
    if output.suffix.lower() == ".pdf" and not output.is_dir() and len(files) > 1:
        raise click.UsageError(
            f"{output} is one file, and there are {len(files)} texts. Name a folder with -o, or make one book of them with --together TITLE."
        )
    refuse_same_place((output / _name(file), str(file)) for file in files)


def _tell(findings: tuple[Finding, ...], name: str) -> None:
    from teiwright.findings import Severity
    from teiwright.reports.words import as_text, summary

    click.echo(as_text(findings), err=True)
    if any(finding.severity is Severity.ERROR for finding in findings):
        click.echo(f"\n{summary(findings)}. {name} was not printed.", err=True)


def _finish(rendition: Rendition, file: Path, chosen: Mapping[str, Any], *, several: bool) -> None:
    """Write the book, and say it if another book that lay there may have been made by an edition.toml that `print` does not know."""
    from teiwright.files import write_atomically
    from teiwright.results.spared import spare_a_scan

    target = _target(file, chosen["output"], several=several)
    if target != chosen["output"]:
        spare_a_scan(target)
    another = target.is_file() and target.read_bytes() != rendition.data
    write_atomically(target, rendition.data)
    _say(rendition.findings)
    if another and not chosen["output"] and chosen["engine"] == "typst" and not _stated(file, chosen):
        click.echo(
            f"info: {target.name} was another book, and is written over. There is no edition.toml beside {file.name}: options alone decided what "
            "this one is like. If the edition.toml of the work says something under [print], name it with --edition; with -o the book goes elsewhere.",
            err=True,
        )
    click.echo(str(target))


def _say(findings: tuple[Finding, ...]) -> None:
    for finding in findings:
        click.echo(f"{finding.severity}: {finding.message} {finding.hint}".rstrip(), err=True)


def _target(file: Path, output: Path | None, *, several: bool) -> Path:
    if output is None:
        return file.with_name(_name(file))
    into = several or output.is_dir() or output.suffix.lower() != ".pdf"
    return output / _name(file) if into else output


def _name(file: Path) -> str:
    """What the book of a text is called."""
    return file.with_suffix(".pdf").name


def _wishes(file: Path, chosen: Mapping[str, Any]) -> dict[str, str]:
    """What edition.toml says about the book; of a collection, that in the folder of its first text."""
    from teiwright.edition import read_edition

    stated = _stated(file, chosen)
    return dict(read_edition(stated)[0].printing) if stated else {}


def _stated(file: Path, chosen: Mapping[str, Any]) -> Path | None:
    """The edition.toml that speaks of the book, if there is one."""
    from teiwright.works.finding import edition_beside

    stated: Path | None = chosen["edition"]
    if stated is None:
        stated = file.with_name("edition.toml") if chosen["together"] else edition_beside(file)
    return stated if stated and stated.is_file() else None


def _book(file: Path, chosen: Mapping[str, Any]) -> str | Output:
    """The output that makes the book: a stylesheet that was named, or that edition.toml names, or else ours.

    Raises:
        click.UsageError: a stylesheet was named that varies no book by this page maker.
    """
    wanted = "fo" if chosen["engine"] == "fop" else "pdf"
    edition = _stated(file, chosen)
    if not chosen["sheets"] and edition is None:
        return wanted
    from teiwright import look

    for sheet in chosen["sheets"]:
        own = look.own_output(sheet)
        if own.varies != wanted:
            package = f"urn:x-teiwright:{'fo' if wanted == 'fo' else 'typst'}"
            other = {
                "fo": " With --engine fop it makes the book.",
                "pdf": " Without --engine fop it makes the book.",
            }
            raise click.UsageError(
                f"{sheet} varies no book that {'Apache FOP' if wanted == 'fo' else 'Typst'} makes: it does not use the package {package}.{other.get(own.varies, '')}"
            )
        return own
    from teiwright.edition import read_edition

    stated = look.stated(read_edition(edition)[0], edition, page=False) if edition else look.Look()
    return next((sheet for sheet in stated.sheets if sheet.varies == wanted), wanted)


def _asked(chosen: Mapping[str, Any]) -> dict[str, str]:
    """The options that were given, as settings; they go before edition.toml."""
    asked = {
        name.replace("_", "-"): str(chosen[name])
        for name in ("page", "notes", "note_numbers", "contents", "chapters")
        if chosen[name]
    }
    flags = {"certainty": "yes", "attach_tei": "yes", "no_source_pages": "no"}
    asked |= {
        name.removeprefix("no_").replace("_", "-"): value for name, value in flags.items() if chosen[name]
    }
    if chosen["half_title"] is not None:
        asked["half-title"] = "yes" if chosen["half_title"] else "no"
    if chosen["indexes"]:
        asked["indexes"] = " ".join(name for name in chosen["indexes"] if name != "none")
    return asked


def _typst_only(chosen: Mapping[str, Any]) -> dict[str, str]:
    fonts = {"fonts": chosen["fonts"]} if chosen["fonts"] else {}
    return {"date": run_date(), **fonts}


def _fop(
    valid: Valid, book: str | Output, settings: Mapping[str, str], chosen: Mapping[str, Any]
) -> Rendition:
    from teiwright import pictures, rendering
    from teiwright.book import fop

    settings = dict(settings)
    if settings.pop("attach-tei", "no") == "yes" and chosen["attach_tei"]:
        raise click.UsageError(
            "--attach-tei needs --engine typst: FOP makes no PDF/A-3 with an attachment here."
        )
    program = fop.find(chosen["program"])
    told: list[Finding] = []

    def formatting(more: Mapping[str, str]) -> bytes:
        made = rendering.render(valid, book, parameters={**settings, **more})
        also = fop.backwards(made.data, valid.name)
        told.extend(finding for finding in (*made.findings, *also) if finding not in told)
        return made.data

    data = fop.make_pdf(
        program, formatting, fonts=chosen["fonts"] or "", pictures=pictures.folder_of(valid), tei=valid.text
    )
    return rendering.Rendition("pdf", ".pdf", data, (*told, *fop.unjoined(valid.text, valid.name)))
