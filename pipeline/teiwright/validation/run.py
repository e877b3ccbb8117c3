"""Many files, folders and standard input: each checked once, in the order of their names, with the same schemas."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from teiwright.errors import ReadingError
from teiwright.validation import Invalid, Valid, check, check_file, xmlfile
from teiwright.validation.schemas import Settings, from_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from teiwright.findings import Finding

STANDARD_INPUT = "standard input"


@dataclass(frozen=True, slots=True)
class Job:
    """What to do with each file."""

    schemas: tuple[Path, ...] = ()
    settings: Settings = field(default_factory=Settings)
    fix: bool = False
    """Apply the safe repairs, and write the repaired file beside the other."""


def run(
    paths: Sequence[Path], job: Job, *, standard_input: BinaryIO | None = None
) -> tuple[list[Finding], list[str], list[str]]:
    """Check everything.

    Args:
        paths: files, folders, or `-`.
        job: what to do.
        standard_input: what `-` means.

    Returns:
        All findings; the names of the files that were checked; what was repaired, a line each.

    Raises:
        ReadingError: a file cannot be read, or a folder has no TEI in it.
        SchemaError: a schema cannot be used.
    """
    findings: list[Finding] = []
    names: list[str] = []
    repairs: list[str] = []
    for result in _results(paths, job, standard_input):
        if job.fix and result.path is not None:
            from teiwright.validation.fixes import repair

            result, done = repair(result, job)  # noqa: PLW2901 - what was found in the repaired file takes its place
            repairs += done
        findings += result.findings
        names.append(result.name)
    return findings, names, repairs


def _results(paths: Sequence[Path], job: Job, standard_input: BinaryIO | None) -> Iterator[Valid | Invalid]:
    schemas = from_files(job.schemas, job.settings) if job.schemas else None
    for path in paths:
        if str(path) == "-" and standard_input is not None:
            data = standard_input.read(xmlfile.LIMIT + 1)
            yield check(data, STANDARD_INPUT, schemas=schemas, settings=job.settings)
        else:
            for file in _files(path):
                yield check_file(file, schemas=schemas, settings=job.settings)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        if not path.exists():
            raise ReadingError(f"{path}: there is no such file.")
        return [path]
    found = [p for p in sorted(path.rglob("*.xml")) if p.is_file() and _is_tei(p)]
    if not found:
        raise ReadingError(f"{path}: there is no TEI file in this folder.")
    return found


def _is_tei(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(16_384)
    except OSError:
        return False
    head = head.replace(b"\0", b"")
    return b"<TEI" in head or b"<teiCorpus" in head or b"http://www.tei-c.org/ns/1.0" in head
