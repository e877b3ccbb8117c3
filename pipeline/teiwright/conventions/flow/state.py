"""What is known while the chunks of a text are read: where the reading is, and how a block is put."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.end_marks import CLOSES
from teiwright.conventions.flow.quoted_lines import has_quoted
from teiwright.conventions.headings.alphabet import INDEXED
from teiwright.conventions.headings.heading import APPENDED
from teiwright.conventions.headings.part_ends import part_ends
from teiwright.conventions.layout import STOPPED
from teiwright.conventions.pieces import ANYWHERE, Opening, Piece, set_off
from teiwright.conventions.verse.prose_amid import Prose
from teiwright.model import Block, Certainty
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.headings.outline import Outline
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import Found, View

INTRODUCING, INTRODUCED = 60, 100
"""A paragraph that introduces a quotation, and one that is such a quotation, are at least so long: “Dear Sir:” introduces none."""
_COLON = lazy(r":[—–-]{0,2}(?:\s?(?:\[\d+\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[*†‡]))?$")
_DASH = lazy(r"\s*(?:[—–―]|--)\s?[^\s\d—–-]")
"""A line of dialogue."""
_SAID = lazy(rf"[.!?…][{CLOSES})\]]*\s*$")
"""The end of one."""
_OWN_WORDS = lazy(r"(?!(?:\d{1,3}|[A-Za-z]|[IVXivx]+|[A-Z]{3,} \d{1,4})[.)])[^\W\d_]|\.\.\.|…")
"""A beginning that is no quotation mark, dash, bracket or number, nor “CASE 7.”."""
_GOES_ON = lazy(
    r"(?i)(?:\b(?:that is to say|to wit|namely|for (?:instance|example)|form following|par exemple|c['’]est-à-dire|à savoir|savoir|zum beispiel|nämlich|das heißt|es decir|a saber|por ejemplo|cioè|ossia|vale a dire|per esempio)[,.]?"
    r"|\b(?:depos\w+|testif\w+|(?:duly|was|were|being) sworn|examined|dépos\w+|déclar\w+|expos(?:e|é|ent)|interrog\w+|comparu\w*|ausgesagt|sagte? aus|vernommen|deponiert|declar(?:ó|a|an|aron|ado)|depuso|deposto|depone|dichiar\w+)\b[^.;:]{0,60})\s?:\W*$"
)
"""Behind “that is to say:” the author goes on; what a witness has deposed “as follows:” is the record itself."""
_LONG_LINE = 50
"""Characters: in verse hardly any line is as long and goes on in the next with a small letter."""


class State:
    """Where the reading of a text is."""

    def __init__(
        self,
        view: View,
        found: Found,
        outlined: Outline,
        plain: frozenset[int],
        *,
        verse: bool,
        letters: bool,
    ) -> None:
        """Begin at the first chunk."""
        self.view = view
        self.found = found
        self.heads = heads = outlined.heads
        self.ranks = sorted({h.rank for h, second in heads.values() if not second and not h.named})
        """Those there are, from the outermost; a Preface or a Conclusion is as deep as its neighbours and adds none."""
        self.listed = outlined.contents
        """Contents pages: first entry → the chunk after the last."""
        self.verse = verse
        self.letters = letters
        """Letters amid prose are quotations."""
        self.chunks = view.chunks
        self.plain = plain
        """Chunks that are no headings, no items of a list and no verse, whatever they look like."""
        self.part_ends = part_ends(view, self.heads)
        """The chunks that sign or date one part after the other."""
        self.prose = Prose(view, self.heads)
        self.has_words = any(c.isalnum() for c in view.text[view.start : view.stop])
        """A text of nothing but signs has no sections for them to part."""
        self.quoting = has_quoted(view.text, view.start, view.stop)
        """Lines begin with >."""
        self.named = False
        """The division is a preface or the like, which its author may sign."""
        self.ended = False
        """A day or a name below the last paragraph has ended the text."""
        self.after_head = True
        """Nothing but headings since the last division began."""
        self.poem_until = 0
        """The chunk after the poem that is being read amid prose."""
        self.last_item = 0
        """The number of the last item of the last list, with which one below the next heading may count on."""
        self.part = "body"
        """front, body or back: where the last heading of its own kind has brought us."""
        chapters = [
            i
            for i, (h, second) in heads.items()
            if not (second or h.named or h.evidence in {INDEXED, APPENDED})
        ]
        self.first_chapter = min(chapters, default=len(self.chunks))
        self.last_chapter = max(chapters, default=-1)
        self.last_numbered = max(
            (
                i
                for i, (h, second) in heads.items()
                if not (second or h.named) and (h.n or h.rank <= w.NUMBERED)
            ),
            default=-1,
        )
        """The last heading with a number or a dividing word."""
        first = next(iter(heads), self.first_chapter)
        if found.pieces and first < self.first_chapter < len(self.chunks) and self.is_front(first):
            # What stands between the title page and the preface: a dedication, a motto.
            self.part = "front"

    def is_front(self, index: int) -> bool:
        """The heading is one of those that stand before the text."""
        plain = without_stop(self.view.words_at(index))
        return plain in w.FRONT or bool(w.CONTENTS.match(plain) or w.PREFATORY.match(plain))

    def begins_body(self) -> bool:
        """Nothing has been read below a title page or the lines about the source."""
        front = self.view.titled or bool(self.found.pieces)
        return front and all(piece.part == "front" for piece in self.found.pieces)

    def put(self, block: Block, *opens: Opening) -> None:
        """Add a block to what is found; what stands below the end of the text belongs to the back."""
        if self.ended and self.part == "body" and block.element not in ANYWHERE:
            self.part = "back"
        self.found.pieces.append(Piece(block, opens, self.part))
        self.after_head = False

    def division(self) -> str:
        """What the division that is being read is called; nothing before the first."""
        return next((p.opens[-1].kind for p in reversed(self.found.pieces) if p.opens), "")

    def paragraph(self, chunk: Chunk, *, wrapped: bool = False) -> None:
        """A paragraph; short lines that are no running text keep their line ends, long ones are paragraphs each."""
        view = self.view
        turns = self.turns(chunk)
        if turns:
            for first, last in itertools.pairwise([*turns, chunk.last]):
                said = view.lines.chunk(first, last)
                self.put(Block("p", said.extent, rule="bare.paragraph"))
            return
        if chunk.height > 1 and not wrapped and not view.layout.wrapped(view.lines, chunk):
            raw = view.lines.raw
            lengths = [len(raw[i]) for i in chunk.indices]
            longest = max(lengths)
            if longest > max(120, view.layout.width * 1.3):
                for i in chunk.indices:
                    if raw[i].strip():
                        self.put(Block("p", view.lines.extent_of(i), rule="bare.paragraph"))
                return
            shown = max(len(raw[i].strip()) for i in chunk.indices)
            narrow = shown < 0.8 * view.layout.width if view.layout.width else not self.runs_on(chunk)
            narrow = narrow or all(map(STOPPED.search, view.lines.rows(chunk)))
            if narrow and not view.options.keep_lines:
                self.lines_in(chunk)
        elif view.options.keep_lines:
            self.lines_in(chunk)
        block = Block("p", chunk.extent, rule="bare.paragraph")
        self.put(self.introduced(block))

    def runs_on(self, chunk: Chunk) -> bool:
        """In a text too short to show a width: all lines but the last are long, and amid a sentence the next begins in small letters."""
        raw = self.view.lines.rows(chunk)
        return all(len(line) >= _LONG_LINE for line in raw[:-1]) and any(
            one[-1].isalpha() and two[0].islower() for one, two in itertools.pairwise(raw)
        )

    def turns(self, chunk: Chunk) -> list[int]:
        """The lines with which speeches begin, where dashes tell them: the first, and others each below the end of a sentence."""
        raw = self.view.lines.raw
        if chunk.height < 2 or not _DASH.match(raw[chunk.first]):
            return []
        found = [i for i in chunk.indices if _DASH.match(raw[i])]
        whole = len(found) == chunk.height
        return found if len(found) > 1 and (whole or all(_SAID.search(raw[i - 1]) for i in found[1:])) else []

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
            or _GOES_ON.search(text, max(before.extent.start, before.extent.end - 100), before.extent.end)
        ):
            return block
        why = "a colon before it, and no quotation marks"
        return set_off([block], "bare.introduced", Certainty.LOW, why)

    def lines_in(self, chunk: Chunk) -> None:
        """Mark the line ends in a chunk."""
        self.found.mark_line_ends(self.view.lines, chunk, "bare.line")


def after_colon(state: State) -> bool:
    """The paragraph before this place introduces what stands here: “The members were:”, “were as follows:—”."""
    before = state.found.pieces[-1].block if state.found.pieces else None
    if before is None or before.element != "p":
        return False
    start, end = before.extent.start, before.extent.end
    return _COLON.search(state.view.text, max(start, end - 12), end) is not None


def without_stop(words: str) -> str:
    """A heading in lower case without its final stop."""
    return words.strip(" .:_=+*[]").lower()
