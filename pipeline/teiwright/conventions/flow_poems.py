"""Poems: their stanzas, and what stands below the last of them: who wrote it, and when."""

from __future__ import annotations

from teiwright.conventions.attributions import closes_verse
from teiwright.conventions.breaks import BREAK
from teiwright.conventions.flow_state import State
from teiwright.conventions.formulas import is_dateline
from teiwright.conventions.verses import group, looks_like_verse
from teiwright.model import Block, Certainty, Extent

_MARKS = '"“„«‘'
MOST = 3
"""Blocks of such lines at most."""


class Poems(State):
    """The groups of lines of a text in verse."""

    poem_until = 0
    """The chunk after the poem that is being read amid prose."""

    def poem(self, index: int) -> int:
        """Some lines of verse, unless they are prose amid it; the name and day below the last of a poem close it. The chunk after them."""
        chunk = self.chunks[index]
        if self.prose.holds(index):
            self.paragraph(chunk, wrapped=True)
            return index + 1
        last = self.ends_poem(index)
        signed, why = self.closing(index) if last else (chunk.last, "")
        if not last or signed == chunk.last:
            self.put(group(self.view, chunk, self.found))
            return index + 1
        if signed > chunk.first:
            self.put(group(self.view, self.view.lines.chunk(chunk.first, signed, chunk.blank), self.found))
        self.close_poem(signed, self.chunks[last - 1].last, why)
        return last

    def fills_division(self, index: int) -> bool:
        """Amid prose: verse from the heading of a division to its end is a poem, and no quotation."""
        if index < self.poem_until:
            return True
        if not self.after_head or index - 1 not in self.heads or not self.quotations:
            return False
        if self.view.text[self.chunks[index].start] in _MARKS:
            return False
        last = index + 1
        while last < len(self.chunks) and last not in self.heads:
            if (
                not looks_like_verse(self.view, self.chunks[last])
                and self.closing(last)[0] > self.chunks[last].first
            ):
                return False
            last += 1
        named = self.heads[index - 1][0].named  # a dedication or the like, which holds no chapters
        if last in self.heads and not named and self.heads[last][0].rank > self.rank_above(index):
            return False  # the motto of a part
        self.poem_until = last
        return True

    def rank_above(self, index: int) -> int:
        """The rank of the heading that a chunk stands below."""
        first = index - 1
        while first - 1 in self.heads and self.heads[first][1]:
            first -= 1
        return self.heads[first][0].rank

    def ends_poem(self, index: int) -> int:
        """The chunk after a poem’s last lines, where only names and days stand between it and these; 0 where the poem goes on."""
        for last in range(index + 1, index + 1 + MOST):
            if last >= len(self.chunks) or last in self.heads:
                return last
            if BREAK.match(self.view.words(self.chunks[last])):
                return last
            if self.closing(last)[0] > self.chunks[last].first:
                return 0
        return 0

    def closing(self, index: int) -> tuple[int, str]:
        """The first of the last lines of a chunk that name the author or the day, and what shows it."""
        chunk = self.chunks[index]
        before = self.chunks[index - 1] if index and index - 1 not in self.heads else None
        at, why = chunk.last, ""
        while at > chunk.first and (shown := closes_verse(self.view, at - 1, chunk, before)):
            at, why = at - 1, shown
        return at, why

    def close_poem(self, first: int, stop: int, why: str) -> None:
        """The lines below a poem as its closer."""
        view = self.view
        lines = [Extent(*view.lines.extent_of(i)) for i in range(first, stop) if view.lines.raw[i].strip()]
        parts = tuple(
            Block(
                "dateline" if is_dateline(view.text[line.start : line.end]) else "signed",
                line,
                rule="verse.signed",
            )
            for line in lines
        )
        extent = Extent(lines[0].start, lines[-1].end)
        self.put(Block("closer", extent, parts, (), "verse.signed", Certainty.MEDIUM, why))
