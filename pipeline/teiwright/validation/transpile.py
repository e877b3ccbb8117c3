"""Schematron rules made into one XSLT 3.0 stylesheet that walks a document once.

All patterns are checked in the same walk: the templates of a node's rules call each other by xsl:next-match, and each
passes on which patterns have had their rule for this node (in Schematron only the first rule of a pattern that fits counts).
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.errors import SchemaError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SCH = "http://purl.oclc.org/dsdl/schematron"
XSL = "http://www.w3.org/1999/XSL/Transform"
_OWN = "urn:x-teiwright:rules"
_BINDINGS = frozenset({"", "xslt", "xslt1", "xslt2", "xslt3", "xpath2", "xpath3", "xpath31", "xpath"})
_READS_FILES = re.compile(
    r"\b(doc|doc-available|document|collection|uri-collection|unparsed-text(?:-lines|-available)?|json-doc|environment-variable|"
    r"available-environment-variables|transform|function-lookup|load-xquery-module|stream-available)\s*[(#]"
)
_LITERAL = re.compile(r""""[^"]*"|'[^']*'""")
_GRADES = {
    "warning": "warning", "warn": "warning", "nonfatal": "warning", "non-fatal": "warning", "caution": "warning", "info": "info", "information": "info",
    "informative": "info", "note": "info", "hint": "info",
}  # fmt: skip
_IGNORED = frozenset({"title", "p", "diagnostics", "phase", "ns"})


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
            d.get("id", ""): d for d in schema.iterfind(f"{_s('diagnostics')}/{_s('diagnostic')}")
        }
        self.phase = self._phase(phase)
        self.patterns = [p for p in schema.iter(_s("pattern")) if self._active(p)]
        self._refuse()

    def _phase(self, asked: str) -> etree._Element | None:
        name = asked or self.schema.get("defaultPhase", "")
        name = self.schema.get("defaultPhase", "") if name == "#DEFAULT" else name
        if name in {"", "#ALL"}:
            return None
        found = next((p for p in self.schema.iterfind(_s("phase")) if p.get("id") == name), None)
        if found is None:
            names = ", ".join(p.get("id", "") for p in self.schema.iterfind(_s("phase"))) or "none"
            raise SchemaError(f"The rules in {self.name} have no phase “{name}”. They have: {names}.")
        return found

    def _active(self, pattern: etree._Element) -> bool:
        return self.phase is None or pattern.get("id") in {
            a.get("pattern") for a in self.phase.iterfind(_s("active"))
        }

    def _refuse(self) -> None:
        for node in self.schema.iter(etree.Element):
            parent = node.getparent()
            inside_xsl = any(str(a.tag).startswith(f"{{{XSL}}}") for a in node.iterancestors())
            if not inside_xsl and not _supported(node, parent):
                raise SchemaError(
                    f"The rules in {self.name} use <{node.prefix + ':' if node.prefix else ''}{etree.QName(node).localname}> in line {node.sourceline}, which teiwright does not support."
                )
            for key in ("documents", "subject"):
                if key in node.attrib and not inside_xsl:
                    raise SchemaError(
                        f"The rules in {self.name} use the attribute “{key}” in line {node.sourceline}, which teiwright does not support."
                    )
            for value in node.attrib.values():
                found = _READS_FILES.search(_LITERAL.sub("''", str(value)))
                if found:
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
        prefixes = {n.get("prefix", ""): n.get("uri", "") for n in self.schema.iterfind(_s("ns"))}
        inherited = {p: u for p, u in self.schema.nsmap.items() if p and u != SCH}
        names: dict[str, str] = {
            "xsl": XSL,
            "own": _OWN,
            "xs": "http://www.w3.org/2001/XMLSchema",
            "err": "http://www.w3.org/2005/xqt-errors",
            **inherited,
            **prefixes,
        }
        sheet = etree.Element(_x("stylesheet"), nsmap=names)
        sheet.set("version", "3.0")
        sheet.set("default-mode", "own:check")
        sheet.set("exclude-result-prefixes", "#all")
        _add(sheet, "output", method="xml", encoding="UTF-8", indent="no")
        _add(
            sheet,
            "mode",
            name="own:check",
            use_accumulators="own:number",
            on_multiple_match="use-last",
        )
        counter = _add(sheet, "accumulator", name="own:number", initial_value="0", as_="xs:integer")
        _add(counter, "accumulator-rule", match="*", select="$value + 1")
        for child in self.schema:
            if str(child.tag) in (_x("key"), _x("function")):
                sheet.append(deepcopy(child))
        for let in [
            *self.schema.iterfind(_s("let")),
            *(self.phase.iterfind(_s("let")) if self.phase is not None else ()),
        ]:
            self._let(sheet, let)
        start = _add(sheet, "template", match="/", priority="1000000000")
        start = etree.SubElement(start, "found")
        _add(start, "next-match")
        self._patterns(sheet)
        walk = _add(sheet, "template", match="/ | node()", priority="-1000")
        _add(walk, "apply-templates", select=" | ".join(self._axes()))
        return etree.tostring(sheet, encoding="unicode")

    def _axes(self) -> list[str]:
        """What must be walked through: attributes, text and comments only if a rule is about them."""
        contexts = " | ".join(
            _bare(r.get("context", "")) for p in self.patterns for r in p.iterfind(_s("rule"))
        )
        axes = ["*"]
        anything = "node()" in contexts
        if "@" in contexts or "attribute" in contexts:
            axes.append("@*")
        if "text()" in contexts or anything:
            axes.append("text()")
        if "comment()" in contexts or anything:
            axes.append("comment()")
        if "processing-instruction(" in contexts or anything:
            axes.append("processing-instruction()")
        return axes

    def _patterns(self, sheet: etree._Element) -> None:
        taken: set[str] = set()
        total = sum(len(p.findall(_s("rule"))) for p in self.patterns)
        order = 0
        for number, pattern in enumerate(self.patterns, 1):
            pattern = self._private(pattern, number, taken)  # noqa: PLW2901 - the same pattern, its variables renamed
            for let in pattern.iterfind(_s("let")):
                self._let(sheet, let)
            rules = pattern.findall(_s("rule"))
            for place, rule in enumerate(rules, 1):
                order += 1
                self._rule(
                    sheet, pattern, rule, number, place, alone=len(rules) == 1, priority=total - order + 1
                )

    def _private(self, pattern: etree._Element, number: int, taken: set[str]) -> etree._Element:
        """Give a pattern's variables names of their own where another pattern has the same ones."""
        names = [n.get("name", "") for n in pattern.iterfind(_s("let"))]
        clash = {n: f"$own.{number}.{n}" for n in names if n in taken}
        taken.update(names)
        if not clash:
            return pattern
        changed = deepcopy(pattern)
        for element in changed.iter(etree.Element):
            for key, value in element.attrib.items():
                element.set(key, substituted(str(value), clash))
        for let in changed.iterfind(_s("let")):
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
        self,
        sheet: etree._Element,
        pattern: etree._Element,
        rule: etree._Element,
        number: int,
        place: int,
        *,
        alone: bool,
        priority: int,
    ) -> None:
        template = _add(sheet, "template", match=rule.get("context", ""), priority=str(priority))
        parameter = _add(template, "param", name="own:done", select="()")
        parameter.set("as", "xs:integer*")
        body = template if alone else _add(template, "if", test=f"not($own:done = {number})")
        for child in rule:
            if child.tag == _s("let"):
                self._let(body, child)
            elif child.tag in (_s("assert"), _s("report")):
                code = (
                    child.get("id")
                    or rule.get("id")
                    or (pattern.get("id") or f"rule-{number}") + (f"-{place}" if place > 1 else "")
                )
                self._assertion(body, child, code, child.get("role") or rule.get("role") or "")
        onward = _add(template, "next-match")
        _add(onward, "with-param", name="own:done", select="$own:done" if alone else f"$own:done, {number}")

    def _assertion(self, body: etree._Element, node: etree._Element, code: str, role: str) -> None:
        test = node.get("test", "")
        holder = _add(body, "try") if self._careful else body
        branch = _add(holder, "if", test=f"not({test})" if node.tag == _s("assert") else test)
        entry = etree.SubElement(branch, "f", code=code, grade=_GRADES.get(role.lower(), "error"))
        self._place(entry)
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
            self._place(entry)
            words = etree.SubElement(entry, "m")
            _add(words, "text").text = f"The rule “{code}” in {self.name} could not be applied here: "
            _add(words, "value-of", select="$err:description")

    def _place(self, entry: etree._Element) -> None:
        """The number of the element, and whether an attribute or the text behind a tag is meant."""
        element = "(self::*, self::text()/preceding-sibling::*[1], ..)[. instance of element()][1]"
        _add(entry, "attribute", name="n", select=f"{element}/accumulator-before('own:number')")
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
            if child.tag == _s("value-of"):
                _add(parent, "value-of", select=child.get("select", ""), separator=" ")
            elif child.tag == _s("name"):
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


