"""Who signs a text or a division of it, amid running text."""

from __future__ import annotations

from operator import or_
from typing import TYPE_CHECKING

from teiwright.conventions.flow_divisions import is_signature
from teiwright.conventions.formulas import is_dateline
from teiwright.conventions.letter_lines import is_addressed, is_office, signs_by_itself
from teiwright.conventions.names_amid_headings import signs_letter
from teiwright.conventions.typed_title import is_name
from teiwright.conventions.widths import is_aside
from teiwright.model import Block, Certainty, Extent

if TYPE_CHECKING:
    from teiwright.conventions.flow_state import State

SIGNERS = 4
"""Lines of a signature at most."""


def put_signature(state: State, index: int) -> bool:
    """Put the lines that sign a text or a division of it: names and days below a preface, or names at the right below the last paragraph."""
    chunk, lines = state.chunks[index], state.view.lines
    ends = index + 1 in state.heads or index + 1 == len(state.chunks)
    if not ends or chunk.last - chunk.first > SIGNERS or not state.found.pieces or state.after_head:
        return False
    rows = [lines.raw[i].strip() for i in range(chunk.first, chunk.last)]
    below_office = (
        is_office(rows[0]) and signs_by_itself(rows) and not is_addressed(state.view)
    )  # who signs a report
    signs = [is_signature(row) or is_name(row) or below_office for row in rows]
    days = [is_dateline(row) for row in rows]
    if state.named:
        good = any(signs) and any(days) and all(map(or_, signs, days))
    else:
        good = signs[0] and is_aside(state.view, chunk)
    good = good or signs_letter(state.view, state.heads, index) or below_office
    if not good:
        return False
    parts = tuple(
        Block(
            "dateline" if day and not name else "signed",
            Extent(*lines.extent_of(i)),
            rule="bare.signature",
        )
        for i, name, day in zip(range(chunk.first, chunk.last), signs, days, strict=True)
    )
    state.put(
        Block(
            "closer",
            Extent(chunk.start, chunk.end),
            parts,
            (),
            "bare.signature",
            Certainty.MEDIUM,
            "names below the last paragraph",
        )
    )
    return True
