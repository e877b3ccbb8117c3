"""What goes into every package: the TEI with its schemas, the plain text, what was made from it, and who did what."""

from __future__ import annotations

import hashlib
import posixpath
import re
import unicodedata
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from teiwright import __version__, pictures
from teiwright.deposit.citation import sentence, write_citation
from teiwright.deposit.datacite import write_datacite
from teiwright.deposit.dublin import write_oai_dc
from teiwright.deposit.jsonfile import as_bytes
from teiwright.deposit.reckoning import Comparison, compare, report
from teiwright.deposit.schemas import place_schemas
from teiwright.errors import GlyphError
from teiwright.identifiers import LATIN, RESERVED, figure_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.deposit import Collection, Edition
    from teiwright.deposit.record import Record

CONTENTS = ("edition", "schema", "source", "picture", "derived")
"""The kinds of file that are deposited; those of all other kinds describe them."""
DERIVED = ("html", "pdf", "epub", "txt")
_MEDIA = {
    ".xml": "application/tei+xml", ".html": "text/html", ".pdf": "application/pdf", ".epub": "application/epub+zip",
    ".txt": "text/plain; charset=utf-8", ".rng": "application/xml", ".sch": "application/xml", ".rnc": "application/relax-ng-compact-syntax",
    ".odd": "application/tei+xml", ".xsd": "application/xml", ".dtd": "application/xml-dtd", ".xsl": "application/xslt+xml", ".csv": "text/csv",
    ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".svg": "image/svg+xml",
    ".md": "text/markdown", ".cff": "text/yaml", ".json": "application/json",
}  # fmt: skip


class File(Struct, frozen=True):
    """A file of a package."""

    path: str
    """Relative, with slashes; letters, digits, dot, hyphen and underscore only."""
    data: bytes
    description: str
    kind: str
    """edition, schema, source, picture, derived, metadata, report, licence, readme."""
    original: str = ""
    """Its name before it was made safe, where that was another."""

    @property
    def media_type(self) -> str:
        """The media type, by the ending of the name; of TEI only for the edition itself."""
        suffix = "." + self.path.rpartition(".")[2].lower() if "." in self.path else ""
        if suffix == ".xml" and self.kind != "edition":
            return "application/xml"
        # Not what the system knows of endings: that is another list on each machine.
        return _MEDIA.get(suffix, "application/octet-stream")

    def digest(self, algorithm: str) -> str:
        """The checksum in hexadecimal."""
        return hashlib.new(algorithm, self.data).hexdigest()


