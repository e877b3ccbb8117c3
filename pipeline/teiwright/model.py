"""The things that pass from stage to stage: immutable, typed, without input, output or XML.

Offsets are code points in `Source.text`, zero-based and half-open, everywhere.
"""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from teiwright.running_text import running

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from teiwright.findings import Finding
    from teiwright.metadata import Metadata
    from teiwright.reading.mojibake import Repair

Attributes = tuple[tuple[str, str], ...]
"""Attributes of a TEI element, in the order in which they are written; `xml:id` and `xml:lang` by these names."""

IN_ORDER = attrgetter("extent.start", "extent.end")
"""The place of a block, skip or span, to sort by: extents compare much more slowly than pairs of numbers."""


def _value(attributes: Attributes, name: str) -> str | None:
    for each, value in attributes:
        if each == name:
            return value
    return None


TEXT = ""
"""The `element` of a block whose text stands directly in its parent, without an element of its own."""


class Certainty(StrEnum):
    """How sure a mark is. Measured, not felt: high ≥ 97 % right, medium ≥ 85 %."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """The surest first."""
        return ("high", "medium", "low").index(self.value)


class Extent(Struct, frozen=True, order=True):
    """A stretch of the source: code points `start` up to but not including `end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not an extent: {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Extent) -> bool:
        """True if `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Extent) -> bool:
        """True if the two share at least one character."""
        return self.start < other.end and other.start < self.end


class Source(Struct, frozen=True, dict=True):
    """A plain text as received: decoded, line ends made LF, a byte-order mark taken off; nothing else is changed unasked."""

    name: str
    """File name without its folder."""
    text: str
    encoding: str
    digest: str
    """SHA-256 of the bytes as received, in hexadecimal."""
    size: int
    """Bytes as received."""
    findings: tuple[Finding, ...] = ()
    repairs: tuple[Repair, ...] = ()
    """What was put right before anything else, on request; `text` is the repaired text, `digest` that of the file."""

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def line_of(self, offset: int) -> int:
        """The line, counted from 1, in which a character stands."""
        return bisect_right(self._line_starts, offset)

    def start_of(self, line: int) -> int:
        """Where a line, counted from 1, begins."""
        return self._line_starts[line - 1]

    def column_of(self, offset: int) -> int:
        """The column, counted from 1, in which a character stands."""
        return offset - self._line_starts[self.line_of(offset) - 1] + 1

    def words(self, extent: Extent) -> str:
        """The words of a stretch, with single spaces between them."""
        return " ".join(self.text[extent.start : extent.end].split())


class Block(Struct, frozen=True):
    """A piece of structure. Blocks nest; a block without children is a leaf and holds running text."""

    element: str
    """Name of the TEI element (p, head, div, note, l …) or TEXT."""
    extent: Extent
    children: tuple[Block, ...] = ()
    attributes: Attributes = ()
    rule: str = ""
    """The rule that saw it: `convention.rule`."""
    cert: Certainty = Certainty.HIGH
    evidence: str = ""
    """Why, in words for the reader."""

    def get(self, name: str) -> str | None:
        """The value of an attribute, or None."""
        return _value(self.attributes, name)

    def walk(self) -> Iterator[Block]:
        """Itself and every block below it, in the order of the text."""
        # (A generator for each block would take thrice as long.)
        waiting = [self]
        while waiting:
            block = waiting.pop()
            yield block
            if block.children:
                waiting += reversed(block.children)

    def leaves(self) -> Iterator[Block]:
        """The leaves below (or the block itself), in order of the text."""
        return (block for block in self.walk() if not block.children)


class Skip(Struct, frozen=True):
    """Characters of the source that do not become text of the TEI, with the reason. White space between blocks is one."""

    extent: Extent
    reason: str


class PersonName(Struct, frozen=True):
    """One form of a person's name, in parts; what is not known is empty."""

    surname: str = ""
    forename: str = ""
    name_link: str = ""
    """von, de, van der, al-."""
    role_name: str = ""
    other: str = ""
    """The whole name, where it cannot be divided (Homer, Buffalo Bill)."""
    kind: str = ""
    """persName/@type: birth, married, pseudonym …; empty for the main name."""
    gen_name: str = ""
    """Jr., fils, III: which of several of this name."""

    @property
    def plain(self) -> str:
        """As one says it: forename, link, surname."""
        return self.other or " ".join(p for p in (self.forename, self.name_link, self.surname) if p)

    @property
    def sorted(self) -> str:
        """As an index has it: Surname, Forename link."""
        if self.other or not self.surname:
            return self.plain
        rest = " ".join(p for p in (self.forename, self.name_link) if p)
        return f"{self.surname}, {rest}" if rest else self.surname


class Identifier(Struct, frozen=True):
    """An identifier in an authority file: the full address, and which file it is (wikidata, gnd, viaf, orcid …)."""

    value: str
    kind: str = "URI"
    authority: str = ""


class Person(Struct, frozen=True):
    """One person: an entry of the register, or somebody the text names whom no register knows."""

    key: str
    """The xml:id of the entry, e.g. per-lovelace. Made from the name, never from a counter alone."""
    names: tuple[PersonName, ...]
    known: bool = False
    """True if the editors' register has the entry; False if it was made from the text."""
    birth: Attributes = ()
    """Attributes of birth: (("when", "1890-12-30"),). Also ("text", …) for the words as the register has them."""
    death: Attributes = ()
    identifiers: tuple[Identifier, ...] = ()
    note: str = ""

    @property
    def name(self) -> PersonName:
        """The main name."""
        return self.names[0]


