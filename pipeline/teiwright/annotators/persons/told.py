"""Whom a title tells from others of the same surname: Mrs. Burton, Major Burton, Sir William, General Howe."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.persons import bynames, names, sexes
from teiwright.annotators.persons import lexicon as lex

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from teiwright.annotators.persons.bearers import Bearer
    from teiwright.annotators.persons.forms import Form

_ESTATES = lex.CHURCH | lex.NOBLE | lex.RANK
"""Titles of the church, of nobles and of soldiers."""
_OLD = frozenset(["père", "mère"])
_AGAIN = 5
"""So many times a forename stands alone in a text that calls somebody so."""
_COMMANDS = lex.RANK | lex.CHURCH
"""Titles that in former times only men had, unless the text gives them to a woman."""


def by_titles(form: Form, found: list[Bearer], ladies: Container[str]) -> list[Bearer]:
    """Those of one surname whom this form can mean by its title; `ladies`: surnames that the text has with Mrs. or Lady alone."""
    if form.titles and form.titles[-1] == "Sir":
        found = [b for b in found if "Sir" in b.titles or not b.titles]  # Sir William is not Prince William
    if form.status == "mrs" and not form.forename:
        # Mrs. Burton is no Burton of whom the text does not say that she is a woman.
        found = [b for b in found if b.gender == sexes.FEMALE]
        found = [b for b in found if b.shown_married] or found
    elif form.status == "lady" and not form.forename:
        found = [b for b in found if b.status == "lady"]
    elif form.status == "miss" and not form.forename:
        found = [b for b in found if b.gender == sexes.FEMALE or not _of_office(b)]
    elif (
        form.titles and not form.forename and form.gender != sexes.FEMALE and kind_of(form.titles) & _COMMANDS
    ):
        # Captain Burton is no Mary Burton, unless the text calls her so.
        found = [b for b in found if b.gender != sexes.FEMALE or b.titles & set(form.titles)]
    elif not form.titles and form.surname:
        # Nor is a bare surname that of a woman who is called Mrs. with it, or his widow.
        found = [
            b
            for b in found
            if not (b.wife or (b.gender == sexes.FEMALE and form.surname in ladies))
            and ((b.forename and not b.by_husband) or b.status not in ("mrs", "lady"))
        ]
    if form.titles and not form.forename:
        found = [b for b in found if not _of_another_estate(form, b)]
    if form.titles and not form.forename and not form.status and form.gender != sexes.FEMALE:
        found = _of_men(form, found)
    if len(found) > 1 and not form.titles:
        # A bare surname is a man's where the women who bear it are only met as Mrs., Miss or Countess.
        found = [b for b in found if b.forename or b.gender != sexes.FEMALE] or found
    return found


def _of_another_estate(form: Form, bearer: Bearer) -> bool:
    """True for the cardinal and the chevalier, the Rev. and the Captain of one surname, unless the text gives one of them titles of both kinds."""
    one, other = _estate(form.titles), _estate(bearer.titles)
    if bearer.known or not (one & _ESTATES and other & _ESTATES):
        return False
    return not one & other & _ESTATES and lex.CHURCH & (one | other) != 0


def of_the_church(bearer: Bearer) -> bool:
    """True for one who has a title of the church, as the text or the register has it: Prior William is William Orme only where that is a churchman."""
    return bearer.known is not None or bool(_estate(bearer.titles) & lex.CHURCH)


def _estate(titles: Iterable[str]) -> int:
    """The kinds of titles, also of those written small; le père Morel is as often an old man as a priest."""
    return kind_of([title[:1].upper() + title[1:] for title in titles if title.lower() not in _OLD])


def _of_men(form: Form, found: list[Bearer]) -> list[Bearer]:
    """Those whom a title of men can mean: Mr., Dr., Major."""
    found = [b for b in found if not b.by_husband]  # Dr. Burton is not Mrs. Thomas Burton
    found = [b for b in found if not (b.child and form.civil)]  # nor Mr. Burton little Paul Burton
    if kind_of(form.titles) & lex.RANK:
        # Major Burton is not Mr. Arthur Burton; nor is he Captain Frederick Burton for certain, only because there is no other.
        left = [b for b in found if not b.civil or b.known or _ranked(b)]
        if not left or len(left) == len(found) or any(b.titles & set(form.titles) for b in left):
            found = left
    elif form.civil and len(found) > 1:
        found = [b for b in found if b.civil or not _ranked(b)] or found  # nor is he Mr. Burton
    return found


def called_later(form: Form, bearer: Bearer) -> bool:
    """True where one of two has a forename more before the same: Marion Burton, who is Francis Marion Burton; not Sir Walter and William Walter."""
    if not names.later_forename(form.forename, bearer.forename):
        return False
    longer = max(form.forename, bearer.forename, key=len)
    given = lex.kinds(longer.split(" ")[0]) & lex.GIVEN
    return not given or not (_telling(form.titles) or _telling(bearer.titles))


def told_apart(form: Form, found: list[Bearer]) -> tuple[list[Bearer], bool]:
    """Those whom the title tells from the others, and whether it does so for sure."""
    telling = _telling(form.titles)
    if len(found) < 2 or not telling:
        return found, True
    told = [b for b in found if b.titles & telling] or found  # General Howe, not Admiral Howe
    # Another Howe of whom the text tells no title can be a general, too.
    return told, len(told) == len(found) or all(_telling(b.titles) for b in found)


def _ranked(bearer: Bearer) -> bool:
    """True for one who has a military rank in the text."""
    return bool(kind_of(tuple(bearer.titles)) & lex.RANK)


def _telling(titles: Iterable[str]) -> set[str]:
    """The titles that tell one from another: General, not Mr."""
    return {title for title in titles if names.folded(title).strip(". ") not in lex.particles("courtesy")}


def _of_office(bearer: Bearer) -> bool:
    """True for Professor J. S. Burton, of whom nothing says that she is a Miss Burton."""
    return is_initials(bearer.forename) and any(
        names.folded(t).strip(". ") not in lex.particles("courtesy") for t in bearer.titles
    )


def kind_of(titles: Sequence[str]) -> int:
    """The kinds of titles, added up."""
    kinds = 0
    for title in titles:
        kinds |= lex.SAINT if title in lex.particles("small-saint") else lex.kinds(title.rstrip("."))
    return kinds & lex.TITLE


def is_initials(forename: str) -> bool:
    """True for “J. S.”, initials alone."""
    return all(len(p.rstrip(".")) == 1 for p in forename.split())


def familiar(met: Counter[Form]) -> set[str]:
    """The forenames by which the text calls somebody again and again."""
    alone: Counter[str] = Counter()
    for form, times in met.items():
        if not form.office and not form.titles and not (form.forename and form.surname):
            alone[names.folded(form.whole)] += times
    return {name for name, times in alone.items() if times >= _AGAIN}


def without_births(read: dict[Form, Form]) -> dict[Form, Form]:
    """The forms, where a forename with its year of birth is somebody of its own only behind a full name with that forename.

    Anne, whose birth begins the text, is the Anne Orme of the rest.
    """
    before: set[str] = set()
    found = {}
    for asked, form in read.items():
        name = names.folded(form.forename)
        own = name in before or not form.office.isdecimal()
        found[asked] = form if own else replace(form, office="")
        if form.surname:
            before.add(name)
    return found


def without_bynames(read: dict[Form, Form], familiar: Container[str]) -> dict[Form, Form]:
    """The forms, where Robert the clerk is somebody of his own only if the text has another Robert, with a surname or a byname, and calls nobody Robert again and again."""
    others: dict[str, set[str]] = {}
    for form in read.values():
        if form.surname or _byname(form):
            others.setdefault(names.folded(form.forename).partition(" ")[0], set()).add(
                form.office or "surname"
            )
    return {
        asked: replace(form, office="")
        if _byname(form) and (_called(form) in familiar or others[_called(form)] == {form.office})
        else form
        for asked, form in read.items()
    }


def _byname(form: Form) -> bool:
    """True for Robert the clerk, whose byname is told by its article."""
    return form.office[:1].islower()


def _called(form: Form) -> str:
    return names.folded(form.forename)


def only_son(form: Form, bearer: Bearer) -> bool:
    """True for one whom the text only knows as Morel fils, where the name has no such word."""
    son = bearer.generation == bynames.YOUNGER and not bearer.forename and not bearer.known
    return son and not form.generation and not form.forename and bool(bearer.generation_word)


def of_two_names(form: Form, bearer: Bearer) -> bool:
    """True where one forename is asked for and the ruler of the text has two, of which the second is a given name: Frederick William."""
    second = bearer.forename.split(" ")[1:2]
    given = bool(second) and bool(lex.kinds(second[0]) & lex.GIVEN)
    return (
        given
        and not bearer.surname
        and not form.surname
        and " " not in form.whole
        and bearer.gender == sexes.MALE
    )
