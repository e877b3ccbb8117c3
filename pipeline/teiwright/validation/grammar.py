"""A RELAX NG grammar read from its XML form: what each element may contain, carry and stand in."""

from __future__ import annotations

from functools import cached_property, reduce
from operator import or_
from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct, field

from teiwright.errors import SchemaError
from teiwright.validation import schema_tree
from teiwright.validation.patterns import NameClass, Pattern, Patterns, within
from teiwright.validation.schema_tree import children, rng
from teiwright.xml_names import XML

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_DOC = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
_NONE = NameClass()


class _Scope(Struct, eq=False):
    """The definitions of one grammar; a grammar inside a grammar has its own."""

    parent: _Scope | None = None
    defines: dict[str, list[tuple[str, etree._Element]]] = field(default_factory=dict)
    """Name → (combine, element); the start is called by the empty name."""
    made: dict[str, Pattern] = field(default_factory=dict)
    making: set[str] = field(default_factory=set)


class Grammar:
    """A grammar, ready to be asked."""

    def __init__(self, data: bytes, name: str = "schema", folder: Path | None = None) -> None:
        """Read a grammar.

        Args:
            data: the grammar in RELAX NG's XML form.
            name: its file name, for messages.
            folder: where the files that it includes are; None = it may include none.

        Raises:
            SchemaError: it is not a RELAX NG grammar, is faulty, or includes what may not be read.
        """
        self.name = name
        self.patterns = Patterns()
        self._scopes: dict[etree._Element, _Scope] = {}
        self._names: dict[etree._Element, str] = {}
        root = schema_tree.read(data, name, folder)
        self._bodies: dict[etree._Element, Pattern] = {}
        try:
            self.start = (
                self._grammar(root, None) if root.tag == rng("grammar") else self._pattern(root, _Scope())
            )
            _ = self.elements  # read to the end now, so that every fault of the schema is found here
        except RecursionError:
            raise SchemaError(f"The schema {name} is nested too deeply to be read.") from None

    # Asking -----------------------------------------------------------------------------------------------------

    @cached_property
    def elements(self) -> Mapping[str, tuple[Pattern, ...]]:
        """Every element that can be reached, by name; most names have one definition."""
        found: dict[str, list[Pattern]] = {}
        waiting, seen = [self.start], set[int]()
        while waiting:
            for element in within(waiting.pop(), "element"):
                if element.number in seen:
                    continue
                seen.add(element.number)
                for name in (element.names or _NONE).names:
                    found.setdefault(name, []).append(element)
                waiting.append(element.content)
        return {name: tuple(patterns) for name, patterns in sorted(found.items())}

    @cached_property
    def parents(self) -> Mapping[str, frozenset[str]]:
        """By name of an element: the names of the elements in which it may stand directly."""
        found: dict[str, set[str]] = {}
        for name, patterns in self.elements.items():
            for pattern in patterns:
                for child in self.children(pattern):
                    found.setdefault(child, set()).add(name)
        return {name: frozenset(parents) for name, parents in found.items()}

    def children(self, element: Pattern) -> frozenset[str]:
        """The names of the elements that an element may contain somewhere."""
        found = element.memo.get(("children", ""))
        if found is None:
            names = frozenset(
                n for child in within(element.content, "element") for n in (child.names or _NONE).names
            )
            found = element.memo["children", ""] = Pattern("children", names=NameClass(names))
        return (found.names or _NONE).names

    def attributes(self, element: Pattern) -> tuple[Pattern, ...]:
        """The attributes that an element may carry, in the order of the schema."""
        return within(element.content, "attribute")

    @cached_property
    def namespace(self) -> str:
        """The namespace of the root elements (that of TEI, in a schema for TEI)."""
        names = (n for e in within(self.start, "element") for n in sorted((e.names or _NONE).names))
        return next((n[1:].partition("}")[0] for n in names if n.startswith("{")), "")

    # Reading ----------------------------------------------------------------------------------------------------

    def _grammar(self, node: etree._Element, parent: _Scope | None) -> Pattern:
        scope = self._scopes.get(node)
        if scope is None:
            scope = self._scopes[node] = _Scope(parent)
            self._collect(children(node), scope, frozenset())
        if "" not in scope.defines:
            raise SchemaError(
                f"The schema {self.name} has no <start>: it does not say what the outermost element is."
            )
        return self._defined("", scope)

    def _collect(self, nodes: Iterable[etree._Element], scope: _Scope, replaced: frozenset[str]) -> None:
        for child in nodes:
            if child.tag in (rng("define"), rng("start")):
                name = child.get("name", "").strip() if child.tag == rng("define") else ""
                if name not in replaced:
                    scope.defines.setdefault(name, []).append((child.get("combine", ""), child))
            elif child.tag == rng("div"):
                self._collect(children(child), scope, replaced)
            elif child.tag == rng("include"):
                inner, *given = children(child)  # the included grammar, then what stands in its stead
                own = {d.get("name", "").strip() for g in given for d in g.iter(rng("define"))}
                own |= {"" for g in given for _ in g.iter(rng("start"))}
                self._collect(children(inner), scope, replaced | own)
                self._collect(given, scope, replaced)

    def _defined(self, name: str, scope: _Scope) -> Pattern:
        found = scope.made.get(name)
        if found is not None:
            return found
        if name not in scope.defines:
            raise SchemaError(f"The schema {self.name} uses the pattern “{name}”, which it does not define.")
        if name in scope.making:
            raise SchemaError(
                f"In the schema {self.name} the pattern “{name}” contains itself without an element in between."
            )
        scope.making.add(name)
        parts = [self._sequence(children(node), scope) for _, node in scope.defines[name]]
        together = next((c for c, _ in scope.defines[name] if c), "choice")
        if together == "interleave":
            pattern = reduce(self.patterns.interleave, parts)
        else:
            pattern = self.patterns.choice(parts)
        scope.making.discard(name)
        scope.made[name] = pattern
        return pattern

    def _sequence(self, nodes: Iterable[etree._Element], scope: _Scope) -> Pattern:
        pattern = self.patterns.empty
        for node in reversed(list(nodes)):
            pattern = self.patterns.group(self._pattern(node, scope), pattern)
        return pattern

    def _pattern(self, node: etree._Element, scope: _Scope) -> Pattern:  # noqa: C901 - one case for each word of RELAX NG
        make, parts = self.patterns, children(node)
        match etree.QName(node).localname:
            case "element":
                return self._element(node, scope)
            case "attribute":
                names, rest = self._names_of(node)
                return make.attribute(
                    names, self._sequence(rest, scope) if rest else make.text, _documentation(node)
                )
            case "ref":
                return self._defined(node.get("name", "").strip(), scope)
            case "parentRef":
                if scope.parent is None:
                    raise SchemaError(
                        f"The schema {self.name} has a parentRef outside a grammar within a grammar."
                    )
                return self._defined(node.get("name", "").strip(), scope.parent)
            case "group":
                return self._sequence(parts, scope)
            case "choice":
                return make.choice([self._pattern(p, scope) for p in parts])
            case "mixed":
                return make.interleave(make.text, self._sequence(parts, scope))
            case "interleave":
                return reduce(make.interleave, (self._pattern(p, scope) for p in parts), make.empty)
            case "optional":
                return make.optional(self._sequence(parts, scope))
            case "zeroOrMore":
                return make.optional(make.one_or_more(self._sequence(parts, scope)))
            case "oneOrMore":
                return make.one_or_more(self._sequence(parts, scope))
            case "list":
                return make.values(self._sequence(parts, scope))
            case "data":
                parameters = tuple((p.get("name", ""), p.text or "") for p in parts if p.tag == rng("param"))
                but = [self._sequence(children(p), scope) for p in parts if p.tag == rng("except")]
                return make.data(
                    node.get("datatypeLibrary", ""),
                    node.get("type", "").strip(),
                    parameters,
                    but[0] if but else None,
                )
            case "value":
                kind = node.get("type", "token").strip()
                library = node.get("datatypeLibrary", "") if node.get("type") else ""
                return make.value(library, kind, node.text or "", _documentation(node, following=True))
            case "text":
                return make.text
            case "empty":
                return make.empty
            case "notAllowed":
                return make.nothing
            case "grammar":
                return self._grammar(node, scope)
            case "externalRef":
                inner = parts[0]
                return (
                    self._grammar(inner, None)
                    if inner.tag == rng("grammar")
                    else self._pattern(inner, _Scope())
                )
            case other:
                raise SchemaError(
                    f"The schema {self.name} has <{other}> in line {node.sourceline}, which is not a word of RELAX NG."
                )

    def _element(self, node: etree._Element, scope: _Scope) -> Pattern:
        names, rest = self._names_of(node)

        def body() -> Pattern:
            found = self._bodies.get(node)
            if found is None:
                found = self._bodies[node] = self._sequence(rest, scope)
            return found

        return self.patterns.element(names, node, body, _documentation(node))

    def _names_of(self, node: etree._Element) -> tuple[NameClass, list[etree._Element]]:
        parts = children(node)
        name = node.get("name")
        if name is not None:
            return NameClass(frozenset((_clark(name.strip(), node.get("ns", ""), node),))), parts
        if not parts:
            raise SchemaError(
                f"The schema {self.name} has an element or attribute without a name in line {node.sourceline}."
            )
        return _name_class(parts[0]), parts[1:]


