"""The types of what a language says of itself, and how a table of its file becomes a record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Words = frozenset[str]
Ends = tuple[str, ...]
"""How words or phrases end, as `endswith` asks for them."""
Groups = dict[str, Words]
Pattern = re.Pattern[str]
NONE: Words = frozenset()
NEVER = lazy(r"(?!)")
"""A pattern that nothing matches."""
_Record = TypeVar("_Record", bound=Struct)


def words(text: str) -> Words:
    """The words of some lines, of which those with # are comments; + joins those of one entry."""
    if "#" in text:
        text = "\n".join([line for line in text.splitlines() if not line.startswith("#")])
    found = text.split()
    return frozenset([word.replace("+", " ") for word in found] if "+" in text else found)


_READ: Mapping[str, Callable[..., object]] = {
    "Words": words,
    "Ends": lambda value: tuple(value.split() if isinstance(value, str) else value),
    "Groups": lambda table: {name: words(value) for name, value in table.items()},
    "Pattern": lazy,
    "Pattern | None": lazy,
}
"""What is made of an entry, by the type of its field as it is written (to ask `msgspec` for all types takes longer than to read the file)."""


def record(kind: type[_Record], table: Mapping[str, object]) -> _Record:
    """What a table of a file says; a name that the record does not have is a fault."""
    types = kind.__annotations__
    return kind(
        **{
            name: _READ[types[name]](value) if types[name] in _READ else value
            for name, value in table.items()
        }
    )
