"""Takes over into the table what a person has changed in the TEI itself: its names, dates, quotations and titles."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from teiwright.errors import ReviewError
from teiwright.model import Extent
from teiwright.review import ELEMENTS, family_of
from teiwright.review.alignment import shared
from teiwright.review.meanings import ATTRIBUTES, attributes_of, date_of
from teiwright.review.places import Places
from teiwright.review.sheet import place_of, row_of
from teiwright.review.table import COLUMNS, Row, Table, context_cell, element_of, quoted
from teiwright.weaving.build import qualified

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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
_PROGRAM = "#teiwright"
_TABLE = "#review"


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
    marks: list[tuple[int, int, str, tuple[str, ...], str]] = field(default_factory=list)
    """Start, end, element, meaning, and who answers for it (@resp)."""
    names: dict[str, str] = field(default_factory=dict)
    """Persons by key: the name of the list."""
    frame: list[str] = field(default_factory=list)
    """The other elements of the text, in order."""


def take_over(
    document: Document,
    fresh: etree._Element,
    edited: etree._Element,
    before: Table,
    *,
    decided: etree._Element | None = None,
) -> TakenOver:
    """The table with a row for each mark that a person has set, taken away, changed or signed in a TEI file.

    Args:
        document: the text as the program alone reads it, with the marks that hold.
        fresh: the TEI that the program alone makes of it.
        edited: the TEI that a person has changed.
        before: the table as it was.
        decided: the TEI that the program makes with that table, if there is one.

    Raises:
        ReviewError: it is no TEI, or the TEI of another text.
    """
    decided = fresh if decided is None else decided
    if edited.find(f"{_TEI}text") is None:
        raise ReviewError(
            "In the file there is no TEI text (TEI with text in it). Name the TEI that was made from this text."
        )
    alone, ours, theirs = _read(fresh), _read(decided), _read(edited)
    here = _Letters(document, ours.letters, theirs.letters)
    mine = {mark for mark, _ in here.marks(alone, moved=False)}
    held = {mark for mark, _ in here.marks(ours, moved=False)}
    found = list(here.marks(theirs, moved=True))
    wanted = {mark for mark, _ in found}
    desk = _Desk(document, before, theirs.names)
    added = [mark for mark, _ in found if mark not in mine and mark not in held]
    gone = sorted(mark for mark in held - wanted if not here.is_lost(mark.extent))
    for mark in gone:
        instead = next((m for m in added if _takes_place(m, mark)), None)
        if instead:
            added.remove(instead)
            desk.say(mark, instead)
        elif mark in mine:
            desk.deny(mark)
        else:
            desk.ask(mark)
    for mark in added:
        desk.say(mark, mark)
    changed = len(desk.rows)
    for mark, who in found:
        if mark in mine and mark not in held and who in {_PROGRAM, _TABLE}:
            desk.ask(mark)
        elif mark in mine and who != _PROGRAM:
            desk.confirm(mark)
    left = (
        *desk.left(),
        *_in_changed_words(ours, theirs, here),
        *_left(ours, theirs, here, decided, edited),
    )
    return TakenOver(desk.table(), changed, left)


class _Desk:
    """Writes the rows, and keeps what a person has written into those that they replace."""

    def __init__(self, document: Document, before: Table, names: Mapping[str, str]) -> None:
        self._document = document
        self._before = before
        self._places = Places(document.source)
        self._spans = {(s.extent, s.element): s for s in document.spans}
        self._names = dict(names)
        self._names |= {p.key: p.name.sorted for s in document.spans for p in s.persons}
        self._names |= {p.key: p.name.sorted for p in document.register.persons}
        self.rows: dict[tuple[Extent, str], Row] = {}
        self._asked: dict[Extent, None] = {}
        self._unsaid: list[Mark] = []
        extents = self._places.find([place_of(row) for row in before.rows])
        self._old: dict[tuple[Extent, tuple[str, ...]], list[Row]] = {}
        for row, extent in zip(before.rows, extents, strict=True):
            # What is said of all places stays: a row about one of them outweighs it.
            if extent and row["decision"].strip() and not row["where"].strip():
                element = row["found"].partition(" ")[0] or element_of(row)
                self._old.setdefault((extent, family_of(element)), []).append(row)

    def say(self, place: Mark, mark: Mark) -> None:
        """A row at the place of one mark, with what another says."""
        if not self._can_say(place, mark):
            self._unsaid.append(mark)
            return
        around = self._places.around(mark.extent)
        said = {"words": quoted(around[1]), "what": mark.element, "meaning": self._said(mark)}
        self._write(place, {**self._found(place), **said, "decision": "yes"})

    def deny(self, mark: Mark) -> None:
        """A row that says: no such mark here."""
        self._write(mark, {**self._found(mark), "decision": "no"})

    def confirm(self, mark: Mark) -> None:
        """A row that says: it is so; unless one says so already."""
        if not self._replaced(mark):
            self._write(mark, {**self._found(mark), "decision": "yes"})

    def ask(self, mark: Mark) -> None:
        """Here the table and the TEI say different things, and nobody knows which is newer."""
        self._asked[mark.extent] = None

    def table(self) -> Table:
        """The table with all rows."""
        replaced = {id(row) for key in self.rows for row in self._old.get((key[0], family_of(key[1])), ())}
        kept = tuple(row for row in self._before.rows if id(row) not in replaced)
        return replace(self._before, rows=(*kept, *self.rows.values()))

    def left(self) -> Iterator[str]:
        """What is to be said about rows that were not written."""
        for mark in self._unsaid:
            said = "; ".join(mark.meaning) or "no person and no value"
            yield f"{self._where(mark.extent)} has {said}: a table cannot say that. Leave the mark to the program, or keep the TEI."
        if self._asked:
            places = "; ".join(self._where(extent) for extent in self._asked)
            yield (
                f"The table and the TEI say different things, and which is newer only you know: {places}. "
                "The table holds; if the TEI is right, change the row."
            )

    def _found(self, mark: Mark) -> Mapping[str, str]:
        """What the program has found at a place, or the place alone."""
        span = self._spans.get((mark.extent, mark.element))
        if span is not None:
            return row_of(span, self._document, self._places).cells
        line = self._document.source.line_of(mark.extent.start)
        return {"line": str(line), "context": context_cell(*self._places.around(mark.extent))}

    def _write(self, mark: Mark, cells: Mapping[str, str]) -> None:
        own: dict[str, str] = {}
        for row in self._replaced(mark):
            own |= {c: row[c] for c in row.cells if c == "comment" or c not in COLUMNS}
        self.rows[mark.extent, mark.element] = Row({**own, **cells})

    def _replaced(self, mark: Mark) -> list[Row]:
        """The older rows that decide about the same mark."""
        return self._old.get((mark.extent, family_of(mark.element)), [])

    def _said(self, mark: Mark) -> str:
        if mark.element == "persName":
            return "; ".join(f"{self._names[k]} ({k})" if k in self._names else k for k in mark.meaning)
        return "; ".join(mark.meaning)

    def _can_say(self, place: Mark, mark: Mark) -> bool:
        """False for values that a row would be refused for, and where a person has taken the meaning away: an empty cell leaves it."""
        if not mark.meaning:
            return place.extent != mark.extent or place.element != mark.element or not place.meaning
        try:
            if mark.element == "date":
                date_of(self._said(mark), "", 0)
            elif mark.element == "persName":
                return all(key in self._names or not key.startswith("per-") for key in mark.meaning)
            else:
                attributes_of(self._said(mark), mark.element, "", 0)
        except ReviewError:
            return False
        return True

    def _where(self, extent: Extent) -> str:
        words = self._places.around(extent)[1]
        return f"“{words}” in line {self._document.source.line_of(extent.start)}"


def _takes_place(one: Mark, other: Mark) -> bool:
    """True if a mark that was set can be what became of one that is missing."""
    return one.extent.overlaps(other.extent) and (
        one.element in family_of(other.element) or one.extent == other.extent
    )


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
                read.marks.append((at, at, kind, _meaning(element, kind), element.get("resp", _PROGRAM)))
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
        self._blocks = shared(ours, theirs)
        self._starts = [there for _, there, _ in self._blocks]
        self.same = ours == theirs
        if 2 * sum(size for *_, size in self._blocks) < max(len(ours), len(theirs)):
            raise ReviewError(
                f"The text of the TEI is not that of {document.source.name}. Name the TEI that was made from this text."
            )

    def marks(self, read: _Read, *, moved: bool) -> Iterator[tuple[Mark, str]]:
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


def _in_changed_words(ours: _Read, theirs: _Read, here: _Letters) -> Iterator[str]:
    """What is to be said of marks that differ amid changed words."""

    def amid(read: _Read, kept: Iterable[tuple[Mark, str]]) -> Counter[tuple[str, tuple[str, ...]]]:
        every = Counter((kind, meaning) for start, end, kind, meaning, _ in read.marks if start < end)
        return every - Counter((mark.element, mark.meaning) for mark, _ in kept)

    if here.same:
        return
    lost = [entry for entry in here.marks(ours, moved=False) if not here.is_lost(entry[0].extent)]
    count = (amid(theirs, here.marks(theirs, moved=True)) - amid(ours, lost)).total()
    if count:
        yield f"Marks that differ amid changed words ({count}): change the words in the plain text first, then call this again."


def _left(
    ours: _Read, theirs: _Read, here: _Letters, fresh: etree._Element, edited: etree._Element
) -> Iterator[str]:
    """What differs beside the marks, and where it belongs so that it is not lost."""
    if not here.same:
        yield "Words of the text were changed: make the same change in the plain text."
    if ours.frame != theirs.frame:
        one, other = Counter(ours.frame), Counter(theirs.frame)
        which = ", ".join(sorted({*(one - other), *(other - one)}))
        yield f"Other elements were changed{f' ({which})' if which else ''}: what a block is (a heading, verse …), say in the plain text, with a line that begins with %%."
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
