"""Where a finding is, in every way a person may look for it: line, path, paragraph, the words around it, line of the .txt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from teiwright.findings import Finding, Place
from teiwright.validation import positions
from teiwright.validation.alignment import Lines
from teiwright.validation.numbering import Numbers, points
from teiwright.validation.words import cut, line_of, local, text_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from teiwright.model import Source
    from teiwright.validation.words import Problem

_BLOCKS = frozenset(
    {
        "p", "note", "head", "l", "item", "cell", "label", "titlePart", "docTitle", "docAuthor", "docDate", "byline", "dateline", "salute",
        "signed", "speaker", "stage", "trailer", "ab", "bibl",
    }
)  # fmt: skip
_NAMED = {
    "teiHeader": "header", "titleStmt": "header, title statement", "publicationStmt": "header, publication statement", "sourceDesc": "header, description of the source",
    "encodingDesc": "header, description of the encoding", "profileDesc": "header, profile", "revisionDesc": "header, list of changes", "fileDesc": "header, description of the file",
    "editorialDecl": "header, editorial declaration", "standOff": "lists before the text", "listPerson": "list of persons", "listPlace": "list of places", "listOrg": "list of organisations",
    "front": "front matter", "back": "back matter", "body": "body of the text", "text": "text", "head": "heading", "dateline": "date line", "item": "list item", "l": "verse",
    "cell": "table cell", "titlePart": "title", "docTitle": "title", "docAuthor": "name of the author", "docDate": "date of the work", "byline": "byline", "salute": "salutation",
    "signed": "signature", "speaker": "speaker", "stage": "stage direction", "trailer": "closing line", "label": "label", "ab": "block", "bibl": "bibliographic entry",
}  # fmt: skip


def located(
    problems: Iterable[Problem], tree: etree._ElementTree, text: str, name: str, source: Source | None = None
) -> list[Finding]:
    """Turn problems into findings with their places.

    Args:
        problems: what is wrong, each at its element.
        tree: the document.
        text: the XML as `xmlfile.text_of` gave it, for lines and columns.
        name: what the file is called.
        source: the plain text that the TEI was made from, if it is known and unchanged.
    """
    listed = list(problems)
    if not listed:
        return []
    return _Locator(tree, text, name, source, listed).findings()


class _Locator:
    """The places of some problems in the text of one file and in the plain text that it was made from."""

    def __init__(
        self, tree: etree._ElementTree, text: str, name: str, source: Source | None, problems: list[Problem]
    ) -> None:
        self.tree, self.text, self.name, self.problems = tree, text, name, problems
        self.wanted = {p.element for p in problems}
        self.numbers = Numbers(tree, self.wanted)
        self.points = points(
            text, {(p.element, part) for p in problems for part in ("start", p.slot)}, self.numbers
        )
        within = any(_around(element, {"text"}) is not None for element in self.wanted)
        self.lines = self._source_lines(source) if source and within else {}  # a header has no lines there
        self._block: etree._Element | None = None
        self._words = ""
        self._starts: Mapping[_Behind, int] = {}

    def findings(self) -> list[Finding]:
        return [
            Finding(p.code, p.severity, p.message, p.hint, self._place(p), p.count) for p in self.problems
        ]

    def _place(self, problem: Problem) -> Place:
        tag = self.points.get((problem.element, "start"))
        point = self.points.get((problem.element, problem.slot), tag)
        if problem.attribute and tag is not None:
            written = positions.attribute(self.text, tag, local(problem.attribute))
            point = written.point if written else point
        return Place(
            self.name,
            point.line if point else line_of(problem.element),
            point.column if point else 0,
            self._context(problem),
            self.numbers.path(problem.element),
            self.lines.get((problem.element, problem.slot == "tail"), 0),
        )

    # The words around -----------------------------------------------------------------------------------------------

    def _context(self, problem: Problem) -> str:
        element = problem.element
        outer = element.getparent() if problem.slot == "tail" else element
        block = _around(outer, _BLOCKS)
        if block is None:
            return self._region(outer if outer is not None else element, problem)
        label = self._label(block)
        near = self._near(block, problem)
        return f"{label}, near “{near}”" if near else label

    def _label(self, block: etree._Element) -> str:
        name = local(str(block.tag))
        owner = _around(block.getparent(), {"note"})
        if owner is not None:
            return self._label(owner)
        if _around(block, {"teiHeader", "standOff"}) is not None:
            return self._named(block)
        if name in {"p", "note"}:
            return f"{'paragraph' if name == 'p' else 'note'} {self.numbers.ordinal(block)}".strip()
        if name == "l" and block.get("n"):
            return f"verse {block.get('n')}"
        return _NAMED.get(name, name)

    def _named(self, element: etree._Element) -> str:
        entry = _around(element, {"person", "place", "org"})
        if entry is not None:
            words = " ".join(text_in(next(entry.iterchildren("*"), entry)).split())
            return f"list of {local(str(entry.tag))}s, entry “{words[:40]}”"
        for ancestor in (element, *element.iterancestors()):
            found = _NAMED.get(local(str(ancestor.tag)))
            if found and (ancestor is not element or local(str(ancestor.tag)) not in _BLOCKS):
                return found
        return ""

    def _region(self, element: etree._Element, problem: Problem) -> str:
        region = self._named(element)
        said = problem.element.tail or "" if problem.slot == "tail" else text_in(problem.element)
        words = " ".join(said.split())
        near = f"near “{cut(words, 45)}”" if words else ""
        return ", ".join(part for part in (region, near) if part)

    def _near(self, block: etree._Element, problem: Problem) -> str:
        if block is not self._block:
            self._block = block
            self._words, self._starts = _spelled(block, self.wanted)
        element = problem.element
        start = self._starts.get((element, False), 0)
        length = len(text_in(element))
        if problem.slot == "tail":
            start, length = start + length, len(element.tail or "")
        if element is block:
            return cut(" ".join(self._words.lstrip()[:120].split()), 45)
        low = max(self._words.rfind(" ", 0, max(start - 12, 0)), 0)
        high = start + min(length, 40)
        stop = self._words.find(" ", min(high + 12, len(self._words)))
        words = self._words[low : stop if 0 <= stop < high + 30 else high + 12]
        return cut(" ".join(words.split()), 70)

    # The line of the plain text -------------------------------------------------------------------------------------

    def _source_lines(self, source: Source) -> Mapping[_Behind, int]:
        root = next(self.tree.iter("{*}text"), None)
        if root is None:
            return {}
        text, places = _spelled(root, self.wanted)
        lines = Lines(source.text, text)
        found: dict[_Behind, int] = {}
        at = count = 0
        for (node, behind), place in places.items():  # in the order of the text
            count += len("".join(text[at:place].split()))
            at = place
            found[node, behind] = lines.line(count - 1 if not behind and _clings(node) else count)
        return found


_Behind = tuple["etree._Element", bool]  # noqa: SLF001 - lxml has no other name for the type
"""A tag: that with which an element begins, or (True) the one with which it ends."""


def _spelled(root: etree._Element, wanted: Collection[etree._Element]) -> tuple[str, Mapping[_Behind, int]]:
    """The text of an element, comments left out, and where in it the tags of some elements stand."""
    places: dict[_Behind, int] = {}
    pieces: list[str] = []
    at = 0
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in {"start", "end"} and node in wanted:
            places[node, event == "end"] = at
        piece = node.text if event == "start" else node.tail if node is not root else ""
        if piece:
            pieces.append(piece)
            at += len(piece)
    return "".join(pieces), places


def _around(element: etree._Element | None, names: Collection[str]) -> etree._Element | None:
    """The element, or the nearest of those it is in, that has one of the names."""
    while element is not None and local(str(element.tag)) not in names:
        element = element.getparent()
    return element


def _clings(node: etree._Element) -> bool:
    """True for an empty element right behind some words: it belongs to the line of these."""
    if len(node) or (node.text or "").strip():
        return False
    before = node.getprevious()
    parent = node.getparent()
    words = (
        before.tail or text_in(before) if before is not None else parent.text if parent is not None else ""
    )
    return bool((words or "").strip())
