"""`teiwright register`: a draft of the register of persons, made from the texts."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from teiwright.cli.options import DIVIDERS, TEXT, GoingOn, divider_option, options_from, reading_options
from teiwright.cli.sections import ReadsTexts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from teiwright.encode import Options
    from teiwright.model import Document
    from teiwright.works.finding import Work


@click.command("register", cls=ReadsTexts)
@click.argument("texts", type=TEXT, nargs=-1, required=True, metavar="TEXT_OR_FOLDER…")
@click.option(
    "-o", "--output", type=TEXT, help="Where to write it.  [default: persons.draft.csv beside the texts]"
)
@divider_option
@reading_options
@click.pass_context
def command(
    ctx: click.Context, /, texts: tuple[Path, ...], output: Path | None, divider: str | None, **values: Any
) -> None:
    """Draft a register of the persons whom texts name.

    The draft is a table for a spreadsheet program: a row for each person whom the register does not have yet, those named
    most often first. Go through it: take out who is none, put two rows for one person together, add dates of
    life, addresses in authority files, a note. Then save it as persons.csv (CSV, UTF-8). Only then is it read: who stands there is known.

    \b
    Examples:
      teiwright register letters/
      teiwright register letter.txt -o draft.csv
    """
    from teiwright import files
    from teiwright.errors import WritingError
    from teiwright.findings import number
    from teiwright.register.draft import NAME, write_draft
    from teiwright.works.finding import find_works

    options = options_from(values, schemas="schemas")
    works = find_works(list(texts))
    folder = texts[0] if texts[0].is_dir() else texts[0].parent
    target = output / NAME if output and output.is_dir() else output or folder / NAME
    if target.exists():
        raise WritingError(
            f"{target}: there is a draft already, and you may have worked in it. Save it as persons.csv when you have gone through it, or delete it; or name another file with -o."
        )
    going = GoingOn()  # one bad text stops no other
    documents = _documents(works, options, values, going)
    first = next(documents, None)
    if first is None:
        ctx.exit(going.code)
    data, count = write_draft(chain([first], documents), DIVIDERS[divider or "comma"])
    files.write_atomically(target, data)
    known = [register for work in works if (register := values["register"] or work.register)]
    # Saved under the name of the register, the draft would take the place of those who are in it.
    then = (
        f"{'put their rows below those of' if known[0].suffix == '.csv' else 'write them into'} {known[0]}; who is there already is not in the draft"
        if known
        else "save the table as persons.csv"
    )
    click.echo(f"{target}: {number(count, 'person')}. Go through them, and {then}.")
    ctx.exit(going.code)


def _documents(
    works: tuple[Work, ...], options: Options, values: dict[str, Any], going: GoingOn
) -> Iterator[tuple[str, Document]]:
    """The texts that can be read, each with what it is called."""
    from teiwright.works.reading import document_of

    for work in works:
        with going:
            yield (
                work.identifier,
                document_of(work, options, encoding=values["encoding"], register=values["register"]),
            )
