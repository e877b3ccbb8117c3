"""`teiwright new`: begin an edition."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - click reads the annotations' types
from typing import TYPE_CHECKING

import click

from teiwright.cli.options import DIVIDERS, TEXT, GoingOn, divider_option

if TYPE_CHECKING:
    from collections.abc import Collection


@click.command()
@click.argument("folder", type=TEXT)
@click.argument("texts", nargs=-1, type=TEXT, metavar="[TEXT…]")
@click.option(
    "--encoding", metavar="NAME", help="Character encoding of the texts, instead of the one found out."
)
@divider_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    folder: Path,
    texts: tuple[Path, ...],
    encoding: str | None,
    divider: str | None,
) -> None:
    """Begin an edition: make FOLDER with an edition.toml to fill in.

    With a TEXT, a copy of it goes into the folder as source.txt, and the edition.toml has what the text says about
    itself, each with its line. With several, each gets a folder of its own in FOLDER. Where FOLDER holds many texts
    already, also in folders below it, each of these gets a metadata.csv: a row for all its texts, and one for each.
    Nothing is asked, nothing is overwritten.

    \b
    Examples:
      teiwright new tei/my-letter my-letter.txt
      teiwright new tei letters/*.txt
      teiwright new letters
    """
    from teiwright.errors import WritingError
    from teiwright.files import ending_in, typed
    from teiwright.identifiers import xml_name

    if not texts and _holds_many(folder):
        _begin_tables(folder, divider, encoding or "")
        return
    if not texts:
        _begin(folder, None, encoding)
        if not ending_in(folder.glob("*"), ".txt"):
            click.echo(
                f"Now put the text into the folder, as {folder / 'source.txt'}. Then: teiwright build {typed(folder)}"
            )
        return
    if len(texts) == 1:
        _say_missing(_begin(folder, texts[0], encoding), f"in {folder / 'edition.toml'}")
        click.echo(f"Then: teiwright build {typed(folder)}")
        return
    going = GoingOn()  # one bad text stops no other
    wanted: dict[tuple[str, str], None] = {}
    for text in texts:
        target = folder / xml_name(text.stem)
        with going:
            if target.exists():
                raise WritingError(
                    f"{target}: this folder is there already. Nothing was changed in it. Is {text} another text? Then give it another name."
                )
            wanted |= dict.fromkeys(_begin(target, text, encoding))
    _say_missing(wanted, "in these files")
    click.echo(f"Then: teiwright build {typed(folder)}")
    ctx.exit(going.code)


def _holds_many(folder: Path) -> bool:
    """True for a folder of several texts, or with texts in folders below it: an edition.toml speaks of the one text beside it."""
    from teiwright.errors import ReadingError
    from teiwright.works.finding import find_works

    try:
        works = find_works([folder]) if folder.is_dir() else ()
    except ReadingError:
        return False
    return len(works) > 1 or any(work.text.parent != folder for work in works)


def _begin_tables(folder: Path, divider: str | None, encoding: str) -> None:
    from teiwright import files
    from teiwright.edition.new import write_shelf
    from teiwright.errors import WritingError
    from teiwright.works.finding import SOURCE, find_works

    works = find_works([folder])
    names: dict[Path, list[str]] = {}
    for work in works:
        if work.edition is None and work.text.name != SOURCE:
            names.setdefault(work.text.parent, []).append(work.text.name)
    if not names:
        raise WritingError(
            f"{folder}: each text below it has a folder of its own, and its edition.toml belongs there. Name one of them: teiwright new {files.typed(works[0].text.parent)}"
        )
    names.setdefault(folder, [])  # what holds for all is said once, above them
    tables = {at / "metadata.csv": texts for at, texts in sorted(names.items())}
    for table, texts in tables.items():
        if table.exists():
            click.echo(f"{table}: this table is there already and was not changed.")
            continue
        data = write_shelf(texts, DIVIDERS[divider or "comma"], encoding if table.parent == folder else "")
        files.write_atomically(table, data, way_out="Change the permissions of the folder.")
        each = f" and one for each ({len(texts)})" if texts else ", also in the folders below"
        click.echo(f"{table}: written, with a row for all texts of its folder{each}.")
    click.echo(
        "Open the tables with a spreadsheet program, and fill in what you know: in the row * what holds for all texts of the folder and of those below it, in the others only what differs. "
        f"Save them as CSV in UTF-8. Then: teiwright build {files.typed(folder)}"
    )


def _begin(folder: Path, text: Path | None, encoding: str | None) -> tuple[tuple[str, str], ...]:
    """Write the form of one text; what a deposit still needs that the text does not say."""
    from teiwright import files
    from teiwright.edition.new import missing, write_edition
    from teiwright.encode import Options, read
    from teiwright.errors import WritingError
    from teiwright.findings import few
    from teiwright.identifiers import xml_name
    from teiwright.reading import read_source

    if folder.is_file():
        raise WritingError(
            f"{folder}: this is a file. Name the folder of the edition first, then the text: teiwright new FOLDER {files.typed(folder)}"
        )
    edition, source = folder / "edition.toml", folder / "source.txt"
    for path in (edition, source) if text else (edition,):
        if path.exists():
            raise WritingError(
                f"{path}: this file is there already and was not changed. Choose another folder."
                + (f" Is the text to go with it? Copy it there, as {source}." if not source.exists() else "")
            )
    others = (
        sorted(p.name for p in files.ending_in(folder.glob("*"), ".txt") if p.name != source.name)
        if text
        else []
    )
    if others:
        # Of a folder with a source.txt nothing else is encoded.
        name = files.typed(folder / (xml_name(text.stem) if text else ""))
        raise WritingError(
            f"{folder}: there are texts in this folder already ({few(others, 3)}). With a source.txt beside them they would not be encoded any more. "
            f"Name a folder for this text alone: teiwright new {name} {files.typed(text) if text else ''}"
        )
    document = read(read_source(text, encoding=encoding), Options(layers=())) if text else None
    way_out = "Name another folder."
    files.make_folder(folder, way_out=way_out)
    if text:
        files.write_atomically(source, text.read_bytes(), way_out=way_out)
    data = write_edition(document, xml_name(folder.resolve().name)).encode()
    files.write_atomically(edition, data, way_out=way_out)
    click.echo(f"{edition}: written.")
    if document:
        for reading in document.readings:
            click.echo(f"Read as {reading.plain}: {'; '.join(reading.evidence)}.")
        return missing(document.metadata)
    return ()


def _say_missing(wanted: Collection[tuple[str, str]], where: str) -> None:
    if not wanted:
        return
    click.echo(f"Still to be filled in, as far as you know it, {where}:")
    width = max(len(key) for key, _ in wanted)
    for key, words in wanted:
        click.echo(f"  {key:{width}}  {words}")
