"""Poems: their stanzas, and what stands below the last of them: who wrote it, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.flow.breaks import BREAK
from teiwright.conventions.titles.imprints import COST
from teiwright.conventions.verse.attributions import closes_verse, dates_poem
from teiwright.conventions.verse.rhymes import rhyming
from teiwright.conventions.verse.stanzas import group
from teiwright.conventions.verse.verses import begin_large, looks_like_verse
from teiwright.model import Block, Certainty, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.flow.state import State

_MARKS = '"“„«‘'
_PRINTED = lazy(
    r"\b(?:(?i:printed|published)(?i:,? (?:and|&) (?:printed|published|sold))? (?:by|for|at|in)|(?i:printer|printers),|(?i:gedruckt) (?:bei|in|von|zu)|(?i:imprim(?:é|erie))(?: (?:de|chez|par|à))?|(?i:impres[oa]) (?:en|por)|(?i:imprenta) de|(?i:stampat[oa]) (?:da|per|in)) (?:the |la |l['’])?[^\W\d_a-zß-öø-ÿ]"
)
"""What a printer says of himself: a name follows. “It was published in the winter” is a line of a poem."""
_TOLD = lazy(r"\d\d|^[\[(]?(?:Notes?|Anm(?:erkung)?|Nota)\b")
LONGER = 1.25
"""So many times as long as the lines of the poem."""
MOST = 3
"""Blocks of such lines at most."""


def put_poem(state: State, index: int) -> int:
    """Some lines of verse, unless they are prose amid it; the name and day below the last of a poem close it. The chunk after them."""
    chunk = state.chunks[index]
    if _is_printers(state, index):
        state.put(Block("trailer", chunk.extent, rule="bare.trailer"))
        return index + 1
    if state.prose.holds(index, prefatory=state.part == "front") or _tells_below(state, index):
        state.paragraph(chunk, wrapped=True)
        return index + 1
    last = _ends_poem(state, index)
    signed, why = _closing(state, index) if last else (chunk.last, "")
    if signed == chunk.last:
        state.put(group(state.view, chunk, state.found))
        return index + 1
    if signed > chunk.first:
        state.put(group(state.view, state.view.lines.chunk(chunk.first, signed, chunk.blank), state.found))
    _close_poem(state, signed, state.chunks[last - 1].last, why)
    return last


def _tells_below(state: State, index: int) -> bool:
    """“Sung by Mrs. Gray, aged 81. She had it from her mother.” below the last lines of a poem: a line longer than these, with figures or a note."""
    chunk = state.chunks[index]
    ends = index + 1 == len(state.chunks) or index + 1 in state.heads
    if not ends or index == 0 or index - 1 in state.heads or chunk.height > 1:
        return False
    if _closing(state, index)[0] < chunk.last:
        return False
    above = state.view.lines.typed(state.chunks[index - 1])
    words = state.view.words(chunk)
    longer = len(words) > LONGER * max(map(len, above))
    return longer and words[-1] in ".!?)" and _TOLD.search(words) is not None


def _is_printers(state: State, index: int) -> bool:
    """“London: Printed and sold by J. Dale, Mill Lane” below the last lines of a ballad."""
    chunk = state.chunks[index]
    if _is_price(state, index):
        return True
    below = index + 1 + (index + 1 < len(state.chunks) and _is_price(state, index + 1))
    return (
        index > 0
        and chunk.height <= MOST
        and (below >= len(state.chunks) or below in state.heads)
        and _PRINTED.search(state.view.words(chunk)) is not None
        and not rhyming(state.view.lines.typed(chunk))
    )


def _is_price(state: State, index: int) -> bool:
    """“Price One Penny.” as the last line of all, below what the printer says of himself or below the verse."""
    chunk = state.chunks[index]
    return (
        index > 0
        and index + 1 == len(state.chunks)
        and chunk.height == 1
        and COST.match(state.view.words(chunk)) is not None
    )


def fills_division(state: State, index: int) -> bool:
    """Amid prose: verse from the heading of a division to its end is a poem, and no quotation."""
    if index < state.poem_until:
        return True
    if not state.after_head or index - 1 not in state.heads:
        return False
    if state.view.text[state.chunks[index].start] in _MARKS:
        return False
    last = index + 1
    while last < len(state.chunks) and last not in state.heads:
        if w.END.match(state.view.words_at(last)):
            break
        if not _goes_on(state, last) and _closing(state, last)[0] > state.chunks[last].first:
            return False
        last += 1
    named = state.heads[index - 1][0].named  # a dedication or the like, which holds no chapters
    if last in state.heads and not named and state.heads[last][0].rank > _rank_above(state, index):
        return False  # the motto of a part
    state.poem_until = last
    return True


def _goes_on(state: State, index: int) -> bool:
    """A chunk that looks like verse, or has lines as short as those of the stanza above it, all of which begin large."""
    chunk, above = state.chunks[index], state.chunks[index - 1]
    if looks_like_verse(state.view, chunk):
        return True
    lines, longest = (state.view.lines.typed(c) for c in (chunk, above))
    return len(lines) > 1 and begin_large(lines, 1) and max(map(len, lines)) <= max(map(len, longest))


def _rank_above(state: State, index: int) -> int:
    """The rank of the heading that a chunk stands below."""
    first = index - 1
    while first - 1 in state.heads and state.heads[first][1]:
        first -= 1
    return state.heads[first][0].rank


def _ends_poem(state: State, index: int) -> int:
    """The chunk after a poem’s last lines, where only names and days stand between it and these; 0 where the poem goes on."""
    for last in range(index + 1, index + 1 + MOST):
        if last >= len(state.chunks) or last in state.heads:
            return last
        if BREAK.match(state.view.words_at(last)):
            return last
        if _closing(state, last)[0] > state.chunks[last].first:
            return 0
    return 0


def _closing(state: State, index: int) -> tuple[int, str]:
    """The first of the last lines of a chunk that name the author or the day, and what shows it."""
    chunk = state.chunks[index]
    before = state.chunks[index - 1] if index and index - 1 not in state.heads else None
    at, why = chunk.last, ""
    while at > chunk.first and (shown := closes_verse(state.view, at - 1, chunk, before)):
        at, why = at - 1, shown
    return at, why


def _close_poem(state: State, first: int, stop: int, why: str) -> None:
    """The lines below a poem as its closer."""
    view = state.view
    lines = [view.lines.extent_of(i) for i in range(first, stop) if view.lines.row(i)]
    parts = tuple(
        Block("dateline" if dates_poem(view.words(line)) else "signed", line, rule="verse.signed")
        for line in lines
    )
    extent = Extent(lines[0].start, lines[-1].end)
    state.put(Block("closer", extent, parts, (), "verse.signed", Certainty.MEDIUM, why))
