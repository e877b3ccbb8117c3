"""`teiwright deposit`: what repositories ask for, packages for them, and the checking of packages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from teiwright.cli.options import (
    DIVIDERS,
    TEXT,
    GoingOn,
    divider_option,
    edition_option,
    fonts_option,
    one_of,
    refuse_same_place,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from teiwright.deposit import Collection, Edition

_TARGETS = ("rocrate", "bag", "zenodo", "dataverse", "dspace", "archivematica", "ocfl")


@click.group("deposit")
def command() -> None:
    """Prepare and check packages for repositories.

    \b
    1. teiwright deposit plan edition.xml          what is there and what is missing
    2. teiwright deposit pack edition.xml --target bag -o package
    3. teiwright deposit verify package            every file as it was?
    4. teiwright deposit send package …            to Zenodo or another InvenioRDM, as a draft
    """


@command.command("plan", short_help="Show what a repository asks for, what is there and what is missing.")
@click.argument("tei", nargs=-1, required=True, type=TEXT, metavar="FILE_OR_FOLDER…")
@click.option(
    "--target",
    "targets",
    type=one_of(_TARGETS),
    multiple=True,
    help="Only this target; may be repeated. Exit code 1 if it lacks something.",
)
@edition_option
@click.option("--together", is_flag=True, help="The texts are one deposit, described by its edition.toml.")
@click.option(
    "--titles",
    type=TEXT,
    metavar="CSV",
    help="Write a table of the texts without a title, with what page and book call them (place and day of a letter), to go through and name with --edition.",
)
@divider_option
@click.option(
    "--format",
    "form",
    type=one_of(["text", "json"]),
    default="text",
    show_default=True,
    help="How to say it.",
)
@click.pass_context
def plan(
    ctx: click.Context,
    /,
    tei: tuple[Path, ...],
    targets: tuple[str, ...],
    edition: Path | None,
    together: bool,
    titles: Path | None,
    divider: str | None,
    form: str,
) -> None:
    """Show the deposit record of a TEI file and what each repository would still ask for.

    \b
    Example: teiwright deposit plan output/letter/letter.xml --target zenodo
    """
    from teiwright.deposit.planning import as_json, as_text, as_text_of_many
    from teiwright.files import typed
    from teiwright.findings import LISTED

    if titles and together:
        raise click.UsageError(
            "--titles is about texts that have a title each, --together about one for all."
        )
    going = GoingOn()
    told = as_json if form == "json" else as_text
    editions, _ = _prepared(tei, edition, together, going)
    if form == "text" and len(editions) > LISTED:
        click.echo(as_text_of_many(editions, targets or _TARGETS))
    else:
        for ready in editions:
            click.echo(told(ready, targets or _TARGETS))
    untitled = [text for ready in editions for text in ready.texts if text.record.title is None]
    if titles:
        _write_titles(untitled, titles, divider)
    elif untitled and not together and form == "text":
        named = " ".join(map(typed, tei))
        click.echo(
            f"Page and book call a text without a title in their own words. To make titles of these: teiwright deposit plan {named} --titles titles.csv"
        )
    lacking = any(_lacks(ready, targets) for ready in editions)
    ctx.exit(max(going.code, 1 if lacking else 0))


def _write_titles(untitled: Sequence[Edition], table: Path, divider: str | None) -> None:
    """Lay down what page and book call the texts without a title."""
    from teiwright.deposit.titles import table_of_titles
    from teiwright.errors import WritingError
    from teiwright.files import typed, write_atomically
    from teiwright.findings import number

    if table.exists():
        raise WritingError(f"{table}: this file is there already and was not changed. Choose another name.")
    write_atomically(table, table_of_titles(untitled, DIVIDERS[divider or "comma"]))
    click.echo(
        f"{table}: {number(len(untitled), 'text')} without a title, with what page and book call them. Go through the titles. "
        f"Then name the table: --edition {typed(table)}; or write them into your metadata.csv and build again.",
        err=True,
    )


@command.command("pack", short_help="Write a package for a repository.")
@click.argument("tei", nargs=-1, required=True, type=TEXT, metavar="FILE_OR_FOLDER…")
@click.option("--target", type=one_of(_TARGETS), required=True, help="What kind of package.")
@click.option(
    "-o",
    "--output",
    type=TEXT,
    required=True,
    help="Folder to write. With more than one TEI file each gets a folder in it.",
)
@edition_option
@click.option(
    "--crate",
    "crate_version",
    type=one_of(["1.1", "1.2"]),
    default="1.1",
    show_default=True,
    help="Version of RO-Crate.",
)
@click.option("--together", is_flag=True, help="One package for all texts, described by its edition.toml.")
@click.option(
    "--since",
    type=TEXT,
    metavar="PACKAGE",
    help="An earlier package of the same text: the new one says what has changed.  [default for ocfl: the version that is there]",
)
@fonts_option
@click.option(
    "--created",
    default="",
    metavar="TIME",
    help="Time of an OCFL version.  [default: the day of publication]",
)
@click.pass_context
def pack_(
    ctx: click.Context,
    /,
    tei: tuple[Path, ...],
    target: str,
    output: Path,
    edition: Path | None,
    crate_version: str,
    together: bool,
    since: Path | None,
    fonts: str | None,
    created: str,
) -> None:
    """Write a package for a repository.

    \b
    Example: teiwright deposit pack output/letter/letter.xml --target bag -o letter-bag
    """
    from teiwright.deposit import pack
    from teiwright.errors import WritingError
    from teiwright.findings import number

    if created and not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)", created):
        raise WritingError(f"--created {created}: write the time as 2026-01-31T12:00:00Z.")
    going = GoingOn()  # one text that lacks something stops no other
    editions, several = _prepared(tei, edition, together, going)
    places = [output / ready.path.stem if several else output for ready in editions]
    refuse_same_place((place, str(ready.path)) for place, ready in zip(places, editions, strict=True))
    for folder, ready in zip(places, editions, strict=True):
        with going:
            written = pack(
                ready,
                target,
                folder,
                crate_version=crate_version,
                created=created,
                since=since,
                fonts=fonts or "",
                tell=lambda line: click.echo(line, err=True),
            )
            for change in ready.record.changed:
                click.echo(f"{ready.path}: from {change.origin.partition(':')[0]}: {change.value}", err=True)
            said = number(len(written), "file") if written else "nothing has changed since the last version"
            click.echo(f"{folder}: {said}")
    ctx.exit(going.code)


@command.command("verify", short_help="Check a package: every file as it was?")
@click.argument("package", nargs=-1, required=True, type=TEXT, metavar="PACKAGE…")
@click.pass_context
def verify_(ctx: click.Context, /, package: tuple[Path, ...]) -> None:
    """Check a package, also one that was made elsewhere: every file, every checksum, every description.

    A package is a folder or a zip; of a folder of packages all are checked. It is only read; nothing in it is followed out of it, run or fetched.

    \b
    Example: teiwright deposit verify letter-bag
    """
    from teiwright.deposit.verify import packages_in, verify
    from teiwright.findings import Severity, number, worst
    from teiwright.reports.words import as_text

    bad, going = False, GoingOn()  # one that is not there stops no other
    for path in package:
        with going:
            kinds, findings = verify(path)
            bad |= worst(findings) is Severity.ERROR
            if findings:
                click.echo(as_text(findings))
            grave = sum(f.count for f in findings if f.severity is Severity.ERROR)
            verdict = number(grave, "error") if grave else "whole and in order"
            what = " in ".join(reversed(kinds)) or "no package"
            if (several := packages_in(path)) > 1:
                what = f"{several} packages ({', '.join(kinds)})"
            click.echo(f"{path}: {what}: {verdict}")
    ctx.exit(max(going.code, int(bad)))


@command.command("send", short_help="Upload a package to Zenodo or another InvenioRDM, as a draft.")
@click.argument("package", type=TEXT)
@click.option(
    "--to", "address", required=True, metavar="URL", help="The repository, for example https://zenodo.org"
)
@click.option(
    "--token-env",
    required=True,
    metavar="NAME",
    help="Name of the environment variable that holds your token; the token itself is never written here.",
)
@click.option("--publish", is_flag=True, help="Publish the draft as well. Nobody can undo that.")
@click.pass_context
def send_(ctx: click.Context, /, package: Path, address: str, token_env: str, publish: bool) -> None:
    """Upload a package for Zenodo or another InvenioRDM as a draft; you look at it there and publish it.

    Broken off, by you or by the network? Run the same command again: it goes on where it stopped.

    \b
    Example: teiwright deposit send letter-zenodo --to https://sandbox.zenodo.org --token-env ZENODO_TOKEN
    """
    import os

    from teiwright.deposit.send import send
    from teiwright.deposit.server import SendingError, server_at
    from teiwright.findings import number

    token = os.environ.get(token_env, "").strip()
    if not token:
        raise SendingError(
            f"The environment variable {token_env} holds no token. Set it in this terminal first: export {token_env}=… "
            f"(Windows: $env:{token_env} = '…'). Behind --token-env stands the name of the variable, never the token."
        )
    sent = send(
        package, server_at(address, token), publish=publish, tell=lambda line: click.echo(line, err=True)
    )
    for complaint in sent.complaints:
        click.echo(f"The repository still asks for: {complaint}")
    state = "published" if sent.published else "a draft, not published"
    click.echo(f"{sent.address}: {state}; {number(len(sent.uploaded), 'file')} sent now")
    ctx.exit(1 if sent.complaints else 0)


def _prepared(
    paths: tuple[Path, ...], edition: Path | None, together: bool, going: GoingOn
) -> tuple[Sequence[Edition | Collection], bool]:
    """What is to be deposited, without those texts that cannot be; and whether it was several that were named."""
    from teiwright.deposit import prepare, prepare_together

    files = _files(paths)
    if together:
        folder = paths[0] if paths[0].is_dir() else paths[0].parent
        return [prepare_together(files, folder, overrides=edition)], False
    ready: list[Edition | Collection] = []
    for path in files:
        with going:
            ready.append(prepare(path, overrides=edition))
    return ready, len(files) > 1


def _files(paths: tuple[Path, ...]) -> list[Path]:
    """The TEI files that are meant; of a folder not its register of persons, which is no text."""
    from teiwright.errors import ReadingError
    from teiwright.validation.tei_files import tei_files

    found: list[Path] = []
    for path in paths:
        texts = [p for p in tei_files(path) if p == path or p.name != "persons.xml"]
        if not texts:
            raise ReadingError(f"{path}: there is no TEI file in this folder but the register of persons.")
        found += texts
    return found


def _lacks(ready: Edition | Collection, targets: tuple[str, ...]) -> bool:
    from teiwright.deposit.targets import TARGETS

    return any(TARGETS[name].missing(ready.record) for name in targets)
