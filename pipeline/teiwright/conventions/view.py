"""What a convention looks at, and what it answers."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct, field

from teiwright.conventions.diary.entry_days import before_days
from teiwright.conventions.headings.above_lists import with_headed_lists_apart
from teiwright.conventions.headings.first_lines import titled_runs
from teiwright.conventions.headings.keyed_lines import with_keyed_lines_apart
from teiwright.conventions.layout import Layout, measure
from teiwright.conventions.letters.runs import with_letters_apart
from teiwright.conventions.lines import ENDED, Chunk, Lines
from teiwright.conventions.lists.contents_entries import below_contents
from teiwright.conventions.minutes.attendance import around_attendance
from teiwright.conventions.pages.pages import Pages, read_pages
from teiwright.conventions.recitals import before_recitals
from teiwright.conventions.regrouping import (
    around_lists,
    before_points,
    beside_marks,
    beside_note_heads,
    regroup,
    with_brackets_whole,
)
from teiwright.metadata import Metadata
from teiwright.model import Extent, Skip, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teiwright.conventions.options import ReadingOptions
    from teiwright.conventions.pieces import Piece
    from teiwright.findings import Finding
    from teiwright.model import Source


class View(Struct, frozen=True, dict=True, eq=False):
    """A stretch of the source as a convention sees it.

    Two are never equal: what was found in one is kept for it alone, though another of the same stretch may be divided otherwise.
    """

    source: Source
    options: ReadingOptions
    language: str
    start: int = 0
    end: int = -1
    """After the last character; -1: the end of the source."""
    titled: bool = False
    """A frame around it has taken the title block already."""
    known: Metadata = field(default_factory=Metadata)
    """What the frames around it have stated."""
    paged: bool = False
    """Page furniture is looked for (frames see the lines as they are)."""

    @property
    def text(self) -> str:
        """The whole source text (offsets are those of the source)."""
        return self.source.text

    @property
    def stop(self) -> int:
        """The end as an offset."""
        return len(self.source.text) if self.end < 0 else self.end

    @cached_property
    def pages(self) -> Pages:
        """The lines without page furniture, and the furniture."""
        lines = Lines.of(self.source.text, self.start, self.stop)
        return read_pages(lines) if self.paged else Pages(lines)

    @cached_property
    def lines(self) -> Lines:
        """The lines of the stretch; page furniture is blank."""
        return self.pages.lines

    @cached_property
    def runs(self) -> list[Chunk]:
        """Its runs of lines between blank lines."""
        return self.lines.chunks()

    @cached_property
    def layout(self) -> Layout:
        """How its lines make paragraphs."""
        return measure(self.lines, self.runs, self.options.layout)

    @cached_property
    def chunks(self) -> list[Chunk]:
        """Its paragraphs, headings and the like, as the layout divides them."""
        lines = self.lines
        chunks = with_keyed_lines_apart(lines, regroup(lines, self.runs, self.layout))
        chunks = with_letters_apart(lines, lines.cut(lines.cut(chunks, beside_note_heads), around_lists))
        for cuts in (before_points, below_contents, around_attendance, before_recitals):
            chunks = lines.cut(chunks, cuts)
        chunks = lines.cut(with_headed_lists_apart(lines, chunks), before_days)
        if "[" in self.source.text:
            chunks = with_brackets_whole(lines, chunks)
        return lines.cut(chunks, beside_marks) if "%% " in self.source.text else chunks

    @cached_property
    def titled_runs(self) -> frozenset[int]:
        """The first lines of runs that are headings of what stands right below them; however the stretch is divided."""
        return titled_runs(self)

    def words(self, place: Chunk | Extent) -> str:
        """The text of a chunk or of another place."""
        return self.source.text[place.start : place.end]

    def words_at(self, index: int) -> str:
        """The text of one of its chunks."""
        return self.words(self.chunks[index])

    def is_ended(self, index: int) -> bool:
        """One of its chunks ends a sentence, however short."""
        end = self.chunks[index].end
        return ENDED.search(self.text, end - 1, end) is not None

    def divided(self, chunks: list[Chunk]) -> View:
        """The same stretch, divided into these chunks instead of those of its layout."""
        view = self.inner(self.start, self.end)
        view.__dict__.update(self.__dict__, chunks=chunks)
        return view

    def inner(self, start: int, end: int, language: str = "") -> View:
        """A part of the stretch."""
        return View(
            self.source,
            self.options,
            language or self.language,
            start,
            end,
            self.titled,
            self.known,
            self.paged,
        )


class Answer(Struct, frozen=True):
    """Does this convention fit? Each sign is a sentence for the reader; without enough signs an excuse."""

    signs: tuple[str, ...] = ()
    excuse: str = ""
    needed: int = 2
    title: str = ""
    """What the convention is called here, where its own title would say too much."""

    def __bool__(self) -> bool:
        return len(self.signs) >= self.needed


class Found(Struct):
    """What a convention makes of its stretch."""

    pieces: list[Piece] = field(default_factory=list)
    after: list[Piece] = field(default_factory=list)
    """Of a frame: what stands after the inside."""
    inside: tuple[int, int] | None = None
    """Of a frame: the stretch left to the others."""
    skips: list[Skip] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    metadata: Metadata = field(default_factory=Metadata)
    findings: list[Finding] = field(default_factory=list)
    language: str = ""

    def take(self, other: Found) -> None:
        """Add what has been read of another stretch."""
        self.pieces += other.pieces
        self.skips += other.skips
        self.spans += other.spans

    def skip(self, start: int, end: int, why: str) -> None:
        """Leave characters out of the text."""
        self.skips.append(Skip(Extent(start, end), why))

    def mark_line(self, at: int, rule: str) -> None:
        """Mark that a line of the text begins somewhere."""
        self.spans.append(Span(Extent(at, at), "lb", rule))

    def mark_line_ends(self, lines: Lines, chunk: Chunk, rule: str) -> None:
        """Mark the line ends in a chunk."""
        for index in range(chunk.first + 1, chunk.last):
            self.mark_line(lines.extent_of(index).start, rule)

    def unmark_line_ends(self, extents: list[Extent]) -> None:
        """Take away the marks of line ends inside some extents, whose blocks show the lines."""
        inside = sorted(extents)

        def held(extent: Extent) -> bool:
            at = bisect_right(inside, extent.start, key=lambda e: e.start)
            return at > 0 and inside[at - 1].covers(extent)

        self.spans = [s for s in self.spans if not (s.element == "lb" and held(s.extent))]


class Convention(Protocol):
    """A module of this folder."""

    @property
    def NAME(self) -> str:  # noqa: N802 - a constant of the module
        """What it is called in options."""
        ...

    @property
    def TITLE(self) -> str:  # noqa: N802
        """What it is called where people read: “The text was read as …”."""
        ...

    @property
    def RULES(self) -> Mapping[str, str]:  # noqa: N802
        """Each rule with one sentence about it."""
        ...

    def recognise(self, view: View) -> Answer:
        """Its signs in this text, or why it does not fit."""
        ...

    def pieces(self, view: View) -> Found:
        """The text as pieces."""
        ...
