"""A Schematron schema put into one piece: includes, abstract patterns and abstract rules are resolved."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.errors import NotWellFormedError, SchemaError
from teiwright.validation import xmlfile
from teiwright.validation.expressions import substituted
from teiwright.validation.included import included
from teiwright.xml_names import RELAX_NG, SCHEMATRON, XML_ID

if TYPE_CHECKING:
    from pathlib import Path

_MOST_FILES = 100


class Reader:
    """Puts a schema into one piece: includes, abstract patterns and abstract rules are resolved."""

    def __init__(self, name: str, folder: Path | None) -> None:
        """Nothing is read yet.

        Args:
            name: what to call the schema in messages.
            folder: where the files are that it may include; None: it may include none.
        """
        self.name = name
        self.folder = folder.resolve() if folder else None
        self.files = 0
        """So many files were read."""

    def schema(self, data: bytes) -> etree._Element:
        """The schema in one piece.

        Raises:
            SchemaError: it is faulty, or a file that it includes cannot be used.
        """
        root = self._parse(data, self.name)
        if root.tag == sch("schema"):
            self._include(root, (self.name,))
        elif root.tag.startswith(f"{{{RELAX_NG}}}"):
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
        for node in [*root.iter(sch("include")), *(e for e in root.iter(sch("extends")) if e.get("href"))]:
            included = self._other(node, chain)
            parent = node.getparent()
            if parent is None:
                continue
            at = parent.index(node)
            parent.remove(node)
            parts = (
                [included] if node.tag == sch("include") and included.tag != parent.tag else list(included)
            )
            for offset, part in enumerate(parts):
                parent.insert(at + offset, part)

    def _other(self, node: etree._Element, chain: tuple[str, ...]) -> etree._Element:
        """The root of a schema that another one includes.

        Raises:
            SchemaError: it is not at hand, lies elsewhere, or includes itself.
        """
        file = included(node, chain, self.folder)
        root = self._parse(file.data, file.chain[-1])
        self._include(root, file.chain)
        if not file.fragment:
            return root
        named = next((e for e in root.iter() if file.fragment in (e.get("id"), e.get(XML_ID))), None)
        if named is None:
            raise SchemaError(f"{file.said}, but nothing in that file has this id.")
        return named


def _embedded(grammar: etree._Element) -> etree._Element:
    """The rules that TEI's tools write into a grammar."""
    root = etree.Element(sch("schema"), queryBinding="xslt2", nsmap={"sch": SCHEMATRON})
    for node in grammar.iter(sch("ns"), sch("let"), sch("pattern"), sch("rule")):
        parent = node.getparent()
        if parent is None or str(parent.tag).startswith(f"{{{SCHEMATRON}}}"):
            continue
        if node.tag == sch("rule"):
            etree.SubElement(root, sch("pattern")).append(deepcopy(node))
        elif node.tag != sch("ns") or not any(
            n.get("prefix") == node.get("prefix") for n in root.iterfind(sch("ns"))
        ):
            root.append(deepcopy(node))
    return root


def _instances(root: etree._Element, name: str) -> None:
    abstract = {p.get("id", ""): p for p in root.iter(sch("pattern")) if p.get("abstract") == "true"}
    for pattern in [p for p in root.iter(sch("pattern")) if p.get("is-a")]:
        model = abstract.get(pattern.get("is-a", ""))
        if model is None:
            raise SchemaError(
                f"The rules in {name} make a pattern of “{pattern.get('is-a')}”, which is not there."
            )
        parameters = {p.get("name", ""): p.get("value", "") for p in pattern.iterfind(sch("param"))}
        for param in model.iterfind(sch("param")):  # defaults (ISO 19757-3:2020)
            parameters.setdefault(param.get("name", ""), param.get("value", ""))
        for part in model:
            if part.tag != sch("param"):
                pattern.append(filled(deepcopy(part), parameters))
        for param in pattern.findall(sch("param")):
            pattern.remove(param)
        del pattern.attrib["is-a"]
    for model in abstract.values():
        parent = model.getparent()
        if parent is not None:
            parent.remove(model)


def filled(node: etree._Element, parameters: dict[str, str]) -> etree._Element:
    """An element with what `$name` stands for in its attributes and in those below it."""
    for element in node.iter(etree.Element):
        for key, value in element.attrib.items():
            element.set(key, substituted(str(value), parameters))
    return node


def _extended(root: etree._Element, name: str) -> None:
    abstract = {r.get("id", ""): r for r in root.iter(sch("rule")) if r.get("abstract") == "true"}
    for _ in range(20):
        uses = [e for e in root.iter(sch("extends")) if e.get("rule")]
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


def sch(name: str) -> str:
    """The name of a word of Schematron as lxml has it."""
    return f"{{{SCHEMATRON}}}{name}"
