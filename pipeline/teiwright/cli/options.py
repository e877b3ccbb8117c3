"""The options that several commands share."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from teiwright.encode import Options
    from teiwright.model import Source

F = TypeVar("F", bound="Callable[..., Any]")


class _Named(click.Path):
    """A file or folder. Whether it can be read is said by who reads it, in better words than click's; but it must have a name."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Refuse a name without a letter (an unset variable of the shell): it would be taken for the folder one is in, and all its texts; and “-” where it has no meaning."""
        if value == "":
            raise click.UsageError("The name of a file or folder is empty. Write its name.", ctx)
        if value == "-" and not self.allow_dash:  # a folder of this name would be made
            raise click.UsageError(
                "Standard input and output (-) are not for this. Write the name of a file or folder.", ctx
            )
        return super().convert(value, param, ctx)


def one_of(values: Sequence[str]) -> click.Choice[str]:
    """What an option can be; capitals make no difference (everybody writes A4)."""
    return click.Choice(values, case_sensitive=False)


FILE = _Named(path_type=Path, allow_dash=True, readable=False)
TEXT = _Named(path_type=Path, readable=False)
"""As a file, but “-” is no standard input."""


TARGET = click.Path(allow_dash=True, readable=False)
"""As it was typed, since a slash at the end names a folder."""


def in_folder(typed: str) -> bool:
    """True if what was typed after -o is a folder: one that is there, or that ends with a slash."""
    return typed.endswith(("/", os.sep)) or Path(typed).is_dir()


class GoingOn:
    """Of several things to make, one that cannot be made is told and does not stop the others: `with going: …` for each."""

    def __init__(self) -> None:
        """Nothing has gone wrong yet."""
        self.code = 0
        self._told: set[str] = set()

    def __enter__(self) -> None:
        """Begin one of them."""

    def __exit__(self, _kind: object, trouble: BaseException | None, _where: object) -> bool:
        """Tell expected trouble, and each only once; a bug stops all."""
        from teiwright.errors import TeiwrightError
        from teiwright.file_troubles import gone_wrong

        if isinstance(trouble, PermissionError) or (isinstance(trouble, OSError) and trouble.filename):
            trouble = TeiwrightError(gone_wrong(trouble))
        if not isinstance(trouble, TeiwrightError):
            return False
        self.code = max(self.code, trouble.exit_code)
        if str(trouble) not in self._told:
            click.echo(f"teiwright: {trouble}", err=True)
        self._told.add(str(trouble))
        return True


def refuse_same_place(made: Iterable[tuple[Path, str]]) -> None:
    """Make sure that no result takes the place of another.

    Args:
        made: where each is written, and what it is made from.

    Raises:
        click.UsageError: two are to be written to one place.
    """
    seen: dict[str, str] = {}
    for place, what in made:
        # Many a disk takes two names for one that differ in capitals alone, on Linux too (a stick); on all systems the same is refused.
        other = seen.setdefault(os.path.normcase(place).casefold(), what)
        if other != what:
            raise click.UsageError(
                f"{place} would be written twice: for {other} and for {what}. Make them one after the other, each with an -o of its own."
            )


def write(path: Path, data: bytes) -> None:
    """Write what was asked for with -o, and say so."""
    from teiwright import files

    files.write_atomically(path, data)
    click.echo(f"{path}: written", err=True)


def style_rules(path: Path | None) -> str:
    """The rules of a style sheet of the reader's own; nothing without a file. What of it has no effect is told.

    Raises:
        RenderingError: it cannot be read, or has a fault.
    """
    if path is None:
        return ""
    from teiwright import stylerules
    from teiwright.reports.words import as_text

    rules = stylerules.read(path)
    if rules.findings:
        click.echo(as_text(rules.findings), err=True)
    return rules.text


def stylesheet_option(words: str) -> Callable[[F], F]:
    """A stylesheet of the reader's own, instead of the output that it varies."""
    return click.option("--stylesheet", "sheets", type=TEXT, multiple=True, help=words)


def css_option(name: str, words: str) -> Callable[[F], F]:
    """Style rules of the reader's own: what they say."""
    return click.option(name, type=TEXT, callback=lambda _ctx, _option, path: style_rules(path), help=words)


def labels_option(name: str, words: str) -> Callable[[F], F]:
    """The language of what the program adds to a site."""
    words = f"Language of the headings and labels{words}.  [default: that of the texts, or English]"
    return click.option(name, type=one_of(["en", "fr", "de", "es", "it"]), help=words)


DIVIDERS = {"comma": ",", "semicolon": ";", "tab": "\t"}
divider_option = click.option(
    "--divider",
    type=one_of(list(DIVIDERS)),
    help="What divides the cells. Excel set to German, French, Italian or Spanish wants semicolon.  [default: comma, or as the table has it]",
)
"""Of a table that is written for a spreadsheet program."""
schema_option = click.option(
    "--schema",
    "schemas",
    type=TEXT,
    multiple=True,
    help="Check against this (.rng, .rnc or .sch); may be repeated.",
)
edition_option = click.option(
    "--edition",
    type=TEXT,
    help="edition.toml or metadata.csv with what the header does not say.  [default: NAME.toml, edition.toml or metadata.csv beside the file]",
)
"""What the editors say for a deposit."""
fonts_option = click.option(
    "--fonts",
    type=click.Path(exists=True, file_okay=False),
    help="Folder with typefaces for the PDF, for a script that its own typefaces lack.",
)
force_option = click.option(
    "--force",
    is_flag=True,
    help="Write over a TEI file even if it was changed by hand; a copy is kept as NAME.xml.bak.",
)


