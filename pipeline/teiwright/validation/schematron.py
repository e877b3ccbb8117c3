"""ISO Schematron rules: read, put into one piece, and run as XSLT 3.0 (made by `transpile`) on a document.

What is understood: ns, let, pattern, rule, assert, report, value-of, name, emph, dir, span, diagnostics, phases, abstract
patterns and rules, include and extends; xsl:key and xsl:function. Anything else is refused by its name.
"""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from lxml import etree

from teiwright.errors import NotWellFormedError, RenderingError, SchemaError
from teiwright.findings import Severity
from teiwright.validation import transpile, xmlfile
from teiwright.validation.words import Problem, line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teiwright.saxon import Node, Stylesheet

SCH = transpile.SCH
_MOST_FILES = 100
_IN_STYLESHEET = re.compile(r"in \{(.*?)\} at char \d+ in \S+ on line \d+(?: column \d+)?: (.*)", re.DOTALL)


class Rules:
    """A set of rules, compiled when first needed and kept for the process."""

    def __init__(
        self, data: bytes, name: str = "rules.sch", folder: Path | None = None, *, phase: str = ""
    ) -> None:
        """Read rules.

        Args:
            data: the Schematron schema; or a RELAX NG grammar with Schematron rules in it, as TEI's tools make them.
            name: what to call it.
            folder: where the files are that it includes; None = it may include none.
            phase: which phase; empty = the default one, #ALL = all patterns.

        Raises:
            SchemaError: it is faulty or not supported.
        """
        self.name = name
        reader = _Reader(name, folder)
        root = reader.schema(data)
        self._one_file = reader.files == 1
        self._stylesheets = transpile.Stylesheets(root, name, phase)

    @cached_property
    def _compiled(self) -> Stylesheet:
        return self._compile(careful=False)

    @cached_property
    def _careful(self) -> Stylesheet:
        """The same, but a rule that fails does not stop the others; slower."""
        return self._compile(careful=True)

    def _compile(self, *, careful: bool) -> Stylesheet:
        from teiwright import saxon  # loaded only when rules are run

        text = self._stylesheets.text(careful=careful)
        try:
            return saxon.compile_text(text, self.name)
        except RenderingError as trouble:
            raise SchemaError(self._faulty(str(trouble))) from None

    def _faulty(self, words: str) -> str:
        """What Saxon says of the stylesheet that was made of the rules, said of the rules."""
        found = _IN_STYLESHEET.search(words)
        if found is None:
            return f"The rules in {self.name} have a fault: {words.partition(' has a fault: ')[2] or words}"
        said, why = " ".join(found[1].split()), found[2]
        at = [
            (len(value), line_of(node))
            for node in self._stylesheets.schema.iter(etree.Element)
            for value in (" ".join(str(v).split()) for v in node.attrib.values())
            if len(value) > 1 and value in said
        ]
        where = f" in line {max(at)[1]}" if at and self._one_file else ""
        return f"The rules in {self.name} have a fault{where}: {why} (in “{said}”)"

    def problems(self, tree: etree._ElementTree, text: str, name: str = "") -> Iterator[Problem]:
        """What the rules say about a document.

        Args:
            tree: the document.
            text: the same, as `xmlfile.text_of` gave it.
            name: what it is called.

        Raises:
            SchemaError: the rules cannot be run.
        """
        return self.understood(self.answer(self.document(text, name), text), tree)

    # The same in its steps.

    def document(self, text: str, name: str) -> Node:
        """The document as the rules read it.

        Raises:
            SchemaError: they cannot.
        """
        from teiwright import saxon

        try:
            return saxon.parse_once(text, name)
        except NotWellFormedError as trouble:
            raise SchemaError(f"The rules in {self.name} cannot be run on {name}: {trouble}") from None

    def answer(self, document: Node, text: str) -> str:
        """What the rules find, as XML.

        Raises:
            SchemaError: they are faulty.
        """
        sheet = self._compiled
        by_number = "&#" in text  # a sign may be written so, too
        signs = "".join(sorted(s for s in self._stylesheets.signs if by_number or s in text))
        parameters = {f"{{{transpile.OWN}}}signs": signs}
        try:
            return sheet.transform(document, parameters).text
        except RenderingError:
            return self._careful.transform(document, parameters).text

    def understood(self, answer: str, tree: etree._ElementTree) -> Iterator[Problem]:
        """The problems of which the answer tells, in the order of the document."""
        found = xmlfile.parse_made(answer.encode("utf-8"))
        if len(found) == 0:
            return
        *entries, order = found
        elements = _elements(tree, [e.get("n", "") for e in entries], (order.text or "").split())
        for _, element, entry in sorted(zip(*elements, entries, strict=True), key=lambda one: one[0]):
            yield _problem(entry, element)


