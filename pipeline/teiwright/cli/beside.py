"""What `teiwright build` says of the files that lie beside texts and results, and were not used."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teiwright.build import Built
    from teiwright.works.finding import Work


def say_unused(paths: Sequence[Path], works: Sequence[Work], register: Path | None) -> None:
    """All that lies beside the texts of a run and was not read for any."""
    say_passed_over(paths, works)
    say_rows_without_text(paths, works)
    say_workbooks(paths, works)
    say_strays(paths, works, register)


def say_passed_over(paths: Sequence[Path], works: Sequence[Work]) -> None:
    """What lies beside the texts and was not used, though somebody may think so."""
    from teiwright.findings import few
    from teiwright.works.finding import editions_of_shelves, passed_over, tables_without_texts

    if texts := passed_over(paths, works):
        click.echo(f"Not encoded: {few(texts)}. {' '.join(_ways(texts))}")
    for table in tables_without_texts(paths, works):
        if _speaks_of_all(table):
            continue
        click.echo(
            f"Not used: {table}. It speaks of the texts that lie beside it, and there are none. Lay a metadata.csv into the folder of each text, "
            "or an edition.toml; what holds for all texts below this folder stands here in a row for *.",
            err=True,
        )
    for edition in editions_of_shelves(paths, works):
        beside = {work.text.parent for work in works}
        how_many = "several lie" if edition.parent in beside else "none lies"
        click.echo(
            f"Not used: {edition}. It is about one text, and {how_many} beside it. "
            "Call it NAME.toml, to go with NAME.txt, or say in a metadata.csv what each text needs.",
            err=True,
        )


def _speaks_of_all(table: Path) -> bool:
    from teiwright.edition.shelf import speaks_of_all
    from teiwright.errors import MetadataError

    try:
        return speaks_of_all(table)
    except MetadataError:
        return True  # every text below has said what is wrong with it


def _ways(texts: Sequence[Path]) -> Iterator[str]:
    """What to do so that they are encoded too, for each kind that there is."""
    from teiwright.files import typed

    of_kind: dict[str, Path] = {}
    for path in texts:
        of_kind.setdefault(path.suffix.lower(), path)
    if ".txt" in of_kind:
        yield "Beside a source.txt there is no other text: give it a folder of its own."
    if of_kind.keys() & {"", ".text", ".asc"}:
        yield "A text is read when its name ends in .txt."
    if of_kind.keys() - {".txt", ".pdf", ".md", ".markdown", "", ".text", ".asc"}:
        yield "A file of a word processor is read when it is saved as plain text (.txt, UTF-8)."
    if ".pdf" in of_kind:
        yield "Of a PDF the text must be copied, or recognised, and saved as plain text."
    if markdown := of_kind.get(".md") or of_kind.get(".markdown"):
        yield f"Markdown is read where it is named: teiwright build {typed(markdown)}"


def say_rows_without_text(paths: Sequence[Path], works: Sequence[Work]) -> None:
    """Rows of a metadata.csv whose text is not there: a name that was typed wrongly would be lost."""
    from teiwright.files import in_order
    from teiwright.works.finding import tables_without_texts

    above = filter(_speaks_of_all, tables_without_texts(paths, works))
    tables = in_order({*above, *(work.text.parent / "metadata.csv" for work in works)})
    for table in filter(Path.is_file, tables):
        from teiwright.edition.shelf import rows_without_text
        from teiwright.errors import MetadataError

        beside = {path.name for path in table.parent.iterdir()}
        try:
            rows = rows_without_text(table, beside)
        except MetadataError:
            continue  # every text of the folder has said so
        for line, name in rows:
            click.echo(
                f"{table}, line {line}: there is no text “{name}” in this folder.{_meant(name, beside)}",
                err=True,
            )


def _meant(name: str, beside: set[str]) -> str:
    """Which text of the folder was probably meant: its name with a folder, in other capitals, or with a slip; never one with another number."""
    from difflib import get_close_matches

    def figures(of: str) -> list[int]:
        return [int(number) for number in re.findall(r"[0-9]+", of)]

    bare = name.replace("\\", "/").rpartition("/")[2]
    if bare in beside:
        return f" Write its name alone, “{bare}”."
    texts = {text.lower(): text for text in sorted(beside) if figures(text) == figures(bare)}
    near = get_close_matches(bare.lower(), texts, 1, 0.9)
    return f" Did you mean “{texts[near[0]]}”?" if near else ""


def say_workbooks(paths: Sequence[Path], works: Sequence[Work]) -> None:
    """Tables that were saved as a workbook, which nobody reads."""
    from teiwright.findings import LISTED
    from teiwright.works.finding import workbooks

    for path in workbooks(paths, works)[:LISTED]:
        click.echo(
            f"Not used: {path}. Tables are read in CSV. Open it and save it as “CSV UTF-8”, called {path.stem}.csv.",
            err=True,
        )


def say_strays(paths: Sequence[Path], works: Sequence[Work], register: Path | None) -> None:
    """Tables of marks, registers and the like that belong to no text."""
    from teiwright.findings import LISTED, few
    from teiwright.review import SUFFIX
    from teiwright.works.strays import strays

    found = list(strays(paths, works, [register] if register and register.exists() else []))
    tables = [path for path, _ in found if path.name.endswith(SUFFIX)]
    several = len(tables) > LISTED
    for path, what_to_do in found:
        if not (several and path in tables):
            click.echo(f"Not used: {path}. {what_to_do}", err=True)
    if several:
        click.echo(
            f"Not used: {few(tables)} and {len(tables) - LISTED} more tables of marks, whose texts are not beside them. If a text was renamed, "
            f"give its table the new name (NEW-NAME{SUFFIX}); if it is gone, take the table away.",
            err=True,
        )


def say_idle_rows(paths: Sequence[Path], works: Sequence[Work], results: Sequence[Built]) -> None:
    """Decisions for all texts of a folder whose marks none of them has, where all were read."""
    from teiwright.files import typed
    from teiwright.findings import few
    from teiwright.review.table import read_table_of_folder

    below: dict[Path, list[Built]] = {}
    for work, built in zip(works, results, strict=True):
        if work.of_folder is not None:
            below.setdefault(work.of_folder, []).append(built)
    for path, built_below in below.items():
        real = path.resolve().parent
        named = any(top.is_dir() and real.is_relative_to(top.resolve()) for top in paths)
        if not named or any(built.trouble and not built.corrected for built in built_below):
            continue
        met = frozenset[int]().union(*(built.met for built in built_below))
        rows = read_table_of_folder(path).rows
        idle = [
            f"{row.number} ({row['words']})"
            for row in rows
            if row["decision"].strip() and row.number not in met
        ]
        if idle:
            click.echo(
                f"Not obeyed: {path}, row {few(idle)}: decided, but no text has such a mark any more. "
                "The text was corrected, or the register knows the person by another name. Take the row away, or ask anew: "
                f"teiwright review {typed(path.parent)} --together",
                err=True,
            )


def say_left_over(output: Path, called: Sequence[str], *, quiet: bool) -> None:
    """What lies in the output folder and is of no text of this run; if nothing is to be said, only what a person has changed."""
    from teiwright.results.leftovers import left_over

    if line := left_over(output, called, corrected_only=quiet):
        click.echo(line, err=True)
