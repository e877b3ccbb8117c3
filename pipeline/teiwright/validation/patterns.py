"""RELAX NG patterns and their derivatives: what may still come after what has been read.

A pattern is made once (equal patterns are the same object), so a derivative is computed once for each pattern and
name; afterwards an element's content is checked by looking up one dictionary entry per child. The judgement of text
values (dates, pointers, closed lists) is not made here: see `values`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from teiwright.errors import SchemaError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MOST = 500_000
"""Patterns of one grammar, those that arise while a file is read included. All of TEI needs 13,000."""

TEXT_TOKEN = ""
"""The token for text that is not white space; every other token is an element's name, `{namespace}local`."""


class NameClass(Struct, frozen=True):
    """Which names a pattern means."""

    names: frozenset[str] = frozenset()
    """Names in Clark's notation, `{namespace}local` or `local`."""
    namespaces: frozenset[str] | None = frozenset()
    """Every name of these namespaces; None = every name there is."""
    excluded: NameClass | None = None
    """But not these (only where `namespaces` is not empty)."""

    def contains(self, name: str) -> bool:
        """True if the name is meant."""
        if name in self.names:
            return True
        space = name[1:].partition("}")[0] if name.startswith("{") else ""
        if self.namespaces is None or space in self.namespaces:
            return self.excluded is None or not self.excluded.contains(name)
        return False

    def __or__(self, other: NameClass) -> NameClass:
        spaces = (
            None
            if self.namespaces is None or other.namespaces is None
            else self.namespaces | other.namespaces
        )
        return NameClass(self.names | other.names, spaces, self.excluded or other.excluded)


class Pattern(Struct, eq=False):
    """A pattern; compared by identity, since equal ones are the same object."""

    kind: str
    """empty, notAllowed, text, choice, group, interleave, oneOrMore, list, data, value, attribute, element."""
    parts: tuple[Pattern, ...] = ()
    names: NameClass | None = None
    """Of an element or attribute."""
    words: str = ""
    """Of a value: the value. Of data: the name of the type."""
    library: str = ""
    parameters: tuple[tuple[str, str], ...] = ()
    body: Callable[[], Pattern] | None = None
    """Of an element: what it contains, read when first asked for (elements contain each other)."""
    nullable: bool = False
    """True if it may be absent."""
    number: int = 0
    note: str = ""
    """What the schema itself says about it (a:documentation)."""
    memo: dict[tuple[str, object], Pattern] = field(default_factory=dict)

    @property
    def content(self) -> Pattern:
        """What an element contains, attributes included."""
        if self.body is None:
            raise ValueError(f"{self.kind} has no content of its own")
        return self.body()