def _elements(
    tree: etree._ElementTree, places: Sequence[str], order: Sequence[str]
) -> tuple[Sequence[tuple[int, ...]], Sequence[etree._Element]]:
    """The elements at the places that were given, and for each a key by which they come in the order of the document.

    Args:
        tree: the document.
        places: of each the number of elements before it and before those it is in; or its name, if there is an order.
        order: the names of all elements.
    """
    if order:
        wanted = set(places)
        at = {name: number for number, name in enumerate(order) if name in wanted}
        numbers = set(at.values())
        named = {n: e for n, e in enumerate(tree.iter(etree.Element)) if n in numbers}
        return [(at[name],) for name in places], [named[at[name]] for name in places]
    paths = [tuple(map(int, place.split())) for place in places]
    children: dict[etree._Element, list[etree._Element]] = {}
    found = []
    for path in paths:
        element = tree.getroot()
        for step in path[1:]:
            if element not in children:
                children[element] = list(element.iterchildren("*"))
            element = children[element][step]
        found.append(element)
    return paths, found


def _problem(entry: etree._Element, element: etree._Element) -> Problem:
    words = {str(part.tag): " ".join((part.text or "").split()) for part in entry}
    return Problem(
        entry.get("code", "rule"),
        words.get("m", ""),
        words.get("d", ""),
        element,
        attribute=entry.get("attribute", ""),
        slot=entry.get("slot") or "start",
        severity=Severity(entry.get("grade", "error")),
    )


def from_file(path: Path, *, phase: str = "") -> Rules:
    """Rules from a file.

    Raises:
        SchemaError: it cannot be read, is faulty, or uses what is not supported.
    """
    try:
        data = xmlfile.read(path)
    except OSError as trouble:
        raise SchemaError(
            f"The rules {path} cannot be read: {(trouble.strerror or 'unknown reason').lower()}."
        ) from None
    return Rules(data, path.name, path.parent, phase=phase)


class _Reader:
    """Puts a schema into one piece: includes, abstract patterns and abstract rules are resolved."""

    def __init__(self, name: str, folder: Path | None) -> None:
        self.name = name
        self.folder = folder.resolve() if folder else None
        self.files = 0

    def schema(self, data: bytes) -> etree._Element:
        root = self._parse(data, self.name)
        if root.tag == _s("schema"):
            self._include(root, (self.name,))
        elif root.tag.startswith("{http://relaxng.org/ns/structure/1.0}"):
            root = _embedded(root)
        else:
            raise SchemaError(
                f"{self.name} holds no Schematron rules: its outermost element is <{etree.QName(root).localname}>, not <schema>."
            )
        _instances(root, self.name)
        _extended(root, self.name)
        return root

    def _parse(self, data: bytes, name: str) -> etree._Element:
        self.files += 1
        if self.files > _MOST_FILES:
            raise SchemaError(f"The rules in {self.name} are made of more than {_MOST_FILES} files.")
        try:
            return xmlfile.parse(data, name).getroot()
        except NotWellFormedError as trouble:
            raise SchemaError(f"The rules cannot be used. {xmlfile.of_schema(trouble)}") from None

    def _include(self, root: etree._Element, chain: tuple[str, ...]) -> None:
        for node in [*root.iter(_s("include")), *(e for e in root.iter(_s("extends")) if e.get("href"))]:
            included = self._other(node, chain)
            parent = node.getparent()
            if parent is None:
                continue
            at = parent.index(node)
            parent.remove(node)
            parts = [included] if node.tag == _s("include") and included.tag != parent.tag else list(included)
            for offset, part in enumerate(parts):
                parent.insert(at + offset, part)

    def _other(self, node: etree._Element, chain: tuple[str, ...]) -> etree._Element:
        address = node.get("href", "")
        parts = urlsplit(address)
        where = f"The schema {chain[-1]} (line {node.sourceline}) includes “{address}”"
        if parts.scheme not in {"", "file"} or parts.netloc:
            raise SchemaError(
                f"{where}, which is on the network. Nothing is fetched: save the file beside the schema and name it there."
            )
        if self.folder is None:
            raise SchemaError(f"{where}, but it was not given as a file, so that its folder is not known.")
        path = (self.folder / Path(chain[-1]).parent / unquote(parts.path)).resolve()
        if not path.is_relative_to(self.folder):
            raise SchemaError(
                f"{where}, which lies outside the schema's folder. Only files in that folder are read: move it there."
            )
        relative = str(path.relative_to(self.folder))
        if relative in chain:
            raise SchemaError(f"{where}, and so includes itself: {' → '.join((*chain, relative))}.")
        try:
            root = self._parse(xmlfile.read(path), relative)
        except OSError:
            raise SchemaError(f"{where}, but there is no such file.") from None
        self._include(root, (*chain, relative))
        if parts.fragment:
            found = next(
                (
                    e
                    for e in root.iter()
                    if parts.fragment in (e.get("id"), e.get("{http://www.w3.org/XML/1998/namespace}id"))
                ),
                None,
            )
            if found is None:
                raise SchemaError(f"{where}, but nothing in that file has this id.")
            return found
        return root


