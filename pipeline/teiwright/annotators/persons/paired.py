"""Tom in “Tom and Anna Orme”: an Orme as well, unless the text has another Tom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import names

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from teiwright.annotators.persons.forms import Form


def single_ones(met: Iterable[Form]) -> frozenset[Form]:
    """Tom in “Tom and Anna Orme” where the text has spoken of a Tom Harding, or of Tom, before: then he is no Orme for certain."""
    surnames: dict[str, set[str]] = {}
    single: set[Form] = set()
    for form in met:
        name = names.folded(form.forename).partition(" ")[0]
        if form.paired and surnames.get(name, set()) - {form.surname}:
            single.add(form)
        elif name and not form.paired:
            surnames.setdefault(name, set()).add(form.surname)
    return frozenset(single)


def apart(form: Form, single: Container[Form]) -> Form:
    """Tom alone in “Tom and Anna Orme”, where he is no Orme for certain."""
    return (
        form._replace(paired=False, surname="" if form in single else form.surname) if form.paired else form
    )