class Patterns:
    """The patterns of one grammar, each made once."""

    def __init__(self) -> None:
        """Begin with the patterns that every grammar has."""
        self._made: dict[object, Pattern] = {}
        self._expected: dict[int, tuple[Pattern, ...]] = {}
        self.empty = self._make("empty", nullable=True)
        self.nothing = self._make("notAllowed")
        self.text = self._make("text", nullable=True)

    def _make(
        self, kind: str, *parts: Pattern, nullable: bool = False, key: object = None, **rest: object
    ) -> Pattern:
        identity = (kind, tuple(p.number for p in parts), key)
        found = self._made.get(identity)
        if found is None:
            if len(self._made) >= MOST:
                raise SchemaError(f"The schema is too intricate: it needs more than {MOST:,} patterns.")
            found = Pattern(kind, parts, nullable=nullable, number=len(self._made), **rest)  # type: ignore[arg-type]
            self._made[identity] = found
        return found

    def choice(self, options: Iterable[Pattern]) -> Pattern:
        """One of several; flattened, each option once."""
        flat: dict[int, Pattern] = {}
        for option in options:
            for part in option.parts if option.kind == "choice" else (option,):
                if part is not self.nothing:
                    flat[part.number] = part
        if self.empty.number in flat and any(p.nullable and p is not self.empty for p in flat.values()):
            del flat[self.empty.number]
        if not flat:
            return self.nothing
        parts = tuple(flat[n] for n in sorted(flat))
        return (
            parts[0]
            if len(parts) == 1
            else self._make("choice", *parts, nullable=any(p.nullable for p in parts))
        )

    def group(self, first: Pattern, then: Pattern) -> Pattern:
        """One, then the other."""
        return self._pair("group", first, then)

    def interleave(self, one: Pattern, other: Pattern) -> Pattern:
        """Both, in any order and mixed."""
        return self._pair("interleave", *sorted((one, other), key=lambda p: p.number))

    def _pair(self, kind: str, first: Pattern, then: Pattern) -> Pattern:
        if first is self.nothing or then is self.nothing:
            return self.nothing
        if first is self.empty:
            return then
        if then is self.empty:
            return first
        if kind == "group" and first.kind == "group":
            # Always lean to the right, so that equal ones are the same.
            return self._pair("group", first.parts[0], self._pair("group", first.parts[1], then))
        return self._make(kind, first, then, nullable=first.nullable and then.nullable)

    def one_or_more(self, part: Pattern) -> Pattern:
        """Once or many times."""
        if part in (self.nothing, self.empty, self.text) or part.kind == "oneOrMore":
            return part
        return self._make("oneOrMore", part, nullable=part.nullable)

    def optional(self, part: Pattern) -> Pattern:
        """Perhaps."""
        return self.choice((part, self.empty))

    def values(self, part: Pattern) -> Pattern:
        """A list of values, separated by white space."""
        return self._make("list", part)

    def data(
        self, library: str, kind: str, parameters: tuple[tuple[str, str], ...], but: Pattern | None = None
    ) -> Pattern:
        """A value of a type."""
        parts = (but,) if but else ()
        return self._make(
            "data",
            *parts,
            key=(library, kind, parameters),
            words=kind,
            library=library,
            parameters=parameters,
        )

    def value(self, library: str, kind: str, words: str, note: str = "") -> Pattern:
        """One value of a closed list."""
        return self._make(
            "value",
            key=(library, kind, words),
            words=words,
            library=library,
            parameters=(("type", kind),),
            note=note,
        )

    def attribute(self, names: NameClass, content: Pattern, note: str = "") -> Pattern:
        """An attribute."""
        return self._make("attribute", content, key=names, names=names, note=note)

    def element(self, names: NameClass, key: object, body: Callable[[], Pattern], note: str = "") -> Pattern:
        """An element; `key` is the place in the schema that defines it."""
        return self._make("element", key=key, names=names, body=body, note=note)

    # What remains -----------------------------------------------------------------------------------------------

    def after(self, pattern: Pattern, token: str) -> Pattern:
        """What may come after a child element of that name (or text); `nothing` if it may not stand here."""
        memo = pattern.memo.get(("after", token))
        if memo is None:
            memo = pattern.memo["after", token] = self._after(pattern, token)
        return memo

    def _after(self, pattern: Pattern, token: str) -> Pattern:
        match pattern.kind:
            case "choice":
                return self.choice(self.after(p, token) for p in pattern.parts)
            case "group":
                first, then = pattern.parts
                here = self.group(self.after(first, token), then)
                return self.choice((here, self.after(then, token))) if first.nullable else here
            case "interleave":
                one, other = pattern.parts
                return self.choice(
                    (
                        self.interleave(self.after(one, token), other),
                        self.interleave(one, self.after(other, token)),
                    )
                )
            case "oneOrMore":
                return self.group(self.after(pattern.parts[0], token), self.optional(pattern))
            case "element":
                return (
                    self.empty if token and pattern.names and pattern.names.contains(token) else self.nothing
                )
            case "text":
                return pattern if token == TEXT_TOKEN else self.nothing
            case "data" | "value" | "list":
                return self.empty if token == TEXT_TOKEN else self.nothing
            case _:
                return self.nothing

    def with_attribute(self, pattern: Pattern, chosen: frozenset[Pattern]) -> Pattern:
        """What remains once an attribute has been read that one of the patterns `chosen` accepts."""
        memo = pattern.memo.get(("attribute", chosen))
        if memo is None:
            memo = pattern.memo["attribute", chosen] = self._with_attribute(pattern, chosen)
        return memo

    def _with_attribute(self, pattern: Pattern, chosen: frozenset[Pattern]) -> Pattern:
        match pattern.kind:
            case "choice":
                return self.choice(self.with_attribute(p, chosen) for p in pattern.parts)
            case "group" | "interleave" as kind:
                one, other = pattern.parts
                left, right = self.with_attribute(one, chosen), self.with_attribute(other, chosen)
                return self.choice((self._pair(kind, left, other), self._pair(kind, one, right)))
            case "oneOrMore":
                return self.group(self.with_attribute(pattern.parts[0], chosen), self.optional(pattern))
            case "attribute":
                return self.empty if pattern in chosen else self.nothing
            case _:
                return self.nothing

    def closed(self, pattern: Pattern, *, lenient: bool = False) -> Pattern:
        """What remains when the start tag ends: attributes still asked for are missing (`lenient`: are forgiven)."""
        memo = pattern.memo.get(("closed", lenient))
        if memo is None:
            memo = pattern.memo["closed", lenient] = self._closed(pattern, lenient=lenient)
        return memo

    def _closed(self, pattern: Pattern, *, lenient: bool) -> Pattern:
        match pattern.kind:
            case "choice":
                return self.choice(self.closed(p, lenient=lenient) for p in pattern.parts)
            case "group" | "interleave" as kind:
                one, other = pattern.parts
                return self._pair(
                    kind, self.closed(one, lenient=lenient), self.closed(other, lenient=lenient)
                )
            case "oneOrMore":
                return self.one_or_more(self.closed(pattern.parts[0], lenient=lenient))
            case "attribute":
                return self.empty if lenient else self.nothing
            case _:
                return pattern

    # What may stand ---------------------------------------------------------------------------------------------

    def expected(self, pattern: Pattern) -> tuple[Pattern, ...]:
        """The patterns (elements, text, values) that may come next, each once, in order."""
        found = self._expected.get(pattern.number)
        if found is None:
            found = self._expected[pattern.number] = tuple(dict.fromkeys(_next(pattern)))
        return found


