"""The text as lines, and as chunks: runs of lines between blank lines. Offsets are those of the source."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.conventions.end_marks import CLOSES
from teiwright.model import Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Iterable


ENDED = lazy(rf"[.!?…:{CLOSES})\]]\s*$")
"""The end of running text: a stop, or what closes behind one. A heading and a line of verse need not end so."""


STOPS = f".,;:!?…{CLOSES})"
"""With one of these ends a clause, a sentence or what is said, and hardly a heading without a number or an entry of a list."""


def rows_of(words: str) -> list[str]:
    """The lines of some words, each without the white space around it."""
    return [row.strip() for row in words.split("\n")]


class Chunk(Struct, frozen=True):
    """Some lines that belong together."""

    start: int
    """Offset of the first character that is not white space."""
    end: int
    """Offset after the last character that is not white space."""
    first: int
    """Index of the first line."""
    last: int
    """Index after the last line."""
    blank: int
    """Number of blank lines before; what is blank above the first line of the whole text says nothing."""
    height: int
    """How many lines it has: asked so often that it is kept."""
    length: int
    """How many characters it has, line ends among them."""

    @property
    def indices(self) -> range:
        """The indices of its lines."""
        return range(self.first, self.last)

    @property
    def extent(self) -> Extent:
        """Its place in the source."""
        return Extent(self.start, self.end)


class Lines(Struct, frozen=True):
    """The lines of a stretch of the source."""

    text: str
    """The whole source text."""
    raw: list[str]
    """Each line without its line end."""
    starts: list[int]
    """Offset of each line's first character."""

    @staticmethod
    def of(text: str, start: int = 0, end: int | None = None) -> Lines:
        """The lines of `text[start:end]`."""
        inner = text if start == 0 and end in (None, len(text)) else text[start:end]
        raw = inner.split("\n")
        starts = list(accumulate((len(line) + 1 for line in raw[:-1]), initial=start))
        return Lines(text, raw, starts)

    def chunks(self) -> list[Chunk]:
        """Runs of lines that are not blank."""
        found: list[Chunk] = []
        blank = first = 0
        whole = not self.starts[0]
        open_ = False
        for index, line in enumerate(self.raw):
            if line and not line.isspace():
                if not open_:
                    first, open_ = index, True
            else:
                if open_:
                    found.append(self.chunk(first, index, blank))
                    open_, blank = False, 0
                blank += bool(found) or not whole
        if open_:
            found.append(self.chunk(first, len(self.raw), blank))
        return found

    def chunk(self, first: int, last: int, blank: int = 0) -> Chunk:
        """The chunk of the lines first up to but not including last, without blank ones at its ends: a bracket that is kept whole has some."""
        while not (head := self.raw[first].lstrip()) and first + 1 < last:
            first, blank = first + 1, blank + 1
        while not (tail := self.raw[last - 1].rstrip()) and first + 1 < last:
            last -= 1
        start = self.starts[first] + len(self.raw[first]) - len(head)
        end = self.starts[last - 1] + len(tail)
        return Chunk(start, end, first, last, blank, last - first, end - start)

    def parted(self, chunk: Chunk, cuts: Iterable[int]) -> list[Chunk]:
        """The pieces of a chunk, cut before these of its lines; what is blank above it is above the first."""
        places = sorted({chunk.first, chunk.last, *cuts})
        if len(places) == 2:  # most
            return [chunk]
        pieces = (
            self.chunk(one, two, chunk.blank if one == chunk.first else 0) for one, two in pairwise(places)
        )
        return [piece for piece in pieces if piece.start < piece.end]

    def cut(self, chunks: Iterable[Chunk], cuts: Callable[[Lines, Chunk], Iterable[int]]) -> list[Chunk]:
        """The pieces of all chunks, each cut before the lines that `cuts` names."""
        return [piece for chunk in chunks for piece in self.parted(chunk, cuts(self, chunk))]

    def with_apart(self, chunk: Chunk, indices: Collection[int]) -> list[Chunk]:
        """The pieces of a chunk in which each of these lines stands by itself."""
        return self.parted(chunk, (*indices, *(i + 1 for i in indices)))

    def with_first_apart(self, chunks: Iterable[Chunk], firsts: Container[int]) -> list[Chunk]:
        """The chunks, each of those that begin with one of these lines with that line as a chunk of its own."""
        return [
            piece
            for chunk in chunks
            for piece in self.parted(chunk, [chunk.first + 1] if chunk.first in firsts else ())
        ]

    def words(self, place: Chunk | Extent) -> str:
        """The text of a chunk or of another place, as it stands."""
        return self.text[place.start : place.end]

    def typed(self, chunk: Chunk) -> list[str]:
        """The lines of a chunk, each without its line end."""
        return self.raw[chunk.first : chunk.last]

    def rows(self, chunk: Chunk) -> list[str]:
        """The lines of a chunk, each without the white space around it."""
        return [line.strip() for line in self.raw[chunk.first : chunk.last]]

    def row(self, index: int) -> str:
        """A line without the white space around it."""
        return self.raw[index].strip()

    def extent_of(self, index: int) -> Extent:
        """The place of a line without the white space around it."""
        line = self.raw[index].lstrip()
        start = self.starts[index] + len(self.raw[index]) - len(line)
        return Extent(start, start + len(line.rstrip()))

    def indent(self, index: int) -> int:
        """Columns of white space at the start of a line; a tab counts as eight."""
        line = self.raw[index]
        if not line[:1].isspace():
            return 0
        lead = line[: len(line) - len(line.lstrip())]
        return len(lead) + 7 * lead.count("\t")


def lines_of(text: str, extent: Extent) -> list[Extent]:
    """The lines in an extent, each without the white space around it; blank ones left out."""
    found: list[Extent] = []
    at = extent.start
    while at < extent.end:
        stop = text.find("\n", at, extent.end)
        stop = extent.end if stop < 0 else stop
        line = text[at:stop]
        if line.strip():
            found.append(Extent(at + len(line) - len(line.lstrip()), at + len(line.rstrip())))
        at = stop + 1
    return found
