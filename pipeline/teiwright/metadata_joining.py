"""What a text says about itself, joined with what its editors say: they prevail, and a conflict is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from teiwright.findings import Finding, Place, Severity
from teiwright.metadata import Bibliography, DateStated, Metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

ROLES = {
    "aut": "author",
    "trl": "translator",
    "edt": "editor",
    "com": "compiler",
    "trc": "transcriber",
    "mrk": "encoder",
    "pfr": "proofreader",
    "ill": "illustrator",
}
"""Roles in plain words."""


class _Two(Struct, frozen=True):
    """What the text says, and what the editors say instead."""

    what: str
    said: str
    instead: str
    where: str
    origin: str


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


_SAID = {
    "title": "the title is",
    "subtitle": "the subtitle is",
    "publisher": "the publisher is",
    "licence": "the licence is",
    "rights": "its rights are",
    "written_place": "it was written in",
    "genre": "it is of the kind",
    "written": "it was written on",
    "first_published": "it was first published in",
}


def _of_the_text(facts: Metadata, told: Metadata) -> Iterator[_Two]:
    for name, what in _SAID.items():
        said, instead = getattr(facts, name), getattr(told, name)
        if not said or not instead:
            continue
        if isinstance(said, DateStated):
            if said.attributes != instead.attributes:
                yield _Two(what, said.words, instead.words, said.origin, instead.origin)
        else:
            yield _Two(what, said.value, instead.value, said.origin, instead.origin)


def _of_people(facts: Metadata, told: Metadata) -> Iterator[_Two]:
    for role in ("aut", *dict.fromkeys(a.role for a in told.contributors)):
        one = facts.authors if role == "aut" else [a for a in facts.contributors if a.role == role]
        other = told.authors if role == "aut" else [a for a in told.contributors if a.role == role]
        if one and other and {a.name.plain for a in one} != {a.name.plain for a in other}:
            what = f"the {ROLES.get(role, 'contributor')} is"
            names = [", ".join(a.name.plain for a in people) for people in (one, other)]
            yield _Two(what, names[0], names[1], one[0].origin, other[0].origin)


def _of_the_source(facts: Metadata, told: Metadata) -> Iterator[_Two]:
    if facts.printed is None or told.printed is None:
        return
    one, other = facts.printed, told.printed
    names = ("title", "article", "place", "publisher")
    parts = [(name, getattr(one, name), getattr(other, name)) for name in names]
    parts += [(unit, dict(one.scope).get(unit, ""), instead) for unit, instead in other.scope]
    if one.date and other.date and one.date.attributes != other.date.attributes:
        parts.append(("date", one.date.words, other.date.words))
    for part, said, instead in parts:
        yield _Two(f"the {part} of the printed source is", said, instead, one.origin, other.origin)


def joined(facts: Metadata, told: Metadata | None, file: str) -> tuple[Metadata, tuple[Finding, ...]]:
    """What the text says and what the editors say; the editors prevail, and what the text says otherwise is reported."""
    if told is None:
        return facts, ()
    findings = tuple(
        Finding(
            "metadata-conflict",
            Severity.INFO,
            f"The text says that {each.what} “{each.said}” ({each.where}); {each.origin or 'the editors'} says “{each.instead}”, which stands in the header.",
            "Nothing, if the editors are right; the words of the text stay as they are.",
            Place(file=file),
        )
        for each in (*_of_the_text(facts, told), *_of_people(facts, told), *_of_the_source(facts, told))
        if each.said and each.instead and _plain(each.said) != _plain(each.instead)
    )
    changes: dict[str, object] = {}
    for name in Metadata.__struct_fields__:
        instead = getattr(told, name)
        if name in {"contributors", "printed", "languages", "notes"}:
            continue
        if instead:
            changes[name] = instead
    together = replace(facts, **changes)
    roles = {a.role for a in told.contributors}
    kept = tuple(a for a in facts.contributors if a.role not in roles)
    languages = dict(facts.languages) | dict(told.languages)
    return (
        replace(
            together,
            contributors=kept + told.contributors,
            printed=_with_authors(_joined_book(facts.printed, told.printed), facts, told),
            languages=tuple(languages.items()),
            notes=facts.notes + told.notes,
        ),
        findings,
    )


def _with_authors(book: Bibliography | None, facts: Metadata, told: Metadata) -> Bibliography | None:
    """The author of the text is the author in the source, with what the editors know of them."""
    if book is None or not told.authors or book.authors != facts.authors:
        return book
    return replace(book, authors=told.authors)


def _joined_book(said: Bibliography | None, told: Bibliography | None) -> Bibliography | None:
    if said is None or told is None:
        return told or said
    changes = {
        name: value
        for name in Bibliography.__struct_fields__
        if (value := getattr(told, name)) and not (name == "level" and value == "m")
    }
    # A part that the editors name takes the place of the same part; what they do not name stays.
    scope = tuple((dict(said.scope) | dict(told.scope)).items())
    return replace(said, **{**changes, "scope": scope})
