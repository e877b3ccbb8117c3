"""Persons and bodies as editors write them: “Jones, Ada”, “Pell, Lucy, 1850-1910”, “Berg, Anna, ORCID 0000-0002-1825-0097”, or a table of parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.catalogue import without_life, years
from teiwright.edition.values import Told, several_at, table_of, texts_at, words_at
from teiwright.metadata import Agent, DateStated
from teiwright.model import Identifier, PersonName
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping

PERSON = ("name", "surname", "forename", "name_link", "key", "role", "duty", "identifiers", "organisation")
_ADDRESS = lazy(r"[\s,(]*(https?://[^\s,;()]+)[\s,)]*")


def people(
    told: Told, table: Mapping[str, object], key: str, role: str, duty: str = "", *, within: str = ""
) -> tuple[Agent, ...]:
    """The names under a key; `within` is the table that has it, with a full stop, for messages."""
    return tuple(_person(told, entry, role, within + key, duty) for entry in several_at(told, table, key))


def _person(told: Told, entry: object, role: str, key: str, duty: str) -> Agent:
    """A name with what stands behind it (the years of a life, numbers of authority files), or a table with its parts."""
    if isinstance(entry, str):
        name, life, identifiers = _parts(told, key, entry)
        return Agent(name, told.origin(key), role, duty, identifiers=identifiers, life=life)
    table = table_of(told, entry, key, PERSON)
    name, life, identifiers = _parts(told, key, words_at(told, table, "name"))
    if not name.plain:
        name = PersonName(
            words_at(told, table, "surname"),
            words_at(told, table, "forename"),
            words_at(told, table, "name_link"),
        )
    if not name.plain:
        raise told.wrong(key, f"an entry of “{key}” has no name.")
    organisation = bool(table.get("organisation", False))
    return Agent(
        PersonName(other=name.plain) if organisation else name,
        told.origin(key),
        words_at(told, table, "role") or role,
        words_at(told, table, "duty") or duty,
        words_at(told, table, "key"),
        (*identifiers, *(_identifier(told, "identifiers", i) for i in texts_at(told, table, "identifiers"))),
        organisation,
        life,
    )


def _parts(told: Told, key: str, words: str) -> tuple[PersonName, DateStated | None, tuple[Identifier, ...]]:
    """A name, the years of the life and the identifiers that are written behind it."""
    from teiwright.conventions.facts import name_of
    from teiwright.register.authority_files import is_authority, with_addresses

    addressed = with_addresses(words)
    identifiers = tuple(_identifier(told, key, address) for address in _ADDRESS.findall(addressed))
    rest = _ADDRESS.sub(" ", addressed).strip() if identifiers else words
    for word in re.findall(r"\w+", rest) if re.search(r"\d", rest) else ():
        if is_authority(word):
            raise _not_understood(told, key, words)
    plain, life = without_life(rest)
    if not life:
        return name_of(plain), None, identifiers
    both = years(life)
    values = (("from", both[0]), ("to", both[1])) if both else ()
    return name_of(plain), DateStated(life, values, told.origin(key)), identifiers


def _identifier(told: Told, key: str, words: str) -> Identifier:
    from teiwright.register.authority_files import identifier, is_slip, with_addresses

    found = identifier(with_addresses(words.strip()))
    if found.kind != "URI" or " " in found.value:
        raise _not_understood(told, key, words)
    if is_slip(found):
        raise told.wrong(
            key, f"“{words}” cannot be: its last figure does not fit the others. Look for a slip."
        )
    return found


def _not_understood(told: Told, key: str, words: str) -> Exception:
    return told.wrong(
        key,
        f"the identifier in “{words}” is not understood. Write the whole address, such as https://orcid.org/0000-0002-1825-0097, "
        "or the authority file and the number, such as ORCID 0000-0002-1825-0097 or GND 118640674.",
    )
