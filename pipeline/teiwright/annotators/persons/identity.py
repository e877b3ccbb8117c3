"""Which names mean one person: full names first, then surnames and forenames alone; where two bear a name nobody chooses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons import names
from teiwright.model import Person, PersonName

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from teiwright.model import Register

MOST = 5
"""So many candidates are named where the text does not decide; a name borne by more is left to itself."""
_SCAN = 24  # bearers of one surname that are compared one by one; beyond that only equal forms are joined
_COURTESY = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "master",
        "messrs",
        "m",
        "mm",
        "mme",
        "mlle",
        "monsieur",
        "madame",
        "mademoiselle",
        "herr",
        "frau",
    ]
)  # titles that everybody has, and that tell nobody from another
_MARRIED = {"mrs", "mme", "madame", "frau"}
_UNMARRIED = {"miss", "mlle", "mademoiselle", "fraulein"}


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
    """full, alone, register, likely or several: how the identity was found."""


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
    titles: set[str] = field(default_factory=set)
    """Every title met before the name."""
    alone: bool = False
    """True for one who was first met by a surname alone: whoever bears it in the text is meant."""

    @property
    def shown_married(self) -> bool:
        """True if the text itself says Mrs. of this very person, by a fuller name or by this name first."""
        return self.alone or self.known is not None or self.married

    married: bool = False
    """True where Mrs. stands before forename and surname."""

    def take(self, form: Form) -> None:
        """Learn from another form of the same person's name."""
        self.titles.update(form.titles)
        if len(form.forename) > len(self.forename) and form.surname:
            self.forename = form.forename
        self.link = self.link or form.link
        self.gender = self.gender or form.gender
        self.status = self.status or form.status
        self.married = self.married or (form.status == "mrs" and bool(form.forename))


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
                    if not form.gender or not sex or form.gender == sex:
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


def plain_forms(register: Register) -> frozenset[tuple[str, ...]]:
    """The words of those names of the register that look like other words: Church, Buffalo Bill."""
    found = set()
    for person in register.persons:
        for name in person.names:
            for form in (name.plain, name.surname):
                words = tuple(form.split())
                if words and not lex.kinds().get(words[0], 0) & lex.NAME and lex.kinds().get(words[0], 0):
                    found.add(words)
    return frozenset(found)


def resolve(forms: Iterable[Form], register: Register) -> dict[Form, Identity]:
    """Say of each form whom it names.

    Args:
        forms: The names of the text in its order; each form is looked at once.
        register: The persons whom the editors know.

    Returns:
        Each form with one person, or with all who may be meant where the text does not decide.
    """
    distinct = list(dict.fromkeys(forms))
    people = _People(register)
    full = [f for f in distinct if f.forename and f.surname]
    chosen: dict[Form, list[_Bearer]] = {}
    for form in sorted(full, key=lambda f: _is_initials(f.forename)):  # stable: spelled-out forenames first
        chosen[form] = people.full(form)
    for form in distinct:
        if form not in chosen:
            chosen[form] = people.alone(form)
    _name(people.everybody, people.known.keys)
    return {form: _identity(form, found) for form, found in chosen.items()}


def _identity(form: Form, found: Sequence[_Bearer]) -> Identity:
    persons = tuple(dict.fromkeys(b.person for b in found if b.person is not None))
    if len(persons) > 1:
        return Identity(persons, "several")
    if form.status == "mrs" and not form.forename and not found[0].shown_married:
        return Identity(persons, "likely")
    if persons[0].known:
        return Identity(persons, "register")
    return Identity(persons, "full" if form.forename and form.surname else "alone")


