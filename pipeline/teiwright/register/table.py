"""The register of persons as a table (persons.csv), for editors who would rather fill in a spreadsheet than write XML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.annotators.persons.names import key_of
from teiwright.catalogue import without_life, years
from teiwright.conventions.facts import name_of
from teiwright.edition.values import WHEN, date_attributes
from teiwright.errors import RegisterError
from teiwright.findings import number as counted
from teiwright.model import Person, PersonName, Register
from teiwright.patterns import lazy
from teiwright.register.authority import is_name, refuse_impossible
from teiwright.register.authority_files import (
    address_of,
    identifier,
    is_authority,
    is_numbered,
    with_addresses,
)
from teiwright.spreadsheets import LINKS, doubled, letters_lost, read_rows, spoilt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from teiwright.model import Attributes, Identifier

COLUMNS = ("id", "name", "also", "birth", "death", "identifiers", "note")
_MEANT = {
    "born": "birth",
    "died": "death",
    "key": "id",
    "xml:id": "id",
    "surname": "name",
    "persname": "name",
    **dict.fromkeys(
        ("geburt", "geboren", "geburtsdatum", "naissance", "né", "nacimiento", "nascita"), "birth"
    ),
    **dict.fromkeys(
        ("tod", "gestorben", "sterbedatum", "todesdatum", "mort", "décès", "muerte", "morte"), "death"
    ),
    "normdaten": "identifiers",
}
"""What people call a column of ours: taken for one of their own, what stands in it would be lost."""

_KINDS = ("birth", "married", "pseudonym", "religious")
"""What a further form of a name may be called, before a colon: “birth: Byron, Ada”."""
_LINK = lazy(rf"(?P<forename>.+?)\s+(?P<link>(?:\??(?:{LINKS})\s*)+)$")


def read_table(path: Path) -> Register:
    """The persons of a table.

    Raises:
        RegisterError: it cannot be read, or a row says something that cannot be used; the message names the row.
    """
    rows, _ = read_rows(path, RegisterError)
    columns = [c.strip().lower() for c in rows[0]] if rows else []
    if "name" not in columns:
        raise RegisterError(
            f"{path}, line 1: the column “name” is missing. The first line names the columns: {', '.join(COLUMNS)}."
        )
    _refuse_slips(path, rows[0])
    persons: list[Person] = []
    seen: dict[str, int] = {}
    for number, cells in enumerate(rows[1:], 2):
        if len(cells) > len(columns):
            # A spreadsheet program fills up the first line, too: all cells may have moved.
            raise RegisterError(
                f"{path}, row {number}: the row has {len(cells)} cells, the first line names {counted(len(columns), 'column')}. "
                "Put words in which the dividing sign stands (Lovelace, Ada) into quotation marks, or name the column; if all stand in their own columns, delete the empty cells at its end."
            )
        row = {c: " ".join(cell.split()) for c, cell in zip(columns, cells, strict=False) if c in COLUMNS}
        numbers = [
            _numbered(f"{path}, row {number}", typed.strip(), " ".join(cell.split()))
            for typed, column, cell in zip(rows[0], columns, cells, strict=False)
            if is_numbered(column)
        ]
        row["identifiers"] = " ".join(filter(None, (row.get("identifiers", ""), *numbers)))
        if not any(row.values()):
            continue
        person = _person(f"{path}, row {number}", row)
        if person.key in seen:
            raise RegisterError(
                f"{path}, row {number}: “{person.key}” stands twice, first in row {seen[person.key]}. Give each person an id of their own, such as {person.key}-2."
            )
        seen[person.key] = number
        persons.append(person)
    return Register(tuple(persons))


def _refuse_slips(path: Path, as_typed: Sequence[str]) -> None:
    """A column that is nearly one of ours would be passed over without a word; others are the editors' own."""
    columns = [c.strip().lower() for c in as_typed]
    twice = doubled(columns)
    if twice in COLUMNS:
        raise RegisterError(
            f"{path}, line 1: two columns are called “{twice}”. Put them together, or give one another name."
        )
    slips = {
        typed.strip(): near
        for typed, column in zip(as_typed, columns, strict=True)
        if column not in COLUMNS and (near := _near(column))
    }
    if slips:
        said = [f"the column “{typed}” is not known. Did you mean “{near}”?" for typed, near in slips.items()]
        own = (
            "it is one of your own, give it another name"
            if len(said) == 1
            else "one is your own, give it another name"
        )
        raise RegisterError(f"{path}, line 1: {' And '.join(said)} If {own}.")


