"""What we tell a person: one shape for every finding, whoever made it."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Severity(StrEnum):
    """How bad it is: error (not fit for deposit), warning (look at it), info."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Errors first."""
        return ("error", "warning", "info").index(self.value)


class Place(Struct, frozen=True):
    """Where a finding is, in every way a person may look for it. Lines and columns count from 1; 0 = unknown."""

    file: str = ""
    line: int = 0
    column: int = 0
    context: str = ""
    """Where in the text, in words: “paragraph 5, near “(see the map)””."""
    path: str = ""
    """Where in the XML: text/body/div[1]/p[5]/persName[7]."""
    source_line: int = 0
    """Line of the plain text it was made from."""

    @property
    def unit(self) -> str:
        """What `line` counts: of a table rows, as a spreadsheet program numbers them."""
        return "row" if self.file.lower().endswith(".csv") else "line"

    @property
    def spot(self) -> str:
        """Where in the file, in words: “line 5, column 3”; empty if that is not known."""
        column = f", column {self.column}" if self.column else ""
        return f"{self.unit} {self.line}{column}" if self.line else ""


class Finding(Struct, frozen=True):
    """One thing a person should know: what is wrong, where, and what to do about it."""

    code: str
    """A stable name, lower case with hyphens: “pointer-resolves”."""
    severity: Severity
    message: str
    """What is wrong, in the words of the person's own trade."""
    hint: str = ""
    """What to do."""
    place: Place = Place()
    count: int = 1
    """How many times the same thing was found, when the others are not listed."""


def worst(findings: Iterable[Finding]) -> Severity | None:
    """The gravest severity among the findings, or None when there are none."""
    return min((f.severity for f in findings), key=lambda s: s.rank, default=None)


LISTED = 5
"""So many of one kind are named where there may be many."""
SAME = 5
"""The same finding more often than this is told once, with its number."""


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sorted by file and place, errors first; the same finding more than `SAME` times is kept once with its count."""
    listed = list(findings)
    times = Counter[tuple[str, str, str]]()
    for finding in listed:
        times[finding.place.file, finding.code, finding.message] += finding.count
    seen: set[tuple[str, str, str]] = set()
    kept = []
    for finding in sorted(
        listed, key=lambda f: (f.place.file, f.severity.rank, f.place.line, f.place.column, f.code, f.message)
    ):
        key = (finding.place.file, finding.code, finding.message)
        if times[key] > SAME:
            if key in seen:
                continue
            seen.add(key)
            finding = replace(finding, count=times[key])  # noqa: PLW2901
        kept.append(finding)
    return tuple(kept)


def number(count: int, what: str) -> str:
    """A number with its noun: “1 mark”, “1,200 marks”."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def few(names: Sequence[object], most: int = LISTED) -> str:
    """The first of some names, with dots where there are more."""
    return ", ".join(map(str, names[:most])) + (" …" if len(names) > most else "")


def some(names: Sequence[str]) -> str:
    """The first of some names, and how many more there are."""
    more = f" and {len(names) - LISTED} more" if len(names) > LISTED else ""
    return few([" ".join(name.split()) for name in names]) + more
