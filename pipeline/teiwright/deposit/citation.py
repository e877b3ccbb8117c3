"""CITATION.cff 1.2.0 (citation-file-format.github.io) and the sentence by which a reader cites the edition."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from teiwright.deposit.licences import PORTS
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.deposit.record import Name, Record

_DAY = lazy(r"\d{4}-\d{2}-\d{2}")
_CONTROL = lazy("[\x7f-\x9f]")


def write_citation(record: Record) -> bytes | None:
    """CITATION.cff as YAML, or None where the record has no title or no creator: the format demands both."""
    if not record.title or not record.creators:
        return None
    lines = [
        "cff-version: 1.2.0",
        "message: If you use this edition, please cite it as below.",
        "type: dataset",
    ]
    lines += [f"title: {_quoted(record.full_title)}", "authors:"]
    for name in record.creators:
        lines += _person(name)
    if record.published and _DAY.fullmatch(record.published.value):
        lines.append(f"date-released: {record.published.value}")
    if record.version:
        lines.append(f"version: {_quoted(record.version.value)}")
    if record.identity("doi"):
        lines.append(f"doi: {_quoted(record.identity('doi'))}")
    if record.rights.spdx and record.rights.spdx not in PORTS:
        # The format's list of licences is older than some of SPDX's national ones.
        lines.append(f"license: {record.rights.spdx}")
    elif record.rights.address:
        lines.append(f"license-url: {_quoted(record.rights.address)}")
    if record.subjects:
        lines.append("keywords:")
        lines += [f"  - {_quoted(subject.words)}" for subject in record.subjects]
    if record.abstract:
        lines.append(f"abstract: {_quoted(record.abstract.value)}")
    return ("\n".join(lines) + "\n").encode()


def _person(name: Name) -> list[str]:
    if name.organisation or not name.surname:
        return [f"  - name: {_quoted(name.display)}"]
    entry = [f"  - family-names: {_quoted(name.surname)}"]
    if name.forename:
        entry.append(f"    given-names: {_quoted(name.forename)}")
    if orcid := name.identity("orcid"):
        entry.append(f"    orcid: {_quoted(orcid.address)}")
    return entry


def _quoted(words: str) -> str:
    """A YAML string. JSON's strings are YAML's, too, but for controls, which YAML has only in figures (YAML 1.2, 5.1)."""
    return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", json.dumps(words, ensure_ascii=False))


def sentence(record: Record) -> str:
    """Author, Title. Role Name. Publisher, year. Identifier."""
    parts = [", ".join(n.display for n in record.creators), record.title.value if record.title else ""]
    lines = ", ".join(p for p in parts if p)
    lines += "" if lines.endswith((".", "?", "!", "…")) else "."
    for name in record.contributors:
        lines += f" {name.duty or name.role}: {name.display}."
    imprint = ", ".join(f.value for f in (record.publisher, record.published) if f)
    doi = record.identity("doi")
    return lines + (f" {imprint}." if imprint else "") + (f" https://doi.org/{doi}" if doi else "")
