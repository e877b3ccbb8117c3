"""The persons whom the editors know: the register of an edition, by surname and by whole form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons import names, sexes

if TYPE_CHECKING:
    from teiwright.annotators.persons.forms import Form
    from teiwright.model import Person, PersonName, Register


class Known:
    """The register, by surname and by whole form."""

    def __init__(self, register: Register) -> None:
        """Take the names of the register apart."""
        self.by_surname: dict[str, list[tuple[PersonName, Person]]] = {}
        self.by_whole: dict[str, list[Person]] = {}
        self.keys = {person.key for person in register.persons}
        for person in register.persons:
            for name in person.names:
                if name.surname:
                    # Van Buren is in the register with his link, and in a text Buren after it.
                    for surname in dict.fromkeys((name.surname, names.without_link(name.surname))):
                        self.by_surname.setdefault(names.folded(surname), []).append((name, person))
                for whole in {names.folded(name.plain), names.folded(as_one_says_it(name))}:
                    if person not in self.by_whole.setdefault(whole, []):
                        self.by_whole[whole].append(person)

    def matching(self, form: Form) -> list[Person]:
        """Persons of the register whom the form can mean."""
        found = list(self.by_whole.get(names.folded(whole(form)), ()))
        if form.surname and not found:
            for name, person in self.by_surname.get(names.folded(form.surname), ()):
                if names.forenames_agree(form.forename, name.forename) and person not in found:
                    sex = sexes.of_name(name.forename)
                    if not form.gender or not sex or form.gender == sex:
                        found.append(person)
        return _of_the_title(form, found) if form.titles and len(found) > 1 else found


def _of_the_title(form: Form, found: list[Person]) -> list[Person]:
    """Of several who have a surname alone, those whom the register has with the title of the form: “Miss Orme” where it has “Orme, Miss” and “Orme, Mr.”."""
    title = form.titles[0].rstrip(".").lower()
    same = [
        p for p in found if any(n.role_name.rstrip(".").lower() == title for n in p.names if not n.forename)
    ]
    return same or found


def as_one_says_it(name: PersonName) -> str:
    """A name that the register has in one piece, surname first: “Jones, Ada” is “Ada Jones” in a text."""
    first, comma, rest = name.plain.partition(",")
    return f"{rest.strip()} {first.strip()}" if comma and "," not in rest else name.plain


def known_words(register: Register) -> frozenset[str]:
    """Folded words that end a name of the register (surnames and whole one-word names)."""
    found = set()
    for person in register.persons:
        for name in person.names:
            last = (name.surname or as_one_says_it(name)).split(" ")
            if last and last[-1]:
                found.add(names.folded(last[-1]))
    return frozenset(found)


def plain_forms(register: Register) -> frozenset[tuple[str, ...]]:
    """The words of those names of the register that look like other words: Church, Buffalo Bill."""
    found = set()
    for person in register.persons:
        for name in person.names:
            for form in (name.plain, name.surname):
                words = tuple(form.split())
                if words and not lex.kinds(words[0]) & lex.NAME and lex.kinds(words[0]):
                    found.add(words)
    return frozenset(found)


def whole(form: Form) -> str:
    """The words of a name without its titles."""
    return " ".join(p for p in (form.forename, form.link, form.surname) if p)
