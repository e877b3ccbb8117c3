"""`teiwright inspect`: what is recognised in a text, and why."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from teiwright.cli.options import FILE, names, options_from, reading_options

if TYPE_CHECKING:
    from pathlib import Path

    from teiwright.model import Document, Span


@click.command("inspect")
@click.argument("text", type=FILE)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "tsv"]),
    default="table",
    show_default=True,
    help="How to show it.",
)
@click.option(
    "--element",
    "elements",
    metavar="NAME",
    multiple=True,
    callback=names,
    help="Only this element (persName, date, quote …); several with commas.",
)
@reading_options
def command(text: Path, form: str, elements: tuple[str, ...], **values: Any) -> None:
    """Show what is recognised in a text and by which rule, without writing TEI.

    Each line of the table: the line of the text, what it was marked as, the words, what they mean, how sure, and why.

    \b
    Examples:
      teiwright inspect letter.txt
      teiwright inspect letter.txt --element date --format json
    """
    from teiwright.build import document_of, register_of
    from teiwright.encode import read
    from teiwright.reading import decode
    from teiwright.weaving.nesting import held, settle
    from teiwright.works import find_works

    options = options_from(values, schemas="schemas")
    if str(text) == "-":
        source = decode(
            sys.stdin.buffer.read(), "standard input", encoding=values["encoding"], repair=options.repair
        )
        document = read(source, options, register=register_of(values["register"]))
        marks = held(settle(document))
    else:
        works = find_works([text])
        if len(works) > 1:
            raise click.UsageError(f"{text} holds {len(works)} texts. Name one of them.")
        document = document_of(works[0], options, encoding=values["encoding"], register=values["register"])
        marks = document.spans
    _refuse_unknown(elements, {s.element for s in marks})
    spans = sorted(
        (s for s in marks if not elements or s.element in elements),
        key=lambda s: (s.extent, s.element),
    )
    {"table": _table, "json": _json, "tsv": _tsv}[form](document, spans)


ELEMENTS = (
    *(
        "date",
        "foreign",
        "gap",
        "hi",
        "mentioned",
        "persName",
        "q",
        "quote",
        "ref",
        "roleName",
        "said",
        "soCalled",
    ),
    *("stage", "title"),
)
"""What the program marks in a text, for whoever mistypes one; layers from outside may mark more."""


def _refuse_unknown(asked: tuple[str, ...], marked: set[str]) -> None:
    """An element that is mistyped would look like one that is nowhere in the text."""
    known = sorted({*ELEMENTS, *marked})
    for name in asked:
        if name not in known:
            raise click.UsageError(f"Nothing is marked as “{name}”. Marked are: {', '.join(known)}.")


def _rows(document: Document, spans: list[Span]) -> list[tuple[str, ...]]:
    source = document.source
    rows: list[tuple[str, ...]] = []
    for span in spans:
        words = " ".join(source.text[span.extent.start : span.extent.end].split())
        meaning = "; ".join(
            (
                *(f"{p.name.sorted} ({p.key})" for p in span.persons),
                *(f"{k}={v}" for k, v in span.attributes if k != "xml:id"),
            )
        )
        rows.append(
            (
                str(source.line_of(span.extent.start)),
                span.element,
                words,
                meaning,
                "checked" if span.checked else span.cert.value,
                span.rule,
                span.evidence,
            )
        )
    return rows


def _table(document: Document, spans: list[Span]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from teiwright.conventions import bare
    from teiwright.findings import number

    console = Console(soft_wrap=False)
    if not console.is_terminal:
        console.width = 120  # A file or another program has no window that could be narrow.
    for reading in document.readings:
        console.print(Text(f"Read as {reading.plain}: {'; '.join(reading.evidence)}"))
    if document.declined and any(reading.convention == bare.NAME for reading in document.readings):
        why = "; ".join(f"{one.plain} ({', '.join(one.evidence)})" for one in document.declined)
        console.print(Text(f"Not read as {why}. If it is one all the same, say so: --convention letters."))
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("line", "mark", "words", "meaning", "sure", "why"):
        table.add_column(name, overflow="fold", justify="right" if name == "line" else "left")
    for line, element, words, meaning, cert, rule, evidence in _rows(document, spans):
        why = f"{rule}: {evidence}" if evidence else rule
        table.add_row(*(Text(cell) for cell in (line, element, words, meaning, cert, why)))
    console.print(table)
    console.print(Text(number(len(spans), "mark")))


def _tsv(document: Document, spans: list[Span]) -> None:
    click.echo("line\telement\twords\tmeaning\tcert\trule\tevidence")
    for row in _rows(document, spans):
        click.echo("\t".join(cell.replace("\t", " ") for cell in row))


def _json(document: Document, spans: list[Span]) -> None:
    import json

    source = document.source
    marks = [
        {
            "start": span.extent.start,
            "end": span.extent.end,
            "line": source.line_of(span.extent.start),
            "element": span.element,
            "text": source.text[span.extent.start : span.extent.end],
            "attributes": dict(span.attributes),
            "persons": [{"id": p.key, "name": p.name.sorted, "in_register": p.known} for p in span.persons],
            "cert": span.cert.value,
            "checked": span.checked,
            "rule": span.rule,
            "evidence": span.evidence,
        }
        for span in spans
    ]
    readings = [
        {"convention": r.convention, "title": r.plain, "evidence": list(r.evidence)}
        for r in document.readings
    ]
    declined = [
        {"convention": r.convention, "title": r.plain, "why": list(r.evidence)} for r in document.declined
    ]
    click.echo(
        json.dumps(
            {
                "file": source.name,
                "language": document.language,
                "read_as": readings,
                "not_read_as": declined,
                "marks": marks,
            },
            ensure_ascii=False,
            indent=1,
        )
    )
