"""A draft of the register: whom the texts name, as a table for the editors to go through. Nothing reads it before they have given it its name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teiwright.model import Certainty
from teiwright.register_table import COLUMNS
from teiwright.spreadsheets import written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teiwright.model import Document, Person

NAME = "persons.draft.csv"
FOUND = ("mentions", "texts", "called", "sure")
"""What the texts say of each; the register itself passes these columns over."""
_SHOWN = 5
"""So many texts and forms of a name are written out."""


@dataclass
class _Entry:
    person: Person
    mentions: int = 0
    texts: list[str] = field(default_factory=list)
    called: dict[str, int] = field(default_factory=dict)
    sure: Certainty = Certainty.LOW


def draft(documents: Iterable[tuple[str, Document]]) -> tuple[tuple[str, ...], ...]:
    """The rows of the table, with their heads: whoever is named most stands first. Who is in the register already has none.

    Args:
        documents: the texts with what they are called.
    """
    entries: dict[str, _Entry] = {}
    rank = (Certainty.HIGH, Certainty.MEDIUM, Certainty.LOW)
    for name, document in documents:
        text = document.source.text
        for span in document.spans:
            if span.element != "persName" or len(span.persons) != 1 or span.persons[0].known:
                continue
            person = span.persons[0]
            entry = entries.setdefault(person.key, _Entry(person))
            if len(person.name.plain) > len(entry.person.name.plain):
                entry.person = person
            entry.mentions += 1
            entry.sure = min(entry.sure, span.cert, key=rank.index)
            words = " ".join(text[span.extent.start : span.extent.end].split())
            entry.called[words] = entry.called.get(words, 0) + 1
            if name not in entry.texts:
                entry.texts.append(name)
    ordered = sorted(entries.values(), key=lambda e: (-e.mentions, e.person.key))
    return ((*COLUMNS, *FOUND), *(_row(entry) for entry in ordered))


def write_draft(documents: Iterable[tuple[str, Document]], divider: str = ",") -> tuple[bytes, int]:
    """The table as a file, and how many persons are in it."""
    rows = draft(documents)
    return written(rows, divider), len(rows) - 1


def _row(entry: _Entry) -> tuple[str, ...]:
    person = entry.person
    further = "; ".join(f"{n.kind}: {n.sorted}" if n.kind else n.sorted for n in person.names[1:])
    forms = sorted(entry.called, key=lambda words: (-entry.called[words], words))
    cells = {
        "id": person.key,
        "name": person.name.sorted,
        "also": further,
        "mentions": str(entry.mentions),
        "texts": _some(entry.texts),
        "called": _some(forms),
        "sure": entry.sure.value,
    }
    return tuple(cells.get(column, "") for column in (*COLUMNS, *FOUND))


def _some(words: list[str]) -> str:
    return "; ".join(words[:_SHOWN]) + (f"; … {len(words) - _SHOWN} more" if len(words) > _SHOWN else "")
