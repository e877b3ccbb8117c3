"""Many files, folders and standard input: each checked once, in the order of their names, with the same schemas."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO

from msgspec import Struct, field

from teiwright.errors import SchemaError, TeiwrightError
from teiwright.findings import Finding, Place, Severity, worst
from teiwright.validation import Invalid, Valid, check, check_files, relaxng, xmlfile
from teiwright.validation.schemas import Settings, from_files
from teiwright.validation.tei_files import tei_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

NOT_CHECKED = "not-checked"
STANDARD_INPUT = "standard input"
_BATCH = 16
"""So many files are checked side by side (`steps`)."""
_BATCH_BYTES = 1_000_000
_FEW = 16
"""So many files for each process at least: to start one costs as much as to check some ten or twenty."""


class Job(Struct, frozen=True):
    """What to do with each file."""

    schemas: tuple[Path, ...] = ()
    settings: Settings = field(default_factory=Settings)
    fix: bool = False
    """Apply the safe repairs, and write the repaired file beside the other."""


class Report(Struct, frozen=True):
    """What came of a run."""

    findings: tuple[Finding, ...]
    names: tuple[str, ...]
    """The files that were checked, in order."""
    repairs: tuple[str, ...] = ()
    """What was repaired, a line each."""

    @property
    def exit_code(self) -> int:
        """0: no errors; 1: errors; 2: a file, or the schema that it names, could not be read."""
        if any(f.code == NOT_CHECKED for f in self.findings):
            return 2
        return 1 if worst(self.findings) is Severity.ERROR else 0


def run(
    paths: Sequence[Path], job: Job, *, standard_input: BinaryIO | None = None, workers: int | None = None
) -> Report:
    """Check everything.

    Args:
        paths: files, folders, or `-`.
        job: what to do.
        standard_input: what `-` means.
        workers: how many processes share the work; None = as many as there are processors, one for a few files.

    Raises:
        ReadingError: there is no such file, or a folder has no TEI in it.
        SchemaError: a schema that was asked for cannot be used.
    """
    files = [file for path in paths for file in ([path] if str(path) == "-" else tei_files(path))]
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    workers = workers or min(processors, len(files) // _FEW)
    if "-" in map(str, paths):
        data = standard_input.read(xmlfile.LIMIT + 1) if standard_input is not None else b""
        results: Iterable[_Result] = (
            _read(data, job) if str(f) == "-" else _some([f], job)[0] for f in files
        )
    elif workers > 1:
        results = _shared(files, job, workers)
    else:
        results = (result for some in _batches(files) for result in _some(some, job))
    findings: list[Finding] = []
    names: list[str] = []
    repairs: list[str] = []
    for found, name, done in results:
        findings += found
        names.append(name)
        repairs += done
    return Report(tuple(findings), tuple(names), tuple(repairs))


_Result = tuple[tuple["Finding", ...], str, list[str]]


def _read(data: bytes, job: Job) -> _Result:
    schemas = from_files(job.schemas, job.settings) if job.schemas else None
    try:
        outcome = check(data, STANDARD_INPUT, schemas=schemas, settings=job.settings)
    except SchemaError as trouble:
        return _result(trouble, STANDARD_INPUT, job)
    return _result(outcome, STANDARD_INPUT, job)


def _some(files: Sequence[Path], job: Job) -> list[_Result]:
    schemas = from_files(job.schemas, job.settings) if job.schemas else None
    outcomes = check_files(files, schemas=schemas, settings=job.settings)
    return [_result(outcome, str(file), job) for file, outcome in zip(files, outcomes, strict=True)]


def _result(outcome: Valid | Invalid | TeiwrightError, name: str, job: Job) -> _Result:
    if isinstance(outcome, SchemaError) and job.schemas:
        raise outcome  # it would be the same for every file
    if isinstance(outcome, TeiwrightError):
        return (Finding(NOT_CHECKED, Severity.ERROR, str(outcome), place=Place(name)),), name, []
    done: list[str] = []
    if job.fix:
        from teiwright.validation.fixes import repair

        outcome, done = repair(outcome, job)
    return outcome.findings, outcome.name, done


def _batches(files: Iterable[Path]) -> Iterator[list[Path]]:
    """Files that are small enough to be in memory together."""
    batch: list[Path] = []
    size = 0
    for file in files:
        try:
            more = file.stat().st_size
        except OSError:
            more = 0  # the reader says why
        if batch and (len(batch) == _BATCH or size + more > _BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(file)
        size += more
    if batch:
        yield batch


def _shared(files: list[Path], job: Job, workers: int) -> Iterator[_Result]:
    from functools import partial

    from teiwright.processes.workers import may_fork, spread

    if may_fork() and not job.schemas:
        relaxng.own().prepare()  # the workers begin with it
    for results in spread(partial(_some, job=job), _batches(files), workers):
        yield from results
