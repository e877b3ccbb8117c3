"""ISO Schematron rules: read, put into one piece, and run as XSLT 3.0 (made by `transpile`) on a document.

What is understood: ns, let, pattern, rule, assert, report, value-of, name, emph, dir, span, diagnostics, phases, abstract
patterns and rules, include and extends; xsl:key and xsl:function. Anything else is refused by its name.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.errors import NotWellFormedError, RenderingError, SchemaError
from teiwright.findings import Severity
from teiwright.patterns import lazy
from teiwright.validation import transpile, xmlfile
from teiwright.validation.rule_sheet import RuleSheet
from teiwright.validation.schematron_reader import Reader
from teiwright.validation.words import Problem, line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from teiwright.saxon import Node

_IN_STYLESHEET = lazy(r"in \{(.*?)\} at char \d+ in \S+ on line \d+(?: column \d+)?: (.*)", re.DOTALL)


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
        reader = Reader(name, folder)
        root = reader.schema(data)
        self._one_file = reader.files == 1
        self._stylesheets = transpile.Stylesheets(root, name, phase)

    @cached_property
    def sheet(self) -> RuleSheet:
        """The rules as XSLT."""
        return self._sheet(careful=False)

    @cached_property
    def _careful(self) -> RuleSheet:
        """The same, but a rule that fails does not stop the others; slower."""
        return self._compiled(self._sheet(careful=True))

    def _sheet(self, *, careful: bool) -> RuleSheet:
        text = self._stylesheets.text(careful=careful)
        return RuleSheet(self.name, text, tuple(sorted(self._stylesheets.signs)))

    def _compiled(self, sheet: RuleSheet) -> RuleSheet:
        from teiwright import saxon  # loaded only when rules are run

        try:
            saxon.compile_text(sheet.text, sheet.name)
        except RenderingError as trouble:
            raise SchemaError(self._faulty(str(trouble))) from None
        return sheet

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
        sheet = self._compiled(self.sheet)
        try:
            return sheet.answer(document, text)
        except RenderingError:
            return self._careful.answer(document, text)

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
        SchemaError: it is faulty, or uses what is not supported.
    """
    return Rules(xmlfile.read(path), path.name, path.parent, phase=phase)