def _clark(name: str, ns: str, node: etree._Element) -> str:
    prefix, colon, local = name.partition(":")
    if colon:
        space = XML if prefix == "xml" else node.nsmap.get(prefix)
        if space is None:
            raise SchemaError(
                f"The schema uses the prefix “{prefix}:” in line {node.sourceline} without saying what it stands for."
            )
    else:
        space, local = ns, name
    try:
        return etree.QName(space or None, local).text
    except ValueError:
        raise SchemaError(
            f"The schema has an element or attribute called “{name}” in line {node.sourceline}, which is no name."
        ) from None


def _name_class(node: etree._Element) -> NameClass:
    but = [_name_class(part) for each in node.findall(rng("except")) for part in children(each)]
    excluded = reduce(or_, but) if but else None
    match etree.QName(node).localname:
        case "name":
            return NameClass(frozenset((_clark((node.text or "").strip(), node.get("ns", ""), node),)))
        case "anyName":
            return NameClass(namespaces=None, excluded=excluded)
        case "nsName":
            return NameClass(namespaces=frozenset((node.get("ns", ""),)), excluded=excluded)
        case "choice":
            return reduce(or_, map(_name_class, children(node)), NameClass())
        case other:
            raise SchemaError(
                f"The schema has <{other}> in line {node.sourceline} where the name of an element should be."
            )


def _documentation(node: etree._Element, *, following: bool = False) -> str:
    found = node.find(_DOC)
    if found is None and following:
        after = node.getnext()
        found = after if after is not None and after.tag == _DOC else None
    return " ".join(str(found.xpath("string()")).split()) if found is not None else ""
