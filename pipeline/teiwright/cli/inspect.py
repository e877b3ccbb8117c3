"""`teiwright inspect`: what is recognised in a text, and why."""

from __future__ import annotations

import sys
from io import StringIO
from typing import TYPE_CHECKING, Any

import click

from teiwright.cli.options import FILE, names, one_of, options_from, reading_options, standard_input, write
from teiwright.cli.sections import ReadsTexts

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console

    from teiwright.model import Document, Span


FORMS = ("table", "json", "tsv", "csv")

HEADS = ("line", "element", "words", "meaning", "cert", "rule", "evidence")

WIDTH = 120
"""Characters in a line of the table where no window is narrower: in a file, or for another program."""


@click.command("inspect", cls=ReadsTexts)
@click.argument("text", type=FILE)
@click.option(
    "-o", "--output", type=FILE, metavar="FILE", help="File to write to, in UTF-8, instead of the screen."
)
@click.option(
    "--format",
    "form",
    type=one_of(FORMS),
    help="How to show it.  [default: as the name of the file ends (.csv opens in a spreadsheet program), else table]",
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
def command(
    text: Path, output: Path | None, form: str | None, elements: tuple[str, ...], **values: Any
) -> None:
    """Show what is recognised in a text and by which rule, without writing TEI.

    Each line of the table: the line of the text, what it was marked as, the words, what they mean, how sure, and why.

    \b
    Examples:
      teiwright inspect letter.txt
      teiwright inspect letter.txt --element date --format json
      teiwright inspect letter.txt -o marks.csv
    """
    from teiwright.encode import read
    from teiwright.results.spared import spare, spare_tei
    from teiwright.weaving.nesting import held, settle
    from teiwright.works.finding import WORKBOOKS, find_works, read_for
    from teiwright.works.reading import document_of, register_of

    options = options_from(values, schemas="schemas")
    if str(text) == "-":
        source = standard_input(options, values)
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
        (s for s in marks if not elements or s.element in elements), key=lambda s: (s.extent, s.element)
    )
    ending = output.suffix[1:].lower() if output else ""
    form = form or (ending if ending in FORMS else "table")
    if output is None or str(output) == "-":
        _show(document, spans, form)
        return
    if output.suffix.lower() in WORKBOOKS:
        raise click.UsageError(
            f"{output}: workbooks are not written. Name it {output.with_suffix('.csv').name}: every spreadsheet program opens that."
        )
    if text.exists():
        spare(output, read_for(text, values["register"]))
    spare_tei(output)
    write(output, _data(document, spans, form))


def _show(document: Document, spans: list[Span], form: str) -> None:
    if form == "table" and sys.stdout.isatty():
        from rich.console import Console

        _table(document, spans, Console(soft_wrap=False))
    else:
        click.echo(_data(document, spans, form).decode("utf-8-sig"), nl=False)


def _data(document: Document, spans: list[Span], form: str) -> bytes:
    """The marks as a file."""
    if form == "csv":
        from teiwright.spreadsheets import harmless, written

        return written([HEADS, *(map(harmless, row) for row in _rows(document, spans))])
    if form == "table":
        from rich.console import Console

        page = StringIO()
        _table(document, spans, Console(file=page, width=WIDTH))
        return page.getvalue().encode()
    return (_json if form == "json" else _tsv)(document, spans).encode()


ELEMENTS = (
    "date", "foreign", "gap", "hi", "mentioned", "persName", "q", "quote", "ref", "roleName", "said", "soCalled", "stage", "title",
)  # fmt: skip
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
                source.words(span.extent),
                meaning,
                "checked" if span.checked else span.cert.value,
                span.rule,
                span.evidence,
            )
        )
    return rows


def _table(document: Document, spans: list[Span], console: Console) -> None:
    from rich.table import Table
    from rich.text import Text

    from teiwright.conventions import bare
    from teiwright.findings import number

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


def _tsv(document: Document, spans: list[Span]) -> str:
    rows = (HEADS, *_rows(document, spans))
    return "".join("\t".join(cell.replace("\t", " ") for cell in row) + "\n" for row in rows)


def _json(document: Document, spans: list[Span]) -> str:
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
    said = {
        "file": source.name,
        "language": document.language,
        "read_as": readings,
        "not_read_as": declined,
        "marks": marks,
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"
