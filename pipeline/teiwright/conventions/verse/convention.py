"""Poems: lines that begin with capitals and end of their own will, in groups between blank lines."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING

from teiwright.conventions.capitals import is_upper
from teiwright.conventions.dating import dated_at_start
from teiwright.conventions.drama.role_names import ALONE, BEFORE, TITLED
from teiwright.conventions.end_marks import CLOSES
from teiwright.conventions.flow.stream import RULES as FLOW_RULES
from teiwright.conventions.flow.stream import flow
from teiwright.conventions.layout import SENTENCE
from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.letters.formulas import SALUTE_RUN_ON, greets
from teiwright.conventions.lists.entries import are_entries
from teiwright.conventions.notes.forms import is_head
from teiwright.conventions.recitals import ENACTS
from teiwright.conventions.tables.tables import are_led, has_columns
from teiwright.conventions.verse.free_verse import is_free
from teiwright.conventions.verse.rhymes import assonant, rhyming
from teiwright.conventions.verse.stanzas import STANZA_NUMBER, is_label
from teiwright.conventions.verse.verses import OPENING, has_label, is_entry
from teiwright.conventions.view import Answer
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import Found, View

NAME = "verse"
TITLE = "verse"
RULES = FLOW_RULES
LONG = 150
"""No line of verse is longer (characters); of the long lines of free verse few are."""
SAID = 0.3
"""So many lines of verse never begin with a name in capitals and its stop."""
NAMED = 0.4
"""So many never begin with a name in small letters that comes again."""
SPEAKER = 60
"""Characters of the line with the name of who speaks."""
PLACES, ROWS = 4, 15
"""A long chunk is looked at in so many places, so many lines in each: it may begin with a title page or contents."""
_NUMBERS = lazy(r"^\d{1,3}[.)]?\s|(?:(?<!\s)\s{3,}|\t)\d{1,4}$|\[?\(?\d{1,3}[\])]?$")
"""The number of a stanza or a line, and the marker of a note."""
WORDS = 3.5
"""Words of a line of verse, in the mean, where hardly any ends with a stop or comma."""
FEW = 2
"""Blocks of a letter without blank lines, at most."""
TOP, BELOW = 10, 6
"""Lines at the beginning and the end of a letter."""


def recognise(view: View) -> Answer:
    """Most lines stand in groups, begin with capitals, and do not end where the margin or a sentence does."""
    excuse = "most lines are not verse"
    chunks = view.runs
    if view.layout.width or view.layout.kind != "blank" or not chunks:
        return Answer((), excuse)
    chunks = chunks[:: max(1, len(chunks) // 600)]
    count = _count(view, chunks)
    total, grouped = count["total"], count["grouped"]
    if total < 6 or grouped < 0.6 * total or count["long"] > 0.05 * total:
        return Answer((), excuse)
    why_not = _why_not(view, chunks, count)
    if why_not:
        return Answer((), why_not)
    signs = [f"{100 * grouped // total} % of the lines stand in groups that no margin explains"]
    if count["capital"] >= 0.8 * grouped:
        signs.append(f"{100 * count['capital'] // grouped} % of them begin with a capital")
    elif (rhymed := _rhymed(view, chunks)) >= 0.5 * grouped:
        signs.append(f"{100 * rhymed // grouped} % of them rhyme")
    elif is_free(list(_rows(view, chunks)), numbered=_are_numbered(view, chunks)):
        signs.append("the lines begin small, end of their own will, and go on with each other")
    elif view.language == "es" and _is_romance(view, chunks):
        signs.append("every other line ends with the same vowels")
    if count["open"] >= 0.4 * grouped:
        signs.append(f"{100 * count['open'] // grouped} % of them do not end a sentence")
    return Answer(tuple(signs), excuse, needed=3)


def _why_not(view: View, chunks: list[Chunk], count: Counter[str]) -> str:
    """What else the groups of lines are; empty where nothing says so."""
    total, grouped = count["total"], count["grouped"]
    rows = [line for c in chunks if c.height > 1 for line in view.lines.typed(c)]
    if has_columns(rows) or are_led(rows):
        return "the lines have columns"
    if count["entry"] >= 0.2 * total:
        return "the lines are entries, with dates or labels"
    if count["paragraph"] >= count["group"]:
        return "as many paragraphs as groups of lines"
    if count["enacting"] > 1 and count["enacting"] >= 0.2 * total:
        return "the lines are those of a resolution or statute"
    if (
        count["words"] < WORDS * grouped
        and 10 * (grouped - count["bare"]) < grouped
        and 2 * _rhymed(view, chunks) < grouped
    ):
        return "lines of a word or two without a stop: a list"
    if _is_letter(view) and 2 * _rhymed(view, chunks) < grouped:
        return "a greeting and a day, as a letter has them"
    if 2 * count["figures"] > grouped and 2 * _rhymed(view, chunks) < grouped:
        return "most lines hold figures"
    if count["said"] >= SAID * total or (_speak_in_turn(rows) and 2 * _rhymed(view, chunks) < grouped):
        return "the lines begin with names of those who speak"
    if _are_speeches(view, chunks):
        return "names that come again stand above the lines"
    if view.titled_runs:
        return "short lines head the paragraphs right below them"
    return ""


def _are_numbered(view: View, chunks: list[Chunk]) -> bool:
    """A number stands on a line of its own above every group of lines."""
    return all(
        is_label(view.words(above)) and above.height == 1
        for above, chunk in itertools.pairwise(chunks)
        if chunk.height > 1
    )


def _is_romance(view: View, chunks: list[Chunk]) -> bool:
    """A Spanish romance: all its groups of lines end alike in every other line; each begins large."""
    rows = [view.lines.rows(c) for c in chunks if c.height > 1]
    begun = all(group[0].lstrip(OPENING)[:1].isupper() and len(group) % 2 == 0 for group in rows)
    return begun and assonant([row for group in rows for row in group])


def _speak_in_turn(rows: list[str]) -> bool:
    """Many lines begin with a name in small letters and its stop, and several names come again: “Anna. Wer ist da?”."""
    begun = [m["name"] for row in rows if (m := TITLED.match(row.strip()[:140]))]
    again = {name: n for name, n in Counter(begun).items() if n > 1}
    return len(again) > 1 and sum(again.values()) >= NAMED * len(rows)


def _are_speeches(view: View, chunks: list[Chunk]) -> bool:
    """Half of the groups of lines or more stand below a name in capitals, and there are several that come again: those who speak in a play."""
    groups = [c for c in chunks if c.height > 1]
    rows = [row for c in groups if not is_label(row := view.lines.row(c.first))]
    names = Counter(m["name"] for row in rows if len(row) <= SPEAKER and (m := ALONE.match(row)))
    return 2 * names.total() >= len(groups) and len(names) > 1 and names.total() > len(names)


def _is_letter(view: View) -> bool:
    """Without blank lines between them: among the first lines somebody is greeted, and there or at the end stands a day."""
    if len(view.runs) > FEW:
        return False  # stanzas
    rows = [line.strip() for line in view.lines.raw if line.strip()]
    return any(greets(row, alone=True) or SALUTE_RUN_ON.match(row) for row in rows[:TOP]) and any(
        map(is_dateline, (*rows[:TOP], *rows[-BELOW:]))
    )


def _rhymed(view: View, chunks: list[Chunk]) -> int:
    """How many lines of groups rhyme, be it with one of the group next to theirs, as in the last stanzas of a sonnet."""
    return rhyming([line for rows in _rows(view, chunks) if len(rows) > 1 for line in rows])


def _rows(view: View, chunks: list[Chunk]) -> Iterator[list[str]]:
    """Some lines of some chunks, up to the notes."""
    grouped = False
    for chunk in chunks:
        if grouped and chunk.length <= SENTENCE and is_head(view.words(chunk)):
            return
        raw = view.lines.raw
        count = chunk.height
        grouped = grouped or count > FEW  # before them, “Notes” stands in the contents
        if count <= PLACES * ROWS:
            yield raw[chunk.first : chunk.last]
            continue
        begins = (chunk.first + place * count // PLACES for place in range(PLACES))
        yield [line for begin in begins for line in raw[begin : begin + ROWS]]


def _count(view: View, chunks: list[Chunk]) -> Counter[str]:
    """What is to be seen in the lines of some chunks."""
    seen: Counter[str] = Counter()
    for rows in _rows(view, chunks):
        if len(rows) == 1:
            line = rows[0].strip()
            seen["total"] += 1
            seen["long"] += len(line) > LONG
            seen["paragraph"] += len(line) > SENTENCE and line[-1] in f".!?:{CLOSES}"
            continue
        listed = sum(1 for row in rows if row.rstrip()[-1:].isdigit())
        seen["group"] += sum(1 for row in rows if not row.isupper()) > 1 and 2 * listed < len(rows)
        listed_alike = are_entries([row.strip() for row in rows])
        figured = any(map(str.isdigit, set("".join(rows))))
        first = rows[0].strip()
        numbered = STANZA_NUMBER.sub("", first, 1) if len(rows) >= PLACES else first
        for line in (numbered, *map(str.strip, rows[1:])):
            if is_label(line):
                continue  # the number of a stanza
            seen["total"] += 1
            seen["grouped"] += 1
            seen["long"] += len(line) > LONG
            seen["said"] += BEFORE.match(line[:140]) is not None
            seen["enacting"] += ENACTS.match(line) is not None
            seen["entry"] += listed_alike or _is_entry(line)
            seen["figures"] += figured and any(map(str.isdigit, _NUMBERS.sub("", line)))
            seen["capital"] += line.lstrip(OPENING)[:1].isupper()
            seen["words"] += line.count(" ") + 1
            seen["bare"] += line[-1].isalnum() or line[-1] in ")]"
            seen["open"] += line[-1] not in '.!?:…”"'
    return seen


def _is_entry(line: str) -> bool:
    """A line with a label, a date or a mark of quotation before it, or with figures between its commas."""
    return has_label(line) or line[0] in ">|" or dated_at_start(line) is not None or is_entry(line)


def pieces(view: View) -> Found:
    """Headings and groups of lines."""
    return flow(view.divided(with_titles_apart(view)), verse=True)


def with_titles_apart(view: View) -> list[Chunk]:
    """The chunks, with a first line in capitals above lines in small letters as one of its own, if half of the groups of lines begin so, and no two alike."""
    raw = view.lines.raw
    groups = [c for c in view.chunks if c.height > FEW]
    titled = {
        c
        for c in groups
        if is_upper(raw[c.first].strip())
        and not is_label(raw[c.first])
        and not any(row.isupper() for row in raw[c.first + 1 : c.last])
    }
    if len({raw[c.first] for c in titled}) < max(FEW, len(groups) / 2):
        return view.chunks
    return view.lines.with_first_apart(view.chunks, {c.first for c in titled})
