"""A grammar written out in one piece, in the simplest RELAX NG that says the same.

libxml2 does not finish compiling some grammars as TEI's own tools write them (groups of one member, oneOrMore in
oneOrMore) and judges wrongly by others (`empty` beside siblings): all of that is gone here, and so is every include.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.validation import values
from teiwright.validation.schema_tree import rng

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.validation.grammar import Grammar
    from teiwright.validation.patterns import NameClass, Pattern

_SHARED = frozenset({"choice", "group", "interleave", "oneOrMore"})


def simplified(grammar: Grammar) -> bytes:
    """The grammar as one RELAX NG file."""
    return _Writer(grammar).data()


class _Writer:
    """Writes a grammar anew: each element is defined once, and what is used in one place stands in that place."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.root = etree.Element(rng("grammar"))
        self.uses = Counter[int]()
        self.elements: dict[int, Pattern] = {}
        self.written: set[int] = set()
        self._count()

    def _count(self) -> None:
        waiting = [self.grammar.start]
        while waiting:
            pattern = waiting.pop()
            self.uses[pattern.number] += 1
            if self.uses[pattern.number] > 1:
                continue
            if pattern.kind == "element":
                self.elements[pattern.number] = pattern
                waiting.append(pattern.content)
            elif pattern.kind not in {"attribute", "list", "data", "value"}:
                waiting.extend(pattern.parts)

    def data(self) -> bytes:
        self._put(etree.SubElement(self.root, rng("start")), self.grammar.start)
        for pattern in sorted(self.elements.values(), key=lambda p: p.number):
            define = etree.SubElement(self.root, rng("define"), name=f"e{pattern.number}")
            element = etree.SubElement(define, rng("element"))
            if pattern.names is not None:
                element.append(_names(pattern.names))
            # Attributes directly in the element, not in a group: only then does libxml2 build its fast automaton.
            for part in self._chain(pattern.content):
                self._put(element, part)
        return etree.tostring(self.root, encoding="utf-8")

    def _put(self, parent: etree._Element, pattern: Pattern) -> None:
        if pattern.kind in _SHARED and self.uses[pattern.number] > 1:
            etree.SubElement(parent, rng("ref"), name=f"p{pattern.number}")
            if pattern.number not in self.written:
                self.written.add(pattern.number)
                self._inline(etree.SubElement(self.root, rng("define"), name=f"p{pattern.number}"), pattern)
        else:
            self._inline(parent, pattern)

    def _inline(self, parent: etree._Element, pattern: Pattern) -> None:
        match pattern.kind:
            case "element":
                etree.SubElement(parent, rng("ref"), name=f"e{pattern.number}")
            case "attribute":
                node = etree.SubElement(parent, rng("attribute"))
                if pattern.names is not None:
                    node.append(_names(pattern.names))
                node.append(values.written(pattern.parts[0]))
            case "choice":
                self._choice(parent, pattern)
            case "group":
                node = etree.SubElement(parent, rng("group"))
                for part in self._chain(pattern):
                    self._put(node, part)
            case "oneOrMore" if pattern.nullable:
                # What may be empty may as well be absent; libxml2 is several times faster with it.
                self._put(etree.SubElement(parent, rng("zeroOrMore")), pattern.parts[0])
            case "interleave" | "oneOrMore":
                node = etree.SubElement(parent, rng(pattern.kind))
                for part in pattern.parts:
                    self._put(node, part)
            case _:
                parent.append(values.written(pattern))

    def _choice(self, parent: etree._Element, pattern: Pattern) -> None:
        rest = [p for p in pattern.parts if p.kind != "empty"]
        if len(rest) == len(pattern.parts):
            node = etree.SubElement(parent, rng("choice"))
        elif len(rest) == 1 and rest[0].kind == "oneOrMore":
            node, rest = etree.SubElement(parent, rng("zeroOrMore")), list(rest[0].parts)
        else:
            node = etree.SubElement(parent, rng("optional"))
            if len(rest) > 1:
                node = etree.SubElement(node, rng("choice"))
        for part in rest:
            self._put(node, part)

    def _chain(self, pattern: Pattern) -> Iterator[Pattern]:
        while pattern.kind == "group":
            yield pattern.parts[0]
            pattern = pattern.parts[1]
        yield pattern


def _names(names: NameClass) -> etree._Element:
    parts = []
    for name in sorted(names.names):
        space, _, local = name[1:].partition("}") if name.startswith("{") else ("", "", name)
        node = etree.Element(rng("name"), ns=space)
        node.text = local
        parts.append(node)
    spaces: list[str | None] = [None] if names.namespaces is None else [*sorted(names.namespaces)]
    for among in spaces:
        node = etree.Element(rng("anyName")) if among is None else etree.Element(rng("nsName"), ns=among)
        if names.excluded is not None:
            etree.SubElement(node, rng("except")).append(_names(names.excluded))
        parts.append(node)
    if len(parts) == 1:
        return parts[0]
    choice = etree.Element(rng("choice"))
    choice.extend(parts)
    return choice
