"""The stream of chunks as pieces: headings, paragraphs, verse, lists, tables, quotations, scene breaks, trailers."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from teiwright.conventions import contents
from teiwright.conventions import words as w
from teiwright.conventions.breaks import BREAK
from teiwright.conventions.formulas import SALUTE, is_dateline
from teiwright.conventions.headings import INITIAL, INITIALS, Heading, is_title_case
from teiwright.conventions.layout import MARK
from teiwright.conventions.lists import is_tabular, list_block, list_run, table_block
from teiwright.conventions.outline import outline
from teiwright.conventions.pieces import Opening, Piece
from teiwright.conventions.title import RULES as TITLE_RULES
from teiwright.conventions.title import title_block
from teiwright.conventions.verses import group, labelled, looks_like_verse
from teiwright.conventions.view import Found
from teiwright.model import Block, Certainty, Extent, Skip, Span
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

RULES = {
    **TITLE_RULES,
    "bare.told": "An editor's mark (%% head, %% verse …) says what the block is.",
    "bare.paragraph": "Lines between two blank lines are one paragraph (or each line, or each indentation, where the text shows that).",
    "bare.heading": "A short line by itself with signs of a heading: “Chapter” and a number, capitals, no final stop, blank lines.",
    "bare.run-in-date": "A date and a dash at the very beginning of a text or division date what follows.",
    "bare.line": "The line ends of a short block that is no running text are kept.",
    "bare.quotation": "Lines indented on their own are a quotation set off as a block.",
    "bare.introduced": "A paragraph after a colon, without quotation marks of its own, is a quotation set off as a block.",
    "bare.verse": "Short lines that begin with capitals are verse.",
    "bare.break": "A row of stars or dashes is a break between two sections.",
    "bare.trailer": "“The End” and the like close a text.",
    "bare.signature": "A name or initials at the end of a preface sign it.",
    "bare.epigraph": "A quotation with its author’s name right below a heading is an epigraph.",
    "bare.list": "Lines that begin with the same mark or with rising numbers are a list.",
    "bare.table": "Lines with the same columns are a table.",
    "verse.group": "Lines of verse between blank lines are a group.",
    "verse.label": "“Chorus” or a number above some lines of verse is the head of their group.",
    "verse.line": "Each line of verse is an l.",
}

_BULLET = lazy(r"[-*•·‣▪][ \t]+\S")
INTRODUCING, INTRODUCED = 60, 100
"""A paragraph that introduces a quotation, and one that is such a quotation, are at least so long: “Dear Sir:” introduces none."""
_COLON = lazy(r":[—–-]{0,2}(?:\s?(?:\[\d+\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[*†‡]))?$")
_OWN_WORDS = lazy(r"(?!(?:\d{1,3}|[A-Za-z]|[IVXivx]+)[.)]\s)[^\W\d_]|\.\.\.|…")
"""A beginning that is no quotation mark, dash, bracket or number."""
_ATTRIBUTION = lazy(r"[—–-]{1,2} ?\S.{1,80}$")


def flow(
    view: View, *, verse: bool = False, quotations: bool = True, title: bool = True, begin: int = 0
) -> Found:
    """All chunks of a view as pieces.

    Args:
        view: the stretch to read.
        verse: its running text is verse (then a line is an l, and weak headings are none).
        quotations: verse and indented blocks amid prose are quotations.
        title: a title block may stand at the beginning.
        begin: the chunk with which to begin.
    """
    found = Found()
    heads, listed = outline(view, verse=verse)
    start = begin
    heads = {i: h for i, h in heads.items() if i >= begin}
    if title and not view.titled and not begin:
        start, found.pieces, found.metadata = title_block(view, heads)
        heads = {i: h for i, h in heads.items() if i >= start}
        if start in heads:
            heads[start] = (heads[start][0], False)
    ranks = _ranks(heads)
    reader = _Reader(view, found, heads, ranks, listed, verse=verse, quotations=quotations)
    reader.run(start)
    return found


def _ranks(heads: dict[int, tuple[Heading, bool]]) -> list[int]:
    """The ranks there are, from the outermost; a Preface or a Conclusion is as deep as its neighbours and adds none."""
    return sorted({h.rank for h, second in heads.values() if not second and not h.named})


class _Reader:
    """One pass over the chunks."""

    def __init__(
        self,
        view: View,
        found: Found,
        heads: dict[int, tuple[Heading, bool]],
        ranks: list[int],
        listed: dict[int, int],
        *,
        verse: bool,
        quotations: bool,
    ) -> None:
        self.view = view
        self.found = found
        self.heads = heads
        self.ranks = ranks
        self.listed = listed
        """Contents pages: first entry → the chunk after the last."""
        self.verse = verse
        self.quotations = quotations
        self.chunks = view.chunks
        self.has_words = any(c.isalnum() for c in view.text[view.start : view.stop])
        """A text of nothing but signs has no sections for them to part."""
        self.named = False
        """The division is a preface or the like, which its author may sign."""
        self.after_head = True
        """Nothing but headings since the last division began."""
        self.part = "body"
        """front, body or back: where the last heading of its own kind has brought us."""
        self.first_chapter = min(
            (i for i, (h, second) in heads.items() if not second and not h.named), default=len(self.chunks)
        )
        self.last_chapter = max(
            (i for i, (h, second) in heads.items() if not second and not h.named), default=-1
        )
        first = next(iter(heads), self.first_chapter)
        if found.pieces and first < self.first_chapter < len(self.chunks) and self.is_front(first):
            # What stands between the title page and the preface: a dedication, a motto.
            self.part = "front"

    def run(self, index: int) -> None:
        total = len(self.chunks)
        while index < total:
            index = self.take(index)

    def put(self, block: Block, *opens: Opening) -> None:
        self.found.pieces.append(Piece(block, opens, self.part))
        if block.element != "head":
            self.after_head = False

    def take(self, index: int) -> int:
        """Read the chunk at index and return the index of the next."""
        chunk = self.chunks[index]
        told = MARK.match(self.view.lines.raw[chunk.first])
        if told and index + 1 < len(self.chunks):
            self.found.skips.append(
                Skip(Extent(chunk.start, chunk.end), "mark of the editor: what the next block is")
            )
            self.as_told(self.chunks[index + 1], told["what"], int(told["level"] or 1))
            return index + 2
        refrain = labelled(self.view, index) if index not in self.heads else None
        if refrain:
            self.put(group(self.view, refrain, self.found))
            return index + 2
        if index in self.heads:
            self.head(index, *self.heads[index])
            return index + 1
        if index in self.listed:
            return self.entries(index, self.listed[index])
        length = chunk.end - chunk.start
        if chunk.last - chunk.first > 2 and not all(
            map(str.strip, self.view.lines.raw[chunk.first : chunk.last])
        ):
            # A bracket of those who made the file, with blank lines in it.
            self.put(Block("p", Extent(chunk.start, chunk.end), rule="bare.paragraph"))
            return index + 1
        if chunk.last - chunk.first == 1:
            if length > 200 and not self.verse and not _BULLET.match(self.view.text, chunk.start):
                if self.after_head and self.epigraph(index):
                    return index + 2
                self.paragraph(chunk)
                return index + 1
            taken = self.short(index, chunk)
            if taken:
                return taken
        return self.many(index, chunk)

    def entries(self, index: int, stop: int) -> int:
        """A contents page; a text that follows it without a heading stands in a division of its own."""
        self.put(contents.as_list(self.view, index, stop))
        if stop < len(self.chunks) and stop not in self.heads:
            before = len(self.found.pieces)
            self.part = "body" if self.part == "front" else self.part
            stop = self.take(stop)
            if len(self.found.pieces) > before and not self.found.pieces[before].opens:
                first = self.found.pieces[before]
                self.found.pieces[before] = replace(first, opens=(Opening(),))
        return stop

    def as_told(self, chunk: Chunk, what: str, level: int) -> None:
        """A block that a person has named (%% head 2, %% verse …)."""
        extent = Extent(chunk.start, chunk.end)
        if what == "head":
            self.part = "body" if self.part == "front" else self.part
            opening = Opening("chapter" if level == 1 else "section", level, rule="bare.told")
            self.found.pieces.append(Piece(Block("head", extent, rule="bare.told"), (opening,), self.part))
            self.after_head = True
        elif what == "verse":
            self.put(group(self.view, chunk, self.found, rule="bare.told"))
        elif what == "quote":
            inner = Block("p", extent, rule="bare.told")
            self.put(Block("quote", extent, (inner,), (("rend", "block"),), "bare.told"))
        else:
            if what == "lines":
                self.lines_in(chunk)
            self.put(Block("p", extent, rule="bare.told"))

    def short(self, index: int, chunk: Chunk) -> int:
        """A single short line: break, trailer, list item, attribution; 0 if it is none of these."""
        words = self.view.words(chunk)
        if len(words) < 80 and self.has_words and BREAK.match(words):
            at = chunk.start
            self.found.skips.append(Skip(Extent(at, chunk.end), "row of signs, encoded as milestone"))
            mark = Block(
                "milestone",
                Extent(at, at),
                (),
                (("unit", "section"), ("rend", " ".join(words.split()))),
                "bare.break",
            )
            self.put(mark)
            return index + 1
        if self.named and index + 1 in self.heads and self.is_signature(words):
            self.put(Block("signed", Extent(chunk.start, chunk.end), rule="bare.signature"))
            return index + 1
        if w.TRAILER.match(words) and (index + 1 in self.heads or index + 3 >= len(self.chunks)):
            self.put(Block("trailer", Extent(chunk.start, chunk.end), rule="bare.trailer"))
            return index + 1
        return 0

    def is_signature(self, words: str) -> bool:
        """A name or initials, as they stand below a preface."""
        words = words.strip("_ ").rstrip(".,")
        return (
            len(words) < 50
            and words.count(" ") < 5
            and (
                INITIALS.match(words + ".") is not None or words.isupper() or INITIAL.match(words) is not None
            )
            and not any(c.isdigit() for c in words)
        )

    def many(self, index: int, chunk: Chunk) -> int:
        """A chunk of several lines, or a short one that is nothing special."""
        view = self.view
        if self.verse and chunk.end - chunk.start <= 400 * (chunk.last - chunk.first):
            self.put(group(view, chunk, self.found))
            return index + 1
        count = list_run(view, index)
        if count:
            self.put(list_block(view, index, count))
            return index + count
        if chunk.last - chunk.first > 1:
            if (
                view.layout.wrapped(view.lines, chunk)
                and not self.is_indented(chunk)
                and not is_tabular(view, chunk)
            ):
                if not (self.after_head and self.epigraph(index)):
                    self.paragraph(chunk, wrapped=True)
                    return index + 1
                return index + 2
            if looks_like_verse(view, chunk):
                return self.verses(index)
            table = table_block(view, chunk, self.found)
            if table:
                self.put(table)
                return index + 1
        if self.after_head and self.epigraph(index):
            return index + 2
        if self.is_indented(chunk):
            return self.indented(index)
        self.paragraph(chunk)
        return index + 1

    def head(self, index: int, heading: Heading, second: bool) -> None:
        chunk = self.chunks[index]
        extent = self.without_rule(chunk)
        cert = Certainty.HIGH if heading.score > 3 or second else Certainty.MEDIUM
        attributes = (("type", "sub"),) if second else ()
        block = Block("head", extent, (), attributes, "bare.heading", cert, heading.evidence)
        if second:
            self.found.pieces.append(Piece(block, (), self.part))
            return
        level = bisect_left(self.ranks, heading.rank) + 1
        kind = heading.kind
        self.part = "back" if self.part == "back" else "body"
        if heading.named:
            level = 1 if index < self.first_chapter or index > self.last_chapter else level
            plain = view_plain(self.view.words(chunk))
            if index < self.first_chapter < len(self.chunks) and self.is_front(index):
                self.part = "front"
            elif plain in w.BACK and kind != "notes" and index > self.last_chapter >= 0:
                self.part = "back"
        opening = Opening(kind, level, heading.n, "bare.heading", cert, heading.evidence)
        self.found.pieces.append(Piece(block, (opening,), self.part))
        self.after_head = True
        self.named = heading.named

    def is_front(self, index: int) -> bool:
        """The heading is one of those that stand before the text."""
        plain = view_plain(self.view.words(self.chunks[index]))
        return plain in w.FRONT or bool(w.CONTENTS.match(plain) or w.PREFATORY.match(plain))

    def without_rule(self, chunk: Chunk) -> Extent:
        """The extent of a heading; the line of dashes below it is skipped."""
        if chunk.last - chunk.first == 2:
            start, end = self.view.lines.extent_of(chunk.last - 1)
            if len(set(self.view.text[start:end])) == 1 and not self.view.text[start].isalnum():
                self.found.skips.append(Skip(Extent(start, end), "line below a heading"))
                return Extent(chunk.start, self.view.lines.extent_of(chunk.first)[1])
        return Extent(chunk.start, chunk.end)

    def paragraph(self, chunk: Chunk, *, wrapped: bool = False) -> None:
        """A paragraph; short lines that are no running text keep their line ends, long ones are paragraphs each."""
        view = self.view
        if chunk.last - chunk.first > 1 and not wrapped and not view.layout.wrapped(view.lines, chunk):
            raw = view.lines.raw
            lengths = [len(raw[i]) for i in range(chunk.first, chunk.last)]
            longest = max(lengths)
            if longest > max(120, view.layout.width * 1.3):
                for i in range(chunk.first, chunk.last):
                    self.put(Block("p", Extent(*view.lines.extent_of(i)), rule="bare.paragraph"))
                return
            if not view.options.keep_lines and (not view.layout.width or longest < 0.8 * view.layout.width):
                self.lines_in(chunk)
        elif view.options.keep_lines:
            self.lines_in(chunk)
        block = Block("p", Extent(chunk.start, chunk.end), rule="bare.paragraph")
        self.put(self.introduced(block) if self.quotations else block)

    def introduced(self, block: Block) -> Block:
        """A paragraph of other words than the author’s: the one before it ends with a colon, and no quotation marks open this one."""
        before = self.found.pieces[-1].block if self.found.pieces else None
        text = self.view.text
        if (
            before is None
            or self.after_head
            or before.element != "p"
            or len(before.extent) < INTRODUCING
            or len(block.extent) < INTRODUCED
            or not _COLON.search(text, max(before.extent.start, before.extent.end - 12), before.extent.end)
            or not _OWN_WORDS.match(text, block.extent.start)
        ):
            return block
        return Block(
            "quote",
            block.extent,
            (block,),
            (("rend", "block"),),
            "bare.introduced",
            Certainty.LOW,
            "a colon before it, and no quotation marks",
        )

    def lines_in(self, chunk: Chunk) -> None:
        for i in range(chunk.first + 1, chunk.last):
            at = self.view.lines.extent_of(i)[0]
            self.found.spans.append(Span(Extent(at, at), "lb", "bare.line"))

    def verses(self, index: int) -> int:
        """Verse amid prose: all stanzas that follow each other, as one quotation; below a head perhaps an epigraph."""
        last = index + 1
        while (
            last < len(self.chunks)
            and last not in self.heads
            and looks_like_verse(self.view, self.chunks[last])
        ):
            last += 1
        groups = [group(self.view, c, self.found, rule="bare.verse") for c in self.chunks[index:last]]
        extent = Extent(groups[0].extent.start, groups[-1].extent.end)
        if not self.quotations:
            for block in groups:
                self.put(block)
            return last
        quote = Block("quote", extent, tuple(groups), (("rend", "block"),), "bare.verse")
        if self.after_head and last < len(self.chunks) and self.is_attribution(last):
            self.put(self.cited(quote, self.chunks[last]))
            return last + 1
        self.put(quote)
        return last

    def epigraph(self, index: int) -> bool:
        """A prose quotation with a name below it, right after a heading."""
        chunk = self.chunks[index]
        if not self.found.pieces or index + 2 >= len(self.chunks) or chunk.end - chunk.start > 700:
            return False
        if index + 1 in self.heads or not self.is_attribution(index + 1):
            return False
        words = self.view.words(chunk)
        if is_dateline(words) or SALUTE.match(self.view.words(self.chunks[index + 1])):
            return False
        p = Block("p", Extent(chunk.start, chunk.end), rule="bare.epigraph")
        quote = Block("quote", p.extent, (p,), (("rend", "block"),), "bare.epigraph")
        self.put(self.cited(quote, self.chunks[index + 1]))
        return True

    def is_attribution(self, index: int) -> bool:
        """A line with a dash, or a name or title of few words, with running text after it."""
        chunk = self.chunks[index]
        if (
            chunk.last - chunk.first > 1
            or chunk.end - chunk.start > 80
            or index + 1 >= len(self.chunks)
            or index in self.heads
        ):
            return False
        words = self.view.words(chunk).strip("_*")
        if _ATTRIBUTION.match(words):
            return True
        if not words or words[-1] in '?!…”"’,;:])' or words[0] in '"“‘«„[(':
            return False
        following = self.chunks[index + 1]
        return words.count(" ") < 6 and is_title_case(words) and following.end - following.start > 100

    def cited(self, quote: Block, attribution: Chunk) -> Block:
        bibl = Block("bibl", Extent(attribution.start, attribution.end), rule="bare.epigraph")
        extent = Extent(quote.extent.start, bibl.extent.end)
        cit = Block("cit", extent, (quote, bibl), (), "bare.epigraph")
        return Block(
            "epigraph",
            extent,
            (cit,),
            (),
            "bare.epigraph",
            Certainty.MEDIUM,
            "a quotation with a name below a heading",
        )

    def is_indented(self, chunk: Chunk) -> bool:
        """Every line indented more than the text around it, in a text that is wrapped."""
        view = self.view
        if not self.quotations or not view.layout.width or chunk.last - chunk.first < 2:
            return False
        if view.lines.indent(chunk.first) < view.layout.indent + 2:
            return False
        return min(view.lines.indent(i) for i in range(chunk.first, chunk.last)) >= view.layout.indent + 2

    def indented(self, index: int) -> int:
        last = index + 1
        while last < len(self.chunks) and last not in self.heads and self.is_indented(self.chunks[last]):
            if looks_like_verse(self.view, self.chunks[last]):
                break
            last += 1
        paragraphs = tuple(
            Block("p", Extent(c.start, c.end), rule="bare.quotation") for c in self.chunks[index:last]
        )
        extent = Extent(paragraphs[0].extent.start, paragraphs[-1].extent.end)
        self.put(Block("quote", extent, paragraphs, (("rend", "block"),), "bare.quotation"))
        return last


def view_plain(words: str) -> str:
    """A heading in lower case without its final stop."""
    return words.rstrip(" .:").strip("_=+*[]").lower()
