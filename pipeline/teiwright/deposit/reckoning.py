"""What was checked and counted: the report that goes with a package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from teiwright.deposit import Edition
    from teiwright.deposit.jsonfile import Json
    from teiwright.deposit.payload import File

_COUNTED = (
    ("notes", "note"),
    ("names_of_persons", "persName"),
    ("dates", "date"),
    ("page_breaks", "pb"),
)


def report(texts: Sequence[Edition], files: Iterable[File]) -> Json:
    """Of each text how it was checked and what is in it; of each file its size and checksum."""
    made: list[Json] = [{"path": f.path, "bytes": len(f.data), "sha256": f.digest("sha256")} for f in files]
    return {"tool": f"teiwright {__version__}", "texts": [_of_text(t) for t in texts], "files": made}


def _of_text(edition: Edition) -> Json:
    findings: list[Json] = [
        {"severity": f.severity.value, "code": f.code, "message": f.message, "line": f.place.line}
        for f in edition.valid.findings
    ]
    return {
        "name": edition.record.local,
        "validation": {"schemas": edition.valid.schemas, "errors": 0, "findings": findings},
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
