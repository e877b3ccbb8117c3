"""Markdown: # headings, **bold** and *italics*, [links](…), > quotations, lists, fences, YAML front matter."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from teiwright.conventions import front_matter, inline
from teiwright.conventions.breaks import BREAK
from teiwright.conventions.facts import origin
from teiwright.conventions.lists import list_block, list_run, table_block
from teiwright.conventions.pieces import Opening, Piece
from teiwright.conventions.view import Answer, Found
from teiwright.metadata import Stated
from teiwright.model import Block, Extent, Skip, Span
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

NAME = "markdown"
TITLE = "Markdown"
RULES = {
    "markdown.heading": "A line that begins with # (or is underlined with === or ---) is a heading; the number of # is its depth.",
    "markdown.paragraph": "Lines between two blank lines are one paragraph.",
    "markdown.quotation": "Lines that begin with > are a quotation set off as a block.",
    "markdown.code": "Lines between two fences are kept line by line.",
    "markdown.link": "[words](address) is a link.",
    "markdown.front-matter": "Lines between two --- at the top state facts about the text.",
    "markdown.line": "A line end that counts: two spaces or a backslash before it, or inside a fence.",
    "inline.emphasis": "Words between signs that the convention uses for emphasis are in italics, bold or small capitals.",
}
_HASH = lazy(r" {0,3}(?P<signs>#{1,6})[ \t]+(?P<words>.*?)(?P<tail>[ \t]+#+)?[ \t]*$")
_UNDER = lazy(r" {0,3}(=+|-+)[ \t]*$")
_FENCE = lazy(r" {0,3}(```+|~~~+)")
_LINK = lazy(
    r"(?<!\\)(?P<open>!?\[)(?P<words>[^\[\]\n]{1,300})(?P<close>\]\(<?(?P<address>[^)\s>]{1,600})>?(?:\s+\"[^\"]*\")?\))"
)
_ESCAPE = lazy(r"\\(?=[\\`*_{}\[\]()#+.!>-])")
_IMAGE = lazy(r"!\[(?P<words>[^\]]*)\]\((?P<address>[^)\s]+)(?:\s+\"[^\"]*\")?\)$")
_CODE = lazy(r"(?<![`\\])`(?P<inside>[^`\n]{1,200})`(?!`)")
_QUOTED = lazy(r"[ \t]*> ?")


def recognise(view: View) -> Answer:  # noqa: C901 - one sign after the other
    """Signs that plain text has by no accident."""
    text = view.text
    if text[view.start : view.start + 1] != "#" and not any(
        sign in text for sign in ("\n#", "](", "\n===", "\n---", "```", "---\n")
    ):
        return Answer((), "no # headings")
    hashes = links = bold = italic = quotes = notes = fences = under = 0
    before = ""
    for line in view.lines.raw[:20000]:
        first = line[:1]
        if first in "=-" and len(line) > 3 and before.strip() and _UNDER.match(line):
            under += 1
        before = line
        if first == "#":
            hashes += bool(_HASH.match(line))
        elif first == ">":
            quotes += 1
        elif first in "`~":
            fences += bool(_FENCE.match(line))
        if "](" in line:
            links += bool(_LINK.search(line))
        if "**" in line:
            bold += bool(inline.STARS.search(line))
        elif "*" in line:
            italic += bool(inline.STAR.search(line))
        if "[^" in line:
            notes += 1
    signs = []
    if hashes:
        signs.append(f"{hashes} heading{'s' * (hashes > 1)} with #")
    if under:
        signs.append(f"{under} heading{'s' * (under > 1)} underlined with === or ---")
    if links:
        signs.append(f"{links} link{'s' * (links > 1)} as [words](address)")
    if bold or italic:
        signs.append(f"{bold + italic} lines with *emphasis* by stars")
    if quotes:
        signs.append(f"{quotes} lines that begin with >")
    if notes:
        signs.append("note markers as [^1]")
    if fences > 1:
        signs.append("fences of ``` lines")
    if front_matter.length(view):
        signs.append("front matter between --- lines")
    return Answer(
        tuple(signs) if hashes or len(signs) > 2 or front_matter.length(view) else (), "no # headings"
    )


def pieces(view: View) -> Found:
    """The text as Markdown has it."""
    found = Found()
    first = front_matter.length(view)
    if first:
        front_matter.read(view, first, found)
    start = view.lines.starts[first] if first < len(view.lines.starts) else view.stop
    inner = view.inner(start, view.stop)
    _Reader(inner, found).run()
    _emphasis(inner, found)
    return found


class _Reader:
    def __init__(self, view: View, found: Found) -> None:
        self.view = view
        self.found = found
        self.levels: list[int] = []

    def run(self) -> None:
        chunks = self.divided()
        inner = replace(self.view)
        object.__setattr__(inner, "chunks", chunks)  # the lists' module reads the chunks of a view
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
        fence = ""

        def close(stop: int) -> None:
            nonlocal first, blank
            if first >= 0:
                made.append(lines.chunk(first, stop, blank))
                first, blank = -1, 0

        index = 0
        while index < len(raw):
            line = raw[index]
            mark = _FENCE.match(line)
            if fence:
                if mark and mark[1].startswith(fence):
                    fence = ""
                    close(index + 1)
                index += 1
                continue
            if mark:
                stop = next(
                    (
                        i
                        for i in range(index + 1, len(raw))
                        if (m := _FENCE.match(raw[i])) and m[1].startswith(mark[1])
                    ),
                    None,
                )
                if stop is not None:
                    close(index)
                    first, fence = index, mark[1]
                    index += 1
                    continue
            if not line.strip():
                close(index)
                blank += 1
            elif _HASH.match(line):
                close(index)
                first = index
                close(index + 1)
            elif (
                first >= 0
                and index - first == 1
                and _UNDER.match(line)
                and raw[first].strip()
                and not BREAK.match(raw[first].strip())
                and not _HASH.match(raw[first])
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
        chunk = chunks[index]
        first = view.lines.raw[chunk.first]
        if self.heading(chunk, first):
            return index + 1
        if _FENCE.match(first) and chunk.last - chunk.first > 2:
            self.fence(chunk)
            return index + 1
        words = view.text[chunk.start : chunk.end]
        if len(words) < 80 and BREAK.match(words) and any(c.isalnum() for c in view.text):
            self.found.skips.append(
                Skip(Extent(chunk.start, chunk.end), "row of signs, encoded as milestone")
            )
            at = Extent(chunk.start, chunk.start)
            self.put(
                Block(
                    "milestone",
                    at,
                    (),
                    (("unit", "section"), ("rend", " ".join(words.split()))),
                    "markdown.break",
                )
            )
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
        table = table_block(view, chunk, self.found)
        self.put(table or Block("p", Extent(chunk.start, chunk.end), rule="markdown.paragraph"))
        if table is None:
            self.hard_breaks(chunk)
        return index + 1

    def put(self, block: Block, *opens: Opening) -> None:
        self.found.pieces.append(Piece(block, opens))

    def heading(self, chunk: Chunk, first: str) -> bool:
        start = self.view.lines.starts[chunk.first]
        hashed = _HASH.match(first)
        if hashed and hashed["words"].strip():
            level = len(hashed["signs"])
            words = Extent(start + hashed.start("words"), start + hashed.end("words"))
            self.found.skips.append(
                Skip(
                    Extent(start + hashed.start("signs"), start + hashed.end("signs")),
                    "heading sign, encoded as div and head",
                )
            )
            if hashed["tail"]:
                tail = start + hashed.end() - len(first[hashed.start("tail") : hashed.end()].lstrip())
                self.found.skips.append(
                    Skip(Extent(tail, start + len(first.rstrip())), "heading sign, encoded as div and head")
                )
        elif chunk.last - chunk.first == 2 and (under := _UNDER.match(self.view.lines.raw[chunk.first + 1])):
            level = 1 if under[1][0] == "=" else 2
            words = Extent(*self.view.lines.extent_of(chunk.first))
            self.found.skips.append(
                Skip(Extent(*self.view.lines.extent_of(chunk.first + 1)), "line below a heading")
            )
        else:
            return False
        if self.found.metadata.title is None and not self.levels:
            stated_title = " ".join(re.sub(r"[*_`]", "", self.view.text[words.start : words.end]).split())
            self.found.metadata = replace(
                self.found.metadata, title=Stated(stated_title, origin(self.view.source, words.start))
            )
        self.levels.append(level)
        opening = Opening("chapter" if level == 1 else "section", level, rule="markdown.heading")
        self.put(Block("head", words, rule="markdown.heading"), opening)
        return True

    def fence(self, chunk: Chunk) -> None:
        lines = self.view.lines
        for index in (chunk.first, chunk.last - 1):
            self.found.skips.append(
                Skip(Extent(*lines.extent_of(index)), "fence around lines kept as they are")
            )
        rows = [lines.extent_of(i) for i in range(chunk.first + 1, chunk.last - 1)]
        rows = [(a, b) for a, b in rows if a < b]
        if not rows:
            return
        self.put(Block("p", Extent(rows[0][0], rows[-1][1]), rule="markdown.code"))
        for start, _ in rows[1:]:
            self.found.spans.append(Span(Extent(start, start), "lb", "markdown.line"))

    def quotation(self, chunk: Chunk) -> None:
        view = self.view
        paragraphs: list[Block] = []
        start = end = -1
        for index in range(chunk.first, chunk.last):
            line, at = view.lines.raw[index], view.lines.starts[index]
            mark = _QUOTED.match(line)
            lead = mark.end() if mark else 0
            while mark and (deeper := _QUOTED.match(line, lead)) and deeper.end() > lead:
                lead = deeper.end()
            if mark:
                signs = Extent(at + len(line) - len(line.lstrip()), at + len(line[:lead].rstrip()))
                self.found.skips.append(Skip(signs, "sign of a quotation, encoded as quote"))
            if line[lead:].strip():
                begin = at + lead + len(line[lead:]) - len(line[lead:].lstrip())
                start = begin if start < 0 else start
                end = at + len(line.rstrip())
            elif start >= 0:
                paragraphs.append(Block("p", Extent(start, end), rule="markdown.quotation"))
                start = -1
        if start >= 0:
            paragraphs.append(Block("p", Extent(start, end), rule="markdown.quotation"))
        if paragraphs:
            extent = Extent(paragraphs[0].extent.start, paragraphs[-1].extent.end)
            self.put(Block("quote", extent, tuple(paragraphs), (("rend", "block"),), "markdown.quotation"))

    def image(self, chunk: Chunk, image: re.Match[str]) -> None:
        at = chunk.start
        if not image["words"].strip():
            self.found.skips.append(
                Skip(Extent(chunk.start, chunk.end), "address of a picture, encoded as graphic")
            )
            self.put(
                Block(
                    "figure",
                    Extent(at, at),
                    (Block("graphic", Extent(at, at), (), (("url", image["address"]),)),),
                )
            )
            return
        words = Extent(at + image.start("words"), at + image.end("words"))
        self.found.skips.append(Skip(Extent(at, words.start), "sign of a picture, encoded as figure"))
        self.found.skips.append(
            Skip(Extent(words.end, chunk.end), "address of a picture, encoded as graphic")
        )
        graphic = Block("graphic", Extent(words.start, words.start), (), (("url", image["address"]),))
        head = Block("head", words, rule="markdown.figure")
        self.put(Block("figure", words, (graphic, head), (), "markdown.figure"))

    def hard_breaks(self, chunk: Chunk) -> None:
        lines = self.view.lines
        for index in range(chunk.first, chunk.last - 1):
            line = lines.raw[index]
            if line.endswith("\\"):
                at = lines.starts[index] + len(line) - 1
                self.found.skips.append(Skip(Extent(at, at + 1), "sign of a line end, encoded as lb"))
            if line.endswith(("  ", "\\")):
                at = lines.extent_of(index + 1)[0]
                self.found.spans.append(Span(Extent(at, at), "lb", "markdown.line"))


def _emphasis(view: View, found: Found) -> None:
    """Links, escapes and emphasis, in this order, so that no sign is read twice; signs inside `code` stand for themselves."""
    text = view.text
    code: set[int] = set()
    leaves = [
        b
        for b in inline.leaves(found)
        if b.extent.start >= view.start and len(b.extent) and b.rule != "markdown.code"
    ]
    taken: list[tuple[int, int]] = [(s.extent.start, s.extent.end) for s in found.skips]
    for block in leaves:
        start, end = block.extent.start, block.extent.end
        words = text[start:end]
        if "`" in words:
            code.update(at for m in _CODE.finditer(text, start, end) for at in range(*m.span()))
        if "](" in words:
            for link in _LINK.finditer(text, start, end):
                if (
                    link["open"] == "!"
                    or link.start() in code
                    or any(a < link.end() and link.start() < b for a, b in taken[-20:])
                ):
                    continue
                inside = Extent(link.start("words"), link.end("words"))
                for a, b in ((link.start(), inside.start), (inside.end, link.end())):
                    found.skips.append(Skip(Extent(a, b), "sign and address of a link, encoded as ref"))
                    taken.append((a, b))
                found.spans.append(
                    Span(
                        inside,
                        "ref",
                        "markdown.link",
                        (("type", "link"), ("target", _address(link["address"]))),
                    )
                )
        if "\\" in words:
            for escape in _ESCAPE.finditer(text, start, end):
                if escape.start() not in code and not any(a <= escape.start() < b for a, b in taken[-20:]):
                    found.skips.append(Skip(Extent(escape.start(), escape.end()), "backslash before a sign"))
                    taken.append((escape.start(), escape.end()))
    inline.emphasis(view, found, inline.MARKDOWN, leaves, literal=code)


def _address(address: str) -> str:
    return re.sub(
        r"[^\w/:?#\[\]@!$&'()*+,;=.~%-]", lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), address
    )
