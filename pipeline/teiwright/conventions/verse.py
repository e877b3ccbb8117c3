"""Poems: lines that begin with capitals and end of their own will, in groups between blank lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions.flow import RULES as FLOW_RULES
from teiwright.conventions.flow import flow
from teiwright.conventions.layout import SENTENCE
from teiwright.conventions.note_forms import is_head
from teiwright.conventions.tables import has_columns
from teiwright.conventions.verses import ENACTS, is_label
from teiwright.conventions.view import Answer

if TYPE_CHECKING:
    from teiwright.conventions.view import Found, View

NAME = "verse"
TITLE = "verse"
RULES = FLOW_RULES
LONG = 150
"""No line of verse is longer (characters); of the long lines of free verse few are."""
_OPENING = "\"“‘«„'([—–-…._*¿¡"


def recognise(view: View) -> Answer:
    """Most lines stand in groups, begin with capitals, and do not end where the margin or a sentence does."""
    excuse = "most lines are not verse"
    chunks = view.runs
    if view.layout.width or view.layout.kind != "blank" or not chunks:
        return Answer((), excuse)
    step = max(1, len(chunks) // 600)
    sentences = groups = 0
    total = grouped = capital = open_end = long = enacting = 0
    for chunk in chunks[::step]:
        if is_head(view.words(chunk)):
            break  # Notes follow.
        count = chunk.last - chunk.first
        rows = view.lines.raw[chunk.first : min(chunk.last, chunk.first + 60)]
        listed = sum(1 for row in rows if row.rstrip()[-1:].isdigit())
        groups += sum(1 for row in rows if not row.isupper()) > 1 and 2 * listed < count
        sentences += count == 1 and len(rows[0]) > SENTENCE and rows[0].rstrip()[-1:] in tuple('.!?:”"»')
        for index in range(chunk.first, min(chunk.last, chunk.first + 60)):
            line = view.lines.raw[index].strip()
            if count > 1 and is_label(line):
                continue  # the number of a stanza
            total += 1
            grouped += count > 1
            long += len(line) > LONG
            enacting += ENACTS.match(line) is not None
            if count > 1:
                capital += line.lstrip(_OPENING)[:1].isupper()
                open_end += line[-1] not in '.!?:…”"'
    if total < 6 or grouped < 0.6 * total or long > 0.05 * total:
        return Answer((), excuse)
    rows = [line for c in chunks[::step] if c.last - c.first > 1 for line in view.lines.raw[c.first : c.last]]
    if has_columns(rows):
        return Answer((), "the lines have columns")
    if sentences >= groups:
        return Answer((), "as many paragraphs as groups of lines")
    if enacting > 1 and enacting >= 0.2 * total:
        return Answer((), "the lines are those of a resolution or statute")
    signs = []
    if grouped >= 0.6 * total:
        signs.append(f"{100 * grouped // total} % of the lines stand in groups that no margin explains")
    if capital >= 0.8 * grouped:
        signs.append(f"{100 * capital // grouped} % of them begin with a capital")
    if open_end >= 0.4 * grouped:
        signs.append(f"{100 * open_end // grouped} % of them do not end a sentence")
    return Answer(tuple(signs), excuse, needed=3)


def pieces(view: View) -> Found:
    """Headings and groups of lines."""
    return flow(view, verse=True)
