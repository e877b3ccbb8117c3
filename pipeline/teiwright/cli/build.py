"""`teiwright build`: everything, for one text or many."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from teiwright.cli.beside import say_idle_rows, say_left_over, say_unused
from teiwright.cli.closing import close, say, say_stopped
from teiwright.cli.options import (
    TEXT,
    css_option,
    fonts_option,
    force_option,
    labels_option,
    options_from,
    reading_options,
    stylesheet_option,
)
from teiwright.cli.sections import ReadsTexts
from teiwright.cli.wanted import outputs_option, refuse_outputs_as_texts, refuse_unknown_outputs
from teiwright.processes import interruption

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager

    from teiwright.build import Built, Plan
    from teiwright.outputs import Output
    from teiwright.processes.press import Press
    from teiwright.works.finding import Work

LONG = 300
"""A site of more texts takes so long that somebody who waits may think nothing is done."""
LARGE = 300_000
"""So does one text of more bytes."""


@click.command("build", cls=ReadsTexts)
@click.argument("texts", nargs=-1, required=True, type=TEXT, metavar="TEXT_OR_FOLDER…")
@click.option(
    "-o", "--output", type=TEXT, default=Path("output"), show_default=True, help="Folder to write to."
)
@outputs_option("Publish only this (html, pdf, fo, txt, epub); several with commas: html,pdf.")
@force_option
@click.option(
    "--jobs",
    type=click.IntRange(1),
    default=None,
    help="Texts to work on at the same time; 1 also keeps all to one process.  [default: one for each core]",
)
@click.option(
    "--site",
    "with_site",
    is_flag=True,
    help="Make a site of the texts too: contents, persons, chronology, search. Open index.html.",
)
@click.option(
    "--site-title", metavar="WORDS", default="", help="What the site is called.  [default: The texts]"
)
@labels_option("--site-language", " of the site")
@css_option(
    "--site-css",
    "Style rules of your own for the pages of the site, after its own.  [default: those of --css]",
)
@css_option(
    "--css",
    "Style rules of your own for the page of each text, after its own.  [default: those of edition.toml]",
)
@stylesheet_option(
    "A stylesheet (XSLT 3.0) of your own: made instead of the output that it varies, or besides all; may be repeated."
)
@fonts_option
@click.option("--quiet", "-q", is_flag=True, help="Say nothing unless something is wrong.")
@reading_options
@click.pass_context
def command(
    ctx: click.Context,
    /,
    texts: tuple[Path, ...],
    output: Path,
    outputs: tuple[str, ...],
    force: bool,
    jobs: int | None,
    with_site: bool,
    site_title: str,
    site_language: str | None,
    site_css: str,
    css: str,
    sheets: tuple[Path, ...],
    fonts: str | None,
    quiet: bool,
    **values: Any,
) -> None:
    """Encode texts, check the encoding, publish it.

    A text is a file in plain text (.txt). A folder is searched for texts; in the folder of one work the text is called
    source.txt, and edition.toml beside it says what the text itself does not.

    For each text there will be a folder in the output folder with the TEI (.xml), a web page (.html), a PDF, XSL-FO,
    plain text, and a report that says what is unsure; for several texts also overview.html, which says where to look
    first. The text itself is never changed.

    Exit code: 0 good, 1 errors were found in a text, 2 a text could not be read or written.

    \b
    Examples:
      teiwright build letter.txt
      teiwright build letters/ -o published
      teiwright build tei/ --to html --min-cert medium
      teiwright build tei/ --site
      teiwright build letters/ --site-title "Letters from the harbour" --site-language en
      teiwright build letters/ --css my.css --stylesheet my-page.xsl
    """
    from teiwright.outputs import USUAL

    own = _own_outputs(sheets)
    wanted = outputs or USUAL
    ready = tuple(name for name in wanted if name not in {sheet.varies for sheet in own})
    # First of all: the second process works while this one imports what the reading of a text needs.
    with _press(ready, needed=_is_one(texts) and jobs != 1) as press:
        from teiwright.build import Plan
        from teiwright.findings import LISTED
        from teiwright.look import Look
        from teiwright.works.finding import find_works
        from teiwright.works.reading import names_of

        refuse_unknown_outputs(outputs)
        refuse_outputs_as_texts(texts, outputs)
        works = find_works(texts, leave_out=output)
        called = names_of(works)
        if len(works) == 1 and not quiet and (size := works[0].text.stat().st_size) > LARGE:
            click.echo(f"{works[0].text.name} has {size // 1000} kB: this takes a while.", err=True)
        options = options_from(values, schemas="../schemas")
        plan = Plan(
            output, wanted, options, values["encoding"], values["register"], force, fonts or "",
            Look(css, own), narrowed=bool(outputs),
        )  # fmt: skip
        results: list[Built] = []
        stopped: dict[str, list[str]] = {}
        made = _with_progress(_run(works, plan, jobs, press), len(works), quiet)
        for work, built in zip(works, made, strict=True):
            results.append(built)
            say(
                built, work.text, quiet, listed=LISTED if len(works) <= LISTED else 0, stopped=stopped,
            )  # fmt: skip
    shared: tuple[str, ...] = ()
    if len(results) > 1:
        from teiwright.reports.overview import write_overview
        from teiwright.reports.shared import of_several

        shared = of_several(works, results)
        write_overview(output, results, shared)
    say_stopped(stopped)
    close(results, output, quiet)
    if not quiet:
        for sentence in shared:
            click.echo(sentence, err=True)
        say_unused(texts, works, values["register"])
        if options.layers is None:  # else nobody has looked for them
            say_idle_rows(texts, works, results)
    sited = bool(with_site or site_title or site_language or site_css)
    if len(works) == 1 and sited:
        called = (results[0].identifier,)  # of a site of one text the others would vanish without a word
    if len(called) == len(works):
        say_left_over(output, called, quiet=quiet)
    if sited:
        _make_site(
            results, output, quiet, title=site_title, language=site_language or "", css=site_css or css
        )
    elif not quiet and (output / "search-index.js").is_file():
        click.echo(
            f"The site in {output} is of an earlier run. To renew it: the same command with all its texts, and --site"
        )
    ctx.exit(_exit_code(results))


def _own_outputs(sheets: tuple[Path, ...]) -> tuple[Output, ...]:
    """What stylesheets of the reader's own make."""
    if not sheets:
        return ()  # most runs, which need not wait for what knows of them
    from teiwright.look import own_output

    return tuple(own_output(sheet) for sheet in sheets)


