"""Somebody whom the text names, put together from the forms of the name; and the keys of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from teiwright.annotators.persons import names, sexes
from teiwright.model import Person, PersonName

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from teiwright.annotators.persons.forms import Form


class Bearer(Struct):
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
    generation: str = ""
    """“younger”, “elder” or a number, where the text says which of several is meant."""
    generation_word: str = ""
    """The same as the text has it: Jr., fils, III."""
    others: dict[str, str] = field(default_factory=dict)
    """Other surnames that the text gives her, each with its kind: birth or married."""
    by_husband: bool = False
    """True for Mrs. Thomas Burton."""
    office: str = ""
    """What John is in “John, Constable of Orme”, by which alone he is told from others."""
    letters: bool = False
    """True for one who is known by initials alone."""
    child: bool = False
    """True for one whom the text calls Master."""
    little: bool = False
    """True for one whom the text calls little, as a child is, and sometimes a man."""
    kin: str = ""
    """The surname of the kinsman beside whom somebody without a surname was named first: Henry, the brother of Mr. Orme."""
    civil: bool = False
    """True for one whom the text calls Mr. with forename and surname."""

    wife: bool = False
    """True for one whom the text calls his wife or widow."""

    def take(self, form: Form) -> None:
        """Learn from another form of the same person's name."""
        self.titles.update(form.titles)
        if _letters_in(form.forename) > _letters_in(self.forename) and form.surname:
            self.forename = form.forename
        # De Gaulle at the beginning of a sentence is de Gaulle; v. Bülow is von Bülow.
        if not self.link or form.link == self.link.lower() or (form.link and self.link.startswith("v.")):
            self.link = form.link or self.link
        self.gender = self.gender or form.gender
        self.status = self.status or form.status
        self.married = self.married or (form.status == "mrs" and bool(form.forename))
        self.child = self.child or form.child
        self.wife = self.wife or form.wife
        self.little = self.little or form.little
        self.civil = self.civil or (form.civil and bool(form.forename and form.surname))
        if form.generation and not self.generation:
            self.generation, self.generation_word = form.generation, form.generation_word
        self.others.update((surname, kind) for kind, surname in form.others)

    def fits(self, form: Form) -> bool:
        """True unless sex, status (Mrs., Miss) or generation (Jr., Sr.) speak against it."""
        if form.gender and self.gender and form.gender != self.gender:
            return False
        if form.generation and self.generation and form.generation != self.generation:
            return False
        if self.by_husband != form.by_husband and form.forename and self.forename:
            return False  # Mrs. Thomas Burton is neither T. Burton nor Mrs. Anne Burton
        if form.surname != self.surname and (kind := self.others.get(form.surname)) and not form.forename:
            # Miss Burton is Mrs. Carter née Burton; Mrs. Burton is her mother, and Burton alone her father or husband.
            return form.gender == sexes.FEMALE and (kind != "birth" or form.status != "mrs")
        return not form.status or not self.status or form.status == self.status


def name_all(everybody: Sequence[Bearer], taken: Iterable[str]) -> None:
    """Give everybody a key from the name and make the entries of the list."""
    used = set(taken)
    wanted: dict[str, list[Bearer]] = {}
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
            link, surname = bearer.link, bearer.surname
            if link[:1].isupper():  # With a capital it is part of the surname: Le Guin, Van Buren.
                link, surname = "", f"{link} {surname}"
            name = names.person_name(bearer.forename, link, surname)
            if bearer.title and (bearer.by_husband or not bearer.forename):
                name = replace(name, role_name=names.title_in_list(bearer.title))
            if bearer.generation and name.surname:
                name = replace(name, gen_name=bearer.generation_word)
            others = (
                PersonName(surname=surname, forename=name.forename, kind=kind)
                for surname, kind in bearer.others.items()
            )
            bearer.person = Person(key, (name, *others))


def _free(base: str, bearer: Bearer, used: set[str], *, shared: bool) -> str:
    """The surname; where it is shared with the forename, then with the title; at last with the first free letter."""
    if not shared and base not in used:
        return base
    key = base
    for more in (bearer.forename if bearer.surname else "", bearer.title, bearer.generation_word):
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


def _letters_in(forename: str) -> int:
    """How long a forename is without its stops: John is longer than J. S."""
    return len(forename.replace(".", ""))


def _letters(number: int) -> str:
    """1 → a, 26 → z, 27 → aa."""
    found = ""
    while number:
        number, digit = divmod(number - 1, 26)
        found = chr(ord("a") + digit) + found
    return found