def _numbered(where: str, authority: str, cell: str) -> str:
    """The addresses in a column that is called after an authority file: its numbers stand there alone, or as addresses already.

    Raises:
        RegisterError: what stands there is neither.
    """
    found = []
    for part in filter(None, (part.strip() for part in re.split(r"[;,]", cell))):
        if trouble := spoilt(part):
            raise RegisterError(f"{where}, column “{authority}”: {trouble}")
        number = re.sub(rf"(?i){re.escape(authority)}\s*[:=]?|\s", "", part)
        address = part if "/" in part else address_of(authority, number)
        if not address:
            raise RegisterError(
                f"{where}: “{part}” in the column “{authority}” is no number of that authority file. Write the number alone, or the whole address."
            )
        found.append(address)
    return " ".join(found)


def _near(column: str) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(column, COLUMNS, 1, 0.75)), _MEANT.get(column, ""))


def _person(where: str, row: Mapping[str, str]) -> Person:
    for column, cell in row.items():
        trouble = spoilt(cell) or (letters_lost(cell) if column in {"name", "also"} else "")
        if trouble:
            raise RegisterError(f"{where}, column “{column}”: {trouble}")
    words, life = without_life(row.get("name", ""))
    name = _name(words)
    if not name.plain:
        raise RegisterError(
            f"{where}: there is no name. Write it as “Surname, Forename”, or take the row out."
        )
    key = row.get("id") or key_of(name)
    if not is_name(key):
        raise RegisterError(
            f"{where}: “{key}” cannot be an id. It begins with a letter and has only letters, figures, hyphens, full stops and underlines, such as per-surname."
        )
    both = years(life) or ("", "")
    if life and (not both[0] or row.get("birth") or row.get("death")):
        raise RegisterError(
            f"{where}: “{life}” stands behind the name. Write the years into the columns birth and death."
        )
    birth, death = (
        _date(where, row.get(what, "") or year, what)
        for what, year in zip(("birth", "death"), both, strict=True)
    )
    refuse_impossible(where, key, birth, death)
    return Person(
        key,
        (name, *_further(row.get("also", ""))),
        known=True,
        birth=birth,
        death=death,
        identifiers=tuple(_identifiers(where, row.get("identifiers", ""))),
        note=row.get("note", ""),
    )


def _name(words: str) -> PersonName:
    name = name_of(words)
    found = _LINK.fullmatch(name.forename) if name.surname and not name.name_link else None
    if found is None:
        return name
    return PersonName(surname=name.surname, forename=found["forename"], name_link=found["link"].strip())


def _further(cell: str) -> Iterator[PersonName]:
    """Further forms of the name, divided by semicolons, each perhaps with what it is: “birth: Byron, Ada; Countess of Lovelace”."""
    for part in filter(None, (p.strip() for p in cell.split(";"))):
        kind, colon, words = part.partition(":")
        known = colon and kind.strip().lower() in _KINDS
        name = _name(words.strip() if known else part)
        if name.plain:
            yield PersonName(
                name.surname, name.forename, name.name_link, name.role_name, name.other,
                kind.strip().lower() if known else "", name.gen_name,
            )  # fmt: skip


def _date(where: str, words: str, what: str) -> Attributes:
    if not words:
        return ()
    words = words.removeprefix(WHEN)
    found = date_attributes(words)
    if not found:
        raise RegisterError(
            f"{where}: “{words}” in the column “{what}” is not understood. Write it as 1815-12-10, 1815-12, 1815, about 1815, or 10 December 1815. "
            "If a spreadsheet program writes it anew in its own way: when=1815-12-10 stays as it is."
        )
    return (*found, ("text", words))


def _identifiers(where: str, cell: str) -> Iterator[Identifier]:
    for value in filter(None, (v.strip(",") for v in re.split(r"[;\s]+", with_addresses(cell)))):
        if is_authority(value.rstrip(":=/")):
            raise RegisterError(
                f"{where}: “{cell}” in the column “identifiers” is not understood. Write the whole address, such as https://d-nb.info/gnd/118640674, "
                "or the authority file and the number, such as GND 118640674."
            )
        yield identifier(value)
