"""Who signs a text or a division of it, amid running text."""

from __future__ import annotations

from functools import lru_cache
from operator import or_
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.capitals import CAPITAL
from teiwright.conventions.flow.breaks import BREAK
from teiwright.conventions.flow.divisions import is_signature
from teiwright.conventions.flow.state import without_stop
from teiwright.conventions.headings.alike import takes_leave
from teiwright.conventions.headings.names_amid import signs_letter
from teiwright.conventions.letters.datelines import is_dateline, is_day_alone
from teiwright.conventions.letters.formulas import POSTSCRIPT
from teiwright.conventions.letters.lines import NAME, is_addressed, is_office, signs_by_itself
from teiwright.conventions.notes.forms import label_at
from teiwright.conventions.personal_names import is_name
from teiwright.conventions.pieces import holding
from teiwright.conventions.titles.below_preface import day_and_name, days_of, signature_end
from teiwright.conventions.widths import is_aside
from teiwright.model import Block, Certainty, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.flow.state import State
    from teiwright.conventions.view import View

_TWO = 2
"""Lines of a day and a name that end a text, at most."""
_WHY = "a name or a day below the last paragraph"
SIGNERS = 4
"""Lines of a signature at most."""
_BRACED = lazy(
    rf"(?:\(?(?i:signed|signé|gez\.)\)?[:.]? )?(?P<name>{CAPITAL}[^{{}}()\n]{{2,50}}?)?[,.]*\s*[}})](?:\s*(?P<of>[^\W\d_][^{{}}()\n]{{2,40}}))?$"
)
"""“Jas. Dale  } Auditors.”: several who sign, and what they are."""
_MOST = 8
"""Lines beside a brace, at most."""


def put_braced(state: State, index: int) -> int:
    """Names beside a brace as who signs, at the end of a division; elsewhere as lines. The chunk after them, or 0."""
    chunk = state.chunks[index]
    rows = state.view.lines.rows(chunk)
    found = [_BRACED.match(row) for row in rows] if 1 < len(rows) <= _MOST else []
    beside = [m for m in found if m]
    names = [m["name"].rstrip(" .,") for m in beside if m["name"]]
    if len(beside) < len(rows) or len(names) < _TWO or not any(m["of"] for m in beside):
        return 0
    if not all(NAME.match(name) or is_name(name) for name in names) or not state.found.pieces:
        return 0
    if index + 1 in state.heads or index + 1 == len(state.chunks):
        state.put(_closer(state, [(line, False) for line in chunk.indices]))
    else:
        state.lines_in(chunk)
        state.put(Block("p", chunk.extent, rule="bare.paragraph"))
    return index + 1


def put_signature(state: State, index: int) -> int:
    """Put the lines that sign a text or a division of it: names and days below a preface, or names at the right below the last paragraph; the chunk after them, or 0."""
    chunk, lines = state.chunks[index], state.view.lines
    stop = signature_end(state.view, index) if state.named and not state.after_head else 0
    if stop and (stop in state.heads or stop == len(state.chunks)):
        # What signs a preface may stand in two blocks.
        chunk = lines.chunk(chunk.first, state.chunks[stop - 1].last, chunk.blank)
        kept = [i for i in chunk.indices if lines.row(i)]
        days = days_of([lines.row(i) for i in kept])
        state.put(_closer(state, list(zip(kept, days, strict=True))))
        return stop
    parts = day_and_name(state.view, chunk) if state.named and not state.after_head else ()
    if parts and (index + 1 in state.heads or index + 1 == len(state.chunks)):
        state.put(Block("closer", chunk.extent, parts, (), "bare.signature", Certainty.MEDIUM, _WHY))
        return index + 1
    ended = state.letters and _ends_text(state, index)
    ends = ended or index + 1 in state.heads or index + 1 == len(state.chunks)
    if not ends or chunk.height > SIGNERS or not state.found.pieces or state.after_head:
        return 0
    rows = lines.rows(chunk)
    if POSTSCRIPT.match(rows[0]):
        return 0
    below_office = (
        is_office(rows[0]) and signs_by_itself(rows) and not is_addressed(state.view)
    )  # who signs a report
    days = list(map(is_day_alone, rows))
    signs = [
        is_signature(row) or (is_name(row) and (day or not is_dateline(row))) or below_office
        for row, day in zip(rows, days, strict=True)
    ]
    if state.named:
        good = any(signs) and any(days) and all(map(or_, signs, days))
    else:
        good = signs[0] and is_aside(state.view, chunk)
    # (A story may end with “Sunday.”)
    dated = any(day and any(map(str.isdigit, row)) for row, day in zip(rows, days, strict=True))
    alone = state.named and ". " not in rows[0]  # not “ADA PELL. HALLOW June 16, 1894.”
    dates = (ended or alone) and len(rows) <= _TWO and dated and all(map(or_, signs, days))
    good = (
        good
        or dates
        or (
            ended and len(rows) == 1 and not takes_leave(state.view, index - 1) and _is_author(state, rows[0])
        )
        or index in state.part_ends
        or signs_letter(state.view, state.heads, index)
        or below_office
    )
    if not good:
        return 0
    days = [day and not name for name, day in zip(signs, days, strict=True)]
    state.put(_closer(state, list(zip(chunk.indices, days, strict=True))))
    state.ended = state.ended or ended
    return index + 1


def _is_author(state: State, row: str) -> bool:
    """“A. LEBRUN.”: initials and the surname of the author whom the title page names."""
    *first, last = row.rstrip(" .").split() or [""]  # a line of stops has no word
    if not first or len(first) >= SIGNERS or not all(part[0].isupper() for part in first):
        return False
    names = (agent.name for agent in (*state.view.known.authors, *state.found.metadata.authors))
    return any((n.surname.casefold(), n.forename[:1]) == (last.casefold(), first[0][0]) for n in names)


def _ends_text(state: State, index: int) -> bool:
    """Nothing but notes, an index or the like stands below, perhaps behind a row of stars."""
    below, chunks = index + 1, state.chunks
    if below < len(chunks) and BREAK.match(state.view.words(chunks[below])):
        below += 1
    if below >= len(chunks):
        return state.found.pieces[-1].block.element == "p" if state.found.pieces else False
    heading = state.heads.get(below)
    if heading is None:
        return below >= _notes_at_end(state.view)
    plain = without_stop(state.view.words_at(below))
    # “Notes” that come again below other chapters are those of a chapter.
    return plain in w.BACK and not any(
        i > below and without_stop(state.view.words_at(i)) == plain for i in state.heads
    )


@lru_cache(maxsize=4)
def _notes_at_end(view: View) -> int:
    """The chunk from which on each begins with the label of a note; found once, for it is asked at each note."""
    first = len(view.chunks)
    while first and label_at(view.words_at(first - 1), 0):
        first -= 1
    return first


def _closer(state: State, rows: list[tuple[int, bool]]) -> Block:
    """Lines, each with whether it is a day, as a closer."""
    made: list[Block] = []
    for row, (line, day) in enumerate(rows):
        extent = state.view.lines.extent_of(line)
        if day and row and rows[row - 1][1]:
            made[-1] = replace(made[-1], extent=Extent(made[-1].extent.start, extent.end))
            state.lines_in(state.view.lines.chunk(rows[row - 1][0], line + 1))
        else:
            made.append(Block("dateline" if day else "signed", extent, rule="bare.signature"))
    return holding("closer", made, "bare.signature", (), Certainty.MEDIUM, _WHY)
