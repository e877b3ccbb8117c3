"""Takes over into the table what a person has changed in the TEI itself: its names, dates, quotations and titles."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from teiwright.errors import ReviewError
from teiwright.model import Extent
from teiwright.review import ELEMENTS, family_of
from teiwright.review.meanings import ATTRIBUTES
from teiwright.review.places import Places
from teiwright.review.sheet import place_of, row_of
from teiwright.review.table import Row, Table, context_cell, quoted
from teiwright.weaving.build import qualified

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from teiwright.model import Document

_TEI = "{http://www.tei-c.org/ns/1.0}"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_DATES = (
    "when",
    "from",
    "to",
    "notBefore",
    "notAfter",
    "precision",
    "calendar",
    "datingMethod",
    "when-custom",
)
_INSIDE = frozenset({"roleName", "forename", "surname", "nameLink", "addName", "genName"})
"""Parts of a name: they follow the name."""
_MOST = 20_000
"""So many words may stand between the first and the last change of the text itself."""


class Mark(NamedTuple):
    """A mark of a TEI file at its place in the plain text, with what it says."""

    extent: Extent
    element: str
    meaning: tuple[str, ...] = ()
    """Keys of persons, or the attributes of a date."""


@dataclass(frozen=True)
class TakenOver:
    """What came of it."""

    table: Table
    changed: int = 0
    """Marks that differ from those of the program."""
    left: tuple[str, ...] = ()
    """What a table cannot keep, in sentences."""


@dataclass
class _Read:
    """The marks of a TEI file, in characters of its text without white space."""

    letters: str = ""
    marks: list[tuple[int, int, str, tuple[str, ...], bool]] = field(default_factory=list)
    """Start, end, element, meaning, and whether a person answers for it."""
    names: dict[str, str] = field(default_factory=dict)
    """Persons by key: the name of the list."""
    frame: list[str] = field(default_factory=list)
    """The other elements of the text, in order."""


def take_over(document: Document, fresh: etree._Element, edited: etree._Element, before: Table) -> TakenOver:
    """The table with a row for each mark that a person has set, taken away, changed or signed in a TEI file.

    Args:
        document: the text as the program alone reads it, with the marks that hold.
        fresh: the TEI that the program makes of it.
        edited: the TEI that a person has changed.
        before: the table as it was.

    Raises:
        ReviewError: the text of the TEI is another one.
    """
    ours, theirs = _read(fresh), _read(edited)
    here = _Letters(document, ours.letters, theirs.letters)
    mine = {mark for mark, _ in here.marks(ours, moved=False)}
    found = list(here.marks(theirs, moved=True))
    places = Places(document.source)
    by_place = {(s.extent, s.element): s for s in document.spans}
    names = {p.key: p.name.sorted for s in document.spans for p in s.persons}
    names |= {p.key: p.name.sorted for p in document.register.persons} | theirs.names
    added = [mark for mark, _ in found if mark not in mine]
    there = {mark for mark, _ in found}
    missing = [mark for mark in mine - there if not here.is_lost(mark.extent)]
    rows: dict[tuple[Extent, str], Row] = {}
    for mark in sorted(missing):
        span = by_place.get((mark.extent, mark.element))
        if span is None:
            continue
        row = row_of(span, document, places)
        instead = next((m for m in added if _takes_place(m, mark)), None)
        if instead:
            added.remove(instead)
            said = {
                "words": quoted(places.around(instead.extent)[1]),
                "what": instead.element,
                "meaning": _said(instead, names),
            }
            rows[mark.extent, mark.element] = Row({**row.cells, **said, "decision": "yes"})
        else:
            rows[mark.extent, mark.element] = Row({**row.cells, "decision": "no"})
    for mark in added:
        around = places.around(mark.extent)
        rows[mark.extent, mark.element] = Row(
            {
                "line": str(document.source.line_of(mark.extent.start)), "context": context_cell(*around), "words": quoted(around[1]),
                "what": mark.element, "meaning": _said(mark, names), "decision": "yes",
            }
        )  # fmt: skip
    changed = len(rows)
    for mark, signed in found:
        span = by_place.get((mark.extent, mark.element))
        if signed and mark in mine and span is not None:
            rows[mark.extent, mark.element] = Row({**row_of(span, document, places).cells, "decision": "yes"})
    kept = tuple(row for row in before.rows if not _is_replaced(row, rows, places))
    table = Table((*kept, *rows.values()), before.columns, before.divider, before.name)
    return TakenOver(table, changed, tuple(_left(ours, theirs, here, fresh, edited)))


def _takes_place(one: Mark, other: Mark) -> bool:
    """True if a mark that was set can be what became of one that is missing."""
    return one.extent.overlaps(other.extent) and (
        one.element in family_of(other.element) or one.extent == other.extent
    )


def _said(mark: Mark, names: Mapping[str, str]) -> str:
    if mark.element == "persName":
        return "; ".join(f"{names[key]} ({key})" if key in names else key for key in mark.meaning)
    return "; ".join(mark.meaning)


def _is_replaced(row: Row, rows: Mapping[tuple[Extent, str], Row], places: Places) -> bool:
    """True if an older row speaks of the same mark as a new one."""
    element = row["found"].partition(" ")[0] or row["what"]
    extent = places.of(place_of(row))
    return extent is not None and (extent, element) in rows


def _read(root: etree._Element) -> _Read:
    read = _Read()
    for person in root.iter(f"{_TEI}person"):
        name = person.find(f"{_TEI}persName")
        key = person.get(_XML_ID)
        if key and name is not None:
            read.names[key] = " ".join("".join(str(t) for t in name.itertext()).split())
    text = root.find(f"{_TEI}text")
    if text is None:
        return read
    letters: list[str] = []
    chains: dict[str, int] = {}
    open_: list[int] = []
    at = 0
    for event, element in etree.iterwalk(text, events=("start", "end", "comment", "pi")):
        kind = str(element.tag).removeprefix(_TEI) if isinstance(element.tag, str) else ""
        if event == "start":
            if kind in ELEMENTS:
                open_.append(len(read.marks))
                read.marks.append((at, at, kind, _meaning(element, kind), _is_signed(element)))
            elif kind not in _INSIDE:
                read.frame.append(kind)
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


def _join(element: etree._Element, number: int, read: _Read, chains: dict[str, int]) -> None:
    """Make one mark of the pieces into which a mark is cut; the pieces of a quotation that the narrator parts stay as they are."""
    name, before = element.get(_XML_ID), (element.get("prev") or "")[1:]
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
        return tuple(f"{key}={element.get(key)}" for key in _DATES if element.get(key))
    return tuple(
        f"{key}={value}" for key in ATTRIBUTES.get(name, ()) if (value := element.get(qualified(key)))
    )


def _is_signed(element: etree._Element) -> bool:
    """True if a person answers for a mark: @resp leads to somebody else than the program."""
    return element.get("resp", "#teiwright") != "#teiwright"


class _Letters:
    """Where the letters of two TEI files stand in the plain text: the one made by the program, and the one that a person has changed."""

    def __init__(self, document: Document, ours: str, theirs: str) -> None:
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
        self._blocks = _same(ours, theirs, document.source.name)
        self.same = ours == theirs
        self._kept = [(a, a + size) for a, _, size in self._blocks]

    def marks(self, read: _Read, *, moved: bool) -> Iterator[tuple[Mark, bool]]:
        """The marks of a file with their places in the source; those over changed words are left out."""
        for start, end, element, meaning, signed in read.marks:
            if end <= start:
                continue
            first, last = (self._back(start), self._back(end - 1)) if moved else (start, end - 1)
            if first is None or last is None or last - first != end - 1 - start:
                continue
            yield Mark(Extent(self._source[first], self._source[last] + 1), element, meaning), signed

    def is_lost(self, extent: Extent) -> bool:
        """True for a place whose words a person has changed in the TEI: nothing can be said of its marks."""
        if self.same:
            return False
        start, end = bisect_left(self._source, extent.start), bisect_left(self._source, extent.end)
        return not any(a <= start and end <= b for a, b in self._kept)

    def _back(self, place: int) -> int | None:
        return next((place - b + a for a, b, size in self._blocks if b <= place < b + size), None)


def _same(ours: str, theirs: str, name: str) -> list[tuple[int, int, int]]:
    """The stretches that two texts share, as (start in ours, start in theirs, length)."""
    if ours == theirs:
        return [(0, 0, len(ours))]
    head = _common(ours, theirs)
    tail = _common(ours[head:][::-1], theirs[head:][::-1])
    one, other = ours[head : len(ours) - tail], theirs[head : len(theirs) - tail]
    if max(len(one), len(other)) > _MOST:
        near = ours[max(0, head - 20) : head + 20]
        raise ReviewError(
            f"The text of the TEI is not that of {name}: they part at “{near}”, and go together again only much later. Name the TEI that was made from this text."
        )
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    middle = [(head + a, head + b, size) for a, b, size in blocks if size]
    return [(0, 0, head), *middle, (len(ours) - tail, len(theirs) - tail, tail)]


def _common(one: str, other: str) -> int:
    """How many characters two texts share at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        half = (low + high + 1) // 2
        if one[:half] == other[:half]:
            low = half
        else:
            high = half - 1
    return low


