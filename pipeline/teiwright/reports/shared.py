"""What is true of several texts of a run, and is told once for all of them: copies, and names that depend on the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.build import Built
    from teiwright.works.finding import Work

LISTED = 5
"""So many texts are named."""


def some(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    more = f" … and {len(names) - LISTED} more" if len(names) > LISTED else ""
    return ", ".join(" ".join(name.split()) for name in names[:LISTED]) + more


def of_several(works: Sequence[Work], results: Sequence[Built]) -> tuple[str, ...]:
    """Sentences about texts of a run that have something in common.

    Args:
        works: the texts.
        results: what came of each, in the same order.
    """
    return (*_twins(works, results), *_named_by_folders(results))


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
