"""The blocks of Markdown: headings, fences, quotations, pictures, lists, tables, paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.facts import origin
from teiwright.conventions.flow.breaks import BREAK, broken
from teiwright.conventions.flow.quoted_lines import quoted
from teiwright.conventions.lists.marked import list_block, list_run
from teiwright.conventions.markdown.inline import legal
from teiwright.conventions.pieces import Opening, Piece, holding
from teiwright.conventions.tables.tables import table_in
from teiwright.metadata import Stated
from teiwright.model import Block, Extent, Skip
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import Found, View

HASH = lazy(r" {0,3}(?P<signs>#{1,6})[ \t]+(?P<words>(?:[^ \t].*?(?<![ \t]))?)(?P<tail>[ \t]+#+)?[ \t]*$")
UNDER = lazy(r" {0,3}(=+|-+)[ \t]*$")
FENCE = lazy(r" {0,3}(```+|~~~+)")
_IMAGE = lazy(
    r"!\[(?P<words>[^\]]*)\]\(<?(?P<address>[^)\s<>]+|[^)<>\"\n]+\.(?i:png|jpe?g|gif|svg))>?(?:\s+\"[^\"]*\")?\)$"
)
"""A name with blanks (`scan 1.png`) is no address in Markdown but between < and >; people type it all the same."""
_QUOTED = lazy(r"[ \t]*> ?")
_HEADS = "heading sign, encoded as div and head"


class Reader:
    """One pass over the lines."""

    def __init__(self, view: View, found: Found) -> None:
        """Read a view into what is found."""
        self.view = view
        self.found = found
        self.levels: list[int] = []

    def run(self) -> None:
        """Read all blocks."""
        chunks = self.divided()
        inner = replace(self.view)
        inner.__dict__["chunks"] = chunks  # the lists' module reads the chunks of a view
        index = 0
        while index < len(chunks):
            index = self.take(inner, chunks, index)

    def divided(self) -> list[Chunk]:
        """Chunks, with headings and fences as chunks of their own."""
        lines = self.view.lines
        raw = lines.raw
        made: list[Chunk] = []
        first = -1
        blank = 0

        def close(stop: int) -> None:
            nonlocal first, blank
            if first >= 0:
                made.append(lines.chunk(first, stop, blank))
                first, blank = -1, 0

        index = 0
        while index < len(raw):
            line = raw[index]
            fenced = _fence_end(raw, index)
            if fenced:
                close(index)
                first = index
                close(fenced)
                index = fenced
                continue
            if not line.strip():
                close(index)
                blank += 1
            elif HASH.match(line):
                close(index)
                first = index
                close(index + 1)
            elif (
                first >= 0
                and index - first == 1
                and UNDER.match(line)
                and raw[first].strip()
                and not BREAK.match(raw[first].strip())
                and not HASH.match(raw[first])
            ):
                close(index + 1)
            elif first < 0:
                first = index
            elif bool(_QUOTED.match(line)) != bool(_QUOTED.match(raw[first])) and _QUOTED.match(line):
                close(index)
                first = index
            index += 1
        close(len(raw))
        return made

    def take(self, view: View, chunks: list[Chunk], index: int) -> int:
        """Read the chunk at index and return the index of the next."""
        chunk = chunks[index]
        first = view.lines.raw[chunk.first]
        if self.heading(chunk, first):
            return index + 1
        if FENCE.match(first) and chunk.height > 2:
            self.fence(chunk)
            return index + 1
        words = view.words(chunk)
        if len(words) < 80 and BREAK.match(words) and any(c.isalnum() for c in view.text):
            self.put(broken(view, chunk.extent, self.found, "markdown.break"))
            return index + 1
        if _QUOTED.match(first):
            self.quotation(chunk)
            return index + 1
        image = _IMAGE.match(words)
        if image:
            self.image(chunk, image)
            return index + 1
        count = list_run(view, index)
        if count:
            self.put(list_block(view, index, count))
            return index + count
        self.text(chunk)
        return index + 1

    def text(self, chunk: Chunk) -> None:
        """A paragraph, or a table with paragraphs above and below it."""
        table = table_in(self.view, chunk, self.found)
        if table is None:
            self.put(Block("p", chunk.extent, rule="markdown.paragraph"))
            self.hard_breaks(chunk)
            return
        if table.first > chunk.first:
            self.text(self.view.lines.chunk(chunk.first, table.first, chunk.blank))
        self.put(table.block)
        if table.last < chunk.last:
            self.text(self.view.lines.chunk(table.last, chunk.last))

    def put(self, block: Block, *opens: Opening) -> None:
        """Add a block."""
        self.found.pieces.append(Piece(block, opens))

    def heading(self, chunk: Chunk, first: str) -> bool:
        """A heading by # or by a line below it; False if it is none."""
        start = self.view.lines.starts[chunk.first]
        hashed = HASH.match(first)
        if hashed and hashed["words"].strip():
            level = len(hashed["signs"])
            words = Extent(start + hashed.start("words"), start + hashed.end("words"))
            self.found.skip(start + hashed.start("signs"), start + hashed.end("signs"), _HEADS)
            if hashed["tail"]:
                tail = start + hashed.end() - len(first[hashed.start("tail") : hashed.end()].lstrip())
                self.found.skip(tail, start + len(first.rstrip()), _HEADS)
        elif chunk.height == 2 and (under := UNDER.match(self.view.lines.raw[chunk.first + 1])):
            level = 1 if under[1][0] == "=" else 2
            words = self.view.lines.extent_of(chunk.first)
            self.found.skips.append(Skip(self.view.lines.extent_of(chunk.first + 1), "line below a heading"))
        else:
            return False
        if self.found.metadata.title is None and not self.levels:
            stated_title = " ".join(re.sub(r"[*_`]", "", self.view.words(words)).split())
            title = Stated(stated_title, origin(self.view.source, words.start))
            self.found.metadata = replace(self.found.metadata, title=title)
        self.levels.append(level)
        opening = Opening("chapter" if level == 1 else "section", level, rule="markdown.heading")
        self.put(Block("head", words, rule="markdown.heading"), opening)
        return True

    def fence(self, chunk: Chunk) -> None:
        """Lines between fences."""
        lines = self.view.lines
        for index in (chunk.first, chunk.last - 1):
            self.found.skips.append(Skip(lines.extent_of(index), "fence around lines kept as they are"))
        rows = [row for i in range(chunk.first + 1, chunk.last - 1) if (row := lines.extent_of(i))]
        if not rows:
            return
        self.put(Block("p", Extent(rows[0].start, rows[-1].end), rule="markdown.code"))
        for row in rows[1:]:
            self.found.mark_line(row.start, "markdown.line")

    def quotation(self, chunk: Chunk) -> None:
        """Lines with >."""
        block = quoted(self.view.lines, chunk.first, chunk.last, self.found.skips, "markdown.quotation")
        if block is not None:
            self.put(block)

    def image(self, chunk: Chunk, image: re.Match[str]) -> None:
        """A picture by itself."""
        words = Extent(chunk.start + image.start("words"), chunk.start + image.end("words"))
        shown = bool(image["words"].strip())
        at, rest = (words.start, words.end) if shown else (chunk.start, chunk.start)
        self.found.skip(rest, chunk.end, "address of a picture, encoded as graphic")
        parts = [Block("graphic", Extent(at, at), (), (("url", legal(image["address"])),))]
        if shown:
            self.found.skip(chunk.start, at, "sign of a picture, encoded as figure")
            parts.append(Block("head", words, rule="markdown.figure"))
        self.put(holding("figure", parts, "markdown.figure" if shown else ""))

    def hard_breaks(self, chunk: Chunk) -> None:
        """Line ends that count."""
        lines = self.view.lines
        for index in range(chunk.first, chunk.last - 1):
            line = lines.raw[index]
            if line.endswith("\\"):
                at = lines.starts[index] + len(line) - 1
                self.found.skip(at, at + 1, "sign of a line end, encoded as lb")
            if line.endswith(("  ", "\\")):
                self.found.mark_line(lines.extent_of(index + 1).start, "markdown.line")


def _fence_end(raw: list[str], index: int) -> int:
    """The line after a fence and the lines that it holds; 0 if no fence begins, or none ends it."""
    mark = FENCE.match(raw[index])
    if not mark:
        return 0
    ends = (
        i + 1 for i in range(index + 1, len(raw)) if (m := FENCE.match(raw[i])) and m[1].startswith(mark[1])
    )
    return next(ends, 0)
