"""What a play is divided into: the plays of a volume, lists of persons, acts and scenes."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.capitals import is_upper
from teiwright.conventions.contents_list import as_list
from teiwright.conventions.headings import ENOUGH, looks
from teiwright.conventions.numbers import is_first, may_be_same
from teiwright.conventions.pieces import Opening, Piece, around
from teiwright.conventions.roles import cast_lines, heads_group
from teiwright.conventions.speeches import Speeches
from teiwright.model import Block, Extent

if TYPE_CHECKING:
    from teiwright.conventions.headings import Heading

TOLD = 40
"""So many blocks at most tell before a play what happens in it."""
HEAD = 40
"""Characters: the line above a list of the acts is not longer."""


class PlayDivisions(Speeches):
    """The headings of a play and what stands below them before somebody speaks."""

    def title(self, index: int) -> int:
        """The title of one of several plays, and the lines in capitals below it; the chunk after them, or 0."""
        if index not in self.titles:
            return 0
        self.close()
        chunk = self.chunks[index]
        opening = Opening("part", 1, rule="drama.title")
        self.found.pieces.append(
            Piece(Block("head", Extent(chunk.start, chunk.end), rule="drama.title"), (opening,))
        )
        for chunk in self.chunks[index + 1 : self.titles[index]]:
            words = self.view.words(chunk)
            element = "head" if is_upper(words) else "p"
            attributes = (("type", "sub"),) if element == "head" else ()
            block = Block(element, Extent(chunk.start, chunk.end), (), attributes, "drama.title")
            self.found.pieces.append(Piece(block))
        return self.titles[index]

    def entries(self, index: int) -> int:
        """A contents page as one list; 0 if none begins here."""
        if self.chunks[index].first not in self.listed:
            return 0
        first, stop = self.listed[self.chunks[index].first]
        self.close()
        self.found.pieces.append(Piece(as_list(self.view, first, stop)))
        last = self.view.chunks[stop - 1].last
        return index + sum(1 for chunk in self.chunks[index:] if chunk.first < last)

    def cast(self, index: int) -> int:
        """The list of persons, below its head; 0 if none begins here."""
        first, last = cast_lines(self.view, self.chunks, index)
        if first == last or self.open:
            return 0
        lines = [
            Extent(*self.view.lines.extent_of(i))
            for i in range(first, last)
            if self.view.lines.raw[i].strip()
        ]
        opening = Opening("section", self.level[3], rule="drama.persons")
        self.found.pieces.append(Piece(Block("head", lines[0], rule="drama.persons"), (opening,)))
        heads = {
            Extent(c.start, c.end)
            for at, c in enumerate(self.chunks[index + 1 :], index + 1)
            if c.first < last and heads_group(self.view, self.chunks, at)
        }
        rows: list[Block] = []
        for number, line in enumerate(lines[1:], 1):
            rows.append(Block("head" if line in heads else "item", line, rule="drama.persons"))
            if number + 1 == len(lines) or lines[number + 1] in heads:
                extent = around(rows)
                self.found.pieces.append(Piece(Block("list", extent, tuple(rows), (), "drama.persons")))
                rows = []
        return index + sum(1 for chunk in self.chunks[index:] if chunk.first < last)

    def synopsis(self, index: int) -> int:
        """Lines of acts or scenes in one block, perhaps below a line such as “Synopsis”, as a list: where each is laid. The chunk after it, or 0."""
        headed = not self.division(self.chunks[index])
        at = index + headed
        if self.open or at >= len(self.chunks) or (headed and not self.is_line(index)):
            return 0
        chunk = self.chunks[at]
        lines = [i for i in range(chunk.first, chunk.last) if self.view.lines.raw[i].strip()]
        begins = [i for i in lines if self.lays(self.view.lines.raw[i])]
        if len(begins) < 2 or begins[0] != chunk.first or 2 * len(begins) < len(lines):
            return 0
        if not any(self.division(later) in {"act", "scene"} for later in self.chunks[at + 1 :]):
            return 0
        ends = [self.view.lines.extent_of(i - 1)[1] for i in begins[1:]] + [chunk.end]
        items = [
            Block("item", Extent(self.view.lines.extent_of(i)[0], end), rule="bare.list")
            for i, end in zip(begins, ends, strict=True)
        ]
        if headed:
            head = self.chunks[index]
            items.insert(0, Block("head", Extent(head.start, head.end), rule="bare.list"))
        extent = Extent(items[0].extent.start, chunk.end)
        self.found.pieces.append(Piece(Block("list", extent, tuple(items), (), "bare.list")))
        return at + 1

    def told_before(self, index: int) -> int:
        """The acts and what happens in them, told before the play, as a list: the first act comes again, and nobody has spoken. The chunk after it, or 0."""
        if self.open or self.division(self.chunks[index]) != "act" or not self.is_first_act(index):
            return 0
        stop = next(
            (
                i
                for i in range(index + 1, min(index + TOLD, len(self.chunks)))
                if self.speaker(self.chunks[i])
                or (self.division(self.chunks[i]) == "act" and self.is_first_act(i))
            ),
            0,
        )
        if not stop or self.speaker(self.chunks[stop]) or self.is_twice(index):
            return 0
        while stop > index and self.is_line(stop - 1) and not self.division(self.chunks[stop - 1]):
            stop -= 1  # the title, once more
        begins = [i for i in range(index, stop) if self.division(self.chunks[i]) == "act"]
        if len(begins) < 2:
            return 0
        items = []
        for first, last in itertools.pairwise([*begins, stop]):
            parts = tuple(
                Block("p", Extent(c.start, c.end), rule="bare.list") for c in self.chunks[first:last]
            )
            items.append(
                Block("item", Extent(parts[0].extent.start, parts[-1].extent.end), parts, (), "bare.list")
            )
        extent = Extent(items[0].extent.start, items[-1].extent.end)
        self.found.pieces.append(Piece(Block("list", extent, tuple(items), (), "bare.list")))
        return stop

    def lays(self, line: str) -> bool:
        """“Act I: The mill.”, “Act II, Scene 1. The same.”: the line says where an act or a scene is laid."""
        keyed = w.KEYED.match(line.strip()[:80].replace(",", "."))
        return keyed is not None and w.rank_of(keyed["word"] or keyed["word2"])[1] in {"act", "scene"}

    def is_line(self, index: int) -> bool:
        """A short line by itself that is no sentence."""
        chunk = self.chunks[index]
        words = self.view.words(chunk)
        return chunk.last - chunk.first == 1 and len(words) <= HEAD and words[-1] not in ".,;!?"

    def acts(self, index: int) -> int:
        """Acts that follow each other with nothing between them, as a list: where each of them is laid. The chunk after them, or 0."""
        last = index
        while last < len(self.chunks) and self.division(self.chunks[last]) == "act":
            last += 1
        if last == index + 2 and self.is_twice(index):
            return 0
        if last < index + 2 or not any(self.division(chunk) == "act" for chunk in self.chunks[last:]):
            return 0
        # Where the count begins anew, with I or FIRST, the first act itself stands.
        number = next((i for i in range(index + 1, last) if self.is_first_act(i)), last)
        last = min(last, number)
        if last < index + 2:
            return 0
        self.close()
        items = tuple(
            Block("item", Extent(c.start, c.end), rule="bare.list") for c in self.chunks[index:last]
        )
        extent = around(items)
        self.found.pieces.append(Piece(Block("list", extent, items, (), "bare.list")))
        return last

    def scene(self, index: int) -> int:
        """“SCENE II. A kitchen. Anna sits at the fire …”: the heading and, behind it, a whole direction; 0 if it is none."""
        chunk = self.chunks[index]
        keyed = w.KEYED.match(self.view.text[chunk.start : min(chunk.end, chunk.start + 80)])
        if (
            keyed is None
            or not keyed["end"].strip()
            or self.division(chunk) != "scene"
            or self.names.get(keyed[0].rstrip(".:"))
            or not self.view.text[chunk.start + keyed.end() : chunk.end].strip()
        ):
            return 0
        heading = looks(self.view, chunk)
        if heading is not None and heading.score >= ENOUGH:
            return 0
        self.close()
        rank, kind = w.rank_of(keyed["word"] or keyed["word2"])
        stop = chunk.start + keyed.end("end")
        opening = Opening(kind, self.level[rank], keyed["n"] or keyed["ordinal"] or "", "drama.heading")
        self.found.pieces.append(
            Piece(Block("head", Extent(chunk.start, stop), rule="drama.heading"), (opening,))
        )
        while self.view.text[stop].isspace():
            stop += 1
        self.found.pieces.append(Piece(Block("stage", Extent(stop, chunk.end), rule="drama.stage")))
        return index + 1

    def again(self, heading: Heading) -> bool:
        """The heading of the same act or scene stands right above, in another language."""
        last = self.found.pieces[-1] if self.found.pieces else None
        return (
            heading.kind in {"act", "scene"}
            and last is not None
            and last.block.element == "head"
            and bool(last.opens)
            and last.opens[-1].kind == heading.kind
            and may_be_same(last.opens[-1].n, heading.n)
        )

    def is_twice(self, index: int) -> bool:
        """“ERSTER AKT” and “ACT I”, and nothing else: one act in two languages, while a list would say where each is laid."""
        one, other = (looks(self.view, chunk) for chunk in self.chunks[index : index + 2])
        return (
            one is not None and other is not None and one.bare and other.bare and may_be_same(one.n, other.n)
        )

    def is_first_act(self, index: int) -> bool:
        """“ACT I”, “First Act”."""
        heading = looks(self.view, self.chunks[index])
        return heading is not None and is_first(heading.n)
