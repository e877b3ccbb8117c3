"""Where a quotation is from: lines with a dash, names and titles below what is set off or stands in its marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.capitals import is_title_case
from teiwright.conventions.end_marks import CLOSES
from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.personal_names import is_name
from teiwright.conventions.pieces import cited, holding, is_running, set_off
from teiwright.conventions.verse.attributions import names_author
from teiwright.model import Block, Certainty
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.flow.state import State
    from teiwright.conventions.lines import Chunk

MARKS = "\"“”„«»‘’'"
ATTRIBUTION = lazy(r"[—–-]{1,2} ?[^\s—–-].{1,80}$")
_SHORT = 60
"""Characters: a title without a number is not longer."""


def put_source(state: State, index: int) -> int:
    """“— Charter of 1301” below a quotation that is set off, or in its marks: where it is from; the chunk after it, or 0."""
    chunk = state.chunks[index]
    if chunk.height > 1 or not state.found.pieces or index + 1 >= len(state.chunks):
        return 0
    piece = state.found.pieces[-1]
    if not _is_source(state, index, verse=any(b.element == "lg" for b in piece.block.children)):
        return 0
    quote = _as_quotation(state, piece.block)
    if quote is None or piece.opens:
        return 0
    bibl = Block("bibl", chunk.extent, rule="bare.source")
    state.found.pieces[-1] = replace(piece, block=cited([quote, bibl], "bare.source"))
    return index + 1


def _is_source(state: State, index: int, *, verse: bool) -> bool:
    """A line with a dash and a name or title; below verse a name at the right, in brackets or in capitals as well."""
    chunk = state.chunks[index]
    if ATTRIBUTION.match(state.view.words(chunk)):
        return is_attribution(state, index)
    return verse and index > 0 and bool(names_author(state.view, chunk.first, state.chunks[index - 1].first))


def _as_quotation(state: State, block: Block) -> Block | None:
    """A block that is a quotation, or a paragraph in its marks as one; else None."""
    if block.element == "quote":
        return replace(block, cert=Certainty.HIGH, evidence="its source below it")
    text = state.view.text
    if not is_running(block) or text[block.extent.start] not in MARKS:
        return None
    if text[block.extent.end - 1] not in MARKS:
        return None
    return set_off([block], "bare.source")


def is_attribution(state: State, index: int) -> bool:
    """A line with a dash, or a name or title of few words, with running text after it."""
    chunk = state.chunks[index]
    if chunk.height > 1 or chunk.length > 80 or index + 1 >= len(state.chunks) or index in state.heads:
        return False
    words = state.view.words(chunk).strip("_*")
    if w.TRAILER.match(words) or w.FIGURE.match(words) or not any(c.isalpha() for c in words):
        return False  # the end, what a picture shows, or a row of signs
    if ATTRIBUTION.match(words):
        return names_source(words)
    if words.rstrip(".").casefold() in w.POEMS:
        return False  # “SONNET.” above one
    if words[-1] in f"?!…,;:]){CLOSES}" or words[0] in f"{MARKS}[(":
        return False
    following = state.chunks[index + 1]
    return words.count(" ") < 6 and is_title_case(words) and following.length > 100


def epigraph(quote: Block, attribution: Chunk) -> Block:
    """A quotation with its source, below a heading."""
    bibl = Block("bibl", attribution.extent, rule="bare.epigraph")
    cit = cited([quote, bibl], "bare.epigraph")
    why = "a quotation with a name below a heading"
    return holding("epigraph", [cit], "bare.epigraph", (), Certainty.MEDIUM, why)


def is_author(state: State, index: int) -> bool:
    """A name, perhaps with a work behind a comma. Two words may always be one, and a word or capitals if they have a stop or stand further in than what is above."""
    view, chunk = state.view, state.chunks[index]
    words = view.words(chunk).strip("_*")
    if is_dateline(words):
        return False
    if "," in words or is_name(words):
        return True
    if words[-1] == "." or view.lines.indent(chunk.first) > view.lines.indent(state.chunks[index - 1].first):
        return words.isupper() or words.count(" ") < 2
    return words.count(" ") == 1 and not words.isupper()


def has_like(state: State, index: int) -> bool:
    """Other short lines in title case stand between paragraphs, and below no heading: such a line heads what follows, as they do. A name is none of them."""
    view = state.view
    words = view.words(state.chunks[index])
    if not words[-1].isalnum() or "," in words or is_name(words):
        return False
    for later in range(index + 1, len(state.chunks) - 1):
        chunk = state.chunks[later]
        if later in state.heads or later - 1 in state.heads or later - 2 in state.heads:
            continue
        if chunk.height > 1 or chunk.length > _SHORT:
            continue
        line = view.words(chunk)
        if line[-1].isalnum() and "," not in line and is_title_case(line) and not is_name(line):
            return True
    return False


def names_source(words: str) -> bool:
    """A dash and a name or title. Speeches begin with a dash, too: they are sentences."""
    return (
        ATTRIBUTION.match(words) is not None
        and words[-1] not in "!?…,;:"
        and (words[-1] != "." or is_title_case(words))
    )