def _embedded(grammar: etree._Element) -> etree._Element:
    """The rules that TEI's tools write into a grammar."""
    root = etree.Element(_s("schema"), queryBinding="xslt2", nsmap={"sch": SCH})
    for node in grammar.iter(_s("ns"), _s("let"), _s("pattern"), _s("rule")):
        parent = node.getparent()
        if parent is None or str(parent.tag).startswith(f"{{{SCH}}}"):
            continue
        if node.tag == _s("rule"):
            etree.SubElement(root, _s("pattern")).append(deepcopy(node))
        elif node.tag != _s("ns") or not any(
            n.get("prefix") == node.get("prefix") for n in root.iterfind(_s("ns"))
        ):
            root.append(deepcopy(node))
    return root


def _instances(root: etree._Element, name: str) -> None:
    abstract = {p.get("id", ""): p for p in root.iter(_s("pattern")) if p.get("abstract") == "true"}
    for pattern in [p for p in root.iter(_s("pattern")) if p.get("is-a")]:
        model = abstract.get(pattern.get("is-a", ""))
        if model is None:
            raise SchemaError(
                f"The rules in {name} make a pattern of “{pattern.get('is-a')}”, which is not there."
            )
        parameters = {p.get("name", ""): p.get("value", "") for p in pattern.iterfind(_s("param"))}
        for param in model.iterfind(_s("param")):  # defaults (ISO 19757-3:2020)
            parameters.setdefault(param.get("name", ""), param.get("value", ""))
        for part in model:
            if part.tag != _s("param"):
                pattern.append(_filled(deepcopy(part), parameters))
        for param in pattern.findall(_s("param")):
            pattern.remove(param)
        del pattern.attrib["is-a"]
    for model in abstract.values():
        parent = model.getparent()
        if parent is not None:
            parent.remove(model)


def _filled(node: etree._Element, parameters: dict[str, str]) -> etree._Element:
    for element in node.iter(etree.Element):
        for key, value in element.attrib.items():
            element.set(key, transpile.substituted(str(value), parameters))
    return node


def _extended(root: etree._Element, name: str) -> None:
    abstract = {r.get("id", ""): r for r in root.iter(_s("rule")) if r.get("abstract") == "true"}
    for _ in range(20):
        uses = [e for e in root.iter(_s("extends")) if e.get("rule")]
        if not uses:
            break
        for use in uses:
            model = abstract.get(use.get("rule", ""))
            parent = use.getparent()
            if model is None or parent is None:
                raise SchemaError(
                    f"The rules in {name} extend the rule “{use.get('rule')}”, which is not there."
                )
            at = parent.index(use)
            parent.remove(use)
            for offset, part in enumerate(deepcopy(model)):
                parent.insert(at + offset, part)
    else:
        raise SchemaError(f"In the rules in {name} an abstract rule extends itself.")
    for model in abstract.values():
        parent = model.getparent()
        if parent is not None:
            parent.remove(model)


def _s(name: str) -> str:
    return f"{{{SCH}}}{name}"
