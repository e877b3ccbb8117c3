"""What `build` says of each text when it is done, and of all at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

    from teiwright.build import Built
    from teiwright.findings import Finding


def say(built: Built, text: Path, quiet: bool, *, listed: int, stopped: dict[str, list[str]]) -> None:
    """The closing line of a text, and up to `listed` of its warnings.

    Args:
        built: what came of it.
        text: the file that it was made from.
        quiet: True if only trouble is told.
        listed: so many warnings.
        stopped: what has stopped texts or outputs before, each with these texts: a fault in a table or a stylesheet is that of all that it
            speaks of, and is told once.
    """
    from teiwright.findings import LISTED, Severity
    from teiwright.reports.words import as_text

    same = stopped.setdefault(built.trouble, [])
    same.append(built.identifier)
    if built.trouble and len(same) == 1:
        named = built.trouble.startswith((str(text), f"{text.with_suffix('')}."))
        click.echo(built.trouble if named else f"{built.identifier}: {built.trouble}", err=True)
    grave = tuple(f for f in built.findings if f.severity is Severity.ERROR)
    new = [f for f in grave if not _said_before(f, built, stopped)]
    if new:
        click.echo(as_text(new), err=True)
    if built.corrected and not quiet:
        _show_warnings(built.findings, LISTED)  # no report is written of it
    if quiet or built.trouble:
        return
    marked = ", ".join(
        f"{number} {what if number != 1 else what[:-1]}" for what, number in built.counts if number
    )
    state = "errors found" if grave else f"good, {built.warnings} to look at" if built.warnings else "good"
    kinds = " ".join(path.suffix.lstrip(".") for path in built.files[:-1])
    click.echo(f"{built.identifier}: {state} · {marked or 'nothing marked'} · {kinds}")
    _show_warnings(built.findings, listed)


def _show_warnings(findings: tuple[Finding, ...], listed: int) -> None:
    """Each warning in one line with its place in the text; what to do about it is in the report."""
    from teiwright.findings import Severity, in_order
    from teiwright.reports.shared import is_asked_once

    if not listed:
        return
    warnings = [f for f in in_order(findings) if f.severity is Severity.WARNING]
    found = sorted(warnings, key=is_asked_once)
    for finding in found[:listed]:
        place = finding.place
        line = place.source_line or place.line
        of_text = bool(place.source_line) and place.source_line != place.line
        where = (
            f"line {line} of the text" if of_text else place.file + (f", {place.unit} {line}" if line else "")
        )
        times = f" ({finding.count} times)" if finding.count > 1 else ""
        click.echo(f"  {f'{where}: ' if where else ''}{finding.message}{times}")
    if len(found) > listed:
        click.echo(f"  … and {len(found) - listed} more, in the report.")


def _said_before(finding: Finding, built: Built, stopped: dict[str, list[str]]) -> bool:
    """True for the fault of a stylesheet that another text has met already; it is noted with that text."""
    if not finding.code.startswith("no-"):
        return False
    texts = stopped.setdefault(finding.message, [])
    texts.append(built.identifier)
    return len(texts) > 1


def say_stopped(stopped: dict[str, list[str]]) -> None:
    """Which further texts were stopped by what was told of one."""
    from teiwright.findings import some

    for trouble, (first, *others) in stopped.items():
        if trouble and others:
            click.echo(f"Not done for the same reason as {first}: {some(others)}.", err=True)


def close(results: list[Built], output: Path, quiet: bool) -> None:
    """The last line of the run: how many texts, where they are, and where to look."""
    if quiet:
        return
    good = sum(r.good for r in results)
    if len(results) == good == 1:
        click.echo(f"1 text in {output / results[0].identifier}. What to check is in its .report.txt.")
        return
    from teiwright.findings import number
    from teiwright.reports.overview import NAME

    texts = number(len(results), "text")
    if good == len(results):
        click.echo(f"{texts} in {output}/. What to check is in {output / NAME}.")
    else:
        left = sum(r.corrected for r in results)
        undone = sum(bool(r.trouble) for r in results) - left
        faulty = len(results) - good - undone - left
        counts = (
            (good, "good"),
            (faulty, "with errors"),
            (left, "left as changed by hand"),
            (undone, "not done"),
        )
        said = ", ".join(f"{number} {what}" for number, what in counts if number)
        more = f" All at one glance: {output / NAME}" if len(results) > 1 else ""
        click.echo(f"{texts}: {said} (above).{more}", err=True)
