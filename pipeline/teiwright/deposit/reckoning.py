"""What was checked and counted: the report that goes with a package, and what a reading copy lacks of the TEI."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright import __version__
from teiwright.patterns import lazy
from teiwright.xml_names import IN_TEI, XML_ID

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml import etree

    from teiwright.deposit import Edition
    from teiwright.deposit.jsonfile import Json
    from teiwright.deposit.payload import File
    from teiwright.findings import Finding
    from teiwright.rendering import Rendition

_COUNTED = (("notes", "note"), ("names_of_persons", "persName"), ("dates", "date"), ("page_breaks", "pb"))


_SHOWN = 5
"""So many of the passages that a copy lacks are quoted."""
_NO_LETTER = lazy(r"[\W_]+")
_ALTERNATIVES = {f"{IN_TEI}choice", f"{IN_TEI}app"}


class Comparison(Struct, frozen=True):
    """What a reading copy has of the text of the TEI."""

    path: str
    passages: int
    """Pieces of text of the TEI, from one tag to the next, that have a letter or a figure."""
    missing: tuple[str, ...]
    """Those that the copy does not have."""
    notes: int
    """Notes of the TEI."""
    notes_found: int | None
    """Those to which the copy has an address; None where it has no addresses (PDF, plain text)."""
    as_meant: bool = False
    """True if all that is missing is what books leave out: running heads and page numbers of the copy, the heading of the notes."""
    findings: tuple[Finding, ...] = ()
    """What was said while it was made: a note on another page than its mark, an element shown by a default."""

    @property
    def in_words(self) -> str:
        """What is missing, as a sentence for the person who packs."""
        parts = []
        if self.missing:
            some = "; ".join(f"“{words[:60]}”" for words in self.missing[:_SHOWN])
            parts.append(f"{len(self.missing)} of {self.passages} pieces of the text: {some}")
        if self.notes_found not in {None, self.notes}:
            parts.append(f"{self.notes - (self.notes_found or 0)} of {self.notes} notes")
        why = (
            " That is as it should be: running heads and page numbers of the copy, and the heading of the notes, have no place in it."
            if self.as_meant
            else ""
        )
        return f"{self.path} does not have {', and '.join(parts)}.{why} It stands in report.json."

    @property
    def whole(self) -> bool:
        """True if nothing is missing."""
        return not self.missing and self.notes_found in {None, self.notes}


def compare(edition: Edition, path: str, rendition: Rendition) -> Comparison:
    """Look for every piece of the text, and every note, of an edition in a reading copy.

    A PDF is compared by the source it was set from: Typst sets every word of it, or stops.
    """
    from teiwright.rendering import render

    text = edition.valid.tree.getroot().find("{*}text")
    pieces = list(_pieces(text)) if text is not None else []
    notes = [n.get(XML_ID, "") for n in text.iter("{*}note")] if text is not None else []
    identified = [n for n in notes if n]
    words, addresses = _read(render(edition.valid, "typst") if rendition.name == "pdf" else rendition)
    found = None if addresses is None else sum(n in addresses for n in identified)
    passages, missing = _missing(pieces, words)
    as_meant = bool(missing) and found in {None, len(identified)} and set(missing) <= _left_out(text)
    return Comparison(path, passages, missing, len(identified), found, as_meant, rendition.findings)


def _pieces(element: etree._Element) -> Iterator[tuple[str, ...]]:
    """The text from one tag to the next; of a choice or an apparatus the readings, of which a copy shows one."""
    if element.tag in _ALTERNATIVES:
        yield tuple("".join(map(str, reading.itertext())) for reading in element.iterchildren("{*}*"))
        return
    yield (element.text or "",)
    for child in element:
        if isinstance(child.tag, str):
            yield from _pieces(child)
        yield (child.tail or "",)


def _left_out(text: etree._Element | None) -> set[str]:
    """The pieces that no book shows, having its own: running heads and the like, the heading of notes that have gone to their places."""
    if text is None:
        return set()
    heads = [d.find("{*}head") for d in text.iter("{*}div") if d.get("type") == "notes"]
    parts = [*text.iter("{*}fw"), *(head for head in heads if head is not None)]
    return {" ".join(reading.split()) for part in parts for piece in _pieces(part) for reading in piece}


def _letters(words: str) -> str:
    """Letters and figures alone, in their plain forms: a copy may set a raised figure (²) as a figure that is raised (2)."""
    return _NO_LETTER.sub("", unicodedata.normalize("NFKC", words))


def _missing(pieces: Iterable[tuple[str, ...]], words: str) -> tuple[int, tuple[str, ...]]:
    """How many pieces have letters, and which of them are not among the words (letters and figures alone are compared)."""
    there, position, count, missing = _letters(words), 0, 0, []
    for readings in pieces:
        letters = [found for reading in readings if (found := _letters(reading))]
        if not letters:
            continue
        count += 1
        # Most copies keep the order of the text: looked for from where the last one ended, a long text takes no longer than its length.
        at = there.find(letters[0], position) if len(letters) == 1 else -1
        if at >= 0:
            position = at + len(letters[0])
        elif not any(reading in there for reading in letters):
            missing.append(" ".join(readings[0].split()))
    return count, tuple(missing)


def _read(rendition: Rendition) -> tuple[str, frozenset[str] | None]:
    """The words of a copy, and the addresses in it."""
    if rendition.suffix == ".epub":
        with zipfile.ZipFile(io.BytesIO(rendition.data)) as book:
            pages = [book.read(n) for n in book.namelist() if n.endswith((".xhtml", ".html"))]
    elif rendition.suffix in {".html", ".xhtml"}:
        pages = [rendition.data]
    else:
        return rendition.data.decode("utf-8", "replace"), None
    from teiwright.validation import xmlfile

    trees = [xmlfile.page_made(page) for page in pages]
    words = " ".join(str(t) for tree in trees for t in tree.itertext())
    return words, frozenset(str(e.get("id")) for tree in trees for e in tree.iter() if e.get("id"))


def report(texts: Sequence[Edition], files: Iterable[File], comparisons: Sequence[Comparison]) -> Json:
    """Of each text how it was checked and what is in it; of each copy what it has of that; of each file its size and checksum."""
    made: list[Json] = [{"path": f.path, "bytes": len(f.data), "sha256": f.digest("sha256")} for f in files]
    return {
        "tool": f"teiwright {__version__}",
        "made_with": _tools(),
        "texts": [_of_text(t) for t in texts],
        "reading_copies": [_of_copy(c) for c in comparisons],
        "files": made,
    }


def _tools() -> dict[str, Json]:
    from importlib.metadata import version

    return {name: version(name) for name in ("lxml", "saxonche", "typst")}


def _of_copy(copy: Comparison) -> Json:
    entry: dict[str, Json] = {
        "path": copy.path,
        "passages_of_the_text": copy.passages,
        "passages_missing": len(copy.missing),
        "notes_of_the_text": copy.notes,
    }
    if copy.notes_found is not None:
        entry["notes_found"] = copy.notes_found
    if copy.missing:
        entry["missing"] = [*copy.missing[:_SHOWN]]
    if copy.findings:
        entry["findings"] = [_finding(f) for f in copy.findings]
    return entry


def _finding(finding: Finding) -> Json:
    return {
        "severity": finding.severity.value,
        "code": finding.code,
        "message": finding.message,
        "line": finding.place.line,
    }


def _of_text(edition: Edition) -> Json:
    return {
        "name": edition.record.local,
        "validation": {
            "schemas": edition.valid.schemas,
            "errors": 0,
            "findings": [_finding(f) for f in edition.valid.findings],
        },
        "counts": _counts(edition),
    }


def _counts(edition: Edition) -> dict[str, Json]:
    root = edition.valid.tree.getroot()
    text = root.find("{*}text")
    words = " ".join(map(str, text.itertext())).split() if text is not None else []
    counts: dict[str, Json] = {"words_of_the_text": len(words)}
    for name, element in _COUNTED:
        counts[name] = sum(1 for _ in text.iter(f"{{*}}{element}")) if text is not None else 0
    counts["persons_listed"] = sum(1 for _ in root.iter("{*}person"))
    if edition.source:
        counts["words_of_the_source"] = len(edition.source[1].decode("utf-8", "replace").split())
    return counts