class Register(Struct, frozen=True):
    """The persons that the editors of the edition know (tei/persons.xml)."""

    persons: tuple[Person, ...] = ()


class Span(Struct, frozen=True):
    """A mark on a stretch of the text, or (start = end) an empty element at a place. Spans may cross each other."""

    extent: Extent
    element: str
    """Name of the TEI element: persName, date, quote, ref …"""
    rule: str
    """The rule that made it, `annotator.rule-name`; explained in the RULES of the annotator's module."""
    attributes: Attributes = ()
    cert: Certainty = Certainty.HIGH
    evidence: str = ""
    """Why, in words for the reader: “month, day and year”."""
    persons: tuple[Person, ...] = ()
    """Whom it names; more than one only where the text does not decide (then cert is low)."""
    checked: bool = False
    """True if a person has decided that it is so (NAME.review.csv)."""

    def get(self, name: str) -> str | None:
        """The value of an attribute, or None."""
        return _value(self.attributes, name)


class Passage(Struct, frozen=True):
    """The running text of one leaf as an annotator reads it: skipped and unseen characters are gone, every white space is one space.

    So are blanks before and behind a line end, and all but the first of several: they would part a name or a date. A line end becomes one
    space, so that patterns need no newline, and offsets map back with `extent`.
    """

    block: Block
    text: str
    path: tuple[Block, ...]
    """The blocks that contain the leaf, outermost first, without the leaf itself."""
    around: frozenset[str]
    """Their elements."""
    types: frozenset[str]
    """Their @types."""
    offsets: tuple[int, ...] | None = None
    """Offset in the source of each character, or None if the text is contiguous from the block's start."""

    @property
    def element(self) -> str:
        """The element in which the text stands: the leaf's own, or its parent's where the leaf has none."""
        return self.block.element or (self.path[-1].element if self.path else "")

    def extent(self, start: int, end: int) -> Extent:
        """The extent in the source of `text[start:end]`."""
        if self.offsets is None:
            return Extent(self.block.extent.start + start, self.block.extent.start + end)
        if start == end:
            at = self.offsets[start] if start < len(self.offsets) else self.block.extent.end
            return Extent(at, at)
        return Extent(self.offsets[start], self.offsets[end - 1] + 1)

    def within(self, *elements: str) -> bool:
        """True if the leaf or one of its ancestors is such an element (`within("note", "front")`)."""
        return self.block.element in elements or not self.around.isdisjoint(elements)

    def inside(self, *kinds: str) -> bool:
        """True if an ancestor carries one of these @types (`inside("provenance")`)."""
        return not self.types.isdisjoint(kinds)


class Reading(Struct, frozen=True):
    """Which convention of typing was recognised, and the signs that speak for it."""

    convention: str
    """Its name in options."""
    evidence: tuple[str, ...] = ()
    title: str = ""
    """Its name in words, for people."""

    @property
    def plain(self) -> str:
        """What people are told that it is."""
        return self.title or self.convention


class Document(Struct, frozen=True, dict=True):
    """A source whose structure is known. The leaves of `blocks` and the `skips` tile the source exactly.

    A skip may also lie inside a leaf (an emphasis mark); there it takes its characters from the leaf.
    """

    source: Source
    language: str
    """BCP 47, of the text as a whole."""
    blocks: tuple[Block, ...]
    """front, body, back: body always, the others where there is something for them."""
    skips: tuple[Skip, ...]
    metadata: Metadata
    spans: tuple[Span, ...] = ()
    readings: tuple[Reading, ...] = ()
    declined: tuple[Reading, ...] = ()
    """The conventions that were considered for the body and do not fit, each with why."""
    register: Register = field(default_factory=Register)
    findings: tuple[Finding, ...] = ()
    vocabulary: Mapping[str, str] = field(default_factory=dict)
    """The rules used by conventions: name → one sentence about it."""
    wishes: Mapping[str, str] = field(default_factory=dict)
    """What the editors said about how to mark: {"date-order": "day"}. Annotators read what concerns them."""

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The text of every leaf, in order."""
        inner = [s.extent for s in sorted(self.skips, key=IN_ORDER)]
        starts = [e.start for e in inner]
        found: list[Passage] = []

        def walk(
            block: Block, path: tuple[Block, ...], around: frozenset[str], types: frozenset[str]
        ) -> None:
            if block.children:
                inside = (*path, block)
                around |= {block.element}
                kind = block.get("type")
                types = types if kind is None else types | {kind}
                for child in block.children:
                    walk(child, inside, around, types)
            else:
                words, offsets = _words_of(self.source.text, block.extent, inner, starts)
                found.append(Passage(block, words, path, around, types, offsets))

        for block in self.blocks:
            walk(block, (), frozenset(), frozenset())
        return tuple(found)

    def with_spans(self, spans: tuple[Span, ...], findings: tuple[Finding, ...]) -> Document:
        """The same document with these spans and findings instead of its own."""
        other = replace(self, spans=spans, findings=findings)
        # The passages depend on neither: what was worked out once is handed on.
        other.__dict__["passages"] = self.passages
        return other


def _words_of(
    text: str, extent: Extent, skips: list[Extent], starts: list[int]
) -> tuple[str, tuple[int, ...] | None]:
    kept, at = [], extent.start
    for index in range(bisect_right(starts, extent.start - 1), len(skips)):
        if skips[index].start >= extent.end:
            break
        kept.append((at, skips[index].start))
        at = skips[index].end
    return running(text, [*kept, (at, extent.end)])
