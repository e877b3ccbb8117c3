"""`teiwright new`: begin an edition."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - click reads the annotations' types

import click

from teiwright.cli.options import FILE


@click.command()
@click.argument("folder", type=FILE)
@click.argument("texts", nargs=-1, type=FILE, metavar="[TEXT]...")
@click.option(
    "--encoding", metavar="NAME", help="Character encoding of the texts, instead of the one found out."
)
def command(folder: Path, texts: tuple[Path, ...], encoding: str | None) -> None:
    """Begin an edition: make FOLDER with an edition.toml to fill in.

    With a TEXT, a copy of it goes into the folder as source.txt, and the edition.toml has what the text says about
    itself, each with its line. With several, each gets a folder of its own in FOLDER. Nothing is asked, nothing
    is overwritten.

    \b
    Examples:
      teiwright new tei/my-letter my-letter.txt
      teiwright new tei letters/*.txt
    """
    from teiwright.errors import WritingError
    from teiwright.files import ending_in, typed
    from teiwright.identifiers import xml_name

    if not texts:
        _begin(folder, None, encoding)
        if not ending_in(folder.glob("*"), ".txt"):
            click.echo(
                f"Now put the text into the folder, as {folder / 'source.txt'}. Then: teiwright build {typed(folder)}"
            )
        return
    if len(texts) == 1:
        _begin(folder, texts[0], encoding)
        return
    for text in texts:
        target = folder / xml_name(text.stem)
        if target.exists():
            raise WritingError(
                f"{target}: this folder is there already. Nothing was changed in it; choose another name."
            )
    for text in texts:
        _begin(folder / xml_name(text.stem), text, encoding)


def _begin(folder: Path, text: Path | None, encoding: str | None) -> None:
    from teiwright import files
    from teiwright.edition.new import missing, write_edition
    from teiwright.encode import Options, read
    from teiwright.errors import WritingError
    from teiwright.identifiers import xml_name
    from teiwright.reading import read_source

    if folder.is_file():
        raise WritingError(
            f"{folder}: this is a file. Name the folder of the edition first, then the text: teiwright new FOLDER {folder}"
        )
    edition, source = folder / "edition.toml", folder / "source.txt"
    for path in (edition, source) if text else (edition,):
        if path.exists():
            raise WritingError(
                f"{path}: this file is there already and was not changed. Choose another folder."
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
            f"{folder}: there are texts in this folder already ({', '.join(others[:3])}{' …' if others[3:] else ''}). With a source.txt beside them they would not be encoded any more. "
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
        wanted = missing(document.metadata)
        if wanted:
            click.echo(f"Still to be filled in, as far as you know it, in {edition}:")
            width = max(len(key) for key, _ in wanted)
            for key, words in wanted:
                click.echo(f"  {key:{width}}  {words}")
        click.echo(f"Then: teiwright build {files.typed(folder)}")
