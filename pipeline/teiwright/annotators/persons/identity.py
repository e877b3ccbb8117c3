"""Which names mean one person: full names first, then surnames and forenames alone; where two bear a name nobody chooses."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.annotators.persons import bynames, kings, names, sexes
from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.bearers import Bearer, name_all
from teiwright.annotators.persons.form_parts import (
    all_initials,
    as_linked,
    as_ruler,
    initials,
    of_two_lands,
    unnumbered,
)
from teiwright.annotators.persons.known import Known
from teiwright.annotators.persons.paired import apart, single_ones
from teiwright.annotators.persons.told import (
    by_titles,
    called_later,
    familiar,
    is_initials,
    kind_of,
    of_the_church,
    of_two_names,
    only_son,
    told_apart,
    without_births,
    without_bynames,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from teiwright.annotators.persons.forms import Form
    from teiwright.model import Person, Register

MOST = 5
"""So many candidates are named where the text does not decide; a name borne by more is left to itself."""
_PAIR = 2
_SCAN = 24  # bearers of one surname that are compared one by one; beyond that only equal forms are joined


class Identity(Struct, frozen=True):
    """Whom a form names."""

    persons: tuple[Person, ...]
    how: str
    """full, alone, register, likely or several: how the identity was found."""


def resolve(forms: Iterable[Form], register: Register) -> dict[Form, Identity]:
    """Say of each form whom it names.

    Args:
        forms: The names of the text in its order; each form is looked at once.
        register: The persons whom the editors know.

    Returns:
        Each form with one person, or with all who may be meant where the text does not decide.
    """
    met = Counter(forms)
    single = single_ones(met) if any(form.paired for form in met) else frozenset()
    rulers = {names.folded(f.forename) for f in met if not f.surname and kind_of(f.titles) & lex.NOBLE}
    rulers |= {names.folded(name) for f in met if not f.surname and (name := unnumbered(f.forename))}
    linked = {names.folded(form.surname) for form in met if form.link in names.ELIDED}
    read = {form: as_linked(as_ruler(apart(form, single), rulers), linked) for form in met}
    often = familiar(met)
    read = without_bynames(without_births(read), often)
    distinct = list(dict.fromkeys(read.values()))
    ladies = {f.surname for f in distinct if not f.forename and f.status in {"mrs", "lady"}}
    people = _People(register, often, kings.told_of(met), ladies)
    full = [f for f in distinct if f.forename and f.surname]
    chosen: dict[Form, list[Bearer]] = {}
    # Stable: spelled-out forenames first, and who is told from others by Jr. or III.
    for form in sorted(full, key=lambda f: (f.letters, is_initials(f.forename), not f.generation)):
        chosen[form] = people.full(form)
    # M. d'Autreville de Constantin before d'Autreville, who is the same.
    for form in sorted(
        distinct,
        key=lambda f: (
            not f.others,
            not f.kin[0],
            not f.generation,
            f.generation == bynames.HEAD,
            not of_two_lands(f),
            not f.office,
        ),
    ):
        if form not in chosen:
            chosen[form] = people.alone(form)
    # One Anna is baptised, and another in the next year.
    people.doubtful.update(
        read[f] for f, times in met.items() if times > 1 and f.kin[1] and not names.folded(f.kin[0])
    )
    name_all(people.everybody, people.known.keys)
    return {
        form: _identity(asked, chosen[asked], likely=asked in people.doubtful) for form, asked in read.items()
    }


def _identity(form: Form, found: Sequence[Bearer], *, likely: bool = False) -> Identity:
    persons = tuple(dict.fromkeys(b.person for b in found if b.person is not None))
    if len(persons) > 1:
        return Identity(persons, "several")
    if likely:
        return Identity(persons, "likely")
    if form.status == "mrs" and not form.forename and (found[0].by_husband or not found[0].shown_married):
        return Identity(persons, "likely")  # Mrs. Burton where the text has Mrs. Thomas Burton
    bare = not (form.titles or form.shared or form.forename)
    if bare and (found[0].status == "mrs" or (found[0].status == "miss" and not found[0].forename)):
        return Identity(persons, "likely")  # Burton where the text has Miss Burton, Mrs. Clara Burton
    office = (
        form.titles
        and not form.forename
        and (kind_of(form.titles) & lex.OFFICE or form.titles[-1].rstrip(".") in lex.particles("doctor"))
    )
    if (
        office
        and found[0].gender == sexes.FEMALE
        and not any(title in found[0].title for title in form.titles)
    ):
        return Identity(persons, "likely")  # Alderman Burton where the text has Mary Burton
    if form.letters and not found[0].letters:
        return Identity(persons, "likely")  # J. S. may be another than James Smith
    if (
        not (form.forename and form.surname)
        and not form.titles
        and _numbered(found[0])
        and form.whole != found[0].forename
    ):
        return Identity(persons, "likely")  # Charles where the text elsewhere has Charles X
    if form.forename and found[0].generation not in {"", bynames.KIN} and not form.generation:
        return Identity(persons, "likely")  # John Burton where the text elsewhere has John Burton, Jr.
    if persons[0].known:
        return Identity(persons, "register")
    return Identity(persons, "full" if form.forename and form.surname else "alone")


class _People:
    """Everybody whom the text names, as far as it has been read."""

    def __init__(
        self, register: Register, familiar: Container[str], kings: Container[str], ladies: Container[str]
    ) -> None:
        self.familiar, self.kings, self.ladies = familiar, kings, ladies
        self.known = Known(register)
        self.everybody: list[Bearer] = []
        self._by_surname: dict[str, list[Bearer]] = {}
        self._by_forename: dict[str, list[Bearer]] = {}
        self._given: set[tuple[str, int]] = set()
        """The names by which a bearer, told by its `id`, is found in `_by_forename`."""
        self._by_initials: dict[str, list[Bearer]] = {}
        self._by_key: dict[str, Bearer] = {}
        self._exact: dict[tuple[str, str, str, str], Bearer] = {}
        self.doubtful: set[Form] = set()
        """Forms whose person is likely and no more."""

    def full(self, form: Form) -> list[Bearer]:
        """The bearers of a name with forename and surname."""
        key = (
            names.folded(form.surname),
            names.folded(form.forename),
            form.gender,
            form.status + form.generation,
        )
        if key in self._exact:
            self._take(self._exact[key], form)
            return [self._exact[key]]
        near = [b for b in self._by_surname.get(key[0], [])[:_SCAN] if b.fits(form)]
        agreeing = [b for b in near if names.forenames_agree(form.forename, b.forename)]
        found = agreeing or self._from_register(form) or self._by_letters(form)
        if not found and (found := [b for b in near if called_later(form, b)][:_PAIR]):
            found = found if len(found) == 1 else []
            self.doubtful.add(form)
        found = found or [self._born(form)]
        if len(found) == 1:
            if agreeing:
                self._take(found[0], form)
            self._exact[key] = found[0]
        return _few(found) or [self._born(form)]

    def alone(self, form: Form) -> list[Bearer]:
        """The bearers of a surname or a forename alone: of the text first, then of the register."""
        found = self._of_text(form) or self._from_register(form) or [self._born(form)]
        guessed = form in self.doubtful and kind_of(form.titles) & lex.CHURCH
        if len(found) == 1 and not guessed:
            self._take(found[0], form)
        return found

    def _take(self, bearer: Bearer, form: Form) -> None:
        known = bearer.forename
        bearer.take(form)
        if bearer.forename != known:
            self._by_given(bearer)  # William, who was W. before
        self._also(bearer, form)

    def _by_given(self, bearer: Bearer) -> None:
        """Find a bearer by the first forename."""
        first = names.folded(bearer.forename).split(" ")[0].strip(".")
        if (
            first,
            id(bearer),
        ) not in self._given:  # not by going through the list: thousands may be called John
            self._given.add((first, id(bearer)))
            self._by_forename.setdefault(first, []).append(bearer)

    def _also(self, bearer: Bearer, form: Form) -> None:
        """Find a bearer by other surnames as well: née Burton, and Ortega of Ortega y Gasset."""
        parts = form.surname.split(" ")
        called = parts[:1] if form.forename else parts[:: len(parts) - 1] if of_two_lands(form) else [""]
        for surname in (*called, *(s for _, s in form.others)):
            known = self._by_surname.setdefault(names.folded(surname), []) if surname else [bearer]
            if len(known) < 2 * _SCAN and bearer not in known:  # more are never looked at
                known.append(bearer)

    def _by_letters(self, form: Form) -> list[Bearer]:
        """The one person of the text whose initials these are: L. P. for Louisa Penhallow; nobody if there are two."""
        if not form.letters:
            return []
        found = self._by_initials.get(all_initials(form)) or self._by_initials.get(initials(form), [])
        return found if len(found) == 1 else []

    def _of_text(self, form: Form) -> list[Bearer]:
        """Whom a surname or forename alone can mean among those whom the text names."""
        bearers = self._by_surname.get(names.folded(form.surname), []) if form.surname else []
        found = [b for b in bearers[: 2 * _SCAN] if b.fits(form)]
        found = by_titles(form, found, self.ladies)
        born = form.office.isdecimal()
        if form.office and not (born and names.folded(form.forename) in self.familiar):
            return self._of_office(form)
        if not found:
            word = names.folded(form.whole)
            # The letter of Mr. B—— is not the first initial of B. F. Stone.
            first, _, more = word.partition(" ")
            bearers = self._by_forename.get(first, []) if len(word) > 1 else []
            if not more:  # Prince Frederick is not Frederick William I.
                reigns = kings.may_reign(form) and word in self.kings
                bearers = [
                    b for b in bearers if not _numbered(b) or (reigns and " " not in unnumbered(b.forename))
                ]
            if more and kind_of(form.titles) & lex.NOBLE == 0 and not form.surname:
                bearers = [
                    b
                    for b in bearers
                    if word in (names.folded(b.forename).rstrip("."), names.folded(unnumbered(b.forename)))
                ]
            elif more:  # King Henry VIII is Henry VIII, and no Henry Smith
                bearers = [b for b in bearers if names.folded(b.forename).rstrip(".") == word.rstrip(".")]
            # Henry is no Mrs. Henry Burton.
            found = [
                b for b in bearers[: 2 * _SCAN] if b.fits(form) and (form.status == "mrs" or not b.by_husband)
            ]
            if not form.surname and not form.titles:
                # Wenzel alone is Dr. Wenzel, also where it can be a forename; with Wenzel Huber in the text either.
                also = [b for b in self._by_surname.get(word, [])[: 2 * _SCAN] if b.fits(form)]
                found += [b for b in also if b not in found]
            if form.kin[0]:
                found = self._kinsmen(form, found)
            found = self._by_estate(form, found)
        if len(found) == 1 and only_son(form, found[0]):
            found = []  # M. Morel is not Morel fils
        if len(found) == 1 and of_two_names(form, found[0]):
            self.doubtful.add(form)  # Prince Frederick is perhaps not Frederick William
        told, sure = told_apart(form, found)
        if born or not sure or (form.civil and any(b.little for b in told)):
            self.doubtful.add(form)
        return _few(told)

    def _by_estate(self, form: Form, found: list[Bearer]) -> list[Bearer]:
        """Those of one forename whom rulers, saints and churchmen can be, by that and their title."""
        kind = kind_of(form.titles)
        if form.joined or kind & lex.SAINT:
            # Henry and Ann Orme: he is not Henry VI, nor is saint Louis Louis XVI
            found = [b for b in found if not _numbered(b)]
        if kind & lex.SAINT or (kind & lex.NOBLE and not kind & lex.HONORIFIC):
            return [b for b in found if not b.surname]  # King George is not George Washington
        if kind & lex.CHURCH:
            told = [b for b in found if not b.surname or of_the_church(b)]
            if found and not told and form.titles[-1] in lex.particles("called-alone"):
                self.doubtful.add(form)  # Brother Robert may be Robert Dale
                return found
            return told
        if form.surname and form.titles:
            return [b for b in found if b.surname] or found  # Miss Phoebe is Phoebe Smith
        return found

    def _kinsmen(self, form: Form, found: list[Bearer]) -> list[Bearer]:
        """Whom the forename of a kinsman can mean: Henry, the brother of Mr. Orme, is Henry Orme and no Henry Dale."""
        surname, sure = form.kin
        own = [b for b in found if names.folded(b.surname or b.kin) == names.folded(surname)]
        if own or sure:
            return own
        if found := [b for b in found if not b.kin]:
            self.doubtful.add(form)  # his nephew Henry
        return found

    def _of_office(self, form: Form) -> list[Bearer]:
        """John, Constable of Orme: nobody with a surname, unless the text calls its one John again and again so."""
        name = names.folded(form.forename)
        bearers = self._by_forename.get(name, [])[:_SCAN]
        found = [b for b in bearers if b.office == form.office]
        called = [b for b in bearers if b.surname and b.fits(form)]
        if found or len(called) != 1 or name not in self.familiar:
            return found
        self.doubtful.add(form)
        return called

    def _from_register(self, form: Form) -> list[Bearer]:
        return _few([self._by_key.get(p.key) or self._born(form, p) for p in self.known.matching(form)])

    def _born(self, form: Form, person: Person | None = None) -> Bearer:
        new = Bearer(
            form.surname, form.forename, form.link, form.gender, form.status, " ".join(form.titles), person
        )
        new.titles.update(form.titles)
        new.alone = not form.forename
        new.married = form.status == "mrs"
        new.generation, new.generation_word = form.generation, form.generation_word
        new.others.update((surname, kind) for kind, surname in form.others)
        new.letters = form.letters
        new.child, new.little, new.wife = form.child, form.little, form.wife
        new.kin = form.kin[0]
        new.civil = form.civil and bool(form.forename and form.surname)
        new.by_husband, new.office = form.by_husband, form.office
        self.everybody.append(new)
        if person is not None:
            self._by_key[person.key] = new
        if form.surname:
            self._by_surname.setdefault(names.folded(form.surname), []).append(new)
            self._also(new, form)
            if form.forename and not form.letters:
                for letters in dict.fromkeys((initials(form), all_initials(form))):
                    self._by_initials.setdefault(letters, []).append(new)
        if form.forename:
            self._by_given(new)
        return new


def _numbered(bearer: Bearer) -> bool:
    """True for a ruler with a number: Charles X."""
    return not bearer.surname and bynames.is_number(bearer.forename.rpartition(" ")[2].rstrip("."))


def _few(found: list[Bearer]) -> list[Bearer]:
    return found if len(found) <= MOST else []
