"""A lone name far from the full name of the only person who could bear it: likely that person, and not sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.names import folded

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping, Sequence

    from teiwright.annotators.persons.forms import Form
    from teiwright.annotators.persons.identity import Identity
    from teiwright.model import Person

_SELDOM = 2
"""So often at most stands a forename alone that is far from the full name."""
_FAR = 3
"""Passages between a forename alone and the full name from which on they are far from each other."""


def far_from_full(
    met: Sequence[tuple[Form, int]], identities: Mapping[Form, Identity], times: Counter[Form]
) -> set[Form]:
    """The lone names whose person nothing near them tells.

    Bryan where the text has William Bryan only later, for Bryan can be a forename; Abraham once, pages after an Abraham Heschel whom
    the text calls Heschel, or pages before him.

    Args:
        met: The forms in the order of the text, each with the number of its passage.
        identities: Whom each form names.
        times: How often each form stands.
    """
    full: dict[str, int] = {}
    """Person → the last passage with forename and surname."""
    first = {
        identities[form].persons[0].key: passage
        for form, passage in reversed(met)
        if form.forename and form.surname and identities[form].persons
    }
    """Person → the first such passage."""
    found: set[Form] = set()
    seen: set[Form] = set()
    by_surname = {key for form in times if (key := _by_surname(form, identities[form])) is not None}
    for form, passage in met:
        persons = identities[form].persons
        if len(persons) != 1 or identities[form].how == "register":
            continue  # whom the editors know is known
        person = persons[0]
        if form.forename and form.surname:
            full[person.key] = passage
        elif not form.titles and form not in seen:
            seen.add(form)
            last = full.get(person.key)
            if _doubtful(form, person, last) or (
                times[form] <= _SELDOM
                and form.whole == person.name.forename.partition(" ")[0]
                and (
                    (person.key in by_surname and (last is None or passage - last > _FAR))
                    or (last is None and first.get(person.key, passage) - passage > _FAR)
                )
            ):
                found.add(form)
    return found


def _doubtful(form: Form, person: Person, last: int | None) -> bool:
    """True for a given name that is taken for the surname of somebody whose full name has not stood before."""
    if last is not None or not person.name.forename or " " in form.whole:
        return False
    given = lex.kinds(form.whole) & lex.GIVEN
    return bool(given) and folded(form.whole) == folded(person.name.surname)


def _by_surname(form: Form, identity: Identity) -> str | None:
    """The key of the person whom this form calls by the surname alone."""
    if form.forename or not form.surname or len(identity.persons) != 1:
        return None
    person = identity.persons[0]
    return person.key if folded(form.surname) == folded(person.name.surname) else None