def _press(outputs: tuple[str, ...], *, needed: bool) -> AbstractContextManager[Press | None]:
    """What publishes in a second process; nothing if none is needed, and then one that waits is ended."""
    if not needed:
        from teiwright.processes import ahead

        ahead.drop()
        return nullcontext()
    from teiwright.processes.press import Press

    return Press(outputs)


def _is_one(texts: tuple[Path, ...]) -> bool:
    """True for one text: its file, or the folder of one work."""
    try:
        return len(texts) == 1 and (texts[0].is_file() or (texts[0] / "source.txt").is_file())
    except PermissionError:
        return False  # the search for texts tells why


def _run(works: tuple[Work, ...], plan: Plan, jobs: int | None, press: Press | None) -> Iterator[Built]:
    import os
    from functools import partial

    from teiwright.build import build
    from teiwright.processes.workers import spread

    workers = min(jobs or os.cpu_count() or 1, len(works))
    if workers < 2:
        with interruption.expected() as ctrl_c:
            for work in works:
                yield build(work, plan, press=press if len(works) == 1 else None)
                ctrl_c.raise_if_asked()  # foreign code (a stylesheet's processor, the page maker) may swallow the exception
        return
    yield from spread(partial(build, plan=plan), works, workers, chunk=1 + len(works) // (workers * 16))


def _with_progress(results: Iterable[Built], total: int, quiet: bool) -> Iterator[Built]:
    if total < 2 or quiet:
        yield from results
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("texts", total=total)
        for built in results:
            yield built
            progress.advance(task)


def _make_site(results: list[Built], output: Path, quiet: bool, **wishes: str) -> None:
    from teiwright.findings import number
    from teiwright.site import editions_of, set_aside, write_site

    editions = editions_of(results, output)
    set_aside(results, output, editions)
    if not editions:
        click.echo("No site: none of the texts could be published.", err=True)
        return
    if len(editions) > LONG and not quiet:
        click.echo(
            f"The site of {number(len(editions), 'text')} is being made; this takes a while.", err=True
        )
    site = write_site(output, editions, **wishes)
    if not quiet:
        click.echo(f"Site of {number(site.texts, 'text')}: {output / 'index.html'}")


def _exit_code(results: list[Built]) -> int:
    if any(r.bug for r in results):
        return 3
    if any(r.trouble for r in results):
        return 2
    return 0 if all(r.good for r in results) else 1
