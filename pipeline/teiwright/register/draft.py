"""A draft of the register: whom the texts name, as a table for the editors to go through. Nothing reads it before they have given it its name."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct, field

from teiwright.annotators.persons import sexes
from teiwright.annotators.persons.names import key_of, key_part, not_taken
from teiwright.conventions.facts import name_of
from teiwright.model import Certainty
from teiwright.register.table import COLUMNS
from teiwright.spreadsheets import written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teiwright.model import Document, Person

NAME = "persons.draft.csv"
FOUND = ("mentions", "texts", "called", "sure")
"""What the texts say of each; the register itself passes these columns over."""
_SHOWN = 5
"""So many texts and forms of a name are written out."""


class _Entry(Struct):
    person: Person
    mentions: int = 0
    texts: list[str] = field(default_factory=list)
    called: dict[str, int] = field(default_factory=dict)
    sure: Certainty = Certainty.LOW


def draft(documents: Iterable[tuple[str, Document]]) -> tuple[tuple[str, ...], ...]:
    """The rows of the table, with their heads: whoever is named most stands first, with all of the same surname. Who is in the register already has none.

    “John Harper” of two texts is one row, unless one of them has two persons of this name; “Harper” of one text and “John Harper” of
    another are two rows: whether they are one person only the editors know. So are “Mr. Harper” and “Miss Harper”.

    Args:
        documents: the texts with what they are called.
    """
    entries: dict[tuple[str, str], _Entry] = {}
    for name, document in documents:
        marked = [s for s in document.spans if s.element == "persName" and len(s.persons) == 1]
        unknown = [span for span in marked if not span.persons[0].known]
        namesakes = Counter(name for _, name in {_key(span.persons[0]) for span in unknown})
        told = _sexes((span.persons[0], document.source.words(span.extent)) for span in unknown)
        for span in unknown:
            person = span.persons[0]
            key, whole = _key(person)
            key += told.get(key, "")
            alike = bool(person.name.surname and person.name.forename) and namesakes[whole] == 1
            entry = entries.setdefault(("" if alike else key, whole), _Entry(person))
            entry.mentions += 1
            entry.sure = min(entry.sure, span.cert, key=lambda cert: cert.rank)
            words = document.source.words(span.extent)
            entry.called[words] = entry.called.get(words, 0) + 1
            if name not in entry.texts:
                entry.texts.append(name)
    families: dict[str, int] = {}
    for entry in entries.values():
        families[_family(entry)] = families.get(_family(entry), 0) + entry.mentions
    ordered = sorted(
        entries.values(),
        key=lambda e: (-families[_family(e)], _family(e), -e.mentions, e.person.key, e.person.name.sorted),
    )
    namesakes = Counter(entry.person.name.sorted for entry in ordered)
    taken: set[str] = set()
    return (
        (*COLUMNS, *FOUND),
        *(_row(e, taken, alone=namesakes[e.person.name.sorted] == 1) for e in ordered),
    )


def _key(person: Person) -> tuple[str, str]:
    return person.key, person.name.sorted


def _sexes(named: Iterable[tuple[Person, str]]) -> dict[str, str]:
    """Man or woman, by the keys of those whom a text calls by a title and the surname alone: “Miss Harper” of one text is not “Mr. Harper” of another."""
    said = ((p.key, sexes.of_titles((words,), "")) for p, words in named if not p.name.forename)
    return {key: sex for key, sex in said if sex}


def _family(entry: _Entry) -> str:
    name = entry.person.name
    return key_part(name.surname or name.plain)


def _id(person: Person, taken: set[str]) -> str:
    """The key that the texts have; where another row has it, one made from the whole name."""
    key = person.key if person.key not in taken else not_taken(key_of(person.name), taken)
    taken.add(key)
    return key


def write_draft(documents: Iterable[tuple[str, Document]], divider: str = ",") -> tuple[bytes, int]:
    """The table as a file, and how many persons are in it."""
    rows = draft(documents)
    return written(rows, divider), len(rows) - 1


def _row(entry: _Entry, taken: set[str], *, alone: bool) -> tuple[str, ...]:
    """A row; of several who have a surname alone each has the title by which the texts call them, “Harper, Miss”."""
    person = entry.person
    title = "" if alone or person.name.forename else next(filter(None, map(_title, entry.called)), "")
    further = "; ".join(f"{n.kind}: {n.sorted}" if n.kind else n.sorted for n in person.names[1:])
    forms = sorted(entry.called, key=lambda words: (-entry.called[words], words))
    cells = {
        "id": _id(person, taken),
        "name": f"{person.name.surname}, {title}" if title else person.name.sorted,
        "also": further,
        "mentions": str(entry.mentions),
        "texts": _some(entry.texts),
        "called": _some(forms),
        "sure": entry.sure.value,
    }
    return tuple(cells.get(column, "") for column in (*COLUMNS, *FOUND))


def _title(words: str) -> str:
    name = name_of(words)
    return name.role_name if name.surname and not name.forename else ""


def _some(words: list[str]) -> str:
    return "; ".join(words[:_SHOWN]) + (f"; … {len(words) - _SHOWN} more" if len(words) > _SHOWN else "")
