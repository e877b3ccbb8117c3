"""What a cell of the table says of a name or a date: persons by key or name, values as TEI has them or as one writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.errors import ReviewError
from teiwright.model import Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from teiwright.model import Attributes, Span

_KEY = re.compile(r"[^\W\d][\w.-]*")
_WITH_KEY = re.compile(r"(.*?)\s*\(([^\W\d][\w.-]*)\)")
_OR = re.compile(r"\s+or\s+|\s*;\s*")
_DATE = re.compile(
    r"-?\d{4,}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?|--(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?"
)
_VALUES = ("when", "from", "to", "notBefore", "notAfter")
_OF_DATES = (*_VALUES, "precision", "calendar", "datingMethod", "when-custom")


def shown_meaning(span: Span) -> str:
    """What a mark says, as the table has it: `Harper, Rose (per-harper)`, `when=1888-06-03`."""
    if span.persons:
        return "; ".join(f"{p.name.sorted} ({p.key})" for p in span.persons)
    hidden = {"xml:id", "next", "prev"}
    return "; ".join(f"{name}={value}" for name, value in span.attributes if name not in hidden)


def persons_of(words: str, known: Mapping[str, Person]) -> tuple[Person, ...]:
    """The persons that a cell names: by key, by name, or both; who is not known yet gets an entry.

    A key that has come to mean somebody else is not believed where a name stands beside it.
    """
    return tuple(dict.fromkeys(_person(part, known) for part in _OR.split(words.strip()) if part))


def _person(words: str, known: Mapping[str, Person]) -> Person:
    from teiwright.annotators.persons.names import folded
    from teiwright.conventions.facts import name_of

    if words.lstrip("#") in known:
        return known[words.lstrip("#")]
    both = _WITH_KEY.fullmatch(words)
    said, key = (both[1], both[2]) if both else (words, "")
    wanted = {folded(said), folded(name_of(said).plain)}
    if key in known and (not said or wanted & _forms(known[key])):
        return known[key]
    for person in known.values():
        if wanted & _forms(person):
            return person
    if not said and key:
        said = key
    if not both and _KEY.fullmatch(words) and words.startswith("per-"):
        return Person(words, (name_of(words.removeprefix("per-").replace("-", " ").title()),))
    name = name_of(said)
    return Person(
        key if key and key not in known else _free_key(name.surname, name.forename, name.plain, known),
        (name,),
    )


def _forms(person: Person) -> set[str]:
    from teiwright.annotators.persons.names import folded

    return {folded(form) for name in person.names for form in (name.plain, name.sorted)}


def _free_key(surname: str, forename: str, plain: str, known: Iterable[str]) -> str:
    """Made from the whole name, so that nobody else's coming or going changes it."""
    from teiwright.annotators.persons.names import key_part

    base = "-".join(p for p in ("per", key_part(surname), key_part(forename)) if p)
    key = base if base != "per" else f"per-{key_part(plain) or 'x'}"
    plain_key, number = key, 2
    while key in known:
        key, number = f"{plain_key}-{number}", number + 1
    return key


def date_of(words: str, table: str, row: int) -> Attributes:
    """The TEI attributes of a date from a cell: `when=1888-06-03`, `from=1888; to=1890`, 1888-06, 1888/1890, or words.

    Raises:
        ReviewError: the cell is not understood.
    """
    if not words:
        return ()
    if "=" in words:
        return _attributes(words, table, row)
    from teiwright.edition.values import date_attributes

    found = date_attributes(words.strip())
    if not found or any(name in _VALUES and not _DATE.fullmatch(value) for name, value in found):
        raise _wrong(words, table, row)
    return found


def _attributes(words: str, table: str, row: int) -> Attributes:
    found = []
    for part in filter(None, (p.strip() for p in words.split(";"))):
        name, _, value = (p.strip() for p in part.partition("="))
        if name not in _OF_DATES or not value or (name in _VALUES and not _DATE.fullmatch(value)):
            raise _wrong(part, table, row)
        found.append((name, value))
    return tuple(found)


ATTRIBUTES = {
    "said": ("who",), "q": ("who",), "title": ("level", "type"), "foreign": ("xml:lang",), "mentioned": ("xml:lang",),
}  # fmt: skip
"""What a cell may say of other marks: who speaks, m, a, j, s or u for the kind of title, the language."""


def attributes_of(words: str, element: str, table: str, row: int, *, instead: bool = False) -> Attributes:
    """The attributes of a quotation or title from a cell such as `who=per-harper` or `level=m`.

    Args:
        words: the cell.
        element: what the row says that it is.
        table: name of the table, for messages.
        row: its line, for messages.
        instead: the cell may still say what the program had found, of another element: that is left out.

    Raises:
        ReviewError: the element has no such attribute.
    """
    found = []
    for part in filter(None, (p.strip() for p in words.split(";"))):
        name, _, value = (p.strip() for p in part.partition("="))
        known = ATTRIBUTES.get(element, ())
        if instead and name not in known and any(name in names for names in ATTRIBUTES.values()):
            continue
        if name not in known or not value:
            may = f"may say {' or '.join(f'{k}=…' for k in known)}" if known else "says nothing more"
            raise ReviewError(
                f"{table}, row {row}: “{part}” in the column “meaning” is not understood. A row about {element} {may}."
            )
        found.append((name, value))
    return tuple(found)


def _wrong(words: str, table: str, row: int) -> ReviewError:
    return ReviewError(
        f"{table}, row {row}: “{words}” is not a date that a computer can read. Write when=1943-07-25, 1943-07 or 1943; "
        "for a period from=1943; to=1945; for a day between two others notBefore=1943; notAfter=1945."
    )