def names(_ctx: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """The names that an option was given, once each: `--to html --to pdf` and `--to html,pdf` are the same."""
    each = (name.strip() for value in given for name in value.split(","))
    return tuple(dict.fromkeys(name for name in each if name))


def reading_options(command: F) -> F:
    """How a text is read and what is marked in it."""
    for option in reversed(
        [
            click.option(
                "--encoding",
                metavar="NAME",
                help="Character encoding of the text (utf-8, cp1252 …) instead of the one found out.",
            ),
            click.option(
                "--language",
                metavar="CODE",
                default="",
                help="Language of the text (en, fr, de, es, it) instead of the one found out.",
            ),
            click.option(
                "--convention",
                metavar="NAME",
                default="",
                help="How the text was typed (letters, diary, drama, verse, minutes, markdown; bare: plain paragraphs) "
                "instead of what its signs say.",
            ),
            click.option(
                "--layout",
                type=one_of(["blank", "line", "indent", "short"]),
                help="What divides paragraphs: a blank line, every line end, an indented first line, or a short last line.  [default: what the text shows]",
            ),
            click.option(
                "--furniture",
                type=one_of(["keep", "drop"]),
                help="Page numbers and running heads: keep them marked as such (default), or drop the words and keep the page breaks.",
            ),
            click.option(
                "--boilerplate",
                type=one_of(["keep", "drop"]),
                help="Wrapper text of a digital library: keep it as a division of its own (default), or drop it.",
            ),
            click.option(
                "--hyphens",
                type=one_of(["join", "keep"]),
                help="Words divided at line ends: join those that the text has whole elsewhere (default), or keep all hyphens.",
            ),
            click.option(
                "--repair-mojibake",
                "repair",
                is_flag=True,
                help="Put right what a wrong encoding has garbled (“donâ€™t”) and report each change. Needs ftfy (pip install ftfy).",
            ),
            click.option("--keep-lines", is_flag=True, help="Mark the line ends inside paragraphs (lb)."),
            click.option(
                "--register",
                type=TEXT,
                help="Register of persons (TEI listPerson, or a table).  [default: persons.xml or persons.csv beside the text or in one of the three folders above it]",
            ),
            click.option(
                "--layer",
                "layers",
                metavar="NAME",
                multiple=True,
                callback=names,
                help="Mark only this: persons, dates, quotations, titles, mentioned; on request durations, dates_apart, dates_relative. "
                "Several with commas.  [default: the first five]",
            ),
            click.option(
                "--date-order",
                type=one_of(["day", "month"]),
                help="Which comes first in dates like 4/5/1945, instead of what the text shows.",
            ),
            click.option("--edtf", is_flag=True, help="Write dates in EDTF, too (@when-custom)."),
            click.option(
                "--min-cert",
                type=one_of(["high", "medium", "low"]),
                default="low",
                show_default=True,
                help="Leave out marks that are less sure than this.",
            ),
        ]
    ):
        command = option(command)
    return command


def standard_input(options: Options, values: dict[str, Any]) -> Source:
    """The text that comes by standard input (-).

    Raises:
        ReadingError: it is no plain text.
    """
    from teiwright.reading import LARGEST, decode

    data = sys.stdin.buffer.read(LARGEST + 1)
    return decode(data, "standard input", encoding=values["encoding"], repair=options.repair)


def options_from(values: dict[str, Any], *, schemas: str) -> Options:
    """The library's options from those of the command line.

    Raises:
        click.UsageError: a layer is not known.
    """
    from teiwright import annotators
    from teiwright.conventions import ReadingOptions
    from teiwright.encode import Options
    from teiwright.model import Certainty

    layers = tuple(values["layers"])
    try:
        annotators.named(layers)
    except LookupError as error:
        raise click.UsageError(str(error)) from error
    _check_reading(values["convention"], values["language"], values["encoding"])
    plain = ReadingOptions()
    reading = ReadingOptions(
        convention=values["convention"],
        language=values["language"],
        keep_lines=values["keep_lines"],
        layout=values["layout"] or plain.layout,
        furniture=values["furniture"] or plain.furniture,
        boilerplate=values["boilerplate"] or plain.boilerplate,
        hyphens=values["hyphens"] or plain.hyphens,
    )
    return Options(
        reading=reading,
        layers=layers or None,
        least=Certainty(values["min_cert"]),
        schemas=schemas,
        date_order=values["date_order"] or "",
        edtf=values["edtf"],
        repair=values["repair"],
        date=run_date(),
    )


def _check_reading(convention: str, language: str, encoding: str | None) -> None:
    from teiwright.conventions.named import named
    from teiwright.conventions.options import language_fault
    from teiwright.errors import ReadingError

    if convention:
        try:
            named(convention)
        except ReadingError as error:
            raise click.UsageError(str(error)) from error
    if language and (fault := language_fault(language)):
        raise click.UsageError(fault)
    if encoding:
        from teiwright.reading import ENCODINGS, is_encoding

        if not is_encoding(encoding):
            raise click.UsageError(f"“{encoding}” is not an encoding known here. {ENCODINGS}")


def run_date() -> str:
    """The day given by SOURCE_DATE_EPOCH (reproducible-builds.org), or nothing: no clock is read.

    Raises:
        click.UsageError: the variable is not a number of seconds.
    """
    from datetime import UTC, datetime

    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not value:
        return ""
    try:
        return datetime.fromtimestamp(int(value), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError) as error:
        raise click.UsageError(
            f"SOURCE_DATE_EPOCH is “{value}”, which is not a number of seconds."
        ) from error
