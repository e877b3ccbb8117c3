"""What a cell of the table says of a name or a date: persons by key or name, values as TEI has them or as one writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.dates.calendars import month_length
from teiwright.errors import ReviewError
from teiwright.model import Person
from teiwright.patterns import lazy
from teiwright.review.decisions import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teiwright.model import Attributes, Span

_ONLY_KEY = lazy(r"per-\S*")
_WITH_KEY = lazy(r"(.*?)\s*\(([^\W\d][\w.-]*)\)")
_OR = lazy(r"\s+or\s+|\s*;\s*")
_DATE = lazy(r"(?P<year>-?\d{4,}|-)(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?)?(?<!^-)")
_VALUES = ("when", "from", "to", "notBefore", "notAfter")
_PRECISIONS = ("high", "medium", "low", "unknown")
OF_DATES = (*_VALUES, "precision", "calendar", "datingMethod", "when-custom")


def shown_meaning(span: Span) -> str:
    """What a mark says, as the table has it: `Harper, Rose (per-harper)`, `when=1888-06-03`."""
    if span.persons:
        return "; ".join(f"{p.name.sorted} ({p.key})" for p in span.persons)
    hidden = {"xml:id", "next", "prev"}
    return "; ".join(f"{name}={value}" for name, value in span.attributes if name not in hidden)


def is_unknown(words: str) -> bool:
    """True for a cell that says of a mark: it is right, but what it means nobody knows."""
    return words.strip().casefold() in UNKNOWN


def persons_of(words: str, known: Mapping[str, Person], where: str) -> tuple[Person, ...]:
    """The persons that a cell names: by key, by name, or both; who is not known yet gets an entry.

    A key that has come to mean somebody else is not believed where a name stands beside it.

    Returns:
        Nobody, if the cell says `nobody`: a name, but whose is not known.

    Raises:
        ReviewError: a key that nobody has, or no name at all.
    """
    if is_unknown(words):
        return ()
    found = []
    for part in list(filter(None, _OR.split(words.strip()))) or [words]:
        if not any(sign.isalpha() for sign in part):
            raise ReviewError(
                f"{where}: “{words}” names no person. Write a name or a key, or “nobody” where it is not known; leave “meaning” empty, and it stays as the program has it."
            )
        person = _person(part, known)
        if person is None:
            raise ReviewError(
                f"{where}: nobody has the key “{part}”. Write the name (Harper, Ada), or a key of the register or of another row."
            )
        found.append(person)
    return tuple(dict.fromkeys(found))


def keys_of(words: str) -> tuple[str, ...]:
    """The keys that a cell gives beside names: `Harper, Rose (per-harper)`."""
    parts = (_WITH_KEY.fullmatch(part.strip().removeprefix("#")) for part in _OR.split(words))
    return tuple(part[2] for part in parts if part)


def _person(words: str, known: Mapping[str, Person]) -> Person | None:
    from teiwright.annotators.persons.names import folded, key_of, not_taken
    from teiwright.conventions.facts import name_of

    words = words.removeprefix("#")
    if words in known:
        return known[words]
    if _ONLY_KEY.fullmatch(words):
        return None
    both = _WITH_KEY.fullmatch(words)
    said, key = (both[1], both[2]) if both else (words, "")
    wanted = {folded(said), folded(name_of(said).plain)}
    if key in known and (not said or wanted & _forms(known[key])):
        return known[key]
    for person in known.values():
        if wanted & _forms(person):
            return person
    name = name_of(said or key)
    return Person(key if key and key not in known else not_taken(key_of(name), known), (name,))


def _forms(person: Person) -> set[str]:
    from teiwright.annotators.persons.names import folded

    return {folded(form) for name in person.names for form in (name.plain, name.sorted)}


def date_of(words: str, where: str) -> Attributes:
    """The TEI attributes of a date from a cell: `when=1888-06-03`, `from=1888; to=1890`, 1888-06, 1888/1890, or words.

    Raises:
        ReviewError: the cell is not understood, there is no such day, or a period ends before it begins.
    """
    if not words or is_unknown(words):
        return ()
    if "=" in words:
        found = _pairs(words)
    else:
        from teiwright.edition.values import date_attributes

        found = date_attributes(words.strip())
    values = dict(found)
    if len(values) < len(found) or not any(name in _VALUES for name in values):
        raise _wrong(words, where)
    for name, value in found:
        if name not in OF_DATES or (name in _VALUES and not _is_day(value)):
            raise _wrong(words, where)
    if values.get("precision", "low") not in _PRECISIONS or not _fit_together(values):
        raise _wrong(words, where)
    return found


def _pairs(words: str) -> Attributes:
    """What stands in a cell such as `from=1888; to=1890`."""
    parts = (part.partition("=") for part in words.split(";") if part.strip())
    return tuple((name.strip(), value.strip()) for name, _, value in parts)


def _is_day(value: str) -> bool:
    """True for a day, a month or a year that there is, as TEI writes it."""
    found = _DATE.fullmatch(value)
    if not found or found["year"] == "0000":
        return False
    year = 2000 if found["year"] == "-" else int(found["year"])
    return not found["day"] or int(found["day"]) <= month_length(year, int(found["month"]))


def _fit_together(values: Mapping[str, str]) -> bool:
    """True for one date, or a period with one beginning and one end, in this order."""
    beginnings = [values[name] for name in ("from", "notBefore") if name in values]
    ends = [values[name] for name in ("to", "notAfter") if name in values]
    if "when" in values:
        return not beginnings and not ends
    if len(beginnings) > 1 or len(ends) > 1:
        return False
    if not beginnings or not ends or "-" in (beginnings[0][0], ends[0][0]):
        return True
    shared = min(len(beginnings[0]), len(ends[0]))
    return beginnings[0][:shared] <= ends[0][:shared]


ATTRIBUTES = {
    "said": ("who",), "q": ("who",), "title": ("level", "type"), "foreign": ("xml:lang",), "mentioned": ("xml:lang",),
}  # fmt: skip
"""What a cell may say of other marks: who speaks, m, a, j, s or u for the kind of title, the language."""

_FORMS = {
    "who": lazy(r".+"),
    "level": lazy(r"[majsu]"),
    "type": lazy(r"[^\W\d][\w.-]*"),
    "xml:lang": lazy(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*"),
}
_EXAMPLES = {"who": "…", "level": "m (a book), a (a part of one), j (a journal), s (a series) or u (not printed)", "type": "…", "xml:lang": "la"}  # fmt: skip


def attributes_of(words: str, element: str, where: str, *, instead: bool = False) -> Attributes:
    """The attributes of a quotation or title from a cell such as `who=per-harper` or `level=m`.

    Args:
        words: the cell.
        element: what the row says that it is.
        where: the table and the row, for messages.
        instead: the cell may still say what the program had found, of another element: that is left out.

    Raises:
        ReviewError: the element has no such attribute.
    """
    if is_unknown(words):
        return ()
    found = []
    known = ATTRIBUTES.get(element, ())
    for said, value in _pairs(words):
        name = "xml:lang" if said == "lang" else said
        if instead and name not in known and any(name in names for names in ATTRIBUTES.values()):
            continue
        if name not in known or not _FORMS[name].fullmatch(value):
            may = (
                f"may say {' or '.join(f'{k}={_EXAMPLES[k]}' for k in known)}"
                if known
                else "says nothing more"
            )
            part = f"{said}={value}" if value else said
            raise ReviewError(
                f"{where}: “{part}” in the column “meaning” is not understood. A row about {element} {may}."
            )
        found.append((name, value))
    return tuple(dict(found).items())


def _wrong(words: str, where: str) -> ReviewError:
    return ReviewError(
        f"{where}: “{words}” is not a date that a computer can read. Write when=1943-07-25, 1943-07 or 1943; "
        "for a period from=1943; to=1945; for a day between two others notBefore=1943; notAfter=1945."
    )
