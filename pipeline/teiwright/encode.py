"""The chain from text to TEI."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from teiwright import __version__, annotators, conventions, ledger
from teiwright.findings import Finding
from teiwright.identifiers import xml_name
from teiwright.model import Certainty, Register
from teiwright.plainly import Plainly
from teiwright.xml_names import RELAX_NG, SCHEMATRON

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from teiwright.metadata import Metadata
    from teiwright.model import Block, Document, Source
    from teiwright.review.applying import Review
    from teiwright.weaving.weave import Tei


class Options(Struct, frozen=True):
    """How to encode. The defaults are what a user gets who asks for nothing."""

    reading: conventions.ReadingOptions = field(default_factory=conventions.ReadingOptions)
    layers: tuple[str, ...] | None = None
    """Names of the annotators to run; None: all that are not optional."""
    least: Certainty = Certainty.LOW
    """Marks less sure than this are left out (--min-cert)."""
    schemas: str = "schemas"
    """Folder, relative to the TEI file or an address, where teiwright.rng and teiwright.sch are."""
    date_order: str = ""
    """day or month: which comes first in 4/5/1945; empty: what the text itself shows."""
    edtf: bool = False
    """Write the dates in EDTF (@when-custom) beside the W3C attributes."""
    repair: bool = False
    """Put right what a wrong encoding has garbled, when the text is read (--repair-mojibake)."""
    date: str = ""
    """Day of the run as YYYY-MM-DD; empty: no clock is read."""


class Encoding(Struct, frozen=True):
    """A text encoded: the tree, the document it was woven from (with the marks that are in it), and what a person should know."""

    tei: Tei
    document: Document
    identifier: str
    met: frozenset[int] = frozenset()
    """The rows of the table of a folder above the text whose marks are in it."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything found on the way, in the order of the chain."""
        return self.document.source.findings + self.document.findings


def read(
    source: Source,
    options: Options | None = None,
    *,
    register: Register | None = None,
    overrides: Metadata | None = None,
    review: Path | None = None,
    of_folder: Path | None = None,
) -> Document:
    """Recognise structure and marks of a text; nothing is woven yet (this is what `inspect` shows).

    Args:
        source: the text.
        options: how to encode it.
        register: the persons that the editors know.
        overrides: what the editors say about the text.
        review: the table of what a person has decided about the marks.
        of_folder: the same of a folder above the text, about all marks that are alike.
    """
    return _read(source, options or Options(), register, overrides, (review, of_folder))[0]


def _read(
    source: Source,
    options: Options,
    register: Register | None,
    overrides: Metadata | None,
    tables: tuple[Path | None, Path | None],
) -> tuple[Document, Review | None]:
    """The text as it is read, and what a person has decided about its marks."""
    plainly = Plainly(source)
    document = conventions.read(
        plainly.source, options=options.reading, register=register or Register(), overrides=overrides
    )
    document = ledger.set_forbidden_aside(document)
    if options.least is not Certainty.LOW:
        document = _sure(document, options.least)
    if options.date_order:
        document = replace(document, wishes={**document.wishes, "date-order": options.date_order})
    decided = _review(document, *tables)
    if decided:
        document = decided.begin(document)
    for name, annotator in chosen(options).items():
        document = with_marks(document, annotator, options.least)
        if decided:
            document = decided.after(document, name)
    if decided:
        document = decided.end(document)
    document = plainly.back(document)
    return with_edtf(document) if options.edtf else document, decided


def _review(document: Document, table: Path | None, of_folder: Path | None) -> Review | None:
    """What a person has decided about the marks, if there is such a table."""
    if table is None and of_folder is None:
        return None
    from teiwright.review.applying import Review
    from teiwright.review.table import Table, read_table, read_table_of_folder

    own = read_table(table) if table else Table()
    return Review(own, document, read_table_of_folder(of_folder) if of_folder else None)


def encode(
    source: Source,
    options: Options | None = None,
    *,
    register: Register | None = None,
    overrides: Metadata | None = None,
    identifier: str = "",
    review: Path | None = None,
    of_folder: Path | None = None,
) -> Encoding:
    """Encode a text. `identifier` is what it is called unless the metadata say so; `review` and `of_folder` as in `read`.

    Raises:
        PromiseBrokenError: a character would be lost or a pointer lead nowhere; a fault of ours.
    """
    from teiwright.weaving.header import Run
    from teiwright.weaving.weave import weave

    options = options or Options()
    document, decided = _read(source, options, register, overrides, (review, of_folder))
    stated = document.metadata.identifier
    identifier = (
        xml_name(stated.value)
        if stated
        else identifier or xml_name(source.name.rpartition(".")[0] or source.name)
    )
    base = "" if options.schemas in {"", "."} else options.schemas.rstrip("/") + "/"
    run = Run(
        identifier=identifier,
        version=__version__,
        rules=rules(document, options),
        models=((f"{base}teiwright.rng", RELAX_NG), (f"{base}teiwright.sch", SCHEMATRON)),
        layers=tuple(chosen(options)),
        least=options.least,
        date=options.date,
    )
    tei = weave(document, run)
    held = replace(document, spans=tei.marks)
    if decided is None:
        return Encoding(tei, held, identifier)
    from teiwright.review.applying import without_room

    findings = document.findings + without_room(document, tei.marks)
    return Encoding(tei, replace(held, findings=findings), identifier, frozenset(decided.met))


def chosen(options: Options) -> Mapping[str, annotators.Annotator]:
    """The annotators to run, in their order."""
    if options.layers is None:
        return {name: a for name, a in annotators.discover().items() if not getattr(a, "OPTIONAL", False)}
    return annotators.named(options.layers)


def with_marks(document: Document, annotator: annotators.Annotator, least: Certainty) -> Document:
    """The document with what one annotator finds."""
    found = list(annotator.annotate(document))
    findings = tuple(f for f in found if isinstance(f, Finding))
    spans = tuple(s for s in found if not isinstance(s, Finding) and s.cert.rank <= least.rank)
    return document.with_spans(document.spans + spans, document.findings + findings)


def _sure(document: Document, least: Certainty) -> Document:
    """The document without what the reading of its structure marked and is not sure of: whose note a note is, what is done on a stage.

    Structure itself stays, and so does the marker of a note: without it the note would hang in the air.
    """

    def of(block: Block) -> Block:
        block = replace(block, children=tuple(map(of, block.children))) if block.children else block
        if block.element != "note" or block.cert.rank <= least.rank or not block.get("type"):
            return block
        kept = tuple((name, value) for name, value in block.attributes if name != "type")
        joined = block.get("next") or block.get("prev")
        return replace(block, attributes=kept, cert=block.cert if joined else Certainty.HIGH)

    spans = tuple(s for s in document.spans if s.element == "ref" or s.cert.rank <= least.rank)
    return replace(document, blocks=tuple(map(of, document.blocks)), spans=spans)


def with_edtf(document: Document) -> Document:
    """The document with each date's value in EDTF, too."""
    from teiwright.annotators.dates import edtf

    spans = []
    for span in document.spans:
        value = edtf(span.attributes) if span.element == "date" else ""
        more = (("when-custom", value), ("datingMethod", "#edtf")) if value else ()
        spans.append(replace(span, attributes=span.attributes + more) if more else span)
    return replace(document, spans=tuple(spans))


def rules(document: Document, options: Options) -> dict[str, str]:
    """Every rule that may have marked something, with its sentence."""
    known = dict(document.vocabulary)
    for annotator in chosen(options).values():
        known.update(annotator.RULES)
    return known
