"""Schematron rules made into one XSLT 3.0 stylesheet.

For each rule what it is about is selected; where one node may fit several rules of a pattern, templates of a mode of its own see to it
that only the first rule that fits is used, as Schematron wants it. What is found is given as XML with the place of the element: how many
elements stand before it and before each that it is in. Counting takes long where an element has thousands of children; there the processor's
name for the element is given, and at the end the names of all elements in their order.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from teiwright.errors import SchemaError
from teiwright.validation.expressions import (
    LITERAL,
    SWITCH,
    alternatives,
    apart,
    selected,
    sign_wanted,
)
from teiwright.validation.file_reading import READERS, READING, XSL, is_xsl, words_within
from teiwright.validation.rule_sheet import OWN
from teiwright.validation.schematron_reader import filled, sch
from teiwright.xml_names import SCHEMATRON

_BINDINGS = frozenset({"", "xslt", "xslt1", "xslt2", "xslt3", "xpath2", "xpath3", "xpath31", "xpath"})
_GRADES = {
    "warning": "warning", "warn": "warning", "nonfatal": "warning", "non-fatal": "warning", "caution": "warning", "info": "info", "information": "info",
    "informative": "info", "note": "info", "hint": "info",
}  # fmt: skip
_MANY = 500
"""So many children of one element are not counted again for each thing found among them."""


class Stylesheets:
    """The stylesheet for a schema in one piece."""

    def __init__(self, schema: etree._Element, name: str, phase: str = "") -> None:
        """Check that everything in the schema is supported.

        Args:
            schema: the schema, without includes and abstract parts.
            name: what to call it.
            phase: which phase.

        Raises:
            SchemaError: something is not supported; it is named.
        """
        self.schema, self.name = schema, name
        binding = schema.get("queryBinding", "").lower()
        if binding not in _BINDINGS:
            raise SchemaError(
                f"The rules in {name} are written in “{schema.get('queryBinding')}” (queryBinding); supported are xslt2, xslt3, xpath2 and xpath3."
            )
        self.diagnostics = {
            d.get("id", ""): d for d in schema.iterfind(f"{sch('diagnostics')}/{sch('diagnostic')}")
        }
        self.phase = self._phase(phase)
        self.signs: set[str] = set()
        """Characters without which in the document some rule cannot apply, once the stylesheet is written."""
        self.patterns = [p for p in schema.iter(sch("pattern")) if self._active(p)]
        self._refuse()

    def _phase(self, asked: str) -> etree._Element | None:
        name = asked or self.schema.get("defaultPhase", "")
        name = self.schema.get("defaultPhase", "") if name == "#DEFAULT" else name
        if name in {"", "#ALL"}:
            return None
        found = next((p for p in self.schema.iterfind(sch("phase")) if p.get("id") == name), None)
        if found is None:
            names = ", ".join(p.get("id", "") for p in self.schema.iterfind(sch("phase"))) or "none"
            raise SchemaError(f"The rules in {self.name} have no phase “{name}”. They have: {names}.")
        return found

    def _active(self, pattern: etree._Element) -> bool:
        return self.phase is None or pattern.get("id") in {
            a.get("pattern") for a in self.phase.iterfind(sch("active"))
        }

    def _refuse(self) -> None:
        for node in self.schema.iter(etree.Element):
            outer = list(node.iterancestors())
            inside_xsl = any(map(is_xsl, outer))
            if (not inside_xsl and not _supported(node, node.getparent())) or (
                is_xsl(node) and etree.QName(node).localname in READERS
            ):
                raise SchemaError(
                    f"The rules in {self.name} use <{node.prefix + ':' if node.prefix else ''}{etree.QName(node).localname}> in line {node.sourceline}, which teiwright does not support."
                )
            for key in map(str, node.attrib):
                # (What stands in _select is put together only when it is compiled.)
                shadow = is_xsl(node) and key.startswith("_")
                if shadow or (not inside_xsl and key in {"documents", "subject"}):
                    raise SchemaError(
                        f"The rules in {self.name} use the attribute “{key}” in line {node.sourceline}, which teiwright does not support."
                    )
            said = [str(value) for value in node.attrib.values()]
            if is_xsl(node) or any(is_xsl(a) or a.tag == sch("let") for a in outer):
                # Amid words an apostrophe is none of a string, and what stands in braces may be an expression.
                said.append(words_within(node))
            else:
                said = [
                    words if "(:" in words or "Q{" in words else LITERAL.sub("''", words) for words in said
                ]
            if found := next(filter(None, map(READING.search, said)), None):
                raise SchemaError(
                    f"The rules in {self.name} use {found[1]}() in line {node.sourceline}. Rules may not read other files or the computer's settings."
                )

    # Writing ------------------------------------------------------------------------------------------------------

    def text(self, *, careful: bool = False) -> str:
        """The stylesheet.

        Args:
            careful: catch the failure of each assertion, so that one faulty rule does not stop the others.
        """
        self._careful = careful
        prefixes = {n.get("prefix", ""): n.get("uri", "") for n in self.schema.iterfind(sch("ns"))}
        inherited = {p: u for p, u in self.schema.nsmap.items() if p and u != SCHEMATRON}
        names: dict[str, str] = {
            "xsl": XSL,
            "own": OWN,
            "xs": "http://www.w3.org/2001/XMLSchema",
            "err": "http://www.w3.org/2005/xqt-errors",
            **inherited,
            **prefixes,
        }
        try:
            sheet = etree.Element(_x("stylesheet"), nsmap=names)
        except ValueError as trouble:
            raise SchemaError(
                f"The rules in {self.name} declare a namespace (ns) that cannot be one: {trouble}."
            ) from None
        sheet.set("version", "3.0")
        sheet.set("default-mode", "own:check")
        sheet.set("exclude-result-prefixes", "#all")
        _add(sheet, "output", method="xml", encoding="UTF-8", indent="no")
        _add(sheet, "mode", name="own:check")
        for child in self.schema:
            if str(child.tag) in (_x("key"), _x("function")):
                sheet.append(deepcopy(child))
        for let in [
            *self.schema.iterfind(sch("let")),
            *(self.phase.iterfind(sch("let")) if self.phase is not None else ()),
        ]:
            self._let(sheet, let)
        _add(sheet, "param", name="own:signs", select="''", as_="xs:string")
        start = etree.SubElement(_add(sheet, "template", match="/"), "found")
        taken: set[str] = set()
        for number, pattern in enumerate(self.patterns, 1):
            self._pattern(sheet, start, self._private(pattern, number, taken), number)
        _add(sheet, "variable", name="own:flat", select=f"exists(//*/*[{_MANY}])")
        self._place(_add(sheet, "template", name="own:place"))
        order = etree.SubElement(_add(start, "on-non-empty"), "order")
        _add(order, "value-of", select="if ($own:flat) then //*/generate-id() else ()", separator=" ")
        return etree.tostring(sheet, encoding="unicode")

    def _pattern(
        self, sheet: etree._Element, start: etree._Element, pattern: etree._Element, number: int
    ) -> None:
        """One pattern: what its rules are about is selected; only the first rule that fits is used."""
        for let in pattern.iterfind(sch("let")):
            self._let(sheet, let)
        rules = pattern.findall(sch("rule"))
        chosen = [selected(r.get("context", "")) for r in rules]
        if all(chosen) and (len(rules) == 1 or apart(" | ".join(chosen))):
            for place, (rule, select) in enumerate(zip(rules, chosen, strict=True), 1):
                each = ", ".join(alternatives(select)) if apart(select) else select
                if sign := sign_wanted(select):
                    self.signs.add(sign)
                    each = f"if (contains($own:signs, '{sign}')) then ({each}) else ()"
                if switch := SWITCH.search(select):
                    off = f"${switch[1]} instance of xs:boolean and not(${switch[1]})"
                    each = f"if ({off}) then () else ({each})"
                body = _add(start, "for-each", select=each)
                self._rule(body, pattern, rule, number, place)
            return
        mode = f"own:pattern-{number}"
        walk = not all(chosen)
        _add(sheet, "mode", name=mode, on_no_match="shallow-skip" if walk else "deep-skip")
        _add(start, "apply-templates", select="/" if walk else " | ".join(chosen), mode=mode)
        for place, rule in enumerate(rules, 1):
            priority = str(len(rules) - place + 1)
            template = _add(sheet, "template", match=rule.get("context", ""), mode=mode, priority=priority)
            self._rule(template, pattern, rule, number, place)
            if walk:
                _add(template, "apply-templates", select="node() | @*", mode=mode)

    def _private(self, pattern: etree._Element, number: int, taken: set[str]) -> etree._Element:
        """Give a pattern's variables names of their own where another pattern has the same ones."""
        names = [n.get("name", "") for n in pattern.iterfind(sch("let"))]
        clash = {n: f"$own.{number}.{n}" for n in names if n in taken}
        taken.update(names)
        if not clash:
            return pattern
        changed = filled(deepcopy(pattern), clash)
        for let in changed.iterfind(sch("let")):
            if let.get("name") in clash:
                let.set("name", clash[let.get("name", "")][1:])
        return changed

    def _let(self, parent: etree._Element, let: etree._Element) -> None:
        variable = _add(parent, "variable", name=let.get("name", ""))
        if let.get("as"):
            variable.set("as", let.get("as", ""))
        if let.get("value") is not None:
            variable.set("select", let.get("value", ""))
        else:
            for child in let:
                variable.append(deepcopy(child))

    def _rule(
        self, body: etree._Element, pattern: etree._Element, rule: etree._Element, number: int, place: int
    ) -> None:
        for child in rule:
            if child.tag == sch("let"):
                self._let(body, child)
            elif child.tag in (sch("assert"), sch("report")):
                code = (
                    child.get("id")
                    or rule.get("id")
                    or (pattern.get("id") or f"rule-{number}") + (f"-{place}" if place > 1 else "")
                )
                self._assertion(body, child, code, child.get("role") or rule.get("role") or "")

    def _assertion(self, body: etree._Element, node: etree._Element, code: str, role: str) -> None:
        test = node.get("test", "")
        holder = _add(body, "try") if self._careful else body
        branch = _add(holder, "if", test=f"not({test})" if node.tag == sch("assert") else test)
        entry = etree.SubElement(branch, "f", code=code, grade=_GRADES.get(role.lower(), "error"))
        _add(entry, "call-template", name="own:place")
        self._message(etree.SubElement(entry, "m"), node)
        for name in node.get("diagnostics", "").split():
            diagnostic = self.diagnostics.get(name)
            if diagnostic is None:
                raise SchemaError(
                    f"The rules in {self.name} name the diagnostic “{name}”, which is not there."
                )
            there = entry.find("d")
            self._message(etree.SubElement(entry, "d") if there is None else there, diagnostic)
        if self._careful:
            failure = _add(holder, "catch", errors="*")
            entry = etree.SubElement(failure, "f", code="rule-failed", grade="warning")
            _add(entry, "call-template", name="own:place")
            words = etree.SubElement(entry, "m")
            _add(words, "text").text = f"The rule “{code}” in {self.name} could not be applied here: "
            _add(words, "value-of", select="$err:description")

    def _place(self, entry: etree._Element) -> None:
        """The name of the element, and whether an attribute or the text behind a tag is meant.

        Written once for all assertions: it takes longer to compile than most of them.
        """
        element = "(self::*, self::text()/preceding-sibling::*[1], ..)[. instance of element()][1]"
        _add(
            entry,
            "attribute",
            name="n",
            select=f"{element}/(if ($own:flat) then generate-id() else string-join(ancestor-or-self::*/count(preceding-sibling::*), ' '))",
        )
        _add(
            entry,
            "attribute",
            name="attribute",
            select="self::attribute()/(if (namespace-uri()) then '{' || namespace-uri() || '}' || local-name() else local-name())",
        )
        _add(
            entry,
            "attribute",
            name="slot",
            select="self::text()/(if (preceding-sibling::*) then 'tail' else 'text')",
        )

    def _message(self, parent: etree._Element, node: etree._Element) -> None:
        if len(parent):
            _add(parent, "text").text = " "
        if node.text:
            _add(parent, "text").text = node.text
        for child in node:
            if child.tag == sch("value-of"):
                _add(parent, "value-of", select=child.get("select", ""), separator=" ")
            elif child.tag == sch("name"):
                path = child.get("path", "")
                _add(
                    parent,
                    "value-of",
                    select=f"{path}/name()" if path and not path.startswith("name(") else path or "name()",
                )
            elif isinstance(child.tag, str):
                self._message(parent, child)
            if child.tail:
                _add(parent, "text").text = child.tail


def _supported(node: etree._Element, parent: etree._Element | None) -> bool:
    if str(node.tag) in (_x("key"), _x("function")):
        return parent is not None and parent.tag == sch("schema")
    if etree.QName(node).namespace != SCHEMATRON:
        # A variable may hold a small table as XML.
        return any(a.tag == sch("let") for a in node.iterancestors())
    return etree.QName(node).localname in _WORDS


_WORDS = frozenset(
    [
        "schema", "title", "p", "ns", "let", "pattern", "rule", "assert", "report", "value-of", "name", "emph", "dir", "span", "diagnostics",
        "diagnostic", "phase", "active",
    ]
)  # fmt: skip


def _add(parent: etree._Element, word: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(
        parent, _x(word), {k.rstrip("_").replace("_", "-"): v for k, v in attributes.items()}
    )


def _x(name: str) -> str:
    return f"{{{XSL}}}{name}"
