"""What is set off amid prose: verse, indented blocks, epigraphs."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.attributions import names_author
from teiwright.conventions.dating import first_dated
from teiwright.conventions.flow_state import State
from teiwright.conventions.formulas import CLOSING, SALUTE, is_dateline
from teiwright.conventions.headings import is_title_case
from teiwright.conventions.quoted_lines import SIGN, quoted
from teiwright.conventions.typed_title import is_name
from teiwright.conventions.verses import begin_large, group, looks_like_verse
from teiwright.model import Block, Certainty, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk

_ATTRIBUTION = lazy(r"[—–-]{1,2} ?[^\s—–-].{1,80}$")

_ISSUE = 120
"""Characters: a dated line as short as this is the head of an issue, no quotation."""
_MARKS = "\"“”„«»‘’'"
_LINE = 120
"""Characters of a line of an opener at most."""
_LONGEST = 60
"""Chunks of a letter at most."""


class Quotations(State):
    """Blocks of other words than the author’s."""

    def quoted_lines(self, chunk: Chunk) -> bool:
        """The lines with > in a block as quotations, and those between them (“Ada wrote:”) as paragraphs; False if it has none."""
        lines = self.view.lines
        signed = [lines.raw[i].startswith(SIGN) for i in range(chunk.first, chunk.last)]
        if True not in signed:
            return False
        first = chunk.first
        for has_sign, rows in groupby(signed):
            last = first + len(list(rows))
            block = quoted(lines, first, last, self.found.skips, "bare.quoted") if has_sign else None
            if block is not None:
                self.put(block)
            elif not has_sign:
                self.paragraph(lines.chunk(first, last))
            first = last
        return True

    def verses(self, index: int) -> int:
        """Verse amid prose: all stanzas that follow each other, as one quotation; below a head perhaps an epigraph."""
        last = index + 1
        while (
            last < len(self.chunks)
            and last not in self.heads
            and looks_like_verse(self.view, self.chunks[last])
        ):
            last += 1
        below = self.chunks[last - 1]
        why = names_author(self.view, below.last - 1, below.first) if self.quotations else ""
        lines = self.view.lines
        stanzas = list(self.chunks[index:last])
        if why:
            stanzas[-1] = lines.chunk(below.first, below.last - 1, below.blank)
        groups = [group(self.view, c, self.found, rule="bare.verse") for c in stanzas]
        extent = Extent(groups[0].extent.start, groups[-1].extent.end)
        if not self.quotations:
            for block in groups:
                self.put(block)
            return last
        large = all(begin_large(lines.raw[c.first : c.last]) for c in stanzas)
        sure = (Certainty.HIGH, "") if large else (Certainty.MEDIUM, "lines that rhyme")
        quote = Block("quote", extent, tuple(groups), (("rend", "block"),), "bare.verse", *sure)
        if why:
            bibl = Block("bibl", Extent(*lines.extent_of(below.last - 1)), rule="bare.source")
            whole = Extent(extent.start, bibl.extent.end)
            self.put(Block("cit", whole, (quote, bibl), (), "bare.source", Certainty.MEDIUM, why))
            return last
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
        below = self.view.words(self.chunks[index + 1])
        if is_dateline(words) or is_name(words) or SALUTE.match(below):
            return False
        if words[0] not in _MARKS and len(words) < _ISSUE and first_dated(words):
            return False  # No. 37. Saturday, 8 May 1852. 12th year.
        if words[0] not in _MARKS and not (_ATTRIBUTION.match(below) or _names_author(below)):
            return False  # a line between paragraphs, and no source
        p = Block("p", Extent(chunk.start, chunk.end), rule="bare.epigraph")
        quote = Block("quote", p.extent, (p,), (("rend", "block"),), "bare.epigraph")
        self.put(self.cited(quote, self.chunks[index + 1]))
        return True

    def motto(self, index: int) -> bool:
        """A quotation with its source on the last line of the same block: right after a heading, or after a colon."""
        view, chunk = self.view, self.chunks[index]
        if chunk.last - chunk.first < 2 or chunk.end - chunk.start > 700 or not self.found.pieces:
            return False
        start, end = view.lines.extent_of(chunk.last - 1)
        inner = view.lines.chunk(chunk.first, chunk.last - 1)
        words = view.text[start:end]
        marked = view.text[inner.start] in _MARKS and view.text[inner.end - 1] in _MARKS
        above = (view.lines.raw[i].lstrip()[:1] for i in range(chunk.first, chunk.last - 1))
        dashed = _names_source(words) and not any(first in {"-", "–", "—", "*"} for first in above)
        if not (dashed and (marked or self.after_head or self.after_colon())) and not (
            marked and self.after_head and words[0].isupper() and words[-1] not in '?!…,;:"”»'
        ):
            return False
        # With nothing below it, it stands before no text.
        opens = self.after_head and index + 1 < len(self.chunks) and index + 1 not in self.heads
        verse = looks_like_verse(view, inner)
        if not opens and (self.verse or (verse and self.after_head)):
            return False  # the poet’s name below a poem
        extent = Extent(inner.start, inner.end)
        rule = "bare.epigraph" if opens else "bare.source"
        held = group(view, inner, self.found, rule="bare.verse") if verse else Block("p", extent, rule=rule)
        quote = Block("quote", extent, (held,), (("rend", "block"),), rule)
        source = view.lines.chunk(chunk.last - 1, chunk.last)
        if opens:
            self.put(self.cited(quote, source))
        else:
            bibl = Block("bibl", Extent(start, end), rule=rule)
            self.put(Block("cit", Extent(extent.start, end), (quote, bibl), (), rule))
        return True

    def after_colon(self) -> bool:
        """The paragraph before this one introduces it."""
        before = self.found.pieces[-1].block
        return before.element == "p" and self.view.text[before.extent.end - 1] == ":"

    def source_below(self, index: int) -> bool:
        """“— Charter of 1301” below a quotation that is set off, or in its marks: where it is from."""
        chunk = self.chunks[index]
        if chunk.last - chunk.first > 1 or not self.found.pieces or index + 1 >= len(self.chunks):
            return False
        piece = self.found.pieces[-1]
        if not self.is_source(index, verse=any(b.element == "lg" for b in piece.block.children)):
            return False
        quote = self.as_quotation(piece.block)
        if quote is None or piece.opens:
            return False
        bibl = Block("bibl", Extent(chunk.start, chunk.end), rule="bare.source")
        cit = Block("cit", Extent(quote.extent.start, bibl.extent.end), (quote, bibl), (), "bare.source")
        self.found.pieces[-1] = replace(piece, block=cit)
        return True

    def is_source(self, index: int, *, verse: bool) -> bool:
        """A line with a dash and a name or title; below verse a name at the right, in brackets or in capitals as well."""
        chunk = self.chunks[index]
        if _ATTRIBUTION.match(self.view.words(chunk)):
            return self.is_attribution(index)
        return (
            verse and index > 0 and bool(names_author(self.view, chunk.first, self.chunks[index - 1].first))
        )

    def as_quotation(self, block: Block) -> Block | None:
        """A block that is a quotation, or a paragraph in its marks as one; else None."""
        if block.element == "quote":
            return replace(block, cert=Certainty.HIGH, evidence="its source below it")
        text = self.view.text
        if block.element != "p" or block.children or text[block.extent.start] not in _MARKS:
            return None
        if text[block.extent.end - 1] not in _MARKS:
            return None
        return Block("quote", block.extent, (block,), (("rend", "block"),), "bare.source")

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
        if w.TRAILER.match(words) or not any(c.isalpha() for c in words):
            return False  # the end, or a row of signs
        if _ATTRIBUTION.match(words):
            return _names_source(words)
        if not words or words[-1] in '?!…”"’,;:])' or words[0] in '"“‘«„[(':
            return False
        following = self.chunks[index + 1]
        return words.count(" ") < 6 and is_title_case(words) and following.end - following.start > 100

    def cited(self, quote: Block, attribution: Chunk) -> Block:
        """A quotation with its source, below a heading."""
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
        """Every line indented more than the text around it, in a text that is wrapped, or itself wrapped in one that is not."""
        view = self.view
        if not self.quotations or chunk.last - chunk.first < 2:
            return False
        if view.lines.indent(chunk.first) < view.layout.indent + 2:
            return False
        if min(view.lines.indent(i) for i in range(chunk.first, chunk.last)) < view.layout.indent + 2:
            return False
        return view.layout.width > 0 or (chunk.last - chunk.first > 2 and self.widths.greedy(chunk))

    def indented(self, index: int) -> int:
        """All indented chunks that follow each other, as one quotation."""
        last = index + 1
        while last < len(self.chunks) and last not in self.heads and self.is_indented(self.chunks[last]):
            if looks_like_verse(self.view, self.chunks[last]):
                break
            last += 1
        paragraphs = tuple(
            Block("p", Extent(c.start, c.end), rule="bare.quotation") for c in self.chunks[index:last]
        )
        for chunk in self.chunks[index:last]:
            if not self.view.layout.wrapped(self.view.lines, chunk) and not self.widths.greedy(chunk):
                self.lines_in(chunk)
        extent = Extent(paragraphs[0].extent.start, paragraphs[-1].extent.end)
        self.put(Block("quote", extent, paragraphs, (("rend", "block"),), "bare.quotation"))
        return last

    def narrow(self, index: int) -> int:
        """Chunks whose lines are all shorter than those around them, as one quotation; the chunk after them, or 0 if there are none."""
        last = self.widths.narrow(index, self.heads) if self.quotations and not self.after_head else 0
        if not last:
            return 0
        paragraphs = tuple(
            Block("p", Extent(c.start, c.end), rule="bare.narrow") for c in self.chunks[index:last]
        )
        extent = Extent(paragraphs[0].extent.start, paragraphs[-1].extent.end)
        shown = self.after_colon()
        if self.view.text[extent.start] in _MARKS and not shown:
            return 0  # what somebody says, in a novel
        sure = Certainty.MEDIUM if shown else Certainty.LOW
        why = "its lines are shorter than those above and below it"
        self.put(Block("quote", extent, paragraphs, (("rend", "block"),), "bare.narrow", sure, why))
        return last

    def letter(self, index: int) -> int:
        """A letter that is told in full: from its date or greeting to its signature; the chunk after it, or 0."""
        first = self.chunks[index]
        if not self.letters or first.end - first.start > _LINE or not self.begins_letter(index):
            return 0
        for last in range(index + 2, min(index + _LONGEST, len(self.chunks) - 1)):
            heading = self.heads.get(last)
            if heading and (heading[0].rank < w.CAPITALS or heading[0].named or heading[0].bare):
                return 0
            stop = self.ends_letter(last)
            if stop:
                break
            if self.begins_letter(last):
                return 0  # Another one begins: where the first ends is not known.
        else:
            return 0
        if self.is_headed(index) and (stop >= len(self.chunks) or stop in self.heads):
            return 0  # a letter with a heading of its own, and told by nobody
        for inner in range(index, stop):
            self.heads.pop(inner, None)
        parts = [Block("p", Extent(c.start, c.end), rule="bare.letter") for c in self.chunks[index:stop]]
        for chunk in self.chunks[index:stop]:
            if chunk.end - chunk.start < _LINE:
                self.lines_in(chunk)
        extent = Extent(parts[0].extent.start, parts[-1].extent.end)
        why = "a greeting, a closing formula and a signature"
        attributes = (("rend", "block"), ("type", "letter"))
        self.put(Block("quote", extent, tuple(parts), attributes, "bare.letter", Certainty.MEDIUM, why))
        return stop

    def is_headed(self, index: int) -> bool:
        """A heading that is no chapter’s (“Chapter 5”) stands right above a chunk."""
        first = index - 1
        while first in self.heads and self.heads[first][1]:
            first -= 1
        return first in self.heads and self.heads[first][0].rank > w.NUMBERED

    def begins_letter(self, index: int) -> bool:
        """A greeting on a line of its own, perhaps below a date."""
        for at in range(index, min(index + 3, len(self.chunks))):
            words = self.view.words(self.chunks[at])
            last = words.rsplit("\n", 1)[-1].strip()
            if len(words) > _LINE:
                return False
            if (
                SALUTE.match(last)
                and not CLOSING.match(last)
                and last.rstrip('"”').endswith((",", ":", "—", "--", "-"))
            ):
                return len(last) > 8 or at > index
            if not is_dateline(last) and ("\n" not in words or not is_dateline(words.split("\n")[0])):
                return False
        return False

    def ends_letter(self, index: int) -> int:
        """A closing formula with its signature, below it or in the same chunk; the chunk after them, or 0."""
        chunk = self.chunks[index]
        lines = [line.strip() for line in self.view.words(chunk).split("\n")]
        if len(lines[0]) > 100 or not any(CLOSING.match(line) for line in lines):
            return 0
        if len(lines) > 1:
            return index + 1 if CLOSING.match(lines[-2]) and _signs(lines[-1]) else 0
        after = index + 1
        while (
            after < len(self.chunks) - 1
            and after - index < 3
            and CLOSING.match(self.view.words(self.chunks[after]))
        ):
            after += 1
        return (
            after + 1
            if after < len(self.chunks)
            and not w.KEYED.match(self.view.words(self.chunks[after]))
            and _signs(self.view.words(self.chunks[after]))
            else 0
        )


def _names_author(words: str) -> bool:
    """A name, perhaps with a work behind a comma; one or two words may always be one."""
    return words.isupper() or "," in words or words.count(" ") < 2 or is_name(words)


def _names_source(words: str) -> bool:
    """A dash and a name or title. Speeches begin with a dash, too: they are sentences."""
    return (
        _ATTRIBUTION.match(words) is not None
        and words[-1] not in "!?…,;:"
        and (words[-1] != "." or is_title_case(words))
    )


def _signs(words: str) -> bool:
    """Some words that a person may sign with."""
    plain = words.strip(" \"“”‘’'.,_")
    return "\n" not in words and len(plain) < 50 and plain[:1].isupper() and plain.count(" ") < 6