class _People:
    """Everybody whom the text names, as far as it has been read."""

    def __init__(self, register: Register) -> None:
        self.known = _Known(register)
        self.everybody: list[_Bearer] = []
        self._by_surname: dict[str, list[_Bearer]] = {}
        self._by_forename: dict[str, list[_Bearer]] = {}
        self._by_key: dict[str, _Bearer] = {}
        self._exact: dict[tuple[str, str, str, str], _Bearer] = {}

    def full(self, form: Form) -> list[_Bearer]:
        """The bearers of a name with forename and surname."""
        key = (names.folded(form.surname), names.folded(form.forename), form.gender, form.status)
        if key in self._exact:
            self._exact[key].take(form)
            return [self._exact[key]]
        near = [b for b in self._by_surname.get(key[0], [])[:_SCAN] if _compatible(form, b)]
        agreeing = [b for b in near if names.forenames_agree(form.forename, b.forename)]
        found = agreeing or self._from_register(form) or [self._born(form)]
        if len(found) == 1:
            if agreeing:
                found[0].take(form)
            self._exact[key] = found[0]
        return _few(found) or [self._born(form)]

    def alone(self, form: Form) -> list[_Bearer]:
        """The bearers of a surname or a forename alone: of the text first, then of the register."""
        found = self._of_text(form) or self._from_register(form) or [self._born(form)]
        if len(found) == 1:
            found[0].take(form)
        return found

    def _of_text(self, form: Form) -> list[_Bearer]:
        """Whom a surname or forename alone can mean among those whom the text names."""
        bearers = self._by_surname.get(names.folded(form.surname), []) if form.surname else []
        found = [b for b in bearers[: 2 * _SCAN] if _compatible(form, b)]
        if form.status == "mrs" and not form.forename:
            # Mrs. Burton is no Burton of whom the text does not say that she is a woman.
            found = [b for b in found if b.gender == names.FEMALE]
            found = [b for b in found if b.shown_married] or found
        if len(found) > 1 and not form.titles:
            # A bare surname is a man's where the women who bear it are only met as Mrs., Miss or Countess.
            found = [b for b in found if b.forename or b.gender != names.FEMALE] or found
        if not found:
            bearers = self._by_forename.get(names.folded(form.whole), [])
            found = [b for b in bearers[: 2 * _SCAN] if _compatible(form, b)]
            kind = _kind_of(form.titles)
            if kind & lex.SAINT or (kind & lex.NOBLE and not kind & lex.HONORIFIC):
                found = [b for b in found if not b.surname]  # King George is not George Washington
            elif form.surname and form.titles:
                found = [b for b in found if b.surname] or found  # Miss Phoebe is Phoebe Smith
        telling = {title for title in form.titles if names.folded(title).strip(". ") not in _COURTESY}
        if len(found) > 1 and telling:
            found = [b for b in found if b.titles & telling] or found  # General Howe, not Admiral Howe
        return _few(found)

    def _from_register(self, form: Form) -> list[_Bearer]:
        return _few([self._by_key.get(p.key) or self._born(form, p) for p in self.known.matching(form)])

    def _born(self, form: Form, person: Person | None = None) -> _Bearer:
        new = _Bearer(
            form.surname, form.forename, form.link, form.gender, form.status, " ".join(form.titles), person
        )
        new.titles.update(form.titles)
        new.alone = not form.forename
        new.married = form.status == "mrs"
        self.everybody.append(new)
        if person is not None:
            self._by_key[person.key] = new
        if form.surname:
            self._by_surname.setdefault(names.folded(form.surname), []).append(new)
        if form.forename:
            first = names.folded(form.forename).split(" ")[0].strip(".")
            self._by_forename.setdefault(first, []).append(new)
        return new


def _kind_of(titles: Sequence[str]) -> int:
    kinds = 0
    for title in titles:
        kinds |= lex.kinds().get(title.rstrip("."), 0)
    return kinds & lex.TITLE


def _compatible(form: Form, bearer: _Bearer) -> bool:
    """True unless sex or status (Mrs., Miss) speak against it."""
    if form.gender and bearer.gender and form.gender != bearer.gender:
        return False
    return not form.status or not bearer.status or form.status == bearer.status


def _is_initials(forename: str) -> bool:
    return all(len(p.rstrip(".")) == 1 for p in forename.split())


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
            key = _free(base, bearer, used, shared=len(group) > 1)
            used.add(key)
            name = names.person_name(bearer.forename, bearer.link, bearer.surname)
            if not bearer.forename and bearer.title:
                name = PersonName(surname=name.surname, name_link=name.name_link, role_name=bearer.title)
            bearer.person = Person(key, (name,))


def _free(base: str, bearer: _Bearer, used: set[str], *, shared: bool) -> str:
    """The surname; where it is shared with the forename, then with the title; at last with the first free letter."""
    if not shared and base not in used:
        return base
    key = base
    for more in (bearer.forename if bearer.surname else "", bearer.title):
        part = names.key_part(more)
        if part:
            key = f"{key}-{part}"
            if key not in used:
                return key
    number = 1
    plain = key
    while key in used:
        key = f"{plain}-{_letters(number)}"
        number += 1
    return key


def _letters(number: int) -> str:
    """1 → a, 26 → z, 27 → aa."""
    found = ""
    while number:
        number, digit = divmod(number - 1, 26)
        found = chr(ord("a") + digit) + found
    return found