def _left(
    ours: _Read, theirs: _Read, here: _Letters, fresh: etree._Element, edited: etree._Element
) -> Iterator[str]:
    """What differs beside the marks, and where it belongs so that it is not lost."""
    if not here.same:
        yield "Words of the text were changed: make the same change in the plain text."
    if ours.frame != theirs.frame:
        yield "Other elements were changed. What a block is (a heading, verse …), say in the plain text, with a line that begins with %%."
    if _header(fresh) != _header(edited):
        yield "The header was changed: say it in edition.toml."
    known = set(ours.names)
    more = [key for key in theirs.names if key not in known or ours.names[key] != theirs.names[key]]
    if more or _facts(edited) - _facts(fresh):
        yield "The list of persons was changed: put these persons, with all that you know of them, into the register persons.xml."


def _header(root: etree._Element) -> list[str]:
    """The words of the header, without what says how the file was made."""
    made = ("encodingDesc", "revisionDesc", "respStmt")
    header = root.find(f"{_TEI}teiHeader")
    if header is None:
        return []
    return [
        " ".join(str(text).split())
        for part in header.iter(f"{_TEI}*")
        if not any(up.tag in {_TEI + m for m in made} for up in (part, *part.iterancestors()))
        for text in (part.text, part.tail)
        if text and text.strip()
    ]


def _facts(root: etree._Element) -> set[tuple[str | None, str, str]]:
    """What the list of persons says beside names."""
    return {
        (person.get(_XML_ID), str(part.tag), "".join(str(t) for t in part.itertext()))
        for person in root.iter(f"{_TEI}person")
        for part in person
        if part.tag != f"{_TEI}persName"
    }
