"""What the parts of a form of a name say: its initials, the number of a ruler, links that belong to the surname."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.persons import bynames, names
from teiwright.annotators.persons.known import whole

if TYPE_CHECKING:
    from collections.abc import Container

    from teiwright.annotators.persons.forms import Form


def unnumbered(forename: str) -> str:
    """Frederick William for “Frederick William I.”; nothing for a name without a number."""
    name, _, number = forename.rstrip(".").rpartition(" ")
    return name if bynames.is_number(number) else ""


def as_ruler(form: Form, rulers: Container[str]) -> Form:
    """Karl Albert without a surname, where the text elsewhere has Prince Karl Albert or Karl Albert II: two given names, of which the second looks like a surname."""
    name = whole(form)
    if form.titles or form.link or not form.surname or names.folded(name) not in rulers:
        return form
    return replace(form, forename=name, surname="", whole=name)


def as_linked(form: Form, linked: Container[str]) -> Form:
    """D'Autreville at the beginning of a sentence, and D'AUTREVILLE, are d'Autreville, where the text has that."""
    if not linked:
        return form
    surname = form.surname
    if form.link and form.forename[:2].lower() in names.ELIDED:
        surname = f"{form.forename} {form.link} {surname}"  # PRÉSIDENT D'AUTREVILLE DE CONSTANTIN
    link, rest = surname[:2].lower(), surname[2:]
    if link not in names.ELIDED or names.folded(rest) not in linked:
        return form
    forename = form.forename if surname == form.surname else ""
    return replace(form, forename=forename, link=link, surname=rest)


def of_two_lands(form: Form) -> bool:
    """True for d'Autreville de Constantin."""
    return form.link in names.ELIDED and " " in form.surname


def initials(form: Form) -> str:
    """The first letters of forename and surname."""
    return names.folded(form.forename)[:1] + names.folded(form.surname)[:1]


def all_initials(form: Form) -> str:
    """The first letters of all names: J. O. P. is Julián Orozco Peña."""
    return "".join(word[0] for word in names.folded(f"{form.forename} {form.surname}").split())
