"""What goes into every package: the TEI with its schemas, the plain text, what was made from it, and who did what."""

from __future__ import annotations

import hashlib
import mimetypes
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teiwright import __version__, resources
from teiwright.deposit.citation import sentence, write_citation
from teiwright.deposit.datacite import write_datacite
from teiwright.deposit.dublin import write_oai_dc
from teiwright.deposit.jsonfile import Json, as_bytes

if TYPE_CHECKING:
    from teiwright.deposit.record import Record
    from teiwright.validation import Valid

DERIVED = ("html", "pdf", "epub", "txt")
_MEDIA = {
    ".xml": "application/tei+xml", ".html": "text/html", ".pdf": "application/pdf", ".epub": "application/epub+zip",
    ".txt": "text/plain; charset=utf-8", ".rng": "application/xml", ".sch": "application/xml", ".rnc": "application/relax-ng-compact-syntax",
    ".md": "text/markdown", ".cff": "text/yaml", ".json": "application/json",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class File:
    """A file of a package."""

    path: str
    """Relative, with slashes; letters, digits, dot, hyphen and underscore only."""
    data: bytes
    description: str
    kind: str
    """edition, schema, source, derived, metadata, report, licence, readme."""
    original: str = ""
    """Its name before it was made safe, where that was another."""

    @property
    def media_type(self) -> str:
        """The media type, by the ending of the name; of TEI only for the edition itself."""
        suffix = "." + self.path.rpartition(".")[2] if "." in self.path else ""
        if suffix == ".xml" and self.kind != "edition":
            return "application/xml"
        return _MEDIA.get(suffix, mimetypes.guess_type(self.path)[0] or "application/octet-stream")

    def digest(self, algorithm: str) -> str:
        """The checksum in hexadecimal."""
        return hashlib.new(algorithm, self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Payload:
    """The files of an edition, in the order of their paths, and the record that describes it."""

    record: Record
    name: str
    files: tuple[File, ...]

    def of_kind(self, kind: str) -> tuple[File, ...]:
        """The files of one kind."""
        return tuple(f for f in self.files if f.kind == kind)

    @property
    def edition(self) -> File:
        """The TEI file."""
        return self.of_kind("edition")[0]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(len(f.data) for f in self.files)


def gather(
    valid: Valid,
    data: bytes,
    record: Record,
    source: tuple[str, bytes] | None,
    derived: tuple[str, ...] = DERIVED,
) -> Payload:
    """Everything a package holds.

    Args:
        valid: the TEI, found valid.
        data: its bytes, which go into the package as they are.
        record: what the header and the overrides state.
        source: name and bytes of the plain text it was made from, if they are there.
        derived: outputs to make.

    Raises:
        RenderingError: an output could not be made.
    """
    from teiwright.rendering import render

    name = safe_name(record.local)
    files = [File(f"{name}.xml", data, "The edition: TEI P5 XML", "edition")]
    files += [
        File(f"schemas/{s}", (resources.folder("schemas") / s).read_bytes(), words, "schema")
        for s, words in (
            ("teiwright.rng", "RELAX NG grammar of the edition"),
            ("teiwright.sch", "Schematron rules of the edition"),
        )
    ]
    if source:
        safe = safe_name(source[0])
        files.append(
            File(
                f"source/{safe}",
                source[1],
                "The plain text as received, byte for byte",
                "source",
                source[0] if safe != source[0] else "",
            )
        )
    for output in derived:
        rendition = render(valid, output)
        words = {
            "html": "Reading page",
            "pdf": "Reading copy (PDF/A-2a, PDF/UA-1)",
            "epub": "Reading copy (EPUB 3)",
            "txt": "Reading text",
        }
        files.append(
            File(f"derived/{name}{rendition.suffix}", rendition.data, words.get(output, output), "derived")
        )
    files += _papers(record, valid, files, source)
    _check_names(files)
    return Payload(record, name, tuple(sorted(files, key=lambda f: f.path)))


def _papers(record: Record, valid: Valid, files: list[File], source: tuple[str, bytes] | None) -> list[File]:
    size = sum(len(f.data) for f in files)
    papers = [
        File("README.md", _readme(record, files).encode(), "What this package is", "readme"),
        File("metadata/oai_dc.xml", write_oai_dc(record), "Description in Dublin Core", "metadata"),
        File(
            "metadata/record.json",
            as_bytes(_as_json(record)),
            "The deposit record, each field with the place it was read from",
            "metadata",
        ),
        File(
            "report.json", as_bytes(_report(valid, files, source)), "What was checked and counted", "report"
        ),
    ]
    if record.rights.words or record.rights.address:
        words = (
            "\n".join(filter(None, (record.rights.spdx, record.rights.words, record.rights.address))) + "\n"
        )
        papers.append(File("LICENSE.txt", words.encode(), "The licence, as the header states it", "licence"))
    datacite = write_datacite(record, size)
    if datacite:
        papers.append(File("metadata/datacite.xml", datacite, "Description for DataCite 4.7", "metadata"))
    citation = write_citation(record)
    if citation:
        papers.append(File("CITATION.cff", citation, "How to cite", "metadata"))
    return papers


def _readme(record: Record, files: list[File]) -> str:
    title = record.title.value if record.title else "[title not stated]"
    lines = [f"# {title}", "", sentence(record), ""]
    if record.rights.words or record.rights.address:
        lines += [
            f"Licence: {record.rights.words or record.rights.spdx} {record.rights.address}".rstrip(),
            "",
        ]
    lines += ["| file | what it is |", "|---|---|"]
    lines += [f"| `{f.path}` | {f.description} |" for f in files]
    lines += [
        "",
        "The TEI file is the edition; what is under `derived/` was made from it and can be made again.",
        "",
    ]
    lines += [f"Made with teiwright {__version__}.", ""]
    return "\n".join(lines)


def _as_json(record: Record) -> Json:
    from dataclasses import asdict

    plain: Json = _plain(asdict(record))
    return plain


def _plain(value: object) -> Json:
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items() if v not in (None, "", (), [])}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    if isinstance(value, str | bool | int | float) or value is None:
        return value
    return str(value)


def _report(valid: Valid, files: list[File], source: tuple[str, bytes] | None) -> Json:
    root = valid.tree.getroot()
    text = root.find("{*}text")
    words = " ".join(map(str, text.itertext())).split() if text is not None else []
    counts: dict[str, Json] = {"words_of_the_text": len(words)}
    for name, element in (
        ("notes", "note"),
        ("names_of_persons", "persName"),
        ("dates", "date"),
        ("page_breaks", "pb"),
    ):
        counts[name] = sum(1 for _ in text.iter(f"{{*}}{element}")) if text is not None else 0
    counts["persons_listed"] = sum(1 for _ in root.iter("{*}person"))
    if source:
        counts["words_of_the_source"] = len(source[1].decode("utf-8", "replace").split())
    findings: list[Json] = [
        {"severity": f.severity.value, "code": f.code, "message": f.message, "line": f.place.line}
        for f in valid.findings
    ]
    made: list[Json] = [{"path": f.path, "bytes": len(f.data), "sha256": f.digest("sha256")} for f in files]
    return {
        "tool": f"teiwright {__version__}",
        "validation": {"schemas": valid.schemas, "errors": 0, "findings": findings},
        "counts": counts,
        "files": made,
    }


def safe_name(name: str) -> str:
    """A file name that every system, bag and repository accepts: ASCII letters, digits, dot, hyphen, underscore; at most 100."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", plain).strip("-.")
    if plain.partition(".")[0].upper() in {
        "CON",
        "PRN",
        "AUX",
        "NUL",
        *(f"{d}{n}" for d in ("COM", "LPT") for n in range(1, 10)),
    }:
        plain = f"file-{plain}"
    stem, dot, suffix = plain.rpartition(".")
    if dot and len(plain) > 100:
        plain = stem[: 99 - len(suffix)] + dot + suffix
    return plain[:100] or "file"


def _check_names(files: list[File]) -> None:
    seen: set[str] = set()
    for file in files:
        if file.path.lower() in seen:
            raise ValueError(f"two files of the package have the name {file.path}")
        seen.add(file.path.lower())