def _next(pattern: Pattern) -> Iterator[Pattern]:
    match pattern.kind:
        case "group":
            first, then = pattern.parts
            yield from _next(first)
            if first.nullable:
                yield from _next(then)
        case "choice" | "interleave" | "oneOrMore":
            for part in pattern.parts:
                yield from _next(part)
        case "element" | "text" | "data" | "value" | "list":
            yield pattern


def within(pattern: Pattern, *kinds: str) -> tuple[Pattern, ...]:
    """Every pattern of such a kind inside, each once, in order; elements' own content and attributes' values are not entered."""
    memo = pattern.memo.get(("within", kinds))
    if memo is None:
        memo = pattern.memo["within", kinds] = Pattern("within", tuple(_inside(pattern, kinds)))
    return memo.parts


def _inside(pattern: Pattern, kinds: tuple[str, ...]) -> Iterator[Pattern]:
    waiting, seen = [pattern], set[int]()
    while waiting:
        this = waiting.pop()
        if this.number in seen:
            continue
        seen.add(this.number)
        if this.kind in kinds:
            yield this
        if this.kind not in {"element", "attribute", "list", "data"}:
            waiting.extend(reversed(this.parts))


def bearing(pattern: Pattern, name: str) -> tuple[Pattern, ...]:
    """The attributes of that name that may be written here."""
    memo = pattern.memo.get(("bearing", name))
    if memo is None:
        found = (a for a in within(pattern, "attribute") if a.names and a.names.contains(name))
        memo = pattern.memo["bearing", name] = Pattern("bearing", tuple(found))
    return memo.parts


def required(pattern: Pattern, kind: str) -> frozenset[Pattern]:
    """The elements (or attributes) that must be there in every case."""
    memo = pattern.memo.get(("required", kind))
    if memo is not None:
        return frozenset(memo.parts)
    match pattern.kind:
        case "choice":
            found = frozenset.intersection(*(required(p, kind) for p in pattern.parts))
        case "group" | "interleave" | "oneOrMore":
            found = frozenset().union(*(required(p, kind) for p in pattern.parts))
        case _:
            found = frozenset((pattern,)) if pattern.kind == kind else frozenset()
    pattern.memo["required", kind] = Pattern("required", tuple(found))
    return found