class Payload(Struct, frozen=True):
    """The files of an edition, in the order of their paths, and the record that describes it."""

    record: Record
    name: str
    files: tuple[File, ...]
    texts: tuple[Edition, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    """What each reading copy has of the text."""
    unprinted: tuple[str, ...] = ()
    """A sentence for each text that has no PDF, for no typeface has all its signs."""

    def of_kind(self, kind: str) -> tuple[File, ...]:
        """The files of one kind."""
        return tuple(f for f in self.files if f.kind == kind)

    @property
    def editions(self) -> tuple[File, ...]:
        """The TEI files."""
        return self.of_kind("edition")

    @property
    def contents(self) -> tuple[File, ...]:
        """The files without those that describe the package: the edition first."""
        return tuple(f for kind in CONTENTS for f in sorted(self.of_kind(kind), key=lambda f: f.path))


def gather(edition: Edition | Collection, derived: tuple[str, ...] = DERIVED, fonts: str = "") -> Payload:
    """Everything a package of an edition holds.

    Args:
        edition: a text, or several, which get a folder each, named after them; their bytes go into the package as they are.
        derived: outputs to make.
        fonts: a folder with typefaces for the PDF.

    Raises:
        DepositError: two texts have the same name.
        RenderingError: an output could not be made.
    """
    from teiwright.deposit import DepositError

    name, files, comparisons = safe_name(edition.record.local), [], []
    unprinted: list[str] = []
    shared: dict[str, File] = {}
    for text in edition.texts:
        inside = f"{safe_name(text.record.local)}/" if len(edition.texts) > 1 else ""
        own, schemas, compared = _of_text(text, inside, derived, fonts, unprinted)
        files += own
        comparisons += compared
        shared.update({f.path: f for f in schemas})
    files += shared.values()
    made = Payload(edition.record, name, tuple(files), edition.texts, tuple(comparisons), tuple(unprinted))
    payload = _with_papers(made)
    if twice := _twice(payload.files):
        raise DepositError(
            f"{name}: two files of the package would be called {twice}. Give the texts different identifiers."
        )
    return payload


def with_changes(payload: Payload, changes: str) -> Payload:
    """The same payload, whose record says what has changed since the last deposit."""
    return _with_papers(replace(payload, record=replace(payload.record, changes=changes)))


def _with_papers(payload: Payload) -> Payload:
    """The payload with the files that describe it, in the order of their paths."""
    files = (*payload.contents, *_papers(payload))
    return replace(payload, files=tuple(sorted(files, key=lambda f: f.path)))


def _of_text(
    text: Edition, inside: str, derived: tuple[str, ...], fonts: str, unprinted: list[str]
) -> tuple[list[File], list[File], list[Comparison]]:
    """The files of one text, the schemas it needs, and what its reading copies have of it; why it has no PDF is added to the last list."""
    from teiwright.rendering import render

    name = safe_name(text.record.local)
    folder, schemas = place_schemas(text, inside)
    words = "The edition: TEI P5 XML"
    if inside and text.record.title:  # one of several: the names of the files do not say which is which
        words = f"“{text.record.title.value}”. {words}"
    files = [File(f"{folder}{name}.xml", text.data, words, "edition")]
    comparisons = []
    if text.source:
        safe = safe_name(text.source[0])
        original = text.source[0] if safe != text.source[0] else ""
        words = "The plain text as received, byte for byte"
        files.append(File(f"{inside}source/{safe}", text.source[1], words, "source", original))
    shown = _pictures(text, folder)
    files += {file.path: file for file in shown.values()}.values()  # one may have several addresses
    kept = " ".join(address for address, file in shown.items() if not file.original)
    way = posixpath.relpath(folder or ".", f"{inside}derived") + "/"
    for output in derived:
        settings = {"html": {"pictures": kept, "pictures-at": way}, "pdf": {"fonts": fonts}}.get(output, {})
        try:
            rendition = render(text.valid, output, parameters=settings)
        except GlyphError as error:  # the edition is the TEI: it can be deposited without this copy
            unprinted.append(f"{text.path}: the package has no PDF. {error}")
            continue
        words = {
            "html": "Reading page",
            "pdf": "Reading copy (PDF/A-2a, PDF/UA-1)",
            "epub": "Reading copy (EPUB 3)",
            "txt": "Reading text",
        }.get(output, output)
        path = f"{inside}derived/{name}{rendition.suffix}"
        files.append(File(path, rendition.data, words, "derived"))
        comparisons.append(compare(text, path, rendition))
    return files, schemas, comparisons


def _pictures(text: Edition, folder: str) -> dict[str, File]:
    """The pictures that the TEI shows or leads to, by their addresses there. A name that not every system accepts is changed, and the file says so."""
    there = pictures.belonging(text.valid)[0]
    names = {address: posixpath.normpath(unquote(address)) for address in there}
    found, taken = {}, {name.lower(): name for name in names.values()}
    for address, asked in names.items():
        safe = "/".join(map(safe_name, asked.split("/")))
        if taken.setdefault(safe.lower(), asked) != asked:  # “a b.png” and “a-b.png”
            stem, dot, suffix = safe.rpartition(".")
            safe = f"{stem}-{figure_of(asked)}{dot}{suffix}"
        words = "Picture" if safe == asked else f"Picture, in the TEI: {' '.join(address.split())}"
        found[address] = File(
            f"{folder}{safe}", there[address].read_bytes(), words, "picture", asked if safe != asked else ""
        )
    return found


def _papers(payload: Payload) -> list[File]:
    """What is written about the files of a package: what they are, the descriptions, the report."""
    record, files = payload.record, payload.contents
    size = sum(len(f.data) for f in files)
    described = as_bytes(_stated(to_builtins(record)))
    papers = [
        File("metadata/oai_dc.xml", write_oai_dc(record), "Description in Dublin Core", "metadata"),
        File(
            "metadata/record.json",
            described,
            "The deposit record, each field with the place it was read from",
            "metadata",
        ),
        File(
            "report.json",
            as_bytes(report(payload.texts, files, payload.comparisons)),
            "What was checked and counted",
            "report",
        ),
    ]
    if record.rights.words or record.rights.address:
        words = (
            "\n".join(filter(None, (record.rights.spdx, record.rights.words, record.rights.address))) + "\n"
        )
        papers.append(File("LICENSE.txt", words.encode(), "The licence, as the header states it", "licence"))
    if datacite := write_datacite(record, size):
        papers.append(File("metadata/datacite.xml", datacite, "Description for DataCite 4.7", "metadata"))
    if citation := write_citation(record):
        papers.append(File("CITATION.cff", citation, "How to cite", "metadata"))
    readme = File("README.md", _readme(record, (*files, *papers)).encode(), "What this package is", "readme")
    return [readme, *papers]


def _readme(record: Record, files: Sequence[File]) -> str:
    title = record.title.value if record.title else "[title not stated]"
    lines = [f"# {title}", "", sentence(record), ""]
    if record.rights.words or record.rights.address:
        licence = f"Licence: {record.rights.words or record.rights.spdx} {record.rights.address}".rstrip()
        lines += [licence, ""]
    if record.changes:
        lines += [record.changes, ""]
    lines += ["| file | what it is |", "|---|---|"]
    lines += [f"| `{f.path}` | {f.description.replace('|', '&#124;')} |" for f in files]
    lines += [
        "",
        "The TEI is the edition; what is under `derived/` was made from it and can be made again.",
        "",
    ]
    return "\n".join([*lines, f"Made with teiwright {__version__}.", ""])


def _stated(value: Any) -> Any:
    """A record without what it does not state."""
    if isinstance(value, dict):
        return {k: _stated(v) for k, v in value.items() if v not in (None, "", ())}
    return [_stated(v) for v in value] if isinstance(value, tuple) else value


def safe_name(name: str) -> str:
    """A file name that every system, bag and repository accepts: ASCII letters, digits, dot, hyphen, underscore; at most 100.

    Where letters of another script are lost, a figure made from all of them keeps two names apart.
    """
    decomposed = unicodedata.normalize("NFKD", name.translate(LATIN))
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", decomposed.encode("ascii", "ignore").decode())
    stem, dot, suffix = plain.rpartition(".")
    if not dot:
        stem, suffix = suffix, ""
    if any(c.isalnum() and not c.isascii() for c in decomposed):
        stem = f"{stem.strip('-.') or 'file'}-{figure_of(name)}"
    if stem.partition(".")[0].lower() in RESERVED:
        stem = f"file-{stem}"
    return f"{stem[: 100 - len(dot + suffix)]}{dot}{suffix}".strip("-.")[:100] or "file"


def _twice(files: Sequence[File]) -> str:
    """A path that two files would have on Windows and macOS, or an empty string."""
    seen: set[str] = set()
    for file in files:
        if file.path.lower() in seen:
            return file.path
        seen.add(file.path.lower())
    return ""
