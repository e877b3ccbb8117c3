"""A RELAX NG grammar read from its XML form: what each element may contain, carry and stand in.

The grammar is read with everything it includes, but only from the folder of the file that was named.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from lxml import etree

from teiwright.errors import NotWellFormedError, SchemaError
from teiwright.validation import xmlfile
from teiwright.validation.patterns import NameClass, Pattern, Patterns, within

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

RNG = "http://relaxng.org/ns/structure/1.0"
_DOC = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
_XML = "http://www.w3.org/XML/1998/namespace"
_NONE = NameClass()
_MOST_FILES = 200


@dataclass(eq=False)
class _Scope:
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
        self._folder = folder.resolve() if folder else None
        self._files = 0
        self._scopes: dict[etree._Element, _Scope] = {}
        self._names: dict[etree._Element, str] = {}
        root = self._tree(data, name)
        self._prepare(root, "", "", (name,))
        self._bodies: dict[etree._Element, Pattern] = {}
        try:
            self.start = (
                self._grammar(root, None) if root.tag == _r("grammar") else self._pattern(root, _Scope())
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
        spaces = [
            n[1:].partition("}")[0]
            for e in within(self.start, "element")
            for n in (e.names or _NONE).names
            if n.startswith("{")
        ]
        return spaces[0] if spaces else ""

    # Reading ----------------------------------------------------------------------------------------------------

    def _tree(self, data: bytes, name: str) -> etree._Element:
        self._files += 1
        if self._files > _MOST_FILES:
            raise SchemaError(f"The schema {self.name} is made of more than {_MOST_FILES} files.")
        try:
            root = xmlfile.parse(data, name).getroot()
        except NotWellFormedError as trouble:
            raise SchemaError(f"The schema cannot be used. {xmlfile.of_schema(trouble)}") from None
        if not str(root.tag).startswith(f"{{{RNG}}}"):
            raise SchemaError(
                f"{name} is not a RELAX NG schema: its outermost element is <{etree.QName(root).localname}>, not <grammar>."
            )
        return root

    def _prepare(self, node: etree._Element, ns: str, library: str, chain: tuple[str, ...]) -> None:
        """Hand `ns` and `datatypeLibrary` down, and put in what is included."""
        waiting = [(node, ns, library)]
        while waiting:
            this, ns, library = waiting.pop()
            ns = this.get("ns", ns)
            library = this.get("datatypeLibrary", library)
            # An attribute without a prefix is in no namespace, whatever the grammar's own is (RELAX NG 4.8).
            this.set(
                "ns",
                ""
                if this.tag == _r("attribute") and "name" in this.attrib and "ns" not in this.attrib
                else ns,
            )
            this.set("datatypeLibrary", library)
            waiting.extend((child, ns, library) for child in _children(this))
            if this.tag in (_r("include"), _r("externalRef")):
                self._include(this, ns, chain)

    def _include(self, node: etree._Element, ns: str, chain: tuple[str, ...]) -> None:
        address = node.get("href", "")
        parts = urlsplit(address)
        where = f"The schema {chain[-1]} (line {node.sourceline}) includes “{address}”"
        if parts.scheme not in ("", "file") or parts.netloc:
            raise SchemaError(
                f"{where}, which is on the network. Nothing is fetched: save the file beside the schema and name it there."
            )
        if self._folder is None:
            raise SchemaError(f"{where}, but it was not given as a file, so that its folder is not known.")
        path = (self._folder / Path(chain[-1]).parent / unquote(parts.path)).resolve()
        if not path.is_relative_to(self._folder):
            raise SchemaError(
                f"{where}, which lies outside the schema's folder. Only files in that folder are read: move it there."
            )
        relative = str(path.relative_to(self._folder))
        if relative in chain:
            raise SchemaError(f"{where}, and so includes itself: {' → '.join((*chain, relative))}.")
        try:
            root = self._tree(xmlfile.read(path), relative)
        except OSError:
            raise SchemaError(f"{where}, but there is no such file.") from None
        self._prepare(root, ns if node.tag == _r("externalRef") else "", "", (*chain, relative))
        if node.tag == _r("include") and root.tag != _r("grammar"):
            raise SchemaError(f"{where}, which is not a grammar.")
        node.insert(0, root)

    def _grammar(self, node: etree._Element, parent: _Scope | None) -> Pattern:
        scope = self._scopes.get(node)
        if scope is None:
            scope = self._scopes[node] = _Scope(parent)
            self._collect(_children(node), scope, frozenset())
        if "" not in scope.defines:
            raise SchemaError(
                f"The schema {self.name} has no <start>: it does not say what the outermost element is."
            )
        return self._defined("", scope)

    def _collect(self, nodes: Iterable[etree._Element], scope: _Scope, replaced: frozenset[str]) -> None:
        for child in nodes:
            if child.tag in (_r("define"), _r("start")):
                name = child.get("name", "").strip() if child.tag == _r("define") else ""
                if name not in replaced:
                    scope.defines.setdefault(name, []).append((child.get("combine", ""), child))
            elif child.tag == _r("div"):
                self._collect(_children(child), scope, replaced)
            elif child.tag == _r("include"):
                inner, *given = _children(child)  # the included grammar, then what stands in its stead
                own = {d.get("name", "").strip() for g in given for d in g.iter(_r("define"))}
                own |= {"" for g in given for _ in g.iter(_r("start"))}
                self._collect(_children(inner), scope, replaced | own)
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
        parts = [self._sequence(_children(node), scope) for _, node in scope.defines[name]]
        together = next((c for c, _ in scope.defines[name] if c), "choice")
        if together == "interleave":
            pattern = parts[0]
            for part in parts[1:]:
                pattern = self.patterns.interleave(pattern, part)
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
        make, parts = self.patterns, _children(node)
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
            case "interleave" | "mixed" as word:
                pattern = make.text if word == "mixed" else make.empty
                if word == "mixed":
                    return make.interleave(pattern, self._sequence(parts, scope))
                for part in parts:
                    pattern = make.interleave(pattern, self._pattern(part, scope))
                return pattern
            case "optional":
                return make.optional(self._sequence(parts, scope))
            case "zeroOrMore":
                return make.optional(make.one_or_more(self._sequence(parts, scope)))
            case "oneOrMore":
                return make.one_or_more(self._sequence(parts, scope))
            case "list":
                return make.values(self._sequence(parts, scope))
            case "data":
                parameters = tuple((p.get("name", ""), p.text or "") for p in parts if p.tag == _r("param"))
                but = [self._sequence(_children(p), scope) for p in parts if p.tag == _r("except")]
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
                    if inner.tag == _r("grammar")
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
        parts = _children(node)
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
        space = _XML if prefix == "xml" else node.nsmap.get(prefix)
        if space is None:
            raise SchemaError(
                f"The schema uses the prefix “{prefix}:” in line {node.sourceline} without saying what it stands for."
            )
        return f"{{{space}}}{local}"
    return f"{{{ns}}}{name}" if ns else name


def _name_class(node: etree._Element) -> NameClass:
    excluded = None
    for but in node.findall(_r("except")):
        for part in _children(but):
            excluded = (excluded or NameClass()) | _name_class(part)
    match etree.QName(node).localname:
        case "name":
            return NameClass(frozenset((_clark((node.text or "").strip(), node.get("ns", ""), node),)))
        case "anyName":
            return NameClass(namespaces=None, excluded=excluded)
        case "nsName":
            return NameClass(namespaces=frozenset((node.get("ns", ""),)), excluded=excluded)
        case "choice":
            found = NameClass()
            for part in _children(node):
                found |= _name_class(part)
            return found
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


def _children(node: etree._Element) -> list[etree._Element]:
    return [c for c in node if isinstance(c.tag, str) and c.tag.startswith(f"{{{RNG}}}")]


def _r(name: str) -> str:
    return f"{{{RNG}}}{name}"
