"""Is a TEI file fit for deposit? The verdict of grammar and rules, and every fault in words, with its place and what to do.

`check` and `check_file` give `Valid`, which rendering asks for, or `Invalid`; both hold what was found.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from teiwright.errors import NotWellFormedError
from teiwright.findings import SAME, Finding, Place, Severity, worst
from teiwright.xml_names import INCLUDE

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Sequence
    from pathlib import Path

    from lxml import etree

    from teiwright.errors import TeiwrightError
    from teiwright.model import Source
    from teiwright.validation.schemas import Schemas, Settings
    from teiwright.validation.words import Problem

__all__ = ["Invalid", "Valid", "check", "check_file", "check_files", "validate_encoding"]

MOST = 1000
"""Faults of one file that are worked out; what is beyond is counted."""


class Valid(Struct, frozen=True):
    """A TEI document in which no error was found: what can be published. Its tree must not be changed."""

    tree: etree._ElementTree
    name: str
    findings: tuple[Finding, ...] = ()
    """Warnings and infos."""
    path: Path | None = None
    """Where it was read, if it was read from a file."""
    schemas: str = ""
    """Names of the schemas it was checked against."""
    text: str = ""
    """The document as characters, as it was parsed; empty if it is not at hand."""

    def __post_init__(self) -> None:
        if worst(self.findings) is Severity.ERROR:
            raise ValueError("a document with errors is not valid")


class Invalid(Struct, frozen=True):
    """A file in which errors were found; without a tree if it is not even well-formed."""

    name: str
    findings: tuple[Finding, ...]
    tree: etree._ElementTree | None = None
    path: Path | None = None
    schemas: str = ""


Checking: TypeAlias = "Generator[None, None, Valid | Invalid]"
"""A check that halts after each of its steps (`steps`)."""

Answers: TypeAlias = "Callable[[], Sequence[str] | None]"
"""Gives what our rules find in the document, of each set as XML, from one who has run them already; None if he has not."""


def check(
    data: bytes,
    name: str = "",
    *,
    schemas: Schemas | None = None,
    folder: Path | None = None,
    path: Path | None = None,
    source: Source | None = None,
    settings: Settings | None = None,
) -> Valid | Invalid:
    """Check a TEI document.

    Args:
        data: the file's bytes.
        name: what to call it.
        schemas: what to check against; None = the schemas that the file names and that lie where it says, else ours.
        folder: where the file lies, to find its schemas and the plain text it was made from; None = unknown.
        path: the file, if it is one.
        source: the plain text that it was made from, if that is known already.
        settings: for schemas that are not ours.

    Raises:
        SchemaError: a schema cannot be used.
    """
    from teiwright.validation import steps

    return steps.alone(
        _checking(data, name, schemas=schemas, folder=folder, path=path, source=source, settings=settings)
    )


def _checking(
    data: bytes,
    name: str,
    *,
    schemas: Schemas | None,
    folder: Path | None,
    path: Path | None,
    source: Source | None = None,
    settings: Settings | None = None,
    answers: Answers | None = None,
) -> Checking:
    from teiwright.validation import origin, xmlfile
    from teiwright.validation import schemas as choice

    try:
        if len(data) > xmlfile.LIMIT:
            raise xmlfile.too_large(name)
        text = xmlfile.text_of(data, name)
        del data  # a large file needs much memory for what follows
        yield
        tree = xmlfile.parse_text(text, name)
    except NotWellFormedError as trouble:
        return Invalid(
            name,
            (trouble.finding or Finding("not-well-formed", Severity.ERROR, str(trouble), place=Place(name)),),
            path=path,
        )
    yield
    notes: tuple[Finding, ...] = ()
    unasked = schemas is None
    if schemas is None:
        schemas, notes = choice.chosen_by(tree, folder, name, settings)
    problems = yield from _problems(tree, text, name, schemas, answers)
    found = _told(problems, tree, text, name, source or origin.of(tree, folder)) if problems else ()
    findings = (*notes, *found)
    if worst(findings) is Severity.ERROR:
        if unasked and not notes and not choice.is_for_ours(tree) and next(choice.named(tree), None) is None:
            findings = (*findings, choice.narrower(name, "The file names no schema. It was checked"))
        return Invalid(name, findings, tree, path, schemas.names)
    return Valid(tree, name, findings, path, schemas.names, text)


def _problems(
    tree: etree._ElementTree, text: str, name: str, schemas: Schemas, answers: Answers | None
) -> Generator[None, None, list[Problem]]:
    """What the schemas find wrong with a tree; halts where the steps of several checks may take turns."""
    from itertools import islice

    from teiwright.validation import causes, ids
    from teiwright.validation.words import Problem

    problems = list(islice(ids.doubled(tree), MOST))
    yield
    for grammar in schemas.grammars:
        verdict = grammar.judge(tree)
        if not verdict.valid:
            explained = list(islice(grammar.explainer.problems(tree), MOST + 1))
            if not explained and problems:
                continue  # a name given twice is a fault for the grammar too, and it was explained already
            problems += explained or [
                Problem(
                    "grammar", f"The file does not follow the schema {grammar.name}, and teiwright cannot say why.",
                    f"Look near line {verdict.line or 1}. The program that judged says: {verdict.words}", tree.getroot(),
                )
            ]  # fmt: skip
    if not any(p.code == "xinclude" for p in problems) and next(tree.iter(INCLUDE), None) is not None:
        from teiwright.validation.explain import inclusion

        problems += [inclusion(node) for node in islice(tree.iter(INCLUDE), MOST)]
    doubled = any(p.code == ids.CODE for p in problems)
    # With another outermost element or namespace no rule would find anything, or each would complain of that.
    rules_apply = not any(p.code in {"namespace", "root"} and p.element is tree.getroot() for p in problems)
    told = causes.Told(problems)
    yield
    asked = schemas.rules if rules_apply else ()
    found = answers() if asked and answers else None
    if found is None:
        documents = [rules.document(text, name) for rules in asked]
        yield
        found = [rules.answer(document, text) for rules, document in zip(asked, documents, strict=True)]
        del documents
        yield
    for rules, answer in zip(asked, found, strict=True):
        said = rules.understood(answer, tree)
        problems += [p for p in said if not (doubled and p.code == ids.CODE) and not told.follows(p)]
    return problems


def _told(
    problems: list[Problem], tree: etree._ElementTree, text: str, name: str, source: Source | None
) -> tuple[Finding, ...]:
    """What was found, with its places; where it is more than anybody reads, what weighs most."""
    from teiwright.validation.places import located

    counted = _counted(problems)
    worst_first = sorted(counted, key=lambda p: p.severity.rank) if len(counted) > MOST else counted
    found = located(worst_first[:MOST], tree, text, name, source)
    if len(counted) > MOST:
        cut = f"Only the first {MOST:,} findings are listed."
        found.append(Finding("more", Severity.INFO, cut, "Correct these, then check again.", Place(name)))
    return tuple(found)


def _counted(problems: list[Problem]) -> list[Problem]:
    """What is told only once, with its number, needs one place only."""
    times = Counter((p.code, p.message) for p in problems)
    kept: dict[object, Problem] = {}
    for problem in problems:
        said = (problem.code, problem.message)
        if times[said] <= SAME:
            kept[problem] = problem
        elif said not in kept:
            problem.count = times[said]
            kept[said] = problem
    return list(kept.values())


def check_file(path: Path) -> Valid | Invalid:
    """Check a TEI file against the schemas that it names, else ours; as `check`.

    Raises:
        ReadingError: the file cannot be read.
        SchemaError: a schema cannot be used.
    """
    from teiwright.validation import steps

    return steps.alone(_checking_file(path, None, None))


def check_files(
    paths: Iterable[Path], *, schemas: Schemas | None = None, settings: Settings | None = None
) -> list[Valid | Invalid | TeiwrightError]:
    """Check some small TEI files, which are in memory together, in less time than `check_file` one after the other.

    Returns:
        For each what `check_file` gives; or, where that would raise an error, the error.
    """
    from teiwright.validation import steps

    return steps.together(_checking_file(path, schemas, settings) for path in paths)


def _checking_file(path: Path, schemas: Schemas | None, settings: Settings | None) -> Checking:
    from teiwright.errors import ReadingError
    from teiwright.file_troubles import unreadable
    from teiwright.validation import xmlfile

    try:
        data = xmlfile.read(path)
    except NotWellFormedError as trouble:
        return Invalid(path.name, (trouble.finding,) if trouble.finding else (), path=path)
    except OSError as trouble:
        raise ReadingError(unreadable(path, trouble, "TEI file")) from None
    checking = _checking(data, str(path), schemas=schemas, folder=path.parent, path=path, settings=settings)
    del data
    return (yield from checking)


def validate_encoding(
    data: bytes, name: str, source: Source | None = None, *, answers: Answers | None = None
) -> Valid | Invalid:
    """Check what we encoded, against our own schemas.

    Args:
        data: the file's bytes.
        name: what to call it.
        source: its plain text: the findings name the lines of that too.
        answers: what the rules find, if another process runs them meanwhile.
    """
    from teiwright.validation import schemas, steps

    checking = _checking(
        data, name, schemas=schemas.ours(), folder=None, path=None, source=source, answers=answers
    )
    return steps.alone(checking)
