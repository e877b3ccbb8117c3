"""Builds the TEI tree from a document and proves, on every run, that no character was lost."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any, cast

from lxml import etree

from teiwright import ledger
from teiwright.errors import PromiseBrokenError, RegisterError
from teiwright.model import TEXT, Certainty
from teiwright.weaving.build import TEI, clean, qualified, set_attributes, tei
from teiwright.weaving.header import build_header
from teiwright.weaving.nesting import held, settle
from teiwright.weaving.persons import build_stand_off, listed_persons

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from teiwright.model import Block, Document, Span
    from teiwright.weaving.header import Run
    from teiwright.weaving.nesting import Mark

_CONTAINERS = frozenset(
    [
        "TEI",
        "teiHeader",
        "fileDesc",
        "titleStmt",
        "respStmt",
        "extent",
        "publicationStmt",
        "availability",
        "sourceDesc",
        "biblStruct",
        "analytic",
        "monogr",
        "imprint",
        "encodingDesc",
        "projectDesc",
        "editorialDecl",
        "correction",
        "normalization",
        "punctuation",
        "quotation",
        "hyphenation",
        "segmentation",
        "stdVals",
        "interpretation",
        "classDecl",
        "taxonomy",
        "category",
        "appInfo",
        "application",
        "profileDesc",
        "langUsage",
        "calendarDesc",
        "calendar",
        "textClass",
        "keywords",
        "revisionDesc",
        "standOff",
        "listPerson",
        "person",
        "text",
        "front",
        "body",
        "back",
        "div",
        "titlePage",
        "docTitle",
        "lg",
        "list",
        "table",
        "row",
        "figure",
        "sp",
        "cit",
        "opener",
        "closer",
        "postscript",
        "epigraph",
        "item",
        "note",
        "quote",
    ]
)
"""Elements that may be laid out over lines when they hold no text of their own; in all others white space is text."""

_TYPED = frozenset({"lb", "hi", "milestone", "pb"})
"""What the typist wrote down, so not a guess: unless it is doubtful it carries no rule."""

_DEFAULT: Any = {None: TEI}


@dataclass(frozen=True, slots=True)
class Tei:
    """A woven encoding: the tree, and the lines that go before its root element."""

    root: etree._Element
    models: tuple[tuple[str, str], ...] = ()
    """(address, kind of schema) of the xml-model instructions."""
    marks: tuple[Span, ...] = ()
    """The spans that are in the tree: not those that a rival has outdone."""

    def to_bytes(self) -> bytes:
        """The file: UTF-8, LF, the same bytes for the same tree."""
        lines = [b'<?xml version="1.0" encoding="UTF-8"?>']
        lines += [
            f'<?xml-model href="{_quoted(href)}" type="application/xml" schematypens="{kind}"?>'.encode()
            for href, kind in self.models
        ]
        return b"\n".join([*lines, etree.tostring(self.root, encoding="UTF-8", xml_declaration=False), b""])


def _quoted(address: str) -> str:
    """An address as the pseudo-attribute of a processing instruction (xml-model 3.1) has it."""
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        address = address.replace(sign, entity)
    return address


def weave(document: Document, run: Run) -> Tei:
    """Build the TEI of an annotated document.

    Raises:
        PromiseBrokenError: the text of the tree is not the text of the source, or a pointer leads nowhere.
        RegisterError: the register names a person as the encoding names something else.
    """
    ledger.check(document)
    body = etree.Element(tei("text"), nsmap=_DEFAULT)
    set_attributes(body, (("xml:lang", document.language),))
    loom = _Loom(document, run.rules)
    for block in document.blocks:
        loom.block(block, body)
    listed = listed_persons(document, loom.woven)
    header = build_header(document, run, loom.rules_used, listed)
    stand_off = build_stand_off(listed)
    parts = [part for part in (header, stand_off, body) if part is not None]
    names = _names(parts, document)
    root = etree.Element(tei("TEI"), nsmap=_DEFAULT)
    set_attributes(root, (("xml:id", _free(run.identifier, names)), ("xml:lang", document.language)))
    root.extend(parts)
    _lay_out(root, 0)
    ledger.check_text(document, etree.tostring(body, method="text", encoding="unicode", with_tail=False))
    _check_pointers(root, names, document)
    return Tei(root, run.models, loom.held)


class _Loom:
    """Puts blocks, marks and text into the tree, one leaf after the other."""

    def __init__(self, document: Document, rules: Mapping[str, str]) -> None:
        self.text = document.source.text
        settled = settle(document)
        self.held = held(settled)
        self.marks = iter(settled)
        self.rules = rules
        self.rules_used: set[str] = set()
        self.woven: list[Span] = []
        skips = [(s.extent.start, s.extent.end) for s in document.skips if len(s.extent)]
        # The last stands behind the text, so that there always is a next one.
        self.skips = [*sorted(skips, key=itemgetter(0)), (len(self.text) + 1, len(self.text) + 1)]
        self.at_skip = 0

    def block(self, block: Block, parent: etree._Element) -> None:
        """Add a block and all below it."""
        if block.element == TEXT:
            element = parent
        else:
            element = etree.SubElement(parent, tei(block.element))
            set_attributes(element, block.attributes)
            if block.cert is not Certainty.HIGH:
                set_attributes(element, (("cert", block.cert.value), ("resp", "#teiwright")))
        if not block.children:
            self._leaf(block, element)
            return
        holds_text = _holds_text(block)
        before = None
        for child in block.children:
            if before is not None and holds_text and before.extent.end < child.extent.start:
                _put(element, _last(element), " ")
            self.block(child, element)
            before = child

    def _leaf(self, leaf: Block, parent: etree._Element) -> None:
        at = leaf.extent.start
        open_: list[tuple[int, etree._Element]] = []
        host, last = parent, _last(parent)
        for mark in next(self.marks):
            while open_ and open_[-1][0] <= mark.extent.start:
                end, closed = open_.pop()
                _put(host, last, self._kept(at, end))
                at, host, last = end, open_[-1][1] if open_ else parent, closed
            _put(host, last, self._kept(at, mark.extent.start))
            at = mark.extent.start
            element = self._mark(mark, host)
            if mark.extent.end > at:
                open_.append((mark.extent.end, element))
                host, last = element, None
            else:
                last = element
        while open_:
            end, closed = open_.pop()
            _put(host, last, self._kept(at, end))
            at, host, last = end, open_[-1][1] if open_ else parent, closed
        _put(host, last, self._kept(at, leaf.extent.end))

    def _mark(self, mark: Mark, host: etree._Element) -> etree._Element:
        span = mark.span
        self.woven.append(span)
        given: dict[str, str] = {}
        if span.persons:
            given["ref"] = " ".join(f"#{p.key}" for p in span.persons)
        given |= {qualified(name): clean(value) for name, value in mark.attributes}
        if span.rule in self.rules and not (span.element in _TYPED and span.cert is Certainty.HIGH):
            self.rules_used.add(span.rule)
            given["cert"] = span.cert.value
            if span.cert is not Certainty.HIGH:
                given["resp"] = "#teiwright"
            given["ana"] = f"#rule-{span.rule}"
        return etree.SubElement(host, tei(span.element), given)

    def _kept(self, start: int, end: int) -> str:
        """The source from start to end without what the skips hold. Called with rising offsets."""
        skips, index = self.skips, self.at_skip
        while skips[index][1] <= start:
            index += 1
        self.at_skip = index
        if skips[index][0] >= end:
            return self.text[start:end]
        parts, at = [], start
        while skips[index][0] < end:
            parts.append(self.text[at : max(at, skips[index][0])])
            at = max(at, skips[index][1])
            index += 1
        parts.append(self.text[min(at, end) : end])
        return "".join(parts)


def _last(element: etree._Element) -> etree._Element | None:
    """The last child. Not by len(): it counts all children, and a paragraph may have many thousands."""
    return next(element.iterchildren(reversed=True), None)


def _put(element: etree._Element, last: etree._Element | None, text: str) -> None:
    """Add text at the end of an element, whose last child is given."""
    if not text:
        return
    if last is not None:
        last.tail = (last.tail or "") + text
    else:
        element.text = (element.text or "") + text


def _holds_text(block: Block) -> bool:
    return any(child.element == TEXT for child in block.children)


def _lay_out(element: etree._Element, depth: int) -> None:
    """Put blocks on lines of their own; running text is left as it is."""
    if not len(element) or (element.text or "").strip() or any((c.tail or "").strip() for c in element):
        return
    if etree.QName(element).localname not in _CONTAINERS or not _only_blocks(element):
        return
    element.text = "\n" + "  " * (depth + 1)
    for child in element:
        _lay_out(child, depth + 1)
        child.tail = "\n" + "  " * (depth + 1)
    element[-1].tail = "\n" + "  " * depth


_PHRASES = frozenset(
    [
        "persName",
        "date",
        "ref",
        "hi",
        "q",
        "quote",
        "said",
        "soCalled",
        "mentioned",
        "foreign",
        "title",
        "term",
        "gap",
        "name",
        "lb",
    ]
)


def _only_blocks(element: etree._Element) -> bool:
    """True unless an item, note or quotation holds phrases side by side."""
    if etree.QName(element).localname not in {"item", "note", "quote", "cit", "figure"}:
        return True
    return not any(etree.QName(child).localname in _PHRASES for child in element)


_POINTERS = frozenset(
    ["ref", "target", "resp", "ana", "corresp", "next", "prev", "who", "source", "calendar", "datingMethod"]
)


_IDENTIFIERS = etree.XPath("descendant-or-self::*/@xml:id", smart_strings=False)


def _names(parts: list[etree._Element], document: Document) -> frozenset[str]:
    """Every xml:id in the parts of the file.

    Raises:
        RegisterError: an entry of the register has a name that the encoding gives to something else.
        PromiseBrokenError: two other elements have one name.
    """
    names: set[str] = set()
    for name in chain.from_iterable(cast("list[str]", _IDENTIFIERS(part)) for part in parts):
        if name in names:
            if any(person.key == name for person in document.register.persons):
                raise RegisterError(
                    f"{document.source.name}: the register of persons has an entry with the xml:id “{name}”, which the encoding "
                    f'gives to another part of the text. Give the entry another, such as xml:id="per-{name}".'
                )
            raise _broken(document, f"the name “{name}” is given to two elements")
        names.add(name)
    return frozenset(names)


def _free(identifier: str, names: frozenset[str]) -> str:
    """The name of the whole, which is that of its file and so may be one that a part has: p1.txt has a paragraph p1."""
    while identifier in names:
        identifier = f"text-{identifier}"
    return identifier


def _check_pointers(root: etree._Element, names: frozenset[str], document: Document) -> None:
    values: set[str] = set()
    for element in root.iter(etree.Element):
        values.update(cast("list[str]", element.values()))
    if names.issuperset(p.removeprefix("#") for v in values if v.startswith("#") for p in v.split()):
        return
    # Which it is; and not every value that begins with # is a pointer.
    for kind, pointer in _pointers(root):
        if pointer not in names:
            raise _broken(document, f"a {kind} leads to “{pointer}”, which is not there")


def _pointers(root: etree._Element) -> Iterator[tuple[str, str]]:
    for element in root.iter(etree.Element):
        for name, value in cast("list[tuple[str, str]]", element.items()):
            if value.startswith("#") and name in _POINTERS:
                for pointer in value.split():
                    yield etree.QName(element).localname, pointer.removeprefix("#")


def _broken(document: Document, what: str) -> PromiseBrokenError:
    return PromiseBrokenError(
        f"{document.source.name}: {what}. Nothing was written. This is a fault of teiwright; please report it with the text."
    )
