"""`teiwright review`: a table of the marks, for a person to decide about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import replace

from teiwright.cli.options import DIVIDERS, TEXT, GoingOn, divider_option, options_from, reading_options
from teiwright.cli.sections import ReadsTexts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from teiwright.encode import Encoding, Options
    from teiwright.review.table import Table
    from teiwright.works.finding import Work


@click.command("review", cls=ReadsTexts)
@click.argument("texts", type=TEXT, nargs=-1, required=True, metavar="TEXT_OR_FOLDER…")
@click.option("--unsure", is_flag=True, help="Only what is not sure: marks of medium and low certainty.")
@click.option(
    "--together",
    is_flag=True,
    help="One table for all texts of a folder (review.csv in it), with a row for all marks that are alike. What the table of a text says goes before it.",
)
@divider_option
@click.option(
    "--from",
    "corrected",
    type=TEXT,
    metavar="TEI",
    help="Take over what you have changed in this TEI file of the text: its names, dates, quotations and titles.",
)
@reading_options
@click.pass_context
def command(
    ctx: click.Context,
    /,
    texts: tuple[Path, ...],
    unsure: bool,
    together: bool,
    divider: str | None,
    corrected: Path | None,
    **values: Any,
) -> None:
    """Make a table of all that is marked in a text, for a person to say what is right.

    The table is written beside the text (letter.review.csv beside letter.txt). Open it with a spreadsheet program, write
    yes or no into the column “decision”, put right what is wrong in a row, add rows for what was missed, and save it
    as CSV, UTF-8. From then on every build and encode obeys it. Call this again whenever you like: nothing that you have
    written is lost.

    \b
    Examples:
      teiwright review letter.txt
      teiwright review letters/ --unsure
      teiwright review letters/ --together --unsure
      teiwright review letter.txt --from output/letter/letter.xml
    """
    from teiwright.works.finding import find_works

    options = options_from(values, schemas="schemas")
    works = find_works(list(texts))
    if corrected and len(works) > 1:
        raise click.UsageError("--from names the TEI of one text. Name one text, too.")
    if together and (corrected or len(texts) > 1 or not texts[0].is_dir()):
        raise click.UsageError(
            "--together makes one table for the texts of a folder. Name that folder alone."
        )
    going = GoingOn()  # one bad text stops no other
    if together:
        _review_together(texts[0], works, options, values, divider, going, unsure=unsure)
        ctx.exit(going.code)
    for work in works:
        with going:
            _review(work, options, values, divider, corrected, unsure=unsure)
    ctx.exit(going.code)


def _review(
    work: Work,
    options: Options,
    values: dict[str, Any],
    divider: str | None,
    corrected: Path | None,
    *,
    unsure: bool,
) -> None:
    from teiwright import files
    from teiwright.model import Certainty
    from teiwright.review import table_of
    from teiwright.review.sheet import fill
    from teiwright.review.table import Table, read_table, write_table

    # What is decided already is in the table: its rows show what the program alone finds.
    path = table_of(work.text)
    before = read_table(path) if work.review else Table(name=path.name)
    if divider:
        before = replace(before, divider=DIVIDERS[divider])
    encoding = _encoded(replace(work, review=None), options, values)
    if corrected:
        decided = _encoded(work, options, values) if work.review else encoding
        before = _taken_over(corrected, encoding, decided, before)
    surest = Certainty.MEDIUM if unsure else Certainty.HIGH
    table = fill(encoding.document, before, surest=surest)
    data = write_table(table)
    if not work.review or path.read_bytes() != data:
        way_out = "The table lies beside the text: copy the text into a folder of yours, or close the table where it is open."
        # Where it is a link, what it leads to is written, lest a table that several share become two.
        files.write_atomically(
            path.resolve() if work.review and path.is_symlink() else path, data, way_out=way_out
        )
    click.echo(f"{path}: {_summary(table)}")


def _review_together(
    folder: Path,
    works: Sequence[Work],
    options: Options,
    values: dict[str, Any],
    divider: str | None,
    going: GoingOn,
    *,
    unsure: bool,
) -> None:
    """One table for the texts of a folder, but for those that have one nearer to them."""
    from teiwright import files
    from teiwright.findings import few
    from teiwright.model import Certainty
    from teiwright.review import OF_FOLDER
    from teiwright.review.of_folder import Alike
    from teiwright.review.table import Table, read_table_of_folder, write_table

    path = folder / OF_FOLDER
    before = read_table_of_folder(path) if path.is_file() else Table(name=path.name)
    if divider:
        before = replace(before, divider=DIVIDERS[divider])
    alike = Alike()
    for work in works:
        if work.of_folder is None or not path.is_file() or work.of_folder.samefile(path):
            with going:
                made = _encoded(replace(work, review=None, of_folder=None), options, values)
                alike.add(made.document, str(work.text), Certainty.MEDIUM if unsure else Certainty.HIGH)
    table = alike.table(before)
    files.write_atomically(path, write_table(table), way_out="Close the table where it is open.")
    click.echo(f"{path}: {_summary(table)}")
    idle = [row for row in table.rows if row["places"] == "none" and row["decision"].strip()]
    if idle:
        named = few([row["words"] for row in idle])
        click.echo(
            f"Decided, but found in no text any more: {len(idle)} ({named}). They stand last; take them away, or decide anew about what is found now.",
            err=True,
        )


def _encoded(work: Work, options: Options, values: dict[str, Any]) -> Encoding:
    from teiwright.works.reading import encode_work

    encoding, _ = encode_work(work, options, encoding=values["encoding"], register=values["register"])
    return encoding


def _taken_over(corrected: Path, encoding: Encoding, decided: Encoding, before: Table) -> Table:
    """The table with what was changed in a TEI file."""
    from teiwright.errors import ReviewError
    from teiwright.file_troubles import unreadable
    from teiwright.review.corrected import take_over
    from teiwright.validation import xmlfile

    try:
        edited = xmlfile.parse(xmlfile.read(corrected), corrected.name).getroot()
    except OSError as trouble:
        raise ReviewError(unreadable(corrected, trouble, "TEI file")) from None
    taken = take_over(encoding.document, encoding.tei.root, edited, before, decided=decided.tei.root)
    click.echo(
        f"{corrected}: {taken.changed} {'mark was' if taken.changed == 1 else 'marks were'} taken over.",
        err=True,
    )
    if taken.left:
        click.echo("A table cannot keep all that differs:", err=True)
    for sentence in taken.left:
        click.echo(f"  {sentence}", err=True)
    return taken.table


def _summary(table: Table) -> str:
    from teiwright.findings import number
    from teiwright.review.decisions import unanswered

    decided = sum(bool(row["decision"].strip()) for row in table.rows)
    said = f"{number(len(table.rows), 'row')}, {decided} decided"
    if waiting := unanswered(table.rows):
        said += f". Changed but not decided, and so not obeyed: {len(waiting)}"
    return f"{said}."