def substituted(value: str, parameters: Mapping[str, str]) -> str:
    """An expression in which each `$name` is replaced by what the name stands for."""
    if "$" not in value or not parameters:
        return value
    names = "|".join(re.escape(n) for n in sorted(parameters, key=len, reverse=True))
    return re.sub(rf"\$({names})(?![\w.-])", lambda m: parameters[m[1]], value)


def _bare(context: str) -> str:
    """A match pattern without its predicates and strings."""
    context = _LITERAL.sub("", context)
    while "[" in context:
        shorter = re.sub(r"\[[^\[\]]*\]", "", context)
        if shorter == context:
            break
        context = shorter
    return context


def _supported(node: etree._Element, parent: etree._Element | None) -> bool:
    if str(node.tag) in (_x("key"), _x("function")):
        return parent is not None and parent.tag == _s("schema")
    if etree.QName(node).namespace != SCH:
        # A variable may hold a small table as XML.
        return any(a.tag == _s("let") for a in node.iterancestors())
    return etree.QName(node).localname in _WORDS


_WORDS = frozenset(
    [
        "schema",
        "title",
        "p",
        "ns",
        "let",
        "pattern",
        "rule",
        "assert",
        "report",
        "value-of",
        "name",
        "emph",
        "dir",
        "span",
        "diagnostics",
        "diagnostic",
        "phase",
        "active",
    ]
)


def _add(parent: etree._Element, word: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(
        parent, _x(word), {k.rstrip("_").replace("_", "-"): v for k, v in attributes.items()}
    )


def _s(name: str) -> str:
    return f"{{{SCH}}}{name}"


def _x(name: str) -> str:
    return f"{{{XSL}}}{name}"


def expressions(schema: etree._Element) -> Iterator[str]:
    """Every expression of a schema, for tests."""
    for node in schema.iter(etree.Element):
        yield from (str(node.get(k)) for k in ("test", "select", "value", "context", "path") if node.get(k))
