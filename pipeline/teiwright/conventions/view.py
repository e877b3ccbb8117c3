"""What a convention looks at, and what it answers."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct, field

from teiwright.conventions.diary.day_lines import with_days_apart
from teiwright.conventions.headings.above_lists import with_headed_lists_apart
from teiwright.conventions.headings.first_lines import titled_runs
from teiwright.conventions.headings.keyed_lines import with_keyed_lines_apart
from teiwright.conventions.layout import Layout, measure
from teiwright.conventions.letters.runs import with_letters_apart
from teiwright.conventions.lines import ENDED, Chunk, Lines
from teiwright.conventions.lists.contents_heads import with_contents_heads_apart
from teiwright.conventions.minutes.attendance import with_attendance_apart
from teiwright.conventions.pages.pages import Pages, read_pages
from teiwright.conventions.recitals import with_recitals_apart
from teiwright.conventions.regrouping import (
    regroup,
    with_brackets_whole,
    with_lists_apart,
    with_marks_apart,
    with_note_heads_apart,
    with_points_apart,
)
from teiwright.metadata import Metadata
from teiwright.model import Extent, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teiwright.conventions.options import ReadingOptions
    from teiwright.conventions.pieces import Piece
    from teiwright.findings import Finding
    from teiwright.model import Skip, Source


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
        chunks = with_keyed_lines_apart(self.lines, regroup(self.lines, self.runs, self.layout))
        chunks = with_note_heads_apart(self.lines, chunks)
        chunks = with_letters_apart(self.lines, with_lists_apart(self.lines, chunks))
        chunks = with_contents_heads_apart(self.lines, with_points_apart(self.lines, chunks))
        chunks = with_recitals_apart(self.lines, with_attendance_apart(self.lines, chunks))
        chunks = with_headed_lists_apart(self.lines, chunks)
        chunks = with_days_apart(self.lines, chunks)
        if "[" in self.source.text:
            chunks = with_brackets_whole(self.lines, chunks)
        return with_marks_apart(self.lines, chunks) if "%% " in self.source.text else chunks

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

    def mark_line(self, at: int, rule: str) -> None:
        """Mark that a line of the text begins somewhere."""
        self.spans.append(Span(Extent(at, at), "lb", rule))

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
