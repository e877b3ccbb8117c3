"""The marks of a TEI file, with their places in the plain text that it was made from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct, field

from teiwright.errors import ReviewError
from teiwright.model import Extent
from teiwright.review import ELEMENTS
from teiwright.review.alignment import shared
from teiwright.review.meanings import ATTRIBUTES, OF_DATES
from teiwright.validation.xmlfile import words_of
from teiwright.weaving.build import qualified
from teiwright.xml_names import IN_TEI, XML_ID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.model import Document

PROGRAM = "#teiwright"
"""Who answers for a mark of which nothing else is said."""
_INSIDE = frozenset({"roleName", "forename", "surname", "nameLink", "addName", "genName"})
"""Parts of a name: they follow the name."""


class Mark(Struct, frozen=True, order=True):
    """A mark of a TEI file at its place in the plain text, with what it says."""

    extent: Extent
    element: str
    meaning: tuple[str, ...] = ()
    """Keys of persons, or the attributes of a date."""


class Marked(Struct):
    """The marks of a TEI file, in characters of its text without white space."""

    letters: str = ""
    marks: list[tuple[int, int, str, tuple[str, ...], str]] = field(default_factory=list)
    """Start, end, element, meaning, and who answers for it (@resp)."""
    names: dict[str, str] = field(default_factory=dict)
    """Persons by key: the name of the list."""
    frame: list[str] = field(default_factory=list)
    """The other elements of the text, in order."""
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    """What these say of themselves: element, attribute, value; not how sure the program is, nor addresses and numbers, which it makes."""


_MADE = frozenset({"ana", "cert", "corresp", "evidence", "n", "next", "prev", "resp", "target", XML_ID})


def read_marks(root: etree._Element) -> Marked:
    """The marks of a TEI file, its list of persons and its other elements."""
    read = Marked()
    for person in root.iter(f"{IN_TEI}person"):
        name = person.find(f"{IN_TEI}persName")
        key = person.get(XML_ID)
        if key and name is not None:
            read.names[key] = words_of(name)
    text = root.find(f"{IN_TEI}text")
    if text is None:
        return read
    letters: list[str] = []
    chains: dict[str, int] = {}
    open_: list[int] = []
    at = 0
    for event, element in etree.iterwalk(text, events=("start", "end", "comment", "pi")):
        kind = str(element.tag).removeprefix(IN_TEI) if isinstance(element.tag, str) else ""
        if event == "start":
            if kind in ELEMENTS:
                open_.append(len(read.marks))
                read.marks.append((at, at, kind, _meaning(element, kind), element.get("resp", PROGRAM)))
            elif kind not in _INSIDE:
                read.frame.append(kind)
                read.attributes += [(kind, name, said) for name, said in element.items() if name not in _MADE]
            at += _take(element.text, letters)
            continue
        if kind in ELEMENTS:
            number = open_.pop()
            read.marks[number] = (read.marks[number][0], at, *read.marks[number][2:])
            _join(element, number, read, chains)
        if element is not text:
            at += _take(element.tail, letters)
    read.letters = "".join(letters)
    return read


def _take(text: str | None, letters: list[str]) -> int:
    found = "".join((text or "").split())
    if found:
        letters.append(found)
    return len(found)


def _join(element: etree._Element, number: int, read: Marked, chains: dict[str, int]) -> None:
    """Make one mark of the pieces into which a mark is cut; the pieces of a quotation that the narrator parts stay as they are."""
    name, before = element.get(XML_ID), (element.get("prev") or "")[1:]
    first = chains.get(before, number) if before and "." in (name or "") else number
    if name:
        chains[name] = first
    if first != number:
        start, _, *rest = read.marks[first]
        read.marks[first] = (start, read.marks[number][1], *rest)  # type: ignore[assignment]
        read.marks[number] = (0, 0, *read.marks[number][2:])


def _meaning(element: etree._Element, name: str) -> tuple[str, ...]:
    if name == "persName":
        return tuple(key.removeprefix("#") for key in (element.get("ref") or "").split())
    if name == "date":
        return tuple(f"{key}={element.get(key)}" for key in OF_DATES if element.get(key))
    return tuple(
        f"{key}={value}" for key in ATTRIBUTES.get(name, ()) if (value := element.get(qualified(key)))
    )


class Letters:
    """Where the letters of two TEI files stand in the plain text: the one made by the program, and the one that a person has changed."""

    def __init__(self, document: Document, ours: str, theirs: str) -> None:
        """Lay the letters of the two files beside each other.

        Raises:
            ReviewError: they are two different texts.
        """
        self._source = [
            passage.extent(at, at + 1).start
            for passage in document.passages
            for at, sign in enumerate(passage.text)
            if not sign.isspace()
        ]
        if len(self._source) != len(ours):
            raise ReviewError(
                f"{document.source.name}: the text and its encoding do not agree. This is a fault of the program."
            )
        self._blocks = shared(ours, theirs)
        self._starts = [there for _, there, _ in self._blocks]
        self.same = ours == theirs
        # What was added at the very end stands in the line of the last letter.
        ends = [0, *(here + size for here, _, size in self._blocks)]
        afters = [*(here for here, *_ in self._blocks), len(ours)]
        theirs_ends = [0, *(there + size for _, there, size in self._blocks)]
        theirs_afters = [*self._starts, len(theirs)]
        self.changed = sorted(
            {
                document.source.line_of(self._source[min(end, len(ours) - 1)])
                for end, after, there, beyond in zip(ends, afters, theirs_ends, theirs_afters, strict=True)
                if ours and (end < after or there < beyond)
            }
        )
        """The lines of the plain text whose words a person has changed in the TEI."""
        if 2 * sum(size for *_, size in self._blocks) < max(len(ours), len(theirs)):
            raise ReviewError(
                f"The text of the TEI is not that of {document.source.name}. Name the TEI that was made from this text."
            )

    def marks(self, read: Marked, *, moved: bool) -> Iterator[tuple[Mark, str]]:
        """The marks of a file with their places in the source, and who answers for them; those over changed words are left out."""
        for start, end, element, meaning, who in read.marks:
            if end <= start:
                continue
            first, last = (self._back(start), self._back(end - 1)) if moved else (start, end - 1)
            if first is None or last is None or last - first != end - 1 - start:
                continue
            yield Mark(Extent(self._source[first], self._source[last] + 1), element, meaning), who

    def is_lost(self, extent: Extent) -> bool:
        """True for a place whose words a person has changed in the TEI: nothing can be said of its marks."""
        if self.same:
            return False
        start, end = bisect_left(self._source, extent.start), bisect_left(self._source, extent.end)
        return not any(a <= start and end <= a + size for a, _, size in self._blocks)

    def _back(self, place: int) -> int | None:
        block = bisect_right(self._starts, place) - 1
        if block < 0:
            return None
        here, there, size = self._blocks[block]
        return here + place - there if place < there + size else None
