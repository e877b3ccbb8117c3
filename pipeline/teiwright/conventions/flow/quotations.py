"""What is set off amid prose: verse, indented blocks, epigraphs."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from teiwright.conventions.dating import first_dated
from teiwright.conventions.end_marks import CLOSES
from teiwright.conventions.flow.quoted_lines import SIGN, quoted
from teiwright.conventions.flow.sources import (
    ATTRIBUTION,
    MARKS,
    epigraph,
    has_like,
    is_attribution,
    is_author,
    names_source,
)
from teiwright.conventions.flow.state import after_colon
from teiwright.conventions.letters.amid_prose import LONGEST_LINE, letter_end
from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.letters.formulas import SALUTE
from teiwright.conventions.letters.leave import signs_below_leave
from teiwright.conventions.lines import rows_of
from teiwright.conventions.personal_names import is_name
from teiwright.conventions.pieces import cited, holding, set_off
from teiwright.conventions.tables.tables import are_led
from teiwright.conventions.verse.attributions import names_author
from teiwright.conventions.verse.stanzas import group
from teiwright.conventions.verse.verses import are_labelled, begin_large, lines_begin_anew, looks_like_verse
from teiwright.conventions.widths import is_aside, is_greedy
from teiwright.model import Block, Certainty

if TYPE_CHECKING:
    from teiwright.conventions.flow.state import State
    from teiwright.conventions.lines import Chunk

_ISSUE = 120
"""Characters: a dated line as short as this is the head of an issue, no quotation."""
_TWO, _LONG_LINE = 2, 50
"""Lines of a short quotation, in a text that is not wrapped, and characters of its first line at least."""
AXIS = 3
"""Columns: the middles of centred lines are no further apart."""


def put_quoted_lines(state: State, index: int) -> int:
    """The lines with > in a block as quotations, and those between them (“Ada wrote:”) as paragraphs; the chunk after it, or 0 if it has none."""
    lines = state.view.lines
    signed = [line.startswith(SIGN) for line in lines.typed(state.chunks[index])] if state.quoting else []
    if True not in signed:
        return 0
    first = state.chunks[index].first
    for has_sign, rows in groupby(signed):
        last = first + len(list(rows))
        block = quoted(lines, first, last, state.found.skips, "bare.quoted") if has_sign else None
        if block is not None:
            state.put(block)
        elif not has_sign and any(line.strip() for line in lines.raw[first:last]):
            state.paragraph(lines.chunk(first, last))
        first = last
    return index + 1


def put_verses(state: State, index: int) -> int:
    """Verse amid prose: all stanzas that follow each other, as one quotation; below a head perhaps an epigraph."""
    last = index + 1
    while (
        last < len(state.chunks)
        and last not in state.heads
        and looks_like_verse(state.view, state.chunks[last])
    ):
        last += 1
    below = state.chunks[last - 1]
    why = names_author(state.view, below.last - 1, below.first)
    lines = state.view.lines
    stanzas = list(state.chunks[index:last])
    if why:
        stanzas[-1] = lines.chunk(below.first, below.last - 1, below.blank)
    groups = [group(state.view, c, state.found, rule="bare.verse") for c in stanzas]
    large = all(begin_large(lines.typed(c)) for c in stanzas)
    sure = (Certainty.HIGH, "") if large else (Certainty.MEDIUM, "lines that rhyme")
    quote = set_off(groups, "bare.verse", *sure)
    if why:
        bibl = Block("bibl", lines.extent_of(below.last - 1), rule="bare.source")
        state.put(cited((quote, bibl), "bare.source", Certainty.MEDIUM, why))
        return last
    if state.after_head and last < len(state.chunks) and is_attribution(state, last):
        state.put(epigraph(quote, state.chunks[last]))
        return last + 1
    state.put(quote)
    return last


def put_epigraph(state: State, index: int) -> int:
    """A prose quotation with a name below it, right after a heading."""
    chunk = state.chunks[index]
    if not (state.after_head and state.found.pieces) or index + 2 >= len(state.chunks) or chunk.length > 700:
        return 0
    if index + 1 in state.heads or not is_attribution(state, index + 1):
        return 0
    words = state.view.words(chunk)
    below = state.view.words_at(index + 1)
    if is_dateline(words) or is_name(words) or SALUTE.match(below):
        return 0
    if words[0] not in MARKS and len(words) < _ISSUE and first_dated(words):
        return 0  # No. 37. Saturday, 8 May 1852. 12th year.
    plain = words[0] not in MARKS and not ATTRIBUTION.match(below)
    if plain and (
        words[-1].isalnum()
        or words.rstrip("-–—").endswith(":")
        or not is_author(state, index + 1)
        or has_like(state, index + 1)
        or are_labelled(rows_of(words))
    ):
        return (
            0  # no sentence, or one that shows what is below it; or a line between paragraphs, and no source
        )
    quote = set_off([Block("p", chunk.extent, rule="bare.epigraph")], "bare.epigraph")
    state.put(epigraph(quote, state.chunks[index + 1]))
    return index + 2


def put_motto(state: State, index: int) -> int:
    """A quotation with its source on the last line of the same block: right after a heading, or after a colon."""
    view, chunk = state.view, state.chunks[index]
    if chunk.height < 2 or chunk.length > 700 or not state.found.pieces:
        return 0
    source = view.lines.extent_of(chunk.last - 1)
    inner = view.lines.chunk(chunk.first, chunk.last - 1)
    words = view.words(source)
    marked = view.text[inner.start] in MARKS and view.text[inner.end - 1] in MARKS
    if marked and view.text[inner.end - 2] == ",":
        return 0  # “… that I can desire,” / Martha mused.
    above = (view.lines.raw[i].lstrip()[:1] for i in range(chunk.first, chunk.last - 1))
    dashed = names_source(words) and not any(first in {"-", "–", "—", "*"} for first in above)
    if not (dashed and (marked or state.after_head or after_colon(state))) and not (
        marked and state.after_head and words[0].isupper() and words[-1] not in f"?!…,;:{CLOSES}"
    ):
        return 0
    # With nothing below it, it stands before no text.
    titled = state.found.pieces[-1].block.element == "titlePage"
    opens = state.after_head and index + 1 < len(state.chunks) and (titled or index + 1 not in state.heads)
    verse = looks_like_verse(view, inner)
    if not opens and (state.verse or (verse and state.after_head)):
        return 0  # the poet’s name below a poem
    rule = "bare.epigraph" if opens else "bare.source"
    held = (
        group(view, inner, state.found, rule="bare.verse") if verse else Block("p", inner.extent, rule=rule)
    )
    quote = set_off([held], rule)
    if opens:
        state.put(epigraph(quote, view.lines.chunk(chunk.last - 1, chunk.last)))
    else:
        state.put(cited([quote, Block("bibl", source, rule=rule)], rule))
    return index + 1


def is_indented(state: State, chunk: Chunk) -> bool:
    """Every line indented more than the text around it, in a text that is wrapped, or itself wrapped in one that is not."""
    view = state.view
    if chunk.height < _TWO:
        return after_colon(state) and _is_set_in(state, chunk)
    if view.lines.indent(chunk.first) < view.layout.indent + 2:
        return False
    if min(view.lines.indent(i) for i in chunk.indices) < view.layout.indent + 2:
        return False
    if is_aside(view, chunk) or signs_below_leave(view.lines.typed(chunk)):
        return False  # who signs
    if are_led(view.lines.typed(chunk)):
        return False  # a table that is set in
    if not state.found.pieces and _are_centred(view.lines.typed(chunk)):
        return False  # a title
    if chunk.height == _TWO and not view.layout.width:
        first, second = (view.lines.row(i) for i in chunk.indices)
        return (
            _begins_words(first)
            and len(first) >= max(_LONG_LINE, len(second))
            and (first[-1].isalnum() or first[-1] == ",")
        )
    return view.layout.width > 0 or is_greedy(view, chunk)


def _is_set_in(state: State, chunk: Chunk) -> bool:
    """One line of words that is no name, indented more than the text around it, and not at the right, in a text that is not wrapped."""
    view = state.view
    return (
        chunk.height == 1
        and not view.layout.width
        and _begins_words(view.text[chunk.start])
        and view.lines.indent(chunk.first) >= view.layout.indent + 2
        and not is_aside(view, chunk)
        and not is_name(view.words(chunk))
    )


def _begins_words(words: str) -> bool:
    """No number of a point stands before the words."""
    return words[0].isalpha() or words[0] in MARKS


def _are_centred(rows: list[str]) -> bool:
    """Lines of different length around one axis."""
    indents = [len(row.expandtabs()) - len(row.expandtabs().lstrip()) for row in rows]
    axes = [indent + len(row.strip()) / 2 for indent, row in zip(indents, rows, strict=True)]
    return max(axes) - min(axes) <= AXIS and all(abs(one - two) > 1 for one, two in pairwise(indents))


def put_indented(state: State, index: int) -> int:
    """All indented chunks that follow each other, as one quotation; the chunk after them, or 0 if this one is not indented."""
    if not is_indented(state, state.chunks[index]):
        return 0
    last = index + 1
    while last < len(state.chunks) and last not in state.heads:
        chunk = state.chunks[last]
        if not (is_indented(state, chunk) or _is_set_in(state, chunk)) or looks_like_verse(state.view, chunk):
            break
        last += 1

    for chunk in state.chunks[index:last]:
        rows = state.view.lines.typed(chunk)
        centred = _are_centred(rows)
        wrapped = state.view.layout.wrapped(state.view.lines, chunk) or is_greedy(state.view, chunk)
        if centred or not wrapped or lines_begin_anew(rows, state.view.layout.width):
            state.lines_in(chunk)
    paragraphs = (Block("p", c.extent, rule="bare.quotation") for c in state.chunks[index:last])
    state.put(set_off(paragraphs, "bare.quotation"))
    return last


def put_letter(state: State, index: int) -> int:
    """A letter that is told in full, from its date or greeting to its signature; the chunk after it, or 0."""
    stop = letter_end(state.view, index, state.heads) if state.letters else 0
    if not stop:
        return 0
    chunks = state.chunks[index:stop]
    for inner, chunk in enumerate(chunks, index):
        state.heads.pop(inner, None)
        if chunk.length < LONGEST_LINE:
            state.lines_in(chunk)
    parts = (Block("p", c.extent, rule="bare.letter") for c in chunks)
    why = "a greeting, a closing formula and a signature"
    attributes = (("rend", "block"), ("type", "letter"))
    state.put(holding("quote", parts, "bare.letter", attributes, Certainty.MEDIUM, why))
    return stop
