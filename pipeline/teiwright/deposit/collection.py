"""One record for several texts: what all of them state, and who had a part in any."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from teiwright.deposit.record import Field, Identity, Name, Record, Rights

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


_Any = TypeVar("_Any")


def together(records: Sequence[Record], name: str) -> Record:
    """The record of a collection. Its title and description are nobody's to guess: edition.toml must state them.

    Args:
        records: of the texts.
        name: of the collection, for files and folders.
    """
    first = records[0]
    return Record(
        creators=_union((n for r in records for n in r.creators), _who),
        contributors=_union((n for r in records for n in r.contributors), _who),
        publisher=_shared([r.publisher for r in records]),
        published=_shared([r.published for r in records]),
        languages=_union((lang for r in records for lang in r.languages), lambda lang: lang.code),
        rights=first.rights if len({(r.rights.words, r.rights.address) for r in records}) == 1 else Rights(),
        subjects=_union((s for r in records for s in r.subjects), lambda s: (s.words, s.scheme)),
        genre=_shared([r.genre for r in records]),
        sources=_union((s for r in records for s in r.sources), lambda s: (s.words, s.address)),
        funders=_union((n for r in records for n in r.funders), _who),
        series=_shared([r.series for r in records]),
        contact=_shared([r.contact for r in records]),
        identities=((Identity("local", name), ""),),
    )


def _who(name: Name) -> tuple[str, str]:
    return name.inverted, name.role


def _shared(fields: list[Field | None]) -> Field | None:
    """The value if all have the same."""
    return fields[0] if len({f.value if f else "" for f in fields}) == 1 else None


def _union(entries: Iterable[_Any], key: Callable[[_Any], object]) -> tuple[_Any, ...]:
    """Every entry once, in the order of the texts."""
    found: dict[object, _Any] = {}
    for entry in entries:
        found.setdefault(key(entry), entry)
    return tuple(found.values())
