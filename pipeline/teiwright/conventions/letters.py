"""Letters: a line of place and date, a greeting, a closing formula, a signature, a postscript."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.flow import RULES as FLOW_RULES
from teiwright.conventions.flow import flow
from teiwright.conventions.formulas import CLOSING, SALUTE, SALUTE_RUN_IN, is_dateline
from teiwright.conventions.letter_ends import SHORT, Pieces
from teiwright.conventions.pieces import Opening, Piece
from teiwright.conventions.title_page import page_of
from teiwright.conventions.view import Answer
from teiwright.metadata import Metadata
from teiwright.model import Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import Found, View

NAME = "letters"
TITLE = "letters"
RULES = {
    **FLOW_RULES,
    "letters.opener": "Place, date and greeting open a letter.",
    "letters.closer": "A closing formula and a signature end it.",
    "letters.postscript": "What begins with P.S. follows the signature.",
    "letters.letter": "Each greeting with its date begins a letter.",
}
TOP = 12
"""A single letter greets in one of its first blocks; before a collection a preface may stand."""


def recognise(view: View) -> Answer:
    """Greetings, dates, closings: at least two kinds, where letters have them."""
    excuse = "no greeting with a date or closing formula"
    chunks = view.runs
    raw = view.lines.raw
    greetings = [
        c
        for c in chunks
        if c.end - c.start <= 4 * SHORT
        and c.last - c.first <= 12
        and (_greets(raw[c.last - 1]) or SALUTE_RUN_IN.match(raw[c.first].strip()))
    ]
    if not greetings or len(greetings) * 2 < 0.02 * len(chunks):
        return Answer((), excuse)
    salutes = len(greetings)
    dates = closings = signatures = 0
    for chunk in chunks:
        if chunk.end - chunk.start > 4 * SHORT or chunk.last - chunk.first > 10:
            continue
        lines = [line.strip() for line in raw[chunk.first : chunk.last]]
        dates += is_dateline(lines[0]) or (len(lines) > 1 and is_dateline(lines[-1]))
        closings += any(CLOSING.match(line) for line in lines if len(line) <= 100)
        signatures += len(lines) > 1 and bool(CLOSING.match(lines[-2])) and len(lines[-1]) < 40
    # A novel with a letter in it is no collection of letters.
    if salutes + dates < 0.03 * len(chunks):
        return Answer((), "too few greetings for so long a text")
    chapters = sum(1 for c in chunks if c.end - c.start < 80 and _is_chapter(view.words(c)))
    if chapters >= salutes:
        return Answer((), "as many chapters as greetings")
    first = chunks.index(greetings[0])
    if first >= TOP and (salutes < 10 or first > 0.2 * len(chunks)):
        return Answer((), "no greeting near the top")
    signs = [f"{salutes} greeting{'s' * (salutes > 1)} on a line"]
    if dates:
        signs.append(f"{dates} line{'s' * (dates > 1)} of place and date")
    if closings:
        signs.append(f"{closings} closing formula{'s' * (closings > 1)}")
    if signatures:
        signs.append("a signature below the closing formula")
    return Answer(tuple(signs), excuse)


def _is_chapter(words: str) -> bool:
    keyed = w.KEYED.match(words)
    return keyed is not None and w.rank_of(keyed["word"] or keyed["word2"])[1] == "chapter"


def _greets(line: str) -> bool:
    line = line.strip()
    return len(line) <= 80 and line[-1] in ",:!—–-." and SALUTE.match(line) is not None


_COLLECTION = lazy(
    r"(?i)(?:(?:selected |collected |the |some |private )*(?:letters?|correspondence)|(?:les )?lettres?|correspondance|briefe?|briefwechsel|(?:las )?cartas?|correspondencia|(?:le )?lettere|carteggio|epistolario)\b"
    r"[^.!?]{0,20} (?:of|from|to|between|by|de|du|des|entre|von|an|zwischen|a|di|del|della|tra)\b.{3,120}$"
)
"""“Letters of Ada Jones to John Doe, 1912–1913”: the title of a collection."""


def _title(view: View) -> tuple[list[Piece], Metadata]:
    """The first line as title, where it says that these are somebody’s letters."""
    chunks = view.chunks
    if view.titled or view.known.title is not None or len(chunks) < 3 or chunks[0].last - chunks[0].first > 1:
        return [], Metadata()
    if not _COLLECTION.match(view.words(chunks[0])):
        return [], Metadata()
    _, made, facts = page_of(view, 0, 1, 1, set())
    return made, facts


def pieces(view: View) -> Found:
    """The stream of pieces, with openers and closers made of the blocks that are such."""
    titled = _title(view)
    found = flow(view, title=view.known.title is not None, begin=len(titled[0]))
    if titled[0]:
        found.pieces, found.metadata = [*titled[0], *found.pieces], titled[1]
    made = _Letters(view, found.pieces).run()
    inside = sorted(p.block.extent for p in made if p.block.element in {"opener", "closer", "postscript"})

    def held(extent: Extent) -> bool:
        at = bisect_right(inside, extent.start, key=lambda e: e.start)
        return at > 0 and inside[at - 1].covers(extent)

    found.spans = [s for s in found.spans if not (s.element == "lb" and held(s.extent))]
    found.pieces = made
    return found


class _Letters(Pieces):
    """The pieces of a text that holds letters."""

    def __init__(self, view: View, listed: list[Piece]) -> None:
        super().__init__(view.text, listed)
        self.view = view

    def run(self) -> list[Piece]:
        starts = self.openings()
        if not starts:
            return list(self.listed)
        made: list[Piece] = list(self.listed[: starts[0][0]])
        level = self.level(starts)
        for number, (first, salute) in enumerate(starts):
            stop = starts[number + 1][0] if number + 1 < len(starts) else len(self.listed)
            stop = self.back_over_heads(stop) if stop < len(self.listed) else stop
            stop = next((i for i in range(salute + 1, stop) if self.is_enclosure(i)), stop)
            headed = bool(made) and made[-1].block.element == "head"
            if headed:
                _named_letter(made)
            made += self.letter(first, salute, stop, level, headed=headed)
            made += self.listed[stop : starts[number + 1][0] if number + 1 < len(starts) else None]
        return made

    def level(self, starts: list[tuple[int, int]]) -> int:
        """Letters without a head of their own stand below the headings that precede them."""
        heads = [
            p
            for p in self.listed[: starts[-1][0]]
            if p.opens and p.block.element == "head" and p.opens[0].kind != "letter"
        ]
        return max((p.opens[0].level for p in heads), default=0) + 1

    def is_enclosure(self, index: int) -> bool:
        """The heading of what was sent with the letter: it stands beside the letter."""
        piece = self.listed[index]
        return piece.block.element == "head" and bool(piece.opens) and piece.opens[-1].kind == "appendix"

    def back_over_heads(self, stop: int) -> int:
        while stop > 0 and self.listed[stop - 1].block.element == "head":
            stop -= 1
        return stop

    def openings(self) -> list[tuple[int, int]]:
        """(first piece, piece with the greeting) of each letter."""
        found: list[tuple[int, int]] = []
        last = -1
        for index in range(len(self.listed)):
            if not self.is_plain(index):
                continue
            lines = self.lines(index)
            final = self.words(lines[-1])
            greets = len(final) <= 80 and self.greets(final)
            run_in = SALUTE_RUN_IN.match(self.words(lines[0])) is not None
            if not greets and not run_in:
                continue
            if len(lines) > 12:
                continue
            first = self.back(index, last)
            dated = any(is_dateline(self.words(e)) for i in range(first, index + 1) for e in self.lines(i))
            headed = first > 0 and self.listed[first - 1].block.element == "head"
            if final.endswith(".") and not run_in and not dated:
                continue
            if found and not dated and not headed and not self.closes_before(first):
                continue
            found.append((first, index))
            last = index
        return found

    @staticmethod
    def greets(words: str) -> bool:
        """The line greets; a full stop, which may end it below a date, is no different to us."""
        return SALUTE.match(words) is not None or (
            words.endswith(".") and SALUTE.match(words[:-1] + ",") is not None
        )

    def together(self, index: int) -> bool:
        """No blank line stands above a piece: it was typed with the one before it."""
        if index == 0:
            return False
        between = self.text[self.listed[index - 1].block.extent.end : self.listed[index].block.extent.start]
        return between.count("\n") == 1

    def back(self, index: int, floor: int) -> int:
        """The first piece of an opener: dates and addresses above the greeting."""
        first = index
        best = index
        while first - 1 > floor and index - first < 4:
            block = self.listed[first - 1].block
            if block.element != "p" or len(block.extent) > 3 * SHORT:
                break
            lines = self.lines(first - 1)
            together = self.together(first)
            if not together and (len(block.extent) > SHORT or any(len(e) > 70 for e in lines)):
                break
            if any(CLOSING.match(self.words(e)) for e in lines):
                break
            first -= 1
            if any(is_dateline(self.words(e)) for e in lines) or (len(lines) > 1 and best == first + 1):
                best = first
        return best

    def closes_before(self, index: int) -> bool:
        return any(
            CLOSING.match(self.words(e)) is not None
            for i in range(max(0, index - 4), index)
            if self.is_plain(i)
            for e in self.lines(i)
            if len(e) <= 100
        )

    def letter(self, first: int, salute: int, stop: int, level: int, *, headed: bool) -> list[Piece]:
        opens = () if headed else (Opening("letter", level, rule="letters.letter"),)
        opener, rest = self.opener(first, salute)
        made = [Piece(opener, opens)]
        if rest is not None:
            made.append(Piece(rest))
        end = self.closing(salute + 1, stop)
        made += self.listed[salute + 1 : end]
        if end < stop:
            ending, after = self.closer(end, stop)
            made += ending
            made += self.beside(after, stop, level)
        return made

    def beside(self, first: int, stop: int, level: int) -> list[Piece]:
        """What follows a letter’s closer and is none of it stands in a division beside it."""
        rest = list(self.listed[first:stop])
        if rest and not rest[0].opens:
            rest[0] = replace(rest[0], opens=(Opening("", level, rule="letters.letter"),))
        return rest

    def opener(self, first: int, salute: int) -> tuple[Block, Block | None]:
        parts: list[Block] = []
        rest: Block | None = None
        for index in range(first, salute + 1):
            for line in self.lines(index):
                words = self.words(line)
                run_in = SALUTE_RUN_IN.match(words)
                if run_in and index == salute:
                    end = line.start + len(run_in[0].rstrip())
                    parts.append(Block("salute", Extent(line.start, end), rule="letters.opener"))
                    rest = Block(
                        "p",
                        Extent(line.start + run_in.end(), self.listed[index].block.extent.end),
                        rule="bare.paragraph",
                    )
                    break
                if is_dateline(words):
                    parts.append(Block("dateline", line, rule="letters.opener"))
                elif len(words) <= 80 and self.greets(words):
                    parts.append(Block("salute", line, rule="letters.opener"))
                else:
                    parts.append(Block("", line))
        extent = Extent(parts[0].extent.start, parts[-1].extent.end)
        return Block("opener", extent, tuple(parts), (), "letters.opener"), rest


def _named_letter(made: list[Piece]) -> None:
    """The heading right above an opener is that of a letter."""
    at = next(i for i in range(len(made) - 1, -1, -1) if made[i].block.element != "head" or made[i].opens)
    opens = made[at].opens
    if made[at].block.element == "head" and opens and opens[-1].kind in {"chapter", "section"}:
        made[at] = replace(made[at], opens=(*opens[:-1], replace(opens[-1], kind="letter")))
