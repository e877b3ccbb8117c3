"""Tom in “Tom and Anna Orme”: an Orme as well, unless the text has another Tom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.persons import bynames, names
from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.told import kind_of

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
        elif name and not form.paired and not _reigns(form):
            surnames.setdefault(name, set()).add(form.surname)
    return frozenset(single)


def _reigns(form: Form) -> bool:
    """True for Henry VI and King Henry, after whom many are called."""
    number = bynames.is_number(form.forename.rpartition(" ")[2].rstrip("."))
    return not form.surname and (number or bool(kind_of(form.titles) & lex.NOBLE))


def apart(form: Form, single: Container[Form]) -> Form:
    """Tom alone in “Tom and Anna Orme”, where he is no Orme for certain."""
    return (
        replace(form, paired=False, surname="" if form in single else form.surname) if form.paired else form
    )
