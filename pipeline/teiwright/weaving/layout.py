"""White space between blocks, for who reads the file: each on a line of its own; in running text white space is text."""

from __future__ import annotations

from lxml import etree

_CONTAINERS = frozenset(
    {
        "TEI", "teiHeader", "fileDesc", "titleStmt", "respStmt", "extent", "publicationStmt", "availability", "sourceDesc", "biblStruct", "analytic",
        "monogr", "imprint",
        "encodingDesc", "projectDesc", "editorialDecl", "correction", "normalization", "punctuation", "quotation", "hyphenation", "segmentation",
        "stdVals", "interpretation", "classDecl", "taxonomy", "category", "appInfo", "application",
        "profileDesc", "correspDesc", "correspAction", "langUsage", "calendarDesc", "calendar", "textClass", "keywords", "revisionDesc",
        "standOff", "listPerson", "person",
        "text", "front", "body", "back", "div", "titlePage", "docTitle", "lg", "list", "table", "row", "figure", "sp", "cit", "opener", "closer",
        "postscript", "epigraph", "item", "note", "quote",
    }
)  # fmt: skip
"""Elements that may be laid out over lines when they hold no text of their own; in all others white space is text."""

_PHRASES = frozenset(
    {
        "persName", "date", "ref", "hi", "q", "quote", "said", "soCalled", "mentioned", "foreign", "title", "term", "gap", "name", "lb",
    }
)  # fmt: skip


def lay_out(element: etree._Element, depth: int = 0) -> None:
    """Put blocks on lines of their own; running text is left as it is."""
    if not len(element) or (element.text or "").strip() or any((c.tail or "").strip() for c in element):
        return
    if etree.QName(element).localname not in _CONTAINERS or not _only_blocks(element):
        return
    element.text = "\n" + "  " * (depth + 1)
    for child in element:
        lay_out(child, depth + 1)
        child.tail = "\n" + "  " * (depth + 1)
    element[-1].tail = "\n" + "  " * depth


def _only_blocks(element: etree._Element) -> bool:
    """True unless an item, note or quotation holds phrases side by side."""
    if etree.QName(element).localname not in {"item", "note", "quote", "cit", "figure"}:
        return True
    return not any(etree.QName(child).localname in _PHRASES for child in element)
