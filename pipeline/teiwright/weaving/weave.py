"""Builds the TEI tree from a document and proves, on every run, that no character was lost."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape  # which only writes

from lxml import etree
from msgspec import Struct

from teiwright import ledger
from teiwright.model import TEXT, Certainty
from teiwright.weaving.build import clean, qualified, set_attributes, tei
from teiwright.weaving.header import build_header
from teiwright.weaving.layout import lay_out
from teiwright.weaving.nesting import held, settle
from teiwright.weaving.persons import build_stand_off, listed_persons
from teiwright.weaving.pointers import check_pointers, free, names_in
from teiwright.xml_names import TEI

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teiwright.model import Block, Document, Span
    from teiwright.weaving.header import Run
    from teiwright.weaving.joining import Mark

_TYPED = frozenset({"lb", "hi", "milestone", "pb"})
"""What the typist wrote down, so not a guess: unless it is doubtful it carries no rule."""

_DEFAULT: Any = {None: TEI}
_IN_QUOTES = {'"': "&quot;"}
"""What is escaped in a pseudo-attribute (xml-model 3.1), too."""


class Tei(Struct, frozen=True):
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
            f'<?xml-model href="{escape(href, _IN_QUOTES)}" type="application/xml" schematypens="{kind}"?>'.encode()
            for href, kind in self.models
        ]
        return b"\n".join([*lines, etree.tostring(self.root, encoding="UTF-8", xml_declaration=False), b""])


def weave(document: Document, run: Run) -> Tei:
    """Build the TEI of an annotated document.

    Raises:
        PromiseBrokenError: the text of the tree is not the text of the source, or a pointer leads nowhere.
        RegisterError: the register names a person as the encoding names something else.
    """
    ledger.check(document)
    # The body grows where it stays: to move it takes time by the square of its names (libxml2 2.14).
    root = etree.Element(tei("TEI"), nsmap=_DEFAULT)
    body = etree.SubElement(root, tei("text"))
    set_attributes(body, (("xml:lang", document.language),))
    loom = _Loom(document, run.rules)
    for block in document.blocks:
        loom.block(block, body)
    listed = listed_persons(document, loom.woven)
    header = build_header(document, run, loom.rules_used, listed)
    stand_off = build_stand_off(listed)
    parts = [part for part in (header, stand_off, body) if part is not None]
    names = names_in(parts, document)
    set_attributes(root, (("xml:id", free(run.identifier, names)), ("xml:lang", document.language)))
    root[:0] = parts[:-1]
    lay_out(root)
    ledger.check_text(document, etree.tostring(body, method="text", encoding="unicode", with_tail=False))
    check_pointers(root, names, document)
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
        holds_text = any(child.element == TEXT for child in block.children)
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

        def close() -> None:
            nonlocal at, host, last
            end, closed = open_.pop()
            _put(host, last, self._kept(at, end))
            at, host, last = end, open_[-1][1] if open_ else parent, closed

        for mark in next(self.marks):
            while open_ and open_[-1][0] <= mark.extent.start:
                close()
            _put(host, last, self._kept(at, mark.extent.start))
            at = mark.extent.start
            element = self._mark(mark, host)
            if mark.extent.end > at:
                open_.append((mark.extent.end, element))
                host, last = element, None
            else:
                last = element
        while open_:
            close()
        _put(host, last, self._kept(at, leaf.extent.end))

    def _mark(self, mark: Mark, host: etree._Element) -> etree._Element:
        span = mark.span
        self.woven.append(span)
        given: dict[str, str] = {}
        if span.persons:
            given["ref"] = " ".join(f"#{p.key}" for p in span.persons)
        given |= {qualified(name): clean(value) for name, value in mark.attributes}
        if span.checked:
            # Whoever has checked a mark answers for it instead of the program.
            self.rules_used.add(span.rule)
            given |= {"resp": "#review", "ana": f"#rule-{span.rule}"}
        elif span.rule in self.rules and not (span.element in _TYPED and span.cert is Certainty.HIGH):
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
