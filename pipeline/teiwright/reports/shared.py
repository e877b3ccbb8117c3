"""What is true of several texts of a run, and is told once for all of them: copies, names that depend on the others, and what nobody has stated."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from teiwright.findings import Severity, number, some
from teiwright.language import is_unknown
from teiwright.works.finding import SHELF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.build import Built
    from teiwright.findings import Finding
    from teiwright.works.finding import Work

SEVERAL = 2
ASKED_ONCE = frozenset({"encoding-guessed"})
"""What is asked about many texts of a holding in the same words: it stands behind what is wrong with one of them."""


def of_several(works: Sequence[Work], results: Sequence[Built]) -> tuple[str, ...]:
    """Sentences about texts of a run that have something in common.

    Args:
        works: the texts.
        results: what came of each, in the same order.
    """
    return (
        *_twins(works, results),
        *_named_by_folders(results),
        *_guessed(results),
        *_without_language(results),
        *_of_tables(works, results),
        *_of_names(results),
    )


def _twins(works: Sequence[Work], results: Sequence[Built]) -> list[str]:
    """Texts that are there twice, letter for letter: mostly a copy that somebody has forgotten."""
    alike: dict[str, list[str]] = {}
    for work, built in zip(works, results, strict=True):
        if built.letters:
            alike.setdefault(built.letters, []).append(str(work.text))
    return [
        f"The same text, letter for letter: {some(names)}. If one is a copy, take it away."
        for names in alike.values()
        if len(names) > 1
    ]


def _named_by_folders(results: Sequence[Built]) -> list[str]:
    """Texts that are called as they are only because another of the run has their name; each report says it of its own text."""
    names = [r.identifier for r in results if any(f.code == "name-shared" for f in r.findings)]
    if not names:
        return []
    told = f"The name of a text is that of another, too, so these have their folders in it: {some(names)}. Among other texts they would be called "
    told += "otherwise, and their addresses would lead nowhere. To keep them: a column identifier in metadata.csv, or identifier = … in edition.toml."
    return [told]


def _guessed(results: Sequence[Built]) -> list[str]:
    """Texts of which nobody has said how their letters are stored."""
    texts = [r for r in results if any(map(is_asked_once, r.findings))]
    if len(texts) < SEVERAL:
        return []
    read = Counter(r.encoding for r in texts).most_common()
    often, times = read[0]
    as_what = ", ".join(f"{used} ({count})" for used, count in read) if len(read) > 1 else often
    told = f"How the letters are stored was guessed for {len(texts)} texts: {some([r.identifier for r in texts])}. They were read as {as_what}; their reports show a word of each "
    told += "by which you see whether that is right. Say it once, in the column encoding of metadata.csv: "
    told += f"{often if 2 * times > len(texts) else 'what most texts of a folder have'} in the row * for all texts of a folder"
    told += (", another in the row of its text" if read[1:] else "") + "; or save them as UTF-8."
    return [told]


def is_asked_once(finding: Finding) -> bool:
    """Whether it is a question that many texts of a holding share."""
    return finding.code in ASKED_ONCE and finding.severity is Severity.WARNING


def _without_language(results: Sequence[Built]) -> list[str]:
    """Texts whose words did not show in which language they are: mostly a few lines, whose neighbours are known to a person."""
    names = [r.identifier for r in results if is_unknown(r.language)]
    if not names:
        return []
    told = f"The language of {number(len(names), 'text')} was not found out: {some(names)}. Names and dates are found less well without it. "
    return [f"{told}Say it: a column language in metadata.csv, in the row * for all texts of a folder."]


def _of_tables(works: Sequence[Work], results: Sequence[Built]) -> list[str]:
    """What is wrong in a row of metadata.csv that speaks of several texts; each report says it of its own text."""
    met: dict[tuple[str, int, str], list[str]] = {}
    for work, built in zip(works, results, strict=True):
        for finding in built.findings:
            if finding.severity is Severity.WARNING and finding.place.file.endswith(SHELF):
                table = Path(os.path.normpath(work.text.parent / finding.place.file))
                told = f"{finding.message} {finding.hint}"
                met.setdefault((str(table), finding.place.line, told), []).append(built.identifier)
    return [
        f"{table}, row {row}, for {len(names)} texts: {told}"
        for (table, row, told), names in met.items()
        if len(names) >= SEVERAL
    ]


def _of_names(results: Sequence[Built]) -> list[str]:
    """Whom a name means, where the same is asked in several texts: mostly one person is two in the register."""
    asked: dict[str, int] = {}
    for built in results:
        for question in {f.message.partition(". ")[0] for f in built.findings if f.code == "person-several"}:
            asked[question] = asked.get(question, 0) + 1
    often = sorted((q for q in asked if asked[q] >= SEVERAL), key=lambda q: (-asked[q], q))
    if not often:
        return []
    named = some([f"{question} (in {asked[question]} texts)" for question in often])
    told = f"Asked in several texts: {named}. To say once who is meant: teiwright review FOLDER --together. If two of them are one person: "
    return [f"{told}one row of persons.csv, with the other form under also."]
