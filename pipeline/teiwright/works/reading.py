"""Works read and encoded: each text with what lies beside it, edition.toml or a row of metadata.csv, register, and table of marks."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.encode import encode, read
from teiwright.errors import ReadingError, TeiwrightError
from teiwright.identifiers import xml_name
from teiwright.metadata_joining import joined
from teiwright.model import Register
from teiwright.reading import read_source
from teiwright.works.finding import shelves

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from teiwright.encode import Encoding, Options
    from teiwright.findings import Finding
    from teiwright.metadata import Metadata
    from teiwright.model import Document, Source
    from teiwright.works.finding import Work


def encode_work(
    work: Work, options: Options, *, encoding: str | None = None, register: Path | None = None
) -> tuple[Encoding, tuple[Finding, ...]]:
    """Encode a text with what lies beside it. Also returns what was found in edition.toml."""
    overrides, findings = metadata_of(work)
    made = encode(
        _source(work, options, encoding, overrides),
        options,
        register=register_of(register or work.register),
        overrides=overrides,
        identifier=work.identifier,
        review=work.review,
        of_folder=work.of_folder,
    )
    return made, findings


def document_of(
    work: Work, options: Options, *, encoding: str | None = None, register: Path | None = None
) -> Document:
    """A text as it is read, with the marks that hold; nothing is woven."""
    from teiwright.weaving.nesting import held, settle

    overrides, _ = metadata_of(work)
    source = _source(work, options, encoding, overrides)
    known = register_of(register or work.register)
    document = read(
        source, options, register=known, overrides=overrides, review=work.review, of_folder=work.of_folder
    )
    return replace(document, spans=held(settle(document)))


def _source(work: Work, options: Options, encoding: str | None, overrides: Metadata | None) -> Source:
    """The text, read in the encoding that was asked for, or else that which its editors have stated."""
    stated = dict(overrides.reading).get("encoding") if overrides else None
    return read_source(work.text, encoding=encoding or stated, repair=options.repair)


def metadata_of(work: Work) -> tuple[Metadata | None, tuple[Finding, ...]]:
    """What edition.toml says, or else the row of the text in the metadata.csv of its folder, and the rows for all texts there and in the folders above."""
    if work.edition is not None:
        from teiwright.edition import read_edition

        return read_edition(work.edition)
    facts: Metadata | None = None
    findings: tuple[Finding, ...] = ()
    for table, called in shelves(work.text):
        from teiwright.edition.shelf import read_shelf, speaks_of_all

        beside = table.parent == work.text.parent
        if beside or speaks_of_all(table):
            farther, found = read_shelf(table, *([work.text.name] if beside else []))
            facts = _outweighed(farther, facts)
            findings += tuple(replace(f, place=replace(f.place, file=called)) for f in found)
    return facts, findings


def _outweighed(facts: Metadata | None, nearer: Metadata | None) -> Metadata | None:
    """What is said of all texts of a holding, and what is said of some of them, which prevails."""
    if facts is None or nearer is None:
        return nearer or facts
    both, _ = joined(facts, nearer, "")
    return replace(both, reading=tuple((dict(facts.reading) | dict(nearer.reading)).items()))


def names_of(works: Sequence[Work]) -> tuple[str, ...]:
    """What the texts are called, and so their folders; those whose edition.toml cannot be read have none.

    No two may be called the same, since the second would be written over the first.

    Raises:
        ReadingError: two are, since their editors have given them one identifier.
    """
    named: dict[str, Work] = {}
    for work in works if len(works) > 1 else ():  # one alone may well wait until it is read
        try:
            stated, _ = metadata_of(work)
        except TeiwrightError:
            continue  # it will be said of the text itself
        name = xml_name(stated.identifier.value) if stated and stated.identifier else work.identifier
        other = named.setdefault(name, work)
        if other is not work:
            one, two = (unicodedata.normalize("NFC", w.text.name) for w in (other, work))
            what_to_do = (
                "Their names look the same, and differ in how the system stores letters with marks: one may be a copy of the other. Rename one, or take it away."
                if one == two and other.text.parent == work.text.parent
                else "Give each an identifier of its own (in its edition.toml, or its row of metadata.csv)."
            )
            raise ReadingError(
                f"{other.text} and {work.text} would both be called “{name}”, and the second be written over the first. {what_to_do}"
            )
    return tuple(named)


def register_of(path: Path | None) -> Register:
    """The register of persons in a file; an empty one without a file."""
    if path is None:
        return Register()
    if path.suffix.lower() == ".csv":
        from teiwright.register.table import read_table

        return read_table(path)
    from teiwright.register.authority import read_register

    return read_register(path)
