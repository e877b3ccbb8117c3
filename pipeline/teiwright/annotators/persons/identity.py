"""Which names mean one person: full names first, then surnames and forenames alone; where two bear a name nobody chooses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from teiwright.annotators.persons import names
from teiwright.model import Person, PersonName

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from teiwright.model import Register

MOST = 5
"""So many candidates are named where the text does not decide; a name borne by more is left to itself."""
_SCAN = 64  # bearers of one surname that are compared one by one; beyond that only equal forms are joined
_MARRIED = {"mrs", "mme", "madame", "frau"}
_UNMARRIED = {"miss", "mlle", "mademoiselle", "fraulein"}
_YOUNG_OR_KIN = {"uncle", "aunt", "cousin", "brother", "sister", "father", "mother"}


class Form(NamedTuple):
    """A name as a place of the text has it, in parts."""

    forename: str
    link: str
    surname: str
    titles: tuple[str, ...]
    whole: str
    """All its words, for a name of one word that may be a surname or a forename."""

    @property
    def gender(self) -> str:
        """What titles and forename say."""
        return names.gender_of(self.titles, self.forename)

    @property
    def status(self) -> str:
        """“mrs” or “miss” where a title says so."""
        for title in self.titles:
            plain = names.folded(title).strip(". ")
            if plain in _MARRIED:
                return "mrs"
            if plain in _UNMARRIED:
                return "miss"
        return ""


class Identity(NamedTuple):
    """Whom a form names."""

    persons: tuple[Person, ...]
    how: str
    """full, alone, register or several: how the identity was found."""


@dataclass(slots=True)
class _Bearer:
    """Somebody being put together from the forms of the text."""

    surname: str
    forename: str
    link: str
    gender: str
    status: str
    title: str = ""
    known: Person | None = None
    person: Person | None = None
    forms: list[Form] = field(default_factory=list)

    def take(self, form: Form) -> None:
        self.forms.append(form)
        if len(form.forename) > len(self.forename) and form.surname:
            self.forename = form.forename
        self.link = self.link or form.link
        self.gender = self.gender or form.gender
        self.status = self.status or form.status


def _same_sex(one: str, other: str) -> bool:
    return not one or not other or one == other


def _same_status(one: str, other: str) -> bool:
    return not one or not other or one == other


class _Known:
    """The register, by surname and by whole form."""

    def __init__(self, register: Register) -> None:
        self.by_surname: dict[str, list[tuple[PersonName, Person]]] = {}
        self.by_whole: dict[str, list[Person]] = {}
        self.keys = {person.key for person in register.persons}
        for person in register.persons:
            for name in person.names:
                if name.surname:
                    self.by_surname.setdefault(names.folded(name.surname), []).append((name, person))
                whole = names.folded(name.plain)
                if person not in self.by_whole.setdefault(whole, []):
                    self.by_whole[whole].append(person)

    def matching(self, form: Form) -> list[Person]:
        """Persons of the register whom the form can mean."""
        found = list(self.by_whole.get(names.folded(_whole(form)), ()))
        if form.surname and not found:
            for name, person in self.by_surname.get(names.folded(form.surname), ()):
                if names.forenames_agree(form.forename, name.forename) and person not in found:
                    sex = names.gender_of((), name.forename)
                    if _same_sex(form.gender, sex):
                        found.append(person)
        return found


def _whole(form: Form) -> str:
    return " ".join(p for p in (form.forename, form.link, form.surname) if p)


def known_words(register: Register) -> frozenset[str]:
    """Folded words that end a name of the register (surnames and whole one-word names)."""
    found = set()
    for person in register.persons:
        for name in person.names:
            last = (name.surname or name.plain).split(" ")
            if last and last[-1]:
                found.add(names.folded(last[-1]))
    return frozenset(found)


def resolve(forms: Iterable[Form], register: Register) -> dict[Form, Identity]:
    """Say of each form whom it names. `forms` in the order of the text; each is looked at once."""
    distinct = list(dict.fromkeys(forms))
    known = _Known(register)
    full = [f for f in distinct if f.forename and f.surname]
    full.sort(key=lambda f: _is_initials(f.forename))  # stable: spelled-out forenames first
    bearers: dict[str, list[_Bearer]] = {}
    by_forename: dict[str, list[_Bearer]] = {}
    chosen: dict[Form, list[_Bearer]] = {}
    everybody: list[_Bearer] = []
    exact: dict[tuple[str, str, str, str], _Bearer] = {}

    def born(form: Form, person: Person | None = None) -> _Bearer:
        new = _Bearer(form.surname, form.forename, form.link, form.gender, form.status, _role(form), person)
        new.forms.append(form)
        everybody.append(new)
        if form.surname:
            bearers.setdefault(names.folded(form.surname), []).append(new)
        if form.forename:
            first = names.folded(form.forename).split(" ")[0].strip(".")
            by_forename.setdefault(first, []).append(new)
        return new

    def from_register(form: Form) -> list[_Bearer]:
        found = []
        for person in known.matching(form):
            same = [b for b in everybody if b.known is person]
            found.append(same[0] if same else born(form, person))
        return found

    for form in full:
        key = (names.folded(form.surname), names.folded(form.forename), form.gender, form.status)
        if key in exact:
            exact[key].take(form)
            chosen[form] = [exact[key]]
            continue
        near = bearers.get(key[0], [])[:_SCAN]
        agreeing = [
            b
            for b in near
            if names.forenames_agree(form.forename, b.forename)
            and _same_sex(form.gender, b.gender)
            and _same_status(form.status, b.status)
        ]
        found = agreeing or from_register(form) or [born(form)]
        if len(found) == 1:
            if agreeing:
                found[0].take(form)
            exact[key] = found[0]
        chosen[form] = found
    for form in distinct:
        if form in chosen:
            continue
        chosen[form] = _alone(form, bearers, by_forename) or from_register(form) or [born(form)]
        if len(chosen[form]) == 1:
            only = chosen[form][0]
            if form not in only.forms:
                only.take(form)
    _name(everybody, known.keys)
    answers: dict[Form, Identity] = {}
    for form, found in chosen.items():
        persons = tuple(dict.fromkeys(b.person for b in found if b.person is not None))
        how = (
            "several"
            if len(persons) > 1
            else "register"
            if persons[0].known
            else "full"
            if form.forename and form.surname
            else "alone"
        )
        answers[form] = Identity(persons, how)
    return answers


def _is_initials(forename: str) -> bool:
    return all(len(p.rstrip(".")) == 1 for p in forename.split())


def _role(form: Form) -> str:
    return " ".join(form.titles)


def _alone(
    form: Form, bearers: dict[str, list[_Bearer]], by_forename: dict[str, list[_Bearer]]
) -> list[_Bearer]:
    """The persons of the text whom a surname or a forename alone can mean."""
    if form.surname:
        found = [
            b
            for b in bearers.get(names.folded(form.surname), [])
            if _same_sex(form.gender, b.gender) and _same_status(form.status, b.status)
        ]
        if len(found) > 1 and not form.titles:
            # A bare surname is a man's where the women who bear it are only met as Mrs. or Miss.
            men = [b for b in found if not (b.status and not b.forename)]
            found = men or found
        if found:
            return _few(found)
    word = names.folded(form.whole)
    found = [
        b
        for b in by_forename.get(word, [])
        if _same_sex(form.gender, b.gender) and _same_status(form.status, b.status)
    ]
    if found and form.surname:
        found = [b for b in found if b.surname or not form.titles] or found
    return _few(found)


def _few(found: list[_Bearer]) -> list[_Bearer]:
    return found if len(found) <= MOST else []


def _name(everybody: Sequence[_Bearer], taken: Iterable[str]) -> None:
    """Give everybody a key from the name and make the entries of the list."""
    used = set(taken)
    wanted: dict[str, list[_Bearer]] = {}
    for bearer in everybody:
        if bearer.known is not None:
            bearer.person = bearer.known
            continue
        base = names.key_part(bearer.surname or bearer.forename) or "x"
        wanted.setdefault(f"per-{base}", []).append(bearer)
    for base, group in wanted.items():
        for bearer in group:
            key = base
            if len(group) > 1 or base in used:
                more = names.key_part(bearer.forename if bearer.surname else "") or names.key_part(
                    bearer.title
                )
                key = f"{base}-{more}" if more else base
            key = _free(key, used)
            used.add(key)
            name = names.person_name(bearer.forename, bearer.link, bearer.surname)
            if not bearer.forename and bearer.title:
                name = PersonName(surname=name.surname, name_link=name.name_link, role_name=bearer.title)
            bearer.person = Person(key, (name,))


def _free(key: str, used: set[str]) -> str:
    """The key itself, or with the first free letter where two persons share all that is known of their names."""
    if key not in used:
        return key
    number = 1
    while True:
        number += 1
        letters, rest = "", number
        while rest:
            rest, digit = divmod(rest - 1, 26)
            letters = chr(ord("a") + digit) + letters
        if f"{key}-{letters}" not in used:
            return f"{key}-{letters}"
