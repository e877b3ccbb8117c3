"""How lines make paragraphs: blank lines, one line each, indentation, or a short last line. The text itself shows it."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.conventions import words as w
from teiwright.conventions.end_marks import CLOSES, SENTENCE_END
from teiwright.conventions.verse.rhymes import rhyming
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teiwright.conventions.lines import Chunk, Lines

UNEVEN = 4
"""Columns: the lines below the first of a paragraph stand no further in or out than this."""
FEW = 20
"""So few lines are a short text, in which those of a title page count for much."""
FULL = 50
"""A shorter line shows no margin in a text of few lines."""
SENTENCE = 70
"""A longer line is a sentence rather than a line of verse, if it ends like one."""
MANY, SOME, ENDED = 30, 8, 0.7
"""So many lines, or fewer of which none goes on in small letters and some are longer than verse, and so many of them that end a sentence: each is a paragraph."""
RHYMED = 1 / 3
"""More of such lines do not rhyme by accident."""
SAMPLE = 4000
"""So many lines of a text with few blank lines are looked at."""
MOST, FEWEST = 20, 8
"""Lines of a paragraph that nothing else divides, at most: in a text of several runs of lines, and in one of few."""
NEARLY = 0.9
"""Of the width: what is shorter did not end at the margin."""
GROUPS, EVEN = 8, 0.6
"""So many groups of lines show how their last lines end: as long as so much of the others, which of wrapped paragraphs fewer than half are."""
NARROW, STANZA = 60, 14
"""Characters of their lines, and lines of a group, at most."""
LEAST = 3
"""So many paragraphs at least show how the last line of each ends."""
BLOCK, SHEET = 3, 40
"""Lines that are indented as one are at least so many; those of a note of one sheet, at most."""
LONG = 120
"""A line longer than this was not wrapped by hand or by a typewriter."""
STOPPED = lazy(r"[\w)-]{3}\.\s*$")
"""The end of a line that is a stop, and no initial: “B.”, “Fr.”."""


class Layout(Struct, frozen=True):
    """What the lines of a text show."""

    kind: str
    """blank, line, indent or short: what divides paragraphs."""
    width: int
    """Where lines are wrapped, or 0 if they are not."""
    blanks: int
    """The usual number of blank lines between paragraphs."""
    indent: int
    """Columns by which most lines are indented."""

    def is_apart(self, chunk: Chunk) -> bool:
        """More blank lines stand above a chunk than between paragraphs."""
        return chunk.blank > max(1, self.blanks)

    def wrapped(self, lines: Lines, chunk: Chunk) -> bool:
        """True if the lines of a chunk end where the next word did not fit: running text, not verse or a list."""
        if not self.width or chunk.height < 2:
            return False
        raw = [line.rstrip() for line in lines.typed(chunk) if line.strip()][:17]
        if len(raw) >= BLOCK and all(map(STOPPED.search, raw)):
            return False  # no margin cuts every line behind a stop
        indents = [len(line) - len(line.lstrip()) for line in raw[1:]]
        if max(indents) - min(indents) >= UNEVEN:
            return False
        fits = total = 0
        longest = max(map(len, raw))
        # An indented or narrower block is wrapped at a width of its own.
        width = longest if 0.6 * self.width <= longest < self.width else self.width
        for line, following in itertools.pairwise(raw):
            total += 1
            if len(line) + 1 + len(following.split(None, 1)[0]) > width - 4:
                fits += 1
        if total == 1:
            inner = max(len(line.strip()) for line in raw)
            return fits == 1 and longest > 0.8 * self.width and inner > 0.5 * self.width
        return fits >= 0.75 * total


def measure(lines: Lines, chunks: list[Chunk], wish: str) -> Layout:
    """The layout of a text.

    Args:
        lines: its lines.
        chunks: its runs of lines between blank lines.
        wish: blank, line, indent or short, where a person has said it.
    """
    width = _width(lines, chunks)
    gaps = sorted(c.blank for c in chunks[1:])
    blanks = gaps[len(gaps) // 2] if gaps else 1
    step = max(1, len(chunks) // 400)
    sampled = [lines.indent(i) for c in chunks[::step] for i in range(c.first, min(c.last, c.first + 20))]
    indents = sorted(sampled)
    indent = indents[len(indents) // 4] if indents else 0
    return Layout(wish or _kind(lines, chunks, width, indent), width, blanks, indent)


def _spread(first: int, last: int, most: int) -> Iterable[int]:
    """Lines of a chunk, so many at most, from all of it: what is not divided by blank lines begins with a title page or contents."""
    count = last - first
    return range(first, last) if count <= most else (first + i * count // most for i in range(most))


def _width(lines: Lines, chunks: list[Chunk]) -> int:
    """The width at which lines are wrapped: most lines that another follows end where its first word did not fit."""
    unbroken = sum(1 for c in chunks if c.length > LONG * (c.height))
    if unbroken > 0.1 * len(chunks):
        return 0
    chunks = [c for c in chunks if not _in_columns(lines, c)]
    many = [c for c in chunks if c.height >= 3]
    step = max(1, len(many) // 500)
    most = max(40, SAMPLE // max(1, len(many)))
    lengths = sorted(
        len(lines.raw[i].rstrip()) for c in many[::step] for i in _spread(c.first, c.last - 1, most)
    )
    if len(lengths) < 4:
        # A short text: all its broken lines must be long and of much the same length.
        many, step = [c for c in chunks if c.height >= 2], 1
        lengths = sorted(len(lines.raw[i].rstrip()) for c in many for i in range(c.first, c.last - 1))
        if not lengths or lengths[-1] > LONG or lengths[0] < FULL or lengths[0] < 0.75 * lengths[-1]:
            return _run_on_width(lines, many)
    width = lengths[int(len(lengths) * 0.95)]
    if width > LONG or width < 30:
        return 0
    fits = total = capitals = 0
    for chunk in many[::step]:
        for index in _spread(chunk.first, chunk.last - 1, most):
            total += 1
            word = lines.raw[index + 1].split(None, 1)[0]
            first = word.lstrip("\"“‘'(—[")[:1]
            capitals += first.isupper() or first.isdigit()
            fits += len(lines.raw[index].rstrip()) + 1 + len(word) > 0.88 * width
    # Lines that all begin with capitals are verse, however even their length; so are short ones that rhyme.
    wrapped = fits >= 0.5 * total and capitals < 0.8 * total
    if wrapped and not _are_stanzas(lines, many[::step], width):
        return width
    return _run_on_width(lines, [c for c in chunks if c.height >= 2]) if total < FEW else 0


def _are_stanzas(lines: Lines, chunks: list[Chunk], width: int) -> bool:
    """Short lines that rhyme, or groups that all end even."""
    return (width < FULL and _rhyme(lines, chunks)) or _ends_even(lines, chunks, width)


def _rhyme(lines: Lines, chunks: list[Chunk]) -> bool:
    """Most lines of some chunks rhyme."""
    rows = [lines.raw[c.first : min(c.last, c.first + 40)] for c in chunks]
    return 2 * sum(map(rhyming, rows)) >= sum(map(len, rows))


def _ends_even(lines: Lines, chunks: list[Chunk], width: int) -> bool:
    """Short groups of short lines nearly all end with a line as long as the others, or nearly, and with a stop, or rhyme: stanzas that begin small.

    The last lines of wrapped paragraphs end anywhere, and those of pages without a stop.
    """
    count = len(chunks)
    if count < GROUPS or width >= NARROW or sum(c.height for c in chunks) > STANZA * count:
        return False
    last = [lines.raw[c.last - 1].rstrip() for c in chunks]
    even = sum(len(line) >= EVEN * width for line in last)
    stopped = sum(not line[-1].isalnum() for line in last)
    return even >= NEARLY * count and (stopped >= EVEN * count or _rhyme(lines, chunks))


def _run_on_width(lines: Lines, chunks: list[Chunk]) -> int:
    """The width of a short text among whose broken lines are titles and the like: that of lines which the next one goes on in small letters."""
    pairs = [
        (lines.raw[i].rstrip(), lines.raw[i + 1].lstrip()) for c in chunks for i in range(c.first, c.last - 1)
    ]
    lengths = sorted(len(line) for line, following in pairs if len(line) >= FULL and following[:1].islower())
    if len(lengths) < 2 or lengths[-1] > LONG or lengths[0] < 0.75 * lengths[-1]:
        return 0
    # A shorter line ends of its own will: one of a title page, or of a list of errata.
    least = max(FULL, NEARLY * lengths[-1])
    whole = sum(1 for line, following in pairs if len(line) >= least and not following[:1].islower())
    return lengths[-1] if len(lengths) >= whole or _ends_ragged(lines, chunks, lengths[-1]) else 0


def _ends_ragged(lines: Lines, chunks: list[Chunk], width: int) -> bool:
    """The last lines of most paragraphs are shorter than all their others: so ends what is wrapped, whatever its lines begin with; stanzas do not."""
    whole = [c for c in chunks if all(len(lines.raw[i]) >= 0.75 * width for i in range(c.first, c.last - 1))]
    ragged = sum(1 for c in whole if len(lines.raw[c.last - 1]) < 0.75 * width)
    return len(whole) >= LEAST and 2 * len(whole) > len(chunks) and ragged >= 0.6 * len(whole)


def _in_columns(lines: Lines, chunk: Chunk) -> bool:
    """Bars, tabs or gaps stand in most lines: those of a table end where its columns do."""
    rows = [lines.row(i) for i in range(chunk.first, min(chunk.last, chunk.first + BLOCK * BLOCK))]
    return 2 * sum(1 for row in rows if "|" in row or "\t" in row or "    " in row) > len(rows)


def _kind(lines: Lines, chunks: list[Chunk], width: int, indent: int) -> str:
    """What divides the paragraphs: blank, line, indent or short (as in Layout). Blank lines, unless the runs between them are too long to be paragraphs."""
    if not chunks:
        return "blank"
    filled = sum(c.height for c in chunks)
    one = chunks[0] if len(chunks) == 1 and BLOCK <= filled <= SHEET else None
    if one and max(map(len, lines.typed(one))) > 2 * LONG and not _in_columns(lines, one):
        return "line"  # A note or a letter of one sheet.
    if filled < 4 or filled <= 1.6 * len(chunks):
        return "blank"
    if width:
        most = MOST if len(chunks) > BLOCK else FEWEST
        large = [c for c in chunks if c.height > most]
        if sum(c.height for c in large) < 0.7 * filled:
            return "blank"
        starts = [i for c in large for i in range(c.first + 1, c.last) if 1 < lines.indent(i) - indent <= 10]
        # In few lines, those of a quotation, a note or an item that are set in are as many: nothing ends above them.
        ended = sum(1 for i in starts if SENTENCE_END.search(lines.raw[i - 1]))
        sure = filled > MOST or ended >= ENDED * len(starts)
        if 0.03 * filled <= len(starts) <= 0.5 * filled and sure:
            return "indent"
        ends = sum(1 for c in large for i in range(c.first, c.last - 1) if _ends_short(lines, i, width))
        return "short" if ends >= 0.02 * filled else "blank"
    most = max(400, SAMPLE // len(chunks))
    sample = [lines.raw[i] for c in chunks for i in _spread(c.first, c.last, most)]
    long = sum(1 for line in sample if len(line) > LONG)
    full = sum(1 for line in sample if _FULL.search(line))
    if long >= 0.25 * len(sample) and full >= 0.5 * len(sample) and _adjoin(lines, chunks, long):
        return "line"
    # Short lines without any room between them that nearly all end a sentence: no verse does, unless it rhymes. Headings end, too.
    heads = [line for line in sample if line.isupper() and not SENTENCE_END.search(line)]
    if len(set(heads)) < len(heads) or len(heads) < LEAST:
        heads = []  # who speaks in turn
    ended = sum(1 for line in sample if SENTENCE_END.search(line)) + len(heads)
    several = len(sample) >= MANY or (
        len(sample) >= SOME
        and max(map(len, sample)) > FULL
        and not any(line[:1].islower() for line in sample)
    )
    if filled >= 6 * len(chunks) and several and ended >= ENDED * len(sample):
        return "blank" if rhyming(sample) > RHYMED * len(sample) else "line"
    sentences = [line for line in sample if len(line) > SENTENCE]
    whole = sum(1 for line in sentences if _FULL.search(line))
    if (
        len(sentences) > max(2, 0.2 * len(sample))
        and whole >= 0.9 * len(sentences)
        and filled >= 6 * len(chunks)
    ):
        return "line"
    return "blank"


def _adjoin(lines: Lines, chunks: list[Chunk], long: int) -> bool:
    """Long lines stand right below each other: where blank lines part them, short lines that adjoin are verse, an address or the like."""
    counts = (
        sum(1 for i in range(c.first, min(c.last, c.first + 400)) if len(lines.raw[i]) > LONG) for c in chunks
    )
    return 2 * sum(count for count in counts if count > 1) >= long


def parts(lines: Lines, index: int, width: int) -> bool:
    """A paragraph or heading ends above a line, where no blank line says it."""
    before, line = lines.row(index - 1), lines.row(index)
    if _ends_short(lines, index - 1, width) or before.isupper() != line.isupper():
        return True
    return any((found := w.KEYED.match(row)) and found.end() == len(row) for row in (before, line))


def _ends_short(lines: Lines, index: int, width: int) -> bool:
    """A line ends a sentence before the margin does: the first word of the next line, a capital, had room on it."""
    line, following = lines.raw[index].rstrip(), lines.raw[index + 1].split(None, 1)[0]
    return (
        len(line) + 1 + len(following) <= 0.88 * width
        and _FULL.search(line) is not None
        and following.lstrip("\"“‘'«„—–-(_")[:1].isupper()
    )


_FULL = lazy(rf"[.!?:;…{CLOSES})\]0-9]\s*$")
