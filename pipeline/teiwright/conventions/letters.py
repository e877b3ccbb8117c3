"""Letters: a line of place and date, a greeting, a closing formula, a signature, a postscript."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from teiwright.conventions.flow import RULES as FLOW_RULES
from teiwright.conventions.flow import flow
from teiwright.conventions.formulas import (
    ADDRESSEE,
    CLOSING,
    ENCLOSURE,
    POSTSCRIPT,
    SALUTE,
    SALUTE_RUN_IN,
    SIGNED,
    is_dateline,
)
from teiwright.conventions.pieces import Opening, Piece
from teiwright.conventions.view import Answer
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
SHORT = 220
"""Openers and closers are made of blocks that are not longer."""


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


def _greets(line: str) -> bool:
    line = line.strip()
    return len(line) <= 80 and line[-1] in ",:!—–-." and SALUTE.match(line) is not None


def pieces(view: View) -> Found:
    """The stream of pieces, with openers and closers made of the blocks that are such."""
    found = flow(view, title=view.known.title is not None)
    made = _Letters(view, found.pieces).run()
    inside = sorted(p.block.extent for p in made if p.block.element in {"opener", "closer", "postscript"})

    def held(extent: Extent) -> bool:
        at = bisect_right(inside, extent.start, key=lambda e: e.start)
        return at > 0 and inside[at - 1].covers(extent)

    found.spans = [s for s in found.spans if not (s.element == "lb" and held(s.extent))]
    found.pieces = made
    return found


@dataclass(slots=True)
class _Letters:
    view: View
    listed: list[Piece]

    def run(self) -> list[Piece]:
        starts = self.openings()
        if not starts:
            return self.listed
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

    def lines(self, index: int) -> list[Extent]:
        """The lines of a paragraph piece, without the white space around them."""
        return lines_of(self.view.text, self.listed[index].block.extent)

    def words(self, extent: Extent) -> str:
        return self.view.text[extent.start : extent.end]

    def is_plain(self, index: int) -> bool:
        block = self.listed[index].block
        return block.element == "p" and not block.children and len(block.extent) <= 3 * SHORT

    def openings(self) -> list[tuple[int, int]]:
        """(first piece, piece with the greeting) of each letter."""
        found: list[tuple[int, int]] = []
        last = -1
        for index in range(len(self.listed)):
            if not self.is_plain(index):
                continue
            lines = self.lines(index)
            final = self.words(lines[-1])
            greets = len(final) <= 80 and bool(SALUTE.match(final))
            run_in = SALUTE_RUN_IN.match(self.words(lines[0])) is not None
            if not greets and not run_in:
                continue
            if len(lines) > 12:
                continue
            first = self.back(index, last)
            dated = any(is_dateline(self.words(e)) for i in range(first, index + 1) for e in self.lines(i))
            headed = first > 0 and self.listed[first - 1].block.element == "head"
            if found and not dated and not headed and not self.closes_before(first):
                continue
            found.append((first, index))
            last = index
        return found

    def back(self, index: int, floor: int) -> int:
        """The first piece of an opener: dates and addresses above the greeting."""
        first = index
        best = index
        while first - 1 > floor and index - first < 4:
            block = self.listed[first - 1].block
            if block.element != "p" or len(block.extent) > SHORT:
                break
            lines = self.lines(first - 1)
            if any(len(e) > 70 for e in lines) or any(CLOSING.match(self.words(e)) for e in lines):
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
            made += self.closer(end, stop)
        return made

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
                elif len(words) <= 80 and SALUTE.match(words):
                    parts.append(Block("salute", line, rule="letters.opener"))
                else:
                    parts.append(Block("", line))
        extent = Extent(parts[0].extent.start, parts[-1].extent.end)
        return Block("opener", extent, tuple(parts), (), "letters.opener"), rest

    def closing(self, first: int, stop: int) -> int:
        """The piece with which the end of a letter begins, or stop."""
        for index in range(max(first, stop - 9), stop):
            if not self.is_plain(index):
                continue
            lines = self.lines(index)
            if len(lines) > 8:
                continue
            formula = next((e for e in lines if CLOSING.match(self.words(e))), None)
            if formula is not None and len(formula) <= 100 and self.only_ends(index, stop):
                if len(lines) == 1 and len(formula) > 60 and self.words(formula)[-1] in ".!":
                    continue
                return index
        # No formula: a name by itself at the end.
        for index in range(max(first, stop - 4), stop):
            if self.is_plain(index) and self.is_signature(index) and self.only_ends(index, stop):
                return index
        return stop

    def only_ends(self, index: int, stop: int) -> bool:
        """Nothing but short blocks and a postscript follows."""
        for later in range(index + 1, stop):
            if (
                POSTSCRIPT.match(self.view.text, self.listed[later].block.extent.start)
                or self.words(self.lines(later)[0])[:1] in '"“'
            ):
                return True
            if self.listed[later].block.element != "p" or len(self.listed[later].block.extent) > SHORT:
                return False
        return True

    def is_signature(self, index: int) -> bool:
        lines = self.lines(index)
        words = self.words(lines[0]).rstrip(".,")
        if SIGNED.match(words):
            return len(lines) <= 4
        return len(lines) <= 4 and all(len(e) < 60 for e in lines) and _NAME.match(words) is not None

    def closer(self, first: int, stop: int) -> list[Piece]:
        parts: list[Block] = []
        signed = addressed = False
        index = first
        while index < stop:
            extent = self.listed[index].block.extent
            if (
                self.listed[index].block.element != "p"
                or POSTSCRIPT.match(self.view.text, extent.start)
                or (parts and len(extent) > SHORT)
            ):
                break
            for line in self.lines(index):
                words = self.words(line)
                addressed = addressed or ADDRESSEE.match(words) is not None
                if addressed:
                    parts.append(Block("", line))
                elif is_dateline(words):
                    parts.append(Block("dateline", line, rule="letters.closer"))
                elif not signed and (CLOSING.match(words) or words.endswith(",")) and not SIGNED.match(words):
                    parts.append(Block("salute", line, rule="letters.closer"))
                elif (not signed and SIGNED.match(words)) or (
                    not signed
                    and not ENCLOSURE.match(words)
                    and len(words) < 60
                    and words[:1].isupper()
                    | (words[:2].lower() == "d’")
                    | (words[:2] == "d'")
                    | (words[:1] in '"“')
                ):
                    parts.append(Block("signed", line, rule="letters.closer"))
                    signed = True
                else:
                    parts.append(Block("", line))
            index += 1
        made: list[Piece] = []
        if parts:
            made.append(
                Piece(
                    Block(
                        "closer",
                        Extent(parts[0].extent.start, parts[-1].extent.end),
                        tuple(parts),
                        (),
                        "letters.closer",
                    )
                )
            )
        if index < stop:
            made += self.postscript(index, stop)
        return made

    def postscript(self, first: int, stop: int) -> list[Piece]:
        """P.S. and all that follows it in the letter, signature included."""
        blocks = [self.listed[i].block for i in range(first, stop)]
        if any(b.element != "p" for b in blocks):
            return [Piece(b) for b in blocks]
        last = None
        if len(blocks) > 1 and self.is_signature(stop - 1):
            last = Block("signed", blocks[-1].extent, rule="letters.closer")
            blocks = blocks[:-1]
        inner = (*blocks, last) if last else tuple(blocks)
        extent = Extent(inner[0].extent.start, inner[-1].extent.end)
        return [Piece(Block("postscript", extent, inner, (), "letters.postscript"))]


def _named_letter(made: list[Piece]) -> None:
    """The heading right above an opener is that of a letter."""
    at = next(i for i in range(len(made) - 1, -1, -1) if made[i].block.element != "head" or made[i].opens)
    opens = made[at].opens
    if made[at].block.element == "head" and opens and opens[-1].kind in {"chapter", "section"}:
        made[at] = replace(made[at], opens=(*opens[:-1], replace(opens[-1], kind="letter")))


_NAME = lazy(
    r"(?:[dD]['’])?[^\W\d_a-zß-öø-ÿ][\w.’'-]*(?:[ ,]+(?:de|von|van|der|d['’])?\s?[^\W\d_a-zß-öø-ÿ][\w.’'-]*){0,5}$"
)


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
